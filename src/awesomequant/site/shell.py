"""A shell: one built page whose text is slots, filled for every paper, tag, venue and year.

The generator of the site builds an ordinary page a kind; filling it costs a tenth of a millisecond,
where an ordinary page costs 13 and, in the navigation, 140.
"""

import re
from dataclasses import dataclass

from awesomequant.render import escaped
from awesomequant.site.addresses import of_files
from awesomequant.site.frame import bare
from awesomequant.site.policy import renewed

# Words that survive Markdown, templates and addresses as they are, and stand on no other page.
# The shell's own file name is the slot for the address: the canonical link then has it as well.
_PARTS = ("address", "title", "heading", "head", "body")
SLOTS = {name: f"xqslot{name}xq" for name in _PARTS}
_SPLIT = re.compile(f"({'|'.join(SLOTS.values())})")
_NAMES = {token: name for name, token in SLOTS.items()}
# White space that shows nowhere: a quarter of the theme's page, and it stands on every copy.
_INDENTATION = re.compile(r"\n\s+")
_BLOCKS = "div|form|head|header|label|li|link|main|meta|nav|script|ul"
_BETWEEN_BLOCKS = re.compile(rf">\n<(?=/?(?:{_BLOCKS})\b)")
# At either end of what the theme lays out as a block.
_BEGUN = re.compile(r'(<(?:a|label|span) [^>]*\bclass="md-[^>]*>)\n')
_ENDED = re.compile(r"\n(?=(?:</span>\n?)?</a></li>|</label>|</span></div>)")
# What the theme says of the whole site, which Zotero would take for what a paper is.
_OF_THE_SITE = re.compile(r"""<meta\s[^>]*\bname=["']?(?:author|description|keywords)\b[^>]*>""")
# The folder the shell is built in: as deep below the root as the pages it is filled for.
FOLDER = "shell"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: where it stands, what it is called, and its HTML.

    ``address`` is relative to the root and two folders deep, as ``papers/ghostnet/``; ``heading``,
    ``head`` and ``body`` are HTML, the other fields plain text; where there is no description, the
    page has none.
    """

    address: str
    title: str
    heading: str
    description: str
    body: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """A built page, split at its slots: text and names of slots in turn.

    ``is_flat`` says whether its links are to name files where they lead to folders.
    """

    parts: tuple[str, ...]
    is_flat: bool = False

    @classmethod
    def of(cls, built: str, *, is_flat: bool = False) -> "Shell":
        """Return the shell that a built page is."""
        html = built.replace(f"{FOLDER}/{SLOTS['address']}/", SLOTS["address"])
        # MkDocs' site_author would sign what has no authors, its site_description be the abstract.
        html = _OF_THE_SITE.sub("", html)
        if SLOTS["head"] not in html:
            html = html.replace("</head>", f"{SLOTS['head']}</head>", 1)
        html = bare(html)
        html = _BETWEEN_BLOCKS.sub("><", _INDENTATION.sub("\n", html))
        html = renewed(_ENDED.sub("", _BEGUN.sub(r"\1", html)), built)
        return cls(tuple(_SPLIT.split(html)), is_flat)

    def fill(self, page: Page) -> str:
        """Return the whole page."""
        values = {
            "address": page.address,
            "title": escaped(page.title),
            "heading": page.heading,
            "head": _described(page) + page.head,
            "body": page.body,
        }
        html = "".join(values[_NAMES[part]] if part in _NAMES else part for part in self.parts)
        return of_files(html) if self.is_flat else html


def _described(page: Page) -> str:
    text = escaped(page.description)
    return f'<meta name="description" content="{text}">' if text else ""


def source() -> str:
    """Return the Markdown of the page that becomes the shell."""
    return (
        "---\n"
        f'title: "{SLOTS["title"]}"\n'
        "hide: [navigation, toc]\n"
        "search: {exclude: true}\n"
        "---\n\n"
        f'<h1 id="top">{SLOTS["heading"]}</h1>\n\n<div>{SLOTS["body"]}</div>\n'
    )


def made(title: str, block: str) -> str:
    """Return a page that a site has of its own: its title, and the block that it shows."""
    return (
        f"---\ntitle: {title}\nhide: [navigation, toc]\nsearch: {{exclude: true}}\n---\n\n"
        f"# {title}\n\n<!-- awesomequant: {block} -->\n"
    )


# The pages that every site has, as title and block; one of the project's own stands in the place
# of each.
MADE = {
    "explore.md": ("Explore", "explore"),
    "authors/index.md": ("Authors", "authors"),
}
# Made likewise, where a list wants the check, and where it has results; searches find them.
TOOLS = {
    "audit.md": ("Check a bibliography", "audit"),
    "results.md": ("Results", "results"),
}
# What the pages of results alone load.
OF_RESULTS = frozenset({"board.js", "results.css"})
# Made likewise.  What readers keep and compare has no content before they chose something, and the
# filters are parts of Explore: no menu and no search leads there, but our buttons and links.
READERS = {
    "reading-list.md": ("Reading list", "reading-list"),
    "compare.md": ("Compare", "compare"),
    "filters.md": ("All filters", "filters"),
}
