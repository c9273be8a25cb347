"""How an audit does on the corpus: what it finds, what it mends, and what it must not touch."""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from audit.planted import Bibliography, Written, bibliography
from audit.references import Reference, of_library, write_rivers

from awesomequant.audit.auditing import Audit, Lists, audit, mended
from awesomequant.audit.documents import Document, Entry, of_bibtex
from awesomequant.audit.findings import Finding, Verdict
from awesomequant.audit.records import Records
from awesomequant.audit.wishes import Wishes
from awesomequant.library.author import people
from awesomequant.library.library import Library
from awesomequant.store import load
from awesomequant.text import squash
from awesomequant.works.people import folded

SEEN, UNSEEN, FOREIGN = range(1, 43), range(101, 122), range(201, 213)
_VERDICTS = {
    "chimera": {Verdict.TWO_WORKS}, "doubled": {Verdict.TWICE},
    "preprint": {Verdict.PUBLISHED}, "retitled": {Verdict.PUBLISHED, Verdict.WRONG_FIELD},
    "contradiction": {Verdict.CONTRADICTION},
}  # fmt: skip


def lists(folder: Path, ours: Library) -> tuple[list[Records], list[Reference], list[Reference]]:
    """Return two lists, and the works of each as references."""
    rivers = load(write_rivers(folder)).library
    return (
        [Records("ours", ours), Records("rivers", rivers)],
        _works(ours, "ours"),
        _works(rivers, "rivers"),
    )


def _works(library: Library, name: str) -> list[Reference]:
    titles = {f"{name}:{one.id}": one.also_titled for one in library.papers}
    return [
        replace(one, more={"earlier": titles[one.of][0]}) if titles[one.of] else one
        for one in of_library(library, name)
    ]


def libraries(known: Iterable[Records]) -> dict[str, Library]:
    """Return the records of lists by their names."""
    return {one.name: one.library for one in known}


def corpus(
    seeds: Iterable[int], ours: Sequence[Reference], rivers: Sequence[Reference]
) -> list[Bibliography]:
    """Return the bibliographies of some seeds: two of three of our field, one of rivers."""
    return [bibliography(seed, rivers if seed % 3 == 0 else ours) for seed in seeds]


