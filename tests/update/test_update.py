"""An update brings in what is true, keeps what a person wrote, and loses nothing on the way."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import services
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from services import World, number, project
from serving import Asked, FakeClock, Said, serving
from support import ROOT, copy_of_toy
from updating import DAY, Bench

from awesomequant.check.run import audit
from awesomequant.cli import awesomequant
from awesomequant.commands import update
from awesomequant.commands.update import lines
from awesomequant.console import progress_line
from awesomequant.export import exporters
from awesomequant.library.change import Change
from awesomequant.library.metrics import History, thinned
from awesomequant.library.problems import Refusal, has_errors
from awesomequant.render.readme import pages
from awesomequant.site.pages import Site
from awesomequant.store import load
from awesomequant.store.history import add_snapshot, load_history
from awesomequant.update import proposals
from awesomequant.update.counts import counted, starred
from awesomequant.update.inquiry import Plan, seconds
from awesomequant.update.matching import Said as Told
from awesomequant.update.proposals import Held, Proposal
from awesomequant.update.refresh import Refreshed
from awesomequant.web.client import Client, variables
from awesomequant.web.facts import Facts
from awesomequant.web.wire import Wire

KEYS = {"GITHUB_TOKEN": "ghp_secret0123456789", "S2_API_KEY": "s2-secret-0123456789"}

TITLE = "Toy Networks With Few Bits"
RECORD = f"""# A record with a life of its own
title:   '{TITLE}'   # as printed
venue: TOYS
year:  2020


tags: [ toy ]   # tags
code:
    -   url: https://github.com/big/net   # the authors' own
        label: "torch"
