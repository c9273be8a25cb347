"""Modules are joined into the scripts that the site ships; a mistake in one is told by its place."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from awesomequant.library.problems import Refusal
from awesomequant.site.scripts import SCRIPTS, join, read, scripts

ROOT = Path(__file__).parents[2]
ONE_SCOPE = "name it otherwise: the modules of a script share one scope"
OURS = ROOT / "templates/site/scripts"


def joined(sources: Mapping[str, str]) -> str:
    """Join modules that are given in the order of their needs."""
    return join([read(name, name, text) for name, text in sources.items()])


def project(root: Path, modules: Mapping[str, str]) -> dict[str, str]:
    """Return the scripts of a project that has modules of its own."""
    folder = root / "templates/site/scripts"
    folder.mkdir(parents=True)
    for name, text in modules.items():
        (folder / name).write_text(text, "utf-8")
    return dict(scripts(root))


def test_modules_are_joined_in_one_scope_without_their_doors() -> None:
    sources = {
        "a.js": "export const one = 1;\nexport async function two() {}\nconst own = 2;\n",
        "b.js": 'import { one, two } from "./a.js";\n\nclass B {}\nexport { B, three };\n'
        "const three = one;\ntwo();\n",
    }
    assert joined(sources) == (
        '(() => {\n"use strict";\nconst one=1;\nasync function two(){}\nconst own=2;\n'
        "class B{}\nconst three=one;\ntwo();\n})();\n"
    )


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("/** What. */\nlet a = 1; // why\n\n\n  // more\nlet b = 2;", "let a=1;\nlet b=2;\n"),
        ("return /* one\n two */ a;", "return\na;\n"),
        ("a = /** @type {B} */ (b);", "a=(b);\n"),
        ("a + +b - -c;", "a + +b - -c;\n"),
        ("a / /b/.c;", "a / /b/.c;\n"),
        ("typeof a in b;", "typeof a in b;\n"),
        ("a = `x\n   // y\n\n  ${ b }  z`;", "a=`x\n   // y\n\n  ${ b }  z`;\n"),
        ("a = 'x  //  y';", "a='x  //  y';\n"),
        ("  a(\n    b)\n", "a(\nb)\n"),
        ("a();\r\n\r\n  b();\r\n", "a();\nb();\n"),
    ],
)
def test_comments_and_needless_blanks_are_left_out(text: str, bare: str) -> None:
    assert read("a.js", "a.js", text).text == bare


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        (
            {"a.js": "export const one = 1;", "b.js": "let two;\nconst one = 2;"},
            f"b.js:2: one is declared by a.js too; {ONE_SCOPE}",
        ),
        (
            {"a.js": "export const one = 1;", "b.js": "const two = 1;\n\nf(one);"},
            f"b.js:3: one would be that of a.js: import it, or {ONE_SCOPE}",
        ),
        (
            {"a.js": "const open = {};\nopen();", "b.js": "open('https://example.org/');"},
            f"b.js:1: open would be that of a.js: import it, or {ONE_SCOPE}",
        ),
    ],
)
def test_a_name_that_would_mean_two_things_is_told(modules: dict[str, str], message: str) -> None:
    with pytest.raises(Refusal, match=f"^{re.escape(message)}$"):
        joined(modules)


def test_names_inside_functions_harm_nobody() -> None:
    first = "export function one() { const inner = 1; return inner; }"
    second = "function two(one) { const { inner } = one; return { one: inner.one }; }"
    assert "function two" in joined({"a.js": first, "b.js": second})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nimport one from './a.js';", '2: write: import { name } from "./file.js";'),
        ("import * as a from './a.js';", '1: write: import { name } from "./file.js";'),
        ("import { a as b } from './a.js';", '1: write: import { name } from "./file.js";'),
        ("import { a } from 'a';", '1: write: import { name } from "./file.js";'),
        ("import { a } from '../a.js';", '1: write: import { name } from "./file.js";'),
        ("import './a.js';", '1: write: import { name } from "./file.js";'),
        ("f(() => {\n import('./a.js');\n});", '2: write: import { name } from "./file.js";'),
        (
            "\nexport default function a() {}",
            "2: write export before const, let, class or function, or: export { name };",
        ),
        (
            "export * from './a.js';",
            "1: write export before const, let, class or function, or: export { name };",
        ),
        ("let a;\nexport { a, b };", "2: b is exported and not declared"),
        ("let a;\nf(`b;\n", "2: this template is not closed"),
    ],
)
def test_other_forms_and_mistakes_are_told_with_their_line(text: str, message: str) -> None:
    with pytest.raises(Refusal, match=f"^{re.escape('mine/a.js:' + message)}$"):
        read("a.js", "mine/a.js", text)


def test_a_module_of_the_project_stands_for_ours(tmp_path: Path) -> None:
    ours = dict(scripts(ROOT))
    own = project(
        tmp_path,
        {
            "cite.js": 'import { said } from "./said.js";\nsaid();\n',
            "said.js": "export function said() {}\n",
        },
    )
    assert own["cite.js"] == '(() => {\n"use strict";\nfunction said(){}\nsaid();\n})();\n'
    assert {name: own[name] for name in SCRIPTS[:3]} == {name: ours[name] for name in SCRIPTS[:3]}


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        (
            {"elements.js": "\nexport const counted = (;\n"},
            "elements.js:2: this ( is not closed",
        ),
        (
            {"explore-keys.js": "// mine\nimport { Shop } from './keeping.js';\n"},
            "explore-keys.js:2: keeping.js exports no Shop, but Compared, MOST_COMPARED, MOST_KEPT, ReadingList, entriesOf, isId, lastSeen, onKept",
        ),
        (
            {"cite.js": "import { a } from './gone.js';\n"},
            "cite.js:1: there is no module gone.js",
        ),
        (
            {
                "cite.js": "import { a } from './a.js';\n",
                "a.js": "import { b } from './b.js';\nexport const a = b;\n",
                "b.js": "\nimport { a } from './a.js';\nexport const b = a;\n",
            },
            "b.js:2: modules import each other: cite.js → a.js → b.js → a.js",
        ),
        (
            {"cite.js": "import { a } from './cite.js';\nexport const a = 1;\n"},
            "cite.js:1: modules import each other: cite.js → cite.js",
        ),
    ],
)
def test_a_mistake_of_the_project_is_told_with_its_file(
    tmp_path: Path, modules: dict[str, str], message: str
) -> None:
    with pytest.raises(Refusal, match=f"^templates/site/scripts/{re.escape(message)}$"):
        project(tmp_path, modules)


def test_an_export_that_ours_need_is_missed_where_it_is_asked_for(tmp_path: Path) -> None:
    own = {"keeping.js": "export class ReadingList {}\n"}
    with pytest.raises(Refusal, match=r"offers\.js:\d+: keeping\.js exports no Compared, but"):
        project(tmp_path, own)


def test_a_module_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "templates/site/scripts"
    folder.mkdir(parents=True)
    (folder / "cite.js").write_bytes(b"\xff\xfe")
    with pytest.raises(Refusal, match=r"^templates/site/scripts/cite\.js: is not UTF-8"):
        dict(scripts(tmp_path))


def test_the_scripts_need_no_npm(tmp_path: Path) -> None:
    shutil.copytree(OURS, tmp_path / "templates/site/scripts")
    found = dict(scripts(tmp_path))
    assert tuple(found) == SCRIPTS
    for text in found.values():
        assert not re.search(r"^(import|export)\b", text, re.MULTILINE)
        assert "/*" not in text


def test_the_scripts_stay_small() -> None:
    """All four were 46.7 KB when they became modules, and 57.6 before.

    Styles of references and the feed of a search took the next two; reading parts of files took
    five, whereby the first result of 10,000 papers takes 27 KB less and forty papers in BibTeX 740.
    Files made on the pages of papers and lists, and references fetched there, took five: cite.js
    has the modules that read and save files besides search.js.  Reading a query as a person means
    it (fields, phrases, pasted links, forms of words, synonyms) took 20, 7 as it travels: of 454
    queries 98 % have the wanted first where 75 had.  Search and filters on the pages of years,
    tags, venues and authors, authors as a filter and the way back to a row took eight.  Buttons to
    keep and to compare took eight of those that every page has, three as they travel; the two pages
    to which they lead have 49 of their own, 17 as they travel, which no other page loads.
    Links of a site that was opened from a disk took one, pictures as files, on the page of
    statistics alone, four.  To say texts in the language of a list took half of one in each script,
    three of all, two as they travel: texts with something in them were joined by hand before.
    Filters that fetch the values they begin without took one, and Explore is seven lighter for it.
    The page that checks a bibliography has 35 of its own, 12 as they travel, beside its worker.
    Pages of results have 15 of their own, six as they travel, most of it what writes tables; that
    the header's search finds them took four, one and a half as they travel, results in comparisons
    three.
    """
    found = dict(scripts(ROOT))
    sizes = {name: len(found[name].encode()) for name in SCRIPTS}
    readers = sizes.pop("reading-list.js") + sizes.pop("compare.js")
    assert sizes.pop("audit.js") < 37_000
    assert sizes.pop("board.js") < 16_000
    assert sum(sizes.values()) < 121_000
    assert readers < 56_000


def test_what_npm_installs_is_pinned_and_of_no_registry() -> None:
    package = json.loads((ROOT / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert package["private"]
    for name, version in package["devDependencies"].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock[f"node_modules/{name}"]["version"] == version
    for name, locked in lock.items():
        assert "resolved" not in locked, name
        assert not name or locked["integrity"], name
