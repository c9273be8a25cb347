"""Give a tag or a venue another id, in the vocabulary and in every record."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from awesomequant import door
from awesomequant.commands import to_write
from awesomequant.console import say, show, warn
from awesomequant.library.change import TAKEN, Change
from awesomequant.library.problems import Refusal
from awesomequant.render.kept import renamed
from awesomequant.store import Project, load, strict
from awesomequant.store.edits import Edits
from awesomequant.store.faults import faults
from awesomequant.store.pages import README, kept_text
from awesomequant.store.project import WORDS
from awesomequant.store.roots import SHARED
from awesomequant.store.strays import TAG_RULES
from awesomequant.store.syntax import YamlError
from awesomequant.text import did_you_mean, fold

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
    are joined.  Rules for tags and the marks of a README.md of your own name the new tag, too.
    Nothing else of any file changes.

    \b
    Examples:
      awesomequant rename tag colour color
      awesomequant rename venue SysML MLSys --dry-run
    """
    root = to_write(start, dry_run=dry_run)
    project = load(root)
    words = project.library.tags if kind == "tag" else project.library.venues
    project.refuse_gaps(f"a record left out could keep '{old}'")
    if old not in words and new in words and old in words[new].aliases:
        say(f"'{old}' is '{new}' already; nothing was changed")
        return
    if old not in words:
        hint = did_you_mean(old, words)
        raise Refusal(
            f"there is no {kind} '{old}' in {FILES[kind]}" + (f"; {hint}" if hint else "")
        )
    if old == new:
        raise Refusal(f"'{old}' is the id that the {kind} has")
    if wrong := faults(WORDS[FILES[kind]], {"id": new}).get("id"):
        raise Refusal(f"{wrong}; nothing was renamed")
    like = next((one for one in words if fold(one) == fold(new) and one not in (old, new)), None)
    if like and new not in words:
        raise Refusal(f"'{new}' and '{like}' are one to readers; write '{like}' to join them")
    _refuse_shared(project, kind, (old, new))
    # Nothing is written before all is made: a list renamed by half could not be built.
    edits = Edits(project.root)
    for paper in project.library.papers:
        file = paper.source_file
        if kind == "venue" and paper.venue == old:
            edits.make([Change(file, ("venue",), new)])
        elif kind == "tag" and old in paper.tags:
            # A record that has both tags loses the old one.
            path = ("tags", paper.tags.index(old))
            edits.make([Change(file, path, TAKEN if new in paper.tags else new)])
    _in_vocabulary(edits, FILES[kind], old, new)
    if kind == "tag":
        _in_rules(edits, old, new)
        _on_page(edits, old, new)
    if dry_run:
        for file in edits.files:
            show(file)
    else:
        edits.write()
    count = len(edits.files)
    warn(f"{count} file{'' if count == 1 else 's'} {'would change' if dry_run else 'changed'}")
    say(f"'{old}' is {'now' if not dry_run else 'to be'} '{new}'")


def _refuse_shared(project: Project, kind: str, words: tuple[str, ...]) -> None:
    """Raise Refusal for a word that several lists share: their records name it too."""
    file = FILES[kind]
    own = strict.read(project.text(file)) if project.has(file) else {}
    for word in words:
        if word in project.shared.get(file, ()) and word not in own:
            where = file.replace("data/", f"{SHARED}/")
            hint = f"rename it in {where} and in each list's records"
            raise Refusal(f"'{word}' is a {kind} of all lists: {hint}")


def _in_rules(edits: Edits, old: str, new: str) -> None:
    """Name the new tag where the rules for tags name the old one."""
    if not door.has(edits.root, TAG_RULES):
        return
    try:
        said = strict.read(edits.text(TAG_RULES)) or {}
    except YamlError as error:  # which may name the old tag, and would name it still
        place = f"{TAG_RULES}:{error.line}:{error.column}"
        raise Refusal(f"{place}: {error}; mend it first, nothing was renamed") from None
    for at, rule in enumerate(_mappings(said, "rules")):
        if rule.get("tag") == old:
            edits.make([Change(TAG_RULES, ("rules", at, "tag"), new)])
    for at, one in enumerate(_mappings(said, "reviewed")):
        for key in ("tags", "without"):
            tags: list[str] = found if isinstance(found := one.get(key), list) else []
            if old in tags:
                path = ("reviewed", at, key, tags.index(old))
                edits.make([Change(TAG_RULES, path, TAKEN if new in tags else new)])


def _mappings(said: Any, key: str) -> Sequence[Mapping[str, Any]]:
    """Return the items of a list in a file that nobody may have checked; {} for what is none."""
    items = said.get(key) if isinstance(said, dict) else None
    return [one if isinstance(one, dict) else {} for one in items or ()]


def _on_page(edits: Edits, old: str, new: str) -> None:
    """Let the region of a topic on a README.md that a person keeps bear its new name."""
    text = kept_text(edits.root)
    if text and (now := renamed(text, old, new)) != text:
        edits.rewrite(README, now)


def _in_vocabulary(edits: Edits, file: str, old: str, new: str) -> None:
    """Name the new id wherever another entry names the old, and give the entry its name.

    Where the new id has an entry, the two are joined; the old id becomes one of its aliases.
    """
    entries = strict.read(edits.text(file))
    for name, entry in entries.items():
        related = entry.get("related") or []
        if name not in (old, new) and old in related:
            path = (name, "related", related.index(old))
            edits.make([Change(file, path, TAKEN if new in related else new)])
        for key in ("deprecated", "parent"):
            if entry.get(key) == old and name != new:
                edits.make([Change(file, (name, key), new)])
    aliases = [old, *(entries[old].get("aliases") or [])]
    if new not in entries:
        edits.make([Change(file, (old, None), new)])
    else:
        edits.make([Change(file, (old,), TAKEN)])
        # Nor may the entry that stays speak of itself under its old name.
        if old in (related := entries[new].get("related") or []):
            at = (new, "related", related.index(old)) if len(related) > 1 else (new, "related")
            edits.make([Change(file, at, TAKEN)])
        if entries[new].get("deprecated") == old:
            edits.make([Change(file, (new, "deprecated"), TAKEN)])
        if entries[new].get("parent") == old:  # it moves up to where the old one stood
            above = entries[old].get("parent")
            place = above if above not in (None, new) else TAKEN
            edits.make([Change(file, (new, "parent"), place)])
    known = strict.read(edits.text(file))[new].get("aliases") or []
    kept = [alias for alias in dict.fromkeys([*known, *aliases]) if alias != new]
    edits.make([Change(file, (new, "aliases"), kept)])
