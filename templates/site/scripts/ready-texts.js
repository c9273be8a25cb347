/* Papers in a format, as its exporter writes them: pieces that the index has ready, joined.
   search/texts.py says how their files are made. */

import { blockOf, countBlocks, readBlocks, readerOf } from "./parts.js";

/** @import { Head } from "./binary.js" */
/** @import { Index } from "./search-index.js" */

/**
 * Make the file of some papers in a format.
 * @param {Index} index
 * @param {string} format
 * @param {number[]} numbers
 */
export async function textOf(index, format, numbers) {
  const table = await index.open(), { head, between, tail, files } = table.formats[format];
  const pieces = await texts(index, format, files, numbers);
  const isCut = (/** @type {string[]} */ piece) => piece.length > 1;
  const shared = await texts(index, "shared", table.shared,
    numbers.filter((_, at) => isCut(pieces[at])));
  pieces.filter(isCut).forEach((piece, at) => piece.splice(1, 0, ...shared[at]));
  return head + pieces.map((piece) => piece.join("")).join(between) + tail;
}

/**
 * Read what a format writes of each of some papers, without what formats share: their abstracts,
 * which are the larger part.
 * @param {Index} index
 * @param {string} format
 * @param {number[]} numbers
 */
export async function briefTexts(index, format, numbers) {
  const { formats } = await index.open();
  if (!formats[format]) return [];
  return (await texts(index, format, formats[format].files, numbers)).map((one) => one.join(""));
}

/**
 * Read the abstracts of some papers, as their records have them; "" where there is none.
 * @param {Index} index
 * @param {number[]} numbers
 */
export async function abstractsOf(index, numbers) {
  const { shared } = await index.open();
  if (!shared.length) return numbers.map(() => "");
  return (await texts(index, "shared", shared, numbers)).map((piece) => piece.join(""));
}

/**
 * Read the texts of some papers, each in one part, or in the two around what was left out.
 * @param {Index} index
 * @param {string} kind
 * @param {string[]} files
 * @param {number[]} numbers
 * @returns {Promise<string[][]>}
 */
async function texts(index, kind, files, numbers) {
  const table = await index.open(), { texts: size, in_file: segments } = table;
  const places = numbers.map((number) => {
    const { segment, block, place } = blockOf(table, number, size);
    const file = Math.floor(segment / segments);
    return { file, block: countBlocks(table, file * segments, segment, size) + block, place };
  });
  const read = await Promise.all(files.map(async (name, file) => {
    const wanted = places.filter((one) => one.file === file).map((one) => one.block);
    if (!wanted.length) return new Map();
    const part = readerOf(index.address(kind + "-" + name));
    const count = countBlocks(table, file * segments, (file + 1) * segments, size);
    const begins = new DataView(await part(0, 4 * (count + 1)));
    return readBlocks(part, (block) => begins.getUint32(4 * block, true), wanted);
  }));
  return places.map(({ file, block, place }) => pieceOf(read[file].get(block), place));
}

/**
 * Return the text of a paper in its parts.
 * @param {Head} block how many bytes each text of it has; where, plus 1, what formats share was
 *   left out of each, or 0; the bytes
 * @param {number} place
 */
function pieceOf({ arrays: [lengths, cuts, bytes] }, place) {
  let from = 0;
  for (let before = 0; before < place; before++) from += lengths[before];
  const end = from + lengths[place], cut = cuts[place] && from + cuts[place] - 1;
  const text = (/** @type {number} */ start, /** @type {number} */ stop) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(start, stop));
  return cuts[place] ? [text(from, cut), text(cut, end)] : [text(from, end)];
}
