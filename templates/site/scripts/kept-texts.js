/* The reading list as an address, and what a reader brings from elsewhere: pure functions. */

import { entriesOf, isId } from "./keeping.js";
import { say } from "./messages.js";
import { keysOf } from "./pasted.js";

/** @import { Kept } from "./keeping.js" */

/**
 * A paper that a reader's file or text means: what it is called there, and by what it may be found,
 * the likeliest first.
 * @typedef {{ called: string, keys: string[], note: string }} Meant
 */

// Mail programs and chats cut addresses that are longer, and some servers refuse them.
export const LONGEST_LINK = 8000;
const MOST_SHARED = 500, MOST_MEANT = 5000, LONGEST_TEXT = 20e6;

/**
 * Write the address of a shared list; of a list too long for one, of its beginning.
 * @param {string} page the address of the page
 * @param {string[]} ids
 */
export function linkOf(page, ids) {
  let link = page + "#p=", count = 0;
  for (const id of ids.slice(0, MOST_SHARED)) {
    const next = link + (count ? "," : "") + id;
    if (next.length > LONGEST_LINK) break;
    link = next;
    count++;
  }
  return { link, count };
}

/**
 * Read the ids of an address; null where it names no list.
 * @param {string} hash from its number sign on
 */
export function idsOf(hash) {
  if (!hash.startsWith("#p=")) return null;
  return idsIn(hash.slice(3)).slice(0, MOST_SHARED);
}

/**
 * Read ids that commas part; what is none is passed over.
 * @param {string} text
 */
export function idsIn(text) {
  const found = text.slice(0, 8 * LONGEST_LINK).replace(/%2C/gi, ",").split(",");
  return Array.from(new Set(found.filter(isId)));
}

/**
 * Read what a reader pasted or has in a file: a saved list, JSON of papers, BibTeX, or ids, DOIs,
 * arXiv ids and links.
 * @param {string} text
 * @returns {Meant[]}
 */
export function meantBy(text) {
  const given = text.slice(0, LONGEST_TEXT).trim();
  const found = /^[{[]/.test(given) ? ofJson(given) : /@\w+\s*[{(]/.test(given) ? ofBibtex(given)
    : ofWords(given);
  return found.slice(0, MOST_MEANT);
}

/**
 * @param {string} text
 * @returns {Meant[]}
 */
function ofJson(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error(say("this is JSON with a mistake in it"));
  }
  const saved = found["reading list"];
  if (Array.isArray(saved)) {
    return entriesOf(saved).map(({ id, note }) => ({ called: id, keys: [id], note }));
  }
  const papers = Array.isArray(found) ? found : found.papers ?? found.items;
  if (!Array.isArray(papers)) throw new Error(say("this JSON holds no papers"));
  return papers.map((one) => {
    if (typeof one === "string") return meant(one, [one]);
    const { id, DOI, doi, arxiv, URL: link, url, title, note } = one ?? {};
    const made = meant(String(title ?? id ?? doi ?? DOI ?? "?"), [id, doi, DOI,
      arxiv && "arxiv:" + arxiv, link, url]);
    return { ...made, note: typeof note === "string" ? note : "" };
  });
}

/**
 * Read the entries of BibTeX: by key, DOI, eprint and address.
 * @param {string} text
 */
function ofBibtex(text) {
  return text.split(/^\s*@(?=\w+\s*[{(])/m).slice(1)
    .filter((entry) => !/^(?:comment|string|preamble)\b/i.test(entry))
    .map((entry) => {
      const key = /[{(]\s*([^\s,]*)\s*,/.exec(entry)?.[1] ?? "";
      const field = (/** @type {string} */ name) =>
        new RegExp("(?:^|[,\\s])" + name + "\\s*=\\s*[{\"]+([^}\"]*)", "i").exec(entry)?.[1];
      const eprint = field("eprint"), doi = field("doi")?.replaceAll("\\_", "_");
      return meant(key || doi || "?", [key, doi, eprint && "arxiv:" + eprint, field("url")]);
    });
}

/** @param {string} text */
function ofWords(text) {
  return Array.from(new Set(text.split(/[\s,;]+/).filter(Boolean)), (word) => meant(word, [word]));
}

/**
 * @param {string} called
 * @param {unknown[]} said
 * @returns {Meant}
 */
function meant(called, said) {
  const texts = said.filter((one) => typeof one === "string");
  const keys = texts.flatMap((one) => {
    const key = one.toLowerCase();
    return isId(key) ? [key] : [...keysOf(one), key];
  });
  return { called: called.slice(0, 120), keys: Array.from(new Set(keys)).slice(0, 12), note: "" };
}

/**
 * Part what was meant into papers of the list, by their numbers, and what is not there.
 * @param {Meant[]} wanted
 * @param {(key: string) => Promise<number[]>} ofKey finds the numbers of papers by a key
 */
export async function foundOf(wanted, ofKey) {
  /** @type {Map<number, string>} */
  const notes = new Map();
  /** @type {string[]} */
  const missing = [];
  const answers = await Promise.all(wanted.map(async ({ keys }) => {
    for (const key of keys) {
      const [number] = await ofKey(key);
      if (number !== undefined) return number;
    }
    return -1;
  }));
  answers.forEach((number, at) => {
    if (number < 0) missing.push(wanted[at].called);
    else notes.set(number, notes.get(number) || wanted[at].note);
  });
  return { notes, missing };
}

/**
 * Return papers by the ids that they have now, with the notes that they are to get.
 * @param {Map<number, string>} notes by number
 * @param {string[]} ids of the same
 * @returns {Kept[]}
 */
export function keptOf(notes, ids) {
  return Array.from(notes.values(), (note, at) => ({ id: ids[at], note }));
}
