"""What each output says of a work, read by a parser that is not ours: one reader an output."""

import csv
import io
import json
import re
from calendar import month_name
from collections.abc import Callable
from typing import Any

import rispy
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON
from pybtex.database import Entry, Person, parse_string
from pylatexenc.latex2text import LatexNodes2Text
from zotero import Item, names, of_context_object, saved

Answers = dict[str, Any]
Name = tuple[str, ...]  # family, given, suffix; a group has one part

# What each format calls a kind, by its own manual: BibTeX, BibLaTeX, RIS, CSL, schema.org, Zotero.
TYPES = {
    "article": ("article", "article", "JOUR", "article-journal", "ScholarlyArticle", "journalArticle"),
    "conference": ("inproceedings", "inproceedings", "CONF", "paper-conference", "ScholarlyArticle", "conferencePaper"),
    "preprint": ("misc", "online", "UNPB", "article", "ScholarlyArticle", "preprint"),
    "book": ("book", "book", "BOOK", "book", "Book", "book"),
    "chapter": ("incollection", "incollection", "CHAP", "chapter", "Chapter", "bookSection"),
    "thesis": ("phdthesis", "thesis", "THES", "thesis", "Thesis", "thesis"),
    "master's thesis": ("mastersthesis", "thesis", "THES", "thesis", "Thesis", "thesis"),
    "report": ("techreport", "report", "RPRT", "report", "Report", "report"),
    "dataset": ("misc", "dataset", "DATA", "dataset", "Dataset", "dataset"),
    "software": ("misc", "software", "COMP", "software", "SoftwareSourceCode", "computerProgram"),
    "standard": ("techreport", "report", "STAND", "standard", "TechArticle", "standard"),
    "web": ("misc", "online", "ELEC", "webpage", "WebPage", "webpage"),
    "other": ("misc", "misc", "GEN", "document", "CreativeWork", "document"),
}  # fmt: skip
TO_TEXT = LatexNodes2Text()
BRACES = {r"\textbraceleft{}": "{", r"\textbraceright{}": "}"}  # which it does not know
FORMATS = ("bibtex", "biblatex", "ris", "csl-json", "json-ld", "zotero")
# Zotero's fields of what a work stands in and of who issued it.
PLACES = ("publicationTitle", "proceedingsTitle", "bookTitle", "websiteTitle", "university", "institution", "repository", "publisher")  # fmt: skip


def answers(**found: Any) -> Answers:
    """Return what an output says; empty answers are as good as none."""
    return {name: value for name, value in found.items() if value or name in ("people", "place")}


def places(*names: str | None) -> list[str]:
    return sorted(filter(None, names))


def from_bibtex(text: str) -> dict[str, Answers]:
    return {key: _entry(entry) for key, entry in parse_string(text, "bibtex").entries.items()}


def _entry(entry: Entry) -> Answers:
    def plain(*names: str) -> str | None:
        text = next((entry.fields[name] for name in names if name in entry.fields), None)
        return text and _spelled(text)

    people = [_bibtex_name(person) for person in entry.persons.get("author", ())]
    month = plain("month")
    number = {name: f"-{number:02}" for number, name in enumerate(month_name)}
    return answers(
        title=plain("title"),
        type=entry.type,
        people=[name for name in people if name != ("others",)],
        others=("others",) in people,
        editors=[_bibtex_name(one) for one in entry.persons.get("editor", ()) if str(one) != "others"],
        place=places(plain("journal", "journaltitle", "booktitle"), plain("publisher"), plain("school", "institution", "howpublished", "organization")),
        date=plain("date") or (plain("year") or "") + (number[month] if month else ""),
        doi=plain("doi"),
        arxiv=plain("eprint"),
        pages=(plain("pages") or "").replace("--", "-"),
    )  # fmt: skip


def _spelled(text: str) -> str:
    """Return TeX without its braces and the strokes before signs, its commands for signs as signs."""

    def plain(found: re.Match[str]) -> str:
        return BRACES.get(found[1], str(TO_TEXT.latex_to_text(found[1]))) if found[1] else ""

    return re.sub(r"(\\text[a-z]+\{\})|[{}]|\\(?=[&_%#])", plain, text)


def _bibtex_name(person: Person) -> Name:
    def joined(*parts: list[str]) -> str:
        return _spelled(" ".join(word for part in parts for word in part))

    family = joined(person.prelast_names, person.last_names)
    given = joined(person.first_names, person.middle_names)
    return tuple(filter(None, (family, given, joined(person.lineage_names))))


def sorted_name(text: str) -> Name:
    return tuple(text.split(", "))


def from_ris(text: str) -> dict[str, Answers]:
    return {entry["id"]: _record(entry) for entry in rispy.loads(text)}


def _record(entry: dict[str, Any]) -> Answers:
    # A comma at the end keeps a group whole.
    people = [sorted_name(name.rstrip(",")) for name in entry.get("authors", ())]
    editors = entry.get("secondary_authors", []) + entry.get("tertiary_authors", [])
    pages = [entry[name] for name in ("start_page", "end_page") if name in entry]
    return answers(
        title=entry["title"],
        type=entry["type_of_reference"],
        people=[name for name in people if name != ("et al.",)],
        others=("et al.",) in people,
        editors=[sorted_name(name.rstrip(",")) for name in editors if name != "et al."],
        # Of a book it is the series.
        place=places(
            entry.get("secondary_title") if entry["type_of_reference"] != "BOOK" else None,
            entry.get("publisher"),
        ),
        date=entry.get("date", entry.get("year", "")).rstrip("/").replace("/", "-"),
        doi=entry.get("doi"),
        arxiv=entry.get("accession_number", "").removeprefix("arXiv:"),
        pages="-".join(pages),
    )


