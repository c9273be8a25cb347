"""Weeks of ``links`` against a network that fails in every way: an outage is never evidence."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from services import project
from serving import Asked, FakeClock, Said, serving
from updating import DAY

from awesomequant.cli import awesomequant
from awesomequant.commands import links
from awesomequant.update import proposals
from awesomequant.update.link_checks import survey
from awesomequant.update.outage import Control, suspicion
from awesomequant.update.sightings import Sightings
from awesomequant.web.detours import is_front, is_gate, same_page, with_fragment
from awesomequant.web.probe import Prober, Sighting, State
from awesomequant.web.values import Broken, Insecure, NoAddress, Request
from awesomequant.web.wire import Bounds, Wire

WEEK = 7 * DAY
PUBLIC = "93.184.216.34"
# Hosts that ``update`` asks; only these are asked for what cannot be.
HOSTS = ("api.one.test", "api.two.test")
PAPERS = {
    f"toy-{at}": f'title: "Toy Networks {at}"\nvenue: TOYS\nyear: 2020\ntags: [toy]\n'
    f"url: https://host{at}.test/papers/{at}\n"
    for at in range(12)
}
PORTAL = Said(b"<!doctype html><title>Welcome</title>", 200, {"Content-Type": "text/html"})
DRIP = 0.1


class Internet:
    """Hosts as they answer this week, and ``links`` run on a list that leads to them."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = project(folder / "list", PAPERS)
        self.cache = folder / "cache"
        monkeypatch.setenv("AWESOMEQUANT_CACHE", str(self.cache))
        monkeypatch.setattr(links, "control_for", lambda _: Control(self.prober, HOSTS))
        self.clock = FakeClock()
        self.everywhere: Said | None = None
        self.hosts: dict[str, Said | Callable[[Asked], Said]] = {}
        self.names: Callable[[str], list[str]] = self.public
        self.routes: dict[str, str] = {}

    @property
    def prober(self) -> Prober:
        return Prober(Wire(routes=self.routes), self.clock, "", self.resolving, BOUNDS)

    def resolving(self, host: str) -> list[str]:
        return self.names(host)

    @staticmethod
    def public(host: str) -> list[str]:
        if host.endswith(".invalid"):
            raise NoAddress("there is no such host")
        return [PUBLIC]

    def __call__(self, asked: Asked) -> Said:
        if self.everywhere:
            return self.everywhere
        here = self.hosts.get(asked.host)
        if here:
            return here if isinstance(here, Said) else here(asked)
        is_there = "nothing-" not in asked.path and asked.host not in HOSTS
        return Said(b"hello", 200 if is_there else 404)

    def links(self, *words: str, days: float = 7) -> Result:
        """Run the command, and let ``days`` go by."""
        with serving(self) as server:
            self.server = server
            self.routes.setdefault("*", server.base)
            found = CliRunner().invoke(awesomequant, ["-C", str(self.root), "links", *words])
            self.routes.pop("*") if self.routes["*"] == server.base else None
        self.clock.seconds += days * DAY
        return found

    @property
    def stored(self) -> str:
        file = self.cache / "links.jsonl"
        return file.read_text() if file.exists() else ""


BOUNDS = Bounds(1.0, 1.0, 1.0, 10_000)


@pytest.fixture
def internet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    return Internet(tmp_path, monkeypatch)  # type: ignore[return-value]


def silent(_: Asked) -> Said:
    raise OSError  # the connection ends without a word


def no_name(_: str) -> list[str]:
    raise NoAddress("there is no such host")


def nobody_asked(_: str) -> list[str]:
    raise Broken("the name of the host could not be looked up")


def to(target: str, status: int = 301) -> Said:
    return Said(b"", status, {"Location": target})


# The ways in which a network fails.


def no_network(net: Internet) -> None:
    net.routes["*"] = "http://127.0.0.1:9"  # the port of "discard": nobody listens


def no_names(net: Internet) -> None:
    net.names = no_name


def no_directory(net: Internet) -> None:
    net.names = nobody_asked


def portal(net: Internet) -> None:
    net.everywhere = PORTAL


def portal_of_missing_pages(net: Internet) -> None:
    net.everywhere = Said(b"no", 404)


def portal_that_leads_on(net: Internet) -> None:
    net.everywhere = to("https://hotel.test/welcome?back=1", 302)
    net.hosts["hotel.test"] = PORTAL


def portal_of_names(net: Internet) -> None:
    net.names = lambda _: [PUBLIC]
    net.everywhere = PORTAL


def portal_that_is_secure_to_nobody(net: Internet) -> None:
    net.routes["*"] = "https://127.0.0.1:9"


OUTAGES = [
    no_network, no_names, no_directory, portal, portal_of_missing_pages, portal_that_leads_on,
    portal_of_names, portal_that_is_secure_to_nobody,
]  # fmt: skip


