"""Where code lies: forges, archives and notebooks, and the addresses of repositories in them."""

import re

_HOSTS = (
    "bitbucket.org", "code.google.com", "codalab.org", "codeberg.org", "codeocean.com",
    "colab.research.google.com", "drive.google.com", "figshare.com", "gitee.com", "github.com",
    "gist.github.com", "gitlab.com", "huggingface.co", "kaggle.com", "launchpad.net",
    "modelscope.cn", "osf.io", "pypi.org", "sourceforge.net", "sr.ht", "zenodo.org",
)  # fmt: skip
_BELOW = tuple(f".{name}" for name in _HOSTS)
_LIKE_ONE = re.compile(r"^git(?:lab|ea|hub)?\.|\.gitlab\.|^code\.|^svn\.")
# An owner and a name, on the usual forges and on those that institutions keep.
_REPOSITORY = re.compile(
    r"https?://(www\.)?((github|gitlab|bitbucket|codeberg|gitee)\.(com|org)/[^/]+/[^/]+"
    r"|(?:git|gitlab|gitea|framagit|salsa)\.[\w.-]+/[\w.-]+/|gist\.github)"
)
# A page that stands in a repository: "…/blob/main/paper.pdf" is the paper.
_PAGE = re.compile(r"/(?:blob|raw)/.*\.(?:md|pdf|html?)(?:$|[?#])", re.IGNORECASE)
# Where people speak of a repository: a course links "[discussion](…)" beside each paper.
_TALK = re.compile(r"/(?:discussions|issues|pulls?|wiki|stargazers|network)(?:$|[/?#])")


def keeps_code(host: str) -> bool:
    """Return whether code lies at a host, if beside other things: zenodo.org, gitlab.inria.fr."""
    bare = host.removeprefix("www.")
    return bare in _HOSTS or bare.endswith(_BELOW) or bool(_LIKE_ONE.search(bare))


def is_repository(url: str) -> bool:
    """Return whether an address leads to a repository, and not to a page in it or about it."""
    return bool(_REPOSITORY.match(url)) and not (is_page_in_repository(url) or _TALK.search(url))


def names_repository(text: str) -> bool:
    """Return whether an address of a repository stands anywhere in a text."""
    return bool(_REPOSITORY.search(text))


def is_page_in_repository(url: str) -> bool:
    """Return whether an address leads to a text that a repository holds."""
    return bool(_PAGE.search(url))
