"""Explain which venue a text names, and what speaks for it."""

from collections.abc import Iterator
from pathlib import Path

import click

from awesomequant.store import NoProjectError, find_root, load
from awesomequant.works.venues import Answer, Venues


@click.command("explain-venue")
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@click.pass_obj
def command(start: Path, /, texts: tuple[str, ...]) -> None:
    """Explain which venue a text names, and what speaks for it.

    This is what 'add', 'import', 'update' and 'export --venue' make of it.  An alias in
    data/venues.yaml settles what is not understood.  Exits with 1 where the list lacks one.

    \b
    Examples:
      awesomequant explain-venue "Proc. Int. Conf. Mach. Learn., 2019"
      awesomequant explain-venue "EMC2 @ NeurIPS 2019" "ICLR 2020 (Oral)"
    """
    try:
        resolver = load(find_root(start)).library.resolver
    except NoProjectError:
        resolver = Venues(())  # what the words alone tell can be told anywhere
    answers = [resolver.resolve(text) for text in texts]
    for text, answer in zip(texts, answers, strict=True):
        click.echo("\n".join([text, *(f"  {line}" for line in _lines(answer))]))
    if not all(answer.id for answer in answers):
        raise SystemExit(1)


def _lines(answer: Answer) -> Iterator[str]:
    """Yield what an answer says, a line each, and then its evidence."""
    if answer.id:
        yield f"is {answer.id} ({answer.kind})"
    elif answer.name:
        yield f"is no venue of the list; it would become '{answer.proposed_id}' ({answer.kind})"
    else:
        yield "names no venue"
    if answer.name not in ("", answer.proposed_id):
        yield f"called {answer.name}"
    told = {"held at": answer.parent, "year": answer.year, "note": answer.note}
    yield from (f"{what}: {value}" for what, value in told.items() if value)
    yield from (f"because {line}" for line in answer.evidence)
