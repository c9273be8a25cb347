"""What others hold on a list's topics and the list lacks, as a proposal that ``import`` takes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from awesomequant.intake.accession import accession
from awesomequant.intake.earlier import earlier_decision
from awesomequant.intake.joining import join, statement
from awesomequant.intake.list_rules.scoping import Answer, Judge, Ruling
from awesomequant.intake.records import Provenance
from awesomequant.library.decisions import Refused
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.list_rules import Scope
from awesomequant.library.problems import Place
from awesomequant.store import canonical
from awesomequant.works.candidates import Works

# What comes with a record when it is taken, and what are the words of others.
_NOT_OURS = frozenset(("added", "bibtex_key", "citations", "note", "abstract", "extra"))
_DOUBTFUL = frozenset(("maybe-duplicate", "id-collision", "refused-work"))
NO_SCOPE = "the list does not say what it is about"


@dataclass(frozen=True, slots=True)
class Gap:
    """A work that the list lacks: its record, who has it, why it is proposed, whom it is like."""

    values: dict[str, Any]
    sources: tuple[str, ...]
    ruling: Ruling
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaps:
    """All that sources hold, sorted: what is proposed, to be read, and not proposed, and why."""

    entries: int = 0
    works: int = 0
    gaps: tuple[Gap, ...] = ()
    to_read: tuple[Gap, ...] = ()
    listed: int = 0
    refused: tuple[Refused, ...] = ()
    out: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    """Works of which no record can be made."""


def gaps(drafts: Iterable[Draft], library: Library, scope: Scope | None, day: str) -> Gaps:
    """Return what ``drafts`` hold that a list lacks; ``scope`` says what is of its topics.

    The works that most of the sources have stand first, then the newest.  What may be a work of the
    list is for a person to read: of 1,020 works of three lists four bore the title of one that is
    listed and a wrong link, and nothing else was lacking so often.
    """
    entries = list(drafts)
    works, _ = join(entries, library)
    met = _met(entries, works, library)
    judge = Judge(scope) if scope else None
    lacking: dict[Place, tuple[Draft, Ruling, tuple[str, ...]]] = {}
    out: Counter[str] = Counter()
    listed, refused = 0, list[Refused]()
    for number, draft in enumerate(works):
        if library.works.owner_of(statement(draft, library)):
            listed += 1
        elif before := earlier_decision(draft, library):
            refused.append(before)
        else:
            ruling = judge.rule(draft) if judge else Ruling(Answer.IN, NO_SCOPE)
            if ruling.answer is Answer.OUT:
                out[ruling.why] += 1
            else:
                # Several works may stand on one line: each gets a place of its own.
                place = Place(draft.place.file, number)
                lacking[place] = replace(draft, place=place), ruling, met[number]
    plan = accession((draft for draft, _, _ in lacking.values()), library, Provenance("", day))
    by_id = {
        file.rpartition("/")[2].removesuffix(".yaml"): one for file, one in plan.records.items()
    }
    doubts = defaultdict[Place, list[str]](list)
    for problem in plan.problems:
        if problem.rule in _DOUBTFUL:
            doubts[problem.place].append(problem.message)
    sure: list[Gap] = []
    to_read: list[Gap] = []
    for place, (_, ruling, sources) in lacking.items():
        values = by_id.get(plan.become.get(place, ""))
        if values is not None:
            gap = Gap(_proposed(values, library), sources, ruling, tuple(doubts[place]))
            is_sure = ruling.answer is Answer.IN and not gap.doubts
            (sure if is_sure else to_read).append(gap)
    return Gaps(
        len(entries),
        len(works),
        tuple(sorted(sure, key=_turn)),
        tuple(sorted(to_read, key=_turn)),
        listed,
        tuple(refused),
        Counter(dict(out.most_common())),
        len(lacking) - len(sure) - len(to_read),
    )


def _met(
    entries: Sequence[Draft], works: Sequence[Draft], library: Library
) -> list[tuple[str, ...]]:
    """Return which files have each of the works."""
    index: Works[int] = Works()
    for number, work in enumerate(works):
        index.add(statement(work, library), number)
    found: list[dict[str, None]] = [{work.place.file: None} for work in works]
    for entry in entries:
        if match := index.owner_of(statement(entry, library)):
            found[match.owner].setdefault(entry.place.file)
    return [tuple(files) for files in found]


def _proposed(values: dict[str, Any], library: Library) -> dict[str, Any]:
    """Return the fields of a record that are proposed: of tags those that the list has."""
    kept = {name: value for name, value in values.items() if name not in _NOT_OURS}
    return {**kept, "tags": [tag for tag in values["tags"] if tag in library.tags]}


def _turn(gap: Gap) -> tuple[int, int, str]:
    return -len(gap.sources), -(gap.values.get("year") or 0), str(gap.values["title"]).casefold()


def proposal(found: Gaps, name: str) -> str:
    """Return the proposal as YAML; what a person has to read first is there as comments."""
    lines = [
        "# Works that the list lacks, those that most sources have first.  Nothing is added by",
        "# itself: take out what shall not come in, and give the others their tags; then",
        f"#   awesomequant import {name}",
        "# What is not to be proposed again goes into a file of its own:",
        '#   awesomequant refuse --from FILE --reason "why"',
    ]
    for gap in found.gaps:
        lines += ["", *_comments(gap), *_item(gap)]
    if not found.gaps:
        lines += ["", "[]"]
    if found.to_read:
        lines += [
            "",
            "# To be read first: where one of these counts, and the list does not have it under",
            "# another title, take away the '# ' before its lines.",
        ]
    for gap in found.to_read:
        lines += ["", *_comments(gap), *(f"# {line}" for line in _item(gap))]
    return "\n".join(lines) + "\n"


def _comments(gap: Gap) -> list[str]:
    """Return who has a work, why it is proposed, and what is to be looked at."""
    told = (f"{', '.join(gap.sources)}: {gap.ruling.why}", *gap.doubts)
    return [f"# {' '.join(one.split())}" for one in told]


def _item(gap: Gap) -> list[str]:
    """Return a work's record as an item of a list."""
    first, *others = canonical.record(gap.values).splitlines()
    return [f"- {first}", *(f"  {line}" for line in others)]
