"""Say what other lists or bibliographies hold on the list's topics that it lacks."""

from pathlib import Path

import click

from awesomequant.commands import today
from awesomequant.console import list_problems, say, show, show_json, warn
from awesomequant.intake.adding import titled
from awesomequant.intake.files.reading import read_all
from awesomequant.intake.formats import Profile
from awesomequant.intake.gaps import NO_SCOPE, Gaps, proposal
from awesomequant.intake.gaps import gaps as found_in
from awesomequant.language.characters import shown_lines
from awesomequant.library.problems import Level, Refusal
from awesomequant.store import find_root, load
from awesomequant.store.list_rules import read_scope
from awesomequant.store.strays import SCOPE
from awesomequant.store.writing import write
from awesomequant.web.client import client_for

_GAPS = "a work that is listed or refused already would be proposed"
_SHOWN = 20


@click.command("gaps")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--from", "form", help="The format of the files, where the suffix does not say it.")
@click.option(
    "--output", "-o", type=click.Path(dir_okay=False, path_type=Path), default=Path("gaps.yaml"),
    show_default=True, help="Where to write the proposal.",
)  # fmt: skip
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="How to say what was found; json for programs.",
)  # fmt: skip
@click.option("--offline", is_flag=True, help="Ask nobody what works without a title are called.")
@click.option("--dry-run", is_flag=True, help="Say what was found, and write nothing.")
@click.pass_obj
def command(
    start: Path, /, files: tuple[Path, ...], form: str | None, output: Path, shape: str,
    *, offline: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Say what other lists or bibliographies hold on the list's topics that it lacks.

    FILE is whatever 'import' reads: another list's README.md, a .bib, a table, a folder.  A work
    that is listed, or was refused, is no gap, whatever it is called there; data/scope.yaml says
    which of the others are on topic.  The proposal is a file that 'import' takes once you have been
    through it; nothing is added, and nothing is sent anywhere.

    \b
    Examples:
      awesomequant gaps other-list/README.md survey.bib
      awesomequant gaps README-of-others.md --dry-run
      awesomequant gaps survey.bib -o survey-gaps.yaml
    """
    project = load(find_root(start))
    project.refuse_gaps(_GAPS)
    if output.exists() and not dry_run:
        raise Refusal(f"{output} is there already; finish with it, or name another with --output")
    scope = read_scope(project.root) if project.has(SCOPE) else None
    sources = read_all(files, form, Profile(own=project.library.settings.fields), project.root)
    for one in sources:
        list_problems([said for said in one.reading.problems if said.level is Level.ERROR])
    drafts = [draft for one in sources for draft in one.reading.drafts]
    named, untold = titled(drafts, project, client_for(project), offline=offline)
    list_problems(untold)
    found = found_in(named, project.library, scope, today())
    if shape == "json":
        show_json(_as_json(found))
    else:
        for gap in found.gaps[:_SHOWN]:
            year = f" ({gap.values['year']})" if gap.values.get("year") else ""
            show(shown_lines(f"{gap.values['title']}{year}: {', '.join(gap.sources)}"))
        if (more := len(found.gaps) - _SHOWN) > 0:
            show(f"and {more} more")
    for line in _account(found):
        say(line)
    if scope is None:
        warn(f"{NO_SCOPE} ({SCOPE}): all that it lacks is proposed")
    if not dry_run and (found.gaps or found.to_read):
        write(output, shown_lines(proposal(found, output.name)))
        say(f"{output}: go through it, then 'awesomequant import {output}'")


def _account(found: Gaps) -> list[str]:
    """Say what became of every entry; the numbers add up to the works."""
    lines = [f"{found.entries} entries are {found.works} works"]
    lines.append(f"  {len(found.gaps)} are lacking and on topic")
    if found.to_read:
        lines.append(
            f"  {len(found.to_read)} are lacking or only look so: a person has to read them"
        )
    lines.append(f"  {found.listed} are listed")
    if found.refused:
        lines.append(f"  {len(found.refused)} were refused before")
    if found.out:
        lines.append(f"  {found.out.total()} are of something else")
        lines += [f"    {count} {why}" for why, count in found.out.most_common(5)]
    if found.lost:
        lines.append(f"  {found.lost} make no record")
    return lines


def _as_json(found: Gaps) -> dict[str, object]:
    """Return what was found for programs."""
    groups = (("gaps", found.gaps), ("to_read", found.to_read))
    return {
        "entries": found.entries,
        "works": found.works,
        "listed": found.listed,
        "refused": [
            {"title": one.title, "why": one.why, "file": one.file} for one in found.refused
        ],
        "out": dict(found.out),
        "lost": found.lost,
        **{
            name: [
                {
                    "record": {
                        key: one for key, one in gap.values.items() if one not in (None, [], {})
                    },
                    "sources": list(gap.sources),
                    "why": gap.ruling.why,
                    "doubts": list(gap.doubts),
                }
                for gap in of
            ]
            for name, of in groups
        },
    }
