"""The type of an expression, as far as its parts and the names in it tell."""

import ast
from collections.abc import Callable, Sequence

from awesomequant.compiler.modules import Definition, Meaning, Module, Modules
from awesomequant.compiler.scopes import Comprehension, inside, locals_of, parameters
from awesomequant.compiler.types import (
    BOOL,
    NONE,
    NUM,
    OBJECT,
    STR,
    UNKNOWN,
    Annotations,
    Type,
    known,
)

_TEXT_METHODS = frozenset(
    """lower upper casefold strip lstrip rstrip title capitalize join removeprefix removesuffix
    expandtabs zfill ljust rjust translate""".split()
)
_TRUTH_METHODS = frozenset(
    """startswith endswith isalpha isalnum isdecimal isdigit isupper islower istitle isspace
    isascii isprintable isdisjoint issubset issuperset""".split()
)
_NUMBER_METHODS = frozenset("find rfind rindex start end".split())
_RESULTS = {
    "len": NUM, "str": STR, "int": NUM, "ord": NUM, "chr": STR, "abs": NUM, "repr": STR,
    "bool": BOOL, "any": BOOL, "all": BOOL, "isinstance": BOOL, "dict": known("dict"),
    "set": known("set"), "frozenset": known("set"), "float": NUM, "round": NUM,
}  # fmt: skip
_GROUP = Type(frozenset({"str", "none"}))
_MATCH = known("object", _GROUP)
_MAYBE_MATCH = Type(frozenset({"object", "none"}), _GROUP)
_BUSY = Type(frozenset({"busy"}))


class Scope:
    """The names of one function, comprehension or module, with what each is bound to."""

    def __init__(self, module: Module, above: "Scope | None" = None) -> None:
        """Begin without any name."""
        self.module, self.above = module, above
        self.names: set[str] = set()
        self.sites: dict[str, list[Callable[[], Type]]] = {}
        self.known: dict[str, Type] = {}
        self.owner = above.owner if above else None
        self.has_self = above.has_self if above else False

    def holder(self, name: str) -> "Scope | None":
        """Return the scope that a name is of; None where it stands at the top of the module."""
        scope: Scope | None = self
        while scope and name not in scope.names:
            scope = scope.above
        return scope


