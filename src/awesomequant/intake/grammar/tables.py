"""Tables: which row names the columns, and what each column holds."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from awesomequant.intake.fields.column_words import THINGS
from awesomequant.intake.fields.columns import Role, role_of, roles_of, wordiness
from awesomequant.intake.grammar.document import BREAK, SOFT, Block, Flat, flat_of
from awesomequant.intake.grammar.lines import first_flat, is_titled, speaks
from awesomequant.intake.grammar.roles import sense
from awesomequant.intake.grammar.venues import find, is_known, names_journal
from awesomequant.text import fold
from awesomequant.works.venues import is_well_known


def heads_of(rows: list[Block]) -> tuple[list[str], list[Block]]:
    """Return the heads of a table's columns, and its other rows."""
    first = [flat_of(cell) for cell in rows[0].inside]
    is_head = any(cell.level for cell in rows[0].inside)
    shown = [flat.shown for flat in first]
    if not is_head:
        # Without ``th`` the first row names columns where its texts are short and lead nowhere.
        known = sum(role_of(text) is not Role.OTHER for text in shown)
        is_short = all(not flat.links() and len(flat.text.split()) <= 3 for flat in first)
        is_head = len(first) > 1 and is_short and known > 0
    return (shown, rows[1:]) if is_head else ([], rows)


def columns_of_entries(rows: Sequence[Block]) -> frozenset[int]:
    """Return the columns whose cells list entries, as the readings of a timetable do."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        for at, cell in enumerate(row.inside):
            # A number, a code link, the people below a title are attributes of one.
            found[at].append(sum(map(_begins, _lines_of(cell))))
    return frozenset(
        at
        for at, counts in found.items()
        if sum(count > 1 for count in counts) * 3 > sum(count > 0 for count in counts)
    )


def entries_in(cell: Block) -> Iterator[Flat]:
    """Yield the entries of a cell whose column lists them, where ``<br>`` divides its lines."""
    begun = Flat("")
    for one in _lines_of(cell):
        # A title without a link says where it appeared.
        is_imprinted = find(one.shown).year and len(one.shown.split()) > 2 * _FEW
        if begun.text and (_begins(one) or is_imprinted):
            yield begun
            begun = one
        else:
            begun = Flat(f"{begun.text}{SOFT}{one.text}".strip(SOFT), cell.flat.marks)
    if begun.shown.strip():
        yield begun


def _begins(line: Flat) -> bool:
    """Return whether an entry begins, also behind a word on it: ``Optional: [Title](…)``."""
    # "Ann Keeper, Bo Drone, [code](…)" leads out as well, and is of the title above it.
    return speaks(line) == "entry" or any(map(is_titled, line.links()))


def _lines_of(cell: Block) -> Iterator[Flat]:
    """Yield the lines of a cell, or the items of the lists in it, each as a text of its own."""
    for block in cell.inside or [cell]:
        if block.kind == "list":
            yield from map(first_flat, block.inside)
        else:
            lines = re.split(f"[{SOFT}{BREAK}]", block.flat.text)
            yield from (Flat(line.strip(), block.flat.marks) for line in lines)


def settled_roles(
    heads: Sequence[str], rows: Sequence[Block], stated: Mapping[str, Role]
) -> list[Role]:
    """Return the role of each column: by a person's word, by its head, the title's by its texts."""
    width = max((len(row.inside) for row in rows), default=0)
    if not heads:
        return [Role.OTHER] * width if width != 1 else []
    texts = [
        [flat_of(row.inside[at]).shown for row in rows[:60] if at < len(row.inside)]
        for at in range(len(heads))
    ]
    roles = [found[0] if found else Role.OTHER for found in roles_of(heads, texts)]
    roles = [stated.get(head, role) for head, role in zip(heads, roles, strict=True)]
    titles = [at for at, role in enumerate(roles) if role is Role.TITLE]
    for at in titles:  # "Ref" may head running numbers; one column is the title's
        if at != titles[0] or _share(texts[at], str.isdecimal) > _MOST:
            roles[at] = Role.OTHER
    # "Chiu and Nichols (2016)" below "Model" is how a table of results names what they made.
    of_persons = [
        [] if fold(head) in _THINGS else one for head, one in zip(heads, texts, strict=True)
    ]
    _by_its_texts(Role.AUTHORS, roles, of_persons)
    _by_its_texts(Role.DATE, roles, texts)
    if Role.TITLE not in roles:
        wordy = [at for at, one in enumerate(roles) if one in (Role.OTHER, Role.PAPER, Role.LINKS)]
        wordiest = max(wordy, key=lambda at: wordiness(texts[at]), default=None)
        if wordiest is not None and wordiness(texts[wordiest]) >= 2:
            roles[wordiest] = Role.TITLE
    _by_its_texts(Role.VENUE, roles, texts)
    return roles


_MOST = 0.6
_FEW = 3
_THINGS = frozenset(THINGS.split())
_SENSES = {Role.AUTHORS: "people", Role.DATE: "date", Role.VENUE: "venue"}


def _by_its_texts(role: Role, roles: list[Role], texts: Sequence[Sequence[str]]) -> None:
    """Give a role that no head names to the column whose head says nothing and whose texts do."""
    if role in roles:
        return

    def holds(text: str) -> bool:
        told = sense(text).roles[0][0]
        # "arXiv" among "ICML" and "JOSS" is where the work stands as well.
        if told != _SENSES[role] and (role is not Role.VENUE or told != "server"):
            return False
        # "GUPDS" below "Name" has the form of a venue, and is what somebody calls a method.
        says, venue = find(text), find(text).venue or ""
        is_sure = is_well_known(venue) or is_known(venue) or names_journal(venue)
        return role is not Role.VENUE or bool(says.year) or is_sure

    for at, held in enumerate(roles):
        if held is Role.OTHER and _share(texts[at], holds) > _MOST:
            roles[at] = role
            return


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Return of which share of the texts of a column something holds, the empty ones apart."""
    told = [text.strip() for text in texts if any(map(str.isalnum, text))]
    return sum(map(holds, told)) / len(told) if told else 0.0
