"""Pictures to film: a video file, a camera that needs no hardware, and what a picamera2 looks like from outside."""
import sys
import threading
import time
import types
import unittest.mock

import cv2
import numpy

from skylens_pi.settings import Settings


def make_jpeg(width=320, height=240, grey=90):
    return cv2.imencode(".jpg", numpy.full((height, width, 3), grey, numpy.uint8))[1].tobytes()


def make_detailed_jpeg(width, height):
    """Of about the weight of a real scene: 50 to 100 kB at 1280x720."""
    noise = numpy.random.default_rng(1).integers(0, 255, (height // 8, width // 8, 3), numpy.uint8)
    picture = cv2.resize(noise, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes()


def make_video(path, width=320, height=240, frames=10, fps=25):
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), fps, (width, height))
    for count in range(frames):
        writer.write(numpy.full((height, width, 3), 20 * count, numpy.uint8))
    writer.release()


def size_of(jpeg):
    height, width = cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_COLOR).shape[:2]
    return width, height


class RecordingFeed:
    """Remembers what a camera gives, and is over after so many frames or when told."""

    def __init__(self, settings=None, frames=10**9):
        self.settings = settings or Settings(url="ws://x", size="320x240")
        self.given = []
        self.over = threading.Event()
        self._wanted = frames

    def is_over(self, seconds=0):
        return self.over.wait(seconds)

    def due(self):
        return not self.over.is_set()

    def put(self, captured_at, jpeg):
        self.given.append((captured_at, jpeg))
        if len(self.given) >= self._wanted:
            self.over.set()


class FakePicamera2:
    """The part of picamera2 that camera.py uses, as its documentation describes it. Films grey at `FrameRate`."""

    made = []
    cameras = [{"Model": "imx708"}]
    is_mute = False

    def __init__(self):
        if not self.cameras:
            raise IndexError("list index out of range")
        self.made.append(self)
        self.controls, self.is_closed, self.size = {}, False, None
        self._over = threading.Event()

    @classmethod
    def global_camera_info(cls):
        return cls.cameras

    def create_video_configuration(self, main, controls):
        return {"main": main, "controls": controls}

    def configure(self, configuration):
        self.size = configuration["main"]["size"]
        self.set_controls(configuration["controls"])

    def set_controls(self, controls):
        self.controls.update(controls)

    def start_recording(self, encoder, output):
        self.encoder = encoder
        self._thread = threading.Thread(target=self._film, args=(output,), daemon=True)
        self._thread.start()

    def stop_recording(self):
        self._over.set()
        self._thread.join()

    def close(self):
        self.is_closed = True

    def _film(self, output):
        jpeg, due = make_detailed_jpeg(*self.size), time.monotonic()
        while not self._over.wait(max(0, due - time.monotonic())):
            due += 1 / self.controls["FrameRate"]
            if not self.is_mute:
                output.file.write(jpeg)
                output.file.flush()


class FakeJpegEncoder:
    def __init__(self, q):
        self.q = q


class FakeFileOutput:
    def __init__(self, file):
        self.file = file


def with_picamera2():
    """A patch under which `import picamera2` finds the fake."""
    FakePicamera2.made, FakePicamera2.cameras, FakePicamera2.is_mute = [], [{"Model": "imx708"}], False
    modules = {"picamera2": types.SimpleNamespace(Picamera2=FakePicamera2),
               "picamera2.encoders": types.SimpleNamespace(JpegEncoder=FakeJpegEncoder),
               "picamera2.outputs": types.SimpleNamespace(FileOutput=FakeFileOutput)}
    return unittest.mock.patch.dict(sys.modules, modules)
