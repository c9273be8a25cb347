"""Compiled templates: ours stay on the disk, those of a list only in the process."""

import importlib.util
import sys
from pathlib import Path

import pytest

from awesomequant.render import compiled, for_html, for_markdown, render


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder in which compiled templates are kept, by a process that knows none."""
    monkeypatch.setattr(compiled, "_KNOWN", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    made = tmp_path / "__pycache__"
    monkeypatch.setattr(
        importlib.util, "cache_from_source", lambda _file: str(made / "compiled.pyc")
    )
    return made


def moved_page(root: Path) -> str:
    class Moved:
        id, page = "new", "papers/new/"
        title = "A & B"

    values = {"settings": type("S", (), {"site": ""})(), "paper": Moved()}
    return render(for_html(root), "site/moved.html.j2", **values)


def test_ours_are_compiled_once_for_all_processes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = moved_page(tmp_path)
    kept = list(folder.glob("templates-*/*"))
    assert len(kept) == 1
    compiled._KNOWN.clear()
    monkeypatch.setattr("jinja2.Environment.compile", lambda *_, **__: pytest.fail("compiled anew"))
    assert moved_page(tmp_path) == first
    compiled._KNOWN.clear()
    kept[0].write_bytes(kept[0].read_bytes()[:40])  # a machine lost its current
    monkeypatch.undo()
    assert moved_page(tmp_path) == first


def test_what_another_program_compiled_is_taken_away(folder: Path, tmp_path: Path) -> None:
    old = folder / "templates-000000000000"
    old.mkdir(parents=True)
    (old / "ours-html-x").write_bytes(b"x")
    moved_page(tmp_path)
    assert not old.exists()


def test_templates_of_a_list_leave_nothing_and_are_told_apart_by_what_prints_them(
    folder: Path, tmp_path: Path
) -> None:
    own = tmp_path / "templates/x.j2"
    own.parent.mkdir()
    own.write_text("{{ v }}")
    for _ in range(2):
        assert render(for_html(tmp_path), "x.j2", v="*<") == "*&lt;"
        assert render(for_markdown(tmp_path), "x.j2", v="*<") == "&#42;&#60;"
    own.write_text("changed {{ v }}")
    assert render(for_html(tmp_path), "x.j2", v="<") == "changed &lt;"
    assert not folder.exists()


def test_a_program_that_may_not_be_written_to_compiles_each_time(
    folder: Path, tmp_path: Path
) -> None:
    folder.write_text("no folder can be made here")
    assert "A &amp; B" in moved_page(tmp_path)


def test_an_installer_compiles_all_of_ours_whatever_is_said_of_writing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    moved_page(tmp_path)
    assert not folder.exists()
    compiled._KNOWN.clear()
    compiled.compile_ours()
    assert len(list(folder.glob("templates-*/ours-html-*"))) > 20
    assert len(list(folder.glob("templates-*/ours-markdown-*"))) > 5
    compiled._KNOWN.clear()
    monkeypatch.setattr("jinja2.Environment.compile", lambda *_, **__: pytest.fail("compiled anew"))
    assert "A &amp; B" in moved_page(tmp_path)
