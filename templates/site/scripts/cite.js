/* The page of a paper: the style of a reference is chosen and kept, buttons copy where
   the browser can, and files are made of what the page and the search index have. */

import { save } from "./downloads.js";
import { element } from "./elements.js";
import { shared } from "./loading.js";
import { say } from "./messages.js";
import { offerStyles } from "./reference-styles.js";
import { Store } from "./store.js";

const root = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
const id = location.pathname.replace(/index\.html$/, "").split("/").filter(Boolean).pop() ?? "";
const said = element("span", "aq-unseen");
said.setAttribute("role", "status"); // a button's new text alone is not read to everybody

/**
 * Make a button that says for a while how what it does went.
 * @param {string} text
 * @param {string} done
 * @param {() => Promise<void>} does
 */
function button(text, done, does) {
  const made = element("button", "aq-copy", text);
  made.type = "button";
  made.addEventListener("click", async () => {
    try {
      await does();
      made.textContent = said.textContent = done;
    } catch {
      made.textContent = said.textContent = say("That did not work");
    }
    setTimeout(() => {
      made.textContent = text;
      said.textContent = "";
    }, 2000);
  });
  return made;
}

/**
 * Copy what an element shows: with its italics, for word processors, and as plain text. Formulas
 * are copied as the plain text that the page has ready.
 * @param {HTMLElement} source
 */
function copy(source) {
  const plain = source.dataset.plain ?? source.textContent ?? "";
  if (source.dataset.plain || !source.querySelector("i") || !window.ClipboardItem) {
    return navigator.clipboard.writeText(plain);
  }
  const forms = { "text/plain": plain, "text/html": source.innerHTML };
  const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
  return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

/**
 * Save the paper in a format, as its exporter wrote it for the search index.
 * @param {string} format
 */
async function take(format) {
  const search = await shared.need(), index = search.indexOf(root);
  await index.attempt(async () =>
    search.download(index, format, await index.numbers([id]), id));
}

// The description of a paper of a long list is the beginning of its abstract: Zotero, which takes
// it for the abstract, finds all of it in the page.
/** @type {HTMLMetaElement | null} */
const told = document.querySelector("meta[name=description]");
const abstract = document.querySelector("#abstract + p")?.textContent;
if (abstract && told?.content.endsWith(" …")) told.content = abstract;

/** @type {HTMLElement | null} */
const styles = document.querySelector(".aq-reference");
/** @type {HTMLElement | null} */
const entry = document.querySelector(".aq-cite");
if (styles && entry) {
  const ready = offerStyles(styles, id, new Store(root, "localStorage"));
  const code = /** @type {HTMLElement} */ (entry.querySelector("code"));
  const chosen = ".aq-styles :checked + label + p";
  const below = element("p", "aq-files"), files = element("p", "aq-files");
  if (navigator.clipboard) {
    below.append(button(say("Copy reference"), say("Copied"), async () => {
      await ready();
      await copy(/** @type {HTMLElement} */ (document.querySelector(chosen)));
    }), said);
    files.append(button(say("Copy BibTeX"), say("Copied"), () => copy(code)));
  }
  files.append(
    button(say("BibTeX file"), say("Saved"), async () => {
      save(id + ".bib", "application/x-bibtex", code.textContent ?? "");
    }),
    button(say("RIS file for reference managers"), say("Saved"), () => take("ris")));
  document.querySelector(".aq-styles")?.after(below);
  entry.after(files);
}
