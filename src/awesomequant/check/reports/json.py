"""A list of objects, for programs of one's own."""

import json
from collections.abc import Sequence
from typing import Any

from awesomequant.check.reports import Context
from awesomequant.language.characters import seen_json
from awesomequant.library.change import TAKEN
from awesomequant.library.problems import Problem


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems as one JSON array."""
    found = []
    for problem in problems:
        fix, changes = problem.fix, list[dict[str, Any]]()
        for change in fix.changes if fix else ():
            # What to take out has no value: null is one that a field may have.
            done = {"take": True} if change.value is TAKEN else {"put": change.value}
            changes.append({**done, "path": change.path})
        if fix and fix.comment:
            changes.append({"uncomment": fix.comment.line, "text": fix.comment.text})
        found.append({
            "rule": problem.rule,
            "level": str(problem.level),
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "message": problem.message,
            "hint": problem.hint,
            "count": problem.stands_for,
            "url": context.address(problem),
            "related": [other.file for other in problem.related],
            "fix": fix and {
                "title": fix.title,
                "safe": fix.safe,
                "move_to": fix.move_to or None,
                "text": fix.text,
                "changes": changes,
            },
        })  # fmt: skip
    return seen_json(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
