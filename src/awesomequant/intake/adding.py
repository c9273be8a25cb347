"""Add papers one after another: an intake of one draft, completed by its ids and by services."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from awesomequant.console import say, show
from awesomequant.intake.accession import Accession, accession, contents
from awesomequant.intake.formats import bibtex
from awesomequant.intake.joining import statement
from awesomequant.intake.records import Provenance
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Refusal
from awesomequant.registry import parts
from awesomequant.store import Project, canonical, load
from awesomequant.store.project import VENUES
from awesomequant.store.writing import write_all
from awesomequant.text import did_you_mean
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.facts import Facts
from awesomequant.web.lookup import Lookup
from awesomequant.web.services import SERVICES
from awesomequant.works.clues import Clues, read
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress
from awesomequant.works.identity import Verdict

# More than any page offers at once, and little enough to be read while someone waits.
_LONGEST = 50_000
# Where a draft comes from that a person states in words.
STATED = Place("the paper")


class Wanting(Refusal):
    """Fields that a reference needs are known to nobody; ``names`` says which."""

    def __init__(self, names: Sequence[str], tried: Sequence[str] = ()) -> None:
        """Keep the names, in the order in which to ask for them, and say who was asked in vain."""
        options = " ".join(f"--{name} …" for name in names)
        asked = f" ({'; '.join(tried)})" if tried else ""
        super().__init__(f"it has no {' and no '.join(names)}; give {options}{asked}")
        self.names = tuple(names)


@dataclass(frozen=True)
class Wish:
    """One paper that a person wants: ids or addresses, and what was said of it, if only a title."""

    ids: tuple[str, ...]
    said: Draft


@dataclass
class Adding:
    """One call of ``add``; ``listed`` counts the papers that the list had already."""

    project: Project
    client: Client
    journal: Journal
    offline: bool = False
    dry_run: bool = False
    ask: Callable[[str], str] | None = None
    listed: int = 0
    written: list[str] = field(default_factory=list)

    def add(self, wish: Wish) -> None:
        """Add one paper, or say that the list has it; raises Refusal for what is wanting."""
        library = self.project.library
        clues = [_clues(text) for text in wish.ids]
        said = replace(wish.said, tags=tuple(_tag(library, name) for name in wish.said.tags))
        # What the address tells is often enough to know the paper, and nobody need be asked.
        draft = replace(drafted(said, clues, Facts(), library), title="")
        tried: list[str] = []
        listed = self._listed(draft)
        if not listed:
            facts, tried = self._facts(clues, said)
            draft = drafted(said, clues, facts, library)
            listed = self._listed(draft)
        if not listed:
            lacking = [name for name in ("title", "year", "venue") if not getattr(draft, name)]
            lacking += [] if draft.url or draft.arxiv or draft.doi else ["url"]
            if lacking and not self.ask:
                raise Wanting(lacking, tried)
            if lacking and self.ask:
                draft = completed(draft, {name: self.ask(name) for name in lacking})
            plan = planned(draft, library, self.client.clock.today())
            if not plan.listed:
                self._write(plan)
                return
            listed = library.by_id[plan.listed[0]]  # what was asked for told which work it is
        self.listed += 1
        say(f"already listed as '{listed.id}': {listed.title} ({listed.source_file})")

    @staticmethod
    def grouped(ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Part ids by paper: each is one, and code goes with the one that stands beside it."""
        code = []
        for text in ids:
            with suppress(Refusal):  # what is no id is told when its paper is added
                code += [text] if _clues(text).is_code else []
        papers = [text for text in ids if text not in code]
        if code and len(papers) != 1:
            msg = f"{code[0]} is code, not a paper; name the one paper it belongs to beside it"
            raise Refusal(msg)
        return [(text, *code) for text in papers]

    def _listed(self, draft: Draft) -> Paper | None:
        """Return the record that a draft certainly is the work of."""
        library = self.project.library
        best = next(iter(library.works.matches(statement(draft, library))), None)
        return library.by_id[best.owner] if best and best.judgement.verdict is Verdict.YES else None

    def _facts(self, clues: Sequence[Clues], said: Draft) -> tuple[Facts, list[str]]:
        """Return what services say of the paper, and who was asked in vain."""
        lookup = Lookup(parts(SERVICES, self.project.root), self.client, self.journal, self.offline)
        return asked(clues, said, lookup)

    def _write(self, plan: Accession) -> None:
        """Show the record, and write it with a venue that the list lacks."""
        for problem in plan.problems:
            say(problem.message)
        for file, values in plan.records.items():
            show(f"# {file}\n{canonical.record(values)}")
        if self.dry_run:
            return
        write_all(contents(self.project.root, plan)[0])
        for identity in plan.venues:
            say(f"'{identity}' is new in {VENUES}: complete its entry")
        for file in plan.records:
            self.written.append(file)
            say(f"{file} written")
        self.project = load(self.project.root)


