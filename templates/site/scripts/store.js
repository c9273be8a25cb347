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
  }

  /** What the browser would not keep; one for all scripts of a page, which so agree. */
  get memory() {
    return window.awesomequantMemory ??= {};
  }

  /**
   * Return a text that was kept, or "".
   * @param {string} name
   */
  get(name) {
    // Of a storage that is full the text of before comes back, which is no more what was meant.
    const kept = this.memory[this.storage + this.prefix + name];
    if (kept !== undefined) return kept;
    try {
      return window[this.storage].getItem(this.prefix + name) ?? "";
    } catch {
      return ""; // asking for the storage already throws where cookies are off
    }
  }

  /**
   * Keep a text; returns whether it will be there tomorrow.
   * @param {string} name
   * @param {string} text
   */
  set(name, text) {
    const place = this.prefix + name;
    try {
      window[this.storage].setItem(place, text);
      delete this.memory[this.storage + place];
      return true;
    } catch {
      this.memory[this.storage + place] = text;
      return false;
    }
  }
}
