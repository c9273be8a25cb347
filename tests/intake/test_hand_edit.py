"""A hand edit of README.md: what each edited line comes to, and that none is lost untold."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import copy_of_toy, run

from awesomequant.intake.hand_edit import sections
from awesomequant.intake.hand_edit.edit import HandEdit, hand_edit
from awesomequant.intake.hand_edit.page import EditedPage, compare
from awesomequant.intake.records import Provenance
from awesomequant.language import markdown
from awesomequant.library.settings import LOOKS
from awesomequant.site.building import rendered
from awesomequant.store import load
from awesomequant.store.pages import before_edit
from awesomequant.store.strict import read as yaml

DAY = Provenance("README.md", "2026-01-02")
BUZZ, BEGIN = "data/papers/2021/buzz.yaml", "data/sections/begin.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the toy list, whose record of buzz states a count of its own."""
    root = copy_of_toy(tmp_path)
    for file, old, new in ((BUZZ, "{count: 12,", "{count: 41,"),
                           ("data/metrics.yaml", "buzz: {citations", "other: {citations")):  # fmt: skip
        text = (root / file).read_text("utf-8")
        (root / file).write_text(text.replace(old, new, 1), "utf-8")
    return root


def edited(
    root: Path, edit: Callable[[str], str], was: str | None = None, name: str = "README.md"
) -> HandEdit:
    """Return what an edit of a page as the records make it, or of ``was``, comes to."""
    project = load(root)
    before = was or rendered(project)[name]
    after = edit(before)
    assert after != before
    return hand_edit(project, [EditedPage(name, name, before, after)], rendered, DAY)


def replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def edit(text: str) -> str:
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        return text

    return edit


def files(found: HandEdit, root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): text for path, text in found.texts.items()}


# How a tag stands on the page of the toy list, which has a site.
TAGS = "https://example.github.io/awesome-bees/tags/"
HONEY = f"[**`honey`**]({TAGS}honey/)\\]"
# Old and new text, the file that takes the edit, and what it then says.
TAKEN = [
    ("> What is known of bees, and", "> What is not known of bees, or", "data/list.yaml",
     "description: What is not known of bees, or code that counts them."),
    ("# Awesome Bees [", "# Most Awesome Bees [", "data/list.yaml", "title: Most Awesome Bees"),
    ("# Build the list", "# Build all of it", "data/list.yaml", "does: Build all of it"),
    ("make bees", "make all", "data/list.yaml", "make all"),
    ("The first thing to read.", "Read this first.", BEGIN, "blurb: Read this first."),
    ("## Tools &#38; docs", "## Tools & books", "data/sections/tools.yaml", "title: Tools & books\n"),
    ("Weighs hives.", "Weighs hives &#38; more.", "data/sections/tools.yaml", "Weighs hives & more."),
    ("- Beekeeper, Hive 7.", "- Head keeper, Hive 7.", "data/sections/keepers.yaml", "role: head keeper"),
    ("They keep bees.\n", "", "data/sections/keepers.yaml", "title: The keepers\nmembers"),
    ("BeeConf, 2021.", "BeeConf, 2022.", "data/sections/keepers.yaml", "2022"),
    ("**`flight`**: How bees fly", "**`flight`**: How bees *really* fly", "data/tags.yaml",
     "How bees really fly"),
    ("**`flight`**: How bees fly", "**`flight`**: How all bees fly", "data/tags.yaml", "How all bees fly"),
    ("Fly &#42;Fast&#42;", "Fly &#42;Fast&#42; (LABN)", BUZZ, "Fly *Fast* (LABN) & <b>Far</b>"),
    (" A 100 % Method?", " A 99 % Method (LABN)?", "data/papers/2021/counting-bees-2021.yaml",
     "$n$-Gram_Models: A 99 % Method (LABN)?"),
    ("41 🔥", "45 🔥", BUZZ, "citations: {count: 45, source: README.md, as_of: 2026-01-02}"),
    ("[1.2k ⭐", "[1.3k ⭐", "", "data/metrics.yaml"),
    ("[video]", "[film]", BUZZ, "label: film"),
    ("[J. Apic.]", "[BeeConf]", "data/papers/2019/honey.yaml", "venue: BeeConf"),
    (f"{HONEY}\n", f"{HONEY} \\[**`flight`**\\]\n", "data/papers/2019/honey.yaml",
     "tags: [honey, flight]"),
    ("- Bo Keeper", "- Bo Keeper\n- [Cy Keeper](https://example.org/cy) - Student, Hive 8.",
     "data/sections/keepers.yaml", "Cy Keeper"),
    ("- Bo Keeper\n", "", "data/sections/keepers.yaml", "affiliation: Hive 7}\npublications:"),
    ("Weighs hives.\n", "Weighs hives.\n- [A Smoker](https://example.org/smoke) - Calms bees.\n",
     "data/sections/tools.yaml", "note: Calms bees."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "file", "says"), TAKEN)
