"""Exporters: ours keep their contract, a list's own is offered everywhere or named with its line."""

import json
from pathlib import Path

import pytest
from support import copy_of_toy, files_of, run

from awesomequant.export import Format, exporters
from awesomequant.library.library import Library
from awesomequant.library.paper import Paper
from awesomequant.library.problems import Refusal
from awesomequant.library.settings import Settings
from awesomequant.site.pages import Site
from awesomequant.site.search import build
from awesomequant.store import load

OWN = '''"""Titles, a line each."""

LABEL = "Titles"
SUFFIX = ".txt"
MEDIA_TYPE = "text/plain"
HEAD = "All titles:\\n"
BETWEEN = "--\\n"
TAIL = "The end.\\n"


def entry(cited):
    return f"{cited.title} ({cited.year})\\n"
'''


def with_exporter(folder: Path, source: str = OWN, name: str = "titles.py") -> Path:
    project = copy_of_toy(folder)
    (project / "exporters").mkdir()
    (project / "exporters" / name).write_text(source)
    return project


def test_the_site_offers_the_formats_that_declare_a_label_in_their_order() -> None:
    assert [form.label for form in exporters().values() if form.label] == [
        "BibTeX", "RIS", "CSL-JSON", "CSV", "Markdown", "JSON",
    ]  # fmt: skip


def test_an_exporter_of_the_list_is_offered_wherever_ours_are(tmp_path: Path) -> None:
    project = load(with_exporter(tmp_path))
    library, formats = project.library, exporters(project.root)
    assert list(formats)[-4:] == ["biblatex", "jsonl", "notes", "titles"], "it stands behind ours"
    written = files_of(Site(library, project.root, formats), formats)
    assert written["papers.txt"] == (
        "All titles:\nBuzz: How Bees [Really] Fly *Fast* & <b>Far</b> (2021)\n--\n"
        "Counting Bees with $n$-Gram_Models: A 100 % Method? (2021)\n--\nNo (2019)\nThe end.\n"
    )
    explore = Site(library, project.root, formats).block("explore", "../")
    assert '<a href="../papers.txt">Titles</a>' in explore
    meta = json.loads(next(content for name, content in build(library, formats) if name == "meta.json"))  # fmt: skip
    assert meta["formats"]["titles"].items() >= {
        "label": "Titles", "suffix": ".txt", "type": "text/plain", "head": "All titles:\n",
        "between": "--\n", "tail": "The end.\n",
    }.items()  # fmt: skip
    assert run("-C", project.root, "export", "--format", "titles").stdout == written["papers.txt"]


def test_an_exporter_of_the_list_with_our_name_takes_the_place_of_ours(tmp_path: Path) -> None:
    project = load(with_exporter(tmp_path, OWN.replace(".txt", ".bib"), "bibtex.py"))
    formats = exporters(project.root)
    paper = project.library.by_id["honey"]
    assert formats["bibtex"].entry(paper, project.library) == "No (2019)\n"


def changed(old: str, new: str) -> str:
    assert old in OWN
    return OWN.replace(old, new)


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("def export(papers, library):\n    return ''\n", 1, "it has no SUFFIX; an exporter has SUFFIX, MEDIA_TYPE, entry(cited)"),
        (changed('LABEL = "Titles"', "LABEL = 7"), 3, "LABEL is 7, not str"),
        (changed(".txt", "../x.txt"), 4, "SUFFIX is '../x.txt', not of the form .txt or .csl.json"),
        (changed('HEAD = "All titles:\\n"', "HEAD = None"), 6, "HEAD is None, not str"),
        (changed("entry(cited)", "entry(paper, library)"), 11, "it is called as entry(cited)"),
        (OWN + "VARIANTS = {'loud': 1}\n", 13, "VARIANTS is {'loud': …} with 1, not"),
        (OWN + "ORDER = 'first'\n", 13, "ORDER is 'first', not int"),
        (changed(".txt", ".bib"), 4, "the files of 'bibtex' end in .bib too"),
        (changed("def entry(cited):", "def entry(cited)"), 11, "SyntaxError"),
        ("import no_such_module\n" + OWN, 1, "ModuleNotFoundError: No module named 'no_such_module'"),
        (changed("cited.year", "cited.decade"), 12, "AttributeError: 'Citation' object has no attribute 'decade'"),
        (changed("return f", "assert f"), 11, "entry() returns None, not str"),
        (changed('"All titles:\\n"', "lambda library: library.name"), 6, "AttributeError: 'Library' object has no attribute 'name'"),
        (changed('"All titles:\\n"', "lambda library: 3"), 6, "HEAD() returns 3, not str"),
    ],
)  # fmt: skip
def test_what_an_exporter_of_the_list_does_wrong_is_told_with_its_line(
    tmp_path: Path, source: str, line: int, message: str
) -> None:
    project = load(with_exporter(tmp_path, source))
    with pytest.raises(Refusal) as refused:
        exporters(project.root)["titles"].write(project.library.papers, project.library)
    told = str(refused.value)
    assert told.startswith(f"exporters/titles.py:{line}:")
    assert message in told


