"""What an entry says in words: its venue and date, people, tags, notes and counts."""

import re
from collections.abc import Iterator, Sequence

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar import words
from awesomequant.intake.grammar.imprints import imprint_of
from awesomequant.intake.grammar.inline import EDGE, Link
from awesomequant.intake.grammar.links import telling_link
from awesomequant.intake.grammar.parts import NOTHING, Custom, Found, is_remark
from awesomequant.intake.grammar.people import cited, people_strength
from awesomequant.intake.grammar.roles import sense
from awesomequant.intake.grammar.title_choice import Part, Reading
from awesomequant.intake.grammar.units import Unit
from awesomequant.intake.grammar.venues import (
    date_of,
    find,
    is_venue,
    names_periodical,
    names_server,
    of_heading,
    year_of,
)
from awesomequant.text import fold, one_line, squash
from awesomequant.works.people import without_et_al
from awesomequant.works.venues import is_well_known

# Venue and date.


def lead_names_of(
    found: Found, title: str, custom: Custom, *, is_quoted: bool = False
) -> list[Part]:
    """Return the parts before a title that are the work's short name, as in **[BeeNet]**.

    So is what stands before a title in quotation marks whose venue follows: ``KCF: "Bees" TPAMI``.
    """
    is_placed = any(part.role == "venue" and not part.piece.key for part in found.behind)
    whole, whole_text = squash(title), title
    named = []
    for part in found.before:
        text = part.text.strip("[]()【】 :：")
        if part.role not in ("venue", "note", "weak-people", "tag", "keyed") or find(text).year:
            continue
        is_short = 1 <= len(text.split()) <= 3
        begins = squash(text) and whole.startswith(squash(text))
        is_mark = part.piece.form in ("bold", "em", "code", "plain") and (
            part.piece.form == "bold" or bool(part.piece.group)
        )
        # "TokTok: “TokTok: A Tokenizer …”" says the name twice; ACL is where the work stood.
        is_twice = begins and bool(re.match(r"\W", whole_text[len(text) :]))
        is_called = (
            is_twice
            or _abbreviates(text, title)
            or (is_quoted and is_placed and part.piece.form == "plain")
        )
        is_named = is_called or (is_mark and (begins or custom.named))
        if is_short and is_named and (begins or not is_well_known(text)):
            named.append(part)
    return named


def _abbreviates(text: str, title: str) -> bool:
    """Return whether capitals are first letters of a title's words: LN of Letters to Nobody."""
    if not re.fullmatch(r"[A-Z]{2,10}\+?", text) or is_well_known(text):
        return False
    initials = iter(word[0].upper() for word in re.findall(r"\w+", title))
    return all(letter in initials for letter in text.rstrip("+"))


def venue_and_date(
    unit: Unit, reading: Reading, found: Found, lead_names: Sequence[Part], custom: Custom
) -> tuple[str | None, int | None, str | None]:
    """Return venue, year and the day or month: what is named so, what stands before, behind.

    The day may be of another year, that of the preprint or of a talk.
    """
    stated = [text for text in _stated(unit, reading, found, lead_names, custom) if text]
    says = [find(text) for text in stated]
    date = next(filter(None, map(date_of, stated)), None)
    whole = next((one for one in says if one.venue and one.year), None)
    venue = next((one.venue for one in says if one.venue), None)
    year = next((one.year for one in says if one.year), None)
    if whole and (says[0].venue is None or says[0] is whole):
        venue, year = whole
    elif whole and not says[0].year:
        year = whole.year
    return venue, year, date


def _stated(
    unit: Unit, reading: Reading, found: Found, lead_names: Sequence[Part], custom: Custom
) -> Iterator[str]:
    """Yield the texts that may name venue or year, the surest first."""
    yield from found.keyed(Role.VENUE)
    yield from found.keyed(Role.DATE)
    yield from found.keyed(Role.PUBLISHER)
    yield from (
        year[0] for text in found.keyed(Role.AUTHORS) if (year := _YEAR_BEHIND.search(text))
    )
    for badge in found.badges:
        shown = words.badge_text(badge)
        texts = [" ".join(shown[-1:]), " ".join(shown[-2:])]
        says = ((text, find(text)) for text in texts)
        venues = (text for text, it in says if it.year and it.venue and _is_venue(text))
        yield from list(venues)[:1]
    link = telling_link(reading, found)
    is_server = bool(link and names_server(link.label))
    own = squash(reading.title)
    other = [*lead_names, *_affiliations(found)]
    # Behind "Science Robotics 2019" the link [OSF](…) says where a copy is.
    is_said = any(
        part.role == "venue" and part.piece.form != "link" and not part.piece.key
        for part in found.parts
        if part not in other
    )
    if link and words.names_venue(link.label) and not is_server:
        who = cited(link.label)
        label = str(who[1]) if who else link.label.strip("[]() ")
        is_copy = is_said and not find(label).year and link is not _leading(reading)
        yield "" if is_copy else label
    for part in found.parts:
        if part in other or part.piece.key or squash(part.text) == own:
            continue
        if custom.remarks and is_remark(part):
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
    # A journal as the label of a reference: the link that "Reference:" stands before.
    yield from (
        part.text
        for part in found.parts
        if part.piece.key == Role.PAPER and part.piece.link and not words.is_generic(part.text)
    )
    yield from _of_headings(unit.above, custom)


