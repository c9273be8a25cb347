// What Python's values are here: texts, numbers and truths are JavaScript's own, None is null,
// lists and tuples are arrays, and a dict or a set finds by value what it holds.

class $Exception extends Error {
  constructor(...given) {
    super(given.length ? String(given[0]) : "");
    this.$args = given;
  }
  $__str__() {
    return this.$args.length === 1 ? $str(this.$args[0]) : this.message;
  }
}
class $ValueError extends $Exception {}
class $UnicodeError extends $ValueError {}
class $LookupError extends $Exception {}
class $KeyError extends $LookupError {}
class $IndexError extends $LookupError {}
class $AttributeError extends $Exception {}
class $TypeError extends $Exception {}
class $RuntimeError extends $Exception {}
class $RecursionError extends $RuntimeError {}
class $OverflowError extends $Exception {}
class $StopIteration extends $Exception {}

const $init = (error, ...given) => {
  error.$args = given;
  error.message = given.length ? String(given[0]) : "";
};

// A loop that is left early must not end what it goes over: Python goes on with it later.
Object.getPrototypeOf(function* () {}).prototype.return = undefined;

// Keys. Texts and numbers are their own; of what is equal by value the key is a text that begins
// with half a character, which no text that was read can hold.

let $things = 0;

function $hash(value) {
  switch (typeof value) {
    case "string":
      return `s${value.length}:${value}`;
    case "number":
      return `n${value};`;
    case "boolean":
      return `n${Number(value)};`;
    default:
  }
  if (value === null) return "N";
  if (Array.isArray(value)) return `(${value.map($hash).join("")})`;
  if (value.hash$) return value.hash$();
  value.thing$ ??= `o${(++$things)};`;
  return value.thing$;
}

function $key(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value) || value.hash$) return `\ud800${$hash(value)}`;
  return value;
}

function $eq(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return false;
  if (Array.isArray(one)) {
    const second = Array.isArray(other) ? other : other.parts$?.();
    if (second?.length !== one.length) return false;
    return one.every((value, at) => $eq(value, second[at]));
  }
  return one.equals$ ? one.equals$(other) : false;
}

// -1, 0 and 1 as one is less, equal or more; not a number where sets are neither.
function $order(one, other) {
  if (typeof one === "string") return $order_text(one, other);
  if (typeof one !== "object") return one < other ? -1 : one > other ? 1 : 0;
  if (one instanceof $Set) {
    const [few, many] = [one.$issubset(other), one.$issuperset(other)];
    return few ? (many ? 0 : -1) : many ? 1 : NaN;
  }
  const [first, second] = [one, other].map((value) => value.parts$?.() ?? value);
  for (let at = 0; at < first.length && at < second.length; at++) {
    if (!$eq(first[at], second[at])) return $order(first[at], second[at]);
  }
  return first.length - second.length;
}

