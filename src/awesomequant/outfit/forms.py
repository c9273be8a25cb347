"""Issue forms for GitHub, made of the model and a list's words, and read back by ``add``."""

from collections.abc import Mapping
from typing import Any

from awesomequant.library.library import Library
from awesomequant.store import canonical
from awesomequant.store.schema import paper_schema

FOLDER = ".github/ISSUE_TEMPLATE"
# The first line of what is made anew with the words of the list; a form without it is its keeper's.
MARK = "# Made by 'awesomequant schema' of the list's words; without this line the file is yours."
# The workflow that answers looks for this heading: labels exist only where somebody made them.
LINK = "Link to the paper"
# A menu of more is none that anybody reads; the ids are typed then, and told where they are wrong.
_MOST_CHOICES = 100
_WRONG = ("title", "authors", "venue", "year", "tags", "url", "code", "note")


def forms(library: Library) -> dict[str, str]:
    """Return the forms by the names of their files, and what stands beside them."""
    made = {"1-suggest.yml": _suggest(library), "2-paper.yml": _whole(library),
            "3-mistake.yml": _mistake(library), "config.yml": _beside(library)}  # fmt: skip
    return {f"{FOLDER}/{name}": f"{MARK}\n{text}" for name, text in made.items()}


def _suggest(library: Library) -> str:
    said = "Paste the link: the list answers with a pull request, or says where it has the paper."
    return _form("Suggest a paper", said, [_line(LINK, _how_to_link(library), required=True)])


def _whole(library: Library) -> str:
    """Return the form with the fields of a record, for papers that no service knows."""
    fields = paper_schema(library)["properties"]

    def about(name: str) -> str:
        return str(fields[name]["description"])

    tags = [tag.id for tag in library.tags.values() if not tag.deprecated]
    choice = _menu("Tags", "What it is about", tags, several=True)
    typed = _line("Tags", "Ids of data/tags.yaml, with commas")
    body = [
        _line(LINK, _how_to_link(library), required=True),
        _line("Title", "As the paper has it"),
        _field("textarea", "Authors", "One a line, in order"),
        _line("Venue", "Where the published version appeared; nothing for a preprint"),
        _line("Year", about("year")),
        *([choice] if 0 < len(tags) <= _MOST_CHOICES else [typed] if tags else []),
        _line("Code", about("code")),
        _line("Note", about("note")),
    ]
    said = "With title, venue and tags, for what a link alone does not tell."
    return _form("Add a paper with its details", said, body)


def _mistake(library: Library) -> str:
    fields = paper_schema(library)["properties"]
    parts = [name for name in _WRONG if name in fields]
    body = [
        _line("Which paper", "Its title, or its page here", required=True),
        _menu("What is wrong", "", [*parts, "it is listed twice", "something else"], several=True),
        _field("textarea", "What is right", "And where that can be seen", required=True),
    ]
    return _form("Report a mistake", "Something about a paper is not so.", body)


def _beside(library: Library) -> str:
    lines = ["blank_issues_enabled: true\n"]
    if site := library.settings.site:
        link = {"name": "Search the list", "url": site, "about": "Is the paper there already?"}
        lines += ["contact_links:\n", *_item(link)]
    return "".join(lines)


def _how_to_link(library: Library) -> str:
    example = next((paper.arxiv for paper in library.papers if paper.arxiv), "1706.03762")
    return f"An arXiv id such as {example}, a DOI, or the address of the paper's page"


# A form as YAML, each value on a line of its own.


def _form(name: str, said: str, body: list[dict[str, Any]]) -> str:
    lines = [f"name: {name}\n", f"description: {canonical.quoted(said)}\n", "body:\n"]
    for one in body:
        lines += _item(one)
    return "".join(lines)


def _field(
    kind: str, label: str, about: str, *, required: bool = False, **more: Any
) -> dict[str, Any]:
    said = {"label": label, **({"description": about} if about else {}), **more}
    field: dict[str, Any] = {
        "type": kind,
        "id": label.lower().replace(" ", "-"),
        "attributes": said,
    }
    return field | ({"validations": {"required": required}} if required else {})


def _line(label: str, about: str, *, required: bool = False) -> dict[str, Any]:
    return _field("input", label, about, required=required)


def _menu(label: str, about: str, options: list[str], *, several: bool) -> dict[str, Any]:
    return _field("dropdown", label, about, multiple=several, options=options)


def _item(values: Mapping[str, Any]) -> list[str]:
    """Return a mapping as an item of a list, indented by two."""
    lines = _lines(values, "    ")
    return [f"  - {lines[0].lstrip()}", *lines[1:]]


def _lines(values: Mapping[str, Any], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, Mapping):
            lines += [f"{indent}{key}:\n", *_lines(value, f"{indent}  ")]
        elif isinstance(value, list):
            lines += [
                f"{indent}{key}:\n",
                *(f"{indent}  - {canonical.quoted(one)}\n" for one in value),
            ]
        elif isinstance(value, bool):
            lines.append(f"{indent}{key}: {str(value).lower()}\n")
        else:
            plain = key in ("type", "id")
            lines.append(f"{indent}{key}: {value if plain else canonical.quoted(str(value))}\n")
    return lines
