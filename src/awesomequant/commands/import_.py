"""Bring in what exists, lists, bibliographies, tables, ids; each new work becomes a record."""

from collections.abc import Iterator
from datetime import datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any

import click

from awesomequant import door
from awesomequant.commands import decider, to_write, today
from awesomequant.console import counted, list_problems, say, show, show_json, warn
from awesomequant.door import PAGE_BYTES
from awesomequant.intake import account as told
from awesomequant.intake.accession import Accession, accession, contents
from awesomequant.intake.adding import titled
from awesomequant.intake.adoption.topics import Topics, topics
from awesomequant.intake.earlier import Says
from awesomequant.intake.files import reading as intake
from awesomequant.intake.files.opening import opened
from awesomequant.intake.files.understanding import is_little, understood
from awesomequant.intake.formats import Profile
from awesomequant.intake.hand_edit.edit import HandEdit, hand_edit
from awesomequant.intake.hand_edit.page import EditedPage
from awesomequant.intake.joining import join
from awesomequant.intake.list_rules.scoping import Answer, Judge
from awesomequant.intake.records import Provenance
from awesomequant.language.characters import shown_lines
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Refusal, harmless, in_order
from awesomequant.render.readme import edit_summary
from awesomequant.site.building import rendered
from awesomequant.store import NoProjectError, Project, find_root, load
from awesomequant.store.batch import write_all
from awesomequant.store.list_rules import read_scope
from awesomequant.store.pages import README, before_edit, note_rendered
from awesomequant.store.writing import write
from awesomequant.web.client import client_for

