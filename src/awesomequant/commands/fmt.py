"""Put records into their one form: order of fields, quotes, wrapping; no comment is lost."""

from difflib import unified_diff
from pathlib import Path

import click

from awesomequant.check.scope import RECORDS, Scope
from awesomequant.commands import to_write
from awesomequant.console import say, show, warn
from awesomequant.door import Door
from awesomequant.store import strict
from awesomequant.store.batch import write_all
from awesomequant.store.edit import EditError, formatted
from awesomequant.store.project import RECORD_BYTES
from awesomequant.store.reader import yaml_files
from awesomequant.store.syntax import YamlError


@click.command("fmt")
@click.argument("paths", nargs=-1)
@click.option(
    "--check", is_flag=True, help="Write nothing; exit with 1 when a record would change."
)
@click.option("--diff", is_flag=True, help="Show what would change; write nothing.")
@click.pass_obj
def command(start: Path, /, paths: tuple[str, ...], *, check: bool, diff: bool) -> None:
    """Put records into their one form: order of fields, quotes, wrapping.

    Values and comments stay as they are.  PATHS are records or folders of them; without any, all
    are put into form.  A file that is no sound YAML is named and left alone.

    \b
    Examples:
      awesomequant fmt
      awesomequant fmt --check
      awesomequant fmt data/papers/2020/ghostnet.yaml --diff
    """
    root = to_write(start, dry_run=check or diff)
    scope = Scope.of(root, paths)
    # Only records have one form; what else lies in ``data/`` keeps its layout.
    files = [file for file in yaml_files(root, RECORDS) if scope.has(file)]
    at, left = Door(root), 0
    changed: dict[Path, str] = {}
    for file in files:
        try:
            old = strict.decode(at.content(file, RECORD_BYTES))
            new = formatted(old)
        except OSError as error:
            warn(f"{file}: {error.strerror}")
            left += 1
            continue
        except (YamlError, EditError) as error:
            # An error of the editing knows no place of its own; the file's name has to do.
            place = f":{error.line}:{error.column}" if isinstance(error, YamlError) else ""
            warn(f"{file}{place}: {error}")
            left += 1
            continue
        if old == new:
            continue
        changed[root / file] = new
        if diff:
            lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
            show("".join(unified_diff(*lines, f"a/{file}", f"b/{file}")), end="")
        elif check:
            show(file)
    if not (check or diff):
        write_all(root, changed)
    verb = "would change" if check or diff else "changed"
    warn(f"{len(changed)} of {len(files)} records {verb}") if changed else say(
        "1 record is in form" if len(files) == 1 else f"{len(files)} records are in form"
    )
    if left or (changed and (check or diff)):
        raise SystemExit(1)
