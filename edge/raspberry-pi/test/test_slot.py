import asyncio
import json
import pathlib
import threading
import unittest

from skylens_pi.slot import Frame, Pace, Slot

GOLDEN = pathlib.Path(__file__).resolve().parents[3] / "contract/src/test/resources/golden/device-prefix.json"


class FrameTest(unittest.TestCase):
    def test_should_write_the_prefix_of_the_golden_vectors(self):
        for vector in json.loads(GOLDEN.read_text()):
            frame = Frame(vector["sequence"], vector["capturedAtMicros"], b"\xff\xd8\xff\xd9")
            self.assertEqual(frame.with_prefix().hex(), vector["hex"] + "ffd8ffd9")

    def test_should_begin_again_at_zero_after_the_largest_sequence(self):
        self.assertEqual(Frame(2**32, 0, b"").with_prefix(), Frame(0, 0, b"").with_prefix())


class SlotTest(unittest.TestCase):
    def test_should_give_the_newest_frame_and_count_those_it_replaced(self):
        slot = Slot()
        for sequence in range(3):
            slot.put(Frame(sequence, 0, b""))
        self.assertEqual(asyncio.run(slot.take()).sequence, 2)
        self.assertEqual(slot.replaced, 2)

    def test_should_wait_for_a_frame_of_another_thread(self):
        slot = Slot()

        async def take():
            threading.Timer(0.05, slot.put, [Frame(7, 0, b"")]).start()
            return await asyncio.wait_for(slot.take(), 5)
        self.assertEqual(asyncio.run(take()).sequence, 7)

    def test_should_keep_a_frame_for_the_next_when_a_taker_gives_up(self):
        slot = Slot()

        async def give_up():
            await asyncio.wait_for(slot.take(), 0.01)
        with self.assertRaises(TimeoutError):
            asyncio.run(give_up())
        slot.put(Frame(1, 0, b""))
        self.assertEqual(asyncio.run(slot.take()).sequence, 1)


class PaceTest(unittest.TestCase):
    def count(self, camera_fps, limit, jitter=0.0, seconds=10):
        pace, steps = Pace(), int(camera_fps * seconds)
        return sum(pace.due(100 + step / camera_fps + (jitter if step % 2 else -jitter), limit)
                   for step in range(steps)) / seconds

    def test_should_let_through_no_more_than_the_limit(self):
        self.assertAlmostEqual(self.count(30, 10), 10, delta=0.2)
        self.assertAlmostEqual(self.count(30, 7), 7, delta=0.2)
        self.assertAlmostEqual(self.count(60, 0.5), 0.5, delta=0.2)

    def test_should_not_thin_a_camera_that_is_as_fast_as_the_limit(self):
        self.assertAlmostEqual(self.count(30, 30, jitter=0.004), 30, delta=0.3)

    def test_should_not_send_a_burst_after_a_pause(self):
        pace = Pace()
        pace.due(0, 10)
        self.assertEqual(sum(pace.due(100 + step / 1000, 10) for step in range(100)), 2)


if __name__ == "__main__":
    unittest.main()
