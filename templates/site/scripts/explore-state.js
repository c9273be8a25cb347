/* What a reader asked for, as a value and as the page's address; whatever is usual is left out. */

import { say } from "./messages.js";

/**
 * The values of a facet that a paper must have one of, and those it must not have.
 * @typedef {{ include: string[], exclude: string[] }} Chosen
 */

/**
 * What a reader asked for.
 * @typedef {object} State
 * @property {string} q the query as typed
 * @property {boolean} exact whether words that no paper has are searched for as they are
 * @property {boolean} abstracts whether abstracts are searched too
 * @property {boolean} kept whether only papers of the reading list are shown
 * @property {string} since a day (2026-05-01): only papers added later; "" for all
 * @property {string} sort one of SORTS, or "" for relevance
 * @property {boolean} turned whether the order is the other way round
 * @property {number} from the first year of a range; 0 for no bound
 * @property {number} to the last year of a range; 0 for no bound
 * @property {Record<string, Chosen>} facets what is chosen in each facet that has a choice
 * @property {string[]} every the facets of whose included values a paper must have all, not one
 */

/**
 * A facet as a reader sees it.
 * @typedef {object} Named
 * @property {string} id
 * @property {string} label
 * @property {boolean} several whether a paper may have more than one value
 * @property {(value: string) => string} labelOf
 */

const SORTS = ["year", "citations", "stars", "added"];
const LONGEST = 500; // characters of a query; an address may hold anything

/** @returns {State} */
export function emptyState() {
  return {
    q: "", exact: false, abstracts: false, kept: false, since: "", sort: "", turned: false,
    from: 0, to: 0, facets: {}, every: [],
  };
}

/**
 * Read an address: ?q=…&tag=low-bit&-tag=nlp&year=2018-2020&year=2023&sort=citations. What makes no
 * sense is passed over: links to the page outlive what they link to.
 * @param {string} search the address from its question mark on
 * @param {string[]} ids the facets of this list
 * @param {(id: string, value: string) => string} [named] gives a facet's value for one of its
 *   spellings
 */
export function readState(search, ids, named = (_, value) => value) {
  const asked = new URLSearchParams(search), state = emptyState();
  const says = (/** @type {string} */ name) => asked.get(name) ?? "";
  state.q = says("q").slice(0, LONGEST);
  state.exact = says("exact") === "yes";
  state.abstracts = says("abstracts") === "yes";
  state.kept = says("kept") === "yes";
  if (/^\d{4}-\d\d-\d\d$/.test(says("since"))) state.since = says("since");
  if (SORTS.includes(says("sort"))) state.sort = says("sort");
  state.turned = Boolean(state.sort) && says("order") === "up";
  for (const range of asked.getAll("year")) {
    const [found, from = 0, to = 0] = /^(\d{4})?(?:-|–|\.\.)(\d{4})?$/.exec(range.trim()) ?? [];
    if (found) [state.from, state.to] = [Number(from), Number(to)];
  }
  const isValue = (/** @type {string} */ id, /** @type {string} */ value) =>
    id !== "year" || /^\d{4}$/.test(value);
  for (const id of ids) {
    const [include, exclude] = [id, "-" + id].map((name) =>
      unique(asked.getAll(name).map((value) => value.trim()).filter((value) => isValue(id, value))
        .map((value) => named(id, value))));
    if (include.length || exclude.length) state.facets[id] = { include, exclude };
  }
  state.every = unique(asked.getAll("every")).filter((id) => isEvery(state, id));
  return state;
}

/** @param {string[]} values */
function unique(values) {
  return Array.from(new Set(values.filter(Boolean)));
}

/** @param {State} state */
function years(state) {
  return (state.from || "") + "-" + (state.to || "");
}

/**
 * Write the address of a state, from its question mark on; "" for the usual view.
 * @param {State} state
 */
