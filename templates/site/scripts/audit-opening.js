/* A reader's file opened as text, as intake/files/opening.py and encodings.py open it for the
   command: what is no text is named for what it is, and an older encoding is taken where one alone
   makes sense of the bytes. tests/site/test_audit_page.py holds the two together. */

import { say } from "./messages.js";

/**
 * What a file holds. `bytes` writes a text as the file was written; null where that cannot be.
 * @typedef {object} Opened
 * @property {string} text
 * @property {string} encoding how it was read, where that was not as UTF-8
 * @property {(text: string) => Uint8Array<ArrayBuffer> | null} bytes
 */

export const MOST = 16 * 1024 * 1024; // bytes of a file; 25,000 entries have half of it
const SAMPLE = 1024 * 1024; // so much is looked at to tell an encoding

// How files begin that hold no text: a PDF; archives, as files of offices are.
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];
const PACKED = [[0x50, 0x4b, 3, 4], [0x1f, 0x8b], [0x42, 0x5a, 0x68], [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd], [0x37, 0x7a, 0xbc, 0xaf], [0x52, 0x61, 0x72, 0x21]];

/**
 * Open a file.
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Opened} throws what is wrong with it, in words
 */
export function opened(name, content) {
  const begins = (/** @type {number[]} */ mark) => mark.every((one, at) => content[at] === one);
  if (begins(PDF)) {
    throw new Error(say("{name} is a PDF. Export its references as BibTeX first.", { name }));
  }
  if (PACKED.some(begins)) {
    throw new Error(say("{name} is packed, or a file of an office program. Unpack it, or save it as BibTeX.",
      { name }));
  }
  const found = decoded(content);
  if (!found) throw new Error(say("{name} is no text that can be read. Save it as UTF-8.", { name }));
  if (!found.text.trim()) throw new Error(say("{name} is empty.", { name }));
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html\b)/i.test(found.text.slice(0, 2000))) {
    throw new Error(say("{name} is a web page. Save the file itself, as “Raw” or “Download” gives it.",
      { name }));
  }
  return found;
}

/**
 * Return the text of a paper, of which nothing is told but what names a bibliography, in ASCII.
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} content
 */
export function textOf(name, content) {
  try {
    return opened(name, content).text;
  } catch {
    return new TextDecoder().decode(content);
  }
}

/**
 * @param {Uint8Array} content
 * @param {string} encoding
 */
function strict(content, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}

/** @param {string} text */
const inUtf8 = (text) => new TextEncoder().encode(text);

/**
 * Read bytes as their mark says, as UTF-8, or as what they must be.
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Opened | null}
 */
function decoded(content) {
  const begins = (/** @type {number[]} */ ...mark) => mark.every((one, at) => content[at] === one);
  if (begins(0xef, 0xbb, 0xbf)) {
    const text = strict(content.subarray(3), "utf-8");
    return text === null ? null : { text, encoding: "", bytes: (now) => inUtf8("\ufeff" + now) };
  }
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) return inUtf32(content, content[0] > 0);
  for (const isLittle of [true, false]) {
    if (begins(...(isLittle ? [0xff, 0xfe] : [0xfe, 0xff]))) {
      const text = strict(content.subarray(2), isLittle ? "utf-16le" : "utf-16be");
      return text === null ? null :
        { text, encoding: "UTF-16", bytes: (now) => inUtf16("\ufeff" + now, isLittle) };
    }
  }
  if (content.includes(0)) return wide(content);
  const text = strict(content, "utf-8");
  return text === null ? older(content) : { text, encoding: "", bytes: inUtf8 };
}

/**
 * @param {string} text
 * @param {boolean} isLittle
 */
