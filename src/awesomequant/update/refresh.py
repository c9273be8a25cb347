"""Refresh a list: ask, appraise, and write what may be written, each file whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from awesomequant.library.metrics import Metric
from awesomequant.registry import parts
from awesomequant.store import Project
from awesomequant.store.canonical import entries
from awesomequant.store.history import add_snapshot
from awesomequant.store.project import METRICS_BYTES
from awesomequant.store.reader import Reader
from awesomequant.store.writing import write
from awesomequant.update import records
from awesomequant.update.appraisal import appraise
from awesomequant.update.inquiry import Inquiry, Plan
from awesomequant.update.outcome import Held, Outcome
from awesomequant.web.asking import Account
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.services import SERVICES

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
