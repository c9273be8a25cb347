"""Folders and misnamed files: what is read of them, what is named for what it is."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import run

from awesomequant.intake.files.reading import Source, read_all
from awesomequant.intake.formats import Profile
from awesomequant.library.problems import Refusal

HECAT = 'name: "{}"\nwebsite_url: "https://{}.example.org"\nlicenses: [MIT]\n'


def laid(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def read(folder: Path, form: str | None = None) -> Source:
    (found,) = read_all([folder], form, Profile(), None)
    return found


def titles(folder: Path, form: str | None = None) -> list[str]:
    return [draft.title for draft in read(folder, form).reading.drafts]


def test_all_forms_of_a_folder_are_read_and_the_others_counted(tmp_path: Path) -> None:
    folder = laid(
        tmp_path,
        {
            "a/refs.bib": "@misc{a, title={Bees}}",
            "b.csv": "title\nWasps\n",
            "c/d/e.yml": "title: Honey\n",
            "README.md": "- [Comb](https://arxiv.org/abs/2001.00001)\n",
            "x.pdf": "x",
            ".hidden/z.csv": "title\nNo\n",
            "node_modules/z.csv": "title\nNo\n",
        },
    )
    assert titles(folder) == ["Wasps", "Bees", "Honey"]
    told = [one.message for one in read(folder).reading.problems]
    assert told[:2] == [f"3 files of {folder} are read", "not read: 1 .md, 1 .pdf"]
    assert titles(folder, "markdown") == ["Comb"]


def test_a_file_that_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    folder = laid(tmp_path, {"a.csv": "x,y\n1,2\n", "b.csv": "title\nWasps\n", "c.yaml": "a: b\n"})
    assert titles(folder) == ["Wasps"]
    told = {Path(one.place.file).name: one.message for one in read(folder).reading.problems}
    assert told["a.csv"].startswith("no column means a title")
    assert "no entries" in told["c.yaml"]


def test_of_hecat_the_software_is_read_and_nothing_beside_it(tmp_path: Path) -> None:
    folder = laid(
        tmp_path,
        {
            "software/a.yml": HECAT.format("Jar", "jar"),
            "software/b.yml": HECAT.format("Pot", "pot"),
            "tags/kitchen.yml": "name: Kitchen\ndescription: Pots and jars.\n",
            "licenses.yml": "- identifier: MIT\n  name: MIT License\n  url: https://mit.example.org\n",
        },
    )
    assert titles(folder) == ["Jar", "Pot"]
    told = [one.message for one in read(folder).reading.problems if "licenses" in one.message]
    assert told == ["no field holds 'licenses' (1 entry); kept in 'extra', in 2 files"]


def test_a_folder_with_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"holds no entries: no file in it ends in \.bib, "):
        read(laid(tmp_path, {"a.pdf": "x"}))


def test_links_are_not_followed_out_of_a_folder(tmp_path: Path) -> None:
    laid(tmp_path / "out", {"secret.csv": "title\nSecret\n"})
    folder = laid(tmp_path / "in", {"a.csv": "title\nBees\n"})
    (folder / "link.csv").symlink_to(tmp_path / "out/secret.csv")
    (folder / "folder").symlink_to(tmp_path / "out")
    assert titles(folder) == ["Bees"]


MISNAMED = [
    ("refs.txt", "@article{a, title={Bees}}\n", "holds BibTeX; rename it to refs.bib, or say --from bibtex"),
    ("refs.txt", "% exported\n\n@comment{x}\n@article{a, title={Bees}}\n", "holds BibTeX"),
    ("refs.bib", "TY  - JOUR\nTI  - Bees\nER  - \n", "holds RIS; rename it to refs.ris, or say --from ris"),
    ("refs.ris", "PMID- 123\nTI  - Bees\n", "holds PubMed's form; rename it to refs.nbib"),
    ("refs.ris", "%0 Book\n%T Bees\n", "holds EndNote's form; rename it to refs.enw"),
    ("refs.txt", "Title;Year\nBees;2020\n", "holds CSV; rename it to refs.csv, or say --from csv"),
    ("refs.odd", "TY  - JOUR\n", "no importer reads refs.odd"),
    ("refs.xml", "<?xml version='1.0'?><rss></rss>", "is XML, and not EndNote's"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "said"), MISNAMED)
def test_a_bibliography_under_a_wrong_name_is_named(
    name: str, text: str, said: str, tmp_path: Path
) -> None:
    laid(tmp_path, {name: text})
    with pytest.raises(Refusal) as refused:
        read_all([tmp_path / name], None, Profile(), None)
    assert said in str(refused.value)


def test_what_is_named_rightly_is_read(tmp_path: Path) -> None:
    for name, text in (
        ("a.bib", "@misc{a, title={Bees}}"),
        ("a.csv", "title,year\nBees,2020\n"),
        ("a.txt", "1909.05840, Bees\n1909.05841; Wasps\n"),
        ("a.ris", "TY  - JOUR\nTI  - Bees\nER  - \n"),
    ):
        laid(tmp_path, {name: text})
        assert titles_of(tmp_path / name)


def titles_of(file: Path) -> list[str]:
    (found,) = read_all([file], None, Profile(), None)
    return [draft.title for draft in found.reading.drafts]


def test_the_command_reads_a_folder_and_says_how_many_became_records(tmp_path: Path) -> None:
    assert run("init", tmp_path / "list", "--title", "T", "--description", "d").returncode == 0
    folder = laid(
        tmp_path / "in",
        {"a.csv": "title,year\nBees Fly Home,2020\n,2021\n", "b.yaml": "- title: Wasps\n"},
    )
    done = run("import", folder, cwd=tmp_path / "list")
    assert done.returncode == 0, done.stderr
    assert "2 of 3 entries became records" in done.stderr
    report = tmp_path / "report.txt"
    assert (
        run("import", folder, "--dry-run", "--report", report, cwd=tmp_path / "list").returncode
        == 0
    )
    assert "2 of 3 entries became records" in report.read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    ["a.csv", "a.yaml", "a.json", "a.txt", "a.nbib", "a.enw", "a.xml", "a.bib", "a.md", "a.ris"],
)
@pytest.mark.parametrize(
    "content", [b"", b"\0\1", b"\xff\xfe", b"PK\3\4xl/", b"%PDF-", bytes(range(256))]
)
def test_no_bytes_make_a_traceback(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refusal) as refused:
        read_all([tmp_path / name], None, Profile(), None)
    assert name in str(refused.value)


def test_an_encoding_that_a_person_names_is_used(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("title\nPříliš žluťoučký\n".encode("cp1250"))
    done = run("import", tmp_path / "a.csv", "--format", "jsonl")
    assert done.returncode == 2
    assert "--encoding" in done.stderr
    done = run("import", tmp_path / "a.csv", "--format", "jsonl", "--encoding", "cp1250")
    assert "Příliš žluťoučký" in done.stdout


def test_sections_and_what_no_entry_says_are_as_a_person_states_them(tmp_path: Path) -> None:
    text = "Insects:\n- title: Bees\n  year: 2019\nTools:\n- title: Wasps\nOld insects:\n- title: Ants\n"
    laid(tmp_path, {"a.yaml": text})
    said = {"sections": ["insects"], "skip_sections": ["old"], "venue": "arXiv", "year": "2020"}
    (found,) = read_all([tmp_path / "a.yaml"], None, Profile.model_validate(said), None)
    (draft,) = found.reading.drafts
    assert (draft.title, draft.venue, draft.year) == ("Bees", "arXiv", 2019)
    assert [(one.title, one.reason) for one in found.reading.skipped] == [
        ("Wasps", "the section was not asked for"),
        ("Ants", "the section was to be skipped"),
    ]


def test_a_folder_is_no_edit_of_a_page(tmp_path: Path) -> None:
    assert run("init", tmp_path / "list", "--title", "T", "--description", "d").returncode == 0
    done = run("import", "data", "--as-edit", cwd=tmp_path / "list")
    assert done.returncode == 2
    assert "data is a folder; name the page that was edited" in done.stderr


SNIPPETS = st.sampled_from(
    [b"title,year\n", b"- title: ", b'{"title": ', b"PMID- 1\nTI  - ", b"%0 Book\n%T ", b"<xml><records><record>",
     b"1909.05840\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b'"', b"\n", b"\r\n", b"\xe9", b"\xd6\xd0\xce\xc4", b"<a>"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from(["csv", "tsv", "yaml", "json", "jsonl", "txt", "nbib", "enw", "xml"]),
    parts=st.lists(SNIPPETS | st.binary(max_size=20), max_size=12),
)
def test_any_bytes_under_any_name_are_read_or_refused(
    tmp_path: Path, suffix: str, parts: list[bytes]
) -> None:
    file = tmp_path / f"any.{suffix}"
    file.write_bytes(b"".join(parts))
    with suppress(Refusal):
        (found,) = read_all([file], None, Profile(), None)
        assert all(draft.title for draft in found.reading.drafts)
