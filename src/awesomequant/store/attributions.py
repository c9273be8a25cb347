"""Read and write ``data/provenance/``: who said what a record says, a line a record.

``sources.yaml`` holds the witnesses, ``2019.yaml`` the records that came in under that year.  They
lie beside the records and not in them: a record is written by people, these by imports, and no
reader of the list is shown them unless he asks (``awesomequant explain-record``).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from awesomequant.library.attribution import Attribution, Attributions, Held, Witness
from awesomequant.library.problems import BrokenFiles
from awesomequant.store import canonical
from awesomequant.store.reader import Reader, yaml_files

FOLDER = "data/provenance"
SOURCES = f"{FOLDER}/sources.yaml"
# A line has some 300 bytes: room for 50,000 works of one year.
BYTES = 16 * 1024 * 1024


def load_attributions(
    root: Path, reader: Reader | None = None, overlay: Mapping[str, str] | None = None
) -> Attributions:
    """Return what a list keeps of its sources, where what is wrong is left out.

    It is read at once by a ``reader`` that keeps account, or when somebody first asks: then
    BrokenFiles is raised for what is wrong, since "written by hand" would be said of what merely
    could not be read.
    A text of ``overlay`` is read in place of the file of that name.
    """
    keeps = are_kept(root, overlay or {})
    if reader is None:
        return Attributions(lambda: _sound(root, overlay), kept=keeps)
    held = _held(reader)
    return Attributions(lambda: held, kept=keeps)


def are_kept(root: Path, overlay: Iterable[str] = ()) -> bool:
    """Return whether a list keeps its sources: it has a file of them, or one is laid over it."""
    return any(yaml_files(root, FOLDER)) or any(one.startswith(f"{FOLDER}/") for one in overlay)


def _sound(root: Path, overlay: Mapping[str, str] | None = None) -> Held:
    reader = Reader(root, overlay)
    held = _held(reader)
    if reader.problems:
        raise BrokenFiles(reader.problems)
    return held


def _held(reader: Reader) -> Held:
    return Held(dict(_records(reader)), dict(reader.entries(SOURCES, Witness, "id")))


def _records(reader: Reader) -> Iterator[tuple[str, Attribution]]:
    laid = {file for file in reader.overlay if file.startswith(f"{FOLDER}/")}
    for file in sorted({*yaml_files(reader.root, FOLDER), *laid}):
        if file != SOURCES:
            yield from reader.entries(file, Attribution, "id", BYTES, {"source_file": file})


def texts(
    root: Path,
    records: Mapping[str, tuple[str, Mapping[str, Any]]],
    witnesses: Iterable[Witness],
    gone: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> dict[str, str]:
    """Return the files that new attributions come to, by name; nothing is written.

    ``records`` has of each id the folder of its record, a year, and its fields.  What is held of a
    field already stays: the first import of it was that of its value; but for the
    fields of ``gone``, whose value is another now.  Raises BrokenFiles where a file cannot be read:
    written anew it would lose its other lines.
    """
    if not (records or gone):
        return {}
    held = _sound(root)
    files: dict[str, dict[str, dict[str, Any]]] = {}
    for identity, kept in held.records.items():
        files.setdefault(kept.source_file, {})[identity] = _said(kept)
    changed = set()
    for identity, fields in gone.items():
        if known := held.records.get(identity):
            left = _without(files[known.source_file][identity], fields)
            if left != files[known.source_file][identity]:
                files[known.source_file][identity] = left
                changed.add(known.source_file)
    for identity, (folder, fields) in records.items():
        known = held.records.get(identity)
        file = known.source_file if known else f"{FOLDER}/{folder}.yaml"
        entries = files.setdefault(file, {})
        entries[identity] = _joined(fields, entries.get(identity, {}))
        changed.add(file)
    # Sorted, so that two imports that say the same make the same file, and git a small difference.
    result = {file: canonical.entries(dict(sorted(files[file].items()))) for file in changed}
    known_before = {name: _said(one) for name, one in held.witnesses.items()}
    every = dict(known_before)
    for one in witnesses:
        # An importer knows which version it read; what a source is a person has said.  A service
        # is asked, and has no version: what the list has of it stays.
        if one.version or one.as_of or one.id not in every:
            every[one.id] = {**_of_a_person(every.get(one.id, {})), **_said(one)}
    if every != known_before:
        result[SOURCES] = canonical.entries(dict(sorted(every.items())))
    return result


def _without(said: Mapping[str, Any], fields: Collection[str]) -> dict[str, Any]:
    """Return what an entry says but for what it says of ``fields``."""
    left = {
        name: {field: one for field, one in value.items() if field not in fields}
        if isinstance(value, Mapping)
        else value
        for name, value in said.items()
    }
    return {name: value for name, value in left.items() if value}


def _of_a_person(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in ("kind", "knows", "of") if name in said}


def _said(value: Attribution | Witness) -> dict[str, Any]:
    """Return what an entry of a file says: its fields but for those that the file's name states."""
    return value.model_dump(exclude={"id", "source_file"}, exclude_defaults=True, mode="json")


def _joined(new: Mapping[str, Any], held: Mapping[str, Any]) -> dict[str, Any]:
    """Return what two imports say of one record: the first keeps its word, lists are added to."""
    joined: dict[str, Any] = {}
    for name in Attribution.model_fields:
        one, other = held.get(name), new.get(name)
        if isinstance(one or other, Mapping):
            joined[name] = dict(sorted({**(other or {}), **(one or {})}.items()))
        elif one or other:
            joined[name] = list(dict.fromkeys([*(one or ()), *(other or ())]))
    return {name: value for name, value in joined.items() if value}
