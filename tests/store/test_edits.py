"""Changes are made all or none, only where they were meant to be, and never make a file wrong."""

import re
from pathlib import Path
from typing import Any

import pytest
from support import copy_of_toy

from awesomequant.library.change import ANY, BEHIND, TAKEN, Change, Uncomment
from awesomequant.library.problems import Refusal
from awesomequant.store import strict
from awesomequant.store.edits import Edits, made

RECORD = """\
# on top
title: "Buzz"
venue: BeeConf  # by hand
year: 2021
tags: [flight]
"""


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (Change("x", ("year",), 2020), "year: 2020"),
        (Change("x", ("venue",), "arXiv"), "venue: arXiv  # by hand"),
        (Change("x", ("doi",), "10.1000/1", was=None), "doi: 10.1000/1"),
        (Change("x", ("tags", BEHIND), "honey"), "tags: [flight, honey]"),
        (Change("x", ("code", BEHIND), {"url": "https://a.org/"}), "  - url: https://a.org/"),
        (Change("x", ("year", None), "jahr"), "jahr: 2021"),
        (Change("x", ("year",), "2021", was="1999"), "year: 2021"),  # made meanwhile: no quarrel
        (Change("x", ("year",), 2020, was="2021"), "year: 2020"),
        (Change("x", ("doi",), "10.1000/1", was=""), "doi: 10.1000/1"),
        (Change("x", ("tags", 0), "honey", was="flight"), "tags: [honey]"),
        (Change("x", ("fields", "hive"), ["7"]), "fields: {hive: [7]}"),  # with what holds it
    ],
)
def test_a_change_is_made_and_nothing_else(change: Change, line: str) -> None:
    text = made(RECORD, [change])
    assert line in text.splitlines()
    assert {"# on top", 'title: "Buzz"'} <= set(text.splitlines())


def test_a_value_is_taken_out_and_its_comment_stays() -> None:
    assert "venue" not in made(RECORD, [Change("x", ("venue",), TAKEN)])
    assert "# by hand" in made(RECORD, [Change("x", ("venue",), TAKEN)])


@pytest.mark.parametrize(
    ("path", "value", "was", "reason"),
    [
        (("venue",), "arXiv", None, "a person has written it meanwhile"),
        (("venue",), "arXiv", "Hive", "'venue' is now 'BeeConf', the change speaks of 'Hive'"),
        (("doi",), "10.1000/2", "10.1000/1", "'doi' is now '', the change speaks of '10.1000/1'"),
        (("year",), "soon", ANY, "'year'"),
        (("tags", 0), "x", "y", "'tags.0' is now 'flight', the change speaks of 'y'"),
        (("doi",), "10.1000/1", "10.1000/2", "'doi' is now '', the change speaks of '10.1000/2'"),
        (("venue",), TAKEN, "Hive", "the change speaks of 'Hive'"),
        (("doi",), TAKEN, ANY, "cannot be changed"),
        (("title",), TAKEN, ANY, "'title' is missing"),
        (("colour",), "red", ANY, "'colour' is not a field here"),
        (("code", 7, "url"), "https://a.org/", ANY, "cannot be changed"),
        (("url",), "javascript:alert(1)", ANY, "'url'"),
    ],
)
def test_what_would_be_wrong_is_refused_and_leaves_no_trace(
    path: tuple[str, ...], value: Any, was: Any, reason: str, tmp_path: Path
) -> None:
    file = "data/papers/2021/buzz.yaml"
    edits = Edits(copy_of_toy(tmp_path), {file: RECORD}.__getitem__)
    sound = Change(file, ("year",), 2020)
    with pytest.raises(Refusal, match=re.escape(reason)):
        edits.make([sound, Change(file, path, value, was=was)])
    assert not edits.texts
    edits.make([sound])
    assert edits.text(file) == RECORD.replace("2021", "2020")


def test_a_file_that_was_wrong_may_be_mended_one_fault_at_a_time(tmp_path: Path) -> None:
    file = "data/papers/2021/buzz.yaml"
    text = RECORD + "colour: red\nshape: round\n"
    edits = Edits(copy_of_toy(tmp_path), {file: text}.__getitem__)
    edits.make([Change(file, ("colour",), TAKEN)])
    assert edits.text(file) == RECORD + "shape: round\n"


