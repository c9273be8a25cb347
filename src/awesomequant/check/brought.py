"""What a change brings beside what its records say: told to its reviewer, and what stops it.

A gate is asked of strangers' changes by people who look at what it tells.  So each file that a
change names is read, or told; what the base had is there, or told.  It stops what no reviewer of
records would see: records that are read no more, what leads out of the list, what is run together
with records.  The rest it says.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from awesomequant.check.run import ignores
from awesomequant.check.scope import RECORDS, Scope, lies_in_data
from awesomequant.door import Door
from awesomequant.language.characters import shown
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.library.settings import Rules, Settings
from awesomequant.store import Project
from awesomequant.store.git import files_at, text_at
from awesomequant.store.pages import FOLDER, README
from awesomequant.store.reader import Reader
from awesomequant.store.roots import LIST
from awesomequant.store.strays import DECISIONS, looks_like_a_record, stray_record
from awesomequant.store.strays import RULE as STRAY

RULE = "change"
# So many that are gone are told one by one; more than these, and than a tenth, stop a change.
_SOME = 10
_SHARE = 10
# What runs at somebody's: in CI, in a build, in an editor, or when a repository is cloned.
_RUNS = re.compile(
    r"\.github/(?:workflows|actions)/.*|\.github/dependabot\.ya?ml|\.gitlab-ci\.yml"
    r"|(?:\.circleci|\.ci|\.githooks|\.husky|\.vscode|\.idea|\.devcontainer|hooks)/.*"
    r"|(?:checks|rules|exporters|importers|reports|services|sources|styles|templates|overrides|src)/.*"
    r"|mkdocs\.ya?ml|\.pre-commit(?:-config|-hooks)?\.ya?ml|\.envrc|pyproject\.toml|setup\.cfg"
    r"|(?:.*/)?(?:\.gitattributes|\.gitmodules|\.lfsconfig|makefile|dockerfile|tox\.ini)"
    r"|(?:.*/)?(?:requirements|constraints)[\w.-]*\.txt|(?:.*/)?package(?:-lock)?\.json"
    r"|(?:.*/)?[^/]+\.(?:py|pyi|pth|sh|bash|ps1|bat|cmd|js|mjs|cjs|ts|j2|html?|css|svg)",
    re.IGNORECASE,
)
# What stands in data/ and is no record: who may be expected to change it, and what follows.
_WORDS = {
    LIST: (Level.WARNING, "the settings of the list", "addresses, rules and commands hang on them"),
    "data/metrics.yaml": (Level.WARNING, "what 'update' counts", "no person writes it"),
    "data/history": (Level.WARNING, "what 'update' counts", "no person writes it"),
    "data/decisions": (Level.WARNING, "what the list refused", "who keeps the list decides that"),
    "data/results": (Level.NOTE, "what sources report", "a row names the line that has it"),
    "data/provenance": (Level.WARNING, "who said what", "'import' and 'add' write it"),
}
_VOCABULARY = (Level.NOTE, "words or rules of the list", "they reach every record that uses them")
# Where a link, or a folder that is another repository, shows a reader what lies elsewhere.
_PLACES = ("data/", "docs/", "lists/", "schema/")
# What repositories have at their top for people and hosts.
_BESIDE = re.compile(
    r"(?:\.github/)?(?:contributing|readme|licen[cs]e|copying|notice|security|changelog|code_of_conduct"
    r"|authors|citation)(?:\.(?:md|txt|rst|cff|bib))?"
    r"|\.(?:gitignore|editorconfig)|\.github/(?:issue_template/.*|pull_request_template\.md|funding\.yml)",
    re.IGNORECASE,
)
_SAME_WORK = ("duplicate-id", "duplicate-title")
_SHOWN = ("data/", "docs/", "lists/", "templates/")


@dataclass(frozen=True)
class Base:
    """What a list was before a change: the files at a revision, None where git knows none."""

    revision: str
    files: Mapping[str, str] | None

    @classmethod
    def of(cls, root: Path, revision: str) -> "Base":
        """Ask git what stood at a revision."""
        return cls(revision, files_at(root, revision))

    @property
    def records(self) -> list[str]:
        """The files of its records."""
        return [one for one in self.files or () if one.startswith(f"{RECORDS}/") and _is_yaml(one)]

    def rules(self, root: Path) -> Rules | None:
        """Return which rules held; None where that is not known."""
        text = text_at(root, self.revision, LIST) if self.files and LIST in self.files else None
        settings = Reader(root, {LIST: text}).one(LIST, Settings) if text else None
        return settings.rules if settings else None


def under(base: Base, project: Project) -> tuple[Project, list[Problem]]:
    """Return a project to be checked by the rules that held before, and what is said of others.

    Else a stranger's change would choose by which rules it is judged.
    """
    before, settings = base.rules(project.root), project.library.settings
    if before is None or before == settings.rules:
        return project, []
    message = "the change chooses which rules hold; it is checked by those that held before"
    said = Problem(Place(LIST), RULE, message, "bring it by itself", Level.WARNING)
    settings = settings.model_copy(update={"rules": before})
    library = replace(project.library, settings=settings)
    return replace(project, library=library), [said]


def brought(
    project: Project, scope: Scope, base: Base | None, told: Iterable[Problem]
) -> list[Problem]:
    """Return what is to be said of a change, beside what its records say.

    ``told`` is what was found in the list: where a file is not read, that is told there.
    """
    root = project.root
    names = sorted(scope.names)
    told = list(told)
    known = {problem.place.file for problem in told}
    # Links that the door refuses are told by it.
    found = [one for one in _of_links(root, base) if one.place.file not in known]
    found += _unread(project, names, known)
    found += [one for folder, name in scope.outside if (one := stray_record(Door(folder), name))]
    strays = {one.place.file for one in (*told, *found) if one.rule == STRAY}
    if base is None:  # no gate: a person who looks at changes of his own
        return list(dict.fromkeys(found))
    found += _silenced(project, scope)
    has_records = any(name.startswith(f"{RECORDS}/") for name in names)
    for folder, name in (*((root, one) for one in names), *scope.outside):
        is_told_link = (folder / name).is_symlink() and shown(name) in known
        if not (is_told_link or shown(name) in strays):
            found += _of_file(folder, name, is_ours=folder == root, has_records=has_records)
    found += _gone(project, base)
    return list(dict.fromkeys(found))


def already_listed(
    problems: Iterable[Problem], scope: Scope, library: Library
) -> list[tuple[str, Paper]]:
    """Return the files of a change that bring a work which the list has, each with its record."""
    by_file = {paper.source_file: paper for paper in library.papers}
    found: dict[str, Paper] = {}
    for problem in problems:
        if problem.rule in _SAME_WORK:
            files = [problem.place.file, *(place.file for place in problem.related)]
            new = [file for file in files if file in scope.names]
            old = [file for file in files if file in by_file and file not in scope.names]
            found |= {file: by_file[old[0]] for file in new if old}
    return sorted(found.items())


def _of_file(folder: Path, name: str, *, is_ours: bool, has_records: bool) -> Iterator[Problem]:
    """Say what one file of a change is, where it is no record."""
    place, mode = Place(shown(name)), _mode(folder / name)
    if mode is not None and stat.S_ISDIR(mode):
        if name != "data" and (not is_ours or _is_submodule(folder / name)):
            message = "this is another repository (a submodule), whose files no check reads"
            yield Problem(place, RULE, message, "put the files themselves here")
    elif mode is not None and stat.S_ISLNK(mode) and not lies_in_data(name):
        is_shown = name == README or f"{name}/".startswith(_SHOWN)
        message = "a link: what it leads to may lie outside the list"
        level = Level.ERROR if is_shown else Level.WARNING
        yield Problem(place, RULE, message, "put the file itself here", level)
    elif _RUNS.fullmatch(name) or ((mode or 0) & stat.S_IXUSR and not lies_in_data(name)):
        message = "this is run, in CI, in a build or at who clones it, and is not checked here"
        hint = "read it as code"
        if has_records:  # who looks through forty records does not read a template as well
            message, hint = f"{message}; records come with it", "bring it by itself"
        yield Problem(place, RULE, message, hint, Level.ERROR if has_records else Level.WARNING)
    elif name.startswith("docs/"):
        message, hint = "a page of the site: HTML in it reaches readers as it is", "read it as code"
        yield Problem(place, RULE, message, hint, Level.WARNING)
    elif lies_in_data(name) and name != "data" and not f"{name}/".startswith(f"{RECORDS}/"):
        level, what, why = next(
            (said for one, said in _WORDS.items() if f"{name}/".startswith(f"{one}/")), _VOCABULARY
        )
        yield Problem(place, RULE, f"the change is one of {what}: {why}", "", level)
    elif mode is not None and stat.S_ISREG(mode) and not _is_known(name):
        message = "this is no record, no page of the list and nothing that it is known to need"
        yield Problem(place, RULE, message, "see whether it belongs here", Level.NOTE)


def _is_known(name: str) -> bool:
    """Whether a file has a place in a list, as a record or beside the records."""
    return (
        lies_in_data(name)
        or name == README
        or f"{name}/".startswith(_PLACES)
        or bool(_BESIDE.fullmatch(name))
    )


def _of_links(root: Path, base: Base | None) -> Iterator[Problem]:
    """Yield the folders that are links: nothing in them is a file of the list."""
    files = base.files if base and base.files else {}
    above = {str(up) for file in files if lies_in_data(file) for up in PurePosixPath(file).parents}
    for folder in sorted({"data", RECORDS, FOLDER.rstrip("/"), *above} - {"."}):
        if (root / folder).is_symlink():
            message = "the folder is a link: what it leads to may lie outside the list"
            yield Problem(Place(folder), RULE, message, "put the files themselves here")


def _unread(project: Project, names: Iterable[str], told: set[str]) -> Iterator[Problem]:
    """Yield the files of a change among the records that were neither read nor told of."""
    read = {paper.source_file for paper in project.library.papers}
    for name in names:
        if not name.startswith(f"{RECORDS}/") or name in read:
            continue
        if shown(name) in told or name in told or (project.root / name).is_dir():
            continue
        place, message = Place(shown(name)), "nothing reads this file"
        if looks_like_a_record(name):
            hint = f"a record is {RECORDS}/YEAR/ID.yaml; delete the file, or name it so"
            yield Problem(place, RULE, message, hint)
        elif os.path.lexists(project.root / name):  # a README, what hides: they may lie anywhere
            yield Problem(place, RULE, message, "see whether it belongs here", Level.NOTE)


def _silenced(project: Project, scope: Scope) -> Iterator[Problem]:
    """Yield the comments of a change that silence rules."""
    unreadable = {problem.place.file for problem in project.problems if problem.rule == "yaml"}
    for file in project.marked:
        if scope.names_file(file) and file not in unreadable:
            for one in ignores(file, project.text(file)):
                message = f"a comment silences {', '.join(one.rules) or 'nothing'} here"
                place = Place(file, one.line, one.column)
                yield Problem(place, RULE, message, "see that it should", Level.NOTE)


def _gone(project: Project, base: Base) -> Iterator[Problem]:
    """Yield the records that were there before and are not, by their ids."""
    if base.files is None:
        message = f"nobody knows what the list was before: git has no '{base.revision}' here"
        yield Problem(Place(LIST), RULE, message, "fetch it ('fetch-depth: 0' in a workflow)")
        return
    papers = project.library.papers
    there = {paper.id for paper in papers}.union(*(paper.aliases for paper in papers))
    before = base.records
    for name in sorted(base.files):
        if name.startswith(f"{DECISIONS}/") and not os.path.lexists(project.root / name):
            message = "a decision is gone: nobody is told any more that this work was refused"
            hint = "one that holds no more has 'overruled: {day: …, because: …}'"
            yield Problem(Place(shown(name)), RULE, message, hint, Level.WARNING)
    # What is there and cannot be read is told where it is.
    gone = [
        name
        for name in before
        if PurePosixPath(name).stem not in there and not os.path.lexists(project.root / name)
    ]
    for name in gone[:_SOME]:
        message = "the record is gone, and with it the address of its page"
        hint = f"one that was renamed has 'aliases: [{PurePosixPath(name).stem}]'"
        yield Problem(Place(shown(name)), RULE, message, hint, Level.WARNING)
    if len(gone) > max(_SOME, len(before) // _SHARE) or (before and not papers):
        message = f"{len(gone)} of {len(before)} records are gone"
        if not papers:
            message = f"none of {len(before)} records is read any more"
        yield Problem(Place(RECORDS), RULE, message, "who keeps the list knows whether it is meant")
    elif len(gone) > _SOME:
        message = f"{len(gone)} of {len(before)} records are gone; {_SOME} of them are named"
        yield Problem(Place(RECORDS), RULE, message, "", Level.WARNING)


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except (OSError, ValueError):
        return None


def _is_submodule(folder: Path) -> bool:
    """Whether a folder is one for git: it has a repository of its own, or was left empty."""
    try:
        names = [one.name for one in Door(folder).listing("")]
    except OSError:
        return True
    return not names or ".git" in names


def _is_yaml(name: str) -> bool:
    return name.endswith(".yaml") and not name.rpartition("/")[2].startswith(".")
