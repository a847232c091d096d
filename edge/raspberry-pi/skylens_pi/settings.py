"""What to film and where to send it: from the command line over a TOML file, and changed at run time by the server."""
from __future__ import annotations

import argparse
import dataclasses
import json
import os
import re
import socket
import tomllib
from typing import Any
from urllib.parse import urlsplit

SCHEMES = ("ws", "wss", "tcp", "rtsp", "srt")
DRONE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")


class WrongSetting(ValueError):
    """Names the setting, the rule and the value."""


@dataclasses.dataclass(frozen=True)
class Settings:
    """Checked when made; what is wrong is said by a WrongSetting."""

    url: str
    drone: str = dataclasses.field(default_factory=socket.gethostname)
    token: str = ""
    camera: str = "auto"
    size: str = "1280x720"
    fps: float = 30
    quality: int = 80
    bitrate: int = 4_000_000

    def __post_init__(self) -> None:
        self._check("url", urlsplit(self.url).scheme in SCHEMES and bool(urlsplit(self.url).hostname),
                    f"an address that begins with {', '.join(s + '://' for s in SCHEMES)}")
        self._check("drone", bool(DRONE_ID.fullmatch(self.drone)),
                    "1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit")
        self._check("token", isinstance(self.token, str) and not re.search(r"\s", self.token), "free of white space")
        self._check("size", isinstance(self.size, str) and bool(SIZE.fullmatch(self.size)), "as 1280x720")
        self._check("fps", _is_number(self.fps) and 0.1 <= self.fps <= 120, "a number from 0.1 to 120")
        self._check("quality", type(self.quality) is int and 1 <= self.quality <= 100, "a whole number, 1 to 100")
        self._check("bitrate", isinstance(self.bitrate, int) and self.bitrate > 0, "bits a second, more than 0")

    def _check(self, name: str, good: bool, rule: str) -> None:
        if not good:
            raise WrongSetting(f"{name} must be {rule}, got {getattr(self, name)!r}")

    @property
    def width(self) -> int:
        return int(self.size.split("x")[0])

    @property
    def height(self) -> int:
        return int(self.size.split("x")[1])

    def obey(self, text: str) -> Settings:
        """These settings as the server's message {"type":"set","quality":…,"size":"WxH","fps":…} changes them.

        Every field is optional. Messages of other types and other fields are not for us and change nothing.

        Raises WrongSetting when a field of ours has a value we cannot take; then nothing is changed.
        """
        try:
            message = json.loads(text)
        except ValueError:
            return self
        if not isinstance(message, dict) or message.get("type") != "set":
            return self
        wanted = {name: message[name] for name in ("quality", "size", "fps") if message.get(name) is not None}
        return dataclasses.replace(self, **wanted)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def parse(arguments: list[str] | None = None) -> tuple[Settings, bool]:
    """Settings, and whether to do without a window. Ends the program with a message when they are wrong."""
    parser = argparse.ArgumentParser(prog="skylens_pi", description=__doc__)
    parser.add_argument("--config", metavar="FILE", help="TOML with any of the names below; the command line wins")
    parser.add_argument("--headless", action="store_true", help="no window: for systemd, or over ssh")
    parser.add_argument("--url", help="ws://, wss:// (port 3001) or tcp:// (port 3002) and the address of ingest; "
                                      "rtsp:// or srt:// sends H.264 instead")
    parser.add_argument("--drone", help="id in Skylens (default: this host's name)")
    parser.add_argument("--token", help="rather put it into the file, or into $SKYLENS_TOKEN")
    parser.add_argument("--camera", help="auto, pi, the number of a V4L2 camera, or a video file (default: auto)")
    parser.add_argument("--size", help="of the picture (default: 1280x720)")
    parser.add_argument("--fps", type=float, help="at most so many frames a second (default: 30)")
    parser.add_argument("--quality", type=int, help="of the JPEG, 1 to 100 (default: 80)")
    parser.add_argument("--bitrate", type=int, help="of H.264, in bits a second (default: 4000000)")
    given = {name: value for name, value in vars(parser.parse_args(arguments)).items() if value is not None}
    headless = given.pop("headless")
    values: dict[str, Any] = {"url": "ws://127.0.0.1:3001"}
    if "SKYLENS_TOKEN" in os.environ:
        values["token"] = os.environ["SKYLENS_TOKEN"]
    try:
        if "config" in given:
            values |= _read(given.pop("config"))
        return Settings(**(values | given)), headless
    except (OSError, tomllib.TOMLDecodeError, WrongSetting) as problem:
        parser.error(str(problem))


def _read(path: str) -> dict[str, Any]:
    with open(path, "rb") as file:
        values = tomllib.load(file)
    known = {field.name for field in dataclasses.fields(Settings)}
    for name in values.keys() - known:
        raise WrongSetting(f"{name} in {path} must be one of {', '.join(sorted(known))}")
    return values
