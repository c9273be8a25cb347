/* What the forms of a word have in common: its beginning, as search/stems.py cuts it, which says
   why; tests/vectors/stems.json holds the two together. */

const ENDINGS = ("ations ators ation ating ative ator ated ates ate " +
  "ities izers isers ions ings izer iser ity ies ion ing ed es is s e y").split(" ");
/** @type {Record<string, number>} */
const KEPT = { izers: 2, isers: 2, izer: 2, iser: 2 };
const BENT = new Set(["ings", "ies", "ing", "ed", "es", "s"]);
const LEAST = 3, ABBREVIATION = 4;
const WHOLE = new Set(["embed", "speed", "seed", "feed", "need", "bias", "alias", "atlas", "canvas"]);

/**
 * Return the beginning that a word shares with its other forms; the word where it has none.
 * @param {string} word
 */
export function stem(word) {
  return parted(word)[0];
}

/**
 * Return what all words begin with that a word stands for while it is typed, or as a plural: of a
 * form its stem, so that it finds whatever its simplest form finds, else its singular.
 * @param {string} word
 */
export function base(word) {
  const [root, ending] = parted(word);
  if (BENT.has(ending) || ending === "bits") return root;
  return word.endsWith("s") && ending && ending !== "is" ? word.slice(0, -1) : word;
}

/**
 * Return the stem of a word, and the ending that was taken off.
 * @param {string} word
 * @returns {[stem: string, ending: string]}
 */
function parted(word) {
  let taken = "";
  if (/^[0-9][0-9.]*bits$/.test(word)) return [word.slice(0, -1), "bits"];
  if (!/^[a-z]+$/i.test(word) || WHOLE.has(word)) return [word, ""];
  for (const ending of ENDINGS) {
    const rest = word.slice(0, word.length - ending.length + (KEPT[ending] ?? 0));
    if (!word.endsWith(ending) || rest.length < LEAST) continue;
    const ends = ending === "s" ? !/(?:ss|us|is)$/.test(word) || word.length <= ABBREVIATION
      : /[aeiouy]/.test(rest) && !(ending === "y" && /[aeiouy]$/.test(rest));
    if (ends) {
      word = rest;
      taken = ending;
      break;
    }
  }
  const isDouble = word.length > LEAST && /[aeiouy]([^aeiouy])\1$/.test(word);
  return [isDouble ? word.slice(0, -1) : word, taken];
}

// Plurals that are no beginning of their singular, nor share one with it.
const PLURALS = ("matrix matrices index indices vertex vertices appendix appendices " +
  "criterion criteria phenomenon phenomena optimum optima minimum minima maximum maxima " +
  "spectrum spectra lemma lemmata").split(" ");

/**
 * Return how a word is written as well: quantisation, matrices; "" where it is not.
 * @param {string} word
 */
export function otherSpelling(word) {
  const at = PLURALS.indexOf(word);
  if (at >= 0) return PLURALS[at ^ 1];
  const found = /^(.{3,}i)([sz])(e|ed|es|er|ers|ing|ations?)$/.exec(word);
  return found ? found[1] + (found[2] === "s" ? "z" : "s") + found[3] : "";
}
