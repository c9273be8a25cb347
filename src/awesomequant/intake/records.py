"""The fields of a record from a draft, with the vocabulary of the list and what it must learn."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from awesomequant.intake.joining import identified, identifiers
from awesomequant.language.signs import find_refused, visible
from awesomequant.library.author import plain, tidied
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import Library
from awesomequant.text import fold, one_line, slug
from awesomequant.works import kinds
from awesomequant.works.identifiers import UnsafeAddress, canonical
from awesomequant.works.kinds import Kind
from awesomequant.works.venues import Answer, Venues, is_preprint_server

# Say venues and tags in the words of the list; what it has no word for is proposed as one.

LONGEST = 80


@dataclass(slots=True)
class Word:
    """A word that the list lacks: its id, its name as written, its kind, other spellings met."""

    id: str
    name: str
    kind: str = "other"
    aliases: list[str] = field(default_factory=list)


class Vocabulary:
    """The words of a list, and those that an import adds to them."""

    def __init__(self, library: Library) -> None:
        """Begin with the words that the list has."""
        self.library = library
        self.venues: dict[str, Word] = {}
        self.tags: dict[str, Word] = {}
        self._resolver = Venues(library.venues.values())
        self._tag_ids: dict[str, str] = {}
        for tag in library.tags.values():
            for name in (tag.label, *tag.aliases, tag.id):
                self._tag_ids[_key(name)] = tag.deprecated or tag.id

    def venue(self, text: str, kind: str | None = None) -> Answer:
        """Return which venue a text names; one that the list lacks is known from then on."""
        answer = self._resolver.resolve(text, kind=kind)
        identity = answer.proposed_id
        if not identity or identity in self.library.venues:
            return answer
        word = self.venues.get(identity)
        if word is None:
            word = self.venues[identity] = Word(identity, answer.name, answer.kind)
            self._resolver.learn(word)
        elif not self._resolver.has(answer.name):
            if word.name == identity:
                word.name = answer.name
            elif answer.name not in (word.name, *word.aliases) and len(answer.name) <= LONGEST:
                word.aliases.append(answer.name)
        return answer

    def tag_ids(self, names: Iterable[str]) -> list[str]:
        """The ids of tags, each once; those that the list lacks are added to what it gets."""
        found: dict[str, None] = {}
        for name in names:
            identity = self._tag_ids.get(_key(name)) or slug(name)[:60].strip("-")
            if not identity:
                continue
            if identity not in self.library.tags and identity not in self.tags:
                self.tags[identity] = Word(identity, one_line(name)[:LONGEST])
            self._tag_ids.setdefault(_key(name), identity)
            found[identity] = None
        return list(found)[:30]


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(name)).strip() or name


def entries(words: Mapping[str, Word]) -> dict[str, dict[str, object]]:
    """Return venues that are new as the entries of ``venues.yaml``."""
    return {
        identity: {
            "name": word.name[:400],
            "kind": word.kind,
            **({"aliases": word.aliases} if word.aliases else {}),
        }
        for identity, word in sorted(words.items(), key=lambda item: fold(item[0]))
    }


# A draft as the fields of a record: addresses canonical, identifiers stated once.

# Where an entry names no venue: the service its link leads to, and what it is called.
_SERVICES = {"arxiv": "arXiv", "openreview": "OpenReview"}
_PRINTED = ("booktitle", "volume", "number", "pages", "publisher")
_OWN = ("fields", "aliases", "locked", "not_duplicate_of")


class Provenance(NamedTuple):
    """Where the counts of a source come from, and the ISO day on which they were true."""

    source: str
    day: str


class Fields(NamedTuple):
    """The fields of a record, and what was left out of it, a line each."""

    values: dict[str, Any]
    lost: list[str]


def year_of(draft: Draft) -> int | None:
    """Return the year: stated, else the one of a preprint's arXiv number."""
    if draft.year:
        return draft.year
    number = next((one.id for one in identifiers(draft) if one.scheme == "arxiv"), "")
    digits = number.rpartition("/")[2][:2]
    is_preprint = not draft.venue or is_preprint_server(draft.venue)
    if not digits.isdigit() or not is_preprint:
        return None
    return int(digits) + (1900 if int(digits) > 90 else 2000)  # noqa: PLR2004 -- arXiv began in 1991


