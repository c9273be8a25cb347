"""An identifier of a work and what it proves; arXiv ids and DOIs, which people also write bare."""

import re
from typing import Final, NamedTuple
from unicodedata import normalize
from urllib.parse import quote, unquote

from awesomequant.works.identifiers.address import BLANK, LONGEST, UNSEEN, ZERO_WIDTH, trim


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


# arXiv ids: bare, in text and in addresses, with the checks on their form.

# Told of an address that begins as one of a paper and goes on otherwise: taken for a plain link it
# would hide a number that was copied badly.
NO_VALID_ID: Final = "arXiv address without a valid id"
_COPY_AGAIN: Final = "copy the address of the paper's abstract page again"

_ID: Final = r"(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z-]+)?/[0-9]{7})(?:v(?P<version>[0-9]+))?"
_REST: Final = r"(?:\.pdf|\.ps|\.ps\.gz|\.html)?(?:/?(?:[?&].*)?|(?P<file>/.+))"
_PATH: Final = r"/(?P<kind>abs|pdf|html|format|ps|src|e-print)/(?:arxiv:)?"
_PAGE: Final = re.compile(_PATH + _ID + _REST, re.IGNORECASE)
_PAGE_START: Final = re.compile(_PATH, re.IGNORECASE)
_MIRROR_PAGE: Final = re.compile(
    r"/(?:papers|arxiv|abs|pdf|html|overview)/" + _ID + _REST, re.IGNORECASE
)
_BARE: Final = re.compile(_ID, re.IGNORECASE)
_FEWER_DIGITS: Final = re.compile(r"[0-9]{4}\.[0-9]{1,3}")
_ARXIV_PREFIX: Final = re.compile(r"\Aarxiv\s*[:\uff1a]\s*", re.IGNORECASE)
_PREFIXED: Final = re.compile(r"arxiv\s*[:\uff1a]\s*([\w./-]+)", re.IGNORECASE)
_NEW_STYLE: Final = re.compile(r"[0-9]{4}\.[0-9]{4,5}")
_NUMBER_LIKE: Final = re.compile(r"[0-9]{4}\.")

# In a statement about a work: "arXiv preprint arXiv:1706.03762", "arXiv:1706.03762v2 [cs.CL]",
# "arXiv e-prints, 1905.07129", and the volume that dblp gives CoRR: "abs/1706.03762".
_NUMBER: Final = r"(?P<id>\d{4}\.\d{4,5}|[a-z.-]{2,20}/\d{7})(?:v\d+)?(?:\s*\[[\w.\s-]{0,40}\])?"
_MENTIONED: Final = re.compile(
    rf"arxiv[:\s]*(?:preprint\s+arxiv[:\s]*|e-prints?[,:\s]*|\.org/(?:abs|pdf)/)?{_NUMBER}",
    re.IGNORECASE,
)
_VOLUME: Final = re.compile(rf"abs/{_NUMBER}")

# The archives that gave out ids of the form `archive/YYMMNNN` until March 2007.
_ARCHIVE: Final = re.compile(
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|"
    "cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|"
    "nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con"
)


def parse_arxiv(text: str) -> Identifier:
    """The identifier of `1909.05840`, `1909.05840v2` or `arXiv:1909.05840`, nothing around it.

    The version, if any, is kept apart from the id. Raises BadIdentifier with a reason and a hint;
    an address is refused too, and the hint names the id to write instead.
    """
    bare = _ARXIV_PREFIX.sub("", text[:LONGEST].strip(BLANK))
    found = _BARE.fullmatch(bare)
    if found:
        return _arxiv(found)
    if _FEWER_DIGITS.fullmatch(bare):
        raise BadIdentifier(*_digits_missing())
    inside = _NEW_STYLE.search(bare)
    hint = f'write "{inside[0]}"' if inside else 'an id looks like "1909.05840"'
    raise BadIdentifier("not an arXiv id", hint)


def arxiv_in_address(tail: str) -> Identifier | None:
    """Return the identifier in path and query of an address of arXiv itself, None for other pages.

    Raises BadIdentifier when the address names a paper but the id is not valid.
    """
    tail = _single_slashes(tail)
    found = _PAGE.fullmatch(tail)
    if found is None:
        # Listings, searches and help pages are addresses of arXiv, too, and name no paper.
        if _PAGE_START.match(tail):
            raise BadIdentifier(NO_VALID_ID, _COPY_AGAIN)
        return None
    # Only an HTML version and sources have files below them; else the id has a tail that is wrong.
    if found["file"] and found["kind"].lower() not in {"html", "src"}:
        raise BadIdentifier(NO_VALID_ID, _COPY_AGAIN)
    return _arxiv(found, "file" if found["file"] else None)


def arxiv_in_mirror(tail: str) -> Identifier | None:
    """Return the identifier in path and query of an address that mirrors arXiv, else None."""
    found = _MIRROR_PAGE.fullmatch(_single_slashes(tail))
    return found and _arxiv(found)


