"""What names are bound to: in functions, at the top of modules, in classes and their objects."""

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from functools import partial

from awesomequant.compiler.modules import Definition, Meaning, Module, Modules
from awesomequant.compiler.scopes import inside, js, letters, locals_of, parameters
from awesomequant.compiler.types import OBJECT, UNKNOWN, Annotations, Type, known

BUSY = Type(frozenset({"busy"}))
"""The type of a name while it is found: what depends on it tells nothing more of it."""


class Scope:
    """The names of one function, comprehension or module, with what each is bound to."""

    def __init__(self, module: Module, above: "Scope | None" = None) -> None:
        """Begin without any name."""
        self.module, self.above = module, above
        self.names: set[str] = set()
        self.sites: dict[str, list[Callable[[], Type]]] = {}
        self.known: dict[str, Type] = {}
        self.owner: Definition | None = above.owner if above else None
        self.short_names: dict[str, str] = {}

    def holder(self, name: str) -> "Scope | None":
        """Return the scope that a name is of; None where it stands at the top of the module."""
        scope: Scope | None = self
        while scope and name not in scope.names:
            scope = scope.above
        return scope

    def js(self, name: str) -> str:
        """Return a local name as JavaScript has it: in few letters where the program is short."""
        holder = self.holder(name) or self
        if not holder.module.is_short:
            return js(name)
        if name not in holder.short_names:
            # No name of a function is one of those around it, which it may speak of.
            number, above = len(holder.short_names), holder.above
            while above:
                number += len(above.names)
                above = above.above
            holder.short_names[name] = letters(number)
        return holder.short_names[name]


class Names(ABC):
    """Knows the types of names; of expressions knows who is made of it."""

    def __init__(self, modules: Modules) -> None:
        """Ask these modules."""
        self.modules, self.annotations = modules, Annotations(modules)
        self._tops: dict[str, Scope] = {}
        self._starts: dict[str, Scope] = {}

    @abstractmethod
    def of(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of an expression."""

    @abstractmethod
    def item(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of what a loop over an expression gives."""

    def top(self, module: Module) -> Scope:
        """Return the scope of a module itself."""
        return self._tops.setdefault(module.name, Scope(module))

    def bind(self, scope: Scope, body: Sequence[ast.stmt], node: ast.FunctionDef | None) -> None:
        """Learn what the names of a function get."""
        if node:
            for own in parameters(node):
                self._site(scope, own.arg, self._parameter(scope, node, own))
        for one in inside([*body]):
            if isinstance(one, ast.Assign):
                for target in one.targets:
                    self.target(scope, target, partial(self.of, one.value, scope))
            elif isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                stated = self.annotations.read(one.annotation, scope.module)
                self._site(scope, one.target.id, partial(_the, stated))
            elif isinstance(one, ast.NamedExpr):
                self.target(scope, one.target, partial(self.of, one.value, scope))
            elif isinstance(one, ast.For):
                self.target(scope, one.target, partial(self.item, one.iter, scope))
            elif isinstance(one, ast.AugAssign):
                self.target(scope, one.target, partial(self._augmented, one, scope))
            elif isinstance(one, ast.FunctionDef):
                self._site(scope, one.name, partial(_the, OBJECT))

    def target(self, scope: Scope, node: ast.expr, what: Callable[[], Type]) -> None:
        """Learn that a target gets a value of a type that is found when it is asked for."""
        if isinstance(node, ast.Name):
            self._site(scope, node.id, what)
        elif isinstance(node, ast.Starred):
            self.target(scope, node.value, partial(_the, known("list")))
        elif isinstance(node, ast.Tuple | ast.List):
            for at, one in enumerate(node.elts):
                self.target(scope, one, partial(_part_of, what, at))

    def _site(self, scope: Scope, name: str, what: Callable[[], Type]) -> None:
        holder = scope.holder(name) or scope
        holder.sites.setdefault(name, []).append(what)

    def _parameter(self, scope: Scope, node: ast.FunctionDef, one: ast.arg) -> Callable[[], Type]:
        if scope.owner and one.arg == "self" and one.annotation is None:
            owner = scope.owner
            return partial(self.annotations.instance, owner)
        stated = self.annotations.read(one.annotation, scope.module)
        if one is node.args.vararg:
            return partial(_the, known("tuple", stated))
        if one is node.args.kwarg:
            return partial(_the, known("dict", stated))
        return partial(_the, stated)

    def _augmented(self, node: ast.AugAssign, scope: Scope) -> Type:
        value = self.of(node.value, scope)
        return value if value.only("str", "num", "bool") else BUSY

    def named(self, name: str, scope: Scope) -> Type:
        """Return the type of a name."""
        holder = scope.holder(name)
        if holder is None:
            return self.at_top(self.modules.meaning(scope.module, name))
        if name not in holder.known:
            holder.known[name] = BUSY
            found: Type | None = None
            for site in holder.sites.get(name, ()):
                one = site()
                if one != BUSY:
                    found = one if found is None else found | one
            holder.known[name] = found or UNKNOWN
        return holder.known[name]

    def at_top(self, meaning: Meaning | None) -> Type:
        """Return the type of what stands at the top of a module."""
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

    def set_at_start(self, owner: Definition, name: str) -> Type:
        """Return the type of what ``__init__`` gives an attribute that the class does not state."""
        found = self.member(owner, "__init__")
        if not found or not isinstance(found[0], ast.FunctionDef):
            return UNKNOWN
        init, module = found[0], found[1]
        key = f"{owner.module}.{owner.name}"
        if key not in self._starts:
            self._starts[key] = self._begun(owner, init, module)
        scope = self._starts[key]
        return self.named(f".{name}", scope) if f".{name}" in scope.names else UNKNOWN

    def _begun(self, owner: Definition, init: ast.FunctionDef, module: Module) -> Scope:
        scope = Scope(module)
        scope.owner = owner
        scope.names = {one.arg for one in parameters(init)} | set(locals_of(init.body))
        self.bind(scope, init.body, init)
        for node in inside(init.body):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Attribute):
                stated = self.annotations.read(node.annotation, module)
                scope.sites[f".{node.target.attr}"] = [partial(_the, stated)]
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = [*zip(target.elts, node.value.elts, strict=True)]
                for each, value in pairs:
                    if isinstance(each, ast.Attribute):
                        sites = scope.sites.setdefault(f".{each.attr}", [])
                        sites.append(partial(self.of, value, scope))
        scope.names |= {site for site in scope.sites if site[0] == "."}
        return scope

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


def _the(known_one: Type) -> Type:
    return known_one


def _part_of(whole: Callable[[], Type], at: int) -> Type:
    return part(whole(), at)


def part(whole: Type, at: object) -> Type:
    """Return the type of what stands at a place of a tuple or a list."""
    if whole.parts and isinstance(at, int) and at < len(whole.parts):
        return whole.parts[at]
    return whole.item or UNKNOWN
