/* One entry of a bibliography as it was found: its place, what the list has, each finding with what
   mends it. What a file or a list says becomes text, never markup. */

import { element } from "./elements.js";
import { say } from "./messages.js";
import { nameOf } from "./audit-words.js";

/** @import { Entry, Finding, Hunk, Source } from "./audit-asking.js" */

// The engine speaks English, whatever the language of the list.
const isEnglish = document.documentElement.lang.startsWith("en");

/**
 * Make an element with words of the engine.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {string} text
 */
function told(name, className, text) {
  const made = element(name, className, text);
  if (!isEnglish) made.lang = "en";
  made.dir = "auto";
  return made;
}

/**
 * Link to the page of a record; of several lists, which have these apart, to the search for it.
 * @param {Source} source
 * @param {string} pages
 */
function linkTo(source, pages) {
  const link = element("a", "", source.title || source.id);
  link.href = pages + (pages.endsWith("/") ? encodeURIComponent(source.id) + "/" :
    encodeURIComponent('"' + source.title + '"'));
  link.dir = "auto";
  return link;
}

/**
 * Show where lines part, as a review of code does.
 * @param {Hunk[]} hunks
 */
export function difference(hunks) {
  const frame = element("div", "aq-diff");
  frame.dir = "ltr";
  frame.translate = false;
  for (const [line, was, now] of hunks) {
    const isPaired = was.length === now.length;
    was.forEach((text, at) => frame.append(
      lineOf("del", line + at, text, isPaired ? now[at] : null)));
    now.forEach((text, at) => frame.append(
      lineOf("ins", line + at, text, isPaired ? was[at] : null)));
  }
  return frame;
}

const isWord = (/** @type {string | undefined} */ sign) => /[\p{L}\p{N}]/u.test(sign ?? "");

/**
 * @param {"del" | "ins"} kind
 * @param {number} line
 * @param {string} text
 * @param {string | null} other the line that it is laid beside, to mark in what they part
 */
function lineOf(kind, line, text, other) {
  const row = element("div", "aq-diff__line"), number = element("span", "aq-diff__number");
  // A new line has no number: what mends another finding may stand above it.
  if (kind === "del") number.textContent = String(line);
  const made = element(kind), says = kind === "del" ? say("before:") : say("now:");
  made.append(element("span", "aq-unseen", says + " "));
  if (other === null) made.append(text);
  else {
    const least = Math.min(text.length, other.length);
    let begin = 0, end = 0;
    while (begin < least && text[begin] === other[begin]) begin++;
    const isAlike = () => text.at(-1 - end) === other.at(-1 - end);
    while (end < least - begin && isAlike()) end++;
    // Whole words: of "2022" and "2023" a reader compares years.
    while (isWord(text[begin - 1])) begin--;
    while (end && isWord(text.at(-end))) end--;
    made.append(text.slice(0, begin), element("mark", "", text.slice(begin, text.length - end)),
      text.slice(text.length - end));
  }
  row.append(number, made);
  return row;
}

/**
 * Make a row of one entry.
 * @param {Entry} entry
 * @param {object} around
 * @param {string} around.pages where those of records are
 * @param {number} around.first the number of its first finding
 * @param {Map<number, Hunk[]>} around.changes
 * @param {Set<number>} around.taken
 * @param {(number: number, isTaken: boolean) => void} around.take
 */
export function entryOf(entry, { pages, first, changes, taken, take }) {
  const made = element("li", "aq-entry"), head = element("h3", "aq-entry__head");
  made.dataset.verdict = entry.verdict;
  const key = element("code", "", entry.key || say("no key"));
  head.append(key, " ", element("span", "aq-entry__line", say("line {line}", { line: entry.line })));
  made.append(head);
  if (entry.title) {
    const title = element("p", "aq-entry__title", entry.title);
    title.dir = "auto";
    made.append(title);
  }
  const list = element("ul", "aq-entry__findings");
  entry.findings.forEach((finding, at) => {
    const number = first + at, hunks = changes.get(number);
    list.append(findingOf(entry, finding, pages, hunks && {
      hunks, isTaken: taken.has(number), take: (isTaken) => take(number, isTaken),
    }));
  });
  made.append(list);
  if (entry.record) {
    const known = element("p", "aq-entry__known", say("On the list:") + " ");
    known.append(linkTo(entry.record, pages));
    made.append(known);
  }
  return made;
}

/**
 * @param {Entry} entry
 * @param {Finding} finding
 * @param {string} pages
 * @param {{ hunks: Hunk[], isTaken: boolean, take: (isTaken: boolean) => void } | undefined} change
 */
function findingOf(entry, finding, pages, change) {
  const made = element("li", "aq-finding"), { source } = finding;
  made.dataset.level = finding.level;
  const words = element("p", "aq-finding__words");
  words.append(element("strong", "aq-finding__kind", nameOf(finding.verdict)), " ");
  if (finding.confidence !== "certain") {
    words.append(element("em", "aq-finding__likely", say("likely")), " ");
  }
  const message = told("span", "aq-finding__message", finding.message);
  words.append(message);
  if (finding.line !== entry.line) {
    words.append(" ", element("span", "aq-entry__line", say("line {line}", { line: finding.line })));
  }
  if (source && source.id !== entry.record?.id) words.append(" ", linkTo(source, pages));
  made.append(words);
  if (change) {
    const label = element("label", "aq-finding__take"), box = element("input");
    box.type = "checkbox";
    box.checked = change.isTaken;
    box.addEventListener("change", () => change.take(box.checked));
    const does = told("span", "", finding.mend?.title ?? "");
    label.append(box, " ", does, " ",
      element("span", "aq-unseen", say("{key}, line {line}", { key: entry.key, line: finding.line })));
    made.append(label, difference(change.hunks));
  } else if (finding.mend?.title) {
    made.append(told("p", "aq-finding__hint", finding.mend.title));
  }
  return made;
}

/**
 * Make a line of an entry that no list knows.
 * @param {Entry} entry
 * @param {string} pages
 */
export function unknownOf(entry, pages) {
  const made = element("li"), title = element("span", "", entry.title);
  title.dir = "auto";
  made.append(element("code", "", entry.key), " ", title, " ",
    element("span", "aq-entry__line", say("line {line}", { line: entry.line })));
  if (entry.nearest) made.append(" ", say("The nearest is:") + " ", linkTo(entry.nearest, pages));
  return made;
}
