import contextlib
import io
import json
import os
import pathlib
import tempfile
import unittest
import unittest.mock

from skylens_pi.settings import Settings, WrongSetting, parse

GOLDEN = pathlib.Path(__file__).resolve().parents[3] / "contract/src/test/resources/golden/set-command.json"


class ParseTest(unittest.TestCase):
    def parse(self, *arguments, config=None, environment=None):
        if config is not None:
            folder = tempfile.TemporaryDirectory()
            self.addCleanup(folder.cleanup)
            file = pathlib.Path(folder.name) / "skylens-pi.toml"
            file.write_text(config)
            arguments = ("--config", str(file), *arguments)
        with unittest.mock.patch.dict(os.environ, environment or {}):
            return parse(list(arguments))

    def assert_refused(self, expected, *arguments, config=None):
        said = io.StringIO()
        with contextlib.redirect_stderr(said), self.assertRaises(SystemExit):
            self.parse(*arguments, config=config)
        self.assertIn(expected, said.getvalue())

    def test_should_have_these_defaults(self):
        settings, headless = self.parse("--drone", "alpha")
        self.assertEqual(settings, Settings(url="ws://127.0.0.1:3001", drone="alpha", token="", camera="auto",
                                            size="1280x720", fps=30, quality=80, bitrate=4_000_000))
        self.assertFalse(headless)

    def test_should_read_a_file_and_let_the_command_line_win(self):
        config = 'url = "tcp://10.0.0.2:3002"\ndrone = "garden"\ntoken = "secret"\nfps = 15\n'
        settings, headless = self.parse("--fps", "5", "--headless", config=config)
        self.assertEqual((settings.url, settings.drone, settings.token, settings.fps),
                         ("tcp://10.0.0.2:3002", "garden", "secret", 5))
        self.assertTrue(headless)

    def test_should_take_the_token_from_the_environment(self):
        settings, _ = self.parse(environment={"SKYLENS_TOKEN": "secret"})
        self.assertEqual(settings.token, "secret")

    def test_should_read_the_example_that_is_shipped(self):
        example = pathlib.Path(__file__).resolve().parents[1] / "skylens-pi.toml"
        settings, _ = self.parse(config=example.read_text())
        self.assertEqual(settings.size, "1280x720")

    def test_should_name_the_setting_the_rule_and_the_value(self):
        self.assert_refused("url must be an address that begins with ws://", "--url", "http://x")
        self.assert_refused("drone must be 1 to 64 of A-Z a-z 0-9 . _ -", "--drone", "my drone")
        self.assert_refused("size must be as 1280x720, got 'big'", "--size", "big")
        self.assert_refused("fps must be a number from 0.1 to 120, got 0.0", "--fps", "0")
        self.assert_refused("quality must be a whole number, 1 to 100, got 101", "--quality", "101")
        self.assert_refused("token must be free of white space", "--token", "a b")

    def test_should_refuse_a_name_it_does_not_know(self):
        self.assert_refused("qualty in ", config="qualty = 3\n")


class ObeyTest(unittest.TestCase):
    settings = Settings(url="ws://x", drone="alpha")

    def test_should_obey_what_the_server_sets(self):
        obeyed = self.settings.obey('{"type":"set","quality":40,"size":"640x480","fps":5}')
        self.assertEqual((obeyed.quality, obeyed.size, obeyed.fps), (40, "640x480", 5))
        self.assertEqual(obeyed.url, self.settings.url)

    def test_should_obey_the_golden_commands(self):
        for vector in json.loads(GOLDEN.read_text()):
            obeyed = self.settings.obey(vector["text"])
            for name in ("quality", "size", "fps"):
                expected = vector["settings"].get(name, getattr(self.settings, name))
                self.assertEqual(getattr(obeyed, name), expected, vector["text"])

    def test_should_leave_alone_what_the_server_does_not_name(self):
        self.assertEqual(self.settings.obey('{"type":"set","fps":5,"quality":null}').quality, 80)

    def test_should_not_let_the_server_change_anything_else(self):
        self.assertEqual(self.settings.obey('{"type":"set","url":"ws://evil","token":"x"}'), self.settings)

    def test_should_ignore_what_is_no_command(self):
        for text in ("hello", "[1]", '"set"', '{"type":"detections","fps":1}', "{", "null"):
            self.assertEqual(self.settings.obey(text), self.settings, text)

    def test_should_refuse_a_command_with_an_impossible_value(self):
        for field in ('"fps":-1', '"fps":true', '"fps":1e999', '"fps":[]', '"quality":"best"', '"quality":true',
                      '"size":5', '"size":"0x0"'):
            with self.assertRaises(WrongSetting, msg=field):
                self.settings.obey('{"type":"set",%s}' % field)


if __name__ == "__main__":
    unittest.main()
