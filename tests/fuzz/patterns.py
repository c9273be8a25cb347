"""Every regular expression of the project, and hostile lines derived from each.

They are collected where they are made: all modules are imported with ``re`` looked over the
shoulder, and those that functions write out in place are read from the syntax trees.  A line is
hostile to a pattern where one of its repeated parts is met again and again, and what must follow
never comes.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parse  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from fuzz.clock import cpu_seconds

import awesomequant
from awesomequant import text as texts

SOURCE = Path(awesomequant.__file__).parent


class Pattern(NamedTuple):
    """A pattern with its flags, a module that has it, and the ways in which it is asked there.

    ``all`` is to search, to part, or to replace: to look from everywhere on.
    """

    form: str | bytes
    flags: int
    where: str
    ways: tuple[str, ...]


_WAYS = ("fullmatch", "match", "all")
Key = tuple[str | bytes, int]


def patterns() -> list[Pattern]:
    """Return every pattern of the package, each once."""
    found: dict[Key, tuple[str, set[str]]] = {}
    names = [one.name for one in pkgutil.walk_packages([str(SOURCE)], "awesomequant.")]
    for name in names:
        if not name.endswith("__main__"):
            _patterns_of(importlib.import_module(name), found)
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if form := _written(node):
                where = str(file.relative_to(SOURCE))
                found.setdefault(form[0], (where, set()))[1].add(form[1])
    return [
        Pattern(form, flags, where, tuple(one for one in _WAYS if one in ways))
        for (form, flags), (where, ways) in found.items()
    ]


def _patterns_of(module: Any, found: dict[Key, tuple[str, set[str]]]) -> None:
    """Add the patterns among the values of a module, and within its tables and dataclasses."""
    where = module.__name__.removeprefix("awesomequant.")
    source = Path(module.__file__).read_text("utf-8")
    queue: list[tuple[str, Any]] = list(vars(module).items())
    seen: set[int] = set()
    while queue:
        name, value = queue.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, texts._Pattern):
            value = re.compile(value.pattern, value._flags)
        elif isinstance(getattr(value, "pattern", None), str) and not isinstance(value, re.Pattern):
            value = re.compile(value.pattern)  # a slip of YAML keeps its pattern as text
        if isinstance(value, re.Pattern):
            asked = {one[1] for one in re.finditer(rf"\b{name}\.(\w+)", source)}
            ways = {one if one in _WAYS else "all" for one in asked & _METHODS}
            key = value.pattern, value.flags & ~re.UNICODE
            # One that stands in a table, or that other modules ask, may be asked in any way.
            found.setdefault(key, (where, set()))[1].update(ways or set(_WAYS))
        elif isinstance(value, dict):
            queue += [("", one) for one in (*value.keys(), *value.values())]
        elif isinstance(value, list | tuple | set | frozenset) and len(value) < 5000:
            queue += [("", one) for one in value]
        elif getattr(type(value), "__module__", "") == module.__name__:
            queue += [("", one) for one in getattr(value, "__dict__", {}).values()]
            queue += [("", getattr(value, one, None)) for one in getattr(value, "__slots__", ())]


_METHODS = frozenset(
    ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "scanner")
)


def _written(node: ast.AST) -> tuple[Key, str] | None:
    """Return the pattern that a call such as ``re.sub("a+", …)`` writes out; None for others."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return None
    called, first = node.func, node.args[0]
    is_re = isinstance(called.value, ast.Name) and called.value.id == "re"
    if not (is_re and called.attr in _METHODS) or not isinstance(first, ast.Constant):
        return None
    if not isinstance(first.value, str | bytes):
        return None
    flags = 0
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name):
            is_flag = one.value.id == "re" and one.attr.isupper()
            flags |= int(getattr(re, one.attr)) if is_flag else 0
    return (first.value, flags), called.attr if called.attr in _WAYS else "all"


# Hostile lines.

_MANY = 20  # a part that may be repeated less often than this repeats nothing worth speaking of
_MOST = 40  # lines for a pattern
_TAILS = ("", "\x00", "\n", "a ")


