/* What every page offers for the papers on it: to keep them, and to compare them. Rows and the
   pages of papers get their buttons here, so that without a script nothing dead stands there. */

import { element } from "./elements.js";
import { Compared, MOST_COMPARED, MOST_KEPT, ReadingList, onKept } from "./keeping.js";
import { grouped, say } from "./messages.js";

const LOST = say("Your browser keeps nothing for this site: this lasts as long as the page.");

/** The ways to what was chosen, and the buttons by which it is. */
export class Offers {
  /** @param {string} root the way from this page to the site's root */
  constructor(root) {
    this.root = root;
    this.kept = new ReadingList(root);
    this.compared = new Compared(root);
  }

  /** Begin on a page that was just shown. */
  start() {
    this.putLink();
    this.putTray();
    this.offerIn(document);
    this.show();
  }

  /**
   * Give the papers in a part of the page their buttons.
   * @param {ParentNode} part
   */
  offerIn(part) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = part.querySelectorAll(".aq-row[data-id], .aq-paper[data-id]");
    found.forEach((one) => this.offerKeeping(one));
  }

  /**
   * Give a row, or the page of a paper, its buttons; once.
   * @param {HTMLElement} row
   */
  offerKeeping(row) {
    const { id = "" } = row.dataset, isPage = row.matches(".aq-paper");
    if (!id || row.querySelector(".aq-compare")) return;
    const title = (isPage ? document.querySelector("h1") : row.querySelector(".aq-row__title"));
    const called = (title?.textContent ?? id).replace(/\s*¶$/, "").trim();
    const keep = this.button("aq-keep", id, called, () => this.toggleKept(id));
    const compare = this.button("aq-compare", id, called, () => this.toggleCompared(id));
    // On the reader's own list papers are removed by a button of its own, which this stands beside.
    const tools = row.querySelector(".aq-mine__tools");
    if (tools) tools.append(compare);
    else row.append(keep, compare);
    this.dress(new Set(this.kept.ids()), new Set(this.compared.ids()), [keep, compare]);
  }

  /**
   * @param {string} kind
   * @param {string} id
   * @param {string} title
   * @param {() => void} act
   */
  button(kind, id, title, act) {
    const made = element("button", kind);
    made.type = "button";
    made.dataset.paper = id;
    made.dataset.title = title;
    made.addEventListener("click", act);
    return made;
  }

  /** @param {string} id */
  toggleKept(id) {
    const ids = this.kept.ids(), on = !ids.includes(id);
    if (on && ids.length >= MOST_KEPT) {
      this.tell(say("The reading list is full: it holds {count:,} papers.", { count: MOST_KEPT }));
    } else this.tell(this.kept.toggle(id, on) ? "" : LOST);
  }

  /** @param {string} id */
  toggleCompared(id) {
    const ids = this.compared.ids(), others = ids.filter((other) => other !== id);
    if (ids.length === others.length && ids.length >= MOST_COMPARED) {
      this.tell(say("At most {count} papers stand side by side.", { count: MOST_COMPARED }));
    } else {
      this.tell(this.compared.put(ids.length > others.length ? others : ids.concat(id)) ? "" : LOST);
    }
  }

  /** Show on every button, in the header and in the tray what is kept and chosen. */
  show() {
    const kept = this.kept.ids(), compared = this.compared.ids();
    /** @type {NodeListOf<HTMLButtonElement>} */
    const buttons = document.querySelectorAll("button.aq-keep, button.aq-compare");
    this.dress(new Set(kept), new Set(compared), buttons);
    const count = document.querySelector(".aq-to-list__count");
    if (count) count.textContent = "(" + grouped(kept.length) + ")";
    this.showTray(compared);
  }

  /**
   * @param {Set<string>} kept
   * @param {Set<string>} compared
   * @param {Iterable<HTMLButtonElement>} buttons
   */
  dress(kept, compared, buttons) {
    for (const one of buttons) {
      const { paper = "", title = "" } = one.dataset, keeps = one.matches(".aq-keep");
      const on = (keeps ? kept : compared).has(paper);
      const says = keeps ? (on ? say("Kept") : say("Keep")) : say("Compare");
      if (one.textContent !== says) one.textContent = says;
      one.setAttribute("aria-label", say("{action}: {name}", { action: says, name: title }));
      one.setAttribute("aria-pressed", String(on));
    }
  }

  /** Put the way to the reading list into the header. */
  putLink() {
    const before = document.querySelector(".md-header .aq-find__link, .md-header form.aq-find");
    if (!before || document.querySelector(".aq-to-list")) return;
    const link = element("a", "aq-to-list md-header__button");
    link.href = this.root + "reading-list/";
    link.append(element("span", "aq-to-list__name", say("Reading list")), " ",
      element("span", "aq-to-list__count"));
    before.before(link);
  }

  /** Put the place for what is to be compared at the end of the page. */
  putTray() {
    if (document.querySelector(".aq-tray")) return;
    const tray = element("aside", "aq-tray"), said = element("span", "aq-tray__said");
    tray.setAttribute("aria-label", say("Papers to compare"));
    tray.hidden = true;
    said.setAttribute("role", "status");
    const clear = element("button", "aq-tray__clear", say("Clear"));
    clear.type = "button";
    clear.addEventListener("click", () => {
      this.compared.put([]);
      this.tell("");
      const heading = document.querySelector("h1");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus();
    });
    tray.append(said, element("a", "aq-tray__go"), clear);
    document.body.append(tray);
    onKept(tray, () => this.show());
  }

  /** @param {string[]} ids */
  showTray(ids) {
    /** @type {HTMLElement | null} */
    const tray = document.querySelector(".aq-tray");
    const link = /** @type {HTMLAnchorElement | null} */ (tray?.querySelector("a"));
    if (!tray || !link) return;
    const isThere = Boolean(document.querySelector(".aq-comparison"));
    link.textContent = ids.length > 1 ? say("Compare {count} papers", { count: ids.length }) :
      say("1 paper to compare: choose another");
    // A link without an address is none: one paper is compared with nothing.
    if (ids.length === 1) link.removeAttribute("href");
    else link.href = this.root + "compare/" + (ids.length ? "?p=" + ids.join(",") : "");
    const chosen = ids.length > 0 && !isThere;
    link.hidden = /** @type {HTMLElement} */ (tray.lastElementChild).hidden = !chosen;
    tray.hidden = !chosen && !tray.querySelector(".aq-tray__said")?.textContent;
  }

  /** @param {string} text */
  tell(text) {
    const said = document.querySelector(".aq-tray__said");
    if (said) said.textContent = text;
    this.showTray(this.compared.ids());
  }
}

/** Offer on every page, and for every row that comes later. */
export function offerOnEachPage() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const offers = new Offers(new URL("..", script.src).href);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.matches(".aq-row[data-id]")) offers.offerKeeping(node);
        else if (node.firstElementChild) offers.offerIn(node);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  return () => offers.start();
}
