"""The file of proposals: one line each, for a person to strike out what is wrong and apply."""

from collections.abc import Iterable
from pathlib import Path

from awesomequant.library.problems import Refusal
from awesomequant.library.types import Line, Model, Prose
from awesomequant.store.canonical import entries
from awesomequant.store.reader import Reader
from awesomequant.store.writing import write
from awesomequant.update.outcome import Proposal

_HEAD = (
    "# What services say otherwise than the records.  Delete the lines that are wrong, then run\n"
    "#   awesomequant update --apply {name}\n"
)


class _Entry(Model):
    """One line of the file."""

    set: dict[Line, Prose]
    was: dict[Line, Prose] | None = None
    because: Line


def text_of(proposals: Iterable[Proposal], name: str) -> str:
    """Return the file's text, sorted by paper."""
    lines = {
        one.name: {"set": dict(one.set), "was": dict(one.was), "because": one.because}
        for one in sorted(proposals, key=lambda one: one.name)
    }
    return _HEAD.format(name=name) + entries(lines)


def save(file: Path, proposals: Iterable[Proposal]) -> None:
    """Write the proposals of one refresh."""
    write(file, text_of(proposals, file.name))


def read(file: Path) -> list[Proposal]:
    """Return the proposals that are left in a file; raises Refusal where it cannot be read."""
    reader = Reader(file.parent)
    found = [
        Proposal(*_named(name), entry.set, entry.was or {}, entry.because)
        for name, entry in reader.entries(file.name, _Entry, None)
    ]
    empty = not _without_comments(file)
    if reader.problems and not empty:
        raise Refusal(str(reader.problems[0]))
    return found


def _named(name: str) -> tuple[str, str]:
    paper, _, kind = name.partition("/")
    return paper, kind


def _without_comments(file: Path) -> list[str]:
    lines = file.read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
