"""Add papers to a list one after another: say what is listed, ask, compose, show, write."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from awesomequant.console import say, show
from awesomequant.intake.compose import Record, Wanting, Wish, compose, statement
from awesomequant.intake.lookup import Lookup
from awesomequant.library.problems import Refusal
from awesomequant.registry import parts
from awesomequant.store import Project, load
from awesomequant.store.canonical import entries
from awesomequant.store.project import VENUES
from awesomequant.store.writing import write
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.facts import Facts
from awesomequant.web.services import SERVICES
from awesomequant.works.clues import Clues, read
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress
from awesomequant.works.identity import Verdict


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
        clues = [_clues(text) for text in wish.ids]
        if self._is_listed(clues, Facts()):
            return
        facts, tried = self._facts(clues, wish)
        if self._is_listed(clues, facts):
            return
        about = (self.project.library, self.client.clock.today())
        try:
            record = compose(wish, clues, facts, about)
        except Wanting as error:
            if self.ask:
                answers = {name: self.ask(name) for name in error.names}
                complete = replace(wish, given={**wish.given, **answers})
                self._write(compose(complete, clues, facts, about))
                return
            error.args = (f"{error}" + (f" ({'; '.join(tried)})" if tried else ""),)
            raise
        self._write(record)

    @staticmethod
    def grouped(ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Part ids by paper: each is one, and code goes with the one that stands beside it."""
        code = tuple(text for text in ids if _is_code(text))
        papers = [text for text in ids if text not in code]
        if code and len(papers) != 1:
            msg = f"{code[0]} is code, not a paper; name the one paper it belongs to beside it"
            raise Refusal(msg)
        return [(text, *code) for text in papers]

    def _facts(self, clues: Sequence[Clues], wish: Wish) -> tuple[Facts, list[str]]:
        """Give what services say of the paper, and who was asked in vain."""
        lookup = Lookup(parts(SERVICES, self.project.root), self.client, self.journal, self.offline)
        tried: list[str] = []
        facts = Facts()
        for one in clues:
            for answer in lookup.facts(one):
                if answer.facts and answer.facts.title and not facts.title:
                    facts = answer.facts
                    say(f"{one.identifier or one.address}: {answer.service} has answered")
                else:
                    tried.append(f"{answer.service}: {answer.reason}")
        if title := wish.given.get("title") or facts.title:
            facts = replace(facts, title=title)
        arxiv = facts.arxiv or _arxiv(clues)
        if arxiv and not facts.code and not wish.code:
            facts = replace(facts, code=lookup.code(arxiv))
        return facts, tried

    def _is_listed(self, clues: Sequence[Clues], facts: Facts) -> bool:
        """Say which paper of the list this is, or may be; return whether it certainly is one."""
        library = self.project.library
        matches = library.works.matches(statement(clues, facts, library))
        if matches and matches[0].judgement.verdict is Verdict.YES:
            paper = library.by_id[matches[0].owner]
            self.listed += 1
            say(f"already listed as '{paper.id}': {paper.title} ({paper.source_file})")
            return True
        for match in matches:
            perhaps = match.judgement.verdict is Verdict.PERHAPS
            word = "perhaps the same work as" if perhaps else "not the work of"
            say(f"{word} '{match.owner}': {match.judgement}")
        return False

    def _write(self, record: Record) -> None:
        """Show the record, and write it with a venue that the list lacks."""
        show(f"# {record.file}\n{record.text}")
        if self.dry_run:
            return
        root = self.project.root
        if new := record.new_venue:
            file = root / VENUES
            text = file.read_text("utf-8") if file.exists() else ""
            entry: dict[str, Any] = {new.proposed_id: {"name": new.name, "kind": new.kind}}
            write(file, text.rstrip("\n") + "\n" * bool(text) + entries(entry))
            say(f"'{new.proposed_id}' is new in {VENUES}: complete its entry")
        write(root / record.file, record.text)
        self.written.append(record.file)
        say(f"{record.file} written")
        self.project = load(root)


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


def _is_code(text: str) -> bool:
    try:
        return read(text).is_code
    except (BadIdentifier, UnsafeAddress):
        return False


def _arxiv(clues: Sequence[Clues]) -> str | None:
    found = (one.identifier for one in clues if one.identifier)
    return next((one.id for one in found if one.scheme == "arxiv"), None)
