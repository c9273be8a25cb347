/* The script of the page that puts papers side by side. */

import { ComparePage } from "./compare-page.js";
import { onEachPage } from "./loading.js";

onEachPage(() => {
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".aq-comparison:not(.aq-live)");
  if (page) new ComparePage(page);
});
