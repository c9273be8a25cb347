"""Two records have one address, which is no identifier: one of the links may be wrong.

Most often it was copied from the line above: of five such pairs in 27,000 entries of public lists
four were a wrong link; the fifth was the page of a conference that names all its papers.  Open the
address and see whose it is; mend the other, or say ``not_duplicate_of`` where the page is of both.

Wrong::

    url: https://example.org/bees.html
    # data/papers/2020/other.yaml
    url: https://example.org/bees.html

Right::

    url: https://example.org/bees.html
    # data/papers/2020/other.yaml
    url: https://example.org/wasps.html
"""

from collections.abc import Iterator

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding, Level
from awesomequant.works.identifiers import comparison_key, identified

_HINT = "one of the two links is wrong, or the page is of both: 'not_duplicate_of: [{}]'"


def check(library: Library) -> Iterator[Finding]:
    """Yield the younger of each two records with one address."""
    ids: dict[str, str] = {}
    for paper in sorted(library.papers, key=lambda one: (str(one.added or ""), one.source_file)):
        if not paper.url or ((found := identified(paper.url)) and found.strong):
            continue  # whose identifier it is ``duplicate-id`` and ``id-collision`` ask
        key = comparison_key(paper.url).lower()
        one = library.by_id[ids.setdefault(key, paper.id)]
        settled = one.id in paper.not_duplicate_of or paper.id in one.not_duplicate_of
        if one is not paper and not settled:
            message = f"the address is that of {one.source_file} too, '{one.title}'"
            hint = _HINT.format(one.id)
            related = (one.source_file,)
            yield Finding(
                paper.source_file, ("url",), message, hint, Level.WARNING, related=related
            )
