/* The page that checks a reader's bibliography: files come in, a worker holds them against the
   list, what it found is shown. Nothing of a file leaves the browser. */

import { Cancelled, Checker } from "./audit-asking.js";
import { CheckedFile } from "./audit-file.js";
import { MOST, opened, textOf } from "./audit-opening.js";
import { chosenOf, isBibtex, isPaper, namedIn } from "./audit-papers.js";
import { sizeOf, summaryOf } from "./audit-words.js";
import { pressed } from "./controls.js";
import { element } from "./elements.js";
import { isOnDisk } from "./loading.js";
import { say } from "./messages.js";
import { plural } from "./plurals.js";

/** @import { Opened } from "./audit-opening.js" */
/** @import { Progress } from "./audit-asking.js" */

const PASTED = "pasted.bib";

/** The page, from an empty one to the mended file. */
export class AuditPage {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.element = page;
    this.root = page.dataset.root ?? "";
    this.about = this.part(".aq-audit__about");
    this.give = this.part(".aq-audit__give");
    this.progress = this.part(".aq-audit__progress");
    this.wanted = this.part(".aq-audit__wishes");
    this.result = this.part(".aq-audit__result");
    this.area = /** @type {HTMLTextAreaElement} */ (this.part("textarea"));
    this.file = /** @type {HTMLInputElement} */ (this.part("input[type=file]"));
    this.checker = new Checker(this.root);
    /** @type {Map<string, Opened>} what was given, by name */
    this.given = new Map();
    /** @type {Map<string, string[]>} papers, and the bibliographies that they name */
    this.papers = new Map();
    /** @type {Map<string, Map<string, boolean>>} what the reader took or left, by file */
    this.choices = new Map();
    this.isWaiting = false; // for a bibliography that a paper names
    this.turn = 0; // of the newest check
    page.classList.add("aq-live");
    if (isOnDisk()) {
      this.tell(say("Opened from a disk, this page cannot check anything; put on any web server it can."));
      this.give.hidden = true;
      return;
    }
    this.tell("");
    this.listen();
  }

  /** @param {string} selector */
  part(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }

  listen() {
    const chosen = async () => {
      await this.take(Array.from(this.file.files ?? []));
      this.file.value = ""; // so that the same file can be chosen again
    };
    this.file.addEventListener("change", chosen);
    chosen(); // who was quicker than this script
    const check = () => this.take([new File([this.area.value], PASTED)]);
    this.part(".aq-audit__check").addEventListener("click", check);
    this.area.addEventListener("paste", () => setTimeout(check)); // when it stands there
    this.wanted.addEventListener("change", () => this.check(false));
    const isHere = () => this.element.isConnected; // the theme swaps pages
    document.addEventListener("dragover", (event) => {
      const isFile = Array.from(event.dataTransfer?.items ?? []).some(({ kind }) => kind === "file");
      if (!isHere() || !isFile) return;
      event.preventDefault();
      this.give.classList.add("aq-audit__give--over");
    });
    for (const kind of ["dragleave", "drop"]) {
      document.addEventListener(kind, (event) => {
        if (kind === "drop" || !(/** @type {DragEvent} */ (event).relatedTarget)) {
          this.give.classList.remove("aq-audit__give--over");
        }
      });
    }
    document.addEventListener("drop", (event) => {
      if (!isHere() || !event.dataTransfer?.files.length) return;
      event.preventDefault();
      this.take(Array.from(event.dataTransfer.files));
    });
    document.addEventListener("paste", (event) => {
      const isField = event.target instanceof Element && event.target.closest("input, textarea");
      if (!isHere() || isField) return;
      const files = Array.from(event.clipboardData?.files ?? []);
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (files.length) this.take(files);
      else if (/@\s*\w+\s*[{(]/.test(text)) {
        this.area.value = text;
        this.take([new File([text], PASTED)]);
      }
    });
  }

  /**
   * Say how it stands.
   * @param {string} text
   * @param {Array<Node | string>} more
   */
  tell(text, ...more) {
    this.about.replaceChildren(text, ...more);
  }

  // what comes in

  /**
   * Take files that a reader gives: papers say which bibliographies they have.
   * @param {File[]} files
   */
  async take(files) {
    if (!files.length) return;
    if (this.isWaiting && !files.every(({ name }) => isBibtex(name))) this.isWaiting = false;
    if (!this.isWaiting) { // else they are what a paper wants
      this.given.clear();
      this.papers.clear();
    }
    const turn = this.clear();
    try {
      for (const file of files) await this.open(file);
      if (turn !== this.turn) return;
      const { chosen, missing } = chosenOf(this.papers, Array.from(this.given.keys()));
      this.isWaiting = missing.length > 0;
      if (!chosen.length && !missing.length) {
        const name = Array.from(this.papers.keys()).join(say(", "));
        throw new Error(say("{name} names no bibliography; give the .bib itself.", { name }));
      }
      if (missing.length) {
        const papers = Array.from(this.papers.keys()).join(say(", "));
        throw new Error(say("{papers} names {files}: give that too.",
          { papers, files: missing.join(say(", ")) }));
      }
      this.given = new Map(chosen.map((name) =>
        [name, /** @type {Opened} */ (this.given.get(name))]));
      await this.check(true);
    } catch (error) {
      if (turn !== this.turn) return;
      this.tell(/** @type {Error} */ (error).message);
      this.about.focus();
    }
  }

  /** @param {File} file */
  async open(file) {
    const { name, size } = file;
    if (size > MOST) {
      throw new Error(say("{name} has {size}; up to {most} are checked here. Part it, or check it on your machine: awesomequant audit.",
        { name, size: sizeOf(size), most: sizeOf(MOST) }));
    }
    let content;
    try {
      content = new Uint8Array(await file.arrayBuffer());
    } catch { // a folder, or a file that is gone
      throw new Error(say("{name} cannot be read.", { name }));
    }
    if (name === PASTED && !this.area.value.trim()) {
      throw new Error(say("There is nothing to check yet: paste the entries of your .bib, or choose it."));
    }
    if (isPaper(name)) {
      this.papers.set(name, namedIn(textOf(name, content)));
      return;
    }
    const found = opened(name, content);
    if (isBibtex(name) || /@\s*\w+\s*[{(]/.test(found.text)) this.given.set(name, found);
    else throw new Error(say("{name} is no BibTeX. Export it as BibTeX first.", { name }));
  }

  // what is found

  /** Begin anew: what was asked before is called off, what was found is gone. */
  clear() {
    this.checker.callOff();
    this.result.replaceChildren();
    this.progress.hidden = this.wanted.hidden = true;
    this.tell("");
    return ++this.turn;
  }

  get wishes() {
    const chosen = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (
      this.part(`select[name=${name}]`)).value;
    return { prefer: chosen("prefer"), names: chosen("names"), venues: chosen("venues") };
  }

  /**
   * Check what was given.
   * @param {boolean} isNew rather than once more with other wishes
   */
  async check(isNew) {
    const turn = ++this.turn, { wishes } = this, { pages = "" } = this.element.dataset;
    const names = Array.from(this.given.keys());
    this.checker.callOff();
    this.element.setAttribute("aria-busy", "true");
    this.tell(say("Checking {files} …", { files: names.join(say(", ")) }));
    const { bar, told } = this.begin();
    /** @type {CheckedFile[]} */
    const checked = [];
    let bytes = 0;
    try {
      for (const [name, file] of this.given) {
        const audited = await this.checker.ask({ ask: "audit", name, text: file.text, wishes },
          (progress) => this.showProgress(progress, bar, told));
        bytes = Math.max(bytes, audited.bytes);
        const choices = this.choices.get(name) ?? new Map();
        this.choices.set(name, choices);
        checked.push(new CheckedFile({ name, opened: file, audited, pages, choices,
          mend: (wanted) => this.checker.ask(
            { ask: "mend", name, text: file.text, wishes, wanted }) }));
      }
      if (turn !== this.turn) return;
      this.result.replaceChildren(...checked.map((one) => one.element));
      this.wanted.hidden = false;
      this.tell(this.summed(checked, bytes));
      if (isNew) this.about.focus();
    } catch (error) {
      if (turn !== this.turn) return;
      this.result.replaceChildren();
      this.tell(error instanceof Cancelled ? say("Cancelled.") : say("That did not work: {why}.",
        { why: /** @type {Error} */ (error).message }), " ",
      pressed(say("Try again"), () => this.check(true)));
      this.about.focus();
    } finally {
      if (turn === this.turn) {
        this.progress.hidden = true;
        this.element.removeAttribute("aria-busy");
      }
    }
  }

  /**
   * Sum up, as the command line does, and say what was fetched for it.
   * @param {CheckedFile[]} checked
   * @param {number} bytes
   */
  summed(checked, bytes) {
    /** @type {Record<string, number>} */
    const counts = {};
    for (const one of checked) {
      for (const [verdict, count] of Object.entries(one.counts)) {
        counts[verdict] = (counts[verdict] ?? 0) + count;
      }
    }
    const name = checked.length === 1 ? checked[0].name :
      plural("{count:,} file", "{count:,} files", { count: checked.length });
    const lines = [say("{name}: {summary}.", { name, summary: summaryOf(counts) })];
    if (bytes) lines.push(say("{size} of lookup files fetched, nothing sent.", { size: sizeOf(bytes) }));
    return lines.join(" ");
  }

  begin() {
    const bar = element("progress"), told = element("span");
    bar.setAttribute("aria-label", say("Looked up"));
    this.progress.replaceChildren(bar, told, pressed(say("Cancel"), () => this.checker.end()));
    this.progress.hidden = false;
    return { bar, told };
  }

  /**
   * @param {Progress} progress
   * @param {HTMLProgressElement} bar
   * @param {HTMLElement} told
   */
  showProgress({ done, of, bytes }, bar, told) {
    bar.max = of || 1;
    bar.value = done;
    told.textContent = plural("{done} of {count:,} lookup file, {size}",
      "{done} of {count:,} lookup files, {size}", { done, count: of, size: sizeOf(bytes) });
  }
}
