"""The types of single values: text read from YAML, given a meaning and bounds by pydantic.

Every scalar arrives as text, so each type states the exact form it accepts: pydantic's own laxness
takes ``1_000`` for a number and ``1610409600`` for a date.
"""

import ast
import inspect
import itertools
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import core_schema

from awesomequant.language.characters import CERTAIN, find_refused
from awesomequant.library.certain import Certain
from awesomequant.library.messages import LANGUAGE
from awesomequant.works.identifiers import BadIdentifier, canonical, parse_arxiv, parse_doi
from awesomequant.works.ids import BIBTEX_KEY
from awesomequant.works.people.stated import LONGEST_NAME
from awesomequant.works.titles import LONGEST as LONGEST_TITLE

LONGEST_LABEL = 80
LONGEST_NOTE = 2_000
LONGEST_PROSE = 10_000
LONGEST_ADDRESS = 2_000


class Model(BaseModel):
    """A frozen value that knows no other fields than its own."""

    # Validators are made when a value is first asked for: a run needs a few of the 37 models, and
    # all of them took 80 ms of every start.  Reading the docstrings of fields, which pydantic can
    # do as well, took another 60; `described` does so where they are shown.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def described(model: type[BaseModel]) -> dict[str, str]:
    """Return what a model's source says of its fields: the docstring below each."""
    body = ast.parse(inspect.getsource(model)).body[0]
    said = {}
    for field, below in itertools.pairwise(getattr(body, "body", ())):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                said[name] = inspect.cleandoc(text)
    return said


def refused(error: BaseException) -> str:
    """Return what a model says of a value that code gave it or wrote to it; empty for other errors.

    The code is a stranger's, a rule of a list's own: it is told on one line.
    """
    if not isinstance(error, ValidationError):
        return ""
    said = []
    for fault in error.errors(include_url=False):
        name = ".".join(map(str, fault["loc"]))
        is_frozen = fault["type"] == "frozen_instance"
        frozen = f"'{name}' cannot be written: what a part is handed is frozen"
        said.append(frozen if is_frozen else f"{name}: {fault['msg']}")
    return "; ".join(said)


def _of_form(form: str, what: str) -> Callable[[Any], Any]:
    """Return a validator that lets text through only where all of it has the ``form``."""
    # ASCII: else \d lets the digits of all scripts through, and int() takes them.
    pattern = re.compile(form, re.ASCII)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not pattern.fullmatch(value):
            msg = f"'{value[:40]}' is not {what}"
            raise ValueError(msg)
        return value

    return check


class Written:
    """How a value is written, for editors: words of JSON Schema that no validator of ours reads.

    Every scalar is text to us; to an editor ``2020`` is a number, and as good.
    """

    def __init__(self, **said: Any) -> None:
        """Keep what takes the place of, or comes to, what pydantic says."""
        self._said = said

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: Callable[[core_schema.CoreSchema], Any]
    ) -> Any:
        """Return pydantic's schema with what is said here."""
        return handler(schema) | self._said


_ANY_SCALAR = ["string", "number", "boolean"]
_OF_DIGITS = ["string", "integer"]


def _visible(value: str) -> str:
    """Refuse what an escape in double quotes may have smuggled in."""
    if (at := find_refused(value)) is not None:
        msg = f"it holds the invisible character U+{ord(value[at]):04X}"
        raise ValueError(msg)
    return value


def _stated(parse: Callable[[str], Any], value: str) -> str:
    """Return ``value`` where it is the clean form of an identifier; say what the clean form is."""
    try:
        found = parse(value)
    except BadIdentifier as error:
        hint = f"; {error.hint}" if error.hint else ""
        msg = f"'{value[:60]}': {error.reason}{hint}"
        raise ValueError(msg) from None
    # A record holds the bare id and no address or version: one work has one spelling, by which
    # records are compared and found. In which case a DOI is written does not count.
    if value.lower() != found.id.lower():
        msg = f"'{value[:60]}' is not the bare identifier; write {found.id}"
        raise ValueError(msg)
    return str(found.id)


_LINE_HIDDEN = r"[^\n\r\t]*"

