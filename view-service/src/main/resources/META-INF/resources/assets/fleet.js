// What is known of drones and detectors. Fires "drones" when one came or went, "drone" when one changed (detail: its id),
// "state" when its state changed (detail: its id), "happened" (detail: an event), and "detectors".

export class Fleet extends EventTarget {
  #drones = new Map();
  #heard = null;
  #serverAhead = 0;
  detectors = [];
  isKnown = false;

  get(id) {
    return this.#drones.get(id);
  }

  /** By name; those of one name by id. */
  all() {
    return [...this.#drones.values()].sort(
      (a, b) => nameOf(a).localeCompare(nameOf(b)) || a.drone.localeCompare(b.drone),
    );
  }

  /** Milliseconds since an instant that the service has named, whatever this machine's clock says. */
  since(instant) {
    return Math.max(0, Date.now() + this.#serverAhead - Date.parse(instant));
  }

  /** All drones are about to be told of anew. */
  begin(serverTime) {
    this.#serverAhead = Date.parse(serverTime) - Date.now();
    this.#heard = new Set();
  }

  ready() {
    for (const id of this.#drones.keys()) {
      if (!this.#heard.has(id)) this.#drones.delete(id);
    }
    this.#heard = null;
    this.isKnown = true;
    this.#fire("drones");
  }

  put(drone) {
    const before = this.#drones.get(drone.drone);
    this.#drones.set(drone.drone, drone);
    this.#heard?.add(drone.drone);
    const isSameTile = before && nameOf(before) === nameOf(drone);
    if (isSameTile) this.#fire("drone", drone.drone);
    else if (!this.#heard) this.#fire("drones");
    if (before && before.state !== drone.state) this.#fire("state", drone.drone);
  }

  /** Something happened to a drone or before it. */
  happened(event) {
    this.#fire("happened", event);
  }

  remove(id) {
    if (this.#drones.delete(id)) this.#fire("drones");
  }

  setDetectors(alive) {
    this.detectors = alive;
    this.#fire("detectors");
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

export function nameOf(drone) {
  return drone.name || drone.drone;
}
