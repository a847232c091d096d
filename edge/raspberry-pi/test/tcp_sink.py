"""The TCP port of ingest in miniature, beside the WebSocket of drone-sender's tests."""
import pathlib
import re
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "drone-sender/test"))
from sink import PATIENCE, Network, Sink, WebSocketSink  # noqa: E402

__all__ = ["PATIENCE", "Network", "TcpSink", "WebSocketSink"]


class TcpSink(Sink):
    scheme = "tcp"

    async def _serve(self, reader, writer):
        session, self.sessions = self.sessions, self.sessions + 1
        greeting = re.fullmatch(r"SKYLENS/1 drone=(\S+)(?: token=(\S+))?\n", (await reader.readline()).decode())
        while True:
            length = int.from_bytes(await reader.readexactly(4), "big")
            self.keep(session, greeting[1], greeting[2] or "", await reader.readexactly(length))
