"""Findings that a person declined for good, kept beside the file that they are of.

``refs.bib.audit`` has a line for each: the key of the entry, the kind of the finding, its field,
what it says.  It goes with the paper, so that nobody of its authors is asked again, nor told.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from awesomequant.audit.auditing import Audit
from awesomequant.audit.findings import Finding
from awesomequant.door import named
from awesomequant.library.problems import Refusal

SUFFIX = ".audit"
_LARGEST = 4 * 1024 * 1024


def line(audit: Audit, finding: Finding) -> str:
    """Return what is kept of a finding."""
    key = audit.document.entries[finding.entry].key
    words = (key, str(finding.verdict), finding.field or "-", finding.message)
    return " ".join(" ".join(words).split())


def declined(file: Path) -> frozenset[str]:
    """Return the lines that are kept beside a file; none where there is no such file.

    Raises Refusal where it is there and cannot be read: the next line would be written over it.
    """
    kept = _beside(file)
    try:
        text = named(kept, _LARGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        msg = f"{kept}, where declined findings are kept, cannot be read: {error.strerror}"
        raise Refusal(msg) from None
    return frozenset(map(str.strip, text.splitlines()))


def without(audit: Audit, lines: Iterable[str]) -> Audit:
    """Return an audit without the findings that were declined."""
    known = frozenset(lines)
    if not known:
        return audit
    kept = (
        replace(one, findings=tuple(f for f in one.findings if line(audit, f) not in known))
        for one in audit.judged
    )
    return replace(audit, judged=tuple(kept))


def with_line(file: Path, new: str) -> tuple[Path, str]:
    """Return the file that keeps what was declined, and its text with a line more."""
    lines = sorted({*declined(file), new} - {""})
    return _beside(file), "".join(f"{one}\n" for one in lines)


def _beside(file: Path) -> Path:
    return file.with_name(file.name + SUFFIX)
