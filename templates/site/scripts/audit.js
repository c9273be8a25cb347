/* The script of the page that checks a bibliography. */

import { AuditPage } from "./audit-page.js";
import { onEachPage } from "./loading.js";

onEachPage(() => {
  /** @type {HTMLElement | null} */
  const page = document.querySelector(".aq-audit:not(.aq-live)");
  if (page) new AuditPage(page);
});
