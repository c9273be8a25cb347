/* Tables wider than the page are reached by keys: who has no pointer scrolls them with arrows. */

import { say } from "./messages.js";

/** Let keys reach each table of the page that is wider than its frame. */
export function reachWideTables() {
  /** @type {NodeListOf<HTMLElement>} */
  const frames = document.querySelectorAll(".md-typeset__scrollwrap"); // the theme makes them
  for (const frame of frames) {
    const isWide = frame.scrollWidth > frame.clientWidth;
    if (isWide === frame.hasAttribute("tabindex")) continue;
    for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", say("Wide table")]]) {
      if (isWide) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    }
  }
}

window.addEventListener("load", reachWideTables);
window.addEventListener("resize", reachWideTables);
