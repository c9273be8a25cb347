/* A page of papers: search, filters, order, reading list and downloads over the list it arrives as,
   on the explore page of all papers, on others of those of a year, a tag, a venue or an author.
   Nothing is fetched before the first pointer, focus or key, unless the address asks for it. */

import { element, papersOf } from "./elements.js";
import { share, showOrder } from "./explore-bar.js";
import { Facet } from "./explore-facets.js";
import { facetsOf } from "./explore-furniture.js";
import { listenToKeys } from "./explore-keys.js";
import { placeLeft, remember, restore } from "./explore-return.js";
import {
  activeFilters, choose, emptyState, everyChoices, isFiltered, readState, soleChoice, toggleEvery,
  writeState,
} from "./explore-state.js";
import { ReadingList, lastSeen, onKept } from "./keeping.js";
import { shared } from "./loading.js";
import { grouped, say } from "./messages.js";
import { plural } from "./plurals.js";

/** @import { Search } from "./search.js" */
/** @import { Index, Row } from "./search-index.js" */
/** @import { Found } from "./finding.js" */
/** @import { Unit } from "./query.js" */

/**
 * The fields of the search form.
 * @typedef {HTMLFormControlsCollection & { q: HTMLInputElement, sort: HTMLSelectElement,
 *   kept?: HTMLInputElement, abstracts?: HTMLInputElement }} Fields
 */

const FIRST = 10; // rows shown at once: a screen of them
const PAGE = 100; // rows shown when typing pauses, and more at each "show more"
const PAUSE = 250; // ms
const NARROW = "(max-width: 60em)"; // where filters fill the screen

