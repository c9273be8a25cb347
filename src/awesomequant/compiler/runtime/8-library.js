// What our modules ask of Python's library and of others: the same answers, in another way.

const $ascii_lowercase = "abcdefghijklmnopqrstuvwxyz";
const $maxunicode = 0x10ffff;
const $version_info = [3, 12, 0];
const $log = (value, base) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base));
const $log10 = Math.log10;

function* $chain(...sources) {
  for (const source of sources) yield* source;
}
function* $flat(sources) {
  for (const source of sources) yield* source;
}
function* $product(first, ...others) {
  if (!others.length) for (const one of first) yield [one];
  else {
    const rest = [...$product(...others.map((other) => [...other]))];
    for (const one of first) for (const other of rest) yield [one, ...other];
  }
}
function* $combinations(values, many) {
  const every = [...values];
  if (many === 0) {
    yield [];
    return;
  }
  for (const [at, value] of every.entries()) {
    for (const rest of $combinations(every.slice(at + 1), many - 1)) yield [value, ...rest];
  }
}
function* $pairwise(values) {
  const every = [...values];
  for (let at = 1; at < every.length; at++) yield [every[at - 1], every[at]];
}
function* $islice(values, first, end, step = 1) {
  const [from, to] = end === undefined ? [0, first] : [first, end ?? Infinity];
  let at = 0;
  if (to === 0) return;
  for (const value of values) {
    if (at >= from && (at - from) % step === 0) yield value;
    if (++at >= to) return;
  }
}
function* $groupby(values, key = null) {
  let [own, group] = [undefined, []];
  for (const value of values) {
    const found = key ? key(value) : value;
    if (group.length && !$eq(found, own)) {
      yield [own, group];
      group = [];
    }
    own = found;
    group.push(value);
  }
  if (group.length) yield [own, group];
}
const $itemgetter = (...keys) =>
  keys.length === 1 ? (value) => $item(value, keys[0]) : (value) => keys.map((key) => $item(value, key));