function $truth(value) {
  if (typeof value !== "object") return !!value;
  if (value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  return value.truth$ === undefined ? true : value.truth$();
}

class $Dict {
  constructor(pairs = []) {
    this.held = new Map();
    this.own = null; // the keys that are not their own key
    for (const [key, value] of pairs) this.put(key, value);
  }
  *[Symbol.iterator]() {
    yield* this.$keys();
  }
  get size() {
    return this.held.size;
  }
  truth$() {
    return this.held.size > 0;
  }
  put(key, value) {
    const found = $key(key);
    if (found !== key && !this.held.has(found)) (this.own ??= new Map()).set(found, key);
    this.held.set(found, value);
  }
  $has(key) {
    return this.held.has($key(key));
  }
  $item(key) {
    const found = this.held.get($key(key));
    if (found !== undefined) return found;
    if (this.$__missing__) return this.$__missing__(key);
    throw new $KeyError(key);
  }
  $get(key, other = null) {
    const found = this.held.get($key(key));
    return found === undefined ? other : found;
  }
  $keys() {
    const keys = [...this.held.keys()];
    return this.own ? keys.map((key) => (this.own.has(key) ? this.own.get(key) : key)) : keys;
  }
  $values() {
    return [...this.held.values()];
  }
  $items() {
    if (!this.own) return [...this.held];
    const keys = this.$keys();
    return this.$values().map((value, at) => [keys[at], value]);
  }
  $setdefault(key, value = null) {
    if (!this.$has(key)) this.put(key, value);
    return this.$get(key);
  }
  delete(key) {
    const found = $key(key);
    if (!this.held.delete(found)) throw new $KeyError(key);
    this.own?.delete(found);
  }
  $pop(key, other) {
    const found = this.held.get($key(key));
    if (found !== undefined) this.delete(key);
    else if (other === undefined) throw new $KeyError(key);
    return found === undefined ? other : found;
  }
  $popitem() {
    if (!this.size) throw new $KeyError("popitem(): dictionary is empty");
    const last = this.$items()[this.size - 1];
    this.delete(last[0]);
    return last;
  }
  $update(other) {
    for (const [key, value] of $pairs(other)) this.put(key, value);
    return null;
  }
  $copy() {
    return $dict(this);
  }
  $clear() {
    this.held.clear();
    this.own = null;
    return null;
  }
  equals$(other) {
    if (!(other instanceof $Dict) || other.size !== this.size) return false;
    return this.$items().every(([key, value]) => other.$has(key) && $eq(value, other.$get(key)));
  }
}

class $DefaultDict extends $Dict {
  $__missing__(key) {
    const value = this.made();
    this.put(key, value);
    return value;
  }
}

class $Counter extends $Dict {
  $__missing__() {
    return 0;
  }
  $update(values = []) {
    if (values instanceof $Dict) {
      for (const [key, count] of values.$items()) this.put(key, this.$get(key, 0) + count);
    } else for (const value of values) this.put(value, this.$get(value, 0) + 1);
    return null;
  }
  $elements() {
    return this.$items().flatMap(([key, count]) => Array(Math.max(count, 0)).fill(key));
  }
  $total() {
    return this.$values().reduce((sum, count) => sum + count, 0);
  }
  $most_common(many = undefined) {
    return this.$items().sort((one, other) => other[1] - one[1]).slice(0, many ?? undefined);
  }
  with(other, how) {
    const made = new $Counter();
    for (const key of $set([...this, ...other])) {
      const count = how(this.$get(key, 0), other.$get(key, 0));
      if (count > 0) made.put(key, count);
    }
    return made;
  }
}

class $Set {
  constructor(values = []) {
    this.held = new Map();
    for (const value of values) this.held.set($key(value), value);
  }
  [Symbol.iterator]() {
    return this.held.values();
  }
  get size() {
    return this.held.size;
  }
  truth$() {
    return this.held.size > 0;
  }
  hash$() {
    return `{${[...this].map($hash).sort().join("")}}`;
  }
  equals$(other) {
    return other instanceof $Set && other.size === this.size && this.$issubset(other);
  }
  $has(value) {
    return this.held.has($key(value));
  }
  $add(value) {
    const key = $key(value);
    if (!this.held.has(key)) this.held.set(key, value);
    return null;
  }
  $discard(value) {
    this.held.delete($key(value));
    return null;
  }
  $remove(value) {
    if (!this.held.delete($key(value))) throw new $KeyError(value);
    return null;
  }
  $pop() {
    const [first] = this;
    if (!this.size) throw new $KeyError("pop from an empty set");
    this.$discard(first);
    return first;
  }
  $update(...others) {
    for (const other of others) for (const value of other) this.$add(value);
    return null;
  }
  $copy() {
    return this.like(this);
  }
  $clear() {
    this.held.clear();
    return null;
  }
  like(values) {
    return new this.constructor(values);
  }
  $union(...others) {
    return this.like([...this, ...others.flatMap((other) => [...other])]);
  }
  $intersection(...others) {
    const sets = others.map($as_set);
    return this.like([...this].filter((value) => sets.every((set) => set.$has(value))));
  }
  $difference(...others) {
    const sets = others.map($as_set);
    return this.like([...this].filter((value) => !sets.some((set) => set.$has(value))));
  }
  $symmetric_difference(other) {
    return this.$difference(other).$union($as_set(other).$difference(this));
  }
  $isdisjoint(others) {
    for (const value of others) if (this.$has(value)) return false;
    return true;
  }
  $issubset(others) {
    const set = $as_set(others);
    for (const value of this) if (!set.$has(value)) return false;
    return true;
  }
  $issuperset(others) {
    for (const value of others) if (!this.$has(value)) return false;
    return true;
  }
}

class $FrozenSet extends $Set {}

const $as_set = (values) =>
  values instanceof $Set || values instanceof $Dict ? values : new $Set(values);
const $set = (values = []) => new $Set(values);
const $frozenset = (values = []) => (values instanceof $FrozenSet ? values : new $FrozenSet(values));
const $dict = (values = []) => new $Dict($pairs(values));
const $pairs = (values) => (values instanceof $Dict ? values.$items() : values);
const $items = $pairs;
const $counter = (values = []) => {
  const made = new $Counter();
  made.$update(values);
  return made;
};
const $defaultdict = (made, values = []) => {
  const found = new $DefaultDict($pairs(values));
  found.made = made;
  return found;
};
const $fromkeys = (keys, value = null) => {
  const found = new $Dict();
  for (const key of keys) found.put(key, value);
  return found;
};

/** A text that is of a kind of its own. */
class $Text extends String {
  equals$(other) {
    return this.valueOf() === other.valueOf();
  }
  truth$() {
    return this.length > 0;
  }
  $__str__() {
    return this.valueOf();
  }
}

// Classes whose objects are equal by their fields.

function $value_class(made, every, ordered, fields = every) {
  const self = made.prototype;
  self.fields$ = every;
  self.equals$ = function (other) {
    return other.constructor === made && fields.every((name) => $eq(this[name], other[name]));
  };
  self.hash$ = function () {
    this.hashed$ ??= `<${made.name}${fields.map((name) => $hash(this[name])).join("")}>`;
    return this.hashed$;
  };
  if (ordered)
    self.parts$ = function () {
      return fields.map((name) => this[name]);
    };
}

function $tuple_class(made, fields) {
  $value_class(made, fields, true);
  const self = made.prototype;
  self[Symbol.iterator] = function () {
    return this.parts$()[Symbol.iterator]();
  };
  self.$item = function (at) {
    return $item(this.parts$(), at);
  };
  self.$slice = function (...bounds) {
    return this.parts$().$slice(...bounds);
  };
  self.hash$ = function () {
    this.hashed$ ??= $hash(this.parts$());
    return this.hashed$;
  };
}

function $replace(value, changes) {
  const made = Object.create(Object.getPrototypeOf(value));
  for (const name of value.fields$) made[name] = name in changes ? changes[name] : value[name];
  return made;
}

// Members of an enumeration of texts or numbers are these; of another one they are objects.

function $values(name, members) {
  const every = new Set(members.map(([, , value]) => value));
  const by_name = new Map(members.map(([member, , value]) => [member, value]));
  const found = {
    of(value) {
      if (every.has(value)) return value;
      throw new $ValueError(`${$repr(value)} is not a valid ${name}`);
    },
    has: (value) => every.has(value),
    $has: (value) => every.has(value),
    $item(member) {
      if (!by_name.has(member)) throw new $KeyError(member);
      return by_name.get(member);
    },
    [Symbol.iterator]: () => every[Symbol.iterator](),
    get size() {
      return every.size;
    },
  };
  for (const [, attribute, value] of members) found[attribute] = value;
  return found;
}

function $enumeration(name, members, Kind) {
  const made = members.map(([member, attribute, value]) => [
    member,
    attribute,
    Object.assign(new Kind(), { $name: member, $value: value }),
  ]);
  return $values(name, made);
}

for (const kind of [String, Number]) {
  Object.defineProperty(kind.prototype, "$value", {
    get() {
      return this.valueOf();
    },
  });
}
