"""``explain-record`` says who said what a record says."""

from pathlib import Path

from click.testing import CliRunner, Result
from listing import lay, write

from awesomequant.cli import awesomequant

FILES = lay(
    """\
authors: [Ann Lee]
aliases: [alpha-nets]
# data/provenance/2020.yaml
alpha: {fields: {authors: bees, venue: decided}, agree: {authors: 2}, differ: {authors: 1}, notes: {venue: the link says so}, met: [bees, gone], words: [low-bit], headings: [Nets]}
# data/provenance/sources.yaml
bees: {name: hive/bees, url: "https://bees.example", version: abc, as_of: 2026-01-01, licence: MIT}
decided: {name: Decided by hand}
# data/proceedings/cvpr/2020.txt
Alpha Networks of Few Bits
"""
)


def explain(root: Path, *ids: str) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(root), "explain-record", *ids])


def test_every_field_is_told_with_its_source(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    result = explain(tmp_path, "alpha")
    assert result.output.splitlines() == [
        "data/papers/2020/alpha.yaml: Alpha Networks of Few Bits",
        "  title: written by hand; confirmed by the publisher (CVPR 2020)",
        "  authors: hive/bees (abc, 2026-01-01); 2 more agree; 1 say otherwise",
        "  venue: Decided by hand; the link says so; confirmed by the publisher (CVPR 2020)",
        "  year: written by hand; confirmed by the publisher (CVPR 2020)",
        "  tags: written by hand",
        "  arxiv: written by hand",
        "  the list of titles of CVPR 2020 has it",
        "  met in:",
        "    hive/bees (abc, 2026-01-01), https://bees.example/, licence: MIT",
        "    gone",
        "  tagged there: low-bit",
        "  filed under: Nets",
    ]


def test_an_old_id_is_understood_and_a_wrong_one_gets_a_hint(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert explain(tmp_path, "alpha-nets").output == explain(tmp_path, "alpha").output
    assert "did you mean 'alpha'" in str(explain(tmp_path, "alfa").exception)
