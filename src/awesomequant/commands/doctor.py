"""Say what a list lacks to live by itself, and the command that brings each."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from awesomequant.console import say, show, warn
from awesomequant.language.characters import seen_json
from awesomequant.outfit.doctor import lacks
from awesomequant.store import find_root, load


@click.command("doctor")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
@click.pass_obj
def command(start: Path, /, *, form: str) -> None:
    """Say what a list lacks to live by itself, and the command that brings each.

    The most needed stands first: errors, a history, README.md, workflows, addresses, a licence,
    settings of editors.  Nothing is changed.  Exits with 1 where something is lacking.

    \b
    Examples:
      awesomequant doctor
      awesomequant doctor --format json
    """
    found = list(lacks(load(find_root(start), wholly=True)))
    if form == "json":
        told = json.dumps({"lacks": [asdict(one) for one in found]}, ensure_ascii=False, indent=2)
        show(seen_json(told))
    for number, one in enumerate(found if form == "text" else (), 1):
        show(f"{number}. {one.what}\n     {one.brings}")
    if found:
        warn(f"{len(found)} things are lacking")
        raise SystemExit(1)
    say("nothing is lacking")