def test_an_edited_line_is_a_value_of_the_file_that_holds_it(
    project: Path, old: str, new: str, file: str, says: str
) -> None:
    found = edited(project, replaced((old, new)))
    if not file:
        assert len(found.lost) == 1
        assert found.texts == {}
        return
    assert [str(one) for one in found.lost] == []
    assert list(files(found, project)) == [file]
    assert says in files(found, project)[file]


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        (
            [("41 🔥", "45 🔥"), ("Fly &#42;Fast&#42;", "Fly &#42;Fast&#42; (LABN)")],
            ["Fly *Fast* (LABN) & <b>Far</b>", "{count: 45, source: README.md,"],
        ),
        (
            [("[BeeConf]", "[J. Apic.]"), ("Buzz: How", "Hum: How"), ("[video]", "[film]")],
            ["Hum: How Bees", "venue: J. Apic.", "label: film"],
        ),
    ],
)
def test_two_edits_of_one_entry_s_line_are_both_heard(
    project: Path, pairs: list[tuple[str, str]], says: list[str]
) -> None:
    def edit(text: str) -> str:
        # The entry, not a section that names the paper.
        start = text.index("- \\[[BeeConf]")
        return text[:start] + replaced(*pairs)(text[start:])

    found = edited(project, edit)
    assert [str(one) for one in found.lost] == []
    assert list(files(found, project)) == [BUZZ]
    assert all(one in files(found, project)[BUZZ] for one in says)
    assert "note: LABN" not in files(found, project)[BUZZ]


TOLD = [
    ("## Contributing\n", "## Contributing\n\nAsk Ann first.\n", "'Ask Ann first.' belongs to no entry"),
    ("### 2021\n", "### 2021\n\nA good year for bees.\n", "'A good year for bees.'"),
    ("a change made here by hand is lost", "a change made here stays", "a change made here stays"),
    ("**Statistics**: 🔥 highly cited", "**Statistics**: 🔥 read", "🔥 read"),
    (" · [Tools &#38; docs](#tools--docs)", "", "belongs to no entry"),
    ("[code](https://github.com/example/buzz)", "[code](javascript:x)", "still stands: change data/papers/2021/buzz.yaml"),
    ("make bees  # Build the list", "make\tbees\n```\nor so", "'or so' belongs to no entry"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), TOLD)
def test_an_edit_that_no_file_holds_is_told_with_its_line(
    project: Path, old: str, new: str, told: str
) -> None:
    text = replaced((old, new))(rendered(load(project))["README.md"])
    found = edited(project, lambda _: text)
    (said,) = [one for one in found.lost if told in one.message]
    assert said.place.line <= len(text.splitlines())
    if new and "taken out" not in told:
        assert new.strip().splitlines()[-1] in text.splitlines()[said.place.line - 1] or (
            new.strip() in text.splitlines()[said.place.line - 1]
        )


MANY = """title: The Waggle of Many
venue: BeeConf
year: 2021
url: https://example.org/many
authors: [Ann Apis, {group: Bee Team}, Cy Comb, Di Drone, Ed Egg, Flo Flower, Gus Grub, Hal Hive]
tags: [honey]
"""
SHOWN = "Ann Apis, Bee Team, Cy Comb, Di Drone, Ed Egg, Flo Flower, et al."
ONES = "data/papers/2021/many.yaml"


