"""Files and folders of others, read by the importer that fits; what no field holds is told."""

import os
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from awesomequant import door
from awesomequant.intake.fields.columns import Role, role_of, roles_in
from awesomequant.intake.fields.known_generators import KNOWN
from awesomequant.intake.files.fence import read_around
from awesomequant.intake.files.opening import opened
from awesomequant.intake.formats import IMPORTERS, Importer, Profile
from awesomequant.intake.said import identifiers
from awesomequant.library.draft import Reading, Skipped, import_problem
from awesomequant.library.problems import Level, Place, Refusal
from awesomequant.registry import parts
from awesomequant.store import collector_off, strict
from awesomequant.store.reader import FILE_BYTES, Reader
from awesomequant.store.syntax import YamlError
from awesomequant.text import did_you_mean, fold


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, and what it came to.

    ``again`` reads it under another profile, None for a folder; ``size`` is in characters.
    """

    file: Path
    reading: Reading
    again: Callable[[Profile], Reading] | None = None
    size: int = 0


def read_all(
    paths: Iterable[Path],
    form: str | None,
    profile: Profile,
    root: Path | None,
    encoding: str | None = None,
) -> list[Source]:
    """Read files, and what the folders among them hold; raises Refusal where no importer fits."""
    with collector_off():  # it takes a tenth of the time of 100,000 entries
        return [
            (read_folder if path.is_dir() else read_file)(path, form, profile, root, encoding)
            for path in paths
        ]


def read_file(
    file: Path,
    form: str | None,
    profile: Profile,
    root: Path | None,
    encoding: str | None = None,
) -> Source:
    """Read a file by its suffix, or as ``form``; raises Refusal where no importer fits.

    ``root`` is the project whose own importers are asked too; ``encoding`` is what a person says
    the file is written in.
    """
    importers = parts(IMPORTERS, root)
    if form and form not in importers:
        hint = did_you_mean(form, importers) or "there are " + ", ".join(importers)
        msg = f"there is no importer '{form}'; {hint}"
        raise Refusal(msg)
    text, found = opened(file, encoding)
    importer = importers[form] if form else _fitting(file, text, importers)

    def read(stated: Profile) -> Reading:
        name = str(file)
        found = read_around(lambda one: importer.read_profiled(one, name, stated), text, name)
        return _as_a_person_says(found, stated)

    reading = read(profile)
    if found:
        message = f"the file is read as {found}, not as UTF-8"
        reading.problems.insert(0, import_problem(Place(str(file)), message, Level.NOTE))
    return Source(file, _settled(reading), read, len(text))


def read_profile(file: Path) -> Profile:
    """Read what a person says of a list; raises Refusal for what is no YAML or not known."""
    name = str(file)  # which a person named: it may lie anywhere
    try:
        text = strict.decode(door.named(file, FILE_BYTES))
    except YamlError as error:
        raise Refusal(f"{name}:{error.line}:{error.column}: {error}; {error.hint}") from None
    return Reader(Path(), {name: text}).required(name, Profile)


# Which importer fits.

# Suffixes under which people keep bibliographies of any form.
_OFTEN_WRONG = frozenset((".txt", ".bib", ".ris", ".nbib", ".enw", ".csv", ".tsv"))
# What some forms are called and how a text of theirs begins, whatever its file is called.
_BEGINNINGS = {
    "bibtex": ("BibTeX", re.compile(r"(?:[^@\n]{0,200}\n){0,50}\s{0,50}@[A-Za-z]{3,30}\s?[{(]")),
    "ris": ("RIS", re.compile(r"\s{0,50}TY {1,2}-")),
    "pubmed": ("PubMed's form", re.compile(r"\s{0,50}PMID ?- ?\d")),
    "endnote": ("EndNote's form", re.compile(r"\s{0,50}%0 \w")),
    "csv": ("CSV", re.compile(r"[^\n,;\t]{0,80}[,;\t][^\n]{0,2000}\n")),
}


def _fitting(file: Path, text: str, importers: Mapping[str, Importer]) -> Importer:
    """Return the importer of a file's suffix; of two that share one, the one whose shape it has."""
    suffixes = [(suffix, one) for one in importers.values() for suffix in one.SUFFIXES]
    found = [(suffix, one) for suffix, one in suffixes if file.name.lower().endswith(suffix)]
    form = next((name for name, (_, begins) in _BEGINNINGS.items() if begins.match(text)), "")
    if form == "csv":  # a sentence has commas too: of a table one of the heads is the title's
        heads = re.split(r"[,;\t]", text[:2000].lstrip().split("\n", 1)[0])
        is_table = any(Role.TITLE in roles_in(head.strip('" ')) for head in heads)
        form = form if is_table else ""
    what = _BEGINNINGS[form][0] if form else ""
    if not found:
        known = ", ".join(sorted({suffix for suffix, _ in suffixes}))
        hint = f"it holds {what}: say --from {form}" if form else "or say which with --from"
        msg = f"no importer reads {file.name}; known are {known}; {hint}"
        raise Refusal(msg)
    # A longer suffix says more; where it says the same, the text does: of two that say yes the
    # last, which is the more general one (CSL-JSON stands before JSON).
    suffix, importer = max(reversed(found), key=lambda pair: (len(pair[0]), pair[1].fits(text)))
    right = importers.get(form)
    if right and importer is not right and suffix in _OFTEN_WRONG:
        ending = right.SUFFIXES[0]
        msg = f"{file} holds {what}; rename it to {file.stem}{ending}, or say --from {form}"
        raise Refusal(msg)
    return importer


