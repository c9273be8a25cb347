"""Reviewdog's diagnostic format, which it posts as comments of a review."""

import json
from collections.abc import Sequence
from typing import Any

from awesomequant.check.reports import Context
from awesomequant.library.problems import Level, Problem

_SEVERITY = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}
SITE = "https://awesomequant.github.io/awesomequant/"


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems as one result of diagnostics."""
    result = {
        "source": {"name": "awesomequant", "url": SITE},
        "diagnostics": [_diagnostic(problem, context) for problem in problems],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(problem: Problem, context: Context) -> dict[str, Any]:
    hint = f"; {problem.hint}" if problem.hint else ""
    before = context.line(problem)[: problem.place.column - 1]
    column = len(before.encode("utf-8")) + 1  # the format counts bytes
    start = {"line": problem.place.line, "column": column}
    explained = context.address(problem)
    return {
        "message": problem.message + hint,
        "location": {"path": problem.place.file, "range": {"start": start}},
        "severity": _SEVERITY[problem.level],
        "code": {"value": problem.rule, **({"url": explained} if explained else {})},
    }
