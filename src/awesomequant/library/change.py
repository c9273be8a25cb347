"""How a problem can be mended: changes of single values, stated as values."""

from dataclasses import dataclass
from typing import Any

# Keys and list positions that lead from a file's top to one of its values: ("code", 0, "url").
# None at the end means the key itself.
Path = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """Put ``value`` at ``path``; it may stand there already, be missing, or come behind a list."""

    path: Path
    value: Any


@dataclass(frozen=True, slots=True)
class Take:
    """Take the value at ``path`` out."""

    path: Path


@dataclass(frozen=True, slots=True)
class Uncomment:
    """Take the comment on ``line`` (from 1) out, or put ``text`` in its place."""

    line: int
    text: str = ""


Change = Put | Take | Uncomment


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a problem: changes of its file, or a new name for it.

    ``safe`` says that no reader of the list would notice anything but the mended mistake; other
    fixes need a person's eye.
    """

    title: str
    changes: tuple[Change, ...] = ()
    move_to: str = ""
    safe: bool = True


def put(path: Path, value: Any, *, safe: bool = True) -> Fix:
    """Give the fix that writes one value."""
    return Fix(f"write '{value}'", (Put(path, value),), safe=safe)


def take(path: Path, *, safe: bool = True) -> Fix:
    """Give the fix that takes one value out."""
    return Fix("take it out", (Take(path),), safe=safe)
