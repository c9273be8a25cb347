"""The texts of a list that stand on a page, and what an edited line of the page makes of them.

A page is rendered from values: the description, the text of a section, the role of a member.  An
edit of one line lies inside some of them.  Nothing here knows a template: that a value stands on
the line is all that is asked, and that the change was the right one is proven by rendering again.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import Any

from awesomequant.language import markdown
from awesomequant.library.change import BEHIND, TAKEN, Change, Path
from awesomequant.library.paper import Paper
from awesomequant.library.sections import Highlights, Resources, Section, Team
from awesomequant.store import Project, strict
from awesomequant.store.project import TAGS
from awesomequant.store.roots import LIST
from awesomequant.text import one_line

# Fields that say how something is done or name another thing: no page shows them as they stand.
_UNSHOWN = frozenset(
    ("accent", "aliases", "branch", "deprecated", "highly_cited", "kind", "outline", "paper",
     "parent", "readme", "related", "rules", "sections", "type", "values")
)  # fmt: skip
# Texts that have a line of their own, and may be missing.
_OPTIONAL = frozenset(("text", "note", "description", "affiliation"))
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# What is shorter is met by chance on every other line; nobody edits a longer line by hand.
_SHORTEST, _LONGEST_LINE = 2, 20_000

Hunk = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands on a line, and how it is written there: as text, or as it is."""

    value: "Value"
    start: int
    end: int
    is_text: bool

    def carried(self, was: str, now: str) -> str | None:
        """Return the value with an edit of what is shown of it; None where it is not one alone.

        A value may hold more than is shown: of ``$n$-gram`` a page shows "n-gram".
        """
        old, new = (unshown(was), unshown(now)) if self.is_text else (was, now)
        text = self.value.text
        if not one_line(new):
            return ""
        if old == text:
            return new.strip()
        # As ``forms`` has them: with a capital, without the stop.
        if old == text[:1].upper() + text[1:]:
            return (new[:1].lower() + new[1:]).strip()
        if f"{old}." == text:
            return f"{new.strip()}."
        found = text
        for (start, end, begin, stop), *_ in _hunks(old, new):
            # With a word before and behind, so that the place is the only one of its kind.
            before, behind = old[:start].split(" ")[-1][-20:], old[end:].split(" ")[0][:20]
            part = before + old[start:end] + behind
            if not part.strip() or found.count(part) != 1:
                return None
            found = found.replace(part, before + new[begin:stop] + behind)
        return found.strip()


@dataclass(frozen=True)
class Value:
    """A text of one of the list's files."""

    file: str
    path: Path
    text: str

    @cached_property
    def forms(self) -> tuple[tuple[str, bool], ...]:
        """Return how templates print it, and whether as Markdown text or as it is (code, links)."""
        shown = markdown.show(self.text)
        written = markdown.code(self.text)
        # Of a role that is "keeper" a line begins with "Keeper"; a note loses its stop in brackets.
        forms = [(written, False), (markdown.destination(self.text), False)]
        forms += [(shown.rstrip("."), True), (shown[:1].upper() + shown[1:], True), (shown, True)]
        return tuple((form, way) for form, way in dict(forms).items() if len(form) >= _SHORTEST)

    @property
    def item(self) -> tuple[str, Path]:
        """Return the item of a list that it belongs to, else what stands above it in its file."""
        at = next((at for at, step in enumerate(self.path) if isinstance(step, int)), -2)
        return self.file, self.path[: at + 1]

    def spans(self, line: str) -> Iterator[Span]:
        """Yield each place of a line where the value stands."""
        for form, is_text in self.forms:
            at = line.find(form)
            while at >= 0:
                yield Span(self, at, at + len(form), is_text)
                at = line.find(form, at + 1)


def of_list(project: Project) -> Iterator[Value]:
    """Yield the texts of a list's own files that a page may show."""
    sections = project.library.sections
    for file in [LIST, TAGS, *(section.source_file for section in sections)]:
        if project.has(file):
            yield from _values(file, (), strict.read(project.text(file)))
    for section in sections:  # a box shows what the record of its paper says
        for item in section.items if isinstance(section, Highlights) else ():
            if paper := project.library.by_id.get(item.paper):
                yield from of_record(project, paper)


def of_record(project: Project, paper: Paper) -> list[Value]:
    """Return the texts of a record that the reader of lists does not read whole.

    It cuts off what looks like no part of a title: "(Oral)", "(LABN)".
    """
    file = paper.source_file
    texts = _values(file, (), strict.read(project.text(file)))
    return [one for one in texts if one.path[0] in ("title", "note")]


