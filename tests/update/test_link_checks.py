"""Links are checked politely, never inside a private network, and dead is what was missing twice."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from services import project
from serving import Asked, FakeClock, Said, Server, serving

from awesomequant.cli import awesomequant
from awesomequant.commands import links
from awesomequant.commands.links import report
from awesomequant.store import load
from awesomequant.update import proposals
from awesomequant.update.link_checks import Survey, mixed, uses
from awesomequant.update.outage import Control
from awesomequant.update.sightings import Memory, Sightings
from awesomequant.web.client import Client
from awesomequant.web.probe import Prober, Sighting, State, is_public, public_address
from awesomequant.web.values import Broken, NoAddress, Refused
from awesomequant.web.wire import Bounds, Wire

DAY = 86_400.0
PUBLIC = "93.184.216.34"
PRIVATE = {"internal.test": "10.0.0.7", "meta.test": "169.254.169.254", "me.test": "::1"}


def resolving(host: str) -> list[str]:
    if host == "gone.test" or host.endswith(".invalid"):
        raise NoAddress("there is no such host")
    return [PRIVATE.get(host, PUBLIC)]


def prober(server: Server) -> Prober:
    bounds = Bounds(2.0, 2.0, 2.0, 10_000)
    return Prober(Wire(routes={"*": server.base}), FakeClock(), "", resolving, bounds)


def to(target: str, status: int = 301) -> Said:
    return Said(b"", status, {"Location": target})


PAGES = {
    "/": Said(b"hello"),
    "/get-only": Said(b"hello"),
    "/large": Said(b"x" * 100_000),
    "/403": Said(b"", 403), "/401": Said(b"", 401), "/429": Said(b"", 429), "/999": Said(b"", 999),
    "/404": Said(b"", 404), "/410": Said(b"", 410), "/500": Said(b"", 500),
    "/moved": to("/new"), "/new": Said(b"hello"), "/for-now": to("/new", 302),
    "/mixed": to("/for-now"), "/ring": to("/ring"), "/nowhere": to(""),
    "/inside": to("http://internal.test/"), "/meta": to("https://meta.test/latest"),
    "/me": to("http://me.test/"), "/number": to("http://2130706433/"), "/file": to("file:///etc"),
    "/moved-to-404": to("/404"),
}  # fmt: skip


def answer(asked: Asked) -> Said:
    if asked.bare == "/get-only" and asked.method == "HEAD":
        return Said(b"", 405)
    return PAGES.get(asked.bare, Said(b"", 404))


@pytest.mark.parametrize(
    ("path", "state", "target"),
    [
        ("/", "ok", ""), ("/get-only", "ok", ""), ("/large", "ok", ""), ("/for-now", "ok", ""),
        ("/403", "blocked", ""), ("/401", "blocked", ""), ("/429", "blocked", ""),
        ("/999", "blocked", ""), ("/404", "missing", ""), ("/410", "missing", ""),
        ("/500", "unsure", ""), ("/ring", "unsure", ""), ("/nowhere", "unsure", ""),
        ("/moved", "moved", "https://x.test/new"), ("/mixed", "ok", ""),
        ("/inside", "refused", ""), ("/meta", "refused", ""), ("/me", "refused", ""),
        ("/number", "refused", ""), ("/file", "refused", ""), ("/moved-to-404", "missing", ""),
    ],
)  # fmt: skip
def test_what_is_seen_at_an_address(path: str, state: str, target: str) -> None:
    with serving(answer) as server:
        seen = prober(server).probe(f"https://x.test{path}")
        assert (seen.state, seen.target) == (state, target)
        assert {asked.host for asked in server.asked} == {"x.test"}
        assert not any("authorization" in asked.headers for asked in server.asked)


def test_a_host_without_an_address_is_missing_and_a_private_one_refused() -> None:
    with serving(answer) as server:
        tried = prober(server)
        assert tried.probe("https://gone.test/").state is State.MISSING
        assert tried.probe("https://internal.test/").state is State.REFUSED
        assert server.asked == []


def test_head_comes_first_and_a_host_is_asked_once_a_second() -> None:
    with serving(answer) as server:
        tried = prober(server)
        tried.probe("https://x.test/get-only")
        tried.probe("https://y.test/")
        assert [(a.host, a.method) for a in server.asked] == [
            ("x.test", "HEAD"), ("x.test", "GET"), ("y.test", "HEAD"),
        ]  # fmt: skip
        assert len(tried.clock.slept) == 1  # type: ignore[attr-defined]
        assert tried.clock.slept[0] >= 1.0  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False),
        ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("0.0.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("224.0.0.1", False), ("::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:10.0.0.1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False), ("x", False),
        ("255.255.255.255", False), ("::", False), ("ff02::1", False), ("192.0.2.1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:  # noqa: FBT001
    assert is_public(address) is public


def test_one_private_address_among_many_is_enough_to_refuse() -> None:
    with pytest.raises(Refused):
        public_address("x.test", lambda _: [PUBLIC, "10.0.0.1"])
    with pytest.raises(Broken):
        public_address("x.test", lambda _: [])
    assert public_address("x.test", lambda _: ["2606:2800:220:1::1", PUBLIC]) == PUBLIC


# Memory


def test_dead_is_what_was_missing_twice_a_day_apart(tmp_path: Path) -> None:
    seen = Sightings(tmp_path)
    missing, fine, unsure = (Sighting(State(name)) for name in ("missing", "ok", "unsure"))
    assert not seen.keep("a", missing, 0.0).dead
    assert not seen.keep("a", missing, 3600.0).dead
    assert not seen.keep("a", unsure, 0.9 * DAY).dead
    assert Sightings(tmp_path).keep("a", missing, DAY).dead
    assert not seen.keep("a", fine, 2 * DAY).dead
    assert not seen.keep("a", missing, 3 * DAY).dead
    assert not seen.keep("b", unsure, 0.0).dead
    assert not seen.keep("b", unsure, 9 * DAY).dead


def test_what_was_seen_well_is_not_probed_again_soon(tmp_path: Path) -> None:
    seen = Sightings(tmp_path)
    seen.keep("a", Sighting(State.OK), 100.0)
    seen.keep("b", Sighting(State.MISSING), 100.0)
    seen.tidy()
    with (tmp_path / "links.jsonl").open("a") as stream:
        stream.write('["c", 1')
    again = Sightings(tmp_path)
    # A run that was stopped and goes on asks nobody twice; what is missing is seen again tomorrow.
    assert [again.fresh(url, 50.0, 200.0) for url in "abc"] == [True, True, False]
    assert [again.fresh(url, 50.0, 100.0 + DAY) for url in "ab"] == [True, False]
    assert not again.fresh("b", 150.0, 200.0)  # or when somebody asks for it
    assert not again.fresh("a", 150.0, 200.0)
    assert not again.fresh("a", 50.0, 99.0)


# The list

RECORD = """title: "Toy Networks"
venue: TOYS
year: 2020
tags: [toy]
url: https://x.test/404
code:
  - url: https://x.test/moved
