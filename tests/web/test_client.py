"""The client is polite, and no reply can hurt it: the rules H1 to H13 against a hostile server."""

import gzip
import json
import logging
import random
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from serving import Answering, Asked, FakeClock, Said, Server, serving

from awesomequant.registry import parts
from awesomequant.web.asking import Account, Asking
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client, redact, variables
from awesomequant.web.facts import Facts
from awesomequant.web.reading import json_of, settle, wait, xml_of
from awesomequant.web.services import SERVICES
from awesomequant.web.values import (
    Answers,
    Broken,
    Limited,
    NotFound,
    Refused,
    Reply,
    Request,
    Service,
    TooMuch,
    Unanswered,
    id_of,
)
from awesomequant.web.wire import LOOPBACK, Bounds, Wire

KEY = "sk-secret-0123456789"
SERVICE = Service(
    "toy", "api.toy.org", ("doi",), interval=1.0, batch=4, pause=5.0, tokens=("S2_API_KEY",),
    header="x-api-key", prefix="", redirects=frozenset(("other.toy.org",)),
)  # fmt: skip
URL = "https://api.toy.org/works"


def request(keys: tuple[str, ...]) -> Request:
    body = json.dumps([id_of(key) for key in keys]).encode()
    return Request(URL, keys, "POST", body)


def parse(reply: Reply) -> Answers:
    value = json_of(reply)
    return {f"doi:{name}": Facts(citations=count) for name, count in value.items()}


SOURCE: Any = SimpleNamespace(SERVICE=SERVICE, request=request, parse=parse)


@pytest.fixture(autouse=True)
def a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("AWESOMEQUANT_MAILTO", raising=False)
    monkeypatch.setenv("S2_API_KEY", KEY)


def client(server: Server, **bounds: float) -> Client:
    small = Bounds(**{"connect": 2.0, "read": 1.0, "deadline": 1.0, "size": 100_000, **bounds})  # type: ignore[arg-type]
    return Client(Wire(routes={"*": server.base}), FakeClock(), bounds=small)


def asking(server: Server, folder: Path) -> Asking:
    return Asking(SOURCE, client(server), Journal(folder), Account("toy"))


def counting(asked: Asked) -> Said:
    return Said(json.dumps(dict.fromkeys(json.loads(asked.body), 7)).encode())


def keys(number: int) -> list[str]:
    return [f"doi:10.1000/{at}" for at in range(number)]


# Rule H1, a deadline for the whole request


def drip(stream: Any) -> None:
    for _ in range(100):
        stream.write(b"x")
        stream.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("status", [200, 500])
def test_a_reply_that_drips_ends_at_the_deadline(status: int) -> None:
    with serving(lambda _: Said(status=status, write=drip)) as server:
        begun = time.monotonic()
        with pytest.raises(Broken, match="within 1 s"):
            client(server).send(Request(URL), SERVICE)
        assert time.monotonic() - begun < 9  # the drip goes on for ten


def test_a_server_that_never_answers_ends_at_the_deadline() -> None:
    def silent(_: Asked) -> Said:
        time.sleep(3)
        return Said()

    with serving(silent) as server, pytest.raises(Broken):
        client(server).send(Request(URL), SERVICE)


# Rule H2, a bound after decompression


def test_a_bomb_of_gzip_is_not_unpacked() -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    said = Said(bomb, headers={"Content-Encoding": "gzip"})
    with serving(lambda _: said) as server, pytest.raises(TooMuch, match="larger than"):
        client(server).send(Request(URL), SERVICE)


def test_an_honest_reply_in_gzip_is_unpacked() -> None:
    body = gzip.compress(b'{"10.1000/0": 1}')
    with serving(lambda _: Said(body, headers={"Content-Encoding": "gzip"})) as server:
        assert client(server).send(Request(URL), SERVICE).body == b'{"10.1000/0": 1}'


