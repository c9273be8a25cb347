"""Load a project: every YAML file below ``data/`` becomes one Library, or says what is wrong."""

import errno
import gc
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path, PurePosixPath

from awesomequant import door
from awesomequant.door import Shut
from awesomequant.library.library import Library
from awesomequant.library.metrics import Metric
from awesomequant.library.order import default_order
from awesomequant.library.paper import Paper, share_stated
from awesomequant.library.persons import Person
from awesomequant.library.problems import Finding, Level, Place, Problem, Refusal, in_order
from awesomequant.library.problems import Path as Steps
from awesomequant.library.sections import SECTION_KINDS, Section
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Tag, Venue
from awesomequant.store import proceedings, strict
from awesomequant.store.attributions import load_attributions
from awesomequant.store.cache import Cache, digest
from awesomequant.store.confirming import Confirming
from awesomequant.store.decisions import decision, load_decisions
from awesomequant.store.history import load_history
from awesomequant.store.kept import Chunk, Held, Kept, walk, written
from awesomequant.store.listed import ORDER, listed
from awesomequant.store.messages import read_messages
from awesomequant.store.names import Names
from awesomequant.store.pages import page_bytes, page_sizes
from awesomequant.store.reader import Reader, yaml_files
from awesomequant.store.recall import Recall, counted
from awesomequant.store.results import load_results, result_table
from awesomequant.store.roots import LIST
from awesomequant.store.second import Read, Second, pays
from awesomequant.store.shared import shared_with
from awesomequant.store.strays import ON_DEMAND, PAPERS, SECTIONS, TAG_RULES, Passed, strays
from awesomequant.store.strays import RULE as STRAY
from awesomequant.store.synonyms import read_synonyms
from awesomequant.text import did_you_mean

TAGS, VENUES = "data/tags.yaml", "data/venues.yaml"
PEOPLE = "data/people.yaml"
WORDS: dict[str, type[Tag | Venue | Person]] = {TAGS: Tag, VENUES: Venue, PEOPLE: Person}
METRICS = "data/metrics.yaml"
# What services proposed and a person declined.
DECLINED = "data/declined.yaml"
_FILES = (LIST, METRICS, DECLINED, ORDER, *WORDS, *ON_DEMAND)
# Bounds that no real record comes near: the 5,000 authors of a paper on the Higgs boson take some
# 150 KiB; metrics, which a machine writes, take some 80 bytes a line.
RECORD_BYTES = 512 * 1024
METRICS_BYTES = 64 * 1024 * 1024
# Papers of which it pays to share what is alike: 0.2 s of 100,000, and 0.02 of 10,000.
_MANY = 20_000