_GAPS = "a work left out would be taken for a new one, and its file written over"


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...",
    type=click.Path(exists=True, path_type=Path),
)  # fmt: skip
@click.option("--from", "form", help="The format of the files, where the suffix does not say it.")
@click.option(
    "--format", "output", type=click.Choice(["yaml", "jsonl"]), default="yaml", show_default=True,
    help="Write records into the list, or print one JSON object per entry.",
)  # fmt: skip
@click.option("--section", "sections", multiple=True, help="Only entries below this heading.")
@click.option("--skip-section", "skipped", multiple=True, help="No entries below this heading.")
@click.option("--sections-as-tags", is_flag=True, help="Make tags of the headings of a list.")
@click.option(
    "--profile", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A YAML file that says how a list writes its entries, or what its keys mean.",
)  # fmt: skip
@click.option("--explain", is_flag=True, help="Say what was inferred of a list; write nothing.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the whole account; of an edit, as Markdown.",
)
@click.option("--source", default="import", show_default=True, help="Who counted what it states.")
@click.option(
    "--as-of", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day it speaks of (today)."
)
@click.option("--encoding", help="What the files are written in, where that cannot be told.")
@click.option("--offline", is_flag=True, help="Ask nobody what works without a title are called.")
@click.option("--in-scope", is_flag=True, help="Only works that data/scope.yaml says count.")
@click.option("--leave", "left", multiple=True, help="A field that listed records keep as it is.")
@click.option(
    "--overrule", metavar="WHY", help="Take what the list refused before; kept with the decisions."
)
@click.option("--by", help="Who overrules (what git calls you).")
@click.option(
    "--as-edit", is_flag=True, help="Take a hand edit of README.md or lists/ into the records."
)
@click.option(
    "--base", metavar="REVISION", help="With --as-edit: what git had before the edit (HEAD)."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_obj
def command(
    start: Path, files: tuple[Path, ...], form: str | None, output: str, sections: tuple[str, ...],
    skipped: tuple[str, ...], profile: Path | None, report: Path | None, source: str,
    day: datetime | None, encoding: str | None, left: tuple[str, ...], base: str | None,
    overrule: str | None, by: str | None,
    *, sections_as_tags: bool, explain: bool, offline: bool, in_scope: bool, as_edit: bool,
    dry_run: bool,
) -> None:  # fmt: skip
    """Bring in what exists: a Markdown list, BibTeX, RIS, CSV, YAML, JSON, plain ids, a folder.

    A work that is listed already gets what its record lacks; what a person wrote stays, and a
    difference is told.  What the list refused before is refused again, with the answer of then.
    What was repaired, joined or left out is told on standard error by line.

    \b
    Examples:
      awesomequant import old-README.md --dry-run
      awesomequant import references.bib zotero.ris --as-of 2021-01-12
      awesomequant import list.md --skip-section Tools --report account.txt
      awesomequant import list.md --explain
      awesomequant import library.csv ids.txt papers.yaml
      awesomequant import other-list/data/papers
      awesomequant import new.bib --in-scope --leave tags
      awesomequant import README.md --as-edit --dry-run
    """
    if as_edit:
        for folder in filter(Path.is_dir, files):
            raise Refusal(f"{folder} is a folder; name the page that was edited")
        _repair(load(to_write(start, dry_run=dry_run)), files, base, report, dry_run=dry_run)
        return
    try:
        project = load(to_write(start, dry_run=dry_run or explain or output == "jsonl"))
    except NoProjectError:
        project = None  # files can be read without one
    stated = intake.read_profile(profile) if profile else Profile()
    said: dict[str, Any] = {
        "sections": (*stated.sections, *sections),
        "skip_sections": (*stated.skip_sections, *skipped),
    }
    if project:  # which lends the labels of its own fields, and its importers
        said["own"] = project.library.settings.fields
    stated = stated.model_copy(update=said)
    root = project.root if project else None
    found = intake.read_all(files, form, stated, root, encoding)
    if explain:
        for one in found:
            lines = [*understood(one, stated), *one.reading.inferred]
            show("\n".join([f"{one.file}:", *(f"  {line}" for line in lines)]))
        return
    # A person who says how to read a list has looked; else what was hardly understood is no record.
    unclear = [] if profile else [one for one in found if is_little(one.reading)]
    drafts = [draft for one in found for draft in one.reading.drafts]
    headings = topics(drafts) if sections_as_tags else Topics()
    drafts = headings.tagged(drafts, apart=False) if sections_as_tags else drafts
    if output == "jsonl":  # for programs: nothing is compared with the list, nothing written
        for draft in drafts:
            show_json(draft.to_json())
        _tell(found, Accession(problems=join(drafts)[1]), report)
        _refuse(found, unclear, stated)
        return
    when = day.date().isoformat() if day else today()
    project = project or load(find_root(start))  # which says that there is none
    project.refuse_gaps(_GAPS)
    drafts, untold = titled(drafts, project, client_for(project), offline=offline)
    if in_scope:
        judge = Judge(read_scope(project.root), project.library, overrules=bool(overrule))
        drafts = _counting(drafts, judge)
    says = Says(today(), overrule, decider(project.root, by)) if overrule else None
    plan = accession(drafts, project.library, Provenance(source, when), left, says)
    plan.problems.extend(untold)
    words = headings.words_for(plan.tags)
    plan.tags.update({tag: word for tag, word in words.items() if tag not in project.library.tags})
    _tell(found, plan, report)
    _refuse(found, unclear, stated)
    _carry_out(project.root, plan, dry_run=dry_run)


def _counting(drafts: list[Draft], judge: Judge) -> list[Draft]:
    """Return the entries that count; those that a person has to read are told."""
    taken = []
    for draft in drafts:
        ruling = judge.rule(draft)
        if ruling.answer is Answer.IN:
            taken.append(draft)
        elif ruling.answer is Answer.READ:
            warn(f"{draft.place}: not taken, to be read: {draft.title}: {ruling.why}")
    warn(f"{len(taken)} of {len(drafts)} entries are in scope")
    return taken


def _tell(found: list[intake.Source], plan: Accession, report: Path | None) -> None:
    """Say what became of every line of the sources."""
    problems = in_order(told.problems_of(found, plan))
    list_problems(problems)
    total = sum(len(one.reading.drafts) for one in found)
    say(f"{total} entries read" + (f"; {counted(problems)}" if problems else ""))
    if plan.records or plan.listed:  # what is only printed becomes none
        say(told.outcome(found, plan))
    for one in found:
        for above, lines in one.reading.prose.items():
            say(f"  {lines} blocks of prose under '{told.under(above)}' are no entries")
    if report:
        write(report, shown_lines(told.account(found, plan)))
        say(f"{report}: the whole account")


def _refuse(found: list[intake.Source], unclear: list[intake.Source], profile: Profile) -> None:
    """End, with nothing written, where little or nothing was understood: a person has to look."""
    for one in unclear:
        warn(f"{one.file}: little of it was understood")
        for line in understood(one, profile):
            warn(f"  {line}")
    if unclear:
        warn("nothing was written; with --profile, what is read under it is taken as it is")
    elif not any(one.reading.drafts for one in found):  # a success that did nothing is none
        warn("nothing was read: see above what stands in the way")
    else:
        return
    raise SystemExit(1)


def _carry_out(root: Path, plan: Accession, *, dry_run: bool) -> None:
    """Write what a plan says, all of it or, on a dry run, nothing."""
    texts, failed = contents(root, plan)
    for line in failed:
        warn(f"not changed: {line}")
    if dry_run:
        for name in plan.records:
            show(name)
        for change in plan.changes:
            show(str(change))
    else:
        write_all(root, texts)
    for line in plan.to_complete():
        say(line)
    done = "would be written" if dry_run else "written"
    made = {path.relative_to(root).as_posix() for path in texts}
    overruled = {one.file for one in plan.overruled}
    changed = {change.file for change in plan.changes} & made - overruled
    if plan.refused:
        warn(f"refused before, and no records: {len(plan.refused)}")
    if plan.overruled:
        warn(f"refusals overruled: {len(plan.overruled)}")
    warn(f"{len(made & plan.records.keys())} new records {done}, {len(changed)} records completed")
    if failed:
        raise SystemExit(1)


def _repair(
    project: Project, files: tuple[Path, ...], base: str | None, report: Path | None, *,
    dry_run: bool,
) -> None:  # fmt: skip
    """Turn a hand edit of README.md, or of one of its lists, into edits of the records."""
    project.refuse_gaps(_GAPS)
    library, root = project.library, project.root.resolve()
    edited = {file: opened(file).text for file in files}
    readme = next((text for file, text in edited.items() if file.resolve().name == README), None)

    # A copy of the page may be named that lies elsewhere: its regions are those that are filled.
    def render(project: Project) -> dict[str, str]:
        return rendered(project, readme)

    made = render(project)
    branch = library.settings.branch
    branches = (f"origin/{branch}", branch, "@{upstream}")
    pages = []
    for file in files:
        path = file.resolve()
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else README
        if name not in made:
            raise Refusal(f"{file} is not rendered from the records; there are {', '.join(made)}")
        now = edited[file]
        # Counts that were measured since the person had the page are no edits of his.
        was, known = before_edit(root, name, now, branches, base)
        if was is None:
            was, known = made[name], "what the records make"
        say(f"{file} is compared with {known}")
        pages.append(EditedPage(name, str(file), was, now))
    edit = hand_edit(project, pages, render, Provenance("README.md", today()))
    difference = "".join(_difference(project.root, edit))
    show(difference, end="")
    list_problems(in_order([*edit.notes, *edit.lost]))
    if report:
        lost = [harmless(problem) for problem in in_order(edit.lost)]
        write(report, edit_summary(library, root, shown_lines(difference), lost))
        say(f"{report}: what the edit means")
    count = len(edit.texts) + len(edit.deleted)
    if not dry_run:
        write_all(root, edit.texts, [root / name for name in edit.deleted])
    # 'readme' would erase what no record has: it is no advice while there is any.
    advice = "; run 'awesomequant readme'" if count and not edit.lost else ""
    noun = "file" if count == 1 else "files"
    warn(f"{count} {noun} {'would change' if dry_run else f'changed{advice}'}")
    if edit.lost:
        names = ", ".join(page.name for page in pages)
        many = "edit is" if len(edit.lost) == 1 else "edits are"
        warn(f"{len(edit.lost)} {many} not taken over; {names} still holds what no record has")
        raise SystemExit(1)
    if not dry_run:  # all that they say is in the records, however these make it
        lie_there = [page for page in pages if Path(page.file).resolve() == (root / page.name)]
        note_rendered(root, [page.now for page in lie_there])


def _difference(root: Path, edit: HandEdit) -> Iterator[str]:
    """Yield what an edit changes, as a unified diff."""
    texts = {path.relative_to(root).as_posix(): text for path, text in edit.texts.items()}
    for name, new in {**texts, **dict.fromkeys(edit.deleted, "")}.items():
        was = door.content(root, name, PAGE_BYTES).decode() if door.has(root, name) else ""
        old = was.splitlines(keepends=True)
        lines = old, new.splitlines(keepends=True)
        yield from unified_diff(*lines, name if old else "/dev/null", name if new else "/dev/null")
