/* The reading list as a file, and papers that come in from elsewhere. */

import { pressed } from "./controls.js";
import { save } from "./downloads.js";
import { element } from "./elements.js";
import { foundOf, keptOf, meantBy } from "./kept-texts.js";
import { shared } from "./loading.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";

/** @import { ReadingPage } from "./reading-page.js" */

const SAVED = "list"; // in the choice of formats: the list itself
const NAMED = 10; // of what was not found

/**
 * Make the choice of formats, with the button that saves one.
 * @param {ReadingPage} page
 * @param {string[]} ids
 */
export function choiceOf(page, ids) {
  const label = element("label", "aq-mine__save", say("Download as") + " "), choice = element("select");
  shared.contents(page.root).then(({ formats }) => {
    const offered = Object.entries(formats).map(([name, { label: says, suffix }]) =>
      [name, says + " (" + suffix + ")"]);
    choice.append(...[...offered, [SAVED, say("List with notes (.json)")]].map(([value, says]) => {
      const option = element("option", "", says);
      option.value = value;
      return option;
    }));
  }).catch(() => {}); // the page has just said so
  label.append(choice);
  const both = element("span", "aq-mine__pair");
  both.append(label, pressed(say("Download"), () => take(page, choice.value, ids)));
  return both;
}

/**
 * @param {ReadingPage} page
 * @param {string} format
 * @param {string[]} ids
 */
async function take(page, format, ids) {
  if (format === SAVED) {
    save("reading-list.json", "application/json", page.kept.saved());
    page.about.textContent = plural("{count:,} paper saved with notes.",
      "{count:,} papers saved with notes.", { count: page.kept.ids().length });
    return;
  }
  try {
    const search = await shared.need(), index = search.indexOf(page.root);
    await index.attempt(async () => {
      const numbers = (await index.numbers(ids)).filter((one) => one >= 0);
      await search.download(index, format, numbers, "reading-list");
      page.about.textContent = plural("{count:,} paper in {format}.",
        "{count:,} papers in {format}.",
        { count: numbers.length, format: (await index.open()).formats[format].label });
    });
  } catch (error) {
    page.about.textContent = say("That did not work: {why}.",
      { why: /** @type {Error} */ (error).message });
  }
}

/**
 * Make the place where papers come in from elsewhere.
 * @param {ReadingPage} page
 */
export function importer(page) {
  const fold = element("details", "aq-mine__import"), area = element("textarea");
  const label = element("label", "", say("Ids, DOIs, arXiv ids, links, BibTeX, or a saved list"));
  area.rows = 4;
  area.spellcheck = false;
  label.append(area);
  const choose = element("label", "aq-mine__file", say("or a file") + " "), file = element("input");
  file.type = "file";
  file.accept = ".json,.bib,.txt,application/json,text/plain,application/x-bibtex";
  choose.append(file);
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen) await bring(page, await chosen.text());
    file.value = ""; // so that the same file can be chosen again
  });
  fold.append(element("summary", "", say("Import")), label,
    pressed(say("Add these papers"), () => bring(page, area.value)), choose);
  return fold;
}

/**
 * Say how many papers came, and how many were there already.
 * @param {number} count
 * @param {number} there
 */
export function addedOf(count, there) {
  return there ? plural("{count:,} paper added, {there} there already.",
    "{count:,} papers added, {there} there already.", { count, there }) :
    plural("{count:,} paper added.", "{count:,} papers added.", { count });
}

/**
 * Put what a reader brings on the list, and say what of it is not known here.
 * @param {ReadingPage} page
 * @param {string} text
 */
async function bring(page, text) {
  try {
    const wanted = meantBy(text);
    if (!wanted.length) throw new Error(say("there is no paper in it"));
    const search = await shared.need(), index = search.indexOf(page.root);
    await index.attempt(async () => {
      const { notes, missing } = await foundOf(wanted, (key) => index.ofKey(key));
      const ids = await index.idsOf(Array.from(notes.keys()));
      const { added, lasts } = page.add(keptOf(notes, ids)), there = notes.size - added;
      await page.show(addedOf(added, there) + (missing.length ?
        " " + say("{count} of {every} not on this site: {names}.", {
          count: missing.length, every: wanted.length,
          names: missing.slice(0, NAMED).join(say(", ")) + (missing.length > NAMED ? " …" : ""),
        }) : "") + (lasts ? "" : " " + say("Your browser keeps nothing more for this site.")));
    });
  } catch (error) {
    page.about.textContent = say("Nothing was added: {why}.",
      { why: /** @type {Error} */ (error).message });
  }
  page.about.focus();
}
