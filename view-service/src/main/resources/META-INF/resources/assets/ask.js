// The dialogs that change a drone: rename it, forget it.

import { nameOf } from "./fleet.js";
import { say } from "./i18n.js";

const dialog = document.getElementById("ask");
const form = dialog.querySelector("form");
const field = form.elements.name;
const problem = dialog.querySelector(".problem");

let send = null;

dialog.querySelector(".cancel").addEventListener("click", () => dialog.close());
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  problem.hidden = true;
  try {
    await send();
    dialog.close();
  } catch (failure) {
    problem.textContent = failure.message;
    problem.hidden = false;
  }
});

export function askForName(drone) {
  show("rename", drone, { withName: true });
  send = () => change(drone, "PATCH", { name: field.value });
}

/** done() is called when it was forgotten. */
export function askToForget(drone, done) {
  show("forget", drone, { withName: false });
  send = async () => {
    await change(drone, "DELETE");
    done();
  };
}

function show(what, drone, { withName }) {
  const name = nameOf(drone);
  dialog.querySelector("h2").textContent = say(`${what}.title`, { name });
  dialog.querySelector(".text").textContent = say(`${what}.text`, { name, id: drone.drone });
  dialog.querySelector("label").hidden = !withName;
  dialog.querySelector("label span").textContent = say("rename.name");
  dialog.querySelector(".cancel").textContent = say("dialog.cancel");
  dialog.querySelector(".chief").textContent = say(`${what}.do`);
  field.value = drone.name ?? "";
  problem.hidden = true;
  dialog.showModal();
  if (withName) field.select();
}

async function change({ drone }, method, body) {
  let response;
  try {
    response = await fetch(`/api/v1/drones/${drone}`, {
      method,
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Error(say("problem.away"));
  }
  if (!response.ok) throw new Error((await response.json()).detail ?? say("problem.away"));
}
