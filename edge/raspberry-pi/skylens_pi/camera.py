"""Where pictures come from: the Pi's own camera by picamera2, or any camera or file that OpenCV opens."""
from __future__ import annotations

import io
import logging
import os
import time
from typing import Any, Protocol

import cv2

from skylens_pi.settings import Settings

LOG = logging.getLogger(__name__)

SILENCE_SECONDS = 5
"""A camera that gives nothing for so long is closed and opened anew."""


class CameraProblem(Exception):
    """The camera is not there, or has stopped giving pictures."""


class Feed(Protocol):
    """What a camera asks and gives, from whichever thread it likes."""

    @property
    def settings(self) -> Settings:
        """As they are now: the server changes them while the camera runs."""

    def is_over(self, seconds: float = 0) -> bool:
        """Whether the camera is to stop; waits so long for the answer to become yes."""

    def due(self) -> bool:
        """Whether the frame at hand is wanted. Asked once a frame, before it is encoded if that can be."""

    def put(self, captured_at: int, jpeg: bytes) -> None:
        """Takes a JPEG that was captured at so many µs since 1970. Never waits."""


class Camera(Protocol):
    def run(self, feed: Feed) -> None:
        """Gives frames until the feed is over, or returns to be run again; raises CameraProblem when it cannot."""


def choose(name: str) -> Camera:
    """`auto` is the Pi's camera where picamera2 is installed and sees one, and the first V4L2 camera elsewhere."""
    if name == "pi" or name == "auto" and _pi_has_camera():
        return PiCamera()
    return OpenCvCamera("0" if name == "auto" else name)


def _pi_has_camera() -> bool:
    try:
        from picamera2 import Picamera2
    except ImportError:
        return False
    return bool(Picamera2.global_camera_info())


class OpenCvCamera:
    """A V4L2 camera by its number, or a video file, played in a loop at its own rate.

    Pictures larger than the size asked for are scaled down to fit; none is scaled up.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._is_file = os.path.isfile(source)

    def run(self, feed: Feed) -> None:
        capture = self._open(feed.settings)
        try:
            pause = 1 / (capture.get(cv2.CAP_PROP_FPS) or 25) if self._is_file else 0
            due, given = time.monotonic(), 0
            while not feed.is_over(max(0.0, due - time.monotonic())):
                good, picture = capture.read()
                captured_at = time.time_ns() // 1000
                due = max(due + pause, time.monotonic() - pause)
                if good:
                    given += 1
                    self._give(feed, captured_at, picture)
                elif not (self._is_file and given and capture.set(cv2.CAP_PROP_POS_FRAMES, 0)):
                    raise CameraProblem(f"camera {self._source!r} gives no picture")
        finally:
            capture.release()

    def _open(self, settings: Settings) -> cv2.VideoCapture:
        if self._is_file:
            return cv2.VideoCapture(self._source)
        capture = cv2.VideoCapture(int(self._source) if self._source.isdigit() else self._source)
        # Raw pictures of 1280x720 do not fit through USB 2 at 30 a second; Motion JPEG does.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter_fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, settings.width)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, settings.height)
        capture.set(cv2.CAP_PROP_FPS, settings.fps)
        return capture

    @staticmethod
    def _give(feed: Feed, captured_at: int, picture: Any) -> None:
        if not feed.due():
            return
        height, width = picture.shape[:2]
        scale = min(feed.settings.width / width, feed.settings.height / height)
        if scale < 1:
            size = (max(1, round(width * scale)), max(1, round(height * scale)))
            picture = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        _, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, feed.settings.quality])
        feed.put(captured_at, jpeg.tobytes())


class PiCamera:
    """The camera on the Pi's ribbon cable. picamera2 encodes in threads of its own, four pictures at once."""

    def run(self, feed: Feed) -> None:
        settings = feed.settings
        try:
            from picamera2 import Picamera2
            from picamera2.encoders import JpegEncoder
            from picamera2.outputs import FileOutput
            camera = Picamera2()
        except (ImportError, IndexError, RuntimeError) as problem:
            raise CameraProblem(f"no camera on this Pi: {problem}") from problem
        try:
            camera.configure(camera.create_video_configuration(
                main={"size": (settings.width, settings.height)}, controls={"FrameRate": settings.fps}))
            encoder, frames = JpegEncoder(q=settings.quality), _Frames(feed)
            camera.start_recording(encoder, FileOutput(frames))
            try:
                self._follow(feed, settings, camera, encoder, frames)
            finally:
                camera.stop_recording()
        finally:
            camera.close()

    @staticmethod
    def _follow(feed: Feed, settings: Settings, camera: Any, encoder: Any, frames: _Frames) -> None:
        """Applies changed settings while the camera films; a new size needs it to be opened anew."""
        while not feed.is_over(0.1):
            now = feed.settings
            if now.size != settings.size:
                return
            if now.fps != settings.fps:
                camera.set_controls({"FrameRate": now.fps})
            encoder.q = now.quality
            settings = now
            if time.monotonic() - frames.last > SILENCE_SECONDS + 1 / now.fps:
                raise CameraProblem(f"the Pi's camera has given no picture for {SILENCE_SECONDS} s")


class _Frames(io.BufferedIOBase):
    """The file that picamera2 believes to write: one write is one JPEG."""

    def __init__(self, feed: Feed) -> None:
        self.last = time.monotonic()
        self._feed = feed

    def write(self, jpeg: Any) -> int:
        self.last = time.monotonic()
        if self._feed.due():
            self._feed.put(time.time_ns() // 1000, bytes(jpeg))
        return len(jpeg)
