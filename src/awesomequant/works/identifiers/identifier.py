"""An identifier of a work, and what each scheme of identifiers proves."""

from typing import Final, NamedTuple
from urllib.parse import quote


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


# Every scheme. Repositories are weak: four different papers of one list share a repository.
SCHEMES: Final = {
    "arxiv": Scheme("https://arxiv.org/abs/{id}"),
    "doi": Scheme("https://doi.org/{id}"),
    "shortdoi": Scheme("https://doi.org/{id}"),
    "openreview": Scheme("https://openreview.net/forum?id={id}"),
    "acl": Scheme("https://aclanthology.org/{id}/"),
    # An id alone tells no page where the address has a hash or a year's folder besides.
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
