"""The scripts of the site, each joined from the modules of ``templates/site/scripts``.

Browsers refuse modules on ``file://``, and each costs a request; so the site ships classic scripts.
All modules of a script stand in one scope: a name that means two things there is told.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from awesomequant.library.messages import Forms, Messages
from awesomequant.library.problems import Refusal
from awesomequant.render import template_folders
from awesomequant.site.javascript import (
    OF_CODE,
    Kind,
    ScriptError,
    Token,
    bare,
    bound_at,
    declared,
    free,
    tokens,
)

# What pages load, each joined with all that it imports: every page; lists of papers; a page where a
# reader searches; the page of a paper; what a reader kept; papers side by side; statistics; the
# check of a bibliography; results.
SCRIPTS = (
    "header-search.js", "explore.js", "search.js", "cite.js", "reading-list.js", "compare.js",
    "pictures.js", "audit.js", "board.js",
)  # fmt: skip

_ENGLISH = Messages()
# Whose functions say what a script says.
_SAYS = {"say": "messages.js", "plural": "plurals.js"}
_HEAD = '(() => {\n"use strict";\n'
_TAIL = "})();\n"
_NAMES = r"\{ (\w+(?: , \w+)*)(?: ,)? \}"
_IMPORT = re.compile(rf"""import {_NAMES} from ["']\./([\w.-]+)["'] ;""")
_EXPORT = re.compile(rf"export {_NAMES} ;")
_ONE_SCOPE = "name it otherwise: the modules of a script share one scope"


@dataclass(frozen=True)
class Import:
    """The names that a module takes from another."""

    module: str
    names: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Module:
    """A source: what it takes, offers, declares and leaves to others, each name with its line."""

    name: str
    place: str  # the path that a person is told
    text: str  # without imports, exports, comments and indentation
    imports: tuple[Import, ...]
    exports: frozenset[str]
    declared: Mapping[str, int]
    free: Mapping[str, int]

    def refusal(self, line: int, message: str) -> Refusal:
        """Return the exception for a mistake in a line."""
        return Refusal(f"{self.place}:{line}: {message}")


def scripts(root: Path, messages: Messages = _ENGLISH) -> Iterator[tuple[str, str]]:
    """Join each script, and tell its name with it; a module of the project stands for ours.

    What they say is put into the language of ``messages``.

    Raises Refusal, with file and line, for modules that cannot be joined.
    """
    sources = _Sources(root, messages)
    for entry in SCRIPTS:
        yield entry, join(sources.needed(entry))


class _Sources:
    """The folders that modules lie in, and what was read of them."""

    def __init__(self, root: Path, messages: Messages) -> None:
        self._root, self._messages = root, messages
        self._folders = [folder / "site/scripts" for folder in template_folders(root)]
        self._read: dict[str, Module] = {}

    def needed(self, entry: str) -> list[Module]:
        """Return all modules of a script, each after those that it imports."""
        found: dict[str, Module] = {}
        self._visit(entry, (), found)
        return list(found.values())

    def _visit(self, name: str, above: tuple[str, ...], found: dict[str, Module]) -> None:
        module = self._module(name)
        for wanted in module.imports:
            if wanted.module in {*above, name}:
                circle = " → ".join([*above, name, wanted.module])
                raise module.refusal(wanted.line, f"modules import each other: {circle}")
            if not self._file(wanted.module):
                raise module.refusal(wanted.line, f"there is no module {wanted.module}")
            if wanted.module not in found:
                self._visit(wanted.module, (*above, name), found)
            exports = found[wanted.module].exports
            for missing in (one for one in wanted.names if one not in exports):
                known = ", ".join(sorted(exports)) or "nothing"
                message = f"{wanted.module} exports no {missing}, but {known}"
                raise module.refusal(wanted.line, message)
        found[name] = module

    def _file(self, name: str) -> Path | None:
        files = (folder / name for folder in self._folders)
        return next((file for file in files if file.is_file()), None)

    def _module(self, name: str) -> Module:
        if name not in self._read:
            file = self._file(name)
            if file is None:
                raise Refusal(f"there is no script {name} in {', '.join(map(str, self._folders))}")
            place = file.relative_to(self._root) if file.is_relative_to(self._root) else file
            try:
                text = file.read_text("utf-8")
            except UnicodeDecodeError:
                raise Refusal(f"{place.as_posix()}: is not UTF-8 text") from None
            self._read[name] = read(name, place.as_posix(), text, self._messages)
        return self._read[name]


@lru_cache(maxsize=256)  # reading all takes 0.07 s, and `serve` builds the site at each change
def read(name: str, place: str, text: str, messages: Messages = _ENGLISH) -> Module:
    """Read a module; raises Refusal for one that is not written as modules here are."""
    try:
        every = tokens(text)
        doors = list(_doors([token for token in every if token.kind in OF_CODE]))
        asked = {
            one
            for door, _ in doors
            if isinstance(door, Import)
            for one in door.names
            if _SAYS.get(one) == door.module and name not in _SAYS.values()
        }
        said = dict(_said(every, asked, messages))
    except ScriptError as error:
        raise Refusal(f"{place}:{error.line}: {error}") from None
    gone = frozenset[int]().union(*(span for _, span in doors))
    kept = [token for token in every if token.start not in gone]
    code = [token for token in kept if token.kind in OF_CODE]
    spoken = [token._replace(text=said.get(token.start, token.text)) for token in kept]
    return Module(
        name=name,
        place=place,
        text=bare([token for token in spoken if token.text]),
        imports=tuple(door for door, _ in doors if isinstance(door, Import)),
        exports=frozenset[str]().union(*(door for door, _ in doors if isinstance(door, frozenset))),
        declared=declared(code),
        free=free(code),
    )


def _doors(code: Sequence[Token]) -> Iterator[tuple[Import | frozenset[str], range]]:
    """Find what each import takes and each export offers, and where the text says so.

    Other forms than these would need names that change on the way from module to module.
    """
    known = declared(code)
    for at, token in enumerate(code):
        if token.text == "import" and not (at and code[at - 1].text == "."):
            statement, end = _statement(code, at)
            found = _IMPORT.fullmatch(statement)
            if found is None or token.depth:
                raise ScriptError(token.line, 'write: import { name } from "./file.js";')
            yield Import(found[2], tuple(_names(found[1])), token.line), range(token.start, end)
        elif token.text == "export" and token.depth == 0:
            statement, end = _statement(code, at)
            found = _EXPORT.fullmatch(statement)
            if found:
                names = _names(found[1])
            else:  # a declaration stands behind it
                behind = [token.text for token in code[at + 1 : at + 3]]
                start = at + 2 if behind == ["async", "function"] else at + 1
                bound = bound_at(code, start) if start < len(code) else ()
                names = [name.text for name in bound]
            if unknown := [name for name in names if name not in known]:
                raise ScriptError(token.line, f"{unknown[0]} is exported and not declared")
            if not names:
                message = "write export before const, let, class or function, or: export { name };"
                raise ScriptError(token.line, message)
            yield frozenset(names), range(token.start, end if found else code[at + 1].start)


def _said(
    every: Sequence[Token], asked: AbstractSet[str], messages: Messages
) -> Iterator[tuple[int, str]]:
    """Yield what stands in a text's place, and nothing for what falls away, by where that begins.

    ``say("…")`` becomes the text alone, so that a script in English is no longer for it.
    """
    code = [token for token in every if token.kind in OF_CODE]
    for at, token in enumerate(code[:-3]):
        is_call = code[at + 1].text == "(" and code[at - 1].text not in (".", "function")
        if (
            not is_call
            or token.kind is not Kind.WORD
            or token.text not in asked & {"say", "plural"}
        ):
            continue
        first, behind, last = code[at + 2 : at + 5]
        if first.text[0] != '"' or (token.text == "plural" and last.text[:1] != '"'):
            raise ScriptError(token.line, f'write the text itself: {token.text}("…")')
        if token.text == "plural":
            one, many = json.loads(first.text), json.loads(last.text)
            forms = messages.known.get(many, {"one": one, "other": many})
            is_english = many not in messages.known
            if isinstance(forms, str):
                forms = {"one": forms, "other": forms}
                is_english = True
            forms = {category: messages.isolated(form) for category, form in forms.items()}
            yield first.start, _quoted(forms["one"] if is_english else forms)
            yield last.start, _quoted(forms["other"])
            continue
        yield first.start, _quoted(messages.isolated(messages.form(json.loads(first.text))))
        if behind.text == ")":
            yield from ((gone.start, "") for gone in (token, code[at + 1], behind))


def _quoted(value: Forms) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _statement(code: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the tokens up to the next semicolon, with blanks between, and where they end."""
    end = next((place for place in range(at, len(code)) if code[place].text == ";"), len(code) - 1)
    statement = " ".join(token.text for token in code[at : end + 1])
    return statement, code[end].start + len(code[end].text)


def _names(listed: str) -> list[str]:
    return listed.split(" , ")


def join(modules: Sequence[Module]) -> str:
    """Return the script of some modules; raises Refusal for a name that would mean two things."""
    owners: dict[str, Module] = {}
    for module in modules:
        for name, line in module.declared.items():
            if name in owners:
                message = f"{name} is declared by {owners[name].place} too; {_ONE_SCOPE}"
                raise module.refusal(line, message)
            owners[name] = module
    for module in modules:
        taken = {name for wanted in module.imports for name in wanted.names}
        for name, line in module.free.items():
            owner = owners.get(name, module)
            if owner is not module and name not in taken:
                message = f"{name} would be that of {owner.place}: import it, or {_ONE_SCOPE}"
                raise module.refusal(line, message)
    return "".join([_HEAD, *(module.text for module in modules), _TAIL])
