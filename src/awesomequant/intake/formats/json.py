"""Read JSON: our own, of which nothing is lost, and any list of objects, by the names of its keys.

Lines of JSON, an object each, are read as well: our ``jsonl`` and what scripts write.
"""

import re
from collections.abc import Mapping
from typing import Any

from awesomequant.intake.fields.objects import read_objects
from awesomequant.intake.files.json_file import read_around_broken
from awesomequant.intake.formats import Profile
from awesomequant.language.json_text import value_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Path, Place
from awesomequant.works import kinds

SUFFIXES = (".json", ".jsonl", ".ndjson")

# What an item of CSL-JSON has and no other object does; what nobody else writes in an array.
_CSL = re.compile(r'"(?:container-title|issued|date-parts|citation-key|archive_location)"\s*:')
_CSL_TYPE = re.compile(r'"type"\s*:\s*"([a-z]+(?:-[a-z]+)+)"')
_CSL_IN_ARRAYS = re.compile(r'"(?:DOI|URL|ISSN)"\s*:')
_SAMPLE = 100_000


def fits(text: str) -> bool:
    """Whether the text is not CSL-JSON, which has a reader of its own."""
    types = {found[1] for found in _CSL_TYPE.finditer(text, 0, _SAMPLE)}
    if any(kinds.from_csl(one) is not kinds.Kind.OTHER for one in types):
        return False
    is_array = text.lstrip("\ufeff \t\r\n").startswith("[")
    return not (
        _CSL.search(text, 0, _SAMPLE) or (is_array and _CSL_IN_ARRAYS.search(text, 0, _SAMPLE))
    )


def read(source: str, file: str) -> Reading:
    """Return the papers of JSON or of its lines; ``file`` is the name that places bear."""
    return read_profiled(source, file, Profile())


def read_profiled(source: str, file: str, profile: Profile) -> Reading:
    """Read with a profile that says where the entries stand, and what some of the keys mean."""
    broken = Reading()
    document, lines = _document(source, file, broken)
    if document is None:
        return broken
    reading = read_objects(document, file, lines, profile)
    reading.problems[:0] = broken.problems
    reading.skipped[:0] = broken.skipped
    return reading


def _document(source: str, file: str, broken: Reading) -> tuple[Any, Mapping[Path, int]]:
    """Return what the text holds and the lines of its objects; of lines, a list of theirs."""
    first = source.lstrip().split("\n", 1)
    if len(first) > 1 and first[0].rstrip().endswith("}") and _is_object(first[0]):
        return _of_lines(source, file, broken)
    found = read_around_broken(source, file, broken)
    if found is None:
        return None, {}
    return found.value, {path: line for path, (line, _) in found.places.items()}


def _is_object(line: str) -> bool:
    try:
        return isinstance(value_of(line), dict)
    except (ValueError, RecursionError):
        return False


def _of_lines(source: str, file: str, broken: Reading) -> tuple[list[Any], dict[Path, int]]:
    """Return the objects of lines, and the line of each; a broken line costs itself."""
    found: list[Any] = []
    lines: dict[Path, int] = {}
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = value_of(line)
        except (ValueError, RecursionError) as error:
            broken.leave_out(Place(file, number), "", f"this is no JSON: {error}")
        else:
            lines[(len(found),)] = number
            found.append(value)
    return found, lines
