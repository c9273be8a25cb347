/* The keys of the explore page; readers who speak to their computer can switch them off. */

import { Store } from "./store.js";

/** @import { Explore } from "./explore-page.js" */

/** @param {HTMLElement} target */
function isTyping(target) {
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && target.type !== "checkbox");
}

/**
 * Answer keys for one explore page.
 * @param {Explore} explore
 */
export function listenToKeys(explore) {
  /** @type {HTMLDialogElement | null} */
  const dialog = explore.element.querySelector(".aq-help"); // the explore page's
  /** @type {HTMLInputElement | null | undefined} */
  const box = dialog?.querySelector("[name=keys]");
  const store = new Store(explore.root, "localStorage");
  if (box) {
    box.checked = store.get("keys") !== "off";
    box.addEventListener("change", () => store.set("keys", box.checked ? "on" : "off"));
  }
  explore.actions.help = () => dialog?.showModal();

  const row = () => document.activeElement?.closest(".aq-row");

  /** @param {number} step */
  function move(step) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = explore.list.querySelectorAll(".aq-row__title");
    const titles = Array.from(found), here = row();
    const at = here ? titles.findIndex((title) => here.contains(title)) + step : 0;
    if (titles[at]) titles[at].focus();
    else if (at === titles.length && !explore.part(".aq-show-more").hidden) explore.more();
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    "/": () => {
      explore.fields.q.focus();
      explore.fields.q.select();
    },
    j: () => move(1),
    k: () => move(-1),
    x: () => /** @type {HTMLElement | null | undefined} */ (row()?.querySelector(".aq-keep"))
      ?.click(),
    "?": () => dialog?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (dialog?.open || !document.contains(explore.element)) return;
    if (event.key === "Escape") {
      if (target !== document.body && !explore.element.contains(target)) return;
      if (explore.closes(target)) return;
      if (isTyping(target)) {
        target.blur();
        explore.part(".aq-status").focus();
      } else explore.clear();
    } else {
      if (isTyping(target) || !keys[event.key] || store.get("keys") === "off") return;
      keys[event.key]();
    }
    event.preventDefault();
    event.stopPropagation(); // the theme has a search of its own on some of these
  });
}
