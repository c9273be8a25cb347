"""Two doors: files are opened by `door`, and whatever is said leaves by `console`.

Held by reading the syntax trees of the package, with few exceptions, each for a reason; and by a
table of what strangers write, in every form in which it is told.
"""

import ast
import io
import json
import logging
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from support import copy_of_toy, with_record
from test_architecture import SRC, Module, modules

from awesomequant import console
from awesomequant.check import reports
from awesomequant.check.reports import REPORTS, Context
from awesomequant.check.rulebook import rules
from awesomequant.check.run import inspect
from awesomequant.cli import main
from awesomequant.language.markdown import comment
from awesomequant.library.problems import Level, Place, Problem
from awesomequant.registry import parts
from awesomequant.render.readme import edit_summary, summary
from awesomequant.store import load

# What opens a file or looks into a folder, and what hands over what a program says.
READING = frozenset((
    "open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "scandir", "listdir", "walk",
    "copyfile", "copytree", "copy2", "copyfileobj", "readlink", "fdopen", "fromfile", "mmap",
))  # fmt: skip
TALKING = frozenset(("print", "stdout", "stderr", "logging", "echo", "secho", "warnings", "pprint"))

# Below "door" and "console" nobody does so but these.
OPENERS = {
    "door": "the door itself",
    "__main__": "the null device, for a stream that nobody gave us",
    "console": "the null device, for a stream that takes no more",
    "cli": "our own commands, for their names and first lines",
    "commands.check": "whether there are parts of the list's own; the summary that a host names is added to",
    "outfit.kits": "the starter list inside the package; what lies beside a file, whatever its capitals",
    "compiler.modules": "our own sources, and those of a library",
    "compiler.program": "the run time, beside it",
    "compiler.made": "the worker's own script, beside it",
    "compiler.worker": "the scripts that a wheel brings along",
    "export.pieces": "what was written into the site a moment ago",
    "intake.files.proceedings_titles": "unpacks what the door has read, in memory",
    "intake.files.reading": "names of a folder that a person named; what is a link is passed over",
    "mkdocs_plugin": "our own assets, and the site that MkDocs has just written",
    "render.compiled": "compiled templates of ours, in the package's own folder",
    "render.environment": "whether a list has templates of its own",
    "render.renderings": "our own templates, and whether a list has parts of its own",
    "site.ahead": "the skeleton that MkDocs has just written",
    "site.exchange": "the folders of sites, which change places",
    "site.filling": "the skeleton that MkDocs has just written",
    "site.javascript": "no file: the name of a token",
    "site.mkdocs_child": "memory that MkDocs says its words into",
    "site.mkdocs_run": "what our own process left for this one; the null device",
    "site.mkdocs_skeleton": "mkdocs.yml and what it inherits from, which are code",
    "site.scripts": "scripts of templates, which `strays` has looked over",
    "site.shelf": "the names of our own skeletons",
    "site.skeleton": "the skeleton that MkDocs has just written; names of docs for a digest",
    "site.trees": "the built site, to leave as it is what is as it would be",
    "site.workers": "pipes and memory between processes of ours",
    "site.watching": "the table of mounts",
    "store.batch": "what lies ready to be written, and what it is to take the place of",
    "store.cache": "the cache of this machine's user",
    "store.lock": "the lock",
    "store.messages": "catalogues of ours, in the package's own folder",
    "store.proceedings": "unpacks what the door has read, in memory",
    "store.seal": "a seal in the cache of this machine's user",
    "store.writing": "what is about to be written over, to leave it alone where it is the same",
    "update.sightings": "the journal in the cache of this machine's user",
    "web.cache": "the journal in the cache of this machine's user",
    "web.site_files": "what sites said, in the cache of this machine's user",
}
SPEAKERS = {
    "console": "the door itself",
    "__main__": "flushes and opens them, and says nothing",
    "cli": "flushes and closes, and says nothing",
    "registry": "what a list's own part prints goes to standard error; it is code",
    "library.list_rules": "makes warnings of Python errors while a pattern is compiled",
    "site.mkdocs_run": "MkDocs logs; what it says is made plain by the console's formatter",
    "site.workers": "flushes, and says nothing",
}


