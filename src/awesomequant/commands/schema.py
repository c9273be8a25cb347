"""Write the JSON Schema of a record, with the list's tags and venues, for editors."""

import json
from pathlib import Path

import click

from awesomequant.console import say, warn
from awesomequant.store import find_root, load
from awesomequant.store.schema import paper_schema
from awesomequant.store.writing import write

FILE = "schema/paper.schema.json"


@click.command("schema")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when it is not current.")
@click.pass_obj
def command(start: Path, /, *, check: bool) -> None:
    """Write the JSON Schema of a record, with the list's tags and venues.

    Editors complete and check records with it: .vscode/settings.json and the first line of a record
    (# yaml-language-server: $schema=../../../schema/paper.schema.json) name it.

    \b
    Examples:
      awesomequant schema
      awesomequant schema --check
    """
    root = find_root(start)
    schema = paper_schema(load(root).library)
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    file = root / FILE
    if check:
        if not file.is_file() or file.read_text("utf-8") != text:
            warn(f"{FILE} is not current; run 'awesomequant schema'")
            raise SystemExit(1)
        say(f"{FILE} is current")
    else:
        say(f"{FILE} {'written' if write(file, text) else 'was current'}")
