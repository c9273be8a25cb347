/* What every script of the site makes: elements, and counts of papers in words. */

import { plural } from "./plurals.js";

/**
 * Make an element that holds text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [className]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * Write how many papers there are: "1 paper", "12,345 papers".
 * @param {number} count
 */
export function papersOf(count) {
  return plural("{count:,} paper", "{count:,} papers", { count });
}