/** One page of papers. */
export class Explore {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.element = page;
    this.root = page.dataset.root ?? "";
    /** @type {Record<string, number>} how many papers were added on a day */
    this.added = JSON.parse(page.dataset.added ?? "{}");
    /** @type {HTMLElement} */
    this.list = this.part(".aq-list");
    /** @type {HTMLFormElement} */
    this.form = this.part(".aq-search");
    this.fields = /** @type {Fields} */ (this.form.elements);
    /** @type {HTMLTemplateElement} */
    const template = this.part(".aq-row-template");
    const [base] = new URLSearchParams(page.dataset.base);
    /** @type {[facet: string, value: string] | null} what all papers of this page have */
    this.base = base ?? null;
    this.kept = new ReadingList(this.root);
    const newest = Object.keys(this.added).sort().pop();
    this.seen = newest ? lastSeen(this.root, newest) : "";
    /** @type {Index | null} once the reader wants something of it */
    this.index = null;
    /** @type {Uint32Array | null} the papers of the result, in order, once one was asked for */
    this.numbers = null;
    /** @type {Unit[]} what was searched for */
    this.units = [];
    this.turn = 0; // of the newest question
    /** @type {Promise<void> | undefined} the newest question's answer */
    this.running = undefined;
    /** @type {string | null} the address for what is being typed */
    this.typed = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pausing = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.filling = undefined;
    /** @type {Record<string, (button: HTMLElement) => void>} what buttons do, by their data-do */
    this.actions = {
      more: () => this.more(), fresh: () => this.fresh(), exactly: () => this.exactly(),
      called: () => this.called(), turn: () => this.turnRound(), clear: () => this.clear(),
      share: () => share(this), shut: () => this.shut(),
    };
    /** @type {Facet[]} */
    this.facets = [];
    /** @type {string[]} */
    this.facetIds = [];
    /** @type {string[]} what the address asks for and the list does not know, in words */
    this.unknown = [];
    /** @type {import("./explore-rows.js").Form} */
    this.rowForm = { template, root: this.root, labels: {} };
    /** @type {Promise<void> | undefined} */
    this.furnished = undefined;
    this.state = emptyState();
    this.furnish(page.querySelectorAll(".aq-facet"));
    this.showControls();
    this.listen();
    this.begin().catch((error) => this.fail(error));
  }

  /** Show what the address asks for; without a question the page stays as it arrived. */
  async begin() {
    const place = placeLeft();
    if (location.search) {
      await this.prepare();
      this.state = this.asked();
    }
    this.show();
    if (writeState(this.state) || this.unknown.length) this.run();
    if (place) await restore(this, place);
  }

  /**
   * Make filters of the facets that the page has.
   * @param {Iterable<HTMLElement>} sources
   */
  furnish(sources) {
    const fold = this.part(".aq-fold"), [first] = this.base ?? [""], last = this.part(".aq-shut");
    for (const source of sources) {
      // Of one venue all papers are of its kind; on the page of a year no other is asked for.
      const { facet = "" } = source.dataset, isSaid = facet === first && facet !== "tag";
      if (isSaid && facet !== "author" || (first === "venue" && facet === "kind")) continue;
      if (!fold.contains(source)) last.before(source);
      this.facets.push(new Facet(source, this));
    }
    this.facetIds = this.facets.map((facet) => facet.id);
    const tags = this.facets.find(({ id }) => id === "tag")?.items ?? [];
    for (const [tag, { label }] of tags) this.rowForm.labels[tag] = label;
  }

  /** Fetch what the address asks for in words that only the index or the explore page knows. */
  async prepare() {
    if (!this.facets.length && this.base) {
      this.furnished ??= facetsOf(this.root).then((sources) => {
        this.furnish(sources);
        this.show();
      });
      await this.furnished.catch((error) => {
        this.furnished = undefined; // the next question tries again
        throw error;
      });
    }
    if (/[?&]-?author=/.test(location.search)) await this.authors();
    // What the address says may be one of the values that the page began without.
    const meant = readState(location.search, this.facetIds, (_, value) => value).facets;
    await Promise.all(this.facets.map((facet) => {
      const { include = [], exclude = [] } = meant[facet.id] ?? {};
      const isKnown = include.concat(exclude).every((value) => facet.knows(facet.named(value)));
      return isKnown ? null : facet.complete();
    }));
  }

  whole() {
    return facetsOf(this.root);
  }

  /** Fetch who has a page of authors. */
  async authors() {
    const { index } = await this.ready(), known = await index.authors();
    this.facets.find(({ id }) => id === "author")?.learn(known);
    return known;
  }

  recount() {
    if (this.numbers) this.run();
  }

  /**
   * Find an element that the page's template promises.
   * @template {HTMLElement} [Kind=HTMLElement]
   * @param {string} selector
   * @returns {Kind}
   */
  part(selector) {
    return /** @type {Kind} */ (this.element.querySelector(selector));
  }

  /** Read the page's address. */
  asked() {
    const facet = (/** @type {string} */ id) => this.facets[this.facetIds.indexOf(id)];
    const state = readState(location.search, this.facetIds, (id, value) => facet(id).named(value));
    state.every = state.every.filter((id) => facet(id).several); // no paper is of two venues
    this.unknown = Object.entries(state.facets).flatMap(([id, { include, exclude }]) =>
      include.concat(exclude).filter((value) => !facet(id).knows(value))
        .map((value) => say("“{value}” under {facet}", { value, facet: facet(id).label })));
    return state;
  }

  showControls() {
    for (const one of this.element.querySelectorAll("[data-live]")) {
      /** @type {HTMLElement} */ (one).hidden = false;
    }
    this.element.classList.add("aq-live");
    let fresh = 0;
    for (const day in this.added) if (this.seen && day > this.seen) fresh += this.added[day];
    if (fresh) {
      this.part(".aq-fresh").hidden = false;
      this.part(".aq-fresh button").textContent =
        plural("{count:,} paper new since your last visit",
          "{count:,} papers new since your last visit", { count: fresh });
    }
    const shown = this.list.children.length, rest = this.element.querySelector(".aq-rest");
    if (rest && shown) rest.setAttribute("hidden", "");
    this.part(".aq-show-more").hidden =
      Boolean(this.base) || Number(this.element.dataset.count) <= shown;
    if (!this.base && !matchMedia(NARROW).matches) this.fold().open = true;
    this.dressAll();
  }

  fold() {
    return /** @type {HTMLDetailsElement} */ (this.part(".aq-fold"));
  }

  /** Leave the filters that fill a narrow screen. */
  shut() {
    this.fold().open = false;
    this.part(".aq-status").focus();
    this.part(".aq-status").scrollIntoView({ block: "nearest" });
  }

  /**
   * Close what is open around the focus: a menu, or filters that fill the screen.
   * @param {HTMLElement} target
   */
  closes(target) {
    const menu = target.closest("details.aq-take[open]");
    if (menu instanceof HTMLDetailsElement) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
      return true;
    }
    if (!this.fold().open || !matchMedia(NARROW).matches) return false;
    this.shut();
    return true;
  }

  /** Mark every row that is new; its buttons it has from offers.js. */
  dressAll() {
    for (const row of this.list.children) dress(/** @type {HTMLElement} */ (row), this.seen);
    this.countKept();
  }

  countKept() {
    const count = this.element.querySelector(".aq-kept-count"), { length } = this.kept.ids();
    if (count) count.textContent = length ? "(" + grouped(length) + ")" : "";
  }

  // what the reader does

  listen() {
    const once = { once: true, passive: true }, wake = () => this.wake();
    for (const name of ["pointerdown", "focusin", "keydown"]) {
      this.element.addEventListener(name, wake, once);
    }
    // Over rows a pointer goes on its way elsewhere; over these it is about to be pressed.
    for (const part of [this.form, this.part(".aq-bar"), this.part(".aq-facets")]) {
      part.addEventListener("pointerover", wake, once);
    }
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.fields.q.addEventListener("input", () => {
      this.state.q = this.fields.q.value;
      this.state.exact = false;
      this.run();
      clearTimeout(this.pausing); // browsers are slow at replacing addresses, and count how often
      this.typed = writeState(this.state);
      this.pausing = setTimeout(() => this.typingEnds(), PAUSE);
    });
    for (const field of [this.fields.sort, this.fields.kept, this.fields.abstracts]) {
      field?.addEventListener("change", () => {
        const value = field instanceof HTMLInputElement ? field.checked : field.value;
        Object.assign(this.state, { [field.name]: value, turned: false });
        this.go();
      });
    }
    this.fold().addEventListener("toggle", () => {
      if (this.fold().open && !this.facets.length) {
        this.prepare().then(() => this.run()).catch((error) => this.fail(error));
      }
    });
    this.element.addEventListener("click", ({ target }) => {
      /** @type {HTMLElement | null} */
      const button = /** @type {Element} */ (target).closest("[data-do]");
      if (button) this.act(button).catch((error) => this.fail(error));
    });
    addEventListener("popstate", () => this.back().catch((error) => this.fail(error)));
    addEventListener("pagehide", () => remember(this));
    onKept(this.element, () => {
      this.countKept();
      if (this.state.kept) this.run();
    });
    listenToKeys(this);
  }

  /**
   * Do what a button is for; what the script of the index does is waited for.
   * @param {HTMLElement} button
   */
  async act(button) {
    const { do: name = "" } = button.dataset;
    if (!this.actions[name]) await this.ready();
    this.actions[name](button);
  }

  async wake() {
    try {
      const { search, table } = await this.ready();
      search.offerFormats(this, table);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Load what reads the index, and beside it the index's table of contents. */
  async ready() {
    shared.contents(this.root).catch(() => {}); // asked for again below
    const search = await shared.need();
    if (!this.index) {
      this.index = search.indexOf(this.root);
      search.listenToTake(this);
    }
    return { search, index: this.index, table: await this.index.open() };
  }

  /**
   * @param {string} id a facet's
   * @param {string} value
   * @param {number} choice 1 to include, -1 to exclude, 0 to let go
   */
  choose(id, value, choice) {
    choose(this.state, id, value, choice);
    this.go();
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  chooseYears(from, to) {
    this.state.from = from;
    this.state.to = to;
    this.go();
  }

  async back() {
    if (!this.element.isConnected) return; // the theme swapped another page in
    this.typed = null;
    this.typingEnds();
    await this.prepare();
    this.state = this.asked();
    this.show();
    this.run();
  }

  turnRound() {
    this.state.turned = !this.state.turned;
    this.go();
  }

  /** Show a new state, with an address that the back button leaves. */
  go() {
    this.typingEnds();
    address(writeState(this.state), "pushState");
    this.show();
    this.run();
  }

  /** Make the address tell what was typed; no step of its own on the way back. */
  typingEnds() {
    clearTimeout(this.pausing);
    if (this.typed !== null) address(this.typed, "replaceState");
    this.typed = null;
  }

  clear() {
    this.unknown = [];
    this.state = emptyState();
    this.go();
    if (!document.activeElement?.isConnected || document.activeElement === document.body) {
      this.part(".aq-status").focus();
    }
  }

  fresh() {
    this.state = { ...emptyState(), since: this.seen, sort: "added" };
    this.go();
    this.part(".aq-status").focus();
  }

  exactly() {
    this.state.exact = true;
    this.go();
    this.fields.q.focus();
  }

  /** Take what was typed for a name. */
  called() {
    this.state.q = '"' + this.state.q.trim().replaceAll('"', "") + '"';
    this.go();
    this.fields.q.focus();
  }

  // what the page shows

  /** Show the state in the form, the facets and the chips. */
  show() {
    const { fields, state } = this;
    if (fields.q.value.trim() !== state.q.trim()) fields.q.value = state.q;
    showOrder(this);
    if (fields.kept) fields.kept.checked = state.kept;
    if (fields.abstracts) fields.abstracts.checked = state.abstracts;
    for (const facet of this.facets) facet.choose(state);
    this.showChips();
    this.showFeed();
  }

  /**
   * Say every active filter, each with a button that takes it away; where a paper may have several
   * values, a button behind them says whether it must have all.
   */
  showChips() {
    const chips = this.part(".aq-chips"), found = activeFilters(this.state, this.facets);
    chips.replaceChildren(...found.map(([label, takeAway], at) => {
      const item = element("li"), button = element("button", "aq-chip", label);
      button.type = "button";
      button.setAttribute("aria-label", say("Remove filter {name}", { name: label }));
      button.addEventListener("click", () => {
        takeAway();
        this.go();
        const next = chips.querySelectorAll("button");
        (next[Math.min(at, next.length - 1)] || this.part(".aq-status")).focus();
      });
      item.append(button);
      return item;
    }), ...everyChoices(this.state, this.facets).map((one) => this.everyButton(one)));
    if (found.length > 1) chips.append(this.clearButton());
    chips.hidden = !found.length;
  }

  clearButton() {
    const item = element("li"), button = element("button", "aq-every", say("Clear all"));
    button.type = "button";
    button.dataset.do = "clear";
    item.append(button);
    return item;
  }

  /**
   * Make the button that asks for papers with all values of a facet, or with any again.
   * @param {{ id: string, label: string, all: boolean }} choice
   */
  everyButton({ id, label, all }) {
    const item = element("li"), text = say("{name}: all of them", { name: label });
    const button = element("button", "aq-every", text);
    button.type = "button";
    button.setAttribute("aria-pressed", String(all));
    button.addEventListener("click", () => {
      toggleEvery(this.state, id);
      this.go();
      /** @type {NodeListOf<HTMLElement>} */
      const buttons = this.element.querySelectorAll(".aq-every");
      Array.from(buttons).find((one) => one.textContent === text)?.focus();
    });
    item.append(button);
    return item;
  }

  /**
   * Offer the feed that fits: of the one tag, venue or year that is asked for, else of the whole
   * list. A list that does not say where its site is has none.
   */
  showFeed() {
    const link = this.element.querySelector(".aq-feed"), sole = soleChoice(this.state);
    if (!link || this.base) return; // the page of a part has the part's
    const item = this.facets.find(({ id }) => id === sole?.id)?.items.get(sole?.value ?? "");
    const page = sole?.id === "author" ? "" : item?.page; // of authors few have one
    link.setAttribute("href", (page || this.root) + "feed.xml");
    link.textContent = page ? say("Feed: {name}", { name: item?.label ?? "" }) : say("Feed");
  }

  /** @param {string} text */
  hint(text) {
    this.part(".aq-hint").textContent = text;
    this.part(".aq-hint").hidden = !text;
  }

  /** @param {unknown} error */
  fail(error) {
    this.element.removeAttribute("aria-busy");
    this.hint(say("The search index could not be read ({why}). Check the connection and try again; the pages of years, tags and venues hold every paper.",
      { why: /** @type {Error} */ (error).message }));
  }

  /** Search, and show what is found; an answer that a newer question overtook is dropped. */
  run() {
    const turn = ++this.turn;
    this.element.setAttribute("aria-busy", "true");
    this.running = Promise.all([this.ready(), this.prepare()])
      .then(([{ search, index }]) => index.attempt(() => this.find(search, index, turn)))
      .catch((error) => { if (turn === this.turn) this.fail(error); });
    return this.running;
  }

  /**
   * @param {Search} search
   * @param {Index} index
   * @param {number} turn
   */
  async find(search, index, turn) {
    const state = structuredClone(this.state), { facetIds } = this; // which are known by now
    const answer = await search.ask(index, state, facetIds, this.kept.ids(), this.base);
    if (turn !== this.turn) return;
    const { sifted, numbers } = search.decide(answer);
    this.numbers = numbers;
    this.units = answer.hits?.units ?? [];
    await this.showFirst(search, index, turn);
    if (turn !== this.turn) return;
    this.showStatus(numbers.length, answer.hits);
    if (answer.hits?.inAbstracts || (state.abstracts && answer.hits)) {
      const shown = Array.from(this.list.children).slice(0, search.SNIPPETS);
      search.showSnippets(index, /** @type {HTMLElement[]} */ (shown),
        Array.from(numbers.slice(0, shown.length)), this.units).catch(() => {}); // rows say enough
    }
    search.offerFormats(this, await index.open());
    const questions = answer.questions.length ? answer.questions
      : await search.questions(index, state, facetIds);
    if (turn !== this.turn) return;
    questions.forEach((question, at) => {
      this.facets[at].count(search.counts(question, at + 1, sifted), state);
    });
  }

  /**
   * Show the first papers at once, and the rest of a hundred when typing pauses.
   * @param {Search} search
   * @param {Index} index
   * @param {number} turn
   */
  async showFirst(search, index, turn) {
    const numbers = this.numbers ?? new Uint32Array();
    const rows = await index.rows(Array.from(numbers.slice(0, FIRST)));
    if (turn !== this.turn) return;
    this.list.replaceChildren(...this.made(search, rows));
    this.list.hidden = !rows.length;
    this.element.removeAttribute("aria-busy");
    this.dressAll();
    this.showMore();
    clearTimeout(this.filling);
    if (numbers.length > FIRST) {
      this.filling = setTimeout(() =>
        this.fill(PAGE - FIRST, turn).catch((error) => this.fail(error)), PAUSE);
    }
  }

  /**
   * Add rows below those that are shown.
   * @param {number} count
   * @param {number} turn
   */
  async fill(count, turn) {
    const { search, index } = await this.ready(), shown = this.list.children.length;
    const numbers = this.numbers?.slice(shown, shown + count) ?? [];
    const rows = await index.rows(Array.from(numbers));
    if (turn !== this.turn || shown !== this.list.children.length) return;
    this.list.append(...this.made(search, rows));
    this.dressAll();
    this.showMore();
  }

  /**
   * @param {Search} search
   * @param {Row[]} rows
   */
  made({ filled }, rows) {
    return rows.map((row) => filled(this.rowForm, row, this.units));
  }

  showMore() {
    const left = (this.numbers?.length ?? 0) - this.list.children.length;
    this.part(".aq-show-more").hidden = left <= 0;
    this.part(".aq-show-more button").textContent =
      say("Show {count:,} more", { count: Math.min(left, PAGE) });
    for (const one of this.element.querySelectorAll(".aq-rest, .aq-static")) one.remove();
    this.list.removeAttribute("start");
  }

  /**
   * Show more rows; the focus goes to the first of them.
   * @param {number} [count]
   */
  async more(count = PAGE) {
    const at = this.list.children.length;
    clearTimeout(this.filling);
    try {
      const { index } = await this.ready();
      await index.attempt(async () => {
        const { count: every } = await index.open(); // before any search as they are numbered
        this.numbers ??= new Uint32Array(every).map((_, number) => number);
        await this.fill(count, this.turn);
      });
    } catch (error) {
      this.fail(error);
    }
    /** @type {HTMLElement | null | undefined} */
    const title = this.list.children[at]?.querySelector(".aq-row__title");
    title?.focus();
  }

  /**
   * @param {number} count of the papers found
   * @param {Found | null} hits
   */
  showStatus(count, hits) {
    const q = this.state.q.trim(), read = count ? hits?.read : "";
    const papers = count ? papersOf(count) : say("No paper");
    this.part(".aq-status").textContent = !q ? papers :
      read ? say("{papers} for “{read}”, none for “{query}”", { papers, read, query: q }) :
      say("{papers} for “{query}”", { papers, query: q });
    this.part(".aq-shut button").textContent = count ?
      plural("Show {count:,} paper", "Show {count:,} papers", { count }) : say("Show no paper");
    this.hint(hits ? said(hits) : "");
    if (this.unknown.length) {this.hint(say("This list has no {names}.",
      { names: this.unknown.join(say(", no ")) }));}
    else if (read) this.showReading(q, read);
    else if (hits?.called && count > 1 && q.includes(" ")) this.showCalled(q);
    else if (!count && isFiltered(this.state)) {
      this.hint(say("Take a filter away, or press Esc to clear all."));
    }
  }

  /**
   * Say that what was typed is a name, with a button for the papers that it means. Of one word
   * everybody knows it.
   * @param {string} q
   */
  showCalled(q) {
    const hint = this.part(".aq-hint"), button = element("button", "aq-button", say("Only these"));
    button.type = "button";
    button.dataset.do = "called";
    hint.replaceChildren(...around(say("{name} is the name of an author or of a paper. {button}"),
      { name: element("strong", "", q), button }));
    hint.hidden = false;
  }

  /**
   * Say which words were searched for instead, with a button for those that were typed.
   * @param {string} q
   * @param {string} read
   */
  showReading(q, read) {
    const hint = this.part(".aq-hint"), button = element("button", "aq-button", q);
    button.type = "button";
    button.dataset.do = "exactly";
    hint.replaceChildren(...around(say("Did you mean {words}? Only what was typed: {button}"),
      { words: element("strong", "", read), button }));
    hint.hidden = false;
  }
}

/**
 * Say what a reader should know of how papers were found.
 * @param {Found} found
 */
function said({ why, unknown, partly, inAbstracts }) {
  if (why === "wordless") return say("There is no word in it to search for.");
  if (why === "key") return say("No paper of this list has this identifier or address.");
  if (unknown.length) {return say("The list knows nothing called “{names}”.",
    { names: unknown.join("”, “") });}
  if (partly) return say("No paper has all of these words; these have most of them.");
  return inAbstracts ? say("Some of these words stand in abstracts alone.") : "";
}

/**
 * Mark a row that is new, once.
 * @param {HTMLElement} row
 * @param {string} seen the day since when additions are new, or ""
 */
function dress(row, seen) {
  if (!seen || (row.dataset.added ?? "") <= seen || row.querySelector(".aq-new")) return;
  row.querySelector(".aq-row__facts")?.append(element("span", "aq-new", say("new")));
}

/**
 * @param {string} search
 * @param {"pushState" | "replaceState"} how
 */
function address(search, how) {
  if (search !== location.search) history[how](null, "", location.pathname + search);
}

/**
 * Put nodes into the places of a text that was said.
 * @param {string} text
 * @param {Record<string, Node>} places
 * @returns {Array<string | Node>}
 */
function around(text, places) {
  return text.split(/\{(\w+)\}/).map((part, at) => at % 2 ? places[part] : part);
}
