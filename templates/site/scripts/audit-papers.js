/* Which bibliographies a paper names (.tex, .aux), as audit/sources.py reads it, and which of them
   a reader gave. */

const NAMED = new RegExp(
  "\\\\(?:bibliography|bibdata|addbibresource|addglobalbib|nobibliography)" +
  "\\*?\\s*(\\[[^\\]]*\\])?\\s*\\{([^{}]*)\\}", "g");

/** @param {string} name */
export const isPaper = (name) => /\.(?:tex|aux|ltx)$/i.test(name);

/** @param {string} name */
export const isBibtex = (name) => /\.bib(?:tex)?$/i.test(name);

/** @param {string} path */
const baseOf = (path) => path.split(/[\\/]/).pop() ?? path;

/**
 * Return the bibliographies that the text of a paper names, without their folders.
 * @param {string} text
 */
export function namedIn(text) {
  const read = text.split(/\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/) // eslint-disable-line no-control-regex
    .map((line) => line.replace(/(^|[^\\])%.*/, "$1")).join("\n");
  /** @type {Set<string>} */
  const names = new Set();
  for (const [, options, files] of read.matchAll(NAMED)) {
    if (options?.includes("remote")) continue; // it is fetched by biber
    for (const name of files.split(",").map((one) => one.trim())) {
      if (name) names.add(baseOf(isBibtex(name) ? name : name + ".bib"));
    }
  }
  return Array.from(names);
}

/**
 * Say which of the files that a reader gave are checked, in which order, and which are wanted.
 * @param {Map<string, string[]>} papers what each paper names
 * @param {string[]} given the other files
 */
export function chosenOf(papers, given) {
  const wanted = new Set(Array.from(papers.values()).flat());
  const here = new Map(given.map((name) => [name.toLowerCase(), name]));
  const found = Array.from(wanted).map((name) => here.get(name.toLowerCase()));
  const chosen = new Set([...found.filter((name) => name !== undefined), ...given]);
  return {
    chosen: Array.from(chosen),
    missing: Array.from(wanted).filter((name) => !here.has(name.toLowerCase())),
  };
}