def from_csl(text: str) -> dict[str, Answers]:
    items = json.loads(text)
    processed = CiteProcJSON(items)
    return {item["id"]: _item(item, str(processed[item["id"].lower()].type)) for item in items}


def _item(item: dict[str, Any], processed: str) -> Answers:
    assert processed == item["type"]
    people = list(map(_csl_name, item.get("author", ())))
    dated = item.get("issued", {}).get("date-parts", [[]])[0]
    return answers(
        title=item["title"],
        type=item["type"],
        people=[name for name in people if name != ("others",)],
        others=("others",) in people,
        editors=[name for name in map(_csl_name, item.get("editor", ())) if name != ("others",)],
        place=places(item.get("container-title"), item.get("publisher")),
        date="-".join(f"{part:02}" for part in dated),
        doi=item.get("DOI"),
        arxiv=item.get("archive_location"),
        pages=item.get("page"),
    )


def _csl_name(name: dict[str, str]) -> Name:
    family = " ".join(
        name[part] for part in ("literal", "non-dropping-particle", "family") if part in name
    )
    return tuple(filter(None, (family, name.get("given"), name.get("suffix"))))


def from_csv(text: str) -> dict[str, Answers]:
    return {row["bibtex_key"]: _row(row) for row in csv.DictReader(io.StringIO(text))}


def _row(row: dict[str, str]) -> Answers:
    people = list(filter(None, row["authors"].split("; ")))
    return answers(
        title=row["title"],
        kind=row["type"],
        shown=[name for name in people if name != "et al."],
        others="et al." in people,
        place=places(row["container"], row["publisher"]),
        date=row["date"] or row["year"],
        doi=row["doi"],
        arxiv=row["arxiv"],
        pages=row["pages"],
    )


def from_json(text: str) -> dict[str, Answers]:
    return {paper["bibtex_key"]: _object(paper) for paper in json.loads(text)["papers"]}


def from_jsonl(text: str) -> dict[str, Answers]:
    return {paper["bibtex_key"]: _object(paper) for paper in map(json.loads, text.splitlines())}


def _object(paper: dict[str, Any]) -> Answers:
    people = [name if isinstance(name, str) else name["group"] for name in paper["authors"]]
    pages = re.sub("[–-]+", "-", paper.get("pages", ""))
    return answers(
        title=paper["title"],
        kind=paper["type"],
        shown=[name for name in people if name != "et al."],
        others="et al." in people,
        date=paper.get("date") or str(paper.get("year", "")),
        doi=paper["identifiers"].get("doi"),
        arxiv=paper["identifiers"].get("arxiv"),
        pages=pages,
    )


def from_item(item: Item) -> Answers:
    """Return what Zotero saves; a server that the number of a preprint names is no place."""
    found = item.fields
    named = (found[name] for name in PLACES if name in found)
    return answers(
        title=found["title"],
        type=item.type,
        people=[tuple(filter(None, name)) for name in names(item.people)],
        editors=[tuple(filter(None, name)) for name in names(item.people, "editor")],
        place=places(*(name for name in named if name != "arXiv")),
        date=found.get("date", "").replace("/", "-"),
        doi=found.get("DOI"),
        pages=found.get("pages"),
    )


def from_meta(head: BeautifulSoup) -> Answers:
    [item] = saved(f"<html><head>{head}</head></html>")
    # Zotero keeps a preprint's number alone; others read the tag of arXiv's own pages.
    tag = head.find("meta", attrs={"name": "citation_arxiv_id"})
    arxiv = str(tag["content"]) if tag else None
    if item.type == "preprint" and arxiv:
        assert item.fields["archiveID"] == f"arXiv:{arxiv}"
    return from_item(item) | answers(arxiv=arxiv)


def from_json_ld(text: str) -> Answers:
    found = json.loads(text)
    numbers = dict(one.split(":", 1) for one in found.get("identifier", ()))
    forms = {one["name"]: one["@type"] for one in found.get("author", ())}
    return answers(
        title=found["headline"],
        type=found["@type"],
        shown=list(forms),
        groups=[name for name, form in forms.items() if form == "Organization"],
        place=places(*(found.get(name, {}).get("name") for name in ("isPartOf", "publisher"))),
        date=found.get("datePublished"),
        doi=numbers.get("doi"),
        arxiv=numbers.get("arXiv"),
        pages=found.get("pagination"),
    )


def from_coins(span: str) -> Answers:
    item = of_context_object(span)
    assert item
    return from_item(item.kept())


READERS: dict[str, Callable[[str], dict[str, Answers]]] = {
    "bibtex": from_bibtex,
    "biblatex": from_bibtex,
    "ris": from_ris,
    "csl-json": from_csl,
    "csv": from_csv,
    "json": from_json,
    "jsonl": from_jsonl,
}
