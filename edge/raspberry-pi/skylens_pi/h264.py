"""H.264 by RTSP or SRT instead of JPEGs: a fifth of the bandwidth, for about half a second of delay.

ffmpeg does the work, as a child process; on the Pi's own camera rpicam-vid films and encodes and ffmpeg only packs.
"""
from __future__ import annotations

import logging
import os
import shutil
import subprocess
import threading
import time
from urllib.parse import urlsplit

from skylens_pi.sender import STEADY_SECONDS, waits
from skylens_pi.settings import Settings
from skylens_pi.slot import Frame

LOG = logging.getLogger(__name__)

SILENCE_SECONDS = 8
"""An ffmpeg that sends no further frame for so long is ended and started anew; it would wait for many minutes."""

HARDWARE_ENCODER = "/dev/video11"
"""Where Linux puts the H.264 encoder of the Pi 2, 3, 4 and Zero 2. The Pi 5 has none."""

Commands = list[list[str]]


def commands(settings: Settings) -> Commands:
    """The programs to run, each with its output piped into the next."""
    camera = settings.camera
    films_itself = shutil.which("rpicam-vid") or shutil.which("libcamera-vid")
    if camera == "pi" or camera == "auto" and films_itself:
        return [_rpicam(settings, films_itself or "rpicam-vid"),
                [*_FFMPEG, "-f", "h264", "-framerate", f"{settings.fps:g}", "-i", "-", "-c", "copy",
                 *_target(settings.url)]]
    if os.path.isfile(camera):
        source = ["-re", "-stream_loop", "-1", "-i", camera]
    else:
        device = f"/dev/video{0 if camera == 'auto' else camera}"
        source = ["-f", "v4l2", "-framerate", f"{settings.fps:g}", "-video_size", settings.size, "-i", device]
    return [[*_FFMPEG, *source, "-an", *_encoder(settings), *_target(settings.url)]]


_FFMPEG = ["ffmpeg", "-nostdin", "-hide_banner", "-loglevel", "warning", "-progress", "pipe:1"]


def _rpicam(settings: Settings, program: str) -> list[str]:
    return [program, "--timeout", "0", "--nopreview", "--codec", "h264", "--inline", "--output", "-",
            "--width", str(settings.width), "--height", str(settings.height), "--framerate", f"{settings.fps:g}",
            "--bitrate", str(settings.bitrate), "--intra", _keyframe_distance(settings)]


def _encoder(settings: Settings) -> list[str]:
    if os.path.exists(HARDWARE_ENCODER):
        encoder = ["-c:v", "h264_v4l2m2m"]
    else:
        encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency"]
    return [*encoder, "-pix_fmt", "yuv420p", "-b:v", str(settings.bitrate), "-g", _keyframe_distance(settings)]


def _keyframe_distance(settings: Settings) -> str:
    """A second: whoever joins, or has lost something, waits for the next one."""
    return str(max(1, round(settings.fps)))


def _target(url: str) -> list[str]:
    if urlsplit(url).scheme == "rtsp":
        return ["-f", "rtsp", "-rtsp_transport", "tcp", url]
    return ["-f", "mpegts", url]


class H264Stream:
    """To be started and stopped like a Station. Begins again for ever when a program ends or stands still."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.newest: Frame | None = None  # no preview: the picture never passes through here
        self.sent = self.replaced = 0
        self.silent_seconds = 0.0  # this one notices by itself
        self.is_connected = False
        self._moved = 0.0
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._over.clear()
        self._thread = threading.Thread(target=self._run, name="h264", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        pauses = waits()
        while not self._over.is_set():
            began = time.monotonic()
            try:
                self._play()
            except OSError as problem:
                LOG.warning("cannot stream: %s", problem)
            if time.monotonic() - began > STEADY_SECONDS + SILENCE_SECONDS:
                pauses = waits()
            self._over.wait(next(pauses))

    def _play(self) -> None:
        """Runs the programs until one of them ends or stands still, or the stream is stopped."""
        programs: list[subprocess.Popen[str]] = []
        try:
            for command in commands(self.settings):
                programs.append(self._begin(command, programs))
            reader = threading.Thread(target=self._read, args=(programs[-1],), daemon=True)
            reader.start()
            self._moved = time.monotonic()
            while not self._over.wait(0.2) and all(program.poll() is None for program in programs):
                if time.monotonic() - self._moved > SILENCE_SECONDS:
                    LOG.warning("no frame has gone out for %d s", SILENCE_SECONDS)
                    break
        finally:
            self.is_connected = False
            for program in programs:
                program.kill()
                program.wait()
                if program.stdout:
                    program.stdout.close()

    @staticmethod
    def _begin(command: list[str], before: list[subprocess.Popen[str]]) -> subprocess.Popen[str]:
        is_first = not before
        errors = subprocess.STDOUT if command[0] == "ffmpeg" else subprocess.DEVNULL
        return subprocess.Popen(command, stdin=subprocess.DEVNULL if is_first else before[-1].stdout,
                                stdout=subprocess.PIPE, stderr=errors, text=True)

    def _read(self, ffmpeg: subprocess.Popen[str]) -> None:
        """ffmpeg tells its progress in lines name=value, and its troubles in any other."""
        assert ffmpeg.stdout
        for line in ffmpeg.stdout:
            name, is_progress, value = line.strip().partition("=")
            if name == "frame" and value.isdigit() and int(value) > 0:
                self._count(int(value))
            elif not is_progress or " " in name:
                LOG.warning("ffmpeg: %s", line.strip())

    def _count(self, frames: int) -> None:
        if frames != self.sent:
            self.sent = frames
            self._moved = time.monotonic()
            if not self.is_connected:
                self.is_connected = True
                LOG.info("streaming to %s", self.settings.url.partition("?")[0])
