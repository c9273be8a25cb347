"""The places where a title may stand in a unit, and the one that it stands in."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from awesomequant.intake.formats.markdown.inline import (
    BOLD,
    BOLD_END,
    BREAK,
    EM,
    EM_END,
    MARK,
    PRIVATE,
    Code,
    Flat,
    Link,
)
from awesomequant.intake.formats.markdown.names import find, is_people, is_venue, split
from awesomequant.intake.formats.markdown.words import KEYS, is_generic, is_paper

FORMS = ("linked", "quoted", "bold", "emphasised", "plain")

_BOLD = re.compile(f"{BOLD}([^{BOLD_END}]+){BOLD_END}")
_EM = re.compile(f"{EM}([^{EM_END}]+){EM_END}")
_QUOTED = re.compile(r"[\"“«「]([^\"“”»」\n]{8,400})[\"”»」]|``(.{8,400}?)''")
_LEADING = re.compile(
    rf"(?:\s|{MARK}|\([^()]{{0,60}}\)(?=\s|\*|[{BOLD}{EM}])|[|,.:;·•–—-]|\[[^\[\]]{{0,200}}\]"
    rf"|【[^【】]{{0,80}}】|:\w+:|\d+[.)]\s)+"
)
_END = re.compile(
    rf"{MARK}|{BREAK}|[\[【]|<!--|[{BOLD}{EM}]|\s[|–—-]\s+(?=\W*$)|\s(?=\()?(?=\(\s*{MARK})"
)
_YEAR_PAREN = re.compile(r"\s*[(\[]([^()\[\]]{0,60})[)\]]\s*[.,]?\s*$")
_NUMBERED = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:)]\s+|^\s*\[\d{1,4}\]\s*")
_SENTENCES = re.compile(r"[a-z)]{3}[.?!] +[A-Z]|\d[a-z]?\)[.:]? +[A-Z]")
_DATED = re.compile(r"(.{3,2000}?)\s*\(((?:19|20)\d\d)[a-z]?\)\s*[.,:]?\s+")
_DECORATION = re.compile(r"(:[a-z_0-9+-]+:|[\U0001f300-\U0001faff☀-➿⭐️])+")


class Title(NamedTuple):
    """A title, where it stands in the unit's text, the form it has, the link that it is."""

    text: str
    start: int
    end: int
    form: str
    link: Link | None = None


def candidates(flat: Flat) -> dict[str, Title]:
    """Return what could be the title of a unit, one candidate for each form."""
    linked = (
        Title(link.label, at, at + 1, "linked", link)
        for at, link in _links(flat)
        if is_title(link.label)
    )
    quoted = (
        Title(text, found.start(), found.end(), "quoted", _link_in(flat, found[0]))
        for found in _QUOTED.finditer(flat.text)
        if is_title(text := flat.plain(found[1] or found[2]))
    )
    spans = (_span(flat, _BOLD, "bold"), _span(flat, _EM, "emphasised"))
    found = (next(linked, None), next(quoted, None), *spans, _plain(flat))
    return {title.form: title for title in found if title}


def _links(flat: Flat) -> Iterator[tuple[int, Link]]:
    """Yield the links of a text that are no pictures, with where they stand."""
    for at, char in enumerate(flat.text):
        mark = flat.marks.get(char) if char >= "\ue000" else None
        if isinstance(mark, Link) and not mark.image:
            yield at, mark


def short_linked(flat: Flat) -> Title | None:
    """Return a link of one word as the title, for lists in which the title is a link mostly."""
    for at, link in _links(flat):
        if is_paper(link) and not is_generic(link.label):
            return Title(link.label, at, at + 1, "linked", link)
    return None


def short_plain(flat: Flat) -> Title | None:
    """Return what stands behind a leading link as the title, however short it is."""
    lead = _LEADING.match(flat.text)
    if not lead or not flat.links(lead[0]):
        return None
    end = _plain_end(flat, lead.end())
    text = flat.plain(flat.text[lead.end() : end])
    return Title(text, lead.end(), end, "plain") if any(map(str.isalnum, text)) else None


def whole(flat: Flat) -> Title | None:
    """Return the whole text of a cell as the title, however short: its column says what it is."""
    text = flat.plain(flat.text)
    is_word = sum(map(str.isalnum, text)) > 1 and not is_generic(text) and not flat.links()
    return Title(text, 0, len(flat.text), "plain") if is_word else None


def _span(flat: Flat, pattern: re.Pattern[str], form: str) -> Title | None:
    for found in pattern.finditer(flat.text):
        text = flat.plain(found[1])
        inside = flat.text[: found.start()].count("[") > flat.text[: found.start()].count("]")
        if is_title(text) and not inside and not KEYS.match(text) and not KEYS.match(f"{text}:"):
            return Title(text, found.start(), found.end(), form, _link_in(flat, found[1]))
    return None


