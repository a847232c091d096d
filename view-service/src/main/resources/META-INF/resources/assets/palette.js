// One steady colour for each label, the same that the service burns into pictures (imaging, LabelPalette).

const COLOURS = [
  "#832db6", "#ffa90e", "#94a4a2", "#3f90da", "#bd1f01", "#717581", "#a96b59", "#92dadd", "#e76300", "#b9ac70",
];

const encoder = new TextEncoder();
const known = new Map();

/** {line, ink}: the colour of the label's boxes, and that of letters upon it. */
export function colourOf(label) {
  let colour = known.get(label);
  if (!colour) {
    const line = COLOURS[fnv1a(label) % COLOURS.length];
    colour = { line, ink: isLight(line) ? "#000" : "#fff" };
    known.set(label, colour);
  }
  return colour;
}

/** 32-bit FNV-1a of the UTF-8 bytes. */
function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (const octet of encoder.encode(text)) hash = Math.imul(hash ^ octet, 0x01000193);
  return hash >>> 0;
}

function isLight(colour) {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 299 * red + 587 * green + 114 * blue > 128000;
}
