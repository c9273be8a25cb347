"""What is known of a value before the program runs, from annotations and from how it is made.

It serves two ends: plain JavaScript where both sides are texts or numbers, and the choice between
changing a list and making a new tuple.  Where nothing is known nothing is assumed.
"""

import ast
from dataclasses import dataclass

from awesomequant.compiler.modules import Definition, External, Module, Modules

_NAMES = {
    "str": "str", "int": "num", "float": "num", "bool": "bool", "None": "none", "list": "list",
    "tuple": "tuple", "dict": "dict", "set": "set", "frozenset": "set",
}  # fmt: skip
_ABSTRACT = {
    "Sequence": "sequence", "Iterable": "iterable", "Iterator": "iterable", "Mapping": "dict",
    "Callable": "object", "Counter": "dict", "defaultdict": "dict", "Match": "object",
    "Pattern": "object", "Collection": "iterable", "deque": "list", "MappingProxyType": "dict",
}  # fmt: skip
PRIMITIVE = frozenset({"str", "num", "bool", "none"})
# What is as true in JavaScript as in Python.
PLAINLY_TRUE = PRIMITIVE | {"object"}


@dataclass(frozen=True)
class Type:
    """The kinds of values that may stand somewhere; none where nothing is known.

    ``item`` is the type of what a container holds (of a mapping its values), ``of`` the class.
    """

    kinds: frozenset[str] = frozenset()
    item: "Type | None" = None
    of: Definition | None = None
    parts: "tuple[Type, ...]" = ()

    def only(self, *kinds: str) -> bool:
        """Return whether nothing but values of these kinds can stand there."""
        return bool(self.kinds) and self.kinds <= frozenset(kinds)

    def within(self, kinds: frozenset[str]) -> bool:
        """Return whether nothing but values of these kinds can stand there."""
        return bool(self.kinds) and self.kinds <= kinds

    def __or__(self, other: "Type") -> "Type":
        """Return the type of what may be either."""
        if self == other:
            return self
        if not (self.kinds and other.kinds):
            return UNKNOWN
        of = self.of if self.of == other.of or other.kinds == {"none"} else None
        of = other.of if self.kinds == {"none"} else of
        item = self.item if self.item == other.item or other.item is None else None
        item = other.item if self.item is None else item
        return Type(self.kinds | other.kinds, item, of)


UNKNOWN = Type()
STR, NUM, BOOL, NONE = (Type(frozenset({one})) for one in ("str", "num", "bool", "none"))
OBJECT = Type(frozenset({"object"}))


def known(kind: str, item: Type | None = None) -> Type:
    """Return the type of one kind of values."""
    return Type(frozenset({kind}), item)


class Annotations:
    """Reads annotations, each in the module that it stands in."""

    def __init__(self, modules: Modules) -> None:
        """Look names up in these modules."""
        self._modules = modules

    def read(self, node: ast.expr | None, module: Module) -> Type:
        """Return the type that an annotation states."""
        if isinstance(node, ast.Constant):
            if node.value is None:
                return NONE
            if isinstance(node.value, str):
                return self.read(ast.parse(node.value, mode="eval").body, module)
        elif isinstance(node, ast.BinOp):
            return self.read(node.left, module) | self.read(node.right, module)
        elif isinstance(node, ast.Subscript):
            return self._subscript(node, module)
        elif isinstance(node, ast.Name | ast.Attribute):
            return self._named(node, module)
        return UNKNOWN

    def _named(self, node: ast.expr, module: Module) -> Type:
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
        meaning = self._modules.meaning(module, name) if isinstance(node, ast.Name) else None
        if isinstance(meaning, Definition):
            owner = self._modules.get(meaning.module)
            if isinstance(meaning.node, ast.ClassDef):
                return self.instance(meaning)
            if isinstance(meaning.node, ast.Assign) and owner and name != "Value":
                return self.read(meaning.node.value, owner)
            return UNKNOWN
        if isinstance(meaning, External):
            name = meaning.name
        if name in _NAMES and meaning is None:
            return known(_NAMES[name])
        return known(_ABSTRACT[name]) if name in _ABSTRACT else UNKNOWN

    def _subscript(self, node: ast.Subscript, module: Module) -> Type:
        outer = self.read(node.value, module)
        if isinstance(node.value, ast.Name) and node.value.id in ("Final", "ClassVar", "Annotated"):
            first = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
            return self.read(first, module)
        if not outer.kinds:
            return UNKNOWN
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if outer.only("tuple"):
            is_endless = isinstance(inner[-1], ast.Constant) and inner[-1].value is Ellipsis
            if is_endless:
                return known("tuple", self.read(inner[0], module))
            return Type(outer.kinds, parts=tuple(self.read(one, module) for one in inner))
        if outer.kinds & {"list", "set", "iterable", "sequence", "dict"}:
            return known(next(iter(outer.kinds)), self.read(inner[-1], module))
        return outer

    def instance(self, found: Definition) -> Type:
        """Return the type of the objects of a class of ours."""
        node = found.node
        if not isinstance(node, ast.ClassDef):
            return UNKNOWN
        bases = {ast.unparse(base).split("[")[0] for base in node.bases}
        if "StrEnum" in bases:
            return STR
        if "IntEnum" in bases:
            return NUM
        has_size = any(
            isinstance(one, ast.FunctionDef) and one.name in ("__len__", "__bool__")
            for one in node.body
        )
        if has_size or bases & {"dict", "list", "str", "Protocol"}:
            return Type(frozenset({"sized"}), of=found)
        return Type(frozenset({"object"}), of=found)
