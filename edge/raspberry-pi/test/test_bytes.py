"""Whole connections against the golden vectors of contract, and what they say first."""
import asyncio
import json
import pathlib
import unittest

from skylens_pi import transport
from skylens_pi.settings import Settings
from skylens_pi.slot import Frame
from tcp_sink import PATIENCE, WebSocketSink

GOLDEN = pathlib.Path(__file__).resolve().parents[3] / "contract/src/test/resources/golden"
JPEG = b"\xff\xd8\xff\xd9"


def send(url, frames):
    async def send_all():
        async with transport.connect(Settings(url=url, drone="alpha"), lambda text: None) as connection:
            for frame in frames:
                await connection.send(frame)
    asyncio.run(send_all())


class BytesTest(unittest.TestCase):
    def test_should_begin_each_message_as_the_vectors_of_the_prefix_do(self):
        sink = WebSocketSink()
        self.addCleanup(sink.end)
        vectors = json.loads((GOLDEN / "device-prefix.json").read_text())
        send(f"ws://127.0.0.1:{sink.port}", [Frame(each["sequence"], each["capturedAtMicros"], JPEG) for each in vectors])
        sink.wait(lambda arrival: len(sink.arrivals) == len(vectors))
        self.assertEqual([(arrival.drone, arrival.prefix.hex(), arrival.jpeg) for arrival in sink.arrivals],
                         [("alpha", each["hex"], JPEG) for each in vectors])

    def test_should_write_the_vector_of_prefixed_frames_over_tcp_behind_its_name(self):
        vector = next(each for each in json.loads((GOLDEN / "tcp-framing.json").read_text())
                      if each["name"] == "device prefix")
        expected = b"SKYLENS/1 drone=alpha\n" + bytes.fromhex(vector["hex"])
        frames = [Frame(int.from_bytes(payload[4:8], "big"), int.from_bytes(payload[8:16], "big"), payload[16:])
                  for payload in map(bytes.fromhex, vector["payloads"])]
        self.assertEqual(asyncio.run(self.received(frames, len(expected))), expected)

    @staticmethod
    async def received(frames, length):
        arrived = asyncio.get_running_loop().create_future()

        async def connected(reader, writer):
            arrived.set_result(await reader.readexactly(length))
            writer.close()
        async with await asyncio.start_server(connected, "127.0.0.1", 0) as server:
            url = f"tcp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with transport.connect(Settings(url=url, drone="alpha"), lambda text: None) as connection:
                for frame in frames:
                    await connection.send(frame)
                return await asyncio.wait_for(arrived, 10 * PATIENCE)


if __name__ == "__main__":
    unittest.main()
