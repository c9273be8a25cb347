"""Fixes are made pass by pass: what overlaps waits, what is refused is told and left alone."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from listing import FILES, FIRST, write

from awesomequant.check import fixes
from awesomequant.check.fixes import Mended, mend
from awesomequant.check.rulebook import chosen, rules
from awesomequant.check.run import Audit, inspect
from awesomequant.library.change import Fix, Uncomment, put, take
from awesomequant.library.problems import Place, Problem
from awesomequant.store import Project

OTHER = "data/papers/2020/beta.yaml"
RECORD = """\
title: Alpha Networks of Few Bits
venue: CVPR
year: 2020
tags: [low-bit, few, low]
arxiv: "2001.01234"
# awesomequant: ignore[x]
"""
QUIET = Fix("take the comment out", comment=Uncomment(6))
TITLE, VENUE = put(("title",), "Alpha"), put(("venue",), "ICML")
Told = tuple[str, Fix | None]


def mended(root: Path, *passes: Sequence[Told]) -> Mended:
    """Mend a list in which the rules find, pass by pass, what is given, and then nothing more."""
    write(root, {**FILES, FIRST: RECORD, OTHER: RECORD.replace("2001", "2002")})
    rounds = [
        Audit(
            tuple(
                Problem(
                    Place(file, line), "rule", "wrong", fix=fix.of(file, "", "") if fix else None
                )
                for line, (file, fix) in enumerate(told, 1)
            )
        )
        for told in passes
    ]
    rest = iter(rounds)

    def find(_: Project) -> Audit:
        return next(rest, Audit(()))

    return mend(root, find, lambda _: True)


@pytest.mark.parametrize(
    ("first", "second", "made"),
    [
        (TITLE, VENUE, 2),
        (TITLE, put(("title",), "Beta"), 1),
        (put(("tags", 0), "a"), put(("tags", 1), "b"), 2),
        (put(("tags",), ["a"]), put(("tags", 1), "b"), 1),
        (put(("tags", 1), "b"), put(("tags",), ["a"]), 1),
        # An item that is taken out moves those behind it.
        (take(("tags", 0)), put(("tags", 1), "b"), 1),
        (put(("tags", 1), "b"), take(("tags", 0)), 1),
        (take(("tags", 0)), TITLE, 2),
        (take(("arxiv",)), TITLE, 2),
        # A comment may stand on lines that move.
        (QUIET, TITLE, 1),
        (TITLE, QUIET, 1),
        (None, TITLE, 1),
    ],
)
def test_a_fix_that_overlaps_with_another_waits(
    first: Fix | None, second: Fix, made: int, tmp_path: Path
) -> None:
    assert mended(tmp_path, [(FIRST, first), (FIRST, second)]).count == made


def test_fixes_of_two_files_do_not_overlap(tmp_path: Path) -> None:
    result = mended(tmp_path, [(FIRST, TITLE), (OTHER, TITLE)])
    assert (result.count, sorted(result.edits.texts)) == (2, [FIRST, OTHER])


def test_what_waited_is_made_in_the_next_pass(tmp_path: Path) -> None:
    result = mended(tmp_path, [(FIRST, take(("tags", 0)))], [(FIRST, put(("tags", 1), "bits"))])
    assert result.count == 2
    assert "tags: [few, bits]\n" in result.edits.texts[FIRST]
    assert result.project.library.papers[0].tags == ("few", "bits")


def test_a_comment_is_taken_out(tmp_path: Path) -> None:
    assert mended(tmp_path, [(FIRST, QUIET)]).edits.texts[FIRST] == RECORD.rpartition("#")[0]


def test_a_fix_that_would_break_a_record_is_refused_once(tmp_path: Path) -> None:
    wrong = (FIRST, put(("year",), "MMXX"))
    result = mended(tmp_path, [wrong, (FIRST, TITLE)], [wrong], [wrong, (FIRST, VENUE)])
    assert result.refused == {("rule", FIRST, 1)}
    assert result.count == 1, "nothing new was made of what was refused, and that ends it"
    assert "year: 2020" in result.edits.texts[FIRST]


def test_a_refused_fix_keeps_no_other_from_being_made(tmp_path: Path) -> None:
    result = mended(tmp_path, [(FIRST, put(("title",), "")), (FIRST, TITLE)])
    assert (len(result.refused), result.count) == (1, 1)


def test_a_file_is_moved_once_and_changed_where_it_lies(tmp_path: Path) -> None:
    to = FIRST.replace("2020", "2021")
    away, elsewhere = Fix("move it", move_to=to), Fix("move it", move_to=f"{to}.yaml")
    year = put(("year",), 2021)
    result = mended(tmp_path, [(FIRST, away), (FIRST, elsewhere), (FIRST, year)], [(FIRST, TITLE)])
    assert (result.edits.moves, result.count) == ({FIRST: to}, 3)
    assert result.edits.texts[FIRST].startswith("title: Alpha\nvenue: CVPR\nyear: 2021\n")


def test_no_file_is_moved_onto_another(tmp_path: Path) -> None:
    result = mended(tmp_path, [(FIRST, Fix("move it", move_to=OTHER))])
    assert (len(result.refused), result.edits.moves) == (1, {})


def test_a_move_alone_needs_no_second_look(tmp_path: Path) -> None:
    away = Fix("move it", move_to=FIRST.replace("2020", "2021"))
    assert mended(tmp_path, [(FIRST, away)], [(FIRST, TITLE)]).count == 1


def test_rules_that_contradict_each_other_come_to_an_end(tmp_path: Path) -> None:
    endless = [[(FIRST, put(("title",), f"Alpha {number}"))] for number in range(100)]
    result = mended(tmp_path, *endless)
    assert result.count == fixes.PASSES


def test_comments_of_one_file_are_taken_out_together(tmp_path: Path) -> None:
    text = RECORD + "# awesomequant: ignore[y]\nurl: https://a.org  # awesomequant: ignore[z]\n"
    write(tmp_path, {**FILES, FIRST: text})
    lines = [(6, ""), (7, "# awesomequant: ignore[w]"), (8, "")]
    told = [
        Problem(Place(FIRST, line), "r", "", fix=Fix("", comment=Uncomment(line, new)))
        for line, new in lines
    ]
    passes = iter([Audit(tuple(told))])
    result = mend(tmp_path, lambda _: next(passes, Audit(())), lambda _: True)
    assert result.count == 3
    wanted = RECORD.rpartition("#")[0] + "# awesomequant: ignore[w]\nurl: https://a.org\n"
    assert result.edits.texts[FIRST] == wanted


@pytest.mark.parametrize("gone", [(0,), (0, 1), (1, 2), (0, 2), (0, 1, 2)])
def test_items_of_one_list_go_together(gone: tuple[int, ...], tmp_path: Path) -> None:
    result = mended(tmp_path, [(FIRST, take(("tags", at))) for at in gone])
    left = [tag for at, tag in enumerate(("low-bit", "few", "low")) if at not in gone]
    assert (result.count, result.refused) == (len(gone), set())
    assert list(result.project.library.papers[0].tags) == left


# A file of so many mistakes that are mended: each proof of a fix reads the whole file.
MANY = {
    "names": lambda n: "".join(f"t-{i}: {{label: 'Tag  {i} ', description: 'A  b'}}\n" for i in range(n)),
    "blocks": lambda n: "".join(f"t-{i}:\n  label: Tag  {i}  # c\n" for i in range(n)),
    "comments": lambda n: "".join(
        f"t-{i}: {{label: Tag {i}}}  # awesomequant: ignore[spacing]\n" for i in range(n)
    ),
    "one that is refused": lambda n: "bad: {label: Bad}\n"
    + "".join(f"t-{i}: {{label: 'Tag  {i} '}}\n" for i in range(n)),
}  # fmt: skip


@pytest.mark.parametrize("kind", MANY)
def test_what_many_fixes_of_a_file_take_grows_as_they_do(kind: str, tmp_path: Path) -> None:
    taken = []
    for number in (200, 1600):
        root = write(tmp_path / str(number), {**FILES, "data/tags.yaml": MANY[kind](number)})
        every = rules(root)

        def find(project: Project) -> Audit:
            held = chosen(every, project.library.settings.rules, (), ())  # noqa: B023
            found = inspect(project, held, every)  # noqa: B023
            bad = put(("bad", "label"), "").of("data/tags.yaml", "", "")
            wrong = Problem(Place("data/tags.yaml", 1), "wrong", "", fix=bad)
            return replace(found, problems=(*found.problems, *[wrong] * ("refused" in kind)))

        begun = time.process_time()
        result = mend(root, find, lambda one: bool(one.fix and one.fix.safe))
        taken.append(time.process_time() - begun)
        assert result.count >= number
        assert len(result.refused) == ("refused" in kind)
    # Eight times as many: eight times as long, and a little; sixty-four times were it a square.
    assert taken[1] < 24 * max(taken[0], 0.05), taken
