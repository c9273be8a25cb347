"""Files of others brought in: read by the importer that fits, and a plan written to the list."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from awesomequant.intake.formats import IMPORTERS, Importer, Profile
from awesomequant.intake.plan import Accession
from awesomequant.library.attribution import Witness
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place, Problem, Refusal
from awesomequant.registry import parts
from awesomequant.store import attributions, canonical
from awesomequant.store.edits import Edits
from awesomequant.store.reader import Reader
from awesomequant.store.writing import write
from awesomequant.text import did_you_mean, fold

# What JabRef, BibDesk, Mendeley and Zotero keep of files, notes and work in progress.
_PRIVATE = re.compile(
    r"file|files|pdf|local-?url|annote|annotation|comments?|review|owner|timestamp|groups|"
    r"bdsk-.*|mendeley-.*|date-(added|modified)|creationdate|modificationdate|__markedentry|"
    r"readstatus|read|priority|ranking|printed|relevance|qualityassured|username|file_attachments\d|"
    r"notes_abstract|research_notes",
    re.IGNORECASE,
)


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
    text = text_of(file)
    if form and form not in importers:
        hint = did_you_mean(form, importers) or "there are " + ", ".join(importers)
        msg = f"there is no importer '{form}'; {hint}"
        raise Refusal(msg)
    importer = importers[form] if form else _fitting(file, text, importers)
    return Source(file, with_leftovers_told(importer.read_profiled(text, str(file), profile)))


def text_of(file: Path) -> str:
    """Return the text of a file that a person names; raises Refusal where it is none."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{file} is no UTF-8 text (byte {error.start}); save it as UTF-8"
        raise Refusal(msg) from None


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


def read_profile(file: Path) -> Profile:
    """Read what a person says of a list; raises Refusal for what is no YAML or not known."""
    return Reader(Path()).required(str(file), Profile)


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
    for name, values in plan.records.items():
        if os.path.lexists(root / name):  # what nobody could read may be worth more than an import
            failed.append(f"{name}: a file is there already")
        else:
            files[root / name] = canonical.record(values)
    witnesses = [Witness(id=name, **said) for name, said in plan.witnesses.items()]
    said = attributions.texts(root, plan.attributions, witnesses)
    files |= {root / name: text for name, text in said.items()}
    tags = {
        word.id: {"label": word.name, "parent": word.parent}
        for word in sorted(plan.tags.values(), key=lambda word: (word.place, word.id))
    }
    venues = {
        word.id: {"name": word.name[:400], "kind": word.kind, "aliases": word.aliases or None}
        for word in sorted(plan.venues.values(), key=lambda word: fold(word.id))
    }
    for file, words in ((root / "data/tags.yaml", tags), (root / "data/venues.yaml", venues)):
        if words:  # below those that the list has
            text = file.read_text("utf-8") if file.exists() else ""
            text = text.rstrip("\n") + "\n" * bool(text.strip())
            files[file] = text + canonical.entries(words)
    return files, failed


def write_all(files: dict[Path, str]) -> int:
    """Write the files; gives how many of them changed."""
    return sum(write(file, text) for file, text in files.items())


def account(sources: Iterable[Source], plan: Accession) -> str:
    """Return the account of an import as text: every section, what was taken and what was not."""
    lines = []
    for source in sources:
        reading = source.reading
        lines.append(f"{source.file}: {len(reading.drafts)} entries")
        lines += [f"  inferred: {line}" for line in reading.inferred]
        taken = Counter(draft.sections for draft in reading.drafts)
        lines += [f"  {n:5} taken under '{under(sections)}'" for sections, n in taken.items()]
        left = Counter((entry.sections, entry.reason) for entry in reading.skipped)
        lines += [f"  {n:5} skipped under '{under(at)}': {why}" for (at, why), n in left.items()]
        lines += [f"    line {entry.line}: {entry.title}" for entry in reading.skipped]
        lines += [f"  {n:5} blocks of prose under '{under(at)}'" for at, n in reading.prose.items()]
    lines.append(f"{len(plan.records)} new records")
    values = f"{len(plan.changes)} values added"
    lines.append(f"{len(set(plan.listed))} works listed already, {values}")
    for what, words in (("tags", plan.tags), ("venues", plan.venues)):
        lines.append(f"{len(words)} new {what}: {', '.join(words)}")
    lines += [f"  {problem}" for problem in problems_of(sources, plan)]
    return "\n".join(lines) + "\n"


def under(sections: tuple[str, ...]) -> str:
    """Return the headings above an entry as a person reads them."""
    return " > ".join(sections) or "before the first heading"


def problems_of(sources: Iterable[Source], plan: Accession) -> list[Problem]:
    """Return all that was noticed, of the sources and of the plan."""
    return [*(one for source in sources for one in source.reading.problems), *plan.problems]
