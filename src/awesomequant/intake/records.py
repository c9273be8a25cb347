"""The fields of a record from a draft, with the vocabulary of the list and what it must learn."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from awesomequant.intake.grammar.labels import is_filler
from awesomequant.intake.grammar.venues import standing
from awesomequant.intake.said import identifiers
from awesomequant.language.characters import find_refused, visible
from awesomequant.library.author import MOST_AUTHORS, people, plain, tidied
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.text import fold, one_line, slug
from awesomequant.works import kinds
from awesomequant.works.identifiers import UnsafeAddress, canonical, identified
from awesomequant.works.kinds import Kind
from awesomequant.works.venues import Answer, Venues, is_preprint_server

# The longest label, and the most tags, that a record may have.
LONGEST, _MOST_TAGS = 80, 30
# Where an entry names no venue: the service its link leads to, and what it is called.
_SERVICES = {"arxiv": "arXiv", "openreview": "OpenReview"}
_PRINTED = ("booktitle", "volume", "number", "pages", "publisher")
_OWN = ("known_as", "notices", "fields", "aliases", "locked", "not_duplicate_of")
NO_KIND = "other"  # what a venue is of which nobody has said more


@dataclass(slots=True)
class Word:
    """A word that the list lacks: its id, its name as written, its kind, other spellings met.

    Of a tag that is made of a heading, ``parent`` is the id of the tag that it is a part of, and
    ``place`` where the heading stands among those of the source.
    """

    id: str
    name: str
    kind: str = NO_KIND
    aliases: list[str] = field(default_factory=list)
    parent: str | None = None
    place: int = 0


class Vocabulary:
    """The words of a list, and those that an import adds to them."""

    def __init__(self, library: Library) -> None:
        """Begin with the words that the list has."""
        self.library = library
        self.venues: dict[str, Word] = {}
        self.tags: dict[str, Word] = {}
        # Venues of which the list does not know what they are, and what a source says of them.
        self.kinds: dict[str, str] = {}
        self._resolver = Venues(library.venues.values())
        self._tag_ids: dict[str, str] = {}
        for tag in library.tags.values():
            # Whoever writes a tag that was given up means the one that took its place.
            for name in (tag.label, *tag.aliases, tag.id):
                self._tag_ids[_key(name)] = tag.deprecated or tag.id

    def venue(self, text: str, kind: str | None = None) -> Answer:
        """Return which venue a text names; one that the list lacks is known from then on.

        ``kind`` is what its source states: it holds for a venue that was met without one before.
        """
        answer = self._resolver.resolve(text, kind=kind)
        identity = answer.proposed_id
        says = kind if kind != NO_KIND else None
        if listed := self.library.venues.get(identity):
            if says and listed.kind == NO_KIND:
                self.kinds.setdefault(identity, says)
            return answer
        if not identity:
            return answer
        word = self.venues.get(identity)
        if word is None:
            word = self.venues[identity] = Word(identity, answer.name, answer.kind)
            self._resolver.learn(word)
        elif not self._resolver.has(answer.name):
            if word.name == identity:  # met by its acronym alone until now
                word.name = answer.name
            elif answer.name not in (word.name, *word.aliases) and len(answer.name) <= LONGEST:
                word.aliases.append(answer.name)
        if word.kind == NO_KIND and says:
            word.kind = says
        return replace(answer, kind=word.kind)

    def tag_ids(self, names: Iterable[str]) -> list[str]:
        """Return the ids of tags, each once; those that the list lacks are added to it."""
        found: dict[str, None] = {}
        for name in names:
            identity = self._tag_ids.get(_key(name)) or slug(name)[:60].strip("-")
            if not identity:
                continue
            if identity not in self.library.tags and identity not in self.tags:
                self.tags[identity] = Word(identity, one_line(name)[:LONGEST])
            self._tag_ids.setdefault(_key(name), identity)
            found[identity] = None
        return list(found)[:_MOST_TAGS]


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(name)).strip() or name


class Provenance(NamedTuple):
    """Where the counts of a source come from, and the ISO day on which they were true."""

    source: str
    day: str


# The fields of a record, and what was left out of it, a line each.
Fields = tuple[dict[str, Any], list[str]]


def year_of(draft: Draft) -> int | None:
    """Return the year: stated, else the one of a preprint's arXiv number."""
    if draft.year:
        return draft.year
    number = next((one.id for one in identifiers(draft) if one.scheme == "arxiv"), "")
    digits = number.rpartition("/")[2][:2]
    is_preprint = not draft.venue or is_preprint_server(draft.venue)
    if not digits.isdecimal() or not is_preprint:
        return None
    return int(digits) + (1900 if int(digits) > 90 else 2000)  # noqa: PLR2004 -- arXiv began in 1991


