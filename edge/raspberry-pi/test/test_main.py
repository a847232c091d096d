"""The program as systemd runs it."""
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

from pictures import make_video
from skylens_pi import __main__ as program
from skylens_pi.h264 import H264Stream
from skylens_pi.settings import Settings
from skylens_pi.station import Station
from tcp_sink import PATIENCE, TcpSink

HOME = pathlib.Path(__file__).resolve().parents[1]


class HeadlessTest(unittest.TestCase):
    def test_should_send_until_it_is_told_to_end(self):
        sink = TcpSink()
        self.addCleanup(sink.end)
        with tempfile.TemporaryDirectory() as folder:
            video = pathlib.Path(folder) / "flight.avi"
            make_video(video)
            config = pathlib.Path(folder) / "skylens-pi.toml"
            config.write_text(f'url = "tcp://127.0.0.1:{sink.port}"\ndrone = "garden"\ncamera = "{video}"\n')
            process = subprocess.Popen([sys.executable, "-m", "skylens_pi", "--headless", "--config", str(config)],
                                       cwd=HOME, stdout=subprocess.PIPE, text=True)
            self.addCleanup(process.kill)
            self.assertEqual(sink.wait(lambda arrival: arrival.sequence == 5).drone, "garden")
            process.send_signal(signal.SIGTERM)
            said, _ = process.communicate(timeout=10 * PATIENCE)
        self.assertEqual(process.returncode, 0)
        self.assertIn(f"connected to tcp://127.0.0.1:{sink.port} as garden", said)

    def test_should_end_for_systemd_to_start_it_anew_when_the_camera_hangs(self):
        hanging = """
import sys, time
from skylens_pi import __main__ as program, camera
class Hanging:
    def run(self, feed):
        time.sleep(600)
camera.OpenCvCamera = lambda name: Hanging()
program.GIVE_UP_SECONDS = 1
sys.argv = ["skylens_pi", "--headless", "--url", "tcp://127.0.0.1:1", "--camera", "0"]
program.main()
"""
        ended = subprocess.run([sys.executable, "-c", hanging], cwd=HOME, capture_output=True, text=True,
                               timeout=20 * PATIENCE)
        self.assertEqual(ended.returncode, 1, ended.stderr)
        self.assertIn("no picture for 1 s: ending", ended.stdout)

    def test_should_choose_by_the_url_what_to_send(self):
        self.assertIsInstance(program.make_station(Settings(url="wss://x")), Station)
        for url in ("rtsp://x/y", "srt://x:9000"):
            self.assertIsInstance(program.make_station(Settings(url=url)), H264Stream)


if __name__ == "__main__":
    unittest.main()
