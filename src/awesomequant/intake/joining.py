"""Join the entries of what certainly is one work; what is doubtful stays apart and is told."""

from collections.abc import Iterable
from dataclasses import replace

from awesomequant.language.plain import show
from awesomequant.library.author import Author, people
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import OF_THE_WORK, Library
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import fold
from awesomequant.works.candidates import Works
from awesomequant.works.identifiers import (
    BadIdentifier,
    Identifier,
    UnsafeAddress,
    canonical,
    identify,
    parse_arxiv,
    parse_doi,
)
from awesomequant.works.identity import Judgement, Statement, Verdict
from awesomequant.works.kinds import Kind, from_venue_kind, venue_kind
from awesomequant.works.likeness import Likeness
from awesomequant.works.venues import is_preprint_server

# Of those an entry may be confused with, the likeliest so many are told: "Project page" was the
# title of sixty entries of one list.
TOLD = 3
_PRINTED = ("pages", "volume", "number", "edition", "publisher")


def identifiers(draft: Draft) -> list[Identifier]:
    """Return the strong identifiers of a draft: stated, or hidden in the addresses of its paper."""
    found = [_parsed(parse_arxiv, draft.arxiv), _parsed(parse_doi, draft.doi)]
    found.append(identified(draft.url))
    found += [identified(link.url) for link in draft.links if _is_of_paper(link)]
    strong = [one for one in found if one and one.strong]
    return list({one.scheme: one for one in reversed(strong)}.values())[::-1]


def _is_of_paper(link: DraftLink) -> bool:
    """Return whether a further link is one of the paper itself, such as its DOI."""
    return fold(link.label) in OF_THE_WORK


def _parsed(parse: object, text: str | None) -> Identifier | None:
    try:
        return parse(text) if text and callable(parse) else None
    except BadIdentifier:
        return None


def identified(address: str | None) -> Identifier | None:
    """Return the identifier in an address; None where there is none or it is broken."""
    try:
        return identify(address) if address else None
    except (BadIdentifier, UnsafeAddress):
        return None


def statement(draft: Draft, library: Library | None = None) -> Statement:
    """Return what an entry says of its work, its venue in the words of the list where it has it."""
    more = draft.more
    venue, is_preprint = draft.venue, is_preprint_server(draft.venue or "")
    kind = next((kind for kind in Kind if kind == more.get("type")), None)
    if library and venue:
        answer = library.resolver.resolve(venue, kind=kind and venue_kind(kind))
        venue, is_preprint = answer.id or answer.name, answer.kind == "preprint"
        kind = kind or from_venue_kind(answer.kind)
    links: list[str | None] = [draft.url]
    links += [link.url for link in draft.links if _is_of_paper(link)]
    if not any(links):  # its record borrows the address of its page or its code
        links += [link.url for link in (*draft.links, *draft.code)][:1]
    return Statement(
        title=show(draft.title),
        also_titled=tuple(map(show, more.get("also_titled", ()))),
        identifiers=tuple(identifiers(draft)),
        addresses=tuple(filter(None, map(_canonical, links))),
        people=people(draft.authors),
        others=len(people(draft.authors)) < len(draft.authors),
        year=draft.year,
        kind=kind,
        venue=venue,
        is_preprint=is_preprint,
        **{name: str(more[name]) for name in _PRINTED if more.get(name)},
    )


def _canonical(address: str | None) -> str | None:
    try:
        return canonical(address) if address else None
    except UnsafeAddress:
        return None


def join(
    drafts: Iterable[Draft], library: Library | None = None
) -> tuple[list[Draft], list[Problem]]:
    """Return each work once, and a problem for each pair that was joined or is doubtful."""
    works: list[Draft] = []
    problems: list[Problem] = []
    index: Works[int] = Works()
    for draft in drafts:
        matches = index.matches(statement(draft, library))
        best = matches[0] if matches else None
        if best and best.judgement.verdict is Verdict.YES:
            at, first = best.owner, works[best.owner]
            problems.append(_joined(first, draft, best.judgement))
            works[at] = merged(first, draft, best.judgement)
        else:
            at = len(works)
            works.append(draft)
            problems += [
                told(draft, match.judgement, _place(works[match.owner], draft))
                for match in matches[:TOLD]
            ]
        index.add(statement(works[at], library), at)
    return works, problems


def told(draft: Draft, judgement: Judgement, where: str) -> Problem:
    """Say of an entry that stays apart which other one it may be confused with, and why."""
    if judgement.shared:
        message = f"links the same paper as {where}: {judgement}"
        hint = "one of the two links is wrong, or the paper was renamed"
        return Problem(draft.place, "id-collision", message, hint, Level.WARNING)
    perhaps = judgement.verdict is Verdict.PERHAPS
    message = f"{'may be the work of' if perhaps else 'bears the title of'} {where}: {judgement}"
    hint = "it makes a record of its own; join the two, or settle it by 'not_duplicate_of'"
    level = Level.WARNING if perhaps else Level.NOTE
    return Problem(draft.place, "maybe-duplicate", message, hint, level)


def _joined(first: Draft, second: Draft, judgement: Judgement) -> Problem:
    rule = "duplicate-id" if judgement.shared else "duplicate-title"
    message = f"'{second.title}' is the work of {_place(first, second)}; joined into one record"
    differing = _differences(first, second)
    message += f" ({differing})" if differing else ""
    return Problem(second.place, rule, f"{message}: {judgement}", level=Level.NOTE)


def _place(first: Draft, second: Draft) -> str:
    return _where(first.place, second.place)


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


def merged(first: Draft, second: Draft, judgement: Judgement) -> Draft:
    """Return one draft with all that two entries of a work say.

    Title, venue, year and address are those of the version of record; what only one of them says is
    kept, the title of a work that was renamed under ``also_titled``.
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
        more={**other.more, **main.more, **_titles(main, other, judgement)},
    )


def _named(authors: tuple[Author, ...]) -> tuple[int, bool]:
    """Return how many a list names, and whether that is all of them."""
    named = len(people(authors))
    return named, named == len(authors)


def _titles(main: Draft, other: Draft, judgement: Judgement) -> dict[str, tuple[str, ...]]:
    """Return the titles under which a work is known besides; a spelling is none."""
    known = [*main.more.get("also_titled", ()), *other.more.get("also_titled", ())]
    known += [other.title] if judgement.likeness < Likeness.SPELLED else []
    titles = tuple(title for title in dict.fromkeys(known) if title != main.title)
    return {"also_titled": titles} if titles else {}


def _spare(url: str) -> DraftLink:
    found = identified(url)
    return DraftLink(
        {"arxiv": "arXiv", "doi": "DOI"}.get(found.scheme, "paper") if found else "link", url
    )


def _links(links: tuple[DraftLink, ...]) -> tuple[DraftLink, ...]:
    """Return each address once; the one that states stars is kept."""
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
