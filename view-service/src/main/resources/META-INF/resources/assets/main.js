// Puts the page together: which view is shown, the keys, and the passing of time.

import { setUpCameras } from "./cameras.js";
import { Connection } from "./connection.js";
import { DroneView } from "./drone.js";
import { Events } from "./events.js";
import { setUpFilters } from "./filters.js";
import { Fleet } from "./fleet.js";
import { Guide } from "./guide.js";
import { Header } from "./header.js";
import { loadLanguage, onLanguage } from "./i18n.js";
import { listenToKeys } from "./keys.js";
import { showBoxes } from "./picture.js";
import { loadSession, showSession, watchSession } from "./session.js";
import { loadSetup, usePlaceholder } from "./setup.js";
import { Socket } from "./socket.js";
import { Wall } from "./wall.js";

const REFRESH_EVERY = 250;
const BOXES_KEY = "skylens.boxes";

const [setup, session] = await Promise.all([loadSetup(), loadSession(), loadLanguage()]);
usePlaceholder(setup);
showSession(session);

const fleet = new Fleet();
let socket;
const connection = new Connection((lost) => {
  socket = new Socket({ lost });
  return [socket, new Events(fleet, { lost })];
});
const context = { fleet, socket, connection };
const header = new Header(context);
const wall = new Wall(document.getElementById("wall"), context);
const large = new DroneView(document.getElementById("drone"), context);
const guide = new Guide(document.getElementById("guide"), setup);
let shown = null;
let openedFrom = null;

function droneInAddress() {
  return location.pathname.match(/^\/drones\/([^/]+)$/)?.[1] ?? null;
}

function show(view, ...what) {
  if (shown === view && view !== large) return;
  shown?.hide();
  shown = view;
  view.show(...what);
}

/** Shows what the address says. */
function route() {
  const drone = droneInAddress();
  if (drone) {
    show(large, drone);
    return;
  }
  document.title = "Skylens";
  if (!fleet.isKnown) return;
  show(fleet.all().length ? wall : guide);
  if (openedFrom) document.querySelector(`.tile[data-drone="${openedFrom}"]`)?.focus();
  openedFrom = null;
}

function go(path) {
  openedFrom = droneInAddress();
  history.pushState(null, "", path);
  route();
}

/** To the drone beside the one that is shown large. */
function beside(step) {
  const drones = fleet.all();
  const next = drones[drones.findIndex(({ drone }) => drone === droneInAddress()) + step];
  if (!next) return;
  history.replaceState(null, "", `/drones/${next.drone}`);
  route();
}

function act(name) {
  if (name === "boxes") {
    toggleBoxes();
    return true;
  }
  if (shown !== large) return false;
  const acts = { back: () => go("/"), previous: () => beside(-1), next: () => beside(1) };
  if (!acts[name]) return large.act(name);
  acts[name]();
  return true;
}

function setBoxes(on) {
  localStorage.setItem(BOXES_KEY, on ? "on" : "off");
  document.getElementById("boxes").ariaPressed = String(on);
  document.body.dataset.boxes = on ? "on" : "off";
  showBoxes(on);
  wall.repaint();
  large.repaint();
}

const toggleBoxes = () => setBoxes(document.body.dataset.boxes !== "on");

document.getElementById("boxes").addEventListener("click", toggleBoxes);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
document.addEventListener("keydown", ({ key }) => {
  if (shown === wall && key.startsWith("Arrow") && document.activeElement === document.body) {
    document.querySelector(".tile")?.focus();
  }
});
document.addEventListener("visibilitychange", () => {
  wall.subscribe();
  large.subscribe();
});
window.addEventListener("popstate", route);
fleet.addEventListener("drones", () => shown === large || route());
onLanguage(() => shown?.refresh?.());

setUpFilters(fleet);
setUpCameras();
listenToKeys(act);
setBoxes(localStorage.getItem(BOXES_KEY) !== "off");
setInterval(() => {
  header.refresh();
  shown?.refresh?.();
}, REFRESH_EVERY);
route();
watchSession(connection, session);
connection.open();
