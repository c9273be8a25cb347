/* What a page loads only when a reader first wants something of the search index. */

import { say } from "./messages.js";

/** @import { Contents } from "./search-index.js" */
/** @import { Search } from "./search.js" */

/**
 * What all scripts of a page have in common, in `window.awesomequant`.
 * @typedef {object} Shared
 * @property {() => Promise<Search>} need Load search.js, once.
 * @property {(root: string, anew?: boolean) => Promise<Contents>} contents Fetch the search index's
 *   table of contents, once; `anew` after the site has changed.
 */

/** @returns {Shared} */
function first() {
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  /** @type {Promise<Search> | null} */
  let loading = null;
  /** @type {Record<string, Promise<Contents>>} */
  const tables = {};
  return {
    need() {
      loading ??= new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = new URL("search.js", here).href;
        script.onload = () => done(/** @type {Shared & Search} */ (shared));
        script.onerror = () => {
          loading = null; // the next call tries again
          script.remove();
          failed(new Error("search.js could not be loaded"));
        };
        document.head.append(script);
      });
      return loading;
    },
    contents(root, anew) {
      if (!tables[root] || anew) {
        tables[root] = fetch(root + "search-index/meta.json", { cache: "no-cache" })
          .then((answer) => {
            if (!answer.ok) throw new Error("meta.json: " + answer.status);
            return answer.json();
          });
        tables[root].catch(() => delete tables[root]);
      }
      return tables[root];
    },
  };
}

// The explore page has this module twice, in its own script and in the header's. The one that runs
// first serves both, so that search.js and the table of contents are loaded once.
export const shared = window.awesomequant ??= first();

/** What a site that was opened from a disk cannot do: browsers let no page read other files. */
export const ON_DISK = say("Opened from a disk, this site shows every page and list, but cannot search or filter; put on any web server it can.");

export const isOnDisk = () => location.protocol === "file:";

/**
 * Run `start` on this page, and on every page that the theme swaps in for it.
 * @param {() => void} start
 */
export function onEachPage(start) {
  if (window.document$) window.document$.subscribe(start);
  else start();
}
