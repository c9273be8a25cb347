import assert from "node:assert/strict";
import { test } from "node:test";

import {
  LONGEST_LINK, foundOf, idsOf, keptOf, linkOf, meantBy,
} from "../../../templates/site/scripts/kept-texts.js";
import { remembered } from "../../../templates/site/scripts/known-numbers.js";

test("numbers are remembered of the same index alone", () => {
  const text = '{"of": "x", "numbers": [["a", 3], ["b", 9], ["c", -1], 7, ["d", "1"]]}';
  assert.deepEqual(Array.from(remembered(text, "x", 9)), [["a", 3]]);
  for (const [said, of] of [[text, "y"], ["no json", "x"], ["", ""], ["null", "x"], ["{}", "x"]]) {
    assert.equal(remembered(said, of, 9).size, 0);
  }
});

test("a list is an address and comes back from it", () => {
  const { link, count } = linkOf("https://example.org/reading-list/", ["b", "a-1", "c"]);
  assert.equal(link, "https://example.org/reading-list/#p=b,a-1,c");
  assert.equal(count, 3);
  assert.deepEqual(idsOf(new URL(link).hash), ["b", "a-1", "c"]);
  assert.deepEqual(idsOf("#p=a%2Cb"), ["a", "b"], "as some programs write a comma");
});

test("an address holds the beginning of a list that is too long for it", () => {
  const ids = Array.from({ length: 300 }, (_, at) => "a-rather-long-key-of-a-paper-" + at);
  const { link, count } = linkOf("https://example.org/", ids);
  assert.ok(link.length <= LONGEST_LINK && count > 200 && count < 300, String(count));
  assert.deepEqual(idsOf(new URL(link).hash), ids.slice(0, count));
  assert.equal(linkOf("https://example.org/", Array.from({ length: 900 }, (_, at) => "p" + at))
    .count, 500);
});

test("of a stranger's address nothing but ids is taken", () => {
  for (const hash of ["", "#", "#abstract", "#q=a"]) assert.equal(idsOf(hash), null, hash);
  assert.deepEqual(idsOf("#p="), []);
  assert.deepEqual(idsOf("#p=<img src=x>,A,a,../b,a,javascript:x,%00,b"), ["a", "b"]);
  assert.equal(idsOf("#p=" + "a,".repeat(1e6) + "b")?.length, 1);
});

for (const [text, keys] of [
  ["ghostnet, q-bert-2020\nGhostNet", [["ghostnet"], ["q-bert-2020"], ["ghostnet"]]],
  ["10.1109/CVPR42600.2020.00165", [["doi:10.1109/cvpr42600.2020.00165",
    "10.1109/cvpr42600.2020.00165"]]],
  ["https://arxiv.org/abs/1911.11907v2", [["arxiv:1911.11907",
    "https://arxiv.org/abs/1911.11907v2"]]],
  ['{"reading list": ["a", {"id": "b", "note": "n"}, "<b>", 7]}', [["a"], ["b"]]],
  ['[{"id": "Han2020", "DOI": "10.1109/x"}]', [["han2020", "doi:10.1109/x", "10.1109/x"]]],
  ['{"schema": 1, "papers": [{"id": "a", "arxiv": "1911.11907"}, null]}',
    [["a", "arxiv:1911.11907"], []]],
  ["@comment{x}\n@article{Key:1,\n  doi = {10.1109/TEST.1},\n  eprint = \"1911.11907\"}",
    [["key:1", "doi:10.1109/test.1", "10.1109/test.1", "arxiv:1911.11907"]]],
  ["", []],
]) {
  test(`reads what a reader brings: ${text.slice(0, 30)}`, () => {
    assert.deepEqual(meantBy(text).map((one) => one.keys), keys);
  });
}

test("says what is wrong with JSON that holds no papers", () => {
  assert.throws(() => meantBy("{"), /JSON with a mistake/);
  assert.throws(() => meantBy('{"a": 1}'), /no papers/);
});

test("parts what is on the list from what is not, and keeps notes", async () => {
  const wanted = meantBy('{"reading list": [{"id": "old", "note": "n"}, "gone", "b"]}');
  const { notes, missing } = await foundOf(wanted,
    async (key) => ({ old: [7], b: [3] })[key] ?? []);
  assert.deepEqual([Array.from(notes), missing], [[[7, "n"], [3, ""]], ["gone"]]);
  assert.deepEqual(keptOf(notes, ["new", "b"]),
    [{ id: "new", note: "n" }, { id: "b", note: "" }]);
});
