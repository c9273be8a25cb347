"""Read the tables of results of a paper or a repository, by a map of their columns."""

from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path

import click

from awesomequant import door
from awesomequant.commands import to_write
from awesomequant.console import counted, list_problems, say, show, show_json, warn
from awesomequant.door import PAGE_BYTES
from awesomequant.intake.tables.facts import Taken, conflicts
from awesomequant.intake.tables.grid import Table
from awesomequant.intake.tables.guess import guessed
from awesomequant.intake.tables.known import Known, known_of
from awesomequant.intake.tables.mapping import ColumnMap, chosen, read_map, refuse_unknown
from awesomequant.intake.tables.reading import FORMS, tables_of
from awesomequant.intake.tables.records import Planned, planned
from awesomequant.intake.tables.rows import facts_of
from awesomequant.intake.tables.sheet import Sheet, names_of, sheet_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import (
    Finding,
    Place,
    Refusal,
    has_errors,
    in_order,
    worth_telling,
)
from awesomequant.store import NoProjectError, Project, find_root, git, load, results
from awesomequant.store.batch import write_all
from awesomequant.store.edit import set_several
from awesomequant.store.project import problems_in
from awesomequant.store.strays import RESULTS

_GUESS = "guess"


@click.command("import-results")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map", "mapped", metavar="MAP",
    help="What the columns hold: a file, 'Method=method, C4=value:c4', or 'guess' to be shown one.",
)  # fmt: skip
@click.option(
    "--table", "named", metavar="TABLE",
    help="Which table: its number, 'line 120', or words of its caption or heading.",
)  # fmt: skip
@click.option(
    "--format", "output", type=click.Choice(["yaml", "jsonl"]), default="yaml", show_default=True,
    help="Write a record into the list, or print one JSON object a number.",
)  # fmt: skip
@click.option("--to", "name", metavar="NAME", help="What the file in data/results/ is called.")
@click.option("--from", "form", type=click.Choice(FORMS), help="The format, if not by the suffix.")
@click.option("--encoding", help="What the file is written in, where that cannot be told.")
@click.option("--overwrite", is_flag=True, help="Where the list says otherwise, take the source's.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.pass_obj
def command(
    start: Path, file: Path, mapped: str | None, named: str | None, output: str,
    name: str | None, form: str | None, encoding: str | None, *, overwrite: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Read a table of results: of a README, a paper in LaTeX, a CSV.

    Without --map the tables of the file are listed.  With 'guess' a map is shown as it may be:
    keep it in a file, look it through, and name that.  What was not read is told by line, and what
    the list has of the same source already is not written twice; what it has otherwise is told, and
    left but for --overwrite.

    \b
    Examples:
      awesomequant import-results README.md
      awesomequant import-results README.md --table 2 --map guess > map.yaml
      awesomequant import-results README.md --map map.yaml --dry-run
      awesomequant import-results main.tex --table 'Main results' --map map.yaml
    """
    writes = bool(mapped) and mapped != _GUESS and output == "yaml"
    project = _project(start, dry_run=dry_run or not writes)
    known = known_of(project.library) if project else Known()
    said = read_map(mapped) if mapped and mapped != _GUESS else ColumnMap()
    refuse_unknown(said, [*known.axes])
    reading = Reading()
    tables = tables_of(file, form, encoding, reading)
    wanted = named or said.table
    sheet, sheets = _sheet(tables, str(file), reading, said, wanted if mapped else "")
    if sheet is None:
        list_problems(worth_telling(in_order(reading.problems)))
        for line in names_of(sheets):
            show(line)
        if not sheets:
            raise Refusal(f"{file} has no table")
        say("choose one with --table, and say with --map what its columns hold ('guess' shows one)")
        return
    if mapped == _GUESS:
        found = git.standing(file)
        where = dict(zip(("url", "commit", "file", "as_of"), found, strict=True)) if found else None
        show(guessed(sheet, known, where), end="")
        list_problems(worth_telling(in_order(_of(sheet, reading).problems)))
        return
    taken = facts_of(sheet, said, known, str(file), reading)
    _tell(taken, sheet, str(file), reading)
    if not taken.facts:
        warn("nothing was taken: see above what stands in the way")
        raise SystemExit(1)
    if not writes:
        for fact in taken.facts:
            show_json(fact.to_json())
        return
    project = project or load(find_root(start))  # which says that there is none
    plan = planned(taken.facts, sheet, said, project.library, name)
    _carry_out(project, plan, file, overwrites=overwrite, dry_run=dry_run)


def _project(start: Path, *, dry_run: bool) -> Project | None:
    try:
        return load(to_write(start, dry_run=dry_run))
    except NoProjectError:
        return None  # a table can be read without a list


def _sheet(
    tables: list[Table], file: str, reading: Reading, said: ColumnMap, named: str | None
) -> tuple[Sheet | None, list[Sheet]]:
    """Return the table that was chosen, None where none was to be, and all of the file."""
    apart = Reading()  # what is told of tables that nobody asked for is told of none
    sheets = [sheet_of(one, file, apart, said.heads, joins=said.blank_is_above) for one in tables]
    if named == "":
        return None, sheets
    sheet = chosen(sheets, named, list(names_of(sheets)))
    reading.problems.extend(_of(sheet, apart).problems)
    return sheet, sheets


def _of(sheet: Sheet, reading: Reading) -> Reading:
    """Return what was noticed in one table."""
    lines = range(sheet.table.line, sheet.table.last + 1)
    return Reading(problems=[one for one in reading.problems if one.place.line in lines])


def _tell(taken: Taken, sheet: Sheet, file: str, reading: Reading) -> None:
    for first, second in conflicts(taken.facts):
        told = f"{second.method}, {second.benchmark}: {second.said} here, {first.said} in line"
        reading.tell(Place(file, second.line, second.column), f"{told} {first.line}")
    problems = in_order(_of(sheet, reading).problems)
    list_problems(worth_telling(problems))
    account = taken.account.told()
    say(f"{sheet.table.name}: {account}" + (f"; {counted(problems)}" if problems else ""))


def _carry_out(
    project: Project, plan: Planned, file: Path, *, overwrites: bool, dry_run: bool
) -> None:
    """Write what a plan comes to, or show what that would be."""
    told = [
        (other.table.source_file, Finding(
            other.table.source_file, other.path,
            f"{other.said} here, {value} in line {fact.line} of {file}:"
            f" {other.told.method}, {fact.benchmark}",
            "" if overwrites else "it is left; --overwrite takes what the source says",
        ))
        for fact, other, value in plan.otherwise
    ]  # fmt: skip
    list_problems(in_order(project.placed(told)))
    if plan.known:
        say(f"{len(plan.known)} numbers are in the list already")
    texts, counts = _texts(project, plan, overwrites=overwrites)
    problems = [one for name, text in texts.items() for one in problems_in(name, text)]
    list_problems(worth_telling(problems))
    if has_errors(problems):
        raise Refusal("the record would not be sound, so nothing was written; see above")
    show(_difference(project.root, texts), end="")
    if texts and not dry_run:
        write_all(project.root, {project.root / name: text for name, text in texts.items()})
    done = "would be written" if dry_run else "written; run 'awesomequant check'"
    for name, what in counts.items():
        warn(f"{name} with {what} {done}")
    if not texts:
        warn("nothing new")
    if plan.otherwise and not overwrites:
        raise SystemExit(1)  # the list and its source differ


def _texts(
    project: Project, plan: Planned, *, overwrites: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the files as they are to be, and what comes with each, in words."""
    texts, counts = dict[str, str](), dict[str, str]()
    changes: dict[str, list[tuple[tuple[str | int, ...], str]]] = {}
    for _, other, value in plan.otherwise if overwrites else ():
        changes.setdefault(other.table.source_file, []).append((other.path, value))
    for name, own in changes.items():
        was = door.content(project.root, name, results.BYTES).decode()
        texts[name] = set_several(was, own)
        counts[name] = f"{len(own)} other number{'' if len(own) == 1 else 's'}"
    if plan.values:
        count = len(plan.values["rows"])
        rows = f"{count} {'more row' if plan.into else 'row'}{'' if count == 1 else 's'}"
        name = plan.into or f"{RESULTS}/{plan.name}.yaml"
        if plan.into:
            was = texts.get(name) or door.content(project.root, name, results.BYTES).decode()
            texts[name] = results.with_rows(was, plan.values)
        elif door.has(project.root, name):
            raise Refusal(
                f"{name} is there already, and cannot take these rows: its source, or what it says"
                " of all its rows, is not theirs; give another name with --to"
            )
        else:
            texts[name] = results.text(plan.values)
        counts[name] = f"{counts[name]} and {rows}" if name in counts else rows
    return texts, counts


def _difference(root: Path, texts: Mapping[str, str]) -> str:
    lines: list[str] = []
    for name, new in texts.items():
        is_there = door.has(root, name)
        was = door.content(root, name, PAGE_BYTES).decode() if is_there else ""
        old, now = was.splitlines(keepends=True), new.splitlines(keepends=True)
        lines += unified_diff(old, now, name if is_there else "/dev/null", name)
    return "".join(lines)
