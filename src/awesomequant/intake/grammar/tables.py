"""Tables: which row names the columns, and what each column holds."""

from collections.abc import Callable, Mapping, Sequence

from awesomequant.intake.fields.columns import Role, role_of, roles_of
from awesomequant.intake.grammar.blocks import Block, flat_of
from awesomequant.intake.grammar.roles import sense
from awesomequant.intake.grammar.venues import find, is_known, names_journal
from awesomequant.works.venues import is_well_known


def heads_of(rows: list[Block]) -> tuple[list[str], list[Block]]:
    """Return the heads of a table's columns, and its other rows."""
    first = [flat_of(cell) for cell in rows[0].inside]
    is_head = any(cell.level for cell in rows[0].inside)
    shown = [flat.plain(flat.text) for flat in first]
    if not is_head:
        # Without ``th`` the first row names columns where its texts are short and lead nowhere.
        known = sum(role_of(text) is not Role.OTHER for text in shown)
        is_short = all(not flat.links() and len(flat.text.split()) <= 3 for flat in first)
        is_head = len(first) > 1 and is_short and known > 0
    return (shown, rows[1:]) if is_head else ([], rows)


def settled_roles(
    heads: Sequence[str], rows: Sequence[Block], stated: Mapping[str, str]
) -> list[Role]:
    """Return the role of each column: by a person's word, by its head, the title's by its texts."""
    width = max((len(row.inside) for row in rows), default=0)
    if not heads:
        return [Role.OTHER] * width if width != 1 else []
    texts = [
        [_text_of(row.inside[at]) for row in rows[:60] if at < len(row.inside)]
        for at in range(len(heads))
    ]
    roles = [found[0] if found else Role.OTHER for found in roles_of(heads, texts)]
    roles = [_stated(stated.get(head), role) for head, role in zip(heads, roles, strict=True)]
    titles = [at for at, role in enumerate(roles) if role is Role.TITLE]
    for at in titles:  # "Ref" may head running numbers; one column is the title's
        if at != titles[0] or _share(texts[at], str.isdecimal) > _MOST:
            roles[at] = Role.OTHER
    for role in (Role.AUTHORS, Role.DATE):
        _by_its_texts(role, roles, texts)
    if Role.TITLE not in roles:
        wordy = [at for at, one in enumerate(roles) if one in (Role.OTHER, Role.PAPER, Role.LINKS)]
        wordiest = max(wordy, key=lambda at: _wordiness(texts[at]), default=None)
        if wordiest is not None and _wordiness(texts[wordiest]) >= 2:
            roles[wordiest] = Role.TITLE
    _by_its_texts(Role.VENUE, roles, texts)
    return roles


_MOST = 0.6
_SENSES = {Role.AUTHORS: "people", Role.DATE: "date", Role.VENUE: "venue"}


def _by_its_texts(role: Role, roles: list[Role], texts: Sequence[Sequence[str]]) -> None:
    """Give a role that no head names to the column whose head says nothing and whose texts do."""
    if role in roles:
        return
    for at, held in enumerate(roles):
        if held is Role.OTHER and _share(
            texts[at],
            lambda text: sense(text).roles[0][0] == _SENSES[role]
            # "GUPDS" below "Name" has the form of a venue, and is what somebody calls a method.
            and (role is not Role.VENUE or _is_surely_a_venue(text)),
        ) > _MOST:  # fmt: skip
            roles[at] = role
            return


def _is_surely_a_venue(text: str) -> bool:
    venue = find(text).venue or ""
    return bool(find(text).year) or is_well_known(venue) or is_known(venue) or names_journal(venue)


def _share(texts: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Return of which share of the texts of a column something holds, the empty ones apart."""
    told = [text.strip() for text in texts if any(map(str.isalnum, text))]
    return sum(map(holds, told)) / len(told) if told else 0.0


def _stated(said: str | None, role: Role) -> Role:
    if said is None:
        return role
    known = {role.value: role for role in Role} | {"text": Role.NOTE}
    return known.get(said) or role_of(said)


def _text_of(cell: Block) -> str:
    flat = flat_of(cell)
    return flat.plain(flat.text)


def _wordiness(texts: Sequence[str]) -> int:
    """Return how many words a text of a column has at most in half of the rows."""
    counts = sorted(len(text.split()) for text in texts)
    return min(counts[len(counts) // 2], 40) if counts else 0
