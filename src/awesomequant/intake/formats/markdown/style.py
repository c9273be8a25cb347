"""How a list writes its entries, inferred from the entries themselves: no list has code of its own.

For each kind of unit the forms of title are counted; the form that most units have is tried first
in all of them, the others after it.  What a bracket holds is a tag where several entries have it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from awesomequant.intake.formats.markdown.inline import BREAK, EM, EM_END, PRIVATE, SOFT
from awesomequant.intake.formats.markdown.people import is_people
from awesomequant.intake.formats.markdown.title import (
    FORMS,
    Title,
    candidates,
    is_title,
    short_linked,
    short_plain,
    whole,
)
from awesomequant.intake.formats.markdown.units import Unit
from awesomequant.intake.formats.markdown.venues import of_heading

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Style:
    """What was inferred of a list."""

    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str = ""
    led: bool = False
    people: frozenset[str] = frozenset()
    years_in_headings: bool = False
    shares: dict[str, dict[str, float]] = field(default_factory=dict)

    def title(self, unit: Unit) -> Title | None:
        """Return the title of a unit: the usual form of its kind first."""
        found = candidates(unit.flat)
        order = self.forms.get(unit.kind, FORMS)
        first = next((found[form] for form in order if form in found), None)
        first = first or (whole(unit.flat) if unit.kind == "row" else None)
        if first is None or _is_label(unit, first):
            first = short_plain(unit.flat) or first
        linked = found.get("linked")
        if order[0] == "linked" and not linked:
            return short_linked(unit.flat) or first
        leads = linked and len(linked.text.split()) > 2 and not self.led
        if first and linked and leads and first.form == "plain" and linked.start < first.start:
            return linked
        return first

    def is_usual(self, unit: Unit, title: Title) -> bool:
        """Return whether a unit has the shape that most entries of the list have."""
        if unit.kind != self.kind or self.forms[unit.kind][0] != title.form:
            return False
        return not self.led or has_lead(unit, title)

    def explained(self) -> list[str]:
        """Say what was inferred, a line each."""
        lines = []
        for kind, shares in self.shares.items():
            counted = ", ".join(f"{form} {share:.0%}" for form, share in shares.items() if share)
            lines.append(f"{kind}: the title is {self.forms[kind][0]} ({counted})")
        lines.extend(f"{kind}: a line of names are the authors" for kind in sorted(self.people))
        if self.led:
            lines.append("a link stands before the title; its label is the venue")
        if self.years_in_headings:
            lines.append("years stand in the headings")
        return lines


def infer(units: Iterable[Unit], stated: str | None = None) -> Style:
    """Return the style of a list; ``stated`` is the form of title that a profile states."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    total: Counter[str] = Counter()
    headed = 0
    plain: list[bool] = []
    for unit in units:
        if unit.kind == "heading" or not _speaks(unit):
            continue
        total[unit.kind] += 1
        every = candidates(unit.flat)
        forms[unit.kind].update(form for form in every if _counts(every, form))
        people[unit.kind] += any(is_people(line) for line in _lines(unit))
        title = every.get("plain")
        plain += [has_lead(unit, title)] if title else []
        headed += any(of_heading(heading) for heading in unit.headings[-1:])
    shares = {
        kind: {form: counted[form] / total[kind] for form in FORMS}
        for kind, counted in forms.items()
    }
    order = {kind: _order(share, stated) for kind, share in shares.items()}
    often = frozenset(kind for kind in total if people[kind] > 0.15 * total[kind])
    kind = max(total, key=lambda kind: total[kind], default="")
    is_led = bool(kind) and order[kind][0] == "plain" and sum(plain) > 0.8 * len(plain)
    return Style(order, kind, is_led, often, headed > HALF * sum(total.values()), shares)


def _is_label(unit: Unit, title: Title) -> bool:
    """Return whether a linked title is but a label, as in ``[[J. Bees](…)] No``; more follows."""
    is_bracketed = unit.flat.text[: title.start].strip() == "["
    return title.form == "linked" and is_bracketed and len(title.text.split()) <= 4


def has_lead(unit: Unit, title: Title) -> bool:
    """Whether a link stands before the title, in brackets mostly, as ``[[CVPR](…)] Title``."""
    before = unit.flat.text[: title.start]
    return any(not link.image for link in unit.flat.links(before or " "))


def _speaks(unit: Unit) -> bool:
    """Return whether a unit is one to learn from: it leads to the web."""
    return unit.flat.leads_out or any(cell.leads_out for _, cell in unit.cells)


def _counts(every: dict[str, Title], form: str) -> bool:
    """Return whether a candidate speaks for its form: a linked one has several words."""
    found = every[form]
    if form == "emphasised" and "plain" in every and every["plain"].start < found.start:
        return False
    return len(found.text.split()) > 2 or (
        form == "linked" and is_title(found.text) and found.start == 0
    )


def _order(shares: dict[str, float], stated: str | None) -> tuple[str, ...]:
    """Return the forms with the usual one first; between two usual ones the clearer mark wins."""
    usual = next((form for form in FORMS if shares[form] > HALF), None)
    usual = stated or usual or max(FORMS, key=lambda form: shares[form])
    return (usual, *(form for form in FORMS if form != usual))


def _lines(unit: Unit) -> list[str]:
    """Return the pieces of a unit that may be lists of names."""
    text = unit.flat.text
    for sign in (EM, EM_END, SOFT):
        text = text.replace(sign, BREAK)
    return [unit.flat.plain(PRIVATE.sub(BREAK, line)) for line in text.split(BREAK)]
