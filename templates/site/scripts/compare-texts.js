/* A table as Markdown, LaTeX and CSV, by the rules of the exporters (language/markdown.py,
   language/tex/writer.py, export/formats/csv.py): no text becomes markup, a command, a formula. */

const MARKDOWN = new RegExp("[\\\\`*_{}[\\]<>#|~^$=@\"&]|'(?<!\\w')|'(?!\\w)|:(?! )|^[-+?!.]|" +
  "-(?=[-!>[])|!(?=[-!>[])|\\+(?=[/+-])|\\.(?=\\.)|(?<=\\.)\\.|(?<=www)\\.|(?<=^\\d{1,3})[.)]|" +
  "\\((?=[crt])|(?<=\\d)\\/(?=\\d)", "gi");

/** @type {Record<string, string>} */
const TEX = {
  "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "$": "\\$",
  "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}", "`": "\\textasciigrave{}", "★": "$\\star$",
};
const JOINED = /(?<=-)(?=-)|(?<=')(?=')|(?<=[<>,])(?=[<>,])/g;

// As Excel's CSV is written: what a spreadsheet would run begins with an apostrophe.
const FORMULA = /^[ "]*[=+@\uff1d\uff0b\uff20\uff0d\t\r-]/;
const INNER = /([;\t\r\n][ "]*)(?=[=+@\uff1d\uff0b\uff20\uff0d-])/g;

/**
 * Write one line.
 * @param {string} text
 */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Write a text as Markdown that shows it, and is one cell of a table.
 * @param {string} text
 */
export function markdownText(text) {
  return oneLine(text).replace(MARKDOWN, (sign) => "&#" + sign.codePointAt(0) + ";");
}

/**
 * Write a text as TeX that shows it.
 * @param {string} text
 */
export function texText(text) {
  return oneLine(text).replace(/[\\{}$&%#_~^`★]/g, (sign) => TEX[sign]).replace(JOINED, "{}");
}

/**
 * Write a cell of CSV.
 * @param {string} text
 */
export function csvText(text) {
  let cell = text.replace(INNER, "$1'");
  if (FORMULA.test(cell)) cell = "'" + cell;
  return /[",\r\n]/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell;
}

/**
 * A table as texts: its first row names the columns.
 * @typedef {Array<Array<{ text: string, href?: string, tex?: string }>>} Table
 */

/** @param {Table} table */
export function asMarkdown([head, ...rows]) {
  /** @type {(row: Table[0]) => string} */
  const line = (row) => "| " + row.map(({ text, href }) => href && /^https?:\/\/[^\s()<>]+$/.test(href) ?
    "[" + markdownText(text) + "](" + href.replaceAll("|", "%7C") + ")" : markdownText(text))
    .join(" | ") + " |";
  return [line(head), "|" + head.map(() => " --- |").join(""), ...rows.map(line)].join("\n") + "\n";
}

/**
 * Write a table that needs no package; `tex` of a cell is TeX already.
 * @param {Table} table
 */
export function asLatex(table) {
  const width = (0.9 / Math.max(1, table[0].length)).toFixed(3);
  const columns = "p{" + width + "\\linewidth}";
  const lines = table.map((row) => row.map(({ text, tex }) => tex ?? texText(text)).join(" & ") +
    " \\\\");
  return ["\\begin{tabular}{" + table[0].map(() => columns).join("") + "}", "\\hline",
    lines[0], "\\hline", ...lines.slice(1), "\\hline", "\\end{tabular}"].join("\n") + "\n";
}

/** @param {Table} table */
export function asCsv(table) {
  return "\ufeff" + table.map((row) => row.map(({ text }) => csvText(text)).join(",")).join("\n") +
    "\n";
}

/**
 * Return what an entry of BibTeX says of its title, which its exporter wrote as TeX; "" for none.
 * @param {string} entry
 */
export function titleIn(entry) {
  const found = /(?:^|[\s,])title\s*=\s*\{/.exec(entry);
  if (!found) return "";
  const start = found.index + found[0].length;
  for (let at = start, depth = 1; at < entry.length; at++) {
    if (entry[at] === "\\") at++;
    else if (entry[at] === "{") depth++;
    else if (entry[at] === "}" && !--depth) return entry.slice(start, at);
  }
  return "";
}
