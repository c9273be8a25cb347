"""A badge of a paper's results as SVG: a file to put into a README, without a service."""

import unicodedata
from collections.abc import Sequence
from html import escape

from awesomequant.export.results import Chosen
from awesomequant.library.library import Library
from awesomequant.library.problems import Refusal

# How wide signs are at eleven points, near enough: textLength makes it so in any font.
_NARROW, _WIDE = frozenset("ijl.,:;|'!()[] ft1rI-·"), frozenset("mwMW@%—")
_WIDTHS = {"narrow": 4.0, "plain": 6.6, "wide": 9.6, "full": 11.0}
_HEIGHT, _ROOM = 20, 6
_LONGEST = 60


def badge(library: Library, found: Sequence[Chosen]) -> str:
    """Return a badge that says how much a list has of one paper; raises Refusal for several."""
    works = {one.told.work for group in found for one in group.results}
    if len(works) != 1 or None in works:
        raise Refusal("a badge is of one paper; name it by its id")
    results = [one for group in found for one in group.results]
    benchmarks = {one.benchmark for one in results}
    models = {one.model for one in results if one.model}
    said = [_counted(len(results), "result"), _counted(len(benchmarks), "benchmark")]
    if models:
        said.append(_counted(len(models), "model"))
    title = library.settings.title
    label = title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
    return _svg(label, " · ".join(said))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _width(text: str) -> int:
    """Return how wide a text is."""
    whole = 0.0
    for char in text:
        size = "narrow" if char in _NARROW else "wide" if char in _WIDE else "plain"
        if unicodedata.east_asian_width(char) in "FW":
            size = "full"
        whole += 0.0 if unicodedata.combining(char) else _WIDTHS[size]
    return round(whole)


def _svg(label: str, said: str) -> str:
    left, right = _width(label) + 2 * _ROOM, _width(said) + 2 * _ROOM
    whole = left + right
    name = escape(f"{label}: {said}")
    texts = "".join(
        f'<text x="{at + width / 2:g}" y="14" textLength="{width - 2 * _ROOM}">'
        f"{escape(text)}</text>"
        for at, width, text in ((0, left, label), (left, right, said))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{_HEIGHT}" role="img"'
        f' aria-label="{name}"><title>{name}</title>'
        # Rounded as the badges beside it are.
        f'<rect width="{whole}" height="{_HEIGHT}" rx="3" fill="#3f3f46"/>'
        f'<path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{right - 3}z"'
        ' fill="#1d4ed8"/>'
        '<g fill="#fff" text-anchor="middle" font-size="11"'
        f' font-family="Verdana,Geneva,DejaVu Sans,sans-serif">{texts}</g></svg>\n'
    )
