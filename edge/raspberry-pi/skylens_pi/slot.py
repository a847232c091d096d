"""Between the camera, which never waits, and the network, which does: one frame, and the newest wins."""
from __future__ import annotations

import asyncio
import struct
import threading
from typing import NamedTuple


class Frame(NamedTuple):
    """A JPEG with its number on this device and the time at which it was taken, in µs since 1970."""

    sequence: int
    captured_at: int
    jpeg: bytes

    def with_prefix(self) -> bytes:
        """The frame as it goes over a WebSocket or TCP: SKY1, sequence (u32), time (u64), big-endian, and the JPEG."""
        return struct.pack(">4sIQ", b"SKY1", self.sequence & 0xFFFFFFFF, self.captured_at) + self.jpeg


class Slot:
    """Holds one frame. `put` may be called from any thread and never waits; one coroutine at a time may `take`."""

    def __init__(self) -> None:
        self.replaced = 0
        self._lock = threading.Lock()
        self._frame: Frame | None = None
        self._taker: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def put(self, frame: Frame) -> None:
        with self._lock:
            self.replaced += self._frame is not None
            self._frame = frame
            if self._taker:
                loop, arrived = self._taker
                loop.call_soon_threadsafe(arrived.set)

    async def take(self) -> Frame:
        """The newest frame, waited for if need be."""
        arrived = asyncio.Event()
        with self._lock:
            self._taker = (asyncio.get_running_loop(), arrived)
            if self._frame:
                arrived.set()
        try:
            await arrived.wait()
        finally:  # also when cancelled: the loop may be closed at the next put
            with self._lock:
                self._taker = None
        with self._lock:
            frame, self._frame = self._frame, None
        assert frame
        return frame


class Pace:
    """Lets through at most so many frames a second.

    It keeps to a beat rather than to a distance from the last frame: else a camera of 30 frames a second whose frames
    come a millisecond early now and then would be thinned to 15 by a limit of 30. A late frame may be followed early
    by one more, never by two.
    """

    def __init__(self) -> None:
        self._next = 0.0

    def due(self, now: float, fps: float) -> bool:
        """`now` in seconds of a monotonic clock."""
        if now < self._next:
            return False
        self._next = max(self._next, now - 1 / fps) + 1 / fps
        return True
