"""DataCite: the DOIs of arXiv and of data archives; it answers for arXiv while arXiv is down."""

from urllib.parse import quote

from awesomequant.library.attribution import WitnessKind
from awesomequant.library.author import stated
from awesomequant.web.facts import Facts, get, items, text, year
from awesomequant.web.reading import json_of
from awesomequant.web.values import Answers, Broken, Reply, Request, Service, id_of, scheme_of
from awesomequant.works.people import People, group, parse_person

SERVICE = Service(
    "datacite", "api.datacite.org", ("arxiv", "doi"), interval=0.7, batch=50,
    confirms=frozenset(("doi", "arxiv")), tells={"work": 20, "people": 40},
    title="DataCite", home="https://datacite.org/",
    # What it has for a venue is whoever keeps the files.
    kind=WitnessKind.REGISTRY, knows=("title", "authors", "year", "arxiv", "doi"),
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
        told = get(work, "attributes")
        doi = (text(get(told, "doi"), "title") or "").lower()
        title = text(get(told, "titles", 0, "title"), "title")
        if doi not in keys or not title:
            continue
        creators = (
            # An organisation says that it is one.
            group(name) if one.get("nameType") == "Organizational" else parse_person(name)
            for one in items(told, "creators")
            if (name := text(one.get("name")))
        )
        publisher = get(told, "publisher")  # its name, or an object that bears it
        venue = text(get(publisher, "name") or publisher)
        is_arxiv = doi.startswith(_ARXIV)
        found[keys[doi]] = Facts(
            title=title,
            authors=stated(People(tuple(creators))),
            venue=None if is_arxiv else venue,
            year=year(get(told, "publicationYear")),
            doi=None if is_arxiv else doi,
            arxiv=doi.removeprefix(_ARXIV) if is_arxiv else None,
        )
    return found


def _doi(key: str) -> str:
    return id_of(key) if scheme_of(key) == "doi" else _ARXIV + id_of(key)
