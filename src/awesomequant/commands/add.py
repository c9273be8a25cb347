"""Add a paper by its id, its address, its BibTeX, or by hand."""

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from awesomequant.check.run import open_sound
from awesomequant.commands import to_write
from awesomequant.console import warn
from awesomequant.intake.adding import STATED, Adding, Wish, completed, entries_in, grouped
from awesomequant.intake.files import issue_form
from awesomequant.library.draft import Draft, DraftLink
from awesomequant.library.problems import Refusal
from awesomequant.registry import parts
from awesomequant.web.cache import Journal, cache_folder
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
@click.option("--bibtex", type=click.File(encoding="utf-8"), help="Read BibTeX from a file or -.")
@click.option(
    "--from-issue", "event", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the event of a GitHub issue form.",
)  # fmt: skip
@click.option("--offline", is_flag=True, help="Ask nobody; take what the address tells.")
@click.option("--dry-run", is_flag=True, help="Show the record and write nothing.")
@click.pass_obj
def command(
    start: Path, /, ids: tuple[str, ...], bibtex: Any, event: Path | None, tags: tuple[str, ...],
    code: tuple[str, ...], authors: tuple[str, ...], *, offline: bool, dry_run: bool, **given: Any,
) -> None:  # fmt: skip
    """Add a paper by its id, its address, its BibTeX, or by hand.

    ID is an arXiv id, a DOI, or the address of a paper at arXiv, OpenReview, ACL, CVF, PMLR,
    NeurIPS and others, as it is pasted.  The address of a repository beside it becomes the link to
    its code.  The record is shown on standard output and written.  What the list has is not added
    again, and the exit code is 1; it is 2 where something could not be added.

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
    # Without a word to go by the form is asked for, and then every field that nobody knows.
    wishes = _wishes(ids, said, bibtex, event)
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
    lookup = Lookup(services, client_for(project), Journal(cache_folder()), offline)
    adding = Adding(project, lookup, dry_run, ask)
    failed = 0
    for wish in wishes:
        try:
            adding.add(wish)
        except Refusal as error:
            failed += 1
            warn(f"{' '.join(wish.ids) or wish.said.title or 'the paper'}: {error}")
    # What is listed already is no mistake, yet nothing was added: a script may want to know.
    if adding.listed or failed:
        raise SystemExit(2 if failed else 1)


def _wishes(ids: tuple[str, ...], said: Draft, bibtex: Any, event: Path | None) -> list[Wish]:
    """Return what is to be added: of the issue, of the BibTeX, or each id by itself.

    What the command line says goes before what the issue or the BibTeX says.
    """
    found = [issue_form.read(event)] if event else []
    for draft in entries_in(bibtex.read()) if bibtex else ():
        # An entry is asked for by all that identifies it; its other fields are what it says.
        arxiv = f"arXiv:{draft.arxiv}" if draft.arxiv else None
        found.append(Wish(tuple(filter(None, (draft.doi, draft.url, arxiv))), draft))
    if found:
        return [Wish((*ids, *one.ids), said.over(one.said)) for one in found]
    if said.title:
        return [Wish(ids, said)]
    return [Wish(one, said) for one in grouped(ids)]


def _is_terminal() -> bool:
    """Return whether someone can answer."""
    return sys.stdin.isatty()
