/* Rows of results chosen and put in order, as values: what is asked of them, and what answers. */

/**
 * A row of a table.
 * @typedef {object} BoardRow
 * @property {HTMLTableRowElement} element
 * @property {string} method
 * @property {number} year 0 where it is not known
 * @property {number} value
 * @property {boolean} hasCode
 * @property {string} by
 * @property {Record<string, string>} at where it stands on the axes
 */

/**
 * What is asked: of parts of the axes a value ("4") or a bound ("..4"), and the rest.
 * @typedef {object} Asked
 * @property {{ name: string, value: string, sign: string, places: Record<string, number> }[]} parts
 * @property {string} by
 * @property {boolean} code
 * @property {string} sort
 * @property {boolean} isAny whether anything is asked
 */

/**
 * Return what a form asks.
 * @param {HTMLFormElement} form
 * @returns {Asked}
 */
export function asksOf(form) {
  /** @type {NodeListOf<HTMLSelectElement>} */
  const every = form.querySelectorAll("select[data-places]");
  const parts = Array.from(every, ({ name, value, dataset }) => (
    { name, value, sign: dataset.sign ?? "", places: JSON.parse(dataset.places ?? "{}") }
  )).filter(({ value }) => value);
  const data = new FormData(form);
  const by = String(data.get("by") ?? ""), sort = String(data.get("sort") ?? "");
  const code = data.has("code");
  return { parts, by, code, sort, isAny: Boolean(parts.length || by || code || sort) };
}

/**
 * Tell whether a row answers.
 * @param {BoardRow} row
 * @param {Asked} asked
 */
export function fitsAll(row, asked) {
  if (asked.code && !row.hasCode) return false;
  if (asked.by && row.by !== asked.by) return false;
  return asked.parts.every(({ name, value, sign, places }) => {
    const said = row.at[name] ?? "";
    if (!value.startsWith("..")) return said === value;
    const place = places[said], bound = places[value.slice(2)];
    if (place === undefined) return false; // words that have no order, and what is not stated
    return sign === "≥" ? place >= bound : place <= bound;
  });
}

/**
 * Return rows in the order that is asked for; equals stay as they stand.
 * @param {BoardRow[]} rows
 * @param {string} sort "best", "year", "method"; "" as they came
 * @param {boolean} isLower whether lower values are better
 */
export function inOrder(rows, sort, isLower) {
  const sign = isLower ? 1 : -1;
  if (sort === "best") return [...rows].sort((one, other) => sign * (one.value - other.value));
  if (sort === "year") return [...rows].sort((one, other) => other.year - one.year);
  if (sort === "method") return [...rows].sort((one, other) => one.method.localeCompare(other.method));
  return rows;
}