@dataclass
class Measured:
    """What came of it; the lists hold what went wrong, a line each."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    to_mend: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    mends: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    entries: int = 0

    @property
    def precision(self) -> float:
        """Share of changed entries that say the truth."""
        return 1 - len(self.wrong) / max(1, self.mends)

    @property
    def recall(self) -> float:
        """Share of planted faults that are told as what they are."""
        return self.found.total() / max(1, self.planted.total())

    @property
    def mended(self) -> float:
        """Share of the faults that can be mended for certain that are."""
        return self.right.total() / max(1, self.to_mend.total())

    def __str__(self) -> str:
        rows = [
            f"{kind:<14} planted {self.planted[kind]:>4} found {self.found[kind]:>4}"
            f"  to mend {self.to_mend[kind]:>4} mended {self.right[kind]:>4}"
            for kind in sorted(self.planted)
        ]
        return "\n".join([
            *rows,
            f"entries {self.entries}, planted {self.planted.total()}, recall {self.recall:.4f}",
            f"mends {self.mends}, precision {self.precision:.4f}, mended {self.mended:.4f}",
            f"false alarms {len(self.alarms)}, lost or renamed {len(self.lost)}",
        ])  # fmt: skip


def measure(
    files: Iterable[Bibliography], known: Lists, libraries: Mapping[str, Library]
) -> Measured:
    """Audit and mend each file, and compare with the truth."""
    result = Measured()
    for file in files:
        _measure(file, known, libraries, result)
    return result


def _measure(
    file: Bibliography, known: Lists, libraries: Mapping[str, Library], result: Measured
) -> None:
    document = of_bibtex(file.text, file.name)
    done = audit(document, known, Wishes())
    after = mended(document, known, Wishes())
    new = of_bibtex(after.text, file.name)
    if [one.key for one in new.entries] != [one.key for one in document.entries]:
        result.lost.append(f"{file.name}: keys")
    if {one.key for one in document.entries} != set(file.entries):
        result.lost.append(
            f"{file.name}: not read {set(file.entries) ^ {e.key for e in document.entries}}"
        )
    again = mended(new, known, Wishes())
    if again.text != after.text:
        result.lost.append(f"{file.name}: not the same twice")
    findings = defaultdict[int, list[Finding]](list)
    for one in done.findings:
        findings[one.entry].append(one)
    for entry, then in zip(document.entries, new.entries, strict=False):
        changed = _source(document, entry) != _source(new, then)
        _measure_entry(
            file,
            done,
            findings[entry.number],
            (entry, then if changed else None),
            libraries,
            result,
        )


def _measure_entry(
    file: Bibliography,
    done: Audit,
    told: list[Finding],
    pair: tuple[Entry, Entry | None],
    libraries: Mapping[str, Library],
    result: Measured,
) -> None:
    """Measure one entry, and what it became where it was changed."""
    entry, then = pair
    written = file.entries[entry.key]
    result.entries += 1
    at = f"{file.name}:{entry.draft.place.line} {entry.key}"
    shown = [(str(one.verdict), one.message) for one in told]
    problems = _untrue(then, written, libraries) if then else []
    result.mends += then is not None
    fault = written.fault
    if then and (problems or not (fault and fault.is_certain)):
        why = problems or [f"nothing to mend: {shown}"]
        result.wrong.append(f"{at}: {fault and fault.kind}: {why}")
    if fault is None or fault.kind == "other-field":
        if told:
            result.alarms.append(f"{at}: {shown}")
        if fault:
            result.planted[fault.kind] += 1
            result.found[fault.kind] += not told
        return
    kind = fault.kind
    result.planted[kind] += 1
    wanted = _VERDICTS.get(kind, {Verdict.WRONG_FIELD})
    is_found = any(one.verdict in wanted for one in told)
    if is_found or (kind == "doubled" and _twice_elsewhere(done, file, written)):
        result.found[kind] += 1
    else:
        result.missed.append(f"{at}: {kind}: {shown}")
    result.to_mend[kind] += fault.is_certain
    if fault.is_certain and then and not problems:
        result.right[kind] += 1
    elif fault.is_certain:
        result.missed.append(f"{at}: {kind} not mended: {problems or shown}")


def _twice_elsewhere(done: Audit, file: Bibliography, written: Written) -> bool:
    same = {e.number for e in done.document.entries if file.entries[e.key].truth == written.truth}
    return any(f.verdict is Verdict.TWICE and f.entry in same for f in done.findings)


def _source(document: Document, entry: Entry) -> str:
    return document.text[entry.source.begin : entry.source.end] if entry.source else ""


def _untrue(entry: Entry, written: Written, libraries: Mapping[str, Library]) -> list[str]:
    """Return what a mended entry still says, or says now, that its work does not."""
    truth, draft = written.truth, entry.draft
    library = libraries[truth.of.split(":")[0] or "ours"]
    found = []
    if squash(draft.title) != squash(truth.title):
        found.append(f"title {draft.title!r} is not {truth.title!r}")
    if draft.year != truth.year:
        found.append(f"year {draft.year} is not {truth.year}")
    mine = [folded(one.surname).split()[-1] for one in people(draft.authors)]
    theirs = [folded(family).split()[-1] for _, family in truth.authors]
    cut = len(mine) < len(draft.authors) and len(mine) >= 1
    if mine != (theirs[: len(mine)] if cut else theirs):
        found.append(f"authors {mine} are not {theirs}")
    if truth.kind != "preprint":
        known = library.resolver.resolve(draft.venue or "").id
        if known not in (truth.venue, None):
            found.append(f"venue {draft.venue!r} ({known}) is not {truth.venue!r}")
        if (
            draft.arxiv
            and written.fault
            and written.fault.kind == "preprint"
            and "arxiv" in (draft.venue or "").lower()
        ):
            found.append("still a preprint")
    if draft.arxiv and truth.arxiv and draft.arxiv != truth.arxiv:
        found.append(f"arXiv {draft.arxiv} is not {truth.arxiv}")
    if draft.doi and truth.doi and truth.doi.lower() not in draft.doi.lower():
        found.append(f"DOI {draft.doi} is not {truth.doi}")
    pages = draft.more.get("pages")
    if (
        pages
        and truth.pages
        and [*filter(str.isdigit, pages)] != [*filter(str.isdigit, truth.pages)]
    ):
        found.append(f"pages {pages} are not {truth.pages}")
    return found


def main() -> None:
    """Print the measures of the seeds that are named: seen, unseen or foreign."""
    which = sys.argv[1] if len(sys.argv) > 1 else "seen"
    ours = load(Path(__file__).parents[2]).library
    with tempfile.TemporaryDirectory() as folder:
        known, our_works, river_works = lists(Path(folder), ours)
    if which == "foreign":
        files = [bibliography(seed, [], of_list=False) for seed in FOREIGN]
    else:
        files = corpus(SEEN if which == "seen" else UNSEEN, our_works, river_works)
    result = measure(files, known, libraries(known))
    if which != "unseen" or "-v" in sys.argv:
        for name in ("wrong", "missed", "alarms", "lost"):
            for line in getattr(result, name):
                sys.stdout.write(f"{name} {line}\n")
    sys.stdout.write(f"{result}\n")


if __name__ == "__main__":
    main()
