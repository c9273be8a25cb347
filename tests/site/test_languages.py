"""A whole site in another language: no word of ours is left in English on any kind of page."""

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest
from support import copy_of_toy, run

from awesomequant.library.messages import Messages, lineage
from awesomequant.outfit.kits import starter
from awesomequant.outfit.names import named
from awesomequant.store.messages import read_messages
from awesomequant.store.reader import Reader

ROOT = Path(__file__).parents[2]
# What all languages have alike, and what names things of others.
NAMES = """
    Awesome BibTeX CSV CSL JSON Markdown PDF RIS APA IEEE ACM Chicago GB et al Esc Enter DOI arXiv
    Made with Material for MkDocs CC Beekeeper
"""
_SAID = re.compile(r"⟦[^⟦⟧]*⟧")
_SHOWN = ("aria-label", "title", "placeholder", "alt", "content", "label")
_UNSEEN = ("script", "style", "pre", "code", "kbd", "template")
_WORD = re.compile(r"[A-Za-z]{2,}")


class Texts(HTMLParser):
    """Collects what a page shows or has read aloud: its texts, and attributes that are such."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.found: list[str] = []
        self.texts: list[str] = []  # one after another: what is said may have links in it
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note attributes."""
        said = dict(attrs)
        self._within += [tag] if tag in _UNSEEN else []
        # COinS, addresses, the colours of the theme and names that programs read are no texts.
        is_for_programs = said.get("class") == "Z3988" or (
            tag == "meta" and said.get("name") not in ("description", "Description")
            and said.get("property") != "og:title"
        )  # fmt: skip
        if not is_for_programs:
            self.found += [value for name in _SHOWN if (value := said.get(name))]

    def handle_endtag(self, tag: str) -> None:
        """Leave an element whose content is not shown."""
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if not self._within:
            self.texts.append(data)


def left_over(text: str) -> list[str]:
    """Return what is left of a text without what was said."""
    while _SAID.search(text):
        text = _SAID.sub(" ", text)
    return _WORD.findall(text)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a list in German whose messages all stand in brackets, with its site."""
    root = copy_of_toy(tmp_path_factory.mktemp("languages"))
    known = read_messages(Reader(ROOT), "de").known
    said = {text: f"⟦{text}⟧" for text in known}
    for name, text in starter().items():
        if name == "mkdocs.yml" or name.startswith("docs/"):
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(named(name, text, Messages("de", said)), "utf-8")
    (root / "messages").mkdir()
    lines = (f"{json.dumps(text)}: {json.dumps(form)}\n" for text, form in said.items())
    (root / "messages/de.yaml").write_text("".join(lines), "utf-8")
    settings = root / "data/list.yaml"
    settings.write_text("language: de\n" + settings.read_text("utf-8"), "utf-8")
    honey = root / "data/papers/2019/honey.yaml"
    honey.write_text(honey.read_text("utf-8") + "aliases: [old-honey]\n", "utf-8")
    done = run("-C", root, "build")
    assert done.returncode == 0, done.stderr
    assert run("-C", root, "readme").returncode == 0
    return root


def words_of_others(root: Path) -> set[str]:
    """Return the words that the list itself and the theme say."""
    files = chain(root.glob("data/**/*.yaml"), [root / "mkdocs.yml"])
    found = find_spec("material")
    assert found
    assert found.submodule_search_locations
    theme = Path(found.submodule_search_locations[0])
    german = theme / "templates/partials/languages/de.html"
    texts = [file.read_text("utf-8") for file in (*files, german)]
    return set(_WORD.findall(" ".join([*texts, NAMES])))


def english(root: Path, texts: Iterable[str]) -> set[str]:
    """Return the words that neither were said nor are of others."""
    known = words_of_others(root)
    return {word for text in texts for word in left_over(text) if word not in known}


def test_no_page_has_a_word_of_ours_in_english(built: Path) -> None:
    pages = sorted((built / "site").rglob("*.html"))
    kinds = {page.relative_to(built / "site").parts[0] for page in pages}
    assert {"404.html", "explore", "papers", "tags", "venues", "years", "authors", "compare",
            "reading-list", "filters", "statistics", "audit", "index.html"} <= kinds  # fmt: skip
    assert (built / "site/papers/old-honey/index.html") in pages
    found: dict[str, list[str]] = {}
    for page in pages:
        texts = Texts()
        texts.feed(page.read_text("utf-8"))
        for one in english(built, chain(texts.found, ["\n".join(texts.texts)])):
            found.setdefault(one, []).append(page.relative_to(built / "site").as_posix())
    assert not {one: where[:2] for one, where in found.items()}


def test_readme_has_no_word_of_ours_in_english(built: Path) -> None:
    text = re.sub(
        r"\]\([^)]*\)|<[^>]*>|```.*?```|`[^`]*`", " ",
        (built / "README.md").read_text("utf-8"), flags=re.DOTALL,
    )  # fmt: skip
    assert not english(built, [text])


@pytest.mark.parametrize(
    ("language", "known"),
    [
        ("de-CH", ["de", "de-CH"]),
        ("pt-BR", ["pt", "pt-BR"]),
        ("pt-AO", ["pt", "pt-PT", "pt-AO"]),
        ("es-MX", ["es", "es-419", "es-MX"]),
        ("en-GB", ["en", "en-GB"]),
        ("nb", ["no", "nb"]),
        ("sr-Latn", ["sr-Latn"]),
        ("zh-CN", ["zh", "zh-Hans", "zh-Hans-CN", "zh-CN"]),
        ("zh-TW", ["zh-Hant", "zh-Hant-TW", "zh-TW"]),
        ("zh-HK", ["zh-Hant", "zh-Hant-HK", "zh-HK"]),
        ("de-1996", ["de", "de-1996"]),
        ("xx-YY", ["xx", "xx-YY"]),
    ],
)
def test_what_stands_in_for_a_language_is_what_its_readers_read(
    language: str, known: list[str]
) -> None:
    assert lineage(language) == known


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("xx", "no language has the tag 'xx'"),
        ("deu", "'deu' is an older or longer tag; write de"),
        ("de_DE", "'de_DE' is not the tag of a language"),
        ("German", "'German' is not the tag of a language"),
    ],
)
def test_what_is_no_language_is_told_at_its_line(tmp_path: Path, language: str, told: str) -> None:
    root = copy_of_toy(tmp_path)
    settings = root / "data/list.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}language: {language}\n", "utf-8")
    line = len(settings.read_text("utf-8").splitlines())
    said = run("-C", root, "check", "--output-format", "concise").stdout
    assert f"data/list.yaml:{line}:" in said
    assert told.partition(";")[0] in said
