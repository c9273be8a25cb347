// Texts. Python counts characters, JavaScript halves of them where a character stands beyond
// U+FFFF. As long as none was met both count alike, and nothing is converted.

let $astral = false;

/** Takes note of a text from without: whether it has characters that are counted otherwise. */
function $met(text) {
  if (!$astral && /[\ud800-\udfff]/.test(text)) $astral = true;
  return text;
}

const $pairs_kept = new Map();

// Where the pairs of a text stand; of long ones kept, for a file is asked again and again.
function $pair_places(text) {
  if (text.length > 200) {
    const kept = $pairs_kept.get(text);
    if (kept) return kept;
  }
  const found = [];
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00)
      {found.push(at++);}
  }
  if (text.length > 200) {
    if ($pairs_kept.size > 64) $pairs_kept.clear();
    $pairs_kept.set(text, found);
  }
  return found;
}

// How many of some places, each less what stands before it, are below a number.
function $below(places, number, shift) {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] - shift * middle < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
/** A place as JavaScript counts, from one as Python does, which is not negative. */
const $unit = (text, place) => ($astral ? place + $below($pair_places(text), place, 1) : place);
/** A place as Python counts, from one as JavaScript does. */
const $point = (text, unit) => ($astral ? unit - $below($pair_places(text), unit, 0) : unit);
const $length = (text) => ($astral ? text.length - $pair_places(text).length : text.length);

// A bound of a slice as JavaScript counts.
function $edge(text, place, other) {
  if (place === undefined || place === null) return other;
  const many = $length(text);
  return $unit(text, $clamp(place, many));
}

function $character(text, at) {
  if (!$astral) {
    const found = text[at < 0 ? text.length + at : at];
    if (found === undefined) throw new $IndexError("string index out of range");
    return found;
  }
  const many = $length(text);
  const place = at < 0 ? at + many : at;
  if (place < 0 || place >= many) throw new $IndexError("string index out of range");
  return String.fromCodePoint(text.codePointAt($unit(text, place)));
}

function $order_text(one, other) {
  if (one === other) return 0;
  if (!$astral) return one < other ? -1 : 1;
  const [first, second] = [[...one], [...other]];
  for (let at = 0; at < first.length && at < second.length; at++) {
    if (first[at] !== second[at]) return first[at].codePointAt(0) - second[at].codePointAt(0);
  }
  return first.length - second.length;
}

const $ord = (text) => {
  if ($length(text) !== 1) throw new $TypeError("ord() expected a character");
  return text.codePointAt(0);
};
const $chr = (code) => {
  if (!(code >= 0 && code <= 0x10ffff)) throw new $ValueError("chr() arg not in range(0x110000)");
  return $met(String.fromCodePoint(code));
};

const $spaces = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const $SPACE = new RegExp(`^[${$spaces}]+$`, "u");
const $AT_SPACES = new RegExp(`[${$spaces}]+`, "u");
const $is_space = (code) =>
  code <= 32
    ? code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31)
    : code >= 0x85 && (code === 0x85 || code === 0xa0 || (code >= 0x1680 && $SPACE.test(String.fromCharCode(code))));

function $stripped(text, chars, left, right) {
  let [start, end] = [0, text.length];
  if (chars === null) {
    while (left && start < end && $is_space(text.charCodeAt(start))) start++;
    while (right && end > start && $is_space(text.charCodeAt(end - 1))) end--;
    return text.slice(start, end);
  }
  if (!$astral) {
    while (left && start < end && chars.includes(text[start])) start++;
    while (right && end > start && chars.includes(text[end - 1])) end--;
    return text.slice(start, end);
  }
  const [own, gone] = [[...text], new Set(chars)];
  end = own.length;
  while (left && start < end && gone.has(own[start])) start++;
  while (right && end > start && gone.has(own[end - 1])) end--;
  return own.slice(start, end).join("");
}

function $split_at(text, sep, most, backwards) {
  if (sep === "") throw new $ValueError("empty separator");
  const parts = text.split(sep);
  if (most < 0 || parts.length <= most + 1) return parts;
  if (backwards) {
    const cut = parts.length - most;
    return [parts.slice(0, cut).join(sep), ...parts.slice(cut)];
  }
  return [...parts.slice(0, most), parts.slice(most).join(sep)];
}

function $split_words(text, most) {
  if (most < 0) {
    const bare = $stripped(text, null, true, true);
    return bare ? bare.split($AT_SPACES) : [];
  }
  const found = [];
  let left = $stripped(text, null, true, false);
  while (left && found.length < most) {
    const cut = left.search($AT_SPACES);
    if (cut < 0) break;
    found.push(left.slice(0, cut));
    left = $stripped(left.slice(cut), null, true, false);
  }
  // As in Python what is left keeps the blanks at its end where it was not looked at.
  if (left) found.push(found.length < most ? $stripped(left, null, false, true) : left);
  return found;
}

