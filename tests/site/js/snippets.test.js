import assert from "node:assert/strict";
import { test } from "node:test";

import { readQuery } from "../../../templates/site/scripts/query.js";
import { snippet } from "../../../templates/site/scripts/snippets.js";

const LONG = "word ".repeat(60) + "Bees dance here, and " + "more ".repeat(60);

for (const [says, text, query, begin, end] of [
  ["a short text whole", "Few bees\n dance.", "dance", "Few bees dance.", "dance."],
  ["around the first word", LONG, "dancing", "… word", "more …"],
  ["nothing without a word", "Few bees", "hornets", "", ""],
  ["a text of one long word", "a".repeat(500), "aaaa", "aaaa", "aaaa"],
]) {
  test(`cuts ${says}`, () => {
    const found = snippet(text, readQuery(query).units);
    assert.ok(found.startsWith(begin), found);
    assert.ok(found.endsWith(end), found);
    assert.ok(found.length < 520);
    assert.equal(Boolean(found), Boolean(begin));
  });
}
