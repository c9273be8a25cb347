"""A link's label promises what the link does not keep.

``code`` leads to a repository, not to a web page; "coming soon" leads nowhere and is forgotten.
Move a page to ``links`` under a label that says what it is, and add code when it is there.

Wrong::

    code:
      - {url: "https://doe.github.io/nets", label: code}

Right::

    links:
      - {label: homepage, url: "https://doe.github.io/nets"}
"""

import re
from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level, Path
from awesomequant.works.code_hosts import keeps_code

BY_RECORD = True

# Files of code, anywhere.
_FILE = re.compile(
    r"\.(?:zip|tar|gz|tgz|py|ipynb|git|cpp|m|whl)(?:[?#]|$)|/(?:code|src|software)/?$"
)
_PROMISE = re.compile(
    r"\bcom+ing\b|\bsoon\b|\bto be (?:released|announced)\b|\bTBD\b|\bTBA\b", re.IGNORECASE
)
# Labels with which a record says that it knows it is a page.
_PAGE = re.compile(r"page|site|demo|doc|blog|model|web", re.IGNORECASE)


def check(library: Library) -> Iterator[Finding]:
    """Yield each `code` that is a page, and each label that promises."""
    for paper in library.papers:
        labels: dict[Path, str] = {}
        for index, code in enumerate(paper.code):
            labels["code", index, "label"] = code.label
            is_forge = keeps_code(code.url.split("/")[2])
            if not (is_forge or _FILE.search(code.url) or _PAGE.search(code.label)):
                where = paper.source_file, ("code", index, "url")
                message = f"'{code.label}' under 'code' leads to a web page"
                hint = "move it to 'links' with a label that says what it is"
                yield Finding(*where, message, hint, Level.WARNING)
        for index, link in enumerate(paper.links):
            labels["links", index, "label"] = link.label
        labels["note",] = paper.note or ""
        for path, text in labels.items():
            if _PROMISE.search(text):
                message = f"'{text[:60]}' is a promise"
                hint = "take it out, and add the link when it is there"
                yield Finding(paper.source_file, path, message, hint, Level.WARNING)
