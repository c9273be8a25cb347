"""Links of a page to its own headings, which GitHub numbers where two have the same text.

A template marks a heading, ``## Papers{{ here("papers") }}``, and links to it from anywhere,
``[Papers](#{{ there("papers") }})``: only the finished page knows which number the heading has.
"""

import re
from collections.abc import Callable

from markupsafe import Markup

from awesomequant.language.markdown import anchors, headings

# Control characters, which no text of a list may hold.
_HERE = re.compile("\x02([^\x02\x03]*)\x03")
_THERE = re.compile("\x02#([^\x02\x03]*)\x03")


def here(key: object) -> Markup:
    """Return the mark of a heading, to stand on its line."""
    return Markup(f"\x02{key}\x03")  # noqa: S704 -- taken out again by ``linked``


def there(key: object) -> Markup:
    """Return what stands for the anchor of the heading that is marked with ``key``."""
    return Markup(f"\x02#{key}\x03")  # noqa: S704 -- the same


MARKS: dict[str, Callable[[object], Markup]] = {"here": here, "there": there}


def linked(page: str) -> str:
    """Return a rendered page with the anchors of its headings in the links to them, and no marks.

    A link to what nothing marks is left without an anchor, so that it leads to the page's top.
    """
    if "\x02" not in page:
        return page
    found = list(headings(page))
    numbered = anchors(_HERE.sub("", text) for _, text in found)
    by_key = {
        key: anchor
        for (line, _), anchor in zip(found, numbered, strict=True)
        for key in _HERE.findall(line)
    }
    page = _THERE.sub(lambda link: by_key.get(link[1], ""), page)
    return _HERE.sub("", page)
