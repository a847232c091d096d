// How a wall is divided: so that everything is seen at once, and as large as it can be.

/** Narrower than this, a wall scrolls instead. */
const LEAST_WIDTH = 240;
const SCROLLING_WIDTH = 300;
/** Tiles are sent small pictures, so one alone does not fill a screen. */
const WIDEST = 760;
const WIDEST_SHARE = 0.4;
const ASPECT = 9 / 16;

/**
 * {columns, tile}: tile is a width. For count tiles in width x height; caption is the height of a tile below its picture.
 * All in CSS pixels.
 */
export function divide(count, { width, height, gap, caption }) {
  const widest = Math.max(WIDEST, WIDEST_SHARE * width);
  let best = { columns: 1, tile: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const byHeight = ((height - gap * (rows - 1)) / rows - caption) / ASPECT;
    const tile = Math.floor(Math.min(share(width, columns, gap), byHeight, widest));
    if (tile > best.tile) best = { columns, tile };
  }
  return best.tile >= LEAST_WIDTH ? best : scrolling(count, width, gap);
}

/** The frames a second that a tile asks for: fewer when many share the machine. */
export function tileFps(count) {
  if (count <= 4) return 15;
  return count <= 12 ? 10 : 5;
}

function scrolling(count, width, gap) {
  const fitting = Math.floor((width + gap) / (SCROLLING_WIDTH + gap));
  const columns = Math.max(1, Math.min(count, fitting));
  return { columns, tile: Math.floor(share(width, columns, gap)) };
}

function share(width, columns, gap) {
  return (width - gap * (columns - 1)) / columns;
}
