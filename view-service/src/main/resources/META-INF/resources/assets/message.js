// A message of /ws: the length of the JSON (4 bytes, big-endian), the JSON, the JPEG.

const LENGTH_BYTES = 4;
const decoder = new TextDecoder();

/** {head, jpeg} of an ArrayBuffer. */
export function parseMessage(buffer) {
  const length = new DataView(buffer).getUint32(0);
  const end = LENGTH_BYTES + length;
  const head = JSON.parse(decoder.decode(new Uint8Array(buffer, LENGTH_BYTES, length)));
  return { head, jpeg: new Blob([new Uint8Array(buffer, end)], { type: "image/jpeg" }) };
}
