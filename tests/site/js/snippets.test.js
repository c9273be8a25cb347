// Where an abstract has what was searched for: the same as on the command line.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { readQuery } from "../../../templates/site/scripts/query.js";
import { snippet } from "../../../templates/site/scripts/snippets.js";

const vectors = JSON.parse(readFileSync(new URL("../../vectors/snippets.json", import.meta.url), "utf8"));

for (const [short, query, wanted] of vectors) {
  test(`cuts around ${query} in ${short}`, () => {
    const text = short.replace(/\{(\d+)\}/g, (_, count) => "word ".repeat(Number(count)));
    assert.equal(snippet(text, readQuery(query).units), wanted);
  });
}

test("cuts a text of one long word nowhere", () => {
  assert.equal(snippet("a".repeat(500), readQuery("aaaa").units), "a".repeat(500));
});
