/* Take papers along: the result or the reading list as a file, and the list itself, out and in. */

import { download, save } from "./downloads.js";
import { counted, element } from "./elements.js";

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
  const { kept, actions } = explore;
  /** @type {HTMLInputElement | null} */
  const file = explore.element.querySelector("input[type=file]");

  /** @param {string} format */
  async function take(format) {
    const { index } = await explore.ready();
    await index.attempt(async () => {
      const numbers = await shown();
      if (!numbers.length) {
        explore.hint("There is no paper to take along.");
        return;
      }
      explore.hint("Making a file of " + counted(numbers.length, "paper") + " …");
      await download(index, format, numbers,
        explore.state.kept ? "reading-list" : explore.element.dataset.name || "papers");
      const { label } = (await index.open()).formats[format];
      explore.hint(counted(numbers.length, "paper") + " in " + label + ".");
    });
  }

  async function shown() {
    if (!explore.numbers) await explore.run();
    else await explore.running;
    return Array.from(explore.numbers ?? []);
  }

  /** @param {File} from */
  async function load(from) {
    const ids = kept.read(await from.text()), { index } = await explore.ready();
    const numbers = await index.numbers(ids), known = ids.filter((_, at) => numbers[at] >= 0);
    const before = kept.ids(), lost = ids.length - known.length;
    kept.keep(before.concat(known));
    changed(counted(kept.ids().length - before.length, "paper") + " put on the reading list" +
      (lost ? "; " + lost + " of the file " + (lost === 1 ? "is" : "are") + " not on this list."
        : "."));
  }

  /** @param {string} says */
  function changed(says) {
    explore.dressAll();
    if (explore.state.kept) explore.run();
    explore.hint(says);
  }

  actions.download = (button) => {
    const menu = button.closest("details");
    if (menu) menu.open = false;
    menu?.querySelector("summary")?.focus();
    take(button.dataset.format ?? "").catch((error) => explore.fail(error));
  };
  actions["save-list"] = () => save("reading-list.json", "application/json", kept.saved());
  actions["load-list"] = () => file?.click();
  actions["clear-list"] = () => {
    const count = kept.ids().length;
    if (!count || !confirm("Take " + counted(count, "paper") + " off your reading list?")) return;
    kept.keep([]);
    changed(counted(count, "paper") + " taken off the reading list.");
  };
  file?.addEventListener("change", () => {
    const chosen = file.files?.[0];
    file.value = ""; // so that the same file can be chosen again
    if (chosen) load(chosen).catch((error) => explore.hint(error.message));
  });
}
