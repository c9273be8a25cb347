"""The answer to "the same work?", with what it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from awesomequant.works.likeness import Likeness


class Verdict(StrEnum):
    """Whether two statements speak of one work."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and what it rests on, in short sentences for a curator."""

    verdict: Verdict
    evidence: tuple[str, ...]
    likeness: Likeness = Likeness.UNLIKE
    shared: tuple[str, ...] = ()
    """Identifiers of one work that both have, as ``arxiv:1909.05840``."""
    is_collision: bool = False
    """Whether one of them cannot be right: two works, and one identifier that names one."""
    is_namesake: bool = False
    """Whether two works bear one title, which a reader may take for one."""

    def __str__(self) -> str:
        """Return the evidence in one line."""
        return ", ".join(self.evidence)
