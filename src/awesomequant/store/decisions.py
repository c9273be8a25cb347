"""Read and write ``data/decisions/``: the works that a list refused, one file each.

A file each, so that two pull requests that refuse different works never touch one line; they lie
in a folder by the year of the decision.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from awesomequant.library.decisions import Decided, Decisions
from awesomequant.library.problems import Refusal
from awesomequant.store.reader import Reader, yaml_files
from awesomequant.store.strays import DECISIONS, SCOPE

if TYPE_CHECKING:
    from awesomequant.library.decision import Decision

BYTES = 512 * 1024


def load_decisions(
    root: Path, reader: Reader | None = None, overlay: Mapping[str, str] | None = None
) -> Decisions:
    """Return what a list decided, where what is wrong is left out.

    It is read at once by a ``reader`` that keeps account, or when somebody first asks: then what is
    wrong raises Refusal, since "never refused" would be said of what merely could not be read.
    """
    if reader is None:
        return Decisions(lambda: _sound(root, overlay))
    held = _decided(reader)
    return Decisions(lambda: held)


def decision(reader: Reader, file: str) -> "Decision | None":
    """Return the decision that a file holds; None where something is wrong with it."""
    from awesomequant.library.decision import Decision  # noqa: PLC0415 -- few lists have any

    given = {"id": PurePosixPath(file).stem, "source_file": file}
    return reader.one(file, Decision, given, BYTES)


def _sound(root: Path, overlay: Mapping[str, str] | None) -> Decided:
    reader = Reader(root, overlay)
    held = _decided(reader)
    if reader.problems:
        raise Refusal(f"{reader.problems[0]}; mend it first")
    return held


def _decided(reader: Reader) -> Decided:
    from awesomequant.library.list_rules import Scope  # noqa: PLC0415 -- which few commands need

    is_scoped = SCOPE in reader.overlay or (reader.root / SCOPE).is_file()
    scope = reader.one(SCOPE, Scope) if is_scoped else None
    return Decided(tuple(_decisions(reader)), scope.reviewed if scope else (), SCOPE)


def _decisions(reader: Reader) -> "Iterator[Decision]":
    """Yield every sound decision; as with records, an id is taken once, whatever its capitals."""
    laid = {file for file in reader.overlay if file.startswith(f"{DECISIONS}/")}
    seen: dict[str, str] = {}
    for file in sorted({*yaml_files(reader.root, DECISIONS), *laid}):
        first = seen.setdefault(PurePosixPath(file).stem.casefold(), file)
        if first != file:
            name = PurePosixPath(file).stem
            reader.report(file, f"the id '{name}' is taken by {first}", "rename the file", first)
        elif found := decision(reader, file):
            yield found
