"""Say whether a bibliography is true: each entry beside what lists know, and mend it."""

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from awesomequant.audit import declined, telling
from awesomequant.audit.auditing import Audit, Lists, audit, is_open, mended
from awesomequant.audit.difference import unified
from awesomequant.audit.documents import Document, of_bibtex
from awesomequant.audit.editing import applied, edits
from awesomequant.audit.findings import Finding, Mend
from awesomequant.audit.missing import Lacking, lacking, unlisted
from awesomequant.audit.records import Records
from awesomequant.audit.report import summary
from awesomequant.audit.sites import Site, is_site, site
from awesomequant.audit.sources import Opened, open_all
from awesomequant.audit.wishes import Names, Prefer, Venues, Wishes
from awesomequant.check import reports
from awesomequant.check.reports import REPORTS, Context
from awesomequant.console import coloured, is_asked, say, show, show_json, show_report, warn
from awesomequant.library.draft import Draft
from awesomequant.library.problems import Level, Refusal, worth_telling
from awesomequant.registry import parts
from awesomequant.store import NoProjectError, collector_off, find_root, load
from awesomequant.store.list_rules import read_scope
from awesomequant.store.pages import backup
from awesomequant.store.strays import SCOPE
from awesomequant.store.writing import write

_FORMS = {"text": "full", "sarif": "sarif", "github": "github"}


def _choice(words: Iterable[str]) -> "click.Choice[str]":
    return click.Choice([str(one) for one in words])


