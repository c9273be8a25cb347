"""Open the project that a command works on: loaded and checked, and sound or the run ends."""

from pathlib import Path

from awesomequant.check.run import audit
from awesomequant.console import list_problems, warn
from awesomequant.library.problems import has_errors
from awesomequant.store import Project, find_root, load


def open_sound(start: Path) -> Project:
    """Return the project at or above ``start``; where it has errors, list them and exit with 1."""
    project = load(find_root(start))
    problems = audit(project)
    if has_errors(problems):
        list_problems(problems)
        warn("Nothing was written; mend the errors first.")
        raise SystemExit(1)
    return project
