import assert from "node:assert/strict";
import { test } from "node:test";

import { counts, ordered, sift } from "../../../templates/site/scripts/results.js";

// Six papers: 2018, 2019, 2019, 2020, 2020, one without a year.
const years = Uint16Array.of(2019, 2020, 2020, 2021, 2021, 0);
// Their venues, none for the last; their tags: none, a, b, a and b, c, a.
const venue = { values: ["ICML", "JMLR"], starts: null, places: Uint8Array.of(1, 1, 2, 2, 1, 0) };
const tag = {
  values: ["a", "b", "c"],
  starts: Uint32Array.of(0, 0, 1, 2, 4, 5, 6), places: Uint8Array.of(0, 1, 0, 1, 2, 0),
};

const inYears = (from, to, include = [], exclude = []) =>
  ({ years, from, to, include: new Set(include), exclude: new Set(exclude) });
const asks = (column, include = [], exclude = []) =>
  ({ column, include: new Set(include), exclude: new Set(exclude) });

/** The numbers of the papers that are left. */
function left({ hits = null, masks = [], facets = [] }) {
  return Array.from(ordered(sift(6, hits, masks, facets), null, null));
}

for (const [says, asked, expected] of [
  ["all papers where nothing is asked", {}, [0, 1, 2, 3, 4, 5]],
  ["those a search found", { hits: { scores: Uint16Array.of(0, 1, 0, 3, 0, 0) } }, [1, 3]],
  ["those that every mask lets stay",
    { masks: [[1, 1, 0, 0, 1, 1], [0, 1, 1, 1, 1, 0]] }, [1, 4]],
  ["a year", { facets: [inYears(2019, 2019)] }, [1, 2]],
  ["years apart", { facets: [inYears(0, 0, [2018, 2020])] }, [0, 3, 4]],
  ["a range and a year", { facets: [inYears(2020, 0, [2018])] }, [0, 3, 4]],
  ["years but one, and what has none", { facets: [inYears(0, 0, [], [2019])] }, [0, 3, 4, 5]],
  ["years from one on", { facets: [inYears(2020, 0)] }, [3, 4]],
  ["years up to one, none without a year", { facets: [inYears(0, 2018)] }, [0]],
  ["one of the included values", { facets: [asks(tag, [1, 2])] }, [2, 3, 4]],
  ["all of the included values", { facets: [{ ...asks(tag, [0, 1]), every: true }] }, [3]],
  ["none where one of all is not on the list",
    { facets: [{ ...asks(tag, [0, -1]), every: true }] }, []],
  ["all of the included, but not excluded",
    { facets: [{ ...asks(tag, [0, 1], [2]), every: true }] }, [3]],
  ["none of the excluded values", { facets: [asks(tag, [], [0])] }, [0, 2, 4]],
  ["included but not excluded", { facets: [asks(tag, [0], [1])] }, [1, 5]],
  ["a value where each has one", { facets: [asks(venue, [1])] }, [2, 3]],
  ["not a value where each has one", { facets: [asks(venue, [], [0])] }, [2, 3, 5]],
  ["what every facet lets stay", { facets: [inYears(2019, 2020), asks(tag, [0])] }, [1, 3]],
  ["nothing for a value that is not on the list", { facets: [asks(tag, [-1])] }, []],
]) {
  test(`leaves ${says}`, () => assert.deepEqual(left(asked), expected));
}

test("counts in a facet as if nothing were chosen there, and in others as it is", () => {
  const facets = [inYears(2019, 2020), asks(tag, [0]), asks(venue)];
  const state = sift(6, null, [], facets);
  const count = (at) => Object.fromEntries(counts(facets[at], at + 1, state));
  assert.deepEqual(count(0), { 2019: 1, 2020: 1 });
  assert.deepEqual(count(1), { a: 2, b: 2, c: 1 });
  assert.deepEqual(count(2), { ICML: 1, JMLR: 1 });
});

test("counts in a facet what one more of all its values would leave", () => {
  const facets = [inYears(2019, 2020), { ...asks(tag, [0, 1]), every: true }];
  const state = sift(6, null, [], facets);
  assert.deepEqual(Object.fromEntries(counts(facets[1], 2, state)), { a: 1, b: 1, c: 0 });
  assert.deepEqual(Object.fromEntries(counts(facets[0], 1, state)), { 2020: 1 });
});

test("counts no paper that is excluded, not even in the facet that does it", () => {
  const facets = [asks(tag, [], [1])], state = sift(6, null, [], facets);
  assert.deepEqual(Object.fromEntries(counts(facets[0], 1, state)), { a: 2, b: 0, c: 1 });
});

test("counts no paper that two facets keep out", () => {
  const facets = [inYears(2020, 0), asks(tag, [0])], state = sift(6, null, [], facets);
  assert.deepEqual(Object.fromEntries(counts(facets[1], 2, state)), { a: 1, b: 1, c: 1 });
  assert.deepEqual(Object.fromEntries(counts(facets[0], 1, state)), { 2019: 1, 2020: 1 });
});

for (const [says, hits, keys, expected] of [
  ["by their scores, then as they are numbered", [1, 3, 3, 0, 6, 1], null, [4, 1, 2, 0, 5]],
  ["by a key before their scores", [1, 3, 3, 0, 6, 1], [9, 0, 7, 8, 0, 9], [0, 5, 2, 1, 4]],
]) {
  test(`orders papers ${says}`, () => {
    const found = { scores: Uint16Array.from(hits) };
    const state = sift(6, found, [], []);
    assert.deepEqual(Array.from(ordered(state, found, keys && Uint32Array.from(keys))), expected);
  });
}

test("orders many papers with large keys exactly", () => {
  const size = 100_000, keys = Uint32Array.from({ length: size }, (_, at) => (at * 7919) % 3e9);
  const found = ordered(new Uint8Array(size), null, keys);
  const expected = Array.from(keys.keys())
    .sort((one, other) => keys[other] - keys[one] || one - other);
  assert.deepEqual(Array.from(found), expected);
});
