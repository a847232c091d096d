import unittest

from skylens_pi import sender


class WaitsTest(unittest.TestCase):
    def test_should_double_up_to_two_seconds_with_jitter(self):
        waits = sender.waits()
        for longest in (0.2, 0.4, 0.8, 1.6, 2, 2, 2):
            wait = next(waits)
            self.assertLessEqual(wait, longest)
            self.assertGreaterEqual(wait, longest / 2)


if __name__ == "__main__":
    unittest.main()
