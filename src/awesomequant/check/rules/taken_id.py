"""An id is reserved, or stands for two papers.

A file system or a web server keeps some names for itself (``con``, ``index``, ``404``), and an old
id under ``aliases`` redirects to one paper only.  Rename the record, or take the alias out of one.

Wrong::

    aliases: [index]

Right::

    aliases: [alpha-nets-2020]
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.works.ids import RESERVED

STOPS_A_BUILD = True


def check(library: Library) -> Iterator[Finding]:
    """Yield each id and alias that cannot be used."""
    # A page stands at each id and leads on from each alias: two would be written to one file.
    owners: dict[str, str] = {paper.id: paper.id for paper in library.papers}
    for name in RESERVED & owners.keys():
        message = f"the id '{name}' is reserved"
        yield Finding(library.by_id[name].source_file, (), message, "rename the file")
    for paper in [paper for paper in library.papers if paper.aliases]:  # few
        for index, alias in enumerate(paper.aliases):
            owner = owners.setdefault(alias, paper.id)
            path = ("aliases", index)
            if alias in RESERVED:
                message = f"the id '{alias}' is reserved"
                yield Finding(paper.source_file, path, message, "take it out")
            elif owner != paper.id or alias == paper.id:
                message = f"the id '{alias}' is that of '{owner}' already"
                yield Finding(paper.source_file, path, message, "take it out of one record")
