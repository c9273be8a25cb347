"""Each problem with the line it stands on, a caret below the place, and what to do."""

from collections.abc import Sequence

from awesomequant.check.reports import Context
from awesomequant.library.problems import Problem


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems, a blank line after each."""
    lines: list[str] = []
    for problem in problems:
        place, level, fix = problem.place, problem.level, problem.fix
        rule = context.colour(f"{level}[{problem.rule}]", level)
        lines.append(f"{context.colour(str(place), 'bold')}: {rule}: {problem.message}")
        before, behind = context.told_line(problem)
        if before or behind:
            number = str(place.line)
            margin = " " * len(number)
            # A tab stays one, so that the caret stands below its sign however wide tabs are shown.
            indent = "".join(char if char == "\t" else " " for char in before)
            lines.append(f"  {number} | {before}{behind}")
            lines.append(f"  {margin} | {indent}{context.colour('^', level)}")
        if hint := problem.hint or (fix.title if fix else ""):
            option = "--fix" if fix and fix.safe else "--unsafe-fixes"
            lines.append(f"  help: {hint}" + (f" ({option} does)" if fix else ""))
        lines.append(f"  more: awesomequant explain {problem.rule}")
        lines.append("")
    return "".join(f"{line}\n" for line in lines)
