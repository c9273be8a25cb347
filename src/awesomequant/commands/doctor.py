"""Say what a list lacks to live by itself, and the command that brings each."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from awesomequant.console import say, show, warn
from awesomequant.language.characters import seen_json
from awesomequant.outfit.doctor import Lack, lacks
from awesomequant.outfit.roots import lacks_of_root
from awesomequant.store import find_root, load
from awesomequant.store.roots import find_lists
from awesomequant.store.several import open_several


@click.command("doctor")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
    help="For people, or for programs.",
)  # fmt: skip
@click.pass_obj
def command(start: Path, /, *, form: str) -> None:
    """Say what a list lacks to live by itself, and the command that brings each.

    The most needed stands first: errors, a history, README.md, workflows, addresses, a licence,
    settings of editors.  Beside a lists.yaml what that lacks stands before what each list does.
    Nothing is changed.  Exits with 1 where something is lacking.

    \b
    Examples:
      awesomequant doctor
      awesomequant doctor --format json
    """
    root = find_lists(start)
    found = _lacks_of_all(root) if root else list(lacks(load(find_root(start), wholly=True)))
    if form == "json":
        told = json.dumps({"lacks": [asdict(one) for one in found]}, ensure_ascii=False, indent=2)
        show(seen_json(told))
    for number, one in enumerate(found if form == "text" else (), 1):
        show(f"{number}. {one.what}\n     {one.brings}")
    if found:
        warn("1 thing is lacking" if len(found) == 1 else f"{len(found)} things are lacking")
        raise SystemExit(1)
    say("nothing is lacking")


def _lacks_of_all(root: Path) -> list[Lack]:
    """Return what a root of several lists lacks, then what each of them does, with its folder."""
    lists = open_several(root)
    found = list(lacks_of_root(lists))
    for folder in lists.folders:
        for one in lacks(load(root / folder, wholly=True)):
            brings = one.brings.replace("awesomequant ", f"awesomequant -C {folder} ", 1)
            found.append(replace(one, what=f"{folder}: {one.what}", brings=brings))
    return found
