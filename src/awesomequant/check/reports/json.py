"""A list of objects, for programs of one's own."""

import json
from collections.abc import Sequence
from typing import Any

from awesomequant.check.reports import Context
from awesomequant.library.change import TAKEN, Change, Fix
from awesomequant.library.problems import Problem


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems as one JSON array."""
    found = [_object(problem, context) for problem in problems]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _object(problem: Problem, context: Context) -> dict[str, Any]:
    place, fix = problem.place, problem.fix
    return {
        "rule": problem.rule,
        "level": str(problem.level),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": problem.message,
        "hint": problem.hint,
        "url": context.address(problem),
        "related": [other.file for other in problem.related],
        "fix": fix and {
            "title": fix.title,
            "safe": fix.safe,
            "move_to": fix.move_to or None,
            "changes": [*map(_change, fix.changes), *_comment(fix)],
        },
    }  # fmt: skip


def _change(change: Change) -> dict[str, Any]:
    done = {"take": True} if change.value is TAKEN else {"put": change.value}
    return {**done, "path": change.path}


def _comment(fix: Fix) -> list[dict[str, Any]]:
    said = fix.comment
    return [{"uncomment": said.line, "text": said.text}] if said else []
