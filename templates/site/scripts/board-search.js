/* Pages of results for the header's search: whoever names a model and a benchmark is led to the
   page of the two, at the setting that is named besides. Pure functions; site/board_doors.py writes
   what is read here. */

import { say } from "./messages.js";
import { plural } from "./plurals.js";
import { stem } from "./stems.js";
import { compounds, words } from "./tokenise.js";

/**
 * @typedef {object} BoardDoors
 * @property {string} axis what the first axis is called: "Bits"
 * @property {Record<string, string>} parts labels that stand before a number, and their names
 * @property {string[]} settings "w=4&a=16"
 * @property {[title: string, more: string, address: string][]} benchmarks
 * @property {[title: string, more: string, address: string][]} models
 * @property {[benchmark: number, model: number, methods: number, settings: number[],
 *   address?: string][]} of the boards, those of most methods first
 */

/** @typedef {{ title: string, page: string, about: string, isBoth: boolean }} BoardDoor */

const SHOWN = 2, FOLDER = "results/", ON = FOLDER + "on--";

/**
 * Make what finds pages of results by what a reader typed.
 * @param {BoardDoors} known
 * @returns {(query: string) => BoardDoor[]}
 */
export function boardSearch(known) {
  const wordsOf = (/** @type {[string, string, string]} */ [title, more]) => ({
    title: words(title), all: new Set([...words(title), ...words(more)]) });
  const benchmarks = known.benchmarks.map(wordsOf), models = known.models.map(wordsOf);
  const { read, held } = settingsOf(known);
  return (query) => {
    const cut = compounds(query), asked = cut.filter((those) => !read(those));
    const at = cut.flatMap((those) => read(those) ?? []);
    if (!asked.length) return [];
    const ofBenchmarks = benchmarks.map((one) => fit(asked, one));
    const ofModels = models.map((one) => fit(asked, one));
    /** @type {(BoardDoor & { rank: number[] })[]} */
    const found = [];
    for (const [b, m, methods, settings, address] of known.of) {
      const own = ofBenchmarks[b], on = ofModels[m];
      const fits = asked.map((_, place) => Math.max(own[place], on?.[place] ?? 0));
      if (!fits.every(Boolean)) continue;
      const told = held(settings, at);
      // Who names the benchmark alone, or the model, is led to the page of all of it.
      const needsBoth = !own.every(Boolean) && !on?.every(Boolean);
      const title = on ? say("{model} on {benchmark}",
        { model: known.models[m][0], benchmark: known.benchmarks[b][0] }) : known.benchmarks[b][0];
      if (!told || (!needsBoth && on && !at.length)) continue;
      const page = address ?? known.benchmarks[b][2].slice(0, -1) + "--" +
        known.models[m][2].slice(ON.length);
      const spare = benchmarks[b].title.length + (on ? models[m].title.length : 0);
      found.push({ title, isBoth: needsBoth, page: page + (told.length ? "?" + told.join("&") : ""),
        about: plural("{count:,} method", "{count:,} methods", { count: methods }),
        rank: [-sum(fits), needsBoth ? spare : 0, -methods] });
    }
    const doors = (/** @type {typeof known.models} */ those, /** @type {number[][]} */ fits,
      /** @type {{ title: string[] }[]} */ names) => {
      for (const [place, [title, , page]] of those.entries()) {
        // "efficient" is of many papers, and no model that begins so is asked for by it.
        if (!page || at.length || !fits[place].every((one) => one > 1)) continue;
        found.push({ title: say("Results: {name}", { name: title }), page, about: "", isBoth: false,
          rank: [-sum(fits[place]), names[place].title.length, 0] });
      }
    };
    doors(known.benchmarks, ofBenchmarks, benchmarks);
    doors(known.models, ofModels, models);
    found.sort((one, other) => one.rank.map((value, place) => value - other.rank[place])
      .find((value) => value) ?? 0);
    return found.slice(0, SHOWN);
  };
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((one, other) => one + other, 0);
}

/**
 * Return how well each compound is in a name, which has all of its words or none counts. A word has
 * 3 in the title, 2 in another spelling, 1 where only something longer begins so, and 1 more where
 * it follows the word before it there as well: without that, "LLaMA-7B on WikiText-2" has all words
 * of "llama 2 7b wikitext".
 * @param {string[][]} asked
 * @param {{ title: string[], all: Set<string> }} name
 */
function fit(asked, { title, all }) {
  let before = "";
  return asked.map((compound) => {
    const fits = compound.map((word) => {
      const follows = title.some((one, at) => one === word && at && title[at - 1] === before);
      before = word;
      if (title.includes(word)) return follows ? 4 : 3;
      return all.has(word) ? 2 : Array.from(all).some((one) => one.startsWith(word)) ? 1 : 0;
    });
    return fits.every(Boolean) ? sum(fits) / fits.length : 0;
  });
}

/**
 * Return what reads settings: "w4a16", "4-bit".
 * @param {BoardDoors} known
 */
function settingsOf({ axis, parts, settings }) {
  const names = new Map(Object.entries(parts).map(([label, name]) => [label.toLowerCase(), name]));
  const labels = Array.from(names.keys()).sort((one, other) => other.length - one.length)
    .map((label) => label.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
  const one = "(" + (labels.join("|") || "(?!)") + ")([0-9]+(?:\\.[0-9]+)?)";
  const each = new RegExp(one, "gu"), whole = new RegExp("^(?:" + one + ")+$", "u");
  const [first] = names.values(), bits = stem(words(axis).join(""));
  const atEach = settings.map((said) => new Set(said.split("&")));
  return {
    /** @param {string[]} those */
    read(those) {
      const said = those.join("");
      if (whole.test(said)) {
        return Array.from(said.matchAll(each), ([, label, value]) => names.get(label) + "=" + value);
      }
      const [value, word] = those.length > 1 ? those : [parseFloat(said) + "", said.replace(/^[0-9.]+/, "")];
      return first && word && stem(word) === bits && /^[0-9.]+$/.test(value) ?
        [first + "=" + value] : null;
    },
    /**
     * Return what of a setting a page can be asked for: all of it, else what is stated there and no
     * more, as of W2A16 the 2 where the other is left open; null where that contradicts, or has not
     * the first.
     * @param {number[]} places
     * @param {string[]} at
     */
    held(places, at) {
      /** @type {string[] | null} */
      let most = at.length ? null : at;
      for (const stated of places.map((place) => atEach[place])) {
        const own = at.filter((part) => stated.has(part));
        const isOpen = at.every((part) => stated.has(part) ||
          !Array.from(stated).some((other) => other.split("=")[0] === part.split("=")[0]));
        if (isOpen && own[0] === at[0] && own.length > (most?.length ?? 0)) most = own;
      }
      return most;
    },
  };
}
