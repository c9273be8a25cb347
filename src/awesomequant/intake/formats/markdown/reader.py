"""Read a Markdown list: each entry, its details, what was mended and what was not understood."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from awesomequant.intake.formats import Profile
from awesomequant.intake.formats.markdown import blocks, names, statements, style, words
from awesomequant.intake.formats.markdown.blocks import Unit, units
from awesomequant.intake.formats.markdown.inline import PRIVATE
from awesomequant.intake.formats.markdown.names import find
from awesomequant.intake.formats.markdown.pieces import Parts, is_link, take_apart
from awesomequant.intake.formats.markdown.statements import Say, with_links
from awesomequant.intake.formats.markdown.style import Style
from awesomequant.intake.formats.markdown.title import Title, trimmed
from awesomequant.intake.formats.markdown.words import (
    is_code_host,
    is_no_paper_host,
    is_paper_address,
)
from awesomequant.language import bibtex, tex
from awesomequant.library.author import of_bibtex
from awesomequant.library.draft import Draft, Reading, Skipped
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import one_line
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify, repair
from awesomequant.works.likeness import ratio

# Slips of the source that no parser of Markdown forgives, mended before it is parsed.
#
# Lines are never added nor removed, so that every later finding still names the line of the source.

Mended = tuple[int, str]

_LONGEST_LINE = 10_000  # no honest line is longer; a pattern sees no more of one

_PATTERNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"(\]\([^()\s]{1,2000})(\n[ \t]*)\)"),
        r"\1)\2",
        "an address that was broken over two lines was joined",
    ),
    (
        re.compile(r"\][ \t]{1,9}\((?=https?://)"),
        "](",
        "a blank between a link's text and its address was taken out",
    ),
    (
        re.compile(r"\[\[([^\[\]()\n]{1,40})\((https?://[^()\s]{1,2000})\)\]"),
        r"[[\1](\2)]",
        "the bracket that a link's text lacked was put in",
    ),
    (
        re.compile(r"(?<=\n\n)(#{1,6})(?=[0-9A-Z][^#\n]{0,200}\n)"),
        r"\1 ",
        "the blank that a heading lacked was put in",
    ),
)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_PIPE_INSIDE = re.compile(r"\[[^\[\]\n]{1,400}\]\(|\$[^$\n|]{0,80}\|[^$\n]{0,80}\$")


def mend(source: str) -> tuple[str, list[Mended]]:
    """Return the source with its slips mended, and line and account of each repair."""
    repairs: list[Mended] = []
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > _LONGEST_LINE:
            lines[number - 1] = line[:_LONGEST_LINE]
            repairs.append((number, f"the line has {len(line)} characters; the rest was left out"))
    text = "\n".join(lines)
    for pattern, into, message in _PATTERNS:
        repairs += [
            (text.count("\n", 0, found.start()) + 1, message) for found in pattern.finditer(text)
        ]
        text = pattern.sub(into, text)

    def escaped(found: re.Match[str]) -> str:
        """Return a link's text or a formula with its bars escaped, so that they end no cell."""
        return re.sub(r"(?<!\\)\|", r"\\|", found[0])

    return _ROW.sub(lambda row: _PIPE_INSIDE.sub(escaped, row[0]), text), sorted(repairs)


