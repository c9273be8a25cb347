"""Apply the fixes that problems carry: in memory, pass by pass, until nothing more is found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path as File

from awesomequant.check.run import Audit
from awesomequant.library.change import TAKEN, Path
from awesomequant.library.problems import Problem, Refusal
from awesomequant.store import Project, load
from awesomequant.store.edits import Edits

# Two fixes of one value follow each other; no chain that we know is longer than three.
PASSES = 10
Find = Callable[[Project], Audit]


@dataclass
class Mended:
    """What a list looks like mended: the edits, what is left, how many fixes were made."""

    project: Project
    audit: Audit
    edits: Edits
    count: int = 0
    refused: set[tuple[str, str, int]] = field(default_factory=set)


def mend(root: File, find: Find, wanted: Callable[[Problem], bool]) -> Mended:
    """Return the project below ``root`` with every ``wanted`` fix applied; nothing is written.

    ``find`` runs the rules.  A fix that would touch more than it says is left out and counted.
    """
    project = load(root)
    mended = Mended(project, find(project), Edits(root))
    for _ in range(PASSES):
        open_ = [problem for problem in mended.audit.problems if wanted(problem)]
        if not _pass(mended, [problem for problem in open_ if _key(problem) not in mended.refused]):
            break
        # The rules' positions speak of the text as it was: it is read and looked at anew.
        mended.project = load(root, mended.edits.texts)
        mended.audit = find(mended.project)
    return mended


def _pass(mended: Mended, problems: Iterable[Problem]) -> bool:
    """Apply what does not overlap; return whether any text changed.

    A fix speaks of positions in the text that the rules saw: one that overlaps with a fix of the
    same pass waits for the next.
    """
    touched: dict[str, list[Path]] = {}
    changed = False
    for problem in problems:
        file, fix = problem.place.file, problem.fix
        if fix is None:
            continue
        # An item that is taken out moves those behind it, a comment may move the whole file.
        paths = [
            change.path[:-1]
            if change.value is TAKEN and isinstance(change.path[-1], int)
            else change.path
            for change in fix.changes
        ] + [()] * bool(fix.comment)
        if any(
            one[: len(other)] == other or other[: len(one)] == one
            for one in paths
            for other in touched.get(file, ())
        ):
            continue
        # A file can move only once; what else would move it finds it there at the next run.
        if fix.move_to and file in mended.edits.moves:
            continue
        try:
            if fix.move_to:
                mended.edits.move(file, fix.move_to)
            mended.edits.make(fix.changes)
            if fix.comment:
                mended.edits.uncomment(file, fix.comment)
        except Refusal:
            mended.refused.add(_key(problem))
            continue
        touched.setdefault(file, []).extend(paths)
        mended.count += 1
        # A move alone is nothing that rules would see: they are run again for changes of texts.
        changed = changed or not fix.move_to
    return changed


def _key(problem: Problem) -> tuple[str, str, int]:
    return problem.rule, problem.place.file, problem.place.line
