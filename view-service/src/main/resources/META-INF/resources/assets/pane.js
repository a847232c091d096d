// One drone's picture with its badge and age, in a tile of the wall or large.
//
// For tests and tools, the root element says what is painted: data-state, data-epoch, data-sequence, data-objects (how
// many were found in it), data-boxes ("own", "held" or "none") and data-age (in milliseconds, as shown).

import { formatAge } from "./format.js";
import { say } from "./i18n.js";
import { Picture } from "./picture.js";
import { interval, shownState } from "./state.js";

/** So long after subscribing, no picture means nothing yet. */
const PATIENCE = 3000;
const ICONS = { LATE: "late", FROZEN: "frozen", OFFLINE: "offline", WAITING: "waiting" };

export class Pane {
  #root;
  #id;
  #fleet;
  #socket;
  #onPaint;
  #picture;
  #fps = 0;
  #subscribedAt = null;

  /** context: {fleet, socket}; onPaint(head) is called for every frame that has been painted. */
  constructor(root, id, { fleet, socket }, onPaint = () => {}) {
    this.#root = root;
    this.#id = id;
    this.#fleet = fleet;
    this.#socket = socket;
    this.#onPaint = onPaint;
    this.#picture = new Picture(root.querySelector("canvas"), socket, (head) => this.#painted(head));
    root.dataset.drone = id;
  }

  /** options: {width, fps} as the service takes them; fps may be absent. */
  subscribe(options) {
    if (this.#subscribedAt !== null && this.#fps === options.fps) return;
    this.#subscribedAt = performance.now();
    this.#fps = options.fps;
    this.#socket.want(this.#id, options, (head, jpeg, arrivedAt) => this.#picture.show(head, jpeg, arrivedAt));
  }

  unsubscribe() {
    if (this.#subscribedAt === null) return;
    this.#subscribedAt = null;
    this.#socket.unwant(this.#id);
  }

  close() {
    this.unsubscribe();
    this.#picture.close();
  }

  repaint() {
    this.#picture.repaint();
  }

  /** To be called several times a second: time passes. */
  refresh() {
    const drone = this.#fleet.get(this.#id);
    if (!drone) return;
    const state = shownState(drone, this.#judgedAge());
    this.#root.dataset.state = state;
    this.#refreshAge(drone, state);
    this.#refreshBadge(drone, state);
  }

  get state() {
    return this.#root.dataset.state;
  }

  #painted(head) {
    const { dataset } = this.#root;
    dataset.epoch = head.frame.epoch;
    dataset.sequence = head.frame.sequence;
    dataset.objects = head.detections?.objects.length ?? 0;
    dataset.boxes = head.detections ? (head.held ? "held" : "own") : "none";
    this.refresh();
    this.#onPaint(head);
  }

  #judgedAge() {
    const subscribedFor = this.#subscribedAt === null ? 0 : performance.now() - this.#subscribedAt;
    return this.#picture.age.isKnown && subscribedFor > PATIENCE ? this.#picture.age.now : null;
  }

  #refreshAge(drone, state) {
    const element = this.#root.querySelector(".age");
    if (!this.#picture.age.isKnown) {
      setText(element, "");
      return;
    }
    const expected = Math.max(interval(drone), this.#fps ? 1000 / this.#fps : 0);
    const age = state === "LIVE" ? this.#picture.age.display(expected) : this.#picture.age.now;
    this.#root.dataset.age = Math.round(age);
    setText(element, formatAge(age));
  }

  #refreshBadge(drone, state) {
    const shown = state === "LIVE" ? (this.#picture.age.isKnown ? null : "WAITING") : state;
    const badge = this.#root.querySelector(".badge");
    badge.hidden = shown === null;
    if (shown === null) return;
    badge.dataset.badge = shown;
    badge.querySelector("use").setAttribute("href", `#icon-${ICONS[shown]}`);
    setText(badge.querySelector("b"), say(`state.${shown}`));
    setText(badge.querySelector(".badge-age"), this.#badgeAge(drone, shown));
    setText(badge.querySelector("small"), badgeDetail(drone, shown));
  }

  #badgeAge(drone, shown) {
    if (shown === "WAITING") return "";
    if (shown === "FROZEN") return formatAge(this.#fleet.since(drone.unchangedSince ?? drone.since));
    if (shown === "LATE" && this.#picture.age.isKnown) return formatAge(this.#picture.age.now);
    return formatAge(this.#fleet.since(drone.lastFrameAt ?? drone.since));
  }
}

function badgeDetail(drone, shown) {
  if (shown === "OFFLINE") return say(drone.connected ? "offline.silent" : "offline.ended");
  return shown === "FROZEN" ? say("frozen.same") : "";
}

/** Touches the page only when something changes. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