@dataclass(frozen=True)
class Project:
    """A loaded project: what is sound as a Library, what is not as problems in order.

    ``overlay`` holds texts that were read in place of files, ``marked`` names the files in which
    a comment speaks to us, ``lost`` those of which something is left out because it is wrong;
    ``digests`` are what name and content of each file that was read come to; ``texts`` grows with
    what is shown of files, so that none is shown otherwise than it was read.  ``shared`` are the
    ids of words that several lists have in common, by the list's own file of such words: these
    belong to its digest, and ``own`` is that of the file alone.
    """

    root: Path
    library: Library
    problems: tuple[Problem, ...]
    overlay: Mapping[str, str] = field(default_factory=dict)
    marked: tuple[str, ...] = ()
    lost: frozenset[str] = frozenset()
    digests: Mapping[str, bytes] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own: Mapping[str, bytes] = field(default_factory=dict)

    def text(self, file: str) -> str:
        """Return the text of one of the project's files, as it was read."""
        known = self.overlay.get(file, self.texts.get(file))
        if known is None:
            content = door.content(self.root, file, METRICS_BYTES)
            before = self.own.get(file) or self.digests.get(file)
            if before and digest(file, content) != before:
                msg = "the file was changed while it was looked at"
                raise Shut.of(errno.EBUSY, msg, file, "run it again")
            known = self.texts[file] = content.decode("utf-8-sig")
        return known

    def has(self, file: str) -> bool:
        """Whether the project has a file of that name, on disk or laid over it."""
        return file in self.overlay or door.has(self.root, file)

    def placed(self, findings: Iterable[tuple[str, Finding]]) -> Iterator[Problem]:
        """Yield what checks found, each with its rule, as problems at their lines and columns."""
        by_file = sorted(findings, key=lambda found: found[1].file)
        for file, group in groupby(by_file, key=lambda found: found[1].file):
            # Only now, and only of these files: a sound list needs the place of nothing.
            places = self._places(file) if file.endswith(".yaml") else {}
            for rule, found in group:
                path = found.path
                # Of a value that the record does not state, the place of what would hold it.
                while path and path not in places:
                    path = path[:-1]
                place = Place(file, *places.get(path, (1, 1)))
                related = tuple(Place(other) for other in found.related)
                fix = found.fix and found.fix.of(file, rule, found.message)
                said = found.message, found.hint, found.level, fix
                yield Problem(place, rule, *said, related)

    def _places(self, file: str) -> Mapping[Steps, tuple[int, int]]:
        try:
            return strict.positions(self.text(file))
        except (OSError, UnicodeDecodeError):  # gone, or another file since it was read
            return {}

    def refuse_gaps(self, why: str) -> None:
        """Raise Refusal where files could not be read: ``why`` says what would come of writing."""
        errors = [problem for problem in self.problems if problem.level is Level.ERROR]
        if errors:
            more = f" (and {len(errors) - 1} more; see 'awesomequant check')" * (len(errors) > 1)
            raise Refusal(f"the list has errors, and {why}: {errors[0]}{more}")


def load(
    root: Path,
    overlay: Mapping[str, str] | None = None,
    *,
    wholly: bool = False,
    without: Collection[str] = (),
) -> Project:
    """Read the whole list below ``root``; a file that is wrong is left out and reported.

    A text of ``overlay`` is read in place of the file of that name, which need not be there; the
    records ``without`` are passed over: so a list is looked at as a change would make it.  The
    history, which most commands never look at, is read when it is first asked for; ``wholly``, with
    the rest.
    """
    cache = Cache.of(root)
    recall = Recall(cache)
    reader = Reader(root, overlay or {}, recall)
    with collector_off():
        stated = reader.one(LIST, Settings)
        # A list that cannot say what it is called still gets its records checked.
        settings = stated or Settings(title="?", description="?")
        shared = shared_with(root)
        if shared.site and not settings.site:
            settings = settings.model_copy(update={"site": shared.site})
        reader.own = settings.fields
        passed_by: list[Passed] = []
        metrics = dict(reader.entries(METRICS, Metric, None, METRICS_BYTES))
        of_counts = reader.digests.get(METRICS, b"")
        library = Library(
            settings,
            tags=shared.tags | dict(reader.entries(TAGS, Tag, "id")),
            venues=shared.venues | dict(reader.entries(VENUES, Venue, "id")),
            people=shared.people | dict(reader.entries(PEOPLE, Person, "id")),
            papers=default_order(counted(_papers(reader, without, passed_by), metrics, of_counts)),
            sections=tuple(_sections(reader, settings, is_stated=stated is not None)),
            page_bytes=page_bytes(root) | page_sizes(reader.overlay),
            history=load_history(root, reader if wholly else None),
            proceedings=proceedings.load_proceedings(root),
            attributions=load_attributions(root, reader if wholly else None, reader.overlay),
            decisions=load_decisions(root, reader if wholly else None, reader.overlay),
            results=load_results(
                root, reader if wholly else None, reader.overlay, Recall(cache, "results")
            ),
            archived=frozenset(key for key, metric in metrics.items() if metric.archived),
            listed=listed(root, reader.overlay),
            synonyms=(*shared.synonyms, *read_synonyms(reader)),
            messages=read_messages(reader, settings.language),
        )
        if len(library.papers) > _MANY:
            share_stated(library.papers)
        told = {problem.place.file for problem in reader.problems}
        reader.problems.extend(strays(reader.door, _FILES, passed_by, told))
        if wholly:
            reader.problems.extend(proceedings.faults(root))
            reader.problems.extend(_faults_of_rules(root, library))
        if not overlay:
            recall.keep()
    # What is known of a list is known under its words and settings, and those that it shares.
    own = {file: reader.digests.get(file, b"") for file in (LIST, *WORDS) if shared.digests}
    for file, of in own.items():
        reader.digests[file] = digest(of, *shared.digests.values())
    if not overlay:
        library.confirmers.append(Confirming(root, cache, library))
    library.names_known.append(Names(cache, reader.digests.get(PEOPLE, b"")))
    problems = tuple(in_order((*reader.problems, *shared.problems)))
    marked, lost = tuple(reader.marked), frozenset(reader.lost | shared.lost)
    read = reader.digests, {**shared.texts, **reader.texts}
    return Project(root, library, problems, reader.overlay, marked, lost, *read, shared.names, own)


