// The state that is shown of a drone: what the service says, unless the picture on the screen tells otherwise.

const LATE_AFTER = 1000;
const LATE_INTERVALS = 3;
/** On the way from the service a picture may take so much longer before it is called late here. */
const ALLOWANCE = 1500;

/** The milliseconds between frames of a drone as it usually sends. */
export function interval(drone) {
  return drone.fps > 0 ? 1000 / drone.fps : 0;
}

/** pictureAge: of what is on the screen, in milliseconds; null while that says nothing, as just after subscribing. */
export function shownState(drone, pictureAge) {
  const lateAfter = Math.max(LATE_AFTER, LATE_INTERVALS * interval(drone)) + ALLOWANCE;
  const isStale = pictureAge !== null && pictureAge > lateAfter;
  return isStale && (drone.state === "LIVE" || drone.state === "FROZEN") ? "LATE" : drone.state;
}
