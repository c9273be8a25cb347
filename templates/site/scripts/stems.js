/* What the forms of a word have in common: its beginning, as search/stems.py cuts it, which says
   why; tests/vectors/stems.json holds the two together. */

const ENDINGS = ("ations ators ation ating ative ator ated ates ate " +
  "ities izers isers ions ings izer iser ity ies ion ing ed es is s e y").split(" ");
/** @type {Record<string, number>} */
const KEPT = { izers: 2, isers: 2, izer: 2, iser: 2 };
const LEAST = 3, ABBREVIATION = 4;
const WHOLE = new Set(["embed", "speed", "seed", "feed", "need", "bias", "alias", "atlas", "canvas"]);

/**
 * Return the beginning that a word shares with its other forms; the word where it has none.
 * @param {string} word
 */
export function stem(word) {
  if (/^[0-9][0-9.]*bits$/.test(word)) return word.slice(0, -1);
  if (!/^[a-z]+$/i.test(word) || WHOLE.has(word)) return word;
  for (const ending of ENDINGS) {
    const rest = word.slice(0, word.length - ending.length + (KEPT[ending] ?? 0));
    if (!word.endsWith(ending) || rest.length < LEAST) continue;
    const ends = ending === "s" ? !/(?:ss|us|is)$/.test(word) || word.length <= ABBREVIATION
      : /[aeiouy]/.test(rest) && !(ending === "y" && /[aeiouy]$/.test(rest));
    if (ends) {
      word = rest;
      break;
    }
  }
  return word.length > LEAST && /([^aeiouy])\1$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * Return how the other side of the ocean writes a word (quantisation); "" where it does not.
 * @param {string} word
 */
export function otherSpelling(word) {
  const found = /^(.{3,}i)([sz])(e|ed|es|er|ers|ing|ations?)$/.exec(word);
  return found ? found[1] + (found[2] === "s" ? "z" : "s") + found[3] : "";
}

/**
 * Return what a plural in -s begins with: it finds whatever its singular finds.
 * @param {string} word
 */
export function singular(word) {
  return word.length > LEAST && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
