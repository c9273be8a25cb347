"""What the columns of a table hold: by their names, and the title's by what stands in it."""

import re
from collections import defaultdict
from collections.abc import Iterable

from awesomequant.intake.formats.markdown.inline import Flat
from awesomequant.intake.formats.markdown.units import Unit
from awesomequant.text import fold

_NAMES = {
    "title": r"titles?|papers?|works?|articles?|name|publications?|references?|methods?"
    r"|approach|model"
    r"|title.*|paper (title|name|link)|.*\btitle\b.*|题目|论文|标题|dataset",
    "venue": r"venues?|conferences?|conf|journals?|publishers?|published( (in|at))?|pub"
    r"|publication venue"
    r"|conference/journal|journal/conference|where|publication|source|会议",
    "date": r"years?|dates?|time|release( date)?|published on|publish date|submitted"
    r"|venue.*(year|date)|.*\bdate\b|年份",
    "authors": r"authors?|author\(s\)|by|affiliations? & authors?|first author|作者",
    "tags": r"types?|tags?|keywords?|category|categories|topics?|tasks?|area|domain|field"
    r"|modality|class",
    "links": r"links?|codes?|repo(sitory)?|github|implementations?|resources?|urls?"
    r"|project( page)?|pdf"
    r"|demos?|paper link|code link|.*(code|link|github|repo|url|project|website|demo|page|pdf"
    r"|arxiv)s?.*",
    "citations": r"citations?|cited( by)?|#? ?cites?|citation count",
    "text": r"introduction|summary|abstracts?|notes?|descriptions?|tl;?dr|highlights?"
    r"|key ideas?|comments?"
    r"|contributions?|details|figures?|image|overview|remarks?|info",
}  # fmt: skip
_ROLES = [(role, re.compile(pattern)) for role, pattern in _NAMES.items()]
_ORDER = ("venue", "date", "authors", "citations", "tags", "text", "title", "links")


def role_of(name: str) -> str:
    """Return what a column of this name holds; ``other`` for a name that says nothing."""
    word = re.sub(r"[^\w\s/&;()#-]", "", fold(name)).strip()
    found = dict(_ROLES)
    return next((role for role in _ORDER if found[role].fullmatch(word)), "other")


def settle(units: Iterable[Unit], overrides: dict[str, str]) -> dict[tuple[str, ...], list[str]]:
    """Put the title's cell of every row into its text, and name the other cells by their role.

    ``overrides`` give the role of a column by its name.  Returns the roles by columns' names.
    """
    tables: defaultdict[tuple[str, ...], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.kind == "row":
            tables[tuple(name for name, _ in unit.cells)].append(unit)
    found = {}
    for names, rows in tables.items():
        roles = [overrides.get(name) or role_of(name) for name in names]
        at = _title_column(roles, rows)
        roles = ["title" if column == at else _second(role) for column, role in enumerate(roles)]
        found[names] = roles
        for row in rows:
            row.flat = row.cells[at][1] if at is not None else Flat()
            row.cells = [
                (role, cell)
                for role, (_, cell) in zip(roles, row.cells, strict=True)
                if role != "title"
            ]
    return found


def _second(role: str) -> str:
    """Return the role of a column that is named as the title's is, but is not it."""
    return "other" if role == "title" else role


def _title_column(roles: list[str], rows: list[Unit]) -> int | None:
    """Return the column with the longest titles: among those named so, else among the unnamed."""
    wanted = [at for at, role in enumerate(roles) if role == "title"]
    wanted = wanted or [at for at, role in enumerate(roles) if role == "other"]
    return max(wanted, key=lambda at: _wordiness(at, rows), default=None)


def _wordiness(column: int, rows: list[Unit]) -> float:
    """Return how many words a cell of the column has at most in half of the rows."""
    texts = [row.cells[column][1] for row in rows if column < len(row.cells)]
    words = sorted(len(flat.plain(flat.text).split()) for flat in texts)
    return min(words[len(words) // 2], 40) if words else 0
