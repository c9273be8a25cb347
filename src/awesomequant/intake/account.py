"""The account of an import: what of its sources was taken, what was not, how it was understood."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from awesomequant.intake.accession import Accession
from awesomequant.intake.formats import Profile
from awesomequant.intake.reading import Source
from awesomequant.library.author import plain
from awesomequant.library.draft import Draft, Reading
from awesomequant.library.problems import Problem
from awesomequant.text import one_line

_SHOWN = 3
_LONGEST = 90
# Reading again under each form of title takes five times as long as reading once.
_LARGEST = 300_000
_FORMS = ("linked", "bold", "quoted", "emphasised", "plain")
Read = Callable[[Profile], Reading]
"""Reads a source again as a person says."""


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
    values = f"{len(plan.changes)} values added"
    lines.append(f"{len(set(plan.listed))} works listed already, {values}")
    for what, words in (("tags", plan.tags), ("venues", plan.venues)):
        lines.append(f"{len(words)} new {what}: {', '.join(words)}")
    lines += [f"  {problem}" for problem in problems_of(sources, plan)]
    return "\n".join(lines) + "\n"


def outcome(sources: Iterable[Source], plan: Accession) -> str:
    """Say how many of the entries of the sources became records, or went into one that is there."""
    readings = [source.reading for source in sources]
    kept = len(plan.records) + len(plan.listed) + plan.joined
    return f"{kept} of {sum(map(_entries_of, readings))} entries became records"


def _entries_of(reading: Reading) -> int:
    return len(reading.drafts) + len(reading.skipped)


def under(sections: tuple[str, ...]) -> str:
    """Return the headings above an entry as a person reads them."""
    return " > ".join(sections) or "before the first heading"


def problems_of(sources: Iterable[Source], plan: Accession) -> list[Problem]:
    """Return all that was noticed, of the sources and of the plan."""
    return [*(one for source in sources for one in source.reading.problems), *plan.problems]


# How well a source was understood.


def is_little(reading: Reading) -> bool:
    """Return whether little of a source was understood, so that a person has to look.

    So it is where more stands as entries do than was read, and where all entries were left out.
    """
    return len(reading.unclear) > len(reading.drafts) or (
        not reading.drafts and bool(reading.skipped)
    )


def _is_bare(draft: Draft) -> bool:
    """Return whether no more than a title is known."""
    return not (
        draft.url or draft.year or draft.venue or draft.authors or draft.code or draft.links
        or draft.arxiv or draft.doi
    )  # fmt: skip


def understood(reading: Reading, profile: Profile, again: Read | None, size: int) -> Iterator[str]:
    """Yield how a source was understood, a plain line each: how much, three entries, what helps.

    ``again`` reads it under another profile, None where its form leaves nothing to be inferred;
    ``size`` is how many characters it has.
    """
    read, missed = len(reading.drafts), len(reading.unclear)
    yield f"{read} of {read + missed + len(reading.skipped)} that stand as entries were read"
    for draft in _sample(reading.drafts):
        yield f"  line {draft.place.line}: {_as_read(draft)}"
    for one in reading.unclear[:_SHOWN]:
        yield f"  line {one.line}: not understood: {_short(one.title)}"
    if reading.skipped:
        left = Counter((one.sections[-1:], one.reason) for one in reading.skipped)
        (section, reason), count = left.most_common(1)[0]
        name = section[0] if section else "no heading"
        yield f"  {count} entries under '{name}' were left out: {reason}"
    if again is not None and is_little(reading):
        yield from _what_helps(reading, profile, again if size <= _LARGEST else None)


def _sample(drafts: list[Draft]) -> list[Draft]:
    """Return three entries: the first, the middle one, the last."""
    places = sorted({0, len(drafts) // 2, len(drafts) - 1} if drafts else ())
    return [drafts[at] for at in places]


def _as_read(draft: Draft) -> str:
    """Return an entry in a line as a person checks it; what is not said is named."""
    people = [one if isinstance(one, str) else one["group"] for one in plain(draft.authors)]
    said = {
        "title": _short(draft.title),
        "authors": _short((draft.authors_written or ", ".join(people)).rstrip(" .,;")),
        "venue": draft.venue or "",
        "year": str(draft.year or ""),
        "link": draft.url or "",
        "code": draft.code[0].url if draft.code else "",
    }
    told = [f"{name} {text}" for name, text in said.items() if text]
    lacking = [name for name, text in said.items() if not text and name != "code"]
    return " | ".join(told) + (f" (no {', no '.join(lacking)})" if lacking else "")


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _what_helps(reading: Reading, profile: Profile, again: Read | None) -> Iterator[str]:
    """Yield the lines of a profile under which more would be understood."""
    worth = _worth(reading)
    better: list[tuple[int, str]] = []
    for form in _FORMS if again and profile.title is None else ():
        changed = again(profile.model_copy(update={"title": form})) if again else reading
        better.append((_worth(changed), f"title: {form}"))
    names = Counter(one.sections[-1] for one in reading.skipped if one.sections)
    if names and again:
        name = names.most_common(1)[0][0]
        changed = again(profile.model_copy(update={"sections": (*profile.sections, name)}))
        better.append((_worth(changed), f"sections: [{name}]"))
    best, line = max(better, default=(0, ""))
    if best > worth:
        yield f"  a profile with the line '{line}' reads {best} entries with what they state"
    else:
        yield (
            "  no line of a profile was found that reads more; one with 'title', 'sections' or"
            " 'columns' may (docs: exchange, 'Where the inference is wrong')"
        )


def _worth(reading: Reading) -> int:
    """Return how many entries state more than a title."""
    return sum(not _is_bare(draft) for draft in reading.drafts)
