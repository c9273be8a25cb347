/* The script of the page of the reading list. */

import { onEachPage } from "./loading.js";
import { ReadingPage } from "./reading-page.js";

onEachPage(() => {
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".aq-mine:not(.aq-live)");
  if (page) new ReadingPage(page);
});