def _values(file: str, path: Path, held: Any) -> Iterator[Value]:
    if isinstance(held, str):
        yield Value(file, path, held)
    elif isinstance(held, list):
        for at, item in enumerate(held):
            yield from _values(file, (*path, at), item)
    elif isinstance(held, Mapping):
        for name, item in held.items():
            if name not in _UNSHOWN:
                yield from _values(file, (*path, name), item)


def reworded(was: str, now: str, known: Iterable[Value]) -> list[Change] | None:
    """Return the values that the edit of a line means; None where a part of it is of no value."""
    edited, others = _by_value(was, now, known)
    return None if others else _changes(was, now, edited)


def parted(was: str, now: str, known: Iterable[Value]) -> tuple[list[Change], str] | None:
    """Return what the edit of an entry's line means for its texts, and the line without that.

    The line has its other edits alone: a count, say, which a reader of entries hears.  Of both on
    one line it made a note out of the new end of the title.
    """
    edited, others = _by_value(was, now, known)
    changes = _changes(was, now, edited) if others else None
    if not changes:
        return None
    rest, at = "", 0
    for start, end, begin, stop in others:
        rest += was[at:start] + now[begin:stop]
        at = end
    return changes, rest + was[at:]


def _by_value(
    was: str, now: str, known: Iterable[Value]
) -> tuple[dict[Span, list[Hunk]], list[Hunk]]:
    """Return where a line was edited by the value that stands there, and where none stands.

    An insertion between two values belongs to the one that it is written behind.
    """
    if max(len(was), len(now)) > _LONGEST_LINE:
        return {}, [(0, len(was), 0, len(now))]
    spans = [span for value in known for span in value.spans(was)]
    # A word of one item stands on the lines of many: the line is that item's whose texts fill it.
    filled: dict[tuple[str, Path], int] = defaultdict(int)
    for value in {span.value for span in spans}:
        filled[value.item] += len(value.text)
    edited: dict[Span, list[Hunk]] = defaultdict(list)
    others: list[Hunk] = []
    for hunks in _hunks(was, now):
        around = [
            (span, hunk)
            for hunk in hunks
            for span in spans
            if span.start <= hunk[0] and hunk[1] <= span.end
        ]
        if not around:
            others.append(hunks[0])
            continue
        # Of a title in a link's text and the whole of the sentence, the smaller; one that begins
        # where something was written in front of it, last.
        span, hunk = min(
            around,
            key=lambda one: (
                one[1][1] == one[0].start,
                -filled[one[0].value.item],
                one[0].end - one[0].start,
            ),
        )
        edited[span].append(hunk)
    return edited, others


def _changes(was: str, now: str, edited: Mapping[Span, list[Hunk]]) -> list[Change] | None:
    changes = []
    for span, hunks in edited.items():
        start = hunks[0][2] - (hunks[0][0] - span.start)
        end = hunks[-1][3] + (span.end - hunks[-1][1])
        text = span.carried(was[span.start : span.end], now[start:end])
        if text is None:
            return None
        value = span.value
        changes.append(Change(value.file, value.path, text or TAKEN, was=value.text))
    return changes


def _hunks(was: str, now: str) -> list[list[Hunk]]:
    """Return where two lines differ, word by word: start and end in the one and in the other.

    Whether " more" or "more " was put into "some words" nobody can tell: each way is given.
    """
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    places = [[*accumulate(map(len, tokens), initial=0)] for tokens in (old, new)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        ways = [(i, j, k, m)]
        same = old if kind == "delete" else new
        # To the right, as long as what leaves it there comes in here.
        while kind != "replace":
            first, last = ways[-1][:2] if kind == "delete" else ways[-1][2:]
            if last >= len(same) or same[first] != same[last]:
                break
            ways.append(tuple(at + 1 for at in ways[-1]))  # type: ignore[arg-type]
        found.append(
            [(places[0][a], places[0][b], places[1][c], places[1][d]) for a, b, c, d in ways]
        )
    return found


# Emphasis that is no sign of the text: it opens before a word and closes behind one.
_EMPHASIS = re.compile(r"(?<![\\*`])(\*{1,3}|`)(?=[^\s*`])([^*`]{0,2000}?[^\s*`\\])\1(?![*`])")


def unshown(shown: str) -> str:
    """Return the text that a line of Markdown shows, in which escapes and emphasis are marks."""
    plain = html.unescape(_EMPHASIS.sub(r"\2", shown.replace(markdown.APART, "")))
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain)


