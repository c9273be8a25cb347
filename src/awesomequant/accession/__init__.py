"""Take drafts into a list: joined where they are one work, merged into what is listed, or new."""

from awesomequant.accession.joining import join
from awesomequant.accession.plan import Accession, Change, Provenance, accession

__all__ = ["Accession", "Change", "Provenance", "accession", "join"]
