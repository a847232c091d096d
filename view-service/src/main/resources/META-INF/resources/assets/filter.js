// Which drones are shown, and which classes: chosen in the bar, the same for all views.

const changed = new EventTarget();
const labels = new Set();

let wanted = "";
let text = "";

/** Calls back whenever something else is chosen, or there is more to choose from. */
export function onFilter(callback) {
  changed.addEventListener("filter", callback);
}

/** All classes that were seen, by name. */
export function seenLabels() {
  return [...labels].sort((a, b) => a.localeCompare(b));
}

export function see(objects) {
  const before = labels.size;
  for (const { label } of objects) labels.add(label);
  if (labels.size > before) tell();
}

/** label: the only one to be shown; "" for all. */
export function chooseLabel(label) {
  wanted = label;
  tell();
}

export function chosenLabel() {
  return wanted;
}

export function find(words) {
  text = words.trim().toLowerCase();
  tell();
}

export function keepsLabel(label) {
  return !wanted || wanted === label;
}

export function keep(objects) {
  return wanted ? objects.filter(({ label }) => label === wanted) : objects;
}

export function keepsDrone({ drone, name }) {
  return !text || drone.toLowerCase().includes(text) || (name ?? "").toLowerCase().includes(text);
}

function tell() {
  changed.dispatchEvent(new Event("filter"));
}
