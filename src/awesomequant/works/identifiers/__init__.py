"""Identifiers and addresses of papers: read, checked, cleaned, and compared by one spelling."""

from awesomequant.works.identifiers.address import (
    UnsafeAddress,
    canonical,
    comparison_key,
    is_internationalised,
    repair,
    unwrap,
)
from awesomequant.works.identifiers.arxiv import arxiv_given_out, arxiv_mentioned, parse_arxiv
from awesomequant.works.identifiers.doi import parse_doi
from awesomequant.works.identifiers.identifier import BadIdentifier, Identifier
from awesomequant.works.identifiers.recognise import identified, identify, one_a_scheme

__all__ = [
    "BadIdentifier",
    "Identifier",
    "UnsafeAddress",
    "arxiv_given_out",
    "arxiv_mentioned",
    "canonical",
    "comparison_key",
    "identified",
    "identify",
    "is_internationalised",
    "one_a_scheme",
    "parse_arxiv",
    "parse_doi",
    "repair",
    "unwrap",
]