function inUtf16(text, isLittle) {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {boolean} isLittle
 * @returns {Opened | null}
 */
function inUtf32(content, isLittle) {
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  let text = "";
  if (content.length % 4) return null;
  for (let at = 4; at < content.length; at += 4) {
    const sign = view.getUint32(at, isLittle);
    if (sign > 0x10ffff || (sign >= 0xd800 && sign < 0xe000)) return null;
    text += String.fromCodePoint(sign);
  }
  return { text, encoding: "UTF-32", bytes(now) {
    const signs = Array.from("\ufeff" + now, (sign) => sign.codePointAt(0) ?? 0);
    const made = new DataView(new ArrayBuffer(4 * signs.length));
    signs.forEach((sign, at) => made.setUint32(4 * at, sign, isLittle));
    return new Uint8Array(made.buffer);
  } };
}

const CONTROL = /[\0-\x08\x0e-\x1f]/; // eslint-disable-line no-control-regex

/**
 * Read UTF-16 without a mark: in Latin scripts every other byte of it is zero. One zero that
 * slipped into an entry is no reason to lose the others.
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Opened | null}
 */
function wide(content) {
  const sample = content.subarray(0, 4096);
  const odd = sample.filter((one, at) => at % 2 && !one).length;
  const even = sample.filter((one, at) => !(at % 2 || one)).length;
  for (const isLittle of [true, false]) {
    const [zeros, others] = isLittle ? [odd, even] : [even, odd];
    if (zeros > 0.8 * sample.length / 2 && !others) {
      const text = strict(content, isLittle ? "utf-16le" : "utf-16be");
      if (text !== null && !CONTROL.test(text.slice(0, SAMPLE))) {
        return { text, encoding: "UTF-16", bytes: (now) => inUtf16(now, isLittle) };
      }
    }
  }
  const zeros = content.filter((one) => !one).length;
  if (zeros > Math.max(1, Math.floor(content.length / 1000))) return null;
  const text = strict(content, "utf-8");
  if (text === null || CONTROL.test(text.replaceAll("\u0000", ""))) return null;
  return { text: text.replaceAll("\u0000", "\ufffd"), encoding: say("text without its zero bytes"),
    bytes: () => null };
}

// Older encodings: one alone makes sense of the bytes.

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Opened | null}
 */
function older(content) {
  const isOne = { GBK: isChinese(content), "Shift-JIS": isJapanese(content),
    "windows-1252": isWestern(content) };
  const [name, another] = Object.entries(isOne).filter(([, is]) => is).map(([one]) => one);
  if (!name || another) return null;
  const codec = { GBK: "gb18030", "Shift-JIS": "shift_jis" }[name];
  const text = codec ? strict(content, codec) : inWestern(content);
  if (text === null) return null;
  const table = codec ? tableOf(codec) : WESTERN;
  const back = (/** @type {string} */ now) => inTable(now, table);
  const same = back(text), isWhole = same?.length === content.length &&
    same.every((one, at) => one === content[at]);
  return { text, encoding: name, bytes: isWhole ? back : () => null };
}

// Not by TextDecoder: that of Node.js 20, in which this is tried, takes it for ISO 8859-1.
const OF_WESTERN = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
/** @param {number} byte */
const signOf = (byte) => OF_WESTERN[byte - 0x80] ?? String.fromCharCode(byte);
const WESTERN = new Map(Array.from({ length: 256 }, (_, byte) => [signOf(byte), [byte]]));

/** @param {Uint8Array} content */
function inWestern(content) {
  const found = [];
  for (const byte of content) found.push(signOf(byte));
  return found.join("");
}

/**
 * Return the bytes of each sign that an encoding has, of one byte or of two.
 * @param {string} codec
 */
function tableOf(codec) {
  /** @type {Map<string, number[]>} */
  const table = new Map();
  const decoder = new TextDecoder(codec), isDouble = codec !== "windows-1250";
  for (let lead = 0; lead < 256; lead++) {
    const one = decoder.decode(new Uint8Array([lead]));
    if (one.length === 1 && one !== "\ufffd" && !table.has(one)) table.set(one, [lead]);
    for (let trail = 0x40; isDouble && lead > 0x80 && trail < 0xff; trail++) {
      const two = decoder.decode(new Uint8Array([lead, trail]));
      if (two.length === 1 && two !== "\ufffd" && !table.has(two)) table.set(two, [lead, trail]);
    }
  }
  return table;
}

/**
 * @param {string} text
 * @param {Map<string, number[]>} table
 */
function inTable(text, table) {
  /** @type {number[]} */
  const made = [];
  for (const sign of text) {
    const bytes = table.get(sign);
    if (!bytes) return null;
    made.push(...bytes);
  }
  return new Uint8Array(made);
}

