"""BibLaTeX for biber: its own entry types and fields, dates as ISO, keywords and abstract kept."""

from awesomequant.export.bibtex_entries import named, places, printed, written
from awesomequant.export.citation import Citation
from awesomequant.language import tex

SUFFIX = ".bib"
MEDIA_TYPE = "application/x-bibtex"
BETWEEN = "\n"


def entry(cited: Citation) -> str:
    """Return the entry of one work."""
    container = cited.form.biblatex_container
    fields = [*named(cited, container)]
    if subtype := "mathesis" if cited.is_masters else cited.form.biblatex_subtype:
        fields.append(("type", subtype))
    # ``date`` alone: BibLaTeX takes ``year`` and ``month`` for an older way to write the same.
    if cited.date:
        fields.append(("date", "-".join(f"{part:02}" for part in cited.date)))
    fields += printed(cited, container)
    if cited.arxiv:
        fields += [("eprint", cited.arxiv), ("eprinttype", "arxiv")]
    fields += places(cited)
    if cited.keywords:
        fields.append(("keywords", ", ".join(cited.keywords)))
    if cited.abstract:
        fields.append(("abstract", tex.write(cited.abstract)))
    return written(cited.form.biblatex, cited.key, fields)


def latex(cited: Citation) -> str:
    """Return the same in ASCII, with accents as commands, as far as biber understands them."""
    return tex.ascii_only(entry(cited), stacked=False)


VARIANTS = {"latex": latex}
