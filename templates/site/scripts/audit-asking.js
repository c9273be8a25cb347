/* The checker at work beside the page: a worker that runs what `awesomequant audit` runs, loaded
   when a reader first gives a file. */

import { say } from "./messages.js";

/**
 * What the page can ask for, as the command line does.
 * @typedef {{ prefer: string, names: string, venues: string }} Wishes
 *
 * @typedef {[number, string[], string[]]} Hunk first line, lines as they were, and as they are
 *
 * @typedef {object} Source a record of the list
 * @property {string} list
 * @property {string} id
 * @property {string} title
 * @property {string} url
 *
 * @typedef {object} Finding
 * @property {string} verdict
 * @property {string} confidence
 * @property {string} level
 * @property {string | null} field
 * @property {number} line
 * @property {string} message
 * @property {Source | null} source
 * @property {{ title: string } | null} mend
 *
 * @typedef {object} Entry
 * @property {string} key
 * @property {number} line
 * @property {string} title
 * @property {string} verdict
 * @property {Source | null} record
 * @property {Source | null} nearest
 * @property {Finding[]} findings
 *
 * @typedef {object} Report what `awesomequant audit --format json` says
 * @property {Array<{ file: string, entries: Entry[],
 *   problems: Array<{ line: number, column: number, message: string }> }>} files
 * @property {Record<string, number>} counts
 *
 * @typedef {object} Audited
 * @property {Report} report
 * @property {Array<[number, Hunk[]]>} changes what each mend alone changes, by its number
 * @property {number} bytes that were fetched
 *
 * @typedef {object} Mended
 * @property {string} text
 * @property {number[]} made
 * @property {Hunk[]} diff
 *
 * @typedef {{ done: number, of: number, bytes: number }} Progress
 */

/** What is asked was called off by the reader. */
export class Cancelled extends Error {}

/** A worker, and what it is asked at the moment. */
export class Checker {
  /** @param {string} root the way from the page to the site's root */
  constructor(root) {
    this.root = new URL(root, location.href);
    this.number = 0;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {Map<number, { done: (said: any) => void, failed: (why: Error) => void,
     *   onProgress?: (progress: Progress) => void }>} */
    this.asked = new Map();
  }

  /**
   * Ask the worker something, and wait for what it tells.
   * @param {Record<string, unknown>} question
   * @param {(progress: Progress) => void} [onProgress]
   * @returns {Promise<any>}
   */
  ask(question, onProgress) {
    const number = ++this.number;
    return new Promise((done, failed) => {
      this.asked.set(number, { done, failed, onProgress });
      this.open().postMessage({ ...question, number });
    });
  }

  open() {
    if (!this.worker) {
      this.worker = new Worker(new URL("assets/audit-worker.js", this.root));
      this.worker.addEventListener("message", ({ data }) => this.hear(data));
      this.worker.addEventListener("error", (event) => {
        event.preventDefault();
        this.end(new Error(event.message || say("the checker could not be loaded")));
      });
      this.worker.postMessage({ ask: "open", root: this.root.href });
    }
    return this.worker;
  }

  /** @param {any} said */
  hear(said) {
    const question = this.asked.get(said.number);
    if (!question) return; // called off
    if (said.tell === "progress") {
      question.onProgress?.(said);
      return;
    }
    this.asked.delete(said.number);
    if (said.tell === "failed") question.failed(new Error(said.message));
    else question.done(said);
  }

  /** Call off what is asked; a worker that has nothing to do keeps what it fetched. */
  callOff() {
    if (this.asked.size) this.end();
  }

  /**
   * Let the worker go, with all that it was asked; the next question starts another.
   * @param {Error} why
   */
  end(why = new Cancelled()) {
    this.worker?.terminate();
    this.worker = null;
    const questions = Array.from(this.asked.values());
    this.asked.clear();
    for (const { failed } of questions) failed(why);
  }
}
