// Keeps socket and events open together: when either is lost, both begin again, after a pause that grows.

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10000;
/** After the service asked to come back: it asks few at a time, so nobody need wait. */
const SHORT_PAUSE = 100;
/** An attempt that takes longer has failed. */
const PATIENCE = 10000;

export class Connection extends EventTarget {
  #parts;
  #pause = FIRST_PAUSE;
  #attempt = null;

  /** "connecting", "open" or "waiting"; every change fires "change". */
  state = "connecting";
  /** While waiting: when the next attempt comes, by performance.now(). */
  retryAt = 0;

  /** makeParts(lost) makes what is to be open()ed and close()d; lost(true) says that the service asked to come back. */
  constructor(makeParts) {
    super();
    this.#parts = makeParts((asked) => this.#retry(asked));
  }

  async open() {
    this.#attempt = null;
    try {
      await within(PATIENCE, Promise.all(this.#parts.map((part) => part.open())));
      this.#pause = FIRST_PAUSE;
      this.#become("open");
    } catch {
      this.#retry();
    }
  }

  #retry(asked = false) {
    if (this.#attempt) return;
    this.#parts.forEach((part) => part.close());
    const pause = (asked ? SHORT_PAUSE : this.#pause) * (0.8 + 0.4 * Math.random());
    if (!asked) this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    this.retryAt = performance.now() + pause;
    this.#attempt = setTimeout(() => this.open(), pause);
    this.#become("waiting");
  }

  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}

function within(millis, promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("too late")), millis));
  return Promise.race([promise, late]);
}
