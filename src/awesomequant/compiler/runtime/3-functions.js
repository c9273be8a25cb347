// The functions that Python has without an import, and its operators where types are not known.

const $is_str = (value) => typeof value === "string";
const $is_int = (value) => Number.isInteger(value) || typeof value === "boolean";
const $is_float = (value) => typeof value === "number";
const $is_bool = (value) => typeof value === "boolean";
const $is_list = (value) => Array.isArray(value);
const $is_tuple = (value) => Array.isArray(value) || !!value?.parts$;
const $is_dict = (value) => value instanceof $Dict;
const $is_set = (value) => value instanceof $Set;
const $is_frozenset = (value) => value instanceof $Set;

const $parts = (value) => value?.parts$?.() ?? value;

function $add(one, other) {
  if (typeof one === "number" || typeof one === "string" || typeof one === "boolean") return one + other;
  if (one instanceof $Counter) return one.with(other, (a, b) => a + b);
  return [...one, ...other];
}
function $sub(one, other) {
  if (typeof one !== "object") return one - other;
  if (one instanceof $Counter) return one.with(other, (a, b) => a - b);
  return one instanceof $Set ? one.$difference(other) : $set(one).$difference(other);
}
function $mul(one, other) {
  if (typeof one === "string") return one.repeat(Math.max(0, other));
  if (typeof other === "string") return other.repeat(Math.max(0, one));
  if (Array.isArray(one)) return Array(Math.max(0, Number(other))).fill(one).flat(1);
  return one * other;
}
function $or(one, other) {
  if (typeof one === "boolean" && typeof other === "boolean") return one || other;
  if (typeof one !== "object") return one | other;
  if (one instanceof $Dict) return new $Dict([...one.$items(), ...$pairs(other)]);
  return $as_own_set(one).$union(other);
}
function $and(one, other) {
  if (typeof one === "boolean" && typeof other === "boolean") return one && other;
  if (typeof one !== "object") return one & other;
  return $as_own_set(one).$intersection(other);
}
function $xor(one, other) {
  if (typeof one === "boolean") return one !== other;
  return typeof one === "number" ? one ^ other : one.$symmetric_difference(other);
}
const $as_own_set = (values) => (values instanceof $Set ? values : $set(values));
function $or_in_place(one, other) {
  const is_changed = (one instanceof $Set && !(one instanceof $FrozenSet)) || one instanceof $Dict;
  if (!is_changed) return $or(one, other);
  one.$update(other);
  return one;
}
function $extend(list, values) {
  for (const value of values) list.push(value);
  return list;
}
const $div = (one, other) => {
  if (other === 0) throw new $ValueError("division by zero");
  return one / other;
};
const $floordiv = (one, other) => Math.floor($div(one, other));
const $mod = (one, other) => one - other * Math.floor(one / other);
const $pow = (one, other) => one ** other;
const $divmod = (one, other) => [$floordiv(one, other), $mod(one, other)];

function $in(value, held) {
  if (typeof held === "string") return held.includes(value);
  if (held.$has) return held.$has(value);
  for (const one of held) if (one === value || $eq(one, value)) return true;
  return false;
}

function $item(held, key) {
  if (typeof held === "string") return $character(held, key);
  if (!Array.isArray(held)) return held.$item(key);
  const found = held[key < 0 ? held.length + key : key];
  if (found === undefined) throw new $IndexError("list index out of range");
  return found;
}
function $put(held, key, value) {
  if (!Array.isArray(held)) {
    if (held.$__setitem__) held.$__setitem__(key, value);
    else held.put(key, value);
    return;
  }
  const at = key < 0 ? held.length + key : key;
  if (at < 0 || at >= held.length) throw new $IndexError("list assignment index out of range");
  held[at] = value;
}
const $change = (held, key, how) => $put(held, key, how($item(held, key)));
function $delete(held, key) {
  if (!Array.isArray(held)) held.delete(key);
  else held.splice(key < 0 ? held.length + key : key, 1);
}
function $splice(held, start, end, values) {
  const [from, to] = [$clamp(start ?? 0, held.length), $clamp(end ?? held.length, held.length)];
  held.splice(from, Math.max(0, to - from), ...values);
}
const $clamp = (at, length) => Math.min(Math.max(at < 0 ? at + length : at, 0), length);

