"""dblp: who wrote what in computer science, asked by title, one at a time.

Its names are curated: persons of one name are told apart by a number behind it, which is no part
of the name.  Since September 2026 it often answers programs with a page that wants a proof of
work, with status 500 or 200; we do not go round it.
"""

import re
from typing import Any
from urllib.parse import quote

from awesomequant.web.facts import Facts, first, get, items, names, text, year
from awesomequant.web.reading import MOST_HITS, json_of, titled
from awesomequant.web.values import (
    Answers,
    Broken,
    Reply,
    Request,
    Service,
    Unanswered,
    Walled,
    id_of,
)
from awesomequant.works.identifiers import identified

SERVICE = Service(
    "dblp", "dblp.org", ("title",), interval=2.0,
    by_title={"people": 32, "doi": 36}, title="dblp", home="https://dblp.org/",
)  # fmt: skip
_SEARCH = "https://dblp.org/search/publ/api"
# What the page of the wall (Anubis) has in its head; a gateway's page of an outage has none of it.
_WALL = re.compile(rb"\s*<.*(?:not a bot|within\.website|anubis)", re.IGNORECASE | re.DOTALL)
_HOMONYM = re.compile(r"\s+\d{4}$")
# The kinds of what was not reviewed, as CoRR, its name for arXiv, and of whole volumes.
_PREPRINT = "Informal and Other Publications"
_COLLECTION = "Editorship"


def request(keys: tuple[str, ...]) -> Request:
    """Ask for one title, by its words: ``$``, ``|``, ``-`` and ``.`` would be signs of its own."""
    words = re.findall(r"\w+", id_of(keys[0]))
    if not words:
        raise Unanswered("a title without a word cannot be looked for")
    return Request(f"{_SEARCH}?q={quote(' '.join(words))}&h={MOST_HITS}&format=json", keys)


def parse(reply: Reply) -> Answers:
    """Return the publications of like title."""
    if _WALL.match(reply.body[:4000]):
        raise Walled("dblp shows programs a page with a proof of work in place of data")
    hits = get(json_of(reply), "result", "hits")
    if not isinstance(hits, dict):
        raise Broken("the reply holds no hits")
    found = [_facts(get(hit, "info")) for hit in items(hits, "hit")]
    return titled(reply.request.keys[0], found)


def _facts(info: Any) -> Facts:
    if get(info, "type") == _COLLECTION:  # its people are the editors of a whole volume
        return Facts()
    title = text(get(info, "title"), "title")
    # The DOI and the electronic edition, one or several; arXiv's DOI names arXiv's id.
    named = [get(info, "doi"), get(info, "ee")]
    told = [one for place in named for one in (place if isinstance(place, list) else [place])]
    known = (identified(address) for address in told if isinstance(address, str))
    ids = {one.scheme: one.id for one in known if one}
    doi = ids.get("doi")
    authors = get(info, "authors", "author")
    people = [  # a single one is no list
        get(one, "text") if isinstance(one, dict) else one
        for one in (authors if isinstance(authors, list) else [authors])
    ]
    return Facts(
        title=title and title.removesuffix("."),
        authors=names([_HOMONYM.sub("", one.strip()) for one in people if isinstance(one, str)]),
        venue=text(first(get(info, "venue")), "venue"),
        year=year(get(info, "year")),
        doi=doi.lower() if doi else None,
        arxiv=ids.get("arxiv"),
        published=get(info, "type") != _PREPRINT,
    )
