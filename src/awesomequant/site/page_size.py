"""How many rows a page of a list has, so that every browser shows it at once."""

from awesomequant.library.library import Library

# Papers on a page of a list at most: some 40 KB as they travel.
PER_PAGE = 200
# A page has up to 3,000 elements, 2,450 of them in its rows.  A row has ten, its two buttons
# counted, and one for its code, its fields and each of its tags.
_ROWS, _PLAIN = 2450, 10


def rows_a_page(library: Library) -> int:
    """Return how many rows a page has: full tens, so that one record seldom moves all others."""
    has_columns = any(own.column for own in library.settings.fields.values())
    of_rows = sum(
        _PLAIN
        + len(paper.tags)
        + bool(paper.code)
        + (len(library.own_fields(paper, columns=True)) if has_columns else 0)
        for paper in library.papers
    )
    fits = _ROWS * len(library.papers) // max(of_rows, 1) // 10 * 10
    return min(max(fits, 10), PER_PAGE) if of_rows else PER_PAGE
