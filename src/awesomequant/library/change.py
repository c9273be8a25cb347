"""One Change of one value of one file: what it becomes, why, and who says so.

Fixes of rules, fills of empty fields, proposals of services, hand edits of README.md and what an
import adds to a record differ in who made them, not in what they are; ``store/edits`` makes them.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Self

# Keys and list positions that lead from a file's top to one of its values: ("code", 0, "url").
# None at the end means the key itself; BEHIND the place behind the last item of a list.
Path = tuple[str | int | None, ...]
BEHIND = "+"


class Sign(Enum):
    """What stands in a Change where no value of a file could stand."""

    TAKEN = auto()
    ANY = auto()


# Out of a file, and whatever stands there.
TAKEN, ANY = Sign.TAKEN, Sign.ANY


@dataclass(frozen=True, slots=True)
class Change:
    """The value at ``path`` of ``file`` becomes ``value``, or is TAKEN out.

    It may stand there already, be missing, or come BEHIND a list; where the path is that of a key,
    the value is its new name.  ``was`` is what the change was meant for: None for an empty field,
    ANY where it does not matter; where something else stands there by now, the change is not made.
    ``by`` names who says so: a rule, a service, an import.
    """

    file: str
    path: Path
    value: Any
    why: str = ""
    by: str = ""
    was: Any = ANY

    @property
    def field(self) -> str:
        """The field of the record that changes: "code" for ("code", 0, "url")."""
        return str(self.path[0]) if self.path else ""

    def __str__(self) -> str:
        """Word the change as one line of a plan."""
        if self.value is TAKEN:
            return f"{self.file}: {self.field} is taken out"
        # Of a link or of code the address tells which it is.
        held = isinstance(self.value, dict)
        return f"{self.file}: {self.field} gets {self.value.get('url', '') if held else self.value}"


@dataclass(frozen=True, slots=True)
class Uncomment:
    """Take the comment on ``line`` (from 1) out, or put ``text`` in its place."""

    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a problem: changes of its file, of a comment in it, or a new name for it.

    ``text`` is the whole file as it should read: of a file that cannot be read no value is known.

    ``safe`` says that no reader of the list would notice anything but the mended mistake; other
    fixes need a person's eye.  A rule leaves the ``file`` of its changes empty: it is that of its
    finding, filled in when the finding gets its place.
    """

    title: str
    changes: tuple[Change, ...] = ()
    comment: Uncomment | None = None
    move_to: str = ""
    safe: bool = True
    text: str | None = None

    def of(self, file: str, rule: str, why: str) -> Self:
        """Return the fix with its changes signed: their file, who says so, and why."""
        signed = (replace(change, file=file, by=rule, why=why) for change in self.changes)
        return replace(self, changes=tuple(signed))


def put(path: Path, value: Any, *, safe: bool = True) -> Fix:
    """Return the fix that writes one value."""
    return Fix(f"write '{value}'", (Change("", path, value),), safe=safe)


def take(path: Path, *, safe: bool = True) -> Fix:
    """Return the fix that takes one value out."""
    return Fix("take it out", (Change("", path, TAKEN),), safe=safe)