function $title_of(char) {
  if (/\p{Script=Georgian}/u.test(char)) return char;
  const pair = "ǄǅǆǇǈǉǊǋǌǱǲǳ".indexOf(char);
  if (pair >= 0) return "ǅǅǅǈǈǈǋǋǋǲǲǲ"[pair];
  const upper = char.toUpperCase();
  if (upper.length === char.length) return upper;
  if (/^[\u1f80-\u1faf\u1fb3\u1fbc\u1fc3\u1fcc\u1ff3\u1ffc]$/.test(char)) return $iota(char);
  // "ß" is "Ss", "ﬁ" is "Fi"; the apostrophe of "ŉ" is no letter.
  const [first, ...rest] = upper;
  return first === "ʼ" ? upper : first + rest.join("").toLowerCase();
}
// All but the first in small letters, seen together: a sigma at the end has a form of its own.
function $titled(text) {
  const [first] = text;
  if (first === undefined) return "";
  return $title_of(first) + text.toLowerCase().slice(first.toLowerCase().length);
}
// Greek letters with an iota below keep it as capitals at the beginning of a word.
function $iota(char) {
  const [letter, ...marks] = char.normalize("NFD");
  return (letter.toUpperCase() + marks.join("")).normalize("NFC");
}

const $SMALL = /\p{Lowercase}/u;
const $LARGE = /\p{Uppercase}/u;
const $BETWEEN = /\p{Lt}/u;
const $DIGITS = /^[\p{Nd}²³¹\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]+$/u;
const $LINE_END = /\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]/;

function $found_in(text, what, start, end, backwards) {
  const [from, to] = [$edge(text, start, 0), $edge(text, end, text.length)];
  if (start > $length(text)) return -1;
  const found = backwards
    ? text.slice(from, to).lastIndexOf(what)
    : (end === undefined ? text.indexOf(what, from) - from : text.slice(from, to).indexOf(what));
  return found < 0 ? -1 : $point(text, from + found);
}

