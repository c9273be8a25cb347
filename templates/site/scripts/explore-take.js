/* Take papers along: what is shown as a file. */

import { download } from "./downloads.js";
import { element } from "./elements.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";

/** @import { Explore } from "./explore-page.js" */
/** @import { Contents } from "./search-index.js" */

/**
 * Offer what is shown in every format, which the index knows.
 * @param {Explore} explore
 * @param {Contents} table
 */
export function offerFormats(explore, table) {
  const formats = Object.entries(table.formats);
  const menu = /** @type {HTMLElement | null} */ (explore.element.querySelector(".aq-take"));
  if (!menu || !formats.length || menu.querySelector("button")) return;
  menu.querySelector("ul")?.replaceChildren(...formats.map(([name, { label, suffix }]) => {
    const item = element("li"), button = element("button", "", label + " (" + suffix + ")");
    button.type = "button";
    button.dataset.do = "download";
    button.dataset.format = name;
    item.append(button);
    return item;
  }));
}

/**
 * Answer the buttons of one list page.
 * @param {Explore} explore
 */
export function listenToTake(explore) {
  const { actions } = explore;

  /** @param {string} format */
  async function take(format) {
    const { index } = await explore.ready();
    await index.attempt(async () => {
      const numbers = await shown();
      if (!numbers.length) {
        explore.hint(say("There is no paper to take along."));
        return;
      }
      explore.hint(plural("Making a file of {count:,} paper …", "Making a file of {count:,} papers …",
        { count: numbers.length }));
      await download(index, format, numbers,
        explore.state.kept ? "reading-list" : explore.element.dataset.name || "papers");
      const { label } = (await index.open()).formats[format];
      explore.hint(plural("{count:,} paper in {format}.", "{count:,} papers in {format}.",
        { count: numbers.length, format: label }));
    });
  }

  async function shown() {
    if (!explore.numbers) await explore.run();
    else await explore.running;
    return Array.from(explore.numbers ?? []);
  }

  actions.download = (button) => {
    const menu = button.closest("details");
    if (menu) menu.open = false;
    menu?.querySelector("summary")?.focus();
    take(button.dataset.format ?? "").catch((error) => explore.fail(error));
  };
}