def test_what_a_variant_does_wrong_is_told_too(tmp_path: Path) -> None:
    source = OWN + "\n\nVARIANTS = {'latex': lambda cited: cited.x}\n"
    done = run("-C", with_exporter(tmp_path, source), "export", "--format", "titles", "--encoding", "latex")  # fmt: skip
    assert done.returncode == 2
    assert "exporters/titles.py:15: AttributeError" in done.stderr


def test_the_command_line_names_it_and_blames_nobody_else(tmp_path: Path) -> None:
    project = with_exporter(tmp_path, changed("cited.year", "cited.decade"))
    done = run("-C", project, "export", "--format", "titles")
    assert done.returncode == 2
    assert "exporters/titles.py:12: AttributeError" in done.stderr
    assert "mistake of awesomequant" not in done.stderr


def test_a_paper_is_written_once_however_many_files_it_stands_in(tmp_path: Path) -> None:
    counting = OWN.replace("def entry(cited):", "CALLS = []\n\n\ndef entry(cited):\n    CALLS.append(cited.key)")  # fmt: skip
    project = load(with_exporter(tmp_path, counting))
    library, formats = project.library, exporters(project.root)
    site = Site(library, project.root, formats)
    assert list(site.pages())
    assert files_of(site, formats)
    assert list(build(library, formats))
    calls = vars(formats["titles"].exporter)["CALLS"]
    assert sorted(calls) == sorted(paper.key for paper in library.papers)


def test_a_paper_of_another_list_with_the_same_id_is_written_anew(tmp_path: Path) -> None:
    library = load(copy_of_toy(tmp_path)).library
    paper = library.by_id["honey"]
    other = paper.model_copy(update={"title": "Yes"})
    form: Format = exporters()["markdown"]
    assert "**No**" in form.entry(paper, library)
    assert "**Yes**" in form.entry(other, library)
    assert "**No**" in form.entry(paper, library)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "ris", "--encoding", "latex"], "the format 'ris' has no variant 'latex'"),
        (["--format", "bibtex", "--excel-safe"], "the format 'bibtex' has no variant 'excel-safe'"),
        (["--format", "bibtx"], "there is no format 'bibtx'; did you mean 'bibtex'?"),
        (["--format", "x1"], "there are biblatex, bibtex, csl-json, csv, json, jsonl, markdown, notes, ris"),
    ],
)  # fmt: skip
def test_what_no_format_does_is_refused(arguments: list[str], message: str) -> None:
    done = run("export", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


@pytest.mark.parametrize("name", ["ris", "csl-json", "csv"])
@pytest.mark.parametrize(
    "abstract",
    [
        None,
        "We show how bees fly.",
        "Bees",  # as the title is
        'One, "two", and $x^2$',
        '","abstract":"no","note":"',
        "AB  - one\nER  - \n\nTY  - two",
    ],
)
def test_a_brief_entry_lacks_the_abstract_and_nothing_else(name: str, abstract: str | None) -> None:
    form = exporters()[name]
    paper = Paper(id="a", source_file="a.yaml", title="Bees", note="Bees", abstract=abstract)
    library = Library(Settings(title="A", description="x"), papers=(paper,))
    without = paper.model_copy(update={"abstract": None})
    assert form.has_brief
    assert form.brief(paper, library) == form.written(without, library)


def test_what_has_no_abstract_or_is_a_list_s_own_is_written_whole(tmp_path: Path) -> None:
    own = OWN + "\n\ndef brief(text, cited):\n    return text\n"
    formats = exporters(with_exporter(tmp_path, own))
    assert not any(formats[name].has_brief for name in ("bibtex", "json", "markdown", "titles"))
