/* The page of all results: models and benchmarks are found as a reader types. */

import { say } from "./messages.js";

/** @param {HTMLElement} page */
export function findBoards(page) {
  const field = page.querySelector("input"), about = page.querySelector("[role=status]");
  if (!field || !about) return;
  for (const one of page.querySelectorAll("[data-live]")) one.removeAttribute("hidden");
  page.classList.add("aq-live");
  /** @type {NodeListOf<HTMLElement>} */
  const items = page.querySelectorAll("li");
  const flat = (/** @type {string} */ text) => text.normalize("NFKD").toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ");
  const words = Array.from(items, (item) => flat(item.textContent ?? ""));
  const find = () => {
    const asked = flat(field.value).split(" ").filter(Boolean);
    let found = 0;
    for (const [at, item] of items.entries()) {
      item.hidden = !asked.every((word) => words[at].includes(word));
      if (!item.hidden) found++;
    }
    about.textContent = asked.length && !found ? say("Nothing here is called so.") : "";
  };
  field.addEventListener("input", find);
  if (field.value) find(); // what the browser kept of before
}
