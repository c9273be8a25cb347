"""Read a list of works from its blocks: its entries, and what every other passage of it is."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from awesomequant.intake.formats import Profile
from awesomequant.intake.grammar.customs import custom_of, explained, placed
from awesomequant.intake.grammar.document import Block
from awesomequant.intake.grammar.labels import (
    is_code_host,
    is_no_paper_host,
    is_paper,
    is_paper_address,
)
from awesomequant.intake.grammar.parts import Custom
from awesomequant.intake.grammar.pieces import Unit, pieces, take_own_fields
from awesomequant.intake.grammar.roles import Reading as EntryReading
from awesomequant.intake.grammar.statements import state
from awesomequant.intake.grammar.title_choice import readings, vote
from awesomequant.intake.grammar.titles import ends_open, title_sense
from awesomequant.intake.grammar.units import units
from awesomequant.intake.grammar.venues import is_venue, names_journal, names_periodical
from awesomequant.library.draft import Draft, Passage, Reading, Skipped
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import fold
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify

# Which sections of a list hold its papers: by their names, and by what their entries link to.

Sections = tuple[str, ...]

_PAPERS = re.compile(r"\b(papers?|publications|literature|articles and papers|works)\b")
_ASIDE = re.compile(
    r"\b(tools?|toolkits?|toolbox(es)?|librar(y|ies)|frameworks?|software|articles?|blogs?"
    r"|posts?|videos?|talks?"
    r"|lectures?|courses?|workshops?|tutorials?|related|repos?|repositor(y|ies)|resources?"
    r"|web ?sites?|links"
    r"|team|members?|people|contribut\w*|licen[cs]e|contents?|history|acknowledge?ments?"
    r"|books?|news|updates?"
    r"|engines?|codes?|docs?|documents?|demos?|data ?sets?|competitions?|jobs?|citations?"
    r"|citing|contact|slides"
    r"|star|sponsors?|other lists?|awesome|projects?|startups?|companies|events?|groups?"
    r"|communit(y|ies)|conferences|journals|venues|meetings"
    r"|howtos?|implementations?|stargazers|highlights)\b"
)
# What a list says of itself: there a work is one only where its address or all it states says so.
_HOUSEKEEPING = re.compile(
    r"news|latest( news| updates?)?|updates?|what'?s new|recent (updates?|changes)|change ?logs?"
    r"|announcements?|maintainers?|maintained by|contributors?"
    r"|contribut(e|ing|ions?)( guidelines?)?|how to (contribute|add\b.*|submit\b.*|help)"
    r"|acknowledge?ments?|thanks|credits|licen[cs]e|contact( us)?|sponsors?|star(gazers)? history"
    r"|(table of )?contents|legend|todo|disclaimer|faq"
    r"|更新|新闻|最新动态|更新日志|贡献|致谢|维护者|联系|お知らせ|更新履歴|貢献|謝辞"
    r"|공지|업데이트|기여|감사의 글"
    r"|nouveautes|actualites|contribuer|mainteneurs?|remerciements|novedades|noticias|contribuir"
    r"|agradecimientos|novidades|agradecimentos|neuigkeiten|mitmachen|beitragen|danksagung"
    r"|новости|благодарности|участие"
)
_OF_THE_LIST = re.compile(r"^(?:(?:the|our|project|list|core|current|main|special|how to)\s+)+")
_SURVEY = re.compile(r"\b(surveys?|reviews?|papers?|overviews?|literature)\b")
_FEW = 0.35


@dataclass(frozen=True, slots=True)
class Scope:
    """Which sections are taken; ``wanted`` and ``unwanted`` are a person's words and win."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    papers: str | None = None
    shares: dict[Sections, float] = field(default_factory=dict)

    def reason_against(self, sections: Sections) -> str:
        """Say why the entries of a section are not taken; empty where they are."""
        if self.wanted or self.unwanted:
            if _names(self.unwanted, sections):
                return "the section was to be skipped"
            if self.wanted and not _names(self.wanted, sections):
                return "the section was not asked for"
            if self.wanted:
                return ""
        names = [_name(section) for section in sections]
        share = self.shares.get(sections, 0.0)
        if share < _FEW and is_housekeeping(sections):
            return "the section speaks of the list itself"
        aside = {name for name in names if _ASIDE.search(name)}
        surveys = {name for name in names if _SURVEY.search(name)}
        if self.papers and self.papers not in names:
            if aside and not surveys:
                return f"the section stands beside '{self.papers}' and is of another kind"
        elif not self.papers and share < 2 * _FEW and set(names[-2:]) & aside - surveys:
            return "the section is about something beside papers"
        # What a list calls papers are papers, wherever they lead.
        if names and _PAPERS.search(names[-1]) and not _ASIDE.search(names[-1]):
            return ""
        return "" if share >= _FEW else "few of the section's entries lead to papers"


