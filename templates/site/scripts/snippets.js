/* Where an abstract has the words that nothing else of a paper has: shown below its row. */

import { element } from "./elements.js";
import { hitsIn, marked } from "./explore-rows.js";
import { abstractsOf } from "./ready-texts.js";

/** @import { Unit } from "./query.js" */
/** @import { Index } from "./search-index.js" */

// Abstracts lie in blocks of 32, some 14 KB each as they travel: the first papers alone get theirs.
export const SNIPPETS = 5;
const BEFORE = 60, AFTER = 140; // signs around the first word

/**
 * Cut a text around the first word that was searched for, at blanks; "" where it has none.
 * @param {string} text
 * @param {Unit[]} units
 */
export function snippet(text, units) {
  const plain = text.replace(/\s+/g, " ").trim(), [hit] = hitsIn(plain, units);
  if (!hit) return "";
  const start = hit[0] <= BEFORE ? 0 : plain.indexOf(" ", hit[0] - BEFORE) + 1;
  const far = hit[1] + AFTER, end = far >= plain.length ? plain.length : plain.lastIndexOf(" ", far);
  const from = Math.min(start, hit[0]), to = Math.max(end, hit[1]);
  return (from ? "… " : "") + plain.slice(from, to) + (to < plain.length ? " …" : "");
}

/**
 * Show below rows where their abstracts have what was searched for.
 * @param {Index} index
 * @param {HTMLElement[]} rows
 * @param {number[]} numbers
 * @param {Unit[]} units
 */
export async function showSnippets(index, rows, numbers, units) {
  const found = await abstractsOf(index, numbers);
  rows.forEach((row, at) => {
    const text = snippet(found[at], units);
    if (!text || row.querySelector(".aq-row__snippet")) return;
    const made = element("p", "aq-row__snippet");
    marked(made, text, units);
    row.querySelector(".aq-row__facts")?.before(made);
  });
}
