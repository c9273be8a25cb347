"""Calls: arguments by name are put in their places here, for JavaScript has places alone."""

import ast
from collections.abc import Sequence

from awesomequant.compiler.comprehensions import Comprehensions
from awesomequant.compiler.externals import BUILTINS, EXCEPTIONS, METHODS, TYPES
from awesomequant.compiler.literals import text
from awesomequant.compiler.modules import Definition, External
from awesomequant.compiler.scopes import parameters

# Functions that read all that they are given: of a generator a list is as good, and faster.
_EAGER = frozenset(
    {"dict", "frozenset", "list", "max", "min", "set", "sorted", "sum", "tuple", "Counter", "join"}
)


class Calls(Comprehensions):
    """Writes calls."""

    def _call(self, node: ast.Call) -> str:  # noqa: PLR0911 -- a table
        callee = node.func
        if isinstance(callee, ast.Subscript) and self._is_type(callee.value):
            callee = callee.value  # Works[int](): what it holds says nothing here
        meaning = self.inference.meaning(callee, self.scope)
        if isinstance(meaning, External):
            return self._of_library(node, meaning)
        if isinstance(meaning, Definition):
            return self._of_ours(node, meaning)
        if isinstance(callee, ast.Name) and not self.scope.holder(callee.id):
            return self._of_python(node, callee.id)
        if isinstance(callee, ast.Attribute):
            return self._of_method(node, callee)
        if isinstance(callee, ast.Call):  # lru_cache(100)(function)
            maker = self.inference.meaning(callee.func, self.scope)
            if maker == External("functools", "lru_cache"):
                return f"$cached({self._positional(node)})"
        called = self.expression(callee)
        if isinstance(callee, ast.Name) and callee.id == "cls" and self.scope.owner:
            return f"new {called}({', '.join(self.to_class(node, self.scope.owner))})"
        if node.keywords:
            raise self.refusal(node, "arguments by name need a function that is known")
        return f"{called}({self._positional(node)})"

    def _is_type(self, node: ast.expr) -> bool:
        meaning = self.inference.meaning(node, self.scope)
        if isinstance(meaning, Definition):
            return isinstance(meaning.node, ast.ClassDef)
        return isinstance(node, ast.Name) and not self.scope.holder(node.id)

    def _positional(self, node: ast.Call) -> str:
        return ", ".join(map(self.expression, node.args))

    # Arguments.

    def placed(  # noqa: C901, PLR0912 -- one thought
        self, node: ast.Call, names: Sequence[str], *, rest: bool = False, kwarg: bool = False
    ) -> list[str]:
        """Return the arguments of a call in the places of some parameters.

        With ``rest`` positional ones beyond these go behind them; with ``kwarg`` those of other
        names go into a dict, which is the last of ``names``.
        """
        own = names[:-1] if kwarg else names
        given = [self.expression(one) for one in node.args]
        by_name: dict[str, str] = {}
        other: list[str] = []
        spread = ""
        for one in node.keywords:
            if one.arg is None:
                if not kwarg:
                    spread = self.expression(one.value)
                else:
                    other.append(f"...$items({self.expression(one.value)})")
            elif one.arg in own:
                by_name[one.arg] = self.expression(one.value)
            elif kwarg:
                other.append(f"[{text(one.arg)}, {self.expression(one.value)}]")
            else:
                raise self.refusal(one.value, f"there is no parameter {one.arg}")
        has_star = any(isinstance(one, ast.Starred) for one in node.args)
        if spread:
            wanted = ", ".join(map(text, names))
            pairs = ", ".join(f"[{text(name)}, {value}]" for name, value in by_name.items())
            return [f"...$named([{', '.join(given)}], [{wanted}], {spread}, [{pairs}])"]
        beyond: list[str] = []
        if by_name and has_star:
            first = min(names.index(name) for name in by_name)
            given = [f"...$filled({first}, [{', '.join(given)}])"]
            places = [by_name.get(name, "undefined") for name in names[first:]]
            return _trimmed([*given, *places])
        if rest and has_star and own:
            raise self.refusal(node, "a star before parameters by name is not known")
        if rest and len(given) > len(own):
            given, beyond = given[: len(own)], given[len(own) :]
        if not has_star and len(given) > len(own) and not rest:
            raise self.refusal(node, f"too many arguments: {len(given)} for {len(own)}")
        if not has_star:
            given += [by_name.get(name, "undefined") for name in own[len(given) :]]
        if kwarg:
            given.append(f"$dict([{', '.join(other)}])")
        return [*given, *beyond] if beyond or kwarg else _trimmed(given)

    def _to_function(self, node: ast.Call, function: ast.FunctionDef, skip: int = 0) -> list[str]:
        kwarg, rest = function.args.kwarg, function.args.vararg
        names = [one.arg for one in parameters(function)[skip:] if one is not rest]
        if rest and function.args.kwonlyargs:
            first = len(function.args.args) - skip
            own, named = names[:first], names[first:]
            by_name = {one.arg: self.expression(one.value) for one in node.keywords}
            if set(by_name) - set(named) or any(
                isinstance(one, ast.Starred) for one in node.args[:first]
            ):
                raise self.refusal(node, "these arguments are not known")
            given = [self.expression(one) for one in node.args]
            places = [by_name.get(name, "undefined") for name in named]
            return [*given[: len(own)], *places, *given[len(own) :]]
        return self.placed(node, names, rest=bool(rest), kwarg=bool(kwarg))

    def to_class(self, node: ast.Call, meaning: Definition) -> list[str]:
        """Return the arguments that make an object of a class of ours."""
        init = self.inference.member(meaning, "__init__")
        if init and isinstance(init[0], ast.FunctionDef):
            return self._to_function(node, init[0], skip=1)
        return self.placed(node, self.program.fields(meaning))

    # Who is called.

    def _of_ours(self, node: ast.Call, meaning: Definition) -> str:
        name = self.program.need(meaning)
        if isinstance(meaning.node, ast.ClassDef):
            if self.program.is_enum(meaning):
                return f"{name}.of({self._positional(node)})"
            return f"new {name}({', '.join(self.to_class(node, meaning))})"
        if isinstance(meaning.node, ast.FunctionDef):
            return f"{name}({', '.join(self._to_function(node, meaning.node))})"
        if node.keywords:
            raise self.refusal(node, "arguments by name need a function that is known")
        return f"{name}({self._positional(node)})"

    def _of_library(self, node: ast.Call, meaning: External) -> str:  # noqa: PLR0911 -- a table
        key = (meaning.module, meaning.name)
        if key == ("typing", "cast"):
            return self.expression(node.args[1])
        if key == ("dataclasses", "replace"):
            return self._replaced(self.expression(node.args[0]), node)
        if key == ("dataclasses", "fields"):
            owner = self.type(node.args[0]).of
            if owner is None:
                raise self.refusal(node, "whose fields these are is not known")
            every = [f"{{$name: {text(one)}}}" for one in self.program.fields(owner)]
            return f"[{', '.join(every)}]"
        if key == ("functools", "partial"):
            return self._partial(node)
        name, names = self.external(node, meaning)
        if key == ("collections", "Counter") and self._is_eager(node):
            return f"{name}({self.expression(self._listed(node.args[0]))})"
        if key == ("collections", "defaultdict"):
            made = ", ".join(self.expression(one) for one in node.args)
            return f"{name}({made})"
        if not node.keywords:
            return f"{name}({self._positional(node)})"
        has_more = names[-1:] == ["**extra"]
        return f"{name}({', '.join(self.placed(node, names, kwarg=has_more))})"

    def _replaced(self, value: str, node: ast.Call) -> str:
        changes = []
        for one in node.keywords:
            if one.arg is None:
                raise self.refusal(one.value, "which fields these are is not known")
            changes.append(f"${one.arg}: {self.expression(one.value)}")
        return f"$replace({value}, {{{', '.join(changes)}}})"

    def _partial(self, node: ast.Call) -> str:
        """Write ``partial`` as a function of what is left, its values found now."""
        meaning = self.inference.meaning(node.args[0], self.scope)
        function = meaning.node if isinstance(meaning, Definition) else None
        if not isinstance(function, ast.FunctionDef) or not isinstance(meaning, Definition):
            raise self.refusal(node, "partial needs a function that is known")
        names = [one.arg for one in parameters(function)]
        given = dict(zip(names, node.args[1:], strict=False))
        given |= {one.arg: one.value for one in node.keywords if one.arg}
        left = [f"{name}$" for name in names if name not in given]
        held = [f"{name}$: {self.expression(value)}" for name, value in given.items()]
        every = ", ".join(f"h$.{name}$" if name in given else f"{name}$" for name in names)
        called = f"({', '.join(left)}) => {self.program.need(meaning)}({every})"
        return f"((h$) => {called})({{{', '.join(held)}}})"

    def _is_eager(self, node: ast.Call) -> bool:
        return len(node.args) >= 1 and isinstance(node.args[0], ast.GeneratorExp)

    def _listed(self, node: ast.expr) -> ast.expr:
        if not isinstance(node, ast.GeneratorExp):
            return node
        return ast.copy_location(ast.ListComp(node.elt, node.generators), node)

    def _of_python(self, node: ast.Call, name: str) -> str:  # noqa: C901, PLR0911, PLR0912 -- a table
        if name in EXCEPTIONS:
            return f"new {f'${name}'}({self._positional(node)})"
        if name == "isinstance":
            return self._isinstance(node)
        if name == "bool":
            return f"!!{self.condition(node.args[0])}" if node.args else "false"
        if name == "super":
            return "super"
        if name == "type":
            return f"{self.expression(node.args[0])}.constructor"
        if name not in BUILTINS:
            raise self.refusal(node, f"the function {name} is not known")
        first = node.args[0] if node.args else None
        if name in ("any", "all") and isinstance(first, ast.GeneratorExp):
            wanted = name == "any"
            each = f"if ({'' if wanted else '!'}{{}}) return {str(wanted).lower()};"
            last = f"return {str(not wanted).lower()};"
            return self.looped(first, "", each, last, truth=True)
        if name == "next" and isinstance(first, ast.GeneratorExp) and len(node.args) > 1:
            more = f", {self.expression(node.args[1])}"
            return self.looped(
                first, "", "return {};", "return d$;", head="((i$, d$) => {", more=more
            )
        if name == "len":
            kind = self.type(node.args[0])
            value = self.expression(node.args[0])
            if kind.only("list", "tuple"):
                return f"{value}.length"
            return f"$length({value})" if kind.only("str") else f"$len({value})"
        if name in ("str", "int") and len(node.args) == 1 and self.type(node.args[0]).only("str"):
            value = self.expression(node.args[0])
            return value if name == "str" else f"$int({value})"
        if name == "getattr":
            return self._of_attribute(node)
        if name in _EAGER and self._is_eager(node):
            node = ast.copy_location(
                ast.Call(node.func, [self._listed(node.args[0]), *node.args[1:]], node.keywords),
                node,
            )
        if name in ("min", "max"):
            return self._extreme(node, name)
        if name == "dict":
            pairs = [
                f"[{text(one.arg)}, {self.expression(one.value)}]"
                if one.arg
                else f"...$items({self.expression(one.value)})"
                for one in node.keywords
            ]
            before = [f"...$pairs({self.expression(one)})" for one in node.args]
            return f"$dict([{', '.join([*before, *pairs])}])"
        if name == "zip":
            return f"$zip({self._positional(node)})"
        if not node.keywords:
            return f"${name}({self._positional(node)})"
        return f"${name}({', '.join(self.placed(node, BUILTINS[name].split()))})"

    def _of_attribute(self, node: ast.Call) -> str:
        """Write ``getattr`` with a name that is worked out: one of those that the class has."""
        held, name, *more = node.args
        owner = self.type(held).of
        if owner is None:
            raise self.refusal(node, "whose attribute this is is not known")
        given = ", ".join(self.expression(one) for one in (held, name))
        known = ", ".join(f'[{text(one)}, "${one}"]' for one in self.program.attributes(owner))
        other = self.expression(more[0]) if more else "undefined"
        return f"$getattr({given}, new Map([{known}]), {other})"

    def _extreme(self, node: ast.Call, name: str) -> str:
        by_name = {one.arg: self.expression(one.value) for one in node.keywords}
        is_one = len(node.args) == 1 and not isinstance(node.args[0], ast.Starred)
        if not by_name and not is_one and all(self.type(one).only("num") for one in node.args):
            return f"Math.{name}({self._positional(node)})"
        values = self.expression(node.args[0]) if is_one else f"[{self._positional(node)}]"
        more = [by_name.get("key", "undefined"), by_name.get("default", "undefined")]
        return f"${name}({', '.join(_trimmed([values, *more]))})"

    def _isinstance(self, node: ast.Call) -> str:
        value, kinds = node.args
        nodes: list[ast.expr] = []
        stack = [kinds]
        while stack:
            one = stack.pop()
            if isinstance(one, ast.Tuple):
                stack += one.elts
            elif isinstance(one, ast.BinOp):
                stack += (one.left, one.right)
            else:
                nodes.append(one)
        written = self.expression(value)
        tests = []
        for one in sorted(nodes, key=lambda one: (one.lineno, one.col_offset)):
            meaning = self.inference.meaning(one, self.scope)
            if meaning is None and isinstance(one, ast.Name) and one.id in TYPES:
                tests.append(f"$is_{one.id}({written})")
            elif isinstance(meaning, Definition) and self.program.is_enum(meaning):
                tests.append(f"{self.program.need(meaning)}.has({written})")
            elif isinstance(meaning, Definition):
                tests.append(f"({written} instanceof {self.program.need(meaning)})")
            elif isinstance(one, ast.Name) and one.id in EXCEPTIONS:
                tests.append(f"({written} instanceof ${one.id})")
            else:
                raise self.refusal(one, "this type is not known")
        return f"({' || '.join(tests)})"

    def _of_method(self, node: ast.Call, callee: ast.Attribute) -> str:  # noqa: C901, PLR0911, PLR0912 -- a table
        name, owner = callee.attr, None
        if isinstance(callee.value, ast.Call) and getattr(callee.value.func, "id", "") == "super":
            if name == "__init__":
                return f"$init(self, {self._positional(node)})"
            return f"super.${name}({self._positional(node)})"
        if isinstance(callee.value, ast.Name) and not self.scope.holder(callee.value.id):
            owner = self.inference.modules.meaning(self.scope.module, callee.value.id)
            if owner is None and callee.value.id in TYPES:  # dict.fromkeys, str.maketrans
                return f"${name}({self._positional(node)})"
        if name == "_replace":
            return self._replaced(self.expression(callee.value), node)
        if isinstance(owner, Definition) and isinstance(owner.node, ast.ClassDef):
            value = self.program.need(owner)
            found = self.inference.member(owner, name)
        else:
            value = self.expression(callee.value)
            found = self.inference.member(self.type(callee.value).of, name)
        if found and isinstance(found[0], ast.FunctionDef):
            decorators = {getattr(one, "id", "") for one in found[0].decorator_list}
            if not decorators & {"property", "cached_property", "once"}:
                skip = 0 if "staticmethod" in decorators else 1
                given = self._to_function(node, found[0], skip=skip)
                return f"{value}.${name}({', '.join(given)})"
        if name == "format":
            pairs = [
                f"[{text(one.arg)}, {self.expression(one.value)}]"
                if one.arg
                else f"...$items({self.expression(one.value)})"
                for one in node.keywords
            ]
            return f"{value}.$format([{self._positional(node)}], $dict([{', '.join(pairs)}]))"
        if name == "join" and self._is_eager(node):
            return f"{value}.$join({self.expression(self._listed(node.args[0]))})"
        if not node.keywords:
            return f"{value}.${name}({self._positional(node)})"
        if name in METHODS:
            return f"{value}.${name}({', '.join(self.placed(node, METHODS[name].split()))})"
        ways = {tuple(self._to_function(node, one, skip=1)) for one in self.program.methods(name)}
        if len(ways) != 1:
            raise self.refusal(node, f"whose method {name} this is is not known")
        return f"{value}.${name}({', '.join(ways.pop())})"


def _trimmed(given: list[str]) -> list[str]:
    while given and given[-1] == "undefined":
        given = given[:-1]
    return given
