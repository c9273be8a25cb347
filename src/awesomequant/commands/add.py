"""Add a paper by its id, its address, its BibTeX, or by hand."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from awesomequant.check.run import open_sound
from awesomequant.commands import decider, to_write, today
from awesomequant.console import heard, say, show, warn
from awesomequant.intake.accession import Accession, contents
from awesomequant.intake.adding import (
    STATED,
    Told,
    Wish,
    already_listed,
    asked,
    clues_of,
    completed,
    drafted,
    entries_in,
    grouped,
    planned,
)
from awesomequant.intake.earlier import Says, earlier_decision
from awesomequant.intake.files import issue_form
from awesomequant.intake.files.encodings import UndecidedError, decoded
from awesomequant.intake.files.opening import MOST_BYTES, opened
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Refusal
from awesomequant.registry import parts
from awesomequant.render.answer import Outcome
from awesomequant.render.answer import answer as answered
from awesomequant.store import Project, canonical, load
from awesomequant.store.batch import write_all
from awesomequant.store.project import VENUES
from awesomequant.store.writing import write
from awesomequant.text import did_you_mean
from awesomequant.web.cache import Journal, journal_folder
from awesomequant.web.client import client_for
from awesomequant.web.lookup import Lookup
from awesomequant.web.services import SERVICES


@click.command("add")
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--title", help="The title; with more than one ID they are one paper's.")
@click.option("--author", "authors", multiple=True, help="An author; once for each, in order.")
@click.option("--venue", help="Where it appeared, by any name the list knows.")
@click.option("--year", help="The year it appeared there.")
@click.option("--url", help="Its page, where no ID leads there.")
@click.option("--tag", "tags", multiple=True, help="A tag of the list; once for each.")
@click.option("--code", multiple=True, help="The address of its code; once for each.")
@click.option("--note", help="A remark for readers.")
@click.option(
    "--bibtex", metavar="FILENAME", type=click.Path(exists=True, allow_dash=True, path_type=Path),
    help="Read BibTeX from a file or -.",
)  # fmt: skip
@click.option(
    "--from-issue", "event", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the event of a GitHub issue form.",
)  # fmt: skip
@click.option(
    "--answer", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Write what came of it to FILE, to be posted as a comment.",
)  # fmt: skip
@click.option(
    "--overrule", metavar="WHY", help="Add what the list refused before; kept with that decision."
)
@click.option("--by", help="Who overrules (what git calls you).")
@click.option("--offline", is_flag=True, help="Ask nobody; take what the address tells.")
@click.option("--dry-run", is_flag=True, help="Show the record and write nothing.")
@click.pass_obj
def command(
    start: Path, /, ids: tuple[str, ...], bibtex: Path | None, event: Path | None,
    tags: tuple[str, ...], code: tuple[str, ...], authors: tuple[str, ...], answer: Path | None,
    overrule: str | None, by: str | None, *, offline: bool, dry_run: bool, **given: Any,
) -> None:  # fmt: skip
    """Add a paper by its id, its address, its BibTeX, or by hand.

    ID is an arXiv id, a DOI, or the address of a paper at arXiv, OpenReview, ACL, CVF, PMLR,
    NeurIPS and others, as it is pasted.  The address of a repository beside it becomes the link to
    its code.  The record is shown on standard output and written.  What the list has is not added
    again, nor what it refused before, and the exit code is 1; it is 2 where something could not be
    added.  --answer writes the same as Markdown that calls nobody and links to nothing but the
    paper and the list.

    \b
    Examples:
      awesomequant add 1909.05840 --tag binarization
      awesomequant add https://openreview.net/forum?id=5xEgrl_5FAJ --title "…" --venue ICLR
      awesomequant add --bibtex - < paper.bib
    """
    links = tuple(DraftLink("code", link) for link in code)
    said = Draft(STATED, "", tags=tags, code=links, authors=authors)
    try:
        said = completed(said, {name: value for name, value in given.items() if value})
    except Refusal as error:
        raise click.UsageError(str(error)) from None
    try:
        # The form asks in the words of the list, and for its own fields.
        issue = issue_form.read(event, open_sound(start).library) if event else None
        wishes = _wishes(ids, said, bibtex, issue)
    except Refusal as error:
        if answer:
            _answer(answer, open_sound(start), [Outcome(refused=str(error))])
        raise
    # Without a word to go by the form is asked for, and then every field that nobody knows.
    ask = None
    if not wishes:
        open_sound(start)  # what is wrong is said before anybody types
        if not _is_terminal():
            raise Refusal("say what to add: an id, an address, --bibtex FILE or --title …")
        ask = partial(click.prompt, err=True)
        address = ask("A new paper: its id or address")
        more = ask("tags, with commas", default="", show_default=False).split(",")
        named = (tag.strip() for tag in more if tag.strip())
        wishes = [Wish(tuple(address.split()), replace(said, tags=(*said.tags, *named)))]
    to_write(start, dry_run=dry_run)
    project = open_sound(start)
    services = parts(SERVICES, project.root)
    lookup = Lookup(services, client_for(project), Journal(journal_folder()), offline)
    says = Says(today(), overrule, decider(project.root, by)) if overrule else None
    adding = Adding(project, lookup, dry_run, ask, says)
    failed = 0
    for wish in wishes:
        try:
            adding.add(wish)
        except Refusal as error:
            failed += 1
            adding.outcomes.append(Outcome(refused=str(error)))
            warn(f"{' '.join(wish.ids) or wish.said.title or 'the paper'}: {error}")
    if answer:
        _answer(answer, project, adding.outcomes)
    # What is listed already is no mistake, yet nothing was added: a script may want to know.
    if adding.listed or failed:
        raise SystemExit(2 if failed else 1)


def _answer(file: Path, project: Project, outcomes: Sequence[Outcome]) -> None:
    """Write what a person is answered who suggested the papers."""
    write(file, answered(outcomes, project.library))


def _wishes(
    ids: tuple[str, ...], said: Draft, bibtex: Path | None, issue: Wish | None
) -> list[Wish]:
    """Return what is to be added: of the issue, of the BibTeX, or each id by itself.

    What the command line says goes before what the issue or the BibTeX says.
    """
    found = [issue] if issue else []
    for draft in entries_in(_pasted(bibtex)) if bibtex else ():
        # An entry is asked for by all that identifies it; its other fields are what it says.
        arxiv = f"arXiv:{draft.arxiv}" if draft.arxiv else None
        found.append(Wish(tuple(filter(None, (draft.doi, draft.url, arxiv))), draft))
    if found:
        return [Wish((*ids, *one.ids), said.over(one.said)) for one in found]
    if said.title:
        return [Wish(ids, said)]
    return [Wish(one, said) for one in grouped(ids)]


def _pasted(file: Path) -> str:
    """Return the text of a file, or what stands on standard input."""
    if file != Path("-"):
        return opened(file).text
    try:
        return decoded(heard(MOST_BYTES))[0]
    except UndecidedError as error:
        raise Refusal(f"what stands on standard input {error}") from None


def _is_terminal() -> bool:
    """Return whether someone can answer."""
    return sys.stdin.isatty()


@dataclass
class Adding:
    """One call of ``add``; ``listed`` counts what the list had already, or had decided on."""

    project: Project
    lookup: Lookup
    dry_run: bool = False
    ask: Callable[[str], str] | None = None
    overrule: Says | None = None
    listed: int = 0
    outcomes: list[Outcome] = field(default_factory=list)

    def add(self, wish: Wish) -> None:
        """Add one paper, or say that the list has it; raises Refusal for what is wanting."""
        library = self.project.library
        clues = [clues_of(text) for text in wish.ids]
        tags = []
        for name in wish.said.tags:
            tag = library.tag_of.get(name) or library.tag_of.get(name.lower())
            if tag is None:
                hint = did_you_mean(name, library.tags) or "see data/tags.yaml"
                raise Refusal(f"there is no tag '{name}'; {hint}")
            tags.append(tag.id)
        said = replace(wish.said, tags=tuple(tags))
        # What the address tells is often enough to know the paper, and nobody need be asked.
        draft = replace(drafted(said, clues, Told(), library), title="")
        listed = already_listed(draft, library)
        refused = None if listed or self.overrule else earlier_decision(draft, library)
        if not listed and not refused:
            told, tried = asked(clues, said, self.lookup)
            draft = drafted(said, clues, told, library)
            listed = already_listed(draft, library)
            refused = None if listed or self.overrule else earlier_decision(draft, library)
        if not listed and not refused:
            lacking = [name for name in ("title", "year", "venue") if not getattr(draft, name)]
            lacking += [] if draft.url or draft.arxiv or draft.doi else ["url"]
            if lacking and not self.ask:
                options = " ".join(f"--{name} …" for name in lacking)
                vain = f" ({'; '.join(tried)})" if tried else ""
                raise Refusal(f"it has no {' and no '.join(lacking)}; give {options}{vain}")
            if lacking and self.ask:
                draft = completed(draft, {name: self.ask(name) for name in lacking})
            day = self.lookup.client.clock.today()
            plan = planned(draft, library, day, self.overrule)
            if not plan.listed and not plan.refused:
                self._write(plan)
                return
            # What was asked for told which work it is.
            listed = library.by_id[plan.listed[0]] if plan.listed else None
            refused = next(iter(plan.refused), None)
        self.listed += 1
        if listed:
            self.outcomes.append(Outcome(listed=listed))
            say(f"already listed as '{listed.id}': {listed.title} ({listed.source_file})")
        elif refused:
            self.outcomes.append(Outcome(decided=refused))
            say(f"'{refused.title}' was {refused.why} ({refused.file})")
            say("--overrule WHY adds it all the same, and is kept with the decision")

    def _write(self, plan: Accession) -> None:
        """Show the record, and write it with a venue that the list lacks."""
        for problem in plan.problems:
            say(problem.message)
        for file, values in plan.records.items():
            show(f"# {file}\n{canonical.record(values)}", end="")
        self.outcomes.append(Outcome(records=plan.records))
        if self.dry_run:
            return
        write_all(self.project.root, contents(self.project.root, plan)[0])
        for identity in plan.venues:
            say(f"'{identity}' is new in {VENUES}: complete its entry")
        for file in plan.records:
            say(f"{file} written")
        for refused in plan.overruled:
            say(f"{refused.file}: overruled")
        self.project = load(self.project.root)
