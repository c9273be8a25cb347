"""Entries of BibTeX and BibLaTeX: what both write alike."""

from functools import lru_cache

from awesomequant.export.citation import Citation
from awesomequant.language import tex
from awesomequant.works.kinds import Kind
from awesomequant.works.people.bibtex import bibtex

# Fields that name a volume or a series; any other names who issued a work that stands in none.
_VOLUMES = frozenset(("booktitle", "journal", "journaltitle", "series"))
# A few hundred containers and publishers are those of all papers.
_write = lru_cache(maxsize=1 << 12)(tex.write)


def field(name: str, value: object) -> str:
    """Return a field; its value is TeX and stands in braces."""
    return f"  {name} = {{{value}}},\n"


def named(cited: Citation, container: str) -> str:
    """Return title, authors, what the work stands in (the field ``container``), and its editors."""
    fields = field("title", tex.title(cited.title))
    if cited.people:
        fields += field("author", bibtex(cited.people, others=cited.others))
    if cited.container:
        # Braces around the whole: pandoc and citation-js set titles of volumes in small letters.
        shown = cited.short if cited.bibtex.venues == "short" and cited.short else cited.container
        fields += field(container, f"{{{_write(shown)}}}")
    if cited.editors:
        fields += field("editor", bibtex(cited.editors, others=cited.more_editors))
    return fields


def printed(cited: Citation, container: str) -> str:
    """Return where in print it stands, and who issued it."""
    # Of a preprint ``howpublished`` says where it appeared, which a publisher does not.
    in_field = cited.container or container in _VOLUMES or cited.kind is Kind.PREPRINT
    fields = ""
    if cited.series:
        fields += field("series", _write(cited.series))
    if cited.volume:
        fields += field("volume", tex.write(cited.volume))
    if cited.number:
        fields += field("number", tex.write(cited.number))
    if cited.pages:
        fields += field("pages", "--".join(map(tex.write, cited.pages)))
    if cited.publisher:
        fields += field("publisher" if in_field else container, _write(cited.publisher))
    if cited.issn:
        fields += field("issn", tex.write(cited.issn))
    return fields


def places(cited: Citation) -> str:
    r"""Return DOI and address, and what is said of the work.

    Styles hand the first two to commands that print every sign as it is.  A DOI with
    ``\_`` in it leads nowhere, for none of them reads the backslash as TeX.
    """
    fields = field("doi", tex.verbatim(cited.doi)) if cited.doi else ""
    if cited.warning:  # styles print it behind the reference, as journals ask
        fields += field("note", tex.write(cited.warning))
    address = cited.address if cited.bibtex.doi_urls else cited.address_beside_doi
    return fields + field("url", tex.verbatim(address)) if address else fields
