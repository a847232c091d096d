// Shown while there is no drone: what to paste where, with this installation's own address in it.

import { onLanguage, say } from "./i18n.js";

const INGEST_PORT = 3001;
const PHONE_CODE = "/api/v1/setup/phone.svg";
const LOOPBACK = /^(localhost|127\.|\[?::1)/;

export class Guide {
  #element;
  #ingest = new URL(`http://${location.hostname}:${INGEST_PORT}`);
  #phone;

  constructor(element, setup) {
    this.#element = element;
    this.#phone = setup.phoneUrl;
    this.#learnAddress(setup);
    onLanguage(() => this.#fill());
  }

  show() {
    this.#element.hidden = false;
  }

  hide() {
    this.#element.hidden = true;
  }

  #learnAddress({ ingestUrl }) {
    if (!ingestUrl) return;
    this.#ingest = new URL(ingestUrl);
    // Whoever reads this page over the network reaches the machine under the name in their address bar.
    if (LOOPBACK.test(this.#ingest.hostname)) this.#ingest.hostname = location.hostname;
  }

  #fill() {
    this.#element.replaceChildren(document.getElementById("guide-template").content.cloneNode(true));
    this.#find("h1").textContent = say("guide.title");
    this.#find(".lead").textContent = say("guide.lead");
    this.#find(".label").textContent = say("guide.address");
    this.#find(".address code").textContent = this.#ingest.origin;
    this.#find(".hint").textContent = say("guide.loopback");
    this.#find(".hint").hidden = !LOOPBACK.test(this.#ingest.hostname);
    this.#find(".ways").replaceChildren(...Object.entries(snippets(this.#ingest, this.#phone)).map(way));
    this.#fillPhone();
  }

  /** A phone reads the address off the screen, where it could reach it. */
  #fillPhone() {
    const way = this.#find(".way[data-way=phone]");
    const code = way.querySelector(".qr");
    code.alt = say("guide.phone.code");
    code.hidden = !this.#phone || LOOPBACK.test(new URL(this.#phone).hostname);
    if (!code.hidden) code.src = PHONE_CODE;
    way.querySelector("p").textContent = say(code.hidden ? "guide.phone.how" : "guide.phone.text");
  }

  #find(selector) {
    return this.#element.querySelector(selector);
  }
}

function snippets({ origin, hostname, port }, phone) {
  return {
    curl: `curl --data-binary @photo.jpg \\
  -H 'Content-Type: image/jpeg' \\
  ${origin}/api/v1/drones/my-camera/frames`,
    esp32: `const char* websockets_server_host = "${hostname}";
const uint16_t websockets_server_port = ${port || INGEST_PORT};`,
    phone: phone ?? `${origin}/send`,
    rtsp: "rtsp://user:password@192.0.2.5/stream1",
    python: `import cv2, requests

url = "${origin}/upload?drone=my-camera"
camera = cv2.VideoCapture(0)
while True:
    ok, frame = camera.read()
    jpeg = cv2.imencode(".jpg", frame)[1].tobytes()
    requests.post(url, files={"frame": jpeg})`,
  };
}

function way([name, code]) {
  const element = document.getElementById("way-template").content.firstElementChild.cloneNode(true);
  element.dataset.way = name;
  element.querySelector("h2").textContent = say(`guide.${name}`);
  element.querySelector("p").textContent = say(`guide.${name}.text`);
  element.querySelector("code").textContent = code;
  element.querySelector(".add").hidden = name !== "rtsp";
  element.querySelector(".add").textContent = say("cameras.title");
  const button = element.querySelector(".copy");
  button.textContent = say("guide.copy");
  // Browsers let a page copy on a secure origin only; elsewhere one selects.
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code);
    button.textContent = say("guide.copied");
  });
  return element;
}
