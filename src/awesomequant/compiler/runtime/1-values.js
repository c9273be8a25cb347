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
    {return false;}
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
    {self.parts$ = function () {
      return fields.map((name) => this[name]);
    };}
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
