/* The page of the reading list: what the reader kept, with notes, in the reader's order; or the
   list of somebody else, whose ids stand in the address, which leaves one's own as it is. */

import { handOver, pressed } from "./controls.js";
import { element } from "./elements.js";
import { LONGEST_LINK, idsOf, linkOf } from "./kept-texts.js";
import { ReadingList, onKept } from "./keeping.js";
import { numbersOf } from "./known-numbers.js";
import { shared } from "./loading.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";
import { addedOf, choiceOf, importer } from "./reading-files.js";

/** @import { Kept } from "./keeping.js" */
/** @import { Row } from "./search-index.js" */

const PAGE = 60; // papers shown at first, and more at each "show more"
const PAUSE = 400; // ms without a key until a note is kept
const TOLD = 10; // of what is not on the list
const LOST = " " +
  say("Your browser keeps nothing more for this site: this lasts as long as the page.");

/** One page of a reading list. */
export class ReadingPage {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.element = page;
    page.classList.add("aq-live");
    this.root = page.dataset.root ?? "";
    this.kept = new ReadingList(this.root);
    this.about = this.part(".aq-mine__about");
    this.bar = this.part(".aq-mine__bar");
    this.list = this.part(".aq-list");
    const tags = JSON.parse(page.dataset.tags ?? "{}");
    this.labels = Object.fromEntries(Object.entries(tags).map(([id, [label]]) => [id, label]));
    this.shown = PAGE;
    this.turn = 0; // of the newest view
    /** @type {string | null} what the list on the screen is, to tell what others change */
    this.stands = null;
    this.isQuiet = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pausing = undefined;
    this.open();
    addEventListener("hashchange", () => this.open());
    onKept(page, () => this.changed());
  }

  /** @param {string} selector */
  part(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }

  /** Begin with what the address names. */
  open() {
    if (!this.element.isConnected) return; // the theme swapped another page in
    this.shared = idsOf(location.hash);
    this.shown = PAGE;
    this.show();
  }

  /** @returns {Kept[]} */
  entries() {
    return this.shared ? this.shared.map((id) => ({ id, note: "" })) : this.kept.entries();
  }

  /** Show again what something changed, but for notes, which stand where they were written. */
  changed() {
    if (this.isQuiet) return;
    if (this.shared || this.order() === this.stands) this.refreshNotes();
    else this.show();
  }

  /**
   * Change the list in a way that this page shows by itself.
   * @param {() => boolean} change returns whether the browser could keep it
   */
  quietly(change) {
    this.isQuiet = true;
    const lasts = change();
    this.isQuiet = false;
    this.stands = this.order();
    return lasts;
  }

  /**
   * Put papers behind those that are there.
   * @param {Kept[]} more
   */
  add(more) {
    let added = 0;
    const lasts = this.quietly(() => {
      const answer = this.kept.add(more);
      ({ added } = answer);
      return answer.lasts;
    });
    return { added, lasts };
  }

  order() {
    return this.kept.ids().join();
  }

  refreshNotes() {
    if (this.shared) return;
    const notes = new Map(this.kept.entries().map(({ id, note }) => [id, note]));
    /** @type {NodeListOf<HTMLTextAreaElement>} */
    const areas = this.list.querySelectorAll(".aq-note");
    for (const area of areas) {
      if (area !== document.activeElement) area.value = notes.get(area.dataset.of ?? "") ?? "";
    }
  }

  /**
   * Show the list.
   * @param {string} [says] what is to be said of it besides how many there are
   * @param {Array<Node | string>} more what stands behind it
   */
  async show(says = "", ...more) {
    const turn = ++this.turn, entries = this.entries();
    this.stands = this.shared ? null : this.order();
    if (!entries.length) { // and nothing is fetched
      this.list.replaceChildren();
      this.list.hidden = true;
      this.sayCount(0, [], says, more);
      this.showBar([], []);
      return;
    }
    this.element.setAttribute("aria-busy", "true");
    try {
      const search = await shared.need(), index = search.indexOf(this.root);
      await index.attempt(async () => {
        const numbers = await numbersOf(index, entries.map(({ id }) => id));
        const known = entries.map((entry, at) => ({ ...entry, number: numbers[at] }))
          .filter(({ number }) => number >= 0);
        const rows = await index.rows(known.slice(0, this.shown).map(({ number }) => number));
        if (turn !== this.turn) return;
        const form = { template: /** @type {HTMLTemplateElement} */ (
          this.element.querySelector("template")), root: this.root, labels: this.labels };
        this.rename(known, rows);
        this.list.replaceChildren(...rows.map((row, at) => {
          const made = search.filled(form, row, []);
          if (!this.shared) this.furnish(made, row, known[at].note);
          return made;
        }));
        this.list.hidden = !rows.length;
        const lost = entries.filter((_, at) => numbers[at] < 0).map(({ id }) => id);
        this.sayCount(known.length, lost, says, more);
        this.showBar(known.map(({ id }) => id), lost);
      });
    } catch (error) {
      if (turn !== this.turn) return;
      this.about.textContent = say("The papers could not be read ({why}). Check the connection.",
        { why: /** @type {Error} */ (error).message }) + " ";
      this.about.append(pressed(say("Try again"), () => this.show()));
    }
    if (turn === this.turn) this.element.removeAttribute("aria-busy");
  }

  /**
   * Call papers that were renamed by their new ids, in the reader's own list for good.
   * @param {Array<Kept & { number: number }>} known
   * @param {Row[]} rows of the first of them
   */
  rename(known, rows) {
    /** @type {Map<string, string>} */
    const names = new Map();
    rows.forEach(({ id }, at) => {
      if (known[at].id === id) return;
      names.set(known[at].id, id);
      known[at].id = id;
    });
    if (!names.size || this.shared) return;
    this.quietly(() => this.kept.rename(names));
  }

  /**
   * @param {number} count
   * @param {string[]} lost
   * @param {string} says
   * @param {Array<Node | string>} more
   */
  sayCount(count, lost, says, more) {
    const nothing = this.shared ? say("This link names no paper.") :
      say("Nothing is kept yet. Press “Keep” beside a paper, on any page.") + " ";
    const papers = this.shared ?
      plural("A shared list of {count:,} paper.", "A shared list of {count:,} papers.", { count }) :
      plural("{count:,} paper.", "{count:,} papers.", { count });
    const names = lost.slice(0, TOLD).join(say(", ")), more_ = lost.length - TOLD;
    const gone = lost.length ? " " + say("Not on this site: {names}.",
      { names: more_ > 0 ? say("{names} and {count} more", { names, count: more_ }) : names }) : "";
    this.about.replaceChildren((says && says + " ") +
      (count || lost.length ? papers : nothing) + gone, ...more);
    if (!count && !lost.length && !this.shared) {
      const to = element("a", "", say("Explore the papers"));
      to.href = this.root + "explore/";
      this.about.append(to);
    }
  }

  // what is done with the whole list

  /**
   * @param {string[]} ids of the papers that are on the site
   * @param {string[]} lost the others
   */
  showBar(ids, lost) {
    /** @type {Node[]} */
    const parts = [];
    if (this.shared) {
      if (ids.length) parts.push(pressed(say("Keep all"), () => this.keepAll(ids)));
      const own = element("a", "", say("Your own list ({count})", { count: this.kept.ids().length }));
      own.href = location.pathname;
      own.addEventListener("click", (event) => {
        event.preventDefault();
        this.leave();
        this.show();
      });
      parts.push(own);
    } else {
      if (ids.length) {
        parts.push(pressed(say("Copy link"), () => this.copyLink(ids)), choiceOf(this, ids));
      }
      if (lost.length) {
        parts.push(pressed(say("Forget what is not on this site"), () => this.forget(lost)));
      }
      if (ids.length) parts.push(pressed(say("Empty the list"), () => this.takeOff(this.kept.ids())));
      parts.push(importer(this));
    }
    const open = this.bar.querySelector("details")?.open;
    this.bar.replaceChildren(...parts);
    const fold = this.bar.querySelector("details");
    if (fold && open) fold.open = true;
    this.element.querySelector(".aq-show-more")?.remove();
    if (ids.length > this.shown) {
      const line = element("p", "aq-show-more");
      line.append(pressed(say("Show {count:,} more",
        { count: Math.min(PAGE, ids.length - this.shown) }), async () => {
        const at = this.shown;
        this.shown += PAGE;
        await this.show();
        this.focus(at, ".aq-row__title");
      }));
      this.list.after(line);
    }
  }

  /** Go from a shared list to one's own. */
  leave() {
    history.pushState(null, "", location.pathname);
    this.shared = null;
    this.shown = PAGE;
  }

  /** @param {string[]} ids */
  keepAll(ids) {
    const here = new Set(this.kept.ids());
    const there = ids.filter((id) => here.has(id)).length;
    this.leave();
    const { added, lasts } = this.add(ids.map((id) => ({ id, note: "" })));
    this.show(addedOf(added, there) + (lasts ? "" : LOST));
    this.about.focus();
  }

  /** @param {string[]} ids */
  copyLink(ids) {
    const { link, count } = linkOf(location.href.split(/[?#]/)[0], ids);
    const cut = count < ids.length ? " " +
      say("It holds the first {count} of {every}, as many as {length:,} characters hold; a download holds all.",
        { count, every: ids.length, length: LONGEST_LINK }) : "";
    return handOver(link, say("Link copied.") + cut + (this.kept.entries().some(({ note }) => note) ?
      " " + say("Your notes are not in it.") : ""), this.about);
  }

  /** @param {string[]} lost */
  forget(lost) {
    const gone = new Set(lost);
    this.takeOff(this.kept.ids().filter((id) => gone.has(id)));
  }

  // what is done with one paper

  /**
   * Give a row its tools.
   * @param {HTMLElement} made
   * @param {Row} row
   * @param {string} note
   */
  furnish(made, { id, title }, note) {
    made.dataset.own = "";
    const tools = element("div", "aq-mine__tools"), area = element("textarea", "aq-note");
    area.value = note;
    area.rows = Math.min(8, note.split("\n").length);
    area.maxLength = 2000;
    area.dataset.of = id;
    area.placeholder = say("Note");
    area.setAttribute("aria-label", say("Note on {title}", { title }));
    area.addEventListener("input", () => {
      area.rows = Math.min(8, area.value.split("\n").length);
      clearTimeout(this.pausing);
      this.pausing = setTimeout(() => this.keepNote(area), PAUSE);
    });
    area.addEventListener("change", () => this.keepNote(area));
    tools.append(
      pressed(say("Up"), () => this.move(id, -1, say("Up")), title),
      pressed(say("Down"), () => this.move(id, 1, say("Down")), title),
      pressed(say("Remove"), () => this.takeOff([id]), title));
    made.append(area, tools);
    made.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step || !event.altKey || event.target === area) return;
      event.preventDefault();
      this.move(id, step, document.activeElement?.textContent ?? "");
    });
  }

  /** @param {HTMLTextAreaElement} area */
  keepNote(area) {
    clearTimeout(this.pausing);
    if (!this.kept.note(area.dataset.of ?? "", area.value)) this.about.textContent = LOST.trim();
  }

  /**
   * Move a paper; the focus stays with it.
   * @param {string} id
   * @param {number} step
   * @param {string} from the text of the control that has the focus
   */
  move(id, step, from) {
    const rows = /** @type {HTMLElement[]} */ (Array.from(this.list.children));
    const at = rows.findIndex((row) => row.dataset.id === id), other = rows[at + step];
    if (!other) return;
    const lasts = this.quietly(() => this.kept.move(id, other.dataset.id ?? ""));
    other[step < 0 ? "before" : "after"](rows[at]);
    const focused = Array.from(rows[at].querySelectorAll("button, a"))
      .find((one) => one.textContent === from);
    /** @type {HTMLElement | undefined} */ (focused)?.focus();
    this.about.textContent = say("Now number {number} of {count}.",
      { number: at + step + 1, count: rows.length }) +
      (lasts ? "" : LOST);
  }

  /**
   * Take papers off the list, and offer to put them back.
   * @param {string[]} ids
   */
  async takeOff(ids) {
    const gone = new Set(ids), before = this.kept.entries();
    const rows = /** @type {HTMLElement[]} */ (Array.from(this.list.children));
    const at = rows.findIndex((row) => gone.has(row.dataset.id ?? ""));
    const title = rows[at]?.querySelector(".aq-row__title")?.textContent ?? ids[0];
    const lasts = this.quietly(() => this.kept.put(before.filter(({ id }) => !gone.has(id))));
    const undo = pressed(say("Undo"), async () => {
      this.quietly(() => this.kept.restore(before));
      await this.show(say("Put back."));
      this.about.focus();
    });
    await this.show((ids.length > 1 ?
      say("{count:,} papers removed.", { count: ids.length }) :
      say("“{title}” removed.", { title })) + (lasts ? "" : LOST), " ", undo);
    undo.focus();
  }

  /**
   * @param {number} at
   * @param {string} selector
   */
  focus(at, selector) {
    /** @type {HTMLElement | null | undefined} */
    const found = this.list.children[at]?.querySelector(selector);
    found?.focus();
  }
}
