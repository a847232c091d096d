// The WebSocket to Skylens: each message is the device prefix and a JPEG. Keeps itself open.

const PREFIX_BYTES = 16;
const MAGIC = [0x53, 0x4b, 0x59, 0x31];
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 10000;

export class Wire {
  #url;
  #socket = null;
  #pause = FIRST_PAUSE;
  #timer = null;
  #sequence = 0;
  #tell;

  /** tell(state, seconds) is called with "connecting", "open" or "waiting", and then how long. */
  constructor(drone, tell) {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    // Whoever was given a link with a token in it sends with that token, as the drone that it names.
    const token = new URLSearchParams(location.search).get("token");
    const path = token ? `/ws?token=${encodeURIComponent(token)}` : `/ws/${drone}`;
    this.#url = `${scheme}://${location.host}${path}`;
    this.#tell = tell;
    this.#open();
  }

  /** Whether a picture would leave at once. One that would queue would be old when it leaves. */
  get isFree() {
    return this.#socket?.readyState === WebSocket.OPEN && this.#socket.bufferedAmount === 0;
  }

  /** capturedAt: milliseconds since 1970. */
  async send(jpeg, capturedAt) {
    const socket = this.#socket;
    if (!socket) return; // It was closed while the picture was made.
    const message = new Uint8Array(PREFIX_BYTES + jpeg.size);
    const view = new DataView(message.buffer);
    message.set(MAGIC);
    view.setUint32(4, this.#sequence++ >>> 0);
    view.setBigUint64(8, BigInt(Math.round(capturedAt * 1000)));
    message.set(new Uint8Array(await jpeg.arrayBuffer()), PREFIX_BYTES);
    if (socket.readyState === WebSocket.OPEN) socket.send(message);
  }

  close() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #open() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#tell("connecting");
    socket.onopen = () => {
      this.#pause = FIRST_PAUSE;
      this.#tell("open");
    };
    socket.onclose = () => this.#socket === socket && this.#retry();
  }

  #retry() {
    const pause = this.#pause * (0.8 + 0.4 * Math.random());
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    this.#tell("waiting", Math.max(1, Math.round(pause / 1000)));
    this.#timer = setTimeout(() => this.#open(), pause);
  }
}
