"""arXiv: titles, authors, abstracts and the published form that authors state, 100 to a request.

One request in three seconds (its terms).  An unknown id is silently absent, an ill-formed one makes
the whole feed an error 400; entries are matched by id, never by position.
"""

import re
from xml.etree.ElementTree import Element

from awesomequant.library.attribution import WitnessKind
from awesomequant.web.facts import Facts, names, text, year
from awesomequant.web.reading import xml_of
from awesomequant.web.values import (
    HEARSAY,
    Answers,
    Reply,
    Request,
    Service,
    TooMuch,
    by_id,
    id_of,
)
from awesomequant.works.notices import NoticeKind, Said

SERVICE = Service(
    "arxiv", "export.arxiv.org", ("arxiv",), interval=3.0, batch=100, pause=60.0, tries=2,
    # Abstracts are free to reuse from arXiv alone.  DOI and journal are what authors type in.
    tells={"work": 10, "abstract": 10, "people": 20, "doi": HEARSAY, "published": HEARSAY},
    title="arXiv", home="https://arxiv.org/",
    # It gives out the number; title and people are what was submitted under it.
    kind=WitnessKind.REGISTRY, knows=("title", "authors", "arxiv"),
)  # fmt: skip
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_ID = re.compile(r"https?://arxiv\.org/abs/(.+?)(?:v\d+)?")
_NAME_OF_VENUE = re.compile(r"[\d,(:;]")
# "Withdrawn from ICLR" says nothing of the preprint.
_WITHDRAWN = re.compile(r"\bwithdrawn\b(?!\s+from\b)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def request(keys: tuple[str, ...]) -> Request:
    """Ask for papers by their id."""
    ids = ",".join(id_of(key) for key in keys)
    url = f"https://export.arxiv.org/api/query?id_list={ids}&start=0&max_results={len(keys)}"
    return Request(url, keys, headers={"Accept": "application/atom+xml"})


def parse(reply: Reply) -> Answers:
    """Return what each entry of the feed says; raises TooMuch for a feed that is an error."""
    if reply.faulty and len(reply.request.keys) > 1:
        raise TooMuch("one of the ids is malformed")
    keys = by_id(reply.request.keys)
    found: Answers = {}
    for entry in xml_of(reply).iter(f"{_ATOM}entry"):
        name = _ID.fullmatch(_said(entry, f"{_ATOM}id"))
        title = text(_said(entry, f"{_ATOM}title"), "title")
        key = keys.get(name[1].lower()) if name else None
        if not name or not key or title is None:
            continue
        doi = text(_said(entry, f"{_ARXIV}doi"), "title")
        # "Proc. of X 5 (2020)": the name ends where the numbers begin, and the year is the last.
        journal = text(_said(entry, f"{_ARXIV}journal_ref"), "venue")
        stated = _YEAR.findall(journal or "")
        withdrawn = _WITHDRAWN.search(_said(entry, f"{_ARXIV}comment"))
        notice = Said(NoticeKind.WITHDRAWAL, address=f"https://arxiv.org/abs/{name[1]}")
        found[key] = Facts(
            title=title,
            authors=names([who.findtext(f"{_ATOM}name") for who in entry.iter(f"{_ATOM}author")]),
            venue=text(_NAME_OF_VENUE.split(journal or "")[0], "venue"),
            year=int(stated[-1]) if stated else year(_said(entry, f"{_ATOM}published")),
            # What arXiv registers for itself is no DOI of a version of record.
            doi=doi.lower() if doi and not doi.lower().startswith("10.48550/") else None,
            arxiv=name[1],
            abstract=text(_said(entry, f"{_ATOM}summary"), "abstract"),
            notices=(notice.text,) if withdrawn else (),
            published=bool(journal or doi),
        )
    return found


def _said(entry: Element, tag: str) -> str:
    return entry.findtext(tag) or ""
