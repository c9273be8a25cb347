"""Feeds keep the rules of RFC 4287 and of JSON Feed 1.1, say who and where, and are found."""

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup
from hostile import TITLES
from support import ROOT, TOY, copy_of_toy, feeds_of, files_of, with_record

from awesomequant.export import exporters
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.settings import Settings
from awesomequant.site.pages import Site
from awesomequant.store import canonical, load

ATOM = "{http://www.w3.org/2005/Atom}"
# How often each element may stand in its parent (RFC 4287, 4.1 and 4.2).
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}
ANY = ("author", "category", "contributor", "link")


def faults_of_atom(text: str, address: str) -> Iterator[str]:
    """Yield what breaks the rules of RFC 4287 in a feed that lies at an address."""
    feed = ET.fromstring(text)  # noqa: S314 -- our own text
    if feed.tag != f"{ATOM}feed":
        yield f"the document is {feed.tag}"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        kind = element.tag.removeprefix(ATOM)
        counts = Counter(child.tag.removeprefix(ATOM) for child in element)
        yield from (f"{kind}: {counts[name]} {name}" for name in ONCE[kind] if counts[name] != 1)
        yield from (f"{kind}: {counts[one]} {one}" for one in AT_MOST_ONCE[kind] if counts[one] > 1)
        known = {*ONCE[kind], *AT_MOST_ONCE[kind], *ANY, "entry"}
        yield from (f"{kind}: {name}" for name in counts if name not in known)
        yield from faults_of_parts(element)
        links = element.findall(f"{ATOM}link")
        alternates = Counter(
            (link.get("type"), link.get("hreflang"))
            for link in links
            if link.get("rel", "alternate") == "alternate"
        )
        if kind == "feed" and [one.get("href") for one in links if one.get("rel") == "self"] != [
            address
        ]:
            yield "feed: it does not say where it lies"
        if not alternates or max(alternates.values()) > 1:
            yield f"{kind}: {alternates} alternates"
        if kind == "entry" and not (counts["author"] or feed.find(f"{ATOM}author")):
            yield "entry: nobody wrote it"
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    yield from (f"{known} twice" for known, count in ids.items() if count > 1)
    days = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    if days and feed.findtext(f"{ATOM}updated") != max(days):
        yield "feed: updated is not that of its newest entry"


def faults_of_parts(element: ET.Element) -> Iterator[str]:
    for part in element:
        name, text = part.tag.removeprefix(ATOM), part.text or ""
        if name == "id" and not urlsplit(text).scheme:
            yield f"id '{text}' is no IRI"
        if name in ("updated", "published") and not is_moment(text):
            yield f"{name} '{text}'"
        if name == "link" and not urlsplit(part.get("href", "")).netloc:
            yield f"link to {part.get('href')}"
        if name == "category" and not part.get("term"):
            yield "category without a term"
        if name in ("author", "contributor"):
            names = part.findall(f"{ATOM}name")
            if len(names) != 1 or not (names[0].text or "").strip():
                yield f"{name} without a name"
        if name in ("title", "summary", "content") and part.get("type", "text") not in (
            "text",
            "html",
        ):
            yield f"{name} of type {part.get('type')}"
        if name in ("title", "summary", "content") and len(part):
            yield f"{name} has elements"


