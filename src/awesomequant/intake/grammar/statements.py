"""What a reading of an entry states, as a draft; and what a list does in all its entries."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar import words
from awesomequant.intake.grammar.counts import with_counts
from awesomequant.intake.grammar.details import (
    lead_names_of,
    more_of,
    people,
    tags,
    venue_and_date,
)
from awesomequant.intake.grammar.imprints import with_month, with_number
from awesomequant.intake.grammar.inline import PRIVATE, Flat, Piece
from awesomequant.intake.grammar.links import with_links
from awesomequant.intake.grammar.parts import Custom, Found, Say, gather, is_remark
from awesomequant.intake.grammar.people import names
from awesomequant.intake.grammar.remnants import with_remnants
from awesomequant.intake.grammar.roles import sense
from awesomequant.intake.grammar.title_choice import Part, Reading
from awesomequant.intake.grammar.units import Unit
from awesomequant.intake.grammar.venues import find, is_venue
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Place
from awesomequant.text import fold, one_line, squash
from awesomequant.works.venues import is_well_known


def state(unit: Unit, reading: Reading, custom: Custom, file: str) -> tuple[Draft, list[str]]:
    """Return the draft of a unit by its reading, and what was repaired or is doubtful in it."""
    said: list[str] = []
    title, aside = trimmed(reading.title)
    found = Found(list(reading.parts), list(reading.aside))
    if aside:
        title_piece = Piece(aside, "plain", group="(")
        found.behind[:0] = [Part(role, text, title_piece) for role, text in sense(aside).roles]
    gather(unit, reading, found)
    draft = Draft(Place(file, unit.line), title, sections=unit.headings)
    draft = with_links(draft, reading, found, said.append)
    is_quoted = reading.shape[0].startswith("quote")
    lead_names = lead_names_of(found, title, custom, is_quoted=is_quoted)
    venue, year, date = venue_and_date(unit, reading, found, lead_names, custom)
    written = people(found, custom)
    authors = names(written) if written else ()
    tagged = () if custom.coded else tuple(dict.fromkeys(tags(found, lead_names)))
    more = more_of(found, title, (year, date), lead_names, custom)
    draft = replace(draft, venue=venue, year=year, tags=tagged, authors=authors, more=more)
    draft = replace(draft, authors_written=written)
    draft = with_month(with_number(draft, found), found)
    draft = with_remnants(with_counts(draft, unit, found, said.append), found)
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
_LAST_GROUP = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]{0,90})[)）\]】]\s*[.,]?\s*$")


def trimmed(title: str) -> tuple[str, str]:
    """Return a title without decoration, number and final full stop, and what stood in brackets."""
    text = _NUMBERED.sub("", _DECORATION.sub(" ", title)).strip(" ,;:·|*")
    aside = ""
    found = _LAST_GROUP.search(text)
    # "…Processor(ODIN)", written without a blank, goes on with the work's name.
    if (
        found
        and (found[0][0].isspace() or found[0][0] == "【" or find(found[1]).year)
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
    says = find(text)
    if text.startswith("@") or words.is_filler(text):
        return True
    if text.startswith("from ") and len(text.split()) <= 4:  # where its people work
        return True
    if says.year is None:
        return is_venue(text)
    return says.venue is None or len(text.split()) <= 6 or is_venue(text.split(maxsplit=1)[0])


def custom_of(stated: Sequence[tuple[Unit, Reading]]) -> Custom:
    """Return what the entries of a list do alike."""
    leads = matched = peopled = coded = 0
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
        peopled += any(part.role in ("people", "weak-people") for part in reading.aside)
    labels = Counter(
        label
        for unit, _ in stated
        for label in {fold(piece.label) for piece in unit.pieces if piece.key == Role.OTHER}
    )
    told = [part for _, reading in stated for part in reading.aside if part.piece.form == "em"]
    remarks = [part for part in told if is_remark(part) and part.role == "venue"]
    # Where venues or people do stand in italics, these are none.
    placed = [
        part
        for part in told
        if part.role == "people" or (part.role == "venue" and not is_remark(part))
    ]
    headings = {unit.above[-1] for unit, _ in stated if unit.above}
    return Custom(
        named=leads > 1 and matched * 4 >= leads,
        people=bool(stated) and peopled * 3 > len(stated),
        coded=coded > 1 and coded * 2 > len(stated),
        # "GAN" and "RNN" have the form of "ICML": only what a whole field knows counts.
        labels=frozenset(one for one, n in labels.items() if n > 1 and n * 10 >= len(stated)),
        remarks=len({part.text for part in remarks}) > max(2, 2 * len(placed)),
        headed=sum(map(is_well_known, headings)) * 2 > len(headings) > 1,
    )
