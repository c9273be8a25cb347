/* The styles of a paper's reference: a row to choose by, and what the chosen one says. The page has
   the first; those of some hundred papers lie in one file, fetched when another is first chosen. */

import { fetched, unpack } from "./binary.js";
import { element } from "./elements.js";
import { say } from "./messages.js";

/** @import { Head } from "./binary.js" */
/** @import { Store } from "./store.js" */
/**
 * A reference as HTML; where formulas make the plain text another, with that.
 * @typedef {string | [html: string, plain: string]} Reference
 */

/**
 * Make the choice of styles around the reference that a page has.
 * @param {HTMLElement} box
 * @param {string} id the paper's
 * @param {Store} store keeps the style that was chosen last
 * @returns {() => Promise<unknown>} waits for what the chosen style says
 */
export function offerStyles(box, id, store) {
  const first = /** @type {HTMLElement} */ (box.querySelector("p"));
  const styles = (box.dataset.styles ?? "").split("\n");
  /** @type {Record<string, HTMLElement>} */
  const places = {};
  /** @type {Promise<void> | null} */
  let filled = null;

  async function fill() {
    const answer = await fetched(box.dataset.from ?? "");
    /** @type {Head & { references: Record<string, Record<string, Reference>> }} */
    const head = /** @type {any} */ (await unpack(await answer.arrayBuffer()));
    for (const [name, reference] of Object.entries(head.references[id] ?? {})) {
      const [html, plain] = Array.isArray(reference) ? reference : [reference];
      if (!places[name]) continue;
      places[name].innerHTML = html; // ours: a record's text is escaped in it
      if (plain) places[name].dataset.plain = plain;
    }
  }

  function wanted() {
    filled ??= fill().catch(() => {
      filled = null; // the next choice tries again
      for (const place of Object.values(places)) {
        place.textContent ||= say("This reference could not be fetched.");
      }
    });
    return filled;
  }

  const choice = element("fieldset", "aq-styles");
  choice.append(element("legend", "aq-unseen", say("Style of the reference")));
  styles.forEach((style, at) => {
    const [name, ...words] = style.split(" "), button = element("input");
    const label = element("label", "", words.join(" "));
    button.type = "radio";
    button.name = "style";
    button.id = label.htmlFor = "style-" + name;
    button.checked = !at;
    if (at) places[name] = element("p");
    choice.append(button, label, at ? places[name] : first);
  });
  box.replaceWith(choice);
  const kept = document.getElementById(store.get("style"));
  if (kept instanceof HTMLInputElement && choice.contains(kept) && !kept.checked) {
    kept.checked = true;
    wanted();
  }
  choice.addEventListener("change", ({ target }) => {
    store.set("style", /** @type {HTMLElement} */ (target).id);
    if (/** @type {HTMLElement} */ (target).nextElementSibling?.nextElementSibling !== first) {
      wanted();
    }
  });
  return async () => filled;
}
