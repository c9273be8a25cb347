"""Crossref: what publishers deposited for a DOI, its citations, retractions and corrections.

Fifty DOIs to a request at one request a second, the public pace since July 2026; unknown DOIs are
absent from a list.  Abstracts hold markup and are not free to reuse: they are left out.

By title it finds what publishers registered; ICLR, PMLR and the older NeurIPS never did.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Any
from urllib.parse import quote

from awesomequant.library.attribution import WitnessKind
from awesomequant.text import squash
from awesomequant.web.facts import Facts, count, from_csl, get, items, text
from awesomequant.web.reading import MOST_HITS, json_of, titled
from awesomequant.web.values import (
    TITLE,
    Answers,
    Broken,
    Reply,
    Request,
    Service,
    by_id,
    id_of,
    scheme_of,
)
from awesomequant.works.identifiers import identified
from awesomequant.works.notices import Said, is_day, of_crossref

SERVICE = Service(
    "crossref", "api.crossref.org", ("doi", "title"), interval=1.0, batch=50,
    sizes={"title": 1}, confirms=frozenset(("doi",)),
    tells={
        "work": 10, "people": 10, "year": 10, "doi": 10, "published": 10, "notices": 10,
        "citations": 30,  # of its members' works alone
    },
    by_title={"people": 34, "doi": 34},
    title="Crossref", home="https://www.crossref.org/", kind=WitnessKind.REGISTRY,
)  # fmt: skip
_WORKS = "https://api.crossref.org/works"
_SELECT = "select=DOI,title,subtitle,author,container-title,issued,type"
# What bears the title of a work and is none, or has the people of another thing.
_NO_WORK = frozenset((
    "component", "peer-review", "grant", "dataset", "journal", "journal-issue", "proceedings",
    "proceedings-series", "book-series", "reference-entry",
))  # fmt: skip


def request(keys: tuple[str, ...]) -> Request:
    """Ask for works by DOI, for one by the words of its title and whatever else fits."""
    if scheme_of(keys[0]) == TITLE:
        words = quote(id_of(keys[0]), safe="")
        return Request(f"{_WORKS}?query.bibliographic={words}&rows={MOST_HITS}&{_SELECT}", keys)
    if len(keys) == 1:
        return Request(f"{_WORKS}/{quote(id_of(keys[0]), safe='')}", keys)
    found = ",".join("doi:" + quote(id_of(key), safe="/") for key in keys if "," not in key)
    return Request(f"{_WORKS}?filter={found}&rows={len(keys)}", keys)


def parse(reply: Reply) -> Answers:
    """Return what was deposited for each DOI of the reply."""
    message = get(json_of(reply), "message")
    if not isinstance(message, dict):
        raise Broken("the reply holds no message")
    keys = by_id(reply.request.keys)
    works = items(message, "items") if "items" in message else [message]
    if scheme_of(reply.request.keys[0]) == TITLE:
        if "items" not in message:
            raise Broken("the reply holds no list of works")
        return titled(reply.request.keys[0], _found(works))
    found: Answers = {}
    for work in works:
        key = keys.get((text(work.get("DOI"), "title") or "").lower())
        notices = [said.text for one in items(work, "updated-by") if (said := _notice(one))]
        # Retraction Watch and the publisher may both have told of one notice.
        if key and (facts := from_csl(work, tuple(dict.fromkeys(notices)))).title:
            found[key] = facts
    return found


def _notice(update: dict[str, Any]) -> Said | None:
    """Return an update of a work as a notice; None for a new version, which is none."""
    kind = of_crossref(text(update.get("type")) or "")
    if kind is None:
        return None
    doi = identified(text(update.get("DOI"), "title") or "")
    parts = [count(get(update, "updated", "date-parts", 0, at)) for at in range(3)]
    day = "-".join(f"{one:02}" for one in takewhile(bool, parts) if one)
    # Of a year alone, and of a day that no calendar has, the record says nothing.
    return Said(
        kind,
        doi.id.lower() if doi and doi.scheme == "doi" else "",
        day if is_day(day) else "",
    )


def _found(works: list[dict[str, Any]]) -> Iterator[Facts]:
    """Yield the works of a search; a subtitle stands by itself there, or in the title as well."""
    for work in works:
        if str(work.get("type")) in _NO_WORK:
            continue
        facts = from_csl(work)
        subtitle = text(get(work, "subtitle", 0), "title")
        if facts.title and subtitle and squash(subtitle) not in squash(facts.title):
            facts = replace(facts, title=f"{facts.title}: {subtitle}")
        # A preprint's DOI is not that of a record which says where it was published.
        yield facts if facts.published else replace(facts, doi=None)
