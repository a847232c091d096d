import asyncio
import time
import unittest
import unittest.mock

from skylens_pi import transport
from stations import StationTest
from tcp_sink import TcpSink


class OverTcpTest(StationTest, unittest.TestCase):
    make_sink = TcpSink

    def test_should_try_for_ever_when_nobody_answers_to_connect(self):
        self.start()
        tries = []

        async def open_connection(*_):
            tries.append(time.monotonic())
            await asyncio.sleep(60)
        with unittest.mock.patch.object(transport.asyncio, "open_connection", open_connection), \
                unittest.mock.patch.object(transport, "CONNECT_SECONDS", 0.05):
            self.sink.stop()
            self.wait_until(lambda: len(tries) > 2)
        self.sink.start()
        self.wait_for_frame_captured_now()


if __name__ == "__main__":
    unittest.main()
