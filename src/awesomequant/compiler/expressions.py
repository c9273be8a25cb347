"""Expressions in JavaScript: plain where types are known, else by what the run time offers."""

import ast
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Self

from awesomequant.compiler.externals import BUILTINS, EXTERNALS, TYPES
from awesomequant.compiler.literals import text
from awesomequant.compiler.modules import CompileError, Definition, External
from awesomequant.compiler.names import Scope
from awesomequant.compiler.scopes import default, names_in, parameters
from awesomequant.compiler.types import PLAINLY_TRUE, PRIMITIVE, Type

if TYPE_CHECKING:
    from awesomequant.compiler.inference import Inference
    from awesomequant.compiler.program import Program

_LOOKS = ("fullmatch", "match", "search")
_SAFE = 2**53
_BINARY = {
    ast.Add: "$add", ast.Sub: "$sub", ast.Mult: "$mul", ast.Div: "$div", ast.FloorDiv: "$floordiv",
    ast.Mod: "$mod", ast.BitOr: "$or", ast.BitAnd: "$and", ast.BitXor: "$xor", ast.Pow: "$pow",
}  # fmt: skip
_NUMERIC = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.BitAnd: "&", ast.LShift: "<<", ast.RShift: ">>",
}  # fmt: skip
_ORDER = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_FEW = 8


