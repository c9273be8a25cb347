/* Results of papers side by side: only what the site says may stand in one row. */

import assert from "node:assert/strict";
import test from "node:test";

import { resultFacts } from "../../../templates/site/scripts/compare-results.js";

const side = (key, values, more = {}) => ({
  with: key, measured: "Context: 2048", setting: "W4A16", ask: "w=4&a=16", values, ...more });
const board = (rows, page = "results/text--talk/", more = {}) => ({
  page, title: "Talk on Text", lower: true, rows, ...more });

test("what has one key stands in one row, with its variants and who tells it", () => {
  const [fact, ...others] = resultFacts([
    [board([side("k", [["5.5", "act-order", "copied"], ["5.6"]])])], [], [board([side("k", [["5.7"]])])],
  ], "../");
  assert.deepEqual(others, []);
  assert.equal(fact.group, "Talk on Text ↓");
  assert.equal(fact.about, "Context: 2048");
  assert.equal(fact.name, "W4A16");
  const href = "../results/text--talk/?w=4&a=16";
  assert.deepEqual(fact.cells, [
    [{ text: "5.5 (act-order, copied)", href }, { text: "5.6", href }], [], [{ text: "5.7", href }]]);
});

test("what is measured unlike is named and shows no number", () => {
  const facts = resultFacts([
    [board([side("one", [["5.5"]])])], [board([side("other", [["5.7"]])])],
  ], "../");
  assert.equal(facts.length, 1);
  assert.match(facts[0].name, /^Not comparable/);
  assert.deepEqual(facts[0].cells.flat().map(({ text }) => text), ["Talk on Text", "Talk on Text"]);
  assert.doesNotMatch(JSON.stringify(facts), /5\.[57]/);
});

test("a board that only one paper is on says nothing", () => {
  assert.deepEqual(resultFacts([[board([side("one", [["5.5"]])])], []], "../"), []);
  assert.deepEqual(resultFacts([[], []], "../"), []);
});

test("what most papers have stands first, and what was measured alike stays together", () => {
  const two = board([side("a", [["1"]]), side("b", [["2"]], { setting: "W3A16" })], "results/a/");
  const three = board([side("c", [["3"]], { measured: "" })], "results/b/", { lower: false });
  const names = resultFacts([[two, three], [two, three], [three]], "../")
    .map(({ group, name }) => group + " " + name);
  assert.deepEqual(names, ["Talk on Text ↑ W4A16", "Talk on Text ↓ W4A16", "Talk on Text ↓ W3A16"]);
});

test("of many rows the rest is counted, and its pages are named", () => {
  const boards = Array.from({ length: 40 }, (_, at) =>
    board([side("k" + at, [["1"], ["2"], ["3"], ["4"]])], "results/" + at + "/", { title: "B" + at }));
  const facts = resultFacts([boards, boards], "../");
  assert.equal(facts.length, 25);
  assert.equal(facts[0].cells[0].map(({ text }) => text).join(), "1,2,3,1 more");
  assert.equal(facts[24].name, "16 more results in common");
  assert.equal(facts[24].cells[1].map(({ text }) => text).join(), "B24,B25,B26,B27,B28,B29,B30,B31,8 more");
});
