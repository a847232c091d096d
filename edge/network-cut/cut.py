#!/usr/bin/python3
"""Cuts the network under every sender for 1, 10 and 60 s, restarts its server, and says how each came back.

The senders run in a network namespace of their own behind a bridge. Taking its port out of the bridge loses every
packet in both directions and tells nobody, as a radio link out of range does. Needs root.
"""
import argparse
import dataclasses
import pathlib
import subprocess
import sys
import tempfile
import time
from datetime import datetime

EDGE = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(EDGE / "drone-sender/test"), str(EDGE / "raspberry-pi/test"), str(EDGE / "raspberry-pi")]
from pictures import make_detailed_jpeg, make_video  # noqa: E402
from sink import HttpSink, WebSocketSink  # noqa: E402
from tcp_sink import TcpSink  # noqa: E402

SPACE, BRIDGE, PORT, INSIDE = "skylens-cut", "skylenscut", "skylenscut0", "skylenscut1"
SERVER, CLIENT = "10.99.0.1", "10.99.0.2"
BACK_WITHIN_SECONDS = 5
GROWTH_BYTES = 16 * 2**20


class Lan:
    """The bridge, the namespace and the cable between them."""

    def __enter__(self):
        self.__exit__()
        for command in (f"netns add {SPACE}", f"link add {BRIDGE} type bridge", f"addr add {SERVER}/24 dev {BRIDGE}",
                        f"link set {BRIDGE} address 02:00:00:00:00:01 up",
                        f"link add {PORT} type veth peer name {INSIDE} netns {SPACE}",
                        f"link set {PORT} up", f"-n {SPACE} addr add {CLIENT}/24 dev {INSIDE}",
                        f"-n {SPACE} link set {INSIDE} up"):
            self._ip(command)
        self.mend()
        return self

    def __exit__(self, *_):
        self._ip(f"link del {PORT}", check=False)
        self._ip(f"link del {BRIDGE}", check=False)
        self._ip(f"netns del {SPACE}", check=False)

    def cut(self):
        self._ip(f"link set {PORT} nomaster")

    def mend(self):
        self._ip(f"link set {PORT} master {BRIDGE}")

    @staticmethod
    def _ip(command, check=True):
        subprocess.run(["ip", *command.split()], check=check, stderr=None if check else subprocess.DEVNULL)


@dataclasses.dataclass
class Sender:
    name: str
    sink: object
    process: subprocess.Popen
    failures: int = 0

    def captured_at(self, arrival):
        """Seconds since 1970."""
        if isinstance(arrival.captured_at, str):
            return datetime.fromisoformat(arrival.captured_at).timestamp()
        return arrival.captured_at / 1e6

    def resident_bytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return 1024 * int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])

    def report(self, what, mended, mended_at):
        """Waits for the first frame captured after the network or the server returned."""
        try:
            new = self.sink.wait(lambda arrival: self.captured_at(arrival) > mended_at,
                                 max(0.0, mended + BACK_WITHIN_SECONDS + 1 - time.monotonic()))
            back = f"back after {new.at - mended:4.1f} s"
            late = new.at - mended > BACK_WITHIN_SECONDS
        except AssertionError:
            back, late = "not back", True
        old = sum(self.captured_at(arrival) < mended_at - 0.5 for arrival in self.sink.arrivals if arrival.at > mended)
        self.say(f"{what:12} {back}, {old} old frames first", late)

    def say(self, text, is_wrong):
        self.failures += is_wrong
        print(f"{self.name:21} {text}{'   WRONG' if is_wrong else ''}", flush=True)


def start_senders(folder):
    video = folder / "flight.avi"
    make_video(video, 1280, 720, frames=20)
    python = ["ip", "netns", "exec", SPACE, "/usr/bin/python3"]
    drone, pi = EDGE / "drone-sender/drone_sender.py", ["-m", "skylens_pi", "--headless"]
    same = ["--drone", "cut", "--camera", str(video), "--fps", "15"]
    board = EDGE / "esp32-cam/build/host_board"
    kinds = [("drone-sender ws", WebSocketSink, lambda url: [*python, str(drone), url, *same]),
             ("drone-sender http", HttpSink, lambda url: [*python, str(drone), url, *same]),
             ("raspberry-pi ws", WebSocketSink, lambda url: [*python, *pi, "--url", url, *same]),
             ("raspberry-pi tcp", TcpSink, lambda url: [*python, *pi, "--url", url, *same])]
    if board.exists():
        picture = folder / "picture.jpg"
        picture.write_bytes(make_detailed_jpeg(640, 480))
        kinds.append(("esp32-cam's logic ws", WebSocketSink, lambda url: [*python[:-1], str(board), url, str(picture)]))
    for name, kind, command in kinds:
        sink = kind()
        with (folder / f"{name}.log").open("w") as log:
            process = subprocess.Popen(command(f"{sink.scheme}://{SERVER}:{sink.port}"), cwd=EDGE / "raspberry-pi",
                                       stdout=log, stderr=log)
        yield Sender(name, sink, process)


def run(senders, lan, lengths):
    for sender in senders:
        sender.sink.wait(lambda arrival: arrival.sequence >= 15, 20)
    before = {sender.name: sender.resident_bytes() for sender in senders}
    for length in lengths:
        lan.cut()
        time.sleep(length)
        lan.mend()
        mended, mended_at = time.monotonic(), time.time()
        for sender in senders:
            sender.report(f"cut {length} s:", mended, mended_at)
        time.sleep(2)
    for sender in senders:
        sender.sink.stop()
    time.sleep(3)
    for sender in senders:
        sender.sink.start()
    mended, mended_at = time.monotonic(), time.time()
    for sender in senders:
        sender.report("restart:", mended, mended_at)
    for sender in senders:
        growth, twice = sender.resident_bytes() - before[sender.name], len(sender.sink.twice())
        count = len(sender.sink.arrivals)
        sender.say(f"memory grew by {growth / 2**20:.1f} MiB, {count} frames, {twice} of them twice",
                   growth > GROWTH_BYTES or twice > 0)
    return sum(sender.failures for sender in senders)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("seconds", type=int, nargs="*", default=[1, 10, 60], help="lengths of the cuts")
    lengths = options.parse_args().seconds
    WebSocketSink.host = HttpSink.host = TcpSink.host = SERVER
    senders = []
    with tempfile.TemporaryDirectory() as folder, Lan() as lan:
        try:
            senders.extend(start_senders(pathlib.Path(folder)))
            return 1 if run(senders, lan, lengths) else 0
        finally:
            for sender in senders:
                sender.process.kill()
                sender.process.wait()


if __name__ == "__main__":
    sys.exit(main())
