/* Cut a query into the words of the search index, as search/tokenise.py cuts papers;
   tests/vectors/words.json and a test over every character hold the two together. */

// Letters that decomposition leaves as they are, though readers type them without their strokes.
/** @type {Record<string, string>} */
const PLAIN = {
  "ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
  "ħ": "h", "ı": "i",
};
const CJK = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
  "\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3134f}";
const LETTER = "[\\p{L}\\p{N}]";
const WORD = "[0-9]+(?:[.:][0-9]+)+|[" + CJK + "]+|(?:(?![" + CJK + "])" + LETTER + ")+" +
  "(?:[+#]+(?![\\p{L}\\p{N}+#]))?";
const HYPHEN = "[-\\u2010\\u2012\\u2013\\u2212]";
const ONE_WORD = new RegExp(WORD, "gu");
const COMPOUND = new RegExp("(?:" + WORD + ")(?:" + HYPHEN + "(?:" + WORD + "))*", "gu");
const BEGINS_CJK = new RegExp("^[" + CJK + "]", "u");
/**
 * Return a text in lower case, without accents, every letter in its plainest form.
 * @param {string} text
 */
export function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").toLowerCase()
    .replace(/[ßςæœøđðþłħı]/g, (letter) => PLAIN[letter]).normalize("NFC");
}

/**
 * Return whether a text begins with a sign of a script that has no blanks between words.
 * @param {string} text
 */
export function isCjk(text) {
  return BEGINS_CJK.test(text);
}

/**
 * Return a word as it is, or a run of CJK signs as its pairs: no blanks stand between their words.
 * @param {string} run
 */
function cut(run) {
  const signs = Array.from(run);
  if (signs.length < 2 || !BEGINS_CJK.test(run)) return [run];
  return signs.slice(1).map((sign, place) => signs[place] + sign);
}

/**
 * Return the words of a text in order; CJK text as pairs of characters.
 * @param {string} text
 */
export function words(text) {
  return (fold(text).match(ONE_WORD) ?? []).flatMap(cut);
}

/**
 * Return the words of a text, those together that hyphens join.
 * @param {string} text
 * @returns {string[][]}
 */
export function compounds(text) {
  return (fold(text).match(COMPOUND) ?? []).map((written) => written.match(ONE_WORD) ?? []);
}

/**
 * Return the CRC-32 of a text, by which names and ids stand in the index.
 * @param {string} text
 */
export function checksum(text) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 && 0xedb88320);
  }
  return ~sum >>> 0;
}

/**
 * Count how many letters must change, come, go or swap places to make one word of another
 * (`whole`), and of another word's beginning (`start`); only neighbours swap. Beyond `most` a
 * number is not exact, only larger.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  /** @type {number[]} */
  let before = [], last = [];
  for (let j = 0; j <= other.length; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      best = Math.min(best, row[j]);
    }
    if (best > most + 1) return { whole: most + 1, start: most + 1 };
    before = last;
    last = row;
  }
  return { whole: last[other.length], start: Math.min(...last) };
}