# What a type certainly takes as it is, in the terms of pydantic's core; see `certain`.  Its regular
# expressions are Rust's: \x{…} for a character, and \s for the blanks of every script.
_SEEN = re.sub(r"\\u([0-9a-f]+)", r"\\x{\1}", CERTAIN)
_SIGN = "[" + _SEEN.replace(r"\x20", r"\x21") + "]"  # the blank is the only one of white space
_CERTAIN_LINE = rf"^{_SIGN}(?:[{_SEEN}]*{_SIGN})?$"
_CERTAIN_TEXT = rf"^{_SIGN}(?:[\n\r\t{_SEEN}]*{_SIGN})?$"
# Lower case, no port, no name of other letters, no "." or ".." to resolve, nothing to escape.
_CERTAIN_ADDRESS = (
    r"^https?://(?:[a-z0-9]{1,40}(?:-[a-z0-9]{1,10}){0,2}\.){1,3}[a-z]{2,20}"
    r"/(?:[A-Za-z0-9_~=@+-][A-Za-z0-9_~=@+.-]*/)*(?:[A-Za-z0-9_~=@+-][A-Za-z0-9_~=@+.-]*)?"
    r"(?:\?[A-Za-z0-9_~=@+.&/-]+)?(?:#[A-Za-z0-9_~=.&/-]+)?$"
)
_CERTAIN_ARXIV = (
    r"^(?:(?:070[4-9]|071[0-2]|(?:0[89]|1[0-4])(?:0[1-9]|1[0-2]))\.[0-9]{4}"
    r"|(?:1[5-9]|[2-8][0-9])(?:0[1-9]|1[0-2])\.[0-9]{5})$"
)
# Not 10.48550, which is arXiv's; nothing that is trimmed, cut or a file's address.
_CERTAIN_DOI = r"^10\.(?:[0-9]{4}|[0-35-9][0-9]{4})/[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$"


def _text(form: str, most: int | None = None) -> Certain:
    return Certain(core_schema.str_schema(pattern=form, max_length=most))


def _then(form: str, schema: core_schema.CoreSchema) -> Certain:
    return Certain(core_schema.chain_schema([core_schema.str_schema(pattern=form), schema]))


# Bounds that no real record comes near: what was pasted by mistake is told, not carried along.

