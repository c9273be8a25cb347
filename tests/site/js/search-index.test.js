import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { before, beforeEach, describe, test } from "node:test";

import { findPapers } from "../../../templates/site/scripts/finding.js";
import { Lexicon } from "../../../templates/site/scripts/lexicon.js";
import { built, serve } from "./site.js";

const LONG = `Only here stands zyzzyva ${"– and more of it ".repeat(9)}`.trim();
const PAPERS = [
  { title: "Q-BERT: Hessian based quantization", authors: ["Ana Müller", "Wei Chen"], year: 2021 },
  { title: "Binary networks", authors: ["Q. Quantization"], tags: ["binary"] },
  { title: "Quantizations of networks", tags: ["low-bit", "binary"] },
  { title: "Networked sensors", tags: ["low-bit"], venue: "JMLR" },
  { title: "神经网络量化 via Résumé-λ", citations: count(7) },
  { title: "Hidden words", abstract: LONG, citations: count(0) },
  { title: "Mines" },
  { title: "Lines" },
  { title: "More lines" },
  { title: "Minesweepers" },
  { title: "Other minesweepers" },
  { title: "Bees: short nets", also_titled: ["Wasps: short nets"], year: 2019 },
  { title: "Bees of wasps and Bees of hornets, with short nets" },
  { title: "Short nets", known_as: ["S#"], year: 2018 },
  { title: "On $\\ell_1$ & $k$-norms" },
  { title: "Old honey", authors: ["Wei Ma"], year: 2017 },
  { title: "New honey", authors: ["Wei Li", "Ann Ma"], year: 2018 },
  { title: "Ma Wei wax", authors: ["Wéi MA", "Ann Ma"], year: 2016 },
  { title: "Wei Ma", authors: ["Cy Wei", "Di Ma"], year: 2015 },
];

function count(number) {
  return { count: number, source: "seed", as_of: "2021-01-12" };
}

