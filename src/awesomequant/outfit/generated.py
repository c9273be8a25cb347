"""What is made of a list's model and words, and goes stale with them: schemas and issue forms."""

import json
from pathlib import Path

from awesomequant import door
from awesomequant.door import PAGE_BYTES
from awesomequant.library.library import Library
from awesomequant.outfit.forms import MARK, forms
from awesomequant.store.schema import SCHEMAS


def schemas(library: Library) -> dict[str, str]:
    """Return the schemas that editors check with, by the names of their files."""
    return {
        name: json.dumps(schema(library), ensure_ascii=False, indent=2) + "\n"
        for name, schema in SCHEMAS.items()
    }


def generated(root: Path, library: Library) -> dict[str, str]:
    """Return the schemas, and those of the forms that the list has and did not make its own."""
    ours = {name: text for name, text in forms(library).items() if _bears_mark(root, name)}
    return schemas(library) | ours


def _bears_mark(root: Path, name: str) -> bool:
    return door.has(root, name) and door.content(root, name, PAGE_BYTES).startswith(MARK.encode())
