"""Run the rules over a library: what they find, what is silenced, how a run opens."""

import re
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from awesomequant.check.clean import Clean
from awesomequant.check.known import Known
from awesomequant.check.mending.mended import with_fixes
from awesomequant.check.rulebook import READING, Rule, chosen, rules
from awesomequant.console import counted, list_problems, warn
from awesomequant.library.change import Fix, Uncomment
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import (
    BrokenFiles,
    Finding,
    Level,
    Place,
    Problem,
    has_errors,
    in_order,
    worth_telling,
)
from awesomequant.registry import PartError
from awesomequant.store import Project, collector_off, find_root, load
from awesomequant.store.batch import unfinished
from awesomequant.store.roots import LIST
from awesomequant.store.several import below
from awesomequant.store.strays import PAPERS as RECORDS
from awesomequant.text import did_you_mean

# Comments that silence a rule on their line: ``# awesomequant: ignore[rule, other-rule]``.

_IGNORE = re.compile(r"# awesomequant: *ignore(?:\[([^\]]*)\])?")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One such comment: where it stands, the rules it names, and its whole text."""

    file: str
    line: int
    column: int
    rules: tuple[str, ...]
    text: str

    def without(self, rule: str) -> str:
        """Return the comment's text without a rule; empty where nothing else is said."""
        rest = [name for name in self.rules if name != rule]
        new = f"# awesomequant: ignore[{', '.join(rest)}]" if rest else ""
        return _IGNORE.sub(lambda _: new, self.text, count=1).strip()


def ignores(file: str, text: str) -> Iterator[Ignore]:
    """Yield the comments of a sound ``text`` that silence rules."""
    from awesomequant.store.edit import comments  # noqa: PLC0415 -- with the parser, which few need

    for comment in comments(text):
        if found := _IGNORE.search(comment.text):
            names = tuple(name.strip() for name in (found[1] or "").split(",") if name.strip())
            start = comment.index + found.start()
            column = start - text.rfind("\n", 0, start)
            yield Ignore(file, comment.line, column, names, comment.text)


# Run every check on a project: what is wrong in its files and between them, in order.

RULE = "unused-ignore"
BROKEN = "broken-rule"
Spot = tuple[str, int, str]
Found = tuple[str, Finding]  # by the rule of that name


@dataclass(frozen=True)
class Audit:
    """What an audit found, in order of place, and the CPU seconds that each rule took."""

    problems: tuple[Problem, ...]
    seconds: Mapping[str, float] = field(default_factory=dict)


def audit(project: Project) -> list[Problem]:
    """Return what is wrong in the project's files, and what the rules find that can stop a build.

    Those rules say so (``STOPS_A_BUILD``); the others only warn, and would cost a build their time.
    """
    every = rules(project.root)
    choice = project.library.settings.rules
    stopping = {
        name: rule
        for name, rule in chosen(every, choice).items()
        if rule.module is None or name in choice.error or rule.module.STOPS_A_BUILD
    }
    return list(inspect(project, stopping, every).problems)


def of_a_site(project: Project) -> list[Problem]:
    """Return what stops the site of a project: what ``audit`` finds, and sources that are broken.

    Each page says what the sources confirm, and of those that cannot be read would say nothing.
    """
    problems = audit(project)
    try:
        project.library.confirmed  # noqa: B018 -- read now, and known when pages ask
    except BrokenFiles as broken:
        return in_order([*problems, *broken.problems])
    return problems


