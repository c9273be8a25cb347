/* What the pages of the reading list and of comparisons are operated by. */

import { element } from "./elements.js";
import { copyText } from "./explore-bar.js";
import { say } from "./messages.js";

/**
 * Make a button.
 * @param {string} text
 * @param {() => unknown} act
 * @param {string} [name] what it is called, where its text alone does not tell it from others
 */
export function pressed(text, act, name) {
  const made = element("button", "aq-button", text);
  made.type = "button";
  if (name) made.setAttribute("aria-label", say("{action}: {name}", { action: text, name }));
  made.addEventListener("click", act);
  return made;
}

/**
 * Copy a text and say so; where the browser does not let us, the text is shown, to be copied by
 * hand.
 * @param {string} text
 * @param {string} done
 * @param {HTMLElement} about where it is said
 */
export async function handOver(text, done, about) {
  if (await copyText(text)) {
    about.textContent = done;
    return;
  }
  const area = element("textarea", "aq-by-hand");
  area.value = text;
  area.readOnly = true;
  area.rows = 6;
  area.setAttribute("aria-label", say("Text to copy"));
  about.replaceChildren(say("Your browser did not copy it; here it is:"), " ", area);
  area.select();
}
