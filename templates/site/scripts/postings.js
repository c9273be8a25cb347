/* Which papers have which term, as search/postings.py writes it. */

/** @import { Head, Numbers } from "./binary.js" */

/** @typedef {[elsewhere: number, inTitle: number]} Worth what a hit adds to a paper's score */
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
    const [counts, ...gaps] = arrays.slice(keys);
    this.ends = sums(counts);
    this.gaps = united(gaps);
  }

  /**
   * Raise the score of every paper of a term.
   * @param {number} place the term's
   * @param {Worth} worth
   * @param {Uint16Array} scores one a paper
   */
  raise(place, worth, scores) {
    for (let at = place && this.ends[place - 1], paper = 0; at < this.ends[place]; at++) {
      paper += this.gaps[at] >>> 1;
      const score = worth[this.gaps[at] & 1];
      if (scores[paper] < score) scores[paper] = score;
    }
  }

  /**
   * Score the papers of the word itself, and of every term that begins with it where that is worth
   * something; returns whether there is such a term.
   * @param {string} word
   * @param {{ exact: Worth, begins?: Worth }} worth
   * @param {Uint16Array} scores one a paper
   */
  match(word, worth, scores) {
    let place = bisect(this.terms, word, true), known = false;
    for (; place < this.terms.length && this.terms[place].startsWith(word); place++) {
      if (this.terms[place] === word) this.raise(place, worth.exact, scores);
      else if (worth.begins) this.raise(place, worth.begins, scores);
      else break;
      known = true;
    }
    return known;
  }
}
