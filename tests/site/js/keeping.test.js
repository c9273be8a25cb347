import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Compared, MOST_KEPT, ReadingList, entriesOf, lastSeen } from "../../../templates/site/scripts/keeping.js";
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

test("carries over what an earlier version of the site kept, and keeps a version", () => {
  const list = new ReadingList("../");
  list.store.set("reading list", '["b","a"]');
  assert.deepEqual(list.entries(), [{ id: "b", note: "" }, { id: "a", note: "" }]);
  list.note("a", "read me");
  assert.deepEqual(JSON.parse(list.store.get("reading list")),
    { version: 2, papers: ["b", { id: "a", note: "read me" }] });
  assert.deepEqual(JSON.parse(list.saved()),
    { version: 2, "reading list": ["b", { id: "a", note: "read me" }] });
  list.toggle("b", false);
  list.keep(["c", "a"]);
  assert.deepEqual(list.entries(), [{ id: "c", note: "" }, { id: "a", note: "read me" }]);
});

test("passes over what is no id, cuts notes, and holds no more than it can show", () => {
  const ids = ["a", "", "-a", "a--b", "A", "<b>", "a".repeat(81), 7, null, "b", { id: "c", note: 7 }];
  assert.deepEqual(entriesOf(ids).map(({ id }) => id), ["a", "b", "c"]);
  assert.equal(entriesOf([{ id: "a", note: "n".repeat(9999) }])[0].note.length, 2000);
  assert.equal(entriesOf(Array.from({ length: 9999 }, (_, at) => "p" + at)).length, MOST_KEPT);
});

test("papers move, are added, come back where they stood, and get new names", () => {
  const list = new ReadingList("../");
  list.keep(["a", "b", "c", "d"]);
  list.move("d", "b");
  assert.deepEqual(list.ids(), ["a", "d", "b", "c"]);
  list.move("a", "gone");
  assert.deepEqual(list.ids(), ["a", "d", "b", "c"]);
  const before = list.entries();
  list.keep(["d", "c"]);
  assert.deepEqual(list.add([{ id: "e", note: "" }, { id: "c", note: "n" }]),
    { added: 1, lasts: true });
  list.restore(before);
  assert.deepEqual(list.ids(), ["a", "d", "b", "c", "e"]);
  list.rename(new Map([["b", "new"], ["e", "a"]]));
  assert.deepEqual(list.ids(), ["a", "d", "new", "c"]);
  assert.equal(list.entries()[3].note, "n");
});

test("keeps what was meant where the storage is full", () => {
  const list = new ReadingList("../");
  list.keep(["a"]);
  window.localStorage.setItem = () => { throw new Error("QuotaExceededError"); };
  assert.equal(list.toggle("b", true), false);
  assert.deepEqual(new ReadingList("../").ids(), ["a", "b"], "for every script of the page");
});

test("six papers at most are to be compared", () => {
  const compared = new Compared("../");
  compared.put(["a", "b", "a"]);
  assert.deepEqual(compared.ids(), ["a", "b"]);
  compared.store.set("compare", "a,<b>,c,d,e,f,g,h");
  assert.deepEqual(compared.ids(), ["a", "c", "d", "e", "f", "g"]);
});

test("remembers what was new up to the visit before, all through a visit", () => {
  assert.equal(lastSeen("../", "2026-01-01"), "");
  assert.equal(lastSeen("../", "2026-02-02"), "", "another page of the same visit");
  window.sessionStorage = new Storage();
  assert.equal(lastSeen("../", "2026-03-03"), "2026-01-01");
  window.sessionStorage = new Storage();
  assert.equal(lastSeen("../", "2026-04-04"), "2026-03-03");
});
