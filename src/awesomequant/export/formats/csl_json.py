"""CSL-JSON for Zotero, pandoc and citeproc: one array with an item a work."""

from awesomequant.export.citation import Citation
from awesomequant.language import plain
from awesomequant.library.json_text import compact
from awesomequant.works.kinds import Kind
from awesomequant.works.people import Person

LABEL = "CSL-JSON"
ORDER = 3
SUFFIX = ".csl.json"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
# An item a line: no blanks for programs to skip, and a change of one paper is one line's.
HEAD = "[\n"
BETWEEN = ",\n"
TAIL = "\n]\n"

# What bears a number of its own; the number of any other work is its issue's.
_NUMBERED = frozenset((Kind.REPORT, Kind.STANDARD, Kind.BOOK))
# CSL has no word for those left out.  Pandoc sets a last name "others" as "et al." (it comes from
# BibTeX), and other processors write "and others": "et al." would become "and et al.".
_OTHERS = {"literal": "others"}


def entry(cited: Citation) -> str:
    """Return the item of one work."""
    people = [_name(person) for person in cited.people]
    if cited.others:
        people.append(_OTHERS)
    editors = [_name(person) for person in cited.editors]
    if cited.more_editors:
        editors.append(_OTHERS)
    item = {
        "id": cited.key,
        "type": cited.form.csl,
        "genre": "Master's thesis" if cited.is_masters else None,
        "title": plain.show(cited.title),
        "author": people,
        "editor": editors,
        "container-title": plain.show(cited.container or ""),
        "collection-title": cited.series,
        "issued": {"date-parts": [cited.date]} if cited.date else None,
        "volume": cited.volume,
        "number" if cited.kind in _NUMBERED else "issue": cited.number,
        "page": "-".join(cited.pages),
        "publisher": cited.publisher,
        "ISSN": cited.issn,
        "DOI": cited.doi,
        "URL": cited.address,
        "archive": "arXiv" if cited.arxiv else None,
        "archive_location": cited.arxiv,
        "keyword": ", ".join(cited.keywords),
        "note": plain.show(cited.warning),
        "abstract": plain.show(cited.abstract or ""),
    }
    known = {key: value for key, value in item.items() if value}
    return compact(known)


def brief(text: str, _cited: Citation) -> str:
    """Return the item without its abstract, which stands last; in a text quotes are escaped."""
    start = text.rfind(',"abstract":')
    return text if start < 0 else f"{text[:start]}}}"


def _name(person: Person) -> dict[str, str]:
    """Return a person in the parts of the name, a group literally."""
    if person.is_group:
        return {"literal": person.shown}
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
    }
    return {name: part for name, part in parts.items() if part}