describe("a small list", () => {
  let files, index, asked;
  before(() => { files = built(PAPERS); });

  /** The ids of what is found, best first. */
  async function found(query, options = {}) {
    const hits = await findPapers(index, query, options);
    const numbers = [...hits.scores.keys()].filter((number) => hits.scores[number]);
    numbers.sort((one, other) => hits.scores[other] - hits.scores[one] || one - other);
    return (await index.rows(numbers)).map((row) => row.id);
  }

  beforeEach(() => { ({ index, asked } = serve(new Map(files))); });

  for (const [says, query, expected] of [
    ["ranks a word of the title first, then longer words, then authors", "quantization",
      ["p0", "p2", "p1"]],
    ["finds words by their beginnings", "hess", ["p0"]],
    ["finds a word written with a hyphen or without", "qbert", ["p0"]],
    ["finds authors without their accents", "MULLER", ["p0"]],
    ["finds papers with all words only", "binary networks", ["p1", "p2"]],
    ["finds tags, venues and years", "jmlr 2020", ["p3"]],
    ["ranks a paper called so before newer ones that mention it", "bees", ["p11", "p12"]],
    ["ranks it so by another title, and with more words", "wasps nets", ["p11", "p12"]],
    ["ranks a paper with the very title first", "short nets", ["p13", "p12", "p11"]],
    ["finds a paper by what it is known as", "S#", ["p13"]],
    ["ranks a paper of this title first, then those of an author of this name", "wei ma",
      ["p18", "p17", "p15", "p16"]],
    ["finds only these where the name is in quotes", ' "Wei Ma" ', ["p18", "p17", "p15"]],
    ["finds the very word in quotes, and the paper called so first", "“bees”", ["p11", "p12"]],
    ["finds no words in quotes that do not stand side by side", '"honey ma"', []],
    ["finds words side by side in a title", '"of wasps"', ["p12"]],
    ["finds them where a word stood before", '"wasps and bees"', ["p12"]],
    ["ranks words side by side before the same ones apart", "bees hornets", ["p12"]],
    ["finds what any form of a word has", "quantized network", ["p2", "p1"]],
    ["leaves out", "networks -binary", ["p3"]],
    ["leaves out a phrase", 'bees -"short nets"', []],
    ["finds an author's papers", "author:ma", ["p16", "p15", "p17", "p18"]],
    ["finds those of a whole name", 'author:"wei ma"', ["p15", "p17"]],
    ["asks for a year", "year:2018..2019 nets", ["p11", "p13"]],
    ["asks for a venue by any of its names", 'venue:"machine learning" year:2021', ["p0"]],
    ["asks for all of two tags", "tag:low-bit tag:binary", ["p2"]],
    ["asks for what a paper must not be", "-venue:icml", ["p3"]],
    ["knows no other tag", "tag:nothing bees", []],
    ["has no answer to a query without a word", "+-*/", []],
    ["finds CJK text by pairs of signs", "量化", ["p4"]],
    ["finds CJK text only where all pairs are there", "神经量化", []],
    ["finds one letter", "λ", ["p4"]],
    ["passes over words that say nothing", "the hessian of", ["p0"]],
  ]) {
    test(says, async () => assert.deepEqual(await found(query), expected));
  }

  test("searches for the nearest words where a word is on no paper", async () => {
    const hits = await findPapers(index, "hesian quantizaton", {});
    assert.equal(hits.read, "hessian quantization");
    assert.deepEqual(hits.units.map((unit) => unit.words), [["hessian"], ["quantization"]]);
  });

  test("finds the nearest word where its first letter is wrong or missing", async () => {
    assert.equal(await new Lexicon(index, "terms").nearest("essian"), "hessian");
    assert.equal(await new Lexicon(index, "terms").nearest("vinary"), "binary");
    assert.equal(await new Lexicon(index, "terms").nearest("qqqqqqqq"), "");
    assert.equal(await new Lexicon(index, "terms").nearest("by"), "");
  });

  for (const [typed, meant] of [
    ["kines", "lines"], // one letter from mines too, which fewer papers have
    ["mimes", "mines"], // rather than the beginning of a longer word
    ["quantisat", "quantization"], // not yet typed to its end
    ["bynari", "binary"],
    ["line", "line"],
    ["lyme", ""], // two mistakes in four letters
    ["mynas", ""], // two mistakes in five
  ]) {
    test(`takes ${typed} for ${meant || "nothing"}`, async () => {
      const hits = await findPapers(index, typed, {});
      assert.equal(hits.read || (hits.scores.some(Boolean) ? typed : ""), meant);
    });
  }

  test("searches for the very words when told to", async () => {
    const hits = await findPapers(index, "hesian", { exactly: true });
    assert.equal(hits.read, "");
    assert.ok(hits.scores.every((score) => score === 0));
  });

  test("says where no paper has all words, and gives those with most", async () => {
    const hits = await findPapers(index, "hessian sensors quantization", {});
    assert.equal(hits.partly, true);
    assert.deepEqual(await found("hessian sensors quantization"), ["p0"]);
    assert.deepEqual((await found("hessian sensors")).sort(), ["p0", "p3"]);
    assert.equal((await findPapers(index, "hessian sensors", {})).partly, true);
    assert.equal((await findPapers(index, "hessian", {})).partly, false);
    assert.equal((await findPapers(index, "qqqq xxxx", { exactly: true })).partly, false);
  });

  test("says where what was typed is a name among other words", async () => {
    for (const [query, called] of [["wei ma", true], ['"wei ma"', false], ["honey ma", false]]) {
      assert.equal((await findPapers(index, query, {})).called, called, query);
    }
  });

  test("searches abstracts where nothing else has a word, or when asked", async () => {
    assert.deepEqual(await found("zyzzyva"), ["p5"]);
    assert.equal((await findPapers(index, "zyzzyva")).inAbstracts, true);
    assert.equal((await findPapers(index, "words")).inAbstracts, false);
    assert.deepEqual(await found("zyzzy", { abstracts: true }), ["p5"]);
    assert.deepEqual(await found("stands"), ["p5"]);
  });

  test("says why nothing can be found", async () => {
    assert.equal((await findPapers(index, "+-*/")).why, "wordless");
    assert.equal((await findPapers(index, "2210.17323")).why, "key");
    assert.deepEqual((await findPapers(index, "tag:nothing bees")).unknown, ["nothing"]);
  });

  test("shows rows with every value in its place", async () => {
    const [row] = await index.rows([0]);
    assert.deepEqual(row, {
      number: 0, id: "p0", title: "Q-BERT: Hessian based quantization",
      authors: "Ana Müller, Wei Chen", venue: "ICML", page: "icml", year: 2021, tags: [],
      citations: null, hot: false, stars: null, code: "", archived: false,
      link: "https://example.org/", pdf: false, added: "", shown: "", own: [], places: [],
      to: "papers/p0/",
    });
  });

  test("shows a title with formulas as plain text and as HTML", async () => {
    const numbers = [...(await findPapers(index, "l1 knorms", {})).scores.entries()];
    const [row] = await index.rows(numbers.filter(([, score]) => score).map(([number]) => number));
    assert.equal(row.title, "On ℓ₁ & k-norms");
    assert.equal(row.shown, "On <math><msub><mi>ℓ</mi><mn>1</mn></msub></math> &amp; "
      + "<math><mi>k</mi></math>-norms");
  });

  test("gives sort keys a paper, 0 where nothing is known", async () => {
    const keys = await index.sort("citations"), numbers = await index.numbers(["p0", "p4", "p5"]);
    assert.equal(keys.length, PAPERS.length);
    assert.deepEqual(numbers.map((number) => keys[number]), [0, 8, 1]);
  });

  test("gives what papers answer to facets, one value or several", async () => {
    const { years, facets } = await index.columns();
    const numbers = await index.numbers(["p0", "p2", "p3"]);
    assert.deepEqual(numbers.map((number) => years[number]), [2022, 2021, 2021]);
    const venue = facets.get("venue"), tag = facets.get("tag");
    assert.equal(venue.starts, null);
    assert.equal(venue.values[venue.places[numbers[2]] - 1], "JMLR");
    const tags = numbers.map((number) => Array.from(
      tag.places.slice(tag.starts[number], tag.starts[number + 1]), (place) => tag.values[place]));
    assert.deepEqual(tags.map((some) => some.sort()), [[], ["binary", "low-bit"], ["low-bit"]]);
  });

  test("knows which papers are on the list", async () => {
    assert.deepEqual(await index.numbers(["", "p0", "gone", "zzz"]), [-1, 0, -1, -1]);
  });

  test("gives the other pages with their words", async () => {
    const door = (await index.doors()).find((one) => one.title === "Low-bit");
    assert.equal(door.page, "tags/low-bit/");
    assert.equal(door.about, "tag, 2 papers");
    assert.ok(door.words.includes("low"));
  });

  test("fetches a file once, and again where it failed", async () => {
    await findPapers(index, "hessian", {});
    const once = asked.length;
    await findPapers(index, "hessian", {});
    assert.equal(asked.length, once);
    const { fetch } = globalThis;
    globalThis.fetch = async () => { throw new Error("offline"); };
    await assert.rejects(index.sort("stars"), /offline/);
    globalThis.fetch = fetch;
    assert.equal((await index.sort("stars")).length, PAPERS.length);
  });

  test("reads what the host has already opened", async () => {
    const opened = new Map([...files].map(
      ([name, body]) => [name, /\/\d+\.bin$/.test(name) ? gunzipSync(body) : body]));
    ({ index } = serve(opened));
    assert.deepEqual(await found("hessian"), ["p0"]);
  });

  test("starts anew where the site was built anew", async () => {
    const site = serve(new Map(files)), once = () => findPapers(site.index, "hessian", {});
    await site.index.attempt(once);
    for (const name of site.files.keys()) site.files.delete(name);
    for (const [name, body] of built(PAPERS.slice(1))) site.files.set(name, body);
    const sort = () => site.index.sort("citations");
    assert.equal((await site.index.attempt(sort)).length, PAPERS.length - 1);
  });

  for (const [host, knowsParts] of [["sends parts of files", true], ["sends them whole", false]]) {
    test(`makes a file of papers where the host ${host}`, async () => {
      const { index: one } = serve(new Map(files), knowsParts);
      const numbers = await one.numbers(["p7", "p5", "p0", "p5"]);
      const papers = JSON.parse(await one.text("csl-json", numbers));
      assert.deepEqual(papers.map((paper) => paper.id), ["p7", "p5", "p0", "p5"]);
      assert.equal(papers[1].abstract, LONG, "what formats share is put in again");
      assert.deepEqual(JSON.parse(await one.text("csl-json", [])), []);
    });

    test(`shows rows where the host ${host}`, async () => {
      const site = serve(new Map(files), knowsParts);
      const all = Array.from(PAPERS, (_, number) => number);
      const ids = (await site.index.rows([3, ...all])).map((row) => row.id);
      assert.equal(new Set(ids).size, PAPERS.length);
      assert.equal(ids[0], ids[4]);
      const once = site.asked.length;
      await site.index.rows(all);
      assert.equal(site.asked.length, once, "no row is fetched twice");
    });
  }

  test("tells what the host answers", async () => {
    globalThis.fetch = async () => new Response("", { status: 500 });
    await assert.rejects(index.attempt(() => index.doors()), /doors-\w+\/0\.bin: 500/);
  });
});

