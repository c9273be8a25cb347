"""DOIs: taken out of text and addresses, cleaned into the one form that is stored."""

import re
from typing import Final
from unicodedata import normalize
from urllib.parse import unquote

from awesomequant.text import regex
from awesomequant.works.identifiers.address import LONGEST, UNSEEN, ZERO_WIDTH, trim
from awesomequant.works.identifiers.arxiv import arxiv_of_doi
from awesomequant.works.identifiers.identifier import BadIdentifier, Identifier

# Hosts whose addresses hold a DOI, with blanks between them: those that resolve it, publishers.
DOI_RESOLVERS: Final = "doi.org www.doi.org dx.doi.org doi.acm.org doi.ieeecomputersociety.org"
DOI_PUBLISHERS: Final = (
    "dl.acm.org link.springer.com onlinelibrary.wiley.com agupubs.onlinelibrary.wiley.com "
    "www.tandfonline.com tandfonline.com "
    "journals.sagepub.com www.science.org science.sciencemag.org www.pnas.org pnas.org "
    "pubs.acs.org epubs.siam.org www.biorxiv.org biorxiv.org www.medrxiv.org medrxiv.org "
    "www.annualreviews.org annualreviews.org iopscience.iop.org journals.aps.org "
    "royalsocietypublishing.org www.worldscientific.com worldscientific.com arc.aiaa.org "
    "ascelibrary.org journals.asm.org journals.physiology.org www.liebertpub.com www.nejm.org "
    "www.ahajournals.org www.emerald.com www.frontiersin.org "
    "pubsonline.informs.org"
)
NATURE_HOSTS: Final = "www.nature.com nature.com"

EXAMPLE: Final = "a DOI looks like 10.1109/CVPR42600.2020.00165"

_DOI: Final = regex(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_IN_TEXT: Final = regex(r"(?<![\w.])" + _DOI.pattern)
_SHORT: Final = regex(r"(?:doi:\s?)?(10/[a-z][a-z0-9]{2,})", re.IGNORECASE)
_DOI_PREFIX: Final = regex(r"\A(?:urn:doi:|info:doi/|doi:)\s*", re.IGNORECASE)
_RESOLVED: Final = regex(r"https?://(?:dx\.|www\.)?doi\.org(/.*)", re.IGNORECASE)
_ARTICLE: Final = regex(r"/articles/([\w.-]+?)(?:\.pdf|\.epdf)?/?")
# What publishers put behind the DOI in the addresses of their pages and files.
_TAILS: Final = (
    "/abstract", "/full", "/pdf", "/epdf", "/meta", "/fulltext.html", ".pdf", "/full/html",
)  # fmt: skip
_PREPRINT_TAIL: Final = regex(r"(?<=[0-9])v[0-9]+(?:\.full(?:-text)?|\.abstract)?$")
_PREPRINT_SERVERS: Final = ("10.1101/", "10.64898/")
# What servers of preprints give out: bioRxiv and its kin (Cold Spring Harbor's journals begin with
# letters), SSRN, Research Square, OSF, PsyArXiv, ChemRxiv, Preprints.org, TechRxiv, Authorea.
PREPRINT_DOIS: Final = (
    "10.1101/0", "10.1101/1", "10.1101/20", "10.64898/", "10.2139/ssrn", "10.21203/", "10.31219/",
    "10.31234/", "10.26434/", "10.20944/", "10.36227/", "10.22541/",
)  # fmt: skip
# "10.1145/3190000/3186116/p499-someone.pdf" is the place of a file, not the DOI in it.
_OLD_ACM_FILE: Final = regex(r"10\.1145/[0-9]+0000/[0-9]+/p[0-9]+")
# An address made of such a DOI would lead elsewhere: browsers resolve "..".
_DOT_SEGMENT: Final = regex(r"/\.\.?(?:/|$)")
_UNCLEAN: Final = regex(r"[\\{}^\x80-\U0010ffff]|&amp;")
_AMPERSAND: Final = regex(r"&(?:amp;)+")
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
