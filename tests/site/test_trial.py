"""What check passes, build renders: named records are tried in all outputs, one by one where need be."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from listing import FILES, write
from support import copy_of_toy, run

from awesomequant.language import html, mathml, plain
from awesomequant.language.tex import writer
from awesomequant.library.problems import Refusal
from awesomequant.site import metadata
from awesomequant.site.filling import _filled
from awesomequant.site.shell import Page
from awesomequant.site.trial import not_shown
from awesomequant.store import load

MARK = "Unshowable"
Show = Callable[..., object]


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A list of twelve records, the third and the eighth of which bear the mark."""
    files = dict(FILES)
    for number in range(12):
        word = MARK if number in (3, 8) else "Plain"
        files[f"data/papers/2020/paper-{number}.yaml"] = (
            f'title: "{word} Networks of ${number}_x$ Bits"\nvenue: CVPR\nyear: 2020\n'
            f'tags: [low-bit]\narxiv: "2003.{number:05}"\nabstract: A text on {word} things.\n'
        )
    return write(tmp_path, files)


def test_what_can_be_shown_is_passed_with_and_without_a_site(root: Path) -> None:
    project = load(root)
    assert not_shown(project.library, root, project.library.papers) == []
    toy = load(copy_of_toy(root / "toy"))
    assert not_shown(toy.library, toy.root, toy.library.papers) == []


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (html, "show"),
        (plain, "show"),
        (writer, "write"),
        (metadata, "coins"),
        (metadata, "article"),
        (mathml, "tree"),
    ],
)
def test_what_a_library_raises_is_told_at_the_record(
    root: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    real: Show = getattr(module, name)

    def show(value: object, *more: object, **named: object) -> object:
        if MARK in str(value) or str(value) in ("3_x", "8_x"):
            raise RecursionError("too deep")
        return real(value, *more, **named)

    # Wherever it was imported to.
    for one in list(sys.modules.values()):
        if (
            getattr(one, "__name__", "").startswith("awesomequant.")
            and getattr(one, name, None) is real
        ):
            monkeypatch.setattr(one, name, show)
    mathml._tree.cache_clear()
    project = load(root)
    found = not_shown(project.library, root, project.library.papers)
    files = {f"data/papers/2020/paper-{number}.yaml" for number in (3, 8)}
    assert {problem.place.file for problem in found} == files
    assert all("RecursionError: too deep" in problem.message for problem in found)


def test_check_tells_it_of_named_records_and_build_names_the_record(root: Path) -> None:
    template = root / "templates/site/paper.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text(
        "{{ 1 // (paper.title|length - paper.title|length * ('Unshow' in paper.title)) }}"
    )
    done = run("-C", root, "check", "data/papers/2020/paper-2.yaml")
    assert done.returncode == 0, done.stdout
    done = run("-C", root, "check", "data/papers/2020")
    assert done.returncode == 1
    assert done.stdout.count("error[not-shown]: its page cannot be made with it") == 2
    assert "paper-3.yaml" in done.stdout
    assert "ZeroDivisionError" in done.stdout


def test_a_template_that_no_list_can_be_shown_by_is_told_once(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/README.md.j2").write_text("{{ 1 // 0 }}")
    project = load(root)
    (found,) = not_shown(project.library, root, project.library.papers)
    assert found.place.file == "data/list.yaml"
    assert "README.md.j2:1" in found.message


def test_a_build_names_the_record_whose_page_cannot_be_made(root: Path) -> None:
    def broken(_paper: object) -> Page:
        raise StopIteration

    paper = load(root).library.papers[0]
    with pytest.raises(
        Refusal, match=rf"^{paper.source_file}: its page cannot be made \(StopIteration"
    ):
        list(_filled(None, broken, paper))  # type: ignore[arg-type]


def test_words_are_tried_with_a_paper_of_each(root: Path) -> None:
    template = root / "templates/site/list.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text("{{ 1 // (0 if listed.title == 'Unshowable' else 1) }}")
    tags = root / "data/tags.yaml"
    assert run("-C", root, "check", "data/tags.yaml").returncode == 0
    tags.write_text(tags.read_text("utf-8").replace("label: Low-bit", "label: Unshowable"), "utf-8")
    assert "Unshowable" in tags.read_text("utf-8")
    done = run("-C", root, "check", "data/tags.yaml")
    assert done.returncode == 1
    assert "the page tags/low-bit/ cannot be made with it" in done.stdout
