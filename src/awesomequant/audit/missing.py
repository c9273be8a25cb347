"""What a file lacks of its topics, as lists have them, and what of its own they lack."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from awesomequant.audit.auditing import Audit
from awesomequant.audit.records import Records
from awesomequant.intake.earlier import earlier_decision
from awesomequant.intake.list_rules.scoping import Answer, Judge
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.list_rules import Scope
from awesomequant.library.paper import Paper

# A topic is one of the file's where so many of its works are of it.
_FEWEST = 2
MOST = 10


@dataclass(frozen=True, slots=True)
class Lacking:
    """A work of a list that a file does not have: on which of its topics, and how much cited."""

    list: str
    paper: Paper
    topics: tuple[str, ...]

    @property
    def citations(self) -> int:
        """How often it is cited, as far as anybody counted."""
        return self.paper.citations.count if self.paper.citations else 0


def lacking(audits: Sequence[Audit], lists: Sequence[Records], most: int = MOST) -> list[Lacking]:
    """Return what is much cited on the topics of some files, and in none of them.

    A topic that few works of a list have says more of a file than one that most have; of works with
    the same topics those that are cited most stand first, and where nobody counted, the newest.
    """
    found: list[tuple[float, Lacking]] = []
    for each_list in lists:
        name, library = each_list.name, each_list.library
        cited = {
            one.known.work.work.id
            for each in audits
            for one in each.judged
            if one.known.work and one.known.work.list.name == name
        }
        weights = _topics(cited, library)
        for paper in library.papers:
            if paper.id in cited or paper.retraction:
                continue
            own = sorted(
                (tag for tag in library.tags_of(paper) if tag in weights),
                key=lambda tag: -weights[tag],
            )
            if own:
                one = Lacking(name, paper, tuple(library.tags[tag].label for tag in own[:3]))
                weight = sum(weights[tag] for tag in own) * (1 + math.log10(1 + one.citations))
                found.append((weight, one))
    found.sort(key=lambda pair: (-pair[0], -(pair[1].paper.year or 0), pair[1].paper.id))
    return [one for _, one in found[:most]]


def _topics(cited: set[str], library: Library) -> Mapping[str, float]:
    """Return what each topic of some papers weighs: many of the file, few of the list."""
    papers = [library.by_id[one] for one in cited]
    counts = Counter(
        tag for paper in papers for tag in library.tags_of(paper) if tag in library.tags
    )
    return {
        tag: count / len(papers) * math.log(len(library.papers) / len(library.by_tag[tag]))
        for tag, count in counts.items()
        if count >= _FEWEST and library.by_tag[tag]
    }


def unlisted(
    audits: Sequence[Audit], library: Library, scope: Scope | None
) -> list[tuple[Draft, str]]:
    """Return the entries that are on a list's topics, by its own rules, and not on it, with why.

    What it refused before is none; a list that does not say what it is about has none.
    """
    if scope is None:
        return []
    judge, found = Judge(scope), []
    for each in audits:
        for one in each.judged:
            known = one.known
            if known.work or known.is_two or known.near:
                continue
            ruling = judge.rule(one.entry.draft)
            if ruling.answer is Answer.IN and not earlier_decision(one.entry.draft, library):
                found.append((one.entry.draft, ruling.why))
    return found
