/* What one bibliography was found to be: counts to filter by, entries in the file's order, as many
   at a time as a page takes, and the file with the mends that the reader takes. */

import { difference, entryOf, unknownOf } from "./audit-entry.js";
import { countsOf } from "./audit-words.js";
import { handOver, pressed } from "./controls.js";
import { save } from "./downloads.js";
import { element } from "./elements.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";

/** @import { Audited, Entry, Mended } from "./audit-asking.js" */
/** @import { Opened } from "./audit-opening.js" */

const PAGE = 100; // entries with findings shown at first, and more at each press
const LINES = 500; // of what is not known, and of the difference

/** A bibliography that was checked. */
export class CheckedFile {
  /**
   * @param {object} given
   * @param {string} given.name
   * @param {Opened} given.opened
   * @param {Audited} given.audited
   * @param {string} given.pages where those of records are
   * @param {Map<string, boolean>} given.choices what the reader took or left, by what it says
   * @param {(wanted: number[]) => Promise<Mended>} given.mend
   */
  constructor({ name, opened, audited, pages, choices, mend }) {
    this.name = name;
    this.opened = opened;
    this.pages = pages;
    this.choices = choices;
    this.ask = mend;
    const [{ entries, problems }] = audited.report.files;
    this.counts = audited.report.counts;
    this.problems = problems;
    this.changes = new Map(audited.changes);
    /** @type {Array<{ entry: Entry, first: number }>} with the number of the first finding */
    this.found = [];
    /** @type {Entry[]} */
    this.unknown = [];
    /** @type {string[]} what makes a finding the same one, by its number */
    this.names = [];
    /** @type {number[]} */
    this.likely = [];
    /** @type {Set<number>} */
    this.taken = new Set();
    for (const entry of entries) {
      if (entry.findings.length) this.found.push({ entry, first: this.names.length });
      else if (entry.verdict === "not-known") this.unknown.push(entry);
      for (const { verdict, field, message, confidence } of entry.findings) {
        const number = this.names.push([entry.key, verdict, field, message].join("\n")) - 1;
        if (!this.changes.has(number)) continue;
        const isCertain = confidence === "certain";
        if (!isCertain) this.likely.push(number);
        if (choices.get(this.names[number]) ?? isCertain) this.taken.add(number);
      }
    }
    /** @type {Set<string>} verdicts that are shown; all, where none is chosen */
    this.verdicts = new Set();
    this.shown = PAGE;
    this.standing = -1; // how many entries are asked for, of which those that are shown stand there
    /** @type {HTMLButtonElement | null} */
    this.bulk = null;
    /** @type {HTMLDetailsElement | null} */
    this.fold = null;
    /** @type {{ of: string, mended: Promise<Mended> } | null} */
    this.last = null;
    this.element = element("section", "aq-checked");
    this.about = element("p", "aq-checked__about");
    this.about.setAttribute("role", "status");
    this.list = element("ol", "aq-checked__entries");
    this.more = element("p", "aq-show-more");
    this.count = element("span", "aq-checked__count");
    this.build();
  }

  build() {
    const head = element("h2", "", this.name);
    head.tabIndex = -1;
    this.element.append(head, this.filters());
    if (this.opened.encoding) {
      this.element.append(element("p", "aq-checked__note", say("It was read as {encoding}.",
        { encoding: this.opened.encoding })));
    }
    if (this.problems.length) this.element.append(this.unread());
    if (this.found.length) this.element.append(this.list, this.more);
    else if (this.counts.right) {
      this.element.append(element("p", "", say("What the list knows of it is right.")));
    }
    if (this.unknown.length) this.element.append(this.unlisted());
    if (this.changes.size) this.element.append(this.whole(), this.about, this.bar());
    this.show();
  }

  /** How many entries are what; what has findings can be pressed, to see those alone. */
  filters() {
    const made = element("div", "aq-checked__filters");
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", say("Show only"));
    const pressable = new Set(this.found.map(({ entry }) => entry.verdict));
    for (const [verdict, words] of countsOf(this.counts)) {
      if (!pressable.has(verdict)) {
        made.append(element("span", "aq-checked__other", words));
        continue;
      }
      const button = pressed(words, () => {
        const on = !this.verdicts.delete(verdict);
        if (on) this.verdicts.add(verdict);
        button.setAttribute("aria-pressed", String(on));
        this.shown = PAGE;
        this.show();
      });
      button.setAttribute("aria-pressed", "false");
      made.append(button);
    }
    return made;
  }

  /** What of the file could not be read. */
  unread() {
    const made = element("details", "aq-checked__unread");
    made.open = this.problems.length < 4;
    made.append(element("summary", "", plural("{count:,} place could not be read",
      "{count:,} places could not be read", { count: this.problems.length })));
    made.append(this.inPortions("ul", this.problems, ({ line, message }) => {
      const item = element("li", "", say("{name}: {value}",
        { name: say("line {line}", { line }), value: message }));
      item.dir = "auto";
      return item;
    }));
    return made;
  }

  unlisted() {
    const made = element("details", "aq-checked__unknown");
    made.append(element("summary", "", plural("{count:,} entry is not known here",
      "{count:,} entries are not known here", { count: this.unknown.length })),
    element("p", "", say("That says nothing of whether a work exists.")));
    made.addEventListener("toggle", () => made.append(
      this.inPortions("ul", this.unknown, (entry) => unknownOf(entry, this.pages))), { once: true });
    return made;
  }

