"""What Zotero saves from a page: a replay of the rules of its web translators, in our own words.

No package on npm, PyPI or Debian holds the translators (looked for in November 2026), so that their
rules are told here as they were read in ``zotero/translators`` and ``zotero/utilities``:

- which translator has a page: *unAPI* (priority 300), then *COinS* (310), then *Embedded Metadata*
  (320); the first that finds something is what the button saves with;
- *Embedded Metadata* of June 2024: Highwire's tags by the end of their name, the type from the last
  container tag, people taken apart at commas and semicolons, what stands in for a missing field
  (``author``, ``description``, the first ``time[datetime]``, the canonical link);
- *RDF* of August 2026, which it hands all ``prism.``, ``DC.``, ``og:`` and ``article:`` tags;
- *COinS* of June 2021 with ``parseContextObject`` and ``cleanAuthor`` of the utilities;
- which fields a type of item has, and which of them a field of another type is kept in, by the
  schema of 2026.

Left out is what none of our pages has: collections, notes, tags, other vocabularies of RDF.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from lxml import html
from lxml.html import HtmlElement

# The fields of each type, as far as our pages fill them; those in front of a colon are what other
# types call the field behind it.
_OF_ALL: Final = "title abstractNote date DOI url"
_FIELDS: Final = {
    "journalArticle": "publicationTitle publisher volume issue pages series ISSN",
    "conferencePaper": "publicationTitle:proceedingsTitle conferenceName publisher volume pages series",
    "preprint": "publisher:repository number:archiveID series",
    "bookSection": "publicationTitle:bookTitle publisher volume pages series",
    "book": "publisher volume series",
    "thesis": "publisher:university",
    "report": "publisher:institution number:reportNumber pages seriesTitle",
    "dataset": "publisher:repository number:identifier",
    "computerProgram": "publisher:company",
    "standard": "publisher number",
    "webpage": "publicationTitle:websiteTitle",
    "document": "publisher",
}  # fmt: skip
_KEPT: Final[Mapping[str, Mapping[str, str]]] = {
    kind: {
        name: names[-1]
        for names in (one.split(":") for one in f"{_OF_ALL} {fields}".split())
        for name in names
    }
    for kind, fields in _FIELDS.items()
}


@dataclass
class Item:
    """What is saved: its type, people as (role, family, given), fields, and the PDF beside it.

    A person with no given name stands in one field, as groups do.
    """

    type: str
    people: list[tuple[str, str, str]] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    pdf: str = ""

    def kept(self) -> "Item":
        """Return the item as the library keeps it: fields that its type has, names without ends."""
        names = _KEPT[self.type]
        fields = {names[name]: text for name, text in self.fields.items() if text and name in names}
        people = [(role, family.strip(), given.strip()) for role, family, given in self.people]
        return Item(self.type, people, fields, self.pdf)


def saved(page: str, address: str = "https://a.org/") -> list[Item]:
    """Return the items that Zotero's button offers on a page."""
    tree = html.fromstring(page)
    if tree.xpath("//link[@rel='unapi-server']") and tree.xpath("//abbr[@title][@class]"):
        msg = "unAPI would have this page, which is not told here"
        raise NotImplementedError(msg)
    spans = [str(one) for one in tree.xpath("//span[@title][contains(@class, 'Z3988')]/@title")]
    found = [item for item in map(of_context_object, spans) if item and item.fields.get("title")]
    return [item.kept() for item in found] if found else [_embedded(tree, address).kept()]


# COinS