def is_housekeeping(sections: Sections) -> bool:
    """Return whether a section says what goes on with the list: its news, its makers, its rules."""
    # "Project Maintainers & Contributors" are two of them.
    name = re.sub(r"[^\w\s']+", "  ", _name(sections[-1])).strip() if sections else ""
    parts = [
        _OF_THE_LIST.sub("", part) for part in re.split(r"\s+(?:and|und|et|y|e)\s+|\s{2,}", name)
    ]
    return all(_HOUSEKEEPING.fullmatch(part) for part in parts)


def infer_scope(entries: Iterable[tuple[Sections, bool]], scope: Scope) -> Scope:
    """Return the scope of a list from its entries: their sections, and whether each is a paper."""
    total: Counter[Sections] = Counter()
    papers: Counter[Sections] = Counter()
    by_name: Counter[str] = Counter()
    for sections, is_one in entries:
        total[sections] += 1
        papers[sections] += is_one
        by_name.update({name for name in map(_name, sections) if _PAPERS.search(name)})
    everything = sum(total.values())
    main = next((name for name, count in by_name.most_common(1) if count > everything / 2), None)
    # A small section is lent the share of its neighbours under one heading.
    around: Counter[Sections] = Counter()
    papers_around: Counter[Sections] = Counter()
    for sections, count in total.items():
        around[sections[:-1]] += count
        papers_around[sections[:-1]] += papers[sections]
    shares = {}
    for sections, count in total.items():
        near = papers_around[sections[:-1]] / around[sections[:-1]]
        weight = 1.0 if is_housekeeping(sections) else min(1.0, count / 6)
        shares[sections] = weight * papers[sections] / count + (1 - weight) * near
    return Scope(scope.wanted, scope.unwanted, main, shares)


def _name(section: str) -> str:
    return fold(section).replace("_", " ")


def _names(words: tuple[str, ...], sections: Sections) -> bool:
    return any(fold(word) in fold(section) for word in words for section in sections)


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
            unit.own |= take_own_fields(flat, stated.own)
        if unit.kind not in ("heading", "prose"):
            unit.pieces = pieces(unit.lines)
    every = {
        at: several
        for at, unit in enumerate(found)
        if unit.kind not in ("heading", "prose") and not _is_contents(unit)
        if (several := readings(unit))
    }
    chosen = placed(found, vote(found, every, stated.title))
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
    roles = {
        id(entry.unit): _judge(reading, entry, taken.reason_against(entry.unit.headings))
        for entry in entries
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
    linked = Counter(found[at].headings for at in chosen if found[at].leads_out)
    leading = Counter((found[at].kind, found[at].headings) for at in chosen if found[at].leads_out)
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
            return bool(draft.url and is_paper_address(draft.url))
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
    return all(inside) and bool(links) if unit.leads_out else any(inside)


def _is_paper(draft: Draft, *, strictly: bool) -> bool:
    """Return whether an entry looks like a paper and not like a tool, a post or a list.

    Where others are the rule (``strictly``), its address or its people with a venue have to say so.
    """
    if draft.url and is_paper_address(draft.url):
        return True
    if strictly:
        return bool(draft.authors and (draft.venue or draft.year))
    if not draft.url:
        return bool(draft.venue and draft.year) or not (draft.code or draft.links)
    about = is_code_host(draft.url) or is_no_paper_host(draft.url)
    # Tools and posts name one person at most, papers several.
    # "[openlab](…) - An experiment builder" has the form of a venue before a title.
    stood = draft.venue and (is_venue(draft.venue) or names_journal(draft.venue))
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
