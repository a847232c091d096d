// What happened to one drone and before it, the newest first.

import { keepsLabel } from "./filter.js";
import { formatTime } from "./format.js";
import { say } from "./i18n.js";
import { colourOf } from "./palette.js";
import { setText } from "./pane.js";

const MOST = 100;

export class Timeline {
  #element;
  #id;
  #events = [];

  constructor(element, id) {
    this.#element = element;
    this.#id = id;
  }

  happened(event) {
    if (event.drone !== this.#id) return;
    this.#events = [event, ...this.#events].slice(0, MOST);
    this.refresh();
  }

  refresh() {
    setText(this.#element.querySelector("h2"), say("drone.events"));
    const shown = this.#events.filter(({ label }) => !label || keepsLabel(label));
    this.#element.querySelector(".scroll").hidden = !shown.length;
    setText(this.#element.querySelector(".none"), shown.length ? "" : say("drone.noevents"));
    this.#element.querySelector("ol").replaceChildren(...shown.map(line));
  }

  /** What happened before; to be called once, of a drone that is known. */
  async load() {
    try {
      const response = await fetch(`/api/v1/drones/${this.#id}/events`);
      if (!response.ok) return;
      const before = await response.json();
      const known = new Set(this.#events.map(key));
      this.#events = [...this.#events, ...before.filter((event) => !known.has(key(event)))].slice(0, MOST);
      this.refresh();
    } catch {
      // Those that come from now on are shown.
    }
  }
}

function key({ at, kind, label }) {
  return `${at} ${kind} ${label}`;
}

function line({ at, kind, label }) {
  const element = document.createElement("li");
  const time = document.createElement("time");
  time.dateTime = at;
  time.textContent = formatTime(at);
  const mark = document.createElement("i");
  mark.dataset.kind = kind;
  if (label) mark.style.setProperty("--mark", colourOf(label).line);
  element.append(time, mark, say(`event.${kind}`, { label }));
  return element;
}
