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

# Where code lies: forges, archives, notebooks; and files of code anywhere.
_FORGES = (
    "bitbucket.org", "code.google.com", "codalab.org", "codeberg.org", "codeocean.com",
    "colab.research.google.com", "drive.google.com", "figshare.com", "gitee.com", "github.com",
    "gist.github.com", "gitlab.com", "huggingface.co", "kaggle.com", "launchpad.net", "osf.io",
    "pypi.org", "sourceforge.net", "sr.ht", "zenodo.org",
)  # fmt: skip
_BELOW = tuple(f".{name}" for name in _FORGES)
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
        labels: dict[Path, str] = {}
        for index, code in enumerate(paper.code):
            labels["code", index, "label"] = code.label
            host = code.url.split("/")[2].removeprefix("www.")
            is_forge = host in _FORGES or host.endswith(_BELOW) or _FORGE_LIKE.search(host)
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
