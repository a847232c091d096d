"""The sender as a process of its own against real sockets: what it sends, and that nothing keeps it away."""
import asyncio
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest
from datetime import datetime, timedelta, timezone

import cv2
import numpy

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
import drone_sender  # noqa: E402
from sink import HttpSink, Network, WebSocketSink  # noqa: E402

GOLDEN = HERE.parents[2] / "contract/src/test/resources/golden/device-prefix.json"
FPS = 20


def make_video(path):
    """Twelve pictures, each of its own grey, at 25 a second."""
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 25, (160, 120))
    for count in range(12):
        writer.write(numpy.full((120, 160, 3), 20 * count, numpy.uint8))
    writer.release()


class BytesTest(unittest.TestCase):
    def send_golden_vectors(self, link, sink):
        self.addCleanup(sink.end)
        vectors = json.loads(GOLDEN.read_text())

        async def send_all():
            async with link(f"{sink.scheme}://127.0.0.1:{sink.port}", "alpha", {}) as send:
                for vector in vectors:
                    await send(vector["sequence"], vector["capturedAtMicros"], b"\xff\xd8\xff\xd9")
        asyncio.run(send_all())
        self.assertEqual([arrival.jpeg for arrival in sink.arrivals], [b"\xff\xd8\xff\xd9"] * len(vectors))
        return zip(vectors, sink.arrivals)

    def test_should_write_the_prefix_of_the_golden_vectors(self):
        for vector, arrival in self.send_golden_vectors(drone_sender.over_websocket, WebSocketSink()):
            self.assertEqual(arrival.prefix.hex(), vector["hex"])

    def test_should_say_the_same_in_headers(self):
        for vector, arrival in self.send_golden_vectors(drone_sender.over_http, HttpSink()):
            self.assertEqual(arrival.sequence, vector["sequence"])
            self.assertEqual(datetime.fromisoformat(arrival.captured_at),
                             datetime.fromtimestamp(0, timezone.utc)
                             + timedelta(microseconds=vector["capturedAtMicros"]))


class SenderTest:
    """What holds over either protocol."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        video = pathlib.Path(folder.name) / "flight.avi"
        make_video(video)
        self.sink = self.make_sink()
        self.addCleanup(self.sink.end)
        self.network = Network(self.sink)
        self.addCleanup(self.network.end)
        command = [sys.executable, str(HERE.parent / "drone_sender.py"), f"{self.sink.scheme}://127.0.0.1:"
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
        until = time.monotonic() + seconds
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
        self.assertAlmostEqual(self.captured_at(self.first), time.time(), delta=2)
        picture = cv2.imdecode(numpy.frombuffer(self.first.jpeg, numpy.uint8), cv2.IMREAD_COLOR)
        self.assertEqual(picture.shape, (120, 160, 3))

    def test_should_play_a_file_in_a_loop_no_faster_than_the_limit(self):
        last = self.sink.wait(lambda arrival: arrival.sequence == 30)
        frames_a_second = 30 / (last.at - self.first.at)
        self.assertLess(frames_a_second, FPS * 1.1)
        self.assertGreater(frames_a_second, FPS * 0.5)

    def test_should_be_back_with_a_new_picture_when_the_server_restarts(self):
        self.sink.stop()
        time.sleep(0.5)
        self.sink.start()
        self.wait_for_frame_captured_now()
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_be_back_with_a_new_picture_when_the_network_was_cut(self):
        self.network.cut()
        time.sleep(1)
        self.network.mend()
        mended_at, mended = time.time(), time.monotonic()
        self.wait_for_frame_captured_now()
        late = [a for a in self.sink.arrivals if self.captured_at(a) < mended_at - 0.2 and a.at > mended]
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
        line = self.wait_for_line("401")
        self.assertIn("no link to", line)
        self.sink.refuse = None
        self.wait_for_frame_captured_now()


class OverWebSocketTest(SenderTest, unittest.TestCase):
    make_sink = WebSocketSink

    @staticmethod
    def captured_at(arrival):
        return arrival.captured_at / 1e6

    def test_should_print_what_the_server_says_and_go_on(self):
        for _ in range(40):  # more than the library's queue holds
            self.sink.tell('{"type":"set","fps":5}')
        line = self.wait_for_line("server says")
        self.assertIn('{"type":"set","fps":5}', line)
        self.wait_for_frame_captured_now()


class OverHttpTest(SenderTest, unittest.TestCase):
    make_sink = HttpSink

    @staticmethod
    def captured_at(arrival):
        return datetime.fromisoformat(arrival.captured_at).timestamp()


if __name__ == "__main__":
    unittest.main()
