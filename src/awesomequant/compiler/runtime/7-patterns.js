// A pattern that Python would have, and what it finds: places as Python counts them.

class $Pattern {
  constructor(form, flags) {
    this.$pattern = form;
    this.$flags = flags;
    this.made = {};
  }
  get form() {
    return (this.parsed ??= new $Form(this.$pattern, this.$flags));
  }
  // g looks from a place on, y at a place, w at a whole text; d tells where groups stand.
  expression(how) {
    let found = this.made[how];
    if (!found) {
      const { written, ignores } = this.form;
      const js = how === "w" ? `^(?:${written})$` : how === "yw" ? `(?:${written})$` : written;
      const flags = how === "w" ? "" : how === "yw" ? "y" : how;
      found = this.made[how] = new RegExp(js, `u${flags}${ignores ? "i" : ""}`);
    }
    return found;
  }
  // The expression, set to a place of a text.
  at(how, text, start) {
    if (typeof text !== "string") throw new $TypeError("expected string");
    if (start === 0) {
      const expression = this.made[how] ?? this.expression(how);
      expression.lastIndex = 0;
      return expression;
    }
    const expression = this.expression(how === "w" ? "yw" : how);
    expression.lastIndex = $unit(text, Math.min(start, $length(text)));
    return expression;
  }
  asked(how, text, start, end) {
    const looked = end === undefined ? text : text.$slice(0, end);
    const found = this.at(how, looked, start).exec(looked);
    return found === null ? null : new $Match(this, found, looked);
  }
  has(how, text, start, end) {
    const looked = end === undefined ? text : text.$slice(0, end);
    return this.at(how, looked, start).test(looked);
  }
  $is_search(text, start = 0, end = undefined) {
    return this.has("g", text, start, end);
  }
  $is_match(text, start = 0, end = undefined) {
    return this.has("y", text, start, end);
  }
  $is_fullmatch(text, start = 0, end = undefined) {
    return this.has("w", text, start, end);
  }
  $search(text, start = 0, end = undefined) {
    return this.asked("g", text, start, end);
  }
  $match(text, start = 0, end = undefined) {
    return this.asked("y", text, start, end);
  }
  $fullmatch(text, start = 0, end = undefined) {
    return this.asked("w", text, start, end);
  }
  *$finditer(text, start = 0, end = undefined) {
    const looked = end === undefined ? text : text.$slice(0, end);
    const expression = this.expression("g");
    let at = start > 0 ? $unit(looked, Math.min(start, $length(looked))) : 0;
    while (at <= looked.length) {
      expression.lastIndex = at;
      const found = expression.exec(looked);
      if (!found) return;
      yield new $Match(this, found, looked);
      at = found.index + found[0].length;
      // (Python looks for more than nothing at the same place first; none of our patterns has it.)
      if (!found[0]) at += looked.codePointAt(at) > 0xffff ? 2 : 1;
    }
  }
  $findall(text, start = 0, end = undefined) {
    const many = this.form.places.length - 1;
    return [...this.$finditer(text, start, end)].map((found) => {
      if (many === 0) return found.found[0];
      const groups = found.$groups("");
      return many === 1 ? groups[0] : groups;
    });
  }
  $sub(by, text, count = 0) {
    return this.replaced(by, text, count)[0];
  }
  $subn(by, text, count = 0) {
    return this.replaced(by, text, count);
  }
  replaced(by, text, count) {
    const how = typeof by === "function" ? by : $template(this.form, by);
    let [written, end, many] = ["", 0, 0];
    for (const found of this.$finditer(text)) {
      written += text.slice(end, found.found.index) + how(found);
      end = found.found.index + found.found[0].length;
      if (++many === count) break;
    }
    return [many ? written + text.slice(end) : text, many];
  }
  $split(text, most = 0) {
    const parts = [];
    let [end, many] = [0, 0];
    for (const found of this.$finditer(text)) {
      parts.push(text.slice(end, found.found.index), ...found.$groups());
      end = found.found.index + found.found[0].length;
      if (++many === most) break;
    }
    return [...parts, text.slice(end)];
  }
}

