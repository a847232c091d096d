// What this installation has set for the page.

/** {ingestUrl, placeholder}; each may be absent. */
export async function loadSetup() {
  try {
    return await (await fetch("/api/v1/setup")).json();
  } catch {
    return {};
  }
}

/** The ground of drones without a picture. */
export function usePlaceholder({ placeholder }) {
  if (!placeholder) return;
  document.documentElement.dataset.placeholder = "own";
  document.documentElement.style.setProperty("--placeholder", `url("${placeholder}")`);
}
