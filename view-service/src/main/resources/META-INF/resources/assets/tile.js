// A drone on the wall.

import { keep, see } from "./filter.js";
import { countLabels, formatFps } from "./format.js";
import { nameOf } from "./fleet.js";
import { say } from "./i18n.js";
import { Pane, setText } from "./pane.js";

const MOST_LABELS = 3;

export class Tile {
  element;
  #id;
  #context;
  #pane;
  #objects = [];

  constructor(id, context) {
    const template = document.getElementById("tile-template");
    this.element = template.content.firstElementChild.cloneNode(true);
    this.element.href = `/drones/${id}`;
    this.#id = id;
    this.#context = context;
    this.#pane = new Pane(this.element, id, context, (head) => {
      this.#objects = head.detections?.objects ?? [];
      see(this.#objects);
    });
  }

  subscribe(options) {
    this.#pane.subscribe(options);
  }

  unsubscribe() {
    this.#pane.unsubscribe();
  }

  repaint() {
    this.#pane.repaint();
  }

  refresh() {
    const drone = this.#context.fleet.get(this.#id);
    if (!drone) return;
    this.#pane.refresh();
    const name = nameOf(drone);
    setText(this.element.querySelector(".name"), name);
    setText(this.element.querySelector(".facts"), this.#facts(drone));
    const label = say("tile.label", { name, state: say(`state.${this.#pane.state}`) });
    if (this.element.ariaLabel !== label) this.element.ariaLabel = label;
  }

  close() {
    this.#pane.close();
    this.element.remove();
  }

  #facts(drone) {
    const isMoving = drone.state === "LIVE" || drone.state === "FROZEN";
    if (!isMoving) return "";
    const counts = countLabels(keep(this.#objects)).slice(0, MOST_LABELS);
    return [formatFps(drone.fps), ...counts.map(([label, count]) => `${label} ${count}`)].join(" · ");
  }
}
