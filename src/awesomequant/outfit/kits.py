"""The files of a list's repository in kits, each brought whole; what is there is never touched."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from awesomequant import __version__
from awesomequant.intake.files.issue_form import QUESTIONS, questions
from awesomequant.library.library import Library
from awesomequant.outfit.forms import FOLDER, forms
from awesomequant.outfit.generated import schemas
from awesomequant.site.programs import cff
from awesomequant.store import canonical

KITS = {
    "files": "CONTRIBUTING, CITATION.cff, .gitignore, .gitattributes; LICENSE where it is stated",
    "github": "workflows, issue forms, Dependabot",
    "editor": "settings of editors, with the schemas they check records with",
    "hooks": "pre-commit: what is committed is sound",
    "gitlab": "the pipeline of GitLab: check, site, weekly update",
}
# Of a new list, where nobody says otherwise.
USUAL = ("files", "github", "editor", "hooks")
IGNORED, RELEASE = ".gitignore", ".github/requirements.txt"
SUGGEST = ".github/workflows/suggest.yml"
_LIST = "list"
# In our own repository the files lie under names that git, GitHub and editors pass over.
_PLACES = {
    "files/gitignore": IGNORED,
    "files/gitattributes": ".gitattributes",
    "files/": "",
    "github/": ".github/",
    "editor/vscode/": ".vscode/",
    "editor/editorconfig": ".editorconfig",
    "hooks/pre-commit-config.yaml": ".pre-commit-config.yaml",
    "gitlab/gitlab-ci.yml": ".gitlab-ci.yml",
    "list/": "",
}
# What the workflow that answers suggestions knows an issue of the form by.
_BEGINS = "startsWith(github.event.issue.body, '### {}')"
_RELEASED = re.compile(r"\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?")
_OF_FORM = re.compile(r"## Suggest a paper\n.*?(?=^## )", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"(?<=   ```yaml\n).*?(?=   ```\n)", re.DOTALL)
# Which day it is of the site's own CITATION.cff says; one in a repository would be out of date.
_OF_A_DAY = re.compile(r"^(?:version|date-released): .*\n", re.MULTILINE)


def starter() -> dict[str, str]:
    """Return the files that every list begins with: data, pages, settings of the site."""
    return dict(_of(_LIST))


def shipped(name: str) -> str:
    """Return the text of one file that comes with the program."""
    return (files("awesomequant") / "starter" / name).read_text("utf-8")


def texts(kit: str, library: Library, *, has_form: bool = True) -> dict[str, str]:
    """Return the files of a kit by their names, made for a list; ``has_form`` to suggest papers."""
    branch = library.settings.branch
    made = {
        name: text.replace("branches: [main]", f"branches: [{branch}]").replace(
            "awesomequant==VERSION", requirement(__version__)
        )
        for name, text in _of(kit)
    }
    if kit == "github":
        made[SUGGEST] = made[SUGGEST].replace(_BEGINS.format(QUESTIONS["link"]), _is_ours(library))
        made |= forms(library)
    if kit == "editor":
        made |= schemas(library)
    if kit == "files":
        guide = made["CONTRIBUTING.md"]
        if not has_form:
            guide = _OF_FORM.sub("", guide)
        made["CONTRIBUTING.md"] = _contributing(guide, library)
        made["CITATION.cff"] = _OF_A_DAY.sub("", cff(library))
        if library.settings.licence:
            made["LICENSE"] = _licence(library)
    return made


def answers(workflow: str, library: Library) -> bool:
    """Return whether a workflow answers issues that are written with the list's form.

    One that asks otherwise what an issue is knows for itself.
    """
    form = _BEGINS.format(_as_text(questions(library)["link"]))
    return form in workflow or _BEGINS.partition("{")[0] not in workflow


def _is_ours(library: Library) -> str:
    """Return the condition that an issue is written with the form, in the list's language too."""
    heads = dict.fromkeys((QUESTIONS["link"], questions(library)["link"]))
    begins = [_BEGINS.format(_as_text(one)) for one in heads]
    return begins[0] if len(begins) == 1 else f"({' || '.join(begins)})"