Line = Annotated[
    str,
    StringConstraints(min_length=1, strip_whitespace=True),
    BeforeValidator(_of_form(_LINE_HIDDEN, "one line of text")),
    AfterValidator(_visible),
    _text(_CERTAIN_LINE),
    Written(type=_ANY_SCALAR, pattern=r"^[^\n\r\t]*[^\s][^\n\r\t]*$"),
]
Prose = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_PROSE, strip_whitespace=True),
    AfterValidator(_visible),
    _text(_CERTAIN_TEXT, LONGEST_PROSE),
    Written(type=_ANY_SCALAR, pattern=r"\S"),
]
Note = Annotated[Prose, Field(max_length=LONGEST_NOTE), _text(_CERTAIN_TEXT, LONGEST_NOTE)]
Label = Annotated[Line, Field(max_length=LONGEST_LABEL), _text(_CERTAIN_LINE, LONGEST_LABEL)]
Title = Annotated[Line, Field(max_length=LONGEST_TITLE), _text(_CERTAIN_LINE, LONGEST_TITLE)]
Name = Annotated[Line, Field(max_length=LONGEST_NAME), _text(_CERTAIN_LINE, LONGEST_NAME)]
Slug = Annotated[
    str,
    BeforeValidator(_of_form(r"[a-z0-9](-?[a-z0-9])*", "an id (a-z, 0-9, -)")),
    _text("^[a-z0-9](?:-?[a-z0-9])*$"),
    Written(type=_OF_DIGITS, pattern="^[a-z0-9](-?[a-z0-9])*$"),
]
Address = Annotated[
    str,
    Field(max_length=LONGEST_ADDRESS),
    BeforeValidator(_of_form(r"(?!.*\S\s+(?i:https?://|www\.)).*", "one address")),
    AfterValidator(canonical),
    _text(_CERTAIN_ADDRESS, LONGEST_ADDRESS),
    # No host without a dot, no name of a user, one address alone.
    Written(
        pattern=r"^\s*[hH][tT]{2}[pP][sS]?://[^\s/@\\]+\.[^\s/@\\]+(?:/(?!.*\s[hH][tT]{2}[pP]).*)?$"
    ),
]
ArxivId = Annotated[
    str,
    Field(max_length=40),
    AfterValidator(partial(_stated, parse_arxiv)),
    _text(_CERTAIN_ARXIV),
    Written(pattern=r"^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})$"),
]
Doi = Annotated[
    str,
    Field(max_length=300),
    AfterValidator(partial(_stated, parse_doi)),
    _text(_CERTAIN_DOI, 300),
    Written(pattern=r"^10\.\d{4,9}[^/]*/\S+$"),
]
Year = Annotated[
    int,
    BeforeValidator(_of_form(r"\d{4}", "a year of four digits")),
    Field(ge=1900),
    _then("^[0-9]{4}$", core_schema.int_schema(ge=1900)),
    Written(type=_OF_DIGITS, pattern=r"^(19|[2-9]\d)\d{2}$", maximum=9999),
]
Count = Annotated[
    int,
    BeforeValidator(_of_form(r"\d{1,12}", "a whole number")),
    Field(ge=0),
    _then("^[0-9]{1,12}$", core_schema.int_schema()),
    Written(type=_OF_DIGITS, pattern=r"^\d{1,12}$", maximum=10**12 - 1),
]
# A day, or as much of one as is known: 2024-06-17, 2024-06.
PartialDay = Annotated[
    str,
    BeforeValidator(_of_form(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?", "YYYY-MM-DD or YYYY-MM")),
    _text("^[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9][0-9])?$"),
    Written(pattern=r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"),
]
BibtexKey = Annotated[
    str,
    BeforeValidator(_of_form(BIBTEX_KEY, "a BibTeX key")),
    AfterValidator(_visible),
    Written(type=_ANY_SCALAR, pattern=f"^(?:{BIBTEX_KEY})$"),
]
Day = Annotated[
    date,
    BeforeValidator(_of_form(r"\d{4}-\d\d-\d\d", "a day as YYYY-MM-DD")),
    _then("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", core_schema.date_schema()),
    Written(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"),
]
Colour = Annotated[
    str,
    BeforeValidator(_of_form("#([0-9A-Fa-f]{3}){1,2}", 'a colour such as "#7a1f5c"')),
    Written(pattern="^#([0-9A-Fa-f]{3}){1,2}$"),
]
# A number as its source tells it, "76.10" with its zero, and how far it may be off behind a "±".
# It stays text: to how many digits a source rounds is a part of what it says.  1e400 is none: as a
# number it is infinite, which JSON cannot say.
NUMBER = r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9]{1,2})?"
_FIGURE = rf"{NUMBER}(?: ?(?:±|\+/?-) ?{NUMBER})?"
Figure = Annotated[
    str,
    BeforeValidator(_of_form(_FIGURE, "a number, with what it may be off behind '±' if told")),
    _text(r"^[0-9]{1,15}(?:\.[0-9]{1,15})?$"),
    Written(type=["string", "number"], pattern=f"^{_FIGURE}$"),
]
_PARTS = re.compile(rf"({NUMBER})(?: ?(?:±|\+/?-) ?({NUMBER}))?", re.ASCII)


def number(said: str) -> float | None:
    """Return the number that a text is; None where it is none."""
    found = _PARTS.fullmatch(said)
    return float(found[1]) if found else None


def bare(said: str) -> str:
    """Return the text of a number without what it may be off."""
    found = _PARTS.fullmatch(said)
    return found[1] if found else said


def off(said: str) -> float | None:
    """Return how far a number may be off; None where it does not say."""
    found = _PARTS.fullmatch(said)
    return float(found[2]) if found and found[2] else None


# BCP 47; which of them a language has, CLDR says where its messages are read.
Language = Annotated[
    str,
    BeforeValidator(_of_form(LANGUAGE.pattern, "the tag of a language, as de or pt-BR")),
    Written(pattern=f"^{LANGUAGE.pattern}$"),
]
Flag = Annotated[
    bool,
    BeforeValidator(_of_form("true|false", "true or false")),
    Written(type=["boolean", "string"], pattern="^true$|^false$"),
]
