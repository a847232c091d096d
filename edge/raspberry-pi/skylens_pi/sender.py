"""The thread that has the network: connects, sends the newest frame, and connects again, for ever."""
from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import threading
import time
from collections.abc import Callable, Iterator

from skylens_pi import transport
from skylens_pi.settings import Settings
from skylens_pi.slot import Slot

LOG = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 0.2, 2.0
STEADY_SECONDS = 5
"""A connection that held so long was a good one: the next wait begins small again."""


def waits() -> Iterator[float]:
    """Seconds before each further try: doubling, each shortened at random lest a fleet come back in one instant."""
    wait = FIRST_WAIT
    while True:
        yield wait * random.uniform(0.5, 1)
        wait = min(LONGEST_WAIT, wait * 2)


class Sender(threading.Thread):
    """Sends what lies in the slot until it is stopped; it survives whatever the network does.

    A frame taken from the slot is sent once or, if the connection ends meanwhile, never: no frame comes twice.
    """

    def __init__(self, settings: Settings, slot: Slot, on_connected: Callable[[], None],
                 on_text: Callable[[str], None]) -> None:
        super().__init__(name="sender", daemon=True)
        self.sent = 0
        self.connected = False
        self._settings = settings
        self._slot = slot
        self._on_connected = on_connected
        self._on_text = on_text
        self._work: asyncio.Task[None] | None = None

    def run(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            asyncio.run(self._run())

    def stop(self) -> None:
        """Waits until the connection is closed. Call it once, after start."""
        while self.is_alive():
            if self._work:
                with contextlib.suppress(RuntimeError):  # the loop is closed: the thread is about to end
                    self._work.get_loop().call_soon_threadsafe(self._work.cancel)
            self.join(0.2)  # again: Python 3.11 loses a cancellation that coincides with the result waited for

    async def _run(self) -> None:
        self._work = asyncio.current_task()
        pauses = waits()
        while True:
            began = time.monotonic()
            try:
                await self._stay_connected()
            except Exception as problem:  # whatever it is, the camera is to be seen again
                LOG.warning("no link to %s: %s", self._settings.url, str(problem) or type(problem).__name__)
            if time.monotonic() - began > STEADY_SECONDS:
                pauses = waits()
            await asyncio.sleep(next(pauses))

    async def _stay_connected(self) -> None:
        async with transport.connect(self._settings, self._on_text) as connection:
            LOG.info("connected to %s as %s", self._settings.url, self._settings.drone)
            self._on_connected()
            self.connected = True
            tasks = [asyncio.create_task(connection.listen()), asyncio.create_task(self._pump(connection))]
            try:
                ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                ended.pop().result()  # raises: neither ends by itself
            finally:
                self.connected = False
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _pump(self, connection: transport.Connection) -> None:
        while True:
            frame = await self._slot.take()
            await asyncio.wait_for(connection.send(frame), transport.SILENCE_SECONDS)
            self.sent += 1
