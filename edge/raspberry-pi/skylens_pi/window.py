"""The control window: start, stop, what the camera sees, and what has happened."""
from __future__ import annotations

import dataclasses
import logging
import queue
import time
import tkinter as tk
from collections.abc import Callable
from tkinter import scrolledtext, ttk

import cv2
import numpy

from skylens_pi.settings import Settings, WrongSetting
from skylens_pi.station import Streamer

PREVIEW_WIDTH = 480
REFRESH_MILLIS = 200
"""Five previews a second: decoding each frame again would take a core of a Pi from the camera."""

LOG_LINES = 500


class Window:
    """Runs in the main thread, as Tk demands; all that other threads have to say comes through a queue."""

    def __init__(self, settings: Settings, make_station: Callable[[Settings], Streamer]) -> None:
        self.root = tk.Tk(className="Skylens")
        self.root.title("Skylens camera")
        self.root.protocol("WM_DELETE_WINDOW", self.close)
        self._settings = settings
        self._make_station = make_station
        self._station: Streamer | None = None
        self._shown = -1
        self._counted, self._counted_at = 0, 0.0
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._lay_out()
        handler = _QueueHandler(self._lines)
        handler.setFormatter(logging.Formatter("%(asctime)s  %(message)s", "%H:%M:%S"))
        logging.getLogger("skylens_pi").addHandler(handler)
        self._refresh()

    def run(self) -> None:
        self.root.mainloop()

    def close(self) -> None:
        self.stop()
        self.root.destroy()

    def start(self) -> None:
        try:
            settings = dataclasses.replace(self._settings, url=self.url.get().strip(), drone=self.drone.get().strip())
            self._station = self._make_station(settings)
        except WrongSetting as problem:
            self._lines.put(str(problem))
            return
        self._shown, self._counted, self._counted_at = -1, 0, time.monotonic()
        self._station.start()
        self._enable(running=True)

    def stop(self) -> None:
        if self._station:
            self._station.stop()
            self._station = None
        self._enable(running=False)

    def _lay_out(self) -> None:
        self.root.columnconfigure(1, weight=1)
        self.root.rowconfigure(4, weight=1)
        self.url = self._entry(0, "Server", self._settings.url)
        self.drone = self._entry(1, "Drone", self._settings.drone)
        buttons = ttk.Frame(self.root)
        buttons.grid(row=2, column=0, columnspan=2, sticky="w", padx=6, pady=4)
        self.start_button = ttk.Button(buttons, text="Start", command=self.start)
        self.stop_button = ttk.Button(buttons, text="Stop", command=self.stop, state="disabled")
        self.start_button.pack(side="left")
        self.stop_button.pack(side="left", padx=6)
        self.state = tk.StringVar(value="stopped")
        ttk.Label(buttons, textvariable=self.state).pack(side="left", padx=6)
        self._blank = tk.PhotoImage(width=PREVIEW_WIDTH, height=PREVIEW_WIDTH * 9 // 16)
        self.preview = tk.Label(self.root, image=self._blank, background="black")
        self.preview.grid(row=3, column=0, columnspan=2, padx=6, pady=4)
        self.log = scrolledtext.ScrolledText(self.root, height=8, width=60, state="disabled")
        self.log.grid(row=4, column=0, columnspan=2, sticky="nsew", padx=6, pady=(4, 6))

    def _entry(self, row: int, label: str, value: str) -> ttk.Entry:
        ttk.Label(self.root, text=label).grid(row=row, column=0, sticky="w", padx=6, pady=2)
        entry = ttk.Entry(self.root)
        entry.insert(0, value)
        entry.grid(row=row, column=1, sticky="ew", padx=6, pady=2)
        return entry

    def _enable(self, running: bool) -> None:
        for widget in (self.start_button, self.url, self.drone):
            widget["state"] = "disabled" if running else "normal"
        self.stop_button["state"] = "normal" if running else "disabled"
        if not running:
            self.state.set("stopped")
            self.preview.configure(image=self._blank)

    def _refresh(self) -> None:
        if self._station:
            self._show_state(self._station)
            self._show_picture(self._station)
        while not self._lines.empty():
            self._write(self._lines.get())
        self.root.after(REFRESH_MILLIS, self._refresh)

    def _show_state(self, station: Streamer) -> None:
        if not station.is_connected:
            self.state.set("looking for the server")
            return
        now = time.monotonic()
        if now - self._counted_at >= 1:
            a_second = (station.sent - self._counted) / (now - self._counted_at)
            self._counted, self._counted_at = station.sent, now
            self.state.set(f"sending, {a_second:.0f} frames a second")

    def _show_picture(self, station: Streamer) -> None:
        frame = station.newest
        if frame is None or frame.sequence == self._shown:
            return
        self._shown = frame.sequence
        picture = cv2.imdecode(numpy.frombuffer(frame.jpeg, numpy.uint8), cv2.IMREAD_REDUCED_COLOR_2)
        height = max(1, picture.shape[0] * PREVIEW_WIDTH // picture.shape[1])
        _, pixels = cv2.imencode(".ppm", cv2.resize(picture, (PREVIEW_WIDTH, height)))
        self._picture = tk.PhotoImage(data=pixels.tobytes(), format="PPM")  # Tk itself keeps no reference
        self.preview.configure(image=self._picture)

    def _write(self, line: str) -> None:
        self.log.configure(state="normal")
        self.log.insert("end", line + "\n")
        self.log.delete("1.0", f"end-{LOG_LINES + 1}l")
        self.log.configure(state="disabled")
        self.log.see("end")


class _QueueHandler(logging.Handler):
    def __init__(self, lines: queue.SimpleQueue[str]) -> None:
        super().__init__()
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.put(self.format(record))
