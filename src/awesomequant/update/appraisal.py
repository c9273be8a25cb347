"""Appraise the answers of a whole run: the new lines of metrics, fills, proposals, doubts."""

from collections.abc import Mapping, Sequence
from datetime import date

from awesomequant.library.metrics import Metric, repository_key
from awesomequant.library.paper import Paper
from awesomequant.update.counts import counted, starred
from awesomequant.update.inquiry import Inquiry
from awesomequant.update.outcome import Held, Outcome, Proposal
from awesomequant.update.wanted import repositories
from awesomequant.update.weigh import Case, agreeing, weigh
from awesomequant.web.values import Tells

# The records that link a repository, each with the position of the link.
Uses = Sequence[tuple[Paper, int]]


def appraise(inquiry: Inquiry, stored: Mapping[str, Metric], day: date) -> Outcome:
    """What the answers come to, beside the ``stored`` lines of metrics; nothing is written."""
    outcome = Outcome()
    if "stars" in inquiry.plan.only:
        _stars(inquiry, stored, day, outcome)
    for paper in sorted(inquiry.library.papers, key=lambda paper: paper.id):
        said, held = agreeing(paper, inquiry.library, inquiry.works.get(paper.id, ()))
        outcome.add(held)
        case = Case(paper, inquiry.library, tuple(said), inquiry.services)
        if "citations" in inquiry.plan.only and "citations" not in paper.locked:
            _citations(case, outcome, day, force=inquiry.plan.force)
        if said:
            outcome.add(weigh(case))
    return outcome


def _citations(case: Case, outcome: Outcome, day: date, *, force: bool) -> None:
    """Store the count of the most trusted service that gives one."""
    counts = [
        (rank, one, facts.citations)
        for one, facts in case.said
        if facts.citations is not None and (rank := case.rank(one, Tells.CITATIONS)) is not None
    ]
    if counts:
        _, source, new = min(counts)
        paper = case.paper
        shown = paper.citations.count if paper.citations else None
        count = counted(paper.id, shown, new, force=force)
        if isinstance(count, Held):
            outcome.add([count])
        elif count is not None:
            metric = Metric.model_construct(citations=count, source=source, as_of=day)
            outcome.metrics[paper.id] = metric


def _stars(inquiry: Inquiry, stored: Mapping[str, Metric], day: date, outcome: Outcome) -> None:
    for key, uses in repositories(inquiry.library, inquiry.services).items():
        paper, at = uses[0]
        code = paper.code[at]
        name = repository_key(code.url)
        said = inquiry.stores.get(key)
        if said is None:
            if key in inquiry.stores:
                outcome.add([f"{name}: no longer there, or not open (linked by {paper.id})"])
            continue
        shown = code.stars.count if code.stars else None
        metric, held = starred(name, said, shown, stored, day=day, force=inquiry.plan.force)
        outcome.add(held)
        if metric:
            outcome.metrics[name] = metric
        if not held:
            _renamed(outcome, key, said[1].name, uses)


def _renamed(outcome: Outcome, key: str, now: str | None, uses: Uses) -> None:
    """Propose the new address of a repository that was renamed or moved."""
    for paper, at in uses:
        url = paper.code[at].url
        if now and repository_key(url) != now.lower():
            change, was = {f"code.{at}.url": f"https://{now}"}, {f"code.{at}.url": url}
            outcome.add([Proposal(paper.id, f"moved-{at}", change, was, f"{key} is now {now}")])
