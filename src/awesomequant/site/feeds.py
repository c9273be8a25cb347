"""Feeds of the papers last added to a list: Atom (RFC 4287) and JSON Feed 1.1."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any
from xml.sax.saxutils import escape as xml
from xml.sax.saxutils import quoteattr

from awesomequant.export import citation
from awesomequant.export.references import server
from awesomequant.language import plain
from awesomequant.library.library import Library, newest_first
from awesomequant.library.paper import Paper
from awesomequant.works.people import ET_AL

# What a reader who looks once a month may have missed on a busy list, and on a part of one: with
# 50 everywhere the feeds of our list took 17 MB, a twelfth of the site.
LENGTH = 50
LENGTH_OF_PART = 20
# Nothing was added yet; Atom asks for a moment all the same.
_NEVER = "1970-01-01T00:00:00Z"


def feeds(
    title: str, address: str, papers: Iterable[Paper], library: Library
) -> Iterator[tuple[str, str]]:
    """Yield address and text of the feeds of some papers, in both formats.

    ``address`` is that of the page that lists them, relative to the site's root, which the settings
    tell: feeds hold whole addresses.
    """
    home = library.settings.site or ""
    length = LENGTH_OF_PART if address else LENGTH
    newest = newest_first(paper for paper in papers if paper.added)[:length]
    items = [_item(paper, library) for paper in newest]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": plain.show(title),  # no reader of feeds sets formulas
        "home_page_url": home + address,
        "feed_url": f"{home}{address}feed.json",
        "items": items,
    }
    yield f"{address}feed.xml", _atom(feed, f"{home}{address}feed.xml")
    yield f"{address}feed.json", json.dumps(feed, ensure_ascii=False, separators=(",", ":")) + "\n"


def _item(paper: Paper, library: Library) -> dict[str, Any]:
    """Return what a feed says of a paper, as JSON Feed has it; worked out once for each library.

    Our list has each paper in the feeds of five tags, a venue, a year and an author or two.
    """
    known: dict[str, tuple[Paper, dict[str, Any]]] = library.memo.setdefault(_item, {})
    if paper.id in known and known[paper.id][0] is paper:
        return known[paper.id][1]
    cited, page = citation(paper, library), f"{library.settings.site}{paper.page}"
    # A feed is read by people: without its "et al." the first authors would be all.
    names = [*paper.names, ET_AL] if paper.others else list(paper.names)
    place = plain.show(server(cited) or cited.publisher or "")
    where = ", ".join(filter(None, (place, str(paper.year or ""))))
    links = {"Paper": cited.address, "PDF": cited.pdf if cited.pdf != cited.address else None}
    links |= {code.label.capitalize(): code.url for code in paper.code}
    links |= {link.label.capitalize(): link.url for link in paper.links}
    shown = [
        escape(", ".join(names)),
        escape(where or paper.where),
        escape(plain.show(paper.abstract or "")),
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
    item = {name: value for name, value in item.items() if value}
    known[paper.id] = (paper, item)
    return item


def _atom(feed: dict[str, Any], address: str) -> str:
    """Return the same feed as Atom."""
    title, items = xml(feed["title"]), feed["items"]
    updated = items[0]["date_published"] if items else _NEVER
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{title}</title>\n<id>{xml(address)}</id>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>\n'
        f'<link type="text/html" href={quoteattr(feed["home_page_url"])}/>\n'
        f"<updated>{updated}</updated>\n<author><name>{title}</name></author>\n"
        + "".join(map(_entry, items))
        + "</feed>\n"
    )


def _entry(item: dict[str, Any]) -> str:
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
        + "".join(
            f"<author><name>{xml(one['name'])}</name></author>\n" for one in item.get("authors", ())
        )
        + "".join(f"<category term={quoteattr(tag)}/>\n" for tag in item.get("tags", ()))
        + f'<content type="html">{xml(item["content_html"])}</content>\n</entry>\n'
    )
