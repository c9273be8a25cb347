"""Feeds of the papers last added to a list: Atom (RFC 4287) and JSON Feed 1.1."""

import heapq
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

from awesomequant.export import citation
from awesomequant.export.references import server
from awesomequant.language import plain
from awesomequant.language.xml import escape as xml
from awesomequant.language.xml import quoteattr
from awesomequant.library.json_text import compact
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.works.people import ET_AL

# What a reader who looks once a month may have missed on a busy list, and on a part of one: with
# 50 everywhere the feeds of our list took 17 MB, a twelfth of the site.
LENGTH = 50
LENGTH_OF_PART = 20
LENGTH_OF_AUTHOR = 10
# Signs of an abstract that a feed shows, which is skimmed and links the whole: with all of them the
# feeds of 10,000 papers were 110 MB, two fifths of what a site may be.
_ABSTRACT = 300
# Papers whose entries stay in memory, 3 KB each: what came last stands in many feeds.
_REMEMBERED = 8192
# Nothing was added yet; Atom asks for a moment all the same.
_NEVER = "1970-01-01T00:00:00Z"


def feeds(
    title: str, address: str, papers: Iterable[Paper], library: Library, *, both: bool
) -> Iterator[tuple[str, str]]:
    """Yield address and text of the feed of some papers: Atom, and where ``both``, as JSON besides.

    ``address`` is that of the page that lists them, relative to the site's root, which the settings
    tell: feeds hold whole addresses.
    """
    home = library.settings.site or ""
    lengths = {"": LENGTH, "authors": LENGTH_OF_AUTHOR}
    length = lengths.get(address.partition("/")[0], LENGTH_OF_PART)
    if not both:  # a long list has hundreds of parts: their feeds were 13 MB of 10,000 papers
        length //= 2
    order = _order(library)
    dated = (paper for paper in papers if paper.added)
    newest = heapq.nsmallest(length, dated, key=lambda paper: order[paper.id])
    entries = [_entry(paper, library, both=both) for paper in newest]
    name = plain.show(title)  # no reader of feeds sets formulas
    day = f"{newest[0].added}T00:00:00Z" if newest else _NEVER
    yield f"{address}feed.xml", _atom(name, home, address, day, entries)
    if not both:  # all readers know Atom
        return
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "home_page_url": home + address,
        "feed_url": f"{home}{address}feed.json",
    }
    items = ",".join(entry.json for entry in entries)
    yield f"{address}feed.json", f'{compact(feed)[:-1]},"items":[{items}]}}\n'


def _order(library: Library) -> dict[str, int]:
    """Return the place of each paper among those that came last."""
    known: dict[str, int] = library.memo.setdefault(_order, {})
    if not known:  # to sort each list anew took longer than to write its feed
        known |= {paper.id: at for at, paper in enumerate(library.newest)}
    return known


class _Entry(NamedTuple):
    """What feeds say of a paper: in Atom, and where somebody asked for it in JSON."""

    paper: Paper
    atom: str
    json: str


def _entry(paper: Paper, library: Library, *, both: bool) -> _Entry:
    """Return what feeds say of a paper; worked out once for each library.

    Our list has each paper in the feeds of five tags, a venue, a year and an author or two.
    """
    known: dict[str, _Entry] = library.memo.setdefault(_entry, {})
    found = known.get(paper.id)
    if found is None or found.paper is not paper or (both and not found.json):
        item = _item(paper, library)
        found = known[paper.id] = _Entry(paper, _as_atom(item), compact(item) if both else "")
        if len(known) > _REMEMBERED:
            del known[next(iter(known))]
    return found


def _item(paper: Paper, library: Library) -> dict[str, Any]:
    """Return what a feed says of a paper, as JSON Feed has it."""
    cited, page = citation(paper, library), f"{library.settings.site}{paper.page}"
    # A feed is read by people: without its "et al." the first authors would be all.
    names = [*paper.names, ET_AL] if paper.others else list(paper.names)
    place = plain.show(server(cited) or cited.publisher or "")
    say = library.messages.say
    where = ", ".join(filter(None, (place, str(paper.year or ""))))
    links = {say("Paper"): cited.address, "PDF": cited.pdf if cited.pdf != cited.address else None}
    links |= {code.label.capitalize(): code.url for code in paper.code}
    links |= {link.label.capitalize(): link.url for link in paper.links}
    shown = [
        escape(", ".join(names)),
        escape(where or library.where(paper)),
        escape(_beginning(plain.show(paper.abstract or ""))),
        " · ".join(
            f'<a href="{escape(url)}">{escape(label)}</a>' for label, url in links.items() if url
        ),
    ]
    item = {
        "id": page,
        "url": page,
        "external_url": cited.address,
        "title": plain.show(paper.title),
        "content_html": "".join(f"<p>{part}</p>" for part in shown if part),
        "date_published": f"{paper.added}T00:00:00Z",
        "authors": [{"name": name} for name in names],
        "tags": [
            plain.show(library.tags[tag].label) if tag in library.tags else tag
            for tag in paper.tags
        ],
        "attachments": [{"url": cited.pdf, "mime_type": "application/pdf"}] if cited.pdf else None,
    }
    return {name: value for name, value in item.items() if value}


def _beginning(text: str) -> str:
    """Return the first sentences of a text, as far as a whole word."""
    return text if len(text) <= _ABSTRACT else f"{text[:_ABSTRACT].rpartition(' ')[0]} …"


def _atom(name: str, home: str, page: str, updated: str, entries: Iterable[_Entry]) -> str:
    title, address = xml(name), f"{home}{page}feed.xml"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{title}</title>\n<id>{xml(address)}</id>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>\n'
        f'<link type="text/html" href={quoteattr(home + page)}/>\n'
        f"<updated>{updated}</updated>\n<author><name>{title}</name></author>\n"
        + "".join(entry.atom for entry in entries)
        + "</feed>\n"
    )


def _authors(names: Iterable[str]) -> str:
    # All at once, apart by a sign that no name can hold: there are six of them.
    told = xml("\0".join(names)).replace("\0", "</name></author>\n<author><name>")
    return f"<author><name>{told}</name></author>\n" if told else ""


def _as_atom(item: dict[str, Any]) -> str:
    day = item["date_published"]
    # The first link leads to the page; what stands elsewhere is related to it.
    links = [f'<link type="text/html" href={quoteattr(item["url"])}/>\n']
    if "external_url" in item:
        links.append(f'<link rel="related" href={quoteattr(item["external_url"])}/>\n')
    links += (
        f'<link rel="related" type="{one["mime_type"]}" href={quoteattr(one["url"])}/>\n'
        for one in item.get("attachments", ())
        if one["url"] != item.get("external_url")
    )
    return (
        f"<entry>\n<title>{xml(item['title'])}</title>\n<id>{xml(item['id'])}</id>\n"
        + "".join(links)
        + f"<published>{day}</published>\n<updated>{day}</updated>\n"
        + _authors([one["name"] for one in item.get("authors", ())])
        + "".join(f"<category term={quoteattr(tag)}/>\n" for tag in item.get("tags", ()))
        + f'<content type="html">{xml(item["content_html"])}</content>\n</entry>\n'
    )
