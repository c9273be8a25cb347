"""The records of a list as they were on a day, as far as git knows: those that are not the same."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from awesomequant.library.paper import Paper
from awesomequant.store import git
from awesomequant.store.reader import Reader
from awesomequant.store.strays import PAPERS


def before(root: Path, day: date) -> tuple[dict[str, Paper] | None, str]:
    """Return the records that changed or went since ``day`` began, as they were; and what lacks.

    None, and why, where git does not know how the list was.
    """
    if not git.is_inside(root):
        return None, "the list lies in no repository of git"
    revision = git.last_before(root, day)
    if revision is None:
        if git.is_shallow(root):
            return (
                None,
                "this clone is shallow, and does not know the list of then (git fetch --unshallow)",
            )
        return None, "git has nothing from before that day"
    changed = git.changed_since(root, revision, PAPERS)
    if changed is None:
        return None, "git does not say what has changed since then"
    return dict(_papers(git.texts_at(root, revision, changed))), ""


def _papers(texts: dict[str, str]) -> Iterator[tuple[str, Paper]]:
    """Yield each record that was sound then; what was not, nobody has seen on the site."""
    for file, text in texts.items():
        if not file.endswith(".yaml"):
            continue
        name = PurePosixPath(file).stem
        reader = Reader(Path(), {file: text})
        reader.own = _Anything()
        if paper := reader.one(file, Paper, {"id": name, "source_file": file}):
            yield name, paper


class _Anything:
    """Own fields as they were then: whatever a record named was one."""

    def __contains__(self, name: object) -> bool:
        return True
