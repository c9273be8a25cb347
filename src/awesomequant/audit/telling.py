"""An audit told: as problems for every form of report, as JSON, as lines that sum it up."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from awesomequant.audit.auditing import Audit, Judged, is_open
from awesomequant.audit.findings import EXPLANATIONS, Finding, Verdict
from awesomequant.audit.missing import Lacking
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
_ONE = {
    Verdict.RIGHT: ("right", "right"),
    Verdict.WRONG_FIELD: ("with a wrong field", "with a wrong field"),
    Verdict.MISSING_FIELD: ("with a field missing", "with a field missing"),
    Verdict.PUBLISHED: ("a preprint that has appeared", "preprints that have appeared"),
    Verdict.RETRACTED: ("retracted", "retracted"),
    Verdict.TWO_WORKS: ("two works in one", "two works in one"),
    Verdict.CONTRADICTION: ("contradicting itself", "contradicting themselves"),
    Verdict.TWICE: ("a second time", "a second time"),
    Verdict.FORM: ("in another form", "in another form"),
    Verdict.UNKNOWN: ("not known here", "not known here"),
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


def summary(audits: Sequence[Audit]) -> str:
    """Return in a line how many entries are what."""
    counts: Counter[Verdict] = sum((each.counts for each in audits), Counter())
    total = counts.total()
    parts = [f"{number} {_ONE[one][number > 1]}" for one in Verdict if (number := counts[one])]
    noun = "entry" if total == 1 else "entries"
    return f"{total} {noun}: {', '.join(parts)}" if total else "no entries"


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
    """Return an audit for programs."""
    return {
        "files": [
            {
                "file": each.document.file,
                "entries": [_entry(one) for one in each.judged],
                "problems": [
                    {"line": one.place.line, "column": one.place.column, "message": one.message}
                    for one in each.document.problems
                ],
            }
            for each in audits
        ],
        "counts": dict(sum((each.counts for each in audits), Counter())),
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


def _entry(judged: Judged) -> dict[str, Any]:
    entry, work, near = judged.entry, judged.known.work, judged.known.near
    return {
        "key": entry.key,
        "line": entry.draft.place.line,
        "column": entry.draft.place.column,
        "title": entry.draft.title,
        "verdict": str(judged.verdict),
        "record": work and _source(work.source),
        "nearest": near and _source(near.source),
        "findings": [_finding(one) for one in judged.findings],
    }


def _source(one: Any) -> dict[str, str]:
    return {"list": one.list, "id": one.id, "title": one.title, "url": one.address}


def _finding(one: Finding) -> dict[str, Any]:
    mend = one.mend
    return {
        "verdict": str(one.verdict),
        "confidence": str(one.confidence),
        "level": str(one.level),
        "field": one.field or None,
        "line": one.place.line,
        "column": one.place.column,
        "message": one.message,
        "source": one.source and _source(one.source),
        "mend": mend and {
            "title": mend.title, "puts": dict(mend.puts), "renames": dict(mend.renames),
            "type": mend.kind or None,
        },
        "related": [str(place) for place in one.related],
    }  # fmt: skip
