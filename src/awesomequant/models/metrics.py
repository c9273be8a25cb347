"""What ``update`` measured: one line a paper and one a repository of ``data/metrics.yaml``."""

from awesomequant.models.paper import Code, Measure, Paper
from awesomequant.models.types import Count, Day, Flag, Label, Model


class Metric(Model):
    """The counts of one paper (by its id) or one repository (by ``host/owner/name``)."""

    citations: Count | None = None
    stars: Count | None = None
    archived: Flag | None = None
    source: Label = "github"
    as_of: Day


def measured(paper: Paper, metrics: dict[str, Metric]) -> Paper:
    """Give ``paper`` with the newer of what it states and what ``metrics`` measured."""
    own = metrics.get(paper.id)
    citations = _newer(paper.citations, own.citations if own else None, own)
    code = tuple(_starred(code, metrics) for code in paper.code)
    if citations is paper.citations and code == paper.code:
        return paper
    return paper.model_copy(update={"citations": citations, "code": code})


def repository_key(url: str) -> str:
    """Give the key of a repository's line: its address without scheme, ``host/owner/name``."""
    return "/".join(url.removeprefix("https://").removeprefix("http://").split("/")[:3]).lower()


def _starred(code: Code, metrics: dict[str, Metric]) -> Code:
    metric = metrics.get(repository_key(code.url))
    stars = _newer(code.stars, metric.stars if metric else None, metric)
    return code if stars is code.stars else code.model_copy(update={"stars": stars})


def _newer(stated: Measure | None, count: int | None, metric: Metric | None) -> Measure | None:
    """Give the newer of a stated and a measured count; the measured one on the same day."""
    if metric is None or count is None or (stated and stated.as_of > metric.as_of):
        return stated
    return Measure.model_construct(count=count, source=metric.source, as_of=metric.as_of)
