"""What changed, as a page of a site or a mail holds it: Markdown, or plain text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from awesomequant.language import markdown, plain
from awesomequant.language.xml import escape as xml
from awesomequant.language.xml import quoteattr
from awesomequant.library.library import Library
from awesomequant.library.news import Changes, Corrected, Gone, Rising
from awesomequant.library.paper import Paper
from awesomequant.text import stopped

# More is no news any more: a list of 2,250 works came in one day.
MOST = 50
_MOST_MONTHS = 24  # of a feed
_NAMES = {
    "title": "title", "venue": "venue", "year": "year", "doi": "DOI", "arxiv": "arXiv id",
    "url": "address", "authors": "authors",
}  # fmt: skip
Lines = Iterator[str]


def as_markdown(found: Changes, library: Library) -> str:
    """Return what changed as Markdown."""
    lines = [f"# {markdown.show(_heading(found, library))}"]

    def item(paper: Paper, more: str) -> str:
        title = markdown.show(paper.title)
        address = _address(paper, library)
        linked = f"[{title}]({markdown.destination(address)})" if address else title
        return f"- {linked}{markdown.escape(more)}"

    for heading, items in _parts(found, item, lambda one: f"- {markdown.show(one)}"):
        lines += ["", f"## {heading}", "", *items]
    lines += ["", "Nothing has changed."] if found.is_nothing else []
    return "\n".join(lines) + "\n"


def as_text(found: Changes, library: Library) -> str:
    """Return what changed as plain text, for a mail: each address on a line of its own."""
    title = plain.show(_heading(found, library))
    lines = [title, "=" * len(title)]

    def item(paper: Paper, more: str) -> str:
        address = _address(paper, library)
        return f"* {plain.show(paper.title)}{more}" + (f"\n  {address}" if address else "")

    for heading, items in _parts(found, item, lambda one: f"* {plain.show(one)}"):
        lines += ["", heading, "-" * len(heading), *items]
    lines += ["", "Nothing has changed."] if found.is_nothing else []
    return "\n".join(lines) + "\n"


def as_pages(months: Sequence[Changes], library: Library) -> dict[str, str]:
    """Return a page for each month, the last first, their index, and a feed where there is a site.

    A month without changes has no page.
    """
    told = [one for one in months if not one.is_nothing]
    pages = {f"{_month(one)}.md": as_markdown(one, library) for one in told}
    lines = ["# What changed", ""]
    for one in told:
        name = f"{_month(one)}.md"
        lines.append(f"- [{period(one.since, one.until)}]({name}): {_counted(one)}")
    if not told:
        lines.append("Nothing has changed yet.")
    if library.settings.site:
        lines += ["", "[Feed](feed.xml)"]
        pages["feed.xml"] = _feed(told, library)
    pages["index.md"] = "\n".join(lines) + "\n"
    return pages


def _month(one: Changes) -> str:
    return f"{one.since:%Y-%m}"


def _counted(one: Changes) -> str:
    """Return how much a month brought, in a few words."""
    counts = {
        "new": one.added, "now published": one.published, "corrected": one.corrected,
        "taken off": one.gone, "rising": one.rising,
    }  # fmt: skip
    return ", ".join(f"{len(of):,} {name}" for name, of in counts.items() if of)


def _feed(months: Sequence[Changes], library: Library) -> str:
    """Return an Atom feed with an entry a month."""
    site = f"{(library.settings.site or '').rstrip('/')}/changes/"
    title = xml(f"{plain.show(library.settings.title)}: what changed")
    entries = []
    for one in months[:_MOST_MONTHS]:
        address = f"{site}{_month(one)}/"
        moment = f"{one.until.isoformat()}T00:00:00Z"
        entries.append(
            f"<entry>\n<title>{xml(period(one.since, one.until))}</title>\n"
            f"<id>{xml(address)}</id>\n"
            f'<link type="text/html" href={quoteattr(address)}/>\n<updated>{moment}</updated>\n'
            f'<content type="text">{xml(as_text(one, library))}</content>\n</entry>\n'
        )
    updated = f"{months[0].until.isoformat()}T00:00:00Z" if months else "1970-01-01T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{title}</title>\n<id>{xml(site)}feed.xml</id>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(site + "feed.xml")}/>\n'
        f'<link type="text/html" href={quoteattr(site)}/>\n'
        f"<updated>{updated}</updated>\n<author><name>{title}</name></author>\n"
        + "".join(entries)
        + "</feed>\n"
    )


def _heading(found: Changes, library: Library) -> str:
    return f"{library.settings.title}: {period(found.since, found.until)}"


def period(since: date, until: date) -> str:
    """Return the days in words: a month by its name, and how far it went."""
    if since.day != 1 or (since.year, since.month) != (until.year, until.month):
        return f"{since.isoformat()} to {until.isoformat()}"
    is_over = (until + timedelta(1)).day == 1
    return f"{since:%B %Y}" + ("" if is_over else f", until {until.isoformat()}")


def _parts(
    found: Changes, item: Callable[[Paper, str], str], bare: Callable[[str], str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the headings that have anything below them, with their items."""
    parts: tuple[tuple[str, int, Lines], ...] = (
        ("New", len(found.added), (item(one, _who(one)) for one in found.added[:MOST])),
        ("Now published", len(found.published), _published(found.published, item)),
        ("Corrected", len(found.corrected), _corrected(found.corrected, item)),
        ("Taken off", len(found.gone), (bare(_gone(one)) for one in found.gone[:MOST])),
        ("Rising", len(found.rising), _rising(found.rising, item)),
    )
    for heading, count, lines in parts:
        if count:
            more = [bare(f"and {count - MOST:,} more")] if count > MOST else []
            yield f"{heading} ({count:,})" if heading != "Rising" else heading, [*lines, *more]


def _who(paper: Paper) -> str:
    names = paper.byline()
    return f". {stopped(names)} {paper.where}" if names else f". {paper.where}"


def _published(of: Iterable[Corrected], item: Callable[[Paper, str], str]) -> Lines:
    for one in [*of][:MOST]:
        yield item(one.paper, f": {one.paper.where} (before: {one.was['venue']})")


def _corrected(of: Iterable[Corrected], item: Callable[[Paper, str], str]) -> Lines:
    for one in [*of][:MOST]:
        said = [f"{_NAMES[name]} (before: {plain.show(was)})" for name, was in one.was.items()]
        yield item(one.paper, f": {', '.join(said)}")


def _gone(one: Gone) -> str:
    return f"{one.title}: {one.why}" if one.why else one.title


def _rising(of: Iterable[Rising], item: Callable[[Paper, str], str]) -> Lines:
    for one in of:
        won = (
            f"{count:,} {name}"
            for count, name in ((one.stars, "stars"), (one.citations, "citations"))
            if count
        )
        yield item(one.paper, f": {' and '.join(won)} more")


def _address(paper: Paper, library: Library) -> str | None:
    """Return the paper's page on the site, or, of a list without one, where it can be read."""
    site = library.settings.site
    return f"{site.rstrip('/')}/{paper.page}" if site else paper.address
