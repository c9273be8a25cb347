/* What findings are called, and how many entries are what: the words of `awesomequant audit`. */

import { grouped, say } from "./messages.js";
import { plural } from "./plurals.js";

/** @type {Record<string, (count: number) => string>} in the order in which they are told */
const COUNTED = {
  "right": (count) => plural("{count:,} right", "{count:,} right", { count }),
  "wrong-field": (count) => plural("{count:,} with a wrong field", "{count:,} with a wrong field",
    { count }),
  "missing-field": (count) => plural("{count:,} with a field missing",
    "{count:,} with a field missing", { count }),
  "published-now": (count) => plural("{count:,} a preprint that has appeared",
    "{count:,} preprints that have appeared", { count }),
  "retracted": (count) => plural("{count:,} retracted", "{count:,} retracted", { count }),
  "doubted": (count) => plural("{count:,} doubted by its journal",
    "{count:,} doubted by their journals", { count }),
  "corrected": (count) => plural("{count:,} corrected since", "{count:,} corrected since",
    { count }),
  "two-works": (count) => plural("{count:,} two works in one", "{count:,} two works in one",
    { count }),
  "contradiction": (count) => plural("{count:,} contradicting itself",
    "{count:,} contradicting themselves", { count }),
  "twice": (count) => plural("{count:,} a second time", "{count:,} a second time", { count }),
  "other-form": (count) => plural("{count:,} in another form", "{count:,} in another form",
    { count }),
  "not-known": (count) => plural("{count:,} not known here", "{count:,} not known here", { count }),
};

/** @type {Record<string, string>} what a finding is, beside its message */
const NAMES = {
  "wrong-field": say("wrong field"),
  "missing-field": say("field missing"),
  "published-now": say("has appeared"),
  "retracted": say("retracted"),
  "doubted": say("doubted"),
  "corrected": say("corrected since"),
  "two-works": say("two works in one"),
  "contradiction": say("contradicts itself"),
  "twice": say("a second time"),
  "other-form": say("another form"),
};

/** @param {string} verdict */
export const nameOf = (verdict) => NAMES[verdict] ?? verdict;

/**
 * Return each verdict that entries have, with how many do.
 * @param {Record<string, number>} counts
 * @returns {Array<[string, string]>}
 */
export function countsOf(counts) {
  return Object.entries(COUNTED).filter(([verdict]) => counts[verdict])
    .map(([verdict, words]) => [verdict, words(counts[verdict])]);
}

/**
 * Sum an audit up in a line.
 * @param {Record<string, number>} counts
 */
export function summaryOf(counts) {
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return count ? say("{entries}: {parts}", {
    entries: plural("{count:,} entry", "{count:,} entries", { count }),
    parts: countsOf(counts).map(([, words]) => words).join(say(", ")),
  }) : say("no entries");
}

/** @param {number} bytes */
export const sizeOf = (bytes) => bytes < 1024 * 1024 ?
  say("{size} KB", { size: grouped(Math.ceil(bytes / 1024)) }) :
  say("{size} MB", { size: grouped(Math.round(bytes / 1024 / 1024)) });
