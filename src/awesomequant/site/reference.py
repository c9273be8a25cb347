"""A paper as a line of text in the manner of the APA (7th edition), for pasting anywhere."""

from collections.abc import Sequence

from awesomequant.export import Citation
from awesomequant.works.kinds import Kind
from awesomequant.works.people import ET_AL, Person, initials

# The manual lists up to twenty authors, of more the first nineteen and the last.
_MOST_AUTHORS = 20
# What the manual sets in brackets behind the titles of works that are no text, or no usual one.
_FORMS = {Kind.DATASET: "Data set", Kind.SOFTWARE: "Computer software"}
_BARE = frozenset((Kind.ARTICLE, Kind.PREPRINT, Kind.WEB, Kind.OTHER))


def apa(cited: Citation) -> str:
    """Return ``Family, G. (2020). Title. Container, 7(2), 1–9. address``."""
    authors = _names(cited.people, others=cited.others)
    if not authors and cited.editors:
        editors = _names(cited.editors, others=cited.more_editors)
        authors = f"{editors} ({_role(cited)})."
    elif authors and not authors.endswith("."):  # a group, or a name without a given one
        authors += "."
    form = _FORMS.get(cited.kind)
    if cited.kind is Kind.THESIS:
        degree = "Master’s thesis" if cited.is_masters else "Doctoral dissertation"
        form = ", ".join(filter(None, (degree, cited.publisher)))
    title = f"{cited.title} [{form}]" if form else cited.title
    title += "" if title[-1] in ".?!…" else "."
    parts = [authors, f"({cited.year or 'n.d.'}).", title, _place(cited), cited.address]
    return " ".join(filter(None, parts))


def _names(people: Sequence[Person], *, others: bool) -> str:
    written = [
        person.shown
        if person.is_group or not person.given
        else ", ".join(filter(None, (person.surname, initials(person), person.suffix)))
        for person in people
    ]
    if others:
        return ", ".join([*written, ET_AL])
    if len(written) > _MOST_AUTHORS:
        return f"{', '.join(written[: _MOST_AUTHORS - 1])}, … {written[-1]}"
    if len(written) > 1:
        return f"{', '.join(written[:-1])}, & {written[-1]}"
    return "".join(written)


def _role(cited: Citation) -> str:
    return "Eds." if len(cited.editors) > 1 or cited.more_editors else "Ed."


def _place(cited: Citation) -> str | None:
    """Return what the work stands in and who issued it, as far as either is told."""
    if cited.kind is Kind.PREPRINT and not cited.container:
        return f"arXiv:{cited.arxiv}." if cited.arxiv else None
    if not cited.container:
        return f"{cited.publisher}." if cited.publisher and cited.kind is not Kind.THESIS else None
    volume = f", {cited.volume}" if cited.volume else ""
    number = f"({cited.number})" if cited.number else ""
    pages = f", {'–'.join(cited.pages)}" if cited.pages else ""
    lead = "" if cited.kind in _BARE else "In "
    if lead and cited.editors:  # within, they are named as one speaks: G. Family & H. Other
        written = [
            one.shown
            if one.is_group
            else " ".join(filter(None, (initials(one), one.surname, one.suffix)))
            for one in cited.editors
        ]
        named = ", ".join([*written, ET_AL])
        if not cited.more_editors:
            named = " & ".join(filter(None, (", ".join(written[:-1]), written[-1])))
        lead = f"In {named} ({_role(cited)}), "
    house = f" {cited.publisher}." if cited.publisher and cited.kind is Kind.CHAPTER else ""
    return f"{lead}{cited.container}{volume}{number}{pages}.{house}"
