import unittest
from datetime import datetime

from senders import SenderTest
from sink import HttpSink


class OverHttpTest(SenderTest, unittest.TestCase):
    make_sink = HttpSink

    @staticmethod
    def captured_at(arrival):
        return datetime.fromisoformat(arrival.captured_at).timestamp()


if __name__ == "__main__":
    unittest.main()
