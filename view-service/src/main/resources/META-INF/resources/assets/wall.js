// All drones at once. Tiles keep their place; those off the screen cost nothing.

import { keepsDrone, onFilter } from "./filter.js";
import { onLanguage, say } from "./i18n.js";
import { divide, tileFps } from "./layout.js";
import { Tile } from "./tile.js";

const TILE_WIDTH = 480;
const NEAR = "120px";
const ARROWS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

export class Wall {
  #element;
  #context;
  #tiles = new Map();
  #inSight = new Set();
  #sight = null;
  #columns = 1;

  constructor(element, context) {
    this.#element = element;
    this.#context = context;
    context.fleet.addEventListener("drones", () => this.#arrange());
    onFilter(() => {
      this.#arrange();
      this.repaint();
    });
    new ResizeObserver(() => this.#layOut()).observe(element);
    element.addEventListener("keydown", (event) => this.#moveFocus(event));
    onLanguage(() => (element.ariaLabel = say("wall.label")));
  }

  show() {
    this.#element.hidden = false;
    this.#sight = new IntersectionObserver((changes) => this.#sighted(changes), { rootMargin: NEAR });
    this.#arrange();
  }

  hide() {
    this.#element.hidden = true;
    document.getElementById("nomatch").hidden = true;
    this.#sight?.disconnect();
    this.#sight = null;
    this.#inSight.clear();
    this.#tiles.forEach((tile) => tile.close());
    this.#tiles.clear();
  }

  refresh() {
    this.#tiles.forEach((tile) => tile.refresh());
  }

  repaint() {
    this.#tiles.forEach((tile) => tile.repaint());
  }

  /** The page itself has become visible or hidden. */
  subscribe() {
    for (const [id, tile] of this.#tiles) {
      if (!document.hidden && this.#inSight.has(id)) {
        tile.subscribe({ width: TILE_WIDTH, fps: tileFps(this.#tiles.size) });
      } else {
        tile.unsubscribe();
      }
    }
  }

  #arrange() {
    if (!this.#sight) return;
    const drones = this.#context.fleet.all().filter(keepsDrone);
    const nomatch = document.getElementById("nomatch");
    nomatch.hidden = drones.length > 0;
    nomatch.textContent = say("filter.none");
    const ids = new Set(drones.map(({ drone }) => drone));
    for (const [id, tile] of this.#tiles) {
      if (ids.has(id)) continue;
      this.#sight.unobserve(tile.element);
      this.#inSight.delete(id);
      this.#tiles.delete(id);
      tile.close();
    }
    drones.forEach(({ drone }, place) => this.#put(drone, place));
    this.#layOut();
    this.subscribe();
    this.refresh();
  }

  #put(id, place) {
    let tile = this.#tiles.get(id);
    if (!tile) {
      tile = new Tile(id, this.#context);
      this.#tiles.set(id, tile);
      this.#sight.observe(tile.element);
    }
    if (this.#element.children[place] !== tile.element) {
      this.#element.insertBefore(tile.element, this.#element.children[place] ?? null);
    }
  }

  #sighted(changes) {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) this.#inSight.add(target.dataset.drone);
      else this.#inSight.delete(target.dataset.drone);
    }
    this.subscribe();
  }

  #layOut() {
    if (this.#element.hidden || !this.#tiles.size) return;
    const style = getComputedStyle(this.#element);
    const first = this.#element.firstElementChild;
    const caption = first.querySelector(".caption").offsetHeight;
    const { columns, tile } = divide(this.#tiles.size, {
      width: this.#element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: window.innerHeight - this.#element.offsetTop - parseFloat(style.paddingBottom),
      gap: parseFloat(style.columnGap),
      caption,
    });
    this.#columns = columns;
    this.#element.style.setProperty("--columns", columns);
    this.#element.style.setProperty("--tile", `${tile}px`);
  }

  #moveFocus(event) {
    const steps = [-1, 1, -this.#columns, this.#columns];
    const step = steps[ARROWS.indexOf(event.key)];
    const tiles = [...this.#element.children];
    const target = tiles[tiles.indexOf(document.activeElement) + step];
    if (step === undefined || !target) return;
    event.preventDefault();
    target.focus();
  }
}
