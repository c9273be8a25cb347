"""A README.md that a person keeps: the papers stand between marks, and all else is his.

``<!-- awesomequant: papers -->`` or ``<!-- awesomequant: topic ID -->`` begins a region, and
``<!-- awesomequant: end -->`` ends it.  What is rendered goes in between; no other byte is touched.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from awesomequant.library.library import Library
from awesomequant.library.outline import Group, of_list
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.store.pages import README
from awesomequant.text import did_you_mean

_BEGIN = re.compile(r"[ \t]*<!-- awesomequant: (papers|topic ([a-z0-9-]+)) -->[ \t]*")
_END = re.compile(r"[ \t]*<!-- awesomequant: end -->[ \t]*")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]|[ \t]*<h([1-6])\b", re.IGNORECASE)
END = "<!-- awesomequant: end -->"


def begin(topic: str | None = None) -> str:
    """Return the line that begins the region of a topic, or of all papers."""
    return f"<!-- awesomequant: {f'topic {topic}' if topic else 'papers'} -->"


@dataclass(frozen=True, slots=True)
class Region:
    """The lines between two marks, themselves included (from 0), and the heading above.

    ``topic`` is empty where all papers stand that have no region of their own.
    """

    first: int
    last: int
    topic: str
    level: int


def regions(text: str) -> list[Region]:
    """Return the regions of a page; none where it bears no marks.

    Raises Refusal for a mark that nothing ends.
    """
    if "<!-- awesomequant: " not in text:
        return []
    found: list[Region] = []
    level, open_at, topic = 1, -1, ""
    for at, line in enumerate(text.splitlines()):
        if begun := _BEGIN.fullmatch(line):
            if open_at >= 0:
                raise Refusal(f"{README}:{open_at + 1}: no line '{END}' ends this region")
            open_at, topic = at, begun[2] or ""
        elif _END.fullmatch(line) and open_at >= 0:
            found.append(Region(open_at, at, topic, level))
            open_at = -1
        elif open_at < 0 and (head := _HEADING.match(line)):
            level = len(head[1]) if head[1] else int(head[2])
    if open_at >= 0:
        raise Refusal(f"{README}:{open_at + 1}: no line '{END}' ends this region")
    return found


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in a region: papers, headings below its own, and topics that have no region.

    ``own`` is the group of the region's topic, with all that stands below it anywhere.
    """

    papers: tuple[Paper, ...]
    groups: tuple[Group, ...]
    level: int
    own: Group | None = None
    besides: tuple[Group, ...] = ()
    besides_level: int = 2


def filled(
    text: str, library: Library, groups: Sequence[Group], show: Callable[[Filling], str]
) -> str:
    """Return a page with what ``show`` makes of its regions; all else stays as it is."""
    places = regions(text)
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    shown = [show(filling).strip("\n") for filling in _fillings(places, library, groups)]
    for place, inner in reversed(list(zip(places, shown, strict=True))):
        body = f"\n{inner}\n\n" if inner else ""
        lines[place.first + 1 : place.last] = [body.replace("\n", end)]
    return "".join(lines)


def _fillings(
    places: Sequence[Region], library: Library, groups: Sequence[Group]
) -> Iterator[Filling]:
    """Yield what each region holds; a topic without one comes behind the one before it."""
    placed = [place.topic for place in places]
    for place in places:
        if place.topic and place.topic not in library.tags:
            hint = did_you_mean(place.topic, library.tags) or "see data/tags.yaml"
            raise Refusal(f"{README}:{place.first + 1}: there is no topic '{place.topic}'; {hint}")
        if place.topic and of_list(library).by[0] != "topic":
            raise Refusal(f"{README}:{place.first + 1}: the list is not laid out by topic first")
    by_key = {group.key: group for group in _topics(groups)}
    rest = [left for group in groups if (left := _without(group, set(placed)))]
    order = list(library.tree)
    for at, place in enumerate(places):
        if not place.topic:
            mine, rest = rest, []
            # Of a list without topics "Untagged" would say nothing.
            bare = len(mine) == 1 and not mine[0].key
            head = mine[0] if bare else None
            papers, inside = (head.papers, head.groups) if head else ((), tuple(mine))
            yield Filling(papers, inside, place.level + 1, head)
            continue
        later = [order.index(topic) for topic in placed[at + 1 :] if topic]
        has_more = later or "" in placed[at + 1 :]
        next_one = min((one for one in later if one > order.index(place.topic)), default=len(order))
        besides = [
            group
            for group in rest
            if not has_more
            or (group.key in order and order.index(place.topic) < order.index(group.key) < next_one)
        ]
        rest = [group for group in rest if group not in besides]
        group = by_key.get(place.topic)
        inner = _without(group, set(placed) - {place.topic}) if group else None
        depth = len(library.lineage[place.topic])
        yield Filling(
            inner.papers if inner else (),
            inner.groups if inner else (),
            place.level + 1,
            group,
            tuple(besides),
            max(2, place.level - depth),
        )


def _topics(groups: Sequence[Group]) -> Iterator[Group]:
    for group in groups:
        if group.by == "topic":
            yield group
            yield from _topics(group.groups)


def _without(group: Group, placed: set[str]) -> Group | None:
    """Return a group without the topics that have a region; None where nothing is left."""
    if group.by == "topic" and group.key in placed:
        return None
    kept = tuple(left for one in group.groups if (left := _without(one, placed)))
    return replace(group, groups=kept) if kept or group.papers else None
