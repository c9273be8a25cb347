"""Several lists below one root: what they share, which works are one, and what is wrong between."""

from pathlib import Path

import pytest
from lab import lab, write

from awesomequant.library.library import Library
from awesomequant.library.lists import PaperOfLists
from awesomequant.library.problems import Refusal
from awesomequant.store import NoProjectError, find_root, load
from awesomequant.store.several import as_one, between, load_each, open_several, several

LISTS = "title: T\ndescription: D\nlists: {}\n"


def united(root: Path) -> Library:
    lists = open_several(root)
    projects = load_each(lists)
    return as_one(lists, {name: one.library for name, one in projects.items()}, projects).library


def test_a_list_has_the_words_of_its_root_by_itself_and_its_own_have_the_last_word(
    tmp_path: Path,
) -> None:
    root = lab(tmp_path)
    write(root, {"shared/tags.yaml": "shared-tag: {label: Shared}\nflug: {label: Of all}\n"})
    alone = load(root / "hives", wholly=True)
    assert alone.problems == ()
    assert alone.library.tags["shared-tag"].label == "Shared"
    assert alone.library.tags["flug"].label == "Flug"
    assert alone.library.venues["HiveConf"].kind == "conference"
    assert alone.library.settings.site == "https://lab.example.org/all/hives/"
    # A file of words is shown as it is, though more belongs to what is known of it.
    assert alone.text("data/tags.yaml").startswith("flug")


def test_what_is_wrong_in_a_shared_file_is_told_at_its_place(tmp_path: Path) -> None:
    root = write(lab(tmp_path), {"shared/tags.yaml": "shared-tag: {lable: Shared}\n"})
    told = [str(one) for one in load(root / "hives").problems]
    assert any(one.startswith("../shared/tags.yaml:1:14: 'lable'") for one in told), told


def test_a_folder_that_no_root_names_shares_nothing(tmp_path: Path) -> None:
    root = write(lab(tmp_path), {"lists.yaml": LISTS.format("[bees]")})
    assert "shared-tag" not in load(root / "hives").library.tags


def test_one_work_in_two_lists_is_one_paper_with_two_places(tmp_path: Path) -> None:
    library = united(lab(tmp_path))
    assert [len(one.library.papers) for one in library.lists] == [3, 2]
    assert len(library.papers) == 4
    buzz = library.by_id["buzz"]
    assert isinstance(buzz, PaperOfLists)
    assert [*buzz.places] == [
        ("Awesome Bees", "bees/papers/buzz/"),
        ("Waben", "hives/papers/buzz/"),
    ]
    assert buzz.page == "bees/papers/buzz/"
    # The record that knows where it appeared leads; what it lacks the other says.
    assert (buzz.venue, buzz.year) == ("BeeConf", 2021)
    assert buzz.abstract
    assert buzz.abstract.startswith("A hive")
    assert buzz.tags == ("flight", "counting", "flug", "shared-tag")
    assert str(buzz.added) == "2021-03-01"
    assert buzz.fields["list"] == ("Awesome Bees", "Waben")


def test_two_works_under_one_id_are_two(tmp_path: Path) -> None:
    library = united(lab(tmp_path))
    assert library.by_id["honey"].title == "No"
    assert library.by_id["honey-hives"].title.startswith("Wax")
    assert library.by_id["honey-hives"].page == "hives/papers/honey/"


def test_a_work_twice_in_one_list_stays_two(tmp_path: Path) -> None:
    root = lab(tmp_path)
    twin = (root / "hives/data/papers/2020/buzz.yaml").read_text("utf-8")
    write(root, {"hives/data/papers/2020/twin.yaml": twin})
    assert len(united(root).papers) == 5


def test_a_third_list_is_joined_by_what_the_second_knows(tmp_path: Path) -> None:
    root = lab(tmp_path)
    second = (root / "hives/data/papers/2020/buzz.yaml").read_text("utf-8")
    # Its title alone would be a perhaps: nobody is named who wrote it.
    third = 'title: "Buzz: how bees really fly fast and far"\ndoi: 10.1000/hive.7\n'
    write(
        root,
        {
            "lists.yaml": LISTS.format("[bees, hives, wax]"),
            "hives/data/papers/2020/buzz.yaml": second + "doi: 10.1000/hive.7\n",
            "wax/data/list.yaml": "title: Wax\ndescription: Of wax.\n",
            "wax/data/papers/2023/fast.yaml": third + "venue: HiveConf\nyear: 2023\n",
        },
    )
    places = united(root).by_id["buzz"].places
    assert [one.address for one in places] == [
        "bees/papers/buzz/",
        "hives/papers/buzz/",
        "wax/papers/fast/",
    ]


