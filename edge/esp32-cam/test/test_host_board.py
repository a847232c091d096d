"""The board's logic over real sockets, against a real WebSocket server that restarts, vanishes and commands."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "drone-sender/test"))
from sink import PATIENCE, Network, WebSocketSink  # noqa: E402

JPEG = b"\xff\xd8" + bytes(range(256)) * 120 + b"\xff\xd9"
FPS = 25


class HostBoardTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        picture = pathlib.Path(folder.name) / "picture.jpg"
        picture.write_bytes(JPEG)
        self.sink = WebSocketSink()
        self.addCleanup(self.sink.end)
        self.network = Network(self.sink)
        self.addCleanup(self.network.end)
        self.log = pathlib.Path(folder.name) / "log"
        with self.log.open("w") as log:
            board = subprocess.Popen([HERE.parent / "build/host_board", f"ws://127.0.0.1:{self.network.port}", picture,
                                      "garden", str(FPS)], stdout=log, env={**os.environ, "SKYLENS_TOKEN": "secret"})
        self.addCleanup(board.wait)
        self.addCleanup(board.kill)
        self.first = self.sink.wait(lambda arrival: True)

    def wait_for_frame_captured_now(self, seconds=5):
        now = time.time_ns() // 1000
        return self.sink.wait(lambda arrival: arrival.captured_at > now, seconds)

    def wait_for_line(self, text, seconds=10, times=1):
        until = time.monotonic() + seconds * PATIENCE
        while self.log.read_text().count(text) < times:
            self.assertLess(time.monotonic(), until, self.log.read_text())
            time.sleep(0.02)

    def assert_nothing_came_twice_or_out_of_order(self):
        self.assertEqual(self.sink.twice(), set())
        sequences = [arrival.sequence for arrival in self.sink.arrivals]
        self.assertEqual(sequences, sorted(sequences))

    def test_should_say_who_sends_which_picture_when(self):
        self.assertEqual((self.first.drone, self.first.token), ("garden", "secret"))
        self.assertEqual(self.first.jpeg, JPEG)
        self.assertAlmostEqual(self.first.captured_at / 1e6, time.time(), delta=2 * PATIENCE)

    def test_should_keep_to_its_rate(self):
        last = self.sink.wait(lambda arrival: arrival.at > self.first.at + 2)
        frames_a_second = (last.sequence - self.first.sequence) / (last.at - self.first.at)
        self.assertLess(frames_a_second, FPS + 2 * PATIENCE)
        self.assertGreater(frames_a_second, (FPS - 2) / PATIENCE)

    def test_should_be_back_with_a_new_picture_when_the_server_restarts(self):
        self.sink.stop()
        time.sleep(0.5)
        self.sink.start()
        self.wait_for_frame_captured_now()
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_give_up_a_line_that_is_dead_and_be_back(self):
        self.network.cut()
        self.wait_for_line("silent for too long", 12)
        self.network.mend()
        mended_at = time.time_ns() // 1000
        back = self.sink.wait(lambda arrival: arrival.session > 0, 5)
        self.assertGreater(back.captured_at, mended_at - 200_000 * PATIENCE)
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_obey_the_server(self):
        self.sink.tell('{"type":"set","quality":40,"size":"320x240","fps":5}')
        self.wait_for_line("camera: 320x240, quality 40, 5 frames a second")

    def test_should_begin_a_new_connection_with_settings_of_its_own(self):
        self.sink.tell('{"type":"set","quality":40,"size":"320x240","fps":5}')
        self.wait_for_line("camera: 320x240")
        before = self.log.read_text().count("camera: 640x480")
        self.sink.stop()
        self.sink.start()
        self.wait_for_line("camera: 640x480", times=before + 1)

    def test_should_say_why_it_was_refused_and_try_again(self):
        self.sink.refuse = 401
        self.sink.stop()
        self.sink.start()
        self.wait_for_line("server: refuses, HTTP 401")
        self.sink.refuse = None
        self.wait_for_frame_captured_now()


if __name__ == "__main__":
    unittest.main()
