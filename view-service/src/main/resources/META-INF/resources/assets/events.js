// Server-sent events: which drones and detectors there are, and what changes.

const SILENT_AFTER = 12000;
const LOOK_EVERY = 2000;

export class Events {
  #source = null;
  #heardAt = 0;
  #looking = null;
  #fleet;
  #lost;

  /** Tells the fleet what is heard; calls lost() when an open stream has ended or fallen silent. */
  constructor(fleet, { lost }) {
    this.#fleet = fleet;
    this.#lost = lost;
  }

  /** Resolves when everything there is has been heard of; rejects when it cannot be. */
  open() {
    return new Promise((resolve, reject) => {
      const source = new EventSource("/api/v1/events");
      this.#source = source;
      this.#heardAt = performance.now();
      let ready = false;
      const on = (name, handle) =>
        source.addEventListener(name, ({ data }) => {
          this.#heardAt = performance.now();
          handle(JSON.parse(data));
        });
      on("begin", ({ now }) => this.#fleet.begin(now));
      on("drone", (drone) => this.#fleet.put(drone));
      on("event", (event) => this.#fleet.happened(event));
      on("gone", ({ drone }) => this.#fleet.remove(drone));
      on("detectors", (alive) => this.#fleet.setDetectors(alive));
      on("ready", () => {
        ready = true;
        this.#fleet.ready();
        resolve();
      });
      const fail = () => {
        if (this.#source !== source) return;
        this.close();
        reject(new Error("closed"));
        if (ready) this.#lost();
      };
      source.onerror = fail;
      this.#looking = setInterval(() => {
        if (performance.now() - this.#heardAt > SILENT_AFTER) fail();
      }, LOOK_EVERY);
    });
  }

  close() {
    clearInterval(this.#looking);
    this.#source?.close();
    this.#source = null;
  }
}
