"""How the entries of a page stand: in a table or on lines, numbered or not, people where."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from awesomequant.intake.adoption.topics import KEYWORDS
from awesomequant.intake.fields.columns import Role, role_of
from awesomequant.intake.said import identifiers
from awesomequant.language.markdown import visible
from awesomequant.library.author import SHOWN_AUTHORS, plain
from awesomequant.library.draft import Draft, Passage
from awesomequant.text import fold, one_line, possessive

_USUAL = ("entry", "venue")
# From which share of the entries on README.md shows what they name; tables, with the first half.
_MANY, _MOST = 0.3, 0.5
_NUMBERED = re.compile(r"[ \t]*\d{1,4}[.)][ \t]")
_BOLD = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,4}[.)])[ \t]+)?(?:\[?(?:\*\*|__)|<(?:b|strong)>)")
# A title in bold among the pictures and breaks of its cell.
_BOLD_CELL = re.compile(r"\*\*[^*|]{8,400}\*\*|<b>[^<>|]{8,400}</b>")
_ITEM = re.compile(r"[ \t]+[-*+][ \t]")
_LABELLED = re.compile(r"[ \t]++[-*+][ \t]++([^:\n]{2,40}?)[ \t]*:[ \t]+(.*)")
_DELIMITER = re.compile(r"[ \t]*+\|?[ \t]*:?-+:?[ \t]*" + possessive(r"\|[ \t]*:?-*:?[ \t]*"))
_CELL = re.compile(r"(?<!\\)\|")
_ADDRESS = re.compile(r"https?://[^\s()<>\"]+")


def readme_of(
    text: str, drafts: Sequence[Draft], passages: Sequence[Passage], *, with_tags: bool
) -> dict[str, Any]:
    """Return how the entries of a page stand, as ``readme`` of list.yaml says it."""
    if not drafts:
        return {}
    lines = text.splitlines()
    # A second view of the list, by year say, stands in another form and is not the list's own.
    drafts = list({fold(one.title): one for one in reversed(drafts)}.values())
    stands = Counter[str]()  # in a table, its venue or its title first
    for draft in drafts:
        line = _line(lines, draft)
        shown = fold(visible(line))
        venue = shown.find(fold(draft.venue)) if draft.venue else -1
        is_venue_first = 0 <= venue < shown.find(fold(draft.title)[:12])
        is_row = line.lstrip().startswith("|")
        stands["table" if is_row else "venue" if is_venue_first else "title"] += 1
    entry = max(("title", "venue", "table"), key=stands.__getitem__)
    named = sum(bool(draft.authors) for draft in drafts) >= _MANY * len(drafts)
    noted = sum(bool(draft.more.get("note")) for draft in drafts) >= _MANY * _MANY * len(drafts)
    tags = "labels" if with_tags else "none"
    # "arXiv 2017" is known of an address: on a page that says neither it would stand on every line.
    imprinted = sum(
        _says_where(" ".join([_line(lines, draft), *below]), draft)
        for draft, below in _below(lines, drafts, passages)
    )
    # A page that names all authors of one work does so of others: "et al." would lose names.
    longest = max(len(draft.authors) for draft in drafts)
    authors = "all" if named and longest > SHOWN_AUTHORS else named
    said: dict[str, Any] = {"entry": entry, "authors": authors, "tags": tags, "notes": noted}
    if entry == "table":
        rows = [_line(lines, draft) for draft in drafts]
        said["bold"] = sum(map(bool, map(_BOLD_CELL.search, rows))) > _MOST * len(drafts)
        columns = columns_of(lines, drafts) or {}
    else:
        starts = [_line(lines, draft) for draft in drafts]
        said["numbered"] = sum(map(bool, map(_NUMBERED.match, starts))) > _MOST * len(drafts)
        said["bold"] = sum(map(bool, map(_BOLD.match, starts))) > _MOST * len(drafts)
        said["layout"] = _layout(lines, drafts, passages)
        columns = labels_of(lines, drafts, passages) if said["layout"] == "items" else {}
    # Where headings are the topics, tags of the entries are a field of the list's own.
    own = {"tags": "tags" if with_tags else KEYWORDS}
    said["columns"] = {head: own.get(part, part) for head, part in columns.items()}
    said = {name: value for name, value in said.items() if value and (name, value) != _USUAL}
    silent = entry == "title" and imprinted < _MANY * _MANY * len(drafts)
    return said | ({"venues": False} if silent else {})


def entry_of(drafts: Sequence[Draft]) -> dict[str, Any]:
    """Return how entries stand that come from no page: as a list has them, unless few say where.

    "[venue unknown]" stood in front of each program of a list of programs.
    """
    placed = sum(bool(draft.venue or identifiers(draft)) for draft in drafts)
    if placed >= _MOST * len(drafts):
        return {}
    noted = sum(bool(draft.more.get("note")) for draft in drafts) >= _MANY * len(drafts)
    return {"entry": "title", "tags": "labels", **({"notes": True} if noted else {})}


def _says_where(entry: str, draft: Draft) -> bool:
    """Return whether an entry, as it is written, says a venue or year besides title and note."""
    shown = fold(visible(entry))
    for text in (draft.title, str(draft.more.get("note") or "")):
        shown = shown.replace(fold(text).rstrip(".") or " ", " ")
    years = (str(draft.year), f"'{draft.year % 100:02}") if draft.year else ()
    said = (fold(draft.venue), *years) if draft.venue else years
    return any(one in shown for one in said)


def _line(lines: Sequence[str], draft: Draft) -> str:
    return lines[draft.place.line - 1] if 0 < draft.place.line <= len(lines) else ""


def _surname(draft: Draft) -> str:
    """Return the last word of the first author's name, folded; empty where there is none."""
    names = plain(draft.authors[:1])
    first = names[0] if names else ""
    return fold(first if isinstance(first, str) else next(iter(first.values()))).split(" ")[-1]