def inspect(project: Project, held: Mapping[str, Rule], every: Mapping[str, Rule]) -> Audit:
    """Run the rules ``held`` out of ``every`` one; comments may silence what they find."""
    with collector_off():  # it triples the time of a large list
        known, clean = Known(project), Clean(project, held)
        part = clean.unknown()
        found, broken, seconds = _run(project, held, dict.fromkeys(clean.rules, part))
        known.keep()
        if not broken:
            clean.keep(part, {finding.file for name, finding in found if name in clean.rules})
    first, found = _causes_first(project, found, held)
    problems = [*first, *broken, *project.placed(found)]
    # Where the YAML cannot be read, nobody knows what is a comment.
    unreadable = {problem.place.file for problem in project.problems if problem.rule == "yaml"}
    readable = (file for file in project.marked if file not in unreadable)
    said = [ignore for file in readable for ignore in ignores(file, project.text(file))]
    silent = {(ignore.file, ignore.line, rule) for ignore in said for rule in ignore.rules}
    # What reading finds wrong nobody silences: the record would be left out, and all be green.
    kept = [
        problem
        for problem in problems
        if _spot(problem) not in silent
        or (problem.rule in READING and problem.level is Level.ERROR)
    ]
    used = silent & set(map(_spot, problems)) if silent else set()
    # A rule that was not heard, because a record could not be read, may yet find what is silenced;
    # and in a file of which something is left out, none was.
    causes = _causes(project)
    heard = {name for name, rule in held.items() if not causes.keys() & set(_needs(rule))}
    unused = [
        problem
        for ignore in said
        for problem in _unused(
            ignore, used, heard if ignore.file not in project.lost else (), every
        )
    ]
    return Audit(tuple(in_order([*kept, *unused])), seconds)


def _run(
    project: Project, held: Mapping[str, Rule], parts: Mapping[str, Library]
) -> tuple[list[Found], list[Problem], dict[str, float]]:
    """Return what each rule finds, which of the list's own failed, and the CPU seconds of each.

    The rules named in ``parts`` look at that part of the list alone.
    """
    found: list[Found] = []
    broken: list[Problem] = []
    seconds: dict[str, float] = {}
    for name, rule in held.items():
        if not rule.module:  # what reading finds was found before
            continue
        start = time.process_time()
        choice = project.library.settings.rules
        mild = [Level.ERROR] if name in choice.warning else []
        try:
            for finding in rule.module.check(parts.get(name, project.library)):
                if rule.file and (fault := _misplaced(finding, project)):
                    message, hint = fault
                    said = f"it finds '{finding.message}' {message}"
                    broken.append(Problem(Place(rule.file), BROKEN, said, hint))
                    continue
                if name in choice.error:
                    finding = replace(finding, level=Level.ERROR)  # noqa: PLW2901
                elif finding.level in mild:
                    finding = replace(finding, level=Level.WARNING)  # noqa: PLW2901
                # What all lists share is looked at once, at their root.
                word = next(iter(finding.path), None)
                if word not in project.shared.get(finding.file, ()):
                    found.append((name, finding))
        except PartError as error:
            broken.append(Problem(error.place, BROKEN, error.reason, error.hint))
        seconds[name] = time.process_time() - start
    return found, broken, seconds


def _misplaced(finding: Finding, project: Project) -> tuple[str, str] | None:
    """Return why a finding of the list's own rule stands nowhere, and what to do; None where not.

    A path that leads to nothing would be told at the top of the file.  One to a field that the
    record could have is sound: a rule may miss it.
    """
    file, path = finding.file, finding.path
    if not project.has(file):
        return f"in {file}, and there is no such file", "a record's file is paper.source_file"
    if file.startswith(f"{RECORDS}/") and path and path[0] not in Paper.model_fields:
        hint = did_you_mean(str(path[0]), Paper.model_fields)
        return f"at {path!r}, and '{path[0]}' is no field of a record", hint
    return None


def _causes(project: Project) -> dict[str, int]:
    """Return what is not whole, a file or the records' folder, and the index of its first problem.

    The problems are those of reading.
    """
    causes: dict[str, int] = {}
    for at, problem in enumerate(project.problems):
        file = problem.place.file
        if file in project.lost:
            # Of words that lists share each has what its own file of them says.
            file = file if not file.startswith("../") else f"data/{file.rpartition('/')[2]}"
            causes.setdefault(RECORDS if file.startswith(f"{RECORDS}/") else file, at)
    return causes


