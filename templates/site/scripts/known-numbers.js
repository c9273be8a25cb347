/* The numbers of a reader's papers, kept while the site's index of ids is the same: twenty of
   10,000 papers lie in 19 files of 2.6 KB, and need none of them when they are shown again. */

import { Store } from "./store.js";

/** @import { Index } from "./search-index.js" */

/**
 * Find the numbers of papers by their ids; -1 for one not on the site.
 * @param {Index} index
 * @param {string[]} ids
 * @returns {Promise<number[]>}
 */
export async function numbersOf(index, ids) {
  const { folders, count } = await index.open(), store = new Store(index.root, "localStorage");
  const known = remembered(store.get("numbers"), folders.ids, count);
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length) {
    const found = await index.numbers(missing);
    missing.forEach((id, at) => { if (found[at] >= 0) known.set(id, found[at]); });
    const of = ids.flatMap((id) => known.has(id) ? [[id, known.get(id)]] : []);
    store.set("numbers", JSON.stringify({ of: folders.ids, numbers: of }));
  }
  return ids.map((id) => known.get(id) ?? -1);
}

/**
 * Read numbers that were kept; none where they are of another index.
 * @param {string} text
 * @param {string} of what the index of ids is called after its content
 * @param {number} count how many papers there are
 * @returns {Map<string, number>}
 */
export function remembered(text, of, count) {
  let found;
  try {
    found = JSON.parse(text || "{}");
  } catch {
    return new Map(); // something else wrote there
  }
  if (!of || found?.of !== of || !Array.isArray(found.numbers)) return new Map();
  return new Map(found.numbers.filter((/** @type {unknown} */ one) => Array.isArray(one) &&
    typeof one[0] === "string" && Number.isInteger(one[1]) && one[1] >= 0 && one[1] < count));
}
