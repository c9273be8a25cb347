/* Search the index of a site; search/finding.py searches a list on its machine with the same
   results. */

import { Lexicon } from "./lexicon.js";
import { Shard } from "./postings.js";
import { isEmpty, isYear, nameOf, readQuery } from "./query.js";
import { shareOf } from "./search-index.js";
import {
  AUTHOR, EXACT, Hits, IN_ABSTRACT, LAST, LEVELS, NAMED, ALIKE, OTHER_NAME, SIGNED, TITLED, every,
  TOLD, together,
} from "./search-scoring.js";
import { checksum, fold, words } from "./tokenise.js";

/** @import { Head } from "./binary.js" */
/** @import { Field, Query, Unit } from "./query.js" */
/** @import { Columns, Index } from "./search-index.js" */

/**
 * What a search found.
 * @typedef {object} Found
 * @property {Uint32Array} scores one a paper, 0 for those not found
 * @property {Unit[]} units what was searched for, to be marked where it stands
 * @property {string} read the query that was searched for, where words of the one given are on no
 *   paper; else ""
 * @property {boolean} partly whether no paper has all words
 * @property {boolean} inAbstracts whether some words stand in abstracts alone
 * @property {boolean} called whether some papers are called by all that was typed, or have an
 *   author of that name, and others are not
 * @property {string[]} unknown tags, venues and benchmarks that the list has not
 * @property {"" | "wordless" | "key"} why why nothing can be found: there is no word in it, or it
 *   is an identifier or an address that no paper has
 */

/**
 * Finds one word: each of the ways in which words are looked for.
 * @typedef {(word: string) => Promise<Hits>} Word
 */

/** Where a search finds words; one a query. */
class Search {
  /**
   * @param {Index} index
   * @param {number} count how many papers there are
   */
  constructor(index, count) {
    this.index = index;
    this.count = count;
    this.terms = new Lexicon(index, "terms");
    this.abstracts = new Lexicon(index, "abstract-terms");
    /** @type {Map<string, string>} what was searched for in place of words that are nowhere */
    this.near = new Map();
    /** @type {Word} */
    this.word = (word) => this.terms.hits(word);
    /** @type {Word} */
    this.form = (word) => this.terms.hits(word, { begins: false });
    /** @type {Word} */
    this.anywhere = async (word) => {
      const [here, inside] = await Promise.all([this.word(word), this.inAbstracts(word)]);
      const found = new Hits(count).take(here);
      inside.worth.forEach((worth, paper) => { if (worth) found.add(paper, IN_ABSTRACT); });
      return found;
    };
    /** @type {Word} */
    this.alike = async (word) => {
      const hits = await this.anywhere(word);
      if (hits.any) return hits;
      const other = await this.terms.nearest(word);
      if (!other) return hits;
      this.near.set(word, other);
      const found = new Hits(count), those = await this.word(other);
      those.worth.forEach((worth, paper) => {
        const first = those.first[paper];
        if (worth) found.add(paper, ALIKE[first ? 0 : 1], first, those.last[paper]);
      });
      return found;
    };
  }

  /** @param {string} word */
  async inAbstracts(word) {
    const { abstracts } = await this.index.open();
    return abstracts ? this.abstracts.hits(word) : new Hits(this.count);
  }

  /**
   * Return the papers that have a unit; `word` finds a word.
   * @param {Unit} unit
   * @param {Word} word
   * @returns {Promise<Hits>}
   */
  async unit(unit, word) {
    if (unit.author) return this.byAuthor(unit);
    if (unit.phrase) return this.phrase(unit);
    const found = new Hits(this.count), size = unit.words.length;
    if (unit.parts.length) {
      found.take(every(await Promise.all(unit.parts.map((part) => this.unit(part, word)))));
    } else {
      const whole = unit.joined ? await word(unit.joined) : new Hits(this.count);
      // Where the compound is there, none of its words is misspelt.
      const each = whole.any && word === this.alike ? this.word : word;
      found.take(every(await Promise.all(unit.words.map(each)), unit.strict)).take(whole, size);
    }
    const others = await Promise.all(unit.others.map((other) =>
      this.unit(other, word === this.form ? this.form : this.word)));
    unit.others.forEach((other, at) => {
      found.take(others[at], OTHER_NAME * size, 4 * other.words.length);
    });
    return found;
  }

