"""Explain which venue a text names, and what speaks for it."""

from pathlib import Path

import click

from awesomequant.console import show
from awesomequant.store import NoProjectError, find_root, load
from awesomequant.works.venues import Venues


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
        if answer.id:
            lines = [f"is {answer.id} ({answer.kind})"]
        elif answer.name:
            would_be = f"it would become '{answer.proposed_id}' ({answer.kind})"
            lines = [f"is no venue of the list; {would_be}"]
        else:
            lines = ["names no venue"]
        if answer.name not in ("", answer.proposed_id):
            lines.append(f"called {answer.name}")
        told = {"held at": answer.parent, "year": answer.year, "note": answer.note}
        lines += (f"{what}: {value}" for what, value in told.items() if value)
        lines += (f"because {line}" for line in answer.evidence)
        show("\n".join([text, *(f"  {line}" for line in lines)]))
    if not all(answer.id for answer in answers):
        raise SystemExit(1)
