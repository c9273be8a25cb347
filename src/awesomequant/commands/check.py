"""Say what is wrong in the list, each problem with file, line and column; mend what can be."""

import gc
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from awesomequant.check import reports
from awesomequant.check.brought import Base, already_listed, brought, under
from awesomequant.check.reports import REPORTS, Context
from awesomequant.check.rulebook import Rule, chosen, rules
from awesomequant.check.run import BROKEN, Audit, inspect
from awesomequant.check.scope import RECORDS, Scope, lies_in_data
from awesomequant.commands import to_write
from awesomequant.console import coloured, counted, heard, say, show, show_report, warn
from awesomequant.door import Door
from awesomequant.language.characters import powerless, shown_lines
from awesomequant.library.problems import (
    Level,
    Problem,
    Refusal,
    harmless,
    in_order,
    worth_telling,
)
from awesomequant.registry import PartError, faults, parts
from awesomequant.store import Project, collector_off, find_root, load
from awesomequant.store.batch import unfinished
from awesomequant.store.roots import find_lists
from awesomequant.store.several import several
from awesomequant.store.strays import PAPERS, stray_record
from awesomequant.store.writing import write

if TYPE_CHECKING:  # with the editor of YAML texts, which a check that mends nothing does without
    from awesomequant.store.edits import Edits

# A list of names that is longer is read no further: a hundred thousand of them take 6 MB.
_LONGEST = 32 * 1024 * 1024
# So many of the records that were named are rendered: half a second for a hundred.
_TRIED = 500


