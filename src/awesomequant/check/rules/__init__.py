"""The rules of ``check``: one file, one rule, explained by its docstring; pure and offline."""

from collections.abc import Iterable
from typing import Protocol

from awesomequant.library.library import Library
from awesomequant.library.problems import Finding
from awesomequant.registry import PartKind


class RuleModule(Protocol):
    """What a rule's file holds; its docstring is what ``awesomequant explain`` shows."""

    STOPS_A_BUILD: bool = False
    """Whether its errors stop ``build`` and ``readme``, which run no other rules."""

    NEEDS: tuple[str, ...] = ()
    """The files, or "data/papers", without all of which what it finds may be wrong."""

    BY_RECORD: bool = False
    """Whether what it finds in a record follows from that record, the settings and the vocabulary.

    Records that were found clean by such rules are not looked at again until one of these changes.
    """

    def check(self, library: Library) -> Iterable[Finding]:
        """Find what breaks the rule."""
        ...


# Lists made before the rooms were named so keep their rules in ``checks/``.
RULES: PartKind[RuleModule] = PartKind("a rule", ("checks", "rules"), RuleModule)
