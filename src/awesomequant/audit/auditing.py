"""One file audited against lists: what each entry is found to be, and what mends the file."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from awesomequant.audit.comparing import Comparison
from awesomequant.audit.contradictions import contradictions
from awesomequant.audit.documents import Document, Entry, of_bibtex
from awesomequant.audit.editing import applied, edits
from awesomequant.audit.findings import MENDS, TEXTS, Confidence, Finding, Mend, Verdict
from awesomequant.audit.matching import Known, known
from awesomequant.audit.truth import Truth
from awesomequant.audit.wishes import Wishes
from awesomequant.works.candidates import Works
from awesomequant.works.identity import Verdict as Same
from awesomequant.works.identity import named, same_work
from awesomequant.works.venues import Venues

Lists = Sequence[Truth]
# A mend may let another one be found: a venue, and then the pages that go with it.
_PASSES = 3
# Works of one title or number in one file that an entry is compared with: a bibliography has two or
# three "Preface".  Of 20,000 entries of one title by as many people each took 30 comparisons, 33 s.
_OF_ONE_KEY = 8
# So much of works and people is compared within a file, and so much more for each entry and name of
# it: ten times what 5,000 entries take that people keep.  Of 49,000 nearly alike each took 20
# comparisons, 27 s; of 600 by another forty of one family each 30, and 90 s.
_COMPARED = 20_000
_COMPARED_EACH = 4
_MOST_NAMES = 10_000
# From so many words on, a venue is written long.
_SHORT = 2
# A number, or the place behind a comma: what a venue is called in one year.
_OF_ONE_YEAR = re.compile(r"[\d,]")


@dataclass(frozen=True, slots=True)
class Judged:
    """One entry with what lists know of it and what is found; its ``verdict`` is the gravest."""

    entry: Entry
    known: Known
    findings: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """What the entry is found to be, in a word."""
        if self.findings:
            found = {one.verdict for one in self.findings}
            first = next((one for one in _GRAVEST if one in found), None)
            if first:
                return first
        return Verdict.RIGHT if self.known.work else Verdict.UNKNOWN


_GRAVEST = (
    Verdict.RETRACTED, Verdict.TWO_WORKS, Verdict.WRONG_FIELD, Verdict.CONTRADICTION,
    Verdict.DOUBTED, Verdict.PUBLISHED, Verdict.MISSING_FIELD, Verdict.TWICE, Verdict.FORM,
    Verdict.CORRECTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Audit:
    """What a file was found to be, entry by entry."""

    document: Document
    judged: tuple[Judged, ...]

    @property
    def findings(self) -> list[Finding]:
        """All that is told, in the order of the file."""
        every = [finding for one in self.judged for finding in one.findings]
        return sorted(every, key=lambda one: (one.place.line, one.place.column))

    @property
    def counts(self) -> Counter[Verdict]:
        """How many entries are found to be what."""
        return Counter(one.verdict for one in self.judged)


def audit(document: Document, lists: Lists, wishes: Wishes) -> Audit:
    """Compare each entry of a file with what lists know, with itself, and with the others."""
    every = [known(entry.draft, lists) for entry in document.entries]
    wishes = replace(wishes, is_short=_is_short(document, every), called=_called(document, every))
    venues = lists[0].resolver if lists else Venues(())
    judged = []
    for entry, of_it in zip(document.entries, every, strict=True):
        found = list(_of_entry(document, entry, of_it, wishes, lists))
        told = {one.field for one in found}
        # With the identifier of another work an entry contradicts itself in all that follows of it.
        against: Iterable[Finding] = ()
        if not of_it.strangers:
            against = contradictions(document, entry, of_it.said, venues, wishes.year)
        found += (one for one in against if one.field not in told)
        judged.append(Judged(entry, of_it, tuple(found)))
    return Audit(document, _twice(document, judged))


def _of_entry(
    document: Document, entry: Entry, of_it: Known, wishes: Wishes, lists: Lists
) -> Iterator[Finding]:
    if of_it.is_two:
        yield _two_works(document, entry, of_it)
    elif of_it.work:
        yield from Comparison(document, entry, of_it, of_it.work, wishes).findings()
    else:
        for one in lists:
            if why := one.refusal(of_it.said):
                message = TEXTS["refused"].format(known=why)
                yield Finding(Verdict.RETRACTED, entry.number, document.place(entry), message)
                return


def _two_works(document: Document, entry: Entry, of_it: Known) -> Finding:
    """Say of which two works an entry speaks."""
    identifier, other = of_it.strangers[0]
    words = {"said": named(identifier.key), "other": other.work.shown}
    if titled := of_it.titled:
        text, is_certain = "title-and-id", True
        words["known"] = titled.work.shown
    else:
        is_certain = same_work(of_it.said, other.work.statement).is_collision
        text = "id-and-title" if is_certain else "id-or-renamed"
    return Finding(
        Verdict.TWO_WORKS,
        entry.number,
        document.place(entry, "title"),
        TEXTS[text].format(**words),
        "title",
        Confidence.CERTAIN if is_certain else Confidence.LIKELY,
        Mend(MENDS["look"]),
        other.source,
    )


def _twice(document: Document, judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Add to each entry whose work an earlier one has that this is so."""
    by_work: dict[tuple[str, str], Entry] = {}
    named = sum(len(one.known.said.people) for one in judged)
    most = _COMPARED + _COMPARED_EACH * (len(judged) + min(named, _MOST_NAMES))
    index: Works[int] = Works(_OF_ONE_KEY, most)
    copies: dict[object, int] = {}
    result = []
    for number, one in enumerate(judged):
        work = one.known.work
        first: Entry | None = None
        confidence = Confidence.CERTAIN
        if work:
            first = by_work.setdefault((work.list.name, work.work.id), one.entry)
            if not one.known.is_sure:
                confidence = Confidence.LIKELY
        elif not one.known.is_two:
            said = one.known.said
            # What says the same is asked first: a copy is the commonest, and the cheapest to find.
            looks = (said.titles[0].key, said.year, said.byline.people)
            like = copies.get(looks)
            if like is None or same_work(said, judged[like].known.said).verdict is not Same.YES:
                match = index.owner_of(said)
                like = match.owner if match else None
            if like is None:  # what stands there a third time is found by the first
                index.add(said, number)
            else:
                first = judged[like].entry
            copies.setdefault(looks, number if like is None else like)
        if first and first is not one.entry:
            at = document.place(first)
            message = TEXTS["twice"].format(other=first.key or first.draft.title, line=at.line)
            finding = Finding(
                Verdict.TWICE, one.entry.number, document.place(one.entry), message, "",
                confidence, Mend(MENDS["one-key"]), related=(at,),
            )  # fmt: skip
            one = replace(one, findings=(*one.findings, finding))  # noqa: PLW2901
        result.append(one)
    return tuple(result)


