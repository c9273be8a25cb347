"""arXiv ids: bare, in text and in addresses, with the checks on their form."""

import re
from typing import Final

from awesomequant.text import regex
from awesomequant.works.identifiers.address import BLANK, LONGEST
from awesomequant.works.identifiers.identifier import BadIdentifier, Identifier

# The hosts of arXiv, with blanks between them.
ARXIV_HOSTS: Final = (
    "arxiv.org www.arxiv.org export.arxiv.org browse.arxiv.org cn.arxiv.org xxx.arxiv.org "
    "xxx.lanl.gov ar5iv.org www.ar5iv.org ar5iv.labs.arxiv.org"
)
# They show papers under their arXiv id, among pages of their own.
ARXIV_MIRRORS: Final = "huggingface.co hf.co papers.cool alphaxiv.org www.alphaxiv.org"

# Told of an address that begins as one of a paper and goes on otherwise: taken for a plain link it
# would hide a number that was copied badly.
NO_VALID_ID: Final = "arXiv address without a valid id"
_COPY_AGAIN: Final = "copy the address of the paper's abstract page again"

_ID: Final = r"(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z-]+)?/[0-9]{7})(?:v(?P<version>[0-9]+))?"
_REST: Final = r"(?:\.pdf|\.ps|\.ps\.gz|\.html)?(?:/?(?:[?&].*)?|(?P<file>/.+))"
_PATH: Final = r"/(?P<kind>abs|pdf|html|format|ps|src|e-print)/(?:arxiv:)?"
_PAGE: Final = regex(_PATH + _ID + _REST, re.IGNORECASE)
_PAGE_START: Final = regex(_PATH, re.IGNORECASE)
_MIRROR_PAGE: Final = regex(
    r"/(?:papers|arxiv|abs|pdf|html|overview)/" + _ID + _REST, re.IGNORECASE
)
_BARE: Final = regex(_ID, re.IGNORECASE)
_FEWER_DIGITS: Final = regex(r"[0-9]{4}\.[0-9]{1,3}")
_ARXIV_PREFIX: Final = regex(r"\Aarxiv\s*[:\uff1a]\s*", re.IGNORECASE)
_PREFIXED: Final = regex(r"arxiv\s*[:\uff1a]\s*([\w./-]+)", re.IGNORECASE)
_NEW_STYLE: Final = regex(r"[0-9]{4}\.[0-9]{4,5}")
_NUMBER_LIKE: Final = regex(r"[0-9]{4}\.")

# In a statement about a work: "arXiv preprint arXiv:1706.03762", "arXiv:1706.03762v2 [cs.CL]",
# "arXiv e-prints, 1905.07129", and the volume that dblp gives CoRR: "abs/1706.03762", which people
# write behind it: "CoRR, abs/1706.03762".
_NUMBER: Final = r"(?P<id>\d{4}\.\d{4,5}|[a-z.-]{2,20}/\d{7})(?:v\d+)?(?:\s*\[[\w.\s-]{0,40}\])?"
_MENTIONED: Final = regex(
    rf"arxiv[:\s]*(?:preprint\s+arxiv[:\s]*|e-prints?[,:\s]*|\.org/(?:abs|pdf)/)?{_NUMBER}",
    re.IGNORECASE,
)
_VOLUME: Final = regex(rf"(?:corr[,\s]\s*(?:vol(?:ume)?\.?\s*)?)?abs/{_NUMBER}", re.IGNORECASE)

# The archives that gave out ids of the form `archive/YYMMNNN` until March 2007.
_ARCHIVE: Final = regex(
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
