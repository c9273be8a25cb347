"""Forms in which problems are told: for people, for editors, for services."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from awesomequant.check.rulebook import Rule
from awesomequant.language.characters import powerless, shown_lines
from awesomequant.library.problems import Problem, Refusal, harmless
from awesomequant.registry import PartKind
from awesomequant.store.strays import RULE as STRAY
from awesomequant.text import did_you_mean

# How many signs of a line are shown on each side of a place.
_WIDEST = 300


@dataclass(frozen=True)
class Context:
    """What a report may ask for: a file's text, a rule, and how a text is coloured."""

    text: Callable[[str], str]
    rules: Mapping[str, Rule]
    colour: Callable[[str, str], str] = lambda text, _: text
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def line(self, problem: Problem) -> str:
        """Return the line of the source that a problem is about, with its tabs; empty for none.

        Of a stray file the name is wrong, not a line; and a pipe would be read for ever, a link
        would show what lies outside the list.
        """
        if problem.rule == STRAY:
            return ""
        # Once a file: a hundred problems of one would read and part it a hundred times.
        if problem.place.file not in self._lines:
            try:
                lines = self.text(problem.place.file).split("\n")
            except (OSError, ValueError):  # also what is no UTF-8
                lines = []
            self._lines.clear()  # they come in the order of their files
            self._lines[problem.place.file] = lines
        lines = self._lines[problem.place.file]
        at = problem.place.line - 1
        return lines[at].rstrip("\r") if at < len(lines) else ""

    def told_line(self, problem: Problem) -> tuple[str, str]:
        """Return the line before and behind the place, as it may be shown, in pieces."""
        source, column = self.line(problem), problem.place.column - 1
        # Of a line of a megabyte a hundred problems would show a hundred megabytes.
        before, behind = source[:column], source[column:]
        before = f"…{before[-_WIDEST:]}" if len(before) > _WIDEST else before
        behind = f"{behind[:_WIDEST]}…" if len(behind) > _WIDEST else behind
        return powerless(shown_lines(before)), powerless(shown_lines(behind))

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


def told(form: ReportModule, problems: Sequence[Problem], context: Context) -> str:
    """Return what a form makes of problems in which nothing hides, and that give no orders.

    What a stranger wrote stands in their messages: keys, values, names of files.
    """
    return form.report([harmless(problem) for problem in problems], context)


REPORTS: PartKind[ReportModule] = PartKind("a report", ("reports",), ReportModule)


def chosen(every: Mapping[str, ReportModule], name: str) -> ReportModule:
    """Return the report of a name; raises Refusal for an unknown one."""
    if name not in every:
        hint = did_you_mean(name, every) or "there are " + ", ".join(every)
        raise Refusal(f"there is no form '{name}' of output; {hint}")
    return every[name]


def statistics(problems: Sequence[Problem], seconds: Mapping[str, float]) -> str:
    """Return how often each rule found something, how much can be fixed, and its time."""
    found: Counter[str] = Counter()
    for problem in problems:
        found[problem.rule] += problem.stands_for
    fixable = Counter(problem.rule for problem in problems if problem.fix)
    lines = [f"{'rule':<24} {'found':>7} {'fixable':>7} {'seconds':>8}\n"]
    # A rule that found nothing is named for its time.
    for name in sorted({*seconds, *found}, key=lambda name: (-found[name], name)):
        told = f"{found[name]:>7} {fixable[name]:>7} {seconds.get(name, 0):>8.3f}"
        lines.append(f"{name:<24} {told}\n")
    return "".join(lines)
