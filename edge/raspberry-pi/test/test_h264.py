"""The commands are compared as text for every kind of board; the software path is run for real where ffmpeg is."""
import logging
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import unittest
import unittest.mock

from pictures import make_video
from skylens_pi import h264
from skylens_pi.settings import Settings
from tcp_sink import PATIENCE

ENCODER = ["-pix_fmt", "yuv420p", "-b:v", "4000000", "-g", "30"]


class CommandsTest(unittest.TestCase):
    def commands(self, url="srt://10.0.0.2:9000", programs=(), has_encoder=False, **settings):
        with unittest.mock.patch.object(h264.shutil, "which", lambda name: name if name in programs else None), \
                unittest.mock.patch.object(h264, "HARDWARE_ENCODER", "/dev/null" if has_encoder else "/none"):
            return [" ".join(command) for command in h264.commands(Settings(url=url, **settings))]

    def test_should_let_the_pi_film_and_encode_and_ffmpeg_only_pack(self):
        for program in ("rpicam-vid", "libcamera-vid"):
            film, pack = self.commands(programs=[program])
            self.assertEqual(film, f"{program} --timeout 0 --nopreview --codec h264 --inline --output - --width 1280 "
                                   "--height 720 --framerate 30 --bitrate 4000000 --intra 30")
            self.assertTrue(pack.endswith("-f h264 -framerate 30 -i - -c copy -f mpegts srt://10.0.0.2:9000"), pack)

    def test_should_use_the_boards_encoder_for_a_v4l2_camera_where_there_is_one(self):
        command, = self.commands(has_encoder=True)
        self.assertIn("-f v4l2 -framerate 30 -video_size 1280x720 -i /dev/video0 -an -c:v h264_v4l2m2m", command)

    def test_should_encode_in_software_elsewhere(self):
        command, = self.commands(camera="2")
        self.assertIn("-i /dev/video2 -an -c:v libx264 -preset ultrafast -tune zerolatency", command)

    def test_should_send_rtsp_over_tcp(self):
        command, = self.commands(url="rtsp://10.0.0.2:8554/garden")
        self.assertTrue(command.endswith("-f rtsp -rtsp_transport tcp rtsp://10.0.0.2:8554/garden"), command)


@unittest.skipUnless(shutil.which("ffmpeg"), "ffmpeg is not installed")
class RealStreamTest(unittest.TestCase):
    def setUp(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.video = str(pathlib.Path(folder.name) / "flight.avi")
        make_video(self.video, frames=50)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def receive(self, *options):
        """A listening ffmpeg that ends when it has decoded 20 frames."""
        command = ["ffmpeg", "-v", "error", "-nostdin", "-analyzeduration", "500000", *options,
                   "-frames:v", "20", "-f", "null", "-"]
        receiver = subprocess.Popen(command)
        self.addCleanup(receiver.wait)
        self.addCleanup(receiver.kill)
        return receiver

    def start(self, url):
        stream = h264.H264Stream(Settings(url=url, camera=self.video, fps=25))
        stream.start()
        self.addCleanup(stream.stop)
        return stream

    def assert_received(self, *options):
        """Once: a receiver on a busy machine may not make out the stream at its first attempt."""
        until = time.monotonic() + 30 * PATIENCE
        while self.receive(*options).wait(30 * PATIENCE) != 0:
            self.assertLess(time.monotonic(), until, "received in vain")
            time.sleep(0.2)

    def test_should_stream_by_srt_and_come_back_to_a_new_server(self):
        listener = f"srt://127.0.0.1:{self.port}?mode=listener"
        stream = self.start(f"srt://127.0.0.1:{self.port}")
        self.assert_received("-i", listener)
        until = time.monotonic() + 10 * PATIENCE
        while stream.sent == 0:
            self.assertLess(time.monotonic(), until, "nothing was counted")
            time.sleep(0.01)
        self.assert_received("-i", listener)

    def test_should_stream_by_rtsp(self):
        url = f"rtsp://127.0.0.1:{self.port}/garden"
        self.start(url)
        self.assert_received("-rtsp_flags", "listen", "-i", url)

    def test_should_end_programs_that_stand_still_and_when_stopped(self):
        begun, popen = [], subprocess.Popen

        def begin(*command, **options):
            begun.append(popen(*command, **options))
            return begun[-1]
        with unittest.mock.patch.object(h264, "SILENCE_SECONDS", 0.3), \
                unittest.mock.patch.object(h264, "commands", lambda settings: [["sleep", "600"]]), \
                unittest.mock.patch.object(h264.subprocess, "Popen", begin):
            stream = self.start("srt://127.0.0.1:1")
            until = time.monotonic() + 10 * PATIENCE
            while len(begun) < 2 and time.monotonic() < until:
                time.sleep(0.01)
            stream.stop()
        self.assertGreaterEqual(len(begun), 2)
        self.assertTrue(all(program.poll() is not None for program in begun))


if __name__ == "__main__":
    unittest.main()
