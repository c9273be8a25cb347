"""What a curator does next with a list that has just begun, as the folder is."""

import shlex
from pathlib import Path

from awesomequant.store.git import is_inside, origin
from awesomequant.store.roots import find_lists

EXAMPLE = "data/papers/2017/attention-all-you-2017.yaml"


def next_steps(root: Path, here: Path) -> list[str]:
    """Return the steps, each with its command, for somebody who stands in ``here``."""
    there = "" if root == here.resolve() else f"cd {shlex.quote(str(_from(root, here)))} && "
    gone = (root / EXAMPLE).is_file()
    committed = "git add -A && git commit -m 'Begin the list'"
    begun = committed if is_inside(root) else f"git init -b main && {committed}"
    add = f"awesomequant add ID, then rm {EXAMPLE} (an example)" if gone else "awesomequant add ID"
    # Below a root of several lists the history is that of all, and so is what publishes them.
    is_part = find_lists(root.parent) is not None
    kept = [] if is_part else [f"keep it: awesomequant readme && {begun}", _hosted(root)]
    return [
        f"look at it: {there}awesomequant serve",
        f"add a paper, by its arXiv id, DOI or address: {add}",
        *kept,
        "see what it still lacks: awesomequant doctor",
    ]


def _hosted(root: Path) -> str:
    """Say how the list comes to its code host."""
    address = origin(root)
    pushed = (
        "push it: git push" if address else "make an empty repository, add it as 'origin', push"
    )
    if (root / ".github/workflows/publish.yml").is_file():
        settings = f"{address}/settings" if address else "the repository's Settings"
        pushed += (
            f"; once, in {settings}: Pages, Source: GitHub Actions (for the site); Actions, "
            "General: allow GitHub Actions to create pull requests (for suggestions and updates)"
        )
    return pushed


def _from(root: Path, here: Path) -> Path:
    try:
        return root.relative_to(here.resolve())
    except ValueError:
        return root
