// Regular expressions with Python's meaning: each is put into JavaScript's form when it is first
// asked, with what letters, digits and blanks are to Python, and groups by their numbers there.

const [$ASCII, $IGNORECASE, $MULTILINE, $DOTALL, $VERBOSE] = [256, 2, 8, 16, 64];
const $FLAGS = { a: $ASCII, i: $IGNORECASE, m: $MULTILINE, s: $DOTALL, x: $VERBOSE, u: 0 };
const $CONTROLS = { n: "\n", t: "\t", r: "\r", f: "\f", v: "\v", a: "\x07", "0": "\0" };
const $WORDS = "\\p{L}\\p{N}_";

class $Form {
  constructor(form, flags) {
    this.signs = [...form];
    this.form = form;
    // Where something begins that is possessive and holds groups: it needs a number before theirs,
    // and that is known only behind them.
    this.reserved = new Set();
    for (let known = -1; known < this.reserved.size; ) {
      known = this.reserved.size;
      this.read(form, flags);
    }
  }
  read(form, flags) {
    this.at = 0;
    this.flags = flags;
    this.groups = 0; // as JavaScript counts
    this.places = [0]; // of each group as Python counts, its number there
    this.names = new Map();
    this.closed = []; // groups as Python counts, in the order of their ends
    const [, first] = /^\(\?([aimsxu]+)\)/.exec(form) ?? [];
    for (const one of first ?? "") this.flags |= $FLAGS[one];
    if (first) this.at = first.length + 3;
    this.ignores = this.flags & $IGNORECASE;
    this.written = this.choice().js;
    if (this.at < this.signs.length) throw this.error("unbalanced parenthesis");
  }

  error(message) {
    return new $ValueError(`${message} at ${this.at} in ${this.form}`);
  }
  is(flag) {
    return (this.flags & flag) !== 0;
  }
  get word() {
    return this.is($ASCII) ? "A-Za-z0-9_" : $WORDS;
  }
  class(letter) {
    if (letter === "w") return this.word;
    if (letter === "d") return this.is($ASCII) ? "0-9" : "\\p{Nd}";
    return this.is($ASCII) ? "\\t-\\r\\x20" : $spaces;
  }
  peek(text) {
    for (let at = 0; at < text.length; at++) if (this.signs[this.at + at] !== text[at]) return false;
    return true;
  }
  take(text) {
    if (!this.peek(text)) return false;
    this.at += text.length;
    return true;
  }
  until(sign) {
    const start = this.at;
    while (this.signs[this.at] !== sign) if (++this.at > this.signs.length) throw this.error(`missing ${sign}`);
    return this.signs.slice(start, this.at++).join("");
  }

  // What is written, and whether it begins and ends with a letter of words (null: unknown).
  choice() {
    const ways = [this.row()];
    while (this.take("|")) ways.push(this.row());
    const all = (side) => (ways.every((way) => way[side] === ways[0][side]) ? ways[0][side] : null);
    return { js: ways.map((way) => way.js).join("|"), first: all("first"), last: all("last") };
  }

  row() {
    const parts = [];
    for (;;) {
      this.blanks();
      if (this.at >= this.signs.length || this.peek("|") || this.peek(")")) break;
      const start = this.at;
      const number = this.reserved.has(start) ? ++this.groups : 0;
      const groups = this.groups;
      const part = this.atom();
      if (part) Object.assign(part, { start, number, holds: this.groups > groups });
      if (part) parts.push(part.edge ? part : this.repeated(part));
    }
    for (const [at, part] of parts.entries()) {
      if (!part.edge) continue;
      // The edge of a word is one look where it is known what stands on one side of it.
      const [before, after] = [parts[at - 1]?.last ?? null, parts[at + 1]?.first ?? null];
      const [is_letter, not_before, not_after] = [`[${this.word}]`, `(?<![${this.word}])`, `(?![${this.word}])`];
      if (part.edge === "B") part.js = `(?:(?<=${is_letter})(?=${is_letter})|${not_before}${not_after})`;
      else if (after === true) part.js = not_before;
      else if (before === true) part.js = not_after;
      else part.js = `(?:(?<=${is_letter})${not_after}|${not_before}(?=${is_letter}))`;
    }
    const real = parts.filter((part) => !part.edge);
    const js = parts.map((part) => part.js).join("");
    const [begin, end] = [real[0], real.at(-1)];
    return {
      js,
      first: parts[0] === begin ? (begin?.first ?? null) : null,
      last: parts.at(-1) === end ? (end?.last ?? null) : null,
    };
  }

  blanks() {
    while (this.is($VERBOSE) && this.at < this.signs.length) {
      if (this.take("#")) while (this.at < this.signs.length && this.signs[this.at++] !== "\n");
      else if (/[ \t\n\r\f\v]/.test(this.signs[this.at])) this.at++;
      else return;
    }
  }

