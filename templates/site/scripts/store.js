/* Where scripts keep texts in the reader's own browser. */

/** A store of this site alone; where the browser keeps nothing, it lasts as long as the page. */
export class Store {
  /**
   * @param {string} root the way from this page to the site's root; lists of one host keep apart
   * @param {"localStorage" | "sessionStorage"} storage
   */
  constructor(root, storage) {
    this.prefix = "awesomequant " + new URL(root, location.href).pathname + " ";
    this.storage = storage;
    /** @type {Record<string, string>} */
    this.memory = {};
  }

  /**
   * Return a text that was kept, or "".
   * @param {string} name
   */
  get(name) {
    const kept = this.memory[name] || "";
    try {
      return window[this.storage].getItem(this.prefix + name) ?? kept;
    } catch {
      return kept; // asking for the storage already throws where cookies are off
    }
  }

  /**
   * Keep a text; returns whether it will be there tomorrow.
   * @param {string} name
   * @param {string} text
   */
  set(name, text) {
    this.memory[name] = text;
    try {
      window[this.storage].setItem(this.prefix + name, text);
      return true;
    } catch {
      return false;
    }
  }
}
