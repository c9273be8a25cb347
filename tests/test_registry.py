"""A list's own parts: what is wrong with one is told at its line, and what is right is used."""

import json
from pathlib import Path
from typing import Any

import pytest
from support import copy_of_toy, run

from awesomequant.check.reports import REPORTS
from awesomequant.check.rules import RULES
from awesomequant.export.formats import EXPORTERS
from awesomequant.export.styles import STYLES
from awesomequant.intake.formats import IMPORTERS
from awesomequant.library.library import Library
from awesomequant.library.settings import Settings
from awesomequant.registry import PartError, PartKind, own_place, parts
from awesomequant.store import load
from awesomequant.web.services import SERVICES
from awesomequant.web.values import Broken, Reply, Request, Unanswered

KINDS = (RULES, REPORTS, IMPORTERS, EXPORTERS, STYLES, SERVICES)
LIBRARY = Library(Settings(title="x", description="y"))
RULE = "def check(library):\n    return []\n"
SERVICE = """\
from awesomequant.web.values import Request, Service
SERVICE = Service("own", "api.own.org", ("doi",), interval=1.0, tells={"citations": 15})
def request(keys):
    return Request("https://api.own.org/", keys)
def parse(reply):
    return {}
"""

EXPORTER = "SUFFIX = '.x'\nMEDIA_TYPE = 'text/x'\ndef entry(cited):\n    return cited.key\n"


def own(root: Path, kind: PartKind[Any], text: str, name: str = "own") -> Any:
    """Load ``text`` as a part of the list's own below ``root``."""
    folder = root / kind.folders[0]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.py").write_text(text, "utf-8")
    return parts(kind, root)[name.replace("_", "-")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_our_own_parts_keep_the_contract_that_others_are_held_to(
    kind: PartKind[Any], tmp_path: Path
) -> None:
    """Copied into a project, each of our files is taken for what it is."""
    folder = tmp_path / kind.folders[0]
    folder.mkdir()
    for part in parts(kind).values():
        file = Path(part.__file__)
        if file.name != "__init__.py":
            (folder / file.name).write_bytes(file.read_bytes())
    found = parts(kind, tmp_path)
    assert set(found) == set(parts(kind))
    assert [name for name, part in found.items() if own_place(part)]


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (RULES, "import nothing_like_it\n", "checks/own.py:1: ModuleNotFoundError"),
        (RULES, "x = 1\ndef check(library)\n", "checks/own.py:2: SyntaxError: expected ':'"),
        (RULES, "\n\nx = 1 / 0\n", "checks/own.py:3: ZeroDivisionError: division by zero; mend it"),
        (RULES, "raise SystemExit(3)\n", "checks/own.py:1: SystemExit: 3"),
        (RULES, "x = 1\n", "checks/own.py:1: it has no function check(); a rule has check(library)"),
        (RULES, "check = 7\n", "it has no function check()"),
        (RULES, "\ndef check():\n    pass\n", "checks/own.py:2: it is called as check(library)"),
        (RULES, f"STOPS_A_BUILD = 'no'\n{RULE}", "checks/own.py:1: STOPS_A_BUILD is 'no', not bool"),
        (EXPORTERS, "def export(papers, library):\n    return ''\n", "exporters/own.py:1: it has no "),
        (IMPORTERS, "SUFFIXES = '.txt'\ndef read(text, file): ...\n", "SUFFIXES is '.txt', not tuple"),
        (IMPORTERS, "SUFFIXES = ('.txt', 3)\ndef read(text, file): ...\n", "a sequence with 3, not str"),
        (SERVICES, SERVICE.replace('"own"', '"other"'), "is called 'other' in a file of 'own'"),
        (SERVICES, SERVICE.replace("citations", "citation"), "sources/own.py:2: ValueError"),
        (SERVICES, SERVICE.replace("citations", "citation"), "did you mean 'citations'?"),
        (SERVICES, SERVICE.replace('"doi"', '"dio"'), "did you mean 'doi'?"),
        (SERVICES, SERVICE.replace("SERVICE =", "SERVICES ="), "sources/own.py:2: nothing reads 'SERVICES'; did you mean 'SERVICE'?"),
        (SERVICES, SERVICE.replace("SERVICE =", "OTHER ="), "it has no SERVICE; a service has"),
        (SERVICES, SERVICE.replace("tells=", "knows=('titel',), tells="), "'knows' has 'titel'; did you mean 'title'?"),
        (SERVICES, SERVICE.replace("tells=", "home='hive', tells="), "its 'home' no address"),
        (SERVICES, SERVICE.replace("tells=", "kind='king', tells="), "or its 'kind' none"),
        (SERVICES, SERVICE.replace('("doi",)', '("doi")'), "'schemes' is a text: write (\"doi\",)"),
        (SERVICES, SERVICE.replace("tells=", "by_title={}, redirects=('x'), tells="), "'redirects' is a text"),
        (SERVICES, SERVICE.replace(', tells={"citations": 15}', ""), "it tells nothing, and is never asked"),
        (SERVICES, SERVICE.replace('"api.own.org", (', '"api.own.org:8000", ('), "'host' is 'api.own.org:8000'"),
        (RULES, f"STOP_BUILD = True\n{RULE}", "checks/own.py:1: nothing reads 'STOP_BUILD'; did you mean 'STOPS_A_BUILD'?"),
        (RULES, "def chek(library):\n    return []\n", "checks/own.py:1: nothing reads 'chek'; did you mean 'check'?"),
        (RULES, f"NEEDS = ('data/tags.yaml')\n{RULE}", "it is a text: write ('data/tags.yaml',)"),
        (EXPORTERS, f"\nHED = 'x'\n{EXPORTER}", "exporters/own.py:2: nothing reads 'HED'; did you mean 'HEAD'?"),
        (EXPORTERS, "\n\n" + EXPORTER.replace(".x", "txt"), "exporters/own.py:3: SUFFIX is 'txt'"),
        (IMPORTERS, "SUFFIXES = ('.t',)\ndef read(text, file): ...\ndef fit(text): ...\n", "own.py:3: nothing reads 'fit'"),
    ],
)  # fmt: skip
def test_a_part_that_cannot_be_used_is_told_with_file_and_line(
    kind: PartKind[Any], text: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(PartError) as caught:
        own(tmp_path, kind, text)
    assert told in str(caught.value)


FINDING = "from awesomequant.library.problems import Finding\ndef check(library):\n    "


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("yield 'alpha'", "checks/own.py:2: check() yields 'alpha', not Finding"),
        ("return None", "checks/own.py:2: check() returns None, not Iterable[Finding]"),
        ("return 'words'", "check() returns 'words', not Iterable"),
        ("yield Finding('x', 'title', 'm')", "yields Finding whose path is 'title', not tuple"),
        ("yield Finding('x', (), 'm', level='warning')", "whose level is 'warning', not Level"),
        ("yield library.paper", "checks/own.py:3: AttributeError: 'Library' object has no attr"),
        ("return map(int, ['x'])", "checks/own.py:2: ValueError: invalid literal for int"),
        ("return [one.x for one in [1]]", "checks/own.py:3: AttributeError"),
        ("yield from sorted([1, 'x'])", "checks/own.py:3: TypeError: '<' not supported"),
        ("import sys; sys.exit(7)", "checks/own.py:3: SystemExit: 7"),
        ("yield sys.exit()", "checks/own.py:3: NameError"),
        ("yield Finding('x', ('title'), 'm')", "it is a text: write ('title',)"),
        (
            "library.settings.title = 'X'",
            "checks/own.py:3: ValidationError: 'title' cannot be written: what a part is handed is frozen",
        ),
    ],
)
def test_what_a_part_does_wrong_later_is_told_at_its_line(
    body: str, told: str, tmp_path: Path
) -> None:
    rule = own(tmp_path, RULES, FINDING + body + "\n")
    with pytest.raises(PartError) as caught:
        list(rule.check(LIBRARY))
    assert told in str(caught.value)


