"""What each source gave: works read, in scope, new, joined, listed already, refused and why."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from awesomequant.intake.accession import Accession
from awesomequant.intake.list_rules.scoping import Answer, Ruling
from awesomequant.library.draft import Draft, Skipped
from awesomequant.library.library import Library

COLUMNS = ("source", "read", "in scope", "only here", "new", "listed", "joined", "out", "to read")
NO_SOURCE = "(no source named)"


def tallies(
    ruled: Sequence[tuple[Draft, Ruling]],
    plan: Accession,
    is_new: Callable[[str], bool],
) -> dict[str, Counter[str]]:
    """Return the counts of each source that has any of the entries, the largest first.

    ``plan`` is what the entries in scope come to; ``is_new`` says of a record's id whether it came
    in with them.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for draft, ruling in ruled:
        met = (draft.more.get("attribution") or {}).get("met") or [NO_SOURCE]
        columns = ["read"]
        if ruling.answer is Answer.IN:
            identity = plan.become.get(draft.place)
            new = identity is not None and is_new(identity)
            columns += ["in scope", "joined" if identity is None else "new" if new else "listed"]
            columns += ["only here"] if len(met) == 1 else []
        else:
            columns.append("out" if ruling.answer is Answer.OUT else "to read")
        for source in met:
            found[source].update(columns)
    largest_first = sorted(found.items(), key=lambda pair: (-pair[1]["in scope"], pair[0]))
    return dict(largest_first)


def reasons(ruled: Iterable[tuple[Draft, Ruling]], skipped: Iterable[Skipped]) -> Counter[str]:
    """Return how many entries were refused for which reason, the commonest first."""
    found = Counter(one.reason for one in skipped)
    found.update(ruling.why for _, ruling in ruled if ruling.answer is not Answer.IN)
    return Counter(dict(found.most_common()))


def markdown(
    tallied: Mapping[str, Counter[str]], names: Callable[[str], str], refused: Mapping[str, int]
) -> str:
    """Return the two tables in Markdown."""
    head = f"| {' | '.join(COLUMNS)} |\n|---|{'---:|' * (len(COLUMNS) - 1)}\n"
    rows = [
        f"| {' | '.join([names(name), *(str(counts[column]) for column in COLUMNS[1:])])} |\n"
        for name, counts in tallied.items()
    ]
    whys = [f"| {count} | {why} |\n" for why, count in refused.items()]
    return "".join([head, *rows, "\n| works | refused because |\n|---:|---|\n", *whys])


def added_since(library: Library, day: str) -> Callable[[str], bool]:
    """Return whether a record is one that the list lacks, or got on ``day`` or later."""

    def is_new(identity: str) -> bool:
        paper = library.by_id.get(identity)
        return paper is None or bool(day and paper.added and paper.added.isoformat() >= day)

    return is_new