@pytest.mark.parametrize(
    "said",
    [
        Said(gzip.compress(b"{}" * 900)[:-9], headers={"Content-Encoding": "gzip"}),
        Said(b"no gzip", headers={"Content-Encoding": "gzip"}),
        Said(headers={"Content-Length": "900"}, write=lambda stream: stream.write(b"{}")),
    ],
    ids=["cut gzip", "false gzip", "cut body"],
)
def test_a_reply_that_is_cut_short_is_broken(said: Said) -> None:
    with serving(lambda _: said) as server, pytest.raises(Broken):
        client(server).send(Request(URL), SERVICE)


# Rule H3, H4, retries, and what Retry-After may ask for


def limited(times: int, said: Said) -> Answering:
    left = [times]

    def answer(asked: Asked) -> Said:
        left[0] -= 1
        return said if left[0] >= 0 else counting(asked)

    return answer


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_failed_question_is_asked_again_also_by_post(status: int, tmp_path: Path) -> None:
    with serving(limited(2, Said(b"", status))) as server:
        ask = asking(server, tmp_path)
        assert ask.ask(keys(1)) == {"doi:10.1000/0": Facts(citations=7)}
        assert len(server.asked) == 3
        assert ask.account.complete


@pytest.mark.parametrize(
    ("after", "least", "most"), [("0", 5, 6), ("30", 30, 32), ("120", 120, 122)]
)
def test_retry_after_is_obeyed_within_bounds(
    after: str, least: float, most: float, tmp_path: Path
) -> None:
    with serving(limited(1, Said(b"", 429, {"Retry-After": after}))) as server:
        ask = asking(server, tmp_path)
        ask.ask(keys(1))
        assert least <= max(ask.client.clock.slept) <= most  # type: ignore[attr-defined]


def test_a_wait_of_sixteen_hours_gives_the_service_up(tmp_path: Path) -> None:
    with serving(lambda _: Said(b"", 429, {"Retry-After": "57539"})) as server:
        ask = asking(server, tmp_path)
        assert ask.ask(keys(9)) == {}
        assert "exhausted for 16 h" in ask.account.stopped
        assert len(server.asked) == 1
        assert ask.client.clock.slept == []  # type: ignore[attr-defined]


def test_a_service_that_keeps_failing_is_left_alone(tmp_path: Path) -> None:
    with serving(lambda _: Said(b"", 500)) as server:
        ask = asking(server, tmp_path)
        assert ask.ask(keys(40)) == {}
        assert "3 times in a row" in ask.account.stopped
        assert len(server.asked) == 12


# Rule H5, credentials and redirects


def test_the_key_goes_in_a_header_to_its_own_host(tmp_path: Path) -> None:
    with serving(counting) as server:
        asking(server, tmp_path).ask(keys(1))
        assert server.asked[0].headers["x-api-key"] == KEY
        assert KEY not in server.asked[0].path


def test_the_key_stays_behind_on_a_redirect_to_another_host() -> None:
    def answer(asked: Asked) -> Said:
        if asked.host == "api.toy.org":
            return Said(b"", 302, {"Location": "https://other.toy.org/x"})
        return Said(b'{"there": 1}')

    with serving(answer) as server:
        assert client(server).send(Request(URL), SERVICE).body == b'{"there": 1}'
        assert server.asked[1].host == "other.toy.org"
        assert "x-api-key" not in server.asked[1].headers
        assert KEY not in str(server.asked[1].headers)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.org/x", "http://api.toy.org/x", "https://api.toy.org.evil.org/",
        "https://user@api.toy.org/", "https://127.0.0.1/", "file:///etc/passwd",
        "https://api.toy.org:8443/", "//evil.org/", "https://localhost/",
    ],
)  # fmt: skip
def test_a_redirect_to_a_foreign_place_is_refused(target: str) -> None:
    with serving(lambda _: Said(b"", 301, {"Location": target})) as server:
        with pytest.raises(Refused, match=r"toy is asked at|https on port|no name and no"):
            client(server).send(Request(URL), SERVICE)
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://api.toy.org/x", "http://api.toy.org: only https on port 443 is asked"),
        (
            "https://api.toy.org:8443/",
            "only https on port 443 is asked (for a try, a service on 127",
        ),
        ("https://api.toy.org:x/", "its port is no number"),
        ("https://other.org/", "toy is asked at api.toy.org alone"),
        ("https://a:b@api.toy.org/", "no name and no password may stand in it"),
    ],
)
def test_an_address_that_is_not_asked_is_told_with_the_reason(url: str, told: str) -> None:
    with serving(lambda _: Said(b"{}")) as server:
        with pytest.raises(Refused) as caught:
            client(server).send(Request(url), SERVICE)
        assert told in str(caught.value)
        assert not server.asked


