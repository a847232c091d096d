// What is in the frame that is shown: a table, the surest first.

import { countLabels } from "./format.js";
import { keep } from "./filter.js";
import { say } from "./i18n.js";
import { colourOf } from "./palette.js";
import { setText } from "./pane.js";

export class Objects {
  #element;

  constructor(element) {
    this.#element = element;
  }

  label() {
    const heads = this.#element.querySelectorAll("th");
    setText(heads[0], say("drone.label"));
    setText(heads[1], say("drone.confidence"));
    setText(heads[4], say("drone.width"));
    setText(heads[5], say("drone.height"));
  }

  /** head: of the frame, null before the first; isNow: whether that is the present. */
  show(head, isNow) {
    setText(this.#find("h2"), say(isNow ? "drone.objects" : "drone.objects.then"));
    const objects = keep(head?.detections?.objects ?? []);
    const sorted = [...objects].sort((a, b) => b.confidence - a.confidence);
    setText(this.#find(".counts"), countLabels(objects).map(([label, count]) => `${label} ${count}`).join(" · "));
    this.#find(".scroll").hidden = !objects.length;
    setText(this.#find(".none"), nothing(head, objects));
    this.#find("tbody").replaceChildren(...sorted.map(row));
  }

  #find(selector) {
    return this.#element.querySelector(selector);
  }
}

function nothing(head, objects) {
  if (!head || objects.length) return "";
  return say(head.detections ? "drone.none" : "drone.undetected");
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