def fields(draft: Draft, vocabulary: Vocabulary, provenance: Provenance) -> Fields:
    """Return the record that a draft comes to; words are those of the list."""
    lost: list[str] = []
    strong = {found.scheme: found.id for found in identifiers(draft)}
    url = _address(draft.url, lost)
    named = identified(url)
    is_told = bool(
        named and named.scheme in ("arxiv", "doi") and strong.get(named.scheme) == named.id
    )
    if find_refused(draft.title) is not None:
        lost.append("its title held invisible characters, which were left out")
    venue = _venue(draft, strong, vocabulary)
    stated = kinds.stated(draft.more.get("type", Kind.OTHER), venue.kind if venue.name else None)
    values = {
        "title": _clean(draft.title),
        "also_titled": [_clean(title) for title in draft.more.get("also_titled", ())],
        "type": stated,
        "authors": plain(tidied(draft.authors)),
        "editors": plain(tidied(draft.more.get("editors", ()))),
        "venue": venue.proposed_id or None,
        "year": year_of(draft),
        "date": draft.more.get("date"),
        "tags": vocabulary.tag_ids(draft.tags),
        "url": None if is_told else url,
        "arxiv": strong.get("arxiv"),
        "doi": strong.get("doi"),
        "code": list(_code(draft, provenance, lost)),
        "links": list(_links(draft, strong, lost)),
        "citations": _citations(draft, provenance),
        "abstract": _prose(draft, "abstract", 10_000),
        "note": _prose(draft, "note", 2000),
        "bibtex_key": draft.more.get("bibtex_key"),
        "bibtex_type": _bibtex_type(draft, stated or kinds.from_venue_kind(venue.kind)),
        **{
            name: _clean(str(draft.more[name]))[:LONGEST] for name in _PRINTED if name in draft.more
        },
        **{name: draft.more[name] for name in _OWN if name in draft.more},
        "extra": {**_extra(draft), **_unsaid(draft, vocabulary)} or None,
        "added": draft.more.get("added", provenance.day),
    }
    # A source without any other venue named its publisher twice.
    if values.get("publisher") == _clean(draft.venue or ""):
        values["publisher"] = None
    if not (values["url"] or values["arxiv"] or values["doi"]):
        _borrow(values, lost)
    return Fields(values, lost)


def _borrow(values: dict[str, Any], lost: list[str]) -> None:
    """Return a record that names no paper the address of its page or its code."""
    others = [*values["links"], *values["code"]]
    if others:
        values["url"] = others[0]["url"]
        lost.append(f"it links no paper; its address is that of its '{others[0]['label']}'")


def _clean(text: str) -> str:
    return one_line(visible(text.replace("\u2028", " ")))


def _prose(draft: Draft, name: str, longest: int) -> str | None:
    text = draft.more.get(name)
    return _clean(text)[:longest] if isinstance(text, str) and text.strip() else None


def _address(written: str | None, lost: list[str]) -> str | None:
    """Return the canonical address, or None and why it is none."""
    try:
        return canonical(written) if written else None
    except UnsafeAddress as error:
        lost.append(f"the address '{written}' was left out: {error}")
        return None


def _venue(draft: Draft, strong: dict[str, str], vocabulary: Vocabulary) -> Answer:
    """Return the venue that an entry names, else the service that its identifier is of."""
    kind = draft.more.get("type")
    answer = vocabulary.venue(_clean(draft.venue or ""), kinds.venue_kind(kind) if kind else None)
    service = next((name for scheme, name in _SERVICES.items() if scheme in strong), "")
    return answer if answer.name else vocabulary.venue(service)


def _extra(draft: Draft) -> dict[str, str]:
    """Return what the source says and no field of a record holds, by its own name."""
    said = {name: _clean(str(text))[:10_000] for name, text in draft.more.get("extra", {}).items()}
    return {name[:LONGEST]: text for name, text in said.items() if name.strip() and text}


def _unsaid(draft: Draft, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the venue as written where that says more than an id: "Oral", a workshop's name."""
    written = _clean(draft.venue or "")
    answer = vocabulary.venue(written)
    says_more = answer.note or answer.parent or not answer.name
    return {"venue": written} if written and says_more else {}


def _bibtex_type(draft: Draft, kind: Kind) -> str | None:
    """Return the BibTeX type of an entry where its kind alone would not say the same."""
    stated = str(draft.more.get("bibtex_type", ""))
    form = kinds.FORMS.get(kind, kinds.FORMS[Kind.OTHER])  # our JSON may state any type
    is_usual = stated in (form.bibtex, form.biblatex, "conference")
    return None if is_usual or kinds.from_bibtex(stated) is not kind else stated or None


def _code(draft: Draft, provenance: Provenance, lost: list[str]) -> Iterator[dict[str, Any]]:
    stated = {link["url"]: link.get("stars") for link in draft.more.get("code", ())}
    for link in draft.code:
        if url := _address(link.url, lost):
            stars = stated.get(link.url) or _measure(link.stars, provenance)
            label = _label(link, "code")
            yield {"url": url, "label": None if label == "code" else label, "stars": stars}


def _links(draft: Draft, strong: dict[str, str], lost: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the other links but those that only repeat an identifier of the record."""
    for link in draft.links:
        url = _address(link.url, lost)
        found = identified(url)
        if url and not (
            found and found.scheme in ("arxiv", "doi") and strong.get(found.scheme) == found.id
        ):
            yield {"label": _label(link, "link"), "url": url}


def _label(link: DraftLink, otherwise: str) -> str:
    return _clean(link.label)[:LONGEST] or otherwise


def _citations(draft: Draft, provenance: Provenance) -> dict[str, Any] | None:
    stated = draft.more.get("citations")
    return stated if isinstance(stated, dict) else _measure(draft.citations, provenance)


def _measure(count: int | None, provenance: Provenance) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"count": count, "source": provenance.source, "as_of": provenance.day}
