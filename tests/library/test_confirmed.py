"""What is confirmed, and what is not: the printer's or a registry's word, or two that agree."""

from pathlib import Path
from typing import Any

import pytest
from listing import lay, write

from awesomequant.library.attribution import Attribution, Held, Witness, WitnessKind
from awesomequant.library.confirmed import By, Confirmed, grouped, of_sources
from awesomequant.library.problems import Refusal
from awesomequant.store import load
from awesomequant.store.recall import forget

WITNESSES = {
    one.id: one
    for one in (
        Witness(id="list", name="hive/list"),
        Witness(id="other", name="hive/other"),
        Witness(id="press", name="Hive Press", kind=WitnessKind.PUBLISHER),
        Witness(
            id="copy", name="bee/copy", kind=WitnessKind.REGISTRY, knows=("authors",), of="arXiv"
        ),
    )
}


def of(**said: Any) -> dict[str, Confirmed]:
    entry = Attribution(id="a", source_file="data/provenance/2020.yaml", **said)
    return of_sources(Held({"a": entry}, WITNESSES)).get("a", {})


@pytest.mark.parametrize(
    ("said", "by", "names"),
    [
        ({"fields": {"year": "list"}}, None, ()),
        ({"fields": {"year": "gone"}, "agree": {"year": 0}}, None, ()),
        ({"agree": {"year": 3}}, None, ()),
        ({"fields": {"tags": "press"}}, None, ()),
        ({"fields": {"year": "press"}}, By.PUBLISHER, ("Hive Press",)),
        ({"fields": {"year": "list"}, "also": {"year": ["press"]}}, By.PUBLISHER, ("Hive Press",)),
        ({"fields": {"authors": "copy"}}, By.REGISTRY, ("arXiv (bee/copy)",)),
        ({"fields": {"year": "copy"}}, None, ()),  # of which it is no registry
        ({"fields": {"year": "list"}, "agree": {"year": 2}}, By.SOURCES, ("hive/list",)),
        (
            {"fields": {"year": "list"}, "also": {"year": ["other"]}},
            By.SOURCES,
            ("hive/list", "hive/other"),
        ),
        (
            {"fields": {"year": "list"}, "agree": {"year": 2}, "differ": {"year": 1}},
            None,
            (),
        ),
        (
            {"fields": {"year": "press"}, "differ": {"year": 1}},
            By.PUBLISHER,
            ("Hive Press",),
        ),
    ],
)
def test_who_confirms_a_fact(said: dict[str, Any], by: By | None, names: tuple[str, ...]) -> None:
    """One gathered list does not, nor two where a third says otherwise."""
    found = list(of(**said).values())
    assert [one.by for one in found] == ([by] if by else [])
    assert not found or found[0].names == names


def test_fields_of_one_confirmation_stand_together() -> None:
    """The strongest first, in the order in which fields are told."""
    said = of(fields={"year": "press", "authors": "copy", "title": "press"})
    told = [(one.by, fields) for one, fields in grouped(said)]
    assert told == [(By.PUBLISHER, ["title", "year"]), (By.REGISTRY, ["authors"])]


LIST = """\
aliases: [older]
also_titled: ["Alpha Nets"]
# data/provenance/2020.yaml
older: {fields: {arxiv: registry}}
# data/provenance/sources.yaml
registry: {name: Registry, kind: registry}
# data/proceedings/cvpr/2020.txt
Alpha Networks of Few Bits
"""


def confirmed(root: Path) -> dict[str, dict[str, str]]:
    forget()
    known = load(root).library.confirmed
    return {one: {name: by.by.value for name, by in said.items()} for one, said in known.items()}


def test_a_list_keeps_what_its_sources_and_volumes_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an id that the record had; known again, and out of date as soon as a file is."""
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "list"
    write(root, lay(LIST))
    by_volume = {"title": "publisher", "venue": "publisher", "year": "publisher"}
    for _ in range(2):
        assert confirmed(root) == {"alpha": {**by_volume, "arxiv": "registry"}}
    volume = root / "data/proceedings/cvpr/2020.txt"
    volume.write_text("Alpha Nets\n", "utf-8")
    assert confirmed(root)["alpha"] == {
        "venue": "publisher", "year": "publisher", "arxiv": "registry",
    }  # fmt: skip
    record = root / "data/papers/2020/alpha.yaml"
    record.write_text(record.read_text("utf-8").replace("CVPR", "ICML"), "utf-8")
    assert confirmed(root) == {"alpha": {"arxiv": "registry"}}
    sources = root / "data/provenance/sources.yaml"
    sources.write_text("registry: {name: Registry}\n", "utf-8")
    assert confirmed(root) == {}


def test_a_list_without_sources(tmp_path: Path) -> None:
    """Nothing is confirmed there."""
    write(tmp_path, lay(""))
    assert confirmed(tmp_path) == {}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            "kind: registry",
            "kind: king",
            "data/provenance/sources.yaml:1:34: 'kind': 'king' is none",
        ),
        (
            "arxiv: registry}}",
            "arxiv: [registry",
            "data/provenance/2020.yaml:1:25: a list or mapping in brackets",
        ),
        (
            "fields: {arxiv",
            "feilds: {arxiv",
            "data/provenance/2020.yaml:1:9: 'feilds' is not a field",
        ),
    ],
)
def test_sources_that_cannot_be_read_are_refused(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    """With the place: in silence a page would say that nothing is confirmed."""
    write(tmp_path, lay(LIST.replace(right, wrong)))
    for _ in range(2):  # nor is it kept that there is nothing
        with pytest.raises(Refusal) as refused:
            confirmed(tmp_path)
        assert str(refused.value).startswith(said)