class Expressions:
    """Writes the expressions of one function or module."""

    def __init__(self, program: "Program", scope: Scope) -> None:
        """Write for a scope; what it needs of others the program is told."""
        self.program, self.scope = program, scope
        self.inference: Inference = program.inference
        self.temporary: list[str] = []
        self.own: frozenset[str] = frozenset()  # the parameters of the function

    def refusal(self, node: ast.AST, message: str) -> CompileError:
        """Return the exception for what is not known, with its place."""
        return self.scope.module.refusal(node, message)

    def type(self, node: ast.expr) -> Type:
        """Return the type of an expression."""
        return self.inference.of(node, self.scope)

    def spare(self) -> str:
        """Return a name for a value that is needed twice."""
        self.program.spares += 1
        name = f"${self.program.spares}"
        self.temporary.append(name)
        return name

    # Values.

    def expression(self, node: ast.expr) -> str:
        """Return an expression as JavaScript, in brackets where it needs them."""
        writer: Callable[[ast.expr], str] | None = getattr(
            self, f"_{type(node).__name__.lower()}", None
        )
        if writer is None:
            raise self.refusal(node, f"{type(node).__name__} is not known")
        return writer(node)

    def condition(self, node: ast.expr) -> str:
        """Return what is true in JavaScript where an expression is true in Python."""
        if isinstance(node, ast.BoolOp):
            sign = " || " if isinstance(node.op, ast.Or) else " && "
            return f"({sign.join(map(self.condition, node.values))})"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"!{self.condition(node.operand)}"
        if self._is_bool_call(node):
            return self.condition(node.args[0])  # type: ignore[attr-defined]
        if looks := self._looks(node):
            return looks
        if self.type(node).within(PLAINLY_TRUE):
            return self.expression(node)
        return f"$truth({self.expression(node)})"

    def _looks(self, node: ast.expr) -> str:
        """Return whether a pattern is found, where nobody asks in which place; else nothing."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return ""
        is_known = self.inference.meaning(node.func, self.scope) or self.type(node.func.value).of
        if node.func.attr not in _LOOKS or is_known:
            return ""
        given = ", ".join(map(self.expression, node.args))
        return f"{self.expression(node.func.value)}.$is_{node.func.attr}({given})"

    def _is_bool_call(self, node: ast.expr) -> bool:
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "bool"
            and len(node.args) == 1
        )

    def _constant(self, node: ast.Constant) -> str:
        value = node.value
        if value is None or isinstance(value, bool):
            return {None: "null", True: "true", False: "false"}[value]
        if isinstance(value, str):
            return text(value)
        if isinstance(value, int) and abs(value) < _SAFE:
            return str(value)
        if isinstance(value, float):
            return repr(value)
        raise self.refusal(node, f"a constant of this kind is not known: {value!r}"[:80])

    def _joinedstr(self, node: ast.JoinedStr) -> str:
        parts = [self._piece(one) for one in node.values]
        return "`" + "".join(parts) + "`"

    def _piece(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant):
            inner = text(str(node.value))[1:-1].replace('\\"', '"')
            return inner.replace("`", "\\`").replace("${", "\\${")
        if not isinstance(node, ast.FormattedValue):
            raise self.refusal(node, "this part of an f-string is not known")
        value = self.expression(node.value)
        if node.conversion == ord("r"):
            value = f"$repr({value})"
        elif node.conversion != -1:
            raise self.refusal(node, "of conversions !r alone is known")
        elif node.format_spec:
            return f"${{$format({value}, {self.expression(node.format_spec)})}}"
        elif not self.type(node.value).only("str"):
            value = f"$str({value})"
        return f"${{{value}}}"

    def _name(self, node: ast.Name) -> str:
        if self.scope.holder(node.id):
            return self.scope.js(node.id)
        meaning = self.inference.modules.meaning(self.scope.module, node.id)
        if meaning is None:
            if node.id in TYPES or node.id in BUILTINS:
                return f"${node.id}"
            raise self.refusal(node, f"the name {node.id} is not known")
        return self.meant(node, meaning)

    def meant(self, node: ast.expr, meaning: Definition | External | str) -> str:
        """Return what stands for a name of the top of a module, as a value."""
        if isinstance(meaning, str):
            raise self.refusal(node, f"the module {meaning} is no value")
        if isinstance(meaning, External):
            return self.external(node, meaning)[0]
        name = self.program.need(meaning)
        if isinstance(meaning.node, ast.ClassDef) and not self.program.is_enum(meaning):
            return f"$maker({name})"
        return name

    def external(self, node: ast.AST, meaning: External) -> tuple[str, Sequence[str]]:
        """Return the name of the run time for one of another library, and its parameters."""
        found = EXTERNALS.get((meaning.module, meaning.name))
        if found is None:
            raise self.refusal(node, f"{meaning.module}.{meaning.name} is not known")
        name, *names = found.split()
        return name, names

    def _attribute(self, node: ast.Attribute) -> str:  # noqa: PLR0911 -- a table
        meaning = self.inference.meaning(node, self.scope)
        if meaning is not None:
            return self.meant(node, meaning)
        if isinstance(node.value, ast.Name) and not self.scope.holder(node.value.id):
            owner = self.inference.modules.meaning(self.scope.module, node.value.id)
            if owner is None and node.value.id in TYPES:  # str.lower
                return f'$method("${node.attr}")'
            if isinstance(owner, Definition) and isinstance(owner.node, ast.ClassDef):
                return self._of_class(node, owner)
        value = self.expression(node.value)
        if node.attr == "__getitem__":
            return f"((k$) => $item({value}, k$))"
        if node.attr == "__name__":
            return f"$name({value})"
        found = self.inference.member(self.type(node.value).of, node.attr)
        if found:
            is_method = isinstance(found[0], ast.FunctionDef) and not found[0].decorator_list
        else:
            is_method = self.program.is_method(node.attr)
        if is_method:
            return f'$bound({value}, "${node.attr}")'
        return f"{value}.${node.attr}"

    def _of_class(self, node: ast.Attribute, owner: Definition) -> str:
        """Return an attribute of a class: a constant of it, or one of its functions as a value."""
        name = self.program.need(owner)
        found = self.inference.member(owner, node.attr)
        if not found or not isinstance(found[0], ast.FunctionDef):
            return f"{name}.${node.attr}"
        if found[0].decorator_list:
            return f'$bound({name}, "${node.attr}")'
        return f'$method("${node.attr}")'

    def _namedexpr(self, node: ast.NamedExpr) -> str:
        return f"({self.scope.js(node.target.id)} = {self.expression(node.value)})"

    def _lambda(self, node: ast.Lambda) -> str:
        inner = self.inner(node)
        body = inner.expression(node.body)
        if body.startswith("{"):
            body = f"({body})"
        head = f"({inner.parameters(node)}) =>"
        if inner.temporary:
            return f"({head} {{ let {', '.join(inner.temporary)}; return {body}; }})"
        return f"({head} {body})"

    def inner(self, node: ast.Lambda | ast.FunctionDef) -> Self:
        """Return a writer for what stands inside a function, with its parameters known."""
        scope = Scope(self.scope.module, self.scope)
        scope.names |= {one.arg for one in parameters(node)}
        if isinstance(node, ast.Lambda):
            for one in parameters(node):
                scope.sites[one.arg] = []
        found = type(self)(self.program, scope)
        found.own = frozenset(scope.names)
        return found

    def parameters(self, node: ast.Lambda | ast.FunctionDef, *, skip: int = 0) -> str:
        """Return the parameters of a function with their defaults."""
        parts = []
        for one in parameters(node)[skip:]:
            value = default(node, one.arg)
            # Python works a default out once, where the function is made.
            if value and any(self.scope.holder(name) for name in names_in(value)):
                raise self.refusal(value, "of a default only what stands at the top is known")
            if one is node.args.vararg:
                parts.append(f"...{self.scope.js(one.arg)}")
            elif one is node.args.kwarg:
                parts.append(f"{self.scope.js(one.arg)} = $dict()")
            else:
                parts.append(
                    self.scope.js(one.arg) + (f" = {self.expression(value)}" if value else "")
                )
        return ", ".join(parts)

    # Operators.

    def _boolop(self, node: ast.BoolOp) -> str:
        *before, last = node.values
        result = self.expression(last)
        for value in reversed(before):
            written = self.expression(value)
            if self.type(value).within(PLAINLY_TRUE):
                sign = "||" if isinstance(node.op, ast.Or) else "&&"
                result = f"({written} {sign} {result})"
                continue
            spare = self.spare()
            ways = f"{spare} : {result}" if isinstance(node.op, ast.Or) else f"{result} : {spare}"
            result = f"($truth({spare} = {written}) ? {ways})"
        return result

    def _unaryop(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.condition(node.operand)}"
        if isinstance(node.op, ast.USub):
            return f"(-{self.expression(node.operand)})"
        raise self.refusal(node, "of signs before a value only not and - are known")

    def _binop(self, node: ast.BinOp) -> str:
        left, right = self.expression(node.left), self.expression(node.right)
        return self.binary(node, left, right, self.type(node.left), self.type(node.right))

    def binary(
        self, node: ast.BinOp | ast.AugAssign, left: str, right: str, one: Type, other: Type
    ) -> str:
        """Return two values joined by an operator."""
        operator = type(node.op)
        is_text = operator is ast.Add and (one.only("str") or other.only("str"))
        is_number = one.only("num", "bool") and other.only("num", "bool")
        is_number = is_number and not (one.only("bool") or other.only("bool"))
        if is_text or (operator in _NUMERIC and (is_number or operator not in _BINARY)):
            return f"({left} {_NUMERIC[operator]} {right})"
        if operator not in _BINARY:
            raise self.refusal(node, f"the operator {operator.__name__} is not known")
        return f"{_BINARY[operator]}({left}, {right})"

    def _compare(self, node: ast.Compare) -> str:
        parts = []
        left, kind = self.expression(node.left), self.type(node.left)
        source: ast.expr = node.left
        for at, (operator, value) in enumerate(zip(node.ops, node.comparators, strict=True)):
            right, other = self.expression(value), self.type(value)
            again = right
            if at < len(node.ops) - 1 and not isinstance(value, ast.Name | ast.Constant):
                again = self.spare()
                right = f"({again} = {right})"
            parts.append(self._compared(operator, (source, left, kind), (value, right, other)))
            left, kind, source = again, other, value
        return parts[0] if len(parts) == 1 else f"({' && '.join(parts)})"

    def _compared(
        self,
        operator: ast.cmpop,
        one: tuple[ast.expr, str, Type],
        other: tuple[ast.expr, str, Type],
    ) -> str:
        (_, left, kind), (_, right, second) = one, other
        if isinstance(operator, ast.Is | ast.IsNot):
            return f"({left} {'===' if isinstance(operator, ast.Is) else '!=='} {right})"
        if isinstance(operator, ast.Eq | ast.NotEq):
            is_equal = isinstance(operator, ast.Eq)
            if kind.within(PRIMITIVE) or second.within(PRIMITIVE):
                return f"({left} {'===' if is_equal else '!=='} {right})"
            return f"{'' if is_equal else '!'}$eq({left}, {right})"
        if isinstance(operator, ast.In | ast.NotIn):
            found = self._within(one, other)
            return found if isinstance(operator, ast.In) else f"!{found}"
        if kind.only("num") or second.only("num"):
            return f"({left} {_ORDER[type(operator)]} {right})"
        return f"($order({left}, {right}) {_ORDER[type(operator)]} 0)"

    def _within(self, one: tuple[ast.expr, str, Type], other: tuple[ast.expr, str, Type]) -> str:
        (value, left, _), (source, right, kind) = one, other
        if (
            isinstance(source, ast.Tuple | ast.Set | ast.List)
            and isinstance(value, ast.Name)
            and 0 < len(source.elts) <= _FEW
            and all(self.type(element).within(PRIMITIVE) for element in source.elts)
        ):
            each = (f"{left} === {self.expression(element)}" for element in source.elts)
            return f"({' || '.join(each)})"
        if kind.only("str"):
            return f"{right}.includes({left})"
        if kind.only("set", "dict"):
            return f"{right}.$has({left})"
        return f"$in({left}, {right})"

    def _ifexp(self, node: ast.IfExp) -> str:
        test, one, other = (
            self.condition(node.test),
            *map(self.expression, (node.body, node.orelse)),
        )
        return f"({test} ? {one} : {other})"

    # Containers.

    def _elements(self, nodes: Sequence[ast.expr]) -> str:
        return ", ".join(self.expression(one) for one in nodes)

    def _starred(self, node: ast.Starred) -> str:
        return f"...{self.expression(node.value)}"

    def _list(self, node: ast.List | ast.Tuple) -> str:
        return f"[{self._elements(node.elts)}]"

    _tuple = _list

    def _set(self, node: ast.Set) -> str:
        return f"$set([{self._elements(node.elts)}])"

    def _dict(self, node: ast.Dict) -> str:
        pairs = [
            f"[{self.expression(key)}, {self.expression(value)}]"
            if key
            else f"...$items({self.expression(value)})"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return f"$dict([{', '.join(pairs)}])" if pairs else "$dict()"

    def _subscript(self, node: ast.Subscript) -> str:
        value = self.expression(node.value)
        if isinstance(node.slice, ast.Slice):
            return f"{value}.$slice({self.bounds(node.slice)})"
        return f"$item({value}, {self.expression(node.slice)})"

    def bounds(self, node: ast.Slice) -> str:
        """Return the bounds of a slice as arguments."""
        parts = [node.lower, node.upper, node.step]
        while parts and parts[-1] is None:
            parts.pop()
        return ", ".join(self.expression(one) if one else "undefined" for one in parts)