def _as_text(text: str) -> str:
    """Return a text as it stands in an expression of a workflow, and there on a line of YAML."""
    return text.replace("'", "''")


@dataclass(frozen=True)
class Brought:
    """What a kit comes to where a list lies: files that are new; what was wanted of the kept."""

    new: Mapping[str, str]
    kept: Mapping[str, str]


def brought(
    kit: str, library: Library, root: Path, known: Mapping[str, str] | None = None, *,
    has_form: bool = False,
) -> Brought:  # fmt: skip
    """Return the files of a kit that a folder lacks; ``known`` are others that will be there."""
    has_form = has_form or bool(present(root, f"{FOLDER}/1-suggest.yml"))
    new: dict[str, str] = {}
    kept: dict[str, str] = {}
    for name, text in texts(kit, library, has_form=has_form).items():
        there = name if name in (known or ()) else present(root, name)
        if there:
            kept[there] = text
        else:
            new[name] = text
    return Brought(new, kept)


def present(root: Path, name: str) -> str:
    """Return the file that is there for ``name``, whatever its capitals and ending; "" for none.

    contributing.md is CONTRIBUTING.md to GitHub, and so is dependabot.yaml dependabot.yml.
    """
    folder = (root / name).parent
    wanted = _loosely(Path(name).name)
    try:
        found = sorted(one.name for one in folder.iterdir() if _loosely(one.name) == wanted)
    except OSError:
        return ""
    return f"{name[: name.rfind('/') + 1]}{found[0]}" if found else ""


def _loosely(name: str) -> str:
    name = name.lower()
    if re.fullmatch(r"(?:licen[cs]e|copying|contributing)(?:\.(?:md|txt|rst))?", name):
        name = name.partition(".")[0].replace("licence", "license").replace("copying", "license")
    return name.removesuffix(".yaml") + ".yml" if name.endswith(".yaml") else name


def requirement(version: str) -> str:
    """Return what installs the release that writes a workflow, so that its commands are those.

    A version that is between releases no index has.
    """
    return f"awesomequant=={version}" if _RELEASED.fullmatch(version) else "awesomequant"


def _contributing(text: str, library: Library) -> str:
    """Return the guide, with a record of the list as its example: its venue and tags are there."""
    whole = [
        one for one in reversed(library.papers) if one.venue and one.year and (one.arxiv or one.url)
    ]
    if not whole:
        return text
    paper = next((one for one in whole if one.authors), whole[0])
    values = {
        "title": paper.title,
        "authors": [one for one in paper.authors[:3] if isinstance(one, str)],
        "venue": paper.venue,
        "year": paper.year,
        "tags": list(paper.tags),
        "url": paper.url,
        "arxiv": paper.arxiv,
    }
    shown = canonical.record(values)
    example = "".join(f"   {line}\n" for line in shown.splitlines())
    return _EXAMPLE.sub(lambda _: example, text)


def _licence(library: Library) -> str:
    licence = library.settings.licence
    return (
        f"The records, pages and README.md of this list are licensed under {licence}.\n\n"
        f"SPDX-License-Identifier: {licence}\nhttps://spdx.org/licenses/{licence}.html\n"
    )


def _of(kit: str) -> Iterator[tuple[str, str]]:
    for name, text in _below(files("awesomequant") / "starter" / kit, f"{kit}/"):
        start = next(one for one in _PLACES if name.startswith(one))
        yield _PLACES[start] + name.removeprefix(start), text


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _below(item, f"{prefix}{item.name}/")
        elif item.is_file() and not item.name.endswith((".py", ".pyc")):
            yield f"{prefix}{item.name}", item.read_text("utf-8")
