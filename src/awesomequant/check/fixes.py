"""Apply the fixes that problems carry: in memory, pass by pass, until nothing more is found."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path as File

from awesomequant.check.run import Audit
from awesomequant.library.attribution import FACTS
from awesomequant.library.change import TAKEN, Fix, Path
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Problem, Refusal
from awesomequant.store import Project, attributions, load
from awesomequant.store.edits import Edits
from awesomequant.text import squash

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
    Raises BrokenFiles where a fact changes and the file of who said it cannot be read.
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
    # Who said a value does not say the one in its place; of other signs of the same he does.
    gone = _other_facts(project.library, mended.project.library)
    for file, text in attributions.texts(root, {}, (), gone).items():
        mended.edits.rewrite(file, text)
    return mended


def _other_facts(before: Library, after: Library) -> dict[str, list[str]]:
    """Return by id the fields of records that say something else, and not the same otherwise."""

    def shown(library: Library, paper: Paper, name: str) -> str:
        value = getattr(paper, name)
        named = library.resolver.known(value) if name == "venue" and value else None
        return squash(str(named or value))

    found: dict[str, list[str]] = {}
    for paper in before.papers:
        mended = after.by_id.get(paper.id)
        if mended is None or mended == paper:
            continue
        for name in FACTS:
            is_same = getattr(mended, name) == getattr(paper, name)
            if not is_same and shown(before, paper, name) != shown(after, mended, name):
                found.setdefault(paper.id, []).append(name)
    return found


def _pass(mended: Mended, problems: Iterable[Problem]) -> bool:
    """Apply what does not overlap; return whether any text changed.

    A fix speaks of positions in the text that the rules saw: one that overlaps with a fix of the
    same pass waits for the next, unless that one is refused.
    """
    by_file: dict[str, list[tuple[Problem, Fix]]] = {}
    for problem in problems:
        if problem.fix:
            by_file.setdefault(problem.place.file, []).append((problem, problem.fix))
    # Not any(): each file has its turn.  A move alone is nothing that rules would see anew.
    return True in [_of_file(mended, file, found) for file, found in by_file.items()]


def _of_file(mended: Mended, file: str, waiting: list[tuple[Problem, Fix]]) -> bool:
    """Apply what does not overlap of one file's fixes; return whether its text changed."""
    touched = _Touched()
    changed = False
    while waiting:
        # A file can move only once; what else would move it finds it there at the next run.
        has_moved = file in mended.edits.moves
        chosen, left = list[tuple[Problem, Fix]](), list[tuple[Problem, Fix]]()
        trying = touched.copy()
        for one in waiting:
            is_free = not (has_moved and one[1].move_to) and trying.takes(one[1])
            (chosen if is_free else left).append(one)
        refused = _made(mended.edits, file, [fix for _, fix in chosen])
        for at, (problem, fix) in enumerate(chosen):
            if at in refused:
                mended.refused.add(_key(problem))
                continue
            touched.takes(fix)
            mended.count += 1
            changed = changed or not fix.move_to
        waiting = left if refused else []
    return changed


def _made(edits: Edits, file: str, fixes: Sequence[Fix]) -> set[int]:
    """Make fixes of one file; return the numbers of those that are refused."""
    refused = set()
    for at, fix in enumerate(fixes):
        if fix.move_to:
            try:
                edits.move(file, fix.move_to)
            except Refusal:
                refused.add(at)
    for fix in fixes:
        if fix.text is not None:
            edits.rewrite(file, fix.text)
    some = [at for at, fix in enumerate(fixes) if at not in refused and fix.changes]
    if some:
        refused |= {some[at] for at in edits.make_each(file, [fixes[at].changes for at in some])}
    said = [fix.comment for at, fix in enumerate(fixes) if at not in refused and fix.comment]
    if said:
        edits.uncomment(file, *said)
    return refused


class _Touched:
    """The places of a file that fixes touch, each by its path and those above it."""

    def __init__(self) -> None:
        self._values: set[Path] = set()
        self._items: set[Path] = set()
        self._lists: set[Path] = set()
        self._above: dict[bool, set[Path]] = {False: set(), True: set()}
        self._has_moved = self._has_comments = self._has_all = False

    def copy(self) -> "_Touched":
        """Return the same places, to which others may be added."""
        return deepcopy(self)

    def takes(self, fix: Fix) -> bool:
        """Add the places of a fix, and return True; False where one is touched already."""
        # A comment may stand on lines that move, but of several the last ones go first.
        is_apart = not (fix.comment and (self._values or self._items))
        is_apart = is_apart and not (fix.changes and self._has_comments)
        is_apart = is_apart and not (fix.move_to and self._has_moved)
        # A text written anew is all that is done in a pass: others speak of values that it moves.
        touches_some = self._values or self._items or self._has_moved or self._has_comments
        is_apart = is_apart and not (self._has_all or (fix.text is not None and touches_some))
        paths = [(change.path, change.value is TAKEN) for change in fix.changes]
        # An item that is taken out moves those behind it; others of its list may go with it.
        paths = [(path, taken and isinstance(path[-1], int)) for path, taken in paths]
        if not is_apart or any(self._has(path, is_item) for path, is_item in paths):
            return False
        for path, is_item in paths:
            held = path[:-1] if is_item else path
            if is_item:
                self._items.add(path)
                self._lists.add(held)
            else:
                self._values.add(path)
            self._above[is_item] |= {held[:end] for end in range(len(held) + (not is_item))}
        self._has_moved |= bool(fix.move_to)
        self._has_comments |= bool(fix.comment)
        self._has_all |= fix.text is not None
        return True

    def _has(self, path: Path, is_item: bool) -> bool:  # noqa: FBT001 -- which of two kinds of places
        above = {path[:end] for end in range(len(path) + 1)}
        if is_item:
            inside = above - {path}
            held = path[:-1]
            nested = (inside - {held}) & self._lists or held in self._above[True]
            return bool(
                path in self._items or inside & self._values or held in self._above[False] or nested
            )
        return bool(
            above & self._values
            or above & self._lists
            or path in self._above[False]
            or path in self._above[True]
        )


def _key(problem: Problem) -> tuple[str, str, int]:
    return problem.rule, problem.place.file, problem.place.line
