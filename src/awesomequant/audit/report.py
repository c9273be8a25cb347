"""What was found of some files, as JSON and in a line; a page in the browser tells the same."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from awesomequant.audit.auditing import Audit, Judged
from awesomequant.audit.findings import Finding, Source, Verdict

_ONE = {
    Verdict.RIGHT: ("right", "right"),
    Verdict.WRONG_FIELD: ("with a wrong field", "with a wrong field"),
    Verdict.MISSING_FIELD: ("with a field missing", "with a field missing"),
    Verdict.PUBLISHED: ("a preprint that has appeared", "preprints that have appeared"),
    Verdict.RETRACTED: ("retracted", "retracted"),
    Verdict.DOUBTED: ("doubted by its journal", "doubted by their journals"),
    Verdict.CORRECTED: ("corrected since", "corrected since"),
    Verdict.TWO_WORKS: ("two works in one", "two works in one"),
    Verdict.CONTRADICTION: ("contradicting itself", "contradicting themselves"),
    Verdict.TWICE: ("a second time", "a second time"),
    Verdict.FORM: ("in another form", "in another form"),
    Verdict.UNKNOWN: ("not known here", "not known here"),
}


def summary(audits: Sequence[Audit]) -> str:
    """Return in a line how many entries are what."""
    counts: Counter[Verdict] = sum((each.counts for each in audits), Counter())
    total = counts.total()
    parts = [f"{number} {_ONE[one][number > 1]}" for one in Verdict if (number := counts[one])]
    noun = "entry" if total == 1 else "entries"
    return f"{total} {noun}: {', '.join(parts)}" if total else "no entries"


def report(audits: Sequence[Audit]) -> dict[str, Any]:
    """Return what was found of some files as JSON has it."""
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
    }


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


def _source(one: Source) -> dict[str, str]:
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
