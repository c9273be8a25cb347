"""What is wrong and where: the one value that syntax, schema and checks all report."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from awesomequant.language.characters import powerless, shown
from awesomequant.library.change import Fix, Path

__all__ = [
    "BrokenFiles", "Finding", "Fix", "Level", "Path", "Place", "Problem", "Refusal", "has_errors",
    "in_order", "left_out", "worth_telling",
]  # fmt: skip


class Refusal(Exception):  # noqa: N818 -- not an error of the program
    """What was asked for cannot be done; the message says why and what to do instead."""


class Level(StrEnum):
    """How much a problem matters: an error stops a build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class BrokenFiles(Refusal):
    """Files cannot be read that were asked for; ``problems`` are all that is wrong in them."""

    def __init__(self, problems: Sequence["Problem"]) -> None:
        """Keep what is wrong; the message is the first of it."""
        super().__init__(f"{problems[0]}; mend it first")
        self.problems = problems


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file of the project; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return ``file:line:column``, which editors and terminals make a link of."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One complaint: where, which rule, what is wrong, and what to do about it.

    ``related`` are other places that it is about, ``fix`` is what mends it where that is known.
    ``stands_for`` is how many there are where it speaks of others that nobody is told one by one.
    ``path`` leads to the value of the file that a model refused, as far as it stands there.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR
    fix: Fix | None = None
    related: tuple[Place, ...] = ()
    stands_for: int = 1
    path: Path = ()

    def __str__(self) -> str:
        """Return the complaint as one line."""
        hint = f"; {self.hint}" if self.hint else ""
        return powerless(shown(f"{self.place}: {self.message}{hint} [{self.rule}]"))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of one value of one file; it becomes a Problem when its place is known.

    ``related`` are other files that it is about.
    """

    file: str
    path: Path
    message: str
    hint: str = ""
    level: Level = Level.ERROR
    fix: Fix | None = None
    related: tuple[str, ...] = ()


def harmless(problem: Problem) -> Problem:
    """Return a problem in whose words nothing hides; the same where nothing does."""
    said = problem.message, problem.hint, problem.place.file, problem.rule
    clean = tuple(powerless(shown(one)) for one in said)
    fix, related = problem.fix, problem.related
    if fix and (title := powerless(shown(fix.title))) != fix.title:
        fix = replace(fix, title=title)
    if any(powerless(shown(place.file)) != place.file for place in related):
        related = tuple(replace(one, file=powerless(shown(one.file))) for one in related)
    if clean == said and (fix, related) == (problem.fix, problem.related):
        return problem
    message, hint, file, rule = clean
    place = replace(problem.place, file=file)
    return Problem(place, rule, message, hint, problem.level, fix, related)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file, line and column."""
    return sorted(problems, key=lambda problem: (problem.place, problem.rule))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any problem is an error."""
    return any(problem.level is Level.ERROR for problem in problems)


# No person reads more of one file in one go, and to work each out, with its line and what may have
# been meant, is what 2,000 wrong lines took 19 seconds for.
MOST_OF_A_FILE = 100


def worth_telling(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems with at most MOST_OF_A_FILE of a file; one more stands for its others.

    Errors are told before warnings; what comes stays in its order.
    """
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.place.file, []).append(problem)
    told: list[Problem] = []
    for found in by_file.values():
        if len(found) <= MOST_OF_A_FILE:
            told += found
            continue
        # One that stands for others is none of those that are read one by one.
        worst = sorted(found, key=lambda one: (one.stands_for > 1, _LEVELS[one.level]))
        kept = set(map(id, worst[:MOST_OF_A_FILE]))
        told += [one for one in found if id(one) in kept]
        told.append(left_out([one for one in found if id(one) not in kept]))
    return told


def left_out(problems: list[Problem]) -> Problem:
    """Return the problem that stands for some of a file, at the first of them."""
    number = sum(one.stands_for for one in problems)
    worst = min((one.level for one in problems), key=_LEVELS.__getitem__)
    many = "one more is" if number == 1 else f"{number:,} more are"
    can_fix = any(one.fix for one in problems)
    hint = f"mend those above first{', or let --fix mend what it can' if can_fix else ''}"
    message = f"{many} wrong in this file, and not told one by one"
    return replace(
        problems[0], message=message, hint=hint, level=worst, fix=None, related=(),
        stands_for=number,
    )  # fmt: skip


_LEVELS = {level: at for at, level in enumerate(Level)}
