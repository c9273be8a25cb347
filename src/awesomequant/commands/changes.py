"""Say what changed on the list since a day, ready to be pasted into a mail or a page."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import click

from awesomequant.console import say, show
from awesomequant.language.characters import shown_lines
from awesomequant.library.news import Changes, as_it_was, changes
from awesomequant.library.problems import Refusal
from awesomequant.render.changes import as_markdown, as_pages, as_text
from awesomequant.store import Project, find_root, load
from awesomequant.store.past import before
from awesomequant.store.writing import write

_GAPS = "what cannot be read would be told as taken off"
_THIRTY_DAYS, _FIRST_OF_NEXT = timedelta(30), timedelta(31)


@click.command("changes")
@click.option(
    "--since", "first", metavar="DAY",
    help="The first day that counts, as 2026-11-01, or a month, as 2026-11 (30 days ago).",
)  # fmt: skip
@click.option("--until", "last", metavar="DAY", help="The last day that counts (today).")
@click.option(
    "--format", "shape", type=click.Choice(["markdown", "text"]), default="markdown",
    show_default=True, help="Markdown, or plain text for a mail.",
)  # fmt: skip
@click.option(
    "--pages", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Write a page a month, an index and a feed, as docs/changes.",
)  # fmt: skip
@click.pass_obj
def command(
    start: Path, /, first: str | None, last: str | None, shape: str, pages: Path | None
) -> None:
    """Say what changed on the list since a day, ready to be pasted into a mail or a page.

    New papers are told by the day in their record, what rises by data/history/, and what is now
    published, was corrected or taken off by git; where git does not know the list of then, standard
    error says so.  With --pages the months since then are written as pages of the site; a month
    without changes has none.

    \b
    Examples:
      awesomequant changes --since 2026-11-01 --format text
      awesomequant changes --since 2026-10 --until 2026-10-31
      awesomequant changes --since 2026-01 --pages docs/changes
    """
    today = datetime.now(UTC).date()
    since = _day(first) if first else today - _THIRTY_DAYS
    until = min(_day(last), today) if last else today
    if since > until:
        raise Refusal(f"{since.isoformat()} is later than {until.isoformat()}, the last day")
    project = load(find_root(start))
    project.refuse_gaps(_GAPS)
    if not pages:
        found, lacking = _between(project, since, until, today)
        _say_lacking([lacking])
        told = (as_markdown if shape == "markdown" else as_text)(found, project.library)
        show(shown_lines(told), end="")
        return
    months = [_between(project, *month, today) for month in _months(since, until)]
    _say_lacking([lacking for _, lacking in months])
    texts = as_pages([found for found, _ in months], project.library)
    for name, text in texts.items():
        write(pages / name, shown_lines(text))
    say(f"{pages}: {', '.join(sorted(texts))}")


def _between(project: Project, since: date, until: date, today: date) -> tuple[Changes, str]:
    """Return what changed between two days, both among them, and why some of it is not known."""
    was, lacking = before(project.root, since)
    library = project.library
    if was is not None and until < today:
        after, _ = before(project.root, until + timedelta(1))
        library = as_it_was(library, after or {})
    told = f"{since.isoformat()} to {until.isoformat()}: {lacking}" if lacking else ""
    return changes(library, since, until, was), told


def _say_lacking(lines: list[str]) -> None:
    """Say of which days only the records tell."""
    known = [one for one in lines if one]
    if known:
        say("what is now published, was corrected or taken off is not told:")
    for one in known:
        say(f"  {one}")


def _months(since: date, until: date) -> list[tuple[date, date]]:
    """Return the first and last days of the months between two days, the last month first."""
    found = []
    month = since.replace(day=1)
    while month <= until:
        following = (month + _FIRST_OF_NEXT).replace(day=1)
        found.append((month, min(until, following - timedelta(1))))
        month = following
    return found[::-1]


def _day(text: str) -> date:
    """Return the day, or the first of the month, that a person wrote."""
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == len("2026-11") else text)
    except ValueError:
        msg = f"'{text[:40]}' is no day as 2026-11-01 and no month as 2026-11"
        raise click.UsageError(msg) from None
