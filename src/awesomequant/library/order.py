"""Orders in which the papers of a list stand: by year, as they came onto it, the newest first."""

from collections.abc import Iterable

from awesomequant.library.paper import Paper
from awesomequant.works.identifiers import arxiv_given_out


def age(paper: Paper) -> tuple[bool, int, str]:
    """Return the place of a paper among those that came onto the list, to sort by.

    One that does not say when it came is the newest: a contributor's.
    """
    return (paper.added is None, paper.added.toordinal() if paper.added else 0, paper.id)


def by_age(papers: Iterable[Paper]) -> list[Paper]:
    """Return papers as they came onto the list, the first first."""
    ages = [(*age(paper), at, paper) for at, paper in enumerate(papers)]
    ages.sort()  # a list of 10,000 sorted by a function takes twice the time
    return [one[-1] for one in ages]


def newest_first(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return papers as they came onto the list, the last first; of one day, as they came out.

    A work without a day is a contributor's, and the newest.
    """

    # 2,250 works came in one batch: by title, ten of them that nobody would call new stood first.
    # A bare year stands below the months of it that are known.
    def came(paper: Paper) -> tuple[bool, int, str, str]:
        month = paper.arxiv and arxiv_given_out(paper.arxiv)
        out = paper.date or month or str(paper.year or "")
        return (*age(paper)[:2], out, paper.arxiv or "")

    return tuple(sorted(papers, key=came, reverse=True))


def default_order(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return the papers newest year first, most cited first within it, then by id; undated last."""
    # A count of 0 was measured: it stands before a paper that nobody has counted.  No function
    # makes the ranks: for 10,000 that took 8 ms more.  Of two with one id the first stays first.
    ranks = [
        (-(one.year or 0), -(one.citations.count if one.citations else -1), one.id, at, one)
        for at, one in enumerate(papers)
    ]
    ranks.sort()
    return tuple([rank[-1] for rank in ranks])
