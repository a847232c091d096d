// Words, from one file for each language.

const LANGUAGES = ["en", "ko"];
const KEY = "skylens.language";

let words = {};
const changed = new EventTarget();

export function language() {
  return document.documentElement.lang;
}

/** Loads the language chosen before, else the first of the browser's that there is, else English. */
export function loadLanguage() {
  const preferred = [localStorage.getItem(KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return use(preferred.find((tag) => LANGUAGES.includes(tag)) ?? LANGUAGES[0]);
}

export function switchLanguage() {
  const next = LANGUAGES[(LANGUAGES.indexOf(language()) + 1) % LANGUAGES.length];
  localStorage.setItem(KEY, next);
  return use(next);
}

/** Calls back now and whenever the language has changed. */
export function onLanguage(callback) {
  changed.addEventListener("language", callback);
  callback();
}

/** The words of a key, with {placeholders} filled in. */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

async function use(tag) {
  const response = await fetch(`/assets/lang/${tag}.json`);
  words = await response.json();
  document.documentElement.lang = tag;
  changed.dispatchEvent(new Event("language"));
}
