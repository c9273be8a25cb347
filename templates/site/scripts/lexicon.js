/* The terms of a list, in the files that a search needs of them; search/lexicon.py finds the same
   on a machine that has the list. */

import { Shard, bisect, span } from "./postings.js";
import { AGAIN, AGREED, AUTHOR, BEGINS, EXACT, FACT, FORM, Hits, LAST } from "./search-scoring.js";
import { base, otherSpelling, stem } from "./stems.js";
import { distance } from "./tokenise.js";

/** @import { Head } from "./binary.js" */
/** @import { Span } from "./postings.js" */
/** @import { Index } from "./search-index.js" */
/** @import { Worth } from "./search-scoring.js" */

/**
 * Whether longer words count too, and whether only authors' names do.
 * @typedef {{ begins?: boolean, author?: boolean }} How
 */

/** The terms of titles, names and facts, or those of abstracts. */
export class Lexicon {
  /**
   * @param {Index} index
   * @param {"terms" | "abstract-terms"} kind
   */
  constructor(index, kind) {
    this.index = index;
    this.kind = kind;
  }

  /** Return the first term of each file. */
  async firsts() {
    if (this.kind === "terms") return (await this.index.open()).terms;
    return this.index.file("abstracts", 0,
      (/** @type {Head & { terms: string[] }} */ head) => head.terms);
  }

  /**
   * Fetch a file of terms.
   * @param {number} at
   * @param {"terms" | "abstract-terms" | "prefixes"} [kind]
   * @returns {Promise<Shard>}
   */
  shard(at, kind = this.kind) {
    return this.index.file(kind, at, (/** @type {Head & { terms: string }} */ head) =>
      new Shard(head));
  }

  /**
   * Return the papers that have the very word.
   * @param {string} word
   * @param {Worth} [worth]
   */
  async exact(word, worth = EXACT) {
    const { count } = await this.index.open(), hits = new Hits(count);
    const [shard, place] = await this.holding(word);
    if (place >= 0) score(hits, shard, place, worth);
    return hits;
  }

  /**
   * Return which papers have a word in their titles more than once, or far behind.
   * @param {string} word
   */
  async again(word) {
    const { count } = await this.index.open(), found = new Uint8Array(count);
    const [shard, place] = await this.holding(word);
    if (place >= 0) {
      shard.each(place, (paper, where) => {
        if (where & AGAIN || (where & LAST) === LAST) found[paper] = 1;
      });
    }
    return found;
  }

  /**
   * Find the file that a term would stand in, and its place there; -1 where it is not.
   * @param {string} term
   * @param {"terms" | "abstract-terms" | "prefixes"} [kind]
   * @returns {Promise<[shard: Shard, place: number]>}
   */
  async holding(term, kind = this.kind) {
    const firsts = kind === "prefixes" ? (await this.index.open()).prefixes : await this.firsts();
    if (!firsts.length) return [new Shard({ terms: "", arrays: [] }), -1];
    const shard = await this.shard(Math.max(bisect(firsts, term) - 1, 0), kind);
    return [shard, shard.placeOf(term)];
  }

  /**
   * Return the papers that have a word, a form of it or, with `begins`, a longer one.
   * @param {string} word
   * @param {How} [how]
   */
  async hits(word, { begins = true, author = false } = {}) {
    const { count, spread } = await this.index.open(), hits = new Hits(count);
    const firsts = await this.firsts();
    if (!firsts.length) return hits;
    await Promise.all([word, otherSpelling(word)].filter(Boolean).map(async (spelt) => {
      const root = stem(spelt), range = span(firsts, root), isNumber = /^\d/.test(spelt);
      const longer = begins && !isNumber;
      if (range[1] - range[0] > spread) {
        // So many files that no page fetches them.
        const [[shard, place], [listed, at]] = await Promise.all(
          [this.holding(spelt), longer && this.kind === "terms" ? this.holding(root, "prefixes") : [null, -1]]);
        if (place >= 0) score(hits, shard, place, spelt === word ? EXACT : FORM, author);
        if (listed && at >= 0) score(hits, listed, at, BEGINS, author);
        return;
      }
      const start = base(spelt), files = [];
      for (let at = range[0]; at < range[1]; at++) files.push(this.shard(at));
      for (const shard of await Promise.all(files)) {
        shard.beginning(root, (term, place) => {
          const worth = term === word ? EXACT : stem(term) === root ? FORM
            : longer && term.startsWith(start) ? BEGINS : null;
          if (worth) score(hits, shard, place, worth, author);
        });
      }
    }));
    return hits;
  }

  /**
   * Find the term nearest to a word that no paper has, the most frequent of the nearest; "" where
   * none is near, and for a number, which is no slip of another.
   * @param {string} word
   */
  async nearest(word) {
    const { vocabulary } = await this.index.open(), most = word.length < 6 ? 1 : 2;
    let best = { off: most + 1, count: 0, word: "" };
    if (word.length < 3 || /^\d/.test(word)) return "";
    const look = async (/** @type {string} */ first) => {
      /** @type {Span} */
      const [start, end] = first ? span(vocabulary, first) : [0, vocabulary.length];
      for (let at = start; at < end; at++) {
        const found = await this.index.file("vocabulary", at,
          (/** @type {Head & { words: string }} */ head) =>
            ({ words: head.words.split("\n"), counts: head.arrays[0] }));
        found.words.forEach((other, place) => {
          if (!other.startsWith(first) || other.length < word.length - most) return;
          const away = distance(word, other, most), count = found.counts[place];
          const off = Math.min(away.whole, away.start + 0.5); // a word still being typed
          if (off > most || off > best.off) return;
          if (off < best.off || count > best.count) best = { off, count, word: other };
        });
      }
    };
    await look(word[0]);
    if (!best.word || best.off > 1) await look(word[1]); // the first letter went missing
    if (!best.word) await look("");
    return best.word;
  }
}

/**
 * Score every paper of a term of a file.
 * @param {Hits} hits
 * @param {Shard} shard
 * @param {number} place the term's
 * @param {Worth} worth
 * @param {boolean} [author] only where an author is called so
 */
function score(hits, shard, place, [titled, elsewhere], author = false) {
  shard.each(place, (paper, where) => {
    const at = author ? 0 : where & LAST;
    const worth = at ? titled + (where & FACT ? AGREED : 0) : elsewhere;
    if (!author || where & AUTHOR) hits.add(paper, worth, at);
  });
}
