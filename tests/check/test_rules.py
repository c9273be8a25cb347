"""Every rule finds what its table and its explanation say it finds, and passes the rest."""

import re
from pathlib import Path
from typing import Any

import pytest
from listing import FILES, FIRST, lay, write

from awesomequant.check.fixes import mend
from awesomequant.check.rulebook import READING, rules
from awesomequant.check.run import inspect
from awesomequant.library.problems import Level, Problem
from awesomequant.store import load, strict

TABLES = Path(__file__).parent / "rules"
EVERY = rules()
# Rules about a whole list, whose example is told in words; each has a test of its own below.  The
# one about a list's own rules is tried in tests/test_registry.py, that about pages where they are named, that
# about several lists in tests/store/test_several.py.
IN_WORDS = {"rare-tag", "readme-size", "broken-rule", "edited-page", "change", "not-shown", "lists"}
_BLOCK = re.compile(r"^(Wrong|Right)::\n\n((?:    .*\n|\n)+)", re.MULTILINE)


def examples(text: str) -> dict[str, str]:
    """Return the examples of an explanation without their indentation."""
    found = _BLOCK.findall(text + "\n")
    return {name: re.sub("^    ", "", block, flags=re.MULTILINE) for name, block in found}


def problems(root: Path, example: str) -> list[Problem]:
    """Return what is wrong in the list with an example, and not in the list alone."""
    known = [str(problem) for problem in _all(write(root / "base", dict(FILES)))]
    found = _all(write(root / "tried", lay(example)))
    return [problem for problem in found if str(problem) not in known]


def _all(root: Path) -> list[Problem]:
    return list(inspect(load(root), EVERY, EVERY).problems)


def table(rule: str, kind: str) -> list[Any]:
    """Return the cases of one kind of a rule's table."""
    cases: list[Any] = strict.read((TABLES / f"{rule}.yaml").read_text("utf-8"))[kind]
    return cases


def cases(kind: str) -> list[Any]:
    """Return the cases of one kind of all tables, each under the rule's name."""
    names = sorted(path.stem for path in TABLES.glob("*.yaml"))
    return [
        pytest.param(name, case, id=f"{name}-{at}")
        for name in names
        for at, case in enumerate(table(name, kind))
    ]


def test_every_rule_has_a_table_and_every_table_a_rule() -> None:
    assert {path.stem for path in TABLES.glob("*.yaml")} == set(EVERY) - IN_WORDS
    for rule in set(EVERY) - IN_WORDS:
        assert table(rule, "finds"), rule
        assert table(rule, "passes"), rule


@pytest.mark.parametrize(("rule", "case"), cases("finds"))
def test_a_rule_finds(rule: str, case: dict[str, str], tmp_path: Path) -> None:
    found = [problem for problem in problems(tmp_path, case["give"]) if problem.rule == rule]
    assert [problem.message for problem in found if case["says"] in problem.message], found
    if "at" in case:
        assert str(found[0].place).endswith(f":{case['at']}")
    if "fixed" in case:
        _mends(tmp_path / "tried", rule, case["fixed"])


def _mends(root: Path, rule: str, fixed: str) -> None:
    """See that the fix of a rule gives the lines of ``fixed``, and that the rule is silent then."""
    held = EVERY if rule in READING else {rule: EVERY[rule]}
    mended = mend(root, lambda project: inspect(project, held, EVERY), lambda _: True)
    text = "".join(mended.edits.texts.values()) + "".join(mended.edits.moves.values())
    assert set(fixed.splitlines()) <= set(text.splitlines())
    assert [
        problem for problem in mended.audit.problems if problem.rule == rule and problem.fix
    ] == ([] if mended.edits.texts else list(mended.audit.problems))


@pytest.mark.parametrize(("rule", "case"), cases("passes"))
def test_a_rule_passes(rule: str, case: str, tmp_path: Path) -> None:
    assert [str(found) for found in problems(tmp_path, case) if found.rule == rule] == []


@pytest.mark.parametrize("rule", sorted(set(EVERY) - IN_WORDS))
def test_the_example_of_a_rule_is_true(rule: str, tmp_path: Path) -> None:
    given = examples(EVERY[rule].text)
    wrong = [found.rule for found in problems(tmp_path / "wrong", given["Wrong"])]
    assert rule in wrong
    right = [str(found) for found in problems(tmp_path / "right", given["Right"])]
    assert [line for line in right if f"[{rule}]" in line] == []


@pytest.mark.parametrize("rule", sorted(EVERY))
def test_a_rule_explains_itself(rule: str) -> None:
    summary, blank, *_ = EVERY[rule].text.splitlines()
    assert summary.endswith(".")
    assert not blank
    assert set(examples(EVERY[rule].text)) == {"Wrong", "Right"}
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule)


def test_the_rules_of_reading_are_no_modules() -> None:
    assert {name for name, rule in EVERY.items() if rule.module is None} == set(READING)


def test_a_rule_that_finds_errors_stops_a_build_and_no_other_does(tmp_path: Path) -> None:
    finding = {
        name
        for at, case in enumerate(cases("finds"))
        for name in [case.values[0]]
        for found in problems(tmp_path / str(at), case.values[1]["give"])
        if found.rule == name and found.level is Level.ERROR
    }
    stopping = {
        name for name, rule in EVERY.items() if getattr(rule.module, "STOPS_A_BUILD", False)
    }
    assert stopping == finding - set(READING)


@pytest.mark.parametrize(("size", "said"), [(499, 0), (476, 1), (501, 1), (470, 0)])
def test_readme_size_speaks_when_the_budget_is_nearly_used(
    size: int, said: int, tmp_path: Path
) -> None:
    budget = 500 if size != 499 else 1000
    files = {**FILES, "README.md": "x" * size}
    files["data/list.yaml"] += f"readme: {{budget: {budget}}}\n"
    found = [str(p) for p in _all(write(tmp_path, files)) if p.rule == "readme-size"]
    assert len(found) == said
    assert all(line.startswith("README.md:1:1") for line in found)


@pytest.mark.parametrize(("papers", "said"), [(48, 0), (49, 1)])
def test_rare_tag_speaks_in_lists_of_a_size(papers: int, said: int, tmp_path: Path) -> None:
    files = {**FILES, "data/tags.yaml": "low-bit: {label: Low}\nrare: {label: Rare}\n"}
    for number in range(papers):
        text = (
            FILES[FIRST].replace("Alpha", f"Alpha {number}").replace("01234", f"{10000 + number}")
        )
        files[f"data/papers/2020/alpha-{number}.yaml"] = text
    files[FIRST] = FILES[FIRST].replace("[low-bit]", "[low-bit, rare]")
    found = [problem for problem in _all(write(tmp_path, files)) if problem.rule == "rare-tag"]
    assert len(found) == said


def test_a_tag_whose_one_paper_bears_a_tag_below_it_is_not_told_beside_that(tmp_path: Path) -> None:
    tags = "low-bit: {label: Low}\nbranch: {label: Branch}\nrare: {label: Rare, parent: branch}\n"
    files = {**FILES, "data/tags.yaml": tags}
    for number in range(49):
        files[f"data/papers/2020/alpha-{number}.yaml"] = FILES[FIRST]
    files[FIRST] = FILES[FIRST].replace("[low-bit]", "[low-bit, rare]")
    found = [problem for problem in _all(write(tmp_path, files)) if problem.rule == "rare-tag"]
    assert [problem.message for problem in found] == ["only 'alpha' has the tag 'rare'"]
    assert found[0].hint.endswith("rename tag rare branch")
