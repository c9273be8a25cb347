/* Results of papers side by side: rows of a table with a cell a paper. What may stand in one row
   the site says (site/result_files.py, by library/comparable.py); here nothing is judged anew. Pure
   functions. */

import { say } from "./messages.js";

/** @import { Cell, Fact } from "./compare-facts.js" */

/**
 * A result that others may stand beside: those that have the same `with`. Each of `values` is what
 * the source says, its variant and who tells it, where these are there.
 * @typedef {{ with: string, measured: string, setting: string, ask: string,
 *   values: string[][] }} Side
 */

/**
 * A page of results that a paper stands on.
 * @typedef {{ page: string, title: string, lower: boolean, rows: Side[] }} SideBoard
 */

const MOST_ROWS = 24, MOST_VALUES = 3, MOST_BOARDS = 8;

/**
 * Return what papers have on the same page of results, a row what was measured alike; what was not
 * is named, and shows no number.
 * @param {SideBoard[][]} papers the boards of each paper
 * @param {string} root the way from this page to the site's root
 * @returns {Fact[]}
 */
export function resultFacts(papers, root) {
  /** @type {Map<string, { board: SideBoard, row: Side, cells: Cell[], count: number }>} */
  const rows = new Map();
  /** @type {Map<string, { board: SideBoard, of: Set<number>, isCompared: boolean }>} */
  const boards = new Map();
  for (const [at, those] of papers.entries()) {
    for (const board of those) {
      const known = boards.get(board.page) ?? { board, of: new Set(), isCompared: false };
      boards.set(board.page, known);
      known.of.add(at);
      for (const row of board.rows) {
        const own = rows.get(row.with) ?? { board, row, count: 0, cells: papers.map(() => []) };
        rows.set(row.with, own);
        own.count++;
        own.cells[at] = valuesOf(row, root + board.page + (row.ask && "?" + row.ask));
        if (own.count > 1) known.isCompared = true;
      }
    }
  }
  const common = Array.from(rows.values()).filter(({ count }) => count > 1);
  // What most of them have first, what was measured alike together; else in the order of the site.
  const alike = (/** @type {typeof common[0]} */ { board, row }) => board.page + " " + row.measured;
  /** @type {Map<string, number>} */
  const most = new Map();
  for (const one of common) {
    most.set(alike(one), Math.max(one.count, most.get(alike(one)) ?? 0));
  }
  const places = Array.from(most.keys());
  const rank = (/** @type {typeof common[0]} */ one) =>
    -(most.get(alike(one)) ?? 0) * places.length + places.indexOf(alike(one));
  common.sort((one, other) => rank(one) - rank(other));
  /** @type {Fact[]} */
  const facts = common.slice(0, MOST_ROWS).map(({ board, row, cells }) => ({
    group: board.title + (board.lower ? " ↓" : " ↑"), about: row.measured,
    name: row.setting || say("Value"), cells,
  }));
  const left = common.slice(MOST_ROWS);
  if (left.length) {
    facts.push({ name: say("{count} more results in common", { count: left.length }),
      group: say("Results"),
      cells: papers.map((_, at) => links(left.filter(({ cells }) => cells[at].length)
        .map(({ board }) => board), root)) });
  }
  const unlike = Array.from(boards.values())
    .filter(({ of, isCompared }) => of.size > 1 && !isCompared);
  if (unlike.length) {
    facts.push({ name: say("Not comparable: measured unlike, or at other settings"),
      group: say("Results"),
      cells: papers.map((_, at) => links(unlike.filter(({ of }) => of.has(at))
        .map(({ board }) => board), root)) });
  }
  return facts;
}

/**
 * Return a cell of values, the best of them by the order of the site.
 * @param {Side} row
 * @param {string} href
 * @returns {Cell}
 */
function valuesOf({ values }, href) {
  const shown = values.slice(0, MOST_VALUES).map(([said, ...more]) => ({
    text: said + (more.length ? " (" + more.join(say(", ")) + ")" : ""), href }));
  const left = values.length - shown.length;
  return left > 0 ? [...shown, { text: say("{count} more", { count: left }), href }] : shown;
}

/**
 * Return a cell that leads to pages of results, each once.
 * @param {SideBoard[]} boards
 * @param {string} root
 * @returns {Cell}
 */
function links(boards, root) {
  const each = Array.from(new Map(boards.map((board) => [board.page, board])).values());
  const shown = each.slice(0, MOST_BOARDS)
    .map(({ page, title }) => ({ text: title, href: root + page }));
  const left = each.length - shown.length;
  return left > 0 ? [...shown, { text: say("{count} more", { count: left }) }] : shown;
}
