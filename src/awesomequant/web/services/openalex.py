"""OpenAlex: citations under CC0, and what is retracted; a hundred works to a request, no key.

By identifier it is asked for counts alone: of "Attention Is All You Need" it had another year and a
foreign DOI (September 2026).  Lists leave out works that exist, so their silence is checked singly,
for free.  By title, which costs ten times a list, it is asked last, and for people alone.
"""

import re
from typing import Any
from urllib.parse import quote

from awesomequant.web.facts import Facts, count, get, items, names, text, year
from awesomequant.web.reading import MOST_HITS, json_of, titled
from awesomequant.web.values import (
    TITLE,
    Answers,
    Broken,
    Reply,
    Request,
    Service,
    id_of,
    scheme_of,
)
from awesomequant.works.identifiers import identified
from awesomequant.works.people import ET_AL

SERVICE = Service(
    "openalex", "api.openalex.org", ("doi", "arxiv", "title"), interval=0.2, batch=100,
    sizes={"arxiv": 50, "title": 1}, tokens=("OPENALEX_API_KEY",),
    confirms=frozenset(("doi", "arxiv")), tells={"citations": 20}, by_title={"people": 48},
    title="OpenAlex", home="https://openalex.org/",
)  # fmt: skip
_WORKS = "https://api.openalex.org/works"
_SELECT = "select=id,doi,title,publication_year,cited_by_count,ids,type,is_retracted,locations"

# A list names a hundred people of a work and no more.
_MOST_NAMED = 100


def request(keys: tuple[str, ...]) -> Request:
    """Ask for one work by its DOI, for several by DOIs or by the addresses of their arXiv pages.

    A title is looked for by its words: commas and pipes would end a filter.
    """
    ids = [id_of(key) for key in keys]
    if scheme_of(keys[0]) == TITLE:
        words = quote(" ".join(re.findall(r"\w+", ids[0])))
        return Request(
            f"{_WORKS}?filter=title.search:{words}&{_SELECT},authorships&per_page={MOST_HITS}", keys
        )
    if len(keys) == 1:
        doi = ids[0] if scheme_of(keys[0]) == "doi" else f"10.48550/arxiv.{ids[0]}"
        return Request(f"{_WORKS}/doi:{quote(doi, safe='/')}?{_SELECT}", keys)
    if scheme_of(keys[0]) == "doi":
        found = "doi:" + "|".join(quote(doi, safe="/") for doi in ids if not set(doi) & set(",|"))
    else:
        pages = (f"{way}://arxiv.org/abs/{one}" for one in ids for way in ("http", "https"))
        found = "locations.landing_page_url:" + "|".join(pages)
    return Request(f"{_WORKS}?filter={found}&{_SELECT}&per_page=100", keys)


def parse(reply: Reply) -> Answers:
    """The citations of each work that the reply names; of two under one id the most cited."""
    value = json_of(reply)
    if not isinstance(value, dict):
        raise Broken("the reply is no work and no list of works")
    works = items(value, "results") if "results" in value else [value]
    keys = reply.request.keys
    if scheme_of(keys[0]) == TITLE:
        if "results" not in value:
            raise Broken("the reply is no list of works")
        return titled(keys[0], map(_with_people, works))
    wanted = {key.lower(): key for key in keys}
    answers: Answers = {}
    for work in works:
        citations = count(work.get("cited_by_count"))
        if citations is None:
            continue
        retracted = work.get("is_retracted") is True
        title, notices = text(work.get("title"), "title"), ("retraction",) if retracted else ()
        facts = Facts(title=title, citations=citations, notices=notices)
        addresses = [work.get("doi"), get(work, "ids", "doi")]
        addresses += [place.get("landing_page_url") for place in items(work, "locations")]
        found = (identified(address) for address in addresses if isinstance(address, str))
        own = {str(one).lower() for one in found if one}
        named = [wanted[name] for name in own if name in wanted]
        for key in named or (keys if len(keys) == len(works) == 1 else ()):
            known = answers.get(key)
            if known is None or citations > (known.citations or 0):
                answers[key] = facts
    return answers


def _with_people(work: dict[str, Any]) -> Facts:
    """Return who wrote a work, and the year to judge it by; nothing else of it is believed."""
    told = items(work, "authorships")
    people = [one.get("raw_author_name") or get(one, "author", "display_name") for one in told]
    if len(told) >= _MOST_NAMED:
        people.append(ET_AL)
    return Facts(
        title=text(work.get("title"), "title"),
        authors=names(people),
        year=year(work.get("publication_year")),
    )
