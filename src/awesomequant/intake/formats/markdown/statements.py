"""What a reading of an entry states: its links, venue, date, people, tags and notes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from awesomequant.intake.columns import Role
from awesomequant.intake.formats.markdown import names, words
from awesomequant.intake.formats.markdown.inline import PRIVATE, Flat, Link
from awesomequant.intake.formats.markdown.pieces import EDGE, Piece, pieces
from awesomequant.intake.formats.markdown.readings import Part, Reading
from awesomequant.intake.formats.markdown.senses import sense
from awesomequant.intake.formats.markdown.units import Unit
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Place
from awesomequant.text import fold, one_line, squash
from awesomequant.works.identifiers import repair
from awesomequant.works.venues import is_well_known

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Custom:
    """What a list does in all its entries, so that one alone need not tell.

    ``named`` says that a bold or bracketed word before the title is the work's name and no venue;
    ``people`` that its entries name people, and
    ``coded`` that a code span is where the work stands: `` `ICML` ``; ``headed`` that the headings
    do: "ICML" below "2023".  ``labels`` recur, folded.
    """

    named: bool = False
    people: bool = False
    coded: bool = False
    headed: bool = False
    labels: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    """The parts of an entry by what they are, with the links that are left for it."""

    before: list[Part] = field(default_factory=list)
    behind: list[Part] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)
    cells: list[tuple[Role, str, list[Piece], str]] = field(default_factory=list)

    def keyed(self, *roles: Role) -> Iterator[str]:
        """Yield the texts of cells and labelled lines of these roles."""
        for role, _, _, shown in self.cells:
            if role in roles and shown.strip(EDGE + ".").lower() not in _NOTHING:
                yield shown
        for part in self.parts:
            if part.role == "keyed" and part.piece.key in roles and part.piece.is_text:
                yield part.text

    @property
    def parts(self) -> list[Part]:
        """Return all parts, those before the title first."""
        return [*self.before, *self.behind]


_NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "none", "/", "x", "tbd", "todo", "null", "?"))


def state(unit: Unit, reading: Reading, custom: Custom, file: str) -> tuple[Draft, list[str]]:
    """Return the draft of a unit by its reading, and what was repaired or is doubtful in it."""
    said: list[str] = []
    title, aside = trimmed(reading.title)
    found = _Found(list(reading.parts), list(reading.aside))
    if aside:
        title_piece = Piece(aside, "plain", group="(")
        found.behind[:0] = [Part(role, text, title_piece) for role, text in sense(aside).roles]
    _gather(unit, reading, found)
    draft = Draft(Place(file, unit.line), title, sections=unit.headings)
    draft = _with_links(draft, reading, found, said.append)
    lead_names = _lead_names(found, title, custom)
    venue, year, date = _venue_and_date(unit, reading, found, lead_names, custom)
    written = _people(found, custom)
    authors = names.names(written) if written else ()
    tags = () if custom.coded else tuple(dict.fromkeys(_tags(found, lead_names)))
    more = _more(found, title, date, lead_names, custom)
    draft = replace(draft, venue=venue, year=year, tags=tags, authors=authors, more=more)
    draft = replace(draft, authors_written=written)
    draft = _with_counts(draft, unit, found, said.append)
    _say_slips(unit, reading, said.append)
    return draft, said


_GLUED = re.compile(r"\s*\[[^\[\]]*\]\w")


def _say_slips(unit: Unit, reading: Reading, say: Say) -> None:
    """Say where text was torn apart, or a sign was left out, that stood where none belongs."""
    flat = unit.lines[0][0] if unit.lines else Flat()
    if reading.shape[0] == "plain" and _GLUED.match(flat.text):
        say("a blank was put between the venue and the title")
    for group in re.finditer(r"\[([^\[\]]{0,200})\]", flat.text):
        if flat.links(group[1]):
            rest = one_line(PRIVATE.sub("", group[1])).strip(" ,;&|/·•")
            if rest and not any(map(str.isalnum, rest)):
                say(f"a stray '{rest}' in the brackets was dropped")


_DECORATION = re.compile(r"(:[a-z_0-9+-]+:|[\U0001f300-\U0001faff☀-➿⭐️★])+")
_NUMBERED = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:)]\s+|^\s*\[\d{1,4}\]\s*")
_LAST_GROUP = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,60})[)）\]]\s*[.,]?\s*$")


def trimmed(title: str) -> tuple[str, str]:
    """Return a title without decoration, number and final full stop, and what stood in brackets."""
    text = _NUMBERED.sub("", _DECORATION.sub(" ", title)).strip(" ,;:·|*")
    aside = ""
    found = _LAST_GROUP.search(text)
    # "…Processor(ODIN)", written without a blank, goes on with the work's name.
    if (
        found
        and (found[0][0].isspace() or names.find(found[1]).year)
        and len(text) - len(found[0]) > 3
        and _is_aside(found[1])
    ):
        text, aside = text[: found.start()], found[1]
    text = " ".join(text.split()).strip(" ,;:")
    # Brackets and quotation marks that span a title go; others are its own.
    for opens, closes in (
        ("[", "]"),
        ('"', '"'),
        ("“", "”"),
        ("【", "】"),
        ("「", "」"),
        ("«", "»"),
    ):
        if text[:1] == opens and text[-1:] == closes and len(text) > 2 and not set(text[1:-1]) & {
            opens, closes,
        }:  # fmt: skip
            text = text[1:-1].strip()
    return text.removesuffix(".").removesuffix("。").rstrip(" ,"), aside


def _is_aside(text: str) -> bool:
    says = names.find(text)
    if text.startswith("@") or words.is_filler(text):
        return True
    if says.year is None:
        return names.is_venue(text)
    return says.venue is None or len(text.split()) <= 6


def _gather(unit: Unit, reading: Reading, found: _Found) -> None:
    """Collect links, badges and cells; the page of an author is no link of the entry."""
    for piece in unit.pieces:
        if piece.image:
            found.badges.append(piece.image)
        link = piece.link
        if link is not None and (link is reading.link or not words.is_person(link)):
            role = Role(piece.key) if piece.key else Role.OTHER
            found.links.append(_labelled(link, role, piece.label))
    for cell in unit.cells:
        inside = pieces([(cell.flat, 1)])
        shown = cell.flat.plain(cell.flat.text)
        found.cells.append((cell.role, cell.head, inside, shown))
        for piece in inside:
            if piece.image:
                found.badges.append(piece.image)
            if piece.link is not None and not (
                cell.role is Role.AUTHORS and words.is_person(piece.link)
            ):
                found.links.append(_labelled(piece.link, cell.role, cell.head))
        if cell.role is Role.OTHER and inside:
            found.behind += [
                Part(role, text, replace(piece, key="cell", label=cell.head))
                for piece in inside
                if piece.is_text and not cell.head
                for role, text in sense(piece.text).roles
            ]


def _labelled(link: Link, role: Role, head: str) -> Link:
    """Return a link of a cell with a label that says what its column does."""
    is_vague = words.is_vague(link.label)
    if role is Role.CODE and is_vague:
        return link._replace(label="code")
    if role is Role.PAPER and is_vague:
        return link._replace(label="paper")
    return link._replace(label=head) if is_vague and head and role is Role.LINKS else link


# Links: which leads to the paper, which to code, which elsewhere.


def _with_links(draft: Draft, reading: Reading, found: _Found, say: Say) -> Draft:
    chosen = _paper_link(reading, found)
    if chosen:
        url, repairs = repair(chosen.url)
        for line in repairs:
            say(line)
        if not url:
            say(f"the link '{chosen.label}' has no address")
        draft = replace(draft, url=url or None)
    for link in found.links:
        if link is not chosen:
            draft = _with_link(draft, link, say)
    if draft.code:
        return draft
    # An entry without code has the repository whose stars a badge counts.
    counted = [link for link in found.links if link.image and words.is_live_badge(link.image)]
    for link in counted:
        if words.is_code_host(link.url):
            return replace(draft, code=(DraftLink(link.label or "code", repair(link.url)[0]),))
    repository = next(filter(None, map(words.badge_repository, found.badges)), None)
    return replace(draft, code=(DraftLink("code", repository),)) if repository else draft


def _paper_link(reading: Reading, found: _Found) -> Link | None:
    """Return the link of the paper: the title's own, else the first that leads to a paper."""
    own = reading.link
    papers = [link for link in found.links if link.url and words.is_paper(link)]
    if own and own.url and not words.is_code_host(own.url):
        better = [link for link in papers if link is not own]
        if not better or words.is_paper_address(own.url) or not words.is_no_paper_host(own.url):
            return own
    if own and not own.url and not papers:
        return None
    telling = _telling_link(reading, found)
    first = next((link for link in found.links if link in papers or link is telling), None)
    if first:
        return first
    # A title may lead to a page in the list's own repository: that is the best address there is.
    if own and own.url and _is_web(own.url) and not _is_repository(own.url):
        return own
    for link in found.links:  # the first that nothing speaks against
        known = (
            words.is_code(link) or words.is_other(link.label) or words.is_no_paper_host(link.url)
        )
        if not known and not link.image and _is_web(link.url):
            return link
    return None