def _affiliations(found: Found) -> list[Part]:
    """Return what stands in brackets behind people before the title: where they work."""
    behind = zip(found.before, found.before[1:], strict=False)
    return [
        part for person, part in behind
        if part.piece.group == "(" and not find(part.text).year
        and person.role in ("people", "weak-people")
    ]  # fmt: skip


def _leading(reading: Reading) -> Link | None:
    """Return the link before the title."""
    return next((part.piece.link for part in reading.parts if part.role == "link"), None)


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
    heading = next((text for text in reversed(above) if of_heading(text)), None)
    if heading:
        year, rest = of_heading(heading), _TOPICAL.sub(" ", heading)
        venue = find(rest).venue or ""
        is_one = is_venue(venue) or names_periodical(venue)
        yield f"{venue} {year}" if is_one and ":" not in venue else str(year)
        yield date_of(heading) or ""
    yield from (text for text in above[-1:] if _PERIODICAL.search(text) and len(text.split()) < 9)


_AFTER_SERVER = re.compile(r"\s*(?:bio)?arxiv\s?\d{0,4}\s?[;,]\s*(\S.*)", re.IGNORECASE)


def _last_clause(text: str) -> str:
    """Return the part of ``Names. Venue 2020`` or ``by Names, 2020 - note`` that has the year."""
    clauses = re.split(r"(?<=[a-z]{3})\.\s+(?=[A-Z])", text)
    if len(clauses) > 1 and people_strength(clauses[0]):
        text = " ".join(clauses[1:])
    # "arXiv 1708; ICCV Workshop 2017" came out in the second.
    later = _AFTER_SERVER.match(text)
    if later and find(later[1]).venue:
        return later[1]
    if re.match(r"\s*by\s", text) or re.search(r"\s[-–—]\s+[A-Z]?[a-z]+ [a-z]+", text):
        year = year_of(text)
        return str(year) if year else text
    return text


# People, tags, notes, counts.


def people(found: Found, custom: Custom) -> str | None:
    """Return the text of the authors: what is named so, else the first part that lists people."""
    for role, _, inside, shown in found.cells:
        if role is Role.AUTHORS and shown.strip(EDGE).lower() not in NOTHING:
            linked = [piece.text for piece in inside if piece.form == "link"]
            return ", ".join(linked) if len(linked) > 1 and len(linked) == len(inside) else shown
    keyed = [
        _YEAR_BEHIND.sub("", part.text)
        for part in found.parts
        if part.piece.key == Role.AUTHORS and not _YEAR_BEHIND.fullmatch(part.text)
    ]
    if keyed:
        return ", ".join(one.strip(EDGE) for one in keyed if one.strip(EDGE))
    runs = [
        run for run in _runs(found) if not (custom.remarks and all(map(is_remark, run)))
    ]  # fmt: skip
    for at, run in enumerate(runs):
        is_sure = len(run) > 1 or run[0].role in ("people", "link")
        first = run[0].piece
        is_before = run[0] in found.before and first.form != "bold" and not first.group
        is_apart = first.form == "em" or first.line > 0 or first.before in (",", "by")
        if is_sure or is_before or custom.people or is_apart or run[0].text.startswith("by "):
            said = ", ".join(part.text.strip(" ,;&") for part in run)
            # "Khumalo et al. (2024): Khumalo, L., & Nordahl, A. …" names them all behind.
            family = said.split()[0].strip(",;")
            later = [one[0].text for one in runs[at + 1 :] if family in one[0].text]
            return later[0] if without_et_al(said)[1] and later else said
    return None


# As in "Authors: Ann Keeper and Bo Drone (2021)", where no date is named so.
_YEAR_BEHIND = re.compile(r"[\s,(]*(?:19|20)\d\d\)?\.?$")


