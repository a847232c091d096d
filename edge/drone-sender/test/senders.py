"""What holds of the sender over either protocol: a process of its own against real sockets that nothing keeps away."""
import pathlib
import subprocess
import sys
import tempfile
import time

import cv2
import numpy

from sink import PATIENCE, Network

PROGRAM = pathlib.Path(__file__).resolve().parents[1] / "drone_sender.py"
FPS = 10
SLACK = 0.2 * PATIENCE
"""Seconds from a picture's capture to its sending."""


def make_video(path):
    """Twelve pictures, each of its own grey, at 25 a second."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 25, (160, 120))
    for count in range(12):
        writer.write(numpy.full((120, 160, 3), 20 * count, numpy.uint8))
    writer.release()


class SenderTest:
    """To be inherited beside a TestCase, with the server as `make_sink` and its arrivals' time as `captured_at`."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        video = pathlib.Path(folder.name) / "flight.avi"
        make_video(video)
        self.sink = self.make_sink()
        self.addCleanup(self.sink.end)
        self.network = Network(self.sink)
        self.addCleanup(self.network.end)
        command = [sys.executable, str(PROGRAM), f"{self.sink.scheme}://127.0.0.1:"
                   f"{self.network.port}", "--drone", "alpha", "--camera", str(video), "--fps", str(FPS),
                   "--token", "secret"]
        self.log = pathlib.Path(folder.name) / "log"
        with self.log.open("w") as log:
            sender = subprocess.Popen(command, stdout=log)
        self.addCleanup(sender.wait)
        self.addCleanup(sender.kill)
        self.first = self.sink.wait(lambda arrival: True)

    def wait_for_frame_captured_now(self):
        now = time.time()
        return self.sink.wait(lambda arrival: self.captured_at(arrival) > now, 5)

    def wait_for_line(self, text, seconds=10):
        until = time.monotonic() + seconds * PATIENCE
        while time.monotonic() < until:
            for line in self.log.read_text().splitlines():
                if text in line:
                    return line
            time.sleep(0.02)
        raise AssertionError(f"no line with {text!r} in {self.log.read_text()}")

    def assert_nothing_came_twice_or_out_of_order(self):
        self.assertEqual(self.sink.twice(), set())
        sequences = [arrival.sequence for arrival in self.sink.arrivals]
        self.assertEqual(sequences, sorted(sequences))

    def test_should_say_who_sends_which_picture_when(self):
        self.assertEqual((self.first.drone, self.first.token), ("alpha", "secret"))
        self.assertEqual(self.first.sequence, 0)
        self.assertAlmostEqual(self.captured_at(self.first), time.time(), delta=2 * PATIENCE)
        picture = cv2.imdecode(numpy.frombuffer(self.first.jpeg, numpy.uint8), cv2.IMREAD_COLOR)
        self.assertEqual(picture.shape, (120, 160, 3))

    def test_should_play_a_file_in_a_loop_no_faster_than_the_limit(self):
        last = self.sink.wait(lambda arrival: arrival.sequence == 20)
        frames_a_second = 20 / (last.at - self.first.at)
        self.assertLess(frames_a_second, FPS * (1 + 0.1 * PATIENCE))
        self.assertGreater(frames_a_second, FPS * 0.5 / PATIENCE)

    def test_should_be_back_with_a_new_picture_when_the_server_restarts(self):
        self.sink.stop()
        time.sleep(0.5)
        self.sink.start()
        self.wait_for_frame_captured_now()
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_be_back_with_a_new_picture_when_the_network_was_cut(self):
        self.network.cut()
        time.sleep(0.8 + SLACK)
        self.network.mend()
        mended_at, mended = time.time(), time.monotonic()
        self.wait_for_frame_captured_now()
        late = [a for a in self.sink.arrivals if self.captured_at(a) < mended_at - SLACK and a.at > mended]
        self.assertLessEqual(len(late), 1, "only the frame that was on its way may be old")
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_give_up_a_connection_that_answers_no_more(self):
        self.network.cut()
        line = self.wait_for_line("no link")
        self.assertIn("trying again", line)
        self.network.mend()
        self.wait_for_frame_captured_now()
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_say_why_it_was_refused_and_try_again(self):
        self.sink.refuse = 401
        self.sink.stop()
        self.sink.start()
        line = self.wait_for_line("HTTP 401")
        self.assertIn("no link to", line)
        self.sink.refuse = None
        self.wait_for_frame_captured_now()
