#!/usr/bin/env python3
"""Sends a camera, or a video file in a loop, to Skylens: over HTTP or a WebSocket, by the URL's scheme.

    ./drone_sender.py http://127.0.0.1:3001 --drone alpha
    ./drone_sender.py ws://127.0.0.1:3001 --drone alpha --camera flight.mp4 --fps 5
It sends the newest picture only, and looks for a lost server for ever."""
import argparse
import asyncio
import itertools
import os
import random
import socket
import struct
import threading
import time
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timezone

import cv2
import requests
from websockets.exceptions import WebSocketException
from websockets.legacy.client import connect  # the interface that Debian's version 10 and today's have in common

CONNECT_SECONDS, REPLY_SECONDS, LONGEST_WAIT = 2, 6, 2  # back within 5 s of the network's return


class Camera(threading.Thread):
    """Reads without pause and keeps the newest picture only, so that none grows old in a driver's queue."""

    def __init__(self, source):
        super().__init__(daemon=True)
        self.source, self.picture, self.arrived = source, None, threading.Condition()

    def run(self):
        while True:
            capture = cv2.VideoCapture(int(self.source) if self.source.isdigit() else self.source)
            pause = 1 / (capture.get(cv2.CAP_PROP_FPS) or 25) if os.path.isfile(self.source) else 0
            good, picture = capture.read()
            if not good:
                print(f"no picture from camera {self.source!r}, trying again", flush=True)
                time.sleep(1)
            while good:  # until the end of the file, or until somebody pulls the camera out
                with self.arrived:
                    self.picture = (time.time_ns() // 1000, picture)
                    self.arrived.notify()
                time.sleep(pause)
                good, picture = capture.read()

    def frames(self, fps, quality):
        """Yields (sequence, captured at in µs since 1970, JPEG), each picture once, at most fps a second."""
        due = time.monotonic()
        for sequence in itertools.count():
            time.sleep(max(0, due - time.monotonic()))
            with self.arrived:
                self.arrived.wait_for(lambda: self.picture)
                (captured_at, picture), self.picture = self.picture, None
            due = max(due + 1 / fps, time.monotonic())
            _, jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
            yield sequence & 0xFFFFFFFF, captured_at, jpeg.tobytes()


@asynccontextmanager
async def over_http(url, drone, headers):
    with requests.Session() as session:
        def post(sequence, captured_at, jpeg):
            taken = datetime.fromtimestamp(captured_at / 1e6, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            about = {"Content-Type": "image/jpeg", "Skylens-Sequence": str(sequence), "Skylens-Captured-At": taken}
            reply = session.post(f"{url}/api/v1/drones/{drone}/frames", jpeg, headers={**headers, **about},
                                 timeout=(CONNECT_SECONDS, REPLY_SECONDS))
            if not reply.ok:
                raise OSError(f"HTTP {reply.status_code} {reply.text[:200]}")
        yield lambda *frame: asyncio.to_thread(post, *frame)


@asynccontextmanager
async def over_websocket(url, drone, headers):
    async with connect(f"{url}/ws/{drone}", extra_headers=headers, open_timeout=CONNECT_SECONDS, close_timeout=0.1,
                       ping_interval=None, compression=None) as server:
        async def send(sequence, captured_at, jpeg):
            await server.send(struct.pack(">4sIQ", b"SKY1", sequence, captured_at) + jpeg)
            await (await server.ping())  # its pong says that the frame has arrived: no second one queues behind it

        async def listen():  # unread messages would hold up the pongs
            with suppress(WebSocketException):
                async for text in server:
                    print("server says:", text, flush=True)
        server.listener = asyncio.create_task(listen())  # it ends with the connection, and lives as long
        yield lambda *frame: asyncio.wait_for(send(*frame), REPLY_SECONDS)


async def main(args):
    headers = {"Authorization": f"Bearer {args.token}"} if args.token else {}
    link = over_websocket if args.url.startswith("ws") else over_http
    camera = Camera(args.camera)
    camera.start()
    frames, wait = camera.frames(args.fps, args.quality), 0.2
    while True:
        began = time.monotonic()
        try:
            async with link(args.url.rstrip("/"), args.drone, headers) as send:
                for sent in itertools.count():
                    await send(*await asyncio.to_thread(next, frames))
                    if sent == 0:
                        print(f"sending {args.drone} to {args.url}", flush=True)
        except (OSError, WebSocketException, asyncio.TimeoutError) as problem:
            wait = 0.2 if time.monotonic() - began > 5 else min(LONGEST_WAIT, wait * 2)
            print(f"no link to {args.url} ({problem or 'no answer'}), trying again", flush=True)
            await asyncio.sleep(wait * random.uniform(0.5, 1))  # jitter, lest a fleet come back in one instant


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("url", help="http://, https://, ws:// or wss:// and the address of ingest")
    options.add_argument("--drone", default=socket.gethostname(), help="id in Skylens (default: this host's name)")
    options.add_argument("--camera", default="0", help="number of a camera, a video file, or a URL (default: 0)")
    options.add_argument("--fps", type=float, default=10, help="at most so many frames a second (default: 10)")
    options.add_argument("--quality", type=int, default=80, help="of the JPEG, 1 to 100 (default: 80)")
    options.add_argument("--token", default=os.environ.get("SKYLENS_TOKEN"), help="default: $SKYLENS_TOKEN")
    asyncio.run(main(options.parse_args()))
