"""The counts that an entry states: citations, and the stars of its repositories."""

from collections.abc import Iterable
from dataclasses import replace

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar import words
from awesomequant.intake.grammar.parts import Found, Say
from awesomequant.intake.grammar.units import Unit
from awesomequant.library.draft import Draft
from awesomequant.works.identifiers import repair


def with_counts(draft: Draft, unit: Unit, found: Found, say: Say) -> Draft:
    """Return the draft with the counts that its text states."""
    # As a reader sees it: in "([Citation](…): 29)" the label is a link's.
    text = "\n".join(flat.plain(flat.text) for flat, _ in unit.lines)
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