def taken_out(was: str, known: Sequence[Value]) -> Change | None:
    """Return what the deletion of a line means: an item of a list goes, or a text of its own."""
    items: dict[tuple[str, Path], int] = defaultdict(int)
    bare = unshown(was).strip(" >-*#")
    for value in known:
        length = max((span.end - span.start for span in value.spans(was)), default=0)
        if not length:
            continue
        if one_line(bare) == one_line(value.text) and value.path[-1] in _OPTIONAL:
            return Change(value.file, value.path, TAKEN, was=value.text)
        if value.item[1] and isinstance(value.item[1][-1], int):
            items[value.item] += length
    if not items:
        return None
    # The item that most of the line is made of: "code" is the label of every other item as well.
    (file, path), length = max(items.items(), key=lambda item: item[1])
    return Change(file, path, TAKEN) if 2 * length > len(bare) else None


# A line that a person added to a section: what it says as an item of that section.

_LINK = re.compile(
    r"\[([^\[\]]{1,80})\]\(\s*<?(https?://[^\s()<>]{1,1900}(?:\([^\s()]*\))?)>?\s*\)"
)
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_FRAME = re.compile(r"\\?\[\s*(\x00\d+\x00)\s*\\?\]")


def put_in(line: str, section: Section) -> Change | None:
    """Return what a new line of a section means: one more item; None where it is none."""
    file = section.source_file
    if isinstance(section, Resources):
        item = _row(line) if section.compared else _resource(line)
        return Change(file, ("items", BEHIND), item) if item else None
    if isinstance(section, Team) and (item := _member(line)):
        return Change(file, ("members", BEHIND), item)
    return None


def _resource(line: str) -> dict[str, Any] | None:
    """Return an item of ``- [[code](…)] Title. What for.`` or ``- [Title](…) - What for.``."""
    bullet = _BULLET.match(line)
    links = [(unshown(label).strip("[]\\ "), url) for label, url in _LINK.findall(line)]
    if not (bullet and links):
        return None
    numbers = iter(range(len(links)))
    rest = _LINK.sub(lambda _: f"\x00{next(numbers)}\x00", line[bullet.end() :])
    if rest.startswith("\x00"):  # no bracket around the first link: its text is the title
        title, links = links[0][0], [("link", links[0][1]), *links[1:]]
        note = rest.split("\x00", 2)[2]
    else:
        text = _FRAME.sub("", rest).strip()
        title, _, note = text.partition(". ")
    note = unshown(re.sub(r"\x00\d+\x00", "", _FRAME.sub("", note))).strip(" -–—:")
    title = unshown(title).strip(" *.")
    made = [{"label": label or "link", "url": url} for label, url in links]
    return {"title": title, **({"note": note} if note else {}), "links": made} if title else None


def _row(line: str) -> dict[str, Any] | None:
    """Return an item of a row as the table of resources has it."""
    if not (line.lstrip().startswith("|") and (links := _LINK.findall(line))):
        return None
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    by, licence, formats, note = (unshown(cell) for cell in (*cells[1:], "", "", "", "")[:4])
    (title, first), *more = [(unshown(label), url) for label, url in links]
    year = re.search(r",? *\b((?:19|20)\d\d)$", by)
    item = {
        "title": title,
        "by": by[: year.start()] if year else by,
        "year": year[1] if year else "",
        "licence": licence,
        "formats": [one.strip() for one in formats.split(",") if one.strip()],
        "note": note,
        "links": [{"label": label, "url": url} for label, url in (("link", first), *more)],
    }
    return {name: value for name, value in item.items() if value}


def _member(line: str) -> dict[str, Any] | None:
    """Return a member of ``- [Name](…) - Role, affiliation.``."""
    bullet = _BULLET.match(line)
    if not bullet:
        return None
    rest, link = line[bullet.end() :], _LINK.match(line, bullet.end())
    name, _, about = (
        (link[1], "", line[link.end() :].lstrip(" -–—:")) if link else rest.partition(" - ")
    )
    role, _, affiliation = unshown(about).strip().rstrip(".").partition(", ")
    item = {"name": unshown(name).strip(), "url": link[2] if link else ""}
    item |= {"role": role, "affiliation": affiliation}
    return {key: value for key, value in item.items() if value} if item["name"] else None
