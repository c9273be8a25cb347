/* Which papers have which term, as search/postings.py writes it. */

/** @import { Head } from "./binary.js" */

/** @typedef {[elsewhere: number, inTitle: number]} Worth what a hit adds to a paper's score */
/** @typedef {[first: number, end: number]} Span places in a list, the end not among them */

/**
 * Find the first place in a sorted list whose text comes after `text`, or is it where `at` is set.
 * @param {string[]} list
 * @param {string} text
 * @param {boolean} [at]
 */
export function bisect(list, text, at) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < text || (!at && list[middle] === text)) low = middle + 1;
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

/** Some terms in order, and for each the papers that have it. */
export class Shard {
  /** @param {Head & { terms: string }} head */
  constructor(head) {
    this.terms = head.terms.split("\n");
    const [counts, widths, ...gaps] = head.arrays; // gaps of 8, of 16 and of 32 bits
    this.counts = counts;
    this.widths = widths;
    this.gaps = gaps;
    this.starts = new Uint32Array(this.terms.length);
    const filled = [0, 0, 0]; // of the gaps of each width
    for (let place = 0; place < this.starts.length; place++) {
      this.starts[place] = filled[this.widths[place]];
      filled[this.widths[place]] += this.counts[place];
    }
  }

  /**
   * Raise the score of every paper of a term.
   * @param {number} place the term's
   * @param {Worth} worth
   * @param {Uint16Array} scores one a paper
   */
  raise(place, worth, scores) {
    const gaps = this.gaps[this.widths[place]], end = this.starts[place] + this.counts[place];
    for (let at = this.starts[place], paper = -1; at < end; at++) {
      paper += gaps[at] >>> 1;
      const score = worth[gaps[at] & 1];
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
