/* What stays in the reader's own browser: the reading list, the papers that are to be compared, the
   last visit. */

import { Store } from "./store.js";

/** @typedef {{ id: string, note: string }} Kept a paper of the reading list */

export const MOST_KEPT = 2000; // papers
export const MOST_COMPARED = 6; // papers side by side, which a screen has room for
const LONGEST_NOTE = 2000; // characters
const VERSION = 2;
const CHANGED = "awesomequant-kept"; // what a document is told when something of this changed

/** Papers a reader chose, in the reader's order, each with a note. */
export class ReadingList {
  /** @param {string} root the way from this page to the site's root */
  constructor(root) {
    this.store = new Store(root, "localStorage");
  }

  /** @returns {Kept[]} */
  entries() {
    let found;
    try {
      found = JSON.parse(this.store.get("reading list") || "[]");
    } catch {
      return []; // something else wrote there
    }
    // The first version was the array alone.
    return entriesOf(Array.isArray(found) ? found : found?.papers);
  }

  /** @returns {string[]} */
  ids() {
    return this.entries().map(({ id }) => id);
  }

  /**
   * Take the place of the list; returns whether the browser could keep that.
   * @param {Kept[]} entries
   */
  put(entries) {
    const papers = shortened(entriesOf(entries));
    return told(this.store.set("reading list", JSON.stringify({ version: VERSION, papers })));
  }

  /**
   * Take the place of the list; papers that were on it keep their notes.
   * @param {string[]} ids
   */
  keep(ids) {
    const notes = new Map(this.entries().map(({ id, note }) => [id, note]));
    return this.put(ids.map((id) => ({ id, note: notes.get(id) ?? "" })));
  }

  /**
   * Put a paper on the list, or take it off; returns whether the browser could keep that.
   * @param {string} id
   * @param {boolean} on
   */
  toggle(id, on) {
    const others = this.entries().filter((other) => other.id !== id);
    return this.put(on ? others.concat({ id, note: "" }) : others);
  }

  /**
   * Put papers behind those that are there; a note goes where there is none. Returns how many are
   * new, and whether the browser could keep that.
   * @param {Kept[]} more
   */
  add(more) {
    const entries = this.entries(), known = new Map(entries.map((entry) => [entry.id, entry]));
    for (const { id, note } of more) {
      const here = known.get(id);
      if (here) here.note ||= note;
      else {
        const entry = { id, note };
        known.set(id, entry);
        entries.push(entry);
      }
    }
    const before = this.ids().length, lasts = this.put(entries);
    return { added: this.ids().length - before, lasts };
  }

  /**
   * Keep a note.
   * @param {string} id
   * @param {string} note
   */
  note(id, note) {
    return this.put(this.entries().map((one) => one.id === id ? { id, note } : one));
  }

  /**
   * Move a paper to the place of another.
   * @param {string} id
   * @param {string} other
   */
  move(id, other) {
    const entries = this.entries(), at = entries.findIndex((one) => one.id === id);
    const to = entries.findIndex((one) => one.id === other);
    if (at < 0 || to < 0) return true; // another tab took one of them off
    entries.splice(to, 0, ...entries.splice(at, 1));
    return this.put(entries);
  }

  /**
   * Put papers back that were taken off, each where it stood; others stay.
   * @param {Kept[]} before the list as it was
   */
  restore(before) {
    const entries = this.entries(), here = new Set(this.ids());
    before.forEach((entry, at) => {
      if (!here.has(entry.id)) entries.splice(Math.min(at, entries.length), 0, entry);
    });
    return this.put(entries);
  }

  /**
   * Call papers by the ids that they have now.
   * @param {Map<string, string>} names the new by the old
   */
  rename(names) {
    return this.put(this.entries().map(({ id, note }) => ({ id: names.get(id) ?? id, note })));
  }

  /** Return the list as a text to save in a file, which earlier versions of the site read too. */
  saved() {
    return JSON.stringify(
      { version: VERSION, "reading list": shortened(this.entries()) }, null, 1) + "\n";
  }
}

/** The papers that are to be compared, across pages. */
export class Compared {
  /** @param {string} root the way from this page to the site's root */
  constructor(root) {
    this.store = new Store(root, "localStorage");
  }

  /** @returns {string[]} */
  ids() {
    return (this.store.get("compare") || "").split(",").filter(isId).slice(0, MOST_COMPARED);
  }

  /** @param {string[]} ids */
  put(ids) {
    return told(this.store.set("compare", Array.from(new Set(ids)).join(",")));
  }
}

/**
 * Do something whenever what is kept changes, here or in another tab, as long as an element stands
 * in the page.
 * @param {Element} within
 * @param {() => void} act
 */
export function onKept(within, act) {
  const stop = new AbortController();
  const heard = () => {
    if (within.isConnected) act();
    else stop.abort();
  };
  document.addEventListener(CHANGED, heard, { signal: stop.signal });
  addEventListener("storage", heard, { signal: stop.signal });
}

/**
 * Tell this page that something changed; passes on whether it lasts.
 * @param {boolean} lasts
 */
function told(lasts) {
  globalThis.document?.dispatchEvent(new Event(CHANGED));
  return lasts;
}

/**
 * Return what a stranger's array has of papers, each once.
 * @param {unknown} found ids, or objects with an id and a note
 * @returns {Kept[]}
 */
export function entriesOf(found) {
  /** @type {Map<string, Kept>} */
  const entries = new Map();
  for (const one of Array.isArray(found) ? found : []) {
    const id = typeof one === "string" ? one : one?.id, said = one?.note;
    const note = typeof said === "string" ? said.slice(0, LONGEST_NOTE) : "";
    if (isId(id) && !entries.has(id)) entries.set(id, { id, note });
    if (entries.size === MOST_KEPT) break;
  }
  return Array.from(entries.values());
}

/**
 * Write papers as short as they can be.
 * @param {Kept[]} entries
 */
function shortened(entries) {
  return entries.map(({ id, note }) => note ? { id, note } : id);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
export function isId(value) {
  return typeof value === "string" && value.length <= 80 && /^[a-z0-9](-?[a-z0-9])*$/.test(value);
}

/**
 * Return the day up to which the reader has seen all additions, as of the visit before this one;
 * "" on a first visit.
 * @param {string} root the way from this page to the site's root
 * @param {string} newest the day of the latest addition, which this visit sees
 */
export function lastSeen(root, newest) {
  const lasting = new Store(root, "localStorage"), visit = new Store(root, "sessionStorage");
  if (!visit.get("here")) {
    visit.set("here", "yes");
    visit.set("seen", lasting.get("seen"));
    lasting.set("seen", newest);
  }
  return visit.get("seen");
}