def _telling_link(reading: Reading, found: _Found) -> Link | None:
    """Return the link whose label is no title and tells of the work: its venue, its people.

    Such as ``[[ECCV](…)]`` before a title, ``[ICML 2020](…)`` and ``[Keeper (1975)](…)`` behind it.
    """
    lead = [part.piece.link for part in reading.parts if part.role == "link"]
    first = next((link for link in lead if link and not link.image), None)
    if first and words.is_person(first):
        first = None
    if first and first.label and not words.is_code(first) and not words.is_other(first.label):
        return first
    for link in found.links:
        if link.image or link is reading.link or words.is_code(link) or not _is_web(link.url):
            continue
        label = link.label.strip("[]() ")
        says = names.find(label)
        is_dated = bool(says.year) and len(label.split()) <= 8
        if is_dated or names.names_server(label) or (not says.year and names.is_venue(label)):
            # "ICLR Workshop 2025" is a venue, a "Workshop" alone a page beside the paper.
            # "MedIA" is a journal, "media" is not.
            is_acronym = bool(re.search("[a-z][A-Z]|[A-Z]{2}", label))
            is_told = is_dated or is_acronym or not words.is_other(label)
            if not words.is_no_paper_host(link.url) and is_told:
                return link
    return None


def _is_repository(url: str) -> bool:
    return words.is_code_host(url) and "/blob/" not in url and "/tree/" not in url


