"""Give a tag or a venue another id, in the vocabulary and in every record."""

from collections.abc import Iterator
from pathlib import Path

import click

from awesomequant.console import say, warn
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.store import Project, find_root, load, strict
from awesomequant.store.edit import remove, rename_key, set_value
from awesomequant.store.writing import write
from awesomequant.text import did_you_mean

FILES = {"tag": "data/tags.yaml", "venue": "data/venues.yaml"}


@click.command("rename")
@click.argument("kind", type=click.Choice(list(FILES)))
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Name the files that would change; write nothing.")
@click.pass_obj
def command(start: Path, /, kind: str, old: str, new: str, *, dry_run: bool) -> None:
    """Give a tag or a venue another id, in the vocabulary and in every record.

    The old id stays as an alias, so that imports still meet it.  Where NEW exists already, the two
    are joined.  Nothing else of any file changes.

    \b
    Examples:
      awesomequant rename tag colour color
      awesomequant rename venue SysML MLSys --dry-run
    """
    project = load(find_root(start))
    words = project.library.tags if kind == "tag" else project.library.venues
    if old not in words:
        hint = did_you_mean(old, words)
        raise Refusal(
            f"there is no {kind} '{old}' in {FILES[kind]}" + (f"; {hint}" if hint else "")
        )
    if old == new:
        raise Refusal(f"'{old}' is the id that the {kind} has")
    if project.problems:
        first = project.problems[0]
        raise Refusal(f"the list has errors, and a record left out could keep '{old}': {first}")
    texts = dict(_texts(project, kind, old, new))
    for file, text in texts.items():
        if dry_run:
            click.echo(file)
        else:
            write(project.root / file, text)
    warn(f"{len(texts)} files {'would change' if dry_run else 'changed'}")
    say(f"'{old}' is {'now' if not dry_run else 'to be'} '{new}'")


def _texts(project: Project, kind: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield each file that changes, with its new text; the vocabulary last."""
    for paper in project.library.papers:
        text = project.text(paper.source_file)
        if kind == "venue" and paper.venue == old:
            yield paper.source_file, set_value(text, ("venue",), new)
        elif kind == "tag" and old in paper.tags:
            yield paper.source_file, _retagged(text, paper, old, new)
    text = project.text(FILES[kind])
    yield FILES[kind], _joined(_referred(text, old, new), old, new)


def _retagged(text: str, paper: Paper, old: str, new: str) -> str:
    """Give a record with one tag in place of another, once."""
    at = paper.tags.index(old)
    return remove(text, ("tags", at)) if new in paper.tags else set_value(text, ("tags", at), new)


def _referred(text: str, old: str, new: str) -> str:
    """Give the vocabulary with the new id wherever another entry names the old one."""
    for name, entry in strict.read(text).items():
        related = entry.get("related") or []
        if name not in (old, new) and old in related:
            at = related.index(old)
            path = (name, "related", at)
            text = remove(text, path) if new in related else set_value(text, path, new)
        if entry.get("deprecated") == old and name != new:
            text = set_value(text, (name, "deprecated"), new)
    return text


def _joined(text: str, old: str, new: str) -> str:
    """Give the vocabulary with the old entry under the new id, or joined with the one there is."""
    entries = strict.read(text)
    aliases = [old, *(entries[old].get("aliases") or [])]
    if new not in entries:
        text = rename_key(text, (old,), new)
    else:
        text = remove(text, (old,))
        for key in ("related", "deprecated"):
            if old in (entries[new].get(key) or []):
                text = remove(text, (new, key))
    known = strict.read(text)[new].get("aliases") or []
    kept = [alias for alias in dict.fromkeys([*known, *aliases]) if alias != new]
    return set_value(text, (new, "aliases"), kept)