def _runs(found: Found) -> Iterator[list[Part]]:
    """Yield the runs of parts that name people, whatever holds the names apart.

    Such as ``[Ann Keeper](…), **Bo Drone** / Cy Queen``; what stands in brackets between two names
    is where they work.
    """
    run: list[Part] = []
    parts = found.parts
    for at, part in enumerate(parts):
        if run and at == len(found.before):  # the title stands between
            yield run
            run = []
        is_person = part.role in ("people", "weak-people") or bool(
            part.role == "link" and part.piece.link and words.is_person(part.piece.link)
        )
        is_behind = bool(run) and part.piece.group == "(" and not run[-1].piece.group
        is_person = is_person and not is_behind
        follows = run and (part.piece.line, part.piece.depth) == (
            run[-1].piece.line, run[-1].piece.depth,
        )  # fmt: skip
        if is_person and not part.piece.key and (not run or follows):
            run.append(part)
            continue
        is_between = bool(part.piece.group) and at + 1 < len(parts)
        is_between = is_between and not find(part.text).year
        if run and not (is_between and parts[at + 1].role.endswith("people")):
            yield run
            run = [part] if is_person and not part.piece.key else []
    if run:
        yield run


_BETWEEN_TAGS = re.compile(r"\s*[,;、/|，\n]\s*")


def tags(found: Found, lead_names: Sequence[Part]) -> Iterator[str]:
    """Yield tags: code spans, hashtags, columns and labelled lines of tags."""
    for role, _, inside, _ in found.cells:
        if role is Role.TAGS:
            marks = [
                piece.text for piece in inside if piece.form in ("code", "tag", "image", "link")
            ]
            said = marks or [part for piece in inside for part in _BETWEEN_TAGS.split(piece.text)]
            yield from (tag.strip(" []`") for tag in said if tag.strip().lower() not in NOTHING)
        else:
            yield from (piece.text for piece in inside if piece.form == "tag")
    for part in found.parts:
        if part.piece.key == Role.TAGS:
            yield from (tag.strip(" []`") for tag in _BETWEEN_TAGS.split(part.text) if tag.strip())
        elif part.role == "note" and part in found.behind and part not in lead_names:
            yield from _bare_tags(part)
        elif part.role == "tag" and part not in lead_names and not people_strength(part.text):
            yield part.text.strip(" `")


_TAG = re.compile(r"[^\WA-Z_][\w+/-]*(?: [^\WA-Z_][\w+/-]*){0,2}")


def _bare_tags(part: Part) -> list[str]:
    """Return the tags that stand in brackets or in italics: ``[low-bit]``, ``(theory, optics)``."""
    is_apart = part.piece.group or part.piece.form in ("em", "bold")
    words_ = [word for word in re.split(r"\s*[,;/]\s*", part.text.strip(" .")) if word]
    is_list = all(_TAG.fullmatch(word) and not find(word).year for word in words_)
    return words_ if is_apart and is_list and part.piece.depth == 0 else []


def more_of(
    found: Found,
    title: str,
    when: tuple[int | None, str | None],
    lead_names: Sequence[Part],
    custom: Custom,
) -> dict[str, object]:
    """Return the rest of what an entry says, so that no word of it is lost.

    A label that recurs is a field of the list; "BeeNet (a net): introduces …" is a sentence.
    ``when`` are its year, and the day or month that it names.
    """
    year, date = when
    more: dict[str, object] = {}
    extra: dict[str, str] = {}
    notes: list[str] = [one for one in found.keyed(Role.NOTE) if not words.is_generic(one)]
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
        if role is Role.OTHER and head and shown.strip(EDGE).lower() not in NOTHING
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
            if _KEY.fullmatch(text):  # "[BibTeX](): keeper2020bees"
                more["bibtex_key"] = text
            elif text and not words.is_filler(text):
                notes.append(text)
    more |= imprint_of(found)
    if notes:
        more["note"] = one_line(" ".join(_sentence(note) for note in notes))[:2000]
    if len(abstract) > _SHORT:
        more["abstract"] = one_line(abstract)
    if date and len(date) > 4 and date.startswith(str(year)):
        more["date"] = date
    elif date and len(date) > 4:  # the day of the preprint, where the year is that of the venue
        extra["dated"] = date
    if extra:
        more["extra"] = extra
    said = next(found.keyed(Role.ADDED), None)
    if said and (day := date_of(said)) and len(day) == 10:
        more["added"] = day
    return more


_SHORT = 300
_KEY = re.compile(r"[^\W\d_][\w’-]*(?:19|20)\d\d[^\W\d_][\w-]*")


def _sentence(text: str) -> str:
    return text if text[-1:] in ".!?。:;" else f"{text}."