def hostile(form: str, flags: int, size: int) -> Iterator[str]:
    """Yield lines of ``size`` characters at which the pattern has the most to try."""
    made = 0
    for head, bodies in _pumps(list(sre_parse.parse(form, flags)), ""):
        for body in bodies:
            if not body:
                continue
            line = (body * (size // len(body) + 1))[:size]
            for tail in _TAILS:
                yield head + line + tail
                made += 1
                if made >= _MOST * len(_TAILS):
                    return


def _pumps(items: list[Any], head: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what leads to each repeated part, and forms of what is repeated."""
    for at, (kind, about) in enumerate(items):
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            most, inner = about[1:]
            if most == sre.MAXREPEAT or most >= _MANY:
                forms = _forms(list(inner))
                yield head, [*forms, "".join(forms[:2])]
                behind = items[at + 1 : at + 2]  # what follows, and may be taken for the same
                if behind:
                    after = _forms(behind)
                    yield head, [one + other for one in forms[:3] for other in after[:3]]
            yield from _pumps(list(inner), head)
        elif kind is sre.SUBPATTERN:
            yield from _pumps(list(about[3]), head)
        elif kind is sre.BRANCH:
            for one in about[1]:
                yield from _pumps(list(one), head)
        elif kind in (sre.ASSERT, sre.ASSERT_NOT):
            yield from _pumps(list(about[1]), head)
        elif kind is sre.ATOMIC_GROUP:
            yield from _pumps(list(about), head)
        head = (head + _forms([(kind, about)])[0])[-200:]


_SAMPLES = "a 0A.,-(:/é中_$\\\"'{[<&#\n\t"


def _forms(items: list[Any]) -> list[str]:
    """Return some texts that a part of a pattern matches; the first is the plainest."""
    forms = [""]
    for kind, about in items:
        if kind is sre.LITERAL:
            new = [chr(about)]
        elif kind is sre.ANY:
            new = ["a", " "]
        elif kind is sre.NOT_LITERAL:
            new = [one for one in "a 0.,(" if ord(one) != about][:3]
        elif kind is sre.IN:
            one = re.compile(_class(about))
            new = [sign for sign in _SAMPLES if one.fullmatch(sign)][:4]
            new += [chr(value) for what, value in about if what is sre.LITERAL][:2]
            new += [chr(value[0]) for what, value in about if what is sre.RANGE][:1]
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            inner = _forms(list(about[2]))
            least = max(about[0], 1) if about[1] != sre.MAXREPEAT or about[0] else 1
            new = [one * least for one in inner[:3]] + ([""] if about[0] == 0 else [])
        elif kind is sre.SUBPATTERN:
            new = _forms(list(about[3]))[:4]
        elif kind is sre.BRANCH:
            new = [form for one in about[1] for form in _forms(list(one))[:2]][:8]
        elif kind is sre.ATOMIC_GROUP:
            new = _forms(list(about))[:4]
        else:  # an assertion or a reference takes no room
            new = [""]
        new = list(dict.fromkeys(new)) or ["a"]
        forms = [form + one for form in forms[:4] for one in new][:12]
    return forms


def _class(items: list[Any]) -> str:
    """Return the source of a set of characters."""
    said, sign = "", ""
    for what, value in items:
        if what is sre.NEGATE:
            sign = "^"
        elif what is sre.LITERAL:
            said += re.escape(chr(value))
        elif what is sre.RANGE:
            said += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif what is sre.CATEGORY:
            said += {
                sre.CATEGORY_DIGIT: r"\d", sre.CATEGORY_NOT_DIGIT: r"\D",
                sre.CATEGORY_SPACE: r"\s", sre.CATEGORY_NOT_SPACE: r"\S",
                sre.CATEGORY_WORD: r"\w", sre.CATEGORY_NOT_WORD: r"\W",
            }[value]  # fmt: skip
    return f"[{sign}{said}]"


# What a line costs.


def cost(made: re.Pattern[Any], way: str, line: str | bytes, patience: float) -> float:
    """Return the CPU seconds that one look of a pattern at a line takes, ``patience`` at most."""

    def look() -> None:
        if way == "all":
            for _ in made.finditer(line):
                pass
        else:
            getattr(made, way)(line)

    return cpu_seconds(look, patience)


def worst(pattern: Pattern, size: int, patience: float, most: int) -> tuple[float, str, str]:
    """Return what a pattern takes at worst for a hostile line: CPU seconds, the way, the line."""
    is_bytes = isinstance(pattern.form, bytes)
    form = pattern.form.decode("latin-1") if isinstance(pattern.form, bytes) else pattern.form
    made = re.compile(pattern.form, pattern.flags)
    lines = list(hostile(form, pattern.flags, size))
    found = (0.0, "", "")
    for line in lines[:: max(1, len(lines) // most)]:
        for way in pattern.ways:
            taken = cost(
                made, way, line.encode("latin-1", "replace") if is_bytes else line, patience
            )
            found = max(found, (taken, way, f"{line[:40]}…{line[-10:]}"))
            if taken >= patience:
                return found
    return found


def main() -> None:
    """Print the patterns that take longest for a line of 3,000 signs, of all lines derived."""
    every = patterns()
    for pattern in every:
        taken, way, line = worst(pattern, 3000, 1.0, 1000)
        if taken > 0.03:
            print(f"{taken:.3f} s {way} {pattern.where} {pattern.form!r:.100} {line!r}", flush=True)  # noqa: T201
    print(len(every), "patterns")  # noqa: T201


if __name__ == "__main__":
    main()
