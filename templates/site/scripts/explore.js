/* The script of the explore page. */

import { Explore } from "./explore-page.js";
import { onEachPage } from "./loading.js";

onEachPage(() => {
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".aq-explore:not(.aq-live)");
  if (page) new Explore(page);
});
