import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { ReadingList, lastSeen } from "../../../templates/site/scripts/keeping.js";
import { Store } from "../../../templates/site/scripts/store.js";

/** What a browser offers to keep texts in. */
class Storage {
  #texts = new Map();
  getItem(name) { return this.#texts.get(name) ?? null; }
  setItem(name, text) { this.#texts.set(name, text); }
}

beforeEach(() => {
  globalThis.location = new URL("https://example.org/bits/explore/");
  globalThis.window = { localStorage: new Storage(), sessionStorage: new Storage() };
});

/** A browser whose reader wants nothing kept. */
function refuse() {
  globalThis.window = { get localStorage() { throw new Error("SecurityError"); } };
}

test("keeps texts by name, of each site apart", () => {
  const store = new Store("../", "localStorage");
  assert.equal(store.get("name"), "");
  assert.equal(store.set("name", "text"), true);
  assert.equal(new Store("../", "localStorage").get("name"), "text");
  assert.equal(new Store("../", "sessionStorage").get("name"), "");
  assert.equal(new Store("../../other/", "localStorage").get("name"), "");
});

test("names its texts so that those of earlier visits are found", () => {
  new Store("../", "localStorage").set("seen", "2026-05-01");
  assert.equal(window.localStorage.getItem("awesomequant /bits/ seen"), "2026-05-01");
});

test("lasts as long as the page where the browser keeps nothing, and says so", () => {
  refuse();
  const store = new Store("../", "localStorage");
  assert.equal(store.set("name", "text"), false);
  assert.equal(store.get("name"), "text");
});

test("is told by the browser's text where another page changed it", () => {
  const store = new Store("../", "localStorage");
  store.set("name", "mine");
  new Store("../", "localStorage").set("name", "theirs");
  assert.equal(store.get("name"), "theirs");
});

test("lists papers in the order they were chosen, each once", () => {
  const list = new ReadingList("../");
  for (const id of ["b", "a", "c", "b"]) assert.equal(list.toggle(id, true), true);
  assert.deepEqual(list.ids(), ["a", "c", "b"]);
  list.toggle("c", false);
  assert.deepEqual(new ReadingList("../").ids(), ["a", "b"]);
  list.keep(["x", "y", "x"]);
  assert.deepEqual(list.ids(), ["x", "y"]);
});

test("says that a reading list will not last", () => {
  refuse();
  const list = new ReadingList("../");
  assert.equal(list.toggle("a", true), false);
  assert.deepEqual(list.ids(), ["a"]);
});

for (const text of ["no json", "{}", "7", "null"]) {
  test(`is empty where something else lies in its place: ${text}`, () => {
    new Store("../", "localStorage").set("reading list", text);
    assert.deepEqual(new ReadingList("../").ids(), []);
  });
}

test("reads what it saves, and passes over what is no id", () => {
  const list = new ReadingList("../");
  list.keep(["ghostnet", "q-bert-2020"]);
  assert.deepEqual(list.read(list.saved()), ["ghostnet", "q-bert-2020"]);
  const ids = ["a", "", "-a", "a--b", "A", "<b>", "a".repeat(81), 7, null, "b"];
  assert.deepEqual(list.read(JSON.stringify({ "reading list": ids })), ["a", "b"]);
});

for (const text of ["no json", "", "{}", "[]", "null", '{"reading list": 7}']) {
  test(`tells a reader that this is no saved list: ${text}`, () => {
    assert.throws(() => new ReadingList("../").read(text), /This file is no saved reading list\./);
  });
}

test("remembers what was new up to the visit before, all through a visit", () => {
  assert.equal(lastSeen("../", "2026-01-01"), "");
  assert.equal(lastSeen("../", "2026-02-02"), "", "another page of the same visit");
  window.sessionStorage = new Storage();
  assert.equal(lastSeen("../", "2026-03-03"), "2026-01-01");
  window.sessionStorage = new Storage();
  assert.equal(lastSeen("../", "2026-04-04"), "2026-03-03");
});
