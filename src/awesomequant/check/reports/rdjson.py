"""Reviewdog's diagnostic format, which it posts as comments of a review."""

import json
from collections.abc import Sequence

from awesomequant.check.reports import Context
from awesomequant.docs import SITE
from awesomequant.language.characters import seen_json
from awesomequant.language.markdown import comment
from awesomequant.library.problems import Level, Problem

_SEVERITY = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems as one result of diagnostics."""
    diagnostics = []
    for problem in problems:
        place, explained = problem.place, context.address(problem)
        hint = f"; {problem.hint}" if problem.hint else ""
        before = context.line(problem)[: place.column - 1]
        column = len(before.encode("utf-8")) + 1  # the format counts bytes
        start = {"line": place.line, "column": column}
        code = {"value": problem.rule, **({"url": explained} if explained else {})}
        diagnostics.append({
            "message": comment(problem.message + hint),  # which reviewdog posts as Markdown
            "location": {"path": place.file, "range": {"start": start}},
            "severity": _SEVERITY[problem.level],
            "code": code,
        })  # fmt: skip
    source = {"name": "awesomequant", "url": SITE}
    result = {"source": source, "diagnostics": diagnostics}
    return seen_json(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
