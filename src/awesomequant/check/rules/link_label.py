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
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Finding, Level, Path

# Where code lies: forges, archives, notebooks; and files of code anywhere.
_FORGES = (
    "bitbucket.org", "code.google.com", "codalab.org", "codeberg.org", "codeocean.com",
    "colab.research.google.com", "drive.google.com", "figshare.com", "gitee.com", "github.com",
    "gist.github.com", "gitlab.com", "huggingface.co", "kaggle.com", "launchpad.net", "osf.io",
    "pypi.org", "sourceforge.net", "sr.ht", "zenodo.org",
)  # fmt: skip
_FORGE_LIKE = re.compile(r"^git(?:lab|ea|hub)?\.|\.gitlab\.|^code\.|^svn\.")
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
        for index, code in enumerate(paper.code):
            if not _is_code(code.url) and not _PAGE.search(code.label):
                path = ("code", index, "url")
                message = f"'{code.label}' under 'code' leads to a web page"
                hint = "move it to 'links' with a label that says what it is"
                yield Finding(paper.source_file, path, message, hint, Level.WARNING)
        yield from _promises(paper)


def _is_code(url: str) -> bool:
    host = url.split("/")[2].removeprefix("www.")
    known = host in _FORGES or host.endswith(tuple(f".{name}" for name in _FORGES))
    return known or bool(_FORGE_LIKE.search(host) or _FILE.search(url))


def _promises(paper: Paper) -> Iterator[Finding]:
    for path, text in _labels(paper):
        if _PROMISE.search(text):
            message = f"'{text[:60]}' is a promise"
            hint = "take it out, and add the link when it is there"
            yield Finding(paper.source_file, path, message, hint, Level.WARNING)


def _labels(paper: Paper) -> Iterator[tuple[Path, str]]:
    for index, code in enumerate(paper.code):
        yield ("code", index, "label"), code.label
    for index, link in enumerate(paper.links):
        yield ("links", index, "label"), link.label
    if paper.note:
        yield ("note",), paper.note
