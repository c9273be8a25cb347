/* The script of the explore page. */

import { Explore } from "./explore-page.js";
import { ON_DISK, isOnDisk, onEachPage } from "./loading.js";

onEachPage(() => {
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".aq-explore:not(.aq-live)");
  if (!page) return;
  if (!isOnDisk()) new Explore(page);
  else { // the page stays as it is without scripts, and says why
    const hint = /** @type {HTMLElement} */ (page.querySelector(".aq-hint"));
    hint.textContent = ON_DISK;
    hint.hidden = false;
  }
});
