/* The scripts' words in the language of the list. Here they stand in English, by which the list's
   catalogue knows them; when the site is built each is put in the language of the list
   (site/scripts.py), so that no page carries a catalogue. */

export const TONGUE = (globalThis.document?.documentElement.lang || "en") + "-u-nu-latn";

/**
 * Say a text. One without places is the text itself on the built site.
 * @param {string} text with places: "Find in {name}", "{count:,} papers"
 * @param {Record<string, string | number>} [places]
 */
export function say(text, places = {}) {
  return text.replace(/\{(\w+)(:,)?\}/g, (_, name, apart) =>
    apart ? grouped(+places[name]) : String(places[name]));
}

/** @param {number} number */
export function grouped(number) {
  return number.toLocaleString(TONGUE);
}
