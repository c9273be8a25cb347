import assert from "node:assert/strict";
import { before, test } from "node:test";

import { ask, decide, questions } from "../../../templates/site/scripts/explore-result.js";
import { readState } from "../../../templates/site/scripts/explore-state.js";
import { counts } from "../../../templates/site/scripts/results.js";
import { built, serve } from "./site.js";

const FACETS = ["year", "tag", "venue"];
const PAPERS = [
  { title: "Binary networks", tags: ["binary"], year: 2018, added: "2026-05-01" },
  { title: "Low-bit networks", tags: ["low-bit"], year: 2019, citations: count(5) },
  { title: "Binary and low-bit", tags: ["binary", "low-bit"], year: 2019, citations: count(9) },
  { title: "Sensors", venue: "JMLR", year: 2020, added: "2021-01-12" },
];
let index, asked;

function count(number) {
  return { count: number, source: "seed", as_of: "2021-01-12" };
}

before(() => { ({ index, asked } = serve(built(PAPERS))); });

// Newest year first, then the most cited: so papers are numbered.
for (const [search, expected] of [
  ["", "p3 p2 p1 p0"],
  ["?q=networks", "p1 p0"],
  ["?q=networks&sort=year", "p1 p0"],
  ["?sort=citations", "p2 p1 p3 p0"],
  ["?q=binary&sort=citations", "p2 p0"],
  ["?sort=added", "p0 p3 p2 p1"],
  ["?year=2019", "p2 p1"],
  ["?year=2020-", "p3"],
  ["?year=-2018", "p0"],
  ["?tag=binary", "p2 p0"],
  ["?tag=binary&tag=low-bit", "p2 p1 p0"],
  ["?tag=binary&-tag=low-bit", "p0"],
  ["?tag=binary&year=-2018", "p0"],
  ["?tag=gone", ""],
  ["?kept=yes", "p3 p2"],
  ["?kept=yes&tag=binary", "p2"],
  ["?since=2021-01-12", "p0"],
  ["?since=2021-01-11&q=sensors", "p3"],
]) {
  test(`finds the papers of ${search || "no question"}`, async () => {
    const state = readState(search, FACETS);
    const answer = await ask(index, state, FACETS, ["p3", "gone", "p2"]);
    const rows = await index.rows(Array.from(decide(answer).numbers));
    assert.deepEqual(rows.map((row) => row.id).join(" "), expected);
  });
}

test("fetches no facets where none is asked, and then counts them all the same", async () => {
  const state = readState("?q=binary", []);
  const answer = await ask(index, state, FACETS, []);
  assert.deepEqual(answer.questions, []);
  const { sifted } = decide(answer);
  const asksTags = (await questions(index, state, FACETS))[1];
  assert.deepEqual(Object.fromEntries(counts(asksTags, 2, sifted)), { binary: 2, "low-bit": 1 });
  assert.ok(asked.some((address) => address.includes("/facets-")));
});

test("knows no value of a facet that the list lost", async () => {
  const [, lost] = await questions(index, readState("?gone=x", ["gone"]), ["year", "gone"]);
  assert.deepEqual(lost.include, new Set([-1]));
  assert.deepEqual(lost.column.values, []);
});
