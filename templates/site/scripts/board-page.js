/* The page of results: rows are chosen, put in order and taken along; what is asked stands in the
   address. Rows of its other pages are fetched when something is first asked. */

import { asCsv, asLatex, asMarkdown } from "./compare-texts.js";
import { handOver, pressed } from "./controls.js";
import { save } from "./downloads.js";
import { element } from "./elements.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";
import { asksOf, fitsAll, inOrder } from "./board-rows.js";

/** @import { Asked, BoardRow } from "./board-rows.js" */

/**
 * Put a table into the frame that the theme gave those which were here when it looked.
 * @param {Element} field
 */
function framed(field) {
  const table = field.querySelector("table");
  if (!table) return;
  const frame = element("div", "md-typeset__scrollwrap"), inner = element("div", "md-typeset__table");
  table.replaceWith(frame);
  frame.append(inner);
  inner.append(table);
}

export class BoardPage {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
    this.about = /** @type {HTMLElement} */ (page.querySelector(".aq-status"));
    this.parts = (page.dataset.parts ?? "").split("|").filter(Boolean);
    this.isWhole = page.dataset.pages === "1";
    this.tables = this.found(page);
    page.classList.add("aq-live");
    for (const one of page.querySelectorAll("[data-live]")) one.removeAttribute("hidden");
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.checked = value === field.value;
      else if (field instanceof HTMLSelectElement) field.value = value;
      // What the page has no such value of asks for nothing.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
    }
    this.offer();
    this.form.addEventListener("change", () => this.ask());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.show();
  }

  /**
   * Return the tables of a page with their rows.
   * @param {ParentNode} of
   */
  found(of) {
    return Array.from(of.querySelectorAll(".aq-board__field"), (field) => {
      const table = /** @type {HTMLTableElement} */ (field.querySelector("table"));
      const at = Array.from(table.tHead?.rows[0].cells ?? [], (cell) => cell.dataset.c);
      const rows = Array.from(table.tBodies[0].rows, (row) => this.row(row, at));
      return { field: /** @type {HTMLElement} */ (field), body: table.tBodies[0], rows, table };
    });
  }

  /**
   * Read a row.
   * @param {HTMLTableRowElement} row
   * @param {(string | undefined)[]} columns
   * @returns {BoardRow}
   */
  row(row, columns) {
    const said = (/** @type {string} */ name) => row.cells[columns.indexOf(name)]?.textContent ?? "";
    const values = (row.dataset.at ?? "").split("|");
    return {
      element: row, by: row.dataset.by ?? "", hasCode: Boolean(said("code").trim()),
      method: row.cells[0].querySelector("a")?.textContent ?? row.cells[0].firstChild?.textContent ?? "",
      year: Number(said("year")) || 0, value: parseFloat(said("value")),
      at: Object.fromEntries(this.parts.map((name, place) => [name, values[place] ?? ""])),
    };
  }

  /** @returns {Asked} */
  get asked() {
    return asksOf(this.form);
  }

  ask() {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value) query.set(name, String(value));
    history.replaceState(null, "", (query.size ? "?" + query : location.pathname) + location.hash);
    this.show();
  }

  async show() {
    const { asked } = this;
    if (asked.isAny && !this.isWhole) await this.bringAll();
    const isLower = this.page.dataset.better === "lower";
    let count = 0;
    for (const { field, body, rows } of this.tables) {
      const kept = inOrder(rows.filter((row) => fitsAll(row, asked)), asked.sort, isLower);
      body.replaceChildren(...kept.map((row) => row.element));
      field.hidden = !kept.length;
      count += kept.length;
    }
    for (const group of this.groups()) {
      group.heading.hidden = group.fields.every((field) => field.hidden);
    }
    const every = Number(this.page.dataset.count);
    const told = plural("{count:,} result", "{count:,} results", { count: every });
    this.about.textContent =
      count < every ? say("{some} of {every}", { some: count, every: told }) : told;
  }

  groups() {
    /** @type {{ heading: HTMLElement, fields: HTMLElement[] }[]} */
    const found = [];
    /** @type {NodeListOf<HTMLElement>} */
    const every = this.page.querySelectorAll(".aq-board__group, .aq-board__field");
    for (const one of every) {
      if (one.matches(".aq-board__group")) found.push({ heading: one, fields: [] });
      else found.at(-1)?.fields.push(one);
    }
    return found;
  }

  /** Bring the rows of the other pages of these results. */
  async bringAll() {
    const { name = "", pages } = this.page.dataset;
    this.isWhole = true;
    try {
      const here = location.pathname.replace(/index\.html$/, "").split("/").at(-2);
      const all = Array.from({ length: Number(pages) }, (_, at) => at ? name + "_" + (at + 1) : name);
      const texts = await Promise.all(all.map(async (one) => {
        if (one === here) return null;
        const answer = await fetch("../" + one + "/");
        if (!answer.ok) throw new Error(one + ": " + answer.status);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      }));
      const last = /** @type {HTMLElement} */ (this.page.querySelector(".aq-board__again, .aq-board__legend"));
      const first = this.page.querySelector(".aq-board__group, .aq-board__field");
      let isBefore = true;
      for (const text of texts) {
        if (!text) {
          isBefore = false;
          continue;
        }
        const more = text.querySelectorAll(".aq-board__group, .aq-board__field");
        for (const one of more) {
          framed(one);
          (isBefore && first || last).before(document.adoptNode(one));
        }
      }
      this.page.querySelector("nav")?.remove();
      this.tables = this.found(this.page);
      window.dispatchEvent(new Event("resize")); // keys reach what is wide by then
    } catch {
      this.isWhole = false; // the next question tries again; until then it is of this page alone
      this.about.after(element("p", "aq-hint", say("Only the results of this page are looked at.")));
    }
  }

  /** What is shown, as texts to copy and as a file. */
  offer() {
    const row = element("p", "aq-files"), said = element("span");
    said.setAttribute("role", "status");
    const { name = "" } = this.page.dataset;
    row.append(
      pressed("CSV", () => save(name + ".csv", "text/csv;charset=utf-8", asCsv(this.table())),
        say("save what is shown")),
      pressed("LaTeX", () => handOver(asLatex(this.table()), say("Copied"), said),
        say("copy what is shown")),
      pressed("Markdown", () => handOver(asMarkdown(this.table()), say("Copied"), said),
        say("copy what is shown")), said);
    this.about.after(row);
  }

  /** What is shown as one table; what the rows of a table have in common stands in each. */
  table() {
    const headOf = (/** @type {HTMLTableElement} */ table) =>
      Array.from(table.tHead?.rows[0].cells ?? [], (cell) => (cell.textContent ?? "").trim());
    // Each table has the axes of its own rows; the longest has them in the usual order.
    const heads = this.tables.map((one) => headOf(one.table));
    const columns = [...new Set(heads.sort((one, other) => other.length - one.length).flat())];
    /** @type {import("./compare-texts.js").Table} */
    const table = [[...columns, say("Measured")].map((text) => ({ text }))];
    let group = "";
    for (const one of this.page.querySelectorAll(".aq-board__group, .aq-board__field")) {
      if (one.matches(".aq-board__group")) group = (one.textContent ?? "").trim();
      const own = this.tables.find(({ field }) => field === one);
      if (!own || own.field.hidden) continue;
      const field = own.field.querySelector(".aq-board__about")?.textContent?.trim();
      const about = [group, field].filter(Boolean).join("; ");
      const places = headOf(own.table);
      for (const row of own.body.rows) {
        const cells = columns.map((column) => {
          const cell = row.cells[places.indexOf(column)];
          return { text: (cell?.textContent ?? "").trim(), href: cell?.querySelector("a")?.href };
        });
        table.push([...cells, { text: about }]);
      }
    }
    return table;
  }
}
