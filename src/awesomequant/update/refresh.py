"""One update: ask, weigh, keep what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from awesomequant.library.metrics import Metric, repository_key
from awesomequant.library.paper import Paper
from awesomequant.registry import parts
from awesomequant.store import Project
from awesomequant.store.canonical import entries
from awesomequant.store.history import add_snapshot
from awesomequant.store.project import METRICS_BYTES
from awesomequant.store.reader import Reader
from awesomequant.store.writing import write
from awesomequant.update import records
from awesomequant.update.inquiry import Inquiry, Plan
from awesomequant.update.outcome import Held, Outcome, Proposal, counted, starred
from awesomequant.update.titled import of_this_title
from awesomequant.update.wants import repositories
from awesomequant.update.weigh import Case, agreeing, weigh
from awesomequant.web.asking import Account
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Tells

# Appraise the answers of a whole run: the new lines of metrics, fills, proposals, doubts.

# The records that link a repository, each with the position of the link.
Uses = Sequence[tuple[Paper, int]]


def appraise(inquiry: Inquiry, stored: Mapping[str, Metric], day: date) -> Outcome:
    """What the answers come to, beside the ``stored`` lines of metrics; nothing is written."""
    outcome = Outcome()
    if "stars" in inquiry.plan.only:
        _stars(inquiry, stored, day, outcome)
    for paper in sorted(inquiry.library.papers, key=lambda paper: paper.id):
        told = inquiry.works.get(paper.id, ())
        said, held = agreeing(paper, inquiry.library, told)
        of_title, doubts = of_this_title(paper, inquiry.library, told)
        said += of_title
        outcome.add([*held, *doubts])
        case = Case(paper, inquiry.library, tuple(said), inquiry.services)
        if "citations" in inquiry.plan.only and "citations" not in paper.locked:
            _citations(case, outcome, day, force=inquiry.plan.force)
        if said:
            outcome.add(weigh(case))
    return outcome


def _citations(case: Case, outcome: Outcome, day: date, *, force: bool) -> None:
    """Store the count of the most trusted service that gives one."""
    counts = [
        (rank, one.service, one.facts.citations)
        for one in case.said
        if one.facts.citations is not None and (rank := case.rank(one, Tells.CITATIONS)) is not None
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
            _renamed(outcome, key, said.facts.name, uses)


def _renamed(outcome: Outcome, key: str, now: str | None, uses: Uses) -> None:
    """Propose the new address of a repository that was renamed or moved."""
    for paper, at in uses:
        url = paper.code[at].url
        if now and repository_key(url) != now.lower():
            change, was = {f"code.{at}.url": f"https://{now}"}, {f"code.{at}.url": url}
            outcome.add([Proposal(paper.id, f"moved-{at}", change, was, f"{key} is now {now}")])


# Refresh a list: ask, appraise, and write what may be written, each file whole or not at all.

METRICS = "data/metrics.yaml"
_HEAD = "# Written by 'awesomequant update': what services counted.  Not to be edited by hand.\n"


@dataclass
class Refreshed:
    """What a refresh came to and which files it changed."""

    outcome: Outcome
    accounts: Mapping[str, Account]
    complete: bool
    interrupted: bool = False
    files: list[str] = field(default_factory=list)


def refresh(project: Project, plan: Plan, client: Client, journal: Journal) -> Refreshed:
    """Ask the services that ``plan`` names, and bring the list up to date.

    Failed, missing and partial answers change nothing.  A dry run writes nothing but the journal;
    ``files`` then says what would change.
    """
    services = parts(SERVICES, project.root)
    inquiry = Inquiry(project.library, plan, services, client, journal)
    inquiry.run()
    stored = stored_metrics(project.root)
    day = date.fromisoformat(client.clock.today())
    outcome = appraise(inquiry, stored, day)
    result = Refreshed(outcome, inquiry.accounts, inquiry.complete, inquiry.interrupted)
    if not plan.dry_run:
        _write(project, stored, result, day)
    else:
        fills = sorted({one.file for one in outcome.fills})
        result.files = [METRICS] * bool(outcome.metrics) + fills
    return result


def stored_metrics(root: Path) -> dict[str, Metric]:
    """Return the lines of ``data/metrics.yaml`` by their key."""
    return dict(Reader(root).entries(METRICS, Metric, None, METRICS_BYTES))


def metrics_text(metrics: Mapping[str, Metric]) -> str:
    """Return the whole file of metrics: sorted, one line each."""
    return _HEAD + entries({key: metrics[key].line() for key in sorted(metrics)})


def _write(project: Project, stored: Mapping[str, Metric], result: Refreshed, day: date) -> None:
    """Write snapshot, metrics and records, in this order: a rerun mends a kill in between."""
    outcome, root = result.outcome, project.root
    before = {key: metric.count for key, metric in stored.items()}
    moved = {
        key: metric.count
        for key, metric in outcome.metrics.items()
        if metric.count is not None and metric.count != before.get(key)
    }
    if outcome.metrics:
        if add_snapshot(root, day, moved):
            result.files.append(f"data/history/{day.isoformat()}.yaml")
        if write(root / METRICS, metrics_text({**stored, **outcome.metrics})):
            result.files.append(METRICS)
    done = list(records.fill(root, outcome.fills))
    outcome.fills = [one for one in done if not isinstance(one, Held)]
    outcome.held += [one for one in done if isinstance(one, Held)]
    result.files += sorted({one.file for one in outcome.fills})
