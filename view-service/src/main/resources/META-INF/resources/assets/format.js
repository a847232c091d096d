// Numbers for people: with units, and no more digits than help.

import { say } from "./i18n.js";

/** Milliseconds under a second, then seconds, minutes, hours, days. */
export function formatAge(ms) {
  const seconds = ms / 1000;
  if (seconds < 1) return say("unit.ms", { n: Math.round(ms) });
  if (seconds < 10) return say("unit.s", { n: seconds.toFixed(1) });
  if (seconds < 60) return say("unit.s", { n: Math.floor(seconds) });
  if (seconds < 3600) return say("unit.min", { n: Math.floor(seconds / 60) });
  if (seconds < 86400) return say("unit.h", { n: Math.floor(seconds / 3600) });
  return say("unit.d", { n: Math.floor(seconds / 86400) });
}

export function formatFps(fps) {
  return say("fps", { count: fps >= 9.5 || fps === 0 ? Math.round(fps) : fps.toFixed(1).replace(/\.0$/, "") });
}

/** How many of each label, the most frequent first: [["person", 3], ["car", 1]]. */
export function countLabels(objects) {
  const counts = new Map();
  for (const { label } of objects) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** The local time of day of an instant, 24 hours. */
export function formatTime(instant) {
  return new Date(instant).toLocaleTimeString("en-GB");
}

/** "ingest 1 · detect 22 · view 1 · screen 2" of [[hop, milliseconds]]. */
export function formatHops(hops) {
  return hops.map(([name, ms]) => `${say(`hop.${name}`)} ${Math.round(ms)}`).join(" · ");
}
