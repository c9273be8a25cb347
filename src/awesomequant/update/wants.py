"""What to ask for: what a record lacks, and the keys of papers, titles and repositories."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from awesomequant.library.library import Library
from awesomequant.library.metrics import repository_key
from awesomequant.library.paper import Paper
from awesomequant.web.facts import Facts
from awesomequant.web.services import ServiceModule, tellers
from awesomequant.web.values import PAGE, Service, Tells, title_key
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress, identify

PURPOSES = ("stars", "citations", "metadata", "code")
# What the purpose "metadata" asks about.
METADATA = (Tells.PEOPLE, Tells.ABSTRACT, Tells.DOI, Tells.PUBLISHED, Tells.NOTICES)
_GITLAB = "gitlab.com"


def repositories(
    library: Library, services: Mapping[str, ServiceModule]
) -> dict[str, list[tuple[Paper, int]]]:
    """Return the papers, with the position of the link, that lead to each repository.

    The key is the repository's as ``services`` are asked for it: ``github:owner/name``, or
    ``page:https://…`` on a host whose pages one of those reads that can tell stars.
    """
    counting = (services[name].SERVICE for name in tellers(services, Tells.STARS))
    hosts = frozenset[str]().union(*(service.pages for service in counting))
    found: dict[str, list[tuple[Paper, int]]] = {}
    for paper in sorted(library.papers, key=lambda paper: paper.id):
        for at, code in enumerate(paper.code):
            key = f"{PAGE}:{code.url}" if urlsplit(code.url).hostname in hosts else None
            if (key := key or repository(code.url)) and not {"code", "stars"} & set(paper.locked):
                found.setdefault(key, []).append((paper, at))
    return found


def repository(url: str) -> str | None:
    """Return the key of the repository that an address leads to; None for any other address."""
    if urlsplit(url).hostname == _GITLAB:
        path = repository_key(url).partition("/")[2]
        return f"gitlab:{path}" if "/" in path else None
    try:
        found = identify(url)
    except (BadIdentifier, UnsafeAddress):
        return None
    return found.key if found and found.scheme in ("github", "hf") else None


def paper_keys(papers: Iterable[Paper], service: Service) -> dict[str, list[Paper]]:
    """Return the papers under the one identifier that ``service`` is asked for them by."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        if key := service.key(paper.identifiers, paper.url):
            found.setdefault(key, []).append(paper)
    return found


def title_keys(papers: Iterable[Paper]) -> dict[str, list[Paper]]:
    """Return the papers under their titles; two of one title are asked about once."""
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        found.setdefault(title_key(paper.title), []).append(paper)
    return found


def wants_by_title(
    paper: Paper, what: Tells, library: Library, services: Mapping[str, ServiceModule]
) -> bool:
    """Whether ``what`` may be asked by title: a record lacks it, and nobody has a better key to it.

    People are asked for whatever identifiers there are, once these have brought nothing: they are
    the one thing without which there is no citation.
    """
    known = (services[name].SERVICE for name in tellers(services, what))
    is_known = any(service.key(paper.identifiers, paper.url) for service in known)
    return lacks(paper, what, library) and (what is Tells.PEOPLE or not is_known)


def lacks(paper: Paper, what: Tells, library: Library) -> bool:
    """Whether a record wants to be told ``what``: a correction may come for any paper."""
    if what is Tells.NOTICES:
        return True
    if what is Tells.PUBLISHED:
        return is_preprint(paper, library)
    if what is Tells.DOI:  # that of a preprint is found with its version of record
        return not (paper.doi or "doi" in paper.locked or is_preprint(paper, library))
    field = {Tells.PEOPLE: "authors"}.get(what, str(what))
    return not getattr(paper, field) and field not in paper.locked


def tells(facts: Facts, what: Tells) -> bool:
    """Whether facts answer ``what``; nobody's silence about corrections settles the question."""
    answers = {
        Tells.PEOPLE: facts.authors,
        Tells.ABSTRACT: facts.abstract,
        Tells.DOI: facts.doi,
        Tells.PUBLISHED: facts.published and (facts.venue or facts.doi),
        Tells.CITATIONS: facts.citations is not None,
    }
    return bool(answers.get(what))


def is_preprint(paper: Paper, library: Library) -> bool:
    """Return whether the record knows no version of record of the paper."""
    return library.resolver.resolve(paper.venue or "arXiv").kind == "preprint"


def without_code(papers: Iterable[Paper]) -> list[Paper]:
    """Return the papers that link no code and may be given a link."""
    return [paper for paper in papers if not paper.code and "code" not in paper.locked]


def chosen(only: str) -> frozenset[str]:
    """The purposes named in ``only`` with commas between; raises KeyError for another name."""
    names: Mapping[str, str] = {name: name for name in PURPOSES}
    return frozenset(names[name.strip()] for name in only.split(",") if name.strip())
