// The keyboard: what each key does, and the dialog that says so.

import { onLanguage, say } from "./i18n.js";

const SHOWN = [
  ["← → ↑ ↓", "move"],
  ["Enter", "open"],
  ["Esc", "back"],
  ["← →", "beside"],
  ["Space", "pause"],
  ["R", "rewind"],
  ["L", "live"],
  ["F", "full"],
  ["B", "boxes"],
  ["S", "snapshot"],
  ["?", "help"],
];

const dialog = document.getElementById("keys");

/** act(name) is called for a key; name is "back", "previous", "next", "pause", "rewind", "live", "full", "boxes" or "snapshot". */
export function listenToKeys(act) {
  const names = {
    Escape: "back",
    ArrowLeft: "previous",
    ArrowRight: "next",
    " ": "pause",
    r: "rewind",
    l: "live",
    f: "full",
    b: "boxes",
    s: "snapshot",
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isBusy(event)) return;
    if (event.key === "?") {
      showKeys();
      return;
    }
    const name = names[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (name && act(name)) event.preventDefault();
  });
  document.getElementById("help").addEventListener("click", showKeys);
  onLanguage(fill);
}

/** Who types into a field, chooses in a dialog or presses a button means that. */
function isBusy({ key, target }) {
  if (document.querySelector("dialog[open]")) return true;
  if (target.closest("input, select, textarea")) return true;
  return key === " " && target.closest("button, a") !== null;
}

function showKeys() {
  dialog.showModal();
}

function fill() {
  dialog.querySelector("h2").textContent = say("keys.title");
  dialog.querySelector("button").textContent = say("dialog.close");
  dialog.querySelector("dl").replaceChildren(...SHOWN.flatMap(([key, name]) => [term(key), meaning(name)]));
}

function term(key) {
  const element = document.createElement("dt");
  element.textContent = key;
  return element;
}

function meaning(name) {
  const element = document.createElement("dd");
  element.textContent = say(`keys.${name}`);
  return element;
}
