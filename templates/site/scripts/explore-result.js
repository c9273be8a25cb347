/* From what a reader asked for to the papers that answer it. */

import { findPapers } from "./finding.js";
import { ordered, sift } from "./results.js";

/** @import { Numbers } from "./binary.js" */
/** @import { State } from "./explore-state.js" */
/** @import { Question } from "./results.js" */
/** @import { Index } from "./search-index.js" */
/** @import { Found } from "./finding.js" */

/**
 * All that the index says of a state.
 * @typedef {object} Answer
 * @property {number} count how many papers there are
 * @property {Found | null} hits null without a query
 * @property {ArrayLike<number>[]} masks
 * @property {Question[]} questions of all facets; none where nothing is chosen in any
 * @property {Numbers | null} keys to sort by, null for relevance and years
 * @property {boolean} byNumber whether papers stand as they are numbered: newest year first
 */

/**
 * Ask the index all that a state needs, at once.
 * @param {Index} index
 * @param {State} state
 * @param {string[]} ids of all facets, "year" among them
 * @param {string[]} kept the ids of the reading list
 * @returns {Promise<Answer>}
 */
export async function ask(index, state, ids, kept) {
  const { count } = await index.open(), byNumber = state.sort === "year";
  const isChosen = state.from || state.to || Object.keys(state.facets).length;
  const [hits, asked, keys, masks] = await Promise.all([
    state.q.trim() ?
      findPapers(index, state.q, { abstracts: state.abstracts, exactly: state.exact }) : null,
    isChosen ? questions(index, state, ids) : [],
    state.sort && !byNumber ? index.sort(state.sort) : null,
    Promise.all([
      ...(state.kept ? [maskOfKept(index, kept, count)] : []),
      ...(state.since ? [maskOfAdded(index, state.since)] : []),
    ]),
  ]);
  return { count, hits, masks, questions: asked, keys, byNumber };
}

/**
 * Filter and sort: nothing is fetched here, and an answer that came too late is spared it.
 * @param {Answer} answer
 */
export function decide({ count, hits, masks, questions: asked, keys, byNumber }) {
  const sifted = sift(count, hits, masks, asked);
  return { sifted, numbers: ordered(sifted, byNumber ? null : hits, keys) };
}

/**
 * Ask of every facet what is chosen there, by the places of its values.
 * @param {Index} index
 * @param {State} state
 * @param {string[]} ids of all facets, "year" among them
 * @returns {Promise<Question[]>}
 */
export async function questions(index, state, ids) {
  const { years, facets } = await index.columns();
  return ids.map((id) => {
    if (id === "year") return { years, from: state.from, to: state.to };
    const column = facets.get(id) ?? { values: [], places: new Uint8Array(), starts: null };
    const places = (/** @type {string[]} */ values) =>
      new Set(values.map((value) => column.values.indexOf(value)));
    const { include, exclude } = state.facets[id] ?? { include: [], exclude: [] };
    const every = state.every.includes(id) && include.length > 1;
    return { column, include: places(include), exclude: places(exclude), every };
  });
}

/**
 * @param {Index} index
 * @param {string[]} kept
 * @param {number} count
 */
async function maskOfKept(index, kept, count) {
  const mask = new Uint8Array(count);
  for (const number of await index.numbers(kept)) if (number >= 0) mask[number] = 1;
  return mask;
}

/**
 * @param {Index} index
 * @param {string} since
 */
async function maskOfAdded(index, since) {
  const day = Date.parse(since) / 864e5;
  return (await index.sort("added")).map((added) => Number(added - 1 > day));
}
