"""Explain a record: who said what it says, how many agree, and where the work was met."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from awesomequant.console import show
from awesomequant.library.attribution import Attribution, Witness
from awesomequant.library.confirmed import By
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.store import find_root, load
from awesomequant.text import did_you_mean
from awesomequant.works.proceedings import volume

_BY = {By.PUBLISHER: "the publisher", By.REGISTRY: "a registry", By.SOURCES: "several sources"}
# What a list says of its own records: no source could.
_OURS = frozenset(("id", "source_file", "added", "aliases", "locked", "not_duplicate_of"))


@click.command("explain-record")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.pass_obj
def command(start: Path, /, ids: tuple[str, ...]) -> None:
    """Explain a record: who said what it says, how many agree, and where the work was met.

    What no source is named for was written by hand.  The sources are those of data/provenance/, the
    titles of proceedings those of data/proceedings/; where the work was refused before,
    data/decisions/ says by whom, why, and why it is listed all the same.

    \b
    Examples:
      awesomequant explain-record xnor-net
      awesomequant explain-record bi-real-net ghostnet
    """
    library = load(find_root(start)).library
    aliases = {alias: paper for paper in library.papers for alias in paper.aliases}
    for name in ids:
        paper = library.by_id.get(name) or aliases.get(name)
        if paper is None:
            hint = did_you_mean(name, library.by_id) or "an id is the name of a record's file"
            raise Refusal(f"there is no record '{name}'; {hint}")
        show("\n".join([f"{paper.source_file}: {paper.title}", *_lines(library, paper)]))


def _lines(library: Library, paper: Paper) -> Iterator[str]:
    """Yield who said each field, what speaks for its venue, and where the work was met."""
    held = library.attributions.held
    entry = held.records.get(paper.id)
    confirmed = library.confirmed.get(paper.id, {})
    for name in Paper.model_fields:
        if name in paper.model_fields_set and name not in _OURS:
            told = _said(entry, name, held.witnesses)
            if by := confirmed.get(name):
                who = ", ".join(by.names)
                told += f"; confirmed by {_BY[by.by]}"
                # Who else says the same is told already, where it is the sources.
                told += f" ({who})" if by.by is not By.SOURCES else ""
            yield f"  {name}: {told}"
    if paper.venue and paper.year:
        contents = library.proceedings.get(volume(paper.venue, paper.year))
        if contents:
            is_there = any(map(contents.holds, (paper.title, *paper.also_titled)))
            told = "has" if is_there else "does not have"
            yield f"  the list of titles of {paper.venue} {paper.year} {told} it"
    yield from [f"  {notice.said.words}" for notice in paper.notices]
    about = library.decisions.about(library.statement(paper))
    yield from [f"  {one.why} ({one.source_file})" for one in about]
    if entry is None:
        return
    if entry.met:
        yield "  met in:"
        for name in entry.met:
            witness = held.witnesses.get(name)
            more = (
                (witness.url, witness.licence and f"licence: {witness.licence}") if witness else ()
            )
            yield "    " + ", ".join([_shown(name, held.witnesses), *filter(None, more)])
    for label, words in (
        ("tagged there", entry.words),
        ("filed under", entry.headings),
        ("its authors' keywords", entry.keywords),
    ):
        if words:
            yield f"  {label}: {', '.join(words)}"


def _said(entry: Attribution | None, name: str, witnesses: Mapping[str, Witness]) -> str:
    """Return who said one field, and what others say of it."""
    if entry is None or name not in entry.fields:
        return "written by hand"
    told = [_shown(entry.fields[name], witnesses)]
    told += [f"{_shown(one, witnesses)} says the same" for one in entry.also.get(name, ())]
    if agree := entry.agree.get(name):
        told.append(f"{agree} more agree")
    if differ := entry.differ.get(name):
        told.append(f"{differ} say otherwise")
    if note := entry.notes.get(name):
        told.append(note)
    return "; ".join(told)


def _shown(name: str, witnesses: Mapping[str, Witness]) -> str:
    """Return a witness with the version of it that was read."""
    witness = witnesses.get(name)
    if witness is None:
        return name
    version = ", ".join(str(said) for said in (witness.version, witness.as_of) if said)
    return f"{witness.name} ({version})" if version else witness.name
