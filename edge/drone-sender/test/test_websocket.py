import unittest

from senders import SenderTest
from sink import WebSocketSink


class OverWebSocketTest(SenderTest, unittest.TestCase):
    make_sink = WebSocketSink

    @staticmethod
    def captured_at(arrival):
        return arrival.captured_at / 1e6

    def test_should_print_what_the_server_says_and_go_on(self):
        for _ in range(40):  # more than the library's queue holds
            self.sink.tell('{"type":"set","fps":5}')
        line = self.wait_for_line("server says")
        self.assertIn('{"type":"set","fps":5}', line)
        self.wait_for_frame_captured_now()


if __name__ == "__main__":
    unittest.main()
