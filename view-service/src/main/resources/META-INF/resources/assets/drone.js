// One drone large: the device's own picture, what is in it, what happened, and how it was for the last ten minutes.

import { Charts } from "./charts.js";
import { Controls } from "./controls.js";
import { onFilter, see } from "./filter.js";
import { formatAge, formatFps } from "./format.js";
import { nameOf } from "./fleet.js";
import { onLanguage, say } from "./i18n.js";
import { Objects } from "./objects.js";
import { Pane, setText } from "./pane.js";
import { Timeline } from "./timeline.js";

const TABLE_EVERY = 250;

export class DroneView {
  #element;
  #context;
  #id = null;
  #parts = null;
  #head = null;
  #tabledAt = 0;
  #begun = false;

  constructor(element, context) {
    this.#element = element;
    this.#context = context;
    context.fleet.addEventListener("happened", ({ detail }) => this.#parts?.timeline.happened(detail));
    onLanguage(() => this.#label());
    onFilter(() => this.repaint());
  }

  show(id) {
    this.hide();
    this.#id = id;
    this.#element.replaceChildren(document.getElementById("drone-template").content.cloneNode(true));
    this.#element.hidden = false;
    const pane = new Pane(this.#element, id, this.#context, (head) => this.#painted(head));
    this.#parts = {
      pane,
      controls: new Controls(this.#element, pane, () => this.#context.fleet.get(id)),
      objects: new Objects(this.#find(".objects")),
      timeline: new Timeline(this.#find(".timeline"), id),
      charts: new Charts(this.#find(".charts"), id),
    };
    this.#label();
    this.subscribe();
    this.refresh();
    this.#find(".stage").focus({ preventScroll: true });
  }

  hide() {
    this.#parts?.pane.close();
    this.#parts?.charts.close();
    this.#parts = null;
    this.#head = null;
    this.#begun = false;
    this.#element.hidden = true;
    this.#element.replaceChildren();
    for (const name of Object.keys(this.#element.dataset)) delete this.#element.dataset[name];
  }

  /** Whether the key or button means something here. */
  act(name) {
    return this.#parts?.controls.act(name) ?? false;
  }

  subscribe() {
    if (document.hidden) this.#parts?.pane.unsubscribe();
    else if (this.#parts?.pane.mode === "live") this.#parts.pane.subscribe({});
  }

  repaint() {
    this.#parts?.pane.repaint();
    this.#parts?.timeline.refresh();
    this.#parts?.charts.refresh();
    this.#tabledAt = 0;
  }

  refresh() {
    if (!this.#parts) return;
    const drone = this.#context.fleet.get(this.#id);
    setText(this.#find("h1"), drone ? nameOf(drone) : this.#id);
    document.title = `${drone ? nameOf(drone) : this.#id} · Skylens`;
    if (!drone) {
      setText(this.#find(".title .facts"), this.#context.fleet.isKnown ? say("drone.unknown") : "");
      return;
    }
    this.#begin();
    const { pane, controls, objects } = this.#parts;
    pane.refresh();
    controls.refresh();
    setText(this.#find(".title .state"), say(`state.${pane.state}`));
    setText(this.#find(".hops"), this.#find(".age").title);
    setText(this.#find(".title .facts"), facts(drone));
    this.#refreshMode(pane);
    if (performance.now() - this.#tabledAt > TABLE_EVERY) {
      this.#tabledAt = performance.now();
      objects.show(this.#head, pane.state === "LIVE" || pane.state === "FROZEN");
    }
  }

  /** Asks for the past of a drone that is known. */
  #begin() {
    if (this.#begun) return;
    this.#begun = true;
    this.#parts.timeline.load();
    this.#parts.charts.begin();
  }

  /** On the picture itself, so that nobody takes the past for the present, not even in full screen. */
  #refreshMode({ mode, behind }) {
    const element = this.#find(".mode");
    element.hidden = mode === "live";
    if (mode !== "live") setText(element, say(`mode.${mode}`, { age: formatAge(behind) }));
  }

  #painted(head) {
    this.#head = head;
    see(head.detections?.objects ?? []);
    this.#find(".stage").style.setProperty("--aspect", head.frame.width / head.frame.height);
  }

  #label() {
    if (!this.#parts) return;
    setText(this.#find(".back .unseen"), say("drone.back"));
    const { controls, objects, timeline, charts } = this.#parts;
    controls.label();
    objects.label();
    timeline.refresh();
    charts.refresh();
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
