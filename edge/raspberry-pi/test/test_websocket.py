import time
import unittest

from stations import FPS, StationTest
from tcp_sink import WebSocketSink


class OverWebSocketTest(StationTest, unittest.TestCase):
    make_sink = WebSocketSink

    def test_should_obey_the_server(self):
        self.start()
        self.sink.tell('{"type":"set","fps":5,"quality":40,"size":"640x480"}')
        self.wait_until(lambda: self.station.settings.fps == 5)
        self.assertEqual((self.station.settings.quality, self.station.settings.size), (40, "640x480"))

    def test_should_begin_a_new_connection_with_settings_of_its_own(self):
        self.start()
        self.sink.tell('{"type":"set","fps":5,"quality":40}')
        self.wait_until(lambda: self.station.settings.fps == 5)
        self.sink.stop()
        self.sink.start()
        self.wait_for_frame_captured_now()
        self.assertEqual((self.station.settings.fps, self.station.settings.quality), (FPS, 80))

    def test_should_go_on_when_the_server_talks_nonsense(self):
        self.start()
        for text in ("hello", '{"type":"set","fps":-1}', '{"type":"detections"}') * 20:
            self.sink.tell(text)
        self.wait_for_frame_captured_now()
        self.assertEqual((self.sink.sessions, self.station.settings.fps), (1, FPS))

    def test_should_survive_a_refusal(self):
        self.start()
        self.sink.refuse = 401
        self.sink.stop()
        self.sink.start()
        time.sleep(0.5)
        self.sink.refuse = None
        self.wait_for_frame_captured_now()


if __name__ == "__main__":
    unittest.main()