def _names(_context: Any, _option: Any, values: Iterable[str]) -> tuple[str, ...]:
    """Split ``a,b`` and give every name of a repeatable option."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "-z", "nul", is_flag=True, help="With '-': names end in NUL, as 'git diff -z' has it."
)
@click.option("--base", metavar="REV", help="What the list was before: tell what is gone since.")
@click.option("--select", metavar="RULES", multiple=True, callback=_names, help="Only these rules.")
@click.option("--ignore", metavar="RULES", multiple=True, callback=_names, help="Not these rules.")
@click.option(
    "--output-format",
    "form",
    metavar="FORM",
    default="full",
    show_default=True,
    help=f"How problems are told: {', '.join(parts(REPORTS))}.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", is_flag=True, help="Mend also what wants a look afterwards.")
@click.option("--diff", is_flag=True, help="Show what the fixes would change; write nothing.")
@click.option(
    "--suggestions", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Write the lines that --fix would change to FILE, as JSON for a code host.",
)  # fmt: skip
@click.option("--statistics", "counts", is_flag=True, help="Count by rule, with the time of each.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.pass_obj
def command(start: Path, /, paths: tuple[str, ...], **options: Any) -> None:
    """Say what is wrong in the list, each problem with file, line and column.

    Everything is found in one go, without a network.  PATHS limit what is told to some records;
    they are checked against the whole list.  '-' reads from standard input what a change touches,
    as git lists it: what is no record is told, and where a name leads to nothing, or there is none,
    all of the list is.  Beside a lists.yaml all lists that it names are checked.  Exits with 1 when
    there is an error.

    \b
    Examples:
      awesomequant check
      awesomequant check data/papers/2020/ghostnet.yaml --output-format concise
      awesomequant check --fix --diff
      git diff --name-only -z --no-renames main | awesomequant check - -z --base main
    """
    # From beginning to end: to let it look once through all that a large list is made of takes
    # 0.13 s for 10,000 records, and it finds nothing.
    with collector_off():
        try:
            if root := find_lists(start):
                _check_all(root, paths, options)
            else:
                _check(start, paths, options)
        finally:
            gc.freeze()  # nor at its end


def _check(start: Path, paths: tuple[str, ...], options: Mapping[str, Any]) -> None:
    root = find_root(start)
    if half_done := unfinished(root):
        warn(half_done)
    # What git lists may be gone or lie elsewhere; what a person names must be there.
    piped = paths == ("-",)
    scope = Scope.of_changes(root, _listed()) if piped else Scope.of(root, paths)
    base = Base.of(root, options["base"]) if options["base"] is not None else None
    every, report = rules(root), reports.chosen(parts(REPORTS, root), options["form"])
    project, audit, said = _mended(root, scope, every, options, base)
    # A record laid beside ``data/`` by mistake is read by nobody: only who names it can be told.
    found = [problem for name in sorted(scope.names) if (problem := stray_record(Door(root), name))]
    strays = [problem for problem in found if problem not in audit.problems]
    found = [*audit.problems, *strays, *_of_pages(project, scope), *_broken_parts(root)]
    held = [problem for problem in found if scope.holds(problem)]
    if piped or base:
        said += [one for one in brought(project, scope, base, found) if one not in held]
    said += _not_shown(project, scope)
    problems = in_order([*held, *said])
    told = worth_telling(problems)
    show_report(reports.told(report, told, Context(project.text, every, coloured)))
    if problems:
        warn(counted(problems))
    # Rules ask whole records alone: who mends what is told would else be told more, and wonder.
    files = {problem.place.file for problem in problems}
    if unread := len(files & {one for one in project.lost if one.startswith(f"{PAPERS}/")}):
        many = f"{unread} records are" if unread > 1 else "1 record is"
        say(f"{many} not read until that is mended; venues, tags and doubles are looked at then")
    if scope.why:
        say(f"all of the list was checked: {scope.why}")
    summed_up = os.environ.get(report.SUMMARY_FILE)  # a code host names it
    mends = None
    if (summed_up or options["suggestions"]) and any(problem.fix for problem in problems):
        mends = _mends(root, scope, every, options, base)
    if options["suggestions"]:
        from awesomequant.check.suggestions import as_json, suggestions  # noqa: PLC0415

        write(
            options["suggestions"], as_json(suggestions(mends, scope.names, base) if mends else ())
        )
    if summed_up:
        from awesomequant.render.readme import summary  # noqa: PLC0415

        papers = project.library.papers
        shown = [paper for paper in papers if scope.names_file(paper.source_file)]
        worst = sorted(map(harmless, told), key=lambda problem: list(Level).index(problem.level))
        listed = already_listed(problems, scope, project.library)
        difference = powerless(shown_lines("".join(mends.difference()))) if mends else ""
        with Path(summed_up).open("a", encoding="utf-8") as stream:
            stream.write(summary(project.library, root, worst, shown, listed, difference))
    if options["counts"]:
        warn(reports.statistics(problems, audit.seconds).rstrip("\n"))
    bad = {Level.ERROR, Level.WARNING} if options["strict"] else {Level.ERROR}
    # Of what lies in the scope alone: a pull request does not answer for the rest of the list.
    if any(problem.level in bad for problem in problems):
        raise SystemExit(1)
    number = len(project.library.papers)
    say(f"{number} paper{'' if number == 1 else 's'}, no error")


def _check_all(root: Path, paths: tuple[str, ...], options: Mapping[str, Any]) -> None:
    """Check all lists below a root, and what lies between them."""
    alone = ("base", "fix", "unsafe_fixes", "diff", "suggestions", "nul", "counts")
    if asked := [name for name in alone if options[name]] or paths:
        what = paths[0] if paths else f"--{asked[0].replace('_', '-')}"
        raise Refusal(f"{what} is for one list: name it, as 'awesomequant -C FOLDER check …'")
    from awesomequant.check.together import together  # noqa: PLC0415 -- of one list nothing asks it

    lists, problems = several(root)
    report = reports.chosen(parts(REPORTS, root), options["form"])
    found = together(lists, options["select"], options["ignore"]) if lists else None
    problems = [*problems, *(found.problems if found else ())]
    text = found.text if found else lambda _: ""
    every = found.rules if found else rules(root)
    told = worth_telling(problems)
    show_report(reports.told(report, told, Context(text, every, coloured)))
    if problems:
        warn(counted(problems))
    bad = {Level.ERROR, Level.WARNING} if options["strict"] else {Level.ERROR}
    if any(problem.level in bad for problem in problems):
        raise SystemExit(1)
    projects = found.projects.values() if found else ()
    number = sum(len(one.library.papers) for one in projects)
    say(f"{len(projects)} lists, {number} papers, no error")


def _listed() -> bytes:
    """Return the names on standard input; none, which is a whole check, where they are no list."""
    content = heard(_LONGEST + 1)
    return b"" if len(content) > _LONGEST else content


# What follows imports the rooms that render and export where they are needed: with them the start
# of a check that needs none took 0.15 s more.


def _of_pages(project: Project, scope: Scope) -> list[Problem]:
    """Return what is wrong with the rendered pages that were named."""
    if not scope.names:
        return []
    from awesomequant.site.building import differing_pages  # noqa: PLC0415

    return differing_pages(project, scope.names)


def _not_shown(project: Project, scope: Scope) -> list[Problem]:
    """Return which of the records that were named cannot be shown.

    A check of all trusts the fences: to render 10,000 takes 20 s, and the rooms alone 0.4.
    """
    if not scope.names:
        return []
    library = project.library
    papers = [paper for paper in library.papers if scope.names_file(paper.source_file)]
    is_of_words = any(lies_in_data(name) and not name.startswith(RECORDS) for name in scope.names)
    if is_of_words:  # words and settings are shown where papers are
        each = (*library.by_tag.values(), *library.by_venue.values(), library.papers[:1])
        papers = list({one.id: one for some in each for one in some[:1]}.values()) + papers
    if not (papers or is_of_words):
        return []
    from awesomequant.site.trial import not_shown  # noqa: PLC0415

    if len(papers) > _TRIED:
        say(f"of the {len(papers)} records that were named, {_TRIED} were rendered to try them")
    return not_shown(library, project.root, papers[:_TRIED])


def _broken_parts(root: Path) -> list[Problem]:
    """Return the parts of the list's own that no check needs and that cannot be used.

    Else an exporter would be found broken by whoever builds the site, a service once a week.
    """
    # A part lies in a folder of the list's own.
    if not any(root.glob("*/[a-z]*.py")):
        return []
    from awesomequant.export import exporters  # noqa: PLC0415
    from awesomequant.export.formats import EXPORTERS  # noqa: PLC0415
    from awesomequant.export.styles import STYLES  # noqa: PLC0415
    from awesomequant.intake.formats import IMPORTERS  # noqa: PLC0415
    from awesomequant.web.services import SERVICES  # noqa: PLC0415

    broken = [
        error for kind in (EXPORTERS, STYLES, IMPORTERS, SERVICES) for error in faults(kind, root)
    ]
    if not broken:
        try:
            exporters(root)
        except PartError as error:  # two that write the same files
            broken.append(error)
    return [Problem(error.place, BROKEN, error.reason, error.hint) for error in broken]


def _mends(
    root: Path, scope: Scope, every: Mapping[str, Rule], options: Mapping[str, Any],
    base: Base | None,
) -> "Edits":  # fmt: skip
    """Return what ``--fix`` would change of the files that were named."""
    from awesomequant.check.fixes import mend  # noqa: PLC0415 -- with the editor of YAML texts

    def find(project: Project) -> Audit:
        judged = under(base, project)[0] if base else project
        choice = judged.library.settings.rules
        return inspect(judged, chosen(every, choice, options["select"], options["ignore"]), every)

    def wanted(problem: Problem) -> bool:
        return bool(problem.fix and problem.fix.safe and scope.has(problem.place.file))

    return mend(root, find, wanted).edits


def _mended(
    root: Path, scope: Scope, every: Mapping[str, Rule], options: Mapping[str, Any],
    base: Base | None,
) -> tuple[Project, Audit, list[Problem]]:  # fmt: skip
    """Return the project and what is wrong in it, after the fixes that were asked for.

    Last comes what is said of a change that chooses other rules than ``base``.

    Where only the difference was asked for, it is written, and the run ends: with 1 where there is
    any.
    """

    def find(project: Project) -> Audit:
        choice = project.library.settings.rules
        held = chosen(every, choice, options["select"], options["ignore"])
        return inspect(project, held, every)

    if not (options["fix"] or options["unsafe_fixes"] or options["diff"]):
        project, said = load(root, wholly=True), list[Problem]()
        if base:
            project, said = under(base, project)
        return project, find(project), said

    from awesomequant.check.fixes import mend  # noqa: PLC0415 -- with the editor of YAML texts

    def wanted(problem: Problem) -> bool:
        # No file is changed that was not named, though a problem elsewhere may be told.
        fix = problem.fix
        return bool(fix and (fix.safe or options["unsafe_fixes"]) and scope.has(problem.place.file))

    to_write(root, dry_run=options["diff"])
    mended = mend(root, find, wanted)
    if options["diff"]:
        for line in mended.edits.difference():
            show(line, end="")
        warn(f"{mended.count} would be fixed")
        raise SystemExit(1 if mended.count else 0)
    mended.edits.write()  # once, at the end: two rules may mend one title
    count, refused = mended.count, mended.refused
    named = {new for old, new in mended.edits.moves.items() if not old.endswith(".yaml")}
    if named:  # they have a record's name now, and are read for the first time
        scope = replace(scope, names=scope.names | named)
        mended = mend(root, find, wanted)
        mended.edits.write()
        count, refused = count + mended.count, refused | mended.refused
    warn(f"{count} fixed" + (f", {len(refused)} refused" if refused else ""))
    project = load(root, wholly=True)
    return project, find(project), []