const $of_texts = {
  $lower() {
    return this.toLowerCase();
  },
  $upper() {
    return this.toUpperCase();
  },
  $casefold() {
    return $casefolded(this);
  },
  $capitalize() {
    return $titled(this.valueOf());
  },
  $title() {
    // What is no letter with cases ends a word.
    return this.replace(/[\p{Lowercase}\p{Uppercase}\p{Lt}]+/gu, $titled);
  },
  $strip(chars = null) {
    return $stripped(this.valueOf(), chars, true, true);
  },
  $lstrip(chars = null) {
    return $stripped(this.valueOf(), chars, true, false);
  },
  $rstrip(chars = null) {
    return $stripped(this.valueOf(), chars, false, true);
  },
  $split(sep = null, most = -1) {
    return sep === null ? $split_words(this.valueOf(), most) : $split_at(this, sep, most, false);
  },
  $rsplit(sep = null, most = -1) {
    if (sep !== null) return $split_at(this, sep, most, true);
    const turned = $split_words([...this].reverse().join(""), most);
    return turned.map((one) => [...one].reverse().join("")).reverse();
  },
  $splitlines(keep = false) {
    const parts = this.split(keep ? /(?<=\r\n|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r(?!\n))/ : $LINE_END);
    if (parts[parts.length - 1] === "") parts.pop();
    return parts;
  },
  $partition(sep) {
    const at = this.indexOf(sep);
    return at < 0 ? [this.valueOf(), "", ""] : [this.slice(0, at), sep, this.slice(at + sep.length)];
  },
  $rpartition(sep) {
    const at = this.lastIndexOf(sep);
    return at < 0 ? ["", "", this.valueOf()] : [this.slice(0, at), sep, this.slice(at + sep.length)];
  },
  $replace(old, by, most = -1) {
    if (most < 0 && old !== "") return this.replaceAll(old, () => by);
    if (old === "") return $split_empty(this.valueOf(), by, most);
    const parts = $split_at(this, old, most, false);
    return parts.join(by);
  },
  $join(values) {
    return (Array.isArray(values) ? values : [...values]).join(this);
  },
  $find(what, start = 0, end = undefined) {
    return $found_in(this.valueOf(), what, start, end, false);
  },
  $rfind(what, start = 0, end = undefined) {
    return $found_in(this.valueOf(), what, start, end, true);
  },
  $index(what, start = 0, end = undefined) {
    const found = this.$find(what, start, end);
    if (found < 0) throw new $ValueError("substring not found");
    return found;
  },
  $rindex(what, start = 0, end = undefined) {
    const found = this.$rfind(what, start, end);
    if (found < 0) throw new $ValueError("substring not found");
    return found;
  },
  $count(what, start = 0, end = undefined) {
    if (what === "") return $length(this.valueOf()) + 1;
    const text = this.valueOf();
    return text.slice($edge(text, start, 0), $edge(text, end, text.length)).split(what).length - 1;
  },
  $startswith(what, start = 0, end = undefined) {
    const own = start || end !== undefined ? this.$slice(start, end) : this;
    return Array.isArray(what) ? what.some((one) => own.startsWith(one)) : own.startsWith(what);
  },
  $endswith(what, start = 0, end = undefined) {
    const own = start || end !== undefined ? this.$slice(start, end) : this;
    return Array.isArray(what) ? what.some((one) => own.endsWith(one)) : own.endsWith(what);
  },
  $removeprefix(what) {
    return what && this.startsWith(what) ? this.slice(what.length) : this.valueOf();
  },
  $removesuffix(what) {
    return what && this.endsWith(what) ? this.slice(0, -what.length) : this.valueOf();
  },
  $translate(table) {
    let found = "";
    for (const char of this.valueOf()) {
      const code = char.codePointAt(0);
      const by = table.$has(code) ? table.$get(code) : char;
      found += by === null ? "" : typeof by === "number" ? $chr(by) : by;
    }
    return found;
  },
  $isalpha() {
    return /^\p{L}+$/u.test(this);
  },
  $isalnum() {
    // Nearly all are a few letters of ASCII, for which an expression takes five times as long.
    for (let at = 0; at < this.length; at++) {
      const code = this.charCodeAt(at);
      const is_one = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
      if (!is_one) return code >= 128 && /^[\p{L}\p{N}]+$/u.test(this);
    }
    return this.length > 0;
  },
  $isdecimal() {
    return /^\p{Nd}+$/u.test(this);
  },
  $isdigit() {
    return $DIGITS.test(this);
  },
  $isspace() {
    return $SPACE.test(this);
  },
  $isascii() {
    for (let at = 0; at < this.length; at++) if (this.charCodeAt(at) > 127) return false;
    return true;
  },
  $isprintable() {
    return !/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(this);
  },
  $isupper() {
    return $LARGE.test(this) && !$SMALL.test(this) && !$BETWEEN.test(this);
  },
  $islower() {
    return $SMALL.test(this) && !$LARGE.test(this) && !$BETWEEN.test(this);
  },
  $istitle() {
    let [was, any] = [false, false];
    for (const char of this.valueOf()) {
      if ($LARGE.test(char) || $BETWEEN.test(char)) {
        if (was) return false;
        was = any = true;
      } else if ($SMALL.test(char)) {
        if (!was) return false;
        any = true;
      } else was = false;
    }
    return any;
  },
  $zfill(width) {
    return "0".repeat(Math.max(0, width - $length(this.valueOf()))) + this.valueOf();
  },
  $slice(start, end, step = 1) {
    const text = this.valueOf();
    if (step !== 1) return $stepped([...text], start, end, step).join("");
    if (!$astral) return text.slice(start ?? 0, end ?? undefined);
    const to = $edge(text, end, text.length);
    return text.slice(Math.min($edge(text, start, 0), to), to);
  },
  $format(given, named) {
    return $formatted(this.valueOf(), given, named);
  },
};
for (const [name, value] of Object.entries($of_texts))
  {Object.defineProperty(String.prototype, name, { value });}

function $split_empty(text, by, most) {
  const chars = [...text];
  const many = most < 0 ? chars.length + 1 : Math.min(most, chars.length + 1);
  let found = "";
  for (let at = 0; at <= chars.length; at++) found += (at < many ? by : "") + (chars[at] ?? "");
  return found;
}

function $maketrans(one, other) {
  if (one instanceof $Dict) {
    const pairs = one.$items();
    return $dict(pairs.map(([key, value]) => [typeof key === "string" ? key.codePointAt(0) : key, value]));
  }
  const to = [...other];
  return $dict([...one].map((char, at) => [char.codePointAt(0), to[at].codePointAt(0)]));
}

// Letters as they are compared without case. To capitals and back is nearly all of it.
function $casefolded(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  let found = "";
  for (const char of text.valueOf()) found += $folded_letter(char);
  return found;
}
function $folded_letter(char) {
  if (char < "\x80") return char.toLowerCase();
  if (char === "ı") return char;
  if (char === "ẞ") return "ss";
  if (/[\u13a0-\u13f5]/.test(char)) return char;
  if (/[\u13f8-\u13fd\uab70-\uabbf]/.test(char)) return char.toUpperCase();
  if (char === "İ") return "i̇";
  const upper = char.toUpperCase();
  let found = "";
  for (const one of upper) found += one.toLowerCase();
  return found;
}