def _below(
    lines: Sequence[str], drafts: Sequence[Draft], passages: Sequence[Passage]
) -> Iterator[tuple[Draft, list[str]]]:
    """Yield the entries with the lines of theirs that follow the first."""
    starts = sorted(draft.place.line for draft in drafts)
    ends = {one: min(other - 1, one + 20) for one, other in pairwise(starts)}
    last = {line: one.last for one in passages for line in range(one.first, one.last + 1)}
    for draft in drafts:
        begun = draft.place.line
        yield draft, [*lines[begun : min(last.get(begun, begun), ends.get(begun, len(lines)))]]


def _layout(
    lines: Sequence[str], drafts: Sequence[Draft], passages: Sequence[Passage]
) -> str | None:
    """Return where people and notes of most entries stand, if it is not the line of the title."""
    found = Counter[str]()
    for draft, said in _below(lines, drafts, passages):
        below = [line for line in said if line.strip()]
        if not below:
            continue
        # A line that was broken at its end, "the / rest of a note", is no line of its own.
        first = _surname(draft)
        is_below = first not in fold(_line(lines, draft)) if first else not said[0].strip()
        if _ITEM.match(below[0]):
            found["items"] += 1
        elif is_below:
            found["paragraph"] += 1
    layout, number = max(found.items(), key=lambda pair: pair[1], default=("", 0))
    return layout if number > _MOST * len(drafts) else None


