"""Write the JSON Schemas of records, tags, venues and settings, for editors."""

import json
from pathlib import Path

import click

from awesomequant import door
from awesomequant.console import say, warn
from awesomequant.door import PAGE_BYTES
from awesomequant.store import find_root, load
from awesomequant.store.schema import list_schema, paper_schema, tags_schema, venues_schema
from awesomequant.store.writing import write

SCHEMAS = {
    "schema/paper.schema.json": paper_schema,
    "schema/tags.schema.json": tags_schema,
    "schema/venues.schema.json": venues_schema,
    "schema/list.schema.json": list_schema,
}


@click.command("schema")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when one is not current.")
@click.pass_obj
def command(start: Path, /, *, check: bool) -> None:
    """Write the JSON Schemas of records, tags, venues and settings.

    Editors complete and check what is typed with them, the list's tags and venues among it:
    .vscode/settings.json and the first line of a file (in a record # yaml-language-server:
    $schema=../../../schema/paper.schema.json) name the one that holds there.

    \b
    Examples:
      awesomequant schema
      awesomequant schema --check
    """
    root = find_root(start)
    library = load(root).library
    stale = False
    for name, schema in SCHEMAS.items():
        text = json.dumps(schema(library), ensure_ascii=False, indent=2) + "\n"
        file = root / name
        if not check:
            say(f"{name} {'written' if write(file, text) else 'was current'}")
        elif door.has(root, name) and door.content(root, name, PAGE_BYTES) == text.encode():
            say(f"{name} is current")
        else:
            warn(f"{name} is not current; run 'awesomequant schema'")
            stale = True
    if stale:
        raise SystemExit(1)
