// What holds by value: dicts, sets, and those that count or make what they lack.

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