@pytest.fixture
def crowd(project: Path) -> Path:
    """Return a list that shows authors and notes, with a field of its own and a long byline."""
    (project / ONES).write_text(MANY, "utf-8")
    settings = project / "data/list.yaml"
    own = "{label: Hardware, type: list, values: [GPU, FPGA], column: true}"
    text = "readme: {authors: true, notes: true}\n" + settings.read_text("utf-8")
    at = "fields:\n"
    assert at in text
    settings.write_text(text.replace(at, f"{at}  hardware: {own}\n", 1), "utf-8")
    return project


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Cy Comb", "Cyd Comb", "Bee Team}, Cyd Comb, Di Drone, Ed Egg, Flo Flower, Gus Grub"),
        ("Bee Team", "Wasp Team", "[Ann Apis, {group: Wasp Team}, Cy Comb"),
        ("Flo Flower, et", "Flora Flower, et", "Ed Egg, Flora Flower, Gus Grub, Hal Hive]"),
        (f"et al.* \\[{HONEY}", f"et al.* \\[{HONEY} \\[Hardware: GPU\\]",
         "fields: {hardware: [GPU]}"),
        (f"et al.* \\[{HONEY}", f"et al.* \\[{HONEY} - New.", "note: New."),
        (f"et al.* \\[{HONEY}", f"et al.* \\[{HONEY} - Old, but long and good.",
         'note: "Old, but long and good."'),
    ],
)  # fmt: skip
def test_what_a_byline_a_field_and_a_note_say_reaches_the_record(
    crowd: Path, old: str, new: str, says: str
) -> None:
    assert SHOWN in rendered(load(crowd))["README.md"]
    found = edited(crowd, replaced((old, new)))
    assert [str(one) for one in found.lost] == []
    assert says in files(found, crowd)[ONES]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Cy Comb, ", "", "shows the first 6 authors of many and others, not 5"),
        ("Cy Comb, ", "Cy Comb, Dee Dee, ", "shows the first 6 authors of many and others, not 7"),
        (", et al.*", ".*", "'et al' was taken out of the line and still stands"),
        (f"al.* \\[{HONEY}", f"al.* \\[{HONEY} \\[Hardware: GPUs\\]",
         "'GPUs' is no value of 'Hardware'; did you mean 'GPU'?"),
    ],
)  # fmt: skip
def test_what_a_byline_and_a_field_cannot_say_is_told_at_its_line(
    crowd: Path, old: str, new: str, told: str
) -> None:
    text = replaced((old, new))(rendered(load(crowd))["README.md"])
    found = edited(crowd, lambda _: text)
    (said,) = found.lost
    assert told in said.message
    assert (said.place.file, found.texts) == ("README.md", {})
    assert "The Waggle of Many" in text.splitlines()[said.place.line - 1]


def test_a_new_entry_has_no_answer_that_its_list_does_not_take(crowd: Path) -> None:
    line = "\n- \\[[BeeConf](https://example.org/new)\\] A new hive of wax. \\[Hardware: TPU\\]\n"
    found = edited(crowd, replaced(("\n\n### 2019", f"{line}\n### 2019")))
    assert ["'TPU' is no value of 'Hardware'" in one.message for one in found.lost] == [True]
    (new,) = (text for name, text in files(found, crowd).items() if "hive" in name or "new" in name)
    assert "A new hive of wax" in new
    assert "hardware" not in new


def test_words_that_were_taken_out_of_an_entry_are_gone_or_told(crowd: Path) -> None:
    record = crowd / ONES
    record.write_text(MANY + "note: An old and tried note.\n", "utf-8")
    found = edited(crowd, replaced((" - An old and tried note.", " - A tried note.")))
    assert "note: A tried note." in files(found, crowd)[ONES]
    assert found.lost == []


def test_tags_that_are_added_stand_in_the_order_of_the_page(project: Path) -> None:
    tags = project / "data/tags.yaml"
    names = ["wax", "brood", "pollen", "queen", "drone", "smoke"]
    new = "".join(f"{name}: {{label: {name.capitalize()}}}\n" for name in names)
    tags.write_text(tags.read_text("utf-8").rstrip("\n") + f"\n{new}", "utf-8")
    badges = " ".join(f"\\[**`{name}`**\\]" for name in names)
    found = edited(project, replaced((f"{HONEY}\n", f"{HONEY} {badges}\n")))
    said = yaml(files(found, project)["data/papers/2019/honey.yaml"])
    assert said["tags"] == ["honey", *names]


def test_an_entry_whose_tag_is_taken_out_leaves_the_page_of_its_topic(project: Path) -> None:
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8")
                        + "outline: {by: [topic]}\nreadme: {budget: 1500, newest: 1, cited: 1}\n")  # fmt: skip
    pages = rendered(load(project))
    tag = f" \\[[**`flight`**]({TAGS}flight/)\\]"
    assert tag in pages["lists/flight.md"]
    found = edited(project, replaced((tag, "")), name="lists/flight.md")
    assert [str(one) for one in found.lost] == []
    assert "tags: [counting]" in files(found, project)[BUZZ]