links:
  - {label: "a | b", url: "https://y.test/"}
"""


def test_every_address_of_the_list_is_found_with_its_places(tmp_path: Path) -> None:
    root = project(tmp_path / "list", {"toy": RECORD})
    found = uses(load(root).library)
    assert {url: [use.field for use in places] for url, places in found.items()} == {
        "https://x.test/404": ["url"], "https://x.test/moved": ["code.0.url"],
        "https://y.test/": ["links.0.url"],
    }  # fmt: skip


def test_hosts_take_turns() -> None:
    assert mixed(["https://a.t/1", "https://a.t/2", "https://b.t/1", "https://a.t/3"]) == [
        "https://a.t/1", "https://b.t/1", "https://a.t/2", "https://a.t/3",
    ]  # fmt: skip


def test_a_report_cannot_be_written_by_a_stranger() -> None:
    wicked = "https://x.test/`|<script>\n# Title"
    memory = Memory(Sighting(State.BLOCKED, "<b>|\n`x`"), 1.0)
    text = report(Survey({wicked: memory}), {})
    (row,) = [line for line in text.splitlines() if "script" in line]
    assert row == "| `https://x.test/'%7C<script> # Title` | bx |  |"


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    root = project(tmp_path / "list", {"toy": RECORD})
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    copy = {"available": True, "url": "http://web.archive.org/web/2020/https://x.test/404"}

    def world(asked: Asked) -> Said:
        if asked.host == "archive.org":
            return Said(json.dumps({"archived_snapshots": {"closest": copy}}).encode())
        return answer(asked)

    with serving(world) as server:
        tried = prober(server)
        monkeypatch.setattr(links, "control_for", lambda _: Control(tried))
        client = Client(Wire(routes={"*": server.base}), tried.clock)
        monkeypatch.setattr(links, "client_for", lambda _: client)

        def run(*words: str) -> Any:
            return CliRunner().invoke(awesomequant, ["-C", str(root), "links", *words])

        run.root, run.clock, run.server = root, tried.clock, server  # type: ignore[attr-defined]
        yield run


def test_the_command_reports_and_proposes_repairs(cli: Any) -> None:
    first = cli()
    assert first.exit_code == 0, first.output
    assert "Missing, seen once" in first.stdout
    asked = len(cli.server.asked)
    cli.clock.seconds += DAY
    file = cli.root / "repairs.yaml"
    second = cli("-o", str(cli.root / "links.md"), "--proposals", str(file))
    assert second.exit_code == 1
    assert len(cli.server.asked) - asked == 3  # what was well is remembered; the archive is asked
    assert "## Dead: missing twice" in (cli.root / "links.md").read_text()
    assert {one.kind: dict(one.set) for one in proposals.read(file)} == {
        "link-code.0.url": {"code.0.url": "https://x.test/new"},
        "link-url": {"url": "https://web.archive.org/web/2020/https://x.test/404"},
    }


def test_an_archive_is_asked_at_its_pace_for_one_dead_page_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_dead = RECORD.replace("https://x.test/moved", "https://x.test/410")
    root = project(tmp_path / "list", {"toy": two_dead})
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    at: list[float] = []

    def world(asked: Asked) -> Said:
        if asked.host != "archive.org":
            return answer(asked)
        at.append(tried.clock.now())
        return Said(b'{"archived_snapshots": {}}')

    with serving(world) as server:
        tried = prober(server)
        monkeypatch.setattr(links, "control_for", lambda _: Control(tried))
        wire = Wire(routes={"*": server.base})
        monkeypatch.setattr(links, "client_for", lambda _: Client(wire, tried.clock))
        for _ in range(2):
            words = ["-C", str(root), "links", "--proposals", str(tmp_path / "repairs.yaml")]
            CliRunner().invoke(awesomequant, words)
            tried.clock.sleep(DAY)
    assert len(at) == 2
    assert at[1] - at[0] >= 1.0


def test_an_interrupt_keeps_what_was_seen(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    once = Prober.probe
    left = [2]

    def probe(self: Prober, url: str) -> Sighting:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return once(self, url)

    monkeypatch.setattr(Prober, "probe", probe)
    # What a shell gets of it, 130 or 143 by the signal, is the command line's: tests/test_cli.py.
    assert "Aborted" in cli().output
    left[0] = 99
    assert cli().exit_code == 0
    assert left[0] == 99 - 1  # only what had not been seen, missing or not
