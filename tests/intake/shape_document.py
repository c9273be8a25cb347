"""From layouts to documents: a layout is an entry with open places, a shape a layout with styles.

The layout says where the parts of an entry stand; for each choice that its slots leave open the
seeded draw takes the style that was used least so far, so that all of them are met.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from intake.shape_parts import SLOTS, Entry, Want
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
    ``line_captions`` says whether a bold line can be told from an entry of this layout.
    ``turns`` are further forms of an entry, which the entries of a section take in turn; ``also``
    are further layouts, which the sections of a document take in turn.  Where a whole list is
    printed in its own way, ``prints`` does so, and nothing else of the layout is used.
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
    line_captions: bool = True
    turns: Sequence[str] = ()
    also: Sequence["Layout"] = ()
    prints: Callable[[Sequence[Work]], "Document"] | None = None

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


@dataclass(frozen=True)
class Section:
    """A heading, the works below it, and what the heading says of them; ``end`` closes it."""

    heading: str
    works: list[Work] = field(default_factory=list)
    year: int | None = None
    venue: str = ""
    end: str = ""


Caption = Callable[[str, int], str]
CAPTIONS: dict[str, Caption] = {
    "# 2023": lambda marks, year: f"{marks} {year}",
    "# Papers 2023": lambda marks, year: f"{marks} Papers {year}",
    "# **2023**": lambda marks, year: f"{marks} **{year}**",
    "# 📅 2023": lambda marks, year: f"{marks} 📅 {year}",
    "# before 2020": lambda marks, year: f"{marks} {year}",
}
# A bold line is no heading: nothing can be nested below it.
LINE_CAPTIONS: dict[str, Caption] = {
    "**2023**": lambda _, year: f"**{year}**",
    "***2023:***": lambda _, year: f"***{year}:***",
}


def _topics(works: Iterable[Work]) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for work in works:
        found.setdefault(work.topic, []).append(work)
    return found


def _years(caption: str, marks: str, works: Iterable[Work]) -> list[Section]:
    """Return a section for each year; an open span of years tells none."""
    form = {**CAPTIONS, **LINE_CAPTIONS}[caption]
    found: dict[str, Section] = {}
    for work in sorted(works, key=lambda work: work.day, reverse=True):
        year: int | None = work.day.year
        heading = form(marks, work.day.year)
        if caption == "# before 2020" and work.day.year < 2020:
            year, heading = None, f"{marks} Before 2020"
        found.setdefault(heading, Section(heading, [], year)).works.append(work)
    return list(found.values())


def _topics_of_years(caption: str, works: Sequence[Work]) -> list[Section]:
    sections = []
    for outer in _years(caption, "##", works):
        sections.append(Section(outer.heading))
        sections += [
            Section(f"### {topic}", some, outer.year)
            for topic, some in _topics(outer.works).items()
        ]
    return sections


def _years_of_topics(caption: str, works: Sequence[Work]) -> list[Section]:
    sections = []
    for topic, some in _topics(works).items():
        sections.append(Section(f"## {topic}"))
        sections += _years(caption, "###", some)
    return sections


def _only_years(caption: str, works: Sequence[Work]) -> list[Section]:
    # A bold line would stand below the heading of the contents or of the news.
    above = [Section("## Papers")] if caption in LINE_CAPTIONS else []
    return [*above, *_years(caption, "##", works)]


def _venues(_: str, works: Sequence[Work]) -> list[Section]:
    found: dict[str, Section] = {}
    for work in works:
        heading = f"## {work.venue} {work.day.year}"
        section = Section(heading, [], work.day.year, work.venue)
        found.setdefault(heading, section).works.append(work)
    return list(found.values())


# How works are parted into sections; nested ones are told by the comma.
HEADINGS: dict[str, Callable[[str, Sequence[Work]], list[Section]]] = {
    "none": lambda _, works: [Section("## Papers", list(works))],
    "topics": lambda _, works: [Section(f"## {t}", some) for t, some in _topics(works).items()],
    "years": _only_years,
    "topics, years": _years_of_topics,
    "years, topics": _topics_of_years,
    "venues": _venues,
}


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
        _INTRODUCTION + "\n\n## News\n\n- [2024/03/01] Twelve papers on pruning were added.\n"
        "- [2023/11/20] The list has a new home. Thanks to all who helped!"
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
    if shape.layout.prints:
        return shape.layout.prints(shape.works)
    sections = HEADINGS[shape.choices["heading"]](shape.choices.get("caption", ""), shape.works)
    level = 4 if "," in shape.choices["heading"] else 3
    wants: list[Want] = []
    foot: list[str] = []
    tops = [one.heading[3:].strip("*") for one in sections if one.heading.startswith("## ")]
    before = BEFORE[shape.choices["before"]](tops)
    # Front matter stands above the title, so such a beginning brings its own.
    own_title = before.startswith(("---\n", "# ", "<h1"))
    blocks = [before] if own_title else ["# Awesome Frugal Networks", before]
    layouts = (shape.layout, *shape.layout.also)
    for number, section in enumerate(sections):
        layout = layouts[number % len(layouts)]
        forms = (layout.entry, *layout.turns)
        entries: list[str] = []
        for work in section.works:
            want = Want(work.title)
            entry = Entry(work, shape.choices, len(wants) + 1, level, want, layout.markup)
            entries.append(filled(forms[len(entries) % len(forms)], entry))
            want.year = want.year or section.year
            want.venue = want.venue or section.venue
            foot += entry.foot
            wants.append(want)
        blocks.append(section.heading)
        if entries:
            listed = layout.between.join(entries)
            blocks.append(f"{layout.top}{listed}{layout.bottom}")
        blocks.append(section.end)
    blocks.append(AFTER[shape.choices["after"]])
    blocks.append("\n".join(foot))
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
    # Nobody writes a full stop behind a question mark or another, nor a blank at the end.
    return re.sub(r"([?!.])\.(?=\s|$)", r"\1", text).rstrip(" ")


# ---- the draw ----

# What a document has besides its entries, where the part does not say.
AROUND_ENTRIES: dict[str, tuple[str, ...]] = {
    "caption": tuple(CAPTIONS),
    "line caption": tuple(LINE_CAPTIONS),
    "before": tuple(BEFORE),
    "after": tuple(AFTER),
}


class _Draw:
    """The draw of a part: of what it may take, it takes what was used least."""

    def __init__(self, part: str, styles: Mapping[str, Sequence[str]]) -> None:
        self.chance = random.Random(part)  # noqa: S311
        self.styles = styles
        self.used: Counter[tuple[str, str]] = Counter()

    def style(self, choice: str, among: Iterable[str]) -> str:
        """Return a style for a choice."""
        # A style is rarer where fewer layouts allow it: chance keeps the common ones in play.
        name = min(among, key=lambda one: self.used[choice, one] + 3 * self.chance.random())
        self.used[choice, name] += 1
        return name

    def choices(self, layout: Layout) -> dict[str, str]:
        """Return a style for each choice that a layout leaves open."""
        styles = {**self.styles, **layout.styles}
        choices: dict[str, str] = {}
        for slot in layout.slots:
            for choice in SLOTS[slot][1]:
                if choice not in choices:
                    choices[choice] = self.style(choice, styles[choice])
        choices["heading"] = self.style("heading", layout.headings)
        if "years" in choices["heading"]:
            ends = choices["heading"].endswith("years") and layout.line_captions
            captions = (*styles["caption"], *(styles["line caption"] if ends else ()))
            choices["caption"] = self.style("caption", captions)
        for choice in ("before", "after"):
            choices[choice] = self.style(choice, styles[choice])
        return choices

    def works(self, layout: Layout, heading: str) -> tuple[Work, ...]:
        """Return works for a shape; where headings are nested, of few topics."""
        fitting = [work for work in WORKS if layout.fits(work)]
        if "," in heading:
            topics = self.chance.sample(sorted({work.topic for work in fitting}), 3)
            fitting = [work for work in fitting if work.topic in topics]
        fitting.sort(key=lambda work: self.used["work", work.title] + 2 * self.chance.random())
        taken = fitting[:WORKS_A_SHAPE]
        self.used.update(("work", work.title) for work in taken)
        self.chance.shuffle(taken)
        return tuple(taken)


def drawn(
    part: str, layouts: Sequence[Layout], styles: Mapping[str, Sequence[str]], count: int
) -> list[Shape]:
    """Draw the shapes of a part, each layout in turn; ``styles`` are those of an open choice."""
    draw = _Draw(part, styles)
    shapes: dict[str, Shape] = {}
    for number in range(count * 20):
        layout = layouts[number % len(layouts)]
        choices = draw.choices(layout)
        works = draw.works(layout, choices["heading"])
        shape = Shape(f"{part}-{len(shapes) + 1:03}", layout, choices, works)
        shapes.setdefault(str(shape), shape)
        if len(shapes) == count:
            return list(shapes.values())
    msg = f"the layouts allow only {len(shapes)} shapes of {count}"
    raise ValueError(msg)