def test_a_service_on_this_machine_may_be_tried_by_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    here = replace(SERVICE, host="127.0.0.1")
    with serving(lambda _: Said(b'{"there": 1}')) as server:
        reply = Client(Wire(), FakeClock()).send(Request(f"{server.base}/x"), here)
        assert reply.body == b'{"there": 1}'
        with pytest.raises(Refused, match="toy is asked at"):
            Client(Wire(), FakeClock()).send(Request(f"{server.base}/x"), SERVICE)
        away = replace(SERVICE, redirects=frozenset({"127.0.0.1"}))
        with pytest.raises(Refused, match="only where it is the service's own host"):
            Client(Wire(), FakeClock()).send(Request(f"{server.base}/x"), away)


def test_none_of_our_services_is_on_this_machine() -> None:
    for one in parts(SERVICES).values():
        assert LOOPBACK.isdisjoint({one.SERVICE.host, *one.SERVICE.redirects})


def test_redirects_in_a_ring_end() -> None:
    with serving(lambda _: Said(b"", 302, {"Location": "/again"})) as server:
        with pytest.raises(Broken, match="5 redirects"):
            client(server).send(Request(URL), SERVICE)
        assert len(server.asked) == 6


def test_a_question_by_post_is_not_redirected_as_another_one() -> None:
    again = Said(b"", 302, {"Location": "/again"})
    with serving(lambda _: again) as server, pytest.raises(Broken):
        client(server).send(request(("doi:10.1000/1",)), SERVICE)


# Rule H6, the key is nowhere


def test_the_key_is_in_no_text(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    wicked = [
        Said(KEY.encode(), 429, {"Retry-After": "99999"}), Said(KEY.encode(), 401), Said(b"", 500),
        Said(b"", 301, {"Location": f"https://evil.org/?api_key={KEY}"}), Said(KEY.encode()),
        Said(json.dumps({KEY: 1}).encode()), Said(b"", 302, {"Location": f"/?api_key={KEY}"}),
        Said(json.dumps({"10.1000/0": KEY}).encode()),
    ]  # fmt: skip
    for said in wicked:
        with serving(lambda _, said=said: said) as server:  # type: ignore[misc]
            ask = asking(server, tmp_path)
            ask.ask(keys(1))
            assert KEY not in repr(ask.account)
    with pytest.raises(Unanswered) as caught:
        Client(Wire(routes={"*": "http://127.0.0.1:9"}), FakeClock()).send(Request(URL), SERVICE)
    assert KEY not in repr(caught.value)
    assert caught.value.__suppress_context__
    written = "".join(file.read_text() for file in tmp_path.iterdir())
    spoken = capsys.readouterr()
    # The query of a redirect that a service itself wrote may stand in urllib3's debug text.
    debug = "".join(r.getMessage() for r in caplog.records if "/?api_key=" not in r.getMessage())
    assert KEY not in written + spoken.out + spoken.err + debug


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"header {KEY}", "header ***"),
        ("https://x.org/?api_key=abc&b=1", "https://x.org/?api_key=***&b=1"),
        ("https://x.org/?access_token=abc", "https://x.org/?access_token=***"),
        ("monkey=banana", "monkey=banana"),
    ],
)
def test_redaction(text: str, clean: str) -> None:
    assert redact(text) == clean


