"""Identifiers and addresses of papers: read, checked, cleaned, and compared by one spelling."""

from awesomequant.works.identifiers.address import (
    UnsafeAddress,
    canonical,
    comparison_key,
    is_internationalised,
    repair,
    unwrap,
)
from awesomequant.works.identifiers.arxiv import given_out as arxiv_given_out
from awesomequant.works.identifiers.arxiv import mentioned as arxiv_mentioned
from awesomequant.works.identifiers.arxiv import parse_arxiv
from awesomequant.works.identifiers.doi import parse_doi
from awesomequant.works.identifiers.identifier import BadIdentifier, Identifier
from awesomequant.works.identifiers.pages import landing_url, pdf_url
from awesomequant.works.identifiers.recognise import identified, identify

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
    "landing_url",
    "parse_arxiv",
    "parse_doi",
    "pdf_url",
    "repair",
    "unwrap",
]
