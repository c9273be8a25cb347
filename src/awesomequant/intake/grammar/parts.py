"""An entry in parts: what each piece of it was understood as, its links, badges and cells."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from awesomequant.intake.fields.columns import Role
from awesomequant.intake.grammar import words
from awesomequant.intake.grammar.inline import EDGE, Link, Piece
from awesomequant.intake.grammar.pieces import pieces
from awesomequant.intake.grammar.roles import sense
from awesomequant.intake.grammar.title_choice import Part, Reading
from awesomequant.intake.grammar.units import Unit
from awesomequant.intake.grammar.venues import OPENS, find, is_known, is_venue, names_journal
from awesomequant.works.venues import is_well_known

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Custom:
    """What a list does in all its entries, so that one alone need not tell.

    ``named`` says that a bold or bracketed word before the title is the work's name and no venue;
    ``people`` that its entries name people, and
    ``coded`` that a code span is where the work stands: `` `ICML` ``; ``headed`` that the headings
    do: "ICML" below "2023".  ``labels`` recur, folded.  ``remarks`` says that words in italics are
    remarks, and neither venues nor people: "*LLM-Codec*", "*Music Codec*".
    """

    named: bool = False
    people: bool = False
    coded: bool = False
    headed: bool = False
    labels: frozenset[str] = frozenset()
    remarks: bool = False


@dataclass(slots=True)
class Found:
    """The parts of an entry by what they are, with the links that are left for it."""

    before: list[Part] = field(default_factory=list)
    behind: list[Part] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    badges: list[str] = field(default_factory=list)
    cells: list[tuple[Role, str, list[Piece], str]] = field(default_factory=list)

    def keyed(self, *roles: Role) -> Iterator[str]:
        """Yield the texts of cells and labelled lines of these roles."""
        for role, _, _, shown in self.cells:
            if role in roles and shown.strip(EDGE + ".").lower() not in NOTHING:
                yield shown
        for part in self.parts:
            if part.role == "keyed" and part.piece.key in roles and part.piece.is_text:
                yield part.text

    @property
    def parts(self) -> list[Part]:
        """Return all parts, those before the title first."""
        return [*self.before, *self.behind]


def is_remark(part: Part) -> bool:
    """Return whether a part in italics names a venue or a person that nothing else speaks for."""
    if part.piece.form != "em" or part.piece.key or find(part.text).year or OPENS.match(part.text):
        return False
    text = part.text.strip(" .,()")
    # "LLM-Codec" has the letters of an acronym; "Cell" and "Current Biology" have not.
    has_form = is_venue(text) and not is_known(text) and not names_journal(text)
    return part.role == "weak-people" or (
        part.role == "venue" and has_form and not is_well_known(text)
    )


NOTHING = frozenset(("", "-", "–", "—", "n/a", "na", "none", "/", "x", "tbd", "todo", "null", "?"))


def gather(unit: Unit, reading: Reading, found: Found) -> None:
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