def test_lines_taken_out_at_one_place_of_two_pages_are_told_of_both(project: Path) -> None:
    settings = project / "data/list.yaml"
    settings.write_text(settings.read_text("utf-8")
                        + "outline: {by: [topic]}\nreadme: {budget: 1500, newest: 1, cited: 1}\n")  # fmt: skip
    names = ["lists/honey.md", "lists/counting.md"]
    was = {name: text for name, text in rendered(load(project)).items() if name in names}
    now = {name: text.replace(text.splitlines()[3], "") for name, text in was.items()}
    pages = [EditedPage(name, name, was[name], now[name]) for name in names]
    found = hand_edit(load(project), pages, rendered, DAY)
    assert [one.place.file for one in found.lost] == names
    assert all("was taken out and still stands" in one.message for one in found.lost)


def test_what_was_measured_since_is_no_edit(project: Path) -> None:
    was = rendered(load(project))["README.md"]
    metrics = project / "data/metrics.yaml"
    metrics.write_text(metrics.read_text().replace("stars: 1234", "stars: 9900"))
    (project / BUZZ).write_text((project / BUZZ).read_text().replace("count: 41", "count: 77"))
    assert "9.9k" in rendered(load(project))["README.md"]
    found = edited(project, replaced(("[No](", "[Yes](")), was)
    assert list(files(found, project)) == ["data/papers/2019/honey.yaml"]
    assert found.lost == []


def test_what_another_has_changed_meanwhile_is_not_undone(project: Path) -> None:
    was = rendered(load(project))["README.md"]
    honey = project / "data/papers/2019/honey.yaml"
    honey.write_text(honey.read_text().replace("J. Apic.", "BeeConf"))
    found = edited(project, replaced(("Weighs hives.", "Weighs.")), was)
    assert list(files(found, project)) == ["data/sections/tools.yaml"]
    clash = edited(project, replaced(("[J. Apic.]", "[arXiv]")), was)
    assert clash.texts == {}
    assert "venue of honey has been changed meanwhile" in clash.lost[0].message
    same = edited(project, replaced(("[J. Apic.]", "[BeeConf]")), was)
    assert (same.texts, same.lost) == ({}, [])


def test_an_entry_that_is_taken_out_is_a_record_that_is_deleted(project: Path) -> None:
    def without(text: str) -> str:
        return "\n".join(line for line in text.splitlines() if "[No](" not in line)

    found = edited(project, without)
    assert found.deleted == ["data/papers/2019/honey.yaml"]
    assert found.lost == []


def test_a_page_that_was_cut_off_deletes_nothing(project: Path) -> None:
    for at in range(20):
        file = project / f"data/papers/2020/more-{at}.yaml"
        file.parent.mkdir(exist_ok=True)
        title = f"{('Wax', 'Comb', 'Nectar', 'Pollen', 'Brood')[at % 5]} of the {at}th Hive"
        file.write_text(f'title: "{title}"\nvenue: BeeConf\nyear: 2020\ntags: [honey]\n'
                        f'url: "https://example.org/{at}"\n')  # fmt: skip
    found = edited(project, lambda text: text[: text.index("### 2020")])
    assert (found.deleted, found.texts) == ([], {})
    assert any("is kept: the page was cut off" in one.message for one in found.lost)


def test_a_line_that_was_moved_is_told_where_the_list_orders_by_itself(project: Path) -> None:
    line = next(
        one for one in rendered(load(project))["README.md"].splitlines() if "Counting" in one
    )
    found = edited(
        project, lambda text: text.replace(f"{line}\n", "").replace("2021\n", f"2021\n\n{line}\n")
    )
    assert found.texts == {}
    assert ["was moved: the order is that of 'outline'" in one.message for one in found.lost] == [
        True
    ]


def git(root: Path, *words: str) -> None:
    command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b.c", *words]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def repository(project: Path) -> Path:
    run("-C", project, "readme")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "one")
    return project


def test_git_knows_the_page_that_was_edited(repository: Path) -> None:
    readme = repository / "README.md"
    one = readme.read_text("utf-8")
    two = one.replace("[No](", "[Yes](")

    def before(now: str, revision: str | None = None) -> tuple[str | None, str]:
        text, what = before_edit(repository, "README.md", now, ["origin/main", "main"], revision)
        return text, what.split(" ")[0]

    assert before(two) == (one, "HEAD")
    git(repository, "checkout", "-qb", "edit")
    readme.write_text(two, "utf-8")
    git(repository, "commit", "-qam", "two")
    assert before(two)[0] == one  # where the branch left main
    assert before(two.replace("[Yes](", "[Perhaps](")) == (two, "HEAD")
    assert before(two.replace("[Yes](", "[Perhaps]("), "main")[0] == one
    done = run("-C", repository, "import", readme, "--as-edit", "--dry-run", "--base", "no-such")
    assert done.returncode == 2
    assert "git knows no README.md at 'no-such'" in done.stderr


