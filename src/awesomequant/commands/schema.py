"""Write the JSON Schemas of records, tags, venues and settings for editors, and issue forms."""

from pathlib import Path

import click

from awesomequant import door
from awesomequant.commands import to_write
from awesomequant.console import say, warn
from awesomequant.door import PAGE_BYTES
from awesomequant.outfit.generated import generated
from awesomequant.store import load
from awesomequant.store.batch import write_all


@click.command("schema")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when one is not current.")
@click.pass_obj
def command(start: Path, /, *, check: bool) -> None:
    """Write the JSON Schemas of records, tags, venues, synonyms and settings.

    Editors complete and check what is typed with them, the list's tags and venues among it:
    .vscode/settings.json and the first line of a file (in a record # yaml-language-server:
    $schema=../../../schema/paper.schema.json) name the one that holds there.  Issue forms that bear
    our mark are made anew, too: they offer the list's tags.

    \b
    Examples:
      awesomequant schema
      awesomequant schema --check
    """
    root = to_write(start, dry_run=check)
    texts = {root / name: text for name, text in generated(root, load(root).library).items()}
    changed = () if check else write_all(root, texts)
    stale = False
    for file, text in texts.items():
        name = file.relative_to(root).as_posix()
        if not check:
            say(f"{name} {'written' if file in changed else 'was current'}")
        elif door.has(root, name) and door.content(root, name, PAGE_BYTES) == text.encode():
            say(f"{name} is current")
        else:
            warn(f"{name} is not current; run 'awesomequant schema'")
            stale = True
    if stale:
        raise SystemExit(1)