  /**
   * Return the papers of an author; in quotes only those of that very name.
   * @param {Unit} unit
   */
  async byAuthor(unit) {
    const how = { begins: !unit.phrase, author: true };
    const found = every(await Promise.all(unit.words.map((word) => this.terms.hits(word, how))));
    const signed = await this.named(nameOf(unit));
    const isSigned = signed.some((where) => where & AUTHOR);
    return unit.phrase && isSigned ? found.only((paper) => Boolean(signed[paper] & AUTHOR)) : found;
  }

  /**
   * Return the papers with words side by side in the title, of that name, or by that author. What
   * is no title is in no order here: of the words of one name all are an author's.
   * @param {Unit} unit
   */
  async phrase(unit) {
    const exact = await Promise.all(unit.words.map((word) => this.terms.exact(word)));
    if (exact.length === 1) return exact[0];
    const found = new Hits(this.count).take(every(exact, true)), all = every(exact);
    // It is known where a word stands first: of one that comes again it may be the other place.
    const again = await Promise.all(unit.words.map((word) => this.terms.again(word)));
    found.take(all.only((paper) =>
      again.some((those) => those[paper]) && exact.every((hits) => hits.first[paper])));
    const named = await this.named(nameOf(unit));
    const called = all.only((paper) => Boolean(named[paper]));
    if (called.any) return found.take(called);
    const how = { begins: false, author: true };
    return found.take(every(await Promise.all(
      unit.words.map((word) => this.terms.hits(word, how)))));
  }

  /**
   * Return where papers have a name: as their own, or as that of an author.
   * @param {string} name
   */
  async named(name) {
    const { names, longest_name: longest } = await this.index.open();
    const found = new Uint8Array(this.count), signs = Array.from(name);
    if (!names || signs.length < 2) return found; // a single letter is the beginning of a word
    const key = checksum(signs.slice(0, longest).join(""));
    const shard = await this.index.file("names", shareOf(key, names),
      (/** @type {Head & { keys: number }} */ head) => new Shard(head));
    const place = shard.placeOf(key);
    if (place >= 0) shard.each(place, (paper, where) => { found[paper] = where; });
    return found;
  }

  /**
   * Return the worth of each paper that answers the words of a query.
   * @param {Query} query
   * @param {boolean} exactly whether words that no paper has stay as they are
   * @param {boolean} abstracts whether these are searched in any case
   */
  async answers(query, exactly, abstracts) {
    if (!query.units.length) {
      return { worth: new Uint32Array(this.count).fill(1), partly: false, inAbstracts: false };
    }
    const size = query.units.length, first = abstracts ? this.anywhere : this.word;
    let lists = await this.all(query, first), inAbstracts = false;
    let found = together(lists, this.count);
    if (found.matched < size) {
      // What no title has is looked for in abstracts, and what these have not either may be
      // misspelt.
      const deep = abstracts ? lists : await this.all(query, this.anywhere);
      const further = together(deep, this.count);
      if (further.matched > found.matched) {
        lists = deep;
        found = further;
        inAbstracts = true;
      }
      if (!exactly) {
        lists = await Promise.all(lists.map((hits, at) =>
          deep[at].any ? hits : this.unit(query.units[at], this.alike)));
        if (this.near.size) found = together(lists, this.count);
      }
    }
    const { worth, matched } = found;
    return { worth, inAbstracts, partly: matched > 0 && matched < size };
  }

