"""Read PubMed's own form (``.nbib``), as its 'Send to: Citation manager' writes it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import reduce

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.fields.labelled import Item, draft_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place
from awesomequant.text import one_line
from awesomequant.works import kinds
from awesomequant.works.titles import with_subtitle

SUFFIXES = (".nbib", ".medline")

Tags = Mapping[str, list[str]]

_LINE_END = re.compile(r"\r\n?|\n")  # no other sign ends a line
_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)")
# What the tags hold; what else is kept under its name; all others are PubMed's bookkeeping.
_FIELDS = {
    Role.VOLUME: "VI", Role.ISSUE: "IP", Role.PAGES: "PG",
    Role.PUBLISHER: "PB",
}  # fmt: skip
_KEPT = {
    "MH": "MeSH terms", "LA": "language", "IS": "ISSN", "ISBN": "ISBN", "GR": "grants",
    "AD": "affiliations", "PL": "place", "CTI": "collection", "TT": "original title",
    "SI": "data", "CIN": "commented on in", "RIN": "retracted in", "EIN": "corrected in",
}  # fmt: skip
_READ = frozenset((
    "TI", "BTI", "FAU", "AU", "CN", "FED", "ED", "JT", "TA", "LID", "AID", "OT", "PT", "PMID",
    "PMC", "AB", "DP", *_FIELDS.values(), *_KEPT,
))  # fmt: skip
_DOI = re.compile(r"(10\.\S+) \[doi\]|(?:doi: ?)?(10\.\d{4,9}/\S+)")
_PAGE = "https://pubmed.ncbi.nlm.nih.gov/{}/"
_FREE_PAGE = "https://pmc.ncbi.nlm.nih.gov/articles/{}/"


def read(source: str, file: str) -> Reading:
    """Return the articles of PubMed ``source``; ``file`` is the name that places bear."""
    reading = Reading()
    left: set[str] = set()
    for line, tags in _records(source):
        place = Place(file, line)
        left |= tags.keys() - _READ
        draft = draft_of(place, _items(tags), {})
        if draft.title:
            reading.drafts.append(draft)
        else:
            reading.leave_out(place, "", "the article has no title (TI)")
    if left:
        told = f"the bookkeeping of PubMed was left out: {', '.join(sorted(left))}"
        reading.tell(Place(file), told, Level.NOTE)
    return reading


def _records(source: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Yield line and tags of each article: a blank line, or a new PMID, begins one."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    start, last = 1, ""
    for number, line in enumerate((*_LINE_END.split(source), ""), 1):
        found = _TAG.match(line)
        if tags and (not line.strip() or (found and found[1] == "PMID" and "PMID" in tags)):
            yield start, dict(tags)
            tags = defaultdict(list)
        if found:
            start = start if tags else number
            last = found[1]
            tags[last].append(found[2].strip())
        elif line.startswith("  ") and last in tags:
            tags[last][-1] += f" {line.strip()}"


def _items(tags: Tags) -> Iterator[Item]:
    """Yield what the tags of an article say."""

    def first(*names: str) -> str:
        return next((tags[name][0] for name in names if tags.get(name)), "")

    # PubMed puts a full stop behind each title, and brackets around one that was translated.
    title = reduce(with_subtitle, tags["TI"]) if first("TI") else first("BTI")
    title = title.removesuffix(".") if not title.endswith("..") else title
    if re.fullmatch(r"\[[^\[\]]*\]", title):
        title = title[1:-1].removesuffix(".")
    yield Item("title", (Role.TITLE,), title)
    groups = [{"group": name} for name in tags.get("CN", ())]
    yield Item("authors", (Role.AUTHORS,), [*_people(tags, "FAU", "AU"), *groups])
    yield Item("editors", (Role.EDITORS,), _people(tags, "FED", "ED"))
    yield Item("journal", (Role.VENUE,), first("JT", "TA") or (first("BTI") * ("TI" in tags)))
    ids = (_DOI.fullmatch(one) for one in (*tags.get("LID", ()), *tags.get("AID", ())))
    doi = next(filter(None, ids), None)
    yield Item("doi", (Role.DOI,), (doi[1] or doi[2]) if doi else "")
    types = (one for one in tags.get("PT", ()) if kinds.from_name(one) is not kinds.Kind.OTHER)
    # "Letter", "Editorial", "News": whatever has a journal is an article of it.
    usual = "Journal Article" if first("JT", "TA") else ""
    yield Item("type", (Role.KIND,), next(types, usual))
    yield Item("keywords", (Role.TAGS,), [word.strip("* ") for word in tags.get("OT", ())])
    yield Item("abstract", (Role.ABSTRACT,), " ".join(tags.get("AB", ())))
    # "2016 Jan 5", and in old files "2013 06 10".
    yield Item("date", (Role.DATE,), re.sub(r"(?<=\d) +(?=\d)", "-", first("DP")))
    for role, tag in _FIELDS.items():
        yield Item(role.value, (role,), first(tag))
    for tag, label in _KEPT.items():
        yield Item(label, (), "; ".join(dict.fromkeys(map(one_line, tags.get(tag, ())))))
    # The page at PubMed is the paper's where no DOI leads to it.
    if number := first("PMID"):
        yield Item("PubMed", (Role.LINKS,) if doi else (Role.PAPER,), _PAGE.format(number))
    if number := first("PMC"):
        yield Item("PMC", (Role.LINKS,), _FREE_PAGE.format(number))


def _people(tags: Tags, full: str, short: str) -> list[str | dict[str, str]]:
    """Return people by their full names, else by family and initials: ``Shen S``."""
    if names := tags.get(full):
        return list(names)
    parts = (name.rpartition(" ") for name in tags.get(short, ()))
    return [
        {"family": family, "given": ". ".join(initials) + "."} if family else {"family": initials}
        for family, _, initials in parts
    ]
