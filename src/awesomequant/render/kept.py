"""A README.md that a person keeps: the papers stand between marks, and all else is his.

``<!-- awesomequant: topic ID -->`` begins the region of a topic, ``<!-- awesomequant: papers -->``
that of all papers which have no other, and ``<!-- awesomequant: end -->`` ends it.  Behind a name
``flat`` leaves out the headings of years and venues, and ``h3`` says of which level those inside
are, where it is not the next below the heading above.  What is rendered goes in between; no other
byte of the page is touched, and no paper is left out: a topic without a region comes behind the one
before it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from awesomequant.language.markdown import level_of
from awesomequant.library.library import Library
from awesomequant.library.outline import Group, grouped, of_list, ordered
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.store.pages import BEGIN, END, README
from awesomequant.text import did_you_mean


@dataclass(frozen=True, slots=True)
class Region:
    """The lines between two marks, themselves included (from 0), and the level of their headings.

    ``level`` is that of the heading above, ``inner`` that of those inside; ``topic`` is
    empty where all papers stand that have no region of their own.
    """

    first: int
    last: int
    topic: str
    is_flat: bool
    level: int
    inner: int


def regions(text: str) -> list[Region]:
    """Return the regions of a page; none where it bears no marks.

    Raises Refusal for a mark that nothing ends.
    """
    if "<!-- awesomequant: " not in text:
        return []
    found: list[Region] = []
    level, begun = 1, -1
    mark = BEGIN.fullmatch("")  # none has begun
    for at, line in enumerate(text.splitlines()):
        if mark is None and (mark := BEGIN.fullmatch(line)):
            begun = at
        elif mark and line.strip() == END:
            inner = int(mark["level"] or level + 1)
            found.append(Region(begun, at, mark["topic"] or "", bool(mark["flat"]), level, inner))
            mark = None
        elif mark and BEGIN.fullmatch(line):
            break
        elif mark is None:
            level = level_of(line) or level
    if mark:
        raise Refusal(f"{README}:{begun + 1}: no line '{END}' ends this region")
    return found


def around(text: str) -> str:
    """Return what stands around the regions of a page, with their marks; "" where it has none."""
    lines, places = text.splitlines(keepends=True), regions(text)
    for place in reversed(places):
        del lines[place.first + 1 : place.last]
    return "".join(lines) if places else ""


def renamed(text: str, old: str, new: str) -> str:
    """Return a page whose region of one topic is that of another.

    Where the page has a region of that topic already, which shows the papers of both from then on,
    the lines of the old one go.  Headings and prose are the person's, and stay.
    """
    lines, places = text.splitlines(keepends=True), regions(text)
    known = any(place.topic == new for place in places)
    for place in reversed([place for place in places if place.topic == old]):
        if known:
            del lines[place.first : place.last + 1]
        else:
            mark = lines[place.first]
            lines[place.first] = mark.replace(f"topic {old}", f"topic {new}", 1)
    return "".join(lines)


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in a region: papers, headings below its own, and topics that have no region.

    ``own`` is the group of the region's topic, with all that stands below it anywhere; entries name
    their year where no heading does (``is_dated``).
    """

    papers: tuple[Paper, ...]
    groups: tuple[Group, ...]
    level: int
    own: Group | None
    besides: tuple[Group, ...]
    besides_level: int
    is_dated: bool


def filled(text: str, library: Library, show: Callable[[Filling], str]) -> str:
    """Return a page with what ``show`` makes of its regions; all else stays as it is."""
    places = regions(text)
    for place in places:
        if place.topic and place.topic not in library.tags:
            hint = did_you_mean(place.topic, library.tags) or "see data/tags.yaml"
            raise Refusal(f"{README}:{place.first + 1}: there is no topic '{place.topic}'; {hint}")
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    shown = [show(filling).strip("\n") for filling in _fillings(places, library)]
    for place, inner in reversed(list(zip(places, shown, strict=True))):
        body = f"\n{inner}\n\n" if inner else ""
        lines[place.first + 1 : place.last] = [body.replace("\n", end)]
    return "".join(lines)


def _fillings(places: Sequence[Region], library: Library) -> Iterator[Filling]:
    """Yield what each region holds."""
    by = of_list(library).by
    rest = tuple(kind for kind in by if kind != "topic")
    papers, placed = ordered(library, library.papers), {place.topic for place in places}
    whole = grouped(library, papers, ("topic", *rest))
    flat = grouped(library, papers, ("topic",))
    order = list(library.tree)
    loose = [left for group in whole if (left := _without(group, placed - {""}))]
    for at, place in enumerate(places):
        kinds = () if place.is_flat else rest
        is_dated = "year" not in kinds
        if not place.topic:
            kinds = tuple(kind for kind in by if kind == "topic" or not place.is_flat)
            bare, inside = _loose(library, loose, kinds)
            loose = []
            yield Filling(bare, inside, place.inner, None, (), 2, is_dated)
            continue
        group = _found(flat if place.is_flat else whole, place.topic)
        inner = group and _without(group, placed - {place.topic})
        besides: list[Group] = []
        if "" not in placed:
            # What comes before the next topic that has a region; behind the last, all the rest.
            later = [order.index(one.topic) for one in places[at + 1 :]]
            start = order.index(place.topic)
            stop = min((one for one in later if one > start), default=len(order))
            besides = [one for one in loose if not later or one.key in order[start:stop]]
            loose = [one for one in loose if one not in besides]
        depth = len(library.lineage[place.topic])
        yield Filling(
            inner.papers if inner else (), inner.groups if inner else (), place.inner,
            group, tuple(besides), max(2, place.level - depth), is_dated,
        )  # fmt: skip


def _loose(
    library: Library, loose: Sequence[Group], by: Sequence[str]
) -> tuple[tuple[Paper, ...], tuple[Group, ...]]:
    """Return the papers of topics that have no region laid out anew: without a heading, and with.

    A paper may stand under a topic that has a region, too.
    """
    ids = {paper.id for group in loose for paper in group.every}
    papers = tuple(paper for paper in ordered(library, library.papers) if paper.id in ids)
    if not by:
        return papers, ()
    groups = grouped(library, papers, by)
    if by[0] == "topic":
        keys = {group.key for group in loose}
        groups = tuple(group for group in groups if group.key in keys)
        # Of a list without topics, or where all others have a region, "Untagged" would say nothing.
        if len(groups) == 1 and not groups[0].key:
            return groups[0].papers, groups[0].groups
    return (), groups


def _found(groups: Sequence[Group], topic: str) -> Group | None:
    for group in groups:
        if group.by == "topic" and group.key == topic:
            return group
        if inner := _found(group.groups, topic):
            return inner
    return None


def _without(group: Group, placed: set[str]) -> Group | None:
    """Return a group without the topics that have a region; None where nothing is left."""
    if group.by == "topic" and group.key in placed:
        return None
    kept = tuple(left for one in group.groups if (left := _without(one, placed)))
    return replace(group, groups=kept) if kept or group.papers else None
