"""Files of strange sites, looked at before anything is taken from them: their form, their signs."""

import re
import zlib
from collections.abc import Callable, Mapping
from typing import Any

from awesomequant.audit.looked_up import INDEX, WHOLE
from awesomequant.language.characters import visible
from awesomequant.library.json_text import read_packed
from awesomequant.library.problems import Refusal
from awesomequant.text import one_line
from awesomequant.works.kinds import Kind

SCHEMA = 2
# No title, name or note of a record is longer; no year, and no number of files, is larger.
_LONGEST = 20_000
_LARGEST = 9_999
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_PART = re.compile(r"[a-z0-9]+-[a-z0-9]+")
# A pack has 300 KB, more where many works share a title; what is gzipped may be anything.
_LARGEST_PACK = 16 * 1024 * 1024
_GZIP = 31  # tells zlib to read gzip's frame
# What stands in each value of a kind of file.
_NEEDED = {
    "title": ("id", "title", "type", "authors"), "arxiv": ("id", "title"), "doi": ("id", "title"),
    "id": ("id", "title"), "venues": ("id", "name", "kind"), "refused": ("why",),
    "volumes": ("id", "volumes"),
}  # fmt: skip


class UnsoundError(ValueError):
    """A value is not of the form that such files have."""


def read(content: bytes | None, name: str, where: str) -> Mapping[str, Any] | None:
    """Return a file as an audit takes it; raises Refusal for what is none.

    ``where`` is the site or folder that it is of.
    """
    if content is None:
        if name in _MISSED:
            raise Refusal(_MISSED[name].format(where=where))
        return None
    if content.lstrip()[:1] == b"<":
        what = "it is not the root of a list's site, or wants a login"
        raise Refusal(f"{where} gives a page of HTML for {name}: {what}")
    try:
        found = read_packed(content)
        schema = found.get("schema") if isinstance(found, dict) else None
        if isinstance(schema, int) and schema != SCHEMA:
            raise Refusal(_AGES[schema > SCHEMA].format(where=where, schema=schema))
        return _file(found, name)
    except UnsoundError as error:
        raise Refusal(f"{where}: {name} is no lookup file: {error}") from None
    except (ValueError, RecursionError):
        raise Refusal(f"{where}: {name} is no JSON") from None


def opened(content: bytes, name: str, where: str) -> dict[str, bytes]:
    """Return the files of a pack by their addresses, not looked at yet; raises Refusal."""
    try:
        return _opened(content, name[: name.rindex("/") + 1])
    except (ValueError, RecursionError, zlib.error) as error:
        raise Refusal(f"{where}: {name} is no pack of lookup files: {error}") from None


def _opened(content: bytes, folder: str) -> dict[str, bytes]:
    if content[:2] == b"\x1f\x8b":  # unless the host has opened it
        opening = zlib.decompressobj(_GZIP)
        content = opening.decompress(content, _LARGEST_PACK)
        if not opening.eof:
            raise UnsoundError("it is too large, or cut off")
    begin, head, *files = content.split(b"\x1e") if b"\x1e" in content else (b"", b"")
    parts = _parts(_table(read_packed(head), "its head").get("parts"), "parts")
    if begin or len(parts) != len(files):
        raise UnsoundError("it does not hold the parts that it names")
    return {f"{folder}{part}.json": file for part, file in zip(parts, files, strict=True)}


_MISSED = {
    INDEX: "{where} has no lookup files (" + INDEX + "): it is not the root of a list's site, or "
    "was built by a version that makes none",
    WHOLE: "{where} was built by an older version, whose files do not say all that an audit asks; "
    "whoever keeps it builds it anew",
}
_AGES = {
    True: "{where} was built by a newer version (schema {schema} of its files); "
    "update awesomequant",
    False: "{where} was built by an older version (schema {schema} of its files); "
    "whoever keeps it builds it anew",
}


def _file(found: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise UnsoundError("it says no schema")
    if name == INDEX:
        return {"title": _text(found.get("title"), "title") or name}
    kind = str(found.get("kind"))
    parts, packs = (_parts(found.get(name, []), name) for name in ("parts", "packs"))
    entries = {
        key: [_value(one, key if kind == "audit" else kind) for one in _list(values, "an entry")]
        for key, values in _table(found.get("entries"), "entries").items()
    }
    behind = _table(found.get("behind", {}), "behind")
    return {
        "files": _number(found.get("files", 1), "files"),
        "parts": parts,
        "packs": packs,
        "entries": entries,
        "behind": {key: _texts(names, "behind") for key, names in behind.items()},
    }


def _parts(found: Any, name: str) -> list[str]:
    parts = [_text(one, name) for one in _list(found, name)]
    if not all(map(_PART.fullmatch, parts)):
        raise UnsoundError(f"{name} is no list of parts")
    return parts


def _value(found: Any, kind: str) -> dict[str, Any]:
    """Return one entry with the fields that are known, each of its type."""
    fields = _table(found, "an entry")
    value = {name: _READ[name](fields[name], name) for name in fields if name in _READ}
    for name in _NEEDED.get(kind, ()):
        if name not in value:
            raise UnsoundError(f"an entry lacks '{name}'")
    if not _DATE.fullmatch(value.get("date", "2000")):
        raise UnsoundError("date is no date")
    if value.get("type", Kind.OTHER) not in list(Kind):
        value["type"] = Kind.OTHER.value  # what a newer version knows
    return value


def _text(found: Any, name: str) -> str:
    """Return a text without signs that nobody sees: it may come into a reader's file."""
    if not isinstance(found, str) or len(found) > _LONGEST:
        raise UnsoundError(f"{name} is no text")
    return found if found.isprintable() else one_line(visible(found))


def _list(found: Any, name: str) -> list[Any]:
    if not isinstance(found, list):
        raise UnsoundError(f"{name} is no list")
    return found


def _texts(found: Any, name: str) -> list[str]:
    return [_text(one, name) for one in _list(found, name)]


def _table(found: Any, name: str) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise UnsoundError(f"{name} is no object")
    return found


def _named(found: Any, name: str) -> dict[str, str]:
    return {_text(key, name): _text(one, name) for key, one in _table(found, name).items()}


def _number(found: Any, name: str) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found <= _LARGEST:
        raise UnsoundError(f"{name} is no number")
    return found


def _truth(found: Any, name: str) -> bool:
    if not isinstance(found, bool):
        raise UnsoundError(f"{name} is neither true nor false")
    return found


_READ: Mapping[str, Callable[[Any, str], Any]] = {
    **dict.fromkeys(
        ("id", "title", "formulas", "venue", "container", "volume", "number", "pages",
         "publisher", "edition", "posted_doi", "url", "leads", "retracted", "name", "kind", "why",
         "doi", "type", "date"),
        _text,
    ),
    **dict.fromkeys(
        ("also_titled", "authors", "further_authors", "found_at", "aliases", "volumes",
         "notices"), _texts
    ),
    **dict.fromkeys(("names", "identifiers"), _named),
    **dict.fromkeys(("year", "more_authors"), _number),
    "et_al": _truth,
}  # fmt: skip
