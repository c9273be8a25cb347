"""Write the JSON Schemas of records, tags, venues, synonyms and settings, for editors."""

import json
from pathlib import Path

import click

from awesomequant import door
from awesomequant.commands import to_write
from awesomequant.console import say, warn
from awesomequant.door import PAGE_BYTES
from awesomequant.store import load
from awesomequant.store.batch import write_all
from awesomequant.store.schema import (
    list_schema,
    paper_schema,
    synonyms_schema,
    tags_schema,
    venues_schema,
)

SCHEMAS = {
    "schema/paper.schema.json": paper_schema,
    "schema/tags.schema.json": tags_schema,
    "schema/venues.schema.json": venues_schema,
    "schema/synonyms.schema.json": synonyms_schema,
    "schema/list.schema.json": list_schema,
}


@click.command("schema")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when one is not current.")
@click.pass_obj
def command(start: Path, /, *, check: bool) -> None:
    """Write the JSON Schemas of records, tags, venues, synonyms and settings.

    Editors complete and check what is typed with them, the list's tags and venues among it:
    .vscode/settings.json and the first line of a file (in a record # yaml-language-server:
    $schema=../../../schema/paper.schema.json) name the one that holds there.

    \b
    Examples:
      awesomequant schema
      awesomequant schema --check
    """
    root = to_write(start, dry_run=check)
    library = load(root).library
    texts = {
        root / name: json.dumps(schema(library), ensure_ascii=False, indent=2) + "\n"
        for name, schema in SCHEMAS.items()
    }
    changed = () if check else write_all(root, texts)
    stale = False
    for name, (file, text) in zip(SCHEMAS, texts.items(), strict=True):
        if not check:
            say(f"{name} {'written' if file in changed else 'was current'}")
        elif door.has(root, name) and door.content(root, name, PAGE_BYTES) == text.encode():
            say(f"{name} is current")
        else:
            warn(f"{name} is not current; run 'awesomequant schema'")
            stale = True
    if stale:
        raise SystemExit(1)
