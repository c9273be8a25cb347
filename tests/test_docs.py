"""The docs say what is true: their YAML loads, their help is current, their paths exist.

``python tests/test_docs.py`` writes the generated parts anew.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import reference
from click.testing import CliRunner
from markdown.extensions.toc import slugify
from support import ROOT

from awesomequant.cli import awesomequant
from awesomequant.docs import COMMANDS as SAID
from awesomequant.docs import TOPICS
from awesomequant.intake.formats import IMPORTERS
from awesomequant.library.decision import Decision, Overruling
from awesomequant.library.field_types import described
from awesomequant.library.list_rules import Scope, TagRules
from awesomequant.library.metrics import Metric
from awesomequant.library.paper import Paper
from awesomequant.library.persons import Person
from awesomequant.library.problems import Level
from awesomequant.library.reported import results_of
from awesomequant.library.results import Benchmark, Evaluated, ResultTable
from awesomequant.library.sections import Resources
from awesomequant.library.settings import Settings
from awesomequant.library.vocabulary import Synonyms, Tag, Venue
from awesomequant.registry import parts
from awesomequant.store import strict
from awesomequant.store.messages import read_messages
from awesomequant.store.reader import Reader

DOCS = ROOT / "docs"
COMMANDS = DOCS / "reference/commands.md"
RECORDS = DOCS / "reference/records.md"
TREE = DOCS / "tree.md"
MADE = {
    DOCS / "reference/files.md": reference.files_page,
    DOCS / "reference/formats.md": reference.formats_page,
    DOCS / "reference/list.md": reference.settings_page,
}


def commands_page() -> str:
    """Return the reference of the commands, made of their own help."""
    runner = CliRunner()
    context = awesomequant.make_context("awesomequant", ["check"], resilient_parsing=True)
    names = awesomequant.list_commands(context)
    pages = ["# Commands\n\nThis page is made of the help of each command.\n"]
    for arguments in ([], *([name] for name in names)):
        called = " ".join(["awesomequant", *arguments])
        text = runner.invoke(awesomequant, [*arguments, "--help"], prog_name="awesomequant").output
        pages.append(f"\n## {called}\n\n```text\n{text.rstrip()}\n```\n")
    return "".join(pages)


def fields_table(model: type[Paper] | type[Tag]) -> str:
    """Return the table of a model's fields, made of the model."""
    rows = ["| field | required | what it is |", "|---|---|---|"]
    said = described(model)
    for name, field in model.model_fields.items():
        if name not in ("id", "source_file"):
            required = "yes" if field.is_required() else ""
            about = said.get(name, "").removesuffix(".")
            rows.append(f"| `{name}` | {required} | {about} |")
    return "\n".join(rows)


def first_words(file: Path) -> str:
    """Return what a file says of itself: the first sentence of its docstring or first comment."""
    text = file.read_text("utf-8")
    if file.suffix == ".py":
        said = ast.get_docstring(ast.parse(text)) or ""
    else:
        found = re.match(r"\s*(?:/\*|\{#-?)(.*?)(?:\*/|-?#\})", text, re.DOTALL)
        said = found[1] if found else ""
    first = " ".join(said.split("\n\n")[0].split())
    return re.split(r"(?<=\w\.|[)`]\.) (?=[A-Z])", first)[0].removesuffix(".")


def tree_page() -> str:
    """Return the tree of the code with a line for each file, made of what the files say."""
    rows = ["# The tree, file by file", "", "Made of what each file says of itself."]
    source, templates = ROOT / "src/awesomequant", ROOT / "templates"
    for top, kinds in ((source, ("*.py",)), (templates, ("*.j2", "*.js", "*.css"))):
        files = [file for kind in kinds for file in top.rglob(kind)]
        folder = None
        # The files of a folder stand before those of the folders in it.
        for file in sorted(files, key=lambda one: (one.parent.parts, one.name)):
            if file.parent != folder:
                folder = file.parent
                init = folder / "__init__.py"
                about = f": {first_words(init)}" if init.is_file() and folder != source else ""
                rows += ["", f"## `{folder.relative_to(ROOT).as_posix()}/`{about}", ""]
            if file.name not in ("__init__.py", "__main__.py"):
                about = first_words(file)
                rows.append(f"- `{file.name}`" + (f": {about}" if about else ""))
    return "\n".join(rows) + "\n"


def test_the_tree_has_the_line_of_each_file() -> None:
    assert TREE.read_text("utf-8") == tree_page()


