"""Semantic Scholar: citations and what it knows of a work, 500 to a request, with a key.

Without a key it answers 429 at once (2026).  Replies keep the order of the question, with null for
the unknown; one malformed id, or none that is known, makes the whole question a 400.
"""

import json
from typing import Any

from awesomequant.web.facts import Facts, count, get, items, names, text, year
from awesomequant.web.reading import json_of
from awesomequant.web.values import (
    Answers,
    Broken,
    Refused,
    Reply,
    Request,
    Service,
    TooMuch,
    id_of,
    scheme_of,
)
from awesomequant.works.venues import is_preprint_server

SERVICE = Service(
    "semanticscholar", "api.semanticscholar.org", ("doi", "arxiv", "acl"), interval=1.1, batch=500,
    pause=4.0, tokens=("SEMANTIC_SCHOLAR_API_KEY", "S2_API_KEY"), header="x-api-key", prefix="",
    keyless=0, tells={"citations": 10, "doi": 20, "published": 20, "people": 30, "work": 40},
    # Its licence asks that public use leads back to it.
    title="Semantic Scholar", home="https://www.semanticscholar.org/",
)  # fmt: skip
_PREFIX = {"doi": "DOI:", "arxiv": "ARXIV:", "acl": "ACL:"}
_FIELDS = (
    "title,year,venue,publicationVenue,externalIds,citationCount,publicationTypes,authors.name"
)
_BATCH = f"https://api.semanticscholar.org/graph/v1/paper/batch?fields={_FIELDS}"


def request(keys: tuple[str, ...]) -> Request:
    """Ask for papers by DOI, arXiv id or ACL id."""
    body = json.dumps({"ids": [_PREFIX[scheme_of(key)] + id_of(key) for key in keys]}).encode()
    return Request(_BATCH, keys, "POST", body, {"Content-Type": "application/json"})


def parse(reply: Reply) -> Answers:
    """Return what it knows of each paper; None where it says null."""
    if reply.faulty and b"No valid paper ids" in reply.body:
        raise TooMuch("it knows none of these, or one is malformed", once=True)
    if reply.faulty and b"unsupported fields" in reply.body:
        raise Refused("it no longer knows a field that we ask for")
    value = json_of(reply)
    keys = reply.request.keys
    found = value if isinstance(value, list) else items(value, "data") or [value]
    if isinstance(value, list) and keys and len(value) != len(keys):
        raise Broken("the reply has another length than the question")
    return {
        key: None if paper is None else _facts(paper)
        for key, paper in zip(keys, found, strict=False)
        if paper is None or text(get(paper, "title"))
    }


def _facts(paper: dict[str, Any]) -> Facts:
    ids = paper.get("externalIds")
    venue = text(get(paper, "publicationVenue", "name")) or text(paper.get("venue"))
    doi = text(get(ids, "DOI"))
    preprint = not venue or is_preprint_server(venue)
    return Facts(
        title=text(paper.get("title"), "title"),
        authors=names([author.get("name") for author in items(paper, "authors")]),
        venue=None if preprint else venue,
        year=year(paper.get("year")),
        doi=None if not doi or doi.lower().startswith("10.48550/") else doi.lower(),
        arxiv=text(get(ids, "ArXiv")),
        citations=count(paper.get("citationCount")),
        published=not preprint,
    )
