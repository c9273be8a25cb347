/* What every script of the site makes: elements, and counts in words. */

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
 * Write a count with what is counted: "1 paper", "12,345 papers".
 * @param {number} count
 * @param {string} one what one of them is called; more are called so with an "s"
 */
export function counted(count, one) {
  return count.toLocaleString("en") + " " + one + (count === 1 ? "" : "s");
}
