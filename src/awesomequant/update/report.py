"""Tell what a refresh came to, in a few lines for a person or an issue."""

import re
from collections.abc import Iterator

from awesomequant.library.problems import Refusal
from awesomequant.update.refresh import Refreshed

_UNITS = {"m": 60.0, "h": 3600.0, "d": 86_400.0, "w": 604_800.0}
_SHOWN = 20


def lines(result: Refreshed, *, dry_run: bool = False) -> Iterator[str]:
    """Yield the report: what changed, what is proposed and doubtful, who could not be asked."""
    outcome = result.outcome
    verb = "would change" if dry_run else "changed"
    yield (
        f"{len(outcome.metrics)} counts and {len(outcome.fills)} empty fields {verb}, "
        f"{len(outcome.proposals)} proposals, {len(outcome.held)} answers held back"
    )
    for title, found in (
        ("held back", [f"{one.subject}: {one.message}" for one in outcome.held]),
        ("noticed", list(dict.fromkeys(outcome.notes))),
        ("proposed", [f"{one.name}: {one.because}" for one in outcome.proposals]),
    ):
        yield from (f"  {title}: {line}" for line in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield f"  {title}: and {len(found) - _SHOWN} more"
    for account in result.accounts.values():
        yield from (f"  {account.service}: {told}" for told in account.malformed[:_SHOWN])
        if account.skipped:
            yield f"  {account.service}: {account.skipped}"
        elif account.stopped or account.notes:
            why = account.stopped or f"{len(account.notes)} questions failed: {account.notes[0]}"
            yield f"  {account.service}: {account.answered} of {account.asked} answered; {why}"
    if not result.complete:
        yield "The update is partial; nothing was lost.  Run it again to go on."


def seconds(age: str | None) -> float | None:
    """Return an age such as ``7d`` in seconds; raises Refusal for another form."""
    if age is None:
        return None
    found = re.fullmatch(r"(\d{1,4})([mhdw])", age.strip())
    if not found:
        msg = f"'{age}' is no age; write 12h, 7d or 4w"
        raise Refusal(msg)
    return int(found[1]) * _UNITS[found[2]]
