/* Rows of papers: made from the page's template, which is what the page arrived with. */

import { element } from "./elements.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";
import { stem } from "./stems.js";
import { compounds, words } from "./tokenise.js";

/** @import { Row } from "./search-index.js" */
/** @import { Unit } from "./query.js" */

/**
 * What all rows of a page are made with.
 * @typedef {object} Form
 * @property {HTMLTemplateElement} template a row with every slot
 * @property {string} root the way from this page to the site's root
 * @property {Record<string, string>} labels what tags are called, by their ids
 */

/**
 * Write a number as lists show it: 999, 1.2k, 12k, 3.4M (text.compact in Python).
 * @param {number} count
 */
export function compact(count) {
  if (count < 1e3) return String(count);
  const [unit, sign] = count >= 1e6 ? [1e6, "M"] : [1e3, "k"];
  const text = (count / unit).toFixed(1).replace(/\.0$/, "").slice(0, 4).replace(/\.$/, "");
  return text + sign;
}

/**
 * Find the places of a text that answer a query: whole words, or their parts between signs.
 * @param {string} text
 * @param {Unit[]} asked
 * @returns {Array<[start: number, end: number]>}
 */
export function hitsIn(text, asked) {
  const wanted = asked.flatMap(wordsOf), stems = new Set(wanted.map(stem));
  const answers = (/** @type {string} */ word) =>
    stems.has(stem(word)) || wanted.some((one) => !/^\d/.test(one) && word.startsWith(one));
  /** @type {Array<[number, number]>} */
  const found = [];
  if (!wanted.length) return found;
  for (const { 0: written, index } of text.matchAll(
    /[\p{L}\p{N}\p{M}]+(?:[.+#-][\p{L}\p{N}\p{M}]+)*/gu)) {
    const [pieces, ...more] = compounds(written);
    if (pieces?.length > 1 && !more.length && answers(pieces.join(""))) {
      found.push([index, index + written.length]);
      continue;
    }
    for (const { 0: piece, index: at } of written.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (words(piece).some(answers)) found.push([index + at, index + at + piece.length]);
    }
  }
  return found;
}

/**
 * Return the words that a unit of a query is found by.
 * @param {Unit} unit
 * @returns {string[]}
 */
function wordsOf({ words: own, joined, strict, parts, others }) {
  // Of 4-bit neither the 4 of another number nor every bit is meant.
  const each = strict && joined ? [joined] : own.concat(joined || []);
  return parts.length ? parts.concat(others).flatMap(wordsOf) : each;
}

/**
 * Put text into an element, with the words that were searched for marked.
 * @param {Element} into
 * @param {string} text
 * @param {Unit[]} asked
 */
export function marked(into, text, asked) {
  let done = 0;
  for (const [start, end] of hitsIn(text, asked)) {
    into.append(text.slice(done, start), element("mark", "", text.slice(start, end)));
    done = end;
  }
  into.append(text.slice(done));
}

/**
 * Put a title into an element, with the words that were searched for marked; formulas, which the
 * index brings as MathML that its builder made, are shown as they are.
 * @param {Element} into
 * @param {{ title: string, shown?: string }} row
 * @param {Unit[]} asked
 */
export function titled(into, { title, shown }, asked) {
  if (!shown) {
    marked(into, title, asked);
    return;
  }
  const made = document.createElement("template");
  made.innerHTML = shown;
  for (const part of [...made.content.childNodes]) {
    if (part instanceof Text) marked(into, part.data, asked);
    else into.append(part);
  }
}

/**
 * Fill a copy of the template; what a paper lacks is taken out.  It comes out as the row that pages
 * arrive with (macros.html.j2).
 * @param {Form} form
 * @param {Row} row
 * @param {Unit[]} asked
 */
export function filled({ template, root, labels }, row, asked) {
  const made = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  /** @type {(name: string) => HTMLAnchorElement} */
  const part = (name) => /** @type {HTMLAnchorElement} */ (made.querySelector(name));
  made.dataset.id = row.id;
  if (row.added) made.dataset.added = row.added;
  const title = part(".aq-row__title");
  title.href = root + row.to;
  titled(title, row, asked);
  if (row.authors) marked(part(".aq-row__by"), row.authors, asked);
  else part(".aq-row__by").remove();
  page(part(".aq-row__venue"), row.venue, say("venue unknown"), root + "venues/" + row.page + "/");
  page(part(".aq-row__year"), String(row.year || ""), say("year unknown"), root + "years/" + row.year + "/");
  part(".aq-own").replaceWith(
    ...(row.own || []).flatMap((said) => [element("span", "aq-own", said), " "]),
    ...(row.places || []).flatMap(([list, address]) => {
      const to = element("a", "aq-own", list);
      to.href = root + address;
      return [to, " "];
    }));
  link(part(".aq-row__open"), row.link, row.pdf ? "PDF" : say("Paper"));
  link(part(".aq-row__code"), row.code, say("Code") + (row.stars === null ? "" : " ★ " +
    compact(row.stars)) + (row.archived ? say(", ") + say("archived") : ""));
  const cited = part(".aq-row__cited");
  if (row.citations === null) cited.remove();
  else {
    cited.textContent = plural("{count:,} citation", "{count:,} citations",
      { count: row.citations });
    cited.classList.toggle("aq-hot", row.hot);
  }
  part(".aq-tag").replaceWith(...row.tags.flatMap((tag) => {
    const to = element("a", "aq-tag", labels[tag] || tag);
    to.href = root + "tags/" + encodeURIComponent(tag) + "/";
    return [to, "\n"];
  }));
  return made;
}

/**
 * Let a part lead to the page of what a paper has; that it is not known is said.
 * @param {HTMLElement} slot
 * @param {string} says
 * @param {string} unknown what is said where nothing is known
 * @param {string} to
 */
function page(slot, says, unknown, to) {
  const made = says ? element("a", "", says) : element("em", "", unknown);
  if (made instanceof HTMLAnchorElement) made.href = to;
  slot.replaceWith(made);
}

/**
 * Let the link of a part lead to an address of the web, and to no other: it is a stranger's text.
 * @param {HTMLAnchorElement} slot
 * @param {string} to
 * @param {string} says
 */
function link(slot, to, says) {
  if (!to) slot.remove();
  else if (/^https?:\/\//i.test(to)) slot.href = to;
  slot.textContent = says;
}