def test_what_is_a_part_s_own_is_no_slip(tmp_path: Path) -> None:
    """A name of its own, one that begins with an underscore, one that comes in from elsewhere."""
    text = f"from os.path import splitext as chek\nSTOPWORDS = ('a',)\n_STOP_BUILD = 1\nCOUNTS: dict = {{}}\n{RULE}"
    assert own(tmp_path, RULES, text).STOPS_A_BUILD is False


def test_what_a_part_prints_goes_to_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "print('loaded')\ndef check(library):\n    print('begun')\n    yield from ()\n    print('done')\n"
    list(own(tmp_path, RULES, text).check(LIBRARY))
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "loaded\nbegun\ndone\n")


def test_a_function_in_the_place_of_a_value_is_fenced_too(tmp_path: Path) -> None:
    text = (
        "def HEAD(library):\n    return library.nothing\ndef entry(cited):\n    return cited.key\n"
    )
    exporter = own(tmp_path, EXPORTERS, f"SUFFIX, MEDIA_TYPE = '.x', 'text/x'\n{text}")
    with pytest.raises(PartError, match=r"exporters/own\.py:3: AttributeError"):
        exporter.HEAD(LIBRARY)


def test_the_line_is_the_last_one_of_the_part_s_own_file(tmp_path: Path) -> None:
    text = "import json\n\ndef read(text, file):\n    return deeper(text)\n\ndef deeper(text):\n    return json.loads(text)\n\nSUFFIXES = ('.x',)\n"
    importer = own(tmp_path, IMPORTERS, text)
    with pytest.raises(PartError) as caught:
        importer.read("{", "a.x")
    assert str(caught.value).startswith("importers/own.py:7: JSONDecodeError: ")


