"""CSL-JSON for Zotero, pandoc and citeproc: one array with an item a paper."""

import json
from collections.abc import Sequence
from typing import Any

from awesomequant.export.citation import citation
from awesomequant.language import plain
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.works import kinds

SUFFIX = ".csl.json"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def export(papers: Sequence[Paper], library: Library) -> str:
    """Give the papers as one array, an item a paper."""
    items = [_item(paper, library) for paper in papers]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def entry(paper: Paper, library: Library) -> str:
    """Give an array of one paper, which is what programs read."""
    return export((paper,), library)


def _item(paper: Paper, library: Library) -> dict[str, Any]:
    cited = citation(paper, library)
    item = {
        "id": paper.key,
        "type": kinds.FORMS[cited.kind].csl,
        "title": plain.show(paper.title),
        "author": [_name(name.family, name.given) for name in cited.names],
        "container-title": plain.show(cited.container or ""),
        "issued": {"date-parts": [[paper.year]]} if paper.year else None,
        "volume": paper.volume,
        "issue": paper.number,
        "page": "-".join(cited.pages),
        "publisher": paper.publisher,
        "DOI": paper.doi,
        "URL": paper.address,
        "archive": "arXiv" if paper.arxiv else None,
        "archive_location": paper.arxiv,
        "keyword": ", ".join(paper.tags),
        "abstract": plain.show(paper.abstract or ""),
    }
    return {key: value for key, value in item.items() if value}


def _name(family: str, given: str) -> dict[str, str]:
    """Give a name in its parts; one that has no parts is taken literally."""
    return {"family": family, "given": given} if given else {"literal": family}
