/* What is compared of papers: rows of a table with a cell a paper, from what the index has of each
   and from its record in our public JSON. Pure functions. */

import { grouped, say } from "./messages.js";

/** @import { Row } from "./search-index.js" */

/**
 * A cell: the pieces that stand in it, each with an address where it leads somewhere.
 * @typedef {Array<{ text: string, href?: string }>} Cell
 */

/**
 * A row of the table; rows of one `group`, which `about` tells more of, stand below its name.
 * @typedef {{ name: string, cells: Cell[], group?: string, about?: string }} Fact
 */

/**
 * What the table is made with.
 * @typedef {object} Words
 * @property {string} root the way from this page to the site's root
 * @property {Record<string, [label: string, group: string]>} tags
 * @property {Array<[id: string, label: string]>} fields
 */

/** @typedef {{ count: number, as_of?: string }} Measure */

/**
 * What our JSON says of a paper, as far as it is compared; any of it may be missing.
 * @typedef {object} Paper
 * @property {Array<string | { name?: string, group?: string }>} [authors]
 * @property {string} [type]
 * @property {Measure} [citations]
 * @property {Array<{ url: string, label?: string, stars?: Measure }>} [code]
 * @property {Record<string, string | string[]>} [fields]
 * @property {string} [bibtex_key]
 */

const MOST_PEOPLE = 20;
/** @type {Record<string, string>} */
const KINDS = {
  article: say("Article"), conference: say("Conference paper"), workshop: say("Workshop paper"),
  preprint: say("Preprint"), book: say("Book"), chapter: say("Chapter"), thesis: say("Thesis"),
  report: say("Report"), dataset: say("Dataset"), software: say("Software"),
  standard: say("Standard"), web: say("Web"), other: say("Other"),
};

/**
 * Return what is known of some papers, a row a question; those that no paper answers are left out.
 * @param {Row[]} rows
 * @param {Paper[]} papers the same
 * @param {Words} words
 * @returns {Fact[]}
 */
export function factsOf(rows, papers, words) {
  /** @type {(name: string, cell: (row: Row, paper: Paper) => Cell) => Fact} */
  const fact = (name, cell) =>
    ({ name, cells: rows.map((row, at) => cell(row, papers[at] ?? {})) });
  const { root } = words;
  const facts = [
    fact(say("People"), (row, paper) => piece(people(paper) || row.authors)),
    fact(say("Venue"), (row) => piece(row.venue, row.venue && root + "venues/" + row.page + "/")),
    fact(say("Year"), ({ year }) => piece(String(year || ""), year ? root + "years/" + year + "/" : "")),
    fact(say("Kind"), (_, { type = "" }) => piece(kind(type))),
    ...tagFacts(rows, words),
    ...words.fields.map(([id, label]) => fact(label, (_, { fields }) =>
      piece([fields?.[id] ?? []].flat().join(say(", "))))),
    fact(say("Code"), (row, { code }) => code ? code.map(codePiece) :
      piece(row.code && place(row.code), row.code)),
    fact(say("Citations"), (row, { citations }) => piece(citations ? measured(citations) :
      row.citations === null ? "" : grouped(row.citations))),
    fact(say("Paper"), ({ link, pdf }) => piece(link && (pdf ? "PDF" : say("Page")), link)),
    fact(say("On the list since"), ({ added }) => piece(added)),
  ];
  return facts.filter(({ cells }) => cells.some((cell) => cell.length));
}

/**
 * Return whether papers differ in a row.
 * @param {Fact} fact
 */
export function differs({ cells }) {
  return new Set(cells.map((cell) => JSON.stringify(cell))).size > 1;
}

/**
 * Write what a cell shows as one line.
 * @param {Cell} cell
 */
export function plainOf(cell) {
  return cell.map(({ text }) => text).join(say(", "));
}

/**
 * Return a row for each branch of the vocabulary that a paper has a tag of; the tags that stand
 * alone have one together.
 * @param {Row[]} rows
 * @param {Words} words
 * @returns {Fact[]}
 */
function tagFacts(rows, { tags, root }) {
  /** @type {(id: string) => [string, string]} */
  const of = (id) => Object.hasOwn(tags, id) ? tags[id] : [id, ""];
  const groups = new Set(rows.flatMap((row) => row.tags.map((id) => of(id)[1])));
  groups.delete("");
  return [...Array.from(groups).sort(), ""].map((group) => ({
    name: group ? of(group)[0] : say("Tags"),
    cells: rows.map((row) => row.tags.filter((id) => of(id)[1] === group)
      .map((id) => ({ text: of(id)[0], href: root + "tags/" + encodeURIComponent(id) + "/" }))),
  }));
}

/**
 * Return a cell of one piece, or of none.
 * @param {string} text
 * @param {string} [href]
 * @returns {Cell}
 */
function piece(text, href) {
  return text ? [href ? { text, href } : { text }] : [];
}

/** @param {Paper} paper */
function people({ authors = [] }) {
  const names = authors.map((one) => typeof one === "string" ? one : one.name ?? one.group ?? "");
  const more = names.length - MOST_PEOPLE;
  const shown = names.slice(0, MOST_PEOPLE).join(", ");
  return more > 0 ? say("{names} and {count} more", { names: shown, count: more }) : shown;
}

/** @param {string} type */
function kind(type) {
  return KINDS[type] ?? type;
}

/** @param {Measure} measure */
function measured({ count, as_of: day }) {
  return grouped(count) + (day ? " (" + day + ")" : "");
}

/** @param {{ url: string, stars?: Measure }} code */
function codePiece({ url, stars }) {
  return { text: place(url) + (stars ? " ★ " + measured(stars) : ""), href: url };
}

/**
 * Return what a repository is called: its owner and name, else where it is.
 * @param {string} url
 */
function place(url) {
  const [, host, path] = /^https?:\/\/(?:www\.)?([^/?#]*)\/?([^?#]*)/.exec(url) ?? ["", url, ""];
  const parts = path.split("/").filter(Boolean).slice(0, 2);
  return parts.length === 2 ? parts.join("/") : host;
}
