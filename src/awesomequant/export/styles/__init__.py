"""Styles of references: one file, one style, found by this folder.

Each was written against what citeproc makes of the official CSL style, and is held to it by
``tests/export/test_styles.py``: to run citeproc itself would cost four times the whole build.
"""

from pathlib import Path
from typing import Protocol

from awesomequant.export.citation import Citation
from awesomequant.registry import PartKind, parts


class Style(Protocol):
    """What a style's file holds."""

    LABEL: str
    """What readers call it."""
    ORDER: int = 100
    """Its place among the styles; those without one stand behind ours, by name."""

    def reference(self, cited: Citation) -> str:
        """Return the reference: text with ``$…$`` for math, and italics as ``italic`` sets them."""
        ...


STYLES: PartKind[Style] = PartKind("a style", ("styles",), Style)


def styles(root: Path | None = None) -> dict[str, Style]:
    """Return the styles by name, with those of the project at ``root``, in their order."""
    found = parts(STYLES, root)
    return {name: found[name] for name in sorted(found, key=lambda one: (found[one].ORDER, one))}