  repeated(part) {
    this.blanks();
    let found = part;
    for (;;) {
      const times = this.times();
      if (!times) return found;
      const can_be_none = /^[*?]|^\{0?,|^\{0\}/.test(times);
      const js = `${found.single ? found.js : `(?:${found.js})`}${times}`;
      const edges = can_be_none ? { first: null, last: null } : { first: found.first, last: found.last };
      if (this.take("?")) found = { js: `${js}?`, ...edges };
      else if (this.take("+")) {
        if (part.holds) this.reserved.add(part.start);
        found = { ...this.atomic(js, part.number || ++this.groups), ...edges };
      }
      else found = { js, ...edges };
      this.blanks();
    }
  }
  times() {
    const sign = this.signs[this.at];
    if (sign === "*" || sign === "+" || sign === "?") {
      this.at++;
      return sign;
    }
    if (sign !== "{") return "";
    const found = /^\{(\d*)(,?)(\d*)\}/.exec(this.signs.slice(this.at, this.at + 24).join(""));
    if (!found || !(found[1] || found[3])) return "";
    this.at += found[0].length;
    return `{${found[1] || "0"}${found[2]}${found[3]}}`;
  }
  // Nothing is given back of what a look ahead has found.
  atomic(js, number) {
    return { js: `(?:(?=(${js}))\\${number})`, first: null, last: null, single: true };
  }

  atom() {
    const sign = this.signs[this.at++];
    switch (sign) {
      case "(":
        return this.group();
      case "[":
        return this.set();
      case ".":
        return { js: this.is($DOTALL) ? "[\\0-\\u{10ffff}]" : "[^\\n]", first: null, last: null, single: true };
      case "^":
        return this.look(this.is($MULTILINE) ? "(?:^|(?<=\\n))" : "^");
      case "$":
        return this.look(this.is($MULTILINE) ? "(?=\\n|$)" : "(?=\\n?$)");
      case "\\":
        return this.escape();
      case "*":
      case "+":
      case "?":
        throw this.error("nothing to repeat");
      default:
        return this.literal(sign);
    }
  }
  look(js) {
    return { js, first: null, last: null, single: true };
  }
  literal(char) {
    const is_word = new RegExp(`^[${this.word}]$`, "u").test(char);
    return { js: this.cased(char), first: is_word, last: is_word, single: true };
  }
  cased(char) {
    // To Python the two letters i of Turkish are an i where case does not count.
    if (this.is($IGNORECASE) && /[iIİı]/.test(char)) return "[iIİı]";
    if (!this.is($IGNORECASE) || this.ignores) return $plain(char);
    return `[${$both(char)}]`;
  }

  escape() {
    const sign = this.signs[this.at++];
    if (/[wds]/.test(sign)) return this.kind(`[${this.class(sign)}]`, sign !== "s");
    if (/[WDS]/.test(sign)) return this.kind(`[^${this.class(sign.toLowerCase())}]`, sign === "W" ? false : null);
    if (sign === "b" || sign === "B") return { edge: sign };
    if (sign === "A") return this.look("^");
    if (sign === "Z" || sign === "z") return this.look("$");
    if (/[1-9]/.test(sign)) {
      const more = /\d/.test(this.signs[this.at] ?? "") ? this.signs[this.at++] : "";
      return this.back(Number(sign + more));
    }
    return this.literal(this.code(sign));
  }
  kind(js, is_word) {
    return { js, first: is_word, last: is_word, single: true };
  }
  back(number) {
    const place = this.places[number];
    if (place === undefined) throw this.error(`invalid group reference ${number}`);
    return this.look(`(?:\\${place})`);
  }
  // The character of an escape, whose sign was taken.
  code(sign) {
    const digits = { x: 2, u: 4, U: 8 }[sign];
    if (digits) {
      this.at += digits;
      return String.fromCodePoint(parseInt(this.signs.slice(this.at - digits, this.at).join(""), 16));
    }
    if (sign in $CONTROLS) return $CONTROLS[sign];
    if (/[A-Za-z0-9]/.test(sign)) throw this.error(`bad escape \\${sign}`);
    return sign;
  }

  group() {
    const kept = this.flags;
    if (!this.take("?")) return this.captured("");
    if (this.take("P<")) return this.captured(this.until(">"));
    if (this.take("P=")) return this.back(this.names.get(this.until(")")));
    if (this.take("#")) {
      this.until(")");
      return null;
    }
    for (const [head, js] of [[":", "(?:"], ["=", "(?="], ["!", "(?!"], ["<=", "(?<="], ["<!", "(?<!"], [">", ">"]]) {
      if (!this.take(head)) continue;
      const number = head === ">" ? ++this.groups : 0;
      const inner = this.choice();
      this.end();
      if (number) return this.atomic(inner.js, number);
      if (head !== ":") return this.look(`${js}${inner.js})`);
      return { js: `(?:${inner.js})`, first: inner.first, last: inner.last, single: true };
    }
    const [, on, off] = /^([aimsxu]*)(?:-([imsx]+))?:/.exec(this.signs.slice(this.at, this.at + 12).join("")) ?? [];
    if (on === undefined) throw this.error("this kind of group is not known");
    this.at += on.length + (off ? off.length + 1 : 0) + 1;
    for (const one of on) this.flags |= $FLAGS[one];
    for (const one of off ?? "") {
      if (one === "i" && this.ignores) throw this.error("case cannot count again here");
      this.flags &= ~$FLAGS[one];
    }
    const inner = this.choice();
    this.flags = kept;
    this.end();
    return { js: `(?:${inner.js})`, first: inner.first, last: inner.last, single: true };
  }
  end() {
    if (!this.take(")")) throw this.error("missing )");
  }
  captured(name) {
    const number = this.places.length;
    this.places.push(++this.groups);
    if (name) this.names.set(name, number);
    const inner = this.choice();
    this.end();
    this.closed.push(number);
    return { js: `(${inner.js})`, first: inner.first, last: inner.last, single: true };
  }

  set() {
    const is_not = this.take("^");
    const parts = [];
    let is_first = true;
    while (is_first || !this.peek("]")) {
      if (this.at >= this.signs.length) throw this.error("unterminated character set");
      is_first = false;
      const low = this.member();
      if (low.length === 1 && this.peek("-") && this.signs[this.at + 1] !== "]") {
        this.at++;
        const high = this.member()[0];
        parts.push(this.range(low[0], high));
      } else parts.push(low.length === 1 ? this.range(low[0], low[0]) : low[1]);
    }
    this.at++;
    const own = parts.filter((part) => !part.startsWith("[^"));
    const negated = parts.filter((part) => part.startsWith("[^"));
    const js = negated.length ? this.mixed(own, negated, is_not) : `[${is_not ? "^" : ""}${own.join("")}]`;
    return { js, ...this.edges(js), single: true };
  }
  // A set with what is outside of a class: sets in sets (the flag v) are read wrongly by browsers
  // that people have (V8 of 2023 and before finds no letter in [^[^\p{L}]_]+).
  mixed(own, negated, is_not) {
    const rest = own.join("");
    if (!is_not) return `(?:${[...(rest ? [`[${rest}]`] : []), ...negated].join("|")})`;
    const inside = negated.map((part) => part.slice(2, -1));
    if (inside.length === 1 && inside[0] === $WORDS) {
      const kinds = own.sort().join("");
      if (kinds === "_") return "[\\p{L}\\p{N}]";
      if (kinds === "\\p{Nd}") return "[\\p{L}\\p{Nl}\\p{No}_]";
      if (kinds === "\\p{Nd}_") return "[\\p{L}\\p{Nl}\\p{No}]";
    }
    const [first, ...others] = inside;
    const looks = others.map((part) => `(?=[${part}])`).join("");
    return `(?:${rest ? `(?![${rest}])` : ""}${looks}[${first}])`;
  }
  edges(js) {
    if (/^\[(?:[a-zA-Z0-9_]|[a-zA-Z0-9]-[a-zA-Z0-9]|\\p\{(?:Nd|L|N|Nl|No)\})+\]$/.test(js)) return { first: true, last: true };
    return { first: null, last: null };
  }
  // One character, or nothing and the class that an escape is of.
  member() {
    const sign = this.signs[this.at++];
    if (sign !== "\\") return [sign];
    const next = this.signs[this.at++];
    if (/[wds]/.test(next)) return ["", this.class(next)];
    if (/[WDS]/.test(next)) return ["", `[^${this.class(next.toLowerCase())}]`];
    return [next === "b" ? "\b" : this.code(next)];
  }
  range(low, high) {
    const written = low === high ? $plain(low) : `${$plain(low)}-${$plain(high)}`;
    if (!this.is($IGNORECASE)) return written;
    const has_i = ["i", "I", "İ", "ı"].some((one) => low <= one && one <= high);
    const more = has_i ? "iIİı" : "";
    if (this.ignores) return written + more;
    let both = "";
    for (let code = low.codePointAt(0); code <= high.codePointAt(0); code++) both += $both(String.fromCodePoint(code));
    return both + more;
  }
}

// A character as it may stand in an expression, in a set and out of it.
function $plain(char) {
  if (/[A-Za-z0-9_]/.test(char)) return char;
  const code = char.codePointAt(0);
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code < 0xa1 || (code >= 0x300 && code < 0x370) || code >= 0x2000 ? `\\u{${code.toString(16)}}` : char;
}
function $both(char) {
  const every = new Set([char, char.toLowerCase(), char.toUpperCase()]);
  return [...every].filter((one) => [...one].length === 1).map($plain).join("");
}
