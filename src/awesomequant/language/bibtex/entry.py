"""What BibTeX source is made of: entries, faults, and the strings that need no definition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(slots=True)
class Entry:
    """One entry: its type and its fields in lower case, values as TeX, and its place.

    ``holds`` tells that other entries of the file inherit from it.
    """

    line: int
    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)
    column: int = 1
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be read, or only with doubt: its place and the reason."""

    line: int
    reason: str
    column: int = 1


STRINGS: Final[Mapping[str, str]] = {
    name[:3].lower(): name
    for name in (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )
} | {
    # Those that BibTeX's own styles define (plain.bst).
    "acmcs": "ACM Computing Surveys", "acta": "Acta Informatica",
    "cacm": "Communications of the ACM", "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal", "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters", "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences", "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing", "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems", "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
    "tcs": "Theoretical Computer Science",
}  # fmt: skip
"""The strings that every style of BibTeX knows: months and a few journals."""
