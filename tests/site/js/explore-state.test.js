import assert from "node:assert/strict";
import { test } from "node:test";

import {
  activeFilters, choiceOf, choose, emptyState, everyChoices, isFiltered, readState, soleChoice,
  toggleEvery, writeState,
} from "../../../templates/site/scripts/explore-state.js";

const IDS = ["year", "tag", "venue", "field.bits"];
const read = (search) => readState(search, IDS);

for (const [search, given] of [
  ["", {}],
  ["?q=deep+learning", { q: "deep learning" }],
  ["?q=%26+%23+%E9%87%8F%E5%8C%96", { q: "& # 量化" }],
  ["?q=a&exact=yes&abstracts=yes&kept=yes", { q: "a", exact: true, abstracts: true, kept: true }],
  ["?since=2026-05-01&sort=added", { since: "2026-05-01", sort: "added" }],
  ["?year=2019", { facets: { year: chosen(["2019"], []) } }],
  ["?year=2023&year=2019&-year=2020", { facets: { year: chosen(["2023", "2019"], ["2020"]) } }],
  ["?year=2010-2012&year=2019", { from: 2010, to: 2012, facets: { year: chosen(["2019"], []) } }],
  ["?sort=year&order=up", { sort: "year", turned: true }],
  ["?year=2018-2020", { from: 2018, to: 2020 }],
  ["?year=2018-", { from: 2018 }],
  ["?year=-2020", { to: 2020 }],
  ["?tag=low-bit&tag=nlp&-tag=binary", { facets: { tag: chosen(["low-bit", "nlp"], ["binary"]) } }],
  ["?tag=nlp&tag=fp8&every=tag", { facets: { tag: chosen(["nlp", "fp8"], []) }, every: ["tag"] }],
  ["?field.bits=2&-venue=C%2B%2B",
    { facets: { "field.bits": chosen(["2"], []), venue: chosen([], ["C++"]) } }],
]) {
  test(`is the same in the address and as a value: ${search || "(nothing)"}`, () => {
    const state = { ...emptyState(), ...given };
    assert.deepEqual(read(search), state);
    assert.equal(writeState(state), search);
  });
}

function chosen(include, exclude) {
  return { include, exclude };
}

for (const search of [
  "?year=abc", "?year=20191", "?year=-", "?-year=x", "?sort=evil", "?order=up", "?since=1", "?since=2026-5-1", "?kept=no",
  "?gone=1", "?tag=", "?-tag=", "?q=+++", "?__proto__=1&constructor=2",
]) {
  test(`passes over what makes no sense: ${search}`, () => {
    assert.equal(writeState(read(search)), "");
  });
}

test("asks for all values only of a facet with two", () => {
  for (const search of ["?tag=a&every=tag", "?-tag=a&-tag=b&every=tag", "?every=tag&every=toString"]) {
    assert.deepEqual(read(search).every, []);
  }
  const state = read("?tag=a&tag=b&every=tag");
  choose(state, "tag", "b", 0);
  assert.equal(writeState(state), "?tag=a");
});

test("offers all values where a paper may have several, and takes it back", () => {
  const facets = IDS.map((id) => ({ id, label: id.toUpperCase(), several: id !== "venue" }));
  const state = read("?tag=a&tag=b&venue=x&venue=y&field.bits=2");
  assert.deepEqual(everyChoices(state, facets), [{ id: "tag", label: "TAG", all: false }]);
  toggleEvery(state, "tag");
  assert.deepEqual(everyChoices(state, facets), [{ id: "tag", label: "TAG", all: true }]);
  toggleEvery(state, "tag");
  assert.equal(writeState(state), "?field.bits=2&tag=a&tag=b&venue=x&venue=y");
});

test("cuts a query that no reader typed", () => {
  assert.equal(read("?q=" + "a".repeat(600)).q.length, 500);
});

test("takes a value twice as one", () => {
  assert.deepEqual(read("?tag=a&tag=a").facets, { tag: chosen(["a"], []) });
});

test("takes years as other lists write them, and values with blanks around them", () => {
  for (const search of ["?year=2018..2020", "?year=2018%E2%80%932020", "?year=+2018-2020+"]) {
    assert.equal(writeState(read(search)), "?year=2018-2020");
  }
  assert.equal(writeState(read("?tag=+nlp+")), "?tag=nlp");
});

test("takes a spelling of a value for the value", () => {
  const named = (id, value) => id === "venue" && value === "nips" ? "NeurIPS" : value;
  const state = readState("?venue=nips&venue=NeurIPS&-tag=nips", IDS, named);
  assert.deepEqual(state.facets, { venue: chosen(["NeurIPS"], []), tag: chosen([], ["nips"]) });
});

test("writes facets in one order, however they were chosen", () => {
  const one = emptyState(), other = emptyState();
  choose(one, "venue", "x", 1);
  choose(one, "tag", "y", 1);
  choose(other, "tag", "y", 1);
  choose(other, "venue", "x", 1);
  assert.equal(writeState(one), writeState(other));
});

test("includes, excludes and lets go of a value", () => {
  const state = emptyState();
  for (const choice of [1, -1, 0]) {
    choose(state, "tag", "a", choice);
    assert.equal(choiceOf(state, "tag", "a"), choice);
    assert.equal(choiceOf(state, "tag", "b"), 0);
  }
  assert.deepEqual(state, emptyState());
});

for (const [search, expected] of [
  ["?q=a&exact=yes&sort=year&abstracts=yes", false],
  ["?year=2019", true],
  ["?year=-2019", true],
  ["?kept=yes", true],
  ["?since=2026-05-01", true],
  ["?-tag=a", true],
]) {
  test(`${expected ? "is" : "is not"} filtered: ${search}`, () => {
    assert.equal(isFiltered(read(search)), expected);
  });
}

test("lists active filters by what they are called, each with a way out", () => {
  const state = read("?year=2018-2020&since=2026-05-01&kept=yes&venue=v&tag=a&-tag=b");
  const facets = [
    { id: "year", label: "Year", labelOf: String },
    { id: "tag", label: "Tags", labelOf: (value) => value.toUpperCase() },
    { id: "venue", label: "Venue", labelOf: String },
  ];
  assert.deepEqual(activeFilters(state, facets).map(([label]) => label), [
    "Years: 2018–2020", "New since 2026-05-01", "Reading list", "Tags: A", "Tags: not B", "Venue: v",
  ]);
  for (let rest = 6; rest; rest--) {
    const [[, takeAway]] = activeFilters(state, facets);
    takeAway();
    assert.equal(activeFilters(state, facets).length, rest - 1);
  }
  assert.deepEqual(state, emptyState());
});

for (const [search, expected] of [
  ["", null],
  ["?q=bees&sort=year", null],
  ["?tag=a", { id: "tag", value: "a" }],
  ["?tag=a&q=bees&-venue=v", { id: "tag", value: "a" }],
  ["?-tag=a", null],
  ["?tag=a&tag=b", null],
  ["?tag=a&year=2020", null],
  ["?year=2020", { id: "year", value: "2020" }],
  ["?year=2018-2020", { id: "year", value: "" }],
]) {
  test(`finds the one value that is asked for, or none: ${search}`, () => {
    assert.deepEqual(soleChoice(read(search)), expected);
  });
}
