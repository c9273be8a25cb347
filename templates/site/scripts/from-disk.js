/* Where no server turns the address of a folder into its page: on a disk, and on hosts for which
   mkdocs.yml says so (use_directory_urls: false).  What scripts link to is mended as it is used. */

import { isOnDisk } from "./loading.js";

/** Return whether links name files: those of the page were written so when it was built. */
const isFlat = () => Boolean(document.querySelector("form.aq-find[action$='/index.html'], " +
  "form.aq-find[action='index.html']"));

/** @param {string} address */
function named(address) {
  const url = new URL(address, document.baseURI);
  if (url.origin === location.origin && url.protocol === location.protocol &&
      url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

/** @param {Event} event */
function mend(event) {
  const target = /** @type {Element} */ (event.target);
  const link = target.closest?.("a[href]"); // a chart has links of its own kind
  const address = link?.getAttribute("href") ?? "#";
  if (link && !address.startsWith("#") && named(address) !== new URL(address, document.baseURI).href) {
    link.setAttribute("href", named(address));
  }
  if (event.type === "submit" && target instanceof HTMLFormElement) {
    target.action = named(target.action);
  }
}

/** Have links and forms lead to files, where they lead to folders that nobody serves. */
export function leadToFiles() {
  if (!isOnDisk() && !isFlat()) return;
  // Before a click, a key, or "open in a new tab" asks where a link leads.
  for (const kind of ["pointerdown", "focusin", "click", "submit"]) {
    document.addEventListener(kind, mend, true);
  }
}
