"""One line a problem: file, line, column, what is wrong, what to do, and the rule."""

from collections.abc import Sequence

from awesomequant.check.reports import Context
from awesomequant.library.problems import Problem


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems, a line each."""
    lines = []
    for problem in problems:
        place = context.colour(str(problem.place), "bold")
        rule = context.colour(f"[{problem.rule}]", problem.level)
        hint = f"; {problem.hint}" if problem.hint else ""
        lines.append(f"{place}: {problem.message}{hint} {rule}\n")
    return "".join(lines)
