// The last ten minutes of one drone: objects per class, frames a second, age. Drawn by Chart.js, which is loaded when it is
// first needed.

import { keepsLabel } from "./filter.js";
import { formatAge, formatFps } from "./format.js";
import { say } from "./i18n.js";
import { colourOf } from "./palette.js";
import { setText } from "./pane.js";

const LIBRARY = "/webjars/chart.js/dist/chart.umd.min.js";
const REFRESH_EVERY = 2000;
const MOST_LABELS = 5;

let loading = null;

function library() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = LIBRARY;
    script.onload = () => resolve(window.Chart);
    script.onerror = reject;
    document.head.append(script);
  });
  return loading;
}

export class Charts {
  #element;
  #id;
  #charts = null;
  #timer;
  #history = null;

  constructor(element, id) {
    this.#element = element;
    this.#id = id;
  }

  close() {
    clearInterval(this.#timer);
    this.#id = null;
    Object.values(this.#charts ?? {}).forEach((chart) => chart.destroy());
    this.#charts = null;
  }

  /** Other words, other colours, another class: draws anew what is known. */
  refresh() {
    for (const name of ["objects", "fps", "age"]) {
      setText(this.#figure(name).querySelector("b"), say(`chart.${name}`));
      this.#figure(name).querySelector("canvas").ariaLabel = say(`chart.${name}`);
    }
    if (this.#charts && this.#history) this.#draw(this.#history);
  }

  /** To be called once, of a drone that is known. */
  async begin() {
    const Chart = await library();
    if (!this.#id) return;
    const make = (name) => new Chart(this.#figure(name).querySelector("canvas"), settings());
    this.#charts = { objects: make("objects"), fps: make("fps"), age: make("age") };
    this.#timer = setInterval(() => this.#load(), REFRESH_EVERY);
    this.#load();
  }

  async #load() {
    if (document.hidden) return;
    try {
      const response = await fetch(`/api/v1/drones/${this.#id}/history`);
      if (!response.ok || !this.#charts) return;
      this.#history = await response.json();
      if (this.#charts) this.#draw(this.#history);
    } catch {
      // The banner says that there is no connection; the next attempt follows.
    }
  }

  #draw(history) {
    const style = getComputedStyle(document.documentElement);
    const accent = style.getPropertyValue("--accent");
    const kept = busiest(history.objects);
    this.#show("objects", history, kept.map(([label, values]) => [label, values, colourOf(label).line]));
    this.#show("fps", history, [["fps", history.fps, accent]]);
    this.#show("age", history, [["age", history.ageMillis, accent]]);
    this.#figure("objects").querySelector(".legend").replaceChildren(...kept.map(([label]) => entry(label)));
    setText(this.#figure("fps").querySelector(".latest"), latest(history.fps, formatFps));
    setText(this.#figure("age").querySelector(".latest"), latest(history.ageMillis, formatAge));
  }

  #show(name, { stepMillis }, lines) {
    const chart = this.#charts[name];
    const style = getComputedStyle(document.documentElement);
    const colours = { text: style.getPropertyValue("--muted"), grid: style.getPropertyValue("--line") };
    chart.data.datasets = lines.map(([label, values, colour]) => dataset(label, values, colour, stepMillis));
    for (const axis of Object.values(chart.options.scales)) {
      axis.ticks.color = colours.text;
      axis.grid.color = colours.grid;
    }
    chart.update("none");
  }

  #figure(name) {
    return this.#element.querySelector(`[data-chart=${name}]`);
  }
}

/** [label, values] of those that were most often there, by name so that they keep their place. */
function busiest(objects) {
  const sum = (values) => values.reduce((total, value) => total + (value ?? 0), 0);
  return Object.entries(objects)
    .filter(([label]) => keepsLabel(label))
    .map(([label, values]) => [label, values, sum(values)])
    .sort((a, b) => b[2] - a[2])
    .slice(0, MOST_LABELS)
    .sort((a, b) => a[0].localeCompare(b[0]));
}

function dataset(label, values, colour, stepMillis) {
  const minutes = (index) => ((index - values.length + 1) * stepMillis) / 60000;
  return {
    label,
    data: values.map((y, index) => ({ x: minutes(index), y })),
    borderColor: colour,
    backgroundColor: colour,
  };
}

function settings() {
  return {
    type: "line",
    data: { datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      events: [],
      elements: { point: { radius: 0 }, line: { borderWidth: 1.5, tension: 0 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        x: {
          type: "linear",
          min: -10,
          max: 0,
          grid: { display: false },
          ticks: { stepSize: 5, maxRotation: 0, callback: (value) => say(value ? "chart.ago" : "chart.now", { n: -value }) },
        },
        y: { beginAtZero: true, grace: "10%", border: { display: false }, grid: {}, ticks: { maxTicksLimit: 3, precision: 0 } },
      },
    },
  };
}

function entry(label) {
  const element = document.createElement("span");
  const swatch = document.createElement("i");
  swatch.style.backgroundColor = colourOf(label).line;
  element.append(swatch, label);
  return element;
}

function latest(values, format) {
  const known = values.filter((value) => value !== null);
  return known.length && values.slice(-3).some((value) => value !== null) ? format(known[known.length - 1]) : "";
}
