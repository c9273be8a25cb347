"""The type of an expression, as far as its parts and the names in it tell."""

import ast

from awesomequant.compiler.modules import Definition, Modules
from awesomequant.compiler.names import BUSY, Names, Scope, part
from awesomequant.compiler.scopes import Comprehension, words
from awesomequant.compiler.types import (
    BOOL,
    NONE,
    NUM,
    OBJECT,
    STR,
    UNKNOWN,
    Type,
    known,
)

_TEXT_METHODS = words(
    """capitalize casefold expandtabs join ljust lower lstrip removeprefix removesuffix rjust
    rstrip strip title translate upper zfill"""
)
_TRUTH_METHODS = words(
    """endswith isalnum isalpha isascii isdecimal isdigit isdisjoint islower isprintable isspace
    issubset issuperset istitle isupper startswith"""
)
_NUMBER_METHODS = words("""end find rfind rindex start""")
_RESULTS = {
    "len": NUM, "str": STR, "int": NUM, "ord": NUM, "chr": STR, "abs": NUM, "repr": STR,
    "bool": BOOL, "any": BOOL, "all": BOOL, "isinstance": BOOL, "dict": known("dict"),
    "set": known("set"), "frozenset": known("set"), "float": NUM, "round": NUM,
}  # fmt: skip
_GROUP = Type(frozenset({"str", "none"}))
_MATCH = known("object", _GROUP)
_MAYBE_MATCH = Type(frozenset({"object", "none"}), _GROUP)


class Inference(Names):
    """Knows the types of expressions in the modules of one program."""

    def __init__(self, modules: Modules) -> None:
        """Ask these modules."""
        super().__init__(modules)
        self._known: dict[tuple[int, int], Type] = {}
        self._kept: list[object] = []  # so that no id is given out twice

    def of(self, node: ast.expr, scope: Scope) -> Type:
        """Return the type of an expression."""
        key = (id(node), id(scope))
        if key not in self._known:
            self._kept += (node, scope)
            found = self._of(node, scope)
            if found == BUSY:
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
                return self.named(name, scope)
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
            return part(value, node.slice.value)
        return value.item or UNKNOWN

    def _attribute(self, node: ast.Attribute, scope: Scope) -> Type:
        meaning = self.meaning(node, scope)
        if isinstance(meaning, Definition):
            return self.at_top(meaning)
        if isinstance(node.value, ast.Name):
            owner = self.meaning(node.value, scope)
            if isinstance(owner, Definition) and isinstance(owner.node, ast.ClassDef):
                instance = self.annotations.instance(owner)
                return instance if instance in (STR, NUM) else UNKNOWN
        owner = self.of(node.value, scope).of
        found = self.member(owner, node.attr)
        if found is None:
            return self.set_at_start(owner, node.attr) if owner else UNKNOWN
        member, module = found
        if isinstance(member, ast.AnnAssign):
            return self.annotations.read(member.annotation, module)
        if isinstance(member, ast.FunctionDef) and member.decorator_list:
            return self.annotations.read(member.returns, module)
        return UNKNOWN

    def _call(self, node: ast.Call, scope: Scope) -> Type:  # noqa: C901, PLR0911, PLR0912 -- a table
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
            if isinstance(member, ast.FunctionDef):
                return self.annotations.read(member.returns, module)
            return UNKNOWN
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

    def _builtin(self, name: str, node: ast.Call, scope: Scope) -> Type:  # noqa: PLR0911 -- a table
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
