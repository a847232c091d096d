// The one WebSocket that all pictures come by. Remembers what is wanted over reconnects, acknowledges what was shown, and
// measures the round trip.

import { parseMessage } from "./message.js";

const PING_EVERY = 2000;
const SILENT_AFTER = 7000;
const TRIPS = 5;
/** The close code of a pod that is stopping: others are there. */
const SERVICE_RESTART = 1012;

export class Socket {
  #socket = null;
  #wanted = new Map();
  #trips = [];
  #shown = 0;
  #acknowledged = 0;
  #heardAt = 0;
  #pinging = null;
  #unsent = null;
  #lost;

  /** Calls lost(asked) when an open socket has closed or fallen silent; asked is whether the service asked to come back. */
  constructor({ lost }) {
    this.#lost = lost;
  }

  /** Resolves when open; rejects when it cannot be. */
  open() {
    return new Promise((resolve, reject) => {
      const scheme = location.protocol === "https:" ? "wss" : "ws";
      const socket = new WebSocket(`${scheme}://${location.host}/ws`);
      let opened = false;
      this.#socket = socket;
      socket.binaryType = "arraybuffer";
      socket.onopen = () => {
        opened = true;
        this.#begin();
        resolve();
      };
      socket.onclose = ({ code }) => {
        reject(new Error("closed"));
        if (this.#socket !== socket) return;
        this.close();
        if (opened) this.#lost(code === SERVICE_RESTART);
      };
      socket.onmessage = ({ data }) => this.#socket === socket && this.#receive(data);
    });
  }

  close() {
    clearInterval(this.#pinging);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** From now on sink(head, jpeg, arrivedAt) gets the drone's frames; times are performance.now(). */
  want(drone, options, sink) {
    this.#wanted.set(drone, { options, sink });
    this.#later("subscribe", { drone, ...options });
  }

  unwant(drone) {
    if (this.#wanted.delete(drone)) this.#later("unsubscribe", drone);
  }

  /** The frame of that message was painted, or a newer one in its place. */
  shown(number) {
    this.#shown = Math.max(this.#shown, number);
    this.#flushLater();
  }

  /** Half of the shortest recent round trip, in milliseconds: what a message needs from the service to here. */
  get transit() {
    return this.#trips.length ? Math.min(...this.#trips) / 2 : 0;
  }

  #begin() {
    this.#trips = [];
    this.#shown = 0;
    this.#acknowledged = 0;
    this.#heardAt = performance.now();
    this.#unsent = null;
    for (const [drone, { options }] of this.#wanted) this.#later("subscribe", { drone, ...options });
    this.#pinging = setInterval(() => this.#ping(), PING_EVERY);
    this.#ping();
  }

  #receive(data) {
    const arrivedAt = performance.now();
    this.#heardAt = arrivedAt;
    if (typeof data === "string") {
      const { pong, error } = JSON.parse(data);
      if (pong !== undefined) this.#trips = [...this.#trips.slice(1 - TRIPS), arrivedAt - pong];
      if (error !== undefined) console.warn(`skylens: ${error}`);
      return;
    }
    const { head, jpeg } = parseMessage(data);
    const wanted = this.#wanted.get(head.drone);
    if (wanted) wanted.sink(head, jpeg, arrivedAt);
    else this.shown(head.number);
  }

  #ping() {
    if (performance.now() - this.#heardAt > SILENT_AFTER) {
      this.close();
      this.#lost();
    } else {
      this.#send({ ping: performance.now() });
    }
  }

  #later(verb, what) {
    if (!this.#socket) return;
    this.#flushLater();
    this.#unsent[verb] ??= [];
    this.#unsent[verb].push(what);
  }

  /** What is said within one task goes as one message. An unsubscription is followed before a subscription. */
  #flushLater() {
    if (this.#unsent) return;
    const unsent = (this.#unsent = {});
    queueMicrotask(() => {
      if (this.#unsent !== unsent) return;
      this.#unsent = null;
      if (this.#shown > this.#acknowledged) unsent.ack = this.#acknowledged = this.#shown;
      if (Object.keys(unsent).length) this.#send(unsent);
    });
  }

  #send(request) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }
}