export function writeState(state) {
  const asked = new URLSearchParams();
  if (state.q.trim()) asked.append("q", state.q.trim());
  for (const name of /** @type {const} */ (["exact", "abstracts", "kept"])) {
    if (state[name]) asked.append(name, "yes");
  }
  if (state.since) asked.append("since", state.since);
  if (state.from || state.to) asked.append("year", years(state));
  for (const id of Object.keys(state.facets).sort()) {
    for (const value of state.facets[id].include) asked.append(id, value);
    for (const value of state.facets[id].exclude) asked.append("-" + id, value);
  }
  for (const id of [...state.every].sort()) if (isEvery(state, id)) asked.append("every", id);
  if (state.sort) asked.append("sort", state.sort);
  if (state.sort && state.turned) asked.append("order", "up");
  const text = asked.toString();
  return text ? "?" + text : "";
}

/**
 * Return whether it makes a difference if a paper must have all values of a facet or one.
 * @param {State} state
 * @param {string} id
 */
function isEvery(state, id) {
  return Object.hasOwn(state.facets, id) && state.facets[id].include.length > 1;
}

/**
 * Ask for all included values of a facet, or for one of them again.
 * @param {State} state
 * @param {string} id
 */
export function toggleEvery(state, id) {
  const others = state.every.filter((one) => one !== id);
  state.every = others.length < state.every.length ? others : [...others, id];
}

/**
 * List the facets in which a reader can choose between all and any of the values: what each is
 * called, and whether all are asked for.
 * @param {State} state
 * @param {Named[]} facets in the order of the page
 * @returns {Array<{ id: string, label: string, all: boolean }>}
 */
export function everyChoices(state, facets) {
  return facets.filter(({ id, several }) => several && isEvery(state, id))
    .map(({ id, label }) => ({ id, label, all: state.every.includes(id) }));
}

/**
 * Return whether a value of a facet is included (1), excluded (-1) or neither (0).
 * @param {State} state
 * @param {string} id
 * @param {string} value
 */
export function choiceOf(state, id, value) {
  const chosen = state.facets[id];
  if (!chosen) return 0;
  return chosen.include.includes(value) ? 1 : chosen.exclude.includes(value) ? -1 : 0;
}

/**
 * Return the one value that papers are asked to have, where they are asked for one alone.
 * @param {State} state
 * @returns {{ id: string, value: string } | null}
 */
export function soleChoice({ from, to, facets }) {
  const found = Object.entries(facets).flatMap(([id, { include }]) =>
    include.map((value) => ({ id, value })));
  if (from || to) found.push({ id: "year", value: "" });
  return found.length === 1 ? found[0] : null;
}

/**
 * Include a value of a facet (1), exclude it (-1) or let it go (0).
 * @param {State} state
 * @param {string} id
 * @param {string} value
 * @param {number} choice
 */
export function choose(state, id, value, choice) {
  const { include, exclude } = state.facets[id] ?? { include: [], exclude: [] };
  const isOther = (/** @type {string} */ one) => one !== value;
  const chosen = {
    include: include.filter(isOther).concat(choice > 0 ? value : []),
    exclude: exclude.filter(isOther).concat(choice < 0 ? value : []),
  };
  if (chosen.include.length || chosen.exclude.length) state.facets[id] = chosen;
  else delete state.facets[id];
}

/**
 * Return whether papers must be kept out for other reasons than the words of the query.
 * @param {State} state
 */
export function isFiltered(state) {
  return Boolean(state.from || state.to || state.kept || state.since ||
    Object.keys(state.facets).length);
}

/**
 * List every active filter: what it is called, and how it is taken out of the state.
 * @param {State} state
 * @param {Named[]} facets in the order of the page
 * @returns {Array<[label: string, takeAway: () => void]>}
 */
export function activeFilters(state, facets) {
  /** @type {Array<[string, () => void]>} */
  const found = [];
  if (state.from || state.to) {
    found.push([say("Years: {years}", { years: years(state).replace("-", "–") }), () => { state.from = state.to = 0; }]);
  }
  if (state.since) found.push([say("New since {day}", { day: state.since }), () => { state.since = ""; }]);
  if (state.kept) found.push([say("Reading list"), () => { state.kept = false; }]);
  for (const { id, label, labelOf } of facets) {
    const { include, exclude } = state.facets[id] ?? { include: [], exclude: [] };
    for (const value of include.concat(exclude)) {
      const said = { name: label, value: labelOf(value) };
      found.push([exclude.includes(value) ? say("{name}: not {value}", said) :
        say("{name}: {value}", said), () => choose(state, id, value, 0)]);
    }
  }
  return found;
}