def test_own_fields_that_all_lists_have_are_filters_of_all(tmp_path: Path) -> None:
    root = lab(tmp_path)
    assert [*united(root).settings.fields] == ["list"]
    own = (root / "bees/data/list.yaml").read_text("utf-8")
    field = next(line for line in own.splitlines() if "species:" in line)
    settings = root / "hives/data/list.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}fields:\n{field}\n", "utf-8")
    library = united(root)
    assert [*library.settings.fields] == ["species", "list"]
    assert library.by_id["buzz"].fields["species"] == "honey bee"


def test_a_tag_is_found_by_what_other_lists_call_it(tmp_path: Path) -> None:
    root = write(lab(tmp_path), {"hives/data/tags.yaml": "flug: {label: Flug}\nhoney: {label: Honig}\n"})  # fmt: skip
    assert united(root).tags["honey"].label == "Honey"
    assert "Honig" in united(root).tags["honey"].aliases


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("[.]", "is this folder itself"),
        ("[../elsewhere]", "leads out of this folder"),
        ("[/tmp]", "leads out of this folder"),
        ('["a\\\\b"]', "leads out of this folder"),
        ("[bees/]", "write 'bees'"),
        ("[./bees]", "write 'bees'"),
        ("[bees, bees]", "stands here twice"),
        ("[bees, Bees]", "stands here twice"),
        ("[bees, bees/inner]", "lies in the list 'bees'"),
        ("[wasps]", "there is no wasps; 'awesomequant init wasps' begins one there"),
        ("[docs]", "is a folder of the root itself"),
        ("[empty]", "there is no list in empty"),
        ("[linked]", "'linked' is a link; put the folder itself here"),
        ("[file]", "'file' is no folder"),
        ("[]", "there is no list yet; begin one"),
    ],
)
def test_a_folder_that_is_no_list_is_told_with_its_place(
    tmp_path: Path, named: str, told: str
) -> None:
    root = lab(tmp_path)
    (root / "empty").mkdir()
    (root / "file").write_text("")
    (root / "linked").symlink_to("bees")
    write(root, {"lists.yaml": LISTS.format(named)})
    found, problems = several(root)
    assert found is None
    assert any(told in str(one) for one in problems), problems
    assert all(str(one).startswith("lists.yaml:3:") for one in problems)
    with pytest.raises(Refusal, match=r"lists\.yaml:3:"):
        open_several(root)


def test_a_root_that_lies_in_a_list_is_told(tmp_path: Path) -> None:
    root = write(lab(tmp_path), {"data/list.yaml": "title: T\ndescription: D\n"})
    assert "lies in a list" in str(several(root)[1][0])


def test_one_list_and_one_deeper_are_lists_too(tmp_path: Path) -> None:
    root = lab(tmp_path)
    (root / "topics").mkdir()
    (root / "hives").rename(root / "topics/hives")
    write(root, {"lists.yaml": LISTS.format("[topics/hives]")})
    assert load(root / "topics/hives").problems == ()
    library = united(root)
    assert [paper.page for paper in library.papers] == [
        "topics/hives/papers/honey/",
        "topics/hives/papers/buzz/",
    ]


def test_two_lists_of_one_title_are_told_and_another_address_is(tmp_path: Path) -> None:
    root = lab(tmp_path)
    about = "title: awesome bees\ndescription: D\nsite: https://elsewhere.example.org/\n"
    write(root, {"hives/data/list.yaml": about, "hives/data/papers/2022/honey.yaml": "title: x\n"})
    lists = open_several(root)
    told = [str(one) for one in between(lists, load_each(lists))]
    assert told[0].startswith("hives/data/list.yaml:1:1: the list in bees is called")
    assert "here it stands at https://lab.example.org/all/hives/" in told[1]


def test_a_command_for_one_list_says_which_there_are(tmp_path: Path) -> None:
    root = lab(tmp_path)
    with pytest.raises(NoProjectError, match="name one of them: -C bees, -C hives"):
        find_root(root)
    assert find_root(root / "bees/data") == root / "bees"


def test_what_was_joined_is_known_again_until_a_record_changes(tmp_path: Path) -> None:
    root = lab(tmp_path)
    first = united(root)
    assert united(root).papers == first.papers
    record = root / "hives/data/papers/2020/buzz.yaml"
    record.write_text(record.read_text("utf-8").replace("2101.00010", "2101.99999").replace("Buzz: how bees really fly fast and far", "Mites in winter"), "utf-8")  # fmt: skip
    assert len(united(root).papers) == 5
