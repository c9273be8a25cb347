"""Identifiers and addresses of papers: read, checked, cleaned, and compared by one spelling."""

from awesomequant.identifiers.address import (
    UnsafeAddress,
    canonical,
    comparison_key,
    is_internationalised,
    repair,
    unwrap,
)
from awesomequant.identifiers.arxiv import parse_arxiv
from awesomequant.identifiers.doi import parse_doi
from awesomequant.identifiers.identifier import BadIdentifier, Identifier
from awesomequant.identifiers.pages import landing_url, pdf_url
from awesomequant.identifiers.recognise import identify

__all__ = [
    "BadIdentifier",
    "Identifier",
    "UnsafeAddress",
    "canonical",
    "comparison_key",
    "identify",
    "is_internationalised",
    "landing_url",
    "parse_arxiv",
    "parse_doi",
    "pdf_url",
    "repair",
    "unwrap",
]
