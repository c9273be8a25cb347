"""``tag`` gives records what the rules of their list say, tells why, and takes nothing away."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from listing import FIRST, lay, write

from awesomequant.cli import awesomequant

TAGS = """\
low-bit: {label: Low-bit}
graphs: {label: Graphs}
edges: {label: Edges, parent: graphs}
networks: {label: Networks}
hives: {label: Hives}
old: {label: Old, deprecated: networks}
"""
RULES = r"""
rules:
  - {tag: networks, titles: ['networks?\b'], unless: [social]}
  - {tag: graphs, titles: [graph]}
  - {tag: edges, titles: [many edges]}
  - {tag: hives, words: ['^bee$'], headings: [apiary], keywords: [wax], lists: [hive-list]}
  - {field: bits, value: '\1', titles: ['\b(\d)-bit', 'W(\d)']}
  - {field: grain, value: tensor, titles: [per-tensor]}
  - {field: grain, value: channel, titles: [per-channel]}
  - {tag: low-bit, otherwise: true}
"""
SECOND = "data/papers/2020/beta.yaml"


def listing(root: Path, *, rules: str = RULES, **files: str) -> Path:
    """Lay a list with tags, rules, and the records given by the names of their files."""
    records = {f"data/papers/2020/{name}.yaml": text for name, text in files.items()}
    more = {"data/tags.yaml": TAGS, **({"data/tag-rules.yaml": rules} if rules else {})}
    return write(root, {**lay(""), **more, **records})


def record(title: str, more: str = "tags: []\n") -> str:
    return f'title: "{title}"\nvenue: CVPR\nyear: 2020\narxiv: "2001.05678"\n{more}'


def tag(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(root), "tag", *arguments])


def test_a_title_gives_tags_each_told_with_its_rule_and_place(tmp_path: Path) -> None:
    result = tag(listing(tmp_path))
    assert result.exit_code == 0, result.output
    assert f"{FIRST}: + networks (data/tag-rules.yaml:3:5: titles 'Networks')" in result.output
    assert "tags: [low-bit, networks]" in (tmp_path / FIRST).read_text()


def test_a_second_run_adds_nothing_and_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    before = (listing(tmp_path) / FIRST).read_text()
    assert "1 tag would be added to 1 of 1 record" in tag(tmp_path, "--dry-run").output
    assert (tmp_path / FIRST).read_text() == before
    tag(tmp_path)
    for options in ((), ("--dry-run",), ("data/papers",)):
        assert "1 record, nothing to add" in tag(tmp_path, *options).output


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (record("Wasps"), "tags: [low-bit]"),
        (record("Social Networks"), "tags: [low-bit]"),
        (record("Wasps", "tags: [graphs]\n"), "tags: [graphs]"),
        (record("Graphs with Many Edges"), "tags: [edges]"),
        (record("Graphs", "tags: [edges]\n"), "tags: [edges]"),
        (record("Wasps", "also_titled: [A Gräph]\ntags: []\n"), "tags: [graphs]"),
        (record("Networks", "tags: [hives]\nlocked: [tags]\n"), "tags: [hives]"),
        (record("Networks", "tags: [hives]  # by hand\n"), "tags: [hives, networks]  # by hand"),
        (record("2-bit and W4 or 9-bit Wasps"), "fields: {bits: [2, 4]}"),
        (record("Per-channel, per-tensor Wasps"), "fields: {grain: tensor}"),
        (
            record("Per-tensor 2-bit Wasps", "tags: [hives]\nfields: {grain: channel, bits: ['4']}\n"),
            "2]}",
        ),
        (record("2-bit Wasps", "tags: [hives]\nlocked: [fields]\n"), "tags: [hives]\nlocked: [fields]\n"),
    ],
)  # fmt: skip
def test_a_record_gets_what_it_lacks(text: str, line: str, tmp_path: Path) -> None:
    result = tag(listing(tmp_path, beta=text), SECOND)
    assert result.exit_code == 0, result.output
    assert line in (tmp_path / SECOND).read_text()


@pytest.mark.parametrize(
    "words", ["words: [Bee]", "headings: [In the apiary]", "keywords: [Wäx]", "met: [hive-list]"]
)
def test_the_words_of_sources_count(words: str, tmp_path: Path) -> None:
    listing(tmp_path, beta=record("Wasps"))
    write(tmp_path, {"data/provenance/2020.yaml": f"beta: {{{words}}}\n"})
    tag(tmp_path)
    assert "tags: [hives]" in (tmp_path / SECOND).read_text()


def test_another_file_may_speak_of_the_records(tmp_path: Path) -> None:
    listing(tmp_path)
    bib = "@misc{a, title={Alpha Networks of Few Bits}, eprint={2001.01234}, archiveprefix={arXiv}, keywords={bee}}\n"
    write(tmp_path, {"new.bib": bib})
    result = tag(tmp_path, "--words", str(tmp_path / "new.bib"))
    assert f"{FIRST}: + hives" in result.output


def test_what_was_read_stands_above_the_rules(tmp_path: Path) -> None:
    reviewed = "reviewed:\n  - {record: alpha, tags: [hives], without: [networks], because: read}\n"
    result = tag(listing(tmp_path, rules=RULES + reviewed))
    assert f"{FIRST}: + hives (data/tag-rules.yaml:12:5: read)" in result.output
    assert "tags: [low-bit, hives]" in (tmp_path / FIRST).read_text()


@pytest.mark.parametrize(
    ("rules", "place", "said"),
    [
        ("rules: [{tag: graph, titles: [x]}]\n", "1:15", "the tag 'graph' is not in data/tags.yaml; did you mean 'graphs'?"),
        ("rules: [{tag: old, titles: [x]}]\n", "1:15", "the tag 'old' was replaced; write 'networks'"),
        ("rules: [{field: bitz, value: a, titles: [x]}]\n", "1:17", "the list has no field 'bitz' of its own; did you mean 'bits'?"),
        ("rules: [{field: grain, value: row, titles: [x]}]\n", "1:31", "'row' is no value of 'Grain'"),
        ("rules: [{tag: graphs, titles: [a, 'b(']}]\n", "1:35", "'b(' is no regular expression"),
        ("rules: [{tag: graphs, titles: ['(a+)+']}]\n", "1:32", "'(a+)+' may take for ever"),
        ("rules: [{tag: graphs, title: [x]}]\n", "1:23", "did you mean 'titles'?"),
        ("rules: [{tag: graphs}]\n", "1:9", "nothing makes the rule hold"),
        ("rules: [{tag: graphs, otherwise: true, titles: [x]}]\n", "1:9", "'otherwise' stands alone"),
        ("rules: [{tag: graphs, field: bits, titles: [x]}]\n", "1:9", "a rule has a 'tag', or a 'field' and its 'value'"),
        ("rules: [{field: bits, value: '\\1', titles: [x]}]\n", "1:9", "a pattern has fewer groups"),
        ("reviewed: [{record: alfa, because: x}]\n", "1:21", "there is no record 'alfa'; did you mean 'alpha'?"),
        ("reviewed: [{record: alpha, without: [colour], because: x}]\n", "1:38", "the tag 'colour' is not in"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_told_with_its_place(
    rules: str, place: str, said: str, tmp_path: Path
) -> None:
    result = tag(listing(tmp_path, rules=rules))
    assert str(result.exception).startswith(f"data/tag-rules.yaml:{place}: ")
    assert said in str(result.exception)
    found = CliRunner().invoke(
        awesomequant, ["-C", str(tmp_path), "check", "--output-format", "concise"]
    )
    assert f"data/tag-rules.yaml:{place}" in found.output
    assert found.exit_code == 1


def test_a_list_without_rules_is_told_so(tmp_path: Path) -> None:
    result = tag(listing(tmp_path, rules=""))
    assert "there is no data/tag-rules.yaml" in str(result.exception)
