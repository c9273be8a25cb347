"""The menu and the titles of a list's pages are in its language, and those of its keeper stay."""

from pathlib import Path

import pytest
import yaml
from support import copy_of_toy, run

from awesomequant.library.messages import Messages
from awesomequant.outfit.kits import starter
from awesomequant.outfit.names import NAMES, named
from awesomequant.store.messages import read_messages
from awesomequant.store.reader import Reader

MENUS = {
    "de": ["Start", "Erkunden", "Artikel", "Venues", "Tags", "Statistik"],
    "es": ["Inicio", "Explorar", "Artículos", "Fuentes", "Etiquetas", "Estadísticas"],
    "zh": ["首页", "探索", "论文", "会议/期刊", "标签", "统计"],
}


def menu(root: Path) -> list[str]:
    """Return the names in a list's menu."""
    nav = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))["nav"]
    return [name for entry in nav for name in entry]


@pytest.mark.parametrize("language", sorted(MENUS))
def test_a_new_list_speaks_the_language_that_is_asked_for(tmp_path: Path, language: str) -> None:
    done = run("init", tmp_path / "l", "--language", language)
    assert done.returncode == 0, done.stderr
    assert menu(tmp_path / "l") == MENUS[language]
    assert f"\nlanguage: {language}\n" in (tmp_path / "l/data/list.yaml").read_text("utf-8")
    page = (tmp_path / "l/docs/statistics.md").read_text("utf-8")
    assert f"# {MENUS[language][-1]}\n" in page
    assert "A list of papers" not in (tmp_path / "l/data/list.yaml").read_text("utf-8")


def test_every_name_that_comes_with_a_list_is_one_that_languages_have() -> None:
    said = Messages("de", {name: f"<{name}>" for name in NAMES})
    for file, text in starter().items():
        now = named(file, text, said)
        if file.startswith("docs/"):
            assert next(line for line in now.splitlines() if line.startswith("# "))[:3] == "# <"
        if file == "mkdocs.yml":
            assert now.count("<") == 8, "six pages and two switches"


def test_a_list_changes_its_language_and_its_keepers_names_stay(tmp_path: Path) -> None:
    root = tmp_path / "l"
    assert run("init", root, "--language", "de", "--title", "Bienen").returncode == 0
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8").replace("Erkunden: explore.md", "Alles: explore.md")
    config.write_text(text.replace("nav:\n", "nav:\n  - Über uns: about.md\n"), "utf-8")
    before = (root / "docs/index.md").read_bytes()
    done = run("-C", root, "init", "--language", "es")
    assert done.returncode == 0, done.stderr
    assert "data/list.yaml mkdocs.yml" in done.stderr
    assert menu(root) == ["Über uns", "Inicio", "Alles", *MENUS["es"][2:]]
    assert (root / "docs/index.md").read_bytes() == before, "its heading is the list's own title"
    assert "the list speaks es already" in run("-C", root, "init", "--language", "es").stderr


def test_doctor_says_that_names_are_in_another_language(tmp_path: Path) -> None:
    root = tmp_path / "l"
    assert run("init", root).returncode == 0
    settings = root / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8").replace("# language: en", "language: zh"))
    said = run("-C", root, "doctor").stdout
    assert "not in the language of the list, zh: names in mkdocs.yml, docs/" in said
    assert "awesomequant init --language zh" in said
    assert run("-C", root, "init", "--language", "zh").returncode == 0
    assert "awesomequant init --language" not in run("-C", root, "doctor").stdout


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("german", "'german' is not the tag of a language; write de"),
        ("de_AT", "'de_AT' is not the tag of a language; write de-AT"),
        ("xx", "no language has the tag 'xx'"),
        ("deu", "'deu' is an older or longer tag; write de"),
    ],
)
def test_what_is_no_language_begins_no_list(tmp_path: Path, tag: str, told: str) -> None:
    done = run("init", tmp_path / "l", "--language", tag)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "l").exists()


def test_a_list_of_a_language_without_a_catalogue_keeps_the_english_names(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    messages = read_messages(Reader(root), "nl")
    assert named("mkdocs.yml", starter()["mkdocs.yml"], messages) == starter()["mkdocs.yml"]
