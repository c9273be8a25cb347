"""Read a page of HTML by the grammar of lists: its headings, items, tables and paragraphs."""

import re

from awesomequant.intake.formats import Profile
from awesomequant.intake.grammar.document import Block, fold
from awesomequant.intake.grammar.html_blocks import html_blocks
from awesomequant.intake.grammar.reader import read_blocks
from awesomequant.library.draft import Reading

SUFFIXES = (".html", ".htm", ".xhtml")

# What stands around the text of a page: its menus, its forms, its foot.
_AROUND = re.compile(
    r"<(nav|header|footer|aside|form|noscript|template|svg|head)\b[^>]*>.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)


def read(source: str, file: str, profile: Profile | None = None) -> Reading:
    """Return the entries of the HTML text ``source``; ``file`` is the name that places bear."""
    # Of what is left out its lines stay, so that the rest keeps its places.
    text = _AROUND.sub(lambda found: "\n" * found[0].count("\n"), source)
    page = Block("document", 1, source.count("\n") + 1, inside=html_blocks(text))
    fold(page)
    for heading in page.inside:  # a page has no other headings that they would be a banner beside
        heading.is_html = False
    return read_blocks(page.inside, file, profile)


read_profiled = read
