/* From scores and filters to the papers of a result, in order, with the counts of every facet.
   Pure functions over typed arrays: one pass over the papers a filter. */

/** @import { Numbers } from "./binary.js" */
/** @import { Column } from "./search-index.js" */

/**
 * What is asked of the years: some of them, a range with 0 for no bound, or both; and which a paper
 * must not be of. `years` are those of all papers, plus 1.
 * @typedef {{ years: Numbers, from: number, to: number, include: Set<number>,
 *   exclude: Set<number> }} YearQuestion
 */

/**
 * What is asked of a facet: the places of the values that a paper must have one of, or all of them
 * with `every`, and of those it must not have.
 * @typedef {{ column: Column, include: Set<number>, exclude: Set<number>, every?: boolean }}
 *   ValueQuestion
 */

/** @typedef {YearQuestion | ValueQuestion} Question */

const OUT = 255; // fails more than one filter, or one that has no counts of its own

/**
 * Filter all papers. Returns for each 0 where it is in the result, n where only the facet n (from
 * 1) keeps it out, OUT else: what a facet's values leave is then counted without filtering anew.
 * @param {number} count how many papers there are
 * @param {{ scores: Numbers } | null} hits of a search, if there was one
 * @param {ArrayLike<number>[]} masks each says 1 for the papers that may stay, 0 for others
 * @param {Question[]} facets at most 250
 */
export function sift(count, hits, masks, facets) {
  const state = new Uint8Array(count);
  for (const mask of hits ? [hits.scores, ...masks] : masks) {
    for (let paper = 0; paper < count; paper++) if (!mask[paper]) state[paper] = OUT;
  }
  facets.forEach((facet, at) => {
    if ("years" in facet) siftYears(facet, at + 1, state);
    else siftValues(facet, at + 1, state);
  });
  return state;
}

/**
 * @param {Uint8Array} state
 * @param {number} paper
 * @param {number} facet from 1
 */
function fail(state, paper, facet) {
  state[paper] = state[paper] && state[paper] !== facet ? OUT : facet;
}

/**
 * @param {YearQuestion} question
 * @param {number} number the facet's, from 1
 * @param {Uint8Array} state
 */
function siftYears({ years, from, to, include, exclude }, number, state) {
  const isAsked = from || to || include.size;
  if (!isAsked && !exclude.size) return;
  for (let paper = 0; paper < state.length; paper++) {
    const year = years[paper] - 1;
    if (exclude.has(year)) state[paper] = OUT;
    else if (isAsked && !include.has(year) &&
      !((from || to) && year >= from && year <= (to || Infinity))) fail(state, paper, number);
  }
}

/**
 * @param {ValueQuestion} question
 * @param {number} number the facet's, from 1
 * @param {Uint8Array} state
 */
function siftValues({ column, include, exclude, every }, number, state) {
  if (!include.size && !exclude.size) return;
  const { values, starts, places } = column;
  const needed = every ? include.size : Math.min(include.size, 1);
  const verdict = new Int8Array(values.length);
  for (const place of include) verdict[place] = 1;
  for (const place of exclude) verdict[place] = -1;
  for (let paper = 0; paper < state.length; paper++) {
    let found = 0, refused = false; // a paper has a value once
    if (starts) {
      for (let at = starts[paper]; at < starts[paper + 1]; at++) {
        if (verdict[places[at]] > 0) found++;
        else if (verdict[places[at]] < 0) refused = true;
      }
    } else if (places[paper]) {
      found = Number(verdict[places[paper] - 1] > 0);
      refused = verdict[places[paper] - 1] < 0;
    }
    if (refused) state[paper] = OUT; // whatever else is chosen in this facet
    else if (found < needed) fail(state, paper, number);
  }
}

/**
 * Count how many papers each value of a facet would leave: as if nothing were chosen in this facet,
 * but where all of its values are asked for, since one more leaves fewer.
 * @param {Question} facet
 * @param {number} number the facet's, from 1
 * @param {Uint8Array} state from sift
 * @returns {Map<string, number>} by value; of years only those with papers
 */
export function counts(facet, number, state) {
  return "years" in facet ? countYears(facet, number, state) : countValues(facet, number, state);
}

/** @type {(facet: ValueQuestion, number: number, state: Uint8Array) => Map<string, number>} */
function countValues({ column: { values, starts, places }, every }, number, state) {
  const found = new Uint32Array(values.length);
  for (let paper = 0; paper < state.length; paper++) {
    if (state[paper] && (every || state[paper] !== number)) continue;
    if (starts) for (let at = starts[paper]; at < starts[paper + 1]; at++) found[places[at]]++;
    else if (places[paper]) found[places[paper] - 1]++;
  }
  return new Map(values.map((value, place) => [value, found[place]]));
}

/** @type {(facet: YearQuestion, number: number, state: Uint8Array) => Map<string, number>} */
function countYears({ years }, number, state) {
  const found = new Uint32Array(10001), result = new Map();
  for (let paper = 0; paper < state.length; paper++) {
    if (!state[paper] || state[paper] === number) found[years[paper] - 1]++;
  }
  found.forEach((count, year) => { if (count) result.set(String(year), count); });
  return result;
}

/**
 * Return the papers of a result in order: by `keys` (larger first) where given, else by their
 * scores, else as they are numbered; within the same by number. Turned, the smallest come first,
 * and what has no key still last.
 * @param {Uint8Array} state from sift
 * @param {{ scores: Numbers } | null} hits
 * @param {Numbers | null} keys
 * @param {boolean} [turned]
 */
export function ordered(state, hits, keys, turned) {
  const count = state.length, values = keys ?? hits?.scores;
  let top = 0, size = 0;
  for (let paper = 0; paper < count; paper++) {
    if (state[paper]) continue;
    size++;
    if (values && values[paper] > top) top = values[paper];
  }
  const result = new Uint32Array(size);
  let at = 0;
  if (!values) {
    for (let paper = 0; paper < count; paper++) if (!state[paper]) result[at++] = paper;
    return turned ? result.reverse() : result;
  }
  // A rank holds key and number in one float, exact to 2^53: a typed array sorts 100,000 of them in
  // 16 ms, an array with a function that compares both took 54.
  const ranks = new Float64Array(size);
  for (let paper = 0; paper < count; paper++) {
    const value = values[paper];
    const rank = !turned ? top - value : value || top + 1;
    if (!state[paper]) ranks[at++] = rank * count + paper;
  }
  ranks.sort();
  for (at = 0; at < size; at++) result[at] = ranks[at] % count;
  return result;
}
