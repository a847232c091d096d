// How old a picture on the screen is. The service says how old the frame was when it sent it; the rest is this browser's
// own monotonic clock, so no wall clock has to agree with another.

const REMEMBERED = 5;
const GROWS_AFTER = 1000;

export class PictureAge {
  #ages = [];
  #paintedAt = 0;
  #atPaint = 0;

  /** Between sending and painting, in milliseconds, of the picture on the screen. */
  sinceSent = 0;

  /** Painted now: head and arrival as the socket gave them, transit in milliseconds. */
  painted(head, arrivedAt, transit) {
    this.#paintedAt = performance.now();
    this.sinceSent = transit + (this.#paintedAt - arrivedAt);
    this.#atPaint = head.ageMillis + this.sinceSent;
    this.#ages = [...this.#ages.slice(1 - REMEMBERED), this.#atPaint];
  }

  get isKnown() {
    return this.#ages.length > 0;
  }

  /** How old the picture on the screen is now. */
  get now() {
    return this.#atPaint + (performance.now() - this.#paintedAt);
  }

  /**
   * What to show: while pictures come, how old they were when painted (the median of the last, which is calm); from then on
   * how old the last one is by now. expected: the milliseconds between pictures.
   */
  display(expected) {
    if (this.isGrowing(expected)) return this.now;
    const sorted = [...this.#ages].sort((a, b) => a - b);
    return sorted[sorted.length >> 1];
  }

  /** Whether the next picture is overdue. */
  isGrowing(expected) {
    return performance.now() - this.#paintedAt > Math.max(GROWS_AFTER, 3 * expected);
  }

  forget() {
    this.#ages = [];
  }
}
