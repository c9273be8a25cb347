"""Entries that bring an id and no title: services are asked what the work is called.

Until one has answered the work is called by its id, so that nothing is lost; the title takes its
place as soon as it is known.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from awesomequant.intake.adding import asked, drafted
from awesomequant.library.draft import Draft
from awesomequant.library.library import Library
from awesomequant.library.problems import Level, Problem
from awesomequant.web.lookup import Lookup
from awesomequant.works.clues import Clues, read
from awesomequant.works.identifiers import BadIdentifier, UnsafeAddress
from awesomequant.works.titles import is_only_an_id


def named(
    drafts: Sequence[Draft], library: Library, lookup: Lookup
) -> tuple[list[Draft], list[Problem]]:
    """Return the drafts with the titles that services know, and those that nobody told."""
    found: list[Draft] = []
    problems: list[Problem] = []
    for draft in drafts:
        if not is_only_an_id(draft.title):
            found.append(draft)
            continue
        clues = _clues(draft)
        facts, tried = asked(clues, draft, lookup)
        whole = drafted(replace(draft, title=""), clues, facts, library)
        if not whole.title:
            whole = draft
            why = f" ({'; '.join(tried)})" if tried else ""
            message = f"nobody told the title of {draft.title}, which is called by its id{why}"
            hint = "import it again when services answer, or write its title"
            problems.append(Problem(draft.place, "import", message, hint, Level.WARNING))
        found.append(whole)
    return found, problems


def _clues(draft: Draft) -> list[Clues]:
    found = []
    for text in (f"arXiv:{draft.arxiv}" if draft.arxiv else None, draft.doi, draft.url):
        with suppress(BadIdentifier, UnsafeAddress):
            found += [read(text)] if text else []
    return found