# Rule H7, H8, what a reply is, before it is read

PAGE = b"<!doctype html><title>Making sure you&#39;re not a bot!</title>"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (Reply(Request(URL), 200, {}, PAGE), Refused),
        (Reply(Request(URL), 200, {"content-type": "text/html"}, b"hello"), Refused),
        (Reply(Request(URL), 500, {}, PAGE), Broken),
        (Reply(Request(URL), 404, {}, PAGE), NotFound),
        (Reply(Request(URL), 404, {}, b"Resource not found."), NotFound),
        (Reply(Request(URL), 429, {}, b"Rate exceeded."), Limited),
        (Reply(Request(URL), 200, {}, b"Rate exceeded."), Broken),
        (Reply(Request(URL), 200, {}, b'{"a": [1, 2'), Broken),
        (Reply(Request(URL), 200, {}, b""), Broken),
        (Reply(Request(URL), 200, {}, b"[" * 100_000), Broken),
        (Reply(Request(URL), 200, {}, b"\xff\xfe{}"), Broken),
        (Reply(Request(URL), 403, {}, b'{"message":"Forbidden"}'), Refused),
        (Reply(Request(URL), 403, {"retry-after": "60"}, b""), Limited),
        (Reply(Request(URL), 403, {"x-ratelimit-remaining": "0"}, b""), Limited),
        (Reply(Request(URL), 403, {}, b"You have exceeded a secondary rate limit."), Limited),
        (Reply(Request(URL), 401, {}, b""), Refused),
        (Reply(Request(URL, ("doi:1", "doi:2")), 502, {}, b""), TooMuch),
        (Reply(Request(URL, ("doi:1",)), 502, {}, b""), Broken),
        (Reply(Request(URL, ("doi:1", "doi:2")), 400, {}, b""), TooMuch),
        (Reply(Request(URL), 503, {"retry-after": "0"}, b""), Limited),
        (Reply(Request(URL), 100, {}, b""), Broken),
    ],
)
def test_a_reply_without_data_says_why(said: Reply, kind: type[Unanswered]) -> None:
    with pytest.raises(kind):
        json_of(said)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize("body", [BOMB, b"<x", b"", BOMB.replace(b'"aaaa"', b'SYSTEM "file:///x"')])
def test_xml_with_entities_or_cut_short_is_broken(body: bytes) -> None:
    with pytest.raises(Broken):
        xml_of(Reply(Request(URL), 200, {}, body))


def test_a_whole_reply_settles() -> None:
    settle(Reply(Request(URL), 200))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "60 (sometimes absent)"}, 60.0),
        ({"retry-after": "Thu, 01 Jan 1970 00:02:00 GMT"}, 20.0),
        ({"retry-after": "soon"}, None),
        ({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "130"}, 130.0),
        ({"x-ratelimit-remaining": "3", "x-ratelimit-reset": "130"}, None),
        ({"ratelimit": '"api";r=0;t=212'}, 212.0),
        ({"ratelimit": '"api";r=499;t=212'}, None),
    ],
)
def test_how_long_the_headers_ask_us_to_wait(headers: dict[str, str], seconds: float) -> None:
    assert wait(Reply(Request(URL), 429, headers, at=100.0)) == seconds


def test_the_reset_of_github_is_a_time_of_day() -> None:
    headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000100"}
    assert wait(Reply(Request(URL), 403, headers, at=1_800_000_000.0)) == 101.0


# Rule H9, pace


def test_requests_keep_their_distance(tmp_path: Path) -> None:
    with serving(counting) as server:
        ask = asking(server, tmp_path)
        ask.ask(keys(20))
        slept = ask.client.clock.slept  # type: ignore[attr-defined]
        assert len(server.asked) == 5
        assert len(slept) == 4
        assert all(1.0 <= seconds <= 1.1 for seconds in slept)


