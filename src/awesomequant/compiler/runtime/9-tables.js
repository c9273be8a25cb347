// Tables lie in a script of their own, which is loaded when one is first asked: few files need any.
// Each is a text of lines, taken apart when it is asked itself.

const $tables = (globalThis.awesomequant_tables ??= {});

function $table(name) {
  let found = null;
  const read = () => {
    if (found) return found;
    if (!(name in $tables)) importScripts(new URL("audit-tables.js", self.location.href).href);
    found = new Map(
      $tables[name].split("\n").map((line) => {
        const cut = line.indexOf("\t", 1);
        return [line.slice(0, cut), line.slice(cut + 1).replace("\x01", "\n").replace("\x02", "\t")];
      }),
    );
    return found;
  };
  return { $has: (key) => read().has(key), $get: (key, other = null) => read().get(key) ?? other };
}
const $html5 = $table("html5");
const $tex_signs = $table("tex_signs");
const $uni2latex = $table("uni2latex");
const $symbols = $table("symbols");
const $mathematical = $table("mathematical");

// Numbers that pages of old mean otherwise, as HTML says.
const $OLD = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function $unescape(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)/gu, (whole, name) => {
    if (name[0] === "#") return $numbered(name);
    if ($html5.$has(name)) return $met($html5.$get(name));
    for (let end = name.length - 1; end > 1; end--) {
      const found = $html5.$get(name.slice(0, end));
      if (found !== null) return $met(found) + name.slice(end);
    }
    return whole;
  });
}
function $numbered(name) {
  const digits = name.slice(1).replace(/;$/, "");
  const code = /^x/i.test(digits) ? parseInt(digits.slice(1), 16) : parseInt(digits, 10);
  if (code === 0) return "\ufffd";
  if (code === 0x0d) return "\r";
  if (code >= 0x80 && code <= 0x9f) return $OLD[code - 0x80];
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) return "\ufffd";
  const is_none = (code >= 1 && code <= 8) || code === 11 || (code >= 14 && code <= 31) || code === 127
    || (code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) === 0xfffe;
  return is_none ? "" : $chr(code);
}

const $sign = (name) => $tex_signs.$get(name);

function $unicode_to_latex(text) {
  let found = "";
  for (const char of text.normalize("NFC")) {
    const known = $uni2latex.$get(char);
    if (known === null) found += char;
    // A command's name must not run on into what follows.
    else found += /\\[A-Za-z]+$/.test(known) ? `{${known}}` : known;
  }
  return found;
}
const $builtin_latex = () => ({ $get: (code, other) => $uni2latex.$get(String.fromCodePoint(code), other) });

const $date = (year, month, day) => {
  const found = new Date(Date.UTC(2000, month - 1, day));
  found.setUTCFullYear(year, month - 1, day);
  const is_one = year >= 1 && year <= 9999 && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  if (!is_one) throw new $ValueError("day is out of range for month");
  return found;
};
const $UTC = null;
const $now = () => ({ $year: new Date().getUTCFullYear() });

// What latex2mathml makes: elements of XML, their signs by number.

const $convert_symbol = (sign) => $symbols.$get(sign);
const $styled = (char, style) => $mathematical.$get(`${style} ${char}`, char);

class $Element {
  constructor(tag, attrib = $dict()) {
    this.$tag = tag;
    this.$attrib = attrib.$copy();
    this.$text = null;
    this.parts = [];
  }
  [Symbol.iterator]() {
    return this.parts[Symbol.iterator]();
  }
  get size() {
    return this.parts.length;
  }
  $item(at) {
    return $item(this.parts, at);
  }
  $get(name, other = null) {
    return this.$attrib.$get(name, other);
  }
  $set(name, value) {
    this.$attrib.put(name, value);
    return null;
  }
  $items() {
    return this.$attrib.$items();
  }
  $remove(part) {
    this.parts.splice(this.parts.indexOf(part), 1);
    return null;
  }
}
const $element = (tag, attrib) => new $Element(tag, attrib);
function $sub_element(parent, tag, attrib = $dict(), extra = $dict()) {
  const part = new $Element(tag, attrib);
  part.$attrib.$update(extra);
  parent.parts.push(part);
  return part;
}
const $deepcopy = (value) =>
  value instanceof $Dict ? value.$copy() : Array.isArray(value) ? value.map($deepcopy) : value;
