// The buttons of the large view.

import { askForName, askToForget } from "./ask.js";
import { say } from "./i18n.js";
import { setText } from "./pane.js";

const REWIND_BY = 10000;
const FARTHEST = 60000;

export class Controls {
  #root;
  #pane;
  #drone;

  /** drone() is what is known of it; undefined while that is nothing. */
  constructor(root, pane, drone) {
    this.#root = root;
    this.#pane = pane;
    this.#drone = drone;
    for (const button of root.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => this.act(button.dataset.do));
    }
  }

  /** Whether it is something that is done here. */
  act(name) {
    const acts = {
      pause: () => (this.#pane.mode === "paused" ? this.#pane.live() : this.#pane.pause()),
      rewind: () => this.#pane.replay(Math.min(FARTHEST, (this.#pane.mode === "live" ? 0 : this.#pane.behind) + REWIND_BY)),
      live: () => this.#pane.mode !== "live" && this.#pane.live(),
      full: () => toggleFull(this.#root.querySelector(".stage")),
      snapshot: () => this.#save(),
      rename: () => askForName(this.#drone()),
      forget: () => askToForget(this.#drone(), () => this.#root.querySelector(".back").click()),
    };
    if (!acts[name] || !this.#drone()) return false;
    acts[name]();
    this.refresh();
    return true;
  }

  label() {
    this.#find("rewind").querySelector("span").textContent = say("tools.rewind.short");
    this.#find("live").querySelector("span").textContent = say("tools.live.short");
    for (const button of this.#root.querySelectorAll("[data-do]")) {
      if (button.dataset.do !== "pause") title(button, say(`tools.${button.dataset.do}`));
    }
    this.#root.querySelector(".controls").ariaLabel = say("tools.drone");
    this.refresh();
  }

  refresh() {
    const { mode } = this.#pane;
    const paused = mode === "paused";
    title(this.#find("pause"), say(paused ? "tools.resume" : "tools.pause"));
    this.#find("pause").querySelector("use").setAttribute("href", paused ? "#icon-play" : "#icon-pause");
    this.#find("live").ariaPressed = String(mode === "live");
    this.#find("forget").hidden = this.#drone()?.state !== "OFFLINE";
  }

  async #save() {
    const { drone } = this.#drone();
    const overlay = document.body.dataset.boxes === "on" ? "boxes" : "none";
    const picture =
      this.#pane.mode === "live" ? await newest(drone, overlay) : await drawn(this.#root.querySelector(".stage canvas"));
    const hint = this.#root.querySelector(".hint");
    hint.hidden = picture !== null;
    setText(hint, picture === null ? say("snapshot.none") : "");
    if (picture === null) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(picture);
    link.download = `${drone}-${new Date().toISOString().slice(0, 19).replace(/:/g, "-")}.jpg`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), REWIND_BY);
  }

  #find(name) {
    return this.#root.querySelector(`[data-do=${name}]`);
  }
}

/** The frame itself, from the service; null when it has none that is the present. */
async function newest(drone, overlay) {
  try {
    const response = await fetch(`/api/v1/drones/${drone}/snapshot.jpg?overlay=${overlay}`);
    return response.ok ? await response.blob() : null;
  } catch {
    return null;
  }
}

function drawn(canvas) {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
}

function toggleFull(element) {
  if (document.fullscreenElement) document.exitFullscreen();
  else element.requestFullscreen();
}

function title(button, text) {
  if (button.title === text) return;
  button.title = text;
  button.ariaLabel = text;
}