def problems_in(file: str, text: str) -> list[Problem]:
    """Return what is wrong with one file of a list if it says ``text``, whatever others say.

    Its place says what it must hold: a record, a decision, words, settings, a section; else any
    fields.
    """
    reader = Reader(Path(), {file: text})
    name, folder = PurePosixPath(file).stem, PurePosixPath(file).parts[:2]
    if folder == ("data", "papers"):
        reader.one(file, Paper, {"id": name, "source_file": file}, RECORD_BYTES)
    elif folder == ("data", "sections"):
        _section(reader, name, file)
    elif folder == ("data", "decisions"):
        decision(reader, file)
    elif folder == ("data", "results"):
        result_table(reader, file)
    elif file == LIST:
        reader.one(file, Settings)
    elif file in WORDS:
        dict(reader.entries(file, WORDS[file], "id"))
    else:
        reader.mapping(file)
    return reader.problems


def _papers(reader: Reader, without: Collection[str], passed_by: list[Passed]) -> Iterator[Paper]:
    """Yield every sound paper; its id is the file's name, unique without regard to case.

    ``passed_by`` gets what lies among the records and is none.
    """
    seen: dict[str, str] = {}
    laid = [name for name in reader.overlay if name.startswith(f"{PAPERS}/")]
    new = tuple(name for name in laid if not os.path.lexists(reader.root / name))
    kept = Kept(reader.root, walk(reader.door, PAPERS, passed_by))
    is_plain = not (reader.overlay or without)
    with _second(reader, kept) if is_plain else nullcontext() as second:
        for chunk in (*kept.chunks, Chunk(new)):
            held = _held(reader, kept, chunk, second) if chunk.sign else None
            if held and is_plain:
                ids = [paper.id for paper in held.papers]  # in small letters, as they are sound
                if held.files == chunk.files and seen.keys().isdisjoint(ids):
                    seen.update(zip(ids, held.files, strict=True))
                    reader.digests.update(zip(held.files, held.digests, strict=True))
                    yield from held.papers
                    continue
            yield from _one_by_one(reader, kept.learn, chunk, held, (seen, without))
    reader.let_go()
    kept.keep()


@contextmanager
def _second(reader: Reader, kept: Kept) -> Iterator[Second | None]:
    """Read the end of a list that nothing is known of in a second process, where it pays."""
    if kept.knows_anything or not pays(kept.chunks):
        yield None
        return

    def learned(chunk: Chunk, seen: dict[str, str]) -> tuple[Reader, list[Held]]:
        found: list[Held] = []
        apart = Reader(reader.root)  # whose problems nobody is told
        for _ in _one_by_one(apart, lambda _, held: found.append(held), chunk, None, (seen, ())):
            pass
        return apart, found

    seen: dict[str, str] = {}

    def read(chunk: Chunk) -> Read:
        apart, (held,) = learned(chunk, seen)
        return [*apart.digests.values()], written(held)

    # What is made when it is first asked for, validators, is made before there are two: 20 ms.
    learned(Chunk(kept.chunks[0].files[:1]), {})
    second = Second(kept.chunks, read)
    try:
        yield second
    finally:
        second.close()


