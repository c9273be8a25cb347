/* What a page of a part of the list has from the explore page when a reader first wants it: the
   filters with all their values. They stand on one page, and not on thousands. */

/**
 * Fetch the facets, as the explore page arrives with them; their links lead from anywhere.
 * @param {string} root the way from this page to the site's root
 * @returns {Promise<HTMLElement[]>}
 */
export async function facetsOf(root) {
  const address = new URL(root + "filters/", location.href).href, answer = await fetch(address);
  if (!answer.ok) throw new Error("the filters: " + answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll(".aq-facet a")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  }
  return Array.from(page.querySelectorAll(".aq-facet"), (facet) =>
    /** @type {HTMLElement} */ (document.importNode(facet, true)));
}
