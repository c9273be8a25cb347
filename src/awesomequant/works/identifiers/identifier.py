"""The value `Identifier`, what each scheme's ids prove, and the form of a scheme's rows."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import quote

# The value `Identifier`, and the table of what each scheme's ids prove and where they lead.


class BadIdentifier(ValueError):  # noqa: N818 - the name says what is wrong
    """A text that claims to be an identifier and is none; `reason` says why, `hint` what to do."""

    def __init__(self, reason: str, hint: str = "") -> None:
        """Keep the reason and the hint, a few plain words each."""
        super().__init__(f"{reason} ({hint})" if hint else reason)
        self.reason = reason
        self.hint = hint


class Scheme(NamedTuple):
    """What a scheme's ids are good for."""

    address: str | None = None
    """The address of `{id}`; None where the page seen must be kept."""
    strong: bool = True
    """Whether an id names a work, so that two records that share it are the same work."""


SCHEMES: Final = {
    "arxiv": Scheme("https://arxiv.org/abs/{id}"),
    "doi": Scheme("https://doi.org/{id}"),
    "shortdoi": Scheme("https://doi.org/{id}"),
    "openreview": Scheme("https://openreview.net/forum?id={id}"),
    "acl": Scheme("https://aclanthology.org/{id}/"),
    "cvf": Scheme(),
    "ecva": Scheme(),
    "pmlr": Scheme("https://proceedings.mlr.press/{id}.html"),
    "neurips": Scheme(),
    "nips": Scheme(),
    "iclr": Scheme(),
    "mlsys": Scheme(),
    "neurips-virtual": Scheme(strong=False),
    "icml-virtual": Scheme(strong=False),
    "iclr-virtual": Scheme(strong=False),
    "ieee": Scheme("https://ieeexplore.ieee.org/document/{id}"),
    "aaai": Scheme("https://ojs.aaai.org/index.php/AAAI/article/view/{id}"),
    "aaai-ocs": Scheme(),
    "ijcai": Scheme("https://www.ijcai.org/proceedings/{id}"),
    "jmlr": Scheme("https://jmlr.org/papers/{id}.html"),
    "hal": Scheme(),
    "pmcid": Scheme(),
    "pii": Scheme(strong=False),
    "s2": Scheme(strong=False),
    "acm": Scheme(strong=False),
    "usenix": Scheme(strong=False),
    "isca": Scheme(strong=False),
    "github": Scheme("https://github.com/{id}", strong=False),
    "hf": Scheme("https://huggingface.co/{id}", strong=False),
}
"""Every scheme. Repositories are weak: four different papers of one list share a repository."""

_WITHOUT_CASE: Final = frozenset({"github"})
_SAFE: Final = "/:;.,-_~!$&+=@"
_UNKNOWN: Final = Scheme(strong=False)


class Identifier(NamedTuple):
    """One identifier of a work, a page or a repository."""

    scheme: str
    id: str
    version: str | None = None
    part: str | None = None
    """"supplement" or "file" when the address seen leads to such a part and not to the paper."""

    @property
    def strong(self) -> bool:
        """Whether two records that share this identifier are the same work."""
        return SCHEMES.get(self.scheme, _UNKNOWN).strong

    @property
    def url(self) -> str | None:
        """The canonical address made from the id, or None where the page seen must be kept."""
        address = SCHEMES.get(self.scheme, _UNKNOWN).address
        return address and address.replace("{id}", quote(self.id, safe=_SAFE))

    @property
    def key(self) -> str:
        """What equal identifiers have in common: no version and no part; GitHub without case."""
        text = f"{self.scheme}:{self.id}"
        return text.lower() if self.scheme in _WITHOUT_CASE else text

    def __str__(self) -> str:
        """Return `scheme:id`."""
        return f"{self.scheme}:{self.id}"


# The form of a row in the tables of schemes: hosts, pattern, how the id is made.

Former = Callable[[re.Match[str]], str]


def first(found: re.Match[str]) -> str:
    """Make the id of the first group, as written."""
    return found[1]


def pair(found: re.Match[str]) -> str:
    """Make the id of the first two groups, `2020/123590137`."""
    return f"{found[1]}/{found[2]}"


class Row(NamedTuple):
    """How one scheme is read on some hosts; hosts are compared exactly."""

    scheme: str
    hosts: str
    """The hosts, with blanks between them."""
    pattern: re.Pattern[str]
    """Matches path and query in full; a last group named `supplement` marks a supplement."""
    form: Former = first

    def read(self, tail: str) -> Identifier | None:
        """Return the identifier in path and query of an address on one of the hosts, else None."""
        path, mark, query = tail.partition("?")
        if "//" in path:
            path = re.sub(r"/{2,}", "/", path)
        found = self.pattern.fullmatch(path + mark + query)
        if found is None:
            return None
        part = "supplement" if found.lastgroup == "supplement" else None
        return Identifier(self.scheme, self.form(found), None, part)


def row(scheme: str, hosts: str, pattern: str, form: Former = first) -> Row:
    """Make a row whose pattern is matched without case; a query behind the path is allowed."""
    return Row(scheme, hosts, re.compile(pattern + r"(?:[?&].*)?", re.IGNORECASE), form)
