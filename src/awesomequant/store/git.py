"""What git knows of a list's files: how one of them stood at a revision, when a line came."""

import shutil
from collections.abc import Iterable
from pathlib import Path

# Long enough for the blame of a page with ten thousand commits, short enough for a person.
_SECONDS = 60


def is_inside(root: Path) -> bool:
    """Whether a folder lies in a repository; git itself need not be there."""
    return any((folder / ".git").exists() for folder in (root, *root.resolve().parents))


def text_at(root: Path, revision: str, file: str) -> str | None:
    """Return the text that ``file``, a name below ``root``, had at a revision; None for none."""
    # Plumbing: no textconv, no filter and no pager of a stranger's configuration is asked.
    content = _git(root, "cat-file", "blob", f"{revision}:./{file}")
    return None if content is None else content.decode("utf-8-sig", "replace")


def forked_from(root: Path, revisions: Iterable[str]) -> str | None:
    """Return the last commit that HEAD shares with the first of ``revisions`` that there is."""
    for revision in revisions:
        name = f"{revision}^{{commit}}"
        commit = _line(_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name))
        if commit:
            return _line(_git(root, "merge-base", "HEAD", commit))
    return None


def is_merging(root: Path) -> bool:
    """Whether git stopped in the middle of a merge, a rebase, a pick or a revert."""
    names = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
    return any(_git(root, "rev-parse", "--verify", "--quiet", name) for name in names)


def _line(content: bytes | None) -> str | None:
    return content.decode("ascii", "replace").strip() or None if content else None


def _git(root: Path, *arguments: str) -> bytes | None:
    """Return what git says; None where it fails, is not there, or knows no such thing."""
    program = shutil.which("git")
    if not program:
        return None
    command = [program, "--no-pager", "-C", str(root), *arguments]
    import subprocess  # noqa: PLC0415 -- for the few commands that ask git

    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
