"""China's national standard GB/T 7714 of 2015, numbered."""

from collections.abc import Sequence
from functools import lru_cache

from awesomequant.export.citation import Citation
from awesomequant.export.references import commas, own_address, sentences, server
from awesomequant.text import one_line
from awesomequant.works.kinds import Kind
from awesomequant.works.people import Person, initials

LABEL = "GB/T 7714"
ORDER = 5

# What the standard calls each kind of work; ``/OL`` behind it says that there is an address.
_MARKS = {
    Kind.ARTICLE: "J", Kind.CONFERENCE: "C", Kind.WORKSHOP: "C", Kind.PREPRINT: "A", Kind.BOOK: "M",
    Kind.CHAPTER: "M", Kind.THESIS: "D", Kind.REPORT: "R", Kind.DATASET: "DS", Kind.SOFTWARE: "CP",
    Kind.STANDARD: "S", Kind.WEB: "EB", Kind.OTHER: "Z",
}  # fmt: skip
_SHOWN = 3


def reference(cited: Citation) -> str:
    """Return ``FAMILY G. Title[J/OL]. Container, 2020, 7(2): 1-9. DOI:…``."""
    kind, address = cited.kind, own_address(cited)
    doi = cited.doi and f"DOI:{cited.doi}"
    is_online = bool(address or doi)
    mark = f"[{_MARKS[kind]}{'/OL' if is_online else ''}]"
    pages = "-".join(cited.pages)
    year = str(cited.year) if cited.year else None
    dated = year
    if is_online and kind in (Kind.WEB, Kind.OTHER) and cited.date:  # the day on which it appeared
        days = (str(cited.date[0]), *(f"{part:02}" for part in cited.date[1:]))
        dated = f"({'-'.join(days)})"
    volume = cited.volume and f"Vol. {cited.volume}"
    title = cited.title
    if kind in (Kind.REPORT, Kind.STANDARD, Kind.BOOK) and (part := cited.number or volume):
        title = f"{title} {part}" if title[-1] in "?!" else f"{title}: {part}"
    issued = commas(server(cited) if kind is Kind.PREPRINT else cited.publisher, dated)
    if pages:
        issued = f"{issued}: {pages}" if issued else pages
    who = _names(cited.people, others=cited.others)
    if kind is Kind.ARTICLE and cited.container:
        number = f"({cited.number})" if cited.number else ""
        issue = commas(cited.container, year, cited.volume) + number
        return sentences(
            who, f"{title}{mark}", f"{issue}: {pages}" if pages else issue, address, doi
        )
    if cited.container and kind not in (Kind.ARTICLE, Kind.PREPRINT, Kind.WEB):
        editors = _names(cited.editors, others=cited.more_editors)
        within = f"{cited.container}: {volume}" if volume else cited.container
        mark += "//" + (f"{editors}. {within}" if editors else within)
    elif not who:
        who = _names(cited.editors, others=cited.more_editors)
    return sentences(who, f"{title}{mark}", issued, address, doi)


def _names(people: Sequence[Person], *, others: bool) -> str:
    """Return up to three names, families in capitals; the rest as the script of the names has it.

    The official CSL style knows no scripts and writes 等 behind Latin names as well; the standard
    itself has "et al" there.
    """
    names = list(map(_name, people[:_SHOWN]))
    if others or len(people) > _SHOWN:
        names.append("等" if people[0].is_eastern else "et al")
    return commas(*names)


def _name(person: Person) -> str:
    if person.is_eastern:
        return person.family + person.given
    given = _without_marks(initials(person))
    return " ".join(filter(None, (person.surname.upper(), given, person.suffix.rstrip("."))))


@lru_cache(maxsize=1 << 12)
def _without_marks(given: str) -> str:
    """Return initials as the standard has them: ``J P`` for ``J.-P.``."""
    return one_line(given.replace(".", " ").replace("-", " "))
