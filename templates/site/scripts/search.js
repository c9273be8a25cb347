/* What a page gets when a reader first searches: loading.js brings it, and search.js's own modules
   are known to no other script but by this value. */

import { download, listed } from "./downloads.js";
import { titled, filled } from "./explore-rows.js";
import { ask, decide, questions } from "./explore-result.js";
import { listenToTake, offerFormats } from "./explore-take.js";
import { counts, ordered, sift } from "./results.js";
import { findPapers } from "./finding.js";
import { briefTexts } from "./ready-texts.js";
import { Index } from "./search-index.js";
import { SNIPPETS, showSnippets } from "./snippets.js";
import { fold, words } from "./tokenise.js";

/** @import { Shared } from "./loading.js" */
/** @typedef {typeof search} Search */

const shared = /** @type {Shared} */ (window.awesomequant);
/** @type {Record<string, Index>} */
const open = {};

/**
 * Return the index of the site whose root lies at `root` from this page; one a page.
 * @param {string} root
 */
function indexOf(root) {
  return open[root] ??= new Index(root, shared.contents);
}

export const search = {
  text: { fold, words }, findPapers, indexOf, ask, decide, questions, sift, ordered, counts, filled,
  titled, SNIPPETS, showSnippets, offerFormats, listenToTake, download, listed,
  briefTexts,
};
Object.assign(shared, search);
