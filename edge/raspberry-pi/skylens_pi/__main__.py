"""python3 -m skylens_pi: the control window, or with --headless none."""
from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from urllib.parse import urlsplit

from skylens_pi import settings as options
from skylens_pi.h264 import H264Stream
from skylens_pi.settings import Settings
from skylens_pi.station import Station, Streamer

LOG = logging.getLogger("skylens_pi")

REPORT_SECONDS = 60
GIVE_UP_SECONDS = 60
"""Without a picture for so long the process ends for systemd to start it anew: a camera driver that hangs in the
kernel's or libcamera's hands cannot be helped from within."""


def make_station(settings: Settings) -> Streamer:
    if urlsplit(settings.url).scheme in ("rtsp", "srt"):
        return H264Stream(settings)
    return Station(settings)


def run_headless(settings: Settings) -> int:
    """Films until SIGTERM or Ctrl-C; the exit status is 1 when the camera is beyond help."""
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    station = make_station(settings)
    station.start()
    reported, sent, replaced = time.monotonic(), 0, 0
    while not over.wait(1):
        now = time.monotonic()
        if station.silent_seconds > GIVE_UP_SECONDS:
            LOG.error("no picture for %d s: ending", GIVE_UP_SECONDS)
            logging.shutdown()
            os._exit(1)  # an ordinary end would wait for the thread that hangs
        if now - reported >= REPORT_SECONDS:
            LOG.info("%d frames sent, %.1f a second; %d replaced by newer ones", station.sent,
                     (station.sent - sent) / (now - reported), station.replaced - replaced)
            reported, sent, replaced = now, station.sent, station.replaced
    station.stop()
    return 0


def main() -> int:
    settings, headless = options.parse()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    if headless:
        return run_headless(settings)
    from skylens_pi.window import Window  # python3-tk is not needed without a window
    Window(settings, make_station).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
