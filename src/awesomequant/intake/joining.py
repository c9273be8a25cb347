"""Join the entries of what certainly is one work; what is doubtful stays apart and is told."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from awesomequant.intake.said import sound, statement_of
from awesomequant.library.author import people
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import Library
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.text import fold, squash
from awesomequant.works.candidates import Works
from awesomequant.works.identifiers import canonical, comparison_key, identified
from awesomequant.works.identity import Judgement, Statement, Verdict
from awesomequant.works.title_likeness import Likeness
from awesomequant.works.titles import is_only_an_id
from awesomequant.works.venues import is_preprint_server

# Of those an entry may be confused with, the likeliest so many are told: "Project page" was the
# title of sixty entries of one list.
TOLD = 3
_LONGEST_NOTE = 2000


def address_key(url: str) -> str:
    """Return what two addresses of one page have in common, for those that are broken as well."""
    known = sound(canonical, url)
    return (comparison_key(known) if known else url.rstrip("/")).lower()


def statement(draft: Draft, library: Library | None = None) -> Statement:
    """Return what an entry says of its work, its venue in the words of the list where it has it."""
    return statement_of(draft, library.resolver if library and draft.venue else None)


def join(
    drafts: Iterable[Draft], library: Library | None = None
) -> tuple[list[Draft], list[Problem]]:
    """Return each work once, and a problem for each pair that was joined or is doubtful."""
    works: list[Draft] = []
    problems: list[Problem] = []
    index: Works[int] = Works()
    for draft in drafts:
        said = statement(draft, library)
        matches = index.matches(said)
        # Only a yes joins: a wrong yes writes the facts of one work into another and nobody
        # notices, a wrong no is two records and a finding.
        if matches and matches[0].judgement.verdict is Verdict.YES:
            at, judgement = matches[0].owner, matches[0].judgement
            problems.append(_joined(works[at], draft, judgement))
            works[at] = merged(works[at], draft, judgement)
            said = statement(works[at], library)  # the next is judged by what both said
        else:
            at = len(works)
            works.append(draft)
            problems += [
                told(draft, match.judgement, _where(works[match.owner].place, draft.place))
                for match in matches[:TOLD]
            ]
        index.add(said, at)
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
    """Say that two entries were joined, and in what they contradict each other.

    That a preprint server is not the conference is no contradiction.
    """
    unlike = []
    for name in ("year", "venue"):
        one, other = (str(getattr(draft, name) or "") for draft in (first, second))
        is_unlike = one and other and fold(one) != fold(other)
        if is_unlike and not any(map(is_preprint_server, (one, other))):
            unlike.append(f"{name} {one} and {other}")
    differing = f" ({', '.join(unlike)})" if unlike else ""
    where = _where(first.place, second.place)
    message = f"'{second.title}' is the work of {where}; joined into one record{differing}"
    rule = "duplicate-id" if judgement.shared else "duplicate-title"
    return Problem(second.place, rule, f"{message}: {judgement}", level=Level.NOTE)


def _where(first: Place, second: Place) -> str:
    return f"line {first.line}" + ("" if first.file == second.file else f" of {first.file}")


def merged(first: Draft, second: Draft, judgement: Judgement) -> Draft:
    """Return one draft with all that two entries of a work say.

    Title, venue, year and address are those of the version of record; what only one of them says is
    kept, the title of a work that was renamed under ``also_titled``.
    """
    # "arXiv" says where it was read, not where it appeared: the other one knows that.
    main, other = first, second
    of_record = second.venue and not is_preprint_server(second.venue)
    if of_record and is_preprint_server(first.venue or "arXiv"):
        main, other = second, first
    links = first.links + second.links
    if other.url and main.url and other.url != main.url:
        found = identified(other.url)
        labels = {"arxiv": "arXiv", "doi": "DOI"}
        links += (DraftLink(labels.get(found.scheme, "paper") if found else "link", other.url),)
    if is_only_an_id(main.title):
        main = replace(main, title=other.title)
    titles = [title for one in (main, other) for title in one.more.get("also_titled", ())]
    is_other = judgement.likeness < Likeness.SPELLED and not is_only_an_id(other.title)
    titles += [other.title] if is_other else []  # a spelling is none, nor is an id
    more: dict[str, Any] = {}
    if besides := tuple(title for title in dict.fromkeys(titles) if title != main.title):
        more["also_titled"] = besides
    # A list that sorts its works by several questions says below each what answers that one.
    notes = [str(one.more["note"]) for one in (first, second) if one.more.get("note")]
    if len(notes) > 1 and squash(notes[1]) not in squash(notes[0]):
        more["note"] = " ".join(notes)[:_LONGEST_NOTE]
    if extra := {**second.more.get("extra", {}), **first.more.get("extra", {})}:
        more["extra"] = extra
    # Who names more people knows more; of two that name as many, the one that names all.
    authors = max(
        (first.authors, second.authors),
        key=lambda names: (named := len(people(names)), named == len(names)),
    )
    more |= who_said(main, other, authors_of=first if authors is first.authors else second)
    whole = main.over(other)
    return replace(
        whole,
        place=first.place,
        authors=authors,
        sections=tuple(dict.fromkeys(first.sections + second.sections)),
        tags=tuple(dict.fromkeys(first.tags + second.tags)),
        code=_once(first.code + second.code),
        links=_once(links),
        citations=first.citations if first.citations is not None else second.citations,
        more={**whole.more, **more},
    )


def _once(links: tuple[DraftLink, ...]) -> tuple[DraftLink, ...]:
    """Return each address once; the one that states stars is kept."""
    found: dict[str, DraftLink] = {}
    for link in links:
        held = found.setdefault(address_key(link.url), link)
        if link.stars is not None and held.stars is None:
            found[address_key(link.url)] = link
    return tuple(found.values())


def who_said(main: Draft, other: Draft, *, authors_of: Draft) -> dict[str, Any]:
    """Return who said what of a work, as its two drafts know it.

    The fields of the ``main`` one stand, those it lacks are the other's; the authors are those of
    the draft that names more of them.
    """
    first, second = (one.more.get("attribution") or {} for one in (main, other))
    if not (first or second):
        return {}
    result: dict[str, Any] = {}
    for name in {**first, **second}:
        mine, theirs = first.get(name), second.get(name)
        if isinstance(mine or theirs, Mapping):
            result[name] = {**(theirs or {}), **(mine or {})}
            chosen = (authors_of.more.get("attribution") or {}).get(name) or {}
            result[name].pop("authors", None)
            result[name] |= {"authors": chosen["authors"]} if "authors" in chosen else {}
        else:
            result[name] = list(dict.fromkeys([*(mine or ()), *(theirs or ())]))
    witnesses = {**(other.more.get("witnesses") or {}), **(main.more.get("witnesses") or {})}
    return {"attribution": result, "witnesses": witnesses}
