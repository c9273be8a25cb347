/* Read the search index: small gzipped files, each fetched when a query first needs it.
   search/build.py says how they are made. */

import { boardSearch } from "./board-search.js";
import { Stale, fetched, unpack } from "./binary.js";
import { blockOf, countBlocks, readBlocks, readerOf } from "./parts.js";
import { bisect, sums, united } from "./postings.js";
import { textOf } from "./ready-texts.js";
import { checksum, words } from "./tokenise.js";

/** @import { Head, Numbers } from "./binary.js" */
/** @import { BoardDoors } from "./board-search.js" */

/**
 * A format that papers can be taken along in: what stands around and between them, and the names of
 * its files.
 * @typedef {{ label: string, suffix: string, type: string, head: string, between: string,
 *   tail: string, files: string[] }} Format
 */

/**
 * The table of contents, meta.json: what holds of the whole index, and where each file begins.
 * @typedef {object} Contents
 * @property {Record<string, string>} folders what the folder of each kind of files is called after
 *   its content
 * @property {number} count how many papers there are
 * @property {number[]} starts the number of the first paper of each segment
 * @property {string[]} segments the name of the file of its rows
 * @property {number} rows papers in one block of rows
 * @property {number} texts papers in one block of ready texts
 * @property {number} spread over how many files a word is looked for
 * @property {string[]} terms the first term of each file of terms
 * @property {string[]} prefixes the first of each file of beginnings too short to look for
 * @property {number} names how many files of names there are, of titles and authors
 * @property {number} longest_name how many signs of a title stand there
 * @property {string[]} vocabulary the first word of each file of words
 * @property {number} ids how many files of ids there are
 * @property {boolean} abstracts whether there are any to search
 * @property {string[][]} synonyms words and phrases that mean the same
 * @property {number} in_file of how many segments a file has the ready texts
 * @property {string[]} shared the names of the files of what formats write alike
 * @property {Record<string, Format>} formats
 * @property {Array<[id: string, label: string]>} facets
 * @property {boolean} [boards] whether there are pages of results
 */

/**
 * What a list shows of a paper; what is not known is "" or null. search/columns.py is its model.
 * @typedef {object} Row
 * @property {number} number the paper's, in the default order
 * @property {string} id
 * @property {string} title plain text
 * @property {string} authors
 * @property {string} venue
 * @property {string} page the name of the venue's page
 * @property {number} year 0 for none
 * @property {string[]} tags
 * @property {number | null} citations
 * @property {boolean} hot whether it is highly cited for its year
 * @property {number | null} stars
 * @property {string} code an address
 * @property {boolean} archived whether the code takes no changes any more
 * @property {string} link an address
 * @property {boolean} pdf whether that is the paper's PDF
 * @property {string} added a day: 2026-05-01
 * @property {string} [shown] the title as HTML, where it has formulas
 * @property {string[]} [own] answers to the list's own fields: "Bits: 2, 4"
 * @property {Array<[list: string, address: string]>} [places] its pages on the lists that are
 *   searched as one
 * @property {string} to the address of its page, from the site's root
 */

/**
 * What all papers answer to a facet, as places in its values. Where none has two answers, `starts`
 * is null and `places` are one a paper, plus 1, 0 for none; else those of a paper lie in `places`
 * from its start to the next.
 * @typedef {{ values: string[], starts: Uint32Array | null, places: Numbers }} Column
 */

/**
 * The years of all papers, plus 1, and the columns of the facets by their ids.
 * @typedef {{ years: Numbers, facets: Map<string, Column> }} Columns
 */

/**
 * The slugs of authors as the values of a column, and the names of each; the first is shown.
 * @typedef {Column & { names: string[][] }} Authors
 */

/** @typedef {{ title: string, page: string, about: string, words: string[] }} Door another page */

const ROW = ["id", "title", "authors", "venue", "page", "year", "tags", "citations", "hot", "stars",
  "code", "archived", "link", "pdf", "added", "shown", "own", "places"];

