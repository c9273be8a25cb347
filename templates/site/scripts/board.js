/* The script of pages of results. */

import { findBoards } from "./board-index.js";
import { BoardPage } from "./board-page.js";
import { onEachPage } from "./loading.js";

onEachPage(() => {
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".aq-board:not(.aq-live)");
  if (page) new BoardPage(page);
  /** @type {HTMLElement | null} */
  const index = document.querySelector(".aq-boards:not(.aq-live)");
  if (index) findBoards(index);
});
