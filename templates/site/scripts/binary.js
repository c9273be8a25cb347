/* Read a file of the search index: a JSON head with typed arrays behind it, gzipped by ourselves.
   search/packing.py writes them and says how they lie. */

/** @typedef {Uint8Array | Uint16Array | Uint32Array} Numbers whole numbers, as wide as needed */
/** @typedef {{ arrays: Numbers[] }} Head what a file says, with the arrays that follow it */

/** @type {Record<string, new (body: ArrayBuffer, place: number, length: number) => Numbers>} */
const ARRAYS = { B: Uint8Array, H: Uint16Array, I: Uint32Array };

/** The site was built anew since its table of contents was read. */
export class Stale extends Error {}

/**
 * Fetch a file; throws Stale where it is gone.
 * @param {string} address
 * @param {RequestInit} [asked]
 */
export async function fetched(address, asked) {
  const answer = await fetch(address, asked);
  if (answer.status === 404) throw new Stale(address + " is gone");
  if (!answer.ok) throw new Error(address + ": " + answer.status);
  return answer;
}

/**
 * Open a file, unless the host has done so.
 * @param {ArrayBuffer} body
 */
async function opened(body) {
  const start = new Uint8Array(body, 0, 2);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return body;
  const stream = new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/**
 * Read the bytes of one file.
 * @param {ArrayBuffer} packed
 * @returns {Promise<Head>}
 */
export async function unpack(packed) {
  const body = await opened(packed);
  let place = 4 + new DataView(body).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(body, 4, place - 4)));
  head.arrays = head.arrays.map((/** @type {[type: string, length: number]} */ [type, length]) => {
    const values = new ARRAYS[type](body, place, length);
    place += Math.ceil(values.byteLength / 4) * 4;
    return values;
  });
  return head;
}
