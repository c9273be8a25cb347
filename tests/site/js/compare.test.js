import assert from "node:assert/strict";
import { test } from "node:test";

import { differs, factsOf, plainOf } from "../../../templates/site/scripts/compare-facts.js";
import {
  asCsv, asLatex, asMarkdown, csvText, markdownText, texText, titleIn,
} from "../../../templates/site/scripts/compare-texts.js";

const HOSTILE = "a & b_c | $x$ \"q\" `t` <i>\n#1 50% ~^\\{}";

test("a hostile text is text in every form, and one cell", () => {
  assert.equal(markdownText(HOSTILE), "a &#38; b&#95;c &#124; &#36;x&#36; &#34;q&#34; " +
    "&#96;t&#96; &#60;i&#62; &#35;1 50% &#126;&#94;&#92;&#123;&#125;");
  assert.equal(texText(HOSTILE), "a \\& b\\_c | \\$x\\$ \"q\" \\textasciigrave{}t" +
    "\\textasciigrave{} <i> \\#1 50\\% \\textasciitilde{}\\textasciicircum{}" +
    "\\textbackslash{}\\textbraceleft{}\\textbraceright{}");
  assert.equal(texText("a--b ''c'' ★ 12"), "a-{}-b '{}'c'{}' $\\star$ 12");
  assert.equal(csvText('a "b", c\nd'), '"a ""b"", c\nd"');
  assert.equal(markdownText("1. x"), "1&#46; x");
});

for (const [text, cell] of [
  ["=1+1", "'=1+1"], ["+1", "'+1"], ["-1", "'-1"], ["@a", "'@a"], ["  =1", "'  =1"],
  ["a;=1", "a;'=1"], ["a\n=1", "\"a\n'=1\""], ["\uff1d1", "'\uff1d1"], ["1-bit", "1-bit"],
]) {
  test(`no spreadsheet runs ${JSON.stringify(text)}`, () => assert.equal(csvText(text), cell));
}

const TABLE = [
  [{ text: "" }, { text: "A | B", href: "https://example.org/a|b", tex: "{A} $x$~\\cite{a}" }],
  [{ text: "Year" }, { text: "2020", href: "javascript:alert(1)" }],
];

test("tables are written whole", () => {
  assert.equal(asMarkdown(TABLE), "|  | [A &#124; B](https://example.org/a%7Cb) |\n" +
    "| --- | --- |\n| Year | 2020 |\n");
  assert.equal(asCsv(TABLE), "\ufeff,A | B\nYear,2020\n");
  assert.equal(asLatex(TABLE), "\\begin{tabular}{p{0.450\\linewidth}p{0.450\\linewidth}}\n" +
    "\\hline\n & {A} $x$~\\cite{a} \\\\\n\\hline\nYear & 2020 \\\\\n\\hline\n\\end{tabular}\n");
});

test("a title is taken from its entry as the exporter wrote it", () => {
  assert.equal(titleIn("@article{a,\n  booktitle = {B},\n  title = {{Q-BERT} \\{ $x_{1}$},\n}"),
    "{Q-BERT} \\{ $x_{1}$");
  assert.equal(titleIn("@article{a}"), "");
  assert.equal(titleIn("title = {never closed"), "");
});

const ROW = { id: "a", title: "A", authors: "Ann", venue: "ICML", page: "icml", year: 2020,
  tags: ["bert", "low"], citations: 3, stars: null, code: "", link: "https://example.org/",
  pdf: true, added: "2021-01-02" };
const WORDS = { root: "../", fields: [["bits", "Bits"]], tags: {
  nlp: ["NLP", "nlp"], bert: ["BERT", "nlp"], low: ["Low-bit", ""] } };

/** What the rows of a comparison say, by their names. */
function said(rows, papers) {
  return Object.fromEntries(factsOf(rows, papers, WORDS)
    .map(({ name, cells }) => [name, cells.map(plainOf)]));
}

test("papers are compared by all that is known of them, in the list's own words", () => {
  const code = [{ url: "https://github.com/o/r", stars: { count: 1200, as_of: "2026-01-02" } }];
  const facts = said([ROW, { ...ROW, tags: ["nlp"], citations: null, year: 0, link: "" }],
    [{ type: "conference", fields: { bits: ["2", "4"] }, code, authors: ["Ann", { group: "T" }],
      citations: { count: 1000, as_of: "2026-11-01" } }, { type: "preprint" }]);
  assert.deepEqual(facts, {
    People: ["Ann, T", "Ann"],
    Venue: ["ICML", "ICML"],
    Year: ["2020", ""],
    Kind: ["Conference paper", "Preprint"],
    NLP: ["BERT", "NLP"],
    Tags: ["Low-bit", ""],
    Bits: ["2, 4", ""],
    Code: ["o/r ★ 1,200 (2026-01-02)", ""],
    Citations: ["1,000 (2026-11-01)", ""],
    Paper: ["PDF", ""],
    "On the list since": ["2021-01-02", "2021-01-02"],
  });
});

test("what no paper answers has no row, and a list without JSON has what its rows say", () => {
  const bare = { ...ROW, tags: [], authors: "", citations: null, added: "" };
  assert.deepEqual(Object.keys(said([bare, bare], [])), ["Venue", "Year", "Paper"]);
  assert.deepEqual(said([ROW, ROW], []).Citations, ["3", "3"]);
});

test("rows differ by what they say and where it leads", () => {
  const cells = (one, other) => ({ name: "", cells: [one, other] });
  assert.equal(differs(cells([{ text: "PDF", href: "a" }], [{ text: "PDF", href: "b" }])), true);
  assert.equal(differs(cells([{ text: "x" }], [{ text: "x" }])), false);
  assert.equal(differs(cells([], [{ text: "x" }])), true);
});
