"""Read a list of works from its blocks: its entries, and what every other passage of it is."""

import gc
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from awesomequant.intake.formats import Profile
from awesomequant.intake.grammar.customs import custom_of, explained, placed
from awesomequant.intake.grammar.document import MARK, PRIVATE, Block, Link, Unit
from awesomequant.intake.grammar.entry_links import Custom
from awesomequant.intake.grammar.headings import Scope, infer_scope, is_housekeeping
from awesomequant.intake.grammar.labels import is_paper, says_paper
from awesomequant.intake.grammar.paragraphs import introduces, leads_elsewhere
from awesomequant.intake.grammar.roles import Reading as EntryReading
from awesomequant.intake.grammar.separators import pieces, take_own_fields
from awesomequant.intake.grammar.signatures import (
    mark_of,
    take_keys,
    turn_capital_families,
    with_lone_families,
    with_marks,
    without_affiliations,
)
from awesomequant.intake.grammar.statements import state
from awesomequant.intake.grammar.title_choice import vote, ways
from awesomequant.intake.grammar.titles import ends_open, title_sense
from awesomequant.intake.grammar.units import units
from awesomequant.intake.grammar.venues import names_journal, names_periodical
from awesomequant.library.draft import Draft, Passage, Reading, Skipped
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import squash
from awesomequant.works.code_hosts import is_repository
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify
from awesomequant.works.paper_pages import is_no_paper_host, is_paper_address
from awesomequant.works.venues import is_well_known

# Where the contents of a page lead: to its headings, or to the pages that a long list is cut into.
_DOOR = re.compile(r"#|(\.\./)?(lists/[^/]+|README)\.md(#|$)")
# The same by its whole address: "https://github.com/ann/bees#wax".
_OWN_DOOR = re.compile(r"https?://github\.com/[^/?#]+/[^/?#]+/?(?:blob/[^?#]+\.md)?#")
_LEAST = 0.4  # a reading worth less is prose, unless the list is written so throughout
_FEWEST_WORDS, _SHOWN = 3, 120
_FEWEST_DOORS = 3
_SURE = 4
_SEVERAL = 3
_LONGEST_TITLE = 35  # words


