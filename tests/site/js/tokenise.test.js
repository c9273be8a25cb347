import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { compounds, distance, fold, words } from "../../../templates/site/scripts/tokenise.js";

const VECTORS = JSON.parse(readFileSync(new URL("../../vectors/words.json", import.meta.url)));

for (const { text, words: expected } of VECTORS) {
  test(`cuts as Python does: ${text}`, () => {
    assert.deepEqual(words(text), expected);
    assert.deepEqual(words(fold(text)), expected, "folded text stays as it is");
  });
}

for (const [text, expected] of [
  ["deep learning", [["deep"], ["learning"]]],
  ["Q-BERT", [["q", "bert"]]],
  ["4–bit", [["4", "bit"]]],
  ["1.58-bit net++", [["1.58", "bit"], ["net++"]]],
  ["2:4 sparsity: a-la", [["2:4"], ["sparsity"], ["a", "la"]]],
  ["神经网络", [["神经网络"]]],
  ["+-*/ 👍", []],
]) {
  test(`keeps together what hyphens join: ${text}`, () => {
    assert.deepEqual(compounds(text), expected);
  });
}

for (const [one, other, whole, start] of [
  ["quantization", "quantization", 0, 0],
  ["quantizaton", "quantization", 1, 1],
  ["quantisation", "quantization", 1, 1],
  ["netowrk", "network", 1, 1],
  ["quant", "quantization", 7, 0],
  ["quatn", "quantization", 7, 1],
  ["ba", "ab", 1, 1],
  ["cat", "dog", 3, 3],
  ["", "ab", 2, 0],
]) {
  test(`counts ${whole} mistakes, ${start} at the beginning: "${one}" for "${other}"`, () => {
    assert.deepEqual(distance(one, other, 9), { whole, start });
  });
}

test("stops counting mistakes beyond what is asked for", () => {
  const { whole, start } = distance("abcdefgh", "stuvwxyz", 1);
  assert.ok(whole > 1 && start > 1);
});
