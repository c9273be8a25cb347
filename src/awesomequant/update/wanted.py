"""What to ask whom: the keys of papers and repositories for each service, in order of trust."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from awesomequant.library.library import Library
from awesomequant.library.metrics import repository_key
from awesomequant.library.paper import Paper
from awesomequant.web.values import Service
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify

PURPOSES = ("stars", "citations", "metadata", "code")
# Who is asked for counts of citations, the best first; who did not answer is asked of the next.
CITATIONS = ("semanticscholar", "openalex", "crossref")
STARS = ("github", "gitlab", "huggingface")
METADATA = ("arxiv", "crossref")
_GITLAB = "gitlab.com"


def repositories(library: Library) -> dict[str, list[tuple[Paper, int]]]:
    """Give the papers, with the position of the link, that lead to each repository.

    The key is the repository's as services are asked for it: ``github:owner/name``.
    """
    found: dict[str, list[tuple[Paper, int]]] = {}
    for paper in sorted(library.papers, key=lambda paper: paper.id):
        for at, code in enumerate(paper.code):
            if (key := repository(code.url)) and not {"code", "stars"} & set(paper.locked):
                found.setdefault(key, []).append((paper, at))
    return found


def repository(url: str) -> str | None:
    """Give the key of the repository that an address leads to; None for any other address."""
    if urlsplit(url).hostname == _GITLAB:
        path = repository_key(url).partition("/")[2]
        return f"gitlab:{path}" if "/" in path else None
    try:
        found = identify(url)
    except (BadIdentifier, UnsafeAddress):
        return None
    return found.key if found and found.scheme in ("github", "hf") else None


def paper_keys(papers: Iterable[Paper], service: Service) -> dict[str, list[Paper]]:
    """Give the papers under the one identifier that ``service`` is asked for them by."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        by_scheme = {one.scheme: one for one in paper.identifiers if one.part is None}
        known = [by_scheme[scheme] for scheme in service.schemes if scheme in by_scheme]
        if known:
            found.setdefault(str(known[0]), []).append(paper)
    return found


def lacking(papers: Sequence[Paper], library: Library, service: str) -> list[Paper]:
    """Give the papers that ``service`` may say more of than their records do.

    arXiv is asked for what lacks authors or abstract or is not published yet, Crossref for every
    paper with a DOI, since it alone tells of corrections.
    """
    if service != "arxiv":
        return list(papers)
    return [
        paper
        for paper in papers
        if not paper.authors or not paper.abstract or is_preprint(paper, library)
    ]


def is_preprint(paper: Paper, library: Library) -> bool:
    """Say whether the record knows no version of record of the paper."""
    return library.resolver.resolve(paper.venue or "arXiv").kind == "preprint"


def without_code(papers: Iterable[Paper]) -> list[Paper]:
    """Give the papers that link no code and may be given a link."""
    return [paper for paper in papers if not paper.code and "code" not in paper.locked]


def chosen(only: str) -> frozenset[str]:
    """Give the purposes named in ``only`` with commas between; raises KeyError for another name."""
    names: Mapping[str, str] = {name: name for name in PURPOSES}
    return frozenset(names[name.strip()] for name in only.split(",") if name.strip())