def is_moment(text: str) -> bool:
    """Return whether a text is a moment of RFC 3339."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None and "T" in text
    except ValueError:
        return False


def faults_of_json(feed: dict[str, Any], address: str) -> Iterator[str]:
    """Yield what breaks the rules of JSON Feed 1.1 in a feed that lies at an address."""
    if feed["version"] != "https://jsonfeed.org/version/1.1" or feed["feed_url"] != address:
        yield "feed: version or address"
    for name in ("title", "home_page_url"):
        if not isinstance(feed[name], str):
            yield f"feed: {name}"
    ids = [item["id"] for item in feed["items"]]
    if len(set(ids)) < len(ids):
        yield "an id twice"
    texts = ("id", "url", "external_url", "title", "content_html", "content_text", "summary")
    for item in feed["items"]:
        if not item.get("content_html") and not item.get("content_text"):
            yield "item: no content"
        yield from (f"item: {name}" for name in texts if not isinstance(item.get(name, ""), str))
        if not is_moment(item["date_published"]):
            yield f"item: {item['date_published']}"
        if not all(isinstance(tag, str) for tag in item.get("tags", ())):
            yield "item: tags"
        yield from ("author" for one in item.get("authors", ()) if not {"name", "url"} & set(one))
        for one in item.get("attachments", ()):
            if not {"url", "mime_type"} <= set(one):
                yield "attachment"


def faults(feeds: dict[str, str], address: str = "") -> list[str]:
    place = f"https://a.org/{address}"
    return [
        *faults_of_atom(feeds["feed.xml"], f"{place}feed.xml"),
        *faults_of_json(json.loads(feeds["feed.json"]), f"{place}feed.json"),
    ]


@pytest.mark.parametrize("title", TITLES)
def test_feeds_keep_their_rules_whatever_a_record_holds(tmp_path: Path, title: str) -> None:
    record = {"title": title, "authors": [title], "venue": "BeeConf", "year": "2020"}
    record |= {"url": "https://x.org/a?b=1&c=2", "abstract": title, "added": "2024-01-02"}
    library = load(with_record(tmp_path, canonical.record(record))).library
    made = feeds_of(library, library.papers)
    assert faults(made) == []
    shown = BeautifulSoup(json.loads(made["feed.json"])["items"][0]["content_html"], "html.parser")
    assert {tag.name for tag in shown.find_all()} == {"p", "a"}


def test_the_feeds_of_our_list_keep_their_rules() -> None:
    library = load(ROOT).library
    for tag, papers in list(library.by_tag.items())[::9]:
        assert faults(feeds_of(library, papers, f"tags/{tag}/"), f"tags/{tag}/") == []
    assert faults(feeds_of(library, library.papers)) == []
    assert faults(feeds_of(library, ())) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</title>", "</title><title>B</title>", "2 title"),
        ("<updated>2021-07-01T00:00:00Z", "<updated>2021-07-01", "updated '2021-07-01'"),
        ("<id>https://a.org/papers/", "<id>papers/", "is no IRI"),
        (' rel="self"', "", "where it lies"),
        ("<category term=", "<category label=", "without a term"),
        ("<name>", "<name></name><name>", "without a name"),
        ('content type="html"', 'content type="markdown"', "of type markdown"),
    ],
)
def test_a_feed_that_breaks_a_rule_is_told(old: str, new: str, told: str) -> None:
    library = load(TOY).library
    text = feeds_of(library, library.papers)["feed.xml"]
    assert old in text
    broken = list(faults_of_atom(text.replace(old, new), "https://a.org/feed.xml"))
    assert any(told in one for one in broken), broken


def test_feeds_are_in_order_of_the_day_a_paper_was_added() -> None:
    library = load(TOY).library
    made = feeds_of(library, library.papers, "tags/x/")
    parsed = feedparser.parse(made["feed.xml"])
    days = ["2021-07-01", "2021-06-01", "2021-06-01"]
    assert [entry.updated[:10] for entry in parsed.entries] == days
    assert [item["date_published"][:10] for item in json.loads(made["feed.json"])["items"]] == days
    assert parsed.feed.updated == "2021-07-01T00:00:00Z"
    assert parsed.feed.link == "https://a.org/tags/x/"


def test_an_entry_has_people_venue_and_links() -> None:
    library = load(TOY).library
    made = feeds_of(library, [library.by_id["buzz"]])
    entry = feedparser.parse(made["feed.xml"]).entries[0]
    item = json.loads(made["feed.json"])["items"][0]
    paper = library.by_id["buzz"]
    assert [one.name for one in entry.authors] == list(paper.names)
    assert item["authors"] == [{"name": name} for name in paper.names]
    related = [link.href for link in entry.links if link.rel == "related"]
    assert related == [paper.address, "https://arxiv.org/pdf/2101.00010"]
    assert item["external_url"] == paper.address
    assert item["attachments"] == [
        {"url": "https://arxiv.org/pdf/2101.00010", "mime_type": "application/pdf"}
    ]
    assert entry.link == item["url"] == "https://a.org/papers/buzz/"
    content = BeautifulSoup(item["content_html"], "html.parser")
    people, place, *_ = [part.get_text() for part in content.find_all("p")]
    assert people == ", ".join(paper.names)
    assert place == "International Conference on Bees, 2021"
    assert {code.url for code in paper.code} <= {
        str(link["href"]) for link in content.find_all("a")
    }


def test_an_entry_names_the_server_of_a_preprint_and_the_house_of_a_book() -> None:
    given = {"id": "x", "source_file": "x.yaml", "title": "A", "year": 2020, "added": "2024-01-02"}
    preprint = Paper.model_validate({**given, "arxiv": "2001.00001"})
    book = Paper.model_validate({**given, "id": "y", "type": "book", "publisher": "MIT Press"})
    library = Library(Settings(title="A", description="x"), papers=(preprint, book))
    items = json.loads(feeds_of(library, library.papers)["feed.json"])["items"]
    assert {item["content_html"].split("</p>")[0] for item in items} == {
        "<p>arXiv, 2020",
        "<p>MIT Press, 2020",
    }


def made(root: Path, feeds: str) -> dict[str, str]:
    """Return the files of the toy list, of whose authors so many papers ask for a feed."""
    file = copy_of_toy(root) / "data/list.yaml"
    file.write_text(file.read_text("utf-8") + feeds, "utf-8")
    (file.parent / "people.yaml").write_text("zoe-mueller: {name: Zoë Müller}\n", "utf-8")
    library = load(file.parents[1]).library
    return files_of(Site(library, file.parents[1], exporters()), exporters())


@pytest.mark.parametrize(
    ("feeds", "kinds"),
    [("", set()), ("feeds: {authors: 1}\n", {"authors"}), ("feeds: {authors: 0}\n", set())],
)
def test_tags_venues_and_years_have_feeds_and_authors_from_some_papers_on(
    tmp_path: Path, feeds: str, kinds: set[str]
) -> None:
    names = [name for name in made(tmp_path, feeds) if name.endswith(("feed.xml", "feed.json"))]
    assert len(names) == 2 * len({name.rpartition("/")[0] for name in names})
    assert {name.rpartition("/")[0].partition("/")[0] for name in names} == {
        "",
        "tags",
        "venues",
        "years",
    } | kinds


@pytest.mark.parametrize("room", [0, 1000])
def test_every_page_tells_of_the_feeds_that_are_there(
    monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr("awesomequant.site.pages._ROOM", room)
    project = load(TOY)
    site = Site(project.library, TOY, exporters())
    written = files_of(site, exporters())
    home = project.library.settings.site
    told: dict[str, list[str]] = {"": [], "explore/": []}
    for address in told:
        head = site.feed_links("../" if address else "./")
        told[address] = [
            str(link["href"]) for link in BeautifulSoup(head, "html.parser").find_all("link")
        ]
    for page in site.pages():
        links = BeautifulSoup(page.head, "html.parser").find_all("link")
        told[page.address] = [str(one["href"]) for one in links if "feed" in str(one["href"])]
    for address, hrefs in told.items():
        found = [urljoin(f"{home}{address}", href).removeprefix(str(home)) for href in hrefs]
        assert set(found) <= set(written), address
        # A page that is filled for each paper and part names the list's Atom alone.
        of_the_list = ["feed.xml", "feed.json"] if address in {"", "explore/"} else ["feed.xml"]
        assert found[-len(of_the_list) :] == of_the_list, address
        # Readers take the first: a page that has feeds of its own names them before the list's.
        own = f"{address}feed.xml"
        assert found[0] == (own if own in written else "feed.xml"), address
    # A long list has no room for a second format beside each of its parts, nor for a file a paper.
    assert ("tags/honey/feed.json" in written) == bool(room)
    assert ("papers/buzz/index.md" in written) == bool(room)
