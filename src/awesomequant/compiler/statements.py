"""Statements and functions in JavaScript."""

import ast
from collections.abc import Sequence

from awesomequant.compiler.calls import Calls
from awesomequant.compiler.externals import EXCEPTIONS
from awesomequant.compiler.modules import Definition, External
from awesomequant.compiler.names import Scope
from awesomequant.compiler.scopes import is_generator, locals_of, parameters

_CACHES = frozenset({"cache", "lru_cache"})


class Statements(Calls):
    """Writes statements."""

    def body(self, nodes: Sequence[ast.stmt]) -> str:
        """Return some statements, one a line."""
        return "\n".join(filter(None, map(self.statement, nodes)))

    def block(self, nodes: Sequence[ast.stmt]) -> str:
        """Return some statements in braces."""
        return f"{{\n{self.body(nodes)}\n}}"

    def statement(self, node: ast.stmt) -> str:
        """Return one statement."""
        writer = getattr(self, f"_{type(node).__name__.lower()}", None)
        if writer is None:
            raise self.refusal(node, f"{type(node).__name__} is not known")
        return str(writer(node))

    def _pass(self, _: ast.Pass) -> str:
        return ""

    _global = _nonlocal = _import = _importfrom = _pass

    def _expr(self, node: ast.Expr) -> str:
        if isinstance(node.value, ast.Constant):
            return ""
        return f"{self.expression(node.value)};"

    def _return(self, node: ast.Return) -> str:
        return f"return {self.expression(node.value) if node.value else 'null'};"

    def _break(self, _: ast.Break) -> str:
        return "break;"

    def _continue(self, _: ast.Continue) -> str:
        return "continue;"

    def _yield(self, node: ast.Yield) -> str:
        return f"yield {self.expression(node.value) if node.value else 'null'}"

    def _yieldfrom(self, node: ast.YieldFrom) -> str:
        return f"yield* {self.expression(node.value)}"

    def _raise(self, node: ast.Raise) -> str:
        if node.exc is None:
            return "throw e$;"
        if isinstance(node.exc, ast.Name) and node.exc.id in EXCEPTIONS:
            return f"throw new ${node.exc.id}();"
        meaning = self.inference.meaning(node.exc, self.scope)
        if isinstance(meaning, Definition):
            return f"throw new {self.program.need(meaning)}();"
        return f"throw {self.expression(node.exc)};"

    # Values put somewhere.

    def _assign(self, node: ast.Assign) -> str:
        value = self.expression(node.value)
        if len(node.targets) == 1:
            return self._put(node.targets[0], value)
        if all(isinstance(one, ast.Name | ast.Attribute) for one in node.targets):
            return f"{' = '.join(map(self.target, node.targets))} = {value};"
        spare = self.spare()
        return "\n".join([f"{spare} = {value};", *(self._put(one, spare) for one in node.targets)])

    def _put(self, target: ast.expr, value: str) -> str:
        if isinstance(target, ast.Subscript):
            held = self.expression(target.value)
            if isinstance(target.slice, ast.Slice):
                lower, upper = target.slice.lower, target.slice.upper
                bounds = [self.expression(one) if one else "null" for one in (lower, upper)]
                return f"$splice({held}, {', '.join(bounds)}, {value});"
            return f"$put({held}, {self.expression(target.slice)}, {value});"
        written = self.target(target)
        return f"{written} = {value};"

    def _annassign(self, node: ast.AnnAssign) -> str:
        return self._put(node.target, self.expression(node.value)) if node.value else ""

    def _augassign(self, node: ast.AugAssign) -> str:
        target, value, kind = node.target, self.expression(node.value), self.type(node.value)
        if isinstance(target, ast.Subscript):
            old, key = self.expression(target.value), self.expression(target.slice)
            changed = self._changed(node, "v$", value)
            return f"$change({old}, {key}, (v$) => {changed});"
        if isinstance(target, ast.Attribute) and not isinstance(target.value, ast.Name):
            raise self.refusal(node, "give what is changed a name first")
        written = self.target(target)
        if (
            self.type(target).only("num")
            and kind.only("num", "bool")
            and isinstance(node.op, ast.Add | ast.Sub)
        ):
            return f"{written} {'+' if isinstance(node.op, ast.Add) else '-'}= {value};"
        return f"{written} = {self._changed(node, written, value)};"

    def _changed(self, node: ast.AugAssign, old: str, value: str) -> str:
        held = self.type(node.target)
        given = self.type(node.value)
        if isinstance(node.op, ast.Add) and not given.only("str", "num", "bool"):
            if held.only("str", "num"):
                return f"({old} + {value})"
            if held.only("list"):
                return f"$extend({old}, {value})"
            if held.only("tuple"):
                return f"[...{old}, ...{value}]"
            raise self.refusal(node, "whether += changes a list or makes a tuple is not known")
        if isinstance(node.op, ast.BitOr):
            return f"$or_in_place({old}, {value})"
        return self.binary(node, old, value, held, given)

    def _delete(self, node: ast.Delete) -> str:
        done = []
        for one in node.targets:
            if not isinstance(one, ast.Subscript):
                raise self.refusal(one, "only an item can be deleted")
            held = self.expression(one.value)
            if isinstance(one.slice, ast.Slice):
                lower, upper = one.slice.lower, one.slice.upper
                bounds = [self.expression(end) if end else "null" for end in (lower, upper)]
                done.append(f"$splice({held}, {', '.join(bounds)}, []);")
            else:
                done.append(f"$delete({held}, {self.expression(one.slice)});")
        return "\n".join(done)

    # Ways.

    def _if(self, node: ast.If) -> str:
        written = f"if ({self.condition(node.test)}) {self.block(node.body)}"
        if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            return f"{written} else {self._if(node.orelse[0])}"
        return f"{written} else {self.block(node.orelse)}" if node.orelse else written

    def _while(self, node: ast.While) -> str:
        if node.orelse:
            raise self.refusal(node, "else of a loop is not known")
        return f"while ({self.condition(node.test)}) {self.block(node.body)}"

    def _for(self, node: ast.For) -> str:
        head = f"for ({self.target(node.target)} of {self.looped_over(node.iter)})"
        written = f"{head} {self.block(node.body)}"
        if not node.orelse:
            return written
        flag = self.spare()
        inner = self.body(node.body).replace("break;", f"{{ {flag} = true; break; }}")
        if any(
            isinstance(one, ast.For | ast.While) for child in node.body for one in ast.walk(child)
        ):
            raise self.refusal(node, "else of a loop with loops in it is not known")
        return f"{flag} = false;\n{head} {{\n{inner}\n}}\nif (!{flag}) {self.block(node.orelse)}"

    def _match(self, node: ast.Match) -> str:
        subject = self.spare()
        ways = []
        for case in node.cases:
            tests = self._pattern(case.pattern, subject)
            if case.guard:
                guard = self.condition(case.guard)
                tests = f"{tests} && {guard}" if tests else guard
            head = f"if ({tests}) " if tests else ""
            ways.append(f"{head}{self.block(case.body)}")
        return f"{subject} = {self.expression(node.subject)};\n{' else '.join(ways)}"

    def _pattern(self, node: ast.pattern, subject: str) -> str:
        if isinstance(node, ast.MatchValue):
            return f"({subject} === {self.expression(node.value)})"
        if isinstance(node, ast.MatchOr):
            return f"({' || '.join(self._pattern(one, subject) for one in node.patterns)})"
        if isinstance(node, ast.MatchAs) and node.pattern is None and node.name is None:
            return ""
        raise self.refusal(node, "this pattern is not known")

    def _with(self, node: ast.With) -> str:
        call = node.items[0].context_expr
        name = ast.unparse(call.func) if isinstance(call, ast.Call) else ""
        if len(node.items) > 1:
            raise self.refusal(node, "of several contexts nothing is known")
        if name == "collector_off":  # speaks to Python's memory alone
            return self.body(node.body)
        if name != "suppress" or not isinstance(call, ast.Call):
            raise self.refusal(node, "of contexts suppress alone is known")
        kinds = ast.copy_location(ast.Tuple(call.args, ast.Load()), call)
        other = f"if (!({self._caught(kinds)})) throw e$;"
        return f"try {self.block(node.body)} catch (e$) {{\n{other}\n}}"

    def _try(self, node: ast.Try) -> str:
        flag = self.spare() if node.orelse else ""
        inner = self.body(node.body)
        written = f"try {{\n{inner}\n{f'{flag} = true;' if flag else ''}\n}}"
        if node.handlers:
            ways = []
            for one in node.handlers:
                named = f"{self.scope.js(one.name)} = e$;\n" if one.name else ""
                test = f"if ({self._caught(one.type)}) " if one.type else ""
                ways.append(f"{test}{{\n{named}{self.body(one.body)}\n}}")
            if node.handlers[-1].type:
                ways.append("throw e$;")
            written += f" catch (e$) {{\n{' else '.join(ways)}\n}}"
        if flag:
            written = f"{flag} = false;\n{written}\nif ({flag}) {self.block(node.orelse)}"
        if node.finalbody:
            written = f"try {{\n{written}\n}}" if flag else written
            written += f" finally {self.block(node.finalbody)}"
        return written

    def _caught(self, node: ast.expr) -> str:
        kinds = node.elts if isinstance(node, ast.Tuple) else [node]
        tests = []
        for kind in kinds:
            meaning = self.inference.meaning(kind, self.scope)
            if isinstance(meaning, Definition):
                tests.append(f"e$ instanceof {self.program.need(meaning)}")
            elif isinstance(meaning, External):
                tests.append(f"e$ instanceof {self.external(kind, meaning)[0]}")
            elif isinstance(kind, ast.Name) and kind.id == "Exception":
                tests.append("true")  # what JavaScript itself throws, too
            elif isinstance(kind, ast.Name) and kind.id in EXCEPTIONS:
                tests.append(f"e$ instanceof {f'${kind.id}'}")
            else:
                raise self.refusal(kind, "this exception is not known")
        return " || ".join(tests)

    # Functions.

    def _functiondef(self, node: ast.FunctionDef) -> str:
        if node.args.vararg or node.args.kwarg or node.args.kwonlyargs:
            raise self.refusal(node, "a function in a function has its arguments by their places")
        return f"{self.scope.js(node.name)} = {self.function(node, '')};"

    def function(self, node: ast.FunctionDef, name: str) -> str:
        """Return a function, under a name where it has one."""
        inner = self.entered(node)
        star = "*" if is_generator(node) else ""
        head = inner.parameters(node)
        if not name and not star:
            written = f"(({head}) => {inner.whole(node.body)})"
        else:
            written = f"function{star} {name}({head}) {inner.whole(node.body)}"
        return self.wrapped(node, written)

    def wrapped(self, node: ast.FunctionDef, written: str) -> str:
        """Return a function with what its decorators make of it."""
        for one in reversed(node.decorator_list):
            name = ast.unparse(one.func if isinstance(one, ast.Call) else one)
            if name.split(".")[-1] not in _CACHES:
                raise self.refusal(one, f"the decorator {name} is not known")
            written = f"$cached({written}, {len(parameters(node))})"
        return written

    def entered(self, node: ast.FunctionDef) -> "Statements":
        """Return the writer of what stands in a function."""
        inner = self.inner(node)
        inner.scope.names |= set(locals_of(node.body))
        self.inference.bind(inner.scope, node.body, node)
        return inner

    def whole(self, nodes: Sequence[ast.stmt], first: str = "") -> str:
        """Return the block of a function, its names declared."""
        written = self.body(nodes)
        names = [self.scope.js(name) for name in self.declared(nodes)] + self.temporary
        head = f"let {', '.join(names)};\n" if names else ""
        ends = bool(nodes) and isinstance(nodes[-1], ast.Return | ast.Raise)
        tail = "" if ends or self.is_void else "\nreturn null;"
        return f"{{\n{first}{head}{written}{tail}\n}}"

    is_void = False
    """Whether nothing asks for what the function returns."""

    def declared(self, nodes: Sequence[ast.stmt]) -> list[str]:
        """Return the names that a function declares, its parameters not among them."""
        return [name for name in locals_of([*nodes]) if name not in self.own]

    def top(self, node: ast.stmt, name: str) -> str:
        """Return a statement at the top of a module, the name bound under a global one."""
        if isinstance(node, ast.FunctionDef):
            written = self.function(node, name)
            return written if written.startswith("function") else f"const {name} = {written};"
        every = [*self.scope.module.earlier.get(ast.unparse(_target(node)), ()), node]
        if not all(isinstance(one, ast.Assign | ast.AnnAssign | ast.AugAssign) for one in every):
            raise self.refusal(node, "this is not known at the top of a module")
        word = "let" if len(every) > 1 else self.program.word(self.scope.module, node)
        lines = [f"{name} = {self._given(one, name)};" for one in every]
        return "\n".join([f"{word} {lines[0]}", *lines[1:]])

    def _given(self, node: ast.stmt, name: str) -> str:
        value = getattr(node, "value", None)
        if not isinstance(value, ast.expr):
            raise self.refusal(node, "this is not known at the top of a module")
        written = self.expression(value)
        if isinstance(node, ast.AugAssign):
            return self._changed(node, name, written)
        return written


def _target(node: ast.stmt) -> ast.expr:
    if isinstance(node, ast.Assign):
        return node.targets[0]
    return node.target if isinstance(node, ast.AnnAssign | ast.AugAssign) else ast.Constant("")


def scope_of(owner: Definition, above: Scope) -> Scope:
    """Return the scope of the methods of a class."""
    scope = Scope(above.module, above)
    scope.owner = owner
    return scope
