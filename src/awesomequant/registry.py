"""Find the parts of a room: a part is one file, and a project's own lie over ours.

Each room's face says what its parts must be (a Protocol) and in which folders of a project more of
them may lie.  A project's own part is held to that when it is loaded, and what it raises later is
told with its file and line: its author wrote ten lines and is not to meet a traceback.
"""

import functools
import importlib
import inspect
import pkgutil
import re
import reprlib
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from awesomequant.docs import TOPICS, address
from awesomequant.door import PAGE_BYTES, Door, Kind, content
from awesomequant.library.field_types import refused
from awesomequant.library.problems import Place, Refusal
from awesomequant.text import one_line

# A function, or a value: ``NAME =``, ``NAME: int =``.
_BINDS = re.compile(r"^(?:def (?=\w+\()|(?=\w+ *(?::[^=\n]*)?=(?!=)))([a-zA-Z]\w*)", re.MULTILINE)
_SLIP = 0.8  # how alike a misspelt name is: HED and HEAD, STOP_BUILD and STOPS_A_BUILD
_MODULES = re.compile(r"(?:\w+\.)+(?=\w)")
Part = TypeVar("Part")
Method = TypeVar("Method", bound=Callable[..., Any])


class PartError(Refusal):
    """A project's own part cannot be loaded, breaks its contract, or raised; ``place`` is where."""

    def __init__(self, place: Place, reason: str, hint: str = "") -> None:
        """Word the refusal; ``hint`` says what to do."""
        super().__init__(f"{place.file}:{place.line}: {reason}{hint and f'; {hint}'}")
        self.place, self.reason, self.hint = place, reason, hint


@dataclass(frozen=True)
class PartKind(Generic[Part]):
    """A kind of part: what it is called, the folders of a project that may hold it, its contract.

    ``contract`` is a Protocol in our folder's face: what it annotates every part has, or may leave
    out where it gives a value; its methods are functions of every part.  ``raises`` are exceptions
    by which parts speak; ``fault`` finds what no type tells of a part so named: the value that is
    wrong, and what is.
    """

    name: str
    folders: tuple[str, ...]
    contract: type
    raises: tuple[type[Exception], ...] = ()
    fault: Callable[[str, Any], tuple[str, str] | None] = lambda _name, _part: None


def optional(method: Method) -> Method:
    """Mark a function of a contract as one that a part may leave out: its body is the default."""
    method.__dict__["__is_optional__"] = True
    return method


def parts(kind: PartKind[Part], root: Path | None = None) -> dict[str, Part]:
    """Return the parts of a kind by name: ours, and over them those of the project at ``root``.

    Names are written with hyphens, as rules, formats and commands are called.  Raises PartError for
    a part of the project that cannot be loaded or is not what its contract asks for.
    """
    ours = _ours(kind.contract.__module__)
    found: dict[str, Any] = {name: _completed(ours[name], kind.contract) for name in ours}
    for folder in kind.folders if root else ():
        # What begins with an underscore is no part, but may be shared by several.
        for file in _own_files(root or Path(), folder):
            found[_written(file.stem)] = _Own(file, Place(f"{folder}/{file.name}"), kind).part()
    return found


def faults(kind: PartKind[Any], root: Path) -> Iterator[PartError]:
    """Yield why parts of the project at ``root`` cannot be loaded, each by itself."""
    for folder in kind.folders:
        try:
            files = _own_files(root, folder)
        except PartError as error:
            yield error
            continue
        for file in files:
            try:
                _Own(file, Place(f"{folder}/{file.name}"), kind).part()
            except PartError as error:
                yield error


