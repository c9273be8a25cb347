"""Proceedings pages: the ``citation_*`` tags that they carry for Google Scholar and Zotero.

Better than a scraper for each site; only pages on this list of hosts are ever asked for.
"""

import re
from urllib.parse import urlsplit

from awesomequant.language.html_tags import TagReader
from awesomequant.library.attribution import WitnessKind
from awesomequant.text import possessive
from awesomequant.web.facts import Facts, names, text, year
from awesomequant.web.reading import settle
from awesomequant.web.values import (
    Answers,
    NotFound,
    Refused,
    Reply,
    Request,
    Service,
    Walled,
    id_of,
)
from awesomequant.works.kinds import FORMS, Kind

HOSTS = frozenset((
    "openaccess.thecvf.com", "proceedings.mlr.press", "papers.nips.cc", "proceedings.neurips.cc",
    "papers.neurips.cc", "proceedings.iclr.cc", "proceedings.mlsys.org", "aclanthology.org",
    "www.aclanthology.org", "ojs.aaai.org", "www.aaai.org", "www.ijcai.org", "ijcai.org",
    "jmlr.org", "www.jmlr.org", "www.ecva.net", "www.usenix.org", "www.isca-archive.org",
))  # fmt: skip
SERVICE = Service(
    "pages", "openaccess.thecvf.com", ("page",), interval=2.0, redirects=HOSTS, pages=HOSTS,
    # The agency of a DOI has more: volume, pages, corrections.  For people alone a page, which is a
    # request each at two seconds, is read last: after all that are asked for fifty at a time.
    tells={"work": 15, "people": 45}, title="Pages of the proceedings", kind=WitnessKind.PUBLISHER,
)  # fmt: skip
# The tags stand in the head of a page; to read all of twelve megabytes as HTML might take hours.
_HEAD = 512 * 1024
_INSIDE = possessive(r"""[^<>"']++|"[^"]{0,4000}+"|'[^']{0,4000}+'""")
_META = re.compile(rf"<meta\b{_INSIDE}>".encode(), re.IGNORECASE)
_WALL = b"not a bot"
_VENUES = tuple(FORMS[kind].highwire for kind in (Kind.CONFERENCE, Kind.ARTICLE, Kind.CHAPTER))


def request(keys: tuple[str, ...]) -> Request:
    """Ask for one page ``page:https://…``; plain http becomes https, which these hosts serve."""
    url = id_of(keys[0])
    if urlsplit(url).hostname not in HOSTS:
        raise Refused("this host is not on the list of proceedings that are read")
    secure = "https://" + url.partition("://")[2]
    return Request(secure, keys, headers={"Accept": "text/html"})


def parse(reply: Reply) -> Answers:
    """Return what the page's tags say of the paper."""
    settle(reply)
    if _WALL in reply.body[:4000].lower():
        raise Walled("the page asks for proof of a person: paste its BibTeX with --bibtex -")
    reader = _Tags()
    for tag in _META.findall(reply.body[:_HEAD]):
        reader.feed(tag.decode("utf-8", "replace"))
    tags = reader.tags
    title = text(tags.get("citation_title", [""])[0], "title")
    if title is None:
        # An older page is read once, and not again in every run.
        raise NotFound("the page has no citation_title")
    dates = tags.get("citation_publication_date", []) + tags.get("citation_date", [])
    venue = next((tags[name][0] for name in _VENUES if name in tags), None)
    doi = text(tags.get("citation_doi", [""])[0], "title")
    facts = Facts(
        title=title,
        authors=names(tags.get("citation_author")),
        venue=text(venue, "venue"),
        year=year(dates[0]) if dates else None,
        doi=doi.lower() if doi else None,
        published=True,
    )
    return dict.fromkeys(reply.request.keys, facts)


class _Tags(TagReader):
    """Collects the contents of the meta tags of a page by name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one tag of the head."""
        given = dict(attrs)
        name, content = given.get("name"), given.get("content")
        if tag == "meta" and name and content and name.startswith("citation_"):
            self.tags.setdefault(name.lower(), []).append(content)
