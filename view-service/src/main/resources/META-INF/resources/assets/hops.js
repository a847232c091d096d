// Where the age of a painted frame comes from, in milliseconds. What one service measures of another's time it takes from
// clocks of the same installation; what lies between the service and the screen is measured by this browser alone.

/** [[hop, milliseconds]] of a frame whose age at sending was in head and that was painted so much later. */
export function hops(head, sinceSent) {
  const screen = ["screen", sinceSent];
  const own = head.detections && !head.held && head.detections.detectedAt && head.detections.timing;
  if (!own || head.replay) return head.replay ? [] : [["service", head.ageMillis], screen];
  const { queueMillis, decodeMillis, inferenceMillis, postprocessMillis } = own;
  const detected = Date.parse(head.detections.detectedAt) - Date.parse(head.frame.receivedAt);
  const detect = Math.min(detected, queueMillis + decodeMillis + inferenceMillis + postprocessMillis);
  const view = Math.max(0, head.ageMillis - detected);
  return [["ingest", Math.max(0, detected - detect)], ["detect", detect], ["view", view], screen];
}
