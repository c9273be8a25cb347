"""What a list lacks to live by itself, in order of worth, each with the command that brings it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from awesomequant import __version__, door
from awesomequant.check.rulebook import rules
from awesomequant.check.run import inspect
from awesomequant.door import PAGE_BYTES
from awesomequant.library.library import Library
from awesomequant.library.problems import Level
from awesomequant.outfit import names
from awesomequant.outfit.generated import generated
from awesomequant.outfit.kits import IGNORED, RELEASE, SUGGEST, answers, present, requirement
from awesomequant.outfit.next_steps import EXAMPLE
from awesomequant.site.building import rendered
from awesomequant.store import Project
from awesomequant.store.git import is_inside, is_top, origin
from awesomequant.store.pages import is_ours, kept_text, stale_pages
from awesomequant.store.roots import LIST, root_above

# What each file of a kit is for, the most needed first.
_GITHUB = {
    ".github/workflows/check.yml": "nothing checks what a pull request brings",
    ".github/workflows/publish.yml": "no workflow publishes the site",
    ".github/workflows/render.yml": "README.md is not brought up to date after a merge",
    ".github/workflows/suggest.yml": "no suggestion is answered",
    ".github/ISSUE_TEMPLATE/1-suggest.yml": "readers have no form to suggest a paper with",
    ".github/workflows/update.yml": "nothing counts stars and citations each week",
    ".github/workflows/links.yml": "nothing finds dead links each week",
    ".github/dependabot.yml": "nobody proposes newer releases of what the workflows use",
}
_GITLAB = {".gitlab-ci.yml": "no pipeline checks merge requests and publishes the site"}
_FILES = {
    "CONTRIBUTING.md": "nobody is told how to add a paper",
    "CITATION.cff": "the code host shows nobody how to cite the list",
    ".gitattributes": "line endings differ from machine to machine",
}
_EDITOR = {".vscode/settings.json": "editors do not mark mistakes in records"}
_HOOKS = {".pre-commit-config.yaml": "nothing is checked when it is committed"}
_WRITE = f"write in {LIST}: "  # what only its keepers know
_PIN = re.compile(r"awesomequant==([\w.]+)")


@dataclass(frozen=True)
class Lack:
    """One thing that a list lacks: what, and the command that brings it, or the line to write."""

    what: str
    brings: str


def lacks(project: Project) -> Iterator[Lack]:
    """Yield what a list lacks, the most needed first."""
    root, settings = project.root, project.library.settings
    # Of a list below a root of several, which has the history, the workflows and the site of all.
    is_part = root_above(root) is not None
    every = rules(root)
    found = inspect(project, every, every).problems
    if errors := sum(problem.level is Level.ERROR for problem in found):
        yield Lack(f"{errors} errors, with which no site is built", "awesomequant check --fix")
    if not is_part and not is_inside(root):
        yield Lack("no history: it is in no git repository", "git init -b main && git add -A")
    yield from _ignored(root)
    if not errors:
        yield from _readme(project)
    if (root / EXAMPLE).is_file() and len(project.library.papers) > 1:
        yield Lack("the example is still among the papers", f"rm {EXAMPLE}")
    if not is_part:
        yield from _hosted(root, project.library)
    yield from _unsaid(project, is_part=is_part)
    yield from _missing(root, "files", _FILES)
    if settings.licence and not present(root, "LICENSE"):
        yield Lack("no LICENSE, which code hosts show", "awesomequant init --add files")
    if said := names.renamed(root, project.library.messages):
        told = f"not in the language of the list, {settings.language}: names in {', '.join(said)}"
        yield Lack(told, f"awesomequant init --language {settings.language}")
    yield from _missing(root, "editor", _EDITOR)
    stale = [
        name
        for name, text in generated(root, project.library).items()
        if door.has(root, name) and _content(root, name) != text
    ]
    if stale:
        yield Lack(f"not as the list's words are now: {', '.join(stale)}", "awesomequant schema")
    if not is_part:
        yield from _missing(root, "hooks", _HOOKS)


def _unsaid(project: Project, *, is_part: bool) -> Iterator[Lack]:
    """Yield what the settings leave open; the site of a list below a root is that root's."""
    root, settings = project.root, project.library.settings
    if not settings.repository:
        address = origin(root) or "https://github.com/you/your-list"
        yield _stated("repository", address, "pages lead nobody to where they can be mended")
    if not settings.site and not is_part:
        address = "https://you.github.io/your-list/"
        yield _stated("site", address, "no feeds, no sitemap, and README.md leads to no site")
    if not settings.licence:
        yield _stated("licence", "CC0-1.0", "nobody may reuse the list")
    if not settings.maintainers:
        yield _stated("maintainers", "[{name: Your Name}]", "nobody is named as its keeper")


def _hosted(root: Path, library: Library) -> Iterator[Lack]:
    """Yield what the list lacks at its code host."""
    is_gitlab = present(root, ".gitlab-ci.yml") or "gitlab" in (origin(root) or "")
    if not is_top(root) and is_inside(root):
        return  # who has a list inside another repository has workflows of his own
    if is_gitlab:
        yield from _missing(root, "gitlab", _GITLAB)
        return
    yield from _missing(root, "github", _GITHUB)
    if (text := _content(root, SUGGEST)) and not answers(text, library):
        what = f"{SUGGEST} does not know the form, which asks in {library.settings.language}"
        yield Lack(what, f"rm {SUGGEST} && awesomequant init --add github")
    pinned = _PIN.search(_content(root, RELEASE))
    if pinned and pinned[1] != __version__ and requirement(__version__).endswith(__version__):
        what = f"workflows install awesomequant {pinned[1]}; this is {__version__}"
        yield Lack(what, f"sed -i 's/{pinned[0]}/{requirement(__version__)}/' {RELEASE}")


def _ignored(root: Path) -> Iterator[Lack]:
    """Yield what git would keep although it is made anew."""
    own = {line.strip().strip("/") for line in _content(root, IGNORED).splitlines()}
    lines = [one for one in ("/site/", "/.cache/") if one.strip("/") not in own]
    if not own:
        yield Lack("git would keep the built site", "awesomequant init --add files")
    elif lines:
        yield Lack(
            f"git would keep {' and '.join(lines)}",
            f"printf '%s\\n' {' '.join(lines)} >> {IGNORED}",
        )


def _readme(project: Project) -> Iterator[Lack]:
    root = project.root
    now = kept_text(root)
    if now is None:
        yield Lack("no README.md", "awesomequant readme")
    elif not is_ours(now):
        what = "README.md is a page of your own without marks, and shows no record"
        yield Lack(what, "awesomequant readme --replace")
    elif list(stale_pages(root, rendered(project))):
        yield Lack("README.md is not as the records are", "awesomequant readme")


def _missing(root: Path, kit: str, files: dict[str, str]) -> Iterator[Lack]:
    for name, why in files.items():
        if not present(root, name):
            yield Lack(f"{why}: no {name}", f"awesomequant init --add {kit}")


def _stated(field: str, value: str, why: str) -> Lack:
    return Lack(f"{LIST} states no {field}: {why}", f"{_WRITE}{field}: {value}")


def _content(root: Path, name: str) -> str:
    if not door.has(root, name):
        return ""
    return door.content(root, name, PAGE_BYTES).decode("utf-8", "replace")
