"""What holds of camera, slot and sender together over either protocol: real servers on loopback restart and vanish."""
import logging
import os
import time
import unittest.mock

from pictures import make_jpeg, size_of, with_picamera2
from skylens_pi import camera, transport
from skylens_pi.settings import Settings
from skylens_pi.station import Station
from tcp_sink import PATIENCE, Network

JPEG = make_jpeg()
FPS = 50


class SteadyCamera:
    """Gives the same small picture as fast as it is let."""

    def run(self, feed):
        while not feed.is_over(0.002):
            if feed.due():
                feed.put(time.time_ns() // 1000, JPEG)


class StationTest:
    """To be inherited beside a TestCase, with the server as `make_sink`."""

    def setUp(self):
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.sink = self.make_sink()
        self.addCleanup(self.sink.end)
        self.network = Network(self.sink)
        self.addCleanup(self.network.end)

    def start(self, choose=lambda name: SteadyCamera(), **settings):
        values = {"url": f"{self.sink.scheme}://127.0.0.1:{self.network.port}", "drone": "garden", "token": "secret",
                  "fps": FPS} | settings
        self.station = Station(Settings(**values), choose)
        self.station.start()
        self.addCleanup(self.station.stop)
        return self.sink.wait(lambda arrival: True)

    def wait_for_frame_captured_now(self, seconds=5):
        now = time.time_ns() // 1000
        return self.sink.wait(lambda arrival: arrival.captured_at > now, seconds)

    def assert_nothing_came_twice_or_out_of_order(self):
        self.assertEqual(self.sink.twice(), set())
        sequences = [arrival.sequence for arrival in self.sink.arrivals]
        self.assertEqual(sequences, sorted(sequences))

    def test_should_say_who_sends_which_picture_when(self):
        first = self.start()
        self.assertEqual((first.drone, first.token, first.jpeg), ("garden", "secret", JPEG))
        self.assertAlmostEqual(first.captured_at / 1e6, time.time(), delta=PATIENCE)

    def test_should_send_no_faster_than_the_limit(self):
        first = self.start(fps=20)
        last = self.sink.wait(lambda arrival: arrival.sequence == 20)
        self.assertGreater(last.at - first.at, 1 - 0.1 * PATIENCE)
        self.assertLess(last.at - first.at, 1.15 * PATIENCE)

    def test_should_be_back_with_a_new_picture_when_the_server_restarts(self):
        self.start()
        self.sink.stop()
        time.sleep(0.3)
        self.sink.start()
        self.wait_for_frame_captured_now()
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_give_up_a_server_that_takes_nothing_and_be_back(self):
        with unittest.mock.patch.multiple(transport, SILENCE_SECONDS=2, PING_SECONDS=0.3, CONNECT_SECONDS=1):
            self.start(choose=lambda name: BigPictures())
            self.network.cut()
            self.wait_until(lambda: not self.station.is_connected)
            self.network.mend()
            mended_at = time.time_ns() // 1000
            session = self.sink.wait(lambda arrival: arrival.captured_at > mended_at, 5).session
        first = next(arrival for arrival in self.sink.arrivals if arrival.session == session)
        self.assertGreater(first.captured_at, mended_at - 200_000 * PATIENCE, "the first picture after the cut is a new one")
        self.assert_nothing_came_twice_or_out_of_order()

    def test_should_come_again_while_the_camera_gives_nothing(self):
        self.start(choose=lambda name: OnePicture())
        self.sink.stop()
        self.sink.start()
        self.wait_until(lambda: self.sink.sessions > 1 and self.station.is_connected)

    def test_should_film_on_after_the_camera_failed(self):
        failures = [OSError("driver")]

        class Failing(SteadyCamera):
            def run(self, feed):
                if failures:
                    raise failures.pop()
                super().run(feed)
        with unittest.mock.patch("skylens_pi.station.CAMERA_PAUSE_SECONDS", 0.01):
            self.start(choose=lambda name: Failing())

    def test_should_start_again_after_stop_without_repeating_a_number(self):
        self.start()
        self.station.stop()
        self.station.start()
        self.sink.wait(lambda arrival: arrival.session == 1)
        sequences = [arrival.sequence for arrival in self.sink.arrivals]
        self.assertEqual(len(sequences), len(set(sequences)))

    def test_should_keep_hd_at_30_frames_a_second(self):
        with with_picamera2():
            first = self.start(choose=camera.choose, camera="pi", fps=30)
            last = self.sink.wait(lambda arrival: arrival.at > first.at + 2)
            arrived = sum(first.sequence <= arrival.sequence <= last.sequence for arrival in list(self.sink.arrivals))
        self.assertEqual(size_of(last.jpeg), (1280, 720))
        filmed = last.sequence - first.sequence + 1
        self.assertGreaterEqual(arrived + self.station.replaced, filmed, "what was filmed arrives or is replaced")
        if PATIENCE == 1:
            self.assertGreaterEqual(arrived, 0.95 * filmed)
            self.assertGreaterEqual(filmed / (last.at - first.at), 22, "30 on a machine that does nothing else")

    def test_should_keep_its_memory_while_the_server_is_away(self):
        self.start(choose=lambda name: BigPictures())
        self.sink.stop()
        before = _resident_bytes()
        replaced = self.station.replaced
        self.wait_until(lambda: self.station.replaced > replaced + 30)
        self.assertLess(_resident_bytes() - before, 10 * len(BigPictures.JPEG))

    def wait_until(self, condition, seconds=10):
        until = time.monotonic() + seconds * PATIENCE
        while not condition():
            self.assertLess(time.monotonic(), until, "waited in vain")
            time.sleep(0.005)


def _resident_bytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class BigPictures:
    """4 MB each: more than the buffers of a socket, so that a server that reads nothing is felt."""

    JPEG = JPEG + bytes(4_000_000)

    def run(self, feed):
        while not feed.is_over(0.02):
            feed.put(time.time_ns() // 1000, self.JPEG)


class OnePicture:
    def run(self, feed):
        feed.put(time.time_ns() // 1000, JPEG)
        feed.is_over(60)