def _with_link(draft: Draft, link: Link, say: Say) -> Draft:
    url, repairs = repair(link.url)
    if link.image and (words.is_live_badge(link.image) or not url):
        return draft
    if not _is_web(url):
        if not url:
            say(f"the link '{link.label}' has no address; it was left out")
        return draft
    for line in repairs:
        say(line)
    if url == draft.url:
        return draft
    label = link.label.strip("[]() ")
    if words.is_code(link):
        if re.search(r"com+ing|soon", link.label):
            say(f"the label '{link.label}' promises code")
        return replace(draft, code=(*draft.code, DraftLink(label or "code", url)))
    return replace(draft, links=(*draft.links, DraftLink(label or "link", url)))


def _is_web(url: str) -> bool:
    return bool(re.match(r"https?://[^/]+\.", url, re.IGNORECASE))


# Venue and date.


def _lead_names(found: _Found, title: str, custom: Custom) -> list[Part]:
    """Return the parts before a title that are the work's short name, as in **[BeeNet]**."""
    whole = squash(title)
    named = []
    for part in found.before:
        text = part.text.strip("[]()【】 :：")
        if (
            part.role not in ("venue", "note", "weak-people", "tag", "keyed")
            or names.find(text).year
        ):
            continue
        is_short = 1 <= len(text.split()) <= 3
        begins = squash(text) and whole.startswith(squash(text))
        is_mark = part.piece.form in ("bold", "em", "code", "plain") and (
            part.piece.form == "bold" or bool(part.piece.group)
        )
        if is_short and is_mark and (begins or custom.named):
            named.append(part)
    return named


def _venue_and_date(
    unit: Unit, reading: Reading, found: _Found, lead_names: Sequence[Part], custom: Custom
) -> tuple[str | None, int | None, str | None]:
    """Return venue, year and the day or month: what is named so, what stands before, behind."""
    stated = [text for text in _stated(unit, reading, found, lead_names, custom) if text]
    says = [names.find(text) for text in stated]
    date = next(filter(None, map(names.date_of, stated)), None)
    whole = next((one for one in says if one.venue and one.year), None)
    venue = next((one.venue for one in says if one.venue), None)
    year = next((one.year for one in says if one.year), None)
    if whole and (says[0].venue is None or says[0] is whole):
        venue, year = whole
    elif whole and not says[0].year:
        year = whole.year
    return venue, year, date if date and year and date.startswith(str(year)) else None


