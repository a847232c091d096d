// The bar: how many drones are how, whether a detector is alive, and the switches; below it, whether there is a connection.

import { nameOf } from "./fleet.js";
import { onLanguage, say, switchLanguage } from "./i18n.js";
import { setText } from "./pane.js";

const STATES = ["LIVE", "LATE", "FROZEN", "OFFLINE"];

export class Header {
  #fleet;
  #connection;

  constructor({ fleet, connection }) {
    this.#fleet = fleet;
    this.#connection = connection;
    for (const event of ["drones", "detectors"]) fleet.addEventListener(event, () => this.refresh());
    fleet.addEventListener("state", ({ detail }) => announce(fleet.get(detail)));
    connection.addEventListener("change", () => this.refresh());
    find("theme").addEventListener("click", switchTheme);
    find("language").addEventListener("click", switchLanguage);
    onLanguage(() => {
      title(find("boxes"), say("tools.boxes"));
      title(find("theme"), say("tools.theme"));
      title(find("help"), say("tools.help"));
      title(find("language"), say("tools.language"));
      find("language").textContent = document.documentElement.lang === "ko" ? "EN" : "한";
      this.refresh();
    });
  }

  refresh() {
    setText(find("summary"), this.#fleet.all().length ? this.#summary() : "");
    this.#refreshDetectors();
    this.#refreshBanner();
  }

  #summary() {
    const drones = this.#fleet.all();
    const many = say(drones.length === 1 ? "summary.one" : "summary.many", { count: drones.length });
    const states = STATES.map((state) => [state, drones.filter((drone) => drone.state === state).length])
      .filter(([, count]) => count > 0)
      .map(([state, count]) => say(`summary.${state.toLowerCase()}`, { count }));
    return [many, ...states].join(" · ");
  }

  #refreshDetectors() {
    const alive = this.#fleet.detectors;
    const element = find("detectors");
    element.hidden = !this.#fleet.isKnown;
    element.dataset.detectors = alive.length;
    const models = [...new Set(alive.map(({ model }) => model.name))];
    element.dataset.models = models.join(" ");
    const many = alive.length === 0 ? "none" : alive.length === 1 ? "one" : "many";
    const parts = [say(`detectors.${many}`, { count: alive.length }), ...models.map(modelName)];
    setText(element.querySelector("span"), parts.join(" · "));
  }

  #refreshBanner() {
    const { state, retryAt } = this.#connection;
    document.body.dataset.connection = state;
    const banner = find("banner");
    banner.hidden = state === "open";
    const seconds = Math.max(1, Math.ceil((retryAt - performance.now()) / 1000));
    if (state !== "open") setText(banner, say(`connection.${state}`, { seconds }));
  }
}

function modelName(name) {
  return /demo/i.test(name) ? say("detectors.demo") : name;
}

function announce(drone) {
  setText(find("announcer"), say(`spoken.${drone.state}`, { name: nameOf(drone) }));
}

function switchTheme() {
  const theme = document.documentElement.dataset.theme === "light" ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("skylens.theme", theme);
}

function title(button, text) {
  button.title = text;
  button.ariaLabel = text;
}

function find(id) {
  return document.getElementById(id);
}
