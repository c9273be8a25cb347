"""APA style, 7th edition."""

from collections.abc import Sequence

from awesomequant.export.citation import Citation
from awesomequant.export.references import (
    MONTHS,
    commas,
    doi_address,
    forward,
    inverted,
    italic,
    listed,
    paged,
    sentences,
    server,
)
from awesomequant.works.kinds import Kind
from awesomequant.works.people import ET_AL, Person

LABEL = "APA"
ORDER = 1

# The manual lists up to twenty authors, of more the first nineteen and the last.
_MOST_AUTHORS = 20
# What the manual sets in brackets behind the titles of works that are no text.
_FORMS = {Kind.DATASET: "Dataset", Kind.SOFTWARE: "Computer software"}
_PROCEEDINGS = frozenset((Kind.CONFERENCE, Kind.WORKSHOP))
# What stands in something that is named: not so a page, though its site has a name.
_CONTAINED = frozenset((Kind.ARTICLE, *_PROCEEDINGS, Kind.CHAPTER, Kind.OTHER))
# What is dated to the day; anything else has its year alone.
_DATED = frozenset((*_PROCEEDINGS, Kind.WEB, Kind.OTHER))


def reference(cited: Citation) -> str:
    """Return ``Family, G. (2020). Title. Container, 7(2), 1–9. https://doi.org/…``."""
    who = _names(cited.people, others=cited.others)
    if not who and cited.editors:
        who = f"{_names(cited.editors, others=cited.more_editors)} ({_role(cited)})"
    publisher = cited.publisher
    if not who and cited.kind is Kind.SOFTWARE:  # who publishes a program is taken for its author
        who, publisher = publisher or "", None
    link = doi_address(cited) or cited.address
    form = _FORMS.get(cited.kind)
    if cited.kind is Kind.THESIS:
        form = "Master’s thesis" if cited.is_masters else "Doctoral dissertation"
        if link:  # what is online has its school in the brackets
            form, publisher = commas(form, publisher), None
    if cited.container and cited.kind in _CONTAINED:
        title, place = cited.title, _within(cited)
    else:
        details = _details(cited)
        title = italic(cited.title) + (f" ({details})" if details else "")
        place = sentences(publisher, cited.container if cited.kind is Kind.WEB else server(cited))
    form = form and f"[{form}]"
    if who:
        title = f"{title} {form}" if form else title
        told = sentences(who, f"({_date(cited)})", title, place)
    else:  # where nobody is named the title stands first, and the form behind the date
        told = sentences(title, f"({_date(cited)})", form, place)
    return f"{told} {link}" if link else told


def _names(people: Sequence[Person], *, others: bool) -> str:
    names = [inverted(person, short=True) for person in people]
    if others:
        return commas(*names, ET_AL)
    if len(names) > _MOST_AUTHORS:
        return f"{', '.join(names[: _MOST_AUTHORS - 1])}, … {names[-1]}"
    return ", & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _role(cited: Citation) -> str:
    return "Eds." if len(cited.editors) > 1 or cited.more_editors else "Ed."


def _editors(cited: Citation) -> str:
    """Return editors within the text, where they are named as one speaks: G. Family & H. Other."""
    names = [forward(person, short=True) for person in cited.editors]
    return listed(names, "&", others=cited.more_editors)


def _date(cited: Citation) -> str:
    if not cited.date:
        return "n.d."
    year, *rest = cited.date
    if not rest or cited.kind not in _DATED:
        return str(year)
    return f"{year}, {MONTHS[rest[0] - 1]}{''.join(f' {day}' for day in rest[1:])}"


def _within(cited: Citation) -> str:
    """Return what a work stands in: a periodical, or a volume with its editors and publisher."""
    if cited.kind is Kind.ARTICLE or (cited.kind in _PROCEEDINGS and not cited.editors):
        number = f"({cited.number})" if cited.number else ""
        return commas(italic(cited.container), italic(cited.volume) + number, paged(cited))
    editors = f"{_editors(cited)} ({_role(cited)}), " if cited.people and cited.editors else ""
    volume = cited.volume and f"Vol. {cited.volume}"
    parts = commas(volume, cited.number and f"Issue {cited.number}", paged(cited, label=True))
    place = f"In {editors}{italic(cited.container)}" + (f" ({parts})" if parts else "")
    return sentences(place, cited.publisher)


def _details(cited: Citation) -> str:
    """Return what stands in brackets behind the title of a work that stands alone."""
    editors = commas(_editors(cited), _role(cited)) if cited.people and cited.editors else ""
    number = cited.number
    if number and number.isdecimal() and cited.kind is not Kind.STANDARD:
        number = f"No. {number}"
    if cited.kind is Kind.PREPRINT and cited.arxiv:
        number = f"arXiv:{cited.arxiv}"
    volume = cited.volume and f"Vol. {cited.volume}"
    return "; ".join(filter(None, (editors, number, volume)))
