"""Connections to ingest: a WebSocket, or raw TCP with a length before each frame."""
from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from typing import Protocol
from urllib.parse import urlsplit

from websockets.legacy.client import WebSocketClientProtocol, connect as connect_websocket

from skylens_pi.settings import Settings
from skylens_pi.slot import Frame

CONNECT_SECONDS = 2
PING_SECONDS = 2
SILENCE_SECONDS = 6
"""A server that takes and answers nothing for so long is gone. TCP itself would wait for many minutes."""

UNSENT_BYTES = 16 * 1024
"""What may wait in the kernel beyond the bytes in flight: without this limit seconds of old pictures would."""


class Connection(Protocol):
    async def send(self, frame: Frame) -> None:
        """Returns when nearly all of the frame is on its way, so the next one taken is the newest."""

    async def listen(self) -> None:
        """Hands on what the server says until the connection ends; then raises."""


@contextlib.asynccontextmanager
async def connect(settings: Settings, on_text: Callable[[str], None]) -> AsyncIterator[Connection]:
    """Raises OSError, WebSocketException or TimeoutError when there is no way to the server."""
    open_it = _tcp if urlsplit(settings.url).scheme == "tcp" else _websocket
    async with open_it(settings, on_text) as connection:
        yield connection


class _WebSocket:
    def __init__(self, server: WebSocketClientProtocol, on_text: Callable[[str], None]) -> None:
        self._server = server
        self._on_text = on_text

    async def send(self, frame: Frame) -> None:
        await self._server.send(frame.with_prefix())

    async def listen(self) -> None:
        async for message in self._server:
            if isinstance(message, str):
                self._on_text(message)
        raise ConnectionError(f"the server closed the connection {self._server.close_reason}".rstrip())


@contextlib.asynccontextmanager
async def _websocket(settings: Settings, on_text: Callable[[str], None]) -> AsyncIterator[Connection]:
    headers = {"Authorization": f"Bearer {settings.token}"} if settings.token else {}
    async with connect_websocket(f"{settings.url.rstrip('/')}/ws/{settings.drone}", extra_headers=headers,
                                 open_timeout=CONNECT_SECONDS, ping_interval=PING_SECONDS,
                                 ping_timeout=SILENCE_SECONDS, close_timeout=0.1, compression=None,
                                 write_limit=0) as server:
        _keep_queues_short(server.transport)
        yield _WebSocket(server, on_text)


class _Tcp:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def send(self, frame: Frame) -> None:
        payload = frame.with_prefix()
        self._writer.write(len(payload).to_bytes(4, "big") + payload)
        await self._writer.drain()

    async def listen(self) -> None:
        while await self._reader.read(4096):
            pass
        raise ConnectionError("the server closed the connection")


@contextlib.asynccontextmanager
async def _tcp(settings: Settings, _on_text: Callable[[str], None]) -> AsyncIterator[Connection]:
    url = urlsplit(settings.url)
    opening = asyncio.open_connection(url.hostname, url.port or 3002)
    reader, writer = await asyncio.wait_for(opening, CONNECT_SECONDS)
    try:
        writer.transport.set_write_buffer_limits(0)
        _keep_queues_short(writer.transport)
        token = f" token={settings.token}" if settings.token else ""
        writer.write(f"SKYLENS/1 drone={settings.drone}{token}\n".encode())
        yield _Tcp(reader, writer)
    finally:
        writer.transport.abort()


def _keep_queues_short(transport: asyncio.BaseTransport) -> None:
    its_socket = transport.get_extra_info("socket")
    if hasattr(socket, "TCP_NOTSENT_LOWAT"):
        its_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        its_socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, SILENCE_SECONDS * 1000)