def bibtex_blocks(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the BibTeX entries that stand in a Markdown document."""
    for found in re.finditer(r"@[A-Za-z]{3,20}\{[^\s{},]{1,200},", source):
        start, depth = found.start(), 0
        # To the brace that closes the first one, where it is not far off.
        for brace in re.finditer(r"[{}]", source[start : start + 8000]):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                yield source.count("\n", 0, start) + 1, source[start : start + brace.end()]
                break


# BibTeX that stands below an entry of a list, in a folded block mostly, joined to that entry.

_NEAR = 3  # entries above a block that it may belong to
_ALIKE = 80


def joined(drafts: list[Draft], source: str) -> Iterator[Draft]:
    """Yield the drafts with what the BibTeX below them adds: authors, venue, year, DOI."""
    lines = [draft.place.line for draft in drafts]
    extra: dict[int, bibtex.Entry] = {}
    for line, text in bibtex_blocks(source) if "@" in source else ():
        for entry in bibtex.entries(text)[0]:
            # It belongs to one of the last entries above it: the one that has its title.
            end, title = bisect_right(lines, line), tex.read(entry.fields.get("title", "")).text
            near = range(max(0, end - _NEAR), end)
            alike, at = max(((ratio(drafts[at].title, title), at) for at in near), default=(0.0, 0))
            if alike >= _ALIKE:
                extra.setdefault(at, entry)
    for at, draft in enumerate(drafts):
        yield _filled(draft, extra[at]) if at in extra else draft


def _filled(draft: Draft, entry: bibtex.Entry) -> Draft:
    """Return a draft with the fields that only its BibTeX has."""
    text = {name: tex.read(value).text for name, value in entry.fields.items()}
    container = find(text.get("booktitle") or text.get("journal", "")).venue
    year = text.get("year", "")
    return replace(
        draft,
        authors=draft.authors or of_bibtex(entry.fields.get("author", "")),
        venue=draft.venue or container,
        year=draft.year or (int(year) if year.isdigit() else None),
        doi=draft.doi or text.get("doi"),
    )


# Read one unit as an entry: title, links, venue, year, authors, tags and counts.

_GLUED = re.compile(r"\s*\[[^\[\]]*\]\w")


def read_entry(unit: Unit, title: Title, style: Style, file: str) -> tuple[Draft, list[str]]:
    """Return the draft of a unit, and what was repaired in it or is doubtful, a line each."""
    said: list[str] = []
    say = said.append
    text, aside = trimmed(title.text)
    parts = take_apart(unit, title, aside, style)
    draft = Draft(Place(file, unit.line), text, sections=unit.headings)
    draft = with_links(draft, parts, say)
    venue, year = statements.venue_and_year(parts)
    written = statements.authors(parts, style)
    authors = names.names(written) if written else ()
    tags = tuple(dict.fromkeys(statements.tags(parts)))
    draft = replace(draft, venue=venue, year=year, tags=tags)
    draft = replace(draft, authors=authors, authors_written=written)
    _say_glue(parts, say)
    return _with_counts(draft, parts, say), said


def _with_counts(draft: Draft, parts: Parts, say: Say) -> Draft:
    """Return the draft with the counts that its text states."""
    text = parts.unit.flat.text
    found = words.citations(text)
    for cell in parts.cells("citations"):
        number = words.count(cell.plain(cell.text))
        found += [] if number is None else [number]
    if len(set(found)) > 1:
        say(f"two citation counts, {found[0]} and {found[1]}; the first was kept")
    if found:
        draft = replace(draft, citations=found[0])
    for at, number in words.stars(text):  # they are of the code link that they stand behind
        before = [repair(link.url)[0] for link in parts.unit.flat.links(text[:at] or " ")]
        owned = [link for link in draft.code if link.url in before]
        if not owned:
            say(f"{number} stars without a code link; they were left out")
            continue
        starred = replace(owned[-1], stars=number)
        code = tuple(starred if link is owned[-1] else link for link in draft.code)
        draft = replace(draft, code=code)
    return draft


def _say_glue(parts: Parts, say: Say) -> None:
    """Say where text was torn apart, or a sign was left out, that stood where none belongs."""
    flat = parts.unit.flat
    if parts.title.form == "plain" and _GLUED.match(flat.text):
        say("a blank was put between the venue and the title")
    for group in re.finditer(r"\[([^\[\]]{0,200})\]", flat.text):
        inside = group[1]
        if any(is_link(flat, char) for char in inside):
            rest = one_line(PRIVATE.sub("", inside)).strip(" ,;&|/")
            if rest:
                say(f"a stray '{rest}' in the brackets was dropped")


# Read a whole Markdown list: every line is an entry, a heading, counted prose, or a finding.

_MOST = 0.9
# Where the contents of a page lead: to its headings, or to the pages that a long list is cut into.
_DOOR = re.compile(r"#|(\.\./)?(lists/[^/]+|README)\.md(#|$)")


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
        unit.own = blocks.take(unit.flat, stated.own)
    roles = style.settle(found, stated.columns)
    inferred = style.infer(found, stated.title)
    reading = Reading()
    reading.problems.extend(_problem(file, line, message) for line, message in repairs)
    entries = list(_entries(found, inferred, stated, file))
    known = {id(entry.unit) for entry in entries}
    for unit in found:
        if id(unit) not in known and unit.kind != "heading":
            reading.prose[unit.headings] = reading.prose.get(unit.headings, 0) + 1
    taken = style.infer_scope(
        ((entry.unit.headings, _is_paper(entry.draft)) for entry in entries),
        style.Scope(stated.sections, stated.skip_sections),
    )
    for entry in entries:
        _judge(reading, entry, taken, inferred)
    reading.drafts[:] = joined(reading.drafts, source)
    reading.inferred.extend(inferred.explained())
    for heads, ours in roles.items():
        pairs = ", ".join(f"'{name}' is {role}" for name, role in zip(heads, ours, strict=True))
        reading.inferred.append(f"table: {pairs}")
    if taken.papers:
        reading.inferred.append(f"the papers stand under '{taken.papers}'")
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
        # Enough must speak for an entry: a link, or the list's own shape.
        has_evidence = (
            draft.url
            or draft.code
            or draft.links
            or inferred.is_usual(unit, title)
            or unit.kind == "row"
            or (draft.year and (draft.venue or draft.authors or unit.kind == "item"))
        )
        if draft.title and has_evidence:
            yield _Entry(unit, title, draft, said)


def _is_prose(unit: Unit, title: Title, inferred: style.Style) -> bool:
    """Return whether a unit is a sentence or a table of contents rather than an entry."""
    flat = unit.flat
    if any(_DOOR.match(link.url) for link in flat.links()) and not flat.leads_out:
        return True
    if unit.kind == "paragraph" and title.form == "plain":
        return inferred.forms.get("paragraph", ("",))[0] != "plain"
    lead = flat.plain(flat.text[: title.start])
    if unit.kind == "paragraph" and title.form in ("linked", "emphasised", "bold"):
        return len(lead.split()) > 4 and not inferred.is_usual(unit, title)
    return False


def _is_paper(draft: Draft) -> bool:
    """Return whether an entry looks like a paper and not like a tool, a post or a list."""
    if draft.url and is_paper_address(draft.url):
        return True
    if not draft.url:
        return bool(draft.venue and draft.year)
    about = is_code_host(draft.url) or is_no_paper_host(draft.url)
    return bool((draft.year or draft.venue) and not about)


def _judge(reading: Reading, entry: _Entry, taken: style.Scope, inferred: style.Style) -> None:
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
