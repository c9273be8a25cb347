"""What other programs test their readers of bibliographies with, as tables of facts, and our score.

The shapes are those that the suites of others have; titles, names and numbers are our own words.
Of each suite one half was looked at while the readers were written (SEEN), the other only when they
were done (UNSEEN); what the latter showed was mended afterwards, and both must stay as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from awesomequant.library.author import Group
from awesomequant.library.draft import Draft, Reading

Facts = Mapping[str, Any]


class Suite(NamedTuple):
    """A source, what is expected of each of its entries, and where we differ and why.

    ``entries`` are the expected fields by title; ``differences`` say by title and field what we
    have instead, and the reason.
    """

    source: str
    entries: Mapping[str, Facts]
    differences: Mapping[tuple[str, str], tuple[Any, str]] = {}


def facts(draft: Draft) -> dict[str, Any]:
    """Return what a draft says, by the names of our fields; what stands in ``extra`` by theirs.

    Where both have one name, theirs is ``extra date``.
    """
    more = {name: value for name, value in draft.more.items() if name != "extra"}
    extra = draft.more.get("extra", {})
    return {
        **more,
        **{f"extra {name}" if name in more else name: text for name, text in extra.items()},
        "title": draft.title,
        "type": str(more.get("type", "other")),
        "authors": names(draft.authors),
        "editors": names(more.get("editors", ())),
        "venue": draft.venue,
        "year": draft.year,
        "url": draft.url,
        "doi": draft.doi,
        "arxiv": draft.arxiv,
        "tags": list(draft.tags),
        "links": [link.url for link in (*draft.code, *draft.links)],
    }


def names(authors: Any) -> list[str]:
    """Return names as shown, a group's in braces."""
    return [f"{{{name.group}}}" if isinstance(name, Group) else name for name in authors]


def unlike(suite: Suite, read: Callable[[str, str], Reading]) -> Iterator[tuple[str, str, Any]]:
    """Yield title, field and our value wherever a reader and a suite differ."""
    found = {draft.title: facts(draft) for draft in read(suite.source, "x").drafts}
    for title, expected in suite.entries.items():
        ours = found.pop(title, None)
        if ours is None:
            yield title, "title", None
            yield from ((title, name, None) for name in expected)
            continue
        for name, value in expected.items():
            got = ours.get(name)
            if got != value and (got or value):
                yield title, name, got
    yield from ((title, "title", title) for title in found)


def counted(suite: Suite) -> int:
    """Return how many fields a suite asks for; the title is one."""
    return sum(1 + len(expected) for expected in suite.entries.values())


def asked(suites: Iterable[Suite]) -> tuple[int, int]:
    """Return how many entries and fields suites have together."""
    held = list(suites)
    return sum(len(one.entries) for one in held), sum(map(counted, held))


def differing(suite: Suite, read: Callable[[str, str], Reading]) -> dict[tuple[str, str], Any]:
    """Return our value of each field in which a reader and a suite differ, by title and field."""
    return {(title, name): value for title, name, value in unlike(suite, read)}


def explained(suite: Suite) -> dict[tuple[str, str], Any]:
    """Return the same as the suite's table of differences has it."""
    return {where: ours for where, (ours, _) in suite.differences.items()}


def score(suites: Iterable[Suite], read: Callable[[str, str], Reading]) -> float:
    """Return which part of the fields of suites is as their makers expect it."""
    held = list(suites)
    return 1 - sum(len(differing(one, read)) for one in held) / sum(map(counted, held))
