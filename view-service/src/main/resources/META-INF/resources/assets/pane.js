// One drone's picture with its badge and age, in a tile of the wall or large.
//
// For tests and tools, the root element says what is painted: data-state, data-epoch, data-sequence, data-objects (how
// many were found in it), data-boxes ("own", "held" or "none") and data-age (in milliseconds, as shown).

import { formatAge, formatHops } from "./format.js";
import { hops } from "./hops.js";
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
  #options = {};
  #subscribed = null;
  #subscribedAt = null;
  #head = null;

  /** "live", "paused" or "replay": what is shown is the present only while live. */
  mode = "live";

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

  /** options: {width, fps, from} as the service takes them; each may be absent. */
  subscribe(options) {
    if (this.mode === "paused" || this.#subscribed === JSON.stringify(options)) return;
    this.#options = options;
    this.#subscribed = JSON.stringify(options);
    this.#subscribedAt = performance.now();
    this.#socket.want(this.#id, options, (head, jpeg, arrivedAt) => this.#arrived(head, jpeg, arrivedAt));
  }

  unsubscribe() {
    if (this.#subscribed === null) return;
    this.#subscribed = null;
    this.#subscribedAt = null;
    this.#socket.unwant(this.#id);
  }

  /** The picture stays as it is. */
  pause() {
    this.unsubscribe();
    this.#picture.hold();
    this.mode = "paused";
    this.refresh();
  }

  /** Shows the present again, as subscribed before. */
  live() {
    this.#change("live", { ...this.#options, from: undefined });
  }

  /** Shows the past, so many milliseconds before the present. */
  replay(millis) {
    this.#change("replay", { ...this.#options, from: `-${Math.round(millis / 1000)}s` });
  }

  /** How long ago what is shown was, in milliseconds. */
  get behind() {
    return this.#picture.age.isKnown ? this.#picture.age.now : 0;
  }

  #change(mode, options) {
    this.mode = mode;
    this.#picture.rewind();
    this.#subscribed = null;
    this.subscribe(options);
    this.refresh();
  }

  #arrived(head, jpeg, arrivedAt) {
    // What was under way when the mode was changed belongs to the other.
    if (head.replay === (this.mode === "replay")) this.#picture.show(head, jpeg, arrivedAt);
    else this.#socket.shown(head.number);
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
    const state = this.mode === "live" ? shownState(drone, this.#judgedAge()) : this.mode.toUpperCase();
    this.#root.dataset.state = state;
    this.#root.dataset.picture = this.#head ? "some" : "none";
    this.#refreshAge(drone, state);
    this.#refreshBadge(drone, state);
  }

  get state() {
    return this.#root.dataset.state;
  }

  #painted(head) {
    this.#head = head;
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
    const { fps } = this.#options;
    const expected = Math.max(interval(drone), fps ? 1000 / fps : 0);
    const isMoving = state === "LIVE" || state === "REPLAY";
    const age = isMoving ? this.#picture.age.display(expected) : this.#picture.age.now;
    this.#root.dataset.age = Math.round(age);
    setText(element, formatAge(age));
    const isSteady = state === "LIVE" && !this.#picture.age.isGrowing(expected);
    const split = isSteady ? formatHops(hops(this.#head, this.#picture.age.sinceSent)) : "";
    if (element.title !== split) element.title = split;
  }

  #refreshBadge(drone, state) {
    const shown = this.#badge(state);
    const badge = this.#root.querySelector(".badge");
    badge.hidden = shown === null;
    if (shown === null) return;
    badge.dataset.badge = shown;
    badge.querySelector("use").setAttribute("href", `#icon-${ICONS[shown]}`);
    setText(badge.querySelector("b"), say(`state.${shown}`));
    setText(badge.querySelector(".badge-age"), this.#badgeAge(drone, shown));
    setText(badge.querySelector("small"), badgeDetail(drone, shown));
  }

  #badge(state) {
    if (this.mode !== "live") return null;
    return state === "LIVE" ? (this.#picture.age.isKnown ? null : "WAITING") : state;
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
