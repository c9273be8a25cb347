"""Crossref: what publishers deposited for a DOI, its citations, retractions and corrections.

Fifty DOIs to a request at one request a second, the public pace since July 2026; unknown DOIs are
absent from a list.  Abstracts hold markup and are not free to reuse: they are left out.
"""

from urllib.parse import quote

from awesomequant.web.csl import facts_of
from awesomequant.web.facts import text
from awesomequant.web.reading import json_of
from awesomequant.web.values import (
    Answers,
    Broken,
    Reply,
    Request,
    Service,
    by_id,
    get,
    id_of,
    items,
)

SERVICE = Service(
    "crossref", "api.crossref.org", ("doi",), interval=1.0, batch=50, confirms=frozenset(("doi",)),
    tells={
        "work": 10, "people": 10, "year": 10, "doi": 10, "published": 10, "notices": 10,
        "citations": 30,  # of its members' works alone
    },
    title="Crossref", home="https://www.crossref.org/",
)  # fmt: skip
_RETRACTIONS = frozenset(("retraction", "withdrawal", "removal"))
_WORKS = "https://api.crossref.org/works"


def request(keys: tuple[str, ...]) -> Request:
    """Ask for works by DOI."""
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
    found: Answers = {}
    for work in works:
        key = keys.get((text(work.get("DOI"), "title") or "").lower())
        notices = []
        for notice in items(work, "updated-by"):
            kind = "retraction" if notice.get("type") in _RETRACTIONS else "correction"
            notices.append(f"{kind} {text(notice.get('DOI')) or ''}".strip())
        # Retraction Watch and the publisher may both have told of one notice.
        if key and (facts := facts_of(work, tuple(dict.fromkeys(notices)))).title:
            found[key] = facts
    return found
