import asyncio
import json
import pathlib
import sys
import unittest
from datetime import datetime, timedelta, timezone

from sink import HttpSink, WebSocketSink

HOME = pathlib.Path(__file__).resolve().parents[1]
sys.path.append(str(HOME))
import drone_sender  # noqa: E402

GOLDEN = HOME.parents[1] / "contract/src/test/resources/golden/device-prefix.json"


class BytesTest(unittest.TestCase):
    def send_golden_vectors(self, link, sink):
        self.addCleanup(sink.end)
        vectors = json.loads(GOLDEN.read_text())

        async def send_all():
            async with link(f"{sink.scheme}://127.0.0.1:{sink.port}", "alpha", {}) as send:
                for vector in vectors:
                    await send(vector["sequence"], vector["capturedAtMicros"], b"\xff\xd8\xff\xd9")
        asyncio.run(send_all())
        self.assertEqual([arrival.jpeg for arrival in sink.arrivals], [b"\xff\xd8\xff\xd9"] * len(vectors))
        return zip(vectors, sink.arrivals)

    def test_should_write_the_prefix_of_the_golden_vectors(self):
        for vector, arrival in self.send_golden_vectors(drone_sender.over_websocket, WebSocketSink()):
            self.assertEqual(arrival.prefix.hex(), vector["hex"])

    def test_should_say_the_same_in_headers(self):
        for vector, arrival in self.send_golden_vectors(drone_sender.over_http, HttpSink()):
            self.assertEqual(arrival.sequence, vector["sequence"])
            self.assertEqual(datetime.fromisoformat(arrival.captured_at),
                             datetime.fromtimestamp(0, timezone.utc)
                             + timedelta(microseconds=vector["capturedAtMicros"]))


if __name__ == "__main__":
    unittest.main()