  /**
   * Return the hits of each unit; who is called by the words of several has them all.
   * @param {Query} query
   * @param {Word} word
   */
  async all({ units, joined, name }, word) {
    const [lists, whole, told] = await Promise.all([
      Promise.all(units.map((unit) => this.unit(unit, word))),
      joined ? this.word(joined) : new Hits(this.count), this.named(name)]);
    const called = new Hits(this.count);
    told.forEach((where, paper) => {
      if (where) called.add(paper, EXACT[where & LAST ? 0 : 1]);
    });
    return lists.map((hits, at) => {
      const found = new Hits(this.count).take(hits).take(whole);
      return isYear(units[at]) || units[at].author ? found : found.take(called);
    });
  }

  /**
   * Raise the papers that are called by what was typed, or whose author is; returns whether there
   * are some, and others.
   * @param {Uint32Array} worth
   * @param {Query} query
   */
  async raise(worth, query) {
    const units = query.units.filter((unit) => !unit.author);
    const near = Array.from(this.near).sort(([one], [other]) => one < other ? -1 : 1);
    const meant = (/** @type {string} */ name) =>
      near.reduce((made, [typed, other]) => made.replaceAll(typed, other), name);
    const [whole, ...each] = await Promise.all(
      [query.name, ...units.map(nameOf)].map((name) => this.named(meant(name))));
    // What the list knows another word for is meant more often than the repository called so.
    const told = units.map((unit) => unit.others.length ? 0 : TOLD);
    const meansMore = query.units.length === 1 && query.units[0].others.length > 0;
    const signed = meansMore ? 0 : SIGNED;
    let called = 0, others = 0;
    worth.forEach((one, paper) => {
      if (!one) return;
      each.forEach((named, at) => {
        if (named[paper]) worth[paper] += named[paper] & LAST ? NAMED : told[at];
      });
      if (whole[paper]) {
        worth[paper] += whole[paper] & LAST ? TITLED : signed;
        called++;
      } else others++;
    });
    return called > 0 && others > 0;
  }

  /**
   * Return which papers the fields of a query leave, and the values that nobody knows.
   * @param {Query} query
   */
  async wanted({ without, fields }) {
    const out = await Promise.all(without.map((unit) => this.unit(unit, this.form)));
    /** @type {string[]} */
    const unknown = [];
    /** @type {Test[]} */
    const tests = out.map((hits) => (paper) => !hits.worth[paper]);
    if (fields.length) tests.push(...await this.testsOf(fields, unknown));
    const none = unknown.length > 0;
    return { isWanted: (/** @type {number} */ paper) => !none && tests.every((test) => test(paper)),
      unknown, all: !none && !tests.length };
  }

  /**
   * Return the tests of fields; what nobody knows is added to `unknown`.
   * @param {Field[]} fields
   * @param {string[]} unknown
   */
  async testsOf(fields, unknown) {
    const [columns, spelt] = await Promise.all([this.index.columns(), spellings(this.index)]);
    /** @type {Test[]} */
    const tests = [];
    /** @type {number[]} */
    const venues = [];
    for (const { name, value, years, denied } of fields) {
      /** @type {Test} */
      let test = () => false;
      if (name === "has") test = answersTo(columns, value.toLowerCase());
      else if (name !== "year") {
        const place = spelt[name]?.[words(value).join("")] ?? -1;
        if (place < 0) unknown.push(value);
        else if (name === "venue" && !denied) venues.push(place); // of two any: no paper has both
        if (place < 0 || (name === "venue" && !denied)) continue;
        test = hasAny(columns, name, [place]);
      } else test = isOf(columns, years);
      tests.push(denied ? (paper) => !test(paper) : test);
    }
    if (venues.length) tests.push(hasAny(columns, "venue", venues));
    return tests;
  }
}

/** @typedef {(paper: number) => boolean} Test */

/**
 * Return what tells whether a paper is of some years.
 * @param {Columns} columns
 * @param {[first: number, last: number]} span
 * @returns {Test}
 */
