"""Join the entries of one work: by strong identifiers first, by title where none speaks against."""

from collections.abc import Iterable
from dataclasses import replace

from awesomequant.library.author import Author, people
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import fold, squash
from awesomequant.works.identifiers import (
    BadIdentifier,
    Identifier,
    UnsafeAddress,
    canonical,
    comparison_key,
    identify,
    parse_arxiv,
    parse_doi,
)
from awesomequant.works.titles import Verdict, ratio, same_identifier, title_key
from awesomequant.works.venues import is_preprint_server

# Series of numbers of which one work may have two (identifiers.md, section 2).
_TWO_NUMBERS = frozenset(("ecva", "nips", "neurips"))


def identifiers(draft: Draft) -> list[Identifier]:
    """Give the strong identifiers of a draft: stated, or hidden in the addresses of its paper."""
    found = [_parsed(parse_arxiv, draft.arxiv), _parsed(parse_doi, draft.doi)]
    found.append(identified(draft.url))
    found += [identified(link.url) for link in draft.links if _is_of_paper(link)]
    strong = [one for one in found if one and one.strong]
    return list({one.scheme: one for one in reversed(strong)}.values())[::-1]


def _is_of_paper(link: DraftLink) -> bool:
    """Say whether a further link is one of the paper itself, such as its DOI."""
    return fold(link.label) in ("doi", "arxiv", "paper", "pdf", "openreview", "acl", "cvf")


def _parsed(parse: object, text: str | None) -> Identifier | None:
    try:
        return parse(text) if text and callable(parse) else None
    except BadIdentifier:
        return None


def identified(address: str | None) -> Identifier | None:
    """Give the identifier in an address; None where there is none or it is broken."""
    try:
        return identify(address) if address else None
    except (BadIdentifier, UnsafeAddress):
        return None


def keys(draft: Draft) -> list[str]:
    """Give what two entries of one work have in common: a strong identifier, or the title.

    A title too short to prove anything counts together with the address.
    """
    return [str(found) for found in identifiers(draft)] + title_keys(draft.title, draft.url)


def title_keys(title: str, address: str | None) -> list[str]:
    """Give the key that a title makes: alone where it proves enough, else with its address."""
    if found := title_key(title):
        return [f"title:{found}"]
    try:
        return [f"at:{comparison_key(canonical(address))}:{squash(title)}"] if address else []
    except UnsafeAddress:
        return []


def join(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Problem]]:
    """Give each work once, and a problem for each pair that was joined or that collides."""
    works: list[Draft] = []
    problems: list[Problem] = []
    by_key: dict[str, int] = {}
    for draft in drafts:
        own = keys(draft)
        at = next((by_key[key] for key in own if key in by_key), None)
        verdict = None if at is None else compare(works[at], draft)
        if at is not None and verdict is not None:
            problems.append(_noticed(works[at], draft, verdict))
        if at is None or verdict in (None, Verdict.COLLISION):
            at = len(works)
            works.append(draft)
        else:
            works[at] = merged(works[at], draft)
        for key in own:
            by_key.setdefault(key, at)
    return works, problems


def compare(one: Draft, other: Draft) -> Verdict | None:
    """Give the verdict on two drafts with a common key; None where a veto keeps them apart."""
    first, second = identifiers(one), identifiers(other)
    if {str(found) for found in first} & {str(found) for found in second}:
        return same_identifier(one.title, other.title)
    ids = {found.scheme: found.id for found in first if found.scheme not in _TWO_NUMBERS}
    unlike = any(ids.get(found.scheme, found.id) != found.id for found in second)
    return None if unlike else Verdict.DUPLICATE_TITLE


def _noticed(first: Draft, second: Draft, verdict: Verdict) -> Problem:
    """Say what two entries with a common key are to each other."""
    where = _where(first.place, second.place)
    if verdict is not Verdict.COLLISION:
        message = f"'{second.title}' is the work of {where}; joined into one record"
        differing = _differences(first, second)
        message += f" ({differing})" if differing else ""
        return Problem(second.place, verdict, message, level=Level.NOTE)
    alike = ratio(first.title, second.title)
    message = f"links the same paper as {where} under another title ({alike:.2f})"
    hint = "one of the two links is wrong: mend it"
    return Problem(second.place, verdict, message, hint, Level.WARNING)


def _where(first: Place, second: Place) -> str:
    return f"line {first.line}" + ("" if first.file == second.file else f" of {first.file}")


def _differences(first: Draft, second: Draft) -> str:
    """Say in which of the fields that ought to agree two entries of one work do not."""
    pairs = [(name, getattr(first, name), getattr(second, name)) for name in ("year", "venue")]
    unlike = [
        f"{name} {one} and {other}"
        for name, one, other in pairs
        if one
        and other
        and fold(str(one)) != fold(str(other))
        and not any(map(is_preprint_server, (str(one), str(other))))
    ]
    return ", ".join(unlike)


def merged(first: Draft, second: Draft) -> Draft:
    """Give one draft with all that two entries of a work say.

    Venue, year and address are those of the version of record; what only one of them says is kept.
    """
    is_preprint = is_preprint_server(first.venue or "arXiv")
    if is_preprint and second.venue and not is_preprint_server(second.venue):
        main, other = second, first
    else:
        main, other = first, second
    spare = () if main.url == other.url or not other.url or not main.url else (_spare(other.url),)
    return replace(
        main,
        place=first.place,
        title=first.title,
        url=main.url or other.url,
        venue=main.venue or other.venue,
        year=main.year or other.year,
        arxiv=main.arxiv or other.arxiv,
        doi=main.doi or other.doi,
        tags=tuple(dict.fromkeys(first.tags + second.tags)),
        sections=tuple(dict.fromkeys(first.sections + second.sections)),
        code=_links(first.code + second.code),
        links=_links(first.links + second.links + spare),
        citations=first.citations if first.citations is not None else second.citations,
        authors=max(first.authors, second.authors, key=_named),
        more={**other.more, **main.more},
    )


def _named(authors: tuple[Author, ...]) -> tuple[int, bool]:
    """Return how many a list names, and whether that is all of them."""
    named = len(people(authors))
    return named, named == len(authors)


def _spare(url: str) -> DraftLink:
    found = identified(url)
    return DraftLink(
        {"arxiv": "arXiv", "doi": "DOI"}.get(found.scheme, "paper") if found else "link", url
    )


def _links(links: tuple[DraftLink, ...]) -> tuple[DraftLink, ...]:
    """Give each address once; the one that states stars is kept."""
    found: dict[str, DraftLink] = {}
    for link in links:
        key = _key(link.url)
        if key not in found or (link.stars is not None and found[key].stars is None):
            found[key] = link
    return tuple(found.values())


def _key(url: str) -> str:
    try:
        return canonical(url).rstrip("/").lower()
    except UnsafeAddress:
        return url
