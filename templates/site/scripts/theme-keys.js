/* What the theme keeps from keys.  It opens the menu of narrow pages by the label of a box that is
   not shown: a button takes the label's place, and without scripts the label stays. */

import { element } from "./elements.js";
import { say } from "./messages.js";

const DRAWER = "__drawer";

/** Put a button where the label is, unless it has been done. */
export function reachDrawer() {
  const box = document.getElementById(DRAWER);
  const label = document.querySelector(`.md-header label[for=${DRAWER}]`);
  if (!(box instanceof HTMLInputElement) || !label) return;
  const button = element("button", label.className + " aq-menu");
  button.type = "button";
  button.setAttribute("aria-label", say("Menu"));
  button.append(...label.childNodes);
  label.replaceWith(button);
  document.documentElement.classList.add("aq-has-menu");
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  tell();
  box.addEventListener("change", tell);
  button.addEventListener("click", () => {
    box.click();
    if (box.checked) firstWay()?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    box.click();
    button.focus();
  });
}

/** Return the first link or fold of the drawer that a reader sees. */
function firstWay() {
  /** @type {NodeListOf<HTMLElement>} */
  const ways = document.querySelectorAll(".md-sidebar--primary :is(a[href], label[tabindex])");
  return Array.from(ways).find((way) => way.checkVisibility());
}

/** Tick the box of the colours that the page has: with none, the first key changed nothing. */
export function tickColours() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = document.querySelectorAll(".md-header input.md-option");
  const isTicked = Array.from(boxes).some((box) => box.checked);
  for (const box of isTicked ? [] : boxes) {
    box.checked = box.dataset.mdColorScheme === document.body.dataset.mdColorScheme;
  }
}
