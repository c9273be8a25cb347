"""The words of our pages: each from the catalogue, each catalogue whole, and nothing in it unused."""

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from awesomequant.intake.files.issue_form import QUESTIONS
from awesomequant.language import markdown
from awesomequant.library.messages import CATEGORIES, MONTHS, PLACE, Messages, forms_of, places_of
from awesomequant.outfit.names import NAMES as NAMES_OF_PAGES
from awesomequant.render import for_html, for_markdown
from awesomequant.site.javascript import OF_CODE, tokens
from awesomequant.site.scripts import read, scripts
from awesomequant.store.messages import read_messages, shipped
from awesomequant.store.reader import Reader

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
# What is not for readers: it answers who changes the list, in the language of the tool.
OF_THE_TOOL = {"edit.md.j2", "summary.md.j2"}
PAGES = sorted(
    file
    for file in chain(TEMPLATES.rglob("*.md.j2"), TEMPLATES.rglob("*.html.j2"))
    if file.name not in OF_THE_TOOL
)
SCRIPTS = sorted((TEMPLATES / "site/scripts").glob("*.js"))
# What is read, and not said: the forms of English words.
READS = {"stems.js"}
# Names, which all languages have alike, and what programs read.
NAMES = re.compile(
    r"\b(?:Awesome|BibTeX|CSV|HTML|ISSN|JSON|LaTeX|Markdown|ORCID|PDF|PNG|RIS|SVG|YAML|Esc|Enter|et al|JS)\b"
)
_SAID = re.compile(r"""(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*\|\s*say\b""")
_CHOSEN = re.compile(r'\("([^"]*)" if [^"]* else "([^"]*)"\)\s*\|\s*say')
_CALLS = re.compile(r'(?<![\w.])say\(\s*("(?:[^"\\]|\\.)*")')
_PLURALS = re.compile(r'(?<![\w.])plural\(\s*"(?:[^"\\]|\\.)*",\s*("(?:[^"\\]|\\.)*")')


def in_templates() -> Iterator[str]:
    for file in (*PAGES, *TEMPLATES.joinpath("theme").rglob("*.html")):
        text = file.read_text("utf-8")
        for found in _CHOSEN.finditer(text):
            yield from found.groups()
        for found in _SAID.finditer(_CHOSEN.sub("", text)):
            yield found[1] if found[1] is not None else found[2]


def in_scripts() -> Iterator[str]:
    for file in SCRIPTS:
        text = file.read_text("utf-8")
        for found in chain(_CALLS.finditer(text), _PLURALS.finditer(text)):
            yield json.loads(found[1])


