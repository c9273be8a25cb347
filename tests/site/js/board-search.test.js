/* Pages of results, found by the header's search. */

import assert from "node:assert/strict";
import test from "node:test";

import { boardSearch } from "../../../templates/site/scripts/board-search.js";

// As site/board_doors.py writes it: five boards of three benchmarks; the last is of no model.
const KNOWN = {
  axis: "Bits", parts: { W: "w", A: "a", KV: "kv", "C+": "c" },
  settings: ["w=4&a=16", "w=4&a=4", "w=2&a=16&kv=2"],
  benchmarks: [["WikiText-2", "wikitext-2 WikiText2 perplexity", "results/wikitext-2/"],
    ["ImageNet-1k", "imagenet top-1", "results/imagenet/"], ["Speed", "speed seconds", ""]],
  models: [["LLaMA-7B", "", "results/on--llama-7b/"],
    ["LLaMA-2-7B", "llama2", "results/on--llama-2-7b/"],
    ["EfficientNet-B0", "", "results/on--efficientnet-b0/"]],
  of: [[0, 0, 9, [0]], [0, 1, 5, [0, 1, 2]], [1, 2, 4, [1]], [1, 0, 1, [], "results/odd-2/"],
    [2, -1, 3, [], "results/speed/"]],
};
const find = boardSearch(KNOWN);
const pages = (query) => find(query).map(({ page }) => page);

test("a model and a benchmark lead to the page of the two", () => {
  const [found] = find("llama-2-7b wikitext");
  assert.deepEqual(found, { title: "LLaMA-2-7B on WikiText-2",
    isBoth: true, page: "results/wikitext-2--llama-2-7b/", about: "5 methods", rank: found.rank });
  for (const query of ["llama 2 7b wikitext", "wikitext-2 LLaMA-2-7B", "Llama2 wikitext2"]) {
    assert.equal(pages(query)[0], "results/wikitext-2--llama-2-7b/", query);
  }
  assert.equal(pages("llama-7b wikitext perplexity")[0], "results/wikitext-2--llama-7b/");
  assert.deepEqual(pages("imagenet llama"), ["results/odd-2/"]);
});

test("a setting is asked of the page, where it has results at it", () => {
  assert.deepEqual(pages("efficientnet imagenet w4a4"),
    ["results/imagenet--efficientnet-b0/?w=4&a=4"]);
  assert.deepEqual(pages("efficientnet imagenet w2"), []);
  assert.deepEqual(pages("2-bit llama wikitext"), ["results/wikitext-2--llama-2-7b/?w=2"]);
  assert.deepEqual(pages("W2A16KV2 llama-2-7b"), ["results/wikitext-2--llama-2-7b/?w=2&a=16&kv=2"]);
  assert.deepEqual(pages("w2a16kv8 llama-2-7b wikitext"), []);
  assert.equal(pages("w4kv8 llama-7b wikitext")[0], "results/wikitext-2--llama-7b/?w=4");
  assert.deepEqual(pages("4bit efficientnet"), ["results/imagenet--efficientnet-b0/?w=4"]);
});

test("one name alone leads to all of it, and a beginning of one to nothing", () => {
  assert.deepEqual(pages("llama-2-7b"), ["results/on--llama-2-7b/"]);
  assert.deepEqual(find("wikitext").map(({ title }) => title), ["Results: WikiText-2"]);
  assert.deepEqual(pages("speed"), ["results/speed/"]);
  assert.deepEqual(pages("efficient"), []);
});

test("what is no name, or asks for nothing, finds nothing", () => {
  for (const query of ["", "w4a4", "4-bit", "gptq wikitext", "\"", "constructor", "w".repeat(9999)]) {
    assert.deepEqual(pages(query), [], query);
  }
});
