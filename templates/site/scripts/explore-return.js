/* Back from a paper to the row that it was opened from, with all rows that stood there. */

/** @import { Explore } from "./explore-page.js" */

/** @typedef {{ id: string, top: number, shown: number }} Place */

/**
 * Keep where the reader is with the entry of this page in the browser's history.
 * @param {Explore} explore
 */
export function remember(explore) {
  if (!explore.element.isConnected) return;
  const rows = /** @type {HTMLElement[]} */ (Array.from(explore.list.children));
  const at = document.activeElement?.closest(".aq-row") ??
    rows.find((row) => row.getBoundingClientRect().bottom > 0);
  if (!(at instanceof HTMLElement)) return;
  const place = { id: at.dataset.id, top: at.getBoundingClientRect().top, shown: rows.length };
  history.replaceState({ ...history.state, papers: place }, "");
}

/**
 * Return where the reader was when this page was left, if it was.
 * @returns {Place | null}
 */
export function placeLeft() {
  const place = history.state?.papers;
  return typeof place?.id === "string" && Number.isFinite(place.top + place.shown) ? place : null;
}

/**
 * Show the rows that stood there, and the one that was opened where it stood.
 * @param {Explore} explore
 * @param {Place} place
 */
export async function restore(explore, { id, top, shown }) {
  await explore.running;
  const missing = shown - explore.list.children.length;
  if (missing > 0) await explore.more(missing);
  const row = Array.from(explore.list.children).find((one) =>
    one instanceof HTMLElement && one.dataset.id === id);
  if (!row) return;
  window.scrollBy(0, row.getBoundingClientRect().top - top);
  /** @type {HTMLElement | null} */ (row.querySelector(".aq-row__title"))
    ?.focus({ preventScroll: true });
}
