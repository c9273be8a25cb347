"""What the page in the browser asks about a file: its report, each change, the file mended.

It is what ``awesomequant audit`` says and does, as values that a worker hands to a page.  Findings
have numbers: they are counted from 0 in the order of the report, entry by entry.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from awesomequant.audit.auditing import Audit, Lists, audit, is_open, mended
from awesomequant.audit.documents import Document, of_bibtex
from awesomequant.audit.editing import Edit, applied, edits
from awesomequant.audit.findings import Finding
from awesomequant.audit.report import report
from awesomequant.audit.wishes import Wishes

Hunk = tuple[int, list[str], list[str]]
"""The first line of some that are otherwise, from 1; they as they were, and as they are now."""
# Lines times lines of one entry that are laid beside each other; nobody writes one of 500.
_MOST = 250_000


def audited(document: Document, lists: Lists, wishes: Wishes) -> dict[str, Any]:
    """Return the report of a file, and what each mend by itself changes."""
    found = audit(document, lists, wishes)
    changes = [
        (number, _change(document, one))
        for number, one in enumerate(_numbered(found))
        if is_open(one, lambda _: True)
    ]
    # Which entries are cited, and what a topic lacks, nobody asks of one file by itself.
    told = {**report([found]), "not_cited": [], "not_listed": []}
    return {"report": told, "changes": changes}


def mended_as_wanted(
    document: Document, lists: Lists, wishes: Wishes, wanted: Sequence[int] | None
) -> dict[str, Any]:
    """Return a file with the mends of some findings made; with None, of those that are certain.

    What a mend lets be found is made where it is certain.  What was certain and is not wanted is
    left, though it is found again.
    """
    first = _numbered(audit(document, lists, wishes))
    numbers = set(wanted or ())
    taken = {
        _told(one)
        for number, one in enumerate(first)
        if (one.is_certain if wanted is None else number in numbers)
    }
    left = {_told(one) for one in first} - taken
    result = mended(
        document,
        lists,
        wishes,
        lambda one: _told(one) in taken or (one.is_certain and _told(one) not in left),
    )
    made = {_told(one) for one in result.made}
    return {
        "text": result.text,
        "made": [number for number, one in enumerate(first) if _told(one) in made],
        "diff": list(hunks(document, of_bibtex(result.text, document.file))),
    }


def _numbered(found: Audit) -> list[Finding]:
    return [finding for judged in found.judged for finding in judged.findings]


def _told(finding: Finding) -> tuple[int, str, str, str]:
    """Return what makes a finding the same one when the file is read again."""
    return finding.entry, str(finding.verdict), finding.field, finding.message


def _change(document: Document, finding: Finding) -> list[Hunk]:
    """Return where a file is otherwise when one mend is made in it."""
    entry, mend = document.entries[finding.entry], finding.mend
    if entry.source is None or mend is None:  # cannot be: of such nothing is open
        return []
    begin = entry.source.begin
    # Of the entry alone: a file of 2 MB made anew for each of 2,500 mends took 4 GB in a browser.
    old = document.text[begin : entry.source.end]
    changes = (
        Edit(one.begin - begin, one.end - begin, one.text) for one in edits(document, entry, [mend])
    )
    return list(_parts(old, applied(old, changes), document.at(begin).line))


def hunks(before: Document, after: Document) -> Iterator[Hunk]:
    """Yield where a mended file is otherwise, in its order: entries are changed and never moved."""
    for old, new in zip(before.entries, after.entries, strict=True):
        if old.source and new.source:
            was = before.text[old.source.begin : old.source.end]
            now = after.text[new.source.begin : new.source.end]
            yield from _parts(was, now, before.at(old.source.begin).line)


def _bare(lines: Sequence[str]) -> list[str]:
    return [one.removesuffix("\r") for one in lines]


def _alike(was: Sequence[str], now: Sequence[str]) -> tuple[int, int]:
    """Return how many lines two texts share at their beginnings, and behind these at their ends."""
    least = min(len(was), len(now))
    before = 0
    while before < least and was[before] == now[before]:
        before += 1
    behind = 0
    while behind < least - before and was[-1 - behind] == now[-1 - behind]:
        behind += 1
    return before, behind


def _parts(before: str, after: str, line: int) -> Iterator[Hunk]:
    """Yield where two texts of one entry part, by as many lines as both can share.

    The first of its lines is ``line`` of the file.
    """
    if before == after:
        return
    was, now = before.split("\n"), after.split("\n")
    begin, behind = _alike(was, now)
    old, new = was[begin : len(was) - behind], now[begin : len(now) - behind]
    line += begin
    if len(old) * len(new) > _MOST:
        yield line, _bare(old), _bare(new)
        return
    # How many lines they can share from these two on.
    shared = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in range(len(old) - 1, -1, -1):
        for there in range(len(new) - 1, -1, -1):
            if old[at] == new[there]:
                shared[at][there] = shared[at + 1][there + 1] + 1
            else:
                shared[at][there] = max(shared[at + 1][there], shared[at][there + 1])
    gone: list[str] = []
    come: list[str] = []
    at = there = 0
    while at < len(old) or there < len(new):
        if at < len(old) and there < len(new) and old[at] == new[there]:
            if gone or come:
                yield line + at - len(gone), _bare(gone), _bare(come)
                gone, come = [], []
            at += 1
            there += 1
        elif there == len(new) or (
            at < len(old) and shared[at + 1][there] >= shared[at][there + 1]
        ):
            gone.append(old[at])
            at += 1
        else:
            come.append(new[there])
            there += 1
    if gone or come:
        yield line + at - len(gone), _bare(gone), _bare(come)
