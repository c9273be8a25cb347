"""Pages of authors: for everyone with two papers or more; one paper's page says it all else."""

from collections.abc import Mapping

from awesomequant.library.library import Library
from awesomequant.text import slug

# Pages for all of them would double the output.
LEAST_PAPERS = 2


def author_pages(library: Library) -> Mapping[str, str]:
    """Give the address of each author's page; names that are spelled alike share none."""
    names = [name for name, papers in library.by_author.items() if len(papers) >= LEAST_PAPERS]
    addresses: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names):
        word = slug(name) or f"author-{len(taken) + 1}"
        if word not in taken:
            taken.add(word)
            addresses[name] = f"authors/{word}/"
    return addresses