# What a reading comes to beside its form.

# What JabRef, BibDesk, Mendeley and Zotero keep of files, notes and work in progress.
_PRIVATE = re.compile(
    r"file|files|pdf|local-?url|annote|annotation|comments?|review|owner|timestamp|groups|"
    r"bdsk-.*|mendeley-.*|date-(added|modified)|creationdate|modificationdate|__markedentry|"
    r"readstatus|read|priority|ranking|printed|relevance|qualityassured|username|file_attachments\d|"
    r"notes_abstract|research_notes|"
    # and what Zotero's CSV and Notion's have of one's own shelf
    r"zotero-key|file attachments|link attachments|date modified|access date|library catalog|"
    r"call number|last edited (time|by)|created by",
    re.IGNORECASE,
)
_NAMES = {"arxiv": "arXiv", "doi": "doi"}


def _as_a_person_says(reading: Reading, profile: Profile) -> Reading:
    """Return a reading without the sections that are not wanted, venue and year where none is said.

    Markdown has done it itself, where it knows more of its headings.
    """
    wanted, unwanted = (
        [fold(word) for word in words] for words in (profile.sections, profile.skip_sections)
    )
    drafts, skipped = [], list(reading.skipped)
    for draft in reading.drafts:
        above = [fold(section) for section in draft.sections]
        reason = ""
        if any(word in section for word in unwanted for section in above):
            reason = "the section was to be skipped"
        elif above and wanted and not any(word in one for word in wanted for one in above):
            reason = "the section was not asked for"
        if reason:
            skipped.append(Skipped(draft.place.line, draft.sections, draft.title, reason))
        else:
            venue, year = draft.venue or profile.venue, draft.year or profile.year
            drafts.append(replace(draft, venue=venue, year=year))
    return replace(reading, drafts=drafts, skipped=skipped)


_EXACT = frozenset((Role.DATE, Role.DOI, Role.ARXIV, Role.VOLUME, Role.ISSUE, Role.CITATIONS))
_SHOWN = 40


