"""The files of a root of several lists, and what it lacks to live by itself."""

from collections.abc import Iterator
from pathlib import Path

from awesomequant import __version__
from awesomequant.door import Door, Kind
from awesomequant.language.markdown import show
from awesomequant.outfit.doctor import Lack
from awesomequant.outfit.kits import present, requirement, shipped
from awesomequant.store import canonical
from awesomequant.store.git import is_inside, is_top
from awesomequant.store.roots import LIST, LISTS
from awesomequant.store.several import Several

_NAMES = {
    LISTS: f"lists/{LISTS}",
    "mkdocs.yml": "lists/mkdocs.yml",
    "docs/index.md": "lists/docs/index.md",
    ".gitignore": "lists/gitignore",
    ".github/workflows/check.yml": "lists/github/workflows/check.yml",
    # These ask nothing of what a repository holds, but what 'check' and 'build' do.
    ".github/workflows/publish.yml": "github/workflows/publish.yml",
    ".github/dependabot.yml": "github/dependabot.yml",
    ".github/requirements.txt": "github/requirements.txt",
}
_TITLE = "Our lists"
_NEEDED = {
    ".github/workflows/check.yml": "nothing checks what a pull request brings",
    ".github/workflows/publish.yml": "no workflow publishes the site",
    "docs/index.md": "the site of all lists has no front page",
    "mkdocs.yml": "no site of all lists can be built",
}


def root_files(root: Path, title: str | None, description: str | None) -> dict[str, str]:
    """Return the files that a root lacks; its settings name the lists that lie below it."""
    texts = {name: shipped(place) for name, place in _NAMES.items() if not present(root, name)}
    found = list(lists_below(root))
    for name, text in texts.items():
        made = text.replace("awesomequant==VERSION", requirement(__version__))
        if name == LISTS:
            made = made.replace("lists: []", f"lists: {canonical.inline(found)}")
            if description:
                said = f"description: {canonical.inline(description)}"
                line = next(one for one in made.splitlines() if one.startswith("description: "))
                made = made.replace(line, said)
        if title and name in (LISTS, "mkdocs.yml"):
            made = made.replace(f": {_TITLE}\n", f": {canonical.quoted(title)}\n")
        elif title and name == "docs/index.md":
            made = made.replace(f"# {_TITLE}\n", f"# {show(title)}\n")
        texts[name] = made
    return texts


def lists_below(root: Path) -> Iterator[str]:
    """Yield the folders of the lists directly below a root, or one folder deeper."""
    door = Door(root)

    def folders(above: str) -> Iterator[str]:
        for one in door.listing(above):
            if one.kind is Kind.FOLDER and not one.name.startswith("."):
                yield f"{above}/{one.name}" if above else one.name

    for name in folders("") if root.is_dir() else ():
        if door.has(f"{name}/{LIST}"):
            yield name
        elif name not in ("docs", "site", "shared"):
            yield from (one for one in folders(name) if door.has(f"{one}/{LIST}"))


def lacks_of_root(lists: Several) -> Iterator[Lack]:
    """Yield what a root of several lists lacks, the most needed first."""
    root = lists.root
    if not is_inside(root):
        yield Lack("no history: it is in no git repository", "git init -b main && git add -A")
    is_elsewhere = is_inside(root) and not is_top(root)
    for name, why in _NEEDED.items():
        if not present(root, name) and not (is_elsewhere and name.startswith(".github/")):
            yield Lack(f"{why}: no {name}", "awesomequant init . --lists")
    unnamed = [name for name in lists_below(root) if name not in lists.folders]
    if unnamed:
        names = ", ".join(unnamed)
        yield Lack(f"{names}: on no site, since {LISTS} does not say so", f"name it in {LISTS}")
    if not lists.about.site:
        site = "site: https://you.github.io/your-lists/"
        yield Lack(f"{LISTS} states no site: no feeds, no sitemap", f"write in {LISTS}: {site}")
