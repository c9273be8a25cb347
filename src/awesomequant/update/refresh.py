"""One update: ask, weigh, keep what is new."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from awesomequant.library.change import Change
from awesomequant.library.metrics import Metric, repository_key
from awesomequant.registry import parts
from awesomequant.store import Project
from awesomequant.store.batch import write_all, writing
from awesomequant.store.canonical import entries
from awesomequant.store.history import add_snapshot
from awesomequant.store.project import METRICS_BYTES
from awesomequant.store.reader import Reader
from awesomequant.update.counts import counted, no_count, starred
from awesomequant.update.inquiry import Inquiry, Plan, repositories
from awesomequant.update.matching import agreeing, of_this_title
from awesomequant.update.proposals import Held, Proposal, filled
from awesomequant.update.weigh import Case, weigh
from awesomequant.web.asking import Account
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.facts import count as count_of
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Tells

# What a refresh comes to: counts to store, fields to fill, proposals, what is doubtful.


@dataclass
class Outcome:
    """All that one refresh found, before anything is written."""

    metrics: dict[str, Metric] = field(default_factory=dict)
    fills: list[Change] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, found: Iterable[Change | Proposal | Held | str]) -> None:
        """Put each thing found where it belongs."""
        for one in found:
            if isinstance(one, Change):
                self.fills.append(one)
            elif isinstance(one, Proposal):
                self.proposals.append(one)
            elif isinstance(one, Held):
                self.held.append(one)
            else:
                self.notes.append(one)


@dataclass
class Refreshed:
    """What a refresh came to and which files it changed."""

    outcome: Outcome
    accounts: Mapping[str, Account]
    complete: bool
    interrupted: bool = False
    files: list[str] = field(default_factory=list)

    @property
    def unheard(self) -> bool:
        """Return whether nobody who was asked answered anything: ours is the fault, not theirs."""
        asked = [one for one in self.accounts.values() if one.asked and not one.skipped]
        failed = [one for one in asked if (one.stopped and not one.walled) or one.notes]
        return bool(failed) and not any(one.answered for one in asked)


# Appraise the answers of a whole run: the new lines of metrics, fills, proposals, doubts.


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
    paper = case.paper
    no_counts = [(source, new) for _, source, new in counts if count_of(new) is None]
    outcome.add(Held(paper.id, f"{source} counts {no_count(new)}") for source, new in no_counts)
    counts = [one for one in counts if count_of(one[2]) is not None]
    if counts:
        _, source, new = min(counts)  # by rank: counts of two services are never mixed
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
        # Whatever has taken the name, or lost half its stars, may be somebody else's by now: its
        # new address is not proposed.
        now = said.facts.name if not held else None
        for linking, place in uses:
            url = linking.code[place].url
            if now and repository_key(url) != now.lower():
                change, was = {f"code.{place}.url": f"https://{now}"}, {f"code.{place}.url": url}
                because = f"{key} is now {now}"
                kind = f"moved-{place}"
                outcome.add([Proposal(linking.id, kind, change, was, because, said.service)])


# Refresh a list: ask, appraise, and write what may be written, each file whole or not at all.

METRICS = "data/metrics.yaml"
# Seconds for which what took an hour to ask waits until it can be written.
_LONG = 600.0
_HEAD = "# Written by 'awesomequant update': what services counted.  Not to be edited by hand.\n"


def refresh(project: Project, plan: Plan, client: Client, journal: Journal) -> Refreshed:
    """Ask the services that ``plan`` names, and bring the list up to date.

    Failed, missing and partial answers change nothing.  A dry run writes nothing but the journal;
    ``files`` then says what would change.
    """
    services = parts(SERVICES, project.root)
    inquiry = Inquiry(project.library, plan, services, client, journal)
    inquiry.run()
    root, day = project.root, date.fromisoformat(client.clock.today())
    outcome = appraise(inquiry, stored_metrics(root), day)
    result = Refreshed(outcome, inquiry.accounts, inquiry.complete, inquiry.interrupted)
    if plan.dry_run:
        result.files = [METRICS] * bool(outcome.metrics)
        result.files += filled(root, outcome.fills)[0].files
        return result
    with writing(root, _LONG, "awesomequant update"):
        stored = stored_metrics(root)  # much may have been written while the services were asked
        moved = {
            key: metric.count
            for key, metric in outcome.metrics.items()
            if metric.count is not None
            and metric.count != (stored[key].count if key in stored else None)
        }
        if outcome.metrics:
            # The snapshot first: once the metrics stand, no count has moved any more, and a
            # snapshot that a kill kept back would never be written.
            if add_snapshot(root, day, moved):
                result.files.append(f"data/history/{day.isoformat()}.yaml")
            text = metrics_text({**stored, **outcome.metrics})
            if write_all(root, {root / METRICS: text}):
                result.files.append(METRICS)
        edits, done = filled(root, outcome.fills)
        edits.write()
    outcome.fills = [one for one in done if not isinstance(one, Held)]
    outcome.held += [one for one in done if isinstance(one, Held)]
    result.files += edits.files
    return result


def stored_metrics(root: Path) -> dict[str, Metric]:
    """Return the lines of ``data/metrics.yaml`` by their key."""
    return dict(Reader(root).entries(METRICS, Metric, None, METRICS_BYTES))


def metrics_text(metrics: Mapping[str, Metric]) -> str:
    """Return the whole file of metrics: sorted, one line each."""
    return _HEAD + entries({key: metrics[key].line() for key in sorted(metrics)})
