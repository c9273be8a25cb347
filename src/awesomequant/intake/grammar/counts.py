"""Numbers that an entry states, as people write them: citations and stars."""

import re
from collections.abc import Iterable
from dataclasses import replace

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.fields.values import number as number_in
from awesomequant.intake.grammar.entry_links import Found, Say
from awesomequant.intake.grammar.separators import Unit
from awesomequant.library.draft import Draft
from awesomequant.works.identifiers import repair

_NUMBER = r"([\d.,]{1,12}\s?[kw万萬만]?)"
# In "CVPR 2021 🔥 12" the year is no count; in "[2021 🔥]" it is one.
_BEFORE = rf"(?<![\d.,])(?:(?<=[\[(])|(?!(?:19|20)\d\d[.,]?\s)){_NUMBER}\s*"
_FIRE = re.compile(
    rf"{_BEFORE}(?::fire:|🔥)|\b(?:cited(?: by)?|citations?|cites):?\s*{_NUMBER}(?![\w-])"
    rf"|(?<![\w.-]){_NUMBER}\s*(?:citations?|cites)\b|(?::fire:|[🔥📈❝])\s*{_NUMBER}(?![\w.-])"
    rf"|(?:被引用?|引用|피인용|цитир\w*)(?:次数|数|횟수)?[:：]?\s*{_NUMBER}",
    re.IGNORECASE,
)
_STAR = re.compile(
    rf"{_BEFORE}(?::star:|⭐️?|★|stars\b)|(?::star:|⭐️?|★)\s*[:x×]?\s*{_NUMBER}(?![\w.-])",
    re.IGNORECASE,
)
# What one of these has: of most entries it is asked alone, for the two above try each digit.
_MAY_COUNT = re.compile("cit|star|⭐|★|fire|[🔥📈❝引인ц]", re.IGNORECASE)
_COMMENT = re.compile(r"<!--\s*citations?:?\s+([\d.]+k?)\s*-->")


def _stated(text: str) -> int | None:
    return number_in(text.strip(" .,+~>≈"))  # "cited by 12."


def citations(text: str) -> list[int]:
    """Return the counts of citations that a text states, each once, in order."""
    if not _MAY_COUNT.search(text):
        return []
    groups = [group for found in _FIRE.finditer(text) for group in found.groups() if group]
    groups += [found[1] for found in _COMMENT.finditer(text)]
    # "..🔥" has the form and no digit: full stops before a flame state no count.
    numbers = [number for group in groups if (number := _stated(group)) is not None]
    return list(dict.fromkeys(numbers))


def stars(text: str) -> list[tuple[int, int]]:
    """Return place and number of the counts of stars that a text states."""
    if not _MAY_COUNT.search(text):
        return []
    found = [(match.start(), _stated(match[1] or match[2])) for match in _STAR.finditer(text)]
    return [(at, number) for at, number in found if number is not None]


def with_counts(draft: Draft, unit: Unit, found: Found, say: Say) -> Draft:
    """Return the draft with the counts that its text states."""
    # As a reader sees it: in "([Citation](…): 29)" the label is a link's.
    text = "\n".join(flat.shown for flat, _ in unit.lines)
    counts = citations(text)
    for said in found.keyed(Role.CITATIONS):
        number = _stated(said)
        counts += [] if number is None else [number]
    if len(set(counts)) > 1:
        say(f"two citation counts, {counts[0]} and {counts[1]}; the first was kept")
    if counts:
        draft = replace(draft, citations=counts[0])
    for flat, _ in unit.lines:
        for at, number in stars(flat.text):  # they are of the code link before them
            before = [repair(link.url)[0] for link in flat.links(flat.text[:at] or " ")]
            draft = _starred(draft, number, before, say)
    for number in filter(None, map(_stated, found.keyed(Role.STARS))):
        draft = _starred(draft, number, [link.url for link in draft.code], say)
    return draft


def _starred(draft: Draft, number: int, before: Iterable[str], say: Say) -> Draft:
    known = set(before)
    owned = [link for link in draft.code if link.url in known]
    if not owned:
        say(f"{number} stars without a code link; they were left out")
        return draft
    starred = replace(owned[-1], stars=number)
    return replace(draft, code=tuple(starred if link is owned[-1] else link for link in draft.code))