def test_a_pull_request_is_answered_with_the_edit_that_it_means(
    repository: Path, tmp_path: Path
) -> None:
    readme = repository / "README.md"
    text = (
        readme.read_text("utf-8").replace("[No](", "[Yes](").replace("## Papers", "## Works\n\n```")
    )
    readme.write_text(text, "utf-8")
    report = tmp_path / "report.md"
    done = run("-C", repository, "import", readme, "--as-edit", "--dry-run", "--report", report)
    assert done.returncode == 1
    answer = report.read_text("utf-8")
    assert '-title: "No"\n+title: "Yes"' in answer
    assert answer.count("```") == 2
    assert "### Not taken over" in answer
    told = run("-C", repository, "check", "README.md", "--output-format", "concise")
    assert "README.md:1:1: the page is rendered from the records" in told.stdout
    assert told.returncode == 0
    git(repository, "checkout", "-q", ".")
    assert "rendered" not in run("-C", repository, "check", "README.md").stdout


WORDS = st.text(st.sampled_from("ab*_`[]()#<&.-1 é$"), min_size=1, max_size=30)


@given(WORDS, WORDS, WORDS)
def test_an_edit_inside_a_value_gives_the_value_that_shows_it(
    before: str, text: str, new: str
) -> None:
    value, other = (" ".join(f"kept {part} words".split()) for part in (text, new))
    line, edit = (f"{markdown.escape(before)} | {markdown.escape(one)} |" for one in (value, other))
    found = sections.reworded(line, edit, [sections.Value("f", ("note",), value)])
    if found is not None:
        assert [one.value for one in found] == ([other] if other != value else [])


@given(
    st.lists(st.sampled_from("abcd\n"), max_size=12),
    st.lists(st.sampled_from("abcd\n"), max_size=12),
)
def test_every_line_is_edited_or_the_same(was: list[str], now: list[str]) -> None:
    old, new = "\n".join(was), "\n".join(now)
    found = compare(old, new, old)
    lines = [at for at, line in enumerate(new.splitlines(), 1) if line.strip()]
    assert sorted([*found.same, *(one.line for one in found.edits if one.now)]) == lines
    assert all(new.splitlines()[one.line - 1].strip() == one.now for one in found.edits if one.now)
    assert compare(old, new, new).edits == ()


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("- \\[[code](https://x.org/a)\\] A Tool. It works.", "title: A Tool\nnote: It works.\n"),
        ("* [A Tool](https://x.org/a): it works", "title: A Tool\nnote: it works\n"),
        ("- [[doc](https://x.org/a)] [[code](https://x.org/b)] A Tool", "title: A Tool\n"),
    ],
)
def test_a_new_line_of_a_section_is_read_as_an_item(project: Path, line: str, item: str) -> None:
    section = next(one for one in load(project).library.sections if one.id == "tools")
    change = sections.put_in(line, section)
    assert change
    said = {name: value for name, value in change.value.items() if name != "links"}
    assert said == yaml(item)


@pytest.mark.parametrize("look", LOOKS)
def test_an_edit_is_heard_in_every_look(project: Path, look: str) -> None:
    settings = project / "data/list.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}readme: {{look: {look}}}\n", "utf-8")
    found = edited(project, replaced(("Counting Bees with", "Counting Wasps with")))
    ((file, text),) = files(found, project).items()
    assert file == "data/papers/2021/counting-bees-2021.yaml"
    assert 'title: "Counting Wasps with' in text
    assert not found.lost


def test_signs_of_a_title_are_an_edit_and_signs_of_an_item_are_none(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(
        "# Bees\n\n## Papers\n\n- [Do Bees Count?](https://arxiv.org/abs/2308.09992). BeeConf 2024.\n"
        "- [All You Need!](https://arxiv.org/abs/2308.09993). BeeConf 2024.\n"
    )
    assert run("init", tmp_path, "--from", page, "--offline").returncode == 0
    text = page.read_text("utf-8")
    edited = text.replace("All You Need!", "All You Need?").replace("- [Do Bees", "* [Do Bees")
    assert edited.count("All You Need?") == edited.count("* [Do") == 1
    page.write_text(edited)
    done = run("-C", tmp_path, "import", page, "--as-edit")
    assert "1 file changed" in done.stderr, done.stderr
    records = [file.read_text("utf-8") for file in tmp_path.glob("data/papers/2024/*.yaml")]
    assert sorted(one.splitlines()[0] for one in records) == [
        'title: "All You Need?"', 'title: "Do Bees Count?"',
    ]  # fmt: skip
