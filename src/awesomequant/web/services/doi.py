"""doi.org: what the agency of any DOI knows of it, for those that Crossref does not have."""

from typing import Any
from urllib.parse import quote

from awesomequant.library.attribution import WitnessKind
from awesomequant.web.facts import first, from_csl
from awesomequant.web.reading import json_of
from awesomequant.web.values import Answers, Broken, Reply, Request, Service, id_of

SERVICE = Service(
    "doi", "doi.org", ("doi",), interval=1.0,
    redirects=frozenset(
        ("api.crossref.org", "data.crossref.org", "data.crosscite.org", "data.datacite.org",
         "api.datacite.org")
    ),
    tells={"work": 30}, title="doi.org", home="https://www.doi.org/",
    # It passes on what the agency that registered the DOI has, as DataCite or JaLC.
    kind=WitnessKind.REGISTRY, knows=("title", "authors", "year", "doi"),
)  # fmt: skip
_CSL = {"Accept": "application/vnd.citationstyles.csl+json"}


def request(keys: tuple[str, ...]) -> Request:
    """Ask for one DOI as CSL JSON."""
    return Request(f"https://doi.org/{quote(id_of(keys[0]), safe='/')}", keys, headers=_CSL)


def parse(reply: Reply) -> Answers:
    """Return what the agency says of the DOI."""
    value: Any = json_of(reply)
    work = first(value)
    if not isinstance(work, dict) or not (facts := from_csl(work)).title:
        raise Broken("the reply holds no title")
    return dict.fromkeys(reply.request.keys, facts)