def arxiv_in_text(text: str) -> Identifier | None:
    """The identifier that the whole text is, or the one behind `arXiv:` inside it, else None.

    Raises BadIdentifier when the prefix is followed by something that begins like an id.
    """
    found = _BARE.fullmatch(text)
    if found:
        # "word/1234567" is seldom an id: without `arXiv:` before it the archive has to be one.
        return _arxiv(found) if "/" not in text or _is_old_style(found["id"]) else None
    prefixed = _PREFIXED.search(text)
    token = prefixed[1].rstrip("./-") if prefixed else ""
    found = _BARE.fullmatch(token)
    if found is None and _NUMBER_LIKE.match(token):
        raise BadIdentifier("not an arXiv id", _COPY_AGAIN)
    return found and _arxiv(found)  # what is neither is an ordinary word


def arxiv_mentioned(text: str) -> tuple[str, bool] | None:
    """Return the arXiv id that a statement names, and whether it says nothing else; None for none.

    Whether such an id can exist is for `parse_arxiv` to tell.
    """
    found = _MENTIONED.search(text) if "arxiv" in text.lower() else _VOLUME.match(text)
    return (found["id"], len(found[0]) == len(text)) if found else None


def arxiv_of_doi(suffix: str) -> Identifier:
    """Return the identifier in the part of an arXiv DOI behind `10.48550/`."""
    found = _BARE.fullmatch(suffix.removeprefix("arxiv."))
    if found is None:
        raise BadIdentifier("arXiv DOI without a valid id", _COPY_AGAIN)
    return _arxiv(found)


def arxiv_given_out(written: str) -> str:
    """Return the month in which arXiv gave out an id: 2022-10 for `2210.17323`."""
    archive, _, number = written.rpartition("/")
    # The archives began in 1991 and ended with ids in 2007; the newer ids began then.
    century = "19" if archive and number[:2] >= "91" else "20"
    return f"{century}{number[:2]}-{number[2:4]}"


def _single_slashes(tail: str) -> str:
    """Collapse `//` in the path; arXiv serves such addresses."""
    return re.sub(r"/{2,}", "/", tail) if "//" in tail else tail


def _arxiv(found: re.Match[str], part: str | None = None) -> Identifier:
    """Make the identifier of a match with the groups of `_ID`; raise for an id never given out.

    When ids had which form is stated by arXiv.  The subject class of `math.DG/0211159` is left out.
    """
    written = found["id"]
    archive, _, number = written.lower().rpartition("/")
    month, digits = number[:4], len(number) - len("YYMM.")
    if not "01" <= month[2:] <= "12":
        raise BadIdentifier("month", "the third and fourth digit are the month, 01 to 12")
    if archive:
        if not _is_old_style(written):
            raise BadIdentifier("not an arXiv id", "ids with an archive ran until 2007-03")
        written = f"{archive.partition('.')[0]}/{number}"
    elif month < "0704":
        raise BadIdentifier("before 2007-04", "older papers have ids like math/0611800")
    elif month >= "1501" and digits < 5:  # noqa: PLR2004 - digits of an id
        raise BadIdentifier(*_digits_missing())
    elif month < "1501" and digits > 4:  # noqa: PLR2004 - digits of an id
        raise BadIdentifier("four digits until 2014-12", "one digit is too many")
    version = found["version"]
    return Identifier("arxiv", written, version and f"v{version}", part)


def _is_old_style(written: str) -> bool:
    """Tell whether the archive existed and the number lies between 1991 and March 2007."""
    archive, _, number = written.lower().partition("/")
    in_time = number[:2] >= "91" or number[:4] <= "0703"
    return in_time and _ARCHIVE.fullmatch(archive.partition(".")[0]) is not None


def _digits_missing() -> tuple[str, str]:
    """Return reason and hint for the mark that a YAML value read as a number leaves."""
    return "five digits from 2015-01", "put the id in quotes, the last zero is lost"


# DOIs: taken out of text and addresses, cleaned into the one form that is stored.


EXAMPLE: Final = "a DOI looks like 10.1109/CVPR42600.2020.00165"

