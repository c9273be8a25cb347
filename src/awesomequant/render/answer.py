"""The answer to whoever suggested a paper, as a comment on a code host: it calls and links nobody.

What a stranger wrote stands in fences, or is quieted; live are the addresses of the paper itself,
and those of the list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from awesomequant.language.characters import shown_lines
from awesomequant.language.markdown import code, comment, destination, fenced
from awesomequant.library.decisions import Refused
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.store import canonical
from awesomequant.works.identifiers import Identifier

_LONGEST = 20_000  # of a fence; a comment may have 65,536 characters


@dataclass(frozen=True)
class Outcome:
    """What came of one suggestion: records by file, the paper or decision there is, or a reason."""

    records: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    listed: Paper | None = None
    decided: Refused | None = None
    refused: str = ""


def answer(outcomes: Iterable[Outcome], library: Library) -> str:
    """Return the answer in Markdown."""
    return "\n".join(_told(one, library) for one in outcomes)


def _told(outcome: Outcome, library: Library) -> str:
    if outcome.listed:
        return _listed(outcome.listed, library)
    if outcome.decided:
        return _decided(outcome.decided)
    if outcome.refused:
        return (
            f"This could not be added:\n\n{_fence('text', outcome.refused)}\n\n"
            "Edit the issue and it is tried again; the form *Add a paper with its details* has a "
            "place for each part.\n"
        )
    told = []
    for file, values in outcome.records.items():
        told.append(
            f"The record is `{code(file)}`:\n\n{_fence('yaml', canonical.record(values))}\n"
        )
        if address := _address(values):
            told.append(f"Open the paper and see that it is this one: <{destination(address)}>\n")
    return "\n".join(told)


def _listed(paper: Paper, library: Library) -> str:
    """Say where the list has the paper."""
    settings = library.settings
    where = []
    if settings.site:
        page = f"{settings.site.rstrip('/')}/{paper.page}"
        where.append(f"[its page]({destination(page)})")
    if settings.repository:
        way = f"{settings.repository}/blob/{settings.branch}/{paper.source_file}"
        where.append(f"[its record]({destination(way)})")
    there = ", ".join(where) or f"`{code(paper.source_file)}`"
    return (
        f"Already listed as `{paper.id}`: {comment(paper.title)} ({there}).\n\n"
        "Is it another paper, or is something wrong there? Then say so here.\n"
    )


def _decided(refused: Refused) -> str:
    """Say that the paper was looked at before, and what was decided."""
    return (
        f"This paper was looked at before, and {comment(refused.why)} (`{code(refused.file)}`).\n\n"
        "Has something changed, or is it another paper? Then say so here; who keeps the list can "
        "decide anew.\n"
    )


def _address(values: Mapping[str, object]) -> str | None:
    """Return where the paper of a record can be read."""
    if values.get("url"):
        return str(values["url"])
    stated = (Identifier(name, str(values[name])) for name in ("doi", "arxiv") if values.get(name))
    return next((one.url for one in stated), None)


def _fence(kind: str, text: str) -> str:
    return f"```{kind}\n{fenced(shown_lines(text[:_LONGEST]))}\n```"