def in_program() -> Iterator[str]:
    for file in sorted((ROOT / "src/awesomequant").rglob("*.py")):
        text = file.read_text("utf-8")
        if "say(" not in text:
            continue
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            is_said = isinstance(node.func, ast.Attribute) and node.func.attr == "say"
            is_said |= isinstance(node.func, ast.Name) and node.func.id == "say"
            # The commands' ``say`` prints what it is given.
            if is_said and file.parts[-2] in {"library", "outfit", "render", "search", "site"}:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def constants() -> set[str]:
    """Return every text that the program has anywhere: tables of words are said by their values."""
    found = set[str]()
    for file in sorted((ROOT / "src/awesomequant").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@pytest.mark.parametrize("language", shipped())
def test_a_catalogue_has_every_message_and_no_other(language: str) -> None:
    reader = Reader(ROOT)
    known = read_messages(reader, language).known
    assert not reader.problems
    said = {*in_templates(), *in_scripts(), *in_program(), *NAMES_OF_PAGES, *QUESTIONS.values()}
    assert not said - known.keys()
    assert not known.keys() - said - constants()


@pytest.mark.parametrize("language", shipped())
def test_a_translation_has_the_places_of_the_english_and_its_own_plurals(language: str) -> None:
    known = read_messages(Reader(ROOT), language).known
    plurals = {Messages(language).category(number) for number in (*range(200), 1_000_000)}
    for text, forms in known.items():
        assert all(places_of(one) <= places_of(text) for one in forms_of(forms)), text
        if isinstance(forms, str):
            assert places_of(forms) == places_of(text), text
        else:
            assert places_of(forms["other"]) == places_of(text), text
            assert forms.keys() <= plurals, text


@pytest.mark.parametrize("language", shipped())
def test_catalogues_have_one_order(language: str) -> None:
    assert list(read_messages(Reader(ROOT), language).known) == list(
        read_messages(Reader(ROOT), "de").known
    )


@pytest.mark.parametrize("language", ["zh", "zh-Hant"])
def test_chinese_has_its_own_signs_and_no_blank_between_its_words(language: str) -> None:
    word = "[\u3400-\u9fff\u3001\u3002\uff00-\uffef]"
    for text, forms in read_messages(Reader(ROOT), language).known.items():
        assert isinstance(forms, str), text
        bare = re.sub(r"\{[a-z_]+(?::,)?\}", "", forms)
        if re.search(word, bare):
            assert not re.search(r"""[,;:?!()"']""", bare), text
        assert not re.search(f"{word} +{word}", forms), text


def test_traditional_chinese_has_no_sign_that_only_simplified_has() -> None:
    simple, full = (read_messages(Reader(ROOT), one).known for one in ("zh", "zh-Hant"))
    only_simple = set("论标签筛选链浏览页关类报错误会议题库条数据显纪录击载处")
    for text, forms in full.items():
        assert not only_simple & set(str(forms)), text
    assert simple.keys() == full.keys()


def test_spanish_has_its_own_signs_and_says_a_million_of_them() -> None:
    messages = read_messages(Reader(ROOT), "es")
    for text, forms in messages.known.items():
        for form in forms_of(forms):
            assert not re.search("[“”„]", form), text
            assert form.count("«") == form.count("»") == text.count("“"), text
            assert form.count("¿") == form.count("?"), text
        assert isinstance(forms, str) or forms.keys() == {"one", "many", "other"}, text
    assert all(messages.say(month).islower() for month in MONTHS)
    assert messages.say("{count:,} papers", count=1_000_000) == "1.000.000 de artículos"
    assert messages.say("{count:,} papers", count=1_000_001) == "1.000.001 artículos"


@pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_has_no_text_of_its_own(file: Path) -> None:
    text = re.sub(
        r"\{#.*?#\}|<(script|kbd|code)\b.*?</\1>|```\w*",
        "",
        file.read_text("utf-8"),
        flags=re.DOTALL,
    )
    bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    shown = re.sub(r"<[^>]*>|\]\([^)]*\)|&\w+;|\w+\.md\b", " ", bare)
    assert not re.findall(r"[A-Za-z]{2,}[^<>\n]*", NAMES.sub("", shown))
    for _, said in re.findall(r'\b(aria-label|placeholder|alt|title)="([^"]*)"', bare):
        assert not re.search("[A-Za-z]{2,}", NAMES.sub("", said)), said


@pytest.mark.parametrize(
    "file", [one for one in SCRIPTS if one.name not in READS], ids=lambda file: file.name
)
def test_a_script_has_no_text_of_its_own(file: Path) -> None:
    text = file.read_text("utf-8")
    code = [token for token in tokens(text) if token.kind in OF_CODE]
    said = {*(json.loads(one) for one in re.findall(r'"(?:[^"\\]|\\.)*"', " ".join(
        found[0] for found in re.finditer(r'(?<![\w.])(?:say|plural)\(\s*"(?:[^"\\]|\\.)*"(?:,\s*"(?:[^"\\]|\\.)*")?', text)
    )))}  # fmt: skip
    found = [
        (token.line, value)
        for at, token in enumerate(code)
        if token.text.startswith('"')
        and (value := json.loads(token.text)) not in said
        and re.search(r"^[A-Z][a-z]{2,}$|[a-z]{2,} [a-z]{2,}|\. $", NAMES.sub("", value))
        and not any(one.text in _NO_TEXT for one in code[max(0, at - 3) : at])
        and not _NO_WORDS.search(value)
    ]
    assert not found


# What takes names of elements, of classes and of keys, and errors that only a console shows.
_NO_TEXT = {
    "from", "querySelector", "querySelectorAll", "closest", "matches", "element", "Error", "case",
    "get", "set", "split",
}  # fmt: skip
_NO_WORDS = re.compile(
    r"^(?:Escape|Enter|Markdown|Arrow\w+|reading list)$|[.#\[][\w-]+[ \]]|aq-|md-|^ is gone$|^a about|^on or"
)


def test_plurals_and_numbers_are_those_of_browsers() -> None:
    languages = [
        "en",
        "de",
        "es",
        "zh",
        "fr",
        "pt",
        "it",
        "ru",
        "uk",
        "pl",
        "cs",
        "ar",
        "he",
        "ja",
        "nl",
        "sv",
        "hu",
        "bg",
        "tr",
        "ko",
        "fa",
        "hi",
        "es-MX",
        "pt-PT",
        "zh-TW",
    ]
    numbers = [*range(130), 999, 1000, 1234, 12345, 1_000_000, 2_345_678]
    script = (
        f"for (const tongue of {json.dumps(languages)}) {{"
        "const rules = new Intl.PluralRules(tongue);"
        f"console.log(JSON.stringify({json.dumps(numbers)}.map((one) => [rules.select(one),"
        "one.toLocaleString(tongue + '-u-nu-latn')]))) }"
    )
    lines = subprocess.run(
        ["node", "-e", script], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for tongue, line in zip(languages, lines, strict=True):
        said = Messages(tongue)
        ours = [[said.category(one), said.number(one)] for one in numbers]
        assert ours == json.loads(line), tongue


COUNTED = (0, 1, 2, 3, 5, 11, 21, 100, 101, 999, 1000, 1234, 12345, 1_000_000, 2_345_678)
# Plurals in all categories that CLDR has, to see in any language which of them is said.
EVERY = {one: f"{one} {{count:,}} {{count}}" for one in CATEGORIES}


@pytest.mark.parametrize(
    "language", [*shipped(), "en", "ar", "fa", "hi", "pl", "ru", "es-MX", "zh-TW", "ckb"]
)
def test_scripts_say_every_text_of_a_count_as_templates_do(language: str) -> None:
    counted = sorted({text for text in in_templates_and_all() if "count" in places_of(text)})
    known = read_messages(Reader(ROOT), language).known
    # Of a language without a catalogue each text has all plurals.
    messages = Messages(language, known or dict.fromkeys(counted, EVERY))
    calls = []
    for text in counted:
        one = text.replace("papers", "paper")
        said = f"say({json.dumps(text)}, places)"
        if not isinstance(known.get(text, {}), str):
            said = f"plural({json.dumps(one)}, {json.dumps(text)}, places)"
        calls.append(said)
    source = (
        'import { say } from "./messages.js";\nimport { plural } from "./plurals.js";\n'
        "export const told = (places) => [" + ",\n".join(calls) + "];\n"
    )
    joined = read("told.js", "told.js", source, messages).text
    scripts_ = TEMPLATES / "site/scripts"
    modules = [
        read(name, name, (scripts_ / name).read_text("utf-8")).text
        for name in ("messages.js", "plurals.js")
    ]
    numbers = {found[1] for text in counted for found in PLACE.finditer(text) if found[2]}
    others: dict[str, object] = {
        place: 4321 if place in numbers else place for text in counted for place in places_of(text)
    }
    run = (
        f"globalThis.document = {{ documentElement: {{ lang: {json.dumps(language)}, dir: '' }} }};"
        + "".join(modules) + joined
        + f"for (const count of {json.dumps(COUNTED)})"
        f" console.log(JSON.stringify(told({{ ...{json.dumps(others)}, count }})));"
    )  # fmt: skip
    lines = subprocess.run(["node", "-e", run], capture_output=True, text=True, check=True).stdout
    for count, line in zip(COUNTED, lines.splitlines(), strict=True):
        places: dict[str, object] = {**others, "count": count}
        ours = [
            messages.isolated(messages.form(text, text.replace("papers", "paper"), count))
            for text in counted
        ]
        assert json.loads(line) == [messages.filled(form, places) for form in ours], count


def in_templates_and_all() -> Iterator[str]:
    yield from chain(in_templates(), in_scripts(), in_program())


@pytest.mark.parametrize(
    ("language", "two", "three"),
    [
        ("en", "A and B", "A, B, and C"),
        ("en-GB", "A and B", "A, B, and C"),
        ("nl", "A and B", "A, B, and C"),  # the sentence around it is English, too
        ("de", "A und B", "A, B und C"),
        ("es", "A y B", "A, B y C"),
        ("zh", "A和B", "A、B和C"),
        ("zh-TW", "A和B", "A、B和C"),
    ],
)
def test_names_are_joined_as_the_language_joins_them(language: str, two: str, three: str) -> None:
    page = for_html(ROOT, read_messages(Reader(ROOT), language))
    template = page.from_string("{% for one in names %}{{ one }}{{ between(loop) }}{% endfor %}")
    listed = page.from_string("{{ names | listed }}")
    for names, joined in (("A", "A"), ("AB", two), ("ABC", three)):
        assert template.render(names=list(names)) == joined
        assert listed.render(names=list(names)) == joined
    assert listed.render(names=["<b>", "B"]).startswith("&lt;b&gt;")


def test_a_list_lays_single_messages_over_ours(tmp_path: Path) -> None:
    own = '"Filters": Auswahl\n"{count:,} papers": {one: Ein Werk, other: "{count:,} Werke"}\n'
    reader = Reader(tmp_path, {"messages/de.yaml": own})
    messages = read_messages(reader, "de")
    assert not reader.problems
    assert messages.say("Filters") == "Auswahl"
    assert messages.say("{count:,} papers", count=1) == "Ein Werk"
    assert messages.say("{count:,} papers", count=12_000) == "12.000 Werke"
    assert messages.say("Download") == "Herunterladen"
    assert messages.own


def test_what_a_catalogue_lacks_is_english_and_told_once(tmp_path: Path) -> None:
    reader = Reader(tmp_path, {"messages/nl.yaml": '"Filters": Filters\n"Help": "Hulp {bij}"\n'})
    messages = read_messages(reader, "nl")
    assert messages.say("Download") == "Download"
    wrong, lacking = reader.problems
    assert (wrong.place.file, wrong.place.line) == ("messages/nl.yaml", 2)
    assert wrong.message == "the message has no place {bij}"
    assert re.match(r"\d+ of \d+ texts of our pages stand in English", lacking.message)


def test_what_stands_in_a_message_is_escaped_and_what_is_markup_stays(tmp_path: Path) -> None:
    messages = Messages("de", {"Search in {name}": "In {name} & mehr suchen"})
    template = '{{ "Search in {name}" | say(name=name) }} {{ "It\'s" | say }}'
    page = for_html(tmp_path, messages).from_string(template).render(name="<b>")
    assert page == "In &lt;b&gt; &amp; mehr suchen It's"
    page = for_markdown(tmp_path, messages).from_string(template).render(name="*")
    assert page == f"In {markdown.show('*')} &#38; mehr suchen It's"


@pytest.mark.parametrize(
    ("language", "newest"),
    [
        ("de", "Neueste zuerst"),
        ("es", "Más recientes primero"),
        ("es-MX", "Más recientes primero"),
        ("zh", "由新到旧"),
        ("zh-CN", "由新到旧"),
        ("zh-TW", "由新到舊"),
        ("zh-HK", "由新到舊"),
    ],
)
def test_scripts_are_joined_in_the_language_of_the_list(
    tmp_path: Path, language: str, newest: str
) -> None:
    messages = read_messages(Reader(tmp_path), language)
    made = dict(scripts(tmp_path, messages))
    assert f'"{newest}"' in made["explore.js"]
    assert "Newest first" not in made["explore.js"]
    assert "Reading list" not in "".join(made.values())


@pytest.mark.parametrize(
    ("language", "day", "month", "one", "many"),
    [
        ("de", "12. November 2026", "November 2026", "1 Zitation", "12.000 Zitationen"),
        ("es", "12 de noviembre de 2026", "noviembre de 2026", "1 cita", "12.000 citas"),
        ("zh", "2026 年 11 月 12 日", "2026 年 11 月", "被引 1 次", "被引 12,000 次"),
    ],
)
def test_days_and_numbers_are_said_as_the_language_has_them(
    language: str, day: str, month: str, one: str, many: str
) -> None:
    messages = read_messages(Reader(ROOT), language)
    assert messages.day(date(2026, 11, 12)) == day
    assert messages.month("2026-11") == month
    assert messages.say("{count:,} citations", count=1) == one
    assert messages.say("{count:,} citations", count=12_000) == many
