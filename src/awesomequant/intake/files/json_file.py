"""A file of JSON, read around what is broken in it: that is told, the other entries come in."""

from typing import Any, NamedTuple

from awesomequant.language.json_parts import sound
from awesomequant.language.json_text import Steps, objects_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Place

_MOST_TOLD = 100


class Held(NamedTuple):
    """What a file holds, and where its objects stand; ``None`` stands for what was broken."""

    value: Any
    places: dict[Steps, tuple[int, int]]
    is_mended: bool


def read_around_broken(source: str, file: str, reading: Reading) -> Held | None:
    """Return what JSON holds; None where it is none, which ``reading`` tells, as what is broken."""
    source = source.removeprefix("\ufeff")
    is_mended = False
    try:
        found = objects_of(source)
    except (ValueError, RecursionError):
        is_mended = True
        try:
            text, broken = sound(source)
            found = objects_of(text)
        except (ValueError, RecursionError) as error:
            line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
            reading.leave_out(Place(file, line, column), "", f"this is no JSON: {error}")
            return None
        for one in broken:
            place = Place(file, one.line, one.column)
            if one.shown:
                reading.leave_out(place, one.shown, f"this is no JSON: {one.why}; it was left out")
            else:
                reading.tell(place, f"this is no JSON: {one.why}; it was read as if it were")
    for path, key in found.doubled[:_MOST_TOLD]:
        place = Place(file, *found.places.get(path, (1, 1)))
        reading.tell(place, f"'{key}' stands twice here; what stands last counts")
    return Held(found.value, found.places, is_mended)