def fields(draft: Draft, vocabulary: Vocabulary, provenance: Provenance) -> Fields:
    """Return the record that a draft comes to; words are those of the list.

    Addresses are canonical, and an identifier is stated once: as itself where a record has a field
    for it, else by the address that holds it.
    """
    lost: list[str] = []
    more = draft.more
    strong = {found.scheme: found.id for found in identifiers(draft)}
    if find_refused(draft.title) is not None:
        lost.append("its title held invisible characters, which were left out")
    url, code, links = _addresses(draft, strong, provenance, lost)
    if (named := len(people(draft.authors))) > MOST_AUTHORS:
        lost.append(f"it names {named} authors; the first {MOST_AUTHORS} were kept, and 'et al.'")
    written, kind = _clean(draft.venue or ""), more.get("type")
    venue_kind = kinds.venue_kind(kind) if kind else None
    if kind is None and more.get("volume") and more.get("number"):
        venue_kind = "journal"  # nothing else is bound in numbered issues
    venue = vocabulary.venue(written, venue_kind)
    extra = {name: _clean(str(text))[:10_000] for name, text in more.get("extra", {}).items()}
    # Where the venue as written says more than an id ("Oral", a workshop's name), it is kept.
    is_id = written in vocabulary.library.venues
    is_alone = bool(venue.name) and not venue.parent and is_filler(venue.note)
    stood = standing(venue.note) if is_alone else ""
    if stood:  # where it stands by itself, "ICLR, oral", a reader has told it apart
        extra.setdefault(stood, venue.note)
    elif written and not is_id and (venue.note or venue.parent or not venue.name):
        extra["series" if kind is Kind.BOOK else "venue"] = written
    # The number of a journal is the list's, which states it once for all its papers.
    listed = vocabulary.library.venues.get(venue.proposed_id or "")
    for name in ("issn", "ISSN"):
        if listed and listed.issn and extra.get(name) == listed.issn:
            del extra[name]
    # "arXiv" is where it can be read: better than a record that appeared nowhere.
    if not venue.name:
        service = next((name for scheme, name in _SERVICES.items() if scheme in strong), "")
        venue = vocabulary.venue(service)
    # Where an entry of BibTeX is of a workshop by the name of its volume alone, the list knows
    # better: SLT, the Spoken Language Technology Workshop, is a conference.
    is_named_so = kind is Kind.WORKSHOP and "bibtex_type" in more
    if is_named_so and listed and listed.kind == "conference" and "orkshop" in listed.name:
        kind = Kind.CONFERENCE
    stated = kinds.stated(kind or Kind.OTHER, venue.kind if venue.name else None)
    # A type of BibTeX is kept where the kind of the work alone would not say the same.
    own, of_kind = str(more.get("bibtex_type", "")), stated or kinds.from_venue_kind(venue.kind)
    form = kinds.FORMS.get(of_kind, kinds.FORMS[Kind.OTHER])  # our JSON may state any type
    is_usual = own in (form.bibtex, form.biblatex, "conference")
    counted = _measure(draft.citations, provenance)
    values = {
        "title": _clean(draft.title),
        "also_titled": [_clean(title) for title in more.get("also_titled", ())],
        "type": stated,
        "authors": plain(tidied(draft.authors)),
        "editors": plain(tidied(more.get("editors", ()))),
        "venue": venue.proposed_id or None,
        "year": year_of(draft),
        "date": more.get("date"),
        "tags": vocabulary.tag_ids(draft.tags),
        "url": url,
        "arxiv": strong.get("arxiv"),
        "doi": strong.get("doi"),
        "code": code,
        "links": links,
        "citations": more["citations"] if isinstance(more.get("citations"), dict) else counted,
        "abstract": _clean(str(more.get("abstract") or ""))[:10_000] or None,
        "note": _clean(str(more.get("note") or ""))[:2000] or None,
        "bibtex_key": more.get("bibtex_key"),
        "bibtex_type": own if own and not is_usual and kinds.from_bibtex(own) is of_kind else None,
        **{name: _clean(str(more[name]))[:LONGEST] for name in _PRINTED if name in more},
        **{name: more[name] for name in _OWN if name in more},
        "extra": {name[:LONGEST]: text for name, text in extra.items() if name.strip() and text}
        or None,
        "added": more.get("added", provenance.day),
    }
    # A source without any other venue named its publisher twice.
    if values.get("publisher") == written:
        values["publisher"] = None
    return values, lost


def _clean(text: str) -> str:
    return one_line(visible(text.replace("\u2028", " ")))


def _address(written: str | None, lost: list[str]) -> str | None:
    """Return the canonical address, or None and why it is none."""
    try:
        return canonical(written) if written else None
    except UnsafeAddress as error:
        lost.append(f"the address '{written}' was left out: {error}")
        return None


def _repeats(url: str, strong: dict[str, str]) -> bool:
    """Return whether an address only repeats what the record states as its arXiv id or DOI."""
    found = identified(url)
    return bool(found and found.scheme in ("arxiv", "doi") and strong.get(found.scheme) == found.id)


def _addresses(
    draft: Draft, strong: dict[str, str], provenance: Provenance, lost: list[str]
) -> tuple[str | None, list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the address of the work, its code and its further links; what is left out is told."""
    # A record needs an address that leads somewhere and harms nobody; the entry does not need one.
    url = _address(draft.url, lost)
    # The stars that our own JSON measured, else those that the entry states.
    measured = {link.get("url"): link.get("stars") for link in draft.more.get("code", ())}
    code: list[dict[str, Any]] = []
    for link in draft.code:
        if address := _address(link.url, lost):
            label = _clean(link.label)[:LONGEST]
            stars = measured.get(address) or _measure(link.stars, provenance)
            named = {"label": label} if label not in ("", "code") else {}
            code.append({"url": address, **named, **({"stars": stars} if stars else {})})
    links: list[dict[str, Any]] = [
        {"label": _clean(link.label)[:LONGEST] or "link", "url": address}
        for link in draft.links
        if (address := _address(link.url, lost)) and not _repeats(address, strong)
    ]
    if url and _repeats(url, strong):
        url = None
    elif not url and not strong.keys() & {"arxiv", "doi"} and (others := links + code):
        url, label = others[0]["url"], others[0].get("label", "code")
        lost.append(f"it links no paper; its address is that of its '{label}'")
    return url, code, links


def _measure(count: int | None, provenance: Provenance) -> dict[str, Any] | None:
    if count is None:
        return None
    return {"count": count, "source": provenance.source, "as_of": provenance.day}