def of_context_object(text: str) -> Item | None:
    """Return the item that a COinS describes, None for a format that Zotero does not know."""
    pairs = [part.split("=")[:2] for part in text.split("&")]  # a second "=" cuts the value
    # Blanks for pluses, written out or not: the parser does it before it decodes.
    said = [(key, unquote(re.sub(r"\+|%2[bB]", " ", value))) for key, value in pairs]
    values = dict(reversed(said))
    genre = values.get("rft.genre", "")
    genres = {"bookitem": "bookSection", "conference": "conferencePaper", "report": "report"}
    genres |= {"proceeding": "conferencePaper", "document": "document"}
    formats = {
        "journal": "journalArticle",
        "book": genres.get(genre, "book"),
        "dissertation": "thesis",
        "dc": "webpage",
    }
    form = values.get("rft_val_fmt", "").removeprefix("info:ofi/fmt:kev:mtx:")
    if form not in formats:
        return None
    item = Item(formats[form])
    for key, value in said:
        if value:
            _take(item, key, value)
    return item


_KEYS: Final = {
    "rft.date": "date", "rft.volume": "volume", "rft.issue": "issue", "rft.pages": "pages",
    "rft.issn": "ISSN", "rft.pub": "publisher", "rft.publisher": "publisher",
}  # fmt: skip
_OF_PARTS: Final = {
    "rft.atitle": "title", "rft.title": "publicationTitle", "rft.btitle": "publicationTitle",
}  # fmt: skip
_OF_WHOLES: Final = {"rft.btitle": "title", "rft.title": "title"}
# What a key fills in an item of a type; of the others "rft.title" is the title.
_OF_TYPES: Final[Mapping[str, Mapping[str, str]]] = {
    "journalArticle": {
        "rft.atitle": "title", "rft.title": "publicationTitle", "rft.jtitle": "publicationTitle",
    },
    "bookSection": _OF_PARTS,
    "conferencePaper": _OF_PARTS,
    "book": _OF_WHOLES,
    "report": _OF_WHOLES | {"rft.series": "seriesTitle"},
    "thesis": {"rft.title": "title", "rft.inst": "publisher"},
}  # fmt: skip


def _take(item: Item, key: str, value: str) -> None:
    is_known = item.type in _OF_TYPES
    names = _OF_TYPES[item.type] if is_known else {"rft.title": "title", "rft.source": "publicationTitle"}  # fmt: skip
    if key == "rft_id":
        if value[:8].lower() == "info:doi":
            item.fields["DOI"] = value[9:]
        elif re.match(r"https?://", value):
            item.fields["url"] = value
    elif key == "rft.au":
        item.people.append(("author", *clean_author(value, has_comma="," in value)))
    elif key == "rft.type" and not is_known and value in _FIELDS:
        item.type = value
    elif name := names.get(key) or _KEYS.get(key) or {"rft.series": "series"}.get(key):
        item.fields[name] = value


# Embedded Metadata


