"""Add papers one after another: an intake of one draft, completed by its ids and by services.

An entry of an import that brings an id and no title is completed in the same way.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from awesomequant.console import say
from awesomequant.intake.accession import Accession, accession
from awesomequant.intake.earlier import Says
from awesomequant.intake.files.fence import read_around
from awesomequant.intake.formats import bibtex
from awesomequant.intake.joining import statement
from awesomequant.intake.records import Provenance
from awesomequant.intake.said import sound
from awesomequant.library.attribution import Witness
from awesomequant.library.draft import Draft, DraftLink, import_problem
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem, Refusal
from awesomequant.registry import parts
from awesomequant.store import Project
from awesomequant.web.cache import Journal, journal_folder
from awesomequant.web.client import Client
from awesomequant.web.facts import Facts
from awesomequant.web.lookup import Lookup
from awesomequant.web.services import SERVICES
from awesomequant.works.clues import Clues, read
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress
from awesomequant.works.titles import is_only_an_id

# More than any page offers at once, and little enough to be read while someone waits.
_LONGEST = 50_000
# Where a draft comes from that a person states in words.
STATED = Place("the paper")


@dataclass(frozen=True)
class Wish:
    """One paper that a person wants: ids or addresses, and what was said of it, if only a title."""

    ids: tuple[str, ...]
    said: Draft


class Told(NamedTuple):
    """What services say of a paper, who said it, and who named its code."""

    facts: Facts = Facts()
    by: Witness | None = None
    code_by: Witness | None = None


def grouped(ids: Sequence[str]) -> list[tuple[str, ...]]:
    """Part ids by paper: each is one, and code goes with the one that stands beside it."""
    code = []
    for text in ids:
        with suppress(Refusal):  # what is no id is told when its paper is added
            code += [text] if clues_of(text).is_code else []
    papers = [text for text in ids if text not in code]
    if code and len(papers) != 1:
        hint = "name the one paper it belongs to beside it"
        raise Refusal(f"{code[0]} is code, not a paper; {hint}")
    return [(text, *code) for text in papers]


def already_listed(draft: Draft, library: Library) -> Paper | None:
    """Return the record that a draft certainly is the work of."""
    match = library.works.owner_of(statement(draft, library))
    return library.by_id[match.owner] if match else None


def asked(clues: Sequence[Clues], said: Draft, lookup: Lookup) -> tuple[Told, list[str]]:
    """Return what services say of the paper that clues lead to, and who was asked in vain."""
    tried: list[str] = []
    facts, by, code_by = Told()
    for one in clues:
        # The first that knows a title is believed: services are asked in the order of trust.
        for answer in lookup.facts(one):
            if answer.facts and answer.facts.title and not facts.title:
                facts = answer.facts
                by = code_by = lookup.services[answer.service].SERVICE.witness
                say(f"{one.identifier or one.address}: {answer.service} has answered")
            else:
                tried.append(f"{answer.service}: {answer.reason}")
    found = (one.identifier for one in clues if one.identifier)
    # Who brings a link to code knows better than a service that guesses it.
    arxiv = facts.arxiv or next((one.id for one in found if one.scheme == "arxiv"), None)
    if arxiv and not facts.code and not said.code and (told := lookup.code(arxiv)):
        facts, code_by = replace(facts, code=told[0]), told[1].witness
    return Told(facts, by, code_by), tried


def drafted(said: Draft, clues: Sequence[Clues], told: Told, library: Library) -> Draft:
    """Return the draft: what a person said, else a service, else what the address tells.

    Where the list keeps its sources, it says which service said what.
    """
    facts = told.facts
    papers = [one for one in clues if not one.is_code]
    ids = {one.identifier.scheme: one.identifier.id for one in papers if one.identifier}
    of_page = {name: next((v for one in papers if (v := getattr(one, name))), None)
            for name in ("title", "venue", "year", "address")}  # fmt: skip
    # Authors write the venue of a preprint as they like: it counts where the list knows it.
    known = facts.venue and (not of_page["venue"] or library.resolver.known(facts.venue))
    links = list(dict.fromkeys(one.address for one in clues if one.is_code and one.address))
    if facts.code and not links and not said.code:
        links = [facts.code]
    of_address = Draft(
        STATED,
        of_page["title"] or "",
        url=of_page["address"],
        venue=of_page["venue"],
        year=of_page["year"],
        arxiv=ids.get("arxiv") or facts.arxiv,
        doi=ids.get("doi") or ids.get("shortdoi") or facts.doi,
    )
    of_service = Draft(
        STATED,
        facts.title or "",
        authors=facts.authors,
        venue=facts.venue if known else None,
        year=facts.year if known or not of_page["year"] else None,
        more={"abstract": facts.abstract} if facts.abstract else {},
    )
    draft = said.over(of_service.over(of_address))
    code = (*said.code, *(DraftLink("code", link) for link in links))
    draft = replace(draft, place=said.place, code=code)
    if not library.attributions.kept:
        return draft
    taken = [
        name
        for name in ("title", "authors", "venue", "year")
        if getattr(of_service, name) and not getattr(said, name)
    ]
    taken += [name for name in of_service.more if name not in said.more]
    # Of the number that it was asked by it says that this title stands under it.
    taken += [
        name
        for name in ("arxiv", "doi")
        if "title" in taken and (own := getattr(facts, name)) and own == getattr(draft, name)
    ]
    by: dict[str, Witness | None] = dict.fromkeys(taken, told.by)
    if facts.code and links == [facts.code]:
        by["code"] = told.code_by
    return _attributed(draft, {name: one for name, one in by.items() if one is not None})


def _attributed(draft: Draft, by: Mapping[str, Witness]) -> Draft:
    """Return a draft that says besides which witness each field is from."""
    if not by:
        return draft
    own = draft.more.get("attribution") or {}
    fields = {name: one.id for name, one in by.items()} | (own.get("fields") or {})
    witnesses: dict[str, Any] = {
        one.id: one.model_dump(exclude={"id"}, exclude_defaults=True, mode="json")
        for one in by.values()
    }
    witnesses |= draft.more.get("witnesses") or {}
    more = {**draft.more, "attribution": {**own, "fields": fields}, "witnesses": witnesses}
    return replace(draft, more=more)


def named(
    drafts: Sequence[Draft], library: Library, lookup: Lookup
) -> tuple[list[Draft], list[Problem]]:
    """Return the drafts with the titles that services know, and those that nobody told.

    Until one has answered the work is called by its id, so that nothing is lost; the title takes
    its place as soon as it is known.
    """
    found: list[Draft] = []
    problems: list[Problem] = []
    for draft in drafts:
        if not is_only_an_id(draft.title):
            found.append(draft)
            continue
        ids = (f"arXiv:{draft.arxiv}" if draft.arxiv else None, draft.doi, draft.url)
        clues = [one for text in ids if (one := sound(read, text))]
        told, tried = asked(clues, draft, lookup)
        whole = drafted(replace(draft, title=""), clues, told, library)
        if not whole.title:
            whole = draft
            why = f" ({'; '.join(tried)})" if tried else ""
            message = f"nobody told the title of {draft.title}, which is called by its id{why}"
            hint = "import it again when services answer, or write its title"
            problems.append(import_problem(draft.place, message, hint=hint))
        found.append(whole)
    return found, problems


def titled(
    drafts: Sequence[Draft], project: Project, client: Client, *, offline: bool
) -> tuple[list[Draft], list[Problem]]:
    """Return what `named` does, of drafts of which few or none are an id alone; ask only then."""
    untitled = sum(is_only_an_id(draft.title) for draft in drafts)
    if not untitled:
        return list(drafts), []
    if not offline:
        say(f"{untitled} entries are ids without a title; asking what they are called")
    services, journal = parts(SERVICES, project.root), Journal(journal_folder())
    return named(drafts, project.library, Lookup(services, client, journal, offline))


def planned(draft: Draft, library: Library, day: str, overrule: Says | None = None) -> Accession:
    """Return what a draft comes to; raises Refusal for what an import would leave out.

    A list that is brought keeps what is sound of an entry; who adds one paper can mend it.
    """
    if draft.venue and not (answer := library.resolver.resolve(draft.venue)).name:
        raise Refusal(f"'{draft.venue}' names no venue: {answer.evidence[-1]}")
    plan = accession([draft], library, Provenance("", day), overrule=overrule)
    lost = [one for one in plan.problems if one.rule == "import" and one.level is not Level.NOTE]
    if lost:
        raise Refusal("; ".join(one.message for one in lost))
    return plan


def completed(draft: Draft, given: dict[str, str]) -> Draft:
    """Return a draft with fields as a person writes them; raises Refusal for what is no year."""
    year = given.get("year", "")
    if year and not (year.isdecimal() and len(year) <= len("2001")):
        raise Refusal(f"'{year[:40]}' is no year")
    return Draft(
        STATED,
        given.get("title", ""),
        url=given.get("url"),
        venue=given.get("venue"),
        year=int(year) if year else None,
        more={name: given[name] for name in ("note", "abstract") if given.get(name)},
    ).over(draft)


def entries_in(text: str) -> list[Draft]:
    """Read BibTeX as pages offer it for pasting; raises Refusal where that is none.

    Keywords are left out: they are the publisher's, and a list has tags of its own.
    """
    reading = read_around(lambda one: bibtex.read(one, "BibTeX"), text[:_LONGEST], "BibTeX")
    if reading.drafts:
        return [replace(draft, tags=()) for draft in reading.drafts]
    if reading.problems:
        raise Refusal(f"{reading.problems[0]}; copy the whole entry")
    raise Refusal("there is no BibTeX entry; it begins with '@inproceedings{key,' or the like")


def clues_of(text: str) -> Clues:
    """Return what an id or address that a person pasted tells; raises Refusal where it is none."""
    try:
        return read(text)
    except BadIdentifier as error:
        msg = f"'{text[:80]}': {error.reason}" + (f"; {error.hint}" if error.hint else "")
        raise Refusal(msg) from None
    except UnsafeAddress as error:
        hint = "write an id or an address with https://"
        msg = f"'{text[:80]}' is neither an id nor an address ({error.reason}); {hint}"
        raise Refusal(msg) from None
