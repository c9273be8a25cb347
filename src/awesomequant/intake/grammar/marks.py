"""The signs by which a list recommends some of its works: stars of a rating, a flame."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from awesomequant.intake.grammar.document import Unit
from awesomequant.library.draft import Draft

_SHORTCODES = {
    ":star:": "⭐", ":star2:": "🌟", ":sparkles:": "✨", ":fire:": "🔥", ":mortar_board:": "🎓",
    ":heart:": "❤", ":trophy:": "🏆", ":+1:": "👍", ":thumbsup:": "👍", ":100:": "💯",
    ":boom:": "💥", ":gem:": "💎", ":crown:": "👑", ":1st_place_medal:": "🥇",
    ":medal_sports:": "🏅", ":exclamation:": "❗", ":bangbang:": "‼",
}  # fmt: skip
_SHORTCODE = re.compile(":[a-z0-9_+]{2,20}:")
_SIGNS = "⭐🌟✨🔥🎓❤🏆👍💯💥💎👑🥇🏅❗‼★☆"
# Beside a number they count: "[1.2k ⭐]", "🔥 12", "⭐ stars".
_MARK = re.compile(
    rf"(?<![\d.,kKw万{_SIGNS}])(?<!\d )(?<!k )(?:[{_SIGNS}]\ufe0f?\s?)+"
    r"(?!\s?[:x×]?\s?\[?\d|\s?stars\b)"
)
# What so many entries bear says nothing of one: an ornament.
_USUAL = 0.8


def mark_of(unit: Unit) -> str:
    """Return the signs that an entry bears, each run of them once: "⭐⭐⭐", "🔥🎓"."""
    texts = [flat.text for flat, depth in unit.lines if not depth]
    texts += [cell.flat.text for cell in unit.cells]
    runs: dict[str, None] = {}
    for text in texts:
        shown = _SHORTCODE.sub(lambda code: _SHORTCODES.get(code[0], code[0]), text)
        for run in _MARK.finditer(shown):
            runs["".join(run[0].split())] = None
    return " ".join(runs)


def with_marks(entries: Iterable[tuple[Draft, str]]) -> list[Draft]:
    """Return entries with their signs as ``extra``, where these tell some of them from others.

    A roadmap rates its 133 papers with one to five stars, and whoever kept it so missed them all.
    """
    every = list(entries)
    counts = Counter(mark for _, mark in every)
    told = {mark for mark, count in counts.items() if mark and count <= max(1, _USUAL * len(every))}
    return [
        replace(draft, more={**draft.more, "extra": {**draft.more.get("extra", {}), "mark": mark}})
        if mark in told
        else draft
        for draft, mark in every
    ]