@dataclass(slots=True)
class _Entry:
    """A unit with its reading, the draft it came to, and what was said about it."""

    unit: Unit
    reading: EntryReading
    draft: Draft
    said: list[str]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for circles in what is read: it has none, and a tenth of the time.

    Each entry leaves thousands of small values that stay until all entries have voted.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_blocks(blocks: Sequence[Block], file: str, profile: Profile | None = None) -> Reading:
    """Return the entries of a document that was parsed to blocks, whatever its form was."""
    stated = profile or Profile()
    found = units(blocks, stated.columns)
    for unit in found:
        for flat, _ in unit.lines:
            unit.own |= take_own_fields(flat, stated.own)
        if unit.kind not in ("heading", "prose"):
            unit.pieces = pieces(unit.lines)
    lists = [unit for unit in found if unit.pieces]
    take_keys(lists)
    turn_capital_families(lists)
    every = {
        at: several
        for at, unit in enumerate(found)
        if unit.kind not in ("heading", "prose") and not _is_contents(unit)
        if (several := ways(unit))
    }
    voted = with_lone_families(without_affiliations(vote(found, every, stated.title)))
    chosen = placed(found, voted)
    custom = custom_of([(found[at], reading) for at, reading in chosen.items()])
    entries = _told_once(list(_entries(found, chosen, custom, stated, file)))
    marked = with_marks((entry.draft, mark_of(entry.unit)) for entry in entries)
    for entry, draft in zip(entries, marked, strict=True):
        entry.draft = draft
    taken = infer_scope(
        (
            (
                entry.unit.headings,
                _is_paper(entry, strictly=is_housekeeping(entry.unit.headings)),
            )
            for entry in entries
        ),
        Scope(stated.sections, stated.skip_sections),
    )
    reading = Reading()
    reasons = {one: taken.reason_against(one) for one in {entry.unit.headings for entry in entries}}
    roles = {
        id(entry.unit): _judge(reading, entry, reasons[entry.unit.headings]) for entry in entries
    }
    _account_for_the_rest(reading, found, roles, taken)
    reading.inferred.extend(explained([(one.unit, one.reading) for one in entries], custom))
    if taken.papers:
        reading.inferred.append(f"the papers stand under '{taken.papers}'")
    among = {draft.sections for draft in reading.drafts}
    reading.problems.extend(
        problem(file, one.line, f"stands among entries and was not understood: '{one.title}'")
        for one in reading.unclear
        if one.sections in among
    )
    return reading


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
    outward = [found[at] for at in chosen if found[at].leads_out]
    linked = Counter(unit.headings for unit in outward)
    leading = Counter((unit.kind, unit.headings) for unit in outward)
    led = Counter(unit.kind for unit in outward)
    drafts = {at: state(found[at], reading, custom, file) for at, reading in chosen.items()}
    # Where entries tell more than a title, a section of bare lines is none of works: "To do".
    has_told: Counter[object] = Counter()
    for at, (one, _) in drafts.items():
        tells = one.url or one.code or one.links or one.year or one.venue or one.authors
        has_told[found[at].kind, found[at].headings] += bool(tells)
    told = has_told.total()
    for at, reading in chosen.items():
        unit = found[at]
        draft, said = drafts[at]
        if stated.venue or stated.year:
            venue, year = draft.venue or stated.venue, draft.year or stated.year
            draft = replace(draft, venue=venue, year=year)
        if unit.own:
            draft = replace(draft, more={**draft.more, "fields": unit.own})
        section = (unit.kind, unit.headings)
        # What is written once or twice is no custom: "Our survey paper **…** is comprehensive".
        often = usual[unit.kind, reading.shape]
        is_usual = often > 2 and often * 2 >= kinds[unit.kind]
        # A section that has no links at all lists its works without.
        leads_out = linked[unit.headings] * 4 > sections[section] or len(outward) * 2 > len(chosen)
        is_usual = is_usual or alike[(*section, reading.shape)] * 2 > max(5, sections[section])
        # Among entries with links one may have lost its own: "[FLAX: a study]()", "Bees (2003)".
        # A section of three has too few to say so: there the whole list does.
        among = leading[section] >= max(_SURE, sections[section] * 0.8) or (
            leading[section] > 1 and led[unit.kind] >= max(2 * _SURE, kinds[unit.kind] * 0.8)
        )
        is_marked = draft.year is not None or reading.link is not None
        # Several persons who are named behind a title signed it.
        is_marked = is_marked or len(draft.authors) >= _SEVERAL
        is_one = unit.kind == "item" and among and is_marked and title_sense(draft.title) > _LEAST
        if (
            draft.title
            and (has_told[section] or told * 2 < len(chosen))
            and (is_one or _is_entry(unit, reading, draft, is_usual=is_usual, leads_out=leads_out))
        ):
            yield _Entry(unit, reading, draft, said)


def _told_once(entries: list[_Entry]) -> list[_Entry]:
    """Return the entries without those that lead nowhere where others do.

    An index of titles above them, which are told again with a link, would take their place.
    """

    def leads(entry: _Entry) -> bool:
        return bool(entry.draft.url or entry.draft.code or entry.draft.links)

    # One paragraph that leads nowhere among items that do is prose, whoever it cites: "Systems for
    # bees, such as HiveNet (Keeper, 2022), were built".
    paragraphs = sum(entry.unit.kind == "paragraph" for entry in entries)
    if paragraphs < _SURE and sum(map(leads, entries)) > 0.8 * len(entries) > _SURE:
        entries = [one for one in entries if leads(one) or one.unit.kind != "paragraph"]
    linked = {squash(entry.draft.title) for entry in entries if leads(entry)}
    return [one for one in entries if leads(one) or squash(one.draft.title) not in linked]


