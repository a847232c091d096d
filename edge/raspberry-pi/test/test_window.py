"""The window on a real display, made by Xvfb where there is none."""
import logging
import os
import shutil
import subprocess
import time
import unittest

try:
    import tkinter
except ImportError:
    tkinter = None

from pictures import make_jpeg
from skylens_pi.settings import Settings
from skylens_pi.station import Station
from tcp_sink import PATIENCE, WebSocketSink

JPEG = make_jpeg(640, 480, grey=200)


class SteadyCamera:
    def run(self, feed):
        while not feed.is_over(0.05):
            feed.put(time.time_ns() // 1000, JPEG)


@unittest.skipUnless(tkinter, "python3-tk is not installed")
@unittest.skipUnless(os.environ.get("DISPLAY") or shutil.which("Xvfb"), "neither a display nor Xvfb is here")
class WindowTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not os.environ.get("DISPLAY"):
            reading, writing = os.pipe()
            display = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x700x24"],
                                       pass_fds=[writing], stderr=subprocess.DEVNULL)
            os.close(writing)
            with os.fdopen(reading) as said:
                os.environ["DISPLAY"] = ":" + said.readline().strip()
            cls.addClassCleanup(os.environ.pop, "DISPLAY")
            cls.addClassCleanup(display.wait)
            cls.addClassCleanup(display.terminate)

    def setUp(self):
        from skylens_pi.window import Window
        self.sink = WebSocketSink()
        self.addCleanup(self.sink.end)
        logger = logging.getLogger("skylens_pi")
        logger.setLevel(logging.INFO)
        logger.propagate = False
        self.addCleanup(logger.handlers.clear)
        settings = Settings(url=f"ws://127.0.0.1:{self.sink.port}", drone="garden")
        self.window = Window(settings, lambda wanted: Station(wanted, lambda name: SteadyCamera()))
        self.is_open = True
        self.addCleanup(lambda: self.is_open and self.window.close())

    def wait_until(self, condition, seconds=10):
        until = time.monotonic() + seconds * PATIENCE
        while not condition():
            self.assertLess(time.monotonic(), until, "waited in vain")
            self.window.root.update()
            time.sleep(0.005)

    def text(self):
        return self.window.log.get("1.0", "end")

    def test_should_start_show_and_stop(self):
        self.window.start_button.invoke()
        self.wait_until(lambda: "sending" in self.window.state.get() and "connected to" in self.text())
        self.wait_until(lambda: str(self.window.preview["image"]) == str(getattr(self.window, "_picture", None)))
        self.assertEqual(self.window._picture.get(100, 100), (200, 200, 200))
        self.assertEqual(str(self.window.start_button["state"]), "disabled")
        self.window.stop_button.invoke()
        self.assertEqual((self.window.state.get(), str(self.window.start_button["state"])), ("stopped", "normal"))
        arrived = len(self.sink.arrivals)
        self.window.start_button.invoke()
        self.wait_until(lambda: len(self.sink.arrivals) > arrived)

    def test_should_say_what_is_wrong_with_an_entry(self):
        self.window.drone.delete(0, "end")
        self.window.drone.insert(0, "my drone")
        self.window.start_button.invoke()
        self.wait_until(lambda: "drone must be" in self.text())
        self.assertEqual(self.window.state.get(), "stopped")

    def test_should_stop_when_it_is_closed(self):
        self.window.start_button.invoke()
        self.wait_until(lambda: self.sink.arrivals)
        self.window.close()
        self.is_open = False
        self.assertIsNone(self.window._station)


if __name__ == "__main__":
    unittest.main()
