"""How many works were found, screened, refused and listed: the numbers of a PRISMA flow diagram."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from awesomequant.intake.gaps import Gaps
from awesomequant.library.library import Library
from awesomequant.works.candidates import Works

NO_SOURCE = "of which no source is on record"
REFUSED = "looked at and refused"
UNLISTED = "searched files, beyond what is listed or refused"
OFF_TOPIC = "another subject, by its title"
_MOST_SOURCES = 5


@dataclass(frozen=True, slots=True)
class Flow:
    """The numbers, from what was found to what is listed; ``doubts`` say why they may not add up.

    ``sources`` has the entries of each source, ``works`` what they are without duplicates,
    ``waiting`` the works that nobody has decided on yet.
    """

    sources: Counter[str]
    works: int
    refused: Counter[str]
    listed: int
    waiting: int = 0
    overruled: int = 0
    doubts: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """How many entries were found."""
        return self.sources.total()

    @property
    def duplicates(self) -> int:
        """How many entries were of a work that another one had brought."""
        return self.found - self.works

    @property
    def screened(self) -> int:
        """How many works were decided on."""
        return self.works - self.waiting


@dataclass(slots=True)
class _Told:
    """Doubts, as they come up."""

    lines: list[str] = field(default_factory=list)

    def many(self, count: int, one: str, several: str) -> None:
        """Say something of so many, where there is any."""
        if count:
            self.lines.append(one if count == 1 else f"{count} {several}")


def flow(library: Library, searched: Gaps | None = None) -> Flow:
    """Return the numbers of a list, from its records, their sources and its decisions.

    ``searched`` is what files of a search came to: of those works that are neither listed nor
    refused one by one only the files know.
    """
    told = _Told()
    sources = Counter(_sources(library))
    refused: Counter[str] = Counter()
    once: Works[int] = Works()
    twice = 0
    for number, one in enumerate(library.decisions.refused):
        if once.owner_of(one.statement):
            twice += 1
            continue
        once.add(one.statement, number)
        refused[one.reason.rstrip(".")] += 1
    told.many(
        twice, "a work is refused in two places, and counted once",
        "works are refused in two places, and counted once",
    )  # fmt: skip
    both = sum(once.owner_of(library.statement(paper)) is not None for paper in library.papers)
    told.many(
        both, "a work is both listed and refused, and counted as each: see 'check'",
        "works are both listed and refused, and counted as each: see 'check'",
    )  # fmt: skip
    if refused:
        sources[REFUSED] = refused.total()
    waiting = 0
    if searched:
        waiting = len(searched.gaps) + len(searched.to_read)
        if searched.out:
            refused[OFF_TOPIC] += searched.out.total()
        if beyond := waiting + searched.out.total():
            sources[UNLISTED] = beyond
    else:
        told.lines.append(
            "works that a search found, and that the words of data/scope.yaml or a person passed "
            "over without a decision, are on no record: name the files of the search"
        )
    overruled = sum(one.overruled is not None for one in library.decisions.held.decisions)
    works = len(library.papers) + refused.total() + waiting
    return Flow(
        sources, works, Counter(dict(refused.most_common())), len(library.papers), waiting,
        overruled, tuple(told.lines),
    )  # fmt: skip


def _sources(library: Library) -> Iterator[str]:
    """Yield the name of the source of each entry that a listed work was met in."""
    held = library.attributions.held
    for paper in library.papers:
        entry = held.records.get(paper.id)
        for name in entry.met if entry and entry.met else (NO_SOURCE,):
            witness = held.witnesses.get(name)
            yield witness.name if witness else name


def text(found: Flow) -> str:
    """Return the numbers as lines that a person reads."""
    lines = [f"{found.found:7,} entries found, in {len(found.sources)} sources"]
    lines += [f"        {count:7,} {name}" for name, count in _shown(found.sources)]
    lines.append(f"{-found.duplicates:7,} of a work that another entry had brought")
    if found.waiting:
        lines.append(f"{-found.waiting:7,} that nobody has decided on yet")
    lines.append(f"{found.screened:7,} works screened")
    lines.append(f"{-found.refused.total():7,} refused")
    lines += [f"        {count:7,} {reason}" for reason, count in found.refused.items()]
    lines.append(f"{found.listed:7,} listed")
    if found.overruled:
        lines.append(f"        {found.overruled:7,} of them after a refusal was overruled")
    return "\n".join(lines)


def _shown(sources: Counter[str]) -> Iterator[tuple[str, int]]:
    """Yield the largest sources, and the others together."""
    ranked = sources.most_common()
    kept = _MOST_SOURCES if len(ranked) > _MOST_SOURCES + 1 else len(ranked)
    yield from ranked[:kept]
    if rest := ranked[kept:]:
        yield f"in {len(rest)} other sources", sum(count for _, count in rest)


def mermaid(found: Flow) -> str:
    """Return the diagram as PRISMA 2020 draws it, for whatever renders Mermaid."""
    reasons = [f"{_label(reason)}: {count:,}" for reason, count in found.refused.items()]
    sources = [f"{_label(name)}: {count:,}" for name, count in _shown(found.sources)]
    boxes = {
        "found": ["<b>Records identified</b>", f"n = {found.found:,}", *sources],
        "duplicates": ["<b>Duplicate records removed</b>", f"n = {found.duplicates:,}"],
        "screened": ["<b>Works screened</b>", f"n = {found.screened:,}"],
        "refused": ["<b>Works excluded</b>", f"n = {found.refused.total():,}", *reasons],
        "listed": ["<b>Works included</b>", f"n = {found.listed:,}"],
    }
    arrows = ["found --> duplicates", "found --> screened", "screened --> refused"]
    if found.waiting:
        boxes["waiting"] = ["<b>Works not decided on yet</b>", f"n = {found.waiting:,}"]
        arrows.insert(2, "found --> waiting")
    lines = [f'  {name}["{"<br>".join(lines)}"]' for name, lines in boxes.items()]
    return "\n".join(
        ["flowchart TD", *lines, *(f"  {one}" for one in arrows), "  screened --> listed"]
    )


def _label(words: str) -> str:
    """Return a curator's words as a label: nothing in them ends it, or is markup."""
    signs = {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;", "`": "#96;"}
    return "".join(signs.get(sign, sign) for sign in " ".join(words.split()))
