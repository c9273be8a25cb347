/* Which of the papers found comes first: what a hit is worth, and how hits add up.
   search/ranking.py ranks so too, in the same numbers; docs/decisions/relevance.md says why. */

/** @typedef {[titled: number, elsewhere: number]} Worth what a hit adds to a paper's score */

// The word itself, another form of it, a longer word that begins so, and one that is spelt alike.
/** @type {Worth} */
export const EXACT = [12, 8];
/** @type {Worth} */
export const FORM = [10, 7];
/** @type {Worth} */
export const BEGINS = [7, 4];
/** @type {Worth} */
export const ALIKE = [6, 4];
export const IN_ABSTRACT = 2;
// That a word of the title is one of a tag too: SNN is a sub-bit network elsewhere.
export const AGREED = 2;
// Of another name for the same: so many quarters of what its words are worth.
export const OTHER_NAME = 3;
const BESIDE = 6, CLOSE = 3, TURNED = 2, FIRST = 1, APART = 3;
// That a paper is called by one of the words, or by all that was typed; that an author is.
export const NAMED = 12, TITLED = 40, SIGNED = 24;
// That one of the words is the name of its venue, or of its repository.
export const TOLD = 4;
export const LEVELS = 16;
// Where a paper has a term: an author's name, another fact, its first place in the title, and
// whether it comes again there.
export const AGAIN = 32, AUTHOR = 64, FACT = 128, LAST = 31;

/** What each paper has of some words: its worth, and where in the title they begin and end. */
export class Hits {
  /** @param {number} count how many papers there are */
  constructor(count) {
    this.worth = new Uint16Array(count);
    this.first = new Uint8Array(count);
    this.last = new Uint8Array(count);
    this.any = false;
  }

  /**
   * Note a hit of a paper, if it is the better one: the worth counts, then what stands first.
   * @param {number} paper
   * @param {number} worth
   * @param {number} [first]
   * @param {number} [last]
   */
  add(paper, worth, first = 0, last = first) {
    const known = this.worth[paper];
    if (worth < known || !worth) return;
    if (worth === known && !(first && first < (this.first[paper] || LAST + 1))) return;
    this.worth[paper] = worth;
    this.first[paper] = first;
    this.last[paper] = last;
    this.any = true;
  }

  /**
   * Note the hits of others, of so many times the worth, of so many parts.
   * @param {Hits} others
   * @param {number} [times]
   * @param {number} [of]
   */
  take(others, times = 1, of = 1) {
    if (!others.any) return this;
    others.worth.forEach((worth, paper) => {
      if (worth) {
        const share = Math.max(Math.floor(worth * times / of), 1);
        this.add(paper, share, others.first[paper], others.last[paper]);
      }
    });
    return this;
  }

  /**
   * Return the hits of those papers alone that a test leaves.
   * @param {(paper: number) => boolean} stays
   */
  only(stays) {
    const found = new Hits(this.worth.length);
    this.worth.forEach((worth, paper) => {
      if (worth && stays(paper)) found.add(paper, worth, this.first[paper], this.last[paper]);
    });
    return found;
  }
}

/**
 * Return what it is worth how two hits stand to one another in the title.
 * @param {number} last where the first one ends, 0 where it is not there
 * @param {number} first where the second one begins
 */
function beside(last, first) {
  if (!last || !first || last === LAST || first === LAST) return 0;
  const steps = first - last;
  if (steps >= 0 && steps <= 1) return BESIDE;
  if (steps > 0 && steps <= APART) return CLOSE;
  return steps < 0 && steps >= -APART ? TURNED : 0;
}

/**
 * Return the papers that are in all of some lists; `strict`: side by side in the title.
 * @param {Hits[]} lists
 * @param {boolean} [strict]
 */
export function every(lists, strict = false) {
  if (lists.length === 1) return lists[0];
  const count = lists[0].worth.length, found = new Hits(count);
  if (!lists.every((hits) => hits.any)) return found;
  for (let paper = 0; paper < count; paper++) {
    let worth = lists[0].worth[paper], last = lists[0].last[paper];
    for (let at = 1; worth && at < lists.length; at++) {
      const hits = lists[at], near = beside(last, hits.first[paper]);
      if (!hits.worth[paper] || (strict && near !== BESIDE)) worth = 0;
      else worth += hits.worth[paper] + near;
      last = hits.last[paper];
    }
    if (worth) found.add(paper, worth, lists[0].first[paper], last);
  }
  return found;
}

/**
 * Add up the hits of all units, for the papers that answer most of them.
 * @param {Hits[]} lists
 * @param {number} count
 */
export function together(lists, count) {
  const worth = new Uint32Array(count), matched = new Uint8Array(count);
  let most = 0;
  for (const hits of lists) {
    for (let paper = 0; paper < count; paper++) {
      if (hits.worth[paper] && ++matched[paper] > most) most = matched[paper];
    }
  }
  for (let paper = 0; paper < count; paper++) {
    if (!matched[paper] || matched[paper] < most) continue;
    let sum = 0, last = 0;
    lists.forEach((hits, at) => {
      const here = hits.worth[paper], first = hits.first[paper];
      if (here) sum += here + beside(last, first) + (!at && first === 1 ? FIRST : 0);
      last = here && hits.last[paper];
    });
    worth[paper] = sum;
  }
  return { worth, matched: most };
}