function isOf({ years }, [first, last]) {
  return (paper) => {
    const year = Math.max(years[paper] - 1, 0);
    return year >= first && year <= last;
  };
}

/**
 * Fetch the places of values by their spellings.
 * @param {Index} index
 * @returns {Promise<Record<string, Record<string, number>>>}
 */
function spellings(index) {
  return index.file("spellings", 0, (
    /** @type {Head & { spellings: Record<string, Record<string, number>> }} */ head) =>
    head.spellings);
}

/**
 * Return what tells whether a paper has any answer to a facet: code, results.
 * @param {Columns} columns
 * @param {string} facet
 * @returns {Test}
 */
function answersTo({ facets }, facet) {
  const column = facets.get(facet);
  if (!column) return () => false;
  const { starts, places } = column;
  return starts ? (paper) => starts[paper + 1] > starts[paper] : (paper) => places[paper] > 0;
}

/**
 * Return what tells whether a paper has any of some values of a facet.
 * @param {Columns} columns
 * @param {string} facet
 * @param {number[]} wanted the places of the values
 * @returns {Test}
 */
function hasAny({ facets }, facet, wanted) {
  const column = facets.get(facet);
  if (!column) return () => false;
  const { starts, places } = column;
  if (!starts) return (paper) => places[paper] > 0 && wanted.includes(places[paper] - 1);
  return (paper) => {
    for (let at = starts[paper]; at < starts[paper + 1]; at++) {
      if (wanted.includes(places[at])) return true;
    }
    return false;
  };
}

/**
 * Search the papers of an index.
 * @param {Index} index
 * @param {string} text
 * @param {{ abstracts?: boolean, exactly?: boolean }} [options] `abstracts`: always, not only where
 *   nothing else has a word; `exactly`: words that no paper has stay
 * @returns {Promise<Found>}
 */
export async function findPapers(index, text, { abstracts = false, exactly = false } = {}) {
  const { count, synonyms } = await index.open(), query = readQuery(text, synonyms);
  /** @type {Found} */
  const found = { scores: new Uint32Array(count), units: query.units, read: "", partly: false,
    inAbstracts: false, called: false, unknown: [], why: "" };
  if (query.keys.length) {
    const numbers = (await Promise.all(query.keys.map((key) => index.ofKey(key)))).flat();
    numbers.forEach((number) => { found.scores[number] = 1; });
    if (numbers.length) return found;
    if (!query.units.length) return { ...found, why: "key" };
  }
  if (isEmpty(query)) return { ...found, why: "wordless" };
  // Fetched meanwhile: for the rows of what is found, and who is called so.
  index.rowEnds().catch(() => {});
  const work = new Search(index, count);
  const names = [query.name, ...query.units.map(nameOf)].map((name) => work.named(name));
  for (const one of names) one.catch(() => {}); // told below, unless something else is before
  const cited = index.cited();
  cited.catch(() => {});
  const [{ worth, partly, inAbstracts }, { isWanted, unknown, all }] = await Promise.all(
    [work.answers(query, exactly, abstracts), work.wanted(query)]);
  const isQuoted = query.units.length === 1 && query.units[0].phrase;
  const called = await work.raise(worth, query);
  const levels = await cited;
  for (let paper = 0; paper < count; paper++) {
    if (worth[paper] && (all || isWanted(paper))) {
      found.scores[paper] = worth[paper] * LEVELS + levels[paper];
    }
  }
  let read = "";
  for (const [typed, other] of work.near) read = replaced(read || text, typed, other);
  return { ...found, partly, inAbstracts, unknown, read, called: called && !isQuoted,
    units: read ? readQuery(read, synonyms).units : query.units };
}

/**
 * Replace a word of a text, however it was accented there.
 * @param {string} text
 * @param {string} word
 * @param {string} other
 */
function replaced(text, word, other) {
  return text.replace(/[\p{L}\p{N}\p{M}+#.]+/gu,
    (written) => fold(written) === word ? other : written);
}