describe("a list of many words", () => {
  const WORDS = Array.from({ length: 8000 }, (_, at) => `w${String(at).padStart(4, "0")}`);
  let index, asked;
  before(() => {
    const papers = Array.from({ length: 160 }, (_, at) => {
      const title = WORDS.slice(at * 50, at * 50 + 50).join(" ");
      return { title, abstract: title.replaceAll("w", "z") };
    });
    ({ index, asked } = serve(built(papers)));
  });

  test("finds every paper by one letter, from two files", async () => {
    const { scores } = await findPapers(index, "w", {});
    assert.ok(scores.every(Boolean));
    assert.equal(asked.filter((name) => /\/(terms|prefixes)-/.test(name)).length, 2);
  });

  for (const [word, papers] of [["w0000", 1], ["w00", 2], ["w7999", 1], ["w3", 20], ["w45", 2]]) {
    test(`finds the papers of ${word}, wherever its files begin`, async () => {
      const { scores } = await findPapers(index, word, {});
      assert.equal(scores.filter(Boolean).length, papers);
    });
  }

  for (const [word, papers] of [["z", 0], ["z00", 2], ["z0000", 1], ["z799", 1]]) {
    test(`finds ${papers} by ${word} in the abstracts`, async () => {
      const { scores } = await findPapers(index, word, { abstracts: true, exactly: true });
      assert.equal(scores.filter(Boolean).length, papers);
    });
  }

  test("ranks abstracts last", async () => {
    const { scores } = await findPapers(index, "w0000", { abstracts: true });
    const inTitle = Math.max(...scores);
    assert.ok(Math.max(...(await findPapers(index, "z0000", { abstracts: true })).scores) < inTitle);
  });
});
