"""What is known of README.md from a run before changes nothing of it: cold and warm are one."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from listing import FILES, write

from awesomequant.render import entries, environment, renderings
from awesomequant.site.building import rendered, write_readme
from awesomequant.store import load
from awesomequant.store.cache import Cache
from awesomequant.store.pages import EditedByHand

WORDS = ["Bees", "Wax", "Hives", "Honey", "Drones", "Nectar", "Waggle", "Dances", "Networks"]
SETTINGS = [
    "",
    "readme: {budget: 3000, newest: 3, cited: 2}\n",
    "readme: {entry: title, layout: items, notes: true, authors: true}\n",
    "readme: {entry: table, tags: labels, columns: {Title: title, Bits: bits, Code: code}}\n",
    "outline: {by: [topic, year], order: cited}\nreadme: {budget: 4000}\n",
    "outline: {by: [venue]}\nstars_shown_from: 3\n",
    "readme: {look: grouped}\n",
]
KEPT = (
    "# Mine\n\nWords.\n\n## Bits\n\n<!-- awesomequant: topic low-bit flat -->\n"
    "<!-- awesomequant: end -->\n\n## More\n\n<!-- awesomequant: papers -->\n"
    "<!-- awesomequant: end -->\n"
)


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of 40 records, with a cache of its own."""
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(entries, "_TOGETHER", 4)  # several groups of so few
    chance = random.Random(2)  # noqa: S311 -- the same ones each time
    files = dict(FILES)
    for number in range(40):
        title = " ".join(chance.sample(WORDS, 5))
        year = chance.choice((2019, 2020, 2021))
        files[f"data/papers/{year}/{title.split()[0].lower()}-{number}.yaml"] = (
            f'title: "{title}"\nauthors: [Jane Doe, "Zoë Bär", Bo Li]\n'
            f"venue: {chance.choice(('CVPR', 'ICML', 'arXiv'))}\nyear: {year}\n"
            f"tags: [{chance.choice(('low-bit', ''))}]\nfields: {{bits: ['2']}}\n"
            f"url: https://www.example.org/{number}\n"
            f"code:\n  - url: https://github.com/bees/{number}\n    stars: "
            f"{{count: {number}, source: github, as_of: 2026-01-01}}\n"
            f"citations: {{count: {number}, source: seed, as_of: 2026-01-01}}\n"
        )
    return write(tmp_path / "list", files)


def _replace(old: str, new: str) -> Callable[[Path, random.Random], None]:
    def edit(file: Path, _chance: random.Random) -> None:
        file.write_text(re.sub(old, new, file.read_text("utf-8"), count=1), "utf-8")

    return edit


def _copy(file: Path, chance: random.Random) -> None:
    shutil.copy(file, file.parent / f"copy-{chance.randrange(9)}.yaml")


def _settings(file: Path, chance: random.Random) -> None:
    said = FILES["data/list.yaml"] + chance.choice(SETTINGS)
    (file.parents[2] / "list.yaml").write_text(said, "utf-8")


def _words(file: Path, chance: random.Random) -> None:
    label = chance.choice(WORDS)
    (file.parents[2] / "tags.yaml").write_text(f"low-bit: {{label: {label}}}\n", "utf-8")


def _metrics(file: Path, chance: random.Random) -> None:
    said = f"{file.stem}: {{citations: {chance.randrange(999)}, source: crossref, as_of: 2026-02-02}}\n"
    (file.parents[2] / "metrics.yaml").write_text(said, "utf-8")


def _history(file: Path, chance: random.Random) -> None:
    for day in ("2026-01-01", "2026-02-02"):
        snapshot = file.parents[2] / f"history/{day}.yaml"
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(f"{file.stem}: {chance.randrange(999)}\n", "utf-8")


def _order(file: Path, _chance: random.Random) -> None:
    (file.parents[2] / "order.txt").write_text(f"{file.stem}\n", "utf-8")


def _page(file: Path, chance: random.Random) -> None:
    page = file.parents[3] / "README.md"
    page.unlink(missing_ok=True)
    if chance.random() < 0.5:
        page.write_text(KEPT + chance.choice(WORDS), "utf-8")


def _venues(file: Path, _chance: random.Random) -> None:
    words = file.parents[2] / "venues.yaml"
    words.write_text(words.read_text("utf-8").replace("ICML: {name", "ICLR: {name"), "utf-8")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    _replace('title: "', 'title: "The '),
    _replace("year: 20", "year: 19"),
    _replace("low-bit", ""),
    _replace("count: ", "count: 9"),
    _replace("github.com/", "gitlab.com/"),
    _replace(r"\Z", "note: some *words*\n"),
    lambda file, _: file.unlink(),
    lambda _file, _chance: None,
    _copy,
    _settings,
    _words,
    _metrics,
    _history,
    _order,
    _page,
    _venues,
)


