"""Check several lists from their root: each by its own rules, then what lies between them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from awesomequant import door
from awesomequant.check.rulebook import Rule, chosen, rules
from awesomequant.check.run import inspect
from awesomequant.library.library import Library
from awesomequant.library.problems import Problem, in_order
from awesomequant.library.settings import Settings
from awesomequant.store import Project, load
from awesomequant.store.project import WORDS
from awesomequant.store.reader import FILE_BYTES
from awesomequant.store.roots import SHARED
from awesomequant.store.several import Several, below, between
from awesomequant.store.shared import read_shared

# The rules of words, which look at those that lists share as at those of one list.
_OF_WORDS = ("ambiguous-alias", "similar-tags", "tag-parent", "unused-word")


@dataclass(frozen=True)
class Together:
    """Several lists by their folders, and what was found in them, in order of place.

    ``rules`` are all by which they were looked at.
    """

    projects: Mapping[str, Project]
    problems: tuple[Problem, ...]
    rules: Mapping[str, Rule]

    def text(self, file: str) -> str:
        """Return the text of a file by its name from the root."""
        for folder, project in self.projects.items():
            if file.startswith(f"{folder}/"):
                return project.text(file.removeprefix(f"{folder}/"))
        return ""


def together(lists: Several, select: Collection[str], ignore: Collection[str]) -> Together:
    """Run the rules over each of several lists, and over what they share."""
    every: dict[str, Rule] = {}
    projects: dict[str, Project] = {}
    problems: list[Problem] = []
    for folder in lists.folders:
        root = lists.root / folder
        project = projects[folder] = load(root, wholly=True)
        own = rules(root)
        held = chosen(own, project.library.settings.rules, select, ignore)
        problems += (below(one, folder) for one in inspect(project, held, own).problems)
        every |= own
    problems += between(lists, projects)
    problems += _of_shared(lists, projects)
    # What is wrong with a shared file is told by each list that reads it.
    once = {(one.place, one.rule, one.message): one for one in problems}
    return Together(projects, tuple(in_order(once.values())), every)


def _of_shared(lists: Several, projects: Mapping[str, Project]) -> Iterator[Problem]:
    """Yield what is wrong with the words that lists share, as used by all of them."""
    shared = read_shared(lists.root)
    names = shared.names
    if not names:
        return
    library = Library(
        Settings(title="?", description="?"),
        tags=shared.tags,
        venues=shared.venues,
        people=shared.people,
        papers=tuple(paper for one in projects.values() for paper in one.library.papers),
    )
    texts = {}
    for file in WORDS:
        theirs = f"{SHARED}/{file.removeprefix('data/')}"
        if file in names:
            texts[file] = door.content(lists.root, theirs, FILE_BYTES).decode("utf-8-sig")
    project = Project(lists.root, library, (), overlay=texts, texts=texts)
    every = rules(lists.root)
    held = {name: rule for name, rule in every.items() if name in _OF_WORDS}
    for one in inspect(project, held, every).problems:
        if one.place.file in texts:
            place = replace(one.place, file=f"{SHARED}/{one.place.file.removeprefix('data/')}")
            yield replace(one, place=place, related=(), fix=None)