def _is_short(document: Document, every: Sequence[Known]) -> bool:
    """Return whether most venues of a file are written short."""
    written = [
        len(entry.value(entry.container).split()) <= _SHORT
        for entry, of_it in zip(document.entries, every, strict=True)
        if entry.container and not of_it.said.is_preprint
    ]
    return 2 * sum(written) > len(written)


def _called(document: Document, every: Sequence[Known]) -> dict[str, str]:
    """Return how a file writes the venues of works that lists have, the commonest form of each.

    "Advances in …" stands in four of its entries: a fifth is not called "Conference on …".  Forms
    of one year ("Proceedings of the 40th …", "CVPR 2018") are not for another.
    """
    counts: dict[str, Counter[str]] = {}
    for entry, of_it in zip(document.entries, every, strict=True):
        venue = of_it.work.work.venue if of_it.work else None
        name = entry.container
        stand = entry.source.stands.get(name) if entry.source and name else None
        written = entry.draft.venue
        if not (of_it.work and venue and stand and written) or of_it.said.is_preprint:
            continue
        if _OF_ONE_YEAR.search(written) or of_it.work.list.resolver.known(written) != venue.id:
            continue
        form = document.text[stand.value : stand.end]
        if "#" in form:  # made of pieces
            continue
        counts.setdefault(venue.id, Counter[str]())[form] += 1
    return {one: forms.most_common(1)[0][0] for one, forms in counts.items()}


# The file mended.


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with mends made, and which findings they were of."""

    text: str
    made: tuple[Finding, ...] = ()


def mended(
    document: Document,
    lists: Lists,
    wishes: Wishes,
    wanted: Callable[[Finding], bool] = lambda one: one.is_certain,
) -> Mended:
    """Return a file with every wanted mend made, as long as one is found; nothing is written."""
    text, made = document.text, list[Finding]()
    for _ in range(_PASSES):
        found = [one for one in audit(document, lists, wishes).findings if is_open(one, wanted)]
        by_entry: dict[int, list[Mend]] = {}
        for one in found:
            if one.mend:
                by_entry.setdefault(one.entry, []).append(one.mend)
        changes = [
            change
            for number, mends in by_entry.items()
            for change in edits(document, document.entries[number], mends)
        ]
        new = applied(text, changes)
        if new == text:
            break
        text, made = new, [*made, *found]
        document = of_bibtex(text, document.file)
    return Mended(text, tuple(made))


def is_open(finding: Finding, wanted: Callable[[Finding], bool]) -> bool:
    """Return whether a finding has a change to make that is wanted."""
    mend = finding.mend
    return bool(mend and (mend.puts or mend.renames or mend.kind) and wanted(finding))