def _stated(
    unit: Unit, reading: Reading, found: _Found, lead_names: Sequence[Part], custom: Custom
) -> Iterator[str]:
    """Yield the texts that may name venue or year, the surest first."""
    yield from found.keyed(Role.VENUE)
    yield from found.keyed(Role.DATE)
    yield from found.keyed(Role.PUBLISHER)
    for badge in found.badges:
        shown = words.badge_text(badge)
        texts = [" ".join(shown[-1:]), " ".join(shown[-2:])]
        says = ((text, names.find(text)) for text in texts)
        venues = (text for text, it in says if it.year and it.venue and _is_venue(text))
        yield from list(venues)[:1]
    link = _telling_link(reading, found)
    is_server = bool(link and names.names_server(link.label))
    if link and words.names_venue(link.label) and not is_server:
        who = names.cited(link.label)
        yield str(who[1]) if who else link.label.strip("[]() ")
    own = squash(reading.title)
    for part in found.parts:
        if part in lead_names or part.piece.key or squash(part.text) == own:
            continue
        if part.role in ("venue", "date") or (custom.coded and part.role == "tag"):
            yield _last_clause(part.text)
        elif part.role == "imprint":
            year = re.search(r"(?<![\d-])(?:19|20)\d\d(?![\d-])", part.text)
            yield year[0] if year else ""
    # A preprint beside a venue says nothing of where the work stands.
    yield from (part.text.strip(" .,()[]") for part in found.parts if part.role == "server")
    if link and is_server:
        yield link.label.strip("[]() ")
    yield from _of_headings(unit.above, custom)


def _is_venue(text: str) -> bool:
    return any(role == "venue" for role, _ in sense(text).roles)


_TOPICAL = re.compile(r"\([^()]*\)|\b(accepted|papers?|list|publications?)\b", re.IGNORECASE)
_PERIODICAL = re.compile(
    r"\b(transactions|journal|letters|proceedings|annals|advances)\s+(on|of|in)\b", re.IGNORECASE
)


def _of_headings(above: Sequence[str], custom: Custom) -> Iterator[str]:
    """Yield the year, with the venue in front where it is one, of the nearest heading with one.

    ``CVPR 2023`` and "IEEE Transactions on Bees" are venues; "Surveys 2020" is a topic.
    """
    if custom.headed and above:
        yield above[-1]
    heading = next((text for text in reversed(above) if names.of_heading(text)), None)
    if heading:
        year, rest = names.of_heading(heading), _TOPICAL.sub(" ", heading)
        venue = names.find(rest).venue or ""
        is_venue = names.is_venue(venue) or names.names_periodical(venue)
        yield f"{venue} {year}" if is_venue and ":" not in venue else str(year)
        yield names.date_of(heading) or ""
    yield from (text for text in above[-1:] if _PERIODICAL.search(text) and len(text.split()) < 9)


def _last_clause(text: str) -> str:
    """Return the part of ``Names. Venue 2020`` or ``by Names, 2020 - note`` that has the year."""
    clauses = re.split(r"(?<=[a-z]{3})\.\s+(?=[A-Z])", text)
    if len(clauses) > 1 and names.people_strength(clauses[0]):
        text = " ".join(clauses[1:])
    if re.match(r"\s*by\s", text) or re.search(r"\s[-–—]\s+[A-Z]?[a-z]+ [a-z]+", text):
        year = names.year_of(text)
        return str(year) if year else text
    return text


# People, tags, notes, counts.


def _people(found: _Found, custom: Custom) -> str | None:
    """Return the text of the authors: what is named so, else the first part that lists people."""
    for role, _, inside, shown in found.cells:
        if role is Role.AUTHORS and shown.strip(EDGE).lower() not in _NOTHING:
            linked = [piece.text for piece in inside if piece.form == "link"]
            return ", ".join(linked) if len(linked) > 1 and len(linked) == len(inside) else shown
    keyed = [part.text for part in found.parts if part.piece.key == Role.AUTHORS]
    if keyed:
        return ", ".join(one.strip(EDGE) for one in keyed if one.strip(EDGE))
    for run in _runs(found):
        is_sure = len(run) > 1 or run[0].role in ("people", "link")
        first = run[0].piece
        is_before = run[0] in found.before and first.form != "bold" and not first.group
        is_apart = first.form == "em" or first.line > 0 or first.before in (",", "by")
        if is_sure or is_before or custom.people or is_apart or run[0].text.startswith("by "):
            return ", ".join(part.text.strip(" ,;&") for part in run)
    return None


