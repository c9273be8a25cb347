"""From layouts to documents: a layout is an entry with open places, a shape a layout with styles.

The layout says where the parts of an entry stand; for each choice that its slots leave open the
seeded draw takes the style that was used least so far, so that all of them are met.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from intake.shape_parts import CHOICES, SLOTS, Entry, Want
from intake.shape_works import WORKS, Work

WORKS_A_SHAPE = 12


def _every(_: Work) -> bool:
    return True


@dataclass(frozen=True)
class Layout:
    """Where the parts of an entry stand.

    ``entry`` has slots in braces; what stands between single guillemets is left out where a slot
    in it has nothing to say.  ``top`` and ``bottom`` stand around the entries of a section, ``between``
    stands between two entries.  ``styles`` names the styles that leave no doubt in this layout.
    """

    name: str
    entry: str
    styles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    headings: Sequence[str] = ("none", "topics", "years", "topics, years", "years, topics")
    top: str = ""
    bottom: str = ""
    between: str = "\n"
    markup: str = "markdown"
    fits: Callable[[Work], bool] = _every

    @property
    def slots(self) -> list[str]:
        """Return the slots of the entry, in order."""
        return re.findall(r"\{([^{}]+)\}", self.entry)


@dataclass(frozen=True)
class Shape:
    """A layout with a style for each choice, and the works that it prints."""

    id: str
    layout: Layout
    choices: Mapping[str, str]
    works: tuple[Work, ...]

    def __str__(self) -> str:
        styles = ", ".join(f"{choice} {style}" for choice, style in self.choices.items())
        return f"{self.layout.name} · {styles}"


@dataclass(frozen=True)
class Document:
    """A list in one shape, and what is to come back of each of its works."""

    text: str
    wants: tuple[Want, ...]


# ---- sections ----

Section = tuple[str, list[Work]]
_CAPTIONS: dict[str, Callable[[int], str]] = {
    "2023": str,
    "Papers 2023": lambda year: f"Papers {year}",
    "**2023**": lambda year: f"**{year}**",
    "📅 2023": lambda year: f"📅 {year}",
}


def _topics(works: Iterable[Work]) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for work in works:
        found.setdefault(work.topic, []).append(work)
    return found


def _years(works: Iterable[Work]) -> dict[int, list[Work]]:
    found: dict[int, list[Work]] = {}
    for work in sorted(works, key=lambda work: work.day, reverse=True):
        found.setdefault(work.day.year, []).append(work)
    return found


def _sections(shape: Shape) -> tuple[int, list[Section]]:
    """Return how deep the headings go, and the heading lines with the works below each."""
    caption = _CAPTIONS[shape.choices.get("caption", "2023")]
    works = shape.works
    listed: list[Section] = []
    match shape.choices["heading"]:
        case "none":
            return 2, [("## Papers", list(works))]
        case "topics":
            return 2, [(f"## {topic}", some) for topic, some in _topics(works).items()]
        case "years":
            return 2, [(f"## {caption(year)}", some) for year, some in _years(works).items()]
        case "topics, years":
            for topic, some in _topics(works).items():
                listed.append((f"## {topic}", []))
                listed += [(f"### {caption(year)}", few) for year, few in _years(some).items()]
        case "years, topics":
            for year, some in _years(works).items():
                listed.append((f"## {caption(year)}", []))
                listed += [(f"### {topic}", few) for topic, few in _topics(some).items()]
        case "venues":
            names = {f"## {work.venue} {work.day.year}": work for work in works}
            listed = [
                (name, [work for work in works if (work.venue, work.day) == (one.venue, one.day)])
                for name, one in names.items()
            ]
            return 2, listed
        case other:
            raise ValueError(other)
    return 3, listed


# ---- what stands around the entries ----

_INTRODUCTION = (
    "This list collects papers on small and frugal neural networks. It is kept by hand, and it\n"
    "grows whenever one of us reads something worth keeping."
)
_RELATED = (
    "## Related lists\n\n"
    "- [Awesome Pocket Models](https://github.com/pocket-models/awesome-pocket-models)\n"
    "- [Frugal ML Reading Group](https://github.com/frugal-reading/reading-group): our meetings"
)
_CONTRIBUTING = (
    "## Contributing\n\nPull requests are welcome. Please add one line per paper and keep the order."
    "\n\n## License\n\nThe list is in the public domain."
)
_CITATION = (
    "## Citation\n\nIf you find this list useful, please cite it:\n\n"
    "```bibtex\n@misc{frugal2024list,\n  title = {Awesome Frugal Networks},\n"
    "  author = {The Frugal Reading Group},\n  year = {2024}\n}\n```"
)

BEFORE: dict[str, Callable[[list[str]], str]] = {
    "nothing": lambda _: "",
    "introduction": lambda _: _INTRODUCTION,
    "badges": lambda _: (
        "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n"
        "![Last commit](https://img.shields.io/github/last-commit/frugal-reading/list)\n\n"
        + _INTRODUCTION
    ),
    "contents": lambda heads: (
        _INTRODUCTION
        + "\n\n## Table of Contents\n\n"
        + "\n".join(f"- [{head}](#{head.lower().replace(' ', '-')})" for head in heads)
    ),
    "legend": lambda _: (
        _INTRODUCTION
        + "\n\n**Legend:** 🔥 widely read, :new: added this month, ⭐ where to begin.\n\n---"
    ),
    "news": lambda _: (
        "## News\n\n- [2024/03/01] Twelve papers on pruning were added.\n"
        "- [2023/11/20] The list has a new home. Thanks to all who helped!\n\n" + _INTRODUCTION
    ),
}
AFTER: dict[str, str] = {
    "nothing": "",
    "related": _RELATED,
    "contributing": _CONTRIBUTING,
    "citation": _CITATION,
}


def printed(shape: Shape) -> Document:
    """Print a shape: the document, and what is expected of each of its entries."""
    depth, sections = _sections(shape)
    level = depth + 1
    wants: list[Want] = []
    heads = [line.lstrip("# ").strip("*") for line, _ in sections if line.startswith("## ")]
    before = BEFORE[shape.choices["before"]](heads)
    blocks = ["# Awesome Frugal Networks", before]
    by_year = "year" in shape.choices["heading"] or shape.choices["heading"] == "venues"
    for heading, works in sections:
        blocks.append(heading)
        entries = []
        for work in works:
            want = Want(work.title)
            entry = Entry(work, shape.choices, len(wants) + 1, level, want, shape.layout.markup)
            entries.append(filled(shape.layout.entry, entry))
            if by_year and want.year is None:
                want.year = work.day.year
            if shape.choices["heading"] == "venues" and not want.venue:
                want.venue = work.venue
            wants.append(want)
        if entries:
            listed = shape.layout.between.join(entries)
            blocks.append(f"{shape.layout.top}{listed}{shape.layout.bottom}")
    blocks.append(AFTER[shape.choices["after"]])
    return Document("\n\n".join(block for block in blocks if block) + "\n", tuple(wants))


def filled(template: str, entry: Entry) -> str:
    """Return an entry with its slots filled, and without the parts that have nothing to say."""

    def slot(name: str) -> str:
        return SLOTS[name][0](entry)

    def part(match: re.Match[str]) -> str:
        optional, name = match.groups()
        if name:
            return slot(name)
        said = [slot(one) for one in re.findall(r"\{([^{}]+)\}", optional)]
        if not all(said):
            return ""
        words = iter(said)
        return re.sub(r"\{[^{}]+\}", lambda _: next(words), optional)

    text = re.sub(r"‹([^›]*)›|\{([^{}]+)\}", part, template)
    # Nobody writes a full stop behind a question mark, nor a blank at the end of a line.
    return re.sub(r"([?!])\.(?=\s|$)", r"\1", text).rstrip(" ")


# ---- the draw ----


def drawn(part: str, layouts: Sequence[Layout], count: int) -> list[Shape]:
    """Draw shapes: each layout in turn, with the styles and the works that were used least."""
    chance = random.Random(part)  # noqa: S311
    used: Counter[tuple[str, str]] = Counter()
    shapes: list[Shape] = []
    seen: set[str] = set()

    def least(choice: str, styles: Iterable[str]) -> str:
        # A style is rarer where fewer layouts allow it: a coin keeps the common ones in play.
        name = min(styles, key=lambda style: used[choice, style] + 3 * chance.random())
        used[choice, name] += 1
        return name

    for number in range(count * 20):
        layout = layouts[number % len(layouts)]
        choices = _chosen(layout, least)
        works = _some(layout, chance, used)
        shape = Shape(f"{part}-{len(shapes) + 1:03}", layout, choices, works)
        if str(shape) not in seen:
            seen.add(str(shape))
            shapes.append(shape)
        if len(shapes) == count:
            return shapes
    msg = f"the layouts allow only {len(shapes)} shapes of {count}"
    raise ValueError(msg)


def _chosen(layout: Layout, least: Callable[[str, Iterable[str]], str]) -> dict[str, str]:
    choices: dict[str, str] = {}
    for slot in layout.slots:
        for choice in SLOTS[slot][1]:
            if choice not in choices:
                choices[choice] = least(choice, layout.styles.get(choice, list(CHOICES[choice])))
    choices["heading"] = least("heading", layout.headings)
    if "years" in choices["heading"]:
        choices["caption"] = least("caption", _CAPTIONS)
    choices["before"] = least("before", BEFORE)
    choices["after"] = least("after", AFTER)
    return choices


def _some(
    layout: Layout, chance: random.Random, used: Counter[tuple[str, str]]
) -> tuple[Work, ...]:
    fitting = [work for work in WORKS if layout.fits(work)]
    fitting.sort(key=lambda work: used["work", work.title] + 2 * chance.random())
    taken = fitting[:WORKS_A_SHAPE]
    used.update(("work", work.title) for work in taken)
    chance.shuffle(taken)
    return tuple(taken)
