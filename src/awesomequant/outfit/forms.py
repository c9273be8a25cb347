"""Issue forms for GitHub, made of the model and a list's words, and read back by ``add``."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from awesomequant.intake.files.issue_form import OWN, questions
from awesomequant.library.library import Library
from awesomequant.library.settings import OwnField
from awesomequant.store import canonical
from awesomequant.store.schema import paper_schema

FOLDER = ".github/ISSUE_TEMPLATE"
# The first line of what is made anew with the words of the list; a form without it is its keeper's.
MARK = "# Made by 'awesomequant schema' of the list's words; without this line the file is yours."
# A menu of more is none that anybody reads; the ids are typed then, and told where they are wrong.
_MOST_CHOICES = 100
_WRONG = ("title", "authors", "venue", "year", "tags", "url", "code", "note")
# GitHub takes no form that asks for one of them in a field to write in.
_FORBIDDEN = re.compile(
    r"pass ?(?:word|code|phrase)|passwd|credential|secret|api[ _-]?key", re.IGNORECASE
)
_RESERVED = "none"  # GitHub's own choice in each menu


def forms(library: Library) -> dict[str, str]:
    """Return the forms by the names of their files, and what stands beside them."""
    made = {"1-suggest.yml": _suggest(library), "2-paper.yml": _whole(library),
            "3-mistake.yml": _mistake(library), "config.yml": _beside(library)}  # fmt: skip
    return {f"{FOLDER}/{name}": f"{MARK}\n{text}" for name, text in made.items()}


def _suggest(library: Library) -> str:
    say = library.messages.say
    said = say(
        "Paste the link: the list answers with a pull request, or says where it has the paper."
    )
    return _form(say("Suggest a paper"), said, [_link(library)])


def _whole(library: Library) -> str:
    """Return the form with the fields of a record, for papers that no service knows."""
    say, asked = library.messages.say, questions(library)
    tags = [tag.id for tag in library.tags.values() if not tag.deprecated]
    menu = _menu("tags", asked["tags"], say("What it is about"), tags, several=True)
    about_ids = say("Ids of {file}, with commas", file="data/tags.yaml")
    typed = _line("tags", asked["tags"], about_ids)
    where = say("Where the published version appeared; nothing for a preprint")
    body = [
        _link(library),
        _line("title", asked["title"], say("As the paper has it")),
        _field("textarea", "authors", asked["authors"], say("One a line, in order")),
        _line("venue", asked["venue"], where),
        _line("year", asked["year"], say("In which it appeared there")),
        *([menu] if 0 < len(tags) <= _MOST_CHOICES else [typed] if tags else []),
        _line("code", asked["code"], say("Where the code lies")),
        _line("note", asked["note"], say("A remark for readers")),
        *_of_the_list(library, asked),
    ]
    said = say("With title, venue and tags, for what a link alone does not tell.")
    return _form(say("Add a paper with its details"), said, body)


def _of_the_list(library: Library, asked: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Yield a question for each own field: a menu where it has values, else a line."""
    say = library.messages.say
    for name, own in library.settings.fields.items():
        label, identity = asked[f"{OWN}{name}"], f"own-{name}"
        is_list = own.type == "list"
        if _makes_a_menu(own):
            yield _menu(identity, label, "", list(dict.fromkeys(own.values)), several=is_list)
        elif not _FORBIDDEN.search(label):
            about = [say("With commas")] if is_list else []
            if 0 < len(own.values) <= _MOST_CHOICES:
                about.append(say("One of: {values}", values=say(", ").join(own.values)))
            yield _line(identity, label, ". ".join(about))


def _makes_a_menu(own: OwnField) -> bool:
    return 0 < len(own.values) <= _MOST_CHOICES and not any(
        one.strip().lower() == _RESERVED for one in own.values
    )


def _mistake(library: Library) -> str:
    say = library.messages.say
    known = paper_schema(library)["properties"]
    parts = [name for name in _WRONG if name in known]
    wrong = [*parts, say("it is listed twice"), say("something else")]
    body = [
        _line("which-paper", say("Which paper"), say("Its title, or its page here"), required=True),
        _menu("what-is-wrong", say("What is wrong"), "", wrong, several=True),
        _field("textarea", "what-is-right", say("What is right"),
               say("And where that can be seen"), required=True),
    ]  # fmt: skip
    return _form(say("Report a mistake"), say("Something about a paper is not so."), body)


def _beside(library: Library) -> str:
    lines = ["blank_issues_enabled: true\n"]
    if site := library.settings.site:
        say = library.messages.say
        said = {"name": say("Search the list"), "about": say("Is the paper there already?")}
        lines += ["contact_links:\n", *_item({"name": said["name"], "url": site, **said})]
    return "".join(lines)


def _link(library: Library) -> dict[str, Any]:
    example = next((paper.arxiv for paper in library.papers if paper.arxiv), "1706.03762")
    about = library.messages.say(
        "An arXiv id such as {example}, a DOI, or the address of the paper's page", example=example
    )
    return _line("link-to-the-paper", questions(library)["link"], about, required=True)


# A form as YAML, each value on a line of its own.


def _form(name: str, said: str, body: list[dict[str, Any]]) -> str:
    lines = [f"name: {canonical.inline(name)}\n", f"description: {canonical.quoted(said)}\n"]
    lines.append("body:\n")
    for one in body:
        lines += _item(one)
    return "".join(lines)


def _field(
    kind: str, identity: str, label: str, about: str, *, required: bool = False, **more: Any
) -> dict[str, Any]:
    said = {"label": label, **({"description": about} if about else {}), **more}
    field: dict[str, Any] = {"type": kind, "id": identity, "attributes": said}
    return field | ({"validations": {"required": required}} if required else {})


def _line(identity: str, label: str, about: str, *, required: bool = False) -> dict[str, Any]:
    return _field("input", identity, label, about, required=required)


def _menu(
    identity: str, label: str, about: str, options: list[str], *, several: bool
) -> dict[str, Any]:
    return _field("dropdown", identity, label, about, multiple=several, options=options)


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
