"""The commands at a root of several lists: each list in turn, what lies between, one site."""

import json
import re
from pathlib import Path

import pytest
from lab import lab, write
from measured import BENCHMARKS, MODELS, SETTINGS, SOURCE
from support import run

ROWS = re.compile(r'<li class="aq-row" data-id="([\w-]+)".*?</li>', re.DOTALL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a root whose site is built."""
    root = lab(tmp_path_factory.mktemp("built"))
    done = run("-C", root, "build")
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "the site of 2 lists is built"
    return root


def read(root: Path, name: str) -> str:
    return (root / "site" / name).read_text("utf-8")


def test_each_list_stands_in_its_folder_as_it_is_built_alone(built: Path) -> None:
    for folder in ("bees", "hives"):
        alone = built / folder / "site"
        files = {one.relative_to(alone) for one in alone.rglob("*") if one.is_file()}
        assert files
        for file in files:
            assert (built / "site" / folder / file).read_bytes() == (alone / file).read_bytes()
    assert '<html lang="de"' in read(built, "hives/index.html")


def test_the_front_page_names_the_lists_in_order_with_counts_and_the_newest(built: Path) -> None:
    page = read(built, "index.html")
    assert page.index('href="./bees/"') < page.index('href="./hives/"')
    assert "Über Waben." in page
    assert "2 papers, 2020 to 2022" in page  # in the words of the root, not of the list
    assert 'href="./hives/papers/honey/"' in page


def test_a_row_leads_to_the_page_on_the_first_list_and_names_both(built: Path) -> None:
    rows = {found[1]: found[0] for found in ROWS.finditer(read(built, "explore/index.html"))}
    assert set(rows) == {"buzz", "counting-bees-2021", "honey", "honey-hives"}
    assert 'class="aq-row__title" href="../bees/papers/buzz/"' in rows["buzz"]
    assert 'href="../bees/papers/buzz/">Awesome Bees</a>' in rows["buzz"]
    assert 'href="../hives/papers/buzz/">Waben</a>' in rows["buzz"]
    assert not (built / "site/papers").exists()


def test_every_link_of_the_roots_pages_leads_somewhere(built: Path) -> None:
    site = built / "site"
    pages = [one for one in site.rglob("*.html") if one.parts[len(site.parts)] not in ("bees", "hives")]  # fmt: skip
    assert len(pages) > 10
    for page in pages:
        for link in re.findall(r'href="([^"#?:]+/)(?:[?#][^"]*)?"', page.read_text("utf-8")):
            if not link.startswith(("//", "/")):
                assert (page.parent / link / "index.html").is_file(), (page, link)


def test_programs_and_sitemaps_lead_to_the_lists_pages(built: Path) -> None:
    papers = json.loads(read(built, "papers.json"))["papers"]
    assert {one["page"] for one in papers} == {
        "bees/papers/buzz/", "bees/papers/counting-bees-2021/", "bees/papers/honey/",
        "hives/papers/honey/",
    }  # fmt: skip
    robots = read(built, "robots.txt")
    for folder in ("", "bees/", "hives/"):
        assert f"Sitemap: https://lab.example.org/all/{folder}sitemap.xml" in robots
    assert "/papers/" not in read(built, "sitemap.xml")
    assert "https://lab.example.org/all/hives/papers/buzz/" in read(built, "hives/sitemap.xml")
    assert "https://lab.example.org/all/hives/papers/honey/" in read(built, "feed.xml")


def test_a_list_leads_back_to_all_of_them(built: Path) -> None:
    page = read(built, "hives/papers/honey/index.html")
    assert '<a href="https://lab.example.org/all/">Eine von mehreren Listen: Our lists</a>' in page


def test_what_did_not_change_is_not_made_again_and_one_change_is_seen(tmp_path: Path) -> None:
    root = lab(tmp_path)
    assert run("-C", root, "build").returncode == 0
    files = {one: one.stat().st_mtime_ns for one in (root / "site").rglob("*") if one.is_file()}
    assert run("-C", root, "build").returncode == 0
    assert {one: one.stat().st_mtime_ns for one in files} == files
    record = root / "hives/data/papers/2022/honey.yaml"
    record.write_text(record.read_text("utf-8").replace("Wax cells", "Brood cells"), "utf-8")
    assert run("-C", root, "build").returncode == 0
    assert "Brood cells" in read(root, "explore/index.html")
    assert "Brood cells" in read(root, "hives/papers/honey/index.html")
    same = [one for one, time in files.items() if one.exists() and one.stat().st_mtime_ns == time]
    assert len(same) > len(files) / 2
    assert root / "site/bees/papers/buzz/index.html" in same


def test_a_list_that_fails_is_named_and_the_others_are_built(tmp_path: Path) -> None:
    root = lab(tmp_path)
    assert run("-C", root, "build").returncode == 0
    write(root, {"hives/data/papers/2022/honey.yaml": "title: x\nyear: abc\n"})
    write(root, {"bees/data/papers/2019/wing.yaml": "title: A wing\nyear: 2019\nvenue: BeeConf\nurl: https://example.org/wing\n"})  # fmt: skip
    done = run("-C", root, "build")
    assert done.returncode == 1
    assert "hives/data/papers/2022/honey.yaml:2:7: " in done.stderr
    assert "not as it should be: hives; of each the site has what was built last" in done.stderr
    assert "A wing" in read(root, "explore/index.html")
    # Its pages are those of before; a record that cannot be read is not found, and leads nowhere.
    assert "Wax cells" in read(root, "hives/papers/honey/index.html")
    assert "honey-hives" not in read(root, "explore/index.html")


def test_a_list_that_was_never_built_is_not_on_the_site(tmp_path: Path) -> None:
    root = write(lab(tmp_path), {"hives/data/papers/2022/honey.yaml": "titel: x\n"})
    done = run("-C", root, "build")
    assert done.returncode == 1
    assert "not as it should be: hives" in done.stderr
    assert not (root / "site/hives").exists()
    assert "Waben" not in read(root, "index.html")


def test_a_folder_of_the_site_is_no_place_for_a_list(tmp_path: Path) -> None:
    root = lab(tmp_path)
    (root / "hives").rename(root / "tags")
    settings = (root / "lists.yaml").read_text("utf-8")
    write(root, {"lists.yaml": settings.replace("hives", "tags")})
    done = run("-C", root, "build")
    assert done.returncode == 1
    assert "the site of all lists has pages of its own in tags/" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_tells_each_list_and_what_lies_between_in_one_report(tmp_path: Path) -> None:
    root = lab(tmp_path)
    done = run("-C", root, "check")
    assert done.returncode == 0, done.stdout
    assert done.stderr.splitlines()[-1] == "2 lists, 5 papers, no error"
    write(
        root,
        {
            "hives/data/papers/2022/honey.yaml": "title: x\nyear: abc\n",
            "bees/data/papers/2019/wing.yaml": "title: A wing\nyear: 2019\ntags: [nope]\n",
            "shared/tags.yaml": "shared-tag: {label: Shared, parent: gone}\nlone: {label: Lone}\n",
        },
    )
    done = run("-C", root, "check", "--output-format", "concise")
    assert done.returncode == 1
    assert "hives/data/papers/2022/honey.yaml:2:7: 'year'" in done.stdout
    assert "bees/data/papers/2019/wing.yaml:3:8: the tag 'nope'" in done.stdout
    assert "shared/tags.yaml:2:1: no paper has the tag 'lone'" in done.stdout
    assert done.stdout.count("'lone'") == 1
    found = json.loads(run("-C", root, "check", "--output-format", "json").stdout)
    assert {"shared/tags.yaml", "hives/data/papers/2022/honey.yaml"} <= {one["file"] for one in found}  # fmt: skip


def test_what_is_for_one_list_says_so(tmp_path: Path) -> None:
    root = lab(tmp_path)
    for words in (["--fix"], ["bees/data"], ["--base", "main"]):
        done = run("-C", root, "check", *words)
        assert done.returncode == 2
        assert f"{words[0]} is for one list: name it, as 'awesomequant -C FOLDER check" in done.stderr  # fmt: skip
    done = run("-C", root, "find", "bees")
    assert done.returncode == 2
    assert "name one of them: -C bees, -C hives" in done.stderr


def test_readme_is_rendered_for_each_list(tmp_path: Path) -> None:
    root = lab(tmp_path)
    done = run("-C", root, "readme", "--check")
    assert done.returncode == 1
    assert [one for one in done.stderr.splitlines() if one.endswith(":")] == ["bees:", "hives:"]
    assert run("-C", root, "readme").returncode == 0
    assert (root / "hives/README.md").is_file()
    assert run("-C", root, "readme", "--check").returncode == 0


def test_init_begins_a_root_and_a_list_in_it(tmp_path: Path) -> None:
    done = run("-C", tmp_path, "init", "lab", "--lists", "--title", "Our: lists")
    assert done.returncode == 0, done.stderr
    root = tmp_path / "lab"
    assert "there is no list yet" in run("-C", root, "build").stderr
    done = run("-C", root, "init", "bees")
    assert "name it in" in done.stderr
    assert not (root / "bees/.github").exists()
    # Once more: what is there is kept, and its lists are named where there is no lists.yaml yet.
    (root / "lists.yaml").unlink()
    assert run("-C", tmp_path, "init", "lab", "--lists", "--title", "Our: lists").returncode == 0
    assert "lists: [bees]" in (root / "lists.yaml").read_text("utf-8")
    done = run("-C", root, "build")
    assert done.returncode == 0, done.stderr
    assert "Our: lists" in read(root, "index.html")
    assert run("-C", root, "check", "--strict").returncode == 0


def test_doctor_says_what_the_root_lacks_and_each_list_does(tmp_path: Path) -> None:
    root = write(lab(tmp_path), {"wax/data/list.yaml": "title: Wax\ndescription: Of wax.\n"})
    done = run("-C", root, "doctor")
    assert done.returncode == 1
    assert (
        "nothing checks what a pull request brings: no .github/workflows/check.yml" in done.stdout
    )
    assert "wax: on no site, since lists.yaml does not say so" in done.stdout
    assert "bees: no README.md" in done.stdout
    assert "awesomequant -C bees readme" in done.stdout


def test_a_shared_word_is_renamed_where_it_stands(tmp_path: Path) -> None:
    root = lab(tmp_path)
    done = run("-C", root / "hives", "rename", "tag", "shared-tag", "common")
    assert done.returncode == 2
    assert "rename it in shared/tags.yaml and in each list's records" in done.stderr
    assert run("-C", root / "hives", "rename", "tag", "flug", "fliegen").returncode == 0
    assert run("-C", root, "check").returncode == 0


def test_a_shared_file_that_cannot_be_read_is_told_and_not_what_follows_from_it(
    tmp_path: Path,
) -> None:
    root = write(lab(tmp_path), {"shared/tags.yaml": "shared-tag: [\n"})
    done = run("-C", root, "check", "--output-format", "concise")
    assert done.returncode == 1
    assert done.stdout.count("shared/tags.yaml:") == 1
    assert "is not in data/tags.yaml" not in done.stdout


def test_where_a_workflow_puts_the_site_each_list_stands_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lab(tmp_path)
    settings = (root / "lists.yaml").read_text("utf-8")
    write(root, {"lists.yaml": settings.replace("site: https://lab.example.org/all/\n", "")})
    monkeypatch.setenv("AWESOMEQUANT_SITE", "https://a.github.io/lab")
    assert run("-C", root, "build").returncode == 0
    for folder in ("", "hives/"):
        assert f"https://a.github.io/lab/{folder}sitemap.xml" in read(root, f"{folder}robots.txt")
        assert f'href="https://a.github.io/lab/{folder}"' in read(root, f"{folder}index.html")


def test_the_front_page_leads_to_the_results_of_lists_that_have_any(tmp_path: Path) -> None:
    root = lab(tmp_path)
    rules = SETTINGS[SETTINGS.index("results:") :]
    settings = root / "hives/data/list.yaml"
    settings.write_text(f"{settings.read_text('utf-8').rstrip()}\n{rules}", "utf-8")
    table = "benchmark: pics\nmodel: Net-18\nrows:\n  - {method: Alpha, work: buzz, value: 70.1}\n"
    write(root, {
        "hives/data/benchmarks.yaml": BENCHMARKS, "hives/data/models.yaml": MODELS,
        "hives/data/results/one.yaml": SOURCE.format("one") + table,
    })  # fmt: skip
    assert run("-C", root, "build").returncode == 0
    assert re.findall(r'href="([^"]*/results/)"', read(root, "index.html")) == ["./hives/results/"]
    assert (root / "site/hives/results/index.html").is_file()

    (root / "hives/data/results/one.yaml").unlink()
    assert run("-C", root, "build").returncode == 0
    assert "/results/" not in read(root, "index.html")
    assert not (root / "site/hives/results/index.html").exists()
