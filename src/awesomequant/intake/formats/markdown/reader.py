"""Read a whole Markdown list: every line is an entry, a heading, counted prose, or a finding."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from awesomequant.intake.formats import Profile
from awesomequant.intake.formats.markdown import answers, columns, details, scope, style
from awesomequant.intake.formats.markdown.blocks import units
from awesomequant.intake.formats.markdown.entry import read_entry
from awesomequant.intake.formats.markdown.mending import mend
from awesomequant.intake.formats.markdown.title import Title
from awesomequant.intake.formats.markdown.units import Unit
from awesomequant.intake.formats.markdown.words import (
    is_code_host,
    is_no_paper_host,
    is_paper_address,
)
from awesomequant.library.draft import Draft, Reading, Skipped
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify

_MOST = 0.9


@dataclass(frozen=True, slots=True)
class _Entry:
    """A unit with its title, the draft it came to, and what was said about it."""

    unit: Unit
    title: Title
    draft: Draft
    said: list[str]


def read(source: str, file: str, profile: Profile | None = None) -> Reading:
    """Return the entries of the Markdown text ``source``; ``file`` is the name that places bear."""
    stated = profile or Profile()
    mended, repairs = mend(source)
    found = units(mended)
    for unit in found:
        unit.own = answers.take(unit.flat, stated.own)
    roles = columns.settle(found, stated.columns)
    inferred = style.infer(found, stated.title)
    reading = Reading()
    reading.problems.extend(_problem(file, line, message) for line, message in repairs)
    entries = list(_entries(found, inferred, stated, file))
    known = {id(entry.unit) for entry in entries}
    _count_prose(reading, (unit for unit in found if id(unit) not in known))
    taken = scope.infer(
        ((entry.unit.headings, _is_paper(entry.draft)) for entry in entries),
        scope.Scope(stated.sections, stated.skip_sections),
    )
    for entry in entries:
        _judge(reading, entry, taken, inferred)
    reading.drafts[:] = details.joined(reading.drafts, source)
    reading.inferred.extend([*inferred.explained(), *_tables(roles), *_of_scope(taken)])
    return reading


def _entries(
    found: list[Unit], inferred: style.Style, stated: Profile, file: str
) -> Iterator[_Entry]:
    """Yield the units that can be entries, read."""
    for unit in found:
        title = None if unit.kind == "heading" else inferred.title(unit)
        if title is None or _is_prose(unit, title, inferred):
            continue
        draft, said = read_entry(unit, title, inferred, file)
        draft = replace(draft, venue=draft.venue or stated.venue, year=draft.year or stated.year)
        if unit.own:
            draft = replace(draft, more={**draft.more, "fields": unit.own})
        if draft.title and _has_evidence(unit, draft, title, inferred):
            yield _Entry(unit, title, draft, said)


def _is_prose(unit: Unit, title: Title, inferred: style.Style) -> bool:
    """Return whether a unit is a sentence or a table of contents rather than an entry."""
    flat = unit.flat
    if any(link.url.startswith("#") for link in flat.links()) and not flat.leads_out:
        return True
    if unit.kind == "paragraph" and title.form == "plain":
        return inferred.forms.get("paragraph", ("",))[0] != "plain"
    lead = flat.plain(flat.text[: title.start])
    if unit.kind == "paragraph" and title.form in ("linked", "emphasised", "bold"):
        return len(lead.split()) > 4 and not inferred.is_usual(unit, title)
    return False


def _has_evidence(unit: Unit, draft: Draft, title: Title, inferred: style.Style) -> bool:
    """Return whether enough speaks for an entry: a link, or the list's own shape."""
    has_link = bool(draft.url or draft.code or draft.links)
    if has_link:
        return True
    return (
        inferred.is_usual(unit, title)
        or bool(draft.year and (draft.venue or draft.authors))
        or unit.kind == "row"
        or bool(draft.year and unit.kind == "item")
    )


def _is_paper(draft: Draft) -> bool:
    """Return whether an entry looks like a paper and not like a tool, a post or a list."""
    if draft.url and is_paper_address(draft.url):
        return True
    if not draft.url:
        return bool(draft.venue and draft.year)
    about = is_code_host(draft.url) or is_no_paper_host(draft.url)
    return bool((draft.year or draft.venue) and not about)


def _judge(reading: Reading, entry: _Entry, taken: scope.Scope, inferred: style.Style) -> None:
    """Take an entry or say why not."""
    draft, unit = entry.draft, entry.unit
    file = draft.place.file
    reason = taken.reason_against(unit.headings)
    is_odd = inferred.years_in_headings and draft.year is None
    is_odd = is_odd and inferred.is_usual(unit, entry.title)
    if is_odd and (reason or not _is_paper(draft)):
        message = "no heading above it names a year, so it is no paper of the list"
        reading.problems.append(_problem(file, unit.line, message))
        reading.skipped.append(Skipped(unit.line, unit.headings, draft.title, message))
    elif reason:
        reading.prose[unit.headings] = reading.prose.get(unit.headings, 0) + 1
        reading.skipped.append(Skipped(unit.line, unit.headings, draft.title, reason))
    else:
        reading.drafts.append(draft)
        said = [*entry.said, *_doubts(draft)]
        reading.problems.extend(_problem(file, unit.line, message) for message in said)


def _count_prose(reading: Reading, others: Iterator[Unit]) -> None:
    for unit in others:
        if unit.kind != "heading":
            reading.prose[unit.headings] = reading.prose.get(unit.headings, 0) + 1


def _problem(file: str, line: int, message: str) -> Problem:
    return Problem(Place(file, line), "import", message, level=Level.WARNING)


def _doubts(draft: Draft) -> Iterator[str]:
    """Yield what the address of a paper tells against its entry."""
    try:
        found = identify(draft.url) if draft.url else None
    except (BadIdentifier, UnsafeAddress) as error:
        yield f"its link cannot be read: {error}"
        return
    if found and found.part == "supplement":
        yield "it links the supplement, not the paper"
    workshop = f"{draft.venue}W"
    if found and found.scheme == "cvf" and f"_{workshop}_" in found.id:
        yield f"it names {draft.venue}, but its link leads to {workshop}"


def _tables(roles: dict[tuple[str, ...], list[str]]) -> Iterator[str]:
    for names, found in roles.items():
        pairs = ", ".join(f"'{name}' is {role}" for name, role in zip(names, found, strict=True))
        yield f"table: {pairs}"


def _of_scope(taken: scope.Scope) -> Iterator[str]:
    if taken.papers:
        yield f"the papers stand under '{taken.papers}'"