"""
ODD = RECORD.replace("tags:", "doi: 10.1000/odd\ntags:")


@pytest.fixture(autouse=True)
def with_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def world() -> World:
    world = World(titles={"doi:10.1000/odd": TITLE, "arxiv:2001.00001": TITLE})
    world.repositories["big/net"] = {"stars": 4100, "id": 112}
    return world


def bench(tmp_path: Path, world: World, **papers: str) -> Bench:
    return Bench(tmp_path, papers or {"odd": ODD}, world)


def test_counts_go_to_the_metrics_and_no_record_moves(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world, odd=ODD + "authors: [Me]\n")
    before = tried.record("odd")
    result = tried.update()
    assert result.complete
    assert tried.record("odd") == before
    count = number("doi:10.1000/odd")
    assert tried.metrics().splitlines()[1:] == [
        "github.com/big/net: {stars: 4100, archived: false, id: 112, as_of: 2027-01-15}",
        f"odd: {{citations: {count}, source: semanticscholar, as_of: 2027-01-15}}",
    ]
    paper = load(tried.root).library.by_id["odd"]
    assert paper.citations
    assert paper.citations.count == count
    assert paper.code[0].stars
    assert paper.code[0].stars.count == 4100


def test_a_second_update_with_the_same_replies_changes_nothing(
    tmp_path: Path, world: World
) -> None:
    tried = bench(
        tmp_path, world, odd=ODD, pre=ODD.replace("doi: 10.1000/odd", 'arxiv: "2001.00001"')
    )
    tried.update()
    first = tried.files()
    for days in (0, 1, 40):
        tried.later(days)
        result = tried.update()
        assert tried.files() == first
        assert result.files == []
    shutil.rmtree(tried.cache)
    assert tried.update().files == []
    assert tried.files() == first


def test_a_changed_count_changes_one_line_and_no_record(tmp_path: Path, world: World) -> None:
    papers = dict(services.records(12))
    tried = Bench(tmp_path, papers, world)
    tried.update()
    before = tried.files()
    world.works["doi:10.1000/toy.3"] = {"citations": 99_999}
    tried.later()
    tried.update()
    after = tried.files()
    old, new = before["data/metrics.yaml"].splitlines(), after["data/metrics.yaml"].splitlines()
    assert len(old) == len(new)
    assert [one for one in new if one not in old] == [
        "toy-3: {citations: 99999, source: semanticscholar, as_of: 2027-01-16}"
    ]
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"data/metrics.yaml", "data/history/2027-01-16.yaml"}
    assert after["data/history/2027-01-16.yaml"] == "toy-3: 99999\n"


def test_an_empty_doi_is_filled_by_exactly_one_line(tmp_path: Path, world: World) -> None:
    text = (
        RECORD.replace("tags:", 'arxiv: "2001.00001"\ntags:') + "authors: [Me]\nabstract: Mine.\n"
    )
    world.works["arxiv:2001.00001"] = {
        "doi": "10.1000/ODD",
        "venue": "Toy Conference",
        "year": 2020,
    }
    tried = bench(tmp_path, world, odd=text)
    result = tried.update()
    assert [(one.field, one.value) for one in result.outcome.fills] == [("doi", "10.1000/odd")]
    old, new = text.splitlines(keepends=True), tried.record("odd").splitlines(keepends=True)
    assert len(new) == len(old) + 1
    added = [progress_line for progress_line in new if progress_line not in old]
    assert added == ["doi: 10.1000/odd\n"]
    new.remove(added[0])
    assert new == old


def test_missing_authors_and_abstracts_are_filled(tmp_path: Path, world: World) -> None:
    text = RECORD.replace("tags:", 'arxiv: "2001.00001"\ntags:')
    tried = bench(tmp_path, world, odd=text)
    tried.update()
    paper = load(tried.root).library.by_id["odd"]
    assert paper.authors == ("Ada B", "Cy D")
    assert paper.abstract == "What 2001.00001 is about."
    assert "# the authors' own" in tried.record("odd")


def test_what_a_person_wrote_becomes_a_proposal(tmp_path: Path, world: World) -> None:
    text = ODD.replace("year:  2020", "year:  2014") + "authors: [Me]\n"
    world.works["doi:10.1000/odd"] = {"year": 2020, "title": TITLE, "authors": ["Some One"]}
    tried = bench(tmp_path, world, odd=text)
    result = tried.update()
    assert tried.record("odd") == text
    assert result.outcome.proposals == [
        Proposal(
            "odd",
            "year",
            {"year": "2020"},
            {"year": "2014"},
            "crossref has another year",
            "crossref",
        )
    ]
    applied(tried, result)
    assert tried.record("odd") == text.replace("2014", "2020")


def applied(tried: Bench, result: Refreshed) -> list[Any]:
    """Write the proposals to a file, read them again, and make the changes."""
    file = tried.root / "proposals.yaml"
    proposals.save(file, result.outcome.proposals)
    found = proposals.read(file)
    file.unlink()
    assert found == sorted(result.outcome.proposals, key=lambda one: one.name)
    return list(proposals.apply(tried.root, load(tried.root).library, found))


PREPRINT = f'title: "{TITLE}"\nvenue: arXiv\nyear: 2019\ntags: [toy]\narxiv: "2001.00001"\n'


def test_a_preprint_that_was_published_is_proposed(tmp_path: Path, world: World) -> None:
    world.works["arxiv:2001.00001"] = {"venue": "Toy Conference", "year": 2021, "doi": "10.1000/Z"}
    tried = bench(tmp_path, world, pre=PREPRINT)
    result = tried.update()
    (found,) = result.outcome.proposals
    assert (found.kind, found.set) == (
        "published", {"venue": "TOYS", "year": "2021", "doi": "10.1000/z"},
    )  # fmt: skip
    before = load(tried.root).library.by_id["pre"]
    assert (before.venue, before.year, before.doi) == ("arXiv", 2019, None)
    applied(tried, result)
    assert not has_errors(audit(load(tried.root)))
    after = load(tried.root).library.by_id["pre"]
    assert after.source_file == "data/papers/2021/pre.yaml"
    assert (after.venue, after.year, after.doi) == ("TOYS", 2021, "10.1000/z")
    assert not tried.update().outcome.proposals


def test_changes_after_a_move_to_another_year_find_the_record(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world, pre=PREPRINT)
    changes = [
        Proposal("pre", "published", {"year": "2021"}, {"year": "2019"}, "x"),
        Proposal("pre", "retracted", {"note": "Retracted."}, {}, "x"),
    ]
    assert list(proposals.apply(tried.root, load(tried.root).library, changes)) == changes
    paper = load(tried.root).library.by_id["pre"]
    assert (paper.source_file, paper.note) == ("data/papers/2021/pre.yaml", "Retracted.")


def test_a_venue_that_the_list_lacks_is_not_written(tmp_path: Path, world: World) -> None:
    world.works["arxiv:2001.00001"] = {"venue": "Strange Fora", "year": 2021}
    tried = bench(tmp_path, world, pre=PREPRINT)
    (held,) = applied(tried, tried.update())
    assert isinstance(held, Held)
    assert "no venue 'Strange Fora'" in held.message


def test_a_locked_field_is_left_alone(tmp_path: Path, world: World) -> None:
    world.works["arxiv:2001.00001"] = {"venue": "Toy Conference", "year": 2021}
    tried = bench(tmp_path, world, pre=PREPRINT + "locked: [venue, authors, abstract, citations]\n")
    result = tried.update()
    assert (result.outcome.proposals, result.outcome.fills) == ([], [])
    assert tried.metrics() == ""


def test_a_paper_gets_the_notices_that_its_publisher_registered(
    tmp_path: Path, world: World
) -> None:
    world.works["doi:10.1000/odd"] = {
        "title": TITLE,
        "updates": [
            {"DOI": "10.1000/r", "type": "retraction", "updated": {"date-parts": [[2024, 5, 2]]}},
            {"DOI": "10.1000/e", "type": "erratum"},
        ],
    }
    tried = bench(tmp_path, world)
    result = tried.update()
    assert [one.set for one in result.outcome.proposals] == [
        {"notices.+": "retraction 10.1000/r 2024-05-02"},
        {"notices.+": "erratum 10.1000/e"},
    ]
    assert "odd: erratum according to crossref https://doi.org/10.1000/e" in result.outcome.notes
    applied(tried, result)
    paper = load(tried.root).library.by_id["odd"]
    assert [(one.type, one.doi, one.date) for one in paper.notices] == [
        ("erratum", "10.1000/e", None), ("retraction", "10.1000/r", "2024-05-02"),
    ]  # fmt: skip
    assert paper.retraction == "Retracted, 2024-05-02: https://doi.org/10.1000/r"
    assert not tried.update().outcome.proposals


def test_code_that_a_paper_page_names_is_proposed(tmp_path: Path, world: World) -> None:
    world.works["arxiv:2001.00001"] = {"code": "https://github.com/big/net"}
    tried = bench(tmp_path, world, pre=PREPRINT)
    result = tried.update()
    assert load(tried.root).library.by_id["pre"].code == ()
    applied(tried, result)
    assert load(tried.root).library.by_id["pre"].code[0].url == "https://github.com/big/net"


def test_a_renamed_repository_is_proposed_under_its_new_name(tmp_path: Path, world: World) -> None:
    world.repositories["big/net"] |= {"name": "bigger/net2"}
    tried = bench(tmp_path, world)
    result = tried.update()
    (found,) = result.outcome.proposals
    assert found.set == {"code.0.url": "https://github.com/bigger/net2"}
    applied(tried, result)
    assert "url: https://github.com/bigger/net2   # the authors' own" in tried.record("odd")


def test_an_archived_repository_is_marked(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    tried.update()
    world.repositories["big/net"] |= {"archived": True}
    tried.later()
    tried.update()
    assert "stars: 4100, archived: true" in tried.metrics()


# Doubt


def test_a_service_that_speaks_of_another_title_is_not_believed(
    tmp_path: Path, world: World
) -> None:
    world.works["doi:10.1000/odd"] = {"title": "Preface"}
    tried = bench(tmp_path, world)
    result = tried.update(Plan(frozenset({"citations"})))
    assert tried.metrics() == ""
    assert "calls it 'Preface'" in result.outcome.held[0].message


def test_a_count_that_fell_by_half_is_held_back_unless_forced(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    tried.update()
    before = tried.metrics()
    world.works["doi:10.1000/odd"] = {"citations": 0, "title": TITLE}
    world.repositories["big/net"] |= {"stars": 1}
    tried.later()
    result = tried.update()
    assert tried.metrics() == before
    assert len(result.outcome.held) == 2
    assert tried.update(Plan(force=True)).files
    assert "stars: 1," in tried.metrics()
    assert "citations: 0," in tried.metrics()


def test_a_name_that_another_repository_took_is_held_back(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    tried.update()
    before = tried.metrics()
    world.repositories["big/net"] |= {"stars": 9000, "id": 666}
    tried.later()
    result = tried.update()
    assert tried.metrics() == before
    assert "another repository has taken the name" in result.outcome.held[0].message


def test_a_doi_of_another_record_is_held_back(tmp_path: Path, world: World) -> None:
    world.works["arxiv:2001.00001"] = {"doi": "10.1000/odd", "venue": "Toys", "year": 2020}
    tried = bench(tmp_path, world, odd=ODD, pre=PREPRINT.replace(TITLE, TITLE + "!"))
    result = tried.update()
    assert any("the DOI of 'odd'" in one.message for one in result.outcome.held)
    assert "doi" not in tried.record("pre")


@pytest.mark.parametrize(
    ("old", "new", "stored"),
    [(None, 0, 0), (100, 101, None), (100, 102, 102), (10_000, 10_099, None), (10_000, 10_100, 10_100),
     (0, 1, None), (0, 2, 2), (100, 98, 98), (100, 50, 50), (5, 4, None)],
)  # fmt: skip
def test_which_counts_are_worth_storing(old: int | None, new: int, stored: int | None) -> None:
    assert counted("x", old, new) == stored


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_stored_count_is_at_rest(old: int, new: int) -> None:
    stored = counted("x", old, new, force=True)
    assert counted("x", old if stored is None else int(stored), new, force=True) in (None, stored)  # type: ignore[arg-type]


# Failures change nothing

FAULTS = {
    "429 for 16 hours": Said(b"", 429, {"Retry-After": "57539"}),
    "500": Said(b"oops", 500),
    "a page": Said(b"<!doctype html><title>robot?</title>", 200, {"Content-Type": "text/html"}),
    "nothing": Said(b""),
    "an empty object": Said(b"{}"),
    "an empty list": Said(b"[]"),
    "null": Said(b"null"),
    "a cut object": Said(b'{"data": {"r0": {"stargazerCount": 1'),
    "another type": Said(b'{"data": 3, "results": "x", "message": [1]}'),
    "a foreign redirect": Said(b"", 302, {"Location": "https://evil.org/"}),
    "zeros": Said(json.dumps({"data": {}, "results": [], "message": {"items": []}}).encode()),
    "a wrong key": Said(b'{"message":"Forbidden"}', 403),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_no_failure_changes_a_file(fault: str, tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world, odd=ODD, pre=PREPRINT)
    tried.update()
    before = tried.files()
    world.fault = lambda _: FAULTS[fault]
    tried.later(100)
    result = tried.update()
    assert tried.files() == before
    assert not result.complete
    last = "No service answered" if result.unheard else "partial"
    assert last in list(lines(result))[-1]


def test_one_dead_service_does_not_keep_the_others_back(tmp_path: Path, world: World) -> None:
    def fault(asked: Asked) -> Said | None:
        return FAULTS["429 for 16 hours"] if "semanticscholar" in asked.host else None

    world.fault = fault
    tried = bench(tmp_path, world)
    result = tried.update()
    assert not result.complete
    assert "source: openalex" in tried.metrics()
    assert "stars: 4100" in tried.metrics()


def test_datacite_answers_while_arxiv_is_down(tmp_path: Path, world: World) -> None:
    world.fault = lambda asked: Said(b"Rate exceeded.", 429) if "arxiv" in asked.host else None
    tried = bench(tmp_path, world, pre=PREPRINT)
    result = tried.update(Plan(frozenset({"metadata"})))
    assert load(tried.root).library.by_id["pre"].authors == ("Ada B", "Cy D")
    assert result.accounts["arxiv"].stopped


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path, world: World) -> None:
    left = [3]

    def fault(asked: Asked) -> Said | None:
        left[0] -= asked.host == "api.github.com"
        return FAULTS["429 for 16 hours"] if left[0] < 0 and "github" in asked.host else None

    world.fault = fault
    tried = Bench(tmp_path, dict(services.records(300)), world)
    assert not tried.update(Plan(frozenset({"stars"}))).complete
    assert tried.metrics().count("stars") == 150
    left[0] = 100
    assert tried.update(Plan(frozenset({"stars"}))).complete
    assert tried.metrics().count("stars") == 300
    assert tried.world.requests["api.github.com"] == 3 + 1 + 3


def test_an_interrupt_keeps_what_was_fetched(tmp_path: Path, world: World) -> None:
    tried = Bench(tmp_path, dict(services.records(300)), world)
    sleeps = tried.clock.sleep

    def sleep(seconds: float) -> None:
        sleeps(seconds)
        if len(tried.clock.slept) == 2:
            raise KeyboardInterrupt

    tried.clock.sleep = sleep  # type: ignore[method-assign]
    result = tried.update()
    assert result.interrupted
    assert tried.metrics().count("stars") == 100
    assert tried.update().complete
    assert tried.metrics().count("stars") == 300


def test_without_a_token_a_large_list_is_asked_week_by_week(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")
    monkeypatch.delenv("S2_API_KEY")
    tried = Bench(tmp_path, dict(services.records(60)), world)
    result = tried.update()
    assert result.complete
    assert world.requests["api.github.com"] == 50
    (told,) = (told for told in lines(result) if "github" in told)
    assert "10 are left for the next runs" in told
    assert "GITHUB_TOKEN" in told
    # At once again: GitHub would say "too many", so nobody is asked, and that is no failure.
    assert tried.update().complete
    assert world.requests["api.github.com"] == 50
    tried.later(7)
    # Next time those come first that were never asked, then those asked longest ago.
    assert tried.update().complete
    assert tried.metrics().count("stars") == 60
    assert world.requests["api.github.com"] == 100


def test_with_a_token_all_are_asked_and_nothing_is_left(tmp_path: Path, world: World) -> None:
    tried = Bench(tmp_path, dict(services.records(60)), world)
    result = tried.update()
    assert result.complete
    assert tried.metrics().count("stars") == 60
    assert not any("left for" in told for told in lines(result))


@pytest.mark.parametrize("status", [200, 403, 502])
def test_where_nobody_answers_that_is_said_and_nothing_moves(
    tmp_path: Path, world: World, status: int
) -> None:
    tried = bench(tmp_path, world)
    page = Said(b"<!DOCTYPE html><title>Welcome to our hotel</title>", status)
    world.fault = lambda _: page
    before = tried.files()
    result = tried.update()
    assert result.unheard
    assert not result.complete
    assert tried.files() == before
    assert "No service answered" in list(lines(result))[-1]
    # What was no answer is not remembered as one.
    world.fault = lambda _: None
    assert not tried.update().unheard
    assert "stars" in tried.metrics()


def test_without_a_token_a_small_list_is_asked_for_singly(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")
    monkeypatch.delenv("S2_API_KEY")
    tried = Bench(tmp_path, dict(services.records(6)), world)
    assert tried.update().complete
    assert world.requests["api.github.com"] == 6
    tried.later()
    tried.update()
    assert tried.metrics().count("stars") == 6


def test_offline_uses_what_was_fetched(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    with_network = tried.update()
    tried.root.joinpath("data/metrics.yaml").unlink()
    world.requests.clear()
    tried.later(99)
    assert (
        tried.update(Plan(offline=True)).outcome.metrics.keys()
        == with_network.outcome.metrics.keys()
    )
    assert world.requests == {}


def test_a_dry_run_writes_nothing_and_says_what_would_change(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    before = tried.files()
    result = tried.update(Plan(dry_run=True))
    assert tried.files() == before
    assert result.files == ["data/metrics.yaml", "data/papers/2020/odd.yaml"]


def test_only_what_is_old_is_asked_for_again(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    tried.update()
    world.requests.clear()
    tried.later(2)
    tried.update(Plan(frozenset({"stars"}), max_age=7 * DAY))
    assert world.requests == {}
    tried.update(Plan(frozenset({"stars"})))
    assert world.requests == {"api.github.com": 1}


def test_no_key_is_in_any_file_or_report(
    tmp_path: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    secrets = list(KEYS.values())
    world.fault = lambda asked: (
        Said(secrets[0].encode(), 401) if "github" in asked.host
        else Said(json.dumps([{"title": TITLE, "citationCount": 3, "authors": [{"name": secrets[1]}]}]).encode())
        if "semantic" in asked.host else None
    )  # fmt: skip
    tried = bench(tmp_path, world)
    result = tried.update()
    written = "".join(file.read_text() for file in tmp_path.rglob("*") if file.is_file())
    spoken = capsys.readouterr()
    told = repr(result) + "".join(lines(result)) + spoken.out + spoken.err
    assert not [one for one in secrets if one in written.replace(RECORD, "") + told]


# Proposals


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("odd/year: {set: {year: '2020'}}\n", "because"),
        ("odd/year: [1]\n", "mapping"),
        ("odd/year: {set: {year: &a '1'}, because: x}\n", "anchor"),
    ],
)
def test_a_file_of_proposals_that_is_wrong_says_where(
    text: str, reason: str, tmp_path: Path
) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(text)
    with pytest.raises(Refusal, match=rf"p.yaml:1:\d+.*{reason}"):
        proposals.read(file)


def test_an_empty_file_of_proposals_is_fine(tmp_path: Path) -> None:
    proposals.save(tmp_path / "p.yaml", [])
    assert proposals.read(tmp_path / "p.yaml") == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (Proposal("odd", "x", {"year": "soon"}, {"year": "2020"}, "x"), "year"),
        (Proposal("odd", "x", {"year": "2021"}, {"year": "1999"}, "x"), "is now '2020'"),
        (Proposal("odd", "x", {"doi": "javascript:1"}, {"doi": "10.1000/odd"}, "x"), "doi"),
        (Proposal("odd", "x", {"wrong": "1"}, {}, "x"), "wrong"),
        (Proposal("odd", "x", {"code.9.url": "https://x.org/"}, {}, "x"), "code"),
        (Proposal("gone", "x", {"year": "2021"}, {}, "x"), "no such paper"),
    ],
)
def test_a_change_that_cannot_be_made_is_told(
    change: Proposal, reason: str, tmp_path: Path, world: World
) -> None:
    tried = bench(tmp_path, world)
    (held,) = proposals.apply(tried.root, load(tried.root).library, [change])
    assert isinstance(held, Held)
    assert reason in held.message
    assert tried.record("odd") == ODD


def test_a_field_that_was_written_meanwhile_is_not_filled(tmp_path: Path, world: World) -> None:
    tried = bench(tmp_path, world)
    file = load(tried.root).library.by_id["odd"].source_file
    fills = [
        Change(file, ("doi",), "10.1000/other", by="crossref", was=None),
        Change(file, ("authors",), ["\x07"], by="x", was=None),
    ]
    edits, found = proposals.filled(tried.root, fills)
    edits.write()
    assert len(found) == len(fills)
    assert all(isinstance(one, Held) for one in found)
    assert tried.record("odd") == ODD


# History

D = date.fromisoformat


def test_history_tells_how_counts_grew() -> None:
    history = History({
        D("2026-09-01"): {"a": 10, "b": 5, "c": 7},
        D("2026-10-20"): {"a": 15},
        D("2026-11-20"): {"a": 30, "b": 6, "new": 900},
    })  # fmt: skip
    assert history.at(D("2026-10-31")) == {"a": 15, "b": 5, "c": 7}
    assert history.points("a") == [
        (D("2026-09-01"), 10),
        (D("2026-10-20"), 15),
        (D("2026-11-20"), 30),
    ]
    assert history.growth(D("2026-11-23")) == {"a": 15, "b": 1}
    assert History().growth(D("2026-11-23")) == {}


DAYS = st.dates(D("2025-01-01"), D("2026-12-31"))
SNAPSHOTS = st.dictionaries(
    DAYS, st.dictionaries(st.sampled_from("abc"), st.integers(0, 9), min_size=1)
)


@given(SNAPSHOTS, DAYS)
def test_thinning_keeps_the_end_of_every_month(
    snapshots: dict[date, dict[str, int]], since: date
) -> None:
    after = thinned(snapshots, since)
    old = [day for day in after if (day.year, day.month) < (since.year, since.month)]
    assert len(old) == len({(day.year, day.month) for day in old})
    assert all(History(after).at(day) == History(snapshots).at(day) for day in after)
    assert thinned(after, since) == after


def test_snapshots_are_files_that_are_thinned_and_lose_nothing(tmp_path: Path) -> None:
    days = ["2026-01-05", "2026-01-12", "2026-02-02", "2026-11-02", "2026-11-23"]
    for at, day in enumerate(days):
        assert add_snapshot(tmp_path, D(day), {"github.com/o/r": at, f"p{at}": at, "null": at})
    assert not add_snapshot(tmp_path, D(days[-1]), {})
    assert not add_snapshot(tmp_path, D(days[-1]), {"p4": 4})
    names = sorted(file.stem for file in (tmp_path / "data/history").iterdir())
    assert names == ["2026-01-12", "2026-02-02", "2026-11-02", "2026-11-23"]
    history = load_history(tmp_path)
    assert history.at(D("2026-01-31")) == {"github.com/o/r": 1, "p0": 0, "p1": 1, "null": 1}
    assert history.at(D("2026-11-23"))["p0"] == 0


def test_a_snapshot_that_cannot_be_read_is_left_where_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "data/history"
    folder.mkdir(parents=True)
    (folder / "2020-01-01.yaml").write_text("a: many\n")
    (folder / "2020-01-02.yaml").write_text(f"a: {'9' * 5000}\n")
    (folder / "2020-01-03.yaml").write_text("a: १२\n", "utf-8")
    (folder / "notes.yaml").write_text("a: 1\n")
    add_snapshot(tmp_path, D("2026-11-23"), {"b": 1})
    assert len(list(folder.iterdir())) == 5
    assert load_history(tmp_path).at(D("2026-11-23")) == {"b": 1}


@pytest.mark.parametrize(
    "field",
    ["9" * 5000, f"code.{'9' * 5000}.url", "code.²", "code.१.url", "code.-1", "title.9999", ""],
)
def test_a_proposal_of_a_field_that_is_none_is_told(tmp_path: Path, field: str) -> None:
    project = copy_of_toy(tmp_path)
    paper = load(project).library.papers[0]
    one = Proposal(paper.id, "x", {field: "y"}, {}, "z")
    (found,) = proposals.apply(project, load(project).library, [one])
    assert isinstance(found, Held)


def test_a_file_of_proposals_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"proposals-\xff")
    proposals.save(file, [])
    assert "proposals-\\xff" in file.read_text("utf-8")
    file.write_bytes(b"caf\xe9: {}\n")
    with pytest.raises(Refusal, match="UTF-8"):
        proposals.read(file)


def test_killed_runs_lose_nothing_and_the_next_one_completes() -> None:
    """The benchmark kills fifty times; a few kills at every test run keep it honest."""
    command = [sys.executable, str(ROOT / "benchmarks/update.py"), "40", "--kill", "4"]
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")])
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "killed 4 times" in done.stdout
    assert "no value lost" in done.stdout
    assert "last run complete: True" in done.stdout
    assert "keys in" in done.stdout
    assert done.stdout.rstrip().endswith("none")


# What readers see


def test_who_counted_is_named_with_a_link_and_what_grew_is_shown(
    tmp_path: Path, world: World
) -> None:
    tried = bench(tmp_path, world)
    assert "semanticscholar.org" not in shown(tried)
    tried.update()
    assert load(tried.root).library.trending == ()
    world.repositories["big/net"] |= {"stars": 4500}
    tried.later(20)
    tried.update()
    library = load(tried.root).library
    assert [(one.paper.id, one.stars, one.citations) for one in library.trending] == []
    tried.later(20)
    world.repositories["big/net"] |= {"stars": 4700}
    tried.update()
    library = load(tried.root).library
    assert [(one.paper.id, one.stars, one.citations) for one in library.trending] == [
        ("odd", 600, 0)
    ]
    text = shown(tried)
    assert "[Semantic Scholar](https://www.semanticscholar.org/)" in text
    assert "## Trending this month\n\n- [Toy Networks With Few Bits]" in text
    assert "+600 ⭐" in text
    site = Site(library, tried.root, exporters())
    assert "+600 stars" in site.block("trending", "")
    assert 'href="https://www.semanticscholar.org/"' in site.block("explore", "")
    pages = [page.body for page in site.pages() if "citations" in page.body]
    assert pages
    assert all('href="https://www.semanticscholar.org/"' in body for body in pages)


def shown(tried: Bench) -> str:
    return pages(load(tried.root).library, tried.root, cite=lambda _: "")["README.md"]


# Services of a list's own

OWN = """\
from awesomequant.web.facts import from_json
from awesomequant.web.reading import json_of
from awesomequant.web.values import Request, Service

