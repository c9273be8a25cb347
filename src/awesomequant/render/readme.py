"""README.md: its contents, the summary of a list, and the page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from awesomequant.library.library import Library
from awesomequant.library.outline import Group, grouped, of_list, outline
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Problem
from awesomequant.registry import parts
from awesomequant.render.entries import ENTRY, Entries
from awesomequant.render.environment import MARKS, anchored, for_markdown, linked, ours, render
from awesomequant.render.kept import Filling, filled, regions
from awesomequant.store.cache import Cache
from awesomequant.store.pages import FOLDER, MARK, README, kept_text, marked
from awesomequant.text import slug
from awesomequant.web.services import SERVICES, counted_by
from awesomequant.works.ids import RESERVED

# The summary of a check in Markdown: what was found, and the entries as README.md shows them.

# GitHub takes 1 MiB of summary for a step; so many lines stay far below.
SHOWN = 500


def summary(
    library: Library, root: Path, problems: Sequence[Problem], papers: Sequence[Paper],
    listed: Sequence[tuple[str, Paper]] = (), mends: str = "",
) -> str:  # fmt: skip
    """Return the summary of ``problems`` and of the ``papers`` that a change adds or touches.

    ``listed`` are files of the change with the paper that the list has already, ``mends`` is the
    difference that ``--fix`` would make.
    """
    lines = mends.splitlines(keepends=True)
    return render(
        for_markdown(root, library.messages),
        "summary.md.j2",
        library=library,
        settings=library.settings,
        problems=problems[:SHOWN],
        more=max(0, len(problems) - SHOWN),
        papers=papers[:SHOWN],
        listed=listed[:SHOWN],
        mends="".join(lines[: 10 * SHOWN]),
    )


def edit_summary(library: Library, root: Path, difference: str, problems: Sequence[Problem]) -> str:
    """Return what a hand edit of a page means: the ``difference`` of the records, and what is lost.

    It answers whoever edited README.md itself, in a pull request.
    """
    lines = difference.splitlines(keepends=True)
    return render(
        for_markdown(root, library.messages),
        "edit.md.j2",
        settings=library.settings,
        difference="".join(lines[: 10 * SHOWN]),
        more=max(0, len(lines) - 10 * SHOWN),
        problems=problems[:SHOWN],
    )


# The pages of a list that is too long for one: one a topic, year or venue, cut further if need be.

_WITHOUT = {"topic": "untagged", "year": "undated", "venue": "no-venue"}


class Piece(NamedTuple):
    """A page that a longer one is cut into: the end of its name, its title, what stands on it."""

    end: str
    title: str
    group: Group


class Lists:
    """The pages beside README.md, which hold what is too long for it.

    ``texts`` are the pages by name, ``places`` where each heading of the outline stands, relative
    to ``folder``.  ``shown`` is what README.md shows of the papers itself, and ``headings`` are the
    titles of that, and of the doors.
    """

    folder = FOLDER

    def __init__(
        self,
        library: Library,
        environment: Environment,
        groups: Sequence[Group],
        values: Mapping[str, Any],
    ) -> None:
        """Make the pages of all ``groups``; ``values`` are what every template may show."""
        self.texts: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self._library, self._environment, self._values = library, environment, values
        self._names: set[str] = set()
        readme, papers, newest = library.settings.readme, library.papers, library.newest
        counted = [(paper.citations.count, paper) for paper in papers if paper.citations]
        cited = [paper for _, paper in sorted(counted, key=lambda pair: -pair[0])]
        say = library.messages.say
        shown = {
            say("Newest on the list"): newest[: readme.newest],
            say("Most cited"): cited[: readme.cited],
        }
        self.shown = {title: found for title, found in shown.items() if found}
        self.headings = [*self.shown, say("All {count} papers", count=len(papers))]
        # All named before one is cut: no year of a topic takes the name of another topic.
        names = [self._name(_stem(group)) for group in groups]
        for group, name in zip(groups, names, strict=True):
            self._add(group, name, group.title)

    def _add(self, group: Group, name: str, title: str) -> None:
        """Make the page of a group, and those that it is cut into, and note where headings are."""
        page = self._page(group, title)
        pieces = () if self._fits(page) else self._pieces(group, title)
        doors = []
        for piece in pieces:
            part = self._name(f"{name}-{piece.end}")
            self._add(piece.group, part, piece.title)
            doors.append((f"../{FOLDER}{part}.md", piece.title, len(piece.group.every)))
        if doors:
            page = self._page(group, title, doors)
        self.texts[f"{FOLDER}{name}.md"] = linked(page).rstrip("\n") + "\n"
        inside = anchored(page)
        # What stands on the page of each year stands on no one of them.
        elsewhere = {path for piece in pieces if piece.group.path != group.path
                     for path in _paths(piece.group)}  # fmt: skip
        for path in _paths(group):
            if path not in elsewhere:
                anchor = f"#{inside[path]}" if path in inside else ""
                self.places[path] = f"{name}.md{anchor}"

    def _page(self, group: Group, title: str, pieces: Sequence[tuple[str, str, int]] = ()) -> str:
        """Return the page of a group with its marks, or a page of doors to its ``pieces``."""
        tag = self._library.tags.get(group.key) if group.by == "topic" else None
        return render(
            self._environment,
            "readme/list.md.j2",
            mark=Markup(MARK),  # noqa: S704 -- a constant
            title=title,
            about=tag.description if tag else None,
            group=group,
            pieces=pieces,
            dated=not any(path.rpartition("/")[2].startswith("year ") for path in _paths(group)),
            **self._values,
        )

    def _fits(self, page: str) -> bool:
        return len(page.encode()) <= self._library.settings.readme.budget

    def _pieces(self, group: Group, title: str) -> Sequence[Piece]:
        """Return what a page is cut into: topics inside a topic; years; of a year, its topics.

        What is of one year and one topic is cut by number, into halves until all fit.
        """
        papers, library = group.every, self._library
        say = library.messages.say
        topics = [one for one in group.groups if one.by == group.by == "topic"]
        if topics:
            rest = replace(group, groups=tuple(one for one in group.groups if one.by != "topic"))
            return [
                *(Piece(_stem(one), one.title, one) for one in topics),
                *([Piece("other", say("{title}, other", title=title), rest)] if rest.every else []),
            ]
        years = grouped(library, papers, ["year"])
        if len(years) > 1:
            return [
                Piece(
                    year.key or _WITHOUT["year"],
                    f"{title}, {year.title}",
                    group.only({paper.id for paper in year.papers}, "year"),
                )
                for year in years
            ]
        if group.by == "year":
            inner = group.groups or grouped(library, papers, ["topic"])
            if len(inner) > 1:
                ends = map(_stem, inner)
                return [
                    Piece(end, f"{title}, {one.title}", one)
                    for end, one in zip(ends, inner, strict=True)
                ]
        number = 1
        while (number := 2 * number) < 2 * len(papers):
            size = -(-len(papers) // number)
            found = []
            for start in range(0, len(papers), size):
                part = group.only({paper.id for paper in papers[start : start + size]})
                end = str(start // size + 1)
                found.append(
                    Piece(end, say("{title}, part {number}", title=title, number=end), part)
                )
            if all(self._fits(self._page(one.group, one.title)) for one in found):
                break
        return found if len(papers) > 1 else ()

    def _name(self, stem: str) -> str:
        """Return a name for a page that no other has, on any file system."""
        name, number = stem, 1
        while name in self._names or name in RESERVED:
            number += 1
            name = f"{stem}-{number}"
        self._names.add(name)
        return name


def _stem(group: Group) -> str:
    return slug(group.key) or (group.by if group.key else _WITHOUT[group.by])


def _paths(group: Group) -> Iterator[str]:
    yield group.path
    for one in group.groups:
        yield from _paths(one)


# README.md: the whole list as one Markdown page for GitHub, or the door to the pages that hold it.

Cite = Callable[[Paper], str]


def pages(
    library: Library,
    root: Path,
    cite: Cite,
    kept: str | None = None,
    digests: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, str]:
    """Return README.md as the project's template renders it, and where it is too large, its lists.

    A README.md that a person keeps is filled where it bears marks: the one in ``root``, or
    ``kept``.  ``cite`` gives a paper's BibTeX; entries of papers are kept between runs where
    ``digests`` has what their files come to.  A template of the project's own that shows the same
    with lists and without has no doors to them: it stays alone.
    """
    settings = library.settings
    groups = outline(library)
    values = {
        "library": library,
        "settings": settings,
        "outline": groups,
        "sections": {section.id: section for section in library.sections},
        "cite": cite,
        "counted_by": counted_by(library, parts(SERVICES, root)),
        **MARKS,
    }
    environment = for_markdown(root, library.messages)
    is_dated = "year" not in of_list(library).by
    if ours(environment, ENTRY):
        values["once"] = Entries(environment, values, digests, Cache.of(root), is_dated=is_dated)
    text = kept_text(root) if kept is None else kept
    is_kept = text is not None and bool(regions(text))

    def page(lists: Lists | None) -> str:
        shown = {"lists": lists, "dated": is_dated or bool(lists), **values}
        if text is None or not is_kept:
            return marked(linked(render(environment, settings.readme.template, **shown)))

        def region(filling: Filling) -> str:
            # A list laid out by years has no page of a topic: its papers stand here all the same.
            is_cut = lists and (filling.own is None or filling.own.path in lists.places)
            own = {"lists": lists if is_cut else None, "dated": bool(lists) or filling.is_dated}
            return render(environment, "readme/region.md.j2", filling=filling, **shown | own)

        return linked(filled(text, library, region))

    whole = page(None)
    if len(whole.encode()) <= settings.readme.budget:
        return {README: whole}
    lists = Lists(library, environment, groups, values)
    cut = page(lists)
    return {README: cut, **lists.texts} if cut != whole else {README: whole}