def asked(clues: Sequence[Clues], said: Draft, lookup: Lookup) -> tuple[Facts, list[str]]:
    """Return what services say of the paper that clues lead to, and who was asked in vain."""
    tried: list[str] = []
    facts = Facts()
    for one in clues:
        for answer in lookup.facts(one):
            if answer.facts and answer.facts.title and not facts.title:
                facts = answer.facts
                say(f"{one.identifier or one.address}: {answer.service} has answered")
            else:
                tried.append(f"{answer.service}: {answer.reason}")
    found = (one.identifier for one in clues if one.identifier)
    arxiv = facts.arxiv or next((one.id for one in found if one.scheme == "arxiv"), None)
    if arxiv and not facts.code and not said.code:
        facts = replace(facts, code=lookup.code(arxiv))
    return facts, tried


def drafted(said: Draft, clues: Sequence[Clues], facts: Facts, library: Library) -> Draft:
    """Return the draft: what a person said, else a service, else what the address tells."""
    papers = [one for one in clues if not one.is_code]
    ids = {one.identifier.scheme: one.identifier.id for one in papers if one.identifier}
    told = {name: next((v for one in papers if (v := getattr(one, name))), None)
            for name in ("title", "venue", "year", "address")}  # fmt: skip
    # Authors write the venue of a preprint as they like: it counts where the list knows it.
    known = facts.venue and (not told["venue"] or library.resolver.known(facts.venue))
    links = list(dict.fromkeys(one.address for one in clues if one.is_code and one.address))
    if facts.code and not links and not said.code:
        links = [facts.code]
    of_address = Draft(
        STATED,
        told["title"] or "",
        url=told["address"],
        venue=told["venue"],
        year=told["year"],
        arxiv=ids.get("arxiv") or facts.arxiv,
        doi=ids.get("doi") or ids.get("shortdoi") or facts.doi,
    )
    of_service = Draft(
        STATED,
        facts.title or "",
        authors=facts.authors,
        venue=facts.venue if known else None,
        year=facts.year if known or not told["year"] else None,
        more={"abstract": facts.abstract} if facts.abstract else {},
    )
    draft = said.over(of_service.over(of_address))
    code = (*said.code, *(DraftLink("code", link) for link in links))
    return replace(draft, place=said.place, code=code)


def planned(draft: Draft, library: Library, day: str) -> Accession:
    """Return what a draft comes to; raises Refusal for what an import would leave out.

    A list that is brought keeps what is sound of an entry; who adds one paper can mend it.
    """
    if draft.venue and not (answer := library.resolver.resolve(draft.venue)).name:
        raise Refusal(f"'{draft.venue}' names no venue: {answer.evidence[-1]}")
    plan = accession([draft], library, Provenance("", day))
    lost = [one for one in plan.problems if one.rule == "import" and one.level is not Level.NOTE]
    if lost:
        raise Refusal("; ".join(one.message for one in lost))
    return plan


def completed(draft: Draft, given: dict[str, str]) -> Draft:
    """Return a draft with fields as a person writes them; raises Refusal for what is no year."""
    year = given.get("year", "")
    if year and not year.isdecimal():
        raise Refusal(f"'{year}' is no year")
    more = {name: given[name] for name in ("note", "abstract") if given.get(name)}
    return Draft(
        STATED,
        given.get("title", ""),
        url=given.get("url"),
        venue=given.get("venue"),
        year=int(year) if year else None,
        more=more,
    ).over(draft)


def entries_in(text: str) -> list[Draft]:
    """Read BibTeX as pages offer it for pasting; raises Refusal where that is none.

    Keywords are left out: they are the publisher's, and a list has tags of its own.
    """
    reading = bibtex.read(text[:_LONGEST], "BibTeX")
    if reading.drafts:
        return [replace(draft, tags=()) for draft in reading.drafts]
    if reading.problems:
        raise Refusal(f"{reading.problems[0]}; copy the whole entry")
    raise Refusal("there is no BibTeX entry; it begins with '@inproceedings{key,' or the like")


def _tag(library: Library, name: str) -> str:
    tag = library.tag_of.get(name) or library.tag_of.get(name.lower())
    if tag is None:
        hint = did_you_mean(name, library.tags) or "see data/tags.yaml"
        raise Refusal(f"there is no tag '{name}'; {hint}")
    return tag.id


def _clues(text: str) -> Clues:
    try:
        return read(text)
    except BadIdentifier as error:
        msg = f"'{text[:80]}': {error.reason}" + (f"; {error.hint}" if error.hint else "")
        raise Refusal(msg) from None
    except UnsafeAddress as error:
        hint = "write an id or an address with https://"
        msg = f"'{text[:80]}' is neither an id nor an address ({error.reason}); {hint}"
        raise Refusal(msg) from None
