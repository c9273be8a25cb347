import assert from "node:assert/strict";
import { test } from "node:test";

import { compact, hitsIn } from "../../../templates/site/scripts/explore-rows.js";
import { readQuery } from "../../../templates/site/scripts/query.js";

for (const [count, expected] of [
  [0, "0"], [999, "999"], [1000, "1k"], [1234, "1.2k"], [9960, "10k"], [12345, "12.3k"],
  [123456, "123k"], [999_400, "999k"], [1_000_000, "1M"], [3_400_000, "3.4M"],
]) {
  test(`writes ${count} as ${expected}`, () => assert.equal(compact(count), expected));
}

for (const [text, query, expected] of [
  ["Q-BERT: Hessian based", "qbert hess", ["Q-BERT", "Hessian"]],
  ["Q-BERT: Hessian based", "bert", ["BERT"]],
  ["XNOR-Net++ and Net", "net", ["Net", "Net"]],
  ["Éléonore Müller", "muller", ["Müller"]],
  ["神经网络量化", "量化", ["神经网络量化"]],
  ["<b>bold</b>", "b", ["b", "bold", "b"]],
  ["Quantizing nets", "quantized net", ["Quantizing", "nets"]],
  ["A 4-bit net of 4 bees", "4 bit", ["4-bit"]],
  ["Nothing of it", "else", []],
  ["Nothing", "", []],
]) {
  test(`marks in "${text}" what answers "${query}"`, () => {
    const { units } = readQuery(query);
    const found = hitsIn(text, units).map(([start, end]) => text.slice(start, end));
    assert.deepEqual(found, expected);
  });
}