@click.command("audit")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option(
    "--list", "named", metavar="DIR|URL", multiple=True,
    help="The list that is asked, in place of the one here: its folder, or its site; repeat it for"
    " more, the first one first.",
)  # fmt: skip
@click.option("--fix", is_flag=True, help="Mend what is certain in FILE; ask about the rest.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option(
    "--prefer", type=_choice(Prefer), default="published", show_default=True,
    help="Which version of a work that has appeared is cited.",
)  # fmt: skip
@click.option(
    "--names", type=_choice(Names), default="keep", show_default=True,
    help="How given names are written.",
)  # fmt: skip
@click.option(
    "--venues", type=_choice(Venues), default="keep", show_default=True,
    help="How venues are written.",
)  # fmt: skip
@click.option(
    "--format", "form", type=_choice((*_FORMS, "json")), default="text", show_default=True,
    help="How findings are told.",
)  # fmt: skip
@click.option("--missing", is_flag=True, help="Say also what is not cited, and what is not listed.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("--encoding", help="What FILE is written in, where that is not UTF-8.")
@click.pass_obj
def command(start: Path, /, files: tuple[Path, ...], **options: Any) -> None:
    """Say whether a bibliography is true, entry by entry; offline where no URL is named.

    FILE is a .bib, a .ris, CSL-JSON, or a paper (.tex, .aux) that names its bibliography.  Each
    entry is right, has a wrong or missing field, cites a preprint that has appeared, was retracted,
    is two works in one, contradicts itself, stands there twice, or is not known to the list, which
    says nothing against it.  --fix changes what is wrong in a .bib and no other sign of it, shows
    the difference first and keeps a copy.  Exits with 1 when there is an error.

    \b
    Examples:
      awesomequant audit refs.bib
      awesomequant audit paper.tex --fix --names initials --venues short
      awesomequant audit refs.bib --list ~/lists/bees --list https://wasps.org/list/
      awesomequant audit refs.bib --format sarif > refs.sarif
    """
    with collector_off():
        try:
            _audit(start, files, options)
        finally:
            gc.freeze()  # what is left is not looked through at the end either


def _audit(start: Path, files: tuple[Path, ...], options: dict[str, Any]) -> None:
    lists = _lists(start, options["named"])
    wishes = Wishes(
        Prefer(options["prefer"]),
        Names(options["names"]),
        Venues(options["venues"]),
        datetime.now(UTC).year,
    )
    found = open_all(files, warn, options["encoding"])
    for each in found:
        _prepare(lists, each.document)
    if options["diff"]:
        changed = [one for one in found if _differs(one, lists, wishes)]
        raise SystemExit(1 if changed else 0)
    if options["fix"]:
        found = [_mended(one, lists, wishes, is_read=options["form"] == "text") for one in found]
    audits = [
        declined.without(audit(one.document, lists, wishes), declined.declined(one.path))
        for one in found
    ]
    at_hand = [one for one in lists if isinstance(one, Records)]
    for one in at_hand:
        one.keep()
    if options["missing"] and not at_hand:
        raise Refusal(
            "--missing asks the records of a list, all of them, and a site is asked work by work: "
            "clone the list, and name its folder with --list"
        )
    is_asked_for = options["missing"]
    not_cited = lacking(audits, at_hand) if is_asked_for else []
    not_listed = _unlisted(audits, at_hand[0]) if is_asked_for else []
    _tell_of_sites(lists)
    _tell(audits, options, not_cited, not_listed, names_list=len(lists) > 1)
    bad = {Level.ERROR, Level.WARNING} if options["strict"] else {Level.ERROR}
    if any(one.level in bad for each in audits for one in each.findings):
        raise SystemExit(1)


def _lists(start: Path, named: Sequence[str]) -> list[Records | Site]:
    """Return the lists in their order; two of one name are told apart by where they are."""
    found: list[tuple[Records | Site, str]] = []
    for name in named:
        if is_site(name):
            asked = site(name)
            found.append((asked, asked.source.root))
        elif not Path(name).is_dir():
            raise Refusal(f"{name} is no folder of a list, nor the address of a site (https://…)")
        else:
            found.append(_records(Path(name)))
    found = found or [_records(start)]
    names = [one.name for one, _ in found]
    for one, where in found:
        if names.count(one.name) > 1:
            one.called(f"{one.name} ({where})")
    return [one for one, _ in found]


def _records(folder: Path) -> tuple[Records, str]:
    try:
        project = load(find_root(folder))
    except NoProjectError as error:
        hint = "; a list is asked by its site as well: --list https://…"
        raise Refusal(f"{error}{hint}") from None
    broken = sum(one.level is Level.ERROR for one in project.problems)
    if broken:
        warn(f"{project.root} has {broken} errors: what cannot be read of it is not known")
    title, library, root = project.library.settings.title, project.library, project.root
    return Records(title, library, root, project.digests), str(root)


def _prepare(lists: Iterable[Records | Site], document: Document) -> None:
    """Fetch what sites say of a file, many of their files at once."""
    for one in lists:
        if isinstance(one, Site):
            one.prepare(document)


def _tell_of_sites(lists: Iterable[Records | Site]) -> None:
    """Say what came over the network, and what was kept of a site that is not reached."""
    for one in lists:
        if isinstance(one, Site) and (told := one.source.told()):
            warn(told)


def _tell(
    audits: Sequence[Audit],
    options: dict[str, Any],
    not_cited: Sequence[Lacking],
    not_listed: Sequence[tuple[Draft, str]],
    *,
    names_list: bool,
) -> None:
    if options["form"] == "json":
        show_json(telling.as_json(audits, not_cited, not_listed))
    else:
        report = reports.chosen(parts(REPORTS), _FORMS[options["form"]])
        texts = {each.document.file: each.document.text for each in audits}
        every = telling.problems(audits, names_list=names_list)
        told = worth_telling(every) if options["form"] == "text" else every
        context = Context(lambda file: texts[file], telling.RULES, coloured)
        show_report(reports.told(report, told, context))
        if options["form"] == "text":
            for line in telling.missing_lines(not_cited, not_listed):
                show(line)
    warn(summary(audits))


def _unlisted(audits: Sequence[Audit], first: Records) -> list[tuple[Draft, str]]:
    root = first.root
    scope = read_scope(root) if root and (root / SCOPE).is_file() else None
    return unlisted(audits, first.library, scope)


# A file mended: what is certain first, with the difference; then, at a terminal, one by one.


def _differs(one: Opened, lists: Lists, wishes: Wishes) -> bool:
    """Show what would change of a file; return whether anything would."""
    if not one.document.is_bibtex:
        return False
    new = mended(one.document, lists, wishes, _wanted(one)).text
    _show_difference(one.document, of_bibtex(new, one.document.file))
    return new != one.document.text


def _wanted(one: Opened) -> Callable[[Finding], bool]:
    lines = declined.declined(one.path)
    document = one.document

    def wanted(finding: Finding) -> bool:
        return finding.is_certain and declined.line(Audit(document, ()), finding) not in lines

    return wanted


def _mended(one: Opened, lists: Lists, wishes: Wishes, *, is_read: bool) -> Opened:
    """Mend a file, and return it as it stands then; a person who reads along is asked."""
    if not one.document.is_bibtex:
        warn(f"{one.path} is told and not mended: --fix changes BibTeX alone")
        return one
    result = mended(one.document, lists, wishes, _wanted(one))
    text = result.text
    document = of_bibtex(text, one.document.file)
    if is_read:  # what a program reads has no room for it
        _show_difference(one.document, document)
    if text != one.document.text:
        _write(one, text, has_copy=False)
        say(f"{len(result.made)} mended in {one.path}")
    after = replace(one, document=document)
    if is_read and is_asked():
        after = _asked(after, lists, wishes, has_copy=text != one.document.text)
    return after


def _write(one: Opened, text: str, *, has_copy: bool) -> None:
    if not one.is_whole:
        raise Refusal(
            f"{one.path} is {one.note or 'no UTF-8'}, and cannot be written back byte for byte; "
            "save it as UTF-8 first"
        )
    path = one.path.resolve()
    if not has_copy and (copy := backup(path.parent, path.name)):
        say(f"as it was: {path.parent / copy}")
    write(path, text.encode(one.encoding))


def _show_difference(before: Document, after: Document) -> None:
    for line in unified(before, after):
        show(line.rstrip("\r"))


_WORDS = "y yes, n no, v never, q quit"


def _asked(one: Opened, lists: Lists, wishes: Wishes, *, has_copy: bool) -> Opened:
    """Ask about each likely mend; what a person answers is written before the next is asked."""
    answered: set[str] = set()
    while True:
        result = audit(one.document, lists, wishes)
        kept = declined.declined(one.path)
        left = [
            finding
            for finding in result.findings
            if is_open(finding, lambda it: not it.is_certain)
            and (line := declined.line(result, finding)) not in kept
            and line not in answered
        ]
        if not left:
            return one
        finding, mend = left[0], left[0].mend or Mend("")
        line = declined.line(result, finding)
        answered.add(line)
        key = one.document.entries[finding.entry].key
        warn(f"\n{len(left)} left  {finding.place}: {key}: {finding.message}")
        warn(f"  {mend.title}" + (f" ({finding.source})" if finding.source else ""))
        letters = click.Choice(["y", "n", "v", "q"], case_sensitive=False)
        answer = click.prompt(_WORDS, type=letters, show_choices=False, err=True).lower()
        if answer == "q":
            return one
        if answer == "v":
            path, text = declined.with_line(one.path, line)
            write(path, text)
        elif answer == "y":
            entry = one.document.entries[finding.entry]
            new = applied(one.document.text, edits(one.document, entry, [mend]))
            _write(one, new, has_copy=has_copy)
            has_copy = True
            one = replace(one, document=of_bibtex(new, one.document.file))
