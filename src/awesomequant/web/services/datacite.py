"""DataCite: the DOIs of arXiv and of data archives; it answers for arXiv while arXiv is down."""

from typing import Any
from urllib.parse import quote

from awesomequant.library.author import stated
from awesomequant.web.facts import Facts, get, items, text, year
from awesomequant.web.reading import json_of
from awesomequant.web.values import Answers, Broken, Reply, Request, Service, id_of, scheme_of
from awesomequant.works.people import People, group, parse_person

SERVICE = Service(
    "datacite", "api.datacite.org", ("arxiv", "doi"), interval=0.7, batch=50,
    confirms=frozenset(("doi", "arxiv")), tells={"work": 20, "people": 40},
)  # fmt: skip
_DOIS = "https://api.datacite.org/dois"
_ARXIV = "10.48550/arxiv."


def request(keys: tuple[str, ...]) -> Request:
    """Ask for works by DOI, or by arXiv id, which is a DOI of DataCite too."""
    dois = [_doi(key) for key in keys]
    if len(keys) == 1:
        return Request(f"{_DOIS}/{quote(dois[0], safe='/')}", keys)
    asked = quote("doi:(" + " OR ".join(f'"{doi}"' for doi in dois) + ")")
    return Request(f"{_DOIS}?query={asked}&page%5Bsize%5D=100", keys)


def parse(reply: Reply) -> Answers:
    """Return what each DOI of the reply was registered with."""
    data = get(json_of(reply), "data")
    if not isinstance(data, dict | list):
        raise Broken("the reply holds no data")
    works = [data] if isinstance(data, dict) else data
    keys = {_doi(key).lower(): key for key in reply.request.keys}
    found: Answers = {}
    for work in works:
        attributes = get(work, "attributes")
        key = keys.get((text(get(attributes, "doi"), "title") or "").lower())
        if key and (facts := _facts(attributes)).title:
            found[key] = facts
    return found


def _doi(key: str) -> str:
    return id_of(key) if scheme_of(key) == "doi" else _ARXIV + id_of(key)


def _facts(work: Any) -> Facts:
    doi = text(get(work, "doi"), "title") or ""
    publisher = get(work, "publisher")
    creators = (
        # An organisation says that it is one.
        group(name) if one.get("nameType") == "Organizational" else parse_person(name)
        for one in items(work, "creators")
        if (name := text(one.get("name")))
    )
    arxiv = doi.lower().removeprefix(_ARXIV) if doi.lower().startswith(_ARXIV) else None
    return Facts(
        title=text(get(work, "titles", 0, "title"), "title"),
        authors=stated(People(tuple(creators))),
        venue=None if arxiv else text(get(publisher, "name") or publisher),
        year=year(get(work, "publicationYear")),
        doi=None if arxiv else doi.lower() or None,
        arxiv=arxiv,
    )
