import pathlib
import tempfile
import threading
import time
import unittest
import unittest.mock

from pictures import FakePicamera2, RecordingFeed, make_video, size_of, with_picamera2
from skylens_pi import camera
from skylens_pi.settings import Settings
from tcp_sink import PATIENCE


class OpenCvCameraTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.video = str(pathlib.Path(folder.name) / "flight.avi")
        make_video(self.video)

    def test_should_play_a_file_in_a_loop_at_its_own_rate(self):
        feed = RecordingFeed(frames=25)
        began = time.monotonic()
        camera.choose(self.video).run(feed)
        seconds = time.monotonic() - began
        self.assertGreater(seconds, 0.6)
        self.assertLess(seconds, 1.4 * PATIENCE)
        self.assertEqual(len(feed.given), 25)
        self.assertAlmostEqual(feed.given[-1][0] / 1e6, time.time(), delta=PATIENCE)

    def test_should_scale_down_to_the_size_asked_for_and_never_up(self):
        for size, expected in (("160x160", (160, 120)), ("1280x720", (320, 240))):
            feed = RecordingFeed(Settings(url="ws://x", size=size), frames=1)
            camera.choose(self.video).run(feed)
            self.assertEqual(size_of(feed.given[0][1]), expected)

    def test_should_make_smaller_jpegs_when_told_to_lower_the_quality(self):
        sizes = []
        for quality in (90, 10):
            feed = RecordingFeed(Settings(url="ws://x", quality=quality), frames=1)
            camera.choose(self.video).run(feed)
            sizes.append(len(feed.given[0][1]))
        self.assertGreater(sizes[0], sizes[1])

    def test_should_say_that_there_is_no_picture(self):
        nothing = self.video + ".txt"
        pathlib.Path(nothing).write_text("no video")
        for source in (nothing, "99"):
            with self.assertRaisesRegex(camera.CameraProblem, "gives no picture"):
                camera.choose(source).run(RecordingFeed())


class PiCameraTest(unittest.TestCase):
    def setUp(self):
        patch = with_picamera2()
        patch.start()
        self.addCleanup(patch.stop)
        self.feed = RecordingFeed(Settings(url="ws://x", size="640x480", fps=50))

    def run_in_thread(self):
        thread = threading.Thread(target=camera.choose("pi").run, args=(self.feed,))
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.feed.over.set)
        self.wait_until(lambda: self.feed.given)
        return thread

    def wait_until(self, condition):
        until = time.monotonic() + 5 * PATIENCE
        while not condition():
            self.assertLess(time.monotonic(), until)
            time.sleep(0.005)

    def test_should_film_with_the_size_rate_and_quality_asked_for(self):
        self.run_in_thread()
        filming, = FakePicamera2.made
        self.assertEqual((filming.size, filming.controls["FrameRate"], filming.encoder.q), ((640, 480), 50, 80))
        self.assertEqual(size_of(self.feed.given[0][1]), (640, 480))

    def test_should_change_rate_and_quality_while_it_films(self):
        self.run_in_thread()
        self.feed.settings = Settings(url="ws://x", size="640x480", fps=10, quality=30)
        filming, = FakePicamera2.made
        self.wait_until(lambda: (filming.controls["FrameRate"], filming.encoder.q) == (10, 30))
        self.assertFalse(filming.is_closed)

    def test_should_return_to_be_opened_anew_when_the_size_changes(self):
        thread = self.run_in_thread()
        self.feed.settings = Settings(url="ws://x", size="320x240")
        thread.join(5 * PATIENCE)
        self.assertFalse(thread.is_alive())
        self.assertTrue(FakePicamera2.made[0].is_closed)

    def test_should_close_a_camera_that_gives_nothing_any_more(self):
        FakePicamera2.is_mute = True
        with unittest.mock.patch.object(camera, "SILENCE_SECONDS", 0.3):
            with self.assertRaisesRegex(camera.CameraProblem, "no picture"):
                camera.PiCamera().run(self.feed)
        self.assertTrue(FakePicamera2.made[0].is_closed)

    def test_should_say_that_there_is_no_camera(self):
        FakePicamera2.cameras = []
        with self.assertRaisesRegex(camera.CameraProblem, "no camera on this Pi"):
            camera.PiCamera().run(self.feed)


class ChooseTest(unittest.TestCase):
    def test_should_take_the_pi_camera_where_there_is_one(self):
        with with_picamera2():
            self.assertIsInstance(camera.choose("auto"), camera.PiCamera)

    def test_should_take_the_first_v4l2_camera_elsewhere(self):
        self.assertIsInstance(camera.choose("auto"), camera.OpenCvCamera)
        with with_picamera2():
            FakePicamera2.cameras = []
            self.assertIsInstance(camera.choose("auto"), camera.OpenCvCamera)


if __name__ == "__main__":
    unittest.main()