def _uses(module: Module, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield line and name of every use; a keyword and a name of ours that is defined are none."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in names:
            # Of a process that ran "stdout" is what it said; a value of ours may have "warnings".
            of = node.value.id if isinstance(node.value, ast.Name) else ""
            if of == "sys" or node.attr not in ("stdout", "stderr", "warnings", "logging"):
                yield node.lineno, node.attr
        elif isinstance(node, ast.Name) and node.id in names and isinstance(node.ctx, ast.Load):
            yield node.lineno, node.id
        elif isinstance(node, ast.ImportFrom) and not (node.module or "").startswith(
            "awesomequant"
        ):
            yield from ((node.lineno, one.name) for one in node.names if one.name in names)


def _outside(names: frozenset[str], exceptions: dict[str, str], src: Path) -> list[str]:
    return [
        module.at(line, f"{name} outside its door")
        for module in modules(src)
        if module.name not in exceptions
        for line, name in _uses(module, names)
        # "ast.walk" and the like: a tree in memory; a list's own variable.
        if f"ast.{name}" not in module.text and not _is_ours(module, name)
    ]


def _is_ours(module: Module, name: str) -> bool:
    """Return whether a module defines the name itself, or takes it from one of ours."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return True
        if isinstance(node, ast.ImportFrom):
            taken = [one.asname or one.name for one in node.names]
            if str(node.module).startswith("awesomequant") and name in taken:
                return True
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store):
            return True
    return False


DOORS = [(READING, OPENERS), (TALKING, SPEAKERS)]


@pytest.mark.parametrize(("names", "exceptions"), DOORS, ids=["reading", "talk"])
def test_nobody_goes_round_the_door(names: frozenset[str], exceptions: dict[str, str]) -> None:
    assert _outside(names, exceptions, SRC) == []


@pytest.mark.parametrize(("names", "exceptions"), DOORS, ids=["reading", "talk"])
def test_an_exception_that_nobody_needs_goes(
    names: frozenset[str], exceptions: dict[str, str]
) -> None:
    needed = {module.name for module in modules(SRC) if any(True for _ in _uses(module, names))}
    assert not exceptions.keys() - needed


@pytest.mark.parametrize(
    "line",
    ["open('x')", "Path('x').open()", "os.open('x', 0)", "Path('x').read_text()", "io.open('x')",
     "x.read_bytes()", "os.scandir('.')", "p.iterdir()", "p.rglob('*')", "os.walk('.')",
     "shutil.copyfile(a, b)", "lzma.open(x)", "from os import scandir"],
)  # fmt: skip
def test_a_way_round_the_door_for_reading_is_found(tmp_path: Path, line: str) -> None:
    assert _outside(READING, OPENERS, _tree(tmp_path, line))


@pytest.mark.parametrize(
    "line",
    ["print('x')", "sys.stdout.write(x)", "sys.stderr", "click.echo(x)", "click.secho(x)",
     "logging.getLogger()", "warnings.warn(x)", "from sys import stdout", "from click import echo"],
)  # fmt: skip
def test_a_way_round_the_door_for_talk_is_found(tmp_path: Path, line: str) -> None:
    assert _outside(TALKING, SPEAKERS, _tree(tmp_path, line))


def _tree(folder: Path, line: str) -> Path:
    file = folder / "src/awesomequant/store/wrong.py"
    file.parent.mkdir(parents=True)
    file.write_text(f'"""x."""\n{line}\n')
    return folder / "src"


# What a stranger writes, and how it is told.
TALK = {
    "escape": ("\x1b[2J", r"\x1b[2J"),
    "title of the window": ("\x1b]0;pwned\x07", r"\x1b]0;pwned\x07"),
    "C1 control": ("\x9b31m", r"\x9b31m"),
    "backspace": ("safe\b\b\b\bevil", r"safe\x08\x08\x08\x08evil"),
    "carriage return": ("evil\rgood", r"evil\rgood"),
    "line": ("one\ntwo", r"one\ntwo"),
    "order": ("x\n::error::pwned", r"x\n::error::pwned"),
    "order of old": ("x ##[add-mask]y", r"x #\x23[add-mask]y"),
    "order of Azure": ("x ##vso[task.setvariable variable=a]b", r"x #\x23vso[task.setvariable variable=a]b"),
    "line separator": ("x\u2028::error::y", r"x\u2028::error::y"),
    "next line": ("x\x85::error::y", r"x\x85::error::y"),
    "vertical tab": ("x\x0b::error::y", r"x\x0b::error::y"),
    "override": ("\u202egnp.exe", r"\u202egnp.exe"),
    "isolate": ("\u2066a\u2069", r"\u2066a\u2069"),
    "zero width": ("a\u200bb", r"a\u200bb"),
    "mark of order": ("\ufeffx", r"\ufeffx"),
    "tag": ("x\U000e0041", r"x\U000e0041"),
    "soft hyphen": ("x\u00ady", r"x\xady"),
    "private": ("x\ue000y", r"x\ue000y"),
    "no character": ("x\uffff", r"x\uffff"),
    "not given out": ("x\u0378", r"x\u0378"),
    "byte": ("x\udce9", r"x\xe9"),
    "surrogate": ("x\ud800", r"x\ud800"),
    "selector": ("x\ufe0f", r"x\ufe0f"),
    "null": ("x\0y", r"x\x00y"),
    "delete": ("x\x7f", r"x\x7f"),
}  # fmt: skip
KEPT = (
    "café", "Ångström", "量子化 神经网络", "Персептрон", "שלום עולם", "مرحبا", "नमस्ते", "สวัสดี", "한국어",
    "👩‍🔬 👨‍👩‍👧 ❤️ 🏳️‍🌈 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 1️⃣", "ℓ₁ ≤ ∑ x²", "a: b, c; d",
    "C++ :: templates", "# heading", "100 %", "شبکه\u200cهای عصبی", "क्\u200dष", "葛\U000e0100", "“quotes” – dashes…",
)  # fmt: skip


def _is_calm(text: str) -> bool:
    return not any(
        unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn", "Cf")
        and char not in "\u200c\u200d"
        and not "\U000e0020" <= char <= "\U000e01ef"  # of flags and ideographs, which `shown` knows
        for char in text.replace("\n", "").replace("\t", "")
    )


@pytest.mark.parametrize(("text", "told"), TALK.values(), ids=TALK)
@pytest.mark.parametrize(
    "say", [console.warn, console.say, console.show], ids=["warn", "say", "show"]
)
def test_what_is_said_holds_nothing_that_acts(
    capfd: pytest.CaptureFixture[str], say: Callable[[str], None], text: str, told: str
) -> None:
    say(text)
    said = "".join(capfd.readouterr())
    # Lines are ours: whoever joins words of a stranger's takes `shown` of them first.
    assert said == told.replace(r"\n", "\n").replace("\n::error", "\n" + r"\x3a:error") + "\n"


@pytest.mark.parametrize("text", KEPT)
def test_letters_of_every_script_are_said_as_they_are(
    capfd: pytest.CaptureFixture[str], text: str
) -> None:
    console.warn(text)
    assert capfd.readouterr().err == f"{text}\n"


@pytest.mark.parametrize(("text", "told"), TALK.values(), ids=TALK)
def test_a_problem_is_one_line_in_which_nothing_acts(
    capfd: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    problem = Problem(Place(f"data/{text}.yaml"), "schema", f"'{text}' is no field", text)
    assert str(problem) == f"data/{told}.yaml:1:1: '{told}' is no field; {told} [schema]"
    console.list_problems([problem], to_stdout=True)
    said = capfd.readouterr().out
    assert said.count("\n") == 1
    assert told in said


@pytest.mark.parametrize("form", sorted(parts(REPORTS)))
@pytest.mark.parametrize(("text", "told"), TALK.values(), ids=TALK)
def test_every_form_of_report_is_calm(form: str, text: str, told: str) -> None:
    place = Place(f"data/{text}.yaml", 1, 3)
    problem = Problem(
        place, "schema", f"'{text}' is no field", text, Level.WARNING, related=(place,)
    )
    context = Context(lambda _: f"k: {text} v\n", rules())
    said = reports.told(parts(REPORTS)[form], [problem], context)
    assert _is_calm(said.encode("utf-8", "surrogatepass").decode("utf-8", "replace")), ascii(said)
    assert "##[" not in said
    assert "##vso[" not in said
    lines = [line for line in said.split("\n") if line.strip().startswith("::")]
    assert len(lines) == (form == "github")
    if form in ("json", "rdjson", "sarif"):
        assert _is_calm(json.dumps(json.loads(said), ensure_ascii=False))
        assert json.dumps(json.loads(said))
    if form == "github":
        (line,) = lines
        head, data = line[2:].split("::", 1)
        assert re.fullmatch(r"warning file=[^,:]*,line=1,col=3,title=awesomequant schema", head)
        assert told.replace("%", "%25") in data


@pytest.mark.parametrize(
    ("file", "message", "line"),
    [
        (
            "a,b:c.yaml",
            "100%: a, b",
            "file=a%2Cb%3Ac.yaml,line=1,col=1,title=awesomequant x::100%25: a, b",
        ),
        ("a%0Ab.yaml", "a%0Ab", "file=a%250Ab.yaml,line=1,col=1,title=awesomequant x::a%250Ab"),
        ("a::b", "::error::x", r"file=a%3A%3Ab,line=1,col=1,title=awesomequant x::\x3a:error::x"),
    ],
)
def test_orders_of_ours_are_escaped_as_their_runner_wants(
    file: str, message: str, line: str
) -> None:
    problem = Problem(Place(file), "x", message)
    said = reports.told(parts(REPORTS)["github"], [problem], Context(lambda _: "", {}))
    assert said == f"::error {line}\n"


@pytest.mark.parametrize(("text", "told"), TALK.values(), ids=TALK)
def test_what_libraries_say_is_made_plain(text: str, told: str) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(console.Plain("%(levelname)s - %(message)s"))
    logger = logging.Logger("mkdocs")  # noqa: LOG001 -- for this test alone
    logger.addHandler(handler)
    logger.warning("a page %s is odd", text)
    lines = stream.getvalue().split("\n")
    assert told.split(r"\n", maxsplit=1)[0] in lines[0]
    assert not any(line.strip().startswith("::") for line in lines)
    assert _is_calm(stream.getvalue())


@pytest.mark.parametrize(("text", "told"), TALK.values(), ids=TALK)
def test_errors_are_told_calmly(capfd: pytest.CaptureFixture[str], text: str, told: str) -> None:
    if "\0" not in text:
        console.warn(console.told(OSError(2, "No such file or directory", text)))
    console.warn(console.told(ValueError(text)))
    console.complain(click.UsageError(f"no such option: {text}"))
    said = capfd.readouterr().err
    assert _is_calm(said)
    assert told.split(r"\n", maxsplit=1)[0] in said
    assert not any(line.strip().startswith("::") for line in said.split("\n"))


# What acts in Markdown on a forge, and what a comment says instead.
ACTS = {
    "a call": ("@torvalds look", "`@`torvalds look"),
    "a team": ("cc @org/team", "cc `@`org/team"),
    "an issue": ("fixes #1", "fixes `#`1"),
    "a link": ("[x](https://evil.example)", r"\[x\](`https://evil.example)`"),
    "a picture": ("![x](//evil/x.png)", r"!\[x\](//evil/x.png)"),
    "a bare address": ("see www.evil.com now", "see `www.evil.com` now"),
    "HTML": ("<img src=x onerror=y>", r"\<img src=x onerror=y\>"),
    "an entity": ("&#64;user", r"\&`#`64;user"),
    "a span of code": ("`x`", r"\`x\`"),
    "a field": ("'title' is missing", "'title' is missing"),
}


@pytest.mark.parametrize(("text", "told"), ACTS.values(), ids=ACTS)
def test_a_comment_links_nothing_and_calls_nobody(text: str, told: str) -> None:
    assert comment(text) == told


HOSTILE = "<img src=x onerror=alert(1)> ![x](https://evil.example/x.png) [y](javascript:z) | @user `c` **b**"


def test_summaries_show_what_strangers_wrote_as_text(tmp_path: Path) -> None:
    project = load(copy_of_toy(tmp_path))
    problem = Problem(Place("data/<b>|x.yaml"), "schema", HOSTILE, HOSTILE)
    pages = (
        summary(project.library, project.root, [problem], ()),
        edit_summary(project.library, project.root, f"+title: {HOSTILE}\n+```\n", [problem]),
    )
    for page in pages:
        table = "\n".join(line for line in page.split("\n") if line.startswith("|"))
        for sign in ("<img", "![", "](", "`c`", "**", "@user"):
            assert sign not in table
        assert all(line.count("|") in (3, 4) for line in table.split("\n"))


# The way from a record to a terminal, whole.
KEYS = {
    "11-escape-in-key": b'"a\\x1b[31m\\a\\n::warning::x": 1\ntitle: "A title of some words"\n',
    "order in a value": b'title: "A title"\nyear: "::error::x"\ntags: []\n',
    "order of old in a value": b'title: "A title"\nyear: "x ##[error]y"\ntags: []\n',
    "override in a key": b'"a\\u202eb": 1\ntitle: "A title"\n',
    "byte": b"title: caf\xe9\x1b[31m\n",
    "escape": b"title: \x1b[31mred\n",
    "order in a comment": b"title: [\n::error::x\n",
    "tab and order": b"title: x\nyeer: y\n\t::error::x\n",
    "line separator": "title: x\u2028::error::y\n".encode(),
    "anchor": b"title: &a\x07 x\n",
    "tag": b"title: !\x1b x\n",
}


@pytest.mark.parametrize("form", sorted(parts(REPORTS)))
@pytest.mark.parametrize("content", KEYS.values(), ids=KEYS)
def test_a_hostile_record_reaches_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
    content: bytes, form: str,
) -> None:  # fmt: skip
    project = with_record(tmp_path, content)
    page = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    words = ["awesomequant", "-C", str(project), "check", "--output-format", form]
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 1
    out, err = capfd.readouterr()
    for said in (out, err, page.read_text() if page.exists() else ""):
        assert _is_calm(said), ascii(said)
        assert "##[" not in said
        orders = [line for line in said.split("\n") if line.strip().startswith("::")]
        assert form == "github" or not orders
        assert all(
            line.startswith(
                (
                    "::error file=",
                    "::warning file=",
                    "::notice file=",
                    "::error title=",
                    "::notice title=",
                    "::warning title=",
                )
            )
            for line in orders
        )


def test_findings_of_rules_are_calm_though_a_record_is_not(tmp_path: Path) -> None:
    project = load(with_record(tmp_path, KEYS["override in a key"]), wholly=True)
    every = rules(project.root)
    for problem in inspect(project, every, every).problems:
        assert _is_calm(str(problem))
