/* The page that puts two to six papers side by side: those of its address, else those that the
   reader chose. */

import { differs, factsOf, plainOf } from "./compare-facts.js";
import { resultFacts } from "./compare-results.js";
import { asCsv, asLatex, asMarkdown, texText, titleIn } from "./compare-texts.js";
import { handOver, pressed } from "./controls.js";
import { save } from "./downloads.js";
import { element } from "./elements.js";
import { idsIn } from "./kept-texts.js";
import { Compared, MOST_COMPARED } from "./keeping.js";
import { shared } from "./loading.js";
import { say } from "./messages.js";

/** @import { Fact, Paper } from "./compare-facts.js" */
/** @import { SideBoard } from "./compare-results.js" */
/** @import { Table } from "./compare-texts.js" */
/** @import { Index, Row } from "./search-index.js" */
/** @import { Search } from "./search.js" */

// What moves a column back and on: where a page is read leftwards its first stands on the right.
const [BACK, ON] = document.documentElement.dir === "rtl" ? "→←" : "←→";

/** @type {Record<string, [suffix: string, type: string]>} */
const FORMS = {
  Markdown: [".md", "text/markdown"], LaTeX: [".tex", "text/x-tex"], CSV: [".csv", "text/csv"],
};
const NONE = "–";

/** One page of a comparison. */
export class ComparePage {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.element = page;
    page.classList.add("aq-live");
    this.root = page.dataset.root ?? "";
    this.words = { root: this.root, tags: JSON.parse(page.dataset.tags ?? "{}"),
      fields: JSON.parse(page.dataset.fields ?? "[]") };
    this.compared = new Compared(this.root);
    this.about = /** @type {HTMLElement} */ (page.querySelector(".aq-mine__about"));
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Paper[]} */
    this.papers = [];
    /** @type {Map<string, SideBoard[]>} of each paper, by its id, the results to compare */
    this.results = new Map();
    this.turn = 0;
    this.onlyDifferences = false;
    this.open();
    addEventListener("popstate", () => {
      if (page.isConnected) this.open();
    });
  }

  /** Begin with what the address names. */
  open() {
    const asked = new URLSearchParams(location.search).get("p"), own = this.compared.ids();
    const ids = asked === null ? own : idsIn(asked);
    // A list that came by a link is somebody else's, and changes nothing of one's own choice.
    this.isOwn = asked === null || ids.slice().sort().join() === own.slice().sort().join();
    this.show(ids.slice(0, MOST_COMPARED), ids.length > MOST_COMPARED ?
      say("The first {shown} of {count} papers.", { shown: MOST_COMPARED, count: ids.length }) + " " : "");
  }

  /**
   * @param {string[]} ids
   * @param {string} says
   */
  async show(ids, says) {
    const turn = ++this.turn;
    this.element.setAttribute("aria-busy", "true");
    try {
      const search = await shared.need(), index = search.indexOf(this.root);
      await index.attempt(async () => {
        const numbers = await index.numbers(ids);
        const known = Array.from(new Set(numbers.filter((one) => one >= 0)));
        const [rows, texts] = await Promise.all(
          [index.rows(known), search.briefTexts(index, "json", known), this.bringResults(index, ids)]);
        if (turn !== this.turn) return;
        this.rows = rows;
        this.papers = texts.map((text) => JSON.parse(text));
        const lost = ids.filter((_, at) => numbers[at] < 0);
        this.about.textContent = says + (lost.length ?
          say("Not on this site: {names}.", { names: lost.join(", ") }) :
          says || rows.length < 2 ? "" : say("{count} papers side by side.", { count: rows.length }));
        this.render(search);
      });
    } catch (error) {
      if (turn !== this.turn) return;
      this.about.textContent = say("The papers could not be read ({why}). Check the connection.",
        { why: /** @type {Error} */ (error).message }) + " ";
      this.about.append(pressed(say("Try again"), () => this.show(ids, says)));
    }
    if (turn === this.turn) this.element.removeAttribute("aria-busy");
  }

  /**
   * Fetch the results of those papers that have any.
   * @param {Index} index
   * @param {string[]} ids
   */
  async bringResults(index, ids) {
    if (!(await index.open()).boards) return;
    const [{ facets }, numbers] = await Promise.all([index.columns(), index.numbers(ids)]);
    const known = facets.get("results"); // of one value: a number for each paper, 0 for none
    await Promise.all(ids.map(async (id, at) => {
      if (numbers[at] < 0 || !known?.places[numbers[at]]) return;
      const answer = await fetch(this.root + "papers/" + encodeURIComponent(id) + "/results.json");
      if (!answer.ok) throw new Error(id + ": " + answer.status);
      this.results.set(id, (await answer.json()).boards);
    }));
  }

  /** @param {Search} search */
  render(search) {
    const { rows } = this;
    this.element.querySelector(".aq-comparison__all")?.remove();
    const all = element("div", "aq-comparison__all");
    if (rows.length < 2) {
      const ask = element("p", "", (rows.length ?
        say("“{title}” is chosen.", { title: rows[0].title }) + " " : "") +
        say("Press “Compare” beside two to six papers, on any page.") + " ");
      const to = element("a", "", say("Explore the papers"));
      to.href = this.root + "explore/";
      ask.append(to);
      all.append(ask);
    } else {
      this.facts = [...factsOf(rows, this.papers, this.words),
        ...resultFacts(rows.map(({ id }) => this.results.get(id) ?? []), this.root)];
      all.append(this.bar(search), this.table(search, this.facts));
    }
    this.element.append(all);
  }

  /** @param {Search} search */
  bar(search) {
    const bar = element("div", "aq-mine__bar"), label = element("label"), box = element("input");
    box.type = "checkbox";
    box.checked = this.onlyDifferences;
    box.addEventListener("change", () => {
      this.onlyDifferences = box.checked;
      this.render(search);
      /** @type {HTMLElement | null} */ (this.element.querySelector("[type=checkbox]"))?.focus();
    });
    label.append(box, " ", say("Only differences"));
    const choice = element("select"), as = element("label", "", say("As") + " ");
    choice.append(...Object.keys(FORMS).map((name) => {
      const option = element("option", "", name);
      option.value = name;
      return option;
    }));
    as.append(choice);
    const take = element("span", "aq-mine__pair");
    take.append(as,
      pressed(say("Copy table"), async () => {
        await handOver(await this.text(search, choice.value), say("Copied as {name}.", { name: choice.value }),
          this.about);
      }),
      pressed(say("Download"), async () => {
        const [suffix, type] = FORMS[choice.value];
        save("comparison" + suffix, type, await this.text(search, choice.value));
        this.about.textContent = say("Saved as {name}.", { name: "comparison" + suffix });
      }));
    bar.append(label, take, pressed(say("Copy link"), () =>
      handOver(location.href.split(/[?#]/)[0] + "?p=" + this.ids().join(","), say("Link copied."),
        this.about)));
    return bar;
  }

  ids() {
    return this.rows.map(({ id }) => id);
  }

  /**
   * @param {Search} search
   * @param {Fact[]} facts
   */
  table(search, facts) {
    const frame = element("div", "aq-comparison__frame"), table = element("table", "aq-compared");
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", say("Papers side by side"));
    const head = element("thead"), body = element("tbody"), names = element("tr");
    names.append(element("td"), ...this.rows.map((row, at) => this.column(search, row, at)));
    head.append(names);
    let above = "";
    for (const fact of this.visible(facts)) {
      const { group = "", about = "" } = fact;
      if (group + about !== above && group) body.append(this.heading(group, about));
      above = group + about;
      const line = element("tr"), name = element("th", "", fact.name);
      name.scope = "row";
      line.append(name, ...fact.cells.map((cell) => {
        const made = element("td");
        cell.forEach(({ text, href }, at) => {
          if (at) made.append(say(", "));
          made.append(linked(text, href));
        });
        if (!cell.length) made.textContent = NONE;
        return made;
      }));
      body.append(line);
    }
    table.append(head, body);
    frame.append(table);
    return frame;
  }

  /**
   * Make the line above rows that belong together.
   * @param {string} group
   * @param {string} about
   */
  heading(group, about) {
    const line = element("tr", "aq-compared__group"), name = element("th");
    const told = element("span", "", group); // stays in sight where the rest is pushed along
    if (about) told.append(" ", element("small", "", about));
    name.colSpan = this.rows.length + 1;
    name.scope = "colgroup";
    name.append(told);
    line.append(name);
    return line;
  }

  /** @param {Fact[]} facts */
  visible(facts) {
    return this.onlyDifferences ? facts.filter(differs) : facts;
  }

  /**
   * Make the head of a paper's column.
   * @param {Search} search
   * @param {Row} row
   * @param {number} at
   */
  column(search, row, at) {
    const made = element("th"), to = element("a"), tools = element("div", "aq-compared__tools");
    made.scope = "col";
    to.href = this.root + row.to;
    search.titled(to, row, []);
    for (const step of [-1, 1]) {
      if (!this.rows[at + step]) continue;
      const sign = step < 0 ? BACK : ON, { title } = row;
      tools.append(pressed(sign, () => this.move(search, at, step),
        sign === "←" ? say("Move left, {title}", { title }) : say("Move right, {title}", { title })));
    }
    tools.append(pressed(say("Remove"), () => this.remove(search, at), row.title));
    made.append(to, tools);
    return made;
  }

  /**
   * @param {Search} search
   * @param {number} at
   * @param {number} step
   */
  move(search, at, step) {
    for (const these of [this.rows, this.papers]) {
      const [one] = these.splice(at, 1);
      /** @type {unknown[]} */ (these).splice(at + step, 0, one);
    }
    this.changed(search);
    const buttons = Array.from(this.heads()[at + step].querySelectorAll("button"));
    (buttons.find((one) => one.textContent === (step < 0 ? BACK : ON)) ?? buttons[0]).focus();
    this.about.textContent = say("Now number {number} of {count}.",
      { number: at + step + 1, count: this.rows.length });
  }

  /**
   * @param {Search} search
   * @param {number} at
   */
  remove(search, at) {
    const [row] = this.rows.splice(at, 1), [paper] = this.papers.splice(at, 1);
    this.changed(search);
    const undo = pressed(say("Undo"), () => {
      this.rows.splice(at, 0, row);
      this.papers.splice(at, 0, paper);
      this.changed(search);
      this.about.textContent = say("Put back.");
      this.about.focus();
    });
    this.about.replaceChildren(say("“{title}” removed.", { title: row.title }), " ", undo);
    undo.focus();
  }

  heads() {
    return this.element.querySelectorAll("thead th");
  }

  /** @param {Search} search */
  changed(search) {
    if (this.isOwn) this.compared.put(this.ids());
    history.replaceState(history.state, "", location.pathname + "?p=" + this.ids().join(","));
    this.render(search);
  }

  /**
   * Write the table as it stands.
   * @param {Search} search
   * @param {string} form
   */
  async text(search, form) {
    const far = (/** @type {string} */ to) => new URL(to, location.href).href;
    const index = search.indexOf(this.root);
    const entries = form === "LaTeX" ? await index.attempt(() =>
      search.briefTexts(index, "bibtex", this.rows.map(({ number }) => number))) : [];
    /** @type {Table} */
    const table = [
      [{ text: "" }, ...this.rows.map(({ title, to }, at) => {
        const key = this.papers[at]?.bibtex_key;
        const tex = (titleIn(entries[at] ?? "") || texText(title)) + (key ? "~\\cite{" + key + "}" : "");
        return { text: title, href: far(this.root + to), tex };
      })],
      ...this.visible(this.facts ?? []).map(({ name, cells, group, about }) =>
        [{ text: [group, name, about].filter(Boolean).join("; ") }, ...cells.map((cell) => cell.length === 1 && cell[0].href ?
          { text: form === "CSV" && /^https?:/.test(cell[0].href) ? cell[0].href : cell[0].text,
            href: far(cell[0].href) } : { text: plainOf(cell) })]),
    ];
    return form === "Markdown" ? asMarkdown(table) : form === "LaTeX" ? asLatex(table) : asCsv(table);
  }
}

/**
 * Return a text, as a link where it leads to a page of ours or to an address of the web.
 * @param {string} text
 * @param {string} [href]
 */
function linked(text, href) {
  if (!href || (/^\w+:/.test(href) && !/^https?:\/\//i.test(href))) return text;
  const made = element("a", "", text);
  made.href = href;
  return made;
}
