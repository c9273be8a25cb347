/* The explore page: search, filters, order, reading list and downloads over the list it arrives as.
   Nothing is fetched before the first pointer, focus or key, unless the address asks for it. */

import { counted, element } from "./elements.js";
import { Facet } from "./explore-facets.js";
import { listenToKeys } from "./explore-keys.js";
import {
  activeFilters, choose, emptyState, everyChoices, isFiltered, readState, soleChoice, toggleEvery,
  writeState,
} from "./explore-state.js";
import { ReadingList, lastSeen } from "./keeping.js";
import { shared } from "./loading.js";

/** @import { Search } from "./search.js" */
/** @import { Index, Row } from "./search-index.js" */
/** @import { Found } from "./finding.js" */
/** @import { Unit } from "./query.js" */

/**
 * The fields of the search form.
 * @typedef {HTMLFormControlsCollection & { q: HTMLInputElement, sort: HTMLSelectElement,
 *   kept: HTMLInputElement, abstracts?: HTMLInputElement }} Fields
 */

const FIRST = 10; // rows shown at once: a screen of them
const PAGE = 100; // rows shown when typing pauses, and more at each "show more"
const PAUSE = 250; // ms

/** One explore page. */
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
    this.kept = new ReadingList(this.root);
    this.seen = lastSeen(this.root, Object.keys(this.added).sort().pop() || "");
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
    /** @type {Record<string, () => void>} what buttons do, by their data-do */
    this.actions = {
      more: () => this.more(), fresh: () => this.fresh(), exactly: () => this.exactly(),
      called: () => this.called(),
    };
    /** @type {NodeListOf<HTMLElement>} */
    const sources = page.querySelectorAll(".aq-facet");
    this.facets = Array.from(sources, (source) => new Facet(source, this));
    this.facetIds = this.facets.map((facet) => facet.id);
    const tags = this.facets.find(({ id }) => id === "tag")?.items ?? [];
    const labels = Object.fromEntries(Array.from(tags, ([tag, { label }]) => [tag, label]));
    this.rowForm = { template, root: this.root, labels };
    this.state = this.asked();
    this.showControls();
    this.listen();
    this.show();
    if (writeState(this.state)) this.run();
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
    const state = readState(location.search, this.facetIds.filter((id) => id !== "year"),
      (id, value) => facet(id).named(value));
    state.every = state.every.filter((id) => facet(id).several); // no paper is of two venues
    return state;
  }

  showControls() {
    this.form.hidden = false;
    this.element.classList.add("aq-live");
    let fresh = 0;
    for (const day in this.added) if (this.seen && day > this.seen) fresh += this.added[day];
    this.part(".aq-fresh").hidden = !fresh;
    this.part(".aq-fresh button").textContent =
      counted(fresh, "paper") + " new since your last visit";
    const shown = this.list.children.length, rest = this.element.querySelector(".aq-rest");
    if (rest && shown) rest.setAttribute("hidden", "");
    this.part(".aq-show-more").hidden = Number(this.element.dataset.count) <= shown;
    if (!matchMedia("(max-width: 60em)").matches) {
      /** @type {HTMLDetailsElement} */ (this.part(".aq-fold")).open = true;
    }
    this.dressAll();
  }

  /** Give every row its box for the reading list, as it stands, and its mark where it is new. */
  dressAll() {
    const kept = new Set(this.kept.ids());
    for (const row of this.list.children) dress(/** @type {HTMLElement} */ (row), kept, this.seen);
    this.part(".aq-kept-count").textContent = kept.size ? "(" + kept.size + ")" : "";
  }

  // what the reader does

  listen() {
    for (const name of ["pointerdown", "pointerover", "focusin", "keydown"]) {
      this.element.addEventListener(name, () => this.wake(), { once: true, passive: true });
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
    this.form.addEventListener("change", ({ target }) => {
      const field = /** @type {HTMLInputElement} */ (target);
      if (field.name === "q") return;
      Object.assign(this.state, { [field.name]: field.name === "sort" ? field.value : field.checked });
      this.go();
    });
    this.list.addEventListener("change", ({ target }) => {
      const box = /** @type {HTMLInputElement} */ (target);
      /** @type {HTMLElement | null} */
      const row = box.closest(".aq-row");
      if (row) this.keep(row.dataset.id ?? "", box.checked);
    });
    this.element.addEventListener("click", ({ target }) => {
      /** @type {HTMLElement | null} */
      const button = /** @type {Element} */ (target).closest("[data-do]");
      if (button) this.actions[button.dataset.do ?? ""]();
    });
    addEventListener("popstate", () => this.back());
    addEventListener("storage", () => this.dressAll()); // another tab changed the reading list
    listenToKeys(this);
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

  /**
   * @param {string} id a paper's
   * @param {boolean} on
   */
  keep(id, on) {
    if (!this.kept.toggle(id, on)) {
      this.hint("Your browser keeps nothing for this site: the reading list will be gone with " +
        "this page.");
    }
    this.dressAll();
    if (this.state.kept) this.run();
  }

  back() {
    this.typed = null;
    this.typingEnds();
    this.state = this.asked();
    this.show();
    this.run();
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
    this.state = emptyState();
    this.go();
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
    fields.sort.value = state.sort;
    fields.kept.checked = state.kept;
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
      button.setAttribute("aria-label", "Remove filter " + label);
      button.addEventListener("click", () => {
        takeAway();
        this.go();
        const next = chips.querySelectorAll("button");
        (next[Math.min(at, next.length - 1)] || this.part(".aq-status")).focus();
      });
      item.append(button);
      return item;
    }), ...everyChoices(this.state, this.facets).map((one) => this.everyButton(one)));
    chips.hidden = !found.length;
  }

  /**
   * Make the button that asks for papers with all values of a facet, or with any again.
   * @param {{ id: string, label: string, all: boolean }} choice
   */
  everyButton({ id, label, all }) {
    const item = element("li"), text = label + ": all of them";
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
    const links = this.element.querySelectorAll(".aq-feed a"), sole = soleChoice(this.state);
    const item = this.facets.find(({ id }) => id === sole?.id)?.items.get(sole?.value ?? "");
    // On a long list only the whole of it has one as JSON.
    const both = this.element.querySelector(".aq-feed")?.hasAttribute("data-both");
    links.forEach((link, at) => {
      const page = (!at || both) && item?.page || this.root;
      link.setAttribute("href", page + (at ? "feed.json" : "feed.xml"));
      if (!at) link.textContent = item?.page ? item.label : "the whole list";
    });
  }

  /** @param {string} text */
  hint(text) {
    this.part(".aq-hint").textContent = text;
    this.part(".aq-hint").hidden = !text;
  }

  /** @param {unknown} error */
  fail(error) {
    this.element.removeAttribute("aria-busy");
    this.hint("The search index could not be read (" + /** @type {Error} */ (error).message +
      "). Check the connection and try again; the pages of years, tags and venues hold every paper.");
  }

  /** Search, and show what is found; an answer that a newer question overtook is dropped. */
  run() {
    const turn = ++this.turn;
    this.element.setAttribute("aria-busy", "true");
    this.running = this.ready()
      .then(({ search, index }) => index.attempt(() => this.find(search, index, turn)))
      .catch((error) => { if (turn === this.turn) this.fail(error); });
    return this.running;
  }

  /**
   * @param {Search} search
   * @param {Index} index
   * @param {number} turn
   */
  async find(search, index, turn) {
    const state = structuredClone(this.state), { facetIds } = this;
    const answer = await search.ask(index, state, facetIds, this.kept.ids());
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
      "Show " + Math.min(left, PAGE).toLocaleString("en") + " more";
    this.element.querySelector(".aq-rest")?.remove();
  }

  /** Show more rows; the focus goes to the first of them. */
  async more() {
    const at = this.list.children.length;
    clearTimeout(this.filling);
    try {
      const { index } = await this.ready();
      await index.attempt(async () => {
        const { count } = await index.open(); // before any search papers stand as they are numbered
        this.numbers ??= new Uint32Array(count).map((_, number) => number);
        await this.fill(PAGE, this.turn);
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
    const about = q ? " for “" + (read || q) + "”" + (read ? ", none for “" + q + "”" : "") : "";
    this.part(".aq-status").textContent = (count ? counted(count, "paper") : "No paper") + about;
    this.hint(hits ? said(hits) : "");
    if (read) this.showReading(q, read);
    else if (hits?.called && count > 1 && q.includes(" ")) this.showCalled(q);
    else if (!count && isFiltered(this.state)) {
      this.hint("Take a filter away, or press Esc to clear all.");
    }
  }

  /**
   * Say that what was typed is a name, with a button for the papers that it means. Of one word
   * everybody knows it.
   * @param {string} q
   */
  showCalled(q) {
    const hint = this.part(".aq-hint"), button = element("button", "aq-button", "Only these");
    button.type = "button";
    button.dataset.do = "called";
    hint.replaceChildren(
      element("strong", "", q), " is the name of an author or of a paper. ", button);
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
    hint.replaceChildren("Did you mean ", element("strong", "", read),
      "? Only what was typed: ", button);
    hint.hidden = false;
  }
}

/**
 * Say what a reader should know of how papers were found.
 * @param {Found} found
 */
function said({ why, unknown, partly, inAbstracts }) {
  if (why === "wordless") return "There is no word in it to search for.";
  if (why === "key") return "No paper of this list has this identifier or address.";
  if (unknown.length) return "The list knows no tag or venue “" + unknown.join("”, “") + "”.";
  if (partly) return "No paper has all of these words; these have most of them.";
  return inAbstracts ? "Some of these words stand in abstracts alone." : "";
}

/**
 * Give a row its box for the reading list, and its mark where it is new.
 * @param {HTMLElement} row
 * @param {Set<string>} kept the ids of the reading list
 * @param {string} seen the day since when additions are new, or ""
 */
function dress(row, kept, seen) {
  let box = /** @type {HTMLInputElement | null} */ (row.querySelector(".aq-keep input"));
  if (!box) {
    const label = element("label", "aq-keep");
    const title = row.querySelector(".aq-row__title")?.textContent;
    box = element("input");
    box.type = "checkbox";
    label.append(box, element("span", "aq-unseen", "Reading list: " + title));
    row.prepend(label);
    if (seen && (row.dataset.added ?? "") > seen) {
      row.querySelector(".aq-row__facts")?.append(element("span", "aq-new", "new"));
    }
  }
  box.checked = kept.has(row.dataset.id ?? "");
}

/**
 * @param {string} search
 * @param {"pushState" | "replaceState"} how
 */
function address(search, how) {
  if (search !== location.search) history[how](null, "", location.pathname + search);
}