/** The index of one site. */
export class Index {
  /**
   * @param {string} root the way from this page to the site's root
   * @param {(root: string, anew?: boolean) => Promise<Contents>} contents fetches the table
   */
  constructor(root, contents) {
    this.root = root;
    this.contents = contents;
    /** @type {Map<string, Promise<any>>} */
    this.files = new Map();
    this.askedForAuthors = false;
  }

  /** Fetch the table of contents. */
  open() {
    return this.contents(this.root);
  }

  /**
   * Do some work; once more from the start where the site was built anew meanwhile.
   * @template Result
   * @param {() => Promise<Result>} work
   */
  async attempt(work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      await this.contents(this.root, true);
      return work();
    }
  }

  /**
   * Fetch a file of a kind, once; `then` makes of it what is kept.
   * @template {Head} Read
   * @template Kept
   * @param {string} kind
   * @param {number} at
   * @param {(head: Read) => Kept} then
   * @returns {Promise<Kept>}
   */
  async file(kind, at, then) {
    const table = await this.open();
    return this.read(kind + "-" + table.folders[kind] + "/" + at, then);
  }

  /**
   * Fetch the file of a name, once; what a name stands for never changes.
   * @template {Head} Read
   * @template Kept
   * @param {string} name
   * @param {(head: Read) => Kept} then
   * @returns {Promise<Kept>}
   */
  read(name, then) {
    return this.keep(name, async () => {
      const answer = await fetched(this.address(name));
      return then(/** @type {Read} */ (await unpack(await answer.arrayBuffer())));
    });
  }

  /**
   * Do what fetches something, once; again where it failed.
   * @template Kept
   * @param {string} name
   * @param {() => Promise<Kept>} work
   * @returns {Promise<Kept>}
   */
  keep(name, work) {
    let found = this.files.get(name);
    if (!found) {
      found = work();
      this.files.set(name, found);
      found.catch(() => this.files.delete(name));
    }
    return found;
  }

  /**
   * Return the address of a file, from this page.
   * @param {string} name
   */
  address(name) {
    return this.root + "search-index/" + name + ".bin";
  }

  // rows, columns and what else there is

  /**
   * Fetch what to show of some papers, by their numbers.
   * @param {number[]} numbers
   * @returns {Promise<Row[]>}
   */
  async rows(numbers) {
    const table = await this.open();
    const places = numbers.map((number) => blockOf(table, number, table.rows));
    for (const segment of new Set(places.map((one) => one.segment))) {
      this.readRows(table, segment,
        places.filter((one) => one.segment === segment).map((one) => one.block));
    }
    return Promise.all(places.map(async ({ segment, block, place }, at) => {
      /** @type {unknown[][]} */
      const columns = await this.files.get("rows-" + table.segments[segment] + "/" + block);
      const row = Object.fromEntries(
        [["number", numbers[at]], ...columns.map((column, it) => [ROW[it], column[place]])]);
      return { ...row, to: row.places?.[0]?.[1] ?? "papers/" + row.id + "/" };
    }));
  }

  /**
   * Fetch the blocks of a segment's rows that are not here yet.
   * @param {Contents} table
   * @param {number} segment
   * @param {number[]} blocks
   */
  readRows(table, segment, blocks) {
    const name = "rows-" + table.segments[segment];
    const wanted = blocks.filter((block) => !this.files.has(name + "/" + block));
    const before = countBlocks(table, 0, segment, table.rows);
    const read = wanted.length ? this.rowEnds().then((ends) => readBlocks(
      readerOf(this.address(name)),
      (block) => (ends[before + block - 1] ?? 0) - (ends[before - 1] ?? 0), wanted)) : null;
    for (const block of wanted) {
      this.keep(name + "/" + block, async () => {
        const head = (await read)?.get(block);
        return /** @type {Head & { rows: unknown[][] }} */ (head).rows;
      });
    }
  }

  /** Fetch where each block of rows ends, as if all lay in one file. */
  rowEnds() {
    return this.file("lengths", 0, (/** @type {Head & { unit: number }} */ { arrays, unit }) =>
      sums(united(arrays).map((length) => length * unit)));
  }

  /**
   * Fetch a sort key: one number a paper, 0 for not known, else the value plus 1.
   * @param {string} key
   */
  sort(key) {
    return this.file("sort." + key, 0, (head) => head.arrays[0]);
  }

  /**
   * Fetch in levels how much each paper is cited.
   * @returns {Promise<Numbers>}
   */
  cited() {
    return this.file("cited", 0, (head) => head.arrays[0]);
  }

  /** Fetch what every paper answers to the facets. */
  columns() {
    return this.file("facets", 0, readColumns);
  }

  /**
   * Fetch who has a page of authors, and which papers are theirs.
   * @returns {Promise<Authors>}
   */
  authors() {
    this.askedForAuthors = true;
    return this.file("authors", 0, (/** @type {Head & { authors: string[][] }} */ head) => {
      const [first, places] = head.arrays;
      return {
        values: head.authors.map(([slug]) => slug),
        names: head.authors.map(([, ...names]) => names),
        starts: places ? starts(first) : null,
        places: places ?? first,
      };
    });
  }

  /** Return whether somebody asked for authors, who are here then or on their way. */
  knowsAuthors() {
    return this.askedForAuthors;
  }

  /**
   * Find the numbers of papers by their ids, or the ids they once had; -1 for one not on the list.
   * @param {string[]} ids
   * @returns {Promise<number[]>}
   */
  async numbers(ids) {
    return (await Promise.all(ids.map((id) => this.ofKey(id)))).map((found) => found[0] ?? -1);
  }

  /**
   * Return the ids of some papers, by their numbers.
   * @param {number[]} numbers
   */
  async idsOf(numbers) {
    return (await this.rows(numbers)).map(({ id }) => id);
  }

  /**
   * Find the numbers of the papers of an id, or of a key of pasted.js.
   * @param {string} id
   * @returns {Promise<number[]>}
   */
  async ofKey(id) {
    const { ids: files } = await this.open(), found = [];
    if (!files) return [];
    const key = checksum(id), other = checksum(Array.from(id).reverse().join(""));
    const [firsts, seconds, numbers] = await this.file("ids", shareOf(key, files),
      (head) => head.arrays);
    for (let at = bisect(firsts, key, true); firsts[at] === key; at++) {
      if (seconds[at] === other) found.push(numbers[at]);
    }
    return found;
  }

  /**
   * Make the file of some papers in a format, ready to save.
   * @param {string} format
   * @param {number[]} numbers
   */
  text(format, numbers) {
    return textOf(this, format, numbers);
  }

  /** Fetch the pages besides papers: of tags and venues, and those written by hand. */
  doors() {
    return this.file("doors", 0, (/** @type {Head & { doors: string[][] }} */ head) =>
      head.doors.map(([title, page, about, more]) =>
        ({ title, page, about, words: words(title + " " + more) })));
  }

  /** Fetch what finds pages of results; a list without any has no such file. */
  async boards() {
    if (!(await this.open()).boards) return () => [];
    return this.file("boards", 0, (/** @type {Head & { boards: BoardDoors }} */ head) =>
      boardSearch(head.boards));
  }
}

/**
 * Find in which of the files of equal shares of all keys a key lies.
 * @param {number} key
 * @param {number} files
 */
export function shareOf(key, files) {
  return Math.floor(key / 2 ** 32 * files);
}

/**
 * @param {Head & { facets: Array<[id: string, values: string[], arrays: number]> }} head
 * @returns {Columns}
 */
function readColumns(head) {
  const [years, ...arrays] = head.arrays;
  const next = () => /** @type {Numbers} */ (arrays.shift());
  /** @type {Array<[string, Column]>} */
  const facets = head.facets.map(([id, values, size]) =>
    [id, { values, starts: size > 1 ? starts(next()) : null, places: next() }]);
  return { years, facets: new Map(facets) };
}

/**
 * Return where each paper's places begin, by how many it has.
 * @param {Numbers} counts
 */
function starts(counts) {
  const found = new Uint32Array(counts.length + 1);
  counts.forEach((count, paper) => { found[paper + 1] = found[paper] + count; });
  return found;
}
