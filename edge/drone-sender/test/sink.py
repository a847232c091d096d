"""An ingest in miniature for tests: real sockets on loopback that remember what they were sent.

Sinks run in a thread of their own. They can be stopped, which resets every connection as a killed server's kernel
does, and started again on the same port; `Network` stands between a sender and a sink and can be cut.
"""
import asyncio
import os
import struct
import threading
import time
from dataclasses import dataclass
from http import HTTPStatus

from websockets.exceptions import ConnectionClosed
from websockets.legacy.server import serve

PREFIX = struct.Struct(">4sIQ")

PATIENCE = float(os.environ.get("SKYLENS_PATIENCE", 1))
"""How many times as long as on a machine of its own a test may take: others may have the processors."""


@dataclass(frozen=True)
class Arrival:
    """One frame as it came: `session` counts connections (over HTTP all are session 0), `at` is this machine's clock.

    Over HTTP `prefix` is empty and `captured_at` the header's text.
    """

    session: int
    drone: str
    token: str
    prefix: bytes
    sequence: int
    captured_at: int | str
    jpeg: bytes
    at: float


class Loop:
    """An asyncio loop in a thread, with the one server that a subclass opens on it."""

    host = "127.0.0.1"

    def __init__(self):
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._transports = set()
        self._server = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.start()

    def start(self):
        self._server = self._call(self._open())
        self.port = self._server.sockets[0].getsockname()[1]

    def stop(self):
        self._call(self._close())

    def end(self):
        self.stop()
        self._call(self._cancel_the_rest())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10 * PATIENCE)

    async def _open(self):
        async def connected(reader, writer):
            self._transports.add(writer.transport)
            try:
                await self._serve(reader, writer)
            except (OSError, EOFError):
                pass
            finally:
                self._transports.discard(writer.transport)
                writer.transport.abort()
        return await asyncio.start_server(connected, self.host, self.port, limit=2**22)

    @staticmethod
    async def _cancel_the_rest():
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _close(self):
        self._server.close()
        for transport in list(self._transports):
            transport.abort()
        await self._server.wait_closed()


class Sink(Loop):
    """Remembers arrivals; `refuse` holds a status with which a WebSocket or an HTTP request is turned away."""

    def __init__(self):
        self.arrivals = []
        self.sessions = 0
        self.refuse = None
        super().__init__()

    def wait(self, what, seconds=10):
        """The first arrival that `what` accepts, waited for."""
        until = time.monotonic() + seconds * PATIENCE
        while time.monotonic() < until:
            for arrival in list(self.arrivals):
                if what(arrival):
                    return arrival
            time.sleep(0.005)
        raise AssertionError(f"nothing of the kind in {seconds} s among {len(self.arrivals)} arrivals")

    def keep(self, session, drone, token, message):
        """Keeps a message that is a device prefix and a JPEG."""
        magic, sequence, captured_at = PREFIX.unpack_from(message)
        assert magic == b"SKY1", magic
        prefix, jpeg = message[:PREFIX.size], message[PREFIX.size:]
        self.arrivals.append(Arrival(session, drone, token, prefix, sequence, captured_at, jpeg, time.monotonic()))

    def twice(self):
        """(session, sequence) pairs that came more than once."""
        pairs = [(a.session, a.sequence) for a in self.arrivals]
        return {pair for pair in pairs if pairs.count(pair) > 1}


class WebSocketSink(Sink):
    scheme = "ws"

    def __init__(self):
        self.sockets = set()
        super().__init__()

    def tell(self, text):
        """Sends a text message to every connected device."""
        async def send():
            for socket in list(self.sockets):
                await socket.send(text)
        self._call(send())

    async def _open(self):
        async def check(_path, _headers):
            return (HTTPStatus(self.refuse), [], b"refused") if self.refuse else None

        async def connected(socket):
            session, self.sessions = self.sessions, self.sessions + 1
            self.sockets.add(socket)
            self._transports.add(socket.transport)
            token = socket.request_headers.get("Authorization", "").removeprefix("Bearer ")
            try:
                async for message in socket:
                    if isinstance(message, bytes):
                        self.keep(session, socket.path.removeprefix("/ws/"), token, message)
            except ConnectionClosed:
                pass
            finally:
                self.sockets.discard(socket)
                self._transports.discard(socket.transport)
        return await serve(connected, self.host, self.port, process_request=check, max_size=2**23)


class HttpSink(Sink):
    scheme = "http"

    async def _serve(self, reader, writer):
        while True:
            request, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
            headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
            body = await reader.readexactly(int(headers["content-length"]))
            status = f"{self.refuse} Refused" if self.refuse else "202 Accepted"
            if not self.refuse:
                self.arrivals.append(Arrival(
                    0, request.split("/")[4], headers.get("authorization", "").removeprefix("Bearer "), b"",
                    int(headers["skylens-sequence"]), headers["skylens-captured-at"], body, time.monotonic()))
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 7\r\n\r\nrefused".encode())


class Network(Loop):
    """Forwards to a sink's port. While cut, nothing passes in either direction and nobody is told."""

    def __init__(self, sink):
        self._target, self.scheme = sink, sink.scheme
        self._whole = asyncio.Event()
        self._whole.set()
        super().__init__()

    def cut(self):
        self._loop.call_soon_threadsafe(self._whole.clear)

    def mend(self):
        self._loop.call_soon_threadsafe(self._whole.set)

    async def _serve(self, reader, writer):
        await self._whole.wait()
        there, back = await asyncio.open_connection("127.0.0.1", self._target.port)
        self._transports.add(back.transport)

        async def forward(source, target):
            while data := await source.read(2**16):
                await self._whole.wait()
                target.write(data)
                await target.drain()
            target.close()
        try:
            await asyncio.gather(forward(reader, back), forward(there, writer))
        finally:
            self._transports.discard(back.transport)
            back.transport.abort()
