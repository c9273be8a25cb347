"""The account of an import: the words and addresses of a source, and which a list holds."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from awesomequant.intake.joining import address_key
from awesomequant.intake.said import sound
from awesomequant.language.markdown import visible
from awesomequant.text import compact, fold
from awesomequant.works.identifiers import identified

_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,600})\]\(\s*<?([^\s()<>]{1,2000}(?:\([^\s()]*\)[^\s()]*)?)"
)
_HREF = re.compile(
    r"<a\s[^<>]{0,2000}?href=[\"']?([^\"'\s<>]{1,2000})[^<>]*>(.{0,600}?)</a>", re.IGNORECASE
)
# Pictures aside: what a badge shows is counted anew, and one that stays is kept with its line.
_ADDRESS = re.compile(
    r"(!\[[^\[\]]{0,300}\]\(\s*<?|src=[\"']?)?(https?://[^\s()<>\"'|\]`]{1,2000}"
    r"(?:\([^\s()]{0,300}\)[^\s()<>\"'|\]`]{0,2000})?)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\W_]*([^\W\d_][\w /&-]{1,24}?)[\s*_]*[:\uff1a]")
_GLUED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)|([^\W\d_]{2,})(\d{2,4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_DAY = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
# The number in front of an entry is its place in the order, which is kept: "[12]", "**(3)** …".
_NUMBERED = re.compile(r"[\s*_]*[\[(]\s{0,2}\d{1,4}\s{0,2}[\])][\s*_.:]*")
# What an entry says of its own form: names of its parts, and what stands between them.
_OF_FORM = frozenset(
    ("paper", "pdf", "link", "code", "title", "venue", "year", "date", "authors", "author", "and",
     "et", "al", "etal", "by", "in", "url", "abs", "arxiv", "doi", "the", "of")
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """How many words a source shows, how many of them a list holds, and the others by line.

    ``addresses`` are those that a list does not hold, by line too: a link is no word, and one
    behind words that are kept was lost without one.
    """

    total: int
    kept: int
    missing: Mapping[int, tuple[str, ...]]
    addresses: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def __str__(self) -> str:
        """Word the account as one line, with the first of what is not kept."""
        share = f"{100 * self.kept / self.total:.1f}".removesuffix(".0") if self.total else "100"
        if self.total > self.kept and share == "100":
            share = "99.9"  # all is all
        lost = [f"; not kept: {said}" for said in (_first_of(self.missing),) if said]
        lost += [f"; addresses not kept: {said}" for said in (_first_of(self.addresses),) if said]
        return f"words: {share} % of {self.total} kept{''.join(lost)}"

    def lost(self) -> Iterator[tuple[int, str]]:
        """Yield each line of which something is not kept, and what."""
        for line in sorted({*self.missing, *self.addresses}):
            yield line, " ".join((*self.missing.get(line, ()), *self.addresses.get(line, ())))


def _first_of(lost: Mapping[int, tuple[str, ...]], most: int = 3) -> str:
    lines = [f"line {line}: {' '.join(what)[:80]}" for line, what in lost.items()]
    more = f"; and {len(lines) - most} lines more" if len(lines) > most else ""
    return f"{'; '.join(lines[:most])}{more}"


def account_of(
    text: str,
    kept: Collection[int],
    holders: Mapping[int, "Holder"],
    everywhere: Collection[str],
    starts: Collection[int] = (),
) -> Words:
    """Return the account of a source's words.

    ``kept`` are the lines (from 1) that stand on a page as they were; ``holders`` what became of
    the entry on a line; ``everywhere`` are the words of headings that the list makes by itself;
    ``starts`` the first lines of entries, whose numbers are no words, as those of items are none.
    """
    total = held = 0
    missing: dict[int, tuple[str, ...]] = {}
    addresses: dict[int, tuple[str, ...]] = {}
    known = frozenset(everywhere)
    raw = text.splitlines()
    for at, shown in enumerate(visible(text).splitlines(), 1):
        begun = _NUMBERED.match(raw[at - 1].lstrip("-*+ \t")) if at in starts else None
        line = shown.replace(visible(begun[0]).strip(), "", 1) if begun else shown
        words = words_of(line)
        total += len(words)
        if at in kept:
            held += len(words)
            continue
        holder = holders.get(at)
        if gone := tuple(
            url for url in _addresses(raw[at - 1]) if not (holder and holder.has(url))
        ):
            addresses[at] = gone
        linked = set(holder.labels(raw[at - 1])) if holder else set()
        if holder and (label := _LABEL.match(line)):  # of a part of an entry: the name of a field
            linked |= set(words_of(label[1]))
        has = linked | holder.words if holder else known
        lost = tuple(
            word
            for word in words
            if word not in has
            # "iclr22", "18th" are held where their parts are.
            and not (
                (glued := _GLUED.fullmatch(word))
                and all(part in has for part in glued.groups() if part)
            )
        )
        held += len(words) - len(lost)
        if lost:
            missing[at] = lost
    return Words(total, held, missing, addresses)


def words_of(text: str) -> list[str]:
    """Return the words of a plain text, without case and accents."""
    return _WORD.findall(fold(text))


class Holder:
    """The words and addresses of the records that the entries of some lines became."""

    def __init__(self, values: Iterable[Any], besides: Iterable[str] = ()) -> None:
        """Take the values of the records, and what else the list says of them."""
        texts = [*besides, *(text for value in values for text in _texts(value))]
        self.words = {word for text in texts for word in words_of(text)} | _OF_FORM
        # A count of 1200 is written "1.2k".
        counts = [int(text) for text in texts if text.isdecimal() and len(text) < 10]  # noqa: PLR2004
        self.words |= {word for count in counts for word in words_of(compact(count))}
        # "Preprint'25"
        self.words |= {word[2:] for word in self.words if re.fullmatch(r"(?:19|20)\d\d", word)}
        for text in texts:
            for day in _DAY.finditer(text):  # "16 Jul 2022" is kept as 2022-07-16
                month = _MONTHS[int(day[2]) - 1] if 1 <= int(day[2]) <= len(_MONTHS) else ""
                self.words |= {month, month[:3], *(str(int(one)) for one in day.groups() if one)}
        self.addresses = {address_key(text) for text in texts if text.startswith("http")}
        self.addresses |= {_bare(text) for text in texts if "/" in text or "." in text}

    @classmethod
    def of(cls, holders: Iterable["Holder"]) -> "Holder":
        """Return what several hold together: the entries of one table, say."""
        whole = cls(())
        for one in holders:
            whole.words |= one.words
            whole.addresses |= one.addresses
        return whole

    def lacks(self, text: str) -> bool:
        """Return whether a text names an address, and none that a record has."""
        urls = [found[2] for found in _LINK.finditer(text)]
        urls += [found[1] for found in _HREF.finditer(text)]
        return bool(urls) and not any(self.has(url) for url in urls)

    def has(self, url: str) -> bool:
        """Return whether a record leads to an address."""
        # Of a publisher's page that is its DOI's the record has the DOI alone.
        found = sound(identified, url)
        keys = {address_key(url), _bare(url), found.id.lower() if found else ""}
        return not keys.isdisjoint(self.addresses)

    def labels(self, line: str) -> Iterator[str]:
        """Yield the words of a line that are the text of a link that a record has."""
        pairs = [(found[2], found[1]) for found in _LINK.finditer(line)]
        pairs += [(found[1], found[2]) for found in _HREF.finditer(line)]
        for url, label in pairs:
            if self.has(url):
                yield from words_of(visible(label))


def _addresses(line: str) -> Iterator[str]:
    for found in _ADDRESS.finditer(line):
        if not found[1]:  # "\\_" and "&amp;" are how Markdown and HTML write "_" and "&"
            yield unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", found[2])).rstrip(".,;:*_\\")


def _bare(url: str) -> str:
    """Return the id at the end of an address, as a record keeps those of arXiv and DOIs."""
    last = re.sub(r"^https?://[^/]*/(?:abs/|pdf/|html/)?|(?:v\d+)?(?:\.pdf)?$", "", url)
    return last.lower()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
        for key in value:
            yield str(key)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        yield str(value)