def _runs(found: _Found) -> Iterator[list[Part]]:
    """Yield the runs of parts that name people, whatever holds the names apart.

    Such as ``[Ann Keeper](…), **Bo Drone** / Cy Queen``; what stands in brackets between two names
    is where they work.
    """
    run: list[Part] = []
    parts = found.parts
    for at, part in enumerate(parts):
        is_person = part.role in ("people", "weak-people") or bool(
            part.role == "link" and part.piece.link and words.is_person(part.piece.link)
        )
        follows = run and (part.piece.line, part.piece.depth) == (
            run[-1].piece.line, run[-1].piece.depth,
        )  # fmt: skip
        if is_person and not part.piece.key and (not run or follows):
            run.append(part)
            continue
        is_between = part.piece.group and part.role == "note" and at + 1 < len(parts)
        if run and not (is_between and parts[at + 1].role.endswith("people")):
            yield run
            run = [part] if is_person and not part.piece.key else []
    if run:
        yield run


_BETWEEN_TAGS = re.compile(r"\s*[,;、/|，\n]\s*")


def _tags(found: _Found, lead_names: Sequence[Part]) -> Iterator[str]:
    """Yield tags: code spans, hashtags, columns and labelled lines of tags."""
    for role, _, inside, _ in found.cells:
        if role is Role.TAGS:
            marks = [
                piece.text for piece in inside if piece.form in ("code", "tag", "image", "link")
            ]
            said = marks or [part for piece in inside for part in _BETWEEN_TAGS.split(piece.text)]
            yield from (tag.strip(" []`") for tag in said if tag.strip().lower() not in _NOTHING)
        else:
            yield from (piece.text for piece in inside if piece.form == "tag")
    for part in found.parts:
        if part.piece.key == Role.TAGS:
            yield from (tag.strip(" []`") for tag in _BETWEEN_TAGS.split(part.text) if tag.strip())
        elif part.role == "note" and part in found.behind and part not in lead_names:
            yield from _bare_tags(part)
        elif part.role == "tag" and part not in lead_names and not names.people_strength(part.text):
            yield part.text.strip(" `")


_TAG = re.compile(r"[^\WA-Z_][\w+/-]*(?: [^\WA-Z_][\w+/-]*){0,2}")


def _bare_tags(part: Part) -> list[str]:
    """Return the tags that stand in brackets or in italics: ``[low-bit]``, ``(theory, optics)``."""
    is_apart = part.piece.group or part.piece.form in ("em", "bold")
    words_ = [word for word in re.split(r"\s*[,;/]\s*", part.text.strip(" .")) if word]
    is_list = all(_TAG.fullmatch(word) for word in words_)
    return words_ if is_apart and is_list and part.piece.depth == 0 else []


def _more(
    found: _Found, title: str, date: str | None, lead_names: Sequence[Part], custom: Custom
) -> dict[str, object]:
    """Return the rest of what an entry says, so that no word of it is lost.

    A label that recurs is a field of the list; "BeeNet (a net): introduces …" is a sentence.
    """
    more: dict[str, object] = {}
    extra: dict[str, str] = {}
    notes: list[str] = [one for one in found.keyed(Role.NOTE) if one]
    abstract = " ".join(found.keyed(Role.ABSTRACT))
    if len(abstract) <= _SHORT:  # "Resumen: …" of one sentence is no abstract
        notes += [abstract] if abstract else []
    for part in lead_names:
        text = part.text.strip("[]()【】 :：")
        if squash(text) not in squash(title):
            extra["name"] = text
    extra |= {
        head: shown
        for role, head, _, shown in found.cells
        if role is Role.OTHER and head and shown.strip(EDGE).lower() not in _NOTHING
    }
    for part in found.parts:
        piece = part.piece
        if piece.key == Role.OTHER and piece.label and piece.is_text:
            if fold(piece.label) in custom.labels:
                extra[piece.label] = one_line(f"{extra.get(piece.label, '')} {part.text}")
            else:
                notes.append(f"{piece.label}: {part.text}")
        elif part.role == "note" and part not in lead_names:
            text = part.text.strip(" ,;:|")
            is_title = squash(text) == squash(title)
            if is_title or text.startswith("@") or (part in found.behind and _bare_tags(part)):
                extra |= {"affiliation": text.strip("@ ")} if text.startswith("@") else {}
                continue
            if text and not words.is_filler(text):
                notes.append(text)
    for part in found.parts:
        if part.role == "imprint":
            more |= imprint(part.text)
    if notes:
        more["note"] = one_line(" ".join(_sentence(note) for note in notes))[:2000]
    if len(abstract) > _SHORT:
        more["abstract"] = one_line(abstract)
    if extra:
        more["extra"] = extra
    if date and len(date) > 4:
        more["date"] = date
    for role in (Role.DOI, Role.ARXIV, Role.ADDED):
        said = next(found.keyed(role), None)
        if said and role is Role.ADDED and (day := names.date_of(said)) and len(day) == 10:
            more["added"] = day
    return more


