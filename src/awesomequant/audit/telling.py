"""An audit told: as problems for every form of report, as JSON with what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from awesomequant.audit.auditing import Audit, is_open
from awesomequant.audit.findings import EXPLANATIONS, Finding
from awesomequant.audit.missing import Lacking
from awesomequant.audit.report import report
from awesomequant.check.rulebook import Rule
from awesomequant.docs import address
from awesomequant.language.plain import show
from awesomequant.library.change import Fix
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Problem, in_order

PAGE = address("read/audit/")

# What reading a file meets has a name of its own: no entry is found to be that.
NOT_READ = "not-read"
_NOT_READ = """A part of the file could not be read, or only with a doubt.

What is told of such an entry may be wrong with it, and ``--fix`` changes nothing in it: mend the
brace, the comma or the key first.
"""
# The rules as reports and ``explain`` know them.
RULES = {
    name: Rule(name, text, page=PAGE)
    for name, text in (
        *((str(one), text) for one, text in EXPLANATIONS.items()),
        (NOT_READ, _NOT_READ),
    )
}


def problem(finding: Finding, *, names_list: bool = False) -> Problem:
    """Return a finding as reports take it; of several lists the one that says so is named."""
    mend, source = finding.mend, finding.source
    who = f"{source.list}: " if source and names_list else ""
    message = f"{finding.message} ({who}{source})" if source else finding.message
    hint, fix = (mend.title if mend else ""), None
    if is_open(finding, lambda one: one.is_certain):
        fix = Fix(hint)
    elif is_open(finding, lambda _: True):
        hint = f"perhaps {hint}; --fix asks"
    if not finding.is_certain:
        message = f"likely: {message}"
    return Problem(
        finding.place, str(finding.verdict), message, hint, finding.level, fix, finding.related
    )


def problems(audits: Iterable[Audit], *, names_list: bool = False) -> list[Problem]:
    """Return all findings of some files as reports take them, with what reading them met."""
    told: list[Problem] = []
    for each in audits:
        found = [problem(one, names_list=names_list) for one in each.findings]
        told += in_order([*(replace(one, rule=NOT_READ) for one in each.document.problems), *found])
    return told


def missing_lines(
    lacking: Sequence[Lacking], unlisted: Sequence[tuple[Draft, str]]
) -> Iterator[str]:
    """Yield what the files lack, and what of theirs is not on the list."""
    if lacking:
        yield "On the topics of what is cited, and not cited:"
    for one in lacking:
        paper = one.paper
        times = "once" if one.citations == 1 else f"{one.citations:,} times"
        cited = f", cited {times}" if one.citations else ""
        yield f"  {show(paper.title)} ({paper.where}{cited}): {', '.join(one.topics)}"
        yield f"    {paper.id}, {paper.address or 'no address'}"
    if unlisted:
        yield "On the topics of the list, and not on it:"
    for draft, why in unlisted:
        year = f" ({draft.year})" if draft.year else ""
        yield f"  {show(draft.title)}{year}: {why}"
        if name := _name_for_add(draft):
            yield f"    awesomequant add {name}"


def _name_for_add(draft: Draft) -> str:
    return f"arXiv:{draft.arxiv}" if draft.arxiv else draft.doi or draft.url or ""


def as_json(
    audits: Sequence[Audit], lacking: Sequence[Lacking], unlisted: Sequence[tuple[Draft, str]]
) -> dict[str, Any]:
    """Return an audit for programs, with what the files lack and what lists lack of theirs."""
    return report(audits) | {
        "not_cited": [
            {
                "list": one.list, "id": one.paper.id, "title": one.paper.title,
                "year": one.paper.year, "venue": one.paper.venue, "url": one.paper.address,
                "citations": one.citations, "topics": list(one.topics),
            }
            for one in lacking
        ],
        "not_listed": [
            {
                "title": draft.title, "year": draft.year, "arxiv": draft.arxiv, "doi": draft.doi,
                "url": draft.url, "file": draft.place.file, "line": draft.place.line, "why": why,
            }
            for draft, why in unlisted
        ],
    }  # fmt: skip