def _link_in(flat: Flat, text: str) -> Link | None:
    """Return the link that a span is, where its whole text is one."""
    links = flat.links(text)
    return links[0] if len(links) == 1 and not PRIVATE.sub("", text).strip(' ".“”') else None


def _plain(flat: Flat) -> Title | None:
    """Return the first run of text that no bracket, link or line break cuts."""
    text = flat.text
    start = 0
    while start < len(text):
        lead = _LEADING.match(text, start)
        start = lead.end() if lead else start
        while start < len(text) and text[start] in (BOLD, BOLD_END, EM, EM_END):
            start += 1
        end = _plain_end(flat, start)
        title = flat.plain(text[start:end])
        is_short = len(title.split()) < 3 and not is_title(title)
        if (
            sum(map(str.isalpha, title)) > 3
            and not is_short
            and not (is_people(title) and not _SENTENCES.search(title))
        ):
            return _sentence(flat, start, end)
        start = max(end, start + 1)
    return None


def _plain_end(flat: Flat, start: int) -> int:
    """Return where a run of plain text ends; a code span inside a title does not end it."""
    for found in _END.finditer(flat.text, start + 1):
        mark = flat.marks.get(found[0])
        if not (isinstance(mark, Code) and flat.text[found.start() - 1 : found.start()] != "["):
            return found.start()
    return len(flat.text)


def _sentence(flat: Flat, start: int, end: int) -> Title:
    """Return the title of a run such as ``Title. Names. Venue 2020`` or ``Names. Title. Venue``."""
    dated = _DATED.match(flat.text[start:end])
    if dated and is_people(flat.plain(dated[1]), alone=True):
        start += dated.end()
    text = flat.text[start:end]
    cuts = [found.end() for found in re.finditer(r"(?<=[^\W\d_][\w)])[.?!](?=\s+[A-Z])", text)]
    if cuts and is_people(flat.plain(text[: cuts[0]])):
        start += cuts[0]
        text = text[cuts[0] :]
        cuts = [cut - cuts[0] for cut in cuts[1:]]
    for cut in cuts:
        rest = flat.plain(text[cut:])
        if is_people(rest.partition(". ")[0]) or (find(rest).year and len(rest.split()) <= 8):
            text = text[:cut]
            break
    else:
        text = _before_venue(flat, text)
    return Title(flat.plain(text), start, start + len(text), "plain")


def _before_venue(flat: Flat, text: str) -> str:
    """Cut ``, CVPR 2020`` and ``, Names, CVPR 2020`` off the end of a run."""
    if not find(text[-60:]).year and "et al" not in text:
        return text
    for found in re.finditer(r"[,.]\s+|\s+[-–—]\s+|\s+\(", text):
        rest = flat.plain(text[found.end() :])
        names, venue = split(rest, alone=True)
        says = find(venue if names else rest)
        is_short = len((venue if names else rest).split()) <= 6
        if is_short and says.year and (names or (says.venue and is_venue(says.venue))):
            return text[: found.start()]
    return text


def is_title(text: str) -> bool:
    """Return whether a text can be a title: words that are no label, no venue, no list of names."""
    words = text.split()
    if text.startswith(("http:", "https:", "www.")):
        return False
    if not words or sum(map(str.isalpha, text)) < 4 or is_generic(text):
        return False
    if len(words) <= 4 and (is_venue(text) or find(text).year) and not re.search(r"[a-z]{4}", text):
        return False
    return len(words) > 1 or len(text) >= 9 or not text.isascii()


def trimmed(title: str) -> tuple[str, str]:
    """Return a title without decoration, number and final full stop, and what stood in brackets."""
    text = _NUMBERED.sub("", _DECORATION.sub(" ", title)).strip(" ,;:·|*")
    aside = ""
    found = _YEAR_PAREN.search(text)
    if found and (find(found[1]).year or is_venue(found[1])) and len(text) - len(found[0]) > 8:
        says = find(found[1])
        if says.year is None or says.venue is None or len(found[1].split()) <= 6:
            text, aside = text[: found.start()], found[1]
    text = " ".join(text.split()).strip(" ,;:")
    # Quotation marks that span a title go; other quotations are its own.
    is_quoted = text[:1] in ('"', "“") and text[-1:] in ('"', "”") and len(text) > 2
    if is_quoted and not set(text[1:-1]) & set('"“”'):
        text = text[1:-1]
    return text.removesuffix(".").rstrip(" ,"), aside