def _one_by_one(
    reader: Reader,
    learn: Callable[[Chunk, Held], None],
    chunk: Chunk,
    held: Held | None,
    passed_over: tuple[dict[str, str], Collection[str]],
) -> Iterator[Paper]:
    """Yield the sound papers of files of which something is not known, or to be told.

    ``passed_over`` are the files by their ids that came before, and those that are left out.
    """
    seen, without = passed_over
    known = (
        dict(zip(held.files, zip(held.digests, held.papers, strict=True), strict=True))
        if held
        else {}
    )
    learned: dict[str, tuple[bytes, Paper]] = {}
    is_whole = bool(chunk.sign) and not reader.overlay
    for file in chunk.files:
        if file in without:
            is_whole = False
            continue
        name = file.rpartition("/")[2].removesuffix(".yaml")
        # Bees.yaml and bees.yaml are one file to the file systems of Windows and macOS.
        first = seen.setdefault(name.casefold(), file)
        if first != file:
            # Whoever brings the first one takes the other off the list: it is about both.
            taken = f"the id '{name}' is taken by {first}"
            reader.report(file, taken, "rename the file", first)
            continue
        if file in known and file not in reader.overlay:
            reader.digests[file], paper = known[file]
            yield paper
            continue
        count = len(reader.problems), len(reader.marked)
        source = reader.mapping(file, RECORD_BYTES)
        given = {"id": name, "source_file": file}
        if source and (found := reader.validated(Paper, source, given)):
            # What speaks to us, or is to be told of, is read each time.
            if count == (len(reader.problems), len(reader.marked)):
                learned[file] = reader.digests[file], found
            yield found
    if held is None and is_whole:
        digests, papers = zip(*learned.values(), strict=True) if learned else ((), ())
        learn(chunk, Held(tuple(learned), digests, papers))


def _held(reader: Reader, kept: Kept, chunk: Chunk, second: Second | None) -> Held | None:
    """Return what is known of the files of a chunk, by their times or by what they hold."""
    held = kept.known(chunk)
    if held is not None:
        return held
    if second and (read := second.has_read(chunk)):
        kept.of_contents(chunk, read[0])
        return kept.take_over(chunk, read[1])
    # What cannot be read is told when its turn comes.
    digests = [reader.ahead(file, RECORD_BYTES) for file in chunk.files]
    return kept.of_contents(chunk, [found for found in digests if found is not None])


def _faults_of_rules(root: Path, library: Library) -> list[Problem]:
    """Return what is wrong with the rules by which the list gives its tags."""
    if not (root / TAG_RULES).is_file():
        return []
    from awesomequant.store.list_rules import faults  # noqa: PLC0415 -- most lists have none

    return faults(root, library)


def _sections(reader: Reader, settings: Settings, *, is_stated: bool) -> Iterator[Section]:
    """Yield the sound sections in the order that the settings give them."""
    files = {PurePosixPath(file).stem: file for file in yaml_files(reader.root, SECTIONS)}
    for name in settings.sections:
        if name in files:
            section = _section(reader, name, files[name])
            if section:
                yield section
        elif name != "papers":
            reader.report(LIST, f"there is no data/sections/{name}.yaml", did_you_mean(name, files))
    for name in set(files) - set(settings.sections) if is_stated else ():
        message, hint = "no reader sees this section", f"name '{name}' under 'sections' in {LIST}"
        place = Place(files[name])
        reader.problems.append(Problem(place, STRAY, message, hint, Level.WARNING))


def _section(reader: Reader, name: str, file: str) -> Section | None:
    """Return one section; its ``kind`` tells which model it is."""
    for model in SECTION_KINDS.values():
        if known := reader.recalled(file, model):
            return next(iter(known.values()))
    before = reader.account
    source = reader.mapping(file)
    if source is None:
        return None
    kind = source.values.get("kind")
    if not isinstance(kind, str) or kind not in SECTION_KINDS:
        hint = "write 'kind:' and one of " + ", ".join(SECTION_KINDS)
        reader.report(file, "the section has no kind that we know", hint)
        return None
    model = SECTION_KINDS[kind]
    section = reader.validated(model, source, {"id": name, "source_file": file})
    if section:
        reader.learn(file, model, {"": section}, before)
    return section


@contextmanager
def collector_off() -> Iterator[None]:
    """Keep the garbage collector still: it triples the time of loading 100,000 records."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
