/* A paper's page: the style of its reference is kept, and copy buttons appear where the browser can
   copy. */

import { element } from "./elements.js";
import { Store } from "./store.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const store = new Store(new URL("..", script.src).href, "localStorage");
const kept = document.getElementById(store.get("style"));
if (kept?.closest(".aq-styles")) /** @type {HTMLInputElement} */ (kept).checked = true;
document.querySelector(".aq-styles")?.addEventListener("change", ({ target }) => {
  store.set("style", /** @type {HTMLElement} */ (target).id);
});

/**
 * Copy what an element shows: with its italics, for word processors, and as plain text. Formulas
 * are copied as the plain text that the page has ready.
 * @param {HTMLElement} source
 */
function copy(source) {
  const plain = source.dataset.plain ?? source.textContent ?? "";
  if (source.dataset.plain || !source.querySelector("i") || !window.ClipboardItem) {
    return navigator.clipboard.writeText(plain);
  }
  const forms = { "text/plain": plain, "text/html": source.innerHTML };
  const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

if (navigator.clipboard) {
  const said = element("span", "aq-unseen");
  said.setAttribute("role", "status"); // a button's new text alone is not read to everybody
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll(".aq-copy");
  buttons[0]?.after(said);
  for (const button of buttons) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = /** @type {HTMLElement} */ (document.querySelector(button.dataset.copy ?? ""));
      await copy(source);
      button.textContent = said.textContent = "Copied";
      setTimeout(() => {
        button.textContent = label;
        said.textContent = "";
      }, 2000);
    });
  }
}
