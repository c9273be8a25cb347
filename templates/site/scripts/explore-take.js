/* Take papers along: the result or the reading list as a file, and the list itself, out and in. */

import { download, save } from "./downloads.js";
import { counted, element } from "./elements.js";

/** @import { Explore } from "./explore-page.js" */
/** @import { Contents } from "./search-index.js" */

/**
 * Fill the choice of formats, which the index knows.
 * @param {Explore} explore
 * @param {Contents} table
 */
export function offerFormats(explore, table) {
  const formats = Object.entries(table.formats);
  if (!formats.length || !explore.part(".aq-take").hidden) return;
  explore.part("[name=format]").replaceChildren(...formats.map(([name, { label, suffix }]) => {
    const option = element("option", "", label + " (" + suffix + ")");
    option.value = name;
    return option;
  }));
  explore.part(".aq-take").hidden = false;
}

/**
 * Answer the buttons of one explore page.
 * @param {Explore} explore
 */
export function listenToTake(explore) {
  const { kept, actions } = explore;
  /** @type {HTMLInputElement} */
  const file = explore.part(".aq-take input[type=file]");
  const chosenIn = (/** @type {string} */ selector) =>
    /** @type {HTMLSelectElement} */ (explore.part(selector)).value;

  async function take() {
    const fromList = chosenIn("[name=what]") === "kept", format = chosenIn("[name=format]");
    const { index } = await explore.ready();
    await index.attempt(async () => {
      const numbers = fromList ? (await index.numbers(kept.ids())).filter((one) => one >= 0)
        : await shown();
      if (!numbers.length) {
        explore.hint(fromList ? "Your reading list is empty." : "There is no paper to take along.");
        return;
      }
      explore.hint("Making a file of " + counted(numbers.length, "paper") + " …");
      await download(index, format, numbers, fromList ? "reading-list" : "papers");
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

  actions.download = () => take().catch((error) => explore.fail(error));
  actions["save-list"] = () => save("reading-list.json", "application/json", kept.saved());
  actions["load-list"] = () => file.click();
  actions["clear-list"] = () => {
    const count = kept.ids().length;
    if (!count || !confirm("Take " + counted(count, "paper") + " off your reading list?")) return;
    kept.keep([]);
    changed(counted(count, "paper") + " taken off the reading list.");
  };
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    file.value = ""; // so that the same file can be chosen again
    if (chosen) load(chosen).catch((error) => explore.hint(error.message));
  });
}