const $attrgetter = (name) => (value) => value[`$${name}`];
const $nlargest = (many, values, key = null) => $sorted(values, key, true).slice(0, Math.max(0, many));
function $bisected(values, low, high, is_before) {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is_before(values[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
const $bisect_left = (values, value, low = 0, high = values.length) =>
  $bisected(values, low, high, (one) => $order(one, value) < 0);
const $bisect_right = (values, value, low = 0, high = values.length) =>
  $bisected(values, low, high, (one) => $order(value, one) >= 0);

// Unicode.

const $normalize = (form, text) => {
  const found = text.normalize(form);
  return found === text ? text : $met(found);
};
// Marks of known classes: how another one is put in order with them tells its class.
const $CLASSES = [[1, "\u0334"], [7, "\u093c"], [9, "\u094d"], [202, "\u0327"], [216, "\u031b"],
  [220, "\u0323"], [222, "\u059a"], [230, "\u0300"], [232, "\u0315"], [234, "\u035d"], [240, "\u0345"]];
const $classes_kept = new Map();
/** The class of combining: exact where it is 0, 1, 220 or 230, else near enough to sort by. */
function $combining(char) {
  if (char < "\u0300") return 0;
  let found = $classes_kept.get(char);
  if (found === undefined) {
    found = $class_of(char);
    $classes_kept.set(char, found);
  }
  return found;
}
function $class_of(char) {
  const mark = char.normalize("NFD");
  if (!/^\p{M}+$/u.test(mark)) return 0;
  const moves = (one, other) => (one + other).normalize("NFD").startsWith(other.normalize("NFD")) && one !== other;
  if (!moves("\u0345", mark) && mark !== "\u0345") return 0; // the last class goes behind all others
  let least = 240;
  for (const [number, known] of [...$CLASSES].reverse()) {
    if (mark === known) return number;
    if (!moves(mark, known)) least = number;
  }
  return least;
}
const $CATEGORIES = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf",
  "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"].map((name) => [name, new RegExp(`^\\p{${name}}$`, "u")]);
const $category = $cached((char) => $CATEGORIES.find(([, test]) => test.test(char))?.[0] ?? "Cn");

const $bare = (text) => text.replace(/[^A-Za-z0-9]+/g, "");

// Addresses, by the rules of WHATWG as pydantic's parser has them.

class $ValidationError extends $ValueError {
  $errors() {
    return [$dict([["ctx", $dict([["error", this.message]])]])];
  }
}
class $Address {
  constructor(url) {
    this.$host = url.hostname;
    this.$port = url.port === "" ? null : Number(url.port);
    this.$scheme = url.protocol.slice(0, -1);
    this.href = url.href;
  }
  $__str__() {
    return this.href;
  }
}
function $why_no_address(text) {
  const [, host, port] = /^\w+:\/*(\[[^\]/?#]*\]?|[^/?#:]*)(?::([^/?#]*))?/.exec(text) ?? ["", "", ""];
  if (!host) return "empty host";
  if (host[0] === "[") return "invalid IPv6 address";
  if (port && !(Number(port) <= 65535)) return "invalid port number";
  if (/(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/i.test(host)) return "invalid IPv4 address";
  return "invalid international domain name";
}
function $address(text) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new $ValidationError($why_no_address(text));
  }
  return new $Address(url);
}

const $quote = (text, safe = "/") =>
  [...new TextEncoder().encode(text)]
    .map((byte) => {
      const char = String.fromCharCode(byte);
      const is_plain = byte < 128 && (/[A-Za-z0-9_.~-]/.test(char) || safe.includes(char));
      return is_plain ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
function $unquote(text) {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = run.slice(1).split("%").map((one) => parseInt(one, 16));
    return $met(new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes)));
  });
}

// How many letters two texts have in common in their order: the numbers of RapidFuzz.

const $units_of = (text) =>
  $astral
    ? Array.from(text, (char) => char.codePointAt(0))
    : Array.from(text, (char) => char.charCodeAt(0));

function $ratio(one, other, score_cutoff = null) {
  const least = (score_cutoff ?? 0) / 100;
  const [first, second] = [$length(one), $length(other)];
  const whole = first + second;
  if (!whole) return 100;
  // With so many letters more than the other no text can be near enough.
  if (1 - Math.abs(first - second) / whole < least) return 0;
  const found = one === other ? first : $common($units_of(one), $units_of(other));
  const like = 1 - (whole - 2 * found) / whole;
  return like >= least ? like * 100 : 0;
}

// The length of the longest common subsequence, 32 places at a time (Hyyrö 2004).
function $common(one, other) {
  let start = 0;
  let [first, second] = [one.length, other.length];
  while (start < first && start < second && one[start] === other[start]) start++;
  let ends = 0;
  while (first > start && second > start && one[first - 1] === other[second - 1]) {
    first--;
    second--;
    ends++;
  }
  const [many, words] = [first - start, (first - start + 31) >>> 5];
  if (!many || second === start) return start + ends;
  const places = new Map();
  for (let at = 0; at < many; at++) {
    const letter = one[start + at];
    let bits = places.get(letter);
    if (!bits) places.set(letter, (bits = new Uint32Array(words)));
    bits[at >>> 5] |= 1 << (at & 31);
  }
  const row = new Uint32Array(words).fill(0xffffffff);
  for (let at = start; at < second; at++) {
    const bits = places.get(other[at]);
    if (!bits) continue;
    let carry = 0;
    for (let word = 0; word < words; word++) {
      const own = row[word];
      const met = (own & bits[word]) >>> 0;
      const sum = own + met + carry;
      carry = sum > 0xffffffff ? 1 : 0;
      row[word] = (sum | (own & ~bits[word])) >>> 0;
    }
  }
  let found = 0;
  for (let at = 0; at < many; at++) if (!((row[at >>> 5] >>> (at & 31)) & 1)) found++;
  return start + ends + found;
}
function* $nearest(one, others, least) {
  let at = 0;
  for (const other of others) {
    if ($ratio(one, other, 100 * least) >= 100 * least) yield at;
    at++;
  }
}