def _is_entry(
    unit: Unit, reading: EntryReading, draft: Draft, *, is_usual: bool, leads_out: bool
) -> bool:
    """Return whether enough speaks for a work: a link, its people or date, or the list's own shape.

    "CVPR 2023", a venue alone, is no title; nor is a sentence with a link somewhere in it.
    """
    # A bold line may be the heading: "**Changelog**", and below it what changed.
    if is_housekeeping(unit.above[-1:]) and unit.above != unit.headings:
        return bool(draft.url and is_paper_address(draft.url))
    # "Table of Contents" is none, though its items lead to searches as well.
    if is_housekeeping((draft.title,)) and not (draft.url and is_paper_address(draft.url)):
        return False
    # "| TC | 25, 24, 23 |" counts the years of a conference, and leads to their programmes.
    if not (any(map(str.isalpha, draft.title)) or draft.authors):
        return False
    if leads_elsewhere(unit, draft):
        return False
    worth = title_sense(draft.title)
    tells = bool(draft.authors or draft.venue or (draft.year and unit.kind == "item"))
    has_link = bool(draft.url or draft.code or draft.links)
    if unit.kind == "row":  # of a legend, "✨ | new" is one too
        # "DeepBees | 58.5 | ICML'14" compares what the list has elsewhere with its link.
        is_name = len(draft.title.split()) <= _FEWEST_WORDS and not (has_link or draft.authors)
        if is_name and leads_out and worth < _LEAST * 2:
            return False
        return has_link or tells or draft.year is not None or worth > _LEAST
    if unit.kind == "headed":
        return worth > -1.5
    if reading.link is None and worth < -1.5 and not ((has_link or tells) and is_usual):
        return False
    if unit.kind == "paragraph":
        if _is_in_a_sentence(unit, reading) or introduces(unit):
            return False
        is_printed = has_link or draft.venue or draft.more.get("publisher")
        # "Computational thinking" is a title of two words, which say little alone.
        if draft.authors and draft.year and is_printed and worth > (0 if draft.venue else _LEAST):
            return True
        if not unit.headings and not (draft.authors or draft.venue or draft.year):
            # An introduction, or the banner of a page: "This document lists … [download](….pdf)"
            is_brief = len(draft.title.split()) <= _LONGEST_TITLE
            return is_brief and bool(draft.url and is_paper_address(draft.url))
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
    # News have a date too: "[2024/03/01] Twelve papers were added", and "LaTeX-paste-ready" behind
    # "One-click copy" has the letters of a venue alone.
    venue = draft.venue or ""
    is_placed = bool(venue) and (draft.year or is_well_known(venue) or names_journal(venue))
    is_told = bool(is_placed or draft.authors)
    # "Ann Keeper, Bo Drone. Bees that count. *Bee Letters*, to appear" has neither link nor year.
    is_whole = bool(draft.authors and draft.venue) and worth > _LEAST
    is_usual = is_usual and (is_told or not leads_out)
    return bool((draft.year and is_told) or is_whole or is_usual)


_IN_A_SENTENCE = re.compile(rf"(?<=\w )({MARK})(?= [a-z])")


def _is_in_a_sentence(unit: Unit, reading: EntryReading) -> bool:
    """Return whether the title's link has words on both sides: "The [task](…) consists of"."""
    flat = unit.lines[0][0]
    inside = (flat.marks.get(found[1]) for found in _IN_A_SENTENCE.finditer(flat.text))
    if any(part.role == "note" and ends_open(part.text) for part in reading.parts):
        return True  # "A collection of [SIGBEE 2022](…) papers and their projects!"
    return reading.link is not None and reading.link in inside


def _account_for_the_rest(
    reading: Reading, found: Sequence[Unit], roles: Mapping[int, str], taken: Scope
) -> None:
    """Account for every passage; ``roles`` are those of the entries, by the id of their unit."""
    # Where paragraphs are entries, one that leads to a paper is meant to be one too.
    listed = {one.headings for one in found if one.kind == "paragraph" and id(one) in roles}
    for unit in found:
        role = roles.get(id(unit)) or ("heading" if unit.kind == "heading" else "prose")
        if role == "prose" and _is_contents(unit):
            role = "contents"
        reading.passages.append(Passage(unit.line, unit.last, unit.headings, role))
        if role in ("prose", "contents"):
            reading.prose[unit.headings] = reading.prose.get(unit.headings, 0) + 1
        if role != "prose":
            continue
        # What was taken for none may stand as an entry does, and have its words.
        shown = [flat.shown for flat, _ in unit.lines]
        count = sum(len(text.split()) for text in shown) + len(unit.cells)
        is_meant = unit.kind in ("item", "row", "headed")
        if unit.kind == "paragraph":  # prose may hold a link as well: only one to a paper tells
            links = [link for flat, _ in unit.lines for link in flat.links()]
            is_meant = unit.headings in listed and any(map(is_paper, links))
        is_long = count >= (_FEWEST_WORDS if unit.leads_out else _FEWEST_WORDS + 1)
        if is_meant and is_long and not taken.reason_against(unit.headings):
            title = " ".join(shown)[:_SHOWN]
            reading.unclear.append(Skipped(unit.line, unit.headings, title, "not understood"))