def test_every_file_of_the_package_says_what_it_is() -> None:
    assert not [
        file
        for kind in ("src/awesomequant/**/*.py", "templates/site/scripts/*.js")
        for file in ROOT.glob(kind)
        if not first_words(file)
    ]


def test_the_reference_of_commands_is_current() -> None:
    assert COMMANDS.read_text("utf-8") == commands_page()


@pytest.mark.parametrize("page", MADE)
def test_a_page_that_is_made_is_current(page: Path) -> None:
    assert page.read_text("utf-8") == MADE[page]()


def test_every_file_of_a_list_that_the_code_names_is_on_the_page() -> None:
    text = (DOCS / "reference/files.md").read_text("utf-8")
    sources = "".join(file.read_text("utf-8") for file in ROOT.glob("src/awesomequant/**/*.py"))
    named = set(re.findall(r'"data/([a-z-]+(?:\.[a-z]+)?)[/"]', sources))
    assert {"list.yaml", "declined.yaml", "history"} <= named
    assert not {name for name in named if f"`{name}" not in text}


@pytest.mark.parametrize("model", [Paper, Tag])
def test_the_table_of_fields_is_current(model: type[Paper] | type[Tag]) -> None:
    assert fields_table(model) in RECORDS.read_text("utf-8")


def yaml_blocks() -> Iterator[tuple[str, str]]:
    written = (file for file in DOCS.rglob("*.md") if file.name != "rules.md")  # in test_rules.py
    for file in (*sorted(written), ROOT / "CONTRIBUTING.md"):
        if file.is_file():
            text = file.read_text("utf-8")
            for found in re.finditer(r"^( *)```yaml\n(.*?)^\1```", text, re.DOTALL | re.MULTILINE):
                indent = len(found[1])
                yield (
                    f"{file.name}:{text[: found.start()].count(chr(10)) + 1}",
                    "\n".join(line[indent:] for line in found[2].splitlines()),
                )


def entry_is_valid(key: str, entry: dict[str, Any]) -> None:
    """Raise where an entry is no benchmark, model, venue, person, count or tag."""
    if "metric" in entry:
        Benchmark.model_validate({"id": key, **entry})
    elif "size" in entry:
        Evaluated.model_validate({"id": key, **entry})
    elif "kind" in entry:
        Venue.model_validate({"id": key, **entry})
    elif "name" in entry:
        Person.model_validate({"id": key, **entry})
    elif "as_of" in entry:
        Metric.model_validate(entry)
    else:
        Tag.model_validate({"id": key, **entry})


WHOLE: dict[str, type[Synonyms | Scope]] = {"groups": Synonyms, "reviewed": Scope}
CATALOGUES = [one for one in yaml_blocks() if one[1].startswith("# messages/")]


@pytest.mark.parametrize(("place", "text"), CATALOGUES)
def test_every_example_of_a_catalogue_can_be_said(place: str, text: str) -> None:
    reader = Reader(Path(place), {"messages/nl.yaml": text})
    assert read_messages(reader, "nl").own
    assert all(one.level is Level.NOTE for one in reader.problems)


@pytest.mark.parametrize(("place", "text"), [one for one in yaml_blocks() if one not in CATALOGUES])
def test_every_yaml_example_is_valid(place: str, text: str) -> None:
    values = strict.read(text)
    if "site_name" in values:
        return
    if "reason" in values:
        Decision.model_validate({**values, "id": "x", "source_file": place})
    elif "overruled" in values:
        Overruling.model_validate(values["overruled"])
    elif "year" in values:
        Paper.model_validate({**values, "id": "x", "source_file": place})
    elif values.get("kind") == "resources":
        Resources.model_validate({**values, "id": "x", "source_file": place})
    elif isinstance(values.get("rules"), list):
        TagRules.model_validate(values)
    elif "rows" in values:
        table = {**values, "id": "x", "source_file": place}
        assert list(results_of(ResultTable.model_validate(table)))
    elif whole := next((model for key, model in WHOLE.items() if key in values), None):
        whole.model_validate(values)
    elif "works" in values:
        reading = parts(IMPORTERS, ROOT)["looked-up"].read(text, place)
        assert reading.drafts
        assert reading.problems == []
    elif "description" in values and "title" in values:
        Settings.model_validate(values)
    else:
        for key, entry in values.items():
            entry_is_valid(key, entry)


def test_every_decision_is_in_the_index_and_every_name_in_it_a_file() -> None:
    index = (DOCS / "decisions/index.md").read_text("utf-8")
    named = set(re.findall(r"\]\(([\w-]+\.md)\)", index))
    assert named == {file.name for file in (DOCS / "decisions").glob("*.md")} - {"index.md"}


