/* Facets: the counted links that the page arrives with become boxes to tick. */

import { element } from "./elements.js";
import { choiceOf } from "./explore-state.js";
import { shared } from "./loading.js";
import { TONGUE, grouped, say } from "./messages.js";

/** @import { State } from "./explore-state.js" */
/** @import { Authors } from "./search-index.js" */

/**
 * One value of a facet on the page.
 * @typedef {object} Value
 * @property {string} label
 * @property {HTMLElement} item its line in the list
 * @property {HTMLElement} count where the number of its papers stands
 * @property {HTMLInputElement} control a box to tick
 * @property {string} page the address of the page that lists its papers, "" for none
 */

/**
 * What hears of a reader's choice: 1 to include a value, -1 to exclude it, 0 for neither; of years
 * the first and the last, 0 for no bound.
 * @typedef {object} Listener
 * @property {(id: string, value: string, choice: number) => void} choose
 * @property {(from: number, to: number) => void} chooseYears
 * @property {() => void} recount counts how many papers each value leaves
 * @property {() => Promise<Authors>} authors fetches the authors that the page arrived without
 * @property {() => Promise<HTMLElement[]>} whole fetches the facets with all their values
 */

const MANY = 12; // values, from which on a box helps to find them
const OFFERED = 20; // of the values that the page arrived without, those that fit what is typed