def _needs(rule: Rule) -> tuple[str, ...]:
    """Return what must be whole for a rule to be heard: with the settings goes which are wanted."""
    return (LIST, *(rule.module.NEEDS if rule.module else ()))


def _causes_first(
    project: Project, found: Iterable[Found], held: Mapping[str, Rule]
) -> tuple[list[Problem], list[Found]]:
    """Return the problems of reading, and the findings that do not follow from one of them.

    A comma that is missing in data/tags.yaml made 221 errors: while it cannot be read, every tag of
    every record is unknown.  Its first problem says how many findings wait for it.
    """
    told = with_fixes(project)
    causes = _causes(project)
    waiting: Counter[int] = Counter()
    kept = []
    for rule, finding in found:
        cause = next((causes[need] for need in _needs(held[rule]) if need in causes), None)
        if cause is None:
            kept.append((rule, finding))
        else:
            waiting[cause] += 1
    for at, number in waiting.items():
        many = f"{number} findings that depend on it are"
        many = "a finding that depends on it is" if number == 1 else many
        hints = filter(None, (told[at].hint, f"{many} not told"))
        told[at] = replace(told[at], hint="; ".join(hints))
    return told, kept


def _spot(problem: Problem) -> Spot:
    return problem.place.file, problem.place.line, problem.rule


def _unused(
    ignore: Ignore, used: set[Spot], heard: Container[str], every: Mapping[str, Rule]
) -> Iterator[Problem]:
    """Yield a problem for each rule that is silenced in vain; one that was not heard is not."""
    place = Place(ignore.file, ignore.line, ignore.column)
    if not ignore.rules:
        hint = "write '# awesomequant: ignore[rule]'"
        yield Problem(place, RULE, "the comment names no rule", hint, Level.WARNING)
    for rule in ignore.rules:
        if rule in heard and (ignore.file, ignore.line, rule) not in used:
            message, hint = f"'{rule}' finds nothing here", "take the comment out"
        elif rule not in every:
            message, hint = f"there is no rule '{rule}'", did_you_mean(rule, every)
        else:
            continue
        comment = Uncomment(ignore.line, ignore.without(rule))
        fix = Fix("take the comment out", comment=comment)
        yield Problem(place, RULE, message, hint, Level.WARNING, fix)


# Open the project that a command works on: loaded and checked, and sound or the run ends.


def open_sound(start: Path) -> Project:
    """Return the project at or above ``start``; where it has errors, list them and exit with 1."""
    root = find_root(start)
    if said := unfinished(root):
        warn(said)
    project = load(root)
    refuse_unsound(project)
    return project


def refuse_unsound(
    project: Project, folder: str = "", find: Callable[[Project], list[Problem]] = audit
) -> None:
    """List the errors of a project that ``find`` finds, where there are any, and exit with 1.

    Their places are told from a root of several lists, where the project is the one in ``folder``.
    """
    problems = find(project)
    if has_errors(problems):
        told = worth_telling(problems)
        list_problems([below(one, folder) for one in told] if folder else told)
        warn("Nothing was written; mend the errors first.")
        raise SystemExit(1)
    # Whoever wrote a rule of the list's own that stops no build, and calls what it finds errors,
    # waits for them, and would take silence for none.
    every = rules(project.root)
    own = {
        name: rule
        for name, rule in chosen(every, project.library.settings.rules).items()
        if rule.file and rule.module and not rule.module.STOPS_A_BUILD
    }
    found = inspect(project, own, every).problems if own else ()
    names = {BROKEN, *own}
    if told := [one for one in found if one.rule in names and one.level is Level.ERROR]:
        few = "does" if len(told) == 1 else "do"
        warn(f"{counted(told)} of the list's own rules, which {few} not stop this: see 'check'")
