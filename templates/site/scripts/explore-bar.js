/* The bar above the papers: their order, the other way round, as a file, as a link to share. */

import { element } from "./elements.js";
import { say } from "./messages.js";

/** @import { Explore } from "./explore-page.js" */

/** @type {Record<string, [string, string]>} what each order is called, and the other way round */
const ORDERS = {
  year: [say("Newest first"), say("Oldest first")],
  citations: [say("Most first"), say("Fewest first")],
  stars: [say("Most first"), say("Fewest first")],
  added: [say("Latest first"), say("Earliest first")],
};

/**
 * Show the order in the bar; the order of a search cannot be turned.
 * @param {Explore} explore
 */
export function showOrder({ fields, state, ...explore }) {
  const button = /** @type {HTMLElement} */ (explore.element.querySelector("[data-do=turn]"));
  fields.sort.value = state.sort;
  fields.sort.options[0].text = state.q.trim() ? say("Relevance") : say("List order");
  button.hidden = !state.sort;
  if (state.sort) button.textContent = ORDERS[state.sort][Number(state.turned)];
}

/**
 * Give the address of what is shown to somebody else: by what the device has for it, or copied.
 * @param {Explore} explore
 */
export async function share(explore) {
  explore.typingEnds();
  const link = { title: document.title, url: location.href };
  if (matchMedia("(pointer: coarse)").matches && navigator.canShare?.(link)) {
    await navigator.share(link).catch(() => {}); // the reader may think better of it
    return;
  }
  const copied = await copyText(link.url);
  explore.hint(copied ? say("The link is copied: {url}", link) : say("The link: {url}", link));
}

/**
 * Copy a text; returns whether the browser did.
 * @param {string} text
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch { // there is none on http:// addresses, and some readers allow none
    const area = element("textarea", "aq-unseen");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
