"""What git knows of a list's files: how they stood at a revision, when a line came."""

import os
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

# Long enough for the blame of a page with ten thousand commits, short enough for a person.
_SECONDS = 60
_OF_A_BLOB = 3  # words before what 'cat-file --batch' gives: id, kind, size


def is_inside(root: Path) -> bool:
    """Whether a folder lies in a repository; git itself need not be there."""
    return any(is_top(folder) for folder in (root, *root.resolve().parents))


def is_top(folder: Path) -> bool:
    """Whether a folder is the top of a worktree; a linked one has a file there."""
    return (folder / ".git").exists()


def origin(root: Path) -> str | None:
    """Return the address of the repository's page, where it was cloned from or is pushed to."""
    address = (_git(root, "config", "--get", "remote.origin.url") or b"").decode("utf-8", "replace")
    # git@host:owner/name.git, ssh://git@host/owner/name, https://user:secret@host/owner/name.git
    found = re.fullmatch(
        r"(?:[a-z+]+://)?(?:[^@/\s]{1,200}@)?([a-z0-9.-]+\.[a-z]+)(?::\d+)?[:/]([\w./~-]+?)(?:\.git)?/?\s*",
        address,
    )
    return f"https://{found[1]}/{found[2].lstrip('/')}" if found and is_top(root) else None


def standing(file: Path) -> tuple[str, str, str, str] | None:
    """Return where others find a file of a clone: its page, commit, name there, and the day.

    None where it is changed since, or lies in no clone of a repository with a page.
    """
    folder = file.resolve().parent
    top = next((one for one in (folder, *folder.parents) if is_top(one)), None)
    page = origin(top) if top else None
    commit = _commit(folder, "HEAD") if page else None
    if not page or not commit or "\n" in file.name:
        return None
    own = _line(_git(folder, "hash-object", "--no-filters", "--", file.resolve().name))
    there = _git(folder, "rev-parse", "--verify", "--quiet", f"HEAD:./{file.resolve().name}")
    if own is None or own != _line(there):
        return None
    under = (_git(folder, "rev-parse", "--show-prefix") or b"").decode("utf-8", "replace").strip()
    day = _line(_git(folder, "show", "-s", "--format=%cs", commit)) or ""
    return page, commit, f"{under}{file.resolve().name}", day


def files_at(root: Path, revision: str) -> dict[str, str] | None:
    """Return the files below ``root`` at a revision, each with its mode; None where git has none.

    Links and submodules are among them: their modes are 120000 and 160000.
    """
    commit = _commit(root, revision)
    listed = _git(root, "ls-tree", "-r", "-z", commit) if commit else None
    if listed is None:
        return None
    heads = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
    return {os.fsdecode(name): head[:6].decode("ascii") for head, _, name in heads}


def text_at(root: Path, revision: str, file: str) -> str | None:
    """Return the text that ``file``, a name below ``root``, had at a revision; None for none."""
    # Plumbing: no textconv, no filter and no pager of a stranger's configuration is asked.
    content = _git(root, "cat-file", "blob", f"{revision}:./{file}")
    return None if content is None else content.decode("utf-8-sig", "replace")


def forked_from(root: Path, revisions: Iterable[str]) -> str | None:
    """Return the last commit that HEAD shares with the first of ``revisions`` that there is."""
    for revision in revisions:
        if commit := _commit(root, revision):
            return _line(_git(root, "merge-base", "HEAD", commit))
    return None


def is_merging(root: Path) -> bool:
    """Whether git stopped in the middle of a merge, a rebase, a pick or a revert."""
    names = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
    return any(_git(root, "rev-parse", "--verify", "--quiet", name) for name in names)


def user(root: Path) -> str | None:
    """Return what git calls the person who works here; None where it knows no name."""
    name = _git(root, "config", "--get", "user.name") if is_inside(root) else None
    return name.decode("utf-8", "replace").strip() or None if name else None


def last_before(root: Path, day: date) -> str | None:
    """Return the last commit of HEAD's history from before a day began, in UTC; None for none."""
    until = f"--before={day.isoformat()}T00:00:00Z"
    return _line(_git(root, "rev-list", "-1", "--first-parent", until, "HEAD"))


def is_shallow(root: Path) -> bool:
    """Whether a clone has only the last commits of its history."""
    return _line(_git(root, "rev-parse", "--is-shallow-repository")) == "true"


def changed_since(root: Path, revision: str, folder: str) -> list[str] | None:
    """Return the files below ``folder`` that a revision had otherwise than they are now, or gone.

    None where git cannot say.
    """
    said = ("diff", "--name-only", "--no-renames", "--diff-filter=MDT", "-z", "--relative")
    listed = _git(root, *said, revision, "--", folder)
    return None if listed is None else [os.fsdecode(name) for name in listed.split(b"\0") if name]


def texts_at(root: Path, revision: str, files: Iterable[str]) -> dict[str, str]:
    """Return the texts that files had at a revision, in one call of git for all of them."""
    names = [name for name in files if "\n" not in name]
    asked = "".join(f"{revision}:./{name}\n" for name in names).encode("utf-8", "surrogateescape")
    told = _git(root, "cat-file", "--batch", given=asked) or b""
    found: dict[str, str] = {}
    at = 0
    for name in names:
        end = told.find(b"\n", at)
        if end < 0:
            break
        head, at = told[at:end], end + 1
        words = head.split(b" ")
        if len(words) == _OF_A_BLOB and words[1] == b"blob":
            size = int(words[2])
            found[name] = told[at : at + size].decode("utf-8-sig", "replace")
            at += size + 1
    return found


def _commit(root: Path, revision: str) -> str | None:
    name = f"{revision}^{{commit}}"
    return _line(_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name))


def _line(content: bytes | None) -> str | None:
    return content.decode("ascii", "replace").strip() or None if content else None


def _git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """Return what git says; None where it fails, is not there, or knows no such thing."""
    program = shutil.which("git")
    if not program:
        return None
    command = [program, "--no-pager", "-C", str(root), *arguments]
    import subprocess  # noqa: PLC0415 -- for the few commands that ask git

    try:
        done = subprocess.run(
            command, capture_output=True, check=False, timeout=_SECONDS, input=given
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
