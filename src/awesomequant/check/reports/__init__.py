"""Forms in which problems are told: for people, for editors, for services."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from awesomequant.check.rulebook import Rule
from awesomequant.library.problems import Problem
from awesomequant.registry import PartKind
from awesomequant.store.strays import RULE as STRAY


@dataclass(frozen=True)
class Context:
    """What a report may ask for: a file's text, a rule, and how a text is coloured."""

    text: Callable[[str], str]
    rules: Mapping[str, Rule]
    colour: Callable[[str, str], str] = lambda text, _: text

    def line(self, problem: Problem) -> str:
        """Return the line of the source that a problem is about; empty where there is none.

        Of a stray file the name is wrong, not a line; and a pipe would be read for ever, a link
        would show what lies outside the list.
        """
        if problem.rule == STRAY:
            return ""
        try:
            lines = self.text(problem.place.file).split("\n")
        except (OSError, UnicodeError):
            return ""
        at = problem.place.line - 1
        return lines[at].rstrip("\r") if at < len(lines) else ""

    def address(self, problem: Problem) -> str:
        """Return where the problem's rule is explained."""
        rule = self.rules.get(problem.rule)
        return rule.address if rule else ""


class ReportModule(Protocol):
    """What a report's file holds."""

    SUMMARY_FILE: str = ""
    """The environment variable that names a file for a summary of the run in Markdown."""

    def report(self, problems: Sequence[Problem], context: Context) -> str:
        """Return the problems, which are in order of place, as text for standard output."""
        ...


REPORTS: PartKind[ReportModule] = PartKind("a report", ("reports",), ReportModule)
