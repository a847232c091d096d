// Who looks, how they leave, and what becomes of a page whose right to look has ended.

import { onLanguage, say } from "./i18n.js";

const ADDRESS = "/api/v1/session";
const UNAUTHORIZED = 401;

/** {name, role, drones, expiresAt, signIn}; no name where no token is needed. */
export async function loadSession() {
  try {
    return await (await fetch(ADDRESS)).json();
  } catch {
    return {};
  }
}

export function showSession({ name }) {
  if (!name) return;
  const button = document.getElementById("sign-out");
  button.textContent = name;
  button.hidden = false;
  button.addEventListener("click", leave);
  onLanguage(() => {
    button.title = say("session.leave", { name });
    button.ariaLabel = button.title;
  });
}

/** A lost connection may be a session that has ended: then another is begun, or the service says what is needed. */
export function watchSession(connection, { signIn }) {
  connection.addEventListener("change", async () => {
    if (connection.state !== "waiting" || !(await hasEnded())) return;
    const page = location.pathname;
    location.assign(signIn ? `/sign-in?to=${encodeURIComponent(page)}` : page);
  });
}

async function hasEnded() {
  try {
    return (await fetch(ADDRESS)).status === UNAUTHORIZED;
  } catch {
    return false;
  }
}

async function leave() {
  const { next } = await (await fetch(ADDRESS, { method: "DELETE" })).json();
  location.assign(next);
}
