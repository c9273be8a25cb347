"""What MkDocs makes of a site is kept while nothing that it depends on changes, and filled by us."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import copy_of_toy, run

from awesomequant.site.building import build_site
from awesomequant.site.shelf import shelf
from awesomequant.site.skeleton import ACCOUNT, HEAD, filled, slot, slots
from awesomequant.store import load

SPEAKING = "\ndef on_pre_build(**_):\n    print('MkDocs builds', flush=True)\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def build(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    done = run("-C", project, "build", *options)
    assert "Traceback" not in done.stderr
    return done


def kept(project: Path) -> list[Path]:
    """Return the folders of the skeletons that are kept of a list."""
    place = shelf(project)
    assert place
    return sorted(one for one in place.iterdir() if not one.name.startswith("."))


def content(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_mkdocs_does_not_start_when_only_a_record_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_of_toy(tmp_path)
    assert build(project).returncode == 0
    [skeleton] = kept(project)
    # Were MkDocs to start, it would end here.
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/mkdocs.py").write_text("raise SystemExit('MkDocs starts')\n")
    path = os.pathsep.join([str(tmp_path / "broken"), os.environ.get("PYTHONPATH", "")])
    monkeypatch.setenv("PYTHONPATH", path)
    change(project / "data/papers/2021/buzz.yaml", "year: 2021", "note: Entirely new\nyear: 2021")
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert "Entirely new" in (project / "site/papers/buzz/index.html").read_text("utf-8")
    change(project / "docs/index.md", "#", "# New\n\n#")
    done = build(project)
    assert done.returncode == 1
    assert "MkDocs starts" in done.stderr
    assert kept(project) == [skeleton]


@pytest.mark.parametrize(
    ("file", "text", "page", "word"),
    [
        ("docs/new.md", "# Brand new\n", "new/index.html", "Brand new"),
        ("mkdocs.yml", "site_name: Otherwise\nplugins: [awesomequant]\ntheme: {name: material}\n",
         "index.html", "Otherwise"),
        ("templates/theme/main.html",
         "{% extends 'base.html' %}{% block content %}our own {{ super() }}{% endblock %}", "papers/buzz/index.html", "our own"),
        ("templates/site/scripts/cite.js", "const mine = 1;\nconsole.log(mine);\n", "assets/cite.js", "mine"),
        ("templates/site/assets/icon.svg", "<svg>mine</svg>", "assets/icon.svg", "mine"),
        ("templates/site/footer.html.j2", "our footer", "papers/buzz/index.html", "our footer"),
        ("templates/site/blocks/newest.html.j2", "our block", "index.html", "our block"),
    ],
)  # fmt: skip
def test_what_changes_beside_the_records_is_on_the_site_at_the_next_build(
    tmp_path: Path, file: str, text: str, page: str, word: str
) -> None:
    project = copy_of_toy(tmp_path)
    (project / "docs/index.md").write_text("# Home\n\n<!-- awesomequant: newest -->\n")
    assert build(project).returncode == 0
    (project / file).parent.mkdir(parents=True, exist_ok=True)
    (project / file).write_text(text, "utf-8")
    done = build(project)
    assert done.returncode == 0, done.stderr
    assert word in (project / "site" / page).read_text("utf-8")


def test_what_an_environment_says_to_mkdocs_is_part_of_what_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copy_of_toy(tmp_path)
    change(project / "mkdocs.yml", "site_name: Awesome Bees", "site_name: !ENV [OF_BEES, Bees]")
    for name in ("First of all", "Second to none"):
        monkeypatch.setenv("OF_BEES", name)
        assert build(project).returncode == 0
        assert name in (project / "site/index.html").read_text("utf-8")
    assert len(kept(project)) == 2


def test_a_hook_or_a_plugin_that_we_do_not_know_lets_mkdocs_build_each_time(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "hooks.py").write_text(SPEAKING)
    with (project / "mkdocs.yml").open("a") as stream:
        stream.write("hooks: [hooks.py]\n")
    for _ in range(2):
        done = build(project)
        assert done.returncode == 0
        assert "MkDocs builds" in done.stdout
    assert kept(project) == []
    assert not [one for one in (project / "site").iterdir() if one.name.startswith(".")]


def test_no_more_than_three_skeletons_are_kept(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    for number in range(5):
        (project / "docs/index.md").write_text(f"# {number}\n")
        assert build(project).returncode == 0
    assert len(kept(project)) == 3
    before = kept(project)
    (project / "docs/index.md").write_text("# 3\n")
    assert build(project).returncode == 0
    assert kept(project) == before


def test_a_kept_warning_is_told_again_and_stops_a_strict_build(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "docs/index.md").write_text("# A\n\n[nowhere](nowhere.md)\n")
    for _ in range(2):
        done = build(project, "--no-strict")
        assert done.returncode == 0
        assert done.stderr.count("contains a link 'nowhere.md'") == 1
    done = build(project)
    assert done.returncode == 1
    assert "contains a link 'nowhere.md'" in done.stderr


@pytest.mark.parametrize("spoil", ["empty", "cut", "other", "gone", "foreign"])
def test_a_spoilt_skeleton_is_made_anew(tmp_path: Path, spoil: str) -> None:
    project = copy_of_toy(tmp_path)
    assert build(project).returncode == 0
    good = content(project / "site")
    [folder] = kept(project)
    page, account = folder / "files/index.html", folder / ACCOUNT
    if spoil == "empty":
        page.write_bytes(b"")
    elif spoil == "cut":
        account.write_bytes(account.read_bytes()[:-100])
    elif spoil == "other":
        account.write_text(json.dumps({"inputs": [1]}))
    elif spoil == "gone":
        page.unlink()
    else:
        (folder / "files/more.html").write_text("more")
    assert build(project).returncode == 0
    assert content(project / "site") == good
    assert len(kept(project)) == 1


@pytest.mark.parametrize("cache", ["off", "/proc/nowhere"])
def test_without_a_cache_all_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: str
) -> None:
    project = copy_of_toy(tmp_path)
    assert build(project).returncode == 0
    good = content(project / "site")
    monkeypatch.setenv("AWESOMEQUANT_CACHE", cache)
    assert build(project).returncode == 0
    assert content(project / "site") == good


def test_where_the_disk_of_the_cache_is_full_a_site_is_made_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("awesomequant.site.shelf._ROOM", 1 << 70)
    root = copy_of_toy(tmp_path)
    for _ in range(2):
        assert build_site(load(root), strict=False)
        assert (root / "site/papers/index.html").is_file()
        assert (root / ".awesomequant/skeleton" / ACCOUNT).is_file()
        place = shelf(root)
        assert place is not None
        assert not [*place.iterdir()]


def test_plain_mkdocs_gives_the_same_site(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    assert build(project).returncode == 0
    good = content(project / "site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=project, capture_output=True, check=True)
    assert content(project / "site") == good


# Slots.


def test_slots_survive_what_minifiers_do() -> None:
    page = f"<head>{HEAD}</head>{slot(0)}<p>x</p>{slot(12)}"
    minified = page.replace('"', "").replace("></aq", ">\n </aq")
    for html in (page, minified):
        assert list(slots(html)) == [None, 0, 12]
        assert filled(html, "H", {0: slot(3), 12: "B"}) == f"<head>H</head>{slot(3)}<p>x</p>B"


def test_a_slot_that_a_theme_or_a_plugin_leaves_out_is_told(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "docs/index.md").write_text("# A\n\n<!-- awesomequant: newest -->\n")
    (project / "hooks.py").write_text(
        "import re\n\n\ndef on_post_page(output, **_):\n    return re.sub('<aq-slot.*?>|<meta name=.aq.*?>', '', output)\n"
    )
    with (project / "mkdocs.yml").open("a") as stream:
        stream.write("hooks: [hooks.py]\n")
    done = build(project)
    assert done.returncode == 1
    assert "index.md: the block 'newest' is lost" in done.stderr
    assert "index.html: what we say in its head is lost" in done.stderr


def test_no_slot_is_in_a_search_index_or_on_a_page(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    assert build(project).returncode == 0
    index = json.loads((project / "site/search/search_index.json").read_text("utf-8"))
    assert index["docs"]
    for name, text in content(project / "site").items():
        assert b"aq-slot" not in text, name
        assert b"aq-head" not in text, name
