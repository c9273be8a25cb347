/* What stays in the reader's own browser: the reading list, the last visit, a switch for keys. */

import { Store } from "./store.js";

/** Papers a reader chose, by id, in the order they were chosen. */
export class ReadingList {
  /** @param {string} root the way from this page to the site's root */
  constructor(root) {
    this.store = new Store(root, "localStorage");
  }

  /** @returns {string[]} */
  ids() {
    try {
      const found = JSON.parse(this.store.get("reading list") || "[]");
      return Array.isArray(found) ? found.filter(isId) : [];
    } catch {
      return []; // something else wrote there
    }
  }

  /**
   * Take the place of the list; returns whether the browser could keep that.
   * @param {string[]} ids
   */
  keep(ids) {
    return this.store.set("reading list", JSON.stringify(Array.from(new Set(ids))));
  }

  /**
   * Put a paper on the list, or take it off; returns whether the browser could keep that.
   * @param {string} id
   * @param {boolean} on
   */
  toggle(id, on) {
    const others = this.ids().filter((other) => other !== id);
    return this.keep(on ? others.concat(id) : others);
  }

  /** Return the list as a text to save in a file. */
  saved() {
    return JSON.stringify({ "reading list": this.ids() }, null, 1) + "\n";
  }

  /**
   * Return the ids in a saved text; throws an Error that tells a reader what is wrong.
   * @param {string} text
   * @returns {string[]}
   */
  read(text) {
    let found;
    try {
      found = JSON.parse(text)["reading list"];
    } catch {
      // said below, as of JSON that holds something else
    }
    if (!Array.isArray(found)) throw new Error("This file is no saved reading list.");
    return found.filter(isId);
  }
}

/** @param {unknown} value */
function isId(value) {
  return typeof value === "string" && /^[a-z0-9](-?[a-z0-9])*$/.test(value) && value.length <= 80;
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
