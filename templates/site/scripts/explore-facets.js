/* Facets: the counted links that the page arrives with become boxes to tick. */

import { element } from "./elements.js";
import { choiceOf } from "./explore-state.js";
import { shared } from "./loading.js";

/** @import { State } from "./explore-state.js" */

/**
 * One value of a facet on the page.
 * @typedef {object} Value
 * @property {string} label
 * @property {HTMLElement} item its line in the list
 * @property {HTMLElement} count where the number of its papers stands
 * @property {HTMLInputElement | HTMLButtonElement} control a box, or a button for a year
 * @property {string} page the address of the page that lists its papers, "" for none
 */

/**
 * What hears of a reader's choice: 1 to include a value, -1 to exclude it, 0 for neither; of years
 * the first and the last, 0 for no bound.
 * @typedef {object} Listener
 * @property {(id: string, value: string, choice: number) => void} choose
 * @property {(from: number, to: number) => void} chooseYears
 */

const MANY = 12; // values, from which on a box helps to find them

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
    this.listener = listener;
    this.labelOf = (/** @type {string} */ value) => this.items.get(value)?.label ?? value;
    /** @type {Map<string, Value>} */
    this.items = new Map();
    /** @type {Map<string, string>} values by their spellings, without case and signs */
    this.spellings = new Map();
    /** @type {HTMLInputElement[]} */
    this.range = [];
    const box = element("fieldset", "aq-facet");
    box.dataset.facet = this.id;
    const legend = element("legend", "aq-facet__name", this.label);
    box.append(legend);
    if (this.isYear) this.addRange(box);
    box.append(...Array.from(source.children).slice(1)); // all but the heading
    /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("li[data-value]")).forEach((item) =>
      this.upgrade(item));
    if (this.items.size > MANY && !this.isYear) legend.after(this.finder(box));
    source.replaceWith(box);
  }

  /** @param {HTMLElement} item */
  upgrade(item) {
    const value = item.dataset.value ?? "", label = item.firstElementChild?.textContent ?? "";
    const page = item.querySelector("a")?.getAttribute("href") ?? "";
    const count = /** @type {HTMLElement} */ (item.querySelector(".aq-count"));
    const name = element("span", "aq-name", label);
    const control = this.isYear ? this.yearButton(Number(value)) : this.checkbox(value);
    if (this.isYear) {
      control.append(name, count);
      item.replaceChildren(control);
    } else {
      const around = element("label");
      around.append(control, name, element("span", "aq-unseen aq-excluded"), count);
      item.replaceChildren(around);
    }
    this.items.set(value, { item, control, count, label, page });
    for (const spelling of [value, ...(item.dataset.also ?? "").split("\n")]) {
      if (!this.spellings.has(bare(spelling))) this.spellings.set(bare(spelling), value);
    }
  }

  /**
   * Find the value that an address means: "nips" is NeurIPS where the list says so.
   * @param {string} text
   */
  named(text) {
    return this.items.has(text) ? text : this.spellings.get(bare(text)) ?? text;
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

  /** @param {number} year */
  yearButton(year) {
    const button = element("button", "aq-year");
    button.type = "button";
    button.addEventListener("click", () => {
      const next = isPressed(button) ? 0 : year;
      this.listener.chooseYears(next, next);
    });
    return button;
  }

  /**
   * Add two boxes for the first and the last year.
   * @param {HTMLElement} box
   */
  addRange(box) {
    const line = element("div", "aq-range");
    this.range = ["from", "to"].map((name) => {
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
   */
  finder(box) {
    const input = element("input", "aq-finder");
    input.type = "search";
    input.placeholder = "Find in " + this.label.toLowerCase();
    input.setAttribute("aria-label", input.placeholder);
    input.addEventListener("input", () => shared.need().then(({ text: { fold } }) => {
      const wanted = fold(input.value.trim());
      for (const { item, label } of this.items.values()) {
        item.hidden = !fold(label).includes(wanted);
      }
      for (const more of box.querySelectorAll("details")) {
        more.open = Boolean(wanted);
        const branch = more.closest("li");
        if (branch) branch.hidden = !more.querySelector("li[data-value]:not([hidden])");
      }
    }, () => {})); // without the script the list stays as it is
    return input;
  }

  /**
   * Show what is chosen.
   * @param {State} state
   */
  choose(state) {
    for (const [value, { item, control }] of this.items) {
      if (control instanceof HTMLButtonElement) {
        const year = Number(value);
        control.setAttribute("aria-pressed", String(state.from === year && state.to === year));
        continue;
      }
      const choice = choiceOf(state, this.id, value);
      control.dataset.choice = String(choice);
      control.checked = choice === 1;
      control.indeterminate = choice === -1;
      item.classList.toggle("aq-without", choice === -1);
      /** @type {HTMLElement} */ (item.querySelector(".aq-excluded")).textContent =
        choice === -1 ? " (excluded)" : "";
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
    for (const [value, { control, count }] of this.items) {
      const papers = counts.get(value) || 0, text = papers.toLocaleString("en");
      if (count.textContent !== text) count.textContent = text;
      const isChosen = this.isYear ? isPressed(control) : choiceOf(state, this.id, value) !== 0;
      control.disabled = !papers && !isChosen && control !== document.activeElement;
    }
  }
}

/** @param {HTMLElement} button */
function isPressed(button) {
  return button.getAttribute("aria-pressed") === "true";
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
