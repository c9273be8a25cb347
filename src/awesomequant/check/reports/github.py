"""Workflow commands that GitHub shows as annotations at the line.

GitHub shows ten annotations of a level for a step and drops the rest without a word, so the worst
come first, and a last one says how many more there are.
"""

from collections.abc import Sequence

from awesomequant.check.reports import Context
from awesomequant.library.problems import Level, Problem

SUMMARY_FILE = "GITHUB_STEP_SUMMARY"
SHOWN = 10
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report(problems: Sequence[Problem], context: Context) -> str:  # noqa: ARG001 -- the protocol of reports
    """Return a line for each problem that GitHub shows, errors first."""
    lines: list[str] = []
    for level in Level:
        found = [problem for problem in problems if problem.level is level]
        # The last line that GitHub shows is for how many it does not.
        shown = found if len(found) <= SHOWN else found[: SHOWN - 1]
        lines += map(_line, shown)
        if len(shown) < len(found):
            number = sum(one.stands_for for one in found[len(shown) :])
            more = f"{number} more of this level: see the summary of the run"
            lines.append(f"::{_COMMANDS[level]} title=awesomequant::{more}")
    return "".join(f"{line}\n" for line in lines)


def _line(problem: Problem) -> str:
    place = problem.place
    properties = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "title": f"awesomequant {problem.rule}",
    }
    said = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"::{_COMMANDS[problem.level]} {said}::{(problem.message + hint).translate(_DATA)}"
