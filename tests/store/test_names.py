"""Where names lead is known again, and is what it would be found to be."""

from pathlib import Path

import pytest
from listing import FILES, write

from awesomequant.library.library import Library
from awesomequant.store import load

_AUTHORS = '[Jane Doe, "DOE, Jane", {group: The Bees}, "Zoë Bär", "山田 太郎", "et al."]'
_PEOPLE = "zoe:\n  name: Zoë Bär\n  aliases: [Z. Bear]\n"


@pytest.fixture(name="root")
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    one = f"title: Bees\nauthors: {_AUTHORS}\nyear: 2020\n"
    two = 'title: Wax\nauthors: ["Z. Bear", The Bees]\nyear: 2020\n'
    records = {"data/papers/2020/bees.yaml": one, "data/papers/2020/wax.yaml": two}
    return write(tmp_path / "list", {**FILES, **records})


def _held(library: Library) -> None:
    """Hold what is told of the names against the people of each record."""
    for paper in library.papers:
        wanted = [(library.persons.page_of(one).slug, one.shown) for one in paper.people]
        assert library.signed(paper) == wanted
        for slug, shown in wanted:
            assert paper in library.by_author[slug]
            assert shown in library.names_of(slug)
            assert library.signatures(slug)[shown]
    slugs = {slug for paper in library.papers for slug, _ in library.signed(paper)}
    assert set(library.by_author) == slugs


def test_names_lead_where_they_led(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for turn in range(3):
        library = load(root).library
        _held(library)
        if turn:  # nothing is taken apart that is known
            with monkeypatch.context() as patch:
                patch.setattr("awesomequant.library.library.people", lambda _: 1 / 0)
                assert load(root).library.by_author.keys() == library.by_author.keys()


def test_a_new_name_and_new_words_of_people(root: Path) -> None:
    _held(load(root).library)
    file = root / "data/papers/2020/wax.yaml"
    file.write_text(file.read_text("utf-8").replace("The Bees", "Bo Li"), "utf-8")
    _held(load(root).library)
    (root / "data/people.yaml").write_text(_PEOPLE, "utf-8")
    library = load(root).library
    _held(library)
    assert len(library.by_author["zoe"]) == 2
