"""What a draft says of its work, as `works.identity` compares it with what others say."""

from collections.abc import Callable
from typing import TypeVar

from awesomequant.language.plain import show
from awesomequant.library.draft import Draft
from awesomequant.text import fold
from awesomequant.works.identifiers import (
    BadIdentifier,
    Identifier,
    UnsafeAddress,
    canonical,
    identified,
    parse_arxiv,
    parse_doi,
)
from awesomequant.works.kinds import Kind, from_venue_kind, venue_kind
from awesomequant.works.people.stated import people
from awesomequant.works.statement import OF_THE_WORK, Statement
from awesomequant.works.titles import is_only_an_id
from awesomequant.works.venues import Venues, is_preprint_server

T = TypeVar("T")

_KINDS = {str(kind): kind for kind in Kind}
_PRINTED = ("pages", "volume", "number", "edition", "publisher")


def sound(read: Callable[[str], T | None], text: str | None) -> T | None:
    """Return what ``read`` makes of a stranger's id or address; None where it is none or broken."""
    try:
        return read(text) if text else None
    except (BadIdentifier, UnsafeAddress):
        return None


def _addresses(draft: Draft) -> list[str]:
    """Return the addresses of the work itself: its own, and further ones such as its DOI's."""
    further = [link.url for link in draft.links if fold(link.label) in OF_THE_WORK]
    return [url for url in (draft.url, *further) if url]


def identifiers(draft: Draft) -> list[Identifier]:
    """Return the strong identifiers of a draft: stated, or hidden in the addresses of its paper."""
    found = [sound(parse_arxiv, draft.arxiv), sound(parse_doi, draft.doi)]
    found += map(identified, _addresses(draft))
    by_scheme: dict[str, Identifier] = {}
    for one in found:
        if one and one.strong:
            by_scheme.setdefault(one.scheme, one)
    return list(by_scheme.values())


def statement_of(draft: Draft, venues: Venues | None = None) -> Statement:
    """Return what an entry says of its work, its venue in the words of a list where it has it."""
    more = draft.more
    venue, is_preprint = draft.venue, False
    kind = _KINDS.get(str(more.get("type", "")))
    if venues and venue:
        answer = venues.resolve(venue, kind=kind and venue_kind(kind))
        venue, is_preprint = answer.id or answer.name, answer.kind == "preprint"
        kind = kind or from_venue_kind(answer.kind)
    elif venue:
        is_preprint = is_preprint_server(venue)
    # A record that names no paper borrows the address of its page or its code.
    borrowed = [link.url for link in (*draft.links, *draft.code)][:1]
    addresses = [sound(canonical, url) for url in _addresses(draft) or borrowed]
    named = people(draft.authors)
    return Statement(
        # Two works without a title are no namesakes because both are called "arXiv:…".
        title="" if is_only_an_id(draft.title) else show(draft.title),
        also_titled=tuple(map(show, more.get("also_titled", ()))),
        identifiers=tuple(identifiers(draft)),
        addresses=tuple(filter(None, addresses)),
        people=named,
        others=len(named) < len(draft.authors),
        year=draft.year,
        kind=kind,
        venue=venue,
        is_preprint=is_preprint,
        **{name: str(more[name]) for name in _PRINTED if more.get(name)},
    )