@pytest.mark.parametrize("outage", OUTAGES)
def test_an_outage_twice_a_week_apart_is_no_evidence(
    outage: Callable[[Internet], None], internet: Internet
) -> None:
    outage(internet)
    for _ in range(5):
        found = internet.links("-o", str(internet.root / "links.md"))
        assert found.exit_code == 3, found.output
        assert "The links could not be checked" in found.stderr
        assert "no link is called dead" in found.stderr
        assert internet.stored == ""
        assert not (internet.root / "links.md").exists()


@pytest.mark.parametrize("outage", OUTAGES)
def test_an_outage_between_changes_nothing_of_what_was_seen(
    outage: Callable[[Internet], None], internet: Internet
) -> None:
    internet.hosts["host3.test"] = Said(b"", 404)
    assert internet.links().exit_code == 0
    before, names = internet.stored, internet.names
    outage(internet)
    assert internet.links().exit_code == 3
    assert internet.stored == before
    internet.everywhere, internet.names = None, names
    internet.routes.clear()
    found = internet.links()
    assert found.exit_code == 1
    assert "12 links: 1 dead, 11 ok" in found.stderr


def test_a_network_that_goes_away_half_way_keeps_what_was_seen_before(
    internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("awesomequant.update.link_checks.STRETCH", 4)

    def names(host: str) -> list[str]:
        return no_name(host) if len(internet.server.asked) > 7 else internet.public(host)

    internet.names = names
    found = internet.links()
    assert found.exit_code == 3
    assert "The 4 seen before that are kept; of the rest nothing is kept" in found.stderr
    assert internet.stored.count("\n") == 4
    assert "missing" not in internet.stored


def test_half_the_hosts_down_is_told_and_none_is_dead(internet: Internet) -> None:
    for at in range(6):
        internet.hosts[f"host{at}.test"] = silent
    for _ in range(3):
        found = internet.links()
        assert found.exit_code == 0, found.output
        assert "12 links: 6 ok, 6 unsure" in found.stderr


def test_most_hosts_down_is_not_believed_but_on_demand(internet: Internet) -> None:
    for at in range(10):
        internet.hosts[f"host{at}.test"] = Said(b"", 404)
    found = internet.links()
    assert found.exit_code == 3
    assert "10 of 12 hosts failed at once" in found.stderr
    assert "awesomequant links --believe" in found.stderr
    assert internet.links("--believe").exit_code == 0
    assert "10 dead" in internet.links("--believe").stderr


def test_on_the_next_day_only_those_that_failed_are_asked(internet: Internet) -> None:
    for at in range(6):
        internet.hosts[f"host{at}.test"] = silent if at < 3 else Said(b"", 404)
    assert internet.links(days=1).exit_code == 0
    found = internet.links()
    assert found.exit_code == 1
    assert "12 links: 3 dead, 6 ok, 3 unsure" in found.stderr


def test_a_host_that_does_not_answer_for_four_weeks_is_dead(internet: Internet) -> None:
    internet.hosts["host5.test"] = silent
    assert [internet.links().exit_code for _ in range(3)] == [0, 0, 0]
    found = internet.links()
    assert found.exit_code == 1
    assert "1 dead" in found.stderr
    assert "4 times since 2027-01-15" in found.stdout
    internet.hosts.clear()
    assert internet.links().exit_code == 0
    # From the beginning: what came back is not dead at the first silence.
    internet.hosts["host5.test"] = Said(b"", 500)
    assert internet.links().exit_code == 0


def test_a_host_that_was_silent_twice_in_a_month_is_not_dead(internet: Internet) -> None:
    internet.hosts["host5.test"] = Said(b"", 500)
    assert internet.links(days=40).exit_code == 0
    for _ in range(3):  # however often on one day
        assert internet.links(days=0.1).exit_code == 0


def test_whoever_keeps_programs_out_is_blocked_every_week(internet: Internet) -> None:
    internet.hosts["host1.test"] = Said(b"", 403)
    for _ in range(5):
        found = internet.links()
        assert found.exit_code == 0
        assert "1 blocked" in found.stderr


def test_too_many_requests_are_heeded_and_the_rest_is_left(tmp_path: Path) -> None:
    clock, asked = FakeClock(), 0

    def answer(_: Asked) -> Said:
        nonlocal asked
        asked += 1
        return Said(b"", 429, {"Retry-After": "30"}) if asked in (3, 4) else Said()

    urls = [f"https://x.test/{at}" for at in range(9)]
    with serving(answer) as server:
        net = Prober(Wire(routes={"*": server.base}), clock, "", Internet.public, BOUNDS)
        begun, seen = clock.now(), Sightings(tmp_path)
        first = survey(urls, Control(net), seen, age=WEEK, advance=lambda _: None)
        assert clock.now() - begun >= 30
        assert first.left == []
        assert {url: one.sighting.state for url, one in first.seen.items()} == {
            url: State.BLOCKED if url.endswith("/2") else State.OK for url in urls
        }


def test_whoever_wants_a_long_rest_is_asked_in_the_next_run(internet: Internet) -> None:
    one_host = {
        name: text.replace(f"host{name[4:]}.test", "one.test") for name, text in PAPERS.items()
    }
    for name, text in one_host.items():
        file = next(internet.root.rglob(f"{name}.yaml"))
        file.write_text(text)
    internet.hosts["one.test"] = Said(b"", 429, {"Retry-After": "7200"})
    found = internet.links()
    assert found.exit_code == 0
    assert [asked.host for asked in internet.server.asked].count("one.test") == 2  # HEAD, GET
    assert "11 are left for the next run: `one.test` answered" in found.stdout
    internet.hosts.clear()
    assert "12 ok" in internet.links().stderr


def test_a_host_that_is_silent_is_not_waited_for_at_each_of_its_pages(tmp_path: Path) -> None:
    with serving(silent) as server:
        net = Prober(Wire(routes={"*": server.base}), FakeClock(), "", Internet.public, BOUNDS)
        urls = [f"https://x.test/{at}" for at in range(30)]
        found = survey(urls, Control(net), Sightings(tmp_path), age=WEEK, advance=lambda _: None)
        assert len(found.of(State.UNSURE)) == 30
        assert len(server.asked) == 3


def test_a_drip_and_a_huge_page_end() -> None:
    def drip(wfile: Any) -> None:
        for _ in range(60):
            wfile.write(b"x")
            wfile.flush()
            time.sleep(DRIP)

    answers = {"/drip": Said(write=drip), "/huge": Said(b"x" * 5_000_000)}

    def answer(asked: Asked) -> Said:
        return Said(b"", 405) if asked.method == "HEAD" else answers[asked.bare]

    with serving(answer) as server:
        net = Prober(Wire(routes={"*": server.base}), FakeClock(), "", Internet.public, BOUNDS)
        assert net.probe("https://x.test/huge").state is State.OK
        assert net.probe("https://x.test/drip").state is State.UNSURE


def test_a_certificate_that_is_not_valid_is_told_and_never_dead(internet: Internet) -> None:
    with serving(lambda _: Said()) as plain:
        internet.routes["host2.test"] = plain.base.replace("http:", "https:")
        for _ in range(5):
            found = internet.links()
            assert found.exit_code == 0
            assert "1 insecure" in found.stderr


def test_what_the_other_side_says_of_tls_is_told_in_words() -> None:
    with serving(lambda _: Said()) as plain, pytest.raises(Insecure, match="no secure connection"):
        Wire().exchange(Request(plain.base.replace("http:", "https:")), {}, BOUNDS, lambda: 0.0)


@pytest.mark.parametrize(
    ("errno", "state"), [(socket.EAI_NONAME, "missing"), (socket.EAI_AGAIN, "unsure")]
)
def test_no_such_name_is_told_from_nobody_to_ask(
    errno: int, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> Any:
        raise socket.gaierror(errno, "as the system says it")

    monkeypatch.setattr(socket, "getaddrinfo", failing)
    assert Prober(clock=FakeClock()).probe("https://x.test/").state == state


def test_a_clock_gone_wrong_kills_no_link(tmp_path: Path) -> None:
    seen, gone = Sightings(tmp_path), Sighting(State.MISSING)
    seen.keep("a", gone, 1_900_000_000.0)  # a clock that was years ahead
    assert not seen.keep("a", gone, 1_800_000_000.0).dead
    assert not seen.keep("a", gone, 1_800_000_000.0 + 600).dead
    assert seen.keep("a", gone, 1_800_000_000.0 + DAY).dead


def test_sightings_of_an_older_version_are_read(tmp_path: Path) -> None:
    (tmp_path / "links.jsonl").write_text('["a", 100.0, 100.0, "missing", "404", ""]\n')
    assert Sightings(tmp_path).keep("a", Sighting(State.MISSING), 100.0 + DAY).dead


# Where redirects lead

LED = {
    "/papers/moved": to("https://new.test/papers/moved"),
    "/papers/part": to("https://new.test/papers/part"),
    "/papers/member": to("https://sso.test/login?next=1"),
    "/papers/gate": to("https://idp.test/go?redirect=https%3A%2F%2Fx.test%2Fpapers%2Fgate", 302),
    "/papers/wall": to("https://x.test/cookieAbsent", 302),
    "/papers/front": to("https://x.test/"),
    "/papers/index": to("https://new.test/index.html", 302),
    "/old/gone": to("https://x.test/errors/404.html"),
    "/secure": to("https://www.x.test/secure/"),
}


def led(asked: Asked) -> Said:
    if asked.host == "x.test" and asked.bare in LED:
        return LED[asked.bare]
    if asked.host == "x.test" and asked.bare.startswith("/old/"):  # its host knows no "not found"
        return LED["/old/gone"]
    if asked.host == "parked.test":
        return to("https://offers.test/buy?name=parked.test")
    return Said(b"", 404 if "nothing-" in asked.path else 200)


@pytest.mark.parametrize(
    ("url", "state", "target"),
    [
        ("https://x.test/papers/moved", "moved", "https://new.test/papers/moved"),
        ("https://x.test/papers/part#sec-2", "moved", "https://new.test/papers/part#sec-2"),
        ("https://x.test/papers/member", "blocked", ""),
        ("https://x.test/papers/gate", "blocked", ""),
        ("https://x.test/papers/wall", "blocked", ""),
        ("https://x.test/papers/front", "astray", "https://x.test/"),
        ("https://x.test/papers/index", "astray", "https://new.test/index.html"),
        ("https://x.test/old/gone", "astray", "https://x.test/errors/404.html"),
        ("https://parked.test/paper.pdf", "astray", "https://offers.test/buy?name=parked.test"),
        ("https://parked.test/", "astray", "https://offers.test/buy?name=parked.test"),
        ("https://x.test/secure", "moved", "https://www.x.test/secure/"),
    ],
)
def test_logins_front_pages_and_offers_are_no_new_addresses(
    url: str, state: str, target: str
) -> None:
    with serving(led) as server:
        net = Prober(Wire(routes={"*": server.base}), FakeClock(), "", Internet.public, BOUNDS)
        seen = net.probe(url)
    assert (seen.state, seen.target) == (state, target)


def test_only_what_has_moved_is_proposed(internet: Internet) -> None:
    internet.hosts["host1.test"] = lambda asked: (
        to(f"https://new.test{asked.bare}") if "/papers/" in asked.bare else Said(b"", 404)
    )
    internet.hosts["host2.test"] = lambda asked: (
        Said() if asked.bare == "/" else to("https://host2.test/")
    )
    internet.hosts["host3.test"] = lambda asked: (
        Said() if asked.bare == "/login" else to("https://host3.test/login")
    )
    file = internet.root / "repairs.yaml"
    found = internet.links("--proposals", str(file))
    assert [dict(one.set) for one in proposals.read(file)] == [{"url": "https://new.test/papers/1"}]
    assert "1 moved, 1 blocked, 1 astray" in found.stderr.replace("9 ok, ", "")


@pytest.mark.parametrize(
    ("origin", "end", "gate"),
    [
        ("https://a.test/p/1", "https://a.test/users/sign_in", True),
        ("https://a.test/p/1", "https://login.a.test/", True),
        ("https://a.test/p/1", "https://a.test/Login.aspx?x", True),
        ("https://a.test/p/1", "https://auth.test/p/1", False),  # a name, no label of a host
        ("https://a.test/p/1", "https://a.test/papers/login-free-authentication", False),
        ("https://a.test/login", "https://b.test/login", False),
        ("https://a.test/", "https://b.test/?x=/", False),
    ],
)
def test_what_is_a_gate(origin: str, end: str, *, gate: bool) -> None:
    assert is_gate(origin, end) is gate


def test_what_is_a_front_page_and_one_page() -> None:
    fronts = ["https://a.test/", "https://a.test/index.php", "https://a.test/home/"]
    assert all(map(is_front, fronts))
    assert not any(map(is_front, ["https://a.test/?p=7", "https://a.test/homes", f"{fronts[0]}x"]))
    assert same_page("http://a.test/x", "https://www.a.test/x/")
    assert not same_page("http://a.test/x", "https://a.test/y")
    assert with_fragment("https://a.test/#b", "https://c.test/#d") == "https://c.test/#d"


def test_few_hosts_may_fail_together_and_many_may_not() -> None:
    gone, fine = Sighting(State.MISSING, "404"), Sighting(State.OK, "200")
    assert not suspicion([(f"https://h{at}.test/", gone) for at in range(4)])
    assert suspicion([(f"https://h{at}.test/", gone) for at in range(5)])
    assert not suspicion([(f"https://h{at}.test/", gone if at % 2 else fine) for at in range(8)])
    one_host = [(f"https://h.test/{at}", gone) for at in range(24)]
    assert not suspicion(one_host)
    led_away = Sighting(State.OK, "200", "", "hotel.test")
    assert "hotel.test" in suspicion([(f"https://h{at}.test/", led_away) for at in range(3)])
