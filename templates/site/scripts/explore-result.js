/* From what a reader asked for to the papers that answer it. */

import { listed } from "./downloads.js";
import { findPapers } from "./finding.js";
import { ordered, sift } from "./results.js";

/** @import { Numbers } from "./binary.js" */
/** @import { State } from "./explore-state.js" */
/** @import { Question } from "./results.js" */
/** @import { Column, Index } from "./search-index.js" */
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
 * @property {boolean} turned whether the order is the other way round
 */

/**
 * Ask the index all that a state needs, at once.
 * @param {Index} index
 * @param {State} state
 * @param {string[]} ids of all facets, "year" among them
 * @param {string[]} kept the ids of the reading list
 * @param {[facet: string, value: string] | null} [base] what all papers of this page have
 * @returns {Promise<Answer>}
 */
export async function ask(index, state, ids, kept, base) {
  const { count } = await index.open(), byNumber = state.sort === "year";
  const isChosen = state.from || state.to || Object.keys(state.facets).length;
  const [hits, asked, keys, masks] = await Promise.all([
    state.q.trim() ?
      findPapers(index, state.q, { abstracts: state.abstracts, exactly: state.exact }) : null,
    isChosen ? questions(index, state, ids) : [],
    state.sort && !byNumber ? index.sort(state.sort) : null,
    Promise.all([
      ...(base ? [maskOf(count, await listed(index, ...base))] : []),
      ...(state.kept ? [maskOfKept(index, kept, count)] : []),
      ...(state.since ? [maskOfAdded(index, state.since)] : []),
    ]),
  ]);
  return { count, hits, masks, questions: asked, keys, byNumber, turned: state.turned };
}

/**
 * Filter and sort: nothing is fetched here, and an answer that came too late is spared it.
 * @param {Answer} answer
 */
export function decide({ count, hits, masks, questions: asked, keys, byNumber, turned }) {
  const sifted = sift(count, hits, masks, asked);
  return { sifted, numbers: ordered(sifted, byNumber ? null : hits, keys, turned) };
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
  // Who signed what is as large as all other columns: fetched for who asks for an author.
  const people = index.knowsAuthors() || state.facets.author ? await index.authors() : null;
  return ids.map((id) => {
    const { include, exclude } = state.facets[id] ?? { include: [], exclude: [] };
    if (id === "year") {
      const { from, to } = state, numbers = (/** @type {string[]} */ of) => new Set(of.map(Number));
      return { years, from, to, include: numbers(include), exclude: numbers(exclude) };
    }
    const column = (id === "author" ? people : facets.get(id)) ?? NOTHING;
    const places = (/** @type {string[]} */ values) =>
      new Set(values.map((value) => column.values.indexOf(value)));
    const every = state.every.includes(id) && include.length > 1;
    return { column, include: places(include), exclude: places(exclude), every };
  });
}

/** @type {Column} */
const NOTHING = { values: [], starts: null, places: new Uint8Array() };

/**
 * @param {number} count
 * @param {number[]} numbers of the papers that may stay
 */
function maskOf(count, numbers) {
  const mask = new Uint8Array(count);
  for (const number of numbers) if (number >= 0) mask[number] = 1;
  return mask;
}

/**
 * @param {Index} index
 * @param {string[]} kept
 * @param {number} count
 */
async function maskOfKept(index, kept, count) {
  return maskOf(count, await index.numbers(kept));
}

/**
 * @param {Index} index
 * @param {string} since
 */
async function maskOfAdded(index, since) {
  const day = Date.parse(since) / 864e5;
  return (await index.sort("added")).map((added) => Number(added - 1 > day));
}
