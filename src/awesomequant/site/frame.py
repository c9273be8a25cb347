"""The theme's frame around a filled page, without what shows nowhere on it.

It stands on each of thousands of pages: of a page of 17 KB it was 7, on a site with a menu of
twenty entries 16.
"""

import json
import re
from collections import Counter
from collections.abc import Callable

# What the theme says of itself, its script for tabs within a page, which no filled page has, places
# where nothing stands, and a name that elements of HTML need not say.
_IDLE = re.compile(
    r"""<meta\s[^>]*\bname=["']?generator\b[^>]*>"""
    r"|<script>var target=document\.getElementById\(location\.hash[^<]*</script>"
    r'|<div data-md-component="(?:announce|skip)">\s*</div>'
    r"""|(?<=<svg) xmlns=["']?http://www\.w3\.org/2000/svg["']?"""
)
# What the theme keeps in the browser: choices, and facts of a repository or of another version.
_STORAGE = re.compile(r"<script>__md_scope=.*?</script>", re.DOTALL)
_STORES = re.compile(r'__md_|\bdata-md-component="?(?:consent|outdated|palette|source)\b')
# The script that puts on the colours a reader chose, where there is nothing to choose from.
_CHOICE = re.compile(r"<input[^>]*\bdata-md-color-media")
_COLOURS = re.compile(r"<script>var palette=__md_get\(.*?</script>", re.DOTALL)
_EMPTY_CONTENTS = re.compile(
    r'<div class="md-sidebar md-sidebar--secondary"(?:(?!<div|<li).)*'
    r"(?:<div[^>]*>\s*)*<nav[^>]*>\s*</nav>\s*(?:</div>\s*){3}",
    re.DOTALL,
)
_CONFIG = re.compile(r'(<script id="__config" type="application/json">)(.*?)(</script>)', re.DOTALL)
_ICON = re.compile(r"<svg([^>]*)><path( d=[^>]*?)/></svg>")
_ITEM = re.compile(r"<li\b[^>]*>|</li>")
_WORTH_A_NAME = 80  # signs; a name and its use take 50
_NESTED = "md-nav__item--nested"
_LINK = re.compile(r'<a href="([^"]*)" class="md-nav__link[^"]*"')
_NAME = re.compile(r'<span class="md-ellipsis">\s*+(.*?)(?:(?<!\s)\s++)?</span>', re.DOTALL)


def bare(html: str) -> str:
    """Return a built page without what a filled page has no use for."""
    html = _EMPTY_CONTENTS.sub("", _IDLE.sub("", html))
    if not _CHOICE.search(html):
        html = _COLOURS.sub("", html)
    if not _STORES.search(_STORAGE.sub("", html)):
        html = _STORAGE.sub("", html)
    return _drawn_once(_CONFIG.sub(_configured(html), _flat(html)))


def _drawn_once(html: str) -> str:
    """Return a page in which an icon that was drawn before is shown by its name."""
    drawings = Counter(icon[2] for icon in _ICON.finditer(html))
    known: dict[str, str] = {}

    def shorter(icon: re.Match[str]) -> str:
        size, drawing = icon.groups()
        if drawings[drawing] == 1 or len(drawing) < _WORTH_A_NAME:
            return icon[0]
        if drawing in known:
            return f'<svg{size}><use href="#{known[drawing]}"/></svg>'
        known[drawing] = f"aq-icon-{len(known) + 1}"
        return f'<svg{size}><path id="{known[drawing]}"{drawing}/></svg>'

    return _ICON.sub(shorter, html)


def _configured(html: str) -> Callable[[re.Match[str]], str]:
    has_search = 'data-md-component="search-query"' in html

    def shorter(found: re.Match[str]) -> str:
        try:
            config = json.loads(found[2])
            words = config["translations"]
        except (ValueError, KeyError, TypeError):  # another version of the theme's
            return found[0]
        idle = [] if config.get("version") else ["select.version"]
        if not has_search:  # the words of the theme's own, in whose place ours stands
            idle += [name for name in words if name.startswith("search.")]
            config["search"] = None
        config["translations"] = {name: word for name, word in words.items() if name not in idle}
        config = {name: value for name, value in config.items() if value is not None}
        return found[1] + json.dumps(config, ensure_ascii=False, separators=(",", ":")) + found[3]

    return shorter


def _flat(html: str) -> str:
    """Return a page with one link for each section of its menu, to the section's first page.

    The menu of a filled page opens on phones alone, where the section's own pages have the whole.
    """
    made, at, depth, start = [], 0, 0, 0
    for item in _ITEM.finditer(html):
        if not depth and _NESTED in item[0]:
            start, depth = item.start(), 1
        elif depth:
            depth += -1 if item[0] == "</li>" else 1
            section = html[start : item.end()]
            link, name = _LINK.search(section), _NAME.search(section)
            if not depth and link and name:
                shown = f'<span class="md-ellipsis">{name[1]}</span>'
                door = f'<a href="{link[1]}" class="md-nav__link">{shown}</a>'
                made += [html[at:start], f'<li class="md-nav__item">{door}</li>']
                at = item.end()
    return "".join([*made, html[at:]])
