/* What a query asks for: words, phrases, what is to be left out, fields; search/query.py reads
   alike, and tests/vectors/queries.json holds the two together. */

import { keysOf } from "./pasted.js";
import { stem } from "./stems.js";
import { compounds, isCjk, words } from "./tokenise.js";

/**
 * Words that must be there together: a word, a compound, a phrase, or the name of an author.
 * `joined` is how a compound is written as one. Of a `strict` one (4-bit) the words count only side
 * by side; so those of a `phrase`. Of `parts` each must be there, or one of `others`, which mean
 * the same.
 * @typedef {object} Unit
 * @property {string[]} words
 * @property {string} joined
 * @property {boolean} strict
 * @property {boolean} phrase
 * @property {boolean} author
 * @property {Unit[]} parts
 * @property {Unit[]} others
 */

/**
 * What a paper must have, or must not have where it is `denied`. `years` are the first and the
 * last, 0 and 9999 where that is open.
 * @typedef {{ name: string, value: string, years: [first: number, last: number],
 *   denied: boolean }} Field
 */

/**
 * What a query asks for. `keys` are those of pasted.js; `name` is what a paper would be called by
 * all words but for the year; `joined` two words as one, which they may be elsewhere: smooth quant.
 * @typedef {object} Query
 * @property {Unit[]} units
 * @property {Unit[]} without
 * @property {Field[]} fields
 * @property {string[]} keys
 * @property {string} name
 * @property {string} joined
 */

// Words that no search should fail for, left out where others stand beside them.
const COMMON = new Set(("a about an and are as at be by can do for from how in into is it its of " +
  "on or that the their this to via we what with").split(" "));
const LONGEST_QUERY = 2000, MOST = 40;
const PART = new RegExp("(?<not>(?<!\\S)[-\\u2212](?!\\d+(?:[.,]\\d+)?(?:\\s|$)))?" +
  "(?:(?<![\\p{L}\\p{N}_])(?<field>author|venue|year|tag|benchmark|has):)?" +
  "(?:[\"“”„«](?<phrase>[^\"“”„«»]*)[\"“”»]|(?<plain>[^\\s\"“”„«]+))", "giu");
// What "has:" knows: facets, of which a paper has any answer; fields that ask for a value of one.
const HAS = new Set(["code", "results"]), OF_FACETS = new Set(["tag", "venue", "benchmark"]);
const YEAR = /^(?:19|20)\d\d$/;
const DATED = /^([^\P{L}]{3,})((?:19|20)\d\d|[0-3]\d)$/u;
const YEARS = /^(\d{4})?(\.\.|-|\u2013)?(\d{4})?$/;

/**
 * @param {string[]} those
 * @param {Partial<Unit>} [more]
 * @returns {Unit}
 */
function unit(those, more) {
  return { words: those, joined: "", strict: false, phrase: false, author: false, parts: [],
    others: [], ...more };
}

/**
 * Return what a paper or a person would be called by a unit.
 * @param {Unit} one
 */
export function nameOf(one) {
  return one.joined || one.words.join("");
}

/**
 * Return whether a query asks for nothing: it has no word, but perhaps signs.
 * @param {Query} query
 */
export function isEmpty({ units, without, fields, keys }) {
  return ![units, without, fields, keys].some((one) => one.length);
}

/**
 * Return whether a unit is a year, which is no part of what a paper or a person is called.
 * @param {Unit} one
 */
export function isYear({ words: [word, ...more] }) {
  return !more.length && YEAR.test(word);
}

/**
 * Read a query; `synonyms` are groups of words and phrases that mean the same.
 * @param {string} given
 * @param {string[][]} [synonyms]
 * @returns {Query}
 */
export function readQuery(given, synonyms = []) {
  const text = given.slice(0, LONGEST_QUERY);
  /** @type {Query} */
  const query = { units: [], without: [], fields: [], keys: keysOf(text), name: "", joined: "" };
  if (query.keys.length) {
    // What looks like the name of a repository may be two words.
    const isName = query.keys.every((key) => key.startsWith("//")) && /^[^.]*\/[^.]*$/.test(text);
    query.units = isName ? plainUnits(text) : [];
    return query;
  }
  /** @type {string[]} */
  let run = [];
  /** @type {Unit[]} */
  const units = [];
  const endRun = () => {
    units.push(...plainUnits(run.join(" ")));
    run = [];
  };
  for (const found of spaced(text, synonyms).matchAll(PART)) {
    const { not = "", field: name = "", phrase, plain = "" } = found.groups ?? {};
    const value = phrase || plain, denied = Boolean(not);
    const field = name && fieldOf(name.toLowerCase(), value, denied);
    /** @type {Unit[]} */
    let more = [];
    if (field) query.fields.push(field);
    else if (name.toLowerCase() === "author" && words(value).length) {
      more = [unit(words(value), { phrase: Boolean(phrase), author: true })];
    } else if (phrase !== undefined) {
      more = words(value).length ? [unit(words(value), { phrase: true })] : [];
    } else if (denied) more = plainUnits(name ? name + ":" + value : value);
    else run.push(found[0]);
    if (denied) query.without.push(...more);
    else if (more.length) {
      endRun();
      units.push(...more);
    }
  }
  endRun();
  const telling = units.filter((one) =>
    one.joined || one.phrase || one.author || !COMMON.has(one.words[0]));
  const kept = (telling.length ? telling : units).slice(0, MOST);
  const named = units.filter((one) => !one.author), undated = named.filter((one) => !isYear(one));
  query.name = (undated.length ? undated : named).map(nameOf).join("");
  const isPair = units.length === 2 &&
    units.every((one) => one.words.length === 1 && !one.phrase && !one.author);
  query.joined = isPair ? units.map(nameOf).join("") : "";
  query.units = withOthers(kept, synonyms);
  return query;
}

