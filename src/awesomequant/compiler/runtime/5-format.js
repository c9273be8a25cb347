// Values as texts: str, repr, int, and what stands behind the colon of an f-string.

function $str(value = "") {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return String(value);
    case "boolean":
      return value ? "True" : "False";
    default:
  }
  if (value === null) return "None";
  return value.$__str__ ? value.$__str__() : $repr(value);
}

function $repr(value) {
  if (typeof value === "string") return $quoted(value);
  if (value === null || typeof value !== "object") return $str(value);
  if (Array.isArray(value)) return `[${value.map($repr).join(", ")}]`;
  if (value instanceof $Dict)
    {return `{${value.$items().map(([key, one]) => `${$repr(key)}: ${$repr(one)}`).join(", ")}}`;}
  if (value instanceof $Set) return `{${[...value].map($repr).join(", ")}}`;
  const fields = (value.fields$ ?? []).map((name) => `${name.slice(1)}=${$repr(value[name])}`);
  return `${$name(value.constructor)}(${fields.join(", ")})`;
}

const $ESCAPES = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
function $quoted(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let found = "";
  for (const char of text) {
    const code = char.codePointAt(0);
    if (char === quote) found += `\\${char}`;
    else if ($ESCAPES[char]) found += $ESCAPES[char];
    else if (char.$isprintable()) found += char;
    else if (code < 0x100) found += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code < 0x10000) found += `\\u${code.toString(16).padStart(4, "0")}`;
    else found += `\\U${code.toString(16).padStart(8, "0")}`;
  }
  return quote + found + quote;
}

function $int(value = 0, base = 10) {
  if (typeof value === "number") return Math.trunc(value);
  if (typeof value === "boolean") return Number(value);
  const bare = value.$strip();
  if (base !== 10) {
    const digits = "0123456789abcdefghijklmnopqrstuvwxyz".slice(0, base);
    if (!new RegExp(`^[+\\-]?[${digits}]+(?:_[${digits}]+)*$`, "i").test(bare)) throw $no_number(value, base);
    return parseInt(bare.replaceAll("_", ""), base);
  }
  if (!/^[+-]?\p{Nd}+(?:_\p{Nd}+)*$/u.test(bare)) throw $no_number(value, base);
  return $exact(bare.replaceAll("_", "").replace(/[^\0-\x7f]/gu, $digit));
}
const $no_number = (value, base) =>
  new $ValueError(`invalid literal for int() with base ${base}: ${$repr(value)}`);
// Of more digits than a number holds all are kept: it is only compared and written again.
const $exact = (digits) => {
  const found = Number(digits);
  return Number.isSafeInteger(found) ? found : BigInt(digits.replace(/^\+/, ""));
};
// Digits of each script stand in a row from nought; those of mathematics in five rows at once.
function $digit(char) {
  const code = char.codePointAt(0);
  if (code >= 0x1d7ce && code <= 0x1d7ff) return String((code - 0x1d7ce) % 10);
  let nought = code;
  while (code - nought < 9 && /\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought--;
  return String(code - nought);
}

const $SPEC = /^(?:(.)?([<>^=]))?([+\- ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;
function $format(value, spec = "") {
  if (!spec) return $str(value);
  const parts = $SPEC.exec(spec);
  if (!parts) throw new $ValueError(`Invalid format specifier '${spec}'`);
  const [, fill, align, sign, , nought, width, group, precision, kind] = parts;
  const is_number = typeof value === "number" || typeof value === "boolean" || typeof value === "bigint";
  let text = is_number ? $number(value, kind ?? (precision ? "g" : "d"), precision, group) : $str(value);
  if (!is_number && precision !== undefined) text = [...text].slice(0, Number(precision)).join("");
  let before = "";
  if (is_number) {
    before = text[0] === "-" ? "-" : sign === "+" || sign === " " ? sign : "";
    text = text.replace(/^-/, "");
  }
  const missing = Math.max(0, Number(width ?? 0) - $length(text) - before.length);
  const how = align ?? (nought && is_number ? "=" : is_number ? ">" : "<");
  const pad = (fill ?? (nought ? "0" : " ")).repeat(missing);
  if (how === "=") return before + pad + text;
  if (how === ">") return pad + before + text;
  if (how === "<") return before + text + pad;
  const half = Math.floor(missing / 2);
  return pad.slice(0, half) + before + text + pad.slice(half);
}

function $number(value, kind, precision, group) {
  const grouped = (text) => {
    if (!group) return text;
    const [whole, ...rest] = text.split(".");
    return [whole.replace(/\B(?=(\d{3})+$)/g, group), ...rest].join(".");
  };
  const number = typeof value === "boolean" ? Number(value) : value;
  switch (kind) {
    case "d":
      return grouped(String(number));
    case "x":
      return number.toString(16);
    case "X":
      return number.toString(16).toUpperCase();
    case "f":
      return grouped($fixed(number, Number(precision ?? 6)));
    case "%":
      return `${$fixed(number * 100, Number(precision ?? 6))}%`;
    default:
      throw new $ValueError(`Unknown format code '${kind}'`);
  }
}
// Python rounds what the number really is; JavaScript's toFixed does as well, up to 10^21.
const $fixed = (value, digits) => Number(value).toFixed(digits);

const $FIELD = /\{\{|\}\}|\{([^{}!:]*)(?:!([rs]))?(?::([^{}]*))?\}/g;
function $formatted(form, given, named) {
  let next = 0;
  return form.replace($FIELD, (whole, name, how, spec) => {
    if (whole === "{{" || whole === "}}") return whole[0];
    let value;
    if (name === "") value = $item(given, next++);
    else if (/^\d+$/.test(name)) value = $item(given, Number(name));
    else value = named.$item(name);
    return $format(how === "r" ? $repr(value) : value, spec ?? "");
  });
}