def test_nothing_is_written_before_it_is_asked_for(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    file = "data/papers/2021/buzz.yaml"
    before = (root / file).read_bytes()
    edits = Edits(root)
    edits.make([Change(file, ("note",), "Worth it.")])
    edits.move(file, "data/papers/2022/buzz.yaml")
    assert (root / file).read_bytes() == before
    diff = "".join(edits.difference())
    assert diff.startswith(f"rename from {file}\nrename to data/papers/2022/buzz.yaml\n")
    assert f"--- a/{file}\n+++ b/data/papers/2022/buzz.yaml\n" in diff
    assert "+note: Worth it.\n" in diff
    assert edits.files == [file]
    edits.write()
    assert not (root / file).exists()
    after = (root / "data/papers/2022/buzz.yaml").read_bytes()
    assert after.replace(b"note: Worth it.\n", b"") == before


@pytest.mark.parametrize("folder", ["2019", "2022", "early/2022"])
def test_a_file_is_moved_to_any_folder(folder: str, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    edits = Edits(root)
    edits.move("data/papers/2021/buzz.yaml", f"data/papers/{folder}/buzz.yaml")
    edits.write()
    assert (root / f"data/papers/{folder}/buzz.yaml").is_file()


def test_a_byte_order_mark_and_windows_line_ends_are_kept(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    file = root / "data/papers/2021/buzz.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode())
    edits = Edits(root)
    edits.make([Change("data/papers/2021/buzz.yaml", ("doi",), "10.1000/1")])
    edits.write()
    assert file.read_bytes().startswith(b"\xef\xbb\xbf#")
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n")


def test_a_file_without_a_mark_gets_none_and_a_new_one_is_made(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    new, old = "data/papers/2022/new.yaml", "data/papers/2021/buzz.yaml"
    edits = Edits(root, {new: "title: x\n", old: RECORD}.__getitem__)
    edits.make([Change(file, ("venue",), "arXiv") for file in (new, old)])
    edits.write()
    assert (root / new).read_bytes() == b"title: x\nvenue: arXiv\n"
    assert (root / old).read_bytes().startswith(b"# on top")


@pytest.mark.parametrize("to", ["data/papers/2019", "data/papers/2022", "elsewhere/far/away"])
def test_a_file_moves_into_a_folder_that_is_there_or_made(to: str, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    edits = Edits(root)
    edits.move("data/papers/2021/buzz.yaml", f"{to}/buzz.yaml")
    edits.write()
    assert (root / to / "buzz.yaml").is_file()
    assert not (root / "data/papers/2021/buzz.yaml").exists()


def test_no_file_takes_the_place_of_another(tmp_path: Path) -> None:
    edits = Edits(copy_of_toy(tmp_path))
    with pytest.raises(Refusal, match="is there already"):
        edits.move("data/papers/2021/buzz.yaml", "data/papers/2019/honey.yaml")
    edits.move("data/papers/2021/buzz.yaml", "data/papers/2022/buzz.yaml")
    with pytest.raises(Refusal, match=r"^data/papers/2022/buzz.yaml is there already$"):
        edits.move("data/papers/2019/honey.yaml", "data/papers/2022/buzz.yaml")


def test_a_comment_is_taken_out_or_replaced(tmp_path: Path) -> None:
    edits = Edits(copy_of_toy(tmp_path), {"x": RECORD}.__getitem__)
    edits.uncomment("x", Uncomment(3, "# by machine"))
    assert edits.text("x") == RECORD.replace("# by hand", "# by machine")
    edits.uncomment("x", Uncomment(1))
    assert edits.text("x").startswith("title")


def test_the_diff_shows_the_changed_lines_alone(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    file = "data/papers/2021/buzz.yaml"
    (root / file).write_bytes(RECORD.encode())
    edits = Edits(root)
    edits.make([Change(file, ("year",), 2020)])
    assert "".join(edits.difference()) == (
        f'--- a/{file}\n+++ b/{file}\n@@ -1,5 +1,5 @@\n # on top\n title: "Buzz"\n'
        " venue: BeeConf  # by hand\n-year: 2021\n+year: 2020\n tags: [flight]\n"
    )


def test_the_diff_of_a_file_without_a_last_line_break_says_so(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path)
    file = "data/papers/2021/buzz.yaml"
    (root / file).write_bytes(RECORD.rstrip("\n").encode())
    edits = Edits(root)
    edits.make([Change(file, ("tags", BEHIND), "honey")])
    diff = "".join(edits.difference())
    assert "rename" not in diff
    assert diff.endswith("+tags: [flight, honey]\n\\ No newline at end of file\n")


def test_the_file_and_the_hint_are_told_where_a_change_is_refused(tmp_path: Path) -> None:
    file = "data/papers/2021/buzz.yaml"
    edits = Edits(copy_of_toy(tmp_path), {file: RECORD, "bad": "a: [", "b": "a: 1"}.__getitem__)
    with pytest.raises(
        Refusal, match=r"^buzz.yaml would be wrong: 'titel' .*; did you mean 'title'"
    ):
        edits.make([Change(file, ("titel",), "x")])
    with pytest.raises(Refusal, match=r"^bad:\d+:\d+: "):
        edits.make([Change("bad", ("b",), "x")])


def test_an_edit_without_effect_changes_no_file(tmp_path: Path) -> None:
    edits = Edits(copy_of_toy(tmp_path), {"x": RECORD}.__getitem__)
    edits.make([Change("x", ("year",), 2021)])
    edits.uncomment("x", Uncomment(5))
    assert edits.files == []


def test_changes_of_a_file_that_is_no_yaml_are_refused_one_and_all(tmp_path: Path) -> None:
    edits = Edits(tmp_path, lambda _: "a: [b\nc: d\n")
    wanted = [[Change("x", ("c",), "e")], [Change("x", ("a", 0), TAKEN)]]
    assert edits.make_each("x", wanted) == [0, 1]
    assert edits.texts == {}


def test_of_changes_of_a_file_those_that_can_be_are_made() -> None:
    text = "tags: [a, b, c, a]\nurl: https://a.org\nnote: x\n"
    edits = Edits(Path("/nowhere"), lambda _: text)
    wanted = [
        [Change("x", ("tags", 1), TAKEN)], [Change("x", ("tags", 3), TAKEN)], [Change("x", ("url",), "https://b.org")],
        [Change("x", ("note",), "z", was="y")], [Change("x", ("code",), "new")], [Change("x", ("venue", None), "w")],
    ]  # fmt: skip
    assert edits.make_each("x", wanted) == [3, 5]
    assert strict.read(edits.text("x")) == {
        "tags": ["a", "c"],
        "url": "https://b.org",
        "note": "x",
        "code": "new",
    }
