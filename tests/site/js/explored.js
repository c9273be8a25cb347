// What the site finds, for benchmarks/relevance.py: the scripts of the site ask a built index what
// readers would type.  Reads {folder, door, queries} as JSON; writes for each query the numbers of
// the papers found, best first.

import { readdirSync, readFileSync } from "node:fs";

import { ask, decide } from "../../../templates/site/scripts/explore-result.js";
import { readState } from "../../../templates/site/scripts/explore-state.js";
import { findPapers } from "../../../templates/site/scripts/finding.js";
import { ordered, sift } from "../../../templates/site/scripts/results.js";
import { serve } from "./site.js";

const { folder, door, queries } = JSON.parse(readFileSync(0, "utf8"));
const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => (entry.parentPath + "/" + entry.name).replaceAll("\\", "/"));
const { index } = serve(new Map(
  names.map((name) => [name.slice(folder.length + 1), readFileSync(name)])));
const facets = Array.from((await index.columns()).facets.keys());

/**
 * As explore-page.js finds what its address asks for; what the page lists, it claims to match.
 */
async function explored(query) {
  const state = readState("?q=" + encodeURIComponent(query), facets);
  return decide(await ask(index, state, ["year", ...facets], [])).numbers;
}

/**
 * As header-search.js finds what its box holds.
 */
async function listed(query) {
  const { count } = await index.open(), hits = await findPapers(index, query.trim());
  return ordered(sift(count, hits, [], []), hits, null);
}

const found = [];
for (const query of queries) {
  found.push(Array.from(await (door === "header" ? listed : explored)(query)));
}
process.stdout.write(JSON.stringify(found));
