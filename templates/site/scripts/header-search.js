/* The search box of every page: papers, tags, venues and results as one types, with explore for the
   rest.  It is a form that leads to the explore page; what this adds is a list below it. */

import { element, papersOf } from "./elements.js";
import { leadToFiles } from "./from-disk.js";
import { isOnDisk, onEachPage, shared } from "./loading.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";
import { offerOnEachPage } from "./offers.js";
import { reachDrawer, tickColours } from "./theme-keys.js";
import { reachWideTables } from "./wide-tables.js";

/** @import { Search } from "./search.js" */
/** @import { Door, Index, Row } from "./search-index.js" */
/** @import { Unit } from "./query.js" */

/**
 * A link below the box; `shown` is its title as HTML, where that has formulas.
 * @typedef {{ to: string, title: string, about: string, shown?: string }} Item
 */

/**
 * What a query found: the first of it, how many papers in all, what was read in place of words that
 * no paper has, and what marks its words.
 * @typedef {{ items: Item[], count: number, read?: string,
 *   mark?: (into: Element, item: Item) => void }} Found
 */

const SHOWN = 8, DOORS = 3;

/** One search box; a page may have one besides the header's. */
class Box {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.root = form.dataset.root ?? "";
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
    this.list = element("ul", "aq-found");
    this.list.hidden = true;
    this.status = element("span", "aq-unseen");
    this.status.setAttribute("role", "status");
    form.append(this.list, this.status);
    this.turn = 0;
    this.input.autocomplete = "off";
    this.input.addEventListener("focus", () => {
      Promise.all([shared.contents(this.root), shared.need()])
        .catch(() => {}); // the form works without
    });
    this.input.addEventListener("input", () => this.run());
    form.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.shut();
    });
    form.addEventListener("focusin", () => { this.list.hidden = !this.list.children.length; });
  }

  /** Take the list away, but where it is what the page is there for. */
  shut() {
    this.list.hidden = !this.form.classList.contains("aq-lost");
  }

  /** Search for what stands in the box; an answer that a newer question overtook is dropped. */
  async run() {
    const turn = ++this.turn, query = this.input.value.trim();
    if (!query) {
      this.status.textContent = "";
      this.list.replaceChildren();
      this.list.hidden = true;
      return;
    }
    /** @type {Found} */
    let found = { items: [], count: 0 };
    try {
      const search = await shared.need(), index = search.indexOf(this.root);
      found = await index.attempt(() => find(search, index, query));
    } catch {
      // the form still leads to the explore page
    }
    if (turn === this.turn) this.show(query, found);
  }

  /**
   * @param {string} query
   * @param {Found} found
   */
  show(query, { items, count, read, mark }) {
    const about = { count, query, read: read ?? "" };
    const every = { to: "explore/?q=" + encodeURIComponent(query), about: "", title:
      !count ? say("No paper for “{query}”; look in the whole list", about) :
        read ? plural("Did you mean “{read}”? All {count:,} paper",
          "Did you mean “{read}”? All {count:,} papers", about) :
          plural("All {count:,} paper for “{query}”", "All {count:,} papers for “{query}”", about) };
    this.list.replaceChildren(...items.concat(every).map((item) => {
      const entry = element("li"), link = element("a"), title = element("span", "aq-found__title");
      link.href = this.root + item.to;
      if (mark && item !== every) mark(title, item);
      else title.textContent = item.title;
      link.append(title);
      if (item.about) link.append(" ", element("span", "aq-found__about", item.about));
      entry.append(link);
      return entry;
    }));
    this.list.hidden = false;
    this.status.textContent = say("{papers}; arrow keys lead through the first",
      { papers: count ? papersOf(count) : say("No paper") });
  }

  /**
   * Let arrows move through the box and the links below it, and Escape lead back and close.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const stops = [this.input, ...this.list.querySelectorAll("a")];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    event.stopPropagation(); // the theme listens to letters and arrows
    if (event.isComposing || this.list.hidden) return;
    if (step) stops[(at + step + stops.length) % stops.length].focus();
    else if (event.key === "Escape") {
      this.input.focus();
      this.shut();
    } else return;
    event.preventDefault();
  }
}

/**
 * Find the first pages and papers that answer a query.
 * @param {Search} search
 * @param {Index} index
 * @param {string} query
 * @returns {Promise<Found>}
 */
async function find({ findPapers, titled, ordered, sift }, index, query) {
  const { count } = await index.open(), hits = await findPapers(index, query);
  const numbers = ordered(sift(count, hits, [], []), hits, null);
  const [rows, doors, boards] = await Promise.all(
    [index.rows(Array.from(numbers.slice(0, SHOWN))), index.doors(), index.boards()]);
  const results = boards(query);
  // Who names a model and a benchmark asks for the two; one name alone may be of much else.
  const pages = [...results.filter(({ isBoth }) => isBoth),
    ...doors.filter((door) => answers(door, hits.units)).slice(0, DOORS),
    ...results.filter(({ isBoth }) => !isBoth)];
  return {
    items: [
      ...pages.map(({ page, title, about }) => ({ to: page, title, about })),
      ...rows.map((row) =>
        ({ to: row.to, title: row.title, shown: row.shown, about: facts(row) })),
    ],
    count: numbers.length,
    read: hits.read,
    mark: (into, item) => titled(into, item, hits.units),
  };
}

/**
 * Return whether a page has every word.
 * @param {Door} door
 * @param {Unit[]} units
 */
function answers({ words }, units) {
  const has = (/** @type {string} */ wanted) =>
    wanted && words.some((word) => word.startsWith(wanted));
  return units.length > 0 && units.every((unit) => has(unit.joined) || unit.words.every(has));
}

/** @param {Row} row */
function facts({ authors, venue, year }) {
  const [first, ...others] = authors.split(", ");
  return (first && first + (others.length ? " et al., " : ", ")) + venue + " " + year;
}

/**
 * Return what the address of a page that is not there says, as words.
 * @param {string} root
 */
function lost(root) {
  const path = location.pathname, above = new URL(root, location.href).pathname;
  let said = path.startsWith(above) ? path.slice(above.length) : path;
  try {
    said = decodeURIComponent(said);
  } catch {
    // as it stands
  }
  return said.replace(/^(?:papers|tags|venues|years|authors)\//, "")
    .replace(/(?:index)?\.\w+$/, "").split(/[/_-]+/).filter(Boolean).join(" ").slice(0, 100);
}

/**
 * Let "/" lead to the box on pages without a search of their own.
 * @param {KeyboardEvent} event
 */
function slash(event) {
  /** @type {HTMLElement | null} */
  const box = document.querySelector("form.aq-find input[type=search]");
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
  if (document.querySelector(".aq-explore") || target.isContentEditable) return;
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || !box.offsetParent) return;
  box.focus();
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("keydown", slash);
const offer = offerOnEachPage();
leadToFiles();
onEachPage(() => {
  offer();
  reachDrawer();
  tickColours();
  setTimeout(reachWideTables); // the theme frames tables when a page is shown, after us
  if (isOnDisk()) { // what a box searches cannot be read there: the link beside it leads to lists
    document.documentElement.classList.add("aq-on-disk");
    return;
  }
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form.aq-find");
  forms.forEach((form) => {
    if (form.querySelector(".aq-found")) return;
    const box = new Box(form);
    if (!form.matches(".aq-lost")) return;
    box.input.value = lost(form.dataset.root ?? "");
    box.run();
  });
});
