/* Which of the papers found comes first: what a hit is worth, and how hits add up. */

/** @import { Worth } from "./postings.js" */
/** @import { Group } from "./tokenise.js" */

/**
 * What a search found.
 * @typedef {object} Hits
 * @property {Uint16Array} scores one a paper, 0 for those not found
 * @property {Group[]} groups what was searched for
 * @property {string} read the query that was searched for, where words of the one given are not on
 *   the list; else ""
 * @property {boolean} partly whether no paper has all words
 * @property {boolean} called whether some of them are called by all that was typed, or have an
 *   author of that name; not where the others were left out, since it was typed in quotes
 */

// What a hit is worth: the word itself, a longer one, or one of the abstract.
/** @type {Worth} */
export const EXACT = [3, 6];
/** @type {Worth} */
export const BEGINS = [2, 4];
/** @type {Worth} */
export const IN_ABSTRACT = [1, 1];
// What it is worth besides that a paper is called by one of the words, or by all that was typed: no
// paper has more of its other words, so that it stands before those that only mention it.  Less is
// it worth that one of its authors is called by all that was typed: Song Han is no title.
/** @type {Worth} */
export const NAMED = [0, 6];
/** @type {Worth} */
export const TITLED = [10, 12];
const QUOTED = /^\s*["“”„«](.+)["“”»]\s*$/;

/**
 * Add the scores of all groups up, for the papers that answer most of them.
 * @param {Uint16Array[]} lists
 * @param {Group[]} asked
 * @returns {Hits}
 */
export function together(lists, asked) {
  const count = lists[0].length, scores = new Uint16Array(count), matched = new Uint8Array(count);
  let most = 0;
  for (const list of lists) {
    for (let paper = 0; paper < count; paper++) {
      if (list[paper]) {
        scores[paper] += list[paper];
        if (++matched[paper] > most) most = matched[paper];
      }
    }
  }
  for (let paper = 0; paper < count; paper++) if (matched[paper] < most) scores[paper] = 0;
  const partly = most > 0 && most < lists.length;
  return { scores, groups: asked, read: "", partly, called: false };
}

/**
 * Raise the papers that are called by what was typed; in quotes they are all that is left.
 * @param {Hits} hits
 * @param {Uint16Array} named what it is worth how each paper is called
 * @param {string} query
 */
export function raise(hits, named, query) {
  const { scores } = hits;
  named.forEach((score, paper) => {
    if (!scores[paper]) return;
    if (score >= TITLED[0]) hits.called = true;
    scores[paper] += score;
  });
  if (!hits.called || !QUOTED.test(query)) return;
  named.forEach((score, paper) => { if (score < TITLED[0]) scores[paper] = 0; });
  hits.called = false;
}
