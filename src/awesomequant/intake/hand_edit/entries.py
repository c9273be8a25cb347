"""What the edit of one entry of a page means for the record that it was made of."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from awesomequant.intake.joining import sound
from awesomequant.intake.records import Provenance, Vocabulary
from awesomequant.library.author import Group, people
from awesomequant.library.change import TAKEN, Change, Path
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import Library
from awesomequant.library.paper import SHOWN_AUTHORS, Measure, Paper
from awesomequant.library.settings import OwnField
from awesomequant.store import strict
from awesomequant.text import did_you_mean
from awesomequant.works.identifiers import canonical, identified

# A field of the record, and what becomes of it, or why it stays as it is.
Said = tuple[str, Change | str]


class Sources(NamedTuple):
    """What an edit is held against: the list, its words, its files, and who counts by hand."""

    library: Library
    vocabulary: Vocabulary
    text: Callable[[str], str]
    provenance: Provenance


def entry_edits(paper: Paper, was: Draft, now: Draft, sources: Sources) -> Iterator[Said]:
    """Yield what each difference of two entries means for a record, but for its tags.

    Of tags a page by topics shows some as headings: who reads the whole page knows which.
    """
    file = paper.source_file
    if now.title != was.title:
        yield "title", Change(file, ("title",), now.title)
    if now.url != was.url:
        yield "url", _address(paper, now.url)
    if now.venue and now.venue != was.venue:
        venue = sources.vocabulary.venue(now.venue).proposed_id
        yield "venue", Change(file, ("venue",), venue) if venue else f"'{now.venue}' is no venue"
    if now.year and now.year != was.year:
        yield "year", Change(file, ("year",), now.year)
    if now.authors != was.authors and (paper.others or len(paper.names) > SHOWN_AUTHORS):
        yield from _first_authors(paper, was, now)
    elif now.authors != was.authors:
        groups = {one.group for one in paper.authors if isinstance(one, Group)}
        names = [{"group": name} if name in groups else name for name in now.authors]
        yield "authors", Change(file, ("authors",), names or TAKEN)
    old, new = was.more.get("fields", {}), now.more.get("fields", {})
    for name in sources.library.settings.fields:
        if new.get(name) != old.get(name):
            value = new.get(name, TAKEN)
            why = "" if value is TAKEN else refusal(sources.library.settings.fields[name], value)
            yield f"fields.{name}", why or Change(file, ("fields", name), value)
    if now.more.get("note") != was.more.get("note"):
        yield "note", Change(file, ("note",), now.more.get("note") or TAKEN)
    held = strict.read(sources.text(file))
    yield from _links(paper, was, now, held)
    yield from _counts(paper, was, now, held, sources.provenance)


def of(draft: Draft, name: str) -> Any:
    """Return what an entry says of a field that ``entry_edits`` names."""
    if name.startswith("fields."):
        return draft.more.get("fields", {}).get(name.removeprefix("fields."))
    if name == "stars":
        return [(link.url, link.stars) for link in draft.code]
    return draft.more.get("note") if name == "note" else getattr(draft, name)


def _first_authors(paper: Paper, was: Draft, now: Draft) -> Iterator[Said]:
    """Yield what an edit of the authors that a page shows means, where it shows but the first.

    A name that was changed stands at the place of the old one.  Of one more, or one less, nobody
    can tell whether those behind it moved up or are gone.
    """
    file, count = paper.source_file, min(len(paper.names), SHOWN_AUTHORS)
    old, new = ([person.shown for person in people(draft.authors)] for draft in (was, now))
    if not len(old) == len(new) == count:
        said = f"README.md shows the first {count} authors of {paper.id} and others, not {len(new)}"
        yield "authors", f"{said}: change them in {file}"
        return
    for at, name in enumerate(new):
        if name != old[at]:
            is_group = isinstance(paper.authors[at], Group)
            path: Path = ("authors", at, "group") if is_group else ("authors", at)
            yield "authors", Change(file, path, name)


def refusal(own: OwnField, answer: Any) -> str:
    """Return why a list does not take an answer to a field of its own; empty where it does."""
    refused = own.refused(answer)
    if refused is None:
        return ""
    hint = did_you_mean(refused, own.values) or f"it is one of {', '.join(own.values)}"
    return f"'{refused}' is no value of '{own.label}'; {hint}"


def _address(paper: Paper, url: str | None) -> Change | str:
    """Return what another address of an entry means; where a record has it from an id, that one."""
    file = paper.source_file
    found = identified(url) if url else None
    if found and found.scheme in ("arxiv", "doi") and not paper.url:
        return Change(file, (found.scheme,), found.id)
    if not url:
        where = "" if paper.url else f", which its {'doi' if paper.doi else 'arxiv'} leads to"
        return Change(file, ("url",), TAKEN) if paper.url else f"it has no address{where}"
    address = sound(canonical, url)
    return Change(file, ("url",), address) if address else f"'{url}' is no address"


def _links(paper: Paper, was: Draft, now: Draft, held: Any) -> Iterator[Said]:
    """Yield the whole list of links where it was edited, with what else the record says of each.

    One address that is none keeps all of the list as it is.
    """
    for name in ("code", "links"):
        links: tuple[DraftLink, ...] = getattr(now, name)
        old, new = ([(one.label, one.url) for one in getattr(draft, name)] for draft in (was, now))
        if old == new:
            continue
        if broken := [link.url for link in links if not sound(canonical, link.url)]:
            yield name, f"'{broken[0]}' is no address"
            continue
        besides = {sound(canonical, one.get("url")): one for one in held.get(name) or ()}
        value = []
        for link in links:
            url = canonical(link.url)
            kept = besides.get(url, {})
            # "code" is what a link to code is called that says nothing else.
            is_usual = name == "code" and link.label == "code" and "label" not in kept
            said = {"url": url} if is_usual else {"url": url, "label": link.label}
            value.append({**kept, **said})
        yield name, Change(paper.source_file, (name,), value or TAKEN)


def _counts(
    paper: Paper, was: Draft, now: Draft, held: Any, provenance: Provenance
) -> Iterator[Said]:
    """Yield the counts that a person changed: the record's own are his, measured ones are not.

    A page shows the newer of the two: where that is the measured one, the record's is no place.
    """
    if now.citations != was.citations:
        own = held.get("citations")
        yield "citations", _count(paper, ("citations",), own, paper.citations, now.citations,
                                  provenance)  # fmt: skip
    counts = [{sound(canonical, one.url): one.stars for one in draft.code} for draft in (was, now)]
    for at, code in enumerate(paper.code):
        old, new = (known.get(code.url) for known in counts)
        if code.url in counts[1] and old != new:
            items = held.get("code") or ()
            own = next((one.get("stars") for one in items if one.get("url") == code.url), None)
            yield "stars", _count(paper, ("code", at, "stars"), own, code.stars, new, provenance)


def _count(
    paper: Paper, path: Path, own: Any, shown: Measure | None, new: int | None,
    provenance: Provenance,
) -> Change | str:  # fmt: skip
    """Return the change of a count, or why it is none."""
    name = path[-1]
    if new is None:
        return f"{name} of {paper.id} are shown from a number on: see data/list.yaml"
    if own and shown and str(own["count"]) == str(shown.count):
        value = {"count": new, "source": provenance.source, "as_of": provenance.day}
        return Change(paper.source_file, path, value)
    by = f"by {shown.source}" if shown else "by 'awesomequant update'"
    return f"{name} of {paper.id} are measured {by}: no record holds them"
