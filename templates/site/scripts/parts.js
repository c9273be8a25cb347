/* Read blocks of the index's larger files, each gzipped by itself: a page asks its host for the
   parts that it needs. A host that knows no parts sends the whole file, which serves for all. */

import { fetched, unpack } from "./binary.js";
import { bisect } from "./postings.js";

/** @import { Head } from "./binary.js" */
/** @import { Contents } from "./search-index.js" */

/**
 * Reads the bytes of a file from one place to another.
 * @typedef {(from: number, end: number) => Promise<ArrayBuffer>} Reader
 */

const NEAR = 1024; // bytes between two blocks that are fetched rather than asked for anew

/**
 * Return what reads parts of a file.
 * @param {string} address
 * @returns {Reader}
 */
export function readerOf(address) {
  /** @type {ArrayBuffer | undefined} the file, where the host sent all of it */
  let whole;
  return async (from, end) => {
    if (!whole) {
      const answer = await fetched(address, {
        headers: { Range: `bytes=${from}-${end - 1}` },
        cache: "no-store", // a browser's cache fetches one part of a file after the other
      });
      const body = await answer.arrayBuffer();
      if (answer.status === 206) return body;
      whole = body;
    }
    return whole.slice(from, end);
  };
}

/**
 * Read some blocks of a file; neighbours in one part.
 * @param {Reader} part
 * @param {(block: number) => number} begin where a block begins, and the last but one ends
 * @param {Iterable<number>} wanted
 * @returns {Promise<Map<number, Head>>}
 */
export async function readBlocks(part, begin, wanted) {
  /** @type {number[][]} */
  const runs = [];
  for (const block of Array.from(new Set(wanted)).sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last && begin(block) - begin(last[last.length - 1] + 1) < NEAR) last.push(block);
    else runs.push([block]);
  }
  const read = await Promise.all(runs.map(async (run) => {
    const from = begin(run[0]), body = await part(from, begin(run[run.length - 1] + 1));
    return Promise.all(run.map(async (block) => /** @type {[number, Head]} */ (
      [block, await unpack(body.slice(begin(block) - from, begin(block + 1) - from))])));
  }));
  return new Map(read.flat());
}

/**
 * Find the block of a paper and its place there.
 * @param {Contents} table
 * @param {number} number the paper's
 * @param {number} size how many papers a block has; the last of a segment may have less
 */
export function blockOf({ starts }, number, size) {
  const segment = bisect(starts, number) - 1, inside = number - starts[segment];
  return { segment, block: Math.floor(inside / size), place: inside % size };
}

/**
 * Count the blocks of some segments.
 * @param {Contents} table
 * @param {number} from the first segment
 * @param {number} end the first that does not count
 * @param {number} size how many papers a block has
 */
export function countBlocks({ starts, count }, from, end, size) {
  let blocks = 0;
  for (let at = from; at < Math.min(end, starts.length); at++) {
    blocks += Math.ceil(((starts[at + 1] ?? count) - starts[at]) / size);
  }
  return blocks;
}
