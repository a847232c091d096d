"""Camera and sender as one thing to start and stop, which the window and the headless mode share."""
from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from skylens_pi import camera
from skylens_pi.sender import Sender
from skylens_pi.settings import Settings, WrongSetting
from skylens_pi.slot import Frame, Pace, Slot

LOG = logging.getLogger(__name__)

CAMERA_PAUSE_SECONDS = 1
"""Before a camera that failed is opened anew."""


class Streamer(Protocol):
    """What the window and the headless mode start, stop and look at. `start` and `stop` may follow each other often."""

    newest: Frame | None

    def start(self) -> None: ...

    def stop(self) -> None: ...

    @property
    def is_connected(self) -> bool: ...

    @property
    def sent(self) -> int:
        """Frames sent since the start."""

    @property
    def replaced(self) -> int:
        """Frames that a newer one replaced before the network took them."""

    @property
    def silent_seconds(self) -> float:
        """Since the camera last gave a picture."""


class Station:
    """Films in one thread and sends in another; each begins again by itself when it fails."""

    def __init__(self, settings: Settings, choose: Callable[[str], camera.Camera] = camera.choose) -> None:
        self.settings = self._own = settings
        self.newest: Frame | None = None
        self._last_put = time.monotonic()
        self._choose = choose
        self._slot = Slot()
        self._pace = Pace()
        self._over = threading.Event()
        self._sequence = 0
        self._sender: Sender | None = None
        self._filming: threading.Thread | None = None

    def start(self) -> None:
        self._over.clear()
        self._last_put = time.monotonic()
        self._sender = Sender(self._own, self._slot, self._begin_anew, self._obey)
        self._sender.start()
        self._filming = threading.Thread(target=self._film, name="camera", daemon=True)
        self._filming.start()

    def stop(self) -> None:
        self._over.set()
        if self._filming and self._sender:
            self._filming.join()
            self._sender.stop()
            self._filming = self._sender = None

    @property
    def is_connected(self) -> bool:
        return self._sender is not None and self._sender.connected

    @property
    def sent(self) -> int:
        return self._sender.sent if self._sender else 0

    @property
    def replaced(self) -> int:
        return self._slot.replaced

    @property
    def silent_seconds(self) -> float:
        return time.monotonic() - self._last_put

    def is_over(self, seconds: float = 0) -> bool:
        return self._over.wait(seconds)

    def due(self) -> bool:
        return self._pace.due(time.monotonic(), self.settings.fps)

    def put(self, captured_at: int, jpeg: bytes) -> None:
        self.newest = Frame(self._sequence, captured_at, jpeg)
        self._sequence += 1
        self._last_put = time.monotonic()
        self._slot.put(self.newest)

    def _film(self) -> None:
        source = self._choose(self.settings.camera)
        while not self._over.is_set():
            try:
                source.run(self)
                continue
            except camera.CameraProblem as problem:
                LOG.warning("%s; trying again", problem)
            except Exception:  # of a camera's driver; it must not end the film
                LOG.exception("the camera failed; trying again")
            self._over.wait(CAMERA_PAUSE_SECONDS)

    def _begin_anew(self) -> None:
        """What the server sets holds for the connection: it says again what still holds when we come back."""
        self.settings = self._own

    def _obey(self, text: str) -> None:
        try:
            wanted = self.settings.obey(text)
        except WrongSetting as problem:
            LOG.warning("the server asks for what cannot be: %s", problem)
            return
        if wanted != self.settings:
            self.settings = wanted
            LOG.info("the server sets size %s, %g frames a second, quality %d", wanted.size, wanted.fps,
                     wanted.quality)
