"""Read ``data/scope.yaml``: what a list is about."""

from pathlib import Path

from awesomequant.library.problems import Refusal
from awesomequant.library.scope import Scope
from awesomequant.store.project import SCOPE
from awesomequant.store.reader import Reader


def read_scope(root: Path) -> Scope:
    """Return the scope of the list at ``root``; raises Refusal where it has none or a wrong one."""
    if not (root / SCOPE).is_file():
        raise Refusal(f"there is no {SCOPE}, which says what the list is about")
    return Reader(root).required(SCOPE, Scope)
