// What a query asks for, and what forms of words and pasted links are the same, as Python reads.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { keysOf } from "../../../templates/site/scripts/pasted.js";
import { readQuery } from "../../../templates/site/scripts/query.js";
import { base, otherSpelling, stem } from "../../../templates/site/scripts/stems.js";

const vectors = (name) =>
  JSON.parse(readFileSync(new URL(`../../vectors/${name}.json`, import.meta.url), "utf8"));

/**
 * Return units and queries as the vectors have them: without what is empty.
 */
function shape(value) {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shape(part)])
    .filter(([, part]) => Array.isArray(part) ? part.length : part));
}

describe("forms of words", () => {
  const { forms, others, spelt } = vectors("stems");
  for (const [words, root] of forms) {
    test(words, () => {
      for (const word of words.split(" ")) {
        assert.equal(stem(word), root, word);
        assert.ok(base(word).startsWith(root), word);
        assert.ok(word.startsWith(base(word)), word);
      }
    });
  }
  for (const [one, other] of others) {
    test(`${one} and ${other}`, () => assert.notEqual(stem(one), stem(other)));
  }
  for (const [word, other] of spelt) test(word, () => assert.equal(otherSpelling(word), other));
});

describe("what is pasted", () => {
  for (const [text, keys] of vectors("pasted")) {
    test(text, () => assert.deepEqual(keysOf(text), keys));
  }
});

describe("queries", () => {
  for (const { text, synonyms, asked } of vectors("queries")) {
    test(text, () => assert.deepEqual(shape(readQuery(text, synonyms)), asked));
  }
});
