"""What a query asks for: words, phrases, what is to be left out, fields; ``query.js`` reads alike.

``tests/vectors/queries.json`` holds the two together.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from awesomequant.site.search.pasted import keys_of
from awesomequant.site.search.stems import stem
from awesomequant.site.search.tokenise import compounds, is_cjk, words

# Words that no search should fail for, left out where others stand beside them.
_COMMON = frozenset((
    "a", "about", "an", "and", "are", "as", "at", "be", "by", "can", "do", "for", "from", "how",
    "in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "this", "to", "via",
    "we", "what", "with",
))  # fmt: skip
_LONGEST = 2000  # signs of a query: a pasted abstract has 1,500
_MOST = 40  # words and compounds of a query that are looked for; a pasted abstract has 200
_PART = re.compile(
    r"""(?P<not>(?<!\S)[-\u2212](?![0-9]+(?:[.,][0-9]+)?(?:\s|$)))?(?:(?<!\w)(?P<field>author|venue|year|tag|benchmark|has):)?"""
    r"""(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]|(?P<plain>[^\s"“”„«]+))""",
    re.IGNORECASE,
)
_YEARS = re.compile(r"([0-9]{4})?(\.\.|-|\u2013)?([0-9]{4})?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# CVPR2020 and CVPR'20 are a name and a year, where no paper has the two as one.
_DATED = re.compile(r"([^\W\d_]{3,})((?:19|20)[0-9]{2}|[0-3][0-9])")
_NUMBER = re.compile(r"[0-9][0-9.]*")
_DIGIT = re.compile("[0-9]")
_END = 9999
# What ``has:`` knows: facets, of which a paper has any answer.
HAS = frozenset(("code", "results"))
_NAMED = frozenset(("tag", "venue", "benchmark"))  # fields that ask for a value of a facet
_YEAR_DIGITS = 4
_SMALL_NUMBER = re.compile(r"[0-9]{1,2}")  # it belongs to the word before it: LLaMA 2
_PAIR = 2


Synonyms = tuple[tuple[str, ...], ...]


class Unit(NamedTuple):
    """Words that must be there together: a word, a compound, a phrase, or the name of an author.

    ``joined`` is how a compound is written as one.  Of a ``strict`` one (``4-bit``) the words count
    only side by side; so those of a ``phrase``.  Of ``parts`` each must be there, or one of
    ``others``, which mean the same.
    """

    words: tuple[str, ...]
    joined: str = ""
    strict: bool = False
    phrase: bool = False
    author: bool = False
    parts: tuple["Unit", ...] = ()
    others: tuple["Unit", ...] = ()

    @property
    def name(self) -> str:
        """What a paper or a person would be called by it."""
        return self.joined or "".join(self.words)


class Field(NamedTuple):
    """What a paper must have, or must not have where it is ``denied``.

    ``years`` are the first and the last, 0 and 9999 where that is open.
    """

    name: str
    value: str = ""
    years: tuple[int, int] = (0, 0)
    denied: bool = False


class Query(NamedTuple):
    """What a query asks for.

    ``keys`` are those of `pasted`; ``name`` is what a paper would be called by all words but for
    the year; ``joined`` two words as one, which they may be elsewhere: smooth quant.
    """

    units: tuple[Unit, ...] = ()
    without: tuple[Unit, ...] = ()
    fields: tuple[Field, ...] = ()
    keys: tuple[str, ...] = ()
    name: str = ""
    joined: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: it has no word, but perhaps signs."""
        return not any((self.units, self.without, self.fields, self.keys))


def read(text: str, synonyms: Synonyms = ()) -> Query:
    """Read a query; ``synonyms`` are groups of words and phrases that mean the same."""
    text = text[:_LONGEST]
    if keys := keys_of(text):
        # What looks like the name of a repository may be two words.
        is_name = all(key.startswith("//") for key in keys) and "/" in text and "." not in text
        return Query(keys=tuple(keys), units=_plain(text) if is_name else ())
    query, run, units = Query(), list[str](), list[Unit]()

    def end_run() -> None:
        units.extend(_plain(" ".join(run)))
        run.clear()

    for found in _PART.finditer(_spaced(text, synonyms)):
        name, phrase, plain = (found[part] or "" for part in ("field", "phrase", "plain"))
        value, is_denied = phrase or plain, bool(found["not"])
        field = _field(name.lower(), value, is_denied=is_denied) if name else None
        more: tuple[Unit, ...] = ()
        if field:
            query = query._replace(fields=(*query.fields, field))
        elif name.lower() == "author" and words(value):
            more = (Unit(tuple(words(value)), phrase=bool(phrase), author=True),)
        elif found["phrase"] is not None:
            more = (Unit(tuple(words(value)), phrase=True),) if words(value) else ()
        elif is_denied:
            more = _plain(f"{name}:{value}" if name else value)
        else:
            run.append(found[0])
        if is_denied:
            query = query._replace(without=(*query.without, *more))
        elif more:
            end_run()
            units += more
    end_run()
    telling = [one for one in units if one.joined or one.phrase or one.author
               or one.words[0] not in _COMMON]  # fmt: skip
    every, units = units, (telling or units)[:_MOST]
    named = [one for one in every if not one.author]
    undated = [one for one in named if not is_year(one)] or named
    pair = [(len(one.words), one.phrase, one.author) for one in every] == [(1, False, False)] * 2
    return query._replace(
        units=_with_others(units, synonyms),
        name="".join(one.name for one in undated),
        joined="".join(one.name for one in every) if pair else "",
    )


def is_year(unit: Unit) -> bool:
    """Return whether a unit is a year, which is no part of what a paper or a person is called."""
    return len(unit.words) == 1 and _YEAR.fullmatch(unit.words[0]) is not None


def _spaced(text: str, synonyms: Synonyms) -> str:
    """Return a text with blanks around names in scripts that have none between words."""
    known = (name for group in synonyms for name in group if is_cjk(name))
    names = "|".join(re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name)))
    return re.sub(names, r" \g<0> ", text) if names and not text.isascii() else text


def _field(name: str, value: str, *, is_denied: bool) -> Field | None:
    """Return what a field asks for; None where the value is none of that field."""
    if (name == "has" and value.lower() in HAS) or (name in _NAMED and value):
        return Field(name, value, denied=is_denied)
    years = _YEARS.fullmatch(value) if name == "year" else None
    if years and (years[1] or years[3]):
        first = int(years[1] or 0)
        span = first, int(years[3] or (_END if years[2] else first))
        return Field(name, value, span, denied=is_denied)
    return None


def _plain(text: str) -> tuple[Unit, ...]:
    """Return the words and compounds of a text without signs of a query."""
    units = [_compound(pieces) for pieces in compounds(text)]
    found: list[Unit] = []
    for at, unit in enumerate(units):
        word = unit.words[0]
        before = found[-1] if found else None
        if before and not before.joined and not unit.joined:
            first = before.words[0]
            # 4 bit is 4-bit; LLaMA 2 is one thing, but not 2021, nor the 8 of 8 bit.
            is_bits = (
                _NUMBER.fullmatch(first) and not _YEAR.fullmatch(first) and stem(word) == "bit"
            )
            ends_in = at + 1 < len(units) and stem(units[at + 1].words[0]) == "bit"
            is_number = _SMALL_NUMBER.fullmatch(word) and not ends_in
            if is_bits or (is_number and first.isalpha() and first not in _COMMON):
                found[-1] = _compound([first, word])
                continue
        found.append(unit)
    return tuple(found)


def _compound(pieces: Sequence[str]) -> Unit:
    cut = tuple(word for piece in pieces for word in words(piece))
    dated = _DATED.fullmatch("".join(pieces))
    others: tuple[Unit, ...] = ()
    if dated and len(pieces) <= _PAIR:
        year = dated[2] if len(dated[2]) == _YEAR_DIGITS else f"20{dated[2]}"
        others = (Unit((dated[1], year)),)
    if len(pieces) == 1:
        return Unit(cut, others=others)
    is_strict = any(len(word) == 1 or _DIGIT.search(word) for word in cut)
    return Unit(cut, "".join(pieces), strict=is_strict, others=others)


def _with_others(units: Sequence[Unit], synonyms: Synonyms) -> tuple[Unit, ...]:
    """Return units where what has another name is found by that too; the longest names first."""
    named = _named(synonyms)
    found: list[Unit] = []
    at = 0
    while at < len(units):
        end = len(units) if named else at
        while end > at:
            parts = units[at:end]
            is_plain = not any(part.phrase or part.author for part in parts)
            if is_plain and (others := named.get(_form(parts))):
                cut = tuple(word for part in parts for word in part.words)
                joined = parts[0].joined if len(parts) == 1 else ""
                found.append(Unit(cut, joined, parts=tuple(parts), others=others))
                break
            end -= 1
        else:
            found.append(units[at])
            end = at + 1
        at = end
    return tuple(found)


@lru_cache(maxsize=8)  # of 90 groups it takes as long as 200 papers
def _named(synonyms: Synonyms) -> dict[str, tuple[Unit, ...]]:
    """Return the other names of each name, by what its ways to be written have in common."""
    found: dict[str, dict[str, Unit]] = {}
    for group in synonyms:
        those = {_form(units): _one(units) for units in map(_plain, group)}
        for form in those:
            others = found.setdefault(form, {})
            for other, unit in those.items():
                if other != form:
                    others.setdefault(other, unit)
    return {form: tuple(others.values()) for form, others in found.items()}


def _form(units: Iterable[Unit]) -> str:
    """Return what two ways to write a name have in common: post-training and post training."""
    return "".join(stem(word) for unit in units for word in unit.words)


def _one(units: Sequence[Unit]) -> Unit:
    if len(units) == 1:
        return units[0]
    return Unit(tuple(word for unit in units for word in unit.words), parts=tuple(units))
