"""Explain a rule of check, or what audit finds: what it is, why, and how to mend it."""

from collections.abc import Mapping
from pathlib import Path

import click

from awesomequant.audit.telling import RULES
from awesomequant.check.rulebook import Rule, rules
from awesomequant.console import show
from awesomequant.library.problems import Refusal
from awesomequant.store import NoProjectError, find_root
from awesomequant.text import did_you_mean

HEAD = """\
# Rules

What `awesomequant check` finds, offline and in one go. Each rule is one file of the package's
`checks/` folder, and this page is made of their docstrings: `awesomequant explain --markdown`.

A comment silences one rule on its line: `# awesomequant: ignore[rule]`. `data/list.yaml` chooses
the rules of a list: `rules: {ignore: [rule]}`. A project's own `checks/` folder lies over ours.
"""


@click.command("explain")
@click.argument("rule", required=False)
@click.option("--markdown", is_flag=True, help="Write the page of all rules for the documentation.")
@click.pass_obj
def command(start: Path, /, rule: str | None, *, markdown: bool) -> None:
    """Explain a rule of check, or what audit finds: what it is, why, and how to mend it.

    Without RULE, list the rules of check with a line on each.

    \b
    Examples:
      awesomequant explain
      awesomequant explain id-collision
    """
    try:
        root: Path | None = find_root(start)
    except NoProjectError:
        root = None  # our own rules can be read anywhere
    every = rules(root)
    if markdown:
        show(page(every), end="")
    elif rule is None:
        for name, found in every.items():
            show(f"{name:<22} {found.summary}")
    elif known := every.get(rule) or RULES.get(rule):
        show(f"{rule}\n\n{known.text.rstrip()}\n\n{known.address or known.file}")
    else:
        hint = did_you_mean(rule, (*every, *RULES)) or "'awesomequant explain' lists them"
        raise Refusal(f"there is no rule '{rule}'; {hint}")


def page(every: Mapping[str, Rule]) -> str:
    """Return the page of all rules in Markdown: a table, then each with its examples."""
    # Docstrings are reStructuredText, as far as code and blocks go; the page is Markdown.
    table, chapters = [], []
    for name, rule in every.items():
        summary = rule.summary.replace("``", "`").replace("|", "\\|")  # which would end the cell
        table.append(f"| [`{name}`](#{name}) | {summary} |")
        chapter, in_example = [f"## {rule.id}\n"], False
        for line in rule.text.rstrip().splitlines():
            if in_example and line and not line.startswith("    "):
                chapter.append("```\n")  # text goes on behind an example
                in_example = False
            if line in ("Wrong::", "Right::"):
                chapter.append(f"{line[:-2]}:\n\n```yaml")
                in_example = True
            elif in_example and line:
                chapter.append(line.removeprefix("    "))
            elif not in_example:
                chapter.append(line.replace("``", "`"))
        chapters.append("\n".join([*chapter, *["```"] * in_example]))
    head = f"{HEAD}\n| rule | finds |\n| --- | --- |\n" + "\n".join(table)
    return "\n\n".join([head, *chapters]) + "\n"