_SHORT = 300
_VOLUME = re.compile(r"\bvol(?:ume)?\b\.?\s*(\d+)|(?:^|;\s?)(\d{1,4})(?=\s?[(:])", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:no|issue|number)\b\.?\s*(\d+)|(?<=\d)\s?\((\d{1,4})\)", re.IGNORECASE)
_PAGES = re.compile(r"\b(?:pp?|pages?)\b\.?\s*(\d+(?:\s?[-–]\s?\d+)?)|:\s?(\w?\d+\s?[-–]\s?\w?\d+)")


def imprint(text: str) -> dict[str, str]:
    """Return volume, number and pages of ``vol. 3, no. 4, pp. 1-12`` and ``2023;12(3):45-67``."""
    found = {"volume": _VOLUME, "number": _NUMBER, "pages": _PAGES}
    said = {name: pattern.search(text) for name, pattern in found.items()}
    return {name: re.sub(r"\s?[-–]\s?", "-", one[1] or one[2]) for name, one in said.items() if one}


def _sentence(text: str) -> str:
    return text if text[-1:] in ".!?。:;" else f"{text}."


def _with_counts(draft: Draft, unit: Unit, found: _Found, say: Say) -> Draft:
    """Return the draft with the counts that its text states."""
    text = "\n".join(flat.text for flat, _ in unit.lines)
    counts = words.citations(text)
    for said in found.keyed(Role.CITATIONS):
        number = words.count(said)
        counts += [] if number is None else [number]
    if len(set(counts)) > 1:
        say(f"two citation counts, {counts[0]} and {counts[1]}; the first was kept")
    if counts:
        draft = replace(draft, citations=counts[0])
    for flat, _ in unit.lines:
        for at, number in words.stars(flat.text):  # they are of the code link before them
            before = [repair(link.url)[0] for link in flat.links(flat.text[:at] or " ")]
            draft = _starred(draft, number, before, say)
    for number in filter(None, map(words.count, found.keyed(Role.STARS))):
        draft = _starred(draft, number, [link.url for link in draft.code], say)
    return draft


def _starred(draft: Draft, number: int, before: Iterable[str], say: Say) -> Draft:
    known = set(before)
    owned = [link for link in draft.code if link.url in known]
    if not owned:
        say(f"{number} stars without a code link; they were left out")
        return draft
    starred = replace(owned[-1], stars=number)
    return replace(draft, code=tuple(starred if link is owned[-1] else link for link in draft.code))


def custom_of(stated: Sequence[tuple[Unit, Reading]]) -> Custom:
    """Return what the entries of a list do alike."""
    leads = matched = people = coded = 0
    for _, reading in stated:
        title = squash(trimmed(reading.title)[0])
        for part in reading.parts:
            if part.role in ("venue", "note") and part.piece.form in ("bold", "plain", "em"):
                text = part.text.strip("[]()【】 :：")
                if part.piece.group or part.piece.form == "bold":
                    leads += 1
                    matched += bool(squash(text)) and title.startswith(squash(text))
        codes = [part.text for part in (*reading.parts, *reading.aside) if part.role == "tag"]
        coded += len(codes) == 1 and is_well_known(re.sub(r"\W*(19|20)\d\d\W*", "", codes[0]))
        people += any(part.role in ("people", "weak-people") for part in reading.aside)
    labels = Counter(
        label
        for unit, _ in stated
        for label in {fold(piece.label) for piece in unit.pieces if piece.key == Role.OTHER}
    )
    headings = {unit.above[-1] for unit, _ in stated if unit.above}
    return Custom(
        named=leads > 1 and matched * 4 >= leads,
        people=bool(stated) and people * 3 > len(stated),
        coded=coded > 1 and coded * 2 > len(stated),
        # "GAN" and "RNN" have the form of "ICML": only what a whole field knows counts.
        labels=frozenset(one for one, n in labels.items() if n > 1 and n * 10 >= len(stated)),
        headed=sum(map(is_well_known, headings)) * 2 > len(headings) > 1,
    )
