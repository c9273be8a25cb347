"""The headings of a list as its outline: which are topics, which are years, days or venues."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from awesomequant.intake.records import LONGEST, Word
from awesomequant.library.draft import Draft
from awesomequant.text import fold, one_line, slug

Path = tuple[str, ...]

# The own field that holds the tags of entries where the headings are the topics.
KEYWORDS = "keywords"
# What is no topic: words that stand above the whole of a list, and a heading that most is below.
_NO_TOPIC = frozenset(
    ("papers", "paper", "paper list", "contents", "table of contents", "list", "publications")
)
_MOST = 0.9
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 -- a table
_YEAR = r"(?:19|20)\d\ds?"
# "2024", "2024:", "Before 2022", "2020 and earlier", "2023 Venues", "Papers of 2019", "1980s".
_TIME = re.compile(
    rf"(?:(?:before|after|until|since|pre|in|of|from|the|year|papers?|venues?|published)[\W_]+){{0,3}}"
    rf"{_YEAR}(?:[\W_]+(?:and|to|or|before|earlier|later|older|present|now|venues?|papers?|{_YEAR})\b)"
    r"{0,4}[\W_]*",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(_YEAR)
_SPAN = re.compile(
    r"\b(?:before|after|until|since|pre|from|earlier|older|later|present|now)\b|\d\ds\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s.,-]{1,3})?([A-Za-z]{3,9})\.?,?[\s-]{1,2}"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s)?((?:19|20)\d\d)[\W_]*"
)
_ISO = re.compile(r"((?:19|20)\d\d)[-./](\d{1,2})(?:[-./](\d{1,2}))?[\W_]*")
# "1.1", "2)", "a." before a heading's words make no part of an id.
_NUMBER = re.compile(r"^(?:\d{1,2}[.)]?){1,4}\s|^[a-z][.)]\s?|^[IVX]{1,4}[.)]\s", re.IGNORECASE)


@dataclass(frozen=True)
class Topics:
    """How a list is laid out: by which kinds of headings, and the topic of each path of headings.

    ``words`` are the tags that its topics become, each behind those above it, in their order.
    """

    by: tuple[str, ...] = ()
    of: Mapping[Path, str] = field(default_factory=dict)
    words: tuple[Word, ...] = ()
    venues: frozenset[str] = frozenset()

    def is_inside(self, heading: str) -> bool:
        """Return whether a heading is one that an outline makes by itself: a year, a venue."""
        return is_time(heading) or heading in self.venues

    def words_for(self, tags: Iterable[str]) -> dict[str, Word]:
        """Return the words of the topics that are used, and of those above them, in their order."""
        above = {word.id: word.parent for word in self.words}
        used, left = set[str](), list(tags)
        while left:
            if (tag := left.pop()) not in used:
                used.add(tag)
                left += [parent] if (parent := above.get(tag)) else []
        return {word.id: word for word in self.words if word.id in used}

    def tagged(self, drafts: Iterable[Draft], *, apart: bool = True) -> list[Draft]:
        """Return the drafts with the topic that each stands under, the deepest alone, as its tag.

        Tags of its own would be topics as well, beside those of the headings: kept ``apart`` they
        are answers to a field of the list's own.
        """
        found = []
        labels = {word.name for word in self.words}
        for draft in drafts:
            topic = self.of.get(draft.sections)
            more = dict(draft.more)
            if apart and self.words and draft.tags:
                more["fields"] = {**more.get("fields", {}), KEYWORDS: list(draft.tags)}
            # The headings below a year of a topic that are neither topics nor venues.
            outer = _outer(draft.sections)
            inner = [one for one in draft.sections[len(outer) :] if not self.is_inside(one)]
            if inner and not labels.isdisjoint(outer):
                more["extra"] = {**more.get("extra", {}), "heading": " / ".join(inner)}
            last = draft.sections[-1] if draft.sections else ""
            if (day := day_of(last)) and len(day) == len("2026-02-18"):
                more.setdefault("added", day)
            tags = () if apart and self.words else draft.tags
            tags += (topic,) if topic else ()
            found.append(replace(draft, tags=tags, more=more))
        return found


def is_time(heading: str) -> bool:
    """Return whether a heading says when: a year or some, a month, a day."""
    bare = one_line(heading).strip(" :.-–—*#")
    return bool(_TIME.fullmatch(bare) or day_of(bare) or _ISO.fullmatch(bare))


def day_of(heading: str) -> str | None:
    """Return the day or month that a heading is, as ``2026-02-18`` or ``2026-02``."""
    bare = one_line(heading).strip(" :.-–—*#")
    if iso := _ISO.fullmatch(bare):
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3] or 0)
    elif (named := _DAY.fullmatch(bare)) and named[2].lower()[:3] in _MONTHS:
        year, month = int(named[4]), _MONTHS.index(named[2].lower()[:3]) + 1
        day = int(named[1] or named[3] or 0)
    else:
        return None
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _is_one_time(heading: str) -> bool:
    """Return whether a heading is one year, month or day, and no span of them."""
    bare = one_line(heading).strip(" :.-–—*#")
    return is_time(bare) and not _SPAN.search(bare) and len(set(_ANY_YEAR.findall(bare))) == 1


def topics(drafts: Sequence[Draft]) -> Topics:
    """Return how the entries of a list are laid out by the headings above them."""
    counts = Counter(heading for draft in drafts for heading in set(draft.sections))
    # A heading is a venue that most of what stands directly below it names; one alone is none.
    named: defaultdict[str, list[bool]] = defaultdict(list)
    for last, draft in ((draft.sections[-1], draft) for draft in drafts if draft.sections):
        named[last].append(bool(draft.venue) and fold(draft.venue or "") == fold(last))
    found = {heading for heading, same in named.items() if sum(same) > len(same) / 2}
    venues = frozenset(found) if len(found) > 1 else frozenset[str]()
    below = {
        outer
        for sections in {draft.sections for draft in drafts}
        for at, outer in enumerate(sections)
        if any(not is_time(inner) and inner not in venues for inner in sections[at + 1 :])
    }

    def is_topic(heading: str) -> bool:
        # What most stands under is the name of the list, if there are topics below it or nothing
        # beside it.
        count = counts[heading]
        few = count < _MOST * len(drafts) or (heading not in below and count < len(drafts))
        has_name = fold(heading).strip(" :.") not in _NO_TOPIC and slug(heading)
        return bool(few and has_name and not is_time(heading) and heading not in venues)

    paths: dict[Path, Path] = {}
    for draft in drafts:
        whole = tuple(one for one in draft.sections if is_topic(one))
        # "Theory > 2024 > ICML": what parts a year of a topic is no topic of its own.
        outer = tuple(one for one in _outer(draft.sections) if is_topic(one))
        paths.setdefault(draft.sections, outer or whole)
    ids, words = _ids(paths.values())
    of = {whole: ids[path] for whole, path in paths.items() if path}
    return Topics(_by(drafts, is_topic, venues), of, words, venues)


def _ids(paths: Iterable[Path]) -> tuple[dict[Path, str], tuple[Word, ...]]:
    """Return an id for each path of topics, and the words that they are.

    "Datasets" below two topics are two topics, and each bears the name of the one above it.
    """
    ids: dict[Path, str] = {}
    words: list[Word] = []
    parents: defaultdict[str, set[Path]] = defaultdict(set)
    whole = list(dict.fromkeys(path[: at + 1] for path in paths for at in range(len(path))))
    for path in whole:
        parents[fold(path[-1])].add(path[:-1])
    taken: set[str] = set()
    # What comes in two places stays together, where the first of it stands.
    firsts: dict[Path, int] = {}
    places = {path: (firsts.setdefault(path[:1], at), at) for at, path in enumerate(whole)}
    for path in sorted(whole, key=places.__getitem__):
        above = ids.get(path[:-1])
        bare = slug(_NUMBER.sub("", path[-1])) or slug(path[-1])
        named = f"{above}-{bare}" if above and len(parents[fold(path[-1])]) > 1 else bare
        identity = stem = named[:60].strip("-")
        number = 1
        while identity in taken:
            number += 1
            identity = f"{stem[:56]}-{number}"
        taken.add(identity)
        ids[path] = identity
        label = one_line(path[-1])[:LONGEST].strip()
        words.append(Word(identity, label, parent=above, place=len(words)))
    return ids, tuple(words)


def _outer(sections: Path) -> Path:
    """Return the headings above the first that says when."""
    at = next((at for at, one in enumerate(sections) if is_time(one)), len(sections))
    return sections[:at]


def _by(
    drafts: Sequence[Draft], is_topic: Callable[[str], bool], venues: frozenset[str]
) -> tuple[str, ...]:
    """Return by which kinds of headings a list is laid out, the outer first."""
    depths: defaultdict[str, list[int]] = defaultdict(list)
    # "Before 2022", below which half of each topic stands, lays nothing out by year: a page got 89
    # headings of years for it.
    are_years = any(map(_is_one_time, {one for draft in drafts for one in draft.sections}))
    for draft in drafts:
        for at, heading in enumerate(draft.sections):
            if is_time(heading):
                if are_years:
                    depths["year"].append(at)
            elif heading in venues:
                depths["venue"].append(at)
            elif is_topic(heading):
                depths["topic"].append(at)
    # What few entries stand under is an exception, not how the list reads.
    found = {kind: sum(at) / len(at) for kind, at in depths.items() if len(at) > 0.2 * len(drafts)}
    return tuple(sorted(found, key=lambda kind: found[kind]))