def _own_files(root: Path, folder: str) -> list[Path]:
    """Return the files of a folder that are parts; raises PartError where it is a link."""
    try:
        found = Door(root).listing(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        hint = getattr(error, "hint", "")
        raise PartError(Place(folder), f"no part in it is read: {error.strerror}", hint) from None
    # What is no file is told when it is opened.
    names = (one.name for one in found if one.kind is not Kind.FOLDER)
    return [root / folder / name for name in names if re.fullmatch(r"[a-z].*\.py", name)]


def own_place(part: object, name: str = "") -> Place | None:
    """Return where a project's own part stands, or binds a ``name``; None for a part of ours."""
    place: Place | None = vars(part).get("__own_place__")
    return place and Place(place.file, _line_of(vars(part)["__own_text__"], name))


def _written(stem: str) -> str:
    # A file has an underscore at its end where Python keeps the bare word: ``import_.py``.
    return stem.rstrip("_").replace("_", "-")


@functools.cache
def _ours(package: str) -> Mapping[str, ModuleType]:
    found = pkgutil.iter_modules(importlib.import_module(package).__path__)
    names = sorted(name for _, name, _ in found)
    return {_written(name): importlib.import_module(f"{package}.{name}") for name in names}


def _completed(part: ModuleType, contract: type) -> ModuleType:
    """Return a part with the values and functions that its contract lets it leave out."""
    for name in get_type_hints(contract):
        if not hasattr(part, name) and hasattr(contract, name):
            setattr(part, name, getattr(contract, name))
    for name, method in _methods(contract).items():
        if not hasattr(part, name) and hasattr(method, "__is_optional__"):
            setattr(part, name, functools.partial(method, part))
    return part


@dataclass(frozen=True)
class _Own:
    """A project's own part: its file, its place as it is told, and the kind it is of."""

    file: Path
    place: Place
    kind: PartKind[Any]

    def part(self) -> ModuleType:
        """Load the part and hold it to its contract; its functions stand behind a fence."""
        module, contract = self._loaded(), self.kind.contract
        self._refuse_slips(module)
        _completed(module, contract)
        for name, hint in get_type_hints(contract).items():
            if not hasattr(module, name):
                raise self._broken("", f"it has no {name}")
            if wrong := _wrong(getattr(module, name), hint):
                raise self._broken(name, f"{name} is {wrong}")
            setattr(module, name, self._sealed(getattr(module, name), name, hint))
        for name, method in _methods(contract).items():
            if not callable(function := getattr(module, name, None)):
                raise self._broken("", f"it has no function {name}()")
            # By its signature: to call it would need a list that has what it looks for.
            try:
                inspect.signature(function).bind(*_arguments(method))
            except TypeError as error:
                raise self._broken(name, f"it is called as {_called(method)}: {error}") from error
            setattr(module, name, self._fenced(function, name, get_type_hints(method)["return"]))
        if fault := self.kind.fault(_written(self.file.stem), module):
            raise self._broken(*fault)
        module.__dict__["__own_place__"] = self.place
        module.__dict__["__own_text__"] = self._text
        return module

    def _loaded(self) -> ModuleType:
        try:
            source = self._content
        except OSError as error:
            hint = getattr(error, "hint", "")
            raise PartError(self.place, f"it cannot be read: {error.strerror}", hint) from None
        module = ModuleType(f"_project_{self.file.parent.name}_{self.file.stem}")
        module.__file__ = str(self.file)
        sys.modules[module.__name__] = module  # where dataclasses look up their annotations
        try:  # not by importlib: it would leave __pycache__ among the curator's files
            with redirect_stdout(sys.stderr):
                exec(compile(source, self.file, "exec"), module.__dict__)  # noqa: S102
        except (Exception, SystemExit) as error:  # a script's ``sys.exit`` would end us silently
            raise self._raised(
                error, f"mend it, or move it out of {self.file.parent.name}/"
            ) from error
        return module

    @functools.cached_property
    def _content(self) -> bytes:
        """The file as it was first read: what is told of it is what ran."""
        root = self.file.parents[self.place.file.count("/")]
        return content(root, self.place.file, PAGE_BYTES)

    @property
    def _text(self) -> str:
        return self._content.decode("utf-8", "replace")

    def _refuse_slips(self, module: ModuleType) -> None:
        """Raise where the file binds a name that is nearly one of the contract's, which it lacks.

        Nobody reads ``STOP_BUILD``: the rule would stop no build, and nothing would say why.
        """
        methods = _methods(self.kind.contract)
        wanted = [*get_type_hints(self.kind.contract), *methods]
        lacking = [name for name in wanted if not hasattr(module, name)]
        # The names that it binds at its top level, in order.
        text = self._text if lacking else ""
        for name in _BINDS.findall(text):
            near = get_close_matches(name, lacking, 1, _SLIP) if name not in wanted else []
            if near and (name.isupper() or near[0] in methods):
                hint = f"did you mean '{near[0]}'? Where it is your own, call it '_{name}'"
                place = Place(self.place.file, _line_of(self._text, name))
                raise PartError(place, f"nothing reads '{name}'", hint)

    def _sealed(self, value: Any, name: str, hint: Any) -> Any:
        """Return a value of the part with the functions in it behind the fence."""
        inner = get_args(hint)
        if isinstance(value, Mapping) and inner:
            return {key: self._sealed(one, name, inner[1]) for key, one in value.items()}
        forms = [one for one in (hint, *inner) if get_origin(one) is Callable and callable(value)]
        return self._fenced(value, name, get_args(forms[0])[1]) if forms else value

    def _fenced(self, function: Callable[..., Any], name: str, wanted: Any) -> Callable[..., Any]:
        """Return a function whose exceptions and wrong results are told with their line.

        Of an Iterable every item is looked at as it comes: a generator raises as it goes.
        """
        spoken: tuple[type[Exception], ...] = (Refusal, *self.kind.raises)

        def each(items: Iterator[Any]) -> Iterator[Any]:
            end = object()
            while (item := guarded(lambda: next(items, end))) is not end:
                if wrong := _wrong(item, get_args(wanted)[0]):
                    raise self._broken(name, f"{name}() yields {wrong}")
                yield item

        def guarded(call: Callable[[], Any]) -> Any:
            try:
                # Standard output is ours: a ``print`` of theirs would break what programs read.
                with redirect_stdout(sys.stderr):
                    return call()
            except spoken:
                raise
            except (Exception, SystemExit) as error:  # ``sys.exit`` would end us silently
                raise self._raised(error, name=name) from error

        @functools.wraps(function)
        def fenced(*arguments: Any, **named: Any) -> Any:
            result = guarded(lambda: function(*arguments, **named))
            if wrong := _wrong(result, wanted):
                raise self._broken(name, f"{name}() returns {wrong}")
            return each(iter(result)) if get_origin(wanted) is Iterable else result

        return fenced

    def _broken(self, name: str, reason: str) -> PartError:
        """Word a breach of the contract, at the line that binds ``name``."""
        contract = self.kind.contract
        values = [one for one in get_type_hints(contract) if not hasattr(contract, one)]
        functions = _methods(contract).values()
        called = [_called(one) for one in functions if not hasattr(one, "__is_optional__")]
        hint = f"{self.kind.name} has {', '.join([*values, *called])}: {address(TOPICS['parts'])}"
        return PartError(Place(self.place.file, _line_of(self._text, name)), reason, hint)

    def _raised(self, error: BaseException, hint: str = "", name: str = "") -> PartError:
        """Word an exception, at the last line of the part's own file that led to it."""
        trace = traceback.extract_tb(error.__traceback__)
        lines = [one.lineno for one in trace if one.filename == str(self.file)]
        reason = error.msg if isinstance(error, SyntaxError) else str(error)
        reason = refused(error) or reason  # in pydantic's own words it is four lines and a link
        # Of what does not compile no line was reached: the exception itself names it.
        lines += [error.lineno] if isinstance(error, SyntaxError) else []
        said = one_line(f"{type(error).__name__}: {reason}").removesuffix(":")
        line = [_line_of(self._text, name), *lines][-1] or 1
        return PartError(Place(self.place.file, line), said, hint)


def _methods(contract: type) -> dict[str, Any]:
    """Return the functions that a Protocol asks for."""
    found = inspect.getmembers(contract, inspect.isfunction)
    return {name: one for name, one in found if name[0] != "_"}


def _arguments(method: Any) -> list[str]:
    return list(inspect.signature(method).parameters)[1:]


def _called(method: Any) -> str:
    return f"{method.__name__}({', '.join(_arguments(method))})"


def _wrong(value: Any, hint: Any) -> str:
    """Return what is wrong with a value for a type as annotations write it; empty for nothing.

    Dataclasses are looked at field by field: they do not do so themselves, and a path written
    ``"title"`` in place of ``("title",)`` fails far from its author.
    """
    origin, inner = get_origin(hint) or hint, get_args(hint)
    if origin in (UnionType, Union):
        known = [one for one in inner if one is not type(None)]
        if len(known) == 1 and value is not None:
            return _wrong(value, known[0])  # it tells which field of it is wrong
        is_of = any(not _wrong(value, one) for one in inner)
    else:
        is_of = hint is Any or isinstance(value, origin)
    # A text is an Iterable too, of its letters, and nobody means that.
    if not is_of or (origin is Iterable and isinstance(value, str)):
        wanted = hint.__name__ if isinstance(hint, type) else str(hint)
        said = f"{reprlib.repr(value)}, not {_MODULES.sub('', wanted)}"
        # Brackets alone make no tuple in Python.
        hint = f"; it is a text: write ({value!r},)" if origin is tuple else ""
        return said + hint if isinstance(value, str) else said
    if isinstance(value, Mapping) and inner:
        found = ((f"{{{key!r}: …}} with ", item, inner[1]) for key, item in value.items())
    elif isinstance(value, list | tuple) and inner and inner[1:] in ((), (...,)):
        found = (("a sequence with ", item, inner[0]) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        hints, whose = get_type_hints(type(value)), f"{type(value).__name__} whose"
        names = [one.name for one in fields(value)]
        found = ((f"{whose} {one} is ", getattr(value, one), hints[one]) for one in names)
    else:
        return ""  # as far as annotations tell
    return next((where + wrong for where, item, one in found if (wrong := _wrong(item, one))), "")


def _line_of(text: str, name: str) -> int:
    """Return the line on which a text binds a name at its top level; 1 where it does not."""
    lines = text.splitlines() if name else []
    return next((at for at, one in enumerate(lines, 1) if re.match(rf"(def )?{name}\b", one)), 1)