def _settled(reading: Reading) -> Reading:
    """Return a reading whose works all have a title, and that tells of what no field holds.

    A work without one is called by its id or its address.  What no field of a record holds is kept
    in ``extra``, but for what is about somebody's own files and notes: a path such as
    ``/home/ann/pdf/x.pdf`` is not to be published.
    """
    met: dict[str, list[Place]] = {}
    first_met: dict[str, str] = {}
    drafts = []
    for draft in reading.drafts:
        title = draft.title
        if not title:
            first = next((one for one in identifiers(draft) if one.scheme in _NAMES), None)
            title = f"{_NAMES[first.scheme]}:{first.id}" if first else draft.url or ""
        more = draft.more
        if extra := more.get("extra"):
            for name in extra:
                met.setdefault(name, []).append(draft.place)
                first_met.setdefault(name, str(extra[name]))
            kept = {name: text for name, text in extra.items() if not _PRIVATE.fullmatch(name)}
            more = {**more, "extra": kept}
        drafts.append(replace(draft, title=title, more=more))
    told = []
    for name, places in met.items():
        done = "left out: it is of one's own" if _PRIVATE.fullmatch(name) else "kept in 'extra'"
        number = f"{len(places)} entr{'y' if len(places) == 1 else 'ies'}"
        # A year that is none ("2O13") is kept under its head: without it one wonders why.
        such = f", such as '{first_met[name][:_SHOWN]}'" if role_of(name) in _EXACT else ""
        message = f"no field holds '{name}' ({number}){such}; {done}"
        told.append(import_problem(places[0], message, Level.NOTE))
    return replace(reading, drafts=drafts, problems=[*reading.problems, *told])


# The files of a folder.

# Where the records of a list of ours lie, and where generators of other lists keep theirs.
_INNER = ("data/papers", *(one.folder for one in KNOWN if one.folder))
# What no list lies in.
_PASSED_OVER = frozenset(("node_modules", "__pycache__", "venv"))
_MOST_FILES, _DEEPEST = 50_000, 12
# Lists in prose: of a folder with data they repeat it, or speak of something else.
_PROSE = frozenset((".md", ".markdown", ".mdown", ".txt", ".xml", ".html", ".htm", ".rst", ".org"))


def read_folder(
    folder: Path,
    form: str | None,
    profile: Profile,
    root: Path | None,
    encoding: str | None = None,
) -> Source:
    """Read the files of a folder as one source; one that cannot be read is told.

    Raises Refusal where it has none that an importer reads.
    """
    importers = parts(IMPORTERS, root)
    chosen = [importers[form]] if form in importers else list(importers.values())
    suffixes = {suffix for one in chosen for suffix in one.SUFFIXES}
    inner = (folder / name for name in _INNER)
    within = next((one for one in inner if one.is_dir() and not one.is_symlink()), folder)
    found, others = files_in(within, suffixes if form else suffixes - _PROSE)
    whole = Reading()
    for file in found:
        try:
            read = read_file(file, form, profile, root, encoding).reading
        except Refusal as error:
            message = str(error).removeprefix(str(file)).lstrip(": ")
            whole.tell(Place(str(file)), message)
            continue
        for name in ("drafts", "problems", "skipped", "inferred"):
            getattr(whole, name).extend(getattr(read, name))
    if not whole.drafts and not whole.problems:
        known = ", ".join(sorted(suffixes - _PROSE))
        raise Refusal(f"{folder} holds no entries: no file in it ends in {known}")
    inferred = list(dict.fromkeys(whole.inferred))
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in others.most_common(10))
    told = [f"{len(found)} files of {within} are read"] + [f"not read: {kinds}"] * bool(kinds)
    notes = [import_problem(Place(str(folder)), one, Level.NOTE) for one in told]
    # What is said of many files is said once, where it is said first, with how many they are.
    said = Counter(one.message for one in whole.problems if one.level is Level.NOTE)
    problems = list(notes)
    for one in whole.problems:
        times = said.get(one.message, 1) if one.level is Level.NOTE else 1
        if times == 1:
            problems.append(one)
        elif times:
            problems.append(replace(one, message=f"{one.message}, in {times} files"))
            said[one.message] = 0
    return Source(folder, replace(whole, inferred=inferred, problems=problems))


def files_in(folder: Path, suffixes: Collection[str]) -> tuple[list[Path], Counter[str]]:
    """Return the files whose names end so, in order, and how many others there are by suffix.

    Hidden files are passed over, and links, which may lead out of the folder.
    """
    found: list[Path] = []
    others: Counter[str] = Counter()
    endings = tuple(suffixes)
    for top, folders, names in os.walk(folder):
        depth = len(Path(top).relative_to(folder).parts)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _PASSED_OVER and depth < _DEEPEST
        )
        for name in sorted(names):
            path = Path(top, name)
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            if name.lower().endswith(endings) and len(found) < _MOST_FILES:
                found.append(path)
            else:
                others[path.suffix.lower() or "no suffix"] += 1
    return found, others