/**
 * Return a text with blanks around names in scripts that have none between words.
 * @param {string} text
 * @param {string[][]} synonyms
 */
function spaced(text, synonyms) {
  const size = (/** @type {string} */ name) => Array.from(name).length;
  const names = synonyms.flat().filter(isCjk).sort((one, other) =>
    size(other) - size(one) || (one < other ? -1 : 1));
  if (!names.length || !/[^\0-\x7f]/.test(text)) return text;
  return text.replace(new RegExp(names.join("|"), "gu"), " $& ");
}

/**
 * Return what a field asks for; null where the value is none of that field.
 * @param {string} name
 * @param {string} value
 * @param {boolean} denied
 * @returns {Field | null}
 */
function fieldOf(name, value, denied) {
  const isKnown = name === "has" ? HAS.has(value.toLowerCase())
    : Boolean(value) && OF_FACETS.has(name);
  if (isKnown) return { name, value, years: [0, 0], denied };
  const years = name === "year" ? YEARS.exec(value) : null;
  if (!years || !(years[1] || years[3])) return null;
  const first = Number(years[1] || 0);
  return { name, value, denied,
    years: [first, Number(years[3] || (years[2] ? 9999 : first))] };
}

/**
 * Return the words and compounds of a text without signs of a query.
 * @param {string} text
 * @returns {Unit[]}
 */
function plainUnits(text) {
  const units = compounds(text).map(compound);
  /** @type {Unit[]} */
  const found = [];
  units.forEach((one, at) => {
    const word = one.words[0], before = found[found.length - 1];
    if (before && !before.joined && !one.joined) {
      const first = before.words[0], next = units[at + 1];
      // 4 bit is 4-bit; LLaMA 2 is one thing, but not 2021, nor the 8 of 8 bit.
      const isBits = /^[0-9][0-9.]*$/.test(first) && !YEAR.test(first) && stem(word) === "bit";
      const endsIn = next !== undefined && stem(next.words[0]) === "bit";
      const isNumber = /^[0-9]{1,2}$/.test(word) && !endsIn;
      if (isBits || (isNumber && /^\p{L}+$/u.test(first) && !COMMON.has(first))) {
        found[found.length - 1] = compound([first, word]);
        return;
      }
    }
    found.push(one);
  });
  return found;
}

/** @param {string[]} pieces */
function compound(pieces) {
  const those = pieces.flatMap(words);
  const dated = pieces.length < 3 ? DATED.exec(pieces.join("")) : null;
  // CVPR2020 and CVPR'20 are a name and a year, where no paper has the two as one.
  const others = dated ? [unit([dated[1], dated[2].length === 4 ? dated[2] : "20" + dated[2]])] : [];
  if (pieces.length === 1) return unit(those, { others });
  const strict = those.some((word) => Array.from(word).length === 1 || /\d/.test(word));
  return unit(those, { joined: pieces.join(""), strict, others });
}

/**
 * Return units where what has another name is found by that too; the longest names first.
 * @param {Unit[]} units
 * @param {string[][]} synonyms
 * @returns {Unit[]}
 */
function withOthers(units, synonyms) {
  const known = namesOf(synonyms);
  /** @type {Unit[]} */
  const found = [];
  for (let at = 0; at < units.length;) {
    let end = known.size ? units.length : at;
    for (; end > at; end--) {
      const parts = units.slice(at, end);
      const isPlain = !parts.some((part) => part.phrase || part.author);
      const others = isPlain ? known.get(formOf(parts)) : undefined;
      if (!others?.length) continue;
      found.push(unit(parts.flatMap((part) => part.words),
        { joined: parts.length === 1 ? parts[0].joined : "", parts, others }));
      break;
    }
    if (end === at) found.push(units[end++]);
    at = end;
  }
  return found;
}

/** @type {WeakMap<string[][], Map<string, Unit[]>>} */
const NAMES = new WeakMap();

/**
 * Return the other names of each name, by what its ways to be written have in common.
 * @param {string[][]} synonyms
 */
function namesOf(synonyms) {
  const known = NAMES.get(synonyms);
  if (known) return known;
  /** @type {Map<string, Map<string, Unit>>} */
  const found = new Map();
  for (const group of synonyms) {
    const those = new Map(group.map(plainUnits).map((units) => [formOf(units), oneOf(units)]));
    for (const form of those.keys()) {
      const others = found.get(form) ?? new Map();
      found.set(form, others);
      for (const [other, one] of those) {
        if (other !== form && !others.has(other)) others.set(other, one);
      }
    }
  }
  const made = new Map(Array.from(found, ([form, others]) => [form, Array.from(others.values())]));
  NAMES.set(synonyms, made);
  return made;
}

/**
 * Return what two ways to write a name have in common: post-training and post training.
 * @param {Unit[]} units
 */
function formOf(units) {
  return units.flatMap((one) => one.words).map(stem).join("");
}

/** @param {Unit[]} units */
function oneOf(units) {
  return units.length === 1 ? units[0] : unit(units.flatMap((one) => one.words), { parts: units });
}