def test_what_its_kind_may_raise_passes_the_fence(tmp_path: Path) -> None:
    text = SERVICE.replace("return {}", "raise Broken('odd')").replace("import ", "import Broken, ")
    service = own(tmp_path, SERVICES, text)
    with pytest.raises(Broken, match="odd"):
        service.parse(Reply(Request("https://api.own.org/"), 200))
    assert issubclass(Broken, Unanswered)


def test_a_part_that_defines_dataclasses_is_loaded(tmp_path: Path) -> None:
    text = f"from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    b: int\n{RULE}"
    assert own(tmp_path, RULES, text).A(3).b == 3
    assert not list(tmp_path.rglob("__pycache__"))


def test_what_may_be_left_out_is_there_all_the_same(tmp_path: Path) -> None:
    assert own(tmp_path, RULES, RULE).STOPS_A_BUILD is False
    importer = own(tmp_path, IMPORTERS, "SUFFIXES = ('.x',)\ndef read(text, file): ...\n")
    assert importer.fits("anything")
    assert own_place(importer) is not None
    assert own_place(parts(RULES)["spacing"]) is None


def test_a_part_lies_over_ours_of_the_same_name(tmp_path: Path) -> None:
    rule = own(tmp_path, RULES, f'"""Ours."""\n{RULE}', "title_case")
    assert parts(RULES, tmp_path)["title-case"] is not parts(RULES)["title-case"]
    assert rule.__doc__ == "Ours."


# Through the commands


@pytest.mark.parametrize(
    ("folder", "text", "command", "told"),
    [
        ("checks", "import nothing_like_it\n", ["check"], "checks/own.py:1: ModuleNotFound"),
        ("checks", "import nothing_like_it\n", ["readme"], "checks/own.py:1: ModuleNotFound"),
        ("checks", "import nothing_like_it\n", ["build"], "checks/own.py:1: ModuleNotFound"),
        ("reports", "def report(problems, context):\n    return 1\n", ["check", "--output-format", "own"], "reports/own.py:1: report() returns 1, not str"),
        ("exporters", "SUFFIX = '.x'\nMEDIA_TYPE = 'text/x'\ndef entry(cited):\n    return cited.x\n", ["export", "--format", "own"], "exporters/own.py:4: AttributeError"),
        ("importers", "SUFFIXES = ('.yml',)\ndef read(text, file):\n    return text.x\n", ["import", "mkdocs.yml"], "importers/own.py:3: AttributeError"),
    ],
)  # fmt: skip
def test_a_broken_part_ends_a_command_with_its_line_and_no_traceback(
    folder: str, text: str, command: list[str], told: str, tmp_path: Path
) -> None:
    project = copy_of_toy(tmp_path)
    (project / folder).mkdir()
    (project / folder / "own.py").write_text(text)
    done = run(*command, cwd=project)
    assert done.returncode == 2
    assert told in done.stderr
    assert "mistake of awesomequant" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rule_that_fails_is_a_finding_and_the_others_run(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "checks").mkdir()
    text = FINDING + "yield Finding(library.papers[0].source_file, ('title',), 'seen')\n    1 / 0\n"
    (project / "checks/own.py").write_text(text)
    (project / "data/papers/2021/buzz.yaml").write_text(
        (project / "data/papers/2021/buzz.yaml").read_text().replace("venue: BeeConf", "venue: Bee")
    )
    done = run("check", "--output-format", "concise", cwd=project)
    assert done.returncode == 1
    assert "checks/own.py:4:1: ZeroDivisionError: division by zero [broken-rule]" in done.stdout
    assert "seen [own]" in done.stdout
    assert "[unknown-venue]" in done.stdout
    assert "   4 |     1 / 0" in run("check", cwd=project).stdout.replace("  4 |", "   4 |")


def test_a_finding_in_a_file_that_is_not_there_is_the_rule_s_mistake(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "checks").mkdir()
    (project / "checks/own.py").write_text(FINDING + "yield Finding('nowhere.yaml', (), 'seen')\n")
    done = run("check", "--output-format", "concise", cwd=project)
    assert "checks/own.py:1:1: it finds 'seen' in nowhere.yaml, and there is no such file" in (
        done.stdout
    )
    assert not load(project).problems