_DOI: Final = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_IN_TEXT: Final = re.compile(r"(?<![\w.])" + _DOI.pattern)
_SHORT: Final = re.compile(r"(?:doi:\s?)?(10/[a-z][a-z0-9]{2,})", re.IGNORECASE)
_DOI_PREFIX: Final = re.compile(r"\A(?:urn:doi:|info:doi/|doi:)\s*", re.IGNORECASE)
_RESOLVED: Final = re.compile(r"https?://(?:dx\.|www\.)?doi\.org(/.*)", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"/articles/([\w.-]+?)(?:\.pdf|\.epdf)?/?")
# What publishers put behind the DOI in the addresses of their pages and files.
_TAILS: Final = ("/abstract", "/full", "/pdf", "/epdf", "/meta", "/fulltext.html", ".pdf")
_PREPRINT_TAIL: Final = re.compile(r"(?<=[0-9])v[0-9]+(?:\.full(?:-text)?|\.abstract)?$")
_PREPRINT_SERVERS: Final = ("10.1101/", "10.64898/")
# "10.1145/3190000/3186116/p499-someone.pdf" is the place of a file, not the DOI in it.
_OLD_ACM_FILE: Final = re.compile(r"10\.1145/[0-9]+0000/[0-9]+/p[0-9]+")
# An address made of such a DOI would lead elsewhere: browsers resolve "..".
_DOT_SEGMENT: Final = re.compile(r"/\.\.?(?:/|$)")
_UNCLEAN: Final = re.compile(r"[\\{}^\x80-\U0010ffff]|&amp;")
_AMPERSAND: Final = re.compile(r"&(?:amp;)+")
_CLEANED: Final = dict.fromkeys(map(ord, "\\{}^")) | dict.fromkeys(
    [*range(0x2010, 0x2016), 0x2212], "-"
)
# Not str.lower: a DOI knows no case of ASCII, and of other letters nothing is said.
_LOWER: Final = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def parse_doi(text: str) -> Identifier:
    """Return the identifier of a DOI, with or without `doi:` or a resolver's address in front.

    The scheme is "doi", but "arxiv" for an arXiv DOI and "shortdoi" for `10/abcdef`: the caller
    decides what to say of them. Raises BadIdentifier with a reason and a hint for all other texts,
    also for a publisher's address and for a DOI with words around it.
    """
    bare = _DOI_PREFIX.sub("", trim(text[:LONGEST]))
    resolved = _RESOLVED.fullmatch(bare)
    if resolved:
        found = doi_in_resolver(resolved[1])
    else:
        found = (
            doi_in_text(bare) if _DOI.fullmatch(_clean(bare)) or _SHORT.fullmatch(bare) else None
        )
    if found is None:
        raise BadIdentifier("not a DOI", EXAMPLE)
    return found


def doi_in_text(text: str) -> Identifier | None:
    """Return the first DOI in a text, or the short DOI that the whole text is, else None."""
    found = _IN_TEXT.search(_clean(text))
    if found:
        return _doi_of(_trimmed(found[0]))
    short = _SHORT.fullmatch(text)
    return short and Identifier("shortdoi", short[1].lower())


def doi_in_resolver(tail: str) -> Identifier | None:
    """Return the DOI in path and query of a resolver's address, else None."""
    path = _path(tail)
    # A short DOI is all of the path (doi.org/10/bfrhmx); any other is found in it.
    return doi_in_text(path.lstrip("/") if path.startswith("/10/") else path)


def doi_in_publisher(tail: str) -> Identifier | None:
    """Return the DOI in path and query of a known publisher's address, else None.

    The tails that publishers add are cut; bioRxiv and medRxiv add the version as well.
    """
    found = _IN_TEXT.search(_clean(_path(tail)))
    if found is None:
        return None
    doi = _trimmed(found[0])
    while doi.endswith(_TAILS):  # "/full.pdf" has two
        for added in _TAILS:
            doi = doi.removesuffix(added)
    if doi.startswith(_PREPRINT_SERVERS):
        doi = _PREPRINT_TAIL.sub("", doi)
    return _doi_of(_trimmed(doi))


def doi_in_nature(tail: str) -> Identifier | None:
    """Return the DOI of an article of the Nature journals, whose pages bear its second half."""
    found = _ARTICLE.fullmatch(tail.partition("?")[0])
    return found and _doi_of(_trimmed("10.1038/" + found[1]))


def _path(tail: str) -> str:
    """Return the decoded path of an address.

    The query is cut before decoding: a `?` written as %3F belongs to the DOI.
    """
    path = tail.partition("?")[0]
    return unquote(path) if "%" in path else path


def _clean(text: str) -> str:
    r"""Take off what LaTeX, HTML and copying add; unify the dashes.

    Every backslash goes, not only that of `\_` and `\/`: no DOI has one.
    """
    if not _UNCLEAN.search(text):
        return text
    text = ZERO_WIDTH.sub("", text).translate(_CLEANED)
    return _AMPERSAND.sub("&", normalize("NFC", text))


def _trimmed(doi: str) -> str:
    """The stored spelling: no marks behind it, ASCII in lower case (a DOI knows no other)."""
    return trim(doi).translate(_LOWER)


def _doi_of(doi: str) -> Identifier | None:
    """Make the identifier of a cleaned DOI; None for what only looks like one."""
    if not _DOI.fullmatch(doi) or _OLD_ACM_FILE.match(doi):
        return None
    if UNSEEN.search(doi) or _DOT_SEGMENT.search(doi):
        return None
    prefix, _, suffix = doi.partition("/")
    # The DOI that arXiv gives is the preprint's id once more: two schemes would be two works.
    return arxiv_of_doi(suffix) if prefix == "10.48550" else Identifier("doi", doi)