/** One facet of the page. */
export class Facet {
  /**
   * @param {HTMLElement} source the list that the page arrived with
   * @param {Listener} listener
   */
  constructor(source, listener) {
    this.id = source.dataset.facet ?? "";
    this.label = source.dataset.label ?? "";
    this.several = "several" in source.dataset; // whether a paper may have more than one value
    this.isYear = this.id === "year";
    this.further = "further" in source.dataset; // whether it has more values than the page
    /** @type {Authors | null} all of them, once they are here */
    this.known = null;
    this.listener = listener;
    this.labelOf = (/** @type {string} */ value) => this.items.get(value)?.label ?? value;
    /** @type {Map<string, Value>} */
    this.items = new Map();
    /** @type {Map<string, string>} values by their spellings, without case and signs */
    this.spellings = new Map();
    /** @type {HTMLInputElement[]} */
    this.range = [];
    const box = this.box = element("fieldset", "aq-facet");
    box.dataset.facet = this.id;
    const legend = element("legend", "aq-facet__name", this.label);
    box.append(legend);
    if (this.isYear) this.addRange(box);
    box.append(...Array.from(source.children).slice(1)); // all but the heading
    /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("li[data-value]")).forEach((item) =>
      this.upgrade(item));
    /** @type {HTMLElement | null} what leads to the values that the page arrived without */
    this.door = box.querySelector(".aq-rest-of");
    this.door?.addEventListener("click", (event) => {
      event.preventDefault();
      this.complete().then((rest) => rest?.querySelector("summary")?.focus())
        .catch(() => location.assign(/** @type {HTMLAnchorElement} */ (event.target).href));
    });
    if (this.further) legend.after(this.finder(box, (wanted) => this.offerAll(wanted)));
    else if ((this.items.size > MANY || this.door) && !this.isYear) {
      legend.after(this.finder(box, () => this.complete()));
    }
    source.replaceWith(box);
  }

  /** @param {HTMLElement} item */
  upgrade(item) {
    const value = item.dataset.value ?? "", label = item.firstElementChild?.textContent ?? "";
    const page = item.querySelector("a")?.getAttribute("href") ?? "";
    const count = /** @type {HTMLElement} */ (item.querySelector(".aq-count"));
    const name = element("span", "aq-name", label);
    const control = this.checkbox(value), around = element("label");
    around.append(control, name, element("span", "aq-unseen aq-excluded"), count);
    item.replaceChildren(around);
    this.items.set(value, { item, control, count, label, page });
    this.spell(value, [value, label, ...(item.dataset.also ?? "").split("\n")]);
  }

  /**
   * Find the value that an address means: "nips" is NeurIPS where the list says so.
   * @param {string} text
   */
  named(text) {
    return this.items.has(text) ? text : this.spellings.get(bare(text)) ?? text;
  }

  /**
   * Return whether the list has a value; of years none is unknown.
   * @param {string} value
   */
  knows(value) {
    return this.isYear || this.items.has(value) || Boolean(this.known?.values.includes(value));
  }

  /** @param {string} value */
  checkbox(value) {
    const box = element("input");
    box.type = "checkbox";
    box.addEventListener("change", () => {
      const was = Number(box.dataset.choice || 0);
      this.listener.choose(this.id, value, was === 0 ? 1 : was === 1 ? -1 : 0);
    });
    return box;
  }

  /**
   * Take in the values that the page arrived without.
   * @param {Authors} known
   */
  learn(known) {
    if (this.known) return;
    this.known = known;
    known.values.forEach((value, at) => this.spell(value, [value, ...known.names[at]]));
  }

  /** Bring the values that the page arrived without, as a fold that is open; null where all are. */
  async complete() {
    const door = this.door;
    if (!door) return null;
    const whole = (await this.listener.whole()).find(({ dataset }) => dataset.facet === this.id);
    /** @type {HTMLDetailsElement | null | undefined} */
    const rest = whole?.querySelector(":scope > details");
    if (!rest || !door.isConnected) return null;
    rest.open = true;
    door.replaceWith(rest);
    this.door = null;
    /** @type {NodeListOf<HTMLElement>} */ (rest.querySelectorAll("li[data-value]")).forEach((item) =>
      this.upgrade(item));
    this.listener.recount();
    return rest;
  }

  /**
   * Know the spellings of a value; what another one is called already stays that.
   * @param {string} value
   * @param {string[]} spellings
   */
  spell(value, spellings) {
    for (const one of spellings.map(bare)) {
      if (one && !this.spellings.has(one)) this.spellings.set(one, value);
    }
  }

  /**
   * Put a value on the page that it arrived without.
   * @param {string} value
   */
  offer(value) {
    const at = this.items.has(value) || !this.known ? -1 : this.known.values.indexOf(value);
    if (at < 0 || !this.known) return;
    const item = element("li");
    item.dataset.value = value;
    item.append(element("span", "", this.known.names[at][0]), element("span", "aq-count"));
    this.box.querySelector(".aq-values")?.append(item);
    this.upgrade(item);
  }

  /**
   * Offer the first values of the list that fit what is typed.
   * @param {(label: string) => boolean} fits
   */
  async offerAll(fits) {
    const known = await this.listener.authors();
    this.learn(known);
    const found = known.values.filter((_, at) => known.names[at].some(fits)).slice(0, OFFERED);
    for (const value of found) this.offer(value);
  }

  /**
   * Add two boxes for the first and the last year.
   * @param {HTMLElement} box
   */
  addRange(box) {
    const line = element("div", "aq-range");
    this.range = [say("from"), say("to")].map((name) => {
      const label = element("label", "", name + " "), input = element("input");
      input.type = "number";
      input.min = "1900";
      input.max = "2999";
      input.inputMode = "numeric";
      input.addEventListener("change", () => {
        const [from, to] = this.range.map((one) => yearIn(one.value));
        this.listener.chooseYears(from, to);
      });
      label.append(input);
      line.append(label);
      return input;
    });
    box.append(line);
  }

  /**
   * Make a box that finds values by their names, where there are many.
   * @param {HTMLElement} box
   * @param {(fits: (label: string) => boolean) => Promise<unknown>} [more] brings more of them
   */
  finder(box, more) {
    const input = element("input", "aq-finder");
    input.type = "search";
    input.placeholder = say("Find in {name}", { name: inSentence(this.label) });
    input.setAttribute("aria-label", input.placeholder);
    input.addEventListener("input", () => shared.need().then(async ({ text: { fold } }) => {
      const typed = input.value, wanted = fold(typed.trim());
      const fits = (/** @type {string} */ label) => fold(label).includes(wanted);
      if (wanted) await more?.(fits);
      if (typed !== input.value) return; // a later key has its own answer
      for (const { item, label } of this.items.values()) item.hidden = !fits(label);
      for (const part of box.querySelectorAll("details")) {
        part.open = Boolean(wanted);
        const branch = part.closest("li");
        if (branch) branch.hidden = !part.querySelector("li[data-value]:not([hidden])");
      }
      if (more && wanted) this.listener.recount();
    }).catch(() => {})); // without the script the list stays as it is
    return input;
  }

  /**
   * Show what is chosen.
   * @param {State} state
   */
  choose(state) {
    const { include = [], exclude = [] } = state.facets[this.id] ?? {};
    for (const value of include.concat(exclude)) this.offer(value);
    for (const [value, { item, control }] of this.items) {
      const choice = choiceOf(state, this.id, value);
      control.dataset.choice = String(choice);
      control.checked = choice === 1;
      control.indeterminate = choice === -1;
      item.classList.toggle("aq-without", choice === -1);
      /** @type {HTMLElement} */ (item.querySelector(".aq-excluded")).textContent =
        choice === -1 ? " " + say("(excluded)") : "";
    }
    this.range.forEach((input, at) => {
      input.value = String((at ? state.to : state.from) || "");
    });
  }

  /**
   * Show how many papers each value would leave; what leaves none cannot be chosen.
   * @param {Map<string, number>} counts
   * @param {State} state
   */
  count(counts, state) {
    const isUnknown = this.further && !this.known; // which papers are whose is not here
    for (const [value, { control, count }] of this.items) {
      const papers = counts.get(value) || 0;
      const text = isUnknown ? "" : grouped(papers);
      if (count.textContent !== text) count.textContent = text;
      const isChosen = choiceOf(state, this.id, value) !== 0;
      control.disabled = !papers && !isUnknown && !isChosen && control !== document.activeElement;
    }
  }
}

/**
 * Read a year that was typed; 0 for none.
 * @param {string} text
 */
function yearIn(text) {
  const found = Number(text);
  return found >= 1000 && found <= 9999 ? Math.floor(found) : 0;
}

/** @param {string} text */
function bare(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * Write a label as it stands inside a sentence: small in English, as it is elsewhere.
 * @param {string} label
 */
function inSentence(label) {
  return TONGUE.startsWith("en") ? label.toLowerCase() : label;
}
