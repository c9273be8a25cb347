"""BibLaTeX for biber: its own entry types and fields, dates as ISO, keywords and abstract kept."""

from awesomequant.export.bibtex_entries import field, named, places, printed
from awesomequant.export.citation import Citation
from awesomequant.language import tex

SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"
BETWEEN = "\n"


def entry(cited: Citation) -> str:
    """Return the entry of one work."""
    form = cited.form
    container = form.biblatex_container
    fields = named(cited, container)
    if subtype := "mathesis" if cited.is_masters else form.biblatex_subtype:
        fields += field("type", subtype)
    # ``date`` alone: BibLaTeX takes ``year`` and ``month`` for an older way to write the same.
    if cited.date:
        fields += field("date", "-".join([f"{part:02}" for part in cited.date]))
    fields += printed(cited, container)
    if cited.arxiv:
        fields += field("eprint", cited.arxiv) + field("eprinttype", "arxiv")
    fields += places(cited)
    if cited.keywords:
        fields += field("keywords", ", ".join(cited.keywords))
    if cited.abstract:
        fields += field("abstract", tex.write(cited.abstract))
    return f"@{form.biblatex}{{{cited.key},\n{fields}}}\n"


def latex(cited: Citation) -> str:
    """Return the same in ASCII, with accents as commands, as far as biber understands them."""
    return tex.ascii_only(entry(cited), stacked=False)


VARIANTS = {"latex": latex}
