"""Read a list of works from its blocks: each entry, and what every passage of it is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from awesomequant.intake.formats import Profile
from awesomequant.intake.grammar import words
from awesomequant.intake.grammar.blocks import Block
from awesomequant.intake.grammar.divisions import ends_open, title_sense
from awesomequant.intake.grammar.own_fields import take
from awesomequant.intake.grammar.parts import Custom
from awesomequant.intake.grammar.places import placed
from awesomequant.intake.grammar.sections import Scope, infer_scope, is_housekeeping
from awesomequant.intake.grammar.statements import custom_of, state
from awesomequant.intake.grammar.title_choice import Reading as EntryReading
from awesomequant.intake.grammar.title_choice import readings, vote
from awesomequant.intake.grammar.units import Unit, split_pieces, units
from awesomequant.intake.grammar.venues import (
    is_venue,
    names_journal,
    names_periodical,
    of_heading,
)
from awesomequant.library.draft import Draft, Passage, Reading, Skipped
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify

# A whole list: every line is an entry, a heading, counted prose, or a finding.

# Where the contents of a page lead: to its headings, or to the pages that a long list is cut into.
_DOOR = re.compile(r"#|(\.\./)?(lists/[^/]+|README)\.md(#|$)")
# The same by its whole address: "https://github.com/ann/bees#wax".
_OWN_DOOR = re.compile(r"https?://github\.com/[^/?#]+/[^/?#]+/?(?:blob/[^?#]+\.md)?#")
_LEAST = 0.4  # a reading worth less is prose, unless the list is written so throughout
_FEWEST_WORDS, _SHOWN = 3, 120
_SURE = 4


@dataclass(slots=True)
class _Entry:
    """A unit with its reading, the draft it came to, and what was said about it."""

    unit: Unit
    reading: EntryReading
    draft: Draft
    said: list[str]


def read_blocks(blocks: Sequence[Block], file: str, profile: Profile | None = None) -> Reading:
    """Return the entries of a document that was parsed to blocks, whatever its form was."""
    stated = profile or Profile()
    found = units(blocks, stated.columns)
    for unit in found:
        for flat, _ in unit.lines:
            unit.own |= take(flat, stated.own)
        if unit.kind not in ("heading", "prose"):
            split_pieces(unit)
    chosen = placed(found, _chosen(found, stated))
    custom = custom_of([(found[at], reading) for at, reading in chosen.items()])
    entries = list(_entries(found, chosen, custom, stated, file))
    taken = infer_scope(
        (
            (
                entry.unit.headings,
                _is_paper(entry.draft, strictly=is_housekeeping(entry.unit.headings)),
            )
            for entry in entries
        ),
        Scope(stated.sections, stated.skip_sections),
    )
    reading = Reading()
    roles = {id(entry.unit): _judge(reading, entry, taken) for entry in entries}
    # Where paragraphs are entries, one that leads to a paper is meant to be one too.
    listed = {one.unit.headings for one in entries if one.unit.kind == "paragraph"}
    for unit in found:
        role = roles.get(id(unit)) or ("heading" if unit.kind == "heading" else _prose_role(unit))
        reading.passages.append(Passage(unit.line, unit.last, unit.headings, role))
        if (
            role == "prose"
            and _stands_as_an_entry(unit)
            and (unit.kind != "paragraph" or unit.headings in listed)
            and not taken.reason_against(unit.headings)
        ):
            shown = " ".join(flat.plain(flat.text) for flat, _ in unit.lines)
            reason = "not understood"
            reading.unclear.append(Skipped(unit.line, unit.headings, shown[:_SHOWN], reason))
        if role in ("prose", "contents", "beside"):
            reading.prose[unit.headings] = reading.prose.get(unit.headings, 0) + 1
    reading.inferred.extend(_explained(entries, custom, taken))
    among = {draft.sections for draft in reading.drafts}
    reading.problems.extend(
        problem(file, one.line, f"stands among entries and was not understood: '{one.title}'")
        for one in reading.unclear
        if one.sections in among
    )
    return reading


def _chosen(found: Sequence[Unit], stated: Profile) -> dict[int, EntryReading]:
    every = {}
    for at, unit in enumerate(found):
        if unit.kind in ("heading", "prose") or _is_contents(unit):
            continue
        if several := readings(unit):
            every[at] = several
    return vote(found, every, stated.title)


def _entries(
    found: Sequence[Unit],
    chosen: dict[int, EntryReading],
    custom: Custom,
    stated: Profile,
    file: str,
) -> Iterator[_Entry]:
    """Yield the units that are entries, read."""
    kinds: Counter[object] = Counter(found[at].kind for at in chosen)
    usual = Counter((found[at].kind, reading.shape) for at, reading in chosen.items())
    sections: Counter[object] = Counter((found[at].kind, found[at].headings) for at in chosen)
    alike = Counter(
        (found[at].kind, found[at].headings, reading.shape) for at, reading in chosen.items()
    )
    linked = Counter(found[at].headings for at in chosen if found[at].leads_out)
    leading = Counter((found[at].kind, found[at].headings) for at in chosen if found[at].leads_out)
    drafts = {at: state(found[at], reading, custom, file) for at, reading in chosen.items()}
    # Where entries tell more than a title, a section of bare lines is none of works: "To do".
    has_told = Counter(
        (found[at].kind, found[at].headings) for at in chosen if _tells(drafts[at][0])
    )
    told = has_told.total()
    for at, reading in chosen.items():
        unit = found[at]
        draft, said = drafts[at]
        draft = replace(draft, venue=draft.venue or stated.venue, year=draft.year or stated.year)
        if unit.own:
            draft = replace(draft, more={**draft.more, "fields": unit.own})
        section = (unit.kind, unit.headings)
        # What is written once or twice is no custom: "Our survey paper **…** is comprehensive".
        often = usual[unit.kind, reading.shape]
        is_usual = often > 2 and often * 2 >= kinds[unit.kind]
        # A section that has no links at all lists its works without.
        leads_out = linked[unit.headings] * 4 > sections[section] or sum(linked.values()) * 2 > len(
            chosen
        )
        is_usual = is_usual or alike[(*section, reading.shape)] * 2 > max(5, sections[section])
        # Among entries with links one may have lost its own: "[FLAX: a study]()", "Bees (2003)".
        among = leading[section] >= max(_SURE, sections[section] * 0.8)
        is_marked = draft.year is not None or reading.link is not None
        is_one = unit.kind == "item" and among and is_marked and title_sense(draft.title) > _LEAST
        if (
            draft.title
            and (has_told[section] or told * 2 < len(chosen))
            and (is_one or _is_entry(unit, reading, draft, is_usual=is_usual, leads_out=leads_out))
        ):
            yield _Entry(unit, reading, draft, said)


def _tells(draft: Draft) -> bool:
    """Return whether more than a title is known of a work."""
    return bool(
        draft.url or draft.code or draft.links or draft.year or draft.venue or draft.authors
    )


def _is_entry(
    unit: Unit, reading: EntryReading, draft: Draft, *, is_usual: bool, leads_out: bool
) -> bool:
    """Return whether enough speaks for a work: a link, its people or date, or the list's own shape.

    "CVPR 2023", a venue alone, is no title; nor is a sentence with a link somewhere in it.
    """
    worth = title_sense(draft.title)
    tells = bool(draft.authors or draft.venue or (draft.year and unit.kind == "item"))
    has_link = bool(draft.url or draft.code or draft.links)
    if unit.kind == "row":  # of a legend, "✨ | new" is one too
        return has_link or tells or draft.year is not None or worth > _LEAST
    if unit.kind == "headed":
        return worth > -1.5
    if reading.link is None and worth < -1.5 and not ((has_link or tells) and is_usual):
        return False
    if unit.kind == "paragraph":
        is_reference = draft.authors and draft.year and (has_link or draft.venue)
        if is_reference and worth > _LEAST:
            return True
        if not unit.headings and not (draft.authors or draft.venue or draft.year):
            # An introduction, or the banner of a page
            return bool(draft.url and words.is_paper_address(draft.url))
        lead = sum(len(part.text.split()) for part in reading.parts if part.role == "note")
        is_led = lead > 4 or (any(part.role == "note" for part in reading.parts) and not is_usual)
        # "Our survey paper … is a comprehensive survey of …" speaks of a work, and is none.
        explained = sum(len(part.text.split()) for part in reading.aside if part.role == "note")
        is_led = is_led or (not has_link and explained > 7)
        if is_led or not (has_link or (is_usual and tells)):
            return False
        # "This list is mainly served for new students of [a lab](…) … (02/01/2025)" ends open.
        is_sound = not ends_open(draft.title) and is_usual and (draft.url is not None or tells)
        return reading.shape[0] != "plain" or is_sound
    if has_link:
        return True
    # News have a date too: "[2024/03/01] Twelve papers were added".
    is_told = bool(draft.venue or draft.authors)
    return bool(draft.year and is_told) or (is_usual and (is_told or not leads_out))


def _stands_as_an_entry(unit: Unit) -> bool:
    """Return whether a unit that was taken for none stands as an entry does, and has its words."""
    count = sum(len(flat.plain(flat.text).split()) for flat, _ in unit.lines) + len(unit.cells)
    fewest = _FEWEST_WORDS if unit.leads_out else _FEWEST_WORDS + 1
    if unit.kind == "paragraph":  # prose may hold a link as well: only one to a paper tells
        links = [link for flat, _ in unit.lines for link in flat.links()]
        return count >= fewest and any(map(words.is_paper, links))
    return unit.kind in ("item", "row", "headed") and count >= fewest


def _is_contents(unit: Unit) -> bool:
    links = [link for flat, _ in unit.lines for link in flat.links()]
    inside = [bool(_DOOR.match(link.url) or _OWN_DOOR.match(link.url)) for link in links]
    return all(inside) and bool(links) if unit.leads_out else any(inside)


def _prose_role(unit: Unit) -> str:
    return "contents" if _is_contents(unit) else "prose"


def _is_paper(draft: Draft, *, strictly: bool) -> bool:
    """Return whether an entry looks like a paper and not like a tool, a post or a list.

    Where others are the rule (``strictly``), its address or its people with a venue have to say so.
    """
    if draft.url and words.is_paper_address(draft.url):
        return True
    if strictly:
        return bool(draft.authors and (draft.venue or draft.year))
    if not draft.url:
        return bool(draft.venue and draft.year) or not (draft.code or draft.links)
    about = words.is_code_host(draft.url) or words.is_no_paper_host(draft.url)
    # Tools and posts name one person at most, papers several.
    # "[openlab](…) - An experiment builder" has the form of a venue before a title.
    stood = draft.venue and (is_venue(draft.venue) or names_journal(draft.venue))
    if names_periodical(draft.title) and not (draft.year or draft.authors):
        return False  # "[Symposium on Reading](…)"
    return bool((draft.year or stood or len(draft.authors) > 1) and not about)


def _judge(reading: Reading, entry: _Entry, taken: Scope) -> str:
    """Take an entry or say why not; gives what its passage of the source is."""
    draft, unit = entry.draft, entry.unit
    file = draft.place.file
    reason = taken.reason_against(unit.headings)
    if reason:
        reading.skipped.append(Skipped(unit.line, unit.headings, draft.title, reason))
        reading.prose[unit.headings] = reading.prose.get(unit.headings, 0) + 1
        return "skipped"
    reading.drafts.append(draft)
    said = [*entry.said, *_doubts(draft)]
    reading.problems.extend(problem(file, unit.line, message) for message in said)
    return "entry"


def _explained(entries: Sequence[_Entry], custom: Custom, taken: Scope) -> Iterator[str]:
    """Yield how a list was understood, a line each."""
    shapes: dict[str, dict[tuple[str, str, str], int]] = {}
    for entry in entries:
        shape = entry.reading.shape
        counted = shapes.setdefault(entry.unit.kind, {})
        counted[shape] = counted.get(shape, 0) + 1
    for kind, counted in shapes.items():
        total = sum(counted.values())
        usual = sorted(counted.items(), key=lambda pair: -pair[1])[:4]
        told = ", ".join(f"{_shape(*shape)} {count / total:.0%}" for shape, count in usual)
        yield f"{kind}: the title is {told}"
    if custom.named:
        yield "a word in bold or in brackets before the title is the work's name"
    if any(of_heading(text) for entry in entries for text in entry.unit.above[-1:]):
        yield "years stand in the headings"
    for columns in dict.fromkeys(entry.unit.columns for entry in entries if entry.unit.columns):
        pairs = ", ".join(f"'{head}' is {role}" for head, role in columns)
        yield f"table: {pairs}"
    if taken.papers:
        yield f"the papers stand under '{taken.papers}'"


_FORMS = {"link": "linked", "bold": "bold", "quote": "quoted", "em": "emphasised", "plain": "plain"}


_LEADS = {
    "people": "the people", "when": "venue or date", "lead": "venue or date",
    "lead people": "date and people",
}  # fmt: skip


def _shape(form: str, lead: str, people: str) -> str:
    name = _FORMS.get(form.rstrip("([【（"), form)
    if form[-1:] in "[【(（":
        name += " in brackets"
    name += f" behind {_LEADS.get(lead, f'a {lead}')}" if lead else ""
    return f"{name}, then people" if people else name


def problem(file: str, line: int, message: str) -> Problem:
    """Return what is to be said of a line of a source."""
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