_HIGHWIRE: Final = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_journal_title": "publicationTitle",
    "citation_inbook_title": "publicationTitle",
    "citation_book_title": "bookTitle",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_series_title": "series",
    "citation_conference_title": "conferenceName",
    "citation_dissertation_institution": "university",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_publisher": "publisher",
    "citation_abstract": "abstractNote",
    "citation_doi": "DOI",
    "citation_public_url": "url",
}
_TYPES: Final = {
    "citation_journal_title": "journalArticle",
    "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper",
    "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection",
    "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}
_VOCABULARIES: Final = "bib bibo dc dcterms prism foaf vcard link z eprints og article book music video so codemeta rdf"
_PREFIXES: Final = {"eprint": "eprints"} | {name: name for name in _VOCABULARIES.split()}
# What RDF takes each field from, the first that is there.
_RDF: Final = {
    "title": "dc.title dcterms.title eprints.title og.title so.headline",
    "publicationTitle": "prism.publicationName eprints.publication dc.source dcterms.source",
    "issue": "prism.number eprints.number bibo.issue so.issueNumber",
    "publisher": "dc.publisher dcterms.publisher eprints.institution so.publisher",
    "date": "eprints.date prism.publicationDate og.published_time article.published_time "
    "book.release_date dcterms.issued dc.date dcterms.date so.datePublished",
    "DOI": "bibo.doi",
    "url": "eprints.official_url og.url so.url so.sameAs",
    "abstractNote": "eprints.abstract prism.teaser og.description dcterms.abstract so.description "
    "dc.description dcterms.description",
}


def _embedded(tree: HtmlElement, address: str) -> Item:
    metas = [
        (str(meta.get("name") or meta.get("property")), str(meta.get("content")))
        for meta in tree.iter("meta")
        if (meta.get("name") or meta.get("property")) and meta.get("content")
    ]
    terms: dict[str, str] = {}
    container, guessed = "", ""
    for names, value in metas:
        for name in names.split():
            if term := _term(name):
                terms.setdefault(term, value)
                continue
            tag = name[max(name.rfind("citation_"), 0) :]
            container = _TYPES.get(tag, container)
            if tag in ("citation_title", "citation_series_title"):
                guessed = guessed or "journalArticle"
            elif tag == "citation_isbn":
                guessed = "book"
    item = _described(terms, guessed or ("webpage" if terms else "journalArticle"))
    item.type = container or item.type
    _add_highwire(item, tree)
    _stand_in(item, tree, address)
    item.fields["DOI"] = clean_doi(item.fields.get("DOI", ""))
    return item


def _term(name: str) -> str | None:
    """Return ``prefix.property`` of a name that is RDF's; the second part of three may be one."""
    parts = re.split("[.:_]", name)
    # As of "og:video:release_date".
    for depth in (1, 0) if len(parts) > 2 else (0,):
        if prefix := _PREFIXES.get(parts[depth].lower()):
            rest = name[sum(map(len, parts[: depth + 1])) + depth + 1 :]
            return f"{prefix}.{rest[:1].lower()}{rest[1:]}"
    return None


def _described(terms: Mapping[str, str], default: str) -> Item:
    open_graph = {"website": "webpage", "book": "book", "video.movie": "videoRecording"}
    kinds = (terms.get("z.itemType"), terms.get("z.type"), terms.get("dc.type"))
    zotero, _, dublin = (kind if kind in _FIELDS else None for kind in kinds)
    item = Item(zotero or open_graph.get(terms.get("og.type", "")) or dublin or default)
    for name, sources in _RDF.items():
        item.fields[name] = next((terms[one] for one in sources.split() if one in terms), "")
    if not item.fields["publicationTitle"]:  # of any type before 2025, of three since
        item.fields["publicationTitle"] = terms.get("og.site_name", "")
    if "issue" not in _KEPT[item.type]:
        item.fields["number"] = item.fields.pop("issue")
    creators = [terms[one] for one in ("dc.creator", "dcterms.creator") if one in terms]
    item.people = [("author", *clean_author(one, has_comma="," in one)) for one in creators]
    return item


def _contents(tree: HtmlElement, name: str) -> list[str]:
    # By the end of the name, so that "bepress_citation_title" is one as well.
    tags = tree.xpath(f"/html/head/meta[contains(@name, '{name}')]")
    return [str(tag.get("content", "")) for tag in tags if str(tag.get("name")).endswith(name)]


def _add_highwire(item: Item, tree: HtmlElement) -> None:
    first = {name: _contents(tree, name)[:1] for name in _HIGHWIRE}
    item.fields |= {
        _HIGHWIRE[name]: " ".join(found[0].split())
        for name, found in first.items()
        if found and found[0].strip()
    }
    for role in ("author", "editor"):
        found = _contents(tree, f"citation_{role}") or _contents(tree, f"citation_{role}s")
        item.people += [(role, *name) for name in _highwire_names(found)]
    start, end = (_contents(tree, f"citation_{which}page") for which in ("first", "last"))
    if start:
        item.fields["pages"] = "-".join([start[0].split("-")[0], *(one.split("-")[-1] for one in end[:1])])  # fmt: skip
    item.fields["ISSN"] = ", ".join(_contents(tree, "citation_issn"))
    item.pdf = next(iter(_contents(tree, "citation_pdf_url")), "")


def _highwire_names(tags: list[str]) -> Iterator[tuple[str, str]]:
    last = ""
    for tag in tags:
        names = re.split(r"\s*;\s*", tag)
        if len(tags) == len(names) == 1:
            # One tag may hold all authors, with commas between them: where words stand in twos.
            parts = re.split(r"\s*,\s*", names[0])
            names = parts if len(parts) > 1 and " " in parts[0] and " " in parts[1] else names
        for name in map(str.strip, names):
            # A range from the comma to the full stop, as the translator has it.
            if re.search(r"[^\s,-.;]", name) and name != last:
                last = name
                family, given = clean_author(name, has_comma="," in name)
                yield (_cased(family), _cased(given)) if given else (family, given)


def _stand_in(item: Item, tree: HtmlElement, address: str) -> None:
    """Fill what is missing from what a page has for other purposes."""
    fields = item.fields

    def first(path: str) -> str:
        return next(iter(map(str, tree.xpath(path))), "")

    title = " ".join((fields.get("title") or first("//title/text()")).split())
    if container := fields.get("publicationTitle"):
        title = re.sub(
            rf"\s*[-–—=_:|~#]\s*{re.escape(container)}\s*$", "", title, flags=re.IGNORECASE
        )
    fields["title"] = title
    if not item.people:
        names = set(map(str, tree.xpath("//meta[@name='author' or @name='Author']/@content")))
        names |= {" ".join(one.text_content().split()) for one in tree.xpath(
            "//*[contains(concat(' ', @class, ' '), ' byline ') or "
            "contains(concat(' ', @class, ' '), ' vcard ')]")}  # fmt: skip
        item.people = [("author", *clean_author(one, has_comma=False)) for one in sorted(names)]
    fields["abstractNote"] = fields.get("abstractNote") or first("//meta[@name='description']/@content")  # fmt: skip
    fields["url"] = fields.get("url") or first("//head/link[@rel='canonical']/@href") or address
    fields["date"] = fields.get("date") or first("//time[@datetime][1]/@datetime")


# What its utilities make of names and DOIs.


def clean_author(name: str, *, has_comma: bool) -> tuple[str, str]:
    """Return family and given name, a stop behind each initial; what has no given name has one."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    name = re.sub(r"\s+", " ", name, count=1)
    if has_comma:
        name = re.sub(r"\.([^ ])", r". \1", name, count=1)
        family, *given = re.split(", ?", name)
        first = given[0] if given else ""  # a third part, as of "King, Martin Luther, Jr.", is lost
    else:
        first, _, family = name.rpartition(" ")
    if re.fullmatch("[A-ZЀ-Я]{1,3}", first) and (len(first) == 1 or family.upper() != family):
        first = " ".join(f"{letter}." for letter in first)
    first = re.sub(r"\s*[-\xad‐-―−]\s*", "-", first.strip(" .,"), count=1)
    words = filter(None, re.split(r"[\s.]+|(?=-)", first))
    stopped = " ".join(f"{one}." if re.fullmatch("-?[A-ZЀ-Я]", one) else one for one in words)
    return family, stopped.replace(" -", "-").strip()


def _cased(name: str) -> str:
    """Return a name with a capital at each word where it has none, or nothing else."""
    if name not in (name.upper(), name.lower()):
        return name
    return re.sub(r"(^|[^\w])(\w)", lambda found: found[1] + found[2].upper(), name.lower())


def clean_doi(text: str) -> str:
    """Return the DOI in a text, without stops behind it."""
    found = re.search(r"10(?:\.[0-9]{4,})?/\S*[^\s.,]", text)
    return found[0] if found else ""


def names(people: Iterable[tuple[str, str, str]], role: str = "author") -> list[tuple[str, str]]:
    """Return family and given name of those in a role."""
    return [(family, given) for one, family, given in people if one == role]
