"""What a reader pastes in place of words: a DOI, an arXiv id, a link to a work or to its code.

``pasted.js`` reads queries so too; ``tests/vectors/pasted.json`` holds the two together.  A work is
found by a key: ``doi:``, ``arxiv:``, or the address without what two links to it may differ in.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesomequant.library.paper import Paper

_ARXIV = re.compile(
    r"(?:arxiv[:\s]\s*|(?:xiv|ar5iv)(?:\.labs\.arxiv)?\.org/\w+/|/papers/|^(?:abs/|pdf/)?)"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?/?(?=$|[?#\s])"
)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"<>?#]+)")
_SSH = re.compile(r"^(?:ssh://)?git@([\w.-]+)[:/]")
_ADDRESS = re.compile(
    r"^(?:https?://)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(/[^\s?#]*)(\?[^\s#]*)?"
)
_REPOSITORY = re.compile(r"^(?=.*[a-z])[\w.-]+/[\w.-]+$")
_SUFFIX = re.compile(r"(?:/|\.git|\.pdf|\.html?|\.abstract)+$")
_ID = re.compile(r"[?&]id=([\w-]+)")
# Hosts of code and models, where two names tell the repository, whatever stands behind them.
_CODE = frozenset(("github.com", "gitlab.com", "huggingface.co", "bitbucket.org", "codeberg.org"))
_HASH = re.compile(r"\b[0-9a-f]{32}\b")  # of NeurIPS, the same for page and file
_NO_END = ".,;)]}"  # of a sentence, and of what stands around


def keys_of(text: str) -> list[str]:
    """Return the keys that a pasted text may mean, the likeliest first; none of mere words."""
    text = _SSH.sub(r"\1/", unquote(text).strip().lower())
    if found := _ARXIV.search(text):
        return [f"arxiv:{found[1]}"]
    if found := _DOI.search(text):
        doi = found[1].rstrip(_NO_END)
        if doi.startswith("10.48550/arxiv."):
            return [f"arxiv:{doi.removeprefix('10.48550/arxiv.')}"]
        return list(dict.fromkeys((f"doi:{doi}", f"doi:{_SUFFIX.sub('', doi)}")))
    if found := _ADDRESS.match(text):
        return [_address(found[1], found[2], found[3] or "")]
    if _REPOSITORY.match(text):
        return [f"//{host}/{_SUFFIX.sub('', text)}" for host in ("github.com", "huggingface.co")]
    return []


def _address(host: str, path: str, asked: str) -> str:
    parts = [part for part in _SUFFIX.sub("", path).split("/") if part]
    if host in _CODE and len(parts) > 1:
        # Of a link into a repository the rest is a branch or a file of it.
        return f"//{host}/{parts[0]}/{_SUFFIX.sub('', parts[1])}"
    if host == "openreview.net" and (identity := _ID.search(asked)):
        return f"//{host}/{identity[1]}"
    if host == "openaccess.thecvf.com" and parts:
        return f"//{host}/{parts[-1]}"
    if found := _HASH.search(path):
        return f"//{found[0]}"
    if len(parts) > 1 and parts[-1] == parts[-2]:  # PMLR's file, beside its page
        parts.pop()
    return f"//{host}/{'/'.join(parts)}"


def keys(paper: Paper) -> Iterator[str]:
    """Yield the keys that a paper is found by."""
    for found in paper.identifiers:
        yield f"{found.scheme}:{found.id.lower()}"
    links = (*(code.url for code in paper.code), *(link.url for link in paper.links))
    for address in (paper.url or "", *links):
        yield from keys_of(address)


def repository(address: str) -> str:
    """Return the name of the repository that an address leads to; an empty text for any other."""
    found = next(iter(keys_of(address)), "")
    host, _, name = found.removeprefix("//").partition("/")
    return name.partition("/")[2] if host in _CODE else ""
