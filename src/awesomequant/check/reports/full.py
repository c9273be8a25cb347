"""Each problem with the line it stands on, a caret below the place, and what to do."""

from collections.abc import Iterator, Sequence

from awesomequant.check.reports import Context
from awesomequant.library.problems import Problem


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems, a blank line after each."""
    return "".join("\n".join(_lines(problem, context)) + "\n\n" for problem in problems)


def _lines(problem: Problem, context: Context) -> Iterator[str]:
    place, level = problem.place, problem.level
    rule = context.colour(f"{level}[{problem.rule}]", level)
    yield f"{context.colour(str(place), 'bold')}: {rule}: {problem.message}"
    source = context.line(problem)
    if source:
        number = str(place.line)
        margin = " " * len(number)
        indent = "".join(char if char == "\t" else " " for char in source[: place.column - 1])
        yield f"  {number} | {source}"
        yield f"  {margin} | {indent}{context.colour('^', level)}"
    hint = problem.hint or (problem.fix.title if problem.fix else "")
    if hint:
        yield f"  help: {hint}{_how(problem)}"
    yield f"  more: awesomequant explain {problem.rule}"


def _how(problem: Problem) -> str:
    """Say which option mends the problem, where one does."""
    if problem.fix is None:
        return ""
    return f" ({'--fix' if problem.fix.safe else '--unsafe-fixes'} does)"
