"""When two entries are the same work: the ladder of identifiers, titles, names and vetoes."""

from awesomequant.duplicates.blocks import FIRST_LETTERS, SAME_NAME, likely_pairs
from awesomequant.duplicates.records import are_settled, by_age, shared_identifiers
from awesomequant.duplicates.titles import (
    LIKE_TITLE,
    SAME_TITLE,
    Verdict,
    is_like,
    ratio,
    same_identifier,
    title_key,
)
from awesomequant.duplicates.vetoes import are_rivals, authors_agree, title_veto

__all__ = [
    "FIRST_LETTERS",
    "LIKE_TITLE",
    "SAME_NAME",
    "SAME_TITLE",
    "Verdict",
    "are_rivals",
    "are_settled",
    "authors_agree",
    "by_age",
    "is_like",
    "likely_pairs",
    "ratio",
    "same_identifier",
    "shared_identifiers",
    "title_key",
    "title_veto",
]
