"""A list that exists, taken over: its page kept as it is, with the papers between marks.

What stands around the papers stays in README.md, byte by byte: it is the curator's, and reads as
it did.  Only the lines of entries that became records give way to the regions that are rendered.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from awesomequant.intake.adoption.folds import cut_through, emptied
from awesomequant.intake.adoption.topics import Topics
from awesomequant.language.markdown import level_of, visible
from awesomequant.library.draft import Passage
from awesomequant.store.pages import END, begin
from awesomequant.text import one_line, possessive

_ROW = re.compile(r"[ \t]*\|")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*" + possessive(r"\|[ \t]*:?-*:?[ \t]*"))
# What parts two entries and says nothing: a rule, a line break, a blank that is spelled out.
_NOTHING = re.compile(r"(?:\s|[-*_=]{3,}+|<(?:br|hr)[^<>]{0,20}>|&nbsp;|\\)+")


_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\][(\[]|<img\b", re.IGNORECASE)
_HEAD_ROWS = 3
# A second view of the list: a run of so many entries, of which more than this stand above.
_RUN, _SHOWN = 3, 0.75
# A run of entries that is so small beside another of its topic is no place for the region.
_SHARE = 0.2


def _listed(lines: Sequence[int]) -> str:
    more = f" and {len(lines) - 10} more" if len(lines) > 10 else ""  # noqa: PLR2004
    return ", ".join(map(str, lines[:10])) + more


@dataclass(frozen=True)
class KeptPage:
    """A page with the papers between marks, and the lines of the source that it keeps.

    ``moved`` are those of them that stand elsewhere by now: they stood among entries.  ``form`` are
    lines that are but the form of entries, such as the head of a table.  ``folds`` are the first
    lines of folds whose entries all stand above them by now, ``again`` those of passages that show
    once more what stands above, in another order, and stay as they are; of the lines of
    ``pictures`` an entry had pictures, which no record holds.
    """

    text: str
    kept: frozenset[int]
    moved: tuple[int, ...] = ()
    form: frozenset[int] = frozenset()
    folds: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    pictures: tuple[int, ...] = ()

    def told(self) -> Iterator[str]:
        """Yield what a curator should know of his page that its words do not say."""
        if self.moved:
            lines = _listed(self.moved)
            yield f"lines that stood among the entries stand below them now: {lines}"
        for line in self.folds:
            yield f"line {line}: this fold is gone: its entries stand in one place with those above"
        for line in self.again:
            yield f"line {line}: this shows papers from above once more, and stays as it is"
        if self.pictures:
            lines = _listed(self.pictures)
            yield f"pictures and badges of entries are gone: lines {lines}"


@dataclass(frozen=True)
class _Part:
    """Lines of the source and what becomes of them.

    "entry" gives way to a region, "made" is a heading that the region makes by itself, "head" that
    of a table, "mute" says nothing but between two entries, "kept" stays.
    """

    kind: str
    passage: Passage
    topic: str | None = None

    @property
    def lines(self) -> range:
        """Return the numbers of its lines."""
        return range(self.passage.first, self.passage.last + 1)


def kept_page(
    text: str,
    passages: Sequence[Passage],
    topics: Topics,
    taken: Mapping[int, str | None],
    repeated: Collection[int] = (),
) -> KeptPage:
    """Return a page whose entries gave way to marks.

    ``taken`` has, by the first line of each entry that became a record, its topic, None for none;
    ``repeated`` are those whose record stands under that topic already.
    """
    lines = text.splitlines(keepends=True)
    # Of a list that has its topics below each year, one region holds all.
    is_one = "topic" in topics.by and topics.by[0] != "topic"
    whole = list(_whole(lines, passages, taken))
    again = _again(lines, whole, taken, repeated)
    taken = {line: topic for line, topic in taken.items() if line not in again}
    parts = _settled(list(_parts(lines, whole, topics, taken, is_one=is_one)))
    entries = [part for part in parts if part.kind == "entry"]
    with_heads = {
        part.topic for part in entries if any(map(topics.is_inside, part.passage.sections))
    }
    places = {line: topic for topic, line in _places(parts).items()}
    marks: dict[int, str] = {}
    level, inside = 1, 0  # of the heading above, of the one that the region makes at this place
    for part in parts:
        said = level_of(lines[part.passage.first - 1]) if part.passage.role == "heading" else 0
        if part.kind == "kept" and said:
            level, inside = said, 0
        elif part.kind == "made":
            inside = inside or said
        for line in part.lines:
            if line in places:
                is_flat = places[line] not in with_heads
                is_next = is_flat or inside in (0, level + 1)
                marks[line] = begin(places[line], is_flat=is_flat, level=0 if is_next else inside)
    gone = {line for part in parts if part.kind != "kept" for line in part.lines}
    folds = [] if is_one else list(emptied(lines, gone, marks))
    gone.update(*folds)
    moved: list[int] = []
    if is_one and entries:
        span = range(entries[0].passage.first, entries[-1].passage.last + 1)
        moved = [line for line in span if line not in gone and lines[line - 1].strip()]
    return KeptPage(
        _written(lines, gone, marks, moved),
        frozenset(set(range(1, len(lines) + 1)) - gone),
        tuple(moved),
        frozenset(line for part in parts if part.kind == "head" for line in part.lines),
        tuple(fold.start for fold in folds),
        tuple(sorted(line for line in again if line - 1 not in again)),
        tuple(line for line in sorted(gone) if _PICTURE.search(lines[line - 1])),
    )


def with_region(text: str, line: int, *, is_flat: bool) -> KeptPage:
    """Return a page of no entries with the papers of its chapters below the block of a line."""
    lines = text.splitlines(keepends=True)
    at = next((at for at in range(line, len(lines)) if not lines[at].strip()), len(lines))
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    above = "".join(lines[:at])
    above += "" if not above or above.endswith("\n") else end
    region = f"{end}{begin(is_flat=is_flat)}{end}{END}{end}"
    kept = frozenset(range(1, len(lines) + 1))
    return KeptPage(above + region + "".join(lines[at:]), kept)


def _whole(
    lines: Sequence[str], passages: Sequence[Passage], taken: Collection[int]
) -> Iterator[Passage]:
    """Yield the passages, the heads of tables between them, and tags of folds among entries.

    The head of a table whose rows are entries is in no passage: left alone, the heads of eight
    tables stood on the page without a row.
    """
    before = 0
    for passage in [*passages, Passage(len(lines) + 1, len(lines), (), "prose")]:
        between = range(before + 1, passage.first)
        if _is_head(lines[before : passage.first - 1]):
            yield Passage(between.start, between.stop - 1, passage.sections, "prose")
        before = max(before, passage.last)
        if passage.first > len(lines):
            return
        whole = range(passage.first, passage.last + 1)
        cut = cut_through(lines, whole) if any(line in taken for line in whole) else set[int]()
        start = passage.first
        for line in sorted(cut):
            if start < line:
                yield replace(passage, first=start, last=line - 1)
            yield replace(passage, first=line, last=line, role="prose")
            start = line + 1
        if start <= passage.last:
            yield replace(passage, first=start)


def _again(
    lines: Sequence[str],
    passages: Sequence[Passage],
    taken: Mapping[int, str | None],
    repeated: Collection[int],
) -> set[int]:
    """Return the lines of runs of entries that nearly all stand above already.

    A list that is shown by topic, and once more by year in a fold, has a second view of itself:
    its entries would all go to the first, and the view be left empty.
    """
    found: set[int] = set()
    run: list[Passage] = []

    def settle() -> None:
        starts = [line for one in run for line in range(one.first, one.last + 1) if line in taken]
        if len(starts) >= _RUN and sum(map(repeated.__contains__, starts)) > _SHOWN * len(starts):
            found.update(line for one in run for line in range(one.first, one.last + 1))
        run.clear()

    for passage in passages:
        said = "".join(lines[passage.first - 1 : passage.last])
        if any(line in taken for line in range(passage.first, passage.last + 1)):
            run.append(passage)
        elif not _NOTHING.fullmatch(said):
            settle()
    settle()
    return found


def _parts(
    lines: Sequence[str],
    passages: Sequence[Passage],
    topics: Topics,
    taken: Mapping[int, str | None],
    *,
    is_one: bool,
) -> Iterator[_Part]:
    """Yield what each passage is at first sight."""
    for passage in passages:
        said = lines[passage.first - 1 : passage.last]
        found = [line for line in range(passage.first, passage.last + 1) if line in taken]
        if found:
            yield _Part("entry", passage, None if is_one else taken[found[0]])
        elif passage.role == "heading":
            shown = one_line(visible("".join(said)))
            path = (*passage.sections, shown)
            # Below a year the outline makes the headings of topics, too, or has none.
            is_below = any(map(topics.is_inside, passage.sections))
            is_below = is_below and any(one[: len(path)] == path for one in topics.of)
            yield _Part("made" if topics.is_inside(shown) or is_below else "kept", passage)
        elif _NOTHING.fullmatch("".join(said)):
            yield _Part("mute", passage)
        else:
            yield _Part("head" if _is_head(said) else "kept", passage)


def _is_head(lines: Sequence[str]) -> bool:
    """Return whether lines are but the head of a table: names, the rule below, an empty row."""
    rows = [line.strip() for line in lines if line.strip()]
    is_rule = any(map(_DELIMITER.fullmatch, rows)) and len(rows) <= _HEAD_ROWS
    return is_rule and all(map(_ROW.match, rows))


def _places(parts: Sequence[_Part]) -> dict[str | None, int]:
    """Return for each topic the line at which its region stands.

    It is the first of its entries, but for a few that stand far above the others: a line of an
    introduction that was taken for an entry.
    """
    runs: dict[str | None, list[list[int]]] = {}
    last: str | None = None
    is_new = True
    for part in parts:
        if part.kind == "kept":
            is_new = True
        elif part.kind == "entry":
            found = runs.setdefault(part.topic, [])
            if is_new or part.topic != last or not found:
                found.append([])
            found[-1].append(part.passage.first)
            last, is_new = part.topic, False
    places = {}
    for topic, found in runs.items():
        most = max(map(len, found))
        places[topic] = next(run[0] for run in found if len(run) >= _SHARE * most)
    return places


def _settled(parts: list[_Part]) -> list[_Part]:
    """Return the parts, where what only goes with entries is kept if none follows it."""
    follows, found = False, []
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        before = next((one.kind for one in reversed(parts[:at]) if one.kind != "mute"), "")
        is_kept = part.kind == "kept" or (part.kind != "entry" and not follows)
        if is_kept or (part.kind == "mute" and before not in ("entry", "made")):
            found.append(replace(part, kind="kept"))
            follows = False
        else:
            found.append(part)
            follows = True
    return found[::-1]


def _written(
    lines: Sequence[str], gone: set[int], marks: Mapping[int, str], moved: Sequence[int]
) -> str:
    """Return the lines that stay, with the marks where the first entry of each region stood."""
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    out: list[str] = []
    last = max(moved, default=0) and max(gone)
    is_cut = False  # one blank line parts as well as those above and below what is gone
    for number, line in enumerate(lines, 1):
        if mark := marks.get(number):
            out += [end] if out and out[-1].strip() else []
            out += [f"{mark}{end}", f"{END}{end}", end]
        if number == last:
            for one in moved:
                out += [lines[one - 1], end]
        if number in gone or number in moved:
            is_cut = True
        elif line.strip() or not (is_cut and not (out and out[-1].strip())):
            out.append(line)
            is_cut = is_cut and not line.strip()
    return "".join(out)