// What letters and signs Western texts have, and what no Western text has; encodings.py says why.
const LETTERS = new Set("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿŠšŽžŒœŸ");
const SIGNS = new Set("‘’“”‚„…–—•·«»‹›©®°€£§¿¡ªº±²³µ½´\u00a0");
const BROKEN_WORD = new RegExp(
  "[\\p{L}\\p{Nl}\\p{No}][•·«»‹›©®°€£§ªº±½´–—…“”„\\u00a0][\\p{L}\\p{Nl}\\p{No}]" +
  "|[\\p{L}\\p{Nl}\\p{No}][‚„¿¡³¹¼]|[a-z][À-ÖØ-ÞŠŽŒŸ]" +
  "|(?<![A-Za-z])[À-ÖØ-öø-ÿŠšŽžŒœŸ]{2,}(?![A-Za-z])", "u");
const ELSEWHERE = ["øìèùòïØÌÈÙÒÏ", "èæðÈÆÐ", "õûÕÛ", "ðýþÐÝÞ"].map((letters) => new Set(letters));
const NONE_OF_WESTERN = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** @param {Uint8Array} content */
function isWestern(content) {
  if (isChinese(content) || isJapanese(content)) return false;
  const sample = content.subarray(0, SAMPLE);
  if (sample.some((one) => NONE_OF_WESTERN.has(one))) return false;
  const text = inWestern(sample);
  const signs = Array.from(text).filter((sign) => sign > "\u007f"), met = new Set(signs);
  for (const sign of met) if (!LETTERS.has(sign) && !SIGNS.has(sign)) return false;
  if (BROKEN_WORD.test(text)) return false;
  // Two letters with accents side by side are rare; in Cyrillic or Greek all are.
  let long = 0, run = 0;
  for (const one of sample) {
    run = one > 0x7f ? run + 1 : 0;
    if (run === 3) long++;
  }
  if (long > 0.02 * signs.length + 1) return false;
  const other = new Map(Array.from(tableOf("windows-1250"), ([sign, [byte]]) => [byte, sign]));
  const telling = Array.from(WESTERN).filter(([sign, [byte]]) => met.has(sign) &&
    ("ýÝ".includes(sign) || (LETTERS.has(sign) && other.get(byte) !== sign))).map(([sign]) => sign);
  return !telling.length ||
    !ELSEWHERE.some((letters) => telling.every((sign) => letters.has(sign)));
}

/** @param {Uint8Array} content */
function isChinese(content) {
  const sample = content.subarray(0, SAMPLE);
  /** @type {number[]} */
  const leads = [];
  let pairs = 0;
  for (let at = 0; at < sample.length - 1; at++) {
    if (sample[at] < 0x80) continue;
    const [lead, trail] = [sample[at], sample[++at]];
    pairs++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail <= 0xfe) leads.push(lead);
  }
  if (pairs < 4 || leads.length < 0.9 * pairs) return false;
  const among = (/** @type {(lead: number) => boolean} */ which) => leads.filter(which).length;
  const common = among((lead) => (lead >= 0xb0 && lead <= 0xd7) || lead <= 0xa3);
  const beyond = among((lead) => lead >= 0xc9 && lead <= 0xd7);
  const kana = among((lead) => lead === 0xa4 || lead === 0xa5);
  return common + kana >= 0.9 * leads.length && beyond >= 0.1 * leads.length &&
    kana < 0.1 * leads.length;
}

/** @param {Uint8Array} content */
function isJapanese(content) {
  if (strict(content, "shift_jis") === null) return false;
  const text = new TextDecoder("shift_jis").decode(content.subarray(0, SAMPLE));
  const signs = Array.from(text).filter((sign) => sign > "\u007f" && sign !== "\ufffd");
  const kana = signs.filter((sign) => sign >= "\u3041" && sign <= "\u30fe").length;
  const half = signs.filter((sign) => sign >= "\uff61" && sign <= "\uff9f").length;
  return signs.length >= 4 && kana >= 0.15 * signs.length && half <= 0.05 * signs.length;
}
