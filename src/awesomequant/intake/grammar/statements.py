"""What a reading of an entry states, field by field, as a draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.fields.values import NOTHING
from awesomequant.intake.grammar.document import EDGE, PRIVATE, Flat, Piece, Unit
from awesomequant.intake.grammar.entry_links import Custom, Found, gather, with_counts, with_links
from awesomequant.intake.grammar.labels import is_filler, is_generic, is_person, key
from awesomequant.intake.grammar.people import names, people_strength
from awesomequant.intake.grammar.publication import (
    YEAR_BEHIND,
    imprint_of,
    lead_names_of,
    venue_and_date,
    with_month,
    with_number,
)
from awesomequant.intake.grammar.roles import Part, Reading, is_remark, sense
from awesomequant.intake.grammar.titles import trimmed
from awesomequant.intake.grammar.venues import find, prize_of, standing
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Place
from awesomequant.text import fold, one_line, squash
from awesomequant.works.people import is_et_al, names_institutions, without_et_al
from awesomequant.works.venues.words import PUBLISHER
from awesomequant.works.years import date_of

_BEFORE_A_DASH = re.compile(r"(\S*[A-Z]\S*) [–—-]{1,2} (?=\S+ )")
_GROUP = re.compile(r"\[([^\[\]]{0,200})\]")
_GLUED = re.compile(r"\s*\[[^\[\]]*\]\w")


def state(unit: Unit, reading: Reading, custom: Custom, file: str) -> tuple[Draft, list[str]]:
    """Return the draft of a unit by its reading, and what was repaired or is doubtful in it."""
    said: list[str] = []
    title, aside = trimmed(reading.title)
    name = _BEFORE_A_DASH.match(title) if custom.doubled else None
    title = title[name.end() :] if name else title
    # "[Fast R-CNN] Fast R-CNN | Ross Girshick" has the name twice, and one person.
    own = squash(title)
    before, behind = (
        [part for part in side if not (part.role.endswith("people") and squash(part.text) == own)]
        for side in (reading.parts, reading.aside)
    )
    found = Found(before, behind)
    if aside:
        title_piece = Piece(aside, "plain", group="(")
        found.behind[:0] = [Part(role, text, title_piece) for role, text in sense(aside).roles]
    gather(unit, reading, found)
    draft = Draft(Place(file, unit.line), title, sections=unit.headings)
    draft = with_links(draft, reading, found, said.append)
    is_quoted = reading.shape[0].startswith("quote")
    lead_names = lead_names_of(found, title, custom, is_quoted=is_quoted)
    if name:
        lead_names.append(Part("note", name[1], Piece(name[1], "plain")))
    venue, year, date = venue_and_date(unit, reading, found, lead_names, custom)
    written = people(found, custom)
    authors = names(written) if written else ()
    tagged = () if custom.coded else tuple(dict.fromkeys(tags(found, lead_names)))
    more = more_of(found, title, (year, date), lead_names, custom)
    draft = replace(
        draft,
        venue=venue,
        year=year,
        tags=tagged,
        authors=authors,
        authors_written=written,
        more=more,
    )
    if unit.key:
        more.setdefault("bibtex_key", unit.key)
    draft = with_month(with_number(draft, found), found)
    draft = with_remnants(with_counts(draft, unit, found, said.append), found)
    # Where text was torn apart, or a sign was left out, that stood where none belongs, it is said.
    flat = unit.lines[0][0] if unit.lines else Flat()
    if reading.shape[0] == "plain" and _GLUED.match(flat.text):
        said.append("a blank was put between the venue and the title")
    for group in _GROUP.finditer(flat.text):
        if flat.links(group[1]):
            rest = one_line(PRIVATE.sub("", group[1])).strip(" ,;&|/·•")
            if rest and not any(map(str.isalnum, rest)):
                said.append(f"a stray '{rest}' in the brackets was dropped")
    return draft, said


# People, tags, notes.


def people(found: Found, custom: Custom) -> str | None:
    """Return the text of the authors: what is named so, else the first part that lists people."""
    for role, _, inside, shown in found.cells:
        if role is Role.AUTHORS and shown.strip(EDGE).lower() not in NOTHING:
            linked = [piece.text for piece in inside if piece.form == "link"]
            return ", ".join(linked) if len(linked) > 1 and len(linked) == len(inside) else shown
    keyed = [
        YEAR_BEHIND.sub("", part.text)
        for part in found.parts
        if part.piece.key == Role.AUTHORS
        and not YEAR_BEHIND.fullmatch(part.text)
        # "Authors: Ann Keeper, Bo Drone (Hive University)" has in brackets where they work.
        and (part.piece.group not in ("(", "（") or is_et_al(part.text))
    ]
    if keyed:
        return ", ".join(one.strip(EDGE) for one in keyed if one.strip(EDGE))
    runs = [run for run in _runs(found) if not (custom.remarks and all(map(is_remark, run)))]
    for at, run in enumerate(runs):
        is_sure = len(run) > 1 or run[0].role in ("people", "link")
        first = run[0].piece
        is_before = run[0] in found.before and first.form != "bold" and not first.group
        is_apart = first.form == "em" or first.line > 0 or first.before in (",", "by")
        if is_sure or is_before or custom.people or is_apart or run[0].text.startswith("by "):
            # "Keeper, Ann / Drone, Bo et al." have their commas inside.
            listed = [part.text for part in run if not is_et_al(part.text)]
            is_turned = len(listed) > 1 and all(map(_TURNED.fullmatch, listed))
            said = ("; " if is_turned else ", ").join(part.text.strip(" ,;:&") for part in run)
            # "Khumalo et al. (2024): Khumalo, L., & Nordahl, A. …" names them all behind.
            family = said.split()[0].strip(",;")
            later = [one[0].text for one in runs[at + 1 :] if family in one[0].text]
            return later[0] if without_et_al(said)[1] and later else said
    return None


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
        is_one = part.role in ("people", "weak-people") or bool(
            part.role == "link" and part.piece.link and is_person(part.piece.link)
        )
        is_behind = bool(run) and part.piece.group == "(" and not run[-1].piece.group
        is_one = is_one and not part.piece.key and not is_behind
        # "**Ann Keeper**, and **Bo Drone**", "*Ann Keeper* et al."
        if run and not part.piece.key and (_JOINS.fullmatch(part.text) or is_et_al(part.text)):
            run += [part] if is_et_al(part.text) else []
            continue
        follows = run and (part.piece.line, part.piece.depth) == (
            run[-1].piece.line, run[-1].piece.depth,
        )  # fmt: skip
        if is_one and (not run or follows):
            run.append(part)
            continue
        is_between = bool(part.piece.group) and at + 1 < len(parts)
        is_between = is_between and not find(part.text).year
        if run and not (is_between and parts[at + 1].role.endswith("people")):
            yield run
            run = [part] if is_one else []
    if run:
        yield run


_TURNED = re.compile(
    r"\W*[^\W\d_a-z][\w’'-]+, [^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,2}(?: et al\.?)?"
)
_JOINS = re.compile(r"\W*(?:and|und|et|y|e|en|og|och|i|и|with|mit|avec|con)\W*")
_BETWEEN_TAGS = re.compile(r"(?:(?<!\s)\s+)?[,;、/|，\n]\s*")


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


_SHORT, _LONGEST = 300, 2000
_TWO_SENTENCES = re.compile(r"\w{3}[)”\"]?[.!?] +[A-Z].{20}")
_KEY = re.compile(r"[^\W\d_][\w’-]*(?:19|20)\d\d[^\W\d_][\w-]*")


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
    extra = _standings(found)
    notes = [
        one
        for one in found.keyed(Role.NOTE)
        if not (is_generic(one) or is_filler(one) or _says_where(one))
    ]
    abstract = " ".join(found.keyed(Role.ABSTRACT))
    # "Resumen: …" of one sentence is no abstract.
    is_whole = len(abstract) > _SHORT or bool(_TWO_SENTENCES.search(abstract))
    if not is_whole:
        notes += [abstract] if abstract else []
    for part in lead_names:
        text = part.text.strip("[]()【】 :：")
        if squash(text) not in squash(title):
            extra["name"] = text
    if worked := _affiliation(found):
        extra["affiliation"] = worked
    extra |= {
        head: shown
        for role, head, inside, shown in found.cells
        if role is Role.OTHER
        and head
        and shown.strip(EDGE).lower() not in NOTHING
        # A column of links says no more than they do: "[PUB] [PDF] [CODE]".
        and not all(
            one.link and (is_generic(one.text) or key(one.text) in custom.doors) for one in inside
        )
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
            elif text and not is_filler(text):
                notes.append(text)
    more |= imprint_of(found)
    if edited := [
        name for part in found.parts if part.role == "editors" for name in names(part.text)
    ]:
        more["editors"] = tuple(edited)
    if house := next((part.text for part in found.parts if part.role == "publisher"), None):
        more["publisher"] = house
    if notes:
        more["note"] = one_line(" ".join(_sentence(note) for note in notes))[:_LONGEST]
    if is_whole:
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


def _standings(found: Found) -> dict[str, str]:
    """Return how a work stood where it appeared: "ECCV (oral)", "Best Paper, ICML 2020".

    No field of a work has it, and to whoever chose the work it matters.
    """
    written = [part.text for part in found.parts if part.piece.is_text]
    cells = (inside for role, _, inside, _ in found.cells if role is Role.VENUE)
    written += [piece.text for inside in cells for piece in inside if piece.is_text]
    prizes = (prize_of(part.text) for part in found.parts if part.role == "venue")
    told = [text.strip(EDGE + ".()[]") for text in (*written, *found.keyed(Role.NOTE), *prizes)]
    return {name: text for text in told if text and is_filler(text) and (name := standing(text))}


def _affiliation(found: Found) -> str:
    """Return where the people of an entry work."""
    worked: dict[int, list[str]] = {}
    for part in found.parts:
        if part.role == "affiliation":  # of each piece, which may have come apart at its commas
            worked.setdefault(id(part.piece), []).append(part.text.strip(EDGE))
    # "Intro: Hive University & Wax Research" says so as well.
    noted = filter(_says_where, found.keyed(Role.NOTE))
    return "; ".join(dict.fromkeys([*map(", ".join, worked.values()), *noted]))


def _says_where(note: str) -> bool:
    return " " in note and names_institutions(note)  # "DeepLab" is a net


def _sentence(text: str) -> str:
    return text if text[-1:] in ".!?。:;" else f"{text}."


# What no field of a draft holds is kept as a note, so that no word is lost.

_WORD = re.compile(r"[^\W_]+")
# Columns of links, in which words may stand instead of one: "Coming soon", "Local demo".
_OF_LINKS = (Role.PAPER, Role.CODE, Role.LINKS)


def with_remnants(draft: Draft, found: Found) -> Draft:
    """Return a draft whose note and ``extra`` hold what none of its other fields does."""
    more = dict(draft.more)
    people, venue = draft.authors_written or "", draft.venue or ""
    said: list[str] = []
    places: list[str] = []
    before: Part | None = None
    for part in found.parts:
        dated, before = before, part
        # What was taken for people or a venue may not be that of the work: "(GAN, super cool
        # idea)" has the form of two names, "(ICLR best paper)" that of a venue.
        own = {"people": people, "weak-people": people, "venue": venue}.get(part.role)
        text = part.text.strip(" ,;:|()[]")
        if own is None or part.piece.key or not part.piece.is_text or not text:
            continue
        # It may have a word of the field, or the field be glued to its year: "COLM2025".
        is_glued = bool(own) and squash(own) in squash(text)
        if is_glued or not _words(own).isdisjoint(_words(text)):
            continue
        if is_filler(text) or is_generic(text) or _held(draft) >= _words(text):
            continue
        # "*ICML*, Jul 2018, Stockholm, Sweden" is not of two persons more.
        is_behind_a_date = dated and dated.piece is part.piece and dated.role == "date"
        if people and dated and is_behind_a_date and date_of(dated.text):
            places.append(text)
        # "*Journal of Bees*, Hive Verlag, 2009" names its publisher.
        elif PUBLISHER.fullmatch(fold(find(text).venue or text)):
            more.setdefault("publisher", find(text).venue or text)
        else:
            said.append(text)
    if said:
        note = " ".join(map(_sentence, said))
        more["note"] = one_line(f"{more.get('note', '')} {note}")[:_LONGEST]
    extra = {
        head: beside
        for role, head, inside, shown in found.cells
        if role in _OF_LINKS and head and (beside := _beside_links(inside, shown))
    }
    extra |= {"place": ", ".join(places)} if places else {}
    if extra:
        more["extra"] = {**more.get("extra", {}), **extra}
    return replace(draft, more=more) if more != draft.more else draft


def _held(draft: Draft) -> set[str]:
    """Return the words that some field of a draft holds."""
    extra = dict(draft.more.get("extra", {}))
    texts = [draft.title, draft.venue or "", str(draft.year or ""), draft.authors_written or ""]
    texts += draft.tags
    texts += (str(value) for name, value in draft.more.items() if name != "extra")
    texts += map(str, extra.values())
    texts += (link.label for link in (*draft.code, *draft.links))
    return {word for text in texts for word in _words(text)}


def _beside_links(inside: Sequence[Piece], shown: str) -> str:
    """Return the words of a cell of links that are no link's: "Coming soon", "(Releasing)"."""
    if not any(piece.link and piece.link.url for piece in inside):
        return "" if shown.strip(" .").lower() in NOTHING else shown
    texts = [piece.text.strip(EDGE + ".()[]") for piece in inside if piece.is_text]
    kept = [text for text in texts if _words(text) and not is_generic(text)]
    return " ".join(text for text in kept if text.lower() not in NOTHING)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold(text)))
