"""Apply the fixes that problems carry: in memory, pass by pass, until nothing more is found."""

import codecs
import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File

from awesomequant.check.run import Audit
from awesomequant.library.change import Change, Fix, Path, Put, Take, Uncomment
from awesomequant.library.problems import Problem
from awesomequant.store import Project, load
from awesomequant.store.edit import EditError, comments, drop_comment, remove, set_value
from awesomequant.store.writing import write

# Two fixes of one value follow each other; no chain that we know is longer than three.
PASSES = 10
Find = Callable[[Project], Audit]


@dataclass
class Mended:
    """What a list looks like mended: new texts by file, files to move, and what is left."""

    project: Project
    audit: Audit
    texts: dict[str, str] = field(default_factory=dict)
    moves: dict[str, str] = field(default_factory=dict)
    count: int = 0
    refused: set[tuple[str, str, int]] = field(default_factory=set)


def mend(root: File, find: Find, wanted: Callable[[Problem], bool]) -> Mended:
    """Give the project below ``root`` with every ``wanted`` fix applied; nothing is written.

    ``find`` runs the rules.  A fix that would touch more than it says is left out and counted.
    """
    project = load(root)
    mended = Mended(project, find(project))
    for _ in range(PASSES):
        open_ = [problem for problem in mended.audit.problems if wanted(problem)]
        if not _pass(mended, [problem for problem in open_ if _key(problem) not in mended.refused]):
            break
        mended.project = load(root, mended.texts)
        mended.audit = find(mended.project)
    return mended


def _pass(mended: Mended, problems: Iterable[Problem]) -> bool:
    """Apply what does not overlap; say whether any text changed."""
    touched: dict[str, list[Path]] = {}
    changed = False
    for problem in problems:
        file, fix = problem.place.file, problem.fix
        if fix is None or not _is_free(fix, touched.setdefault(file, [])):
            continue
        if fix.move_to:
            _move(mended, problem, fix)
            continue
        text = mended.texts.get(file) or mended.project.text(file)
        try:
            mended.texts[file] = applied(text, fix)
        except EditError:
            mended.refused.add(_key(problem))
            continue
        touched[file].extend(map(_reach, fix.changes))
        mended.count += 1
        changed = True
    return changed


def applied(text: str, fix: Fix) -> str:
    """Give ``text`` with the changes of one fix; raises EditError where one cannot be made."""
    for change in fix.changes:
        text = _changed(text, change)
    return text


def _changed(text: str, change: Change) -> str:
    if isinstance(change, Put):
        return set_value(text, change.path, change.value)
    if isinstance(change, Take):
        return remove(text, change.path)
    found = next((said for said in comments(text) if said.line == change.line), None)
    if found is None:
        return text
    if change.text:
        return text[: found.index] + change.text + text[found.index + len(found.text) :]
    return drop_comment(text, found)


def _reach(change: Change) -> Path:
    """Give the path below which a change moves other values: a whole list for an item taken out."""
    if isinstance(change, Uncomment):
        return ()
    last = change.path[-1]
    return change.path[:-1] if isinstance(change, Take) and isinstance(last, int) else change.path


def _is_free(fix: Fix, touched: list[Path]) -> bool:
    """Say whether no change of this pass overlaps with those of a fix."""
    paths = list(map(_reach, fix.changes))
    return not any(
        one[: len(other)] == other or other[: len(one)] == one for one in paths for other in touched
    )


def _move(mended: Mended, problem: Problem, fix: Fix) -> None:
    """Note that a file is to be moved, unless another one lies there."""
    old, new = problem.place.file, fix.move_to
    if old in mended.moves:
        return
    if (mended.project.root / new).exists() or new in mended.moves.values():
        mended.refused.add(_key(problem))
        return
    mended.moves[old] = new
    mended.count += 1


def _key(problem: Problem) -> tuple[str, str, int]:
    return problem.rule, problem.place.file, problem.place.line


def originals(mended: Mended) -> Mapping[str, str]:
    """Give the texts, as they lie on disk, of the files that change."""
    plain = Project(mended.project.root, mended.project.library, ())
    return {file: plain.text(file) for file in sorted({*mended.texts, *mended.moves})}


def difference(mended: Mended) -> Iterator[str]:
    """Yield the lines of a unified diff between the files on disk and as they are mended."""
    for file, old in originals(mended).items():
        new, to = mended.texts.get(file, old), mended.moves.get(file, file)
        if to != file:
            yield f"rename from {file}\nrename to {to}\n"
        lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
        for line in difflib.unified_diff(*lines, f"a/{file}", f"b/{to}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def write_back(mended: Mended) -> None:
    """Write what was mended, each file whole or not at all, then move what is to be moved."""
    root = mended.project.root
    for file, text in mended.texts.items():
        marked = (root / file).read_bytes().startswith(codecs.BOM_UTF8)
        write(root / file, ("\ufeff" if marked else "") + text)
    for old, new in mended.moves.items():
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).rename(root / new)