  /**
   * Make a list, so many at a time.
   * @template Item
   * @param {"ul" | "div"} name
   * @param {Item[]} items
   * @param {(item: Item) => HTMLElement} make
   */
  inPortions(name, items, make) {
    const frame = element("div"), list = element(name), line = element("p", "aq-show-more");
    const add = () => {
      const at = list.childElementCount;
      list.append(...items.slice(at, at + LINES).map(make));
      const left = items.length - list.childElementCount;
      line.replaceChildren(...(left ? [pressed(
        say("Show {count:,} more", { count: Math.min(LINES, left) }), () => {
          add();
          focusOn(list.children[at]);
        })] : []));
    };
    add();
    frame.append(list, line);
    return frame;
  }

  /** Show the entries that are asked for. */
  show() {
    const wanted = this.found.filter(({ entry }) =>
      !this.verdicts.size || this.verdicts.has(entry.verdict));
    const rows = this.list.childElementCount;
    // What stands there goes on to stand when more come.
    const isMore = rows && this.shown > rows && this.standing === wanted.length;
    const begin = isMore ? rows : 0;
    this.standing = wanted.length;
    const made = wanted.slice(begin, this.shown).map(({ entry, first }) => entryOf(entry, {
      pages: this.pages, first, changes: this.changes, taken: this.taken,
      take: (number, isTaken) => this.take([number], isTaken),
    }));
    if (isMore) this.list.append(...made);
    else this.list.replaceChildren(...made);
    const left = wanted.length - this.list.childElementCount;
    this.more.replaceChildren(...(left ? [pressed(
      say("Show {count:,} more", { count: Math.min(PAGE, left) }), () => {
        const at = this.list.childElementCount;
        this.shown += PAGE;
        this.show();
        focusOn(this.list.children[at]);
      })] : []));
    this.recount();
  }

  // what the reader takes

  /**
   * @param {number[]} numbers
   * @param {boolean} isTaken
   */
  take(numbers, isTaken) {
    for (const number of numbers) {
      if (isTaken) this.taken.add(number);
      else this.taken.delete(number);
      this.choices.set(this.names[number], isTaken);
    }
    this.recount();
    if (this.fold?.open) this.showWhole();
  }

  recount() {
    this.count.textContent = say("{taken} of {count:,} changes taken",
      { taken: this.taken.size, count: this.changes.size });
    if (this.bulk) {
      const all = this.likely.every((number) => this.taken.has(number));
      this.bulk.textContent = all ? say("Leave what is likely") : say("Take what is likely");
    }
  }

  bar() {
    const made = element("div", "aq-checked__bar");
    made.append(this.count);
    if (this.likely.length) {
      this.bulk = pressed("", () => {
        this.take(this.likely, !this.likely.every((number) => this.taken.has(number)));
        this.shown = Math.max(PAGE, this.list.childElementCount);
        this.standing = -1;
        this.show();
      });
      made.append(this.bulk);
    }
    const download = pressed(say("Download the mended file"), () => this.hand(false), this.name);
    download.classList.add("aq-button--first");
    made.append(download, pressed(say("Copy"), () => this.hand(true), this.name));
    return made;
  }

  /** The file with what is taken; asked for once, while nothing else is taken. */
  mended() {
    const wanted = Array.from(this.taken).sort((one, other) => one - other), of = wanted.join();
    if (this.last?.of !== of) {
      const mended = this.ask(wanted);
      this.last = { of, mended };
      mended.catch(() => {
        if (this.last?.mended === mended) this.last = null;
      });
    }
    return this.last.mended;
  }

  /** @param {boolean} isCopied rather than saved */
  async hand(isCopied) {
    this.about.textContent = say("Mending …");
    try {
      const { text, made } = await this.mended();
      const said = plural("{name} with {count:,} finding mended", "{name} with {count:,} findings mended",
        { name: this.name, count: made.length });
      if (isCopied) {
        await handOver(text, say("Copied: {what}.", { what: said }), this.about);
        return;
      }
      const bytes = this.opened.bytes(text);
      save(this.name, "application/x-bibtex", bytes ? new Blob([bytes]) : text);
      this.about.textContent = say("Saved: {what}.", { what: said }) +
        (bytes ? "" : " " + say("It is written in UTF-8."));
    } catch (error) {
      this.about.textContent = say("That did not work: {why}.",
        { why: /** @type {Error} */ (error).message });
    }
  }

  /** All that is taken, as lines before and now. */
  whole() {
    this.fold = element("details", "aq-checked__whole");
    this.fold.append(element("summary", "", say("All that changes")));
    this.fold.addEventListener("toggle", () => {
      if (this.fold?.open) this.showWhole();
    });
    return this.fold;
  }

  async showWhole() {
    const { fold } = this;
    if (!fold) return;
    const taken = this.taken.size;
    try {
      const asked = this.mended(), { diff } = await asked;
      if (this.last?.mended !== asked) return; // others were taken meanwhile
      const shown = diff.length ?
        this.inPortions("div", diff, (hunk) => difference([hunk])) :
        element("p", "", taken ? say("Nothing changes.") : say("Nothing is taken."));
      fold.replaceChildren(fold.firstElementChild ?? "", shown);
    } catch (error) {
      fold.replaceChildren(fold.firstElementChild ?? "", element("p", "",
        say("That did not work: {why}.", { why: /** @type {Error} */ (error).message })));
    }
  }
}

/**
 * Go on with the first of what has come.
 * @param {Element | undefined} row
 */
function focusOn(row) {
  if (!(row instanceof HTMLElement)) return;
  row.tabIndex = -1;
  row.focus();
}
