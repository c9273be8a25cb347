"""Which names are a function's own, and how a name is written in JavaScript."""

import ast
from collections.abc import Iterator


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


_RESERVED = words(
    """arguments await break case catch class const continue debugger default delete do else enum
    eval export extends false finally for function if implements import in instanceof
    interface let new null package private protected public return static super switch this
    throw true try typeof undefined var void while with yield"""
)

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
Function = ast.FunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


def js(name: str) -> str:
    """Return a local name as JavaScript may have it; what is global ends in one ``$``."""
    return f"{name}$$" if name in _RESERVED else name


def letters(number: int) -> str:
    """Return the name of a number, the first ones the shortest; no word of the language."""
    found = _LETTERS[number % len(_LETTERS)]
    while number >= len(_LETTERS):
        number = number // len(_LETTERS) - 1
        found = _LETTERS[number % len(_LETTERS)] + found
    return f"{found}_" if found in _RESERVED else found


def parameters(node: Function) -> list[ast.arg]:
    """Return all parameters as they stand in JavaScript: ``**`` and ``*`` last."""
    given = node.args
    rest = [one for one in (given.kwarg, given.vararg) if one]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *rest]


def default(node: Function, name: str) -> ast.expr | None:
    """Return the default of a parameter."""
    given = node.args
    places = [*given.posonlyargs, *given.args]
    pairs = [*zip(places[len(places) - len(given.defaults) :], given.defaults, strict=True)]
    found = {one.arg: value for one, value in pairs}
    found |= {
        one.arg: value
        for one, value in zip(given.kwonlyargs, given.kw_defaults, strict=True)
        if value
    }
    return found.get(name)


def inside(nodes: list[ast.stmt]) -> Iterator[ast.AST]:
    """Walk over a body, not into the functions and classes that it defines."""
    stack: list[ast.AST] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            continue
        stack.extend(reversed([*ast.iter_child_nodes(node)]))


def locals_of(body: list[ast.stmt]) -> list[str]:
    """Return the names that a body binds, each once, without its parameters."""
    names: dict[str, None] = {}
    hidden: set[int] = set()
    outer: set[str] = set()
    for node in inside(body):
        if isinstance(node, ast.comprehension):
            # The targets of a comprehension are its own; those of := in it are not.
            hidden |= {id(one) for one in ast.walk(node.target)}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            if id(node) not in hidden:
                names.setdefault(node.id)
        elif isinstance(node, ast.FunctionDef) or (
            isinstance(node, ast.ExceptHandler) and node.name
        ):
            names.setdefault(str(node.name))
        elif isinstance(node, ast.Global | ast.Nonlocal):
            outer |= set(node.names)
    return [name for name in names if name and name not in outer]


def names_in(node: ast.AST) -> set[str]:
    """Return the names that an expression speaks of, without those of lambdas in it."""
    inner = {
        one.arg
        for found in ast.walk(node)
        if isinstance(found, ast.Lambda)
        for one in parameters(found)
    }
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} - inner


def is_generator(node: ast.FunctionDef) -> bool:
    """Return whether a function yields."""
    return any(isinstance(one, ast.Yield | ast.YieldFrom) for one in inside(node.body))
