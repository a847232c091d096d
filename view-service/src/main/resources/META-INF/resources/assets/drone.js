// One drone large: the device's own picture, and what is in it.

import { countLabels, formatFps } from "./format.js";
import { nameOf } from "./fleet.js";
import { onLanguage, say } from "./i18n.js";
import { colourOf } from "./palette.js";
import { Pane, setText } from "./pane.js";

const TABLE_EVERY = 250;

export class DroneView {
  #element;
  #context;
  #id = null;
  #pane = null;
  #head = null;
  #tabledAt = 0;

  constructor(element, context) {
    this.#element = element;
    this.#context = context;
    onLanguage(() => this.#pane && this.#label());
  }

  show(id) {
    this.hide();
    this.#id = id;
    this.#element.replaceChildren(document.getElementById("drone-template").content.cloneNode(true));
    this.#element.hidden = false;
    this.#pane = new Pane(this.#element, id, this.#context, (head) => {
      this.#head = head;
      this.#element.querySelector(".stage").style.setProperty("--aspect", head.frame.width / head.frame.height);
    });
    this.#label();
    this.subscribe();
    this.refresh();
    this.#element.querySelector(".stage").focus({ preventScroll: true });
  }

  hide() {
    this.#pane?.close();
    this.#pane = null;
    this.#head = null;
    this.#element.hidden = true;
    this.#element.replaceChildren();
    for (const name of Object.keys(this.#element.dataset)) delete this.#element.dataset[name];
  }

  subscribe() {
    if (document.hidden) this.#pane?.unsubscribe();
    else this.#pane?.subscribe({});
  }

  repaint() {
    this.#pane?.repaint();
  }

  refresh() {
    if (!this.#pane) return;
    const drone = this.#context.fleet.get(this.#id);
    setText(this.#find("h1"), drone ? nameOf(drone) : this.#id);
    document.title = `${drone ? nameOf(drone) : this.#id} · Skylens`;
    if (!drone) {
      setText(this.#find(".title .facts"), this.#context.fleet.isKnown ? say("drone.unknown") : "");
      return;
    }
    this.#pane.refresh();
    setText(this.#find(".title .state"), say(`state.${this.#pane.state}`));
    setText(this.#find(".title .facts"), facts(drone));
    if (performance.now() - this.#tabledAt > TABLE_EVERY) this.#refreshObjects();
  }

  #label() {
    setText(this.#find(".back .unseen"), say("drone.back"));
    setText(this.#find(".objects h2"), say("drone.objects"));
    const heads = this.#element.querySelectorAll("th");
    setText(heads[0], say("drone.label"));
    setText(heads[1], say("drone.confidence"));
    setText(heads[4], say("drone.width"));
    setText(heads[5], say("drone.height"));
  }

  #refreshObjects() {
    this.#tabledAt = performance.now();
    const objects = this.#head?.detections?.objects ?? [];
    const sorted = [...objects].sort((a, b) => b.confidence - a.confidence);
    setText(this.#find(".counts"), countLabels(objects).map(([label, count]) => `${label} ${count}`).join(" · "));
    this.#find("table").hidden = !objects.length;
    setText(this.#find(".none"), this.#nothing(objects));
    this.#find("tbody").replaceChildren(...sorted.map(row));
  }

  #nothing(objects) {
    if (!this.#head || objects.length) return "";
    return say(this.#head.detections ? "drone.none" : "drone.undetected");
  }

  #find(selector) {
    return this.#element.querySelector(selector);
  }
}

function facts(drone) {
  const isMoving = drone.state === "LIVE" || drone.state === "FROZEN";
  const size = drone.width ? `${drone.width} × ${drone.height}` : "";
  return [isMoving ? formatFps(drone.fps) : "", size, drone.origin ?? ""].filter(Boolean).join(" · ");
}

function row({ label, confidence, box }) {
  const row = document.createElement("tr");
  const name = row.insertCell();
  const swatch = document.createElement("i");
  swatch.style.backgroundColor = colourOf(label).line;
  name.append(swatch, label);
  for (const value of [confidence * 100, box.x, box.y, box.width, box.height]) {
    const cell = row.insertCell();
    cell.className = "number";
    cell.textContent = Math.round(value);
  }
  return row;
}
