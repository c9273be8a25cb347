/* Which papers have which term, as search/postings.py writes it. */

/** @import { Head, Numbers } from "./binary.js" */

/** @typedef {[first: number, end: number]} Span places in a list, the end not among them */

/**
 * Find the first place in a sorted list whose value comes after `value`, or is it with `at`.
 * @template {string | number} Kind
 * @param {ArrayLike<Kind>} list
 * @param {Kind} value
 * @param {boolean} [at]
 */
export function bisect(list, value, at) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < value || (!at && list[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Find which files, by the first text of each, may hold texts that begin with `start`.
 * @param {string[]} firsts
 * @param {string} start
 * @returns {Span}
 */
export function span(firsts, start) {
  return [Math.max(bisect(firsts, start) - 1, 0), bisect(firsts, start + "\uffff", true)];
}

/**
 * Join arrays of the lowest bytes of numbers, of the next ones, and so on, to the numbers.
 * @param {Numbers[]} planes
 */
export function united([lowest, ...planes]) {
  const numbers = Uint32Array.from(lowest);
  planes.forEach((plane, above) => {
    for (let at = 0; at < plane.length; at++) numbers[at] |= plane[at] << 8 * (above + 1);
  });
  return numbers;
}

/**
 * Return the sums of the numbers up to each.
 * @param {Numbers} numbers
 */
export function sums(numbers) {
  const found = new Uint32Array(numbers.length);
  for (let at = 0, sum = 0; at < numbers.length; at++) found[at] = sum += numbers[at];
  return found;
}

/** Some terms in order, or keys that stand for them, and for each the papers that have it. */
export class Shard {
  /** @param {Head & { terms?: string, keys?: number }} head */
  constructor({ terms, keys = 0, arrays }) {
    this.terms = terms?.split("\n") ?? [];
    this.keys = keys ? sums(united(arrays.slice(0, keys))) : new Uint32Array();
    const [counts, where, ...gaps] = arrays.slice(keys);
    this.ends = sums(counts);
    this.where = where;
    this.gaps = united(gaps);
  }

  /**
   * Tell of every paper of a term, and where it has that: search/postings.py says how.
   * @param {number} place the term's
   * @param {(paper: number, where: number) => void} tell
   */
  each(place, tell) {
    for (let at = place && this.ends[place - 1], paper = 0; at < this.ends[place]; at++) {
      paper += this.gaps[at];
      tell(paper, this.where[at]);
    }
  }

  /**
   * Tell of every term that begins so, and of its place.
   * @param {string} beginning
   * @param {(term: string, place: number) => void} tell
   */
  beginning(beginning, tell) {
    let place = bisect(this.terms, beginning, true);
    for (; place < this.terms.length && this.terms[place].startsWith(beginning); place++) {
      tell(this.terms[place], place);
    }
  }

  /**
   * Return the place of a term, or of the key that stands for one; -1 where it is not here.
   * @param {string | number} term
   */
  placeOf(term) {
    /** @type {ArrayLike<string | number>} */
    const list = typeof term === "string" ? this.terms : this.keys, place = bisect(list, term, true);
    return list[place] === term ? place : -1;
  }
}
