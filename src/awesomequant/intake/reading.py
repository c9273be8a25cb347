"""Files of others brought in: read by the importer that fits, and a plan written to the list."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from awesomequant.intake.formats import IMPORTERS, Importer, Profile
from awesomequant.intake.plan import Accession
from awesomequant.intake.records import entries
from awesomequant.library.draft import Draft, Reading
from awesomequant.library.problems import Level, Place, Problem, Refusal
from awesomequant.registry import parts
from awesomequant.store import canonical, strict
from awesomequant.store.edits import Edits
from awesomequant.store.syntax import YamlError
from awesomequant.store.writing import write
from awesomequant.text import did_you_mean, fold

_PROFILE = ("title", "sections", "skip_sections", "columns", "venue", "year")
# What JabRef, BibDesk, Mendeley and Zotero keep of files, notes and work in progress.
_PRIVATE = re.compile(
    r"file|files|pdf|local-?url|annote|annotation|comments?|review|owner|timestamp|groups|"
    r"bdsk-.*|mendeley-.*|date-(added|modified)|creationdate|modificationdate|__markedentry|"
    r"readstatus|read|priority|ranking|printed|relevance|qualityassured|username|file_attachments\d|"
    r"notes_abstract|research_notes",
    re.IGNORECASE,
)
# What is no topic: years, and words that stand above the whole of a list.
_NO_TOPIC = frozenset(("papers", "paper", "paper list", "contents", "table of contents", "list"))


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, and what it came to."""

    file: Path
    reading: Reading


def read_file(file: Path, form: str | None, profile: Profile, root: Path | None) -> Source:
    """Read a file by its suffix, or as ``form``; raises Refusal where no importer fits.

    ``root`` is the project whose own importers are asked too.
    """
    importers = parts(IMPORTERS, root)
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{file} is no UTF-8 text (byte {error.start}); save it as UTF-8"
        raise Refusal(msg) from None
    importer = _named(form, importers) if form else _fitting(file, text, importers)
    return Source(file, with_leftovers_told(importer.read_profiled(text, str(file), profile)))


def with_leftovers_told(reading: Reading) -> Reading:
    """Return a reading that tells, name by name, of what no field of a record holds.

    It is kept in ``extra``, but for what is about somebody's own files and notes: a path such as
    ``/home/ann/pdf/x.pdf`` is not to be published.
    """
    met: dict[str, list[Place]] = {}
    drafts = []
    for draft in reading.drafts:
        extra = draft.more.get("extra") or {}
        for name in extra:
            met.setdefault(name, []).append(draft.place)
        kept = {name: text for name, text in extra.items() if not _PRIVATE.fullmatch(name)}
        more = {**draft.more, "extra": kept} if extra else draft.more
        drafts.append(replace(draft, more=more))
    told = []
    for name, places in met.items():
        done = "left out: it is of one's own" if _PRIVATE.fullmatch(name) else "kept in 'extra'"
        number = f"{len(places)} entr{'y' if len(places) == 1 else 'ies'}"
        message = f"no field holds '{name}' ({number}); {done}"
        told.append(Problem(places[0], "import", message, level=Level.NOTE))
    return replace(reading, drafts=drafts, problems=[*reading.problems, *told])


def _named(form: str, importers: Mapping[str, Importer]) -> Importer:
    if form not in importers:
        hint = did_you_mean(form, importers) or "there are " + ", ".join(importers)
        msg = f"there is no importer '{form}'; {hint}"
        raise Refusal(msg)
    return importers[form]


def _fitting(file: Path, text: str, importers: Mapping[str, Importer]) -> Importer:
    """Return the importer of a file's suffix; of two that share one, the one whose shape it has."""
    suffixes = [(suffix, one) for one in importers.values() for suffix in one.SUFFIXES]
    found = [(suffix, one) for suffix, one in suffixes if file.name.lower().endswith(suffix)]
    if not found:
        known = ", ".join(sorted({suffix for suffix, _ in suffixes}))
        msg = f"no importer reads {file.name}; known are {known}; or say which with --from"
        raise Refusal(msg)
    # A longer suffix says more; where it says the same, the text does.
    return max(found, key=lambda pair: (len(pair[0]), pair[1].fits(text)))[1]


