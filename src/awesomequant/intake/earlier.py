"""What a list decided of a draft's work before, and how a decision is written, or overruled."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from awesomequant.intake.joining import statement
from awesomequant.library.author import people, plain, tidied
from awesomequant.library.change import ANY, Change
from awesomequant.library.decision import Decision
from awesomequant.library.decisions import Refused
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Level, Place, Problem, Refusal
from awesomequant.store.faults import faults
from awesomequant.store.strays import DECISIONS
from awesomequant.works.ids import propose

# What a decision can do without, where a source has it wrong.
_OF_THE_WORK = frozenset(("also_titled", "authors", "year", "arxiv", "doi", "url"))
RULE = "refused-work"


@dataclass(frozen=True, slots=True)
class Says:
    """Who decides, why, and on which day."""

    day: str
    because: str
    by: str = ""


def earlier_decision(draft: Draft, library: Library) -> Refused | None:
    """Return the refusal that holds of a draft's work; None where the list never refused it.

    Only what certainly is the same work: what may be is told, and a person decides.
    """
    return library.decisions.earlier(statement(draft, library))


def told_earlier(draft: Draft, refused: Refused) -> Problem:
    """Say of an entry that its work was refused before."""
    message = f"'{draft.title}' was {refused.why} ({refused.file})"
    hint = "--overrule WHY takes it all the same, and is kept with the decision"
    return Problem(draft.place, RULE, message, hint, Level.NOTE)


def told_doubtful(draft: Draft, library: Library) -> Iterator[Problem]:
    """Say of an entry that its work may be one that was refused."""
    if found := library.decisions.doubtful(statement(draft, library)):
        refused, match = found
        message = f"may be '{refused.title}', {refused.why} ({refused.file}): {match.judgement}"
        hint = "see whether it is the same work"
        yield Problem(draft.place, RULE, message, hint, Level.WARNING)


def overruling(refused: Refused, says: Says) -> list[Change]:
    """Return the changes that say, where the refusal stands, that it holds no more and why."""
    if refused.review is None:
        entry = {"day": says.day, "because": says.because, "by": says.by or None}
        value = {name: one for name, one in entry.items() if one}
        return [Change(refused.file, ("overruled",), value, by="overrule", was=ANY)]
    at = ("reviewed", refused.review)
    by = f", {says.by}" if says.by else ""
    because = f"{says.because} ({says.day}{by}; before: {refused.reason})"
    return [
        Change(refused.file, (*at, "counts"), "true", by="overrule"),
        Change(refused.file, (*at, "because"), because, by="overrule"),
    ]


def refusal(
    draft: Draft, reason: str, says: Says, taken: set[str]
) -> tuple[str, dict[str, Any], list[str]]:
    """Return file and fields of the decision that refuses a draft's work, and what was left out.

    Its id is made as a record's would be, of what is not ``taken``, which gets it.  Raises Refusal
    where the title, or the reason, makes no decision.
    """
    identity = propose(draft.title, draft.year, next(iter(people(draft.authors)), None), taken)
    file = f"{DECISIONS}/{says.day[:4]}/{identity}.yaml"
    values = {
        "title": draft.title,
        "also_titled": list(draft.more.get("also_titled", ())),
        "authors": plain(tidied(draft.authors)),
        "year": draft.year,
        "arxiv": draft.arxiv,
        "doi": draft.doi,
        "url": draft.url,
        "reason": reason,
        "because": says.because or None,
        "day": says.day,
        "by": says.by or None,
    }
    lost = []
    stated = {name: one for name, one in values.items() if one not in (None, [])}
    for name, why in faults(Decision, {**stated, "id": identity, "source_file": file}).items():
        if name not in _OF_THE_WORK:
            raise Refusal(f"its {name}: {why}")
        lost.append(f"its {name} was left out: {why}")
        values[name] = None
    taken.add(identity)
    return file, values, lost


def draft_of(paper: Paper) -> Draft:
    """Return what a record says of its work, as a decision keeps it."""
    titles = {"also_titled": paper.also_titled} if paper.also_titled else {}
    return Draft(
        Place(paper.source_file), paper.title, url=paper.url, year=paper.year, more=titles,
        authors=paper.authors, arxiv=paper.arxiv, doi=paper.doi,
    )  # fmt: skip