SERVICE = Service("own", "api.own.org", {asked_by}, interval=0.1, {more})

def request(keys):
    return Request("https://api.own.org/?" + ",".join(keys), keys)

def parse(reply):
    return {{key: from_json(facts) for key, facts in json_of(reply).items()}}
"""


def with_own(tried: Bench, answers: Any, more: str, asked_by: str = '("doi",)') -> Bench:
    """Return the list a service of its own that answers every question with ``answers``."""
    folder = tried.root / "sources"
    folder.mkdir()
    (folder / "own.py").write_text(OWN.format(asked_by=asked_by, more=more))

    def fault(asked: Asked) -> Said | None:
        return Said(json.dumps(answers).encode()) if asked.host == "api.own.org" else None

    tried.world.fault = fault
    return tried


@pytest.mark.parametrize(
    ("rank", "source", "asked"),
    [(5, "own", 0), (15, "semanticscholar", 1), (35, "semanticscholar", 1)],
)
def test_a_service_of_one_s_own_counts_by_its_rank(
    rank: int, source: str, asked: int, tmp_path: Path, world: World
) -> None:
    """Who ranks first is asked first; who comes behind an answer is not asked at all."""
    answers = {"doi:10.1000/odd": {"title": TITLE, "citations": 77}}
    tried = with_own(
        bench(tmp_path, world), answers, f"tells={{'citations': {rank}}}, title='Own Index'"
    )
    tried.update(Plan(frozenset({"citations"})))
    assert f"source: {source}" in tried.metrics()
    assert world.requests.get("api.semanticscholar.org", 0) == asked
    assert world.requests.get("api.own.org", 0) == 1 - asked
    if source == "own":
        assert "citations: 77" in tried.metrics()
        assert "Citations are counted by Own Index." in shown(tried)


@pytest.mark.parametrize("count", [-3, 10**30, True, "12", [7], {"n": 1}, float("nan")], ids=repr)
@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_count_is_told_and_never_written(
    count: object,
    force: bool,  # noqa: FBT001
    tmp_path: Path,
    world: World,
) -> None:
    answers = {"doi:10.1000/odd": {"title": TITLE, "citations": count}}
    tried = with_own(bench(tmp_path, world), answers, "tells={'citations': 5}")
    result = tried.update(Plan(frozenset({"citations"}), force=force))
    assert "odd:" not in tried.metrics() or "source: own" not in tried.metrics()
    assert not load(tried.root).problems
    said = [one.message for one in result.outcome.held] + [
        one.stopped for one in result.accounts.values()
    ]
    assert any("is no count" in one or "citations" in one for one in said)


@pytest.mark.parametrize("said", [{"stars": -3}, {"stars": 10**30}, {"stars": 9, "number": -1}])
def test_a_repository_with_a_number_that_is_none_keeps_its_line(said: dict[str, int]) -> None:
    facts = Facts(name="github.com/big/net", **said)  # type: ignore[arg-type]
    metric, held = starred(
        "github.com/big/net", Told("own", facts), 5, {}, day=date(2027, 1, 2), force=True
    )
    assert metric is None
    assert "is no count" in held[0].message


def test_what_is_odd_about_the_replies_of_one_s_own_service_is_told(
    tmp_path: Path, world: World
) -> None:
    tried = with_own(
        bench(tmp_path, world), {"10.1000/odd": {"citations": 7}}, "tells={'citations': 5}"
    )
    told = list(lines(tried.update(Plan(frozenset({"citations"})))))
    assert "  own: parse() answers '10.1000/odd'; asked was doi:10.1000/odd" in told
    tried.world.fault = lambda asked: Said(b"{}", 404) if asked.host == "api.own.org" else None
    tried.later(8)
    told = list(lines(tried.update(Plan(frozenset({"citations"})))))
    assert "  own: 404 for doi:10.1000/odd: not known there, or no such address" in told


def test_a_service_of_one_s_own_fills_what_it_tells_and_no_more(
    tmp_path: Path, world: World
) -> None:
    said = {"title": TITLE, "authors": ["Own Author"], "abstract": "Theirs alone."}
    tried = with_own(bench(tmp_path, world), {"doi:10.1000/odd": said}, "tells={'people': 5}")
    tried.update(Plan(frozenset({"metadata"})))
    assert load(tried.root).library.by_id["odd"].authors == ("Own Author",)
    assert "abstract" not in tried.record("odd")


@pytest.mark.parametrize(("rank", "filled"), [(20, True), (50, False), (60, False)])
def test_what_users_of_a_service_wrote_is_proposed_and_never_filled(
    rank: int,
    filled: bool,  # noqa: FBT001
    tmp_path: Path,
    world: World,
) -> None:
    preprint = RECORD.replace("tags:", 'arxiv: "2001.00001"\ntags:')
    said = {"title": TITLE, "doi": "10.1000/new"}
    more, asked_by = f"tells={{'doi': {rank}}}", '("arxiv",)'
    tried = with_own(
        bench(tmp_path, world, pre=preprint), {"arxiv:2001.00001": said}, more, asked_by
    )
    result = tried.update(Plan(frozenset({"metadata"})))
    assert ("doi: 10.1000/new" in tried.record("pre")) is filled
    assert [one.kind for one in result.outcome.proposals] == ([] if filled else ["doi"])


def test_stars_of_a_host_that_only_a_service_of_one_s_own_reads(
    tmp_path: Path, world: World
) -> None:
    url = "https://codeberg.org/big/net"
    record = ODD.replace("https://github.com/big/net", url)
    more = "pages=frozenset({'codeberg.org'}), tells={'stars': 10}"
    tried = with_own(
        bench(tmp_path, world, odd=record), {f"page:{url}": {"stars": 12}}, more, '("page",)'
    )
    tried.update(Plan(frozenset({"stars"})))
    assert "codeberg.org/big/net: {stars: 12, source: own" in tried.metrics()
    (code,) = load(tried.root).library.by_id["odd"].code
    assert code.stars
    assert code.stars.count == 12


def test_a_service_of_one_s_own_that_raises_keeps_no_other_back(
    tmp_path: Path, world: World
) -> None:
    tried = with_own(bench(tmp_path, world), ["no", "object"], "tells={'citations': 5}")
    result = tried.update()
    assert not result.complete
    assert result.accounts["own"].stopped == (
        "sources/own.py:11: AttributeError: 'list' object has no attribute 'items'"
    )
    assert "source: semanticscholar" in tried.metrics()
    assert any("sources/own.py:11" in told for told in lines(result))


def test_the_key_of_a_service_of_one_s_own_is_in_no_file(
    tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWN_KEY", "own-secret-0123456789")
    said = {"doi:10.1000/odd": {"title": f"{TITLE} own-secret-0123456789", "citations": 3}}
    more = "tokens=('OWN_KEY',), tells={'citations': 5}"
    tried = with_own(bench(tmp_path, world), said, more)
    tried.update()
    kept = [file.read_text("utf-8") for file in tried.cache.rglob("*") if file.is_file()]
    assert kept
    assert not [text for text in kept if "own-secret-0123456789" in text]


# Words


@pytest.mark.parametrize(
    ("age", "expected"), [(None, None), ("12h", 43_200), ("7d", 604_800), ("2w", 1_209_600)]
)
def test_an_age_is_read(age: str | None, expected: float | None) -> None:
    assert seconds(age) == expected


@pytest.mark.parametrize("age", ["", "7", "d", "7 days", "-1d", "1.5h"])
def test_another_age_is_refused(age: str) -> None:
    with pytest.raises(Refusal, match="7d"):
        seconds(age)


def test_the_progress_line_has_counts_rate_and_time_left() -> None:
    assert (
        progress_line("github (stars)", 50, 200, 10.0)
        == "github (stars) [#####               ] 50/200, 5/s, 30 s left"
    )
    assert progress_line("x", 0, 0, 0.0) == "x [                    ] 0/0, 0/s"


# The command


OTHER = PREPRINT + "not_duplicate_of: [odd]\n"


@pytest.fixture
def cli(tmp_path: Path, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:

    root = project(tmp_path / "list", {"odd": ODD, "pre": OTHER})
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    with serving(world) as server:
        client = Client(Wire(routes={"*": server.base}), FakeClock())
        monkeypatch.setattr(update, "client_for", lambda _: client)

        def run(*words: str) -> Any:
            return CliRunner().invoke(awesomequant, ["-C", str(root), "update", *words])

        run.root = root  # type: ignore[attr-defined]
        yield run


def test_the_command_updates_and_reports(cli: Any, world: World) -> None:
    world.works["arxiv:2001.00001"] = {"venue": "Toy Conference", "year": 2021}
    first = cli("--proposals", str(cli.root / "p.yaml"))
    assert first.exit_code == 0, first.output
    assert "3 counts and" in first.stderr
    assert first.stdout == ""
    assert "pre/published: {set: {venue: TOYS, year: 2021}" in (cli.root / "p.yaml").read_text()
    assert cli("--apply", str(cli.root / "p.yaml")).exit_code == 0
    assert "venue: TOYS" in (cli.root / "data/papers/2021/pre.yaml").read_text()
    assert cli("--dry-run").exit_code == 0
    assert "pre/published" not in cli("--proposals", "-").stdout


def test_the_command_says_what_would_change_and_what_is_partial(cli: Any, world: World) -> None:
    assert cli("--dry-run").exit_code == 1
    assert not (cli.root / "data/metrics.yaml").exists()
    world.fault = lambda _: Said(b"", 500)
    shown = cli("--max-age", "0d")
    assert shown.exit_code == 3
    assert "No service answered" in shown.stderr
    world.fault = lambda asked: Said(b"", 500) if asked.host == "api.github.com" else None
    shown = cli("--max-age", "0d")
    assert shown.exit_code == 1
    assert "partial" in shown.stderr


@pytest.mark.parametrize(
    ("words", "reason"), [(["--only", "stars,moons"], "no 'moons'"), (["--max-age", "x"], "no age")]
)
def test_the_command_refuses_what_it_does_not_know(cli: Any, words: list[str], reason: str) -> None:
    assert reason in str(cli(*words).exception)


def test_a_list_with_errors_is_not_updated(cli: Any) -> None:
    (cli.root / "data/papers/bad.yaml").write_text("title: [\n")
    assert cli().exit_code == 1
    assert not (cli.root / "data/metrics.yaml").exists()


def test_the_names_of_keys_in_the_help_are_those_that_are_read(cli: Any) -> None:
    named = re.findall(r"[A-Z0-9]+(?:_[A-Z0-9]+)+", cli("--help").output)
    assert {"GITHUB_TOKEN", "SEMANTIC_SCHOLAR_API_KEY"} <= set(named) <= {*variables(), *os.environ}


def test_two_machines_that_update_one_list_lose_nothing(tmp_path: Path, world: World) -> None:
    """Each has a cache of its own, so that neither keeps the other from asking."""
    papers = {"odd": ODD, "pre": ODD.replace("doi: 10.1000/odd", 'arxiv: "2001.00001"')}
    one, other = bench(tmp_path, world, **papers), bench(tmp_path / "b", world, **papers)
    other.root = one.root
    other.world = World(titles=world.titles, repositories=dict(world.repositories))
    world.works["doi:10.1000/odd"] = {"citations": 700}
    other.world.unknown = {"doi:10.1000/odd"}
    begun: list[Asked] = []
    inner: list[Refreshed] = []

    def meanwhile(asked: Asked) -> None:
        begun.append(asked)
        if len(begun) == 1:  # the whole run of the other, while this one asks its first question
            inner.append(other.update())

    world.fault = meanwhile
    outer = one.update()
    assert inner[0].complete
    assert outer.complete
    lines = one.metrics().splitlines()
    assert any(line.startswith("odd: {citations: 700,") for line in lines), lines
    assert any(line.startswith("pre: {citations: ") for line in lines), lines
    assert len(lines) == len({line.split(":")[0] for line in lines}), "each is counted once"
    for name in ("odd", "pre"):
        assert one.record(name).count("authors:") == 1, "filled once"
    assert not has_errors(load(one.root).problems)
    before = one.files()
    one.world.fault = lambda _: None
    assert one.update().files == []
    assert one.files() == before