def test_the_map_of_the_code_names_every_room_and_no_file_that_is_not_there() -> None:
    text = (DOCS / "architecture.md").read_text("utf-8")
    source = ROOT / "src/awesomequant"
    for above in (source, source / "intake"):
        rooms = {file.parent.name for file in above.glob("*/__init__.py")}
        assert rooms <= set(re.findall(r"^\| `(\w+)/`", text, re.MULTILINE))
    for name in re.findall(r"`([\w/-]+(?:/|\.\w+))`", text.split("## Where would you")[1]):
        here = [source / name, ROOT / name, source / "intake/grammar" / name]
        assert any(path.exists() for path in here), name


def test_every_block_that_the_docs_name_exists_and_every_block_is_named() -> None:
    text = (DOCS / "how-to/site.md").read_text("utf-8")
    named = text[text.index("## Blocks") : text.index("## What a page may run")]
    blocks = {
        file.name.removesuffix(".html.j2") for file in (ROOT / "templates/site/blocks").iterdir()
    }
    found = set(re.findall(r"`([a-z-]+)[` ]", named))
    assert blocks - {"explore", "reading-list", "compare", "filters"} <= found


def anchors(page: Path) -> set[str]:
    """Return the addresses within a page: of its headings, and those written into it."""
    text = re.sub(r"^( *)```.*?^\1```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {slugify(one.replace("`", ""), "-") for one in heads} | set(
        re.findall(r"\{ #([\w-]+) \}", text)
    )


def page_of(address: str) -> Path:
    folder = address.strip("/")
    found = [DOCS / f"{folder}.md", DOCS / folder / "index.md"]
    return next(file for file in found if file.is_file())


@pytest.mark.parametrize("topic", sorted({**SAID, **TOPICS}.items()))
def test_each_topic_leads_to_a_page_and_a_heading_of_it(topic: tuple[str, str]) -> None:
    page, _, anchor = topic[1].partition("#")
    assert not anchor or anchor in anchors(page_of(page))


# Addresses that were given away before pages were parted; the first part of an address stays.
OLD = {
    "curate/": "begin the-repository commands bring-a-list-that-exists a-list-of-your-own how-the-list-reads a-list-too-long-for-one-page the-site how-large-a-site-becomes what-a-page-may-run-and-load feeds your-own-language your-own-look check-it-and-mend-what-can-be-mended",
    "exchange/": "what-comes-in a-table a-list-kept-as-data how-a-markdown-list-is-understood what-a-bibliography-comes-to into-a-list-that-exists a-hand-edit-of-readmemd what-goes-out bibtex-and-biblatex how-a-work-is-cited",
    "how-to/": "authors-on-readmemd the-colour a-rule-of-your-own a-field-of-your-own a-format-of-your-own a-service-of-your-own",
    "parts/": "a-rule an-exporter a-style-of-references an-importer a-report a-service",
    "update/": "once-a-week-awesomequant-update keys now-and-then-awesomequant-links one-paper-awesomequant-add",
    "unattended/": "tokens github gitlab",
    "complete/": "keys what-an-answer-to-a-title-is-worth what-no-service-tells",
    "take-along/": "a-reading-list-of-your-own zotero",
    "scope/": "how-it-is-applied",
    "tagging/": "rules how-good-the-rules-of-this-list-are",
}


@pytest.mark.parametrize("address", OLD)
def test_an_address_that_was_given_away_still_leads_somewhere(address: str) -> None:
    assert set(OLD[address].split()) <= anchors(page_of(address))


if __name__ == "__main__":
    COMMANDS.write_text(commands_page(), "utf-8")
    TREE.write_text(tree_page(), "utf-8")
    for made, text in MADE.items():
        made.write_text(text(), "utf-8")
    old = RECORDS.read_text("utf-8")
    models = iter((Paper, Tag))  # in the order of their tables
    table = re.compile(r"\| field \| required \|.*?\n(?=\n)", re.DOTALL)
    RECORDS.write_text(table.sub(lambda _: fields_table(next(models)) + "\n", old), "utf-8")
    print(COMMANDS, RECORDS, TREE)  # noqa: T201


def test_every_variable_of_ours_is_in_the_reference() -> None:
    source = "".join(file.read_text("utf-8") for file in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r'"(AWESOMEQUANT_[A-Z_]+)"', source))
    page = (DOCS / "reference/environment.md").read_text("utf-8")
    told = re.findall(r"^\| `(AWESOMEQUANT_[A-Z_]+)` \|", page, re.MULTILINE)
    assert sorted(read) == sorted(told)
