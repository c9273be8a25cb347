"""Several lists read as one project, whose records are those of all."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from awesomequant.library.json_text import packed
from awesomequant.library.library import Library
from awesomequant.library.lists import Lists, Member, Record, one_work_each, united
from awesomequant.library.problems import Level, Place, Problem, Refusal, has_errors
from awesomequant.store.cache import Cache, digest
from awesomequant.store.messages import read_messages
from awesomequant.store.project import Project, load
from awesomequant.store.reader import Reader
from awesomequant.store.roots import LIST, LISTS, RULE, read_lists
from awesomequant.store.strays import HISTORY, PAPERS, RESULTS

_KIND = "one work each"


@dataclass(frozen=True)
class Several:
    """A root of several lists, as ``lists.yaml`` says it; ``digest`` is that of the file."""

    root: Path
    about: Lists
    digest: bytes

    @property
    def folders(self) -> tuple[str, ...]:
        """Return the folders of the lists, in order."""
        return self.about.lists


def several(root: Path) -> tuple[Several | None, list[Problem]]:
    """Return the lists below ``root``, and what is wrong with how they are named there.

    None where that stops everything.
    """
    about, problems, of = read_lists(root)
    if about is None or has_errors(problems):
        return None, problems
    return Several(root, about, of), problems


def open_several(root: Path) -> Several:
    """Return the lists below ``root``; raises Refusal with all that is wrong with their root."""
    found, problems = several(root)
    if found is None:
        raise Refusal("\n".join(map(str, problems)))
    return found


def load_each(lists: Several) -> dict[str, Project]:
    """Return each list by its folder, as it is loaded by itself."""
    return {folder: load(lists.root / folder) for folder in lists.folders}


def between(lists: Several, projects: Mapping[str, Project]) -> list[Problem]:
    """Return what is wrong between lists that are sound each by itself, at its place."""
    found: list[Problem] = []
    titles: dict[str, str] = {}
    site = lists.about.site
    for folder, project in projects.items():
        settings = project.library.settings
        first = titles.setdefault(settings.title.casefold(), folder)
        if first != folder:
            message = f"the list in {first} is called '{settings.title}', too"
            hint = "readers of a search across tell lists apart by their titles: change one"
            found.append(Problem(Place(f"{folder}/{LIST}"), RULE, message, hint))
        place = f"{site.rstrip('/')}/{folder}/" if site else None
        if place and settings.site and settings.site.rstrip("/") != place.rstrip("/"):
            message = f"its site is said to be {settings.site}, and here it stands at {place}"
            hint = f"leave 'site' out, which follows from {LISTS}; feeds and sitemap lead there"
            where = Place(f"{folder}/{LIST}")
            found.append(Problem(where, RULE, message, hint, Level.WARNING))
    return found


def as_one(
    lists: Several, libraries: Mapping[str, Library], projects: Mapping[str, Project]
) -> Project:
    """Return the project of all lists together.

    ``libraries`` are the lists as far as they are shown, by their folders, ``projects`` what these
    were read from.
    """
    members = [Member(folder, library) for folder, library in libraries.items()]
    reader = Reader(lists.root)
    messages = read_messages(reader, lists.about.language)
    digests = {LISTS: lists.digest, **reader.digests}
    for folder in libraries:
        for file, of in projects[folder].digests.items():
            if not file.startswith((f"{PAPERS}/", f"{HISTORY}/")):
                digests[f"{folder}/{file}"] = of
        # The front page leads to the results of a list that has any; they are read when asked for.
        has_results = bool(libraries[folder].results.held.tables)
        digests[f"{folder}/{RESULTS}"] = digest(str(has_results))
    groups = _groups(lists.root, members, projects)
    library = united(lists.about, members, groups, messages)
    # A row is made of all records of its work, and of where these stand.
    said = [
        [
            projects[members[one.member].folder].digests.get(_file(members, one), b"")
            for one in group
        ]
        for group in groups
    ]
    of_file = {
        f"{members[group[0].member].folder}/{_file(members, group[0])}": digest(*of)
        for group, of in zip(groups, said, strict=True)
    }
    for paper in library.papers:
        digests[paper.source_file] = digest(of_file[paper.source_file], packed(paper.places))
    return Project(lists.root, library, tuple(reader.problems), digests=digests)


def _file(members: Sequence[Member], one: Record) -> str:
    return members[one.member].library.papers[one.at].source_file


def _groups(
    root: Path, members: Sequence[Member], projects: Mapping[str, Project]
) -> list[list[Record]]:
    """Return the records of each work, known again where no record has changed.

    To compare 10,000 takes a second or two.
    """
    cache = Cache.of(root)
    sums = [
        projects[one.folder].digests.get(paper.source_file, b"")
        for one in members
        for paper in one.library.papers
    ]
    counts = json.dumps([[one.folder, len(one.library.papers)] for one in members])
    words = [
        of
        for one in members
        for file, of in sorted(projects[one.folder].digests.items())
        if not file.startswith((f"{PAPERS}/", f"{HISTORY}/"))
    ]
    key = digest(counts, b"".join(words), b"".join(sums))
    with suppress(ValueError, TypeError, KeyError, IndexError):
        kept = json.loads(cache.take(_KIND, [key])[key])
        return [[Record(*one) for one in group] for group in kept]
    groups = one_work_each(members)
    cache.keep(_KIND, {key: packed(groups)})
    cache.keep_only(_KIND, {key})
    return groups


def below(problem: Problem, folder: str) -> Problem:
    """Return a problem of one list as it stands below the root of several."""
    place = replace(problem.place, file=_from_root(folder, problem.place.file))
    related = tuple(replace(one, file=_from_root(folder, one.file)) for one in problem.related)
    return replace(problem, place=place, related=related)


def _from_root(folder: str, file: str) -> str:
    parts = [*folder.split("/")]
    while file.startswith("../") and parts:
        file = file.removeprefix("../")
        parts.pop()
    return "/".join([*parts, file])
