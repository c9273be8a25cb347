"""Comprehensions: each a function that is called at once, so that its names are its own."""

import ast
from functools import partial

from awesomequant.compiler.expressions import Expressions
from awesomequant.compiler.names import Scope
from awesomequant.compiler.scopes import Comprehension, names_in


class Comprehensions(Expressions):
    """Writes comprehensions, and what a loop takes values apart into."""

    def _listcomp(self, node: ast.ListComp) -> str:
        return self.looped(node, "const r$ = [];", "r$.push({});", "return r$;")

    def _setcomp(self, node: ast.SetComp) -> str:
        return self.looped(node, "const r$ = $set();", "r$.$add({});", "return r$;")

    def _dictcomp(self, node: ast.DictComp) -> str:
        return self.looped(node, "const r$ = $dict();", "r$.put({}, {});", "return r$;")

    def _generatorexp(self, node: ast.GeneratorExp) -> str:
        return self.looped(node, "", "yield {};", "", head="(function* (i$) {")

    def looped(  # noqa: PLR0913 -- what stands before, in and after the loops
        self,
        node: Comprehension,
        before: str,
        each: str,
        after: str,
        *,
        head: str = "((i$) => {",
        more: str = "",
        truth: bool = False,
    ) -> str:
        """Return the loops of a comprehension with what is done in and around them."""
        inner = type(self)(self.program, Scope(self.scope.module, self.scope))
        inner.temporary = self.temporary
        first = self.looped_over(node.generators[0].iter)
        parts, depth = [], 0
        for at, loop in enumerate(node.generators):
            source = inner.looped_over(loop.iter) if at else "i$"
            names = [one.id for one in ast.walk(loop.target) if isinstance(one, ast.Name)]
            if at and any(one in names for one in names_in(loop.iter)):
                raise self.refusal(loop.target, "name it otherwise: it hides what is looped over")
            before_it, scope = Scope(inner.scope.module, inner.scope), inner.scope
            inner.scope = before_it
            inner.scope.names |= set(names)
            self.inference.target(
                inner.scope,
                loop.target,
                partial(self.inference.item, loop.iter, scope if at else self.scope),
            )
            parts.append(f"for (const {inner.target(loop.target)} of {source}) {{")
            depth += 1
            parts += (f"if ({inner.condition(one)})" for one in loop.ifs[:-1])
            if loop.ifs:
                parts.append(f"if ({inner.condition(loop.ifs[-1])}) {{")
                depth += 1
        if isinstance(node, ast.DictComp):
            done = each.format(inner.expression(node.key), inner.expression(node.value))
        else:
            value = inner.condition(node.elt) if truth else inner.expression(node.elt)
            done = each.replace("{}", value)
        parts += (done, "}" * depth, after)
        return f"{head} {before} {' '.join(parts)} }})({first}{more})"

    def looped_over(self, node: ast.expr) -> str:
        """Return what a loop goes over; pairs of a dict without a list of them, where it can."""
        written = self.expression(node)
        is_pairs = isinstance(node, ast.Call) and written.endswith(".$items()")
        return f"$each({written.removesuffix('.$items()')})" if is_pairs else written

    def target(self, node: ast.expr) -> str:
        """Return what a value is bound to, or taken apart into."""
        if isinstance(node, ast.Name):
            return self.scope.js(node.id)
        if isinstance(node, ast.Starred):
            return f"...{self.target(node.value)}"
        if isinstance(node, ast.Tuple | ast.List):
            return f"[{', '.join(map(self.target, node.elts))}]"
        if isinstance(node, ast.Attribute):
            return f"{self.expression(node.value)}.${node.attr}"
        raise self.refusal(node, "a value cannot be put there together with others")
