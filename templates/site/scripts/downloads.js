/* Papers as a file to keep.  Of any page of the site:

     const search = await shared.need(), index = search.indexOf(root);
     await index.attempt(async () =>
       search.download(index, "bibtex", await search.listed(index, "venue", "ICML"), "papers"));

   `shared` is that of loading.js; "bibtex" is a key of `(await index.open()).formats`, which has
   the label and the suffix of each; papers are numbers: those that answer to a facet or a year, by
   `listed`, or those of some ids, by `index.numbers(ids)`, which has -1 for an unknown one. */

import { element } from "./elements.js";

/** @import { Index } from "./search-index.js" */

/**
 * Let the browser save a text, or what is one already, as a file.
 * @param {string} name
 * @param {string} type
 * @param {string | Blob} text
 */
export function save(name, type, text) {
  const link = element("a"), address = URL.createObjectURL(new Blob([text], { type }));
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000); // some browsers read it only later
}

/**
 * Let the browser save some papers in a format.
 * @param {Index} index
 * @param {string} format
 * @param {number[]} numbers of the papers, in the order of the file
 * @param {string} name of the file, without its suffix
 */
export async function download(index, format, numbers, name) {
  const text = await index.text(format, numbers);
  const { suffix, type } = (await index.open()).formats[format];
  save(name + suffix, type, text);
}

/**
 * Return the numbers of the papers that answer to a facet with a value, as its page lists them.
 * @param {Index} index
 * @param {string} facet "year", "author", "tag", "venue" or another facet of the index
 * @param {string} value
 */
export async function listed(index, facet, value) {
  const { years, facets } = await index.columns(), { count } = await index.open();
  const column = facet === "author" ? await index.authors() : facets.get(facet);
  const wanted = column?.values.indexOf(value) ?? -1;
  const answers = (/** @type {number} */ paper) => {
    if (facet === "year") return years[paper] - 1 === Number(value);
    if (!column || wanted < 0) return false;
    if (!column.starts) return column.places[paper] === wanted + 1;
    return column.places.subarray(column.starts[paper], column.starts[paper + 1]).includes(wanted);
  };
  return Array.from({ length: count }, (_, paper) => paper).filter(answers);
}