def read_profile(file: Path) -> Profile:
    """Read what a person says of a list; raises Refusal for what is no YAML or not known."""
    try:
        values = strict.read(strict.decode(file.read_bytes()))
    except YamlError as error:
        place = f"{file}:{error.line}:{error.column}"
        raise Refusal(f"{place}: {error.message}; {error.hint}") from None
    if not isinstance(values, dict):
        msg = f"{file} must hold fields such as 'title: linked'"
        raise Refusal(msg)
    for name in values:
        if name not in _PROFILE:
            hint = did_you_mean(name, _PROFILE) or ", ".join(_PROFILE)
            msg = f"{file}: '{name}' is not known; {hint}"
            raise Refusal(msg)
    year = values.get("year")
    if year and not str(year).isdigit():
        msg = f"{file}: 'year' must be a number"
        raise Refusal(msg)
    return Profile(
        title=values.get("title"),
        sections=tuple(values.get("sections") or ()),
        skip_sections=tuple(values.get("skip_sections") or ()),
        columns=dict(values.get("columns") or {}),
        venue=values.get("venue"),
        year=int(year) if year else None,
    )


def with_topics(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with the headings above them as tags, but for years and what all share."""
    shared = {
        section
        for section in {section for draft in drafts for section in draft.sections}
        if sum(section in draft.sections for draft in drafts) >= 0.9 * len(drafts)
    }
    return [replace(draft, tags=(*draft.tags, *_topics(draft, shared))) for draft in drafts]


def _topics(draft: Draft, shared: set[str]) -> Iterator[str]:
    for section in draft.sections:
        is_year = section.strip(" .:").isdigit()
        if section not in shared and not is_year and fold(section) not in _NO_TOPIC:
            yield section


def contents(root: Path, plan: Accession) -> tuple[dict[Path, str], list[str]]:
    """Return each file that a plan writes with its text, and what could not be changed."""
    edits = Edits(root)
    failed = []
    for change in plan.changes:
        try:
            edits.make([change])
        except Refusal as error:
            failed.append(f"{change}: {error}")
    files = {root / file: text for file, text in edits.texts.items()}
    files |= {root / name: canonical.record(values) for name, values in plan.records.items()}
    tags = {name: {"label": word.name} for name, word in sorted(plan.tags.items())}
    files |= _words(root / "data/tags.yaml", tags)
    files |= _words(root / "data/venues.yaml", entries(plan.venues))
    return files, failed


def _words(file: Path, words: dict[str, Any]) -> dict[Path, str]:
    """Return a file of words with entries for those it lacks below those it has."""
    if not words:
        return {}
    text = file.read_text("utf-8") if file.exists() else ""
    return {file: text.rstrip("\n") + "\n" * bool(text.strip()) + canonical.entries(words)}


def write_all(files: dict[Path, str]) -> int:
    """Write the files; gives how many of them changed."""
    return sum(write(file, text) for file, text in files.items())


def account(sources: Iterable[Source], plan: Accession) -> str:
    """Return the account of an import as text: every section, what was taken and what was not."""
    out = io.StringIO()
    for source in sources:
        reading = source.reading
        print(f"{source.file}: {len(reading.drafts)} entries", file=out)
        for line in reading.inferred:
            print(f"  inferred: {line}", file=out)
        for sections, count in _counted(draft.sections for draft in reading.drafts):
            print(f"  {count:5} taken under '{_where(sections)}'", file=out)
        reasons = ((entry.sections, entry.reason) for entry in reading.skipped)
        for (sections, reason), count in _counted(reasons):
            print(f"  {count:5} skipped under '{_where(sections)}': {reason}", file=out)
        for entry in reading.skipped:
            print(f"    line {entry.line}: {entry.title}", file=out)
        for sections, count in reading.prose.items():
            print(f"  {count:5} blocks of prose under '{_where(sections)}'", file=out)
    _account_of_plan(plan, out)
    problems = [problem for source in sources for problem in source.reading.problems]
    for problem in (*problems, *plan.problems):
        print(f"  {problem}", file=out)
    return out.getvalue()


def _account_of_plan(plan: Accession, out: io.StringIO) -> None:
    print(f"{len(plan.records)} new records", file=out)
    print(
        f"{len(set(plan.listed))} works listed already, {len(plan.changes)} values added", file=out
    )
    for what, words in (("tags", plan.tags), ("venues", plan.venues)):
        print(f"{len(words)} new {what}: {', '.join(words)}", file=out)


def _counted(items: Iterable[Any]) -> Iterator[tuple[Any, int]]:
    counts: dict[Any, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    yield from counts.items()


def _where(sections: tuple[str, ...]) -> str:
    return " > ".join(sections) or "before the first heading"


def problems_of(sources: Iterable[Source], plan: Accession) -> list[Problem]:
    """Return all that was noticed, of the sources and of the plan."""
    return [*(one for source in sources for one in source.reading.problems), *plan.problems]