class $Match {
  constructor(pattern, found, text) {
    this.pattern = pattern;
    this.found = found;
    this.text = text;
  }
  number(key) {
    const { names, places } = this.pattern.form;
    const number = typeof key === "number" ? key : names.get(key);
    if (places[number] === undefined) throw new $IndexError("no such group");
    return places[number];
  }
  $item(key) {
    return this.found[key === 0 ? 0 : this.number(key)] ?? null;
  }
  $group(...keys) {
    if (keys.length < 2) return this.$item(keys[0] ?? 0);
    return keys.map((key) => this.$item(key));
  }
  $groups(other = null) {
    return this.pattern.form.places.slice(1).map((place) => this.found[place] ?? other);
  }
  $groupdict(other = null) {
    return $dict([...this.pattern.form.names.keys()].map((name) => [name, this.$item(name) ?? other]));
  }
  place(key) {
    if (key === 0) return [this.found.index, this.found.index + this.found[0].length];
    const expression = this.pattern.expression("dy");
    expression.lastIndex = this.found.index;
    this.places ??= expression.exec(this.text).indices;
    return this.places[this.number(key)];
  }
  $start(key = 0) {
    const place = this.place(key);
    return place ? $point(this.text, place[0]) : -1;
  }
  $end(key = 0) {
    const place = this.place(key);
    return place ? $point(this.text, place[1]) : -1;
  }
  $span(key = 0) {
    return [this.$start(key), this.$end(key)];
  }
  get $lastindex() {
    const { closed, places } = this.pattern.form;
    return closed.findLast((number) => this.found[places[number]] !== undefined) ?? null;
  }
  get $lastgroup() {
    const last = this.$lastindex;
    for (const [name, number] of this.pattern.form.names) if (number === last) return name;
    return null;
  }
  get $string() {
    return this.text;
  }
  get $re() {
    return this.pattern;
  }
  $expand(form) {
    return $template(this.pattern.form, form)(this);
  }
}

// What a text with \1 and \g<name> in it makes of a match.
function $template(form, text) {
  if (!text.includes("\\")) return () => text;
  const parts = text.split(/(\\g<\w+>|\\[1-9]\d?|\\[^\d])/);
  const read = (part, at) => {
    if (at % 2 === 0) return part;
    const key = /^\\g<(\w+)>$/.exec(part)?.[1] ?? (/^\\\d+$/.test(part) ? part.slice(1) : "");
    if (key) return /^\d+$/.test(key) ? Number(key) : { name: key };
    return part[1] === "\\" ? "\\" : ($CONTROLS[part[1]] ?? part);
  };
  const made = parts.map(read);
  return (found) =>
    made.map((part) => (typeof part === "string" ? part : (found.$item(part.name ?? part) ?? ""))).join("");
}

const $patterns = new Map();
function $regex(form, flags = 0) {
  if (form instanceof $Pattern) return form;
  const key = `${flags} ${form}`;
  let found = $patterns.get(key);
  if (!found) $patterns.set(key, (found = new $Pattern(form, flags)));
  return found;
}
const $re_search = (form, text, flags) => $regex(form, flags).$search(text);
const $re_match = (form, text, flags) => $regex(form, flags).$match(text);
const $re_fullmatch = (form, text, flags) => $regex(form, flags).$fullmatch(text);
const $re_findall = (form, text, flags) => $regex(form, flags).$findall(text);
const $re_finditer = (form, text, flags) => $regex(form, flags).$finditer(text);
const $re_sub = (form, by, text, count, flags) => $regex(form, flags).$sub(by, text, count);
const $re_split = (form, text, most, flags) => $regex(form, flags).$split(text, most);
const $escape = (text) => text.replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, "\\$&");
