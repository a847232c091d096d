// A canvas that shows one drone: decodes off the main thread, paints in the browser's own rhythm, newest only, and draws
// the boxes of the very frame it paints.

import { PictureAge } from "./age.js";
import { keep } from "./filter.js";
import { drawBoxes } from "./overlay.js";

const waiting = new Set();
let boxesShown = true;

/** Whether boxes are drawn, on all pictures. */
export function showBoxes(shown) {
  boxesShown = shown;
}

function requestPaint(picture) {
  if (!waiting.size) requestAnimationFrame(paintAll);
  waiting.add(picture);
}

function paintAll() {
  const pictures = [...waiting];
  waiting.clear();
  pictures.forEach((picture) => picture.paint());
}

export class Picture {
  age = new PictureAge();
  #canvas;
  #socket;
  #onPaint;
  #resized;
  #newest = null;
  #next = null;
  #decoding = false;
  #decodingHeld = false;
  #ready = null;
  #current = null;
  #closed = false;

  /** onPaint(head) is called when a frame has been painted. */
  constructor(canvas, socket, onPaint) {
    this.#canvas = canvas;
    this.#socket = socket;
    this.#onPaint = onPaint;
    this.#resized = new ResizeObserver(() => requestPaint(this));
    this.#resized.observe(canvas);
  }

  /** A frame has come; takes the place of one that was not painted yet. One that is older than what is shown is dropped. */
  show(head, jpeg, arrivedAt) {
    if (isRepeated(head.frame, this.#newest)) {
      this.#socket.shown(head.number);
      return;
    }
    this.#newest = head.frame;
    this.#next = { head, jpeg, arrivedAt };
    if (!this.#decoding) this.#decode();
  }

  /** What comes from now on may be older than what is shown. */
  rewind() {
    this.hold();
    this.#newest = null;
    this.age.forget();
  }

  /** What is shown stays: what has come and is not painted yet, or is being decoded, never is. */
  hold() {
    this.#next = null;
    this.#decodingHeld = this.#decoding;
    if (!this.#ready) return;
    this.#socket.shown(this.#ready.head.number);
    this.#ready.bitmap.close();
    this.#ready = null;
  }

  /** Paints again what is shown. */
  repaint() {
    requestPaint(this);
  }

  close() {
    this.#closed = true;
    this.#resized.disconnect();
    waiting.delete(this);
    this.#ready?.bitmap.close();
    this.#current?.bitmap.close();
    this.#ready = this.#current = this.#next = null;
  }

  paint() {
    const fresh = this.#ready;
    if (fresh) {
      this.#current?.bitmap.close();
      this.#current = fresh;
      this.#ready = null;
    }
    if (this.#closed || !this.#current) return;
    this.#draw(this.#current);
    if (fresh) {
      this.age.painted(fresh.head, fresh.arrivedAt, this.#socket.transit);
      this.#socket.shown(fresh.head.number);
      this.#onPaint(fresh.head);
    }
  }

  async #decode() {
    this.#decoding = true;
    while (this.#next && !this.#closed) {
      const frame = this.#next;
      this.#next = null;
      try {
        this.#take({ ...frame, bitmap: await createImageBitmap(frame.jpeg) });
      } catch {
        this.#decodingHeld = false;
        this.#socket.shown(frame.head.number);
      }
    }
    this.#decoding = false;
  }

  #take(decoded) {
    if (this.#decodingHeld) {
      this.#decodingHeld = false;
      this.#socket.shown(decoded.head.number);
      decoded.bitmap.close();
      return;
    }
    this.#ready?.bitmap.close();
    this.#ready = decoded;
    if (this.#closed) this.close();
    else requestPaint(this);
  }

  #draw({ head, bitmap }) {
    const ratio = window.devicePixelRatio;
    const width = this.#canvas.clientWidth;
    const height = this.#canvas.clientHeight;
    if (!width || !height) return;
    this.#fit(Math.round(width * ratio), Math.round(height * ratio));
    const context = this.#canvas.getContext("2d", { alpha: false });
    const area = contain(bitmap, width, height);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = "#000";
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "medium";
    context.drawImage(bitmap, area.x, area.y, area.width, area.height);
    if (!boxesShown || !head.detections) return;
    drawBoxes(context, { ...head.detections, objects: keep(head.detections.objects) }, area, head.held);
  }

  #fit(width, height) {
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
  }
}

/** Where a picture lies in a rectangle that it fits into as a whole. */
function contain(picture, width, height) {
  const scale = Math.min(width / picture.width, height / picture.height);
  const area = { width: picture.width * scale, height: picture.height * scale };
  return { ...area, x: (width - area.width) / 2, y: (height - area.height) / 2 };
}

/** After a reconnection another pod may be a little behind. A topic that was made anew counts from 0, but later. */
function isRepeated(frame, newest) {
  return (
    newest !== null &&
    frame.partition === newest.partition &&
    frame.offset <= newest.offset &&
    Date.parse(frame.receivedAt) <= Date.parse(newest.receivedAt)
  );
}
