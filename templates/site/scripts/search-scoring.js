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
 */

// What a hit is worth: the word itself, a longer one, or one of the abstract.
/** @type {Worth} */
export const EXACT = [3, 6];
/** @type {Worth} */
export const BEGINS = [2, 4];
/** @type {Worth} */
export const IN_ABSTRACT = [1, 1];
// What it is worth besides that a paper is called by one of the words, or by all that was typed: no
// paper has more of its other words, so that it stands before those that only mention it.
/** @type {Worth} */
export const NAMED = [0, 6];
/** @type {Worth} */
export const TITLED = [0, 12];

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
  return { scores, groups: asked, read: "", partly: most > 0 && most < lists.length };
}