class Inference:
    """Knows the types of expressions in the modules of one program."""

    def __init__(self, modules: Modules) -> None:
        """Ask these modules."""
        self.modules, self.annotations = modules, Annotations(modules)
        self._known: dict[tuple[int, int], Type] = {}
        self._kept: list[object] = []  # so that no id is given out twice
        self._tops: dict[str, Scope] = {}
        self._starts: dict[str, Scope] = {}

    # Names.

    def top(self, module: Module) -> Scope:
        """Return the scope of a module itself."""
        return self._tops.setdefault(module.name, Scope(module))

    def bind(self, scope: Scope, body: Sequence[ast.stmt], node: ast.FunctionDef | None) -> None:
        """Learn what the names of a function get."""
        if node:
            for one in parameters(node):
                self._site(scope, one.arg, self._parameter(scope, node, one))
        for one in inside([*body]):
            if isinstance(one, ast.Assign):
                for target in one.targets:
                    self.target(scope, target, lambda one=one: self.of(one.value, scope))
            elif isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                stated = self.annotations.read(one.annotation, scope.module)
                self._site(scope, one.target.id, lambda stated=stated: stated)
            elif isinstance(one, ast.NamedExpr):
                self.target(scope, one.target, lambda one=one: self.of(one.value, scope))
            elif isinstance(one, ast.For):
                self.target(scope, one.target, lambda one=one: self.item(one.iter, scope))
            elif isinstance(one, ast.AugAssign):
                self.target(scope, one.target, lambda one=one: self._augmented(one, scope))
            elif isinstance(one, ast.FunctionDef):
                self._site(scope, one.name, lambda: OBJECT)

    def target(self, scope: Scope, node: ast.expr, what: Callable[[], Type]) -> None:
        """Learn that a target gets a value of a type that is found when it is asked for."""
        if isinstance(node, ast.Name):
            self._site(scope, node.id, what)
        elif isinstance(node, ast.Starred):
            self.target(scope, node.value, lambda: known("list"))
        elif isinstance(node, ast.Tuple | ast.List):
            for at, one in enumerate(node.elts):
                self.target(scope, one, lambda at=at: _part(what(), at))

    def _site(self, scope: Scope, name: str, what: Callable[[], Type]) -> None:
        holder = scope.holder(name) or scope
        holder.sites.setdefault(name, []).append(what)

    def _parameter(
        self, scope: Scope, node: ast.FunctionDef, one: ast.arg
    ) -> Callable[[], Type]:
        if scope.owner and one.arg == "self" and one.annotation is None:
            owner = scope.owner
            return lambda: self.annotations.instance(owner)
        stated = self.annotations.read(one.annotation, scope.module)
        if one is node.args.vararg:
            return lambda: known("tuple", stated)
        if one is node.args.kwarg:
            return lambda: known("dict", stated)
        return lambda: stated

    def _augmented(self, node: ast.AugAssign, scope: Scope) -> Type:
        value = self.of(node.value, scope)
        return value if value.only("str", "num", "bool") else _BUSY

    def _name(self, name: str, scope: Scope) -> Type:
        holder = scope.holder(name)
        if holder is None:
            return self._global(self.modules.meaning(scope.module, name))
        if name not in holder.known:
            holder.known[name] = _BUSY
            found: Type | None = None
            for site in holder.sites.get(name, ()):
                one = site()
                if one != _BUSY:
                    found = one if found is None else found | one
            holder.known[name] = found or UNKNOWN
        return holder.known[name]

    def _global(self, meaning: Meaning | None) -> Type:
        module = self.modules.get(meaning.module) if isinstance(meaning, Definition) else None
        if not isinstance(meaning, Definition) or module is None:
            return UNKNOWN
        scope = self.top(module)
        if meaning.name not in scope.known:
            scope.known[meaning.name] = UNKNOWN
            node, found = meaning.node, UNKNOWN
            if isinstance(node, ast.AnnAssign):
                found = self.annotations.read(node.annotation, module)
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                found = OBJECT
            value = getattr(node, "value", None)
            if not found.kinds and value is not None and not is_parted(node):
                found = self.of(value, scope)
            scope.known[meaning.name] = found
        return scope.known[meaning.name]

    # Expressions.

    def of(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of an expression."""
        key = (id(node), id(scope))
        if key not in self._known:
            self._kept += (node, scope)
            found = self._of(node, scope)
            if found == _BUSY:
                return found
            self._known[key] = found
        return self._known[key]

    def item(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of what a loop over an expression gives."""
        found = self.of(node, scope)
        if found.only("str"):
            return STR
        if found.only("dict"):
            return UNKNOWN
        return found.item or UNKNOWN

    def _of(self, node: ast.expr, scope: Scope) -> Type:  # noqa: C901, PLR0911, PLR0912 -- a table
        match node:
            case ast.Constant(value=value):
                kinds = {str: STR, int: NUM, float: NUM, bool: BOOL, type(None): NONE}
                return kinds.get(type(value), UNKNOWN)
            case ast.JoinedStr():
                return STR
            case ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return BOOL
            case ast.UnaryOp():
                return NUM
            case ast.Name(id=name):
                return self._name(name, scope)
            case ast.BoolOp(values=values):
                found = [self.of(value, scope) for value in values]
                whole = found[0]
                for one in found[1:]:
                    whole = whole | one
                return whole
            case ast.IfExp(body=one, orelse=other):
                return self.of(one, scope) | self.of(other, scope)
            case ast.NamedExpr(value=value):
                return self.of(value, scope)
            case ast.BinOp(left=left, op=operator, right=right):
                return _binary(self.of(left, scope), operator, self.of(right, scope))
            case ast.List() | ast.ListComp():
                return known("list", self._content(node, scope))
            case ast.Tuple(elts=elements):
                return Type(
                    frozenset({"tuple"}), parts=tuple(self.of(one, scope) for one in elements)
                )
            case ast.Dict(values=values):
                items = {self.of(one, scope) for one in values}
                return known("dict", items.pop() if len(items) == 1 else None)
            case ast.DictComp():
                return known("dict")
            case ast.Set() | ast.SetComp():
                return known("set", self._content(node, scope))
            case ast.GeneratorExp():
                return known("iterable")
            case ast.Lambda():
                return OBJECT
            case ast.Subscript():
                return self._subscript(node, scope)
            case ast.Attribute():
                return self._attribute(node, scope)
            case ast.Call():
                return self._call(node, scope)
        return UNKNOWN

    def _content(self, node: ast.expr, scope: Scope) -> Type | None:
        if isinstance(node, ast.List | ast.Set):
            kinds = {self.of(one, scope) for one in node.elts}
            return kinds.pop() if len(kinds) == 1 else None
        if isinstance(node, Comprehension):  # its names are not those of the scope
            element = getattr(node, "elt", None)
            return STR if isinstance(element, ast.JoinedStr) else None
        return None

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Type:
        value = self.of(node.value, scope)
        if isinstance(node.slice, ast.Slice):
            return Type(value.kinds & {"str", "list", "tuple"}, value.item)
        if value.only("str"):
            return STR
        if value.parts and isinstance(node.slice, ast.Constant):
            return _part(value, node.slice.value)
        return value.item or UNKNOWN

    def member(self, owner: Definition | None, name: str) -> tuple[ast.stmt, Module] | None:
        """Return what defines an attribute in a class, and the module it stands in."""
        module = self.modules.get(owner.module) if owner else None
        if not owner or not module or not isinstance(owner.node, ast.ClassDef):
            return None
        for one in owner.node.body:
            if isinstance(one, ast.FunctionDef) and one.name == name:
                return one, module
            if (
                isinstance(one, ast.AnnAssign)
                and isinstance(one.target, ast.Name)
                and one.target.id == name
            ):
                return one, module
        for base in owner.node.bases:
            meaning = self.modules.meaning(module, getattr(base, "id", ""))
            if isinstance(meaning, Definition) and (found := self.member(meaning, name)):
                return found
        return None

    def _attribute(self, node: ast.Attribute, scope: Scope) -> Type:
        meaning = self.meaning(node, scope)
        if isinstance(meaning, Definition):
            return self._global(meaning)
        if isinstance(node.value, ast.Name):
            owner = self.meaning(node.value, scope)
            if isinstance(owner, Definition) and isinstance(owner.node, ast.ClassDef):
                instance = self.annotations.instance(owner)
                return instance if instance in (STR, NUM) else UNKNOWN
        owner = self.of(node.value, scope).of
        found = self.member(owner, node.attr)
        if found is None:
            return self._set_at_start(owner, node.attr) if owner else UNKNOWN
        member, module = found
        if isinstance(member, ast.AnnAssign):
            return self.annotations.read(member.annotation, module)
        if isinstance(member, ast.FunctionDef) and member.decorator_list:
            return self.annotations.read(member.returns, module)
        return UNKNOWN

    def _set_at_start(self, owner: Definition, name: str) -> Type:
        """Return the type of what ``__init__`` gives an attribute that the class does not state."""
        found = self.member(owner, "__init__")
        if not found or not isinstance(found[0], ast.FunctionDef):
            return UNKNOWN
        init, module = found
        key = f"{owner.module}.{owner.name}"
        if key not in self._starts:
            scope = Scope(module)
            scope.owner = owner
            scope.names = {one.arg for one in parameters(init)} | set(locals_of(init.body))
            self._starts[key] = scope
            self.bind(scope, init.body, init)
            for one in inside(init.body):
                if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Attribute):
                    stated = self.annotations.read(one.annotation, module)
                    scope.sites[f".{one.target.attr}"] = [lambda stated=stated: stated]
                for target in one.targets if isinstance(one, ast.Assign) else ():
                    pairs = [(target, one.value)]
                    if isinstance(target, ast.Tuple) and isinstance(one.value, ast.Tuple):
                        pairs = [*zip(target.elts, one.value.elts, strict=True)]
                    for each, value in pairs:
                        if isinstance(each, ast.Attribute):
                            sites = scope.sites.setdefault(f".{each.attr}", [])
                            sites.append(lambda value=value: self.of(value, scope))
            scope.names |= {site for site in scope.sites if site[0] == "."}
        scope = self._starts[key]
        return self._name(f".{name}", scope) if f".{name}" in scope.names else UNKNOWN

    def _call(self, node: ast.Call, scope: Scope) -> Type:  # noqa: C901, PLR0911 -- a table
        callee = node.func
        if isinstance(callee, ast.Subscript):
            callee = callee.value
        meaning = self.meaning(callee, scope)
        if isinstance(meaning, Definition):
            module = self.modules.get(meaning.module)
            if isinstance(meaning.node, ast.ClassDef):
                return self.annotations.instance(meaning)
            if isinstance(meaning.node, ast.FunctionDef) and module:
                return self.annotations.read(meaning.node.returns, module)
        if isinstance(callee, ast.Name) and meaning is None and not scope.holder(callee.id):
            return self._builtin(callee.id, node, scope)
        if not isinstance(callee, ast.Attribute):
            return UNKNOWN
        name = callee.attr
        if name in ("fullmatch", "match", "search"):
            return _MAYBE_MATCH
        if name in ("sub", "group"):
            return STR if name == "sub" else UNKNOWN
        if name == "finditer":
            return known("iterable", _MATCH)
        if name in _TEXT_METHODS:
            return STR
        if name in _TRUTH_METHODS:
            return BOOL
        value = self.of(callee.value, scope)
        if found := self.member(value.of, name):
            member, module = found
            is_function = isinstance(member, ast.FunctionDef)
            return self.annotations.read(member.returns, module) if is_function else UNKNOWN
        if value.of:
            return UNKNOWN
        if name in _NUMBER_METHODS:
            return NUM
        if value.only("str"):
            return self._of_text(name)
        if value.only("dict"):
            return self._of_dict(name, node, value, scope)
        return UNKNOWN

    def _of_text(self, name: str) -> Type:
        if name in ("split", "splitlines", "rsplit"):
            return known("list", STR)
        if name in ("partition", "rpartition"):
            return known("tuple", STR)
        return {"replace": STR, "format": STR, "count": NUM, "index": NUM}.get(name, UNKNOWN)

    def _of_dict(self, name: str, node: ast.Call, value: Type, scope: Scope) -> Type:
        if name in ("get", "setdefault", "pop") and value.item:
            other = self.of(node.args[1], scope) if len(node.args) > 1 else NONE
            return value.item | other
        if name == "items":
            pair = Type(frozenset({"tuple"}), parts=(UNKNOWN, value.item or UNKNOWN))
            return known("iterable", pair)
        return known("iterable", value.item) if name == "values" else UNKNOWN

    def _builtin(self, name: str, node: ast.Call, scope: Scope) -> Type:
        if name in _RESULTS:
            return _RESULTS[name]
        items = [
            self.item(one, scope) for one in node.args if not isinstance(one, ast.Starred)
        ] or [UNKNOWN]
        if name in ("sorted", "list"):
            return known("list", items[0])
        if name in ("tuple", "reversed", "iter"):
            return known("tuple" if name == "tuple" else "iterable", items[0])
        if name == "enumerate":
            return known("iterable", Type(frozenset({"tuple"}), parts=(NUM, items[0])))
        if name == "zip":
            return known("iterable", Type(frozenset({"tuple"}), parts=tuple(items)))
        if name == "range":
            return known("iterable", NUM)
        return UNKNOWN

    def meaning(self, node: ast.expr, scope: Scope) -> Meaning | None:
        """Return what an expression names at the top of some module, if it does."""
        if isinstance(node, ast.Name):
            if scope.holder(node.id):
                return None
            return self.modules.meaning(scope.module, node.id)
        if isinstance(node, ast.Attribute):
            outer = self.meaning(node.value, scope)
            if isinstance(outer, str):
                return self.modules.imported(outer, node.attr)
            if not isinstance(outer, Definition) and outer is not None:
                name = f"{outer.name}.{node.attr}" if outer.name else node.attr
                return type(outer)(outer.module, name)
        return None


def is_parted(node: ast.stmt) -> bool:
    """Return whether an assignment at the top takes a value apart."""
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)


def _part(whole: Type, at: object) -> Type:
    if whole.parts and isinstance(at, int) and at < len(whole.parts):
        return whole.parts[at]
    return whole.item or UNKNOWN


def _binary(left: Type, operator: ast.operator, right: Type) -> Type:
    if left.only("num", "bool") and right.only("num", "bool"):
        return NUM
    if isinstance(operator, ast.Add) and (left.only("str") or right.only("str")):
        return STR
    if isinstance(operator, ast.Mult):
        text = left.only("str") or right.only("str")
        return STR if text else known("list") if left.only("list") else UNKNOWN
    if isinstance(operator, ast.Sub | ast.Mod | ast.FloorDiv | ast.Div) and right.only("num"):
        return NUM
    kinds = left.kinds & right.kinds & {"list", "tuple", "set", "dict"}
    return Type(kinds, left.item if left.item == right.item else None)
