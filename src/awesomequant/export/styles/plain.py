"""Plain text: who, what and where in the words of the list, for a mail or a note."""

from awesomequant.export.citation import Citation
from awesomequant.export.references import commas, doi_address, forward, sentences, server
from awesomequant.works.people import ET_AL

LABEL = "Plain text"
ORDER = 6


def reference(cited: Citation) -> str:
    """Return ``Given Family, Other Name. Title. Container, 2020. https://doi.org/…``."""
    people, others = (
        (cited.people, cited.others) if cited.people else (cited.editors, cited.more_editors)
    )
    who = commas(*map(forward, people), ET_AL if others else None)
    number = f"arXiv:{cited.arxiv}" if cited.arxiv and server(cited) == "arXiv" else None
    place = number or cited.container or cited.publisher
    told = sentences(who, cited.title, commas(place, str(cited.year) if cited.year else None))
    link = doi_address(cited) or cited.address
    return f"{told} {link}" if link else told
