"""The account of an import: what of its sources was taken, and what was not."""

from collections import Counter
from collections.abc import Iterable, Sequence

from awesomequant.intake.accession import Accession
from awesomequant.intake.files.reading import Source
from awesomequant.library.problems import Problem


def account(sources: Sequence[Source], plan: Accession) -> str:
    """Return the account of an import as text: every section, what was taken and what was not."""
    lines = []
    for source in sources:
        reading = source.reading
        lines.append(f"{source.file}: {len(reading.drafts)} entries")
        lines += [f"  inferred: {line}" for line in reading.inferred]
        taken = Counter(draft.sections for draft in reading.drafts)
        lines += [f"  {n:5} taken under '{under(sections)}'" for sections, n in taken.items()]
        left = Counter((entry.sections, entry.reason) for entry in reading.skipped)
        lines += [f"  {n:5} skipped under '{under(at)}': {why}" for (at, why), n in left.items()]
        lines += [f"    line {entry.line}: {entry.title}" for entry in reading.skipped]
        lines += [f"  {n:5} blocks of prose under '{under(at)}'" for at, n in reading.prose.items()]
    lines.append(outcome(sources, plan))
    lines.append(f"{len(plan.records)} new records")
    if plan.refused:
        lines.append(f"{len(plan.refused)} works that were refused before")
    lines.append(f"{len(set(plan.listed))} works listed already, {len(plan.changes)} values added")
    for what, words in (("tags", plan.tags), ("venues", plan.venues)):
        lines.append(f"{len(words)} new {what}: {', '.join(words)}")
    lines += [f"  {problem}" for problem in problems_of(sources, plan)]
    return "\n".join(lines) + "\n"


def outcome(sources: Iterable[Source], plan: Accession) -> str:
    """Say how many of the entries of the sources became records, or went into one that is there."""
    readings = [source.reading for source in sources]
    entries = sum(len(reading.drafts) + len(reading.skipped) for reading in readings)
    kept = len(plan.records) + len(plan.listed) + plan.joined
    return f"{kept} of {entries} entries became records"


def under(sections: tuple[str, ...]) -> str:
    """Return the headings above an entry as a person reads them."""
    return " > ".join(sections) or "before the first heading"


def problems_of(sources: Iterable[Source], plan: Accession) -> list[Problem]:
    """Return all that was noticed, of the sources and of the plan."""
    return [*(one for source in sources for one in source.reading.problems), *plan.problems]
