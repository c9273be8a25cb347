"""The report of a survey in Markdown, as an issue can carry it."""

from collections.abc import Iterator, Mapping, Sequence

from awesomequant.update.links.survey import Survey, Use
from awesomequant.web.probe import State

_TITLES = {
    State.MOVED: "Moved for good",
    State.MISSING: "Missing, seen once: dead if it is missing again tomorrow",
    State.UNSURE: "Unsure: the server failed",
    State.REFUSED: "Refused: it leads where no public page can be",
    State.BLOCKED: "Blocked: the server keeps programs out, which says nothing about readers",
}
_MOST = 200  # rows of a table; an issue may have 65,536 characters


def report(found: Survey, places: Mapping[str, Sequence[Use]]) -> str:
    """Return the report: the dead first, each with where it stands."""
    return "\n".join(_lines(found, places)) + "\n"


def summary(found: Survey) -> str:
    """Return the numbers in one line."""
    counts = {"dead": len(found.dead)} | {str(state): len(found.of(state)) for state in State}
    return f"{len(found.seen)} links: " + ", ".join(
        f"{n} {name}" for name, n in counts.items() if n
    )


def _lines(found: Survey, places: Mapping[str, Sequence[Use]]) -> Iterator[str]:
    yield f"# Links\n\n{summary(found)}; {found.probed} probed now.\n"
    yield from _table("Dead: missing twice, a day or more apart", found.dead, found, places)
    for state, title in _TITLES.items():
        yield from _table(title, found.of(state), found, places)


def _table(
    title: str, urls: Sequence[str], found: Survey, places: Mapping[str, Sequence[Use]]
) -> Iterator[str]:
    if not urls:
        return
    yield f"## {title}\n\n| address | seen | where |\n|---|---|---|"
    for url in sorted(urls)[:_MOST]:
        seen = found.seen[url].sighting
        told = f"→ {_code(seen.target)}" if seen.target else _words(seen.detail)
        where = ", ".join(_code(f"{use.file} {use.field}") for use in places.get(url, ())[:5])
        yield f"| {_code(url)} | {told} | {where} |"
    if len(urls) > _MOST:
        yield f"\nand {len(urls) - _MOST} more"
    yield ""


def _code(text: str) -> str:
    """Text as code; a canonical address has no backtick and no bar, other text loses them."""
    return "`" + text.replace("`", "'").replace("|", "%7C").replace("\n", " ") + "`"


def _words(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char in " ().,:'-")