def test_thirty_six_edits(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(13)  # noqa: S311 -- the same edits each time
    originals = {file: file.read_bytes() for file in (project / "data").rglob("*.yaml")}
    rendering = 0
    really = environment.render

    def counted(*arguments: object, **values: object) -> str:
        nonlocal rendering
        rendering += 1
        return really(*arguments, **values)  # type: ignore[arg-type]

    monkeypatch.setattr("awesomequant.render.readme.render", counted)
    names = set[int]()
    for number in range(36):
        if number % 6 == 0:
            for file, content in chance.sample(sorted(originals.items()), len(originals)):
                file.write_bytes(content)
            said = FILES["data/list.yaml"] + SETTINGS[number // 6]
            (project / "data/list.yaml").write_text(said, "utf-8")
        file = chance.choice(sorted((project / "data/papers").rglob("*.yaml")))
        chance.choice(EDITS)(file, chance)
        read = load(project)
        warm = rendered(read)
        with monkeypatch.context() as patch:
            patch.setenv("AWESOMEQUANT_CACHE", "off")
            assert warm == rendered(read), (number, file)
        write_readme(read)
        before = rendering
        assert rendered(read) == warm
        assert write_readme(read) == []
        assert rendering == before
        names.add(len(warm))
    assert len(names) > 1, names  # else the settings said nothing


@pytest.fixture(name="split")
def _split(project: Path) -> Path:
    (project / "data/list.yaml").write_text(FILES["data/list.yaml"] + SETTINGS[1], "utf-8")
    write_readme(load(project))
    return project


def test_a_page_that_was_edited_deleted_or_added_is_met_though_nothing_else_changed(
    split: Path,
) -> None:
    (split / "lists/2020.md").unlink()
    (split / "lists/more.md").write_text((split / "lists/2019.md").read_text("utf-8"), "utf-8")
    assert write_readme(load(split)) == ["lists/2020.md", "lists/more.md"]
    page = split / "lists/2021.md"
    page.write_text(page.read_text("utf-8").replace("Bees", "Wasps"), "utf-8")
    with pytest.raises(EditedByHand):
        write_readme(load(split))
    assert "lists/2021.md" in write_readme(load(split), replace=True)


def test_a_snapshot_of_another_day_is_another(split: Path) -> None:
    paper = load(split).library.papers[0].id
    for day, count in (("2026-01-20", 1), ("2026-02-02", 99)):
        file = split / f"data/history/{day}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{paper}: {count}\n", "utf-8")
    before = rendered(load(split))
    write_readme(load(split))
    file.rename(file.with_name("2027-02-02.yaml"))
    assert ("Trending" in before["README.md"]) != ("Trending" in rendered(load(split))["README.md"])


def test_what_a_template_or_part_of_a_list_s_own_reads_nobody_knows(
    split: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def known() -> bool:
        return renderings.Renderings(load(split)).texts() is not None

    assert known()
    monkeypatch.setattr(renderings, "OURS", ())
    for name in ("templates/README.md.j2", "templates/readme/entry.md.j2", "exporters/own.py"):
        file = split / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")
        assert not known()
        file.unlink()


def test_entries_of_a_template_of_a_list_s_own_are_rendered_each_time(split: Path) -> None:
    file = split / "templates/readme/entry.md.j2"
    file.parent.mkdir(parents=True)
    for mark in "ab":
        file.write_text(
            "{% macro line(paper) %}\n- " + mark + " {{ paper.title }}\n{% endmacro %}\n"
            "{% macro link(a, b) %}{% endmacro %}\n"
        )
        assert f"\n- {mark} " in "".join(rendered(load(split)).values())


@pytest.mark.parametrize("kind", ["readme pages", "readme entries"])
def test_what_a_stranger_wrote_into_the_cache_is_as_if_it_were_not_there(
    split: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    sound = rendered(load(split))
    (split / "lists/2020.md").unlink()
    really = Cache.take
    for value in [b"", b"{", b"[]", b"null", b"\xff", b'{"../x.md": "00"}', b'{"README.md": 7}']:

        def poisoned(
            self: Cache, asked: str, keys: object, value: bytes = value
        ) -> dict[bytes, bytes]:
            found = really(self, asked, keys)  # type: ignore[arg-type]
            return dict.fromkeys(found, value) if asked == kind else found

        with monkeypatch.context() as patch:
            patch.setattr(Cache, "take", poisoned)
            assert rendered(load(split)) == sound
