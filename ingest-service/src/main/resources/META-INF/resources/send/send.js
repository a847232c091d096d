// A phone's browser as a camera.

import { Camera } from "./camera.js";
import { Wire } from "./wire.js";
import { language, say } from "./words.js";

const NAME_KEY = "skylens.camera";
const COUNT_OVER = 2000;

const form = document.querySelector("form");
const button = form.querySelector("button");
const status = document.querySelector(".status");
const problem = document.querySelector(".problem");

let running = null;
let sentAt = [];

document.documentElement.lang = language;
document.title = `${say("title")} · Skylens`;
document.querySelector("h1").textContent = say("title");
document.querySelector(".placeholder").textContent = say("ready");
document.querySelectorAll("[data-word]").forEach((element) => (element.textContent = say(element.dataset.word)));
form.elements.drone.value = localStorage.getItem(NAME_KEY) ?? `phone-${Math.random().toString(36).slice(2, 6)}`;
become("idle");
if (!navigator.mediaDevices) complain("insecure");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (running) stop();
  else start();
});

async function start() {
  problem.hidden = true;
  button.disabled = true;
  const settings = {
    facing: form.elements.facing.value,
    width: Number(form.elements.width.value),
    fps: Number(form.elements.fps.value),
  };
  try {
    const camera = await Camera.open(document.querySelector("video"), settings);
    const drone = form.elements.drone.value;
    localStorage.setItem(NAME_KEY, drone);
    const wire = new Wire(drone, told);
    camera.begin(settings, () => wire.isFree, (jpeg, capturedAt) => {
      sentAt.push(performance.now());
      return wire.send(jpeg, capturedAt);
    });
    running = { camera, wire, awake: await stayAwake() };
    become("connecting");
    button.textContent = say("stop");
  } catch (failure) {
    complain(failure.name === "NotFoundError" ? "none" : navigator.mediaDevices ? "refused" : "insecure");
  } finally {
    button.disabled = false;
  }
}

function stop() {
  running.wire.close();
  running.camera.close();
  running.awake?.release();
  running = null;
  sentAt = [];
  become("idle");
}

function told(state, seconds) {
  const states = { open: "sending", connecting: "connecting", waiting: "waiting" };
  document.body.dataset.state = states[state];
  status.textContent = state === "open" ? "" : say(state, { seconds });
}

function become(state) {
  document.body.dataset.state = state;
  status.textContent = "";
  form.querySelectorAll("input, select").forEach((field) => (field.disabled = state !== "idle"));
  if (state === "idle") button.textContent = say("start");
}

function complain(key) {
  problem.textContent = say(key);
  problem.hidden = false;
}

/** A phone that sleeps sends nothing. */
async function stayAwake() {
  try {
    return await navigator.wakeLock?.request("screen");
  } catch {
    return null;
  }
}

setInterval(() => {
  const now = performance.now();
  sentAt = sentAt.filter((at) => now - at < COUNT_OVER);
  if (document.body.dataset.state === "sending") {
    status.textContent = say("sending", { fps: Math.round((sentAt.length * 1000) / COUNT_OVER) });
  }
}, 500);