def _is_contents(unit: Unit) -> bool:
    links = [link for flat, _ in unit.lines for link in flat.links()]
    inside = [bool(_DOOR.match(link.url) or _OWN_DOOR.match(link.url)) for link in links]
    if not unit.leads_out:
        return any(inside)
    # "[AI](#ai) [dblp](https://…)" leads on from each heading to a search.
    is_most = len(links) > _FEWEST_DOORS and sum(inside) * 2 > len(links)
    return (all(inside) and bool(links)) or is_most or _is_navigation(unit, links)


def _is_navigation(unit: Unit, links: Sequence[Link]) -> bool:
    """Return whether a line is made up of links to pages of a site: "[Web](…?env=Web) · …"."""
    if len(links) < _FEWEST_DOORS or unit.kind not in ("item", "paragraph"):
        return False
    if any(link.image or is_paper_address(link.url) for link in links):
        return False
    said = "".join(PRIVATE.sub(" ", flat.text) for flat, _ in unit.lines)
    sites = {link.url.partition("?")[0].rpartition("/")[0] for link in links}
    # Titles have words enough, and pages of a site have few.
    are_short = all(len(link.label.split()) <= _FEWEST_DOORS for link in links)
    return (
        len(sites) * _FEWEST_DOORS <= len(links) and are_short and not any(map(str.isalpha, said))
    )


def _is_paper(entry: _Entry, *, strictly: bool) -> bool:
    """Return whether an entry looks like a paper and not like a tool, a post or a list.

    Where others are the rule (``strictly``), its address or its people with a venue have to say so.
    """
    draft = entry.draft
    if draft.url and is_paper_address(draft.url):
        return True
    if strictly:
        return bool(draft.authors and (draft.venue or draft.year))
    if not draft.url:
        return bool(draft.venue and draft.year) or not (draft.code or draft.links)
    # Of "**DeepBees** [[github](…)][[paper](…)]" no address of a journal need be known.
    links = [link for flat, _ in entry.unit.lines for link in flat.links()]
    if any(link.url == draft.url and says_paper(link) for link in links):
        return True
    about = is_repository(draft.url) or is_no_paper_host(draft.url)
    # Tools and posts name one person at most, papers several.
    # "[openlab](…) - An experiment builder" has the form of a venue before a title.
    stood = draft.venue and (is_well_known(draft.venue) or names_journal(draft.venue))
    if names_periodical(draft.title) and not (draft.year or draft.authors):
        return False  # "[Symposium on Reading](…)"
    return bool((draft.year or stood or len(draft.authors) > 1) and not about)


def _judge(reading: Reading, entry: _Entry, reason: str) -> str:
    """Take an entry, or say for which reason not; gives what its passage of the source is."""
    draft, unit = entry.draft, entry.unit
    file = draft.place.file
    if reason:
        reading.skipped.append(Skipped(unit.line, unit.headings, draft.title, reason))
        reading.prose[unit.headings] = reading.prose.get(unit.headings, 0) + 1
        return "skipped"
    reading.drafts.append(draft)
    said = list(entry.said)
    try:
        found = identify(draft.url) if draft.url else None
    except (BadIdentifier, UnsafeAddress) as error:
        said.append(f"its link cannot be read: {error}")
        found = None
    if found and found.part == "supplement":
        said.append("it links the supplement, not the paper")
    workshop = f"{draft.venue}W"
    if found and found.scheme == "cvf" and f"_{workshop}_" in found.id:
        said.append(f"it names {draft.venue}, but its link leads to {workshop}")
    reading.problems.extend(problem(file, unit.line, message) for message in said)
    return "entry"


def problem(file: str, line: int, message: str) -> Problem:
    """Return what is to be said of a line of a source."""
    return Problem(Place(file, line), "import", message, level=Level.WARNING)