def labels_of(
    lines: Sequence[str], drafts: Sequence[Draft], passages: Sequence[Passage]
) -> dict[str, str]:
    """Return what the labelled items below most titles hold, by their labels, in their order."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    numbers, places = Counter[str](), Counter[str]()
    for draft, said in _below(lines, drafts, passages):
        for at, line in enumerate(said):
            if label := _LABELLED.match(line):
                head = one_line(visible(label[1]))
                numbers[head] += 1
                places[head] += at
                parts = dict.fromkeys(_held(label[2], head, draft))
                counts[head].update(one for one in parts if one != "title")
    columns: dict[str, str] = {}
    for head in sorted(counts, key=lambda one: places[one] / numbers[one]):
        held = [one for one in counts[head].most_common() if one[0] not in columns.values()]
        part, number = held[0] if held else ("", 0)
        if head and numbers[head] > _MANY * len(drafts) and number > _MANY * numbers[head]:
            columns[head] = part
    return columns


# The columns of a table: what each of them holds is seen by what was read of its cells.


def columns_of(lines: Sequence[str], drafts: Sequence[Draft]) -> dict[str, str] | None:
    """Return what the columns of most rows hold, by their heads; None where titles are in none."""
    tables: defaultdict[tuple[str, ...], list[tuple[list[str], Draft]]] = defaultdict(list)
    for draft in drafts:
        if heads := _heads(lines, draft.place.line):
            tables[heads].append((_cells(_line(lines, draft)), draft))
    if not tables:
        return None
    heads, rows = max(tables.items(), key=lambda pair: len(pair[1]))
    columns: dict[str, str] = {}
    for at, head in enumerate(heads):
        counts = Counter[str]()
        filled = 0
        for cells, draft in rows:
            cell = cells[at] if at < len(cells) else ""
            if not cell.strip(" -–—/"):
                continue
            filled += 1
            # In the order of ``_held``, which decides between equals: a set has none of its own.
            parts = dict.fromkeys(_held(cell, head, draft))
            counts.update(one for one in parts if one not in columns.values())
        part, number = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
        if number > _MANY * filled and head:
            columns[head] = part
    return columns if "title" in columns.values() else None


def _heads(lines: Sequence[str], row: int) -> tuple[str, ...]:
    """Return the heads of the table that a row (from 1) stands in."""
    for at in range(row - 1, 0, -1):
        if not lines[at].strip().startswith("|"):
            return ()
        if _DELIMITER.fullmatch(lines[at]):
            heads = tuple(one_line(visible(cell))[:60] for cell in _cells(lines[at - 1]))
            return heads if len(set(heads)) == len(heads) else ()
    return ()


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(row.strip().removeprefix("|").removesuffix("|"))]


def _held(cell: str, head: str, draft: Draft) -> Iterator[str]:
    """Yield the parts of an entry that stand in a cell of its row."""
    shown = fold(one_line(visible(cell)))
    urls = {url.rstrip("/") for url in _ADDRESS.findall(cell)}
    title = fold(draft.title)
    if shown and (title[:30] in shown or (len(shown) > 10 and shown in title)):  # noqa: PLR2004
        yield "title"
        return
    note = fold(str(draft.more.get("note") or ""))
    # "August 12, 2026" is kept as 2026-08-12: then the head says what it is.
    bare = re.sub(r"^\W+|\W+$", "", head)
    is_date = role_of(bare) is Role.DATE
    years = (str(draft.year), f"'{draft.year % 100:02}") if draft.year else ()
    holds = {
        "authors": bool(draft.authors) and _surname(draft) in re.split(r"[\s,;.]+", shown),
        "venue": bool(draft.venue) and fold(draft.venue or "") in shown,
        "code": any(link.url.rstrip("/") in urls for link in draft.code),
        "links": any(link.url.rstrip("/") in urls for link in draft.links),
        "paper": (draft.url or " ").rstrip("/") in urls,
        "tags": any(fold(tag) in shown for tag in draft.tags),
        "date": "date" in draft.more and (is_date or str(draft.more["date"]) in shown),
        "year": shown in years,
        "citations": bool(draft.citations) and shown.replace(",", "") == str(draft.citations),
        "note": bool(note) and (note[:30] in shown or shown in note),
    }
    yield from (part for part, is_held in holds.items() if is_held)
    for kind in ("fields", "extra"):
        said = draft.more.get(kind)
        for name, value in said.items() if isinstance(said, Mapping) else ():
            if fold(name) == fold(bare) or fold(str(value)) == shown:
                yield name