def test_a_host_that_states_a_slower_rate_gets_it(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Said:
        pace = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "4s"}
        return Said(counting(asked).body, headers=pace)

    with serving(answer) as server:
        ask = asking(server, tmp_path)
        ask.ask(keys(12))
        assert 4.0 <= ask.client.clock.slept[-1] <= 4.4  # type: ignore[attr-defined]


# Rule H10, the journal


def test_batches_are_kept_one_by_one_and_a_torn_line_is_passed_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.keep("toy", {"doi:1": Facts(citations=3), "doi:2": None}, 100.0)
    journal.keep("toy", {"doi:1": Facts(citations=4)}, 200.0, "W/x")
    with (tmp_path / "toy.jsonl").open("a") as stream:
        stream.write('{"at": 300, "answers": {"doi:1": {"citat')
    again = Journal(tmp_path)
    assert again.fresh("toy", ["doi:1", "doi:2", "doi:3"], 100.0, 200.0) == {
        "doi:1": Facts(citations=4), "doi:2": None,
    }  # fmt: skip
    assert again.fresh("toy", ["doi:1", "doi:2"], 150.0, 200.0) == {"doi:1": Facts(citations=4)}
    again.keep("toy", {"doi:3": Facts(stars=1)}, 300.0)
    third = Journal(tmp_path)
    assert third.fresh("toy", ["doi:3"], 0.0, 300.0) == {"doi:3": Facts(stars=1)}
    entry = third.entry("toy", "doi:1")
    assert entry
    assert entry.etag == "W/x"


