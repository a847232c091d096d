// Draws what was found onto a canvas, above the frame it was found in.

import { colourOf } from "./palette.js";

const LINE = 2;
const RIM = 1;
const FONT_SIZE = 12;
const CHIP_HEIGHT = 17;
const CHIP_PADDING = 4;
const LEAST_WIDTH_FOR_CHIP = 22;
const DASH = [5, 4];

/**
 * detections: as the service sends them; area: where the frame lies on the canvas, in CSS pixels, {x, y, width, height};
 * held: whether they are of an earlier frame, and so dashed.
 */
export function drawBoxes(context, detections, area, held) {
  const scaleX = area.width / detections.frame.width;
  const scaleY = area.height / detections.frame.height;
  const boxes = detections.objects.map((object) => ({
    ...object,
    colour: colourOf(object.label),
    x: area.x + object.box.x * scaleX,
    y: area.y + object.box.y * scaleY,
    width: object.box.width * scaleX,
    height: object.box.height * scaleY,
  }));
  context.save();
  context.beginPath();
  context.rect(area.x, area.y, area.width, area.height);
  context.clip();
  context.setLineDash(held ? DASH : []);
  boxes.forEach((box) => drawBox(context, box));
  drawChips(context, boxes, area);
  context.restore();
}

function drawBox(context, { x, y, width, height, colour }) {
  context.lineWidth = LINE + 2 * RIM;
  context.strokeStyle = "rgb(0 0 0 / 0.4)";
  context.strokeRect(x, y, width, height);
  context.lineWidth = LINE;
  context.strokeStyle = colour.line;
  context.strokeRect(x, y, width, height);
}

/** Chips of the surest first; one that would cover another, or is wider than its box is worth, is left out. */
function drawChips(context, boxes, area) {
  context.font = `600 ${FONT_SIZE}px system-ui, sans-serif`;
  context.textBaseline = "middle";
  const taken = [];
  for (const box of [...boxes].sort((a, b) => b.confidence - a.confidence)) {
    if (box.width < LEAST_WIDTH_FOR_CHIP) continue;
    const text = `${box.label} ${Math.round(box.confidence * 100)}`;
    const chip = placeChip(box, context.measureText(text).width + 2 * CHIP_PADDING, area);
    if (taken.some((other) => overlap(chip, other))) continue;
    taken.push(chip);
    context.fillStyle = box.colour.line;
    context.fillRect(chip.x, chip.y, chip.width, chip.height);
    context.fillStyle = box.colour.ink;
    context.fillText(text, chip.x + CHIP_PADDING, chip.y + chip.height / 2 + 0.5);
  }
}

/** Above the box where there is room, else inside its top; never outside the picture. */
function placeChip(box, width, area) {
  const above = box.y - CHIP_HEIGHT - LINE / 2;
  const y = above >= area.y ? above : Math.max(area.y, box.y);
  const x = Math.max(area.x, Math.min(box.x - LINE / 2, area.x + area.width - width));
  return { x, y, width, height: CHIP_HEIGHT };
}

function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