function $len(value) {
  if (typeof value === "string") return $length(value);
  if (Array.isArray(value)) return value.length;
  if (value.size !== undefined) return value.size;
  return value.$__len__ ? value.$__len__() : value.fields$.length;
}

const $bool = $truth;
const $list = (values = []) => [...values];
const $tuple = $list;
const $abs = Math.abs;
const $id = (value) => {
  if (typeof value !== "object" || value === null) return value;
  value.thing$ ??= `o${++$things};`;
  return value.thing$;
};
const $float = (value = 0) => {
  const found = typeof value === "string" ? Number(value.replaceAll("_", "")) : Number(value);
  if (Number.isNaN(found)) throw new $ValueError(`could not convert string to float: ${$repr(value)}`);
  return found;
};
const $round = (value, digits = 0) => {
  const scaled = value * 10 ** digits;
  const near = Math.round(scaled);
  const even = Math.abs(scaled % 1) === 0.5 && near % 2 !== 0 ? near - 1 : near;
  return even / 10 ** digits;
};

class $Range {
  constructor(first, end, step) {
    [this.first, this.end, this.step] = end === undefined ? [0, first, 1] : [first, end, step ?? 1];
  }
  get size() {
    return Math.max(0, Math.ceil((this.end - this.first) / this.step));
  }
  *[Symbol.iterator]() {
    for (let at = 0; at < this.size; at++) yield this.first + at * this.step;
  }
  $has(value) {
    const at = (value - this.first) / this.step;
    return Number.isInteger(at) && at >= 0 && at < this.size;
  }
  $item(at) {
    return $item([...this], at);
  }
  truth$() {
    return this.size > 0;
  }
}
const $range = (first, end, step) => new $Range(first, end, step);

function* $enumerate(values, start = 0) {
  for (const value of values) yield [start++, value];
}
function* $map(how, ...sources) {
  if (sources.length === 1) for (const value of sources[0]) yield how(value);
  else for (const values of $zip(...sources)) yield how(...values);
}
function* $filter(how, values) {
  for (const value of values) if ($truth(how === null ? value : how(value))) yield value;
}
function* $zip(...sources) {
  const open = sources.map((source) => source[Symbol.iterator]());
  while (open.length) {
    const found = open.map((one) => one.next());
    if (found.some((one) => one.done)) return;
    yield found.map((one) => one.value);
  }
}
const $reversed = (values) => [...values].reverse();

class $Iterator {
  constructor(values) {
    this.open = values[Symbol.iterator]();
  }
  [Symbol.iterator]() {
    return this;
  }
  next() {
    return this.open.next();
  }
}
const $iter = (values) => (values instanceof $Iterator ? values : new $Iterator(values));
function $next(values, other) {
  const found = values.next();
  if (!found.done) return found.value;
  if (other === undefined) throw new $StopIteration();
  return other;
}
function $any(values) {
  for (const value of values) if ($truth(value)) return true;
  return false;
}
function $all(values) {
  for (const value of values) if (!$truth(value)) return false;
  return true;
}
function $sum(values, start = 0) {
  for (const value of values) {
    // What is no number is begun by the first: sum(counters, Counter()) has its own beginning.
    const is_first = typeof start === "number" && typeof value === "object";
    start = is_first ? value : typeof start === "number" ? start + Number(value) : $add(start, value);
  }
  return start;
}
function $sorted(values, key = null, reverse = false) {
  const sign = reverse ? -1 : 1;
  if (!key) return [...values].sort((one, other) => sign * $order(one, other));
  const keyed = [...values].map((value) => [key(value), value]);
  return keyed.sort((one, other) => sign * $order(one[0], other[0])).map(([, value]) => value);
}
function $extreme(values, key, other, sign) {
  let found, best;
  for (const value of values) {
    const own = key ? key(value) : value;
    if (best === undefined || sign * $order(own, best) > 0) [found, best] = [value, own];
  }
  if (best !== undefined) return found;
  if (other === undefined) throw new $ValueError("arg is an empty sequence");
  return other;
}
const $max = (values, key = null, other = undefined) => $extreme(values, key, other, 1);
const $min = (values, key = null, other = undefined) => $extreme(values, key, other, -1);