def test_a_rule_that_ends_the_program_or_misses_its_place_is_told(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "checks").mkdir()
    (project / "checks/ends.py").write_text("import sys\ndef check(library):\n    sys.exit(7)\n")
    (project / "checks/talks.py").write_text(
        FINDING
        + "print('hello')\n    yield Finding(library.papers[0].source_file, ('titel',), 'm')\n"
    )
    done = run("check", "--output-format", "json", cwd=project)
    assert done.returncode == 1
    found = [one for one in json.loads(done.stdout) if one["rule"] == "broken-rule"]
    assert ["SystemExit: 7" in found[0]["message"], "'titel' is no field" in found[1]["message"]] == [
        True, True,
    ]  # fmt: skip
    assert "hello" in done.stderr


def test_errors_of_a_list_s_own_rules_are_counted_where_they_stop_nothing(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "checks").mkdir()
    rule = FINDING + "yield Finding(library.papers[0].source_file, ('title',), 'seen')\n"
    (project / "checks/own.py").write_text(rule)
    done = run("readme", cwd=project)
    assert done.returncode == 0
    assert "1 error of the list's own rules, which does not stop this: see 'check'" in done.stderr
    (project / "checks/own.py").write_text(f"STOPS_A_BUILD = True\n{rule}")
    done = run("readme", cwd=project)
    assert done.returncode == 1
    assert "seen [own]" in done.stderr


def test_check_finds_every_part_that_cannot_be_used(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    texts = {
        "exporters/one.py": "x = 1\n", "exporters/two.py": "1 / 0\n", "sources/api.py": "SERVIC = 1\n",
        "importers/tab.py": "import no_such\n",
    }  # fmt: skip
    for name, text in texts.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text)
    done = run("check", "--output-format", "concise", cwd=project)
    told = [line.partition(":")[0] for line in done.stdout.splitlines() if "broken-rule" in line]
    assert (done.returncode, told) == (1, sorted(texts))


def test_two_formats_of_one_suffix_are_found_by_check(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "exporters").mkdir()
    (project / "exporters/own.py").write_text("LABEL = 'Own'\n" + EXPORTER.replace(".x", ".bib"))
    done = run("check", "--output-format", "concise", cwd=project)
    assert "exporters/own.py:2:1: the files of 'bibtex' end in .bib too" in done.stdout


def test_an_exporter_that_fails_names_the_record(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "exporters").mkdir()
    text = EXPORTER.replace("cited.key", "{'buzz': 1 / (cited.key != 'buzz')} and cited.key")
    (project / "exporters/own.py").write_text(text)
    done = run("export", "--format", "own", cwd=project)
    assert (
        "exporters/own.py:4: ZeroDivisionError: division by zero, at data/papers/2021/buzz.yaml"
        in (done.stderr)
    )


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        ("data/papers/2021/buzz.yaml", "species: [bumblebee]", "write 'fields: {species: [bumblebee]}'"),
        ("data/papers/2021/buzz.yaml", "species: honey bee", "write 'fields: {species: honey bee}'"),
        ("data/list.yaml", "readme: {entry: tables}", "'tables' is none of venue, title, table; did you"),
    ],
)  # fmt: skip
def test_an_own_field_at_the_top_and_a_word_that_is_none_are_told(
    tmp_path: Path, file: str, line: str, told: str
) -> None:
    project = copy_of_toy(tmp_path)
    with (project / file).open("a") as stream:
        stream.write(f"{line}\n")
    assert told in str(load(project).problems[0])


def test_a_form_of_one_s_own_is_offered_and_an_unknown_one_gets_the_nearest(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "reports").mkdir()
    (project / "reports/count.py").write_text(
        "def report(problems, context):\n    return f'{len(problems)} in all\\n'\n"
    )
    assert run("check", "--output-format", "count", cwd=project).stdout.endswith(" in all\n")
    done = run("check", "--output-format", "counts", cwd=project)
    assert done.returncode == 2
    assert "there is no form 'counts' of output; did you mean 'count'?" in done.stderr


def test_an_importer_of_one_s_own_reads_its_suffix(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "importers").mkdir()
    (project / "importers/titles.py").write_text(
        "from awesomequant.library.draft import Draft, Reading\n"
        "from awesomequant.library.problems import Place\n"
        "SUFFIXES = ('.txt',)\n"
        "def read(text, file):\n"
        "    lines = enumerate(text.splitlines(), 1)\n"
        "    return Reading([Draft(Place(file, at), line) for at, line in lines])\n"
    )
    (project / "mine.txt").write_text("A Work on Bumblebees and Flowers\n")
    for options in (["mine.txt"], ["mine.txt", "--from", "titles"]):
        done = run("import", *options, "--dry-run", cwd=project)
        assert "1 entries read" in done.stderr, done.stderr
    done = run("import", "mine.txt", "--from", "title", cwd=project)
    assert "there is no importer 'title'; did you mean 'titles'?" in done.stderr
