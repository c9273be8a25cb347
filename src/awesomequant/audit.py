"""Run every check on a project: what is wrong in its files and between them, in order."""

from collections.abc import Iterable
from typing import Protocol, cast

from awesomequant.library import Library
from awesomequant.problems import Finding, Problem, in_order
from awesomequant.registry import parts
from awesomequant.store import Project


class Check(Protocol):
    """A module of ``checks/``: its docstring explains the rule, its name is the rule's id."""

    def check(self, library: Library) -> Iterable[Finding]:
        """Yield what is wrong in ``library``."""
        ...


def audit(project: Project) -> list[Problem]:
    """Give the problems of the project's files and the findings of every check, by place."""
    found = [
        project.placed(finding, rule)
        for rule, module in parts("checks", project.root).items()
        for finding in cast("Check", module).check(project.library)
    ]
    return in_order([*project.problems, *found])