// Functions as values, and what calls need that are not written with places alone.

const $maker = (made) => (...given) => new made(...given);
// The pairs of a dict for a loop.
const $each = (value) => (value instanceof $Dict && value.own === null ? value.held : value.$items());
const $method = (name) => (value, ...given) => value[name](...given);
const $bound = (value, name) =>
  typeof value[name] === "function" ? (...given) => value[name](...given) : value[name];
function $getattr(value, name, known, other) {
  const found = value?.[known.get(name)];
  if (found !== undefined) return found;
  if (other === undefined) throw new $AttributeError(name);
  return other;
}
const $name = (value) => value.name.replace(/\$\d*$/, "");
const $filled = (many, given) => [...given, ...Array(Math.max(0, many - given.length))];
function $named(given, names, more, pairs) {
  const by_name = new Map([...pairs, ...more.$items()]);
  return [...given, ...names.slice(given.length).map((name) => by_name.get(name))];
}
// What a function of so many parameters answered, by what it was asked.
function $cached(how, many = 2) {
  const kept = new Map();
  const keep = (key, found) => {
    if (kept.size >= 100_000) kept.clear();
    kept.set(key, found);
    return found;
  };
  const asked =
    many === 1
      ? (one) => {
          const key = $key(one);
          const found = kept.get(key);
          return found === undefined ? keep(key, how(one)) : found;
        }
      : (...given) => {
          const key = $hash(given);
          const found = kept.get(key);
          return found === undefined ? keep(key, how(...given)) : found;
        };
  asked.$cache_clear = () => {
    kept.clear();
    return null;
  };
  return asked;
}

const $of_arrays = {
  $append(value) {
    this.push(value);
    return null;
  },
  $extend(values) {
    $extend(this, values);
    return null;
  },
  $insert(at, value) {
    this.splice($clamp(at, this.length), 0, value);
    return null;
  },
  $pop(at = -1) {
    if (!this.length) throw new $IndexError("pop from empty list");
    return this.splice(at, 1)[0];
  },
  $popleft() {
    if (!this.length) throw new $IndexError("pop from an empty deque");
    return this.shift();
  },
  $appendleft(value) {
    this.unshift(value);
    return null;
  },
  $index(value) {
    const found = this.findIndex((one) => $eq(one, value));
    if (found < 0) throw new $ValueError(`${$repr(value)} is not in list`);
    return found;
  },
  $count(value) {
    return this.filter((one) => $eq(one, value)).length;
  },
  $remove(value) {
    this.splice(this.$index(value), 1);
    return null;
  },
  $sort(key = null, reverse = false) {
    this.splice(0, this.length, ...$sorted(this, key, reverse));
    return null;
  },
  $reverse() {
    this.reverse();
    return null;
  },
  $copy() {
    return [...this];
  },
  $clear() {
    this.length = 0;
    return null;
  },
  $slice(start, end, step = 1) {
    if (step === 1) return this.slice(start ?? 0, end ?? undefined);
    return $stepped(this, start, end, step);
  },
};
for (const [name, value] of Object.entries($of_arrays))
  {Object.defineProperty(Array.prototype, name, { value });}

function $stepped(values, start, end, step) {
  const found = [];
  const many = values.length;
  if (step > 0) {
    const last = $clamp(end ?? many, many);
    for (let at = $clamp(start ?? 0, many); at < last; at += step) found.push(values[at]);
    return found;
  }
  const first = Math.min(start === undefined || start === null ? many - 1 : start < 0 ? start + many : start, many - 1);
  const last = end === undefined || end === null ? -1 : Math.max(end < 0 ? end + many : end, -1);
  for (let at = first; at > last; at += step) found.push(values[at]);
  return found;
}