def test_an_answer_from_the_future_is_not_believed(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.keep("toy", {"doi:1": Facts(citations=3)}, 10_000.0)
    assert journal.fresh("toy", ["doi:1"], 0.0, 5_000.0) == {}


def test_a_journal_full_of_old_lines_is_written_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for at in range(50):
        journal.keep("toy", {"doi:1": Facts(citations=at)}, float(at))
    assert Journal(tmp_path).entry("toy", "doi:1") == journal.entry("toy", "doi:1")
    assert len((tmp_path / "toy.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    "line", [b"\x00\xff\n", b"[]\n", b"{}\n", b'{"at":"x","answers":{}}\n', b"\n"]
)
def test_a_journal_of_rubbish_is_empty_and_told_once(
    line: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "toy.jsonl"
    file.write_bytes(line * 3)
    for _ in range(2):
        assert Journal(tmp_path).entry("toy", "doi:1") is None
    told = f"{file}: lines that cannot be read: 3; what they said is asked for again\n"
    assert capsys.readouterr().err == told


def test_a_validator_saves_the_body(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Said:
        if asked.headers.get("if-none-match") == '"v1"':
            return Said(b"", 304, {"ETag": '"v1"'})
        return Said(counting(asked).body, headers={"ETag": '"v1"'})

    with serving(answer) as server:
        first = asking(server, tmp_path).ask(keys(1))
        assert asking(server, tmp_path).ask(keys(1)) == first == {keys(1)[0]: Facts(citations=7)}
        assert [bool(asked.headers.get("if-none-match")) for asked in server.asked] == [False, True]


# Batches: one bad key among many


def test_one_malformed_key_costs_only_itself(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Said:
        names = json.loads(asked.body)
        return Said(b"{}", 400) if "10.1000/6" in names else counting(asked)

    with serving(answer) as server:
        ask = asking(server, tmp_path)
        found = ask.ask(keys(12))
        assert set(keys(12)) - set(found) == {"doi:10.1000/6"}
        assert len(ask.account.notes) == 1


def test_a_service_with_random_faults_still_answers_everything(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 -- the same faults every time
    faults = [Said(b"", 500), Said(b"", 429, {"Retry-After": "2"}), Said(b'{"a'), Said(b"", 504)]

    def answer(asked: Asked) -> Said:
        return chance.choice(faults) if chance.random() < 0.3 else counting(asked)

    with serving(answer) as server:
        assert set(asking(server, tmp_path).ask(keys(60))) == set(keys(60))


def test_a_source_that_chokes_on_a_shape_is_no_traceback(tmp_path: Path) -> None:
    with serving(lambda _: Said(b"[1, 2]")) as server:
        ask = asking(server, tmp_path)
        assert ask.ask(keys(1)) == {}
        assert "another shape" in ask.account.notes[0]


def test_a_key_that_is_none_is_left_out_and_spoils_no_batch(tmp_path: Path) -> None:
    def picky(asked_for: tuple[str, ...]) -> Request:
        if "doi:bad" in asked_for:
            raise Broken("'bad' is no DOI")
        return request(asked_for)

    with serving(counting) as server:
        ask = asking(server, tmp_path)
        ask.source = SimpleNamespace(SERVICE=SERVICE, request=picky, parse=parse)
        assert set(ask.ask([*keys(3), "doi:bad"])) == set(keys(3))
        assert ask.account.complete
        assert ask.account.malformed == ["doi:bad: 'bad' is no DOI"]
        assert len(server.asked) == 1


def test_a_batch_of_which_nothing_is_known_is_halved_once_and_then_unknown(tmp_path: Path) -> None:
    def choosy(_: Reply) -> Answers:
        raise TooMuch("none of these", once=True)

    with serving(counting) as server:
        ask = asking(server, tmp_path)
        ask.source = SimpleNamespace(SERVICE=SERVICE, request=request, parse=choosy)
        assert ask.ask(keys(4)) == dict.fromkeys(keys(4))
        assert len(server.asked) == 3
        assert ask.account.complete


def test_a_budget_that_is_nearly_spent_is_left_to_others(tmp_path: Path) -> None:
    def answer(asked: Asked) -> Said:
        budget = {"X-RateLimit-Limit": "1000", "X-RateLimit-Remaining": "49"}
        return Said(counting(asked).body, headers=budget)

    with serving(answer) as server:
        ask = asking(server, tmp_path)
        assert len(ask.ask(keys(12))) == 4
        assert "nearly spent" in ask.account.stopped


def test_without_a_network_a_service_is_given_up_at_once(tmp_path: Path) -> None:
    nowhere = Client(Wire(routes={"*": "http://127.0.0.1:9"}), FakeClock())
    ask = Asking(SOURCE, nowhere, Journal(tmp_path), Account("toy"))
    assert ask.ask(keys(40)) == {}
    assert "no connection" in ask.account.stopped
    assert nowhere.sent == {"toy": 2}
    assert sum(nowhere.clock.slept) < 5  # type: ignore[attr-defined]


# Rule H12, who we say we are


def test_no_address_is_built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(counting) as server:
        client(server).send(request(("doi:1",)), SERVICE)
        assert "@" not in server.asked[0].headers["user-agent"]
        monkeypatch.setenv("AWESOMEQUANT_MAILTO", "me@example.org")
        client(server).send(request(("doi:1",)), SERVICE)
        assert "mailto:me@example.org" in server.asked[1].headers["user-agent"]


def test_a_netrc_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "netrc"
    file.write_text("default login me password hunter22\n")
    monkeypatch.setenv("NETRC", str(file))
    with serving(counting) as server:
        client(server).send(request(("doi:1",)), SERVICE)
        assert "authorization" not in server.asked[0].headers


# Rule N1, a name is pinned to the address that was checked


def test_a_pinned_name_is_connected_to_its_address() -> None:
    with serving(lambda asked: Said(json.dumps(asked.host).encode())) as server:
        port = server.base.rpartition(":")[2]
        wire = Wire(pins={"pinned.test": "127.0.0.1"})
        reply = wire.exchange(Request(f"http://pinned.test:{port}/"), {}, Bounds(), time.time)
        assert json.loads(reply.body) == f"pinned.test:{port}"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
