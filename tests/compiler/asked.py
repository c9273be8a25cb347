"""Questions to each room of the engine, for plain values; Python answers them, and JavaScript."""

import re
import unicodedata

from awesomequant.language import tex
from awesomequant.language.bibtex import scan
from awesomequant.language.characters import composed, find_refused, shown, visible, without_debris
from awesomequant.language.markup import read as read_markup
from awesomequant.language.math import formulas, pieces
from awesomequant.language.plain import show
from awesomequant.text import fold, one_line, slug, squash, unbracketed
from awesomequant.works import letters
from awesomequant.works.author_likeness import agree, in_common
from awesomequant.works.identifiers import Identifier
from awesomequant.works.identifiers.address import canonical, comparison_key, repair, trim
from awesomequant.works.identifiers.recognise import identified, identify
from awesomequant.works.identity import Judgement, same_work
from awesomequant.works.kinds import Kind, from_bibtex, is_masters
from awesomequant.works.people import (
    parse_person,
    split_bibtex,
    split_people,
    written,
)
from awesomequant.works.people.bibtex_names import read_bibtex_name
from awesomequant.works.statement import Statement
from awesomequant.works.title_likeness import TitleComparison, compare_titles
from awesomequant.works.titles import Title


def texts(text: str) -> list[object]:
    """Ask what makes plain texts."""
    return [fold(text), squash(text), slug(text), one_line(text), unbracketed(text)]


def characters(text: str) -> list[object]:
    """Ask what sees characters."""
    return [visible(text), shown(text), without_debris(text), find_refused(text), composed(text)]


def of_tex(text: str) -> list[object]:
    """Ask what reads and writes TeX."""
    return [tex.read(text), tex.write(text), tex.title(text), tex.address(text)]


def in_ascii(text: str) -> str:
    """Ask what writes TeX for old programs."""
    return tex.ascii_only(tex.write(text))


def of_markup(text: str) -> object:
    """Ask what reads HTML."""
    return read_markup(text)


def of_math(text: str) -> list[object]:
    """Ask what finds formulas."""
    return [pieces(text), formulas(text), show(text)]


def of_bibtex(text: str) -> list[object]:
    """Ask the scanner of BibTeX."""
    found = scan(text)
    return [found]


def people(text: str) -> list[object]:
    """Ask what takes names apart."""
    named = [
        read_bibtex_name(name, lambda part: tex.read(part).text) for name in split_bibtex(text)
    ]
    person = parse_person(text) if text.strip() else None
    return [split_people(text), named, person and written(person)]


def names(one: str, other: str) -> list[object]:
    """Ask what compares people."""
    first, second = split_people(one), split_people(other)
    pairs = [agree(a, b) for a in first.people[:3] for b in second.people[:3]]
    return [pairs, in_common(first, second)]


def title(text: str) -> list[object]:
    """Ask what takes titles apart."""
    it = Title(text)
    return [
        it.key, it.parts, it.sign, it.marks, it.content, it.stems, it.numbers, it.row, it.place,
        it.issue, it.about, it.is_survey, it.is_specific, it.is_generic, it.is_coined, it.is_short_form,
        it.without_name,
    ]  # fmt: skip


def titles(one: str, other: str) -> TitleComparison:
    """Ask how like two titles are."""
    return compare_titles(Title(one), Title(other))


def ratio(one: str, other: str) -> list[float]:
    """Ask how many letters two texts share."""
    return [letters.ratio(one, other), letters.ratio(one, other, score_cutoff=80)]


def near(one: str, others: list[str]) -> list[int]:
    """Ask which words are near one."""
    return [*letters.nearest(one, others, 0.6)]


def address(text: str) -> list[object]:
    """Ask what reads addresses and identifiers."""
    return [trim(text), repair(text), identified(text)]


def canonical_address(text: str) -> list[str]:
    """Ask for the one form of an address."""
    found = canonical(text)
    return [found, comparison_key(found)]


def identifier(text: str) -> Identifier | None:
    """Ask for the identifier in a text, or why there is none."""
    return identify(text)


def kinds(kind: str, one: str, other: str) -> list[object]:
    """Ask what kind of work an entry is."""
    fields = {"journal": one, "note": other, "howpublished": other, "type": one}
    return [from_bibtex(kind, fields), from_bibtex(kind, {"booktitle": other}), is_masters(one)]


def works(first: list[str], second: list[str]) -> Judgement:
    """Ask whether two statements are of one work: title, people, address, year, venue."""
    return same_work(_statement(first), _statement(second))


def _statement(given: list[str]) -> Statement:
    named, by, where, year, venue = given
    found = identified(where)
    return Statement(
        title=named,
        identifiers=(found,) if found else (),
        people=split_people(by).people,
        year=int(year) if year else None,
        venue=venue or None,
        kind=Kind.ARTICLE if venue else None,
    )


def letter(char: str) -> list[object]:
    """Ask what a character is."""
    return [
        char.lower(), char.upper(), char.casefold(), char.title(), f"x{char}".title(),
        char.isalpha(), char.isalnum(), char.isdecimal(), char.isdigit(), char.isspace(),
        char.isupper(), char.islower(), char.istitle(), char.isprintable(), fold(char),
        bool(unicodedata.combining(char)), unicodedata.combining(char) < _ABOVE,
        int(char) if char.isdecimal() else None, bool(re.search(r"\w", char)),
        bool(re.search(r"\d", char)), bool(re.search(r"\s", char)), bool(re.search(r".", char)),
        bool(re.search(r"\bx\b", f"x{char}")), f"{char!r}", char.strip(), char.split(),
    ]  # fmt: skip


_ABOVE = 230
