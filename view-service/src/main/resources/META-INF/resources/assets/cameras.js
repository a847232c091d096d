// The dialog of cameras whose streams Skylens fetches: which there are, how they are doing, one more, one less.

import { onLanguage, say } from "./i18n.js";
import { setText } from "./pane.js";

const REFRESH_EVERY = 2000;

const dialog = document.getElementById("cameras");
const form = dialog.querySelector("form.add");
const problem = dialog.querySelector(".problem");
let refreshing = null;

export function setUpCameras() {
  document.addEventListener("click", ({ target }) => target.closest("[data-cameras]") && open());
  form.addEventListener("submit", add);
  dialog.addEventListener("close", () => clearInterval(refreshing));
  onLanguage(label);
}

function open() {
  problem.hidden = true;
  dialog.showModal();
  form.elements.id.focus();
  refresh();
  refreshing = setInterval(refresh, REFRESH_EVERY);
}

async function refresh() {
  try {
    const sources = await ask("GET", "");
    dialog.querySelector("ul").hidden = !sources.length;
    const shown = JSON.stringify(sources);
    if (dialog.dataset.shown === shown) return;
    dialog.dataset.shown = shown;
    dialog.querySelector("ul").replaceChildren(...sources.map(entry));
  } catch (failure) {
    complain(failure);
  }
}

async function add(event) {
  event.preventDefault();
  problem.hidden = true;
  try {
    await ask("PUT", `/${encodeURIComponent(form.elements.id.value.trim())}`, { url: form.elements.url.value.trim() });
    form.reset();
    await refresh();
  } catch (failure) {
    complain(failure);
  }
}

function entry(source) {
  const element = document.createElement("li");
  const text = document.createElement("div");
  text.append(line("b", source.id), line("code", source.url), line("small", howItIs(source)));
  element.append(text);
  element.dataset.phase = source.state;
  if (source.declaredIn === "api") element.append(removal(source));
  return element;
}

function howItIs({ state, lastError }) {
  const phase = say(`source.${state}`);
  return state !== "running" && lastError ? `${phase} · ${lastError}` : phase;
}

function removal({ id }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  button.textContent = say("cameras.remove");
  button.ariaLabel = `${say("cameras.remove")}: ${id}`;
  button.addEventListener("click", async () => {
    try {
      await ask("DELETE", `/${id}`);
      await refresh();
    } catch (failure) {
      complain(failure);
    }
  });
  return button;
}

function line(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

async function ask(method, path, body) {
  let response;
  try {
    response = await fetch(`/api/v1/sources${path}`, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Error(say("problem.away"));
  }
  if (response.ok) return response.status === 204 ? null : response.json();
  throw new Error((await response.json()).detail ?? say("problem.away"));
}

function complain({ message }) {
  problem.textContent = message;
  problem.hidden = false;
}

function label() {
  setText(dialog.querySelector("h2"), say("cameras.title"));
  setText(dialog.querySelector(".text"), say("cameras.text"));
  setText(dialog.querySelector(".id span"), say("cameras.id"));
  setText(dialog.querySelector(".url span"), say("cameras.url"));
  setText(dialog.querySelector(".chief"), say("cameras.add"));
  setText(dialog.querySelector(".close"), say("dialog.close"));
  const button = document.querySelector(".tools [data-cameras]");
  button.title = button.ariaLabel = say("tools.cameras");
  delete dialog.dataset.shown;
}
