"""What no service says, and a stranger may: each such answer is unsure, and the others go on."""

import copy
import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from support import SHARED

from awesomequant.language.html_tags import TagReader
from awesomequant.library.author import Group
from awesomequant.registry import parts
from awesomequant.update.sightings import Sightings
from awesomequant.web.asking import Account, Asking
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client, Clock, Pace
from awesomequant.web.facts import Facts, from_json
from awesomequant.web.probe import Prober, State
from awesomequant.web.reading import wait, xml_of
from awesomequant.web.services import SERVICES, github
from awesomequant.web.values import Broken, Reply, Request, Unanswered, whole
from awesomequant.web.wire import Bounds, Wire

REPLIES = Path(__file__).parent / "replies"
RECORDED = SHARED / "fixtures/apis"
NESTED: list[Any] = []
for _ in range(200):
    NESTED = [NESTED]
# What stands in place of each value of a reply.
WRONG: list[Any] = [
    None, 0, -1, True, "", "x", "²", "\ud800", "$\\sqrt$", "http://[::1", [], [None], [1], {},
    {"x": 1}, 10**400, 1e308, float("nan"), float("inf"), NESTED, "9" * 5000,
]  # fmt: skip
BODIES = [
    b"", b"null", b"1", b"NaN", b'"x"', b"[" * 100_000, b'{"a":' * 3000 + b"1" + b"}" * 3000, b"\xff\xfe{\0}\0",
    b"\xef\xbb\xbf{}", b"<a/>", b"<!DOCTYPE html>", b"9" * 6000, b"<a>" * 5000, b"<![](td>", b'<meta "' * 2000,
    b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", b"\x1f\x8b\0\0",
]  # fmt: skip
STATUSES = (0, 204, 301, 400, 401, 403, 404, 418, 429, 500, 503, 999)
NUMBERS = [
    "²", "١٢", "9" * 5000, "9" * 400, "-1", "1e9", "NaN", "inf", "", "\xe9", "0x10", "5, 6", "1" * 400 + "s",
    "r=²; t=١", "r=0; t=" + "9" * 400, "r=1; t=" + "9" * 400, "Thu, 99 Foo 99999 99:99:99 GMT", "x" * 60_000,
    "Mon, 01 Jan 0001 00:00:00 +9999", "Thu, 01 Jan 1970 00:00:00 +99999999999",
]  # fmt: skip
HEADERS = (
    "retry-after", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "ratelimit",
    "x-rate-limit-limit", "x-rate-limit-interval", "etag", "content-type",
)  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    pairs = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value[:2] if isinstance(value, list) else ())
    )
    for key, one in pairs:
        yield from places(one, (*path, key))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    value = copy.copy(value)
    value[path[0]] = put(value[path[0]], path[1:], new)
    return value


def judge(source: Any, reply: Reply) -> None:
    """Read a reply as `asking` does, and what it says as whoever keeps it."""
    try:
        answers = source.parse(reply)
    except (Unanswered, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return  # `asking` makes Broken of the latter; none of them is met in ours but ValueError
    for facts in answers.values():
        if facts:
            line = json.dumps(facts.to_json(), ensure_ascii=False)
            line.encode()
            assert from_json(json.loads(line)).to_json() == facts.to_json()
            facts.statement()


@pytest.mark.parametrize("name", sorted(file.stem for file in REPLIES.glob("*.json")))
def test_no_value_of_a_reply_stops_a_run(name: str) -> None:
    source = parts(SERVICES)[name]
    for case in json.loads((REPLIES / f"{name}.json").read_text("utf-8")):
        keys, headers = tuple(case["keys"]), case.get("headers") or {}
        request = Request("https://x.org/", keys)
        for body in BODIES:
            for status in (200, *STATUSES):
                judge(source, Reply(request, status, headers, body, "", 1.7e9))
        if "body" not in case:
            text = case["text"].encode()
            for at in range(0, len(text), 1 + len(text) // 40):
                for more in (b"", b"\xff", b"<", b"&x;", b"<![", b"\xc2\xb2"):
                    judge(
                        source,
                        Reply(request, 200, headers, text[:at] + more + text[at:], "", 1.7e9),
                    )
                judge(source, Reply(request, 200, headers, text[:at], "", 1.7e9))
            continue
        for path in places(case["body"]):
            for value in WRONG:
                body = json.dumps(put(case["body"], path, value)).encode()
                judge(source, Reply(request, 200, headers, body, "", 1.7e9))


@pytest.mark.skipif(not RECORDED.is_dir(), reason="the recordings are not at hand")
@pytest.mark.parametrize(
    "name", ["crossref", "github", "openalex", "semanticscholar", "dblp", "openreview"]
)
def test_no_value_of_a_recorded_reply_stops_a_run(name: str) -> None:
    source, began = parts(SERVICES)[name], time.process_time()
    for file in sorted((RECORDED / name).glob("*.json")):
        if file.name.endswith((".meta.json", ".transcribed.json")) or file.stat().st_size > 60_000:
            continue
        known = json.loads(file.read_bytes())
        keys = ("github:a/b",) if name == "github" else ("doi:10.1000/a", "arxiv:2001.00001")[:1]
        for at, path in enumerate(places(known)):
            value = WRONG[at % len(WRONG)]
            body = json.dumps(put(known, path, value)).encode()
            judge(source, Reply(Request("https://x.org/", keys), 200, {}, body, "", 1.7e9))
    assert time.process_time() - began < 60


@pytest.mark.parametrize("value", NUMBERS, ids=lambda value: value[:12])
def test_no_header_stops_a_run(value: str, tmp_path: Path) -> None:
    body = b'{"full_name": "a/b", "stargazers_count": 3}'
    for name in HEADERS:
        for status in (200, 403, 429, 503):
            # What makes the others count.
            headers = {"x-ratelimit-remaining": "0", "x-rate-limit-interval": "1s", name: value}
            reply = Reply(
                Request("https://api.github.com/", ("github:a/b",)),
                status,
                headers,
                body,
                "",
                1.7e9,
            )
            judge(github, reply)
            pace = Pace(Clock())
            pace.heed("host", headers)
            assert all(0 <= least <= 30 for least in pace._least.values())
            asked = wait(reply)
            assert asked is None or 0 <= asked < 1e12
            asking = Asking(github, Answering(reply), Journal(tmp_path), Account("github"))
            assert asking.ask(["github:a/b"]).keys() <= {"github:a/b"}


class Still(Clock):
    """A clock of someone who does not wait."""

    def sleep(self, seconds: float) -> None:
        assert seconds < 1e6


class Answering(Client):
    """A client that has one answer."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(clock=Still())
        self._reply = reply

    def send(self, request: Request, service: object) -> Reply:  # noqa: ARG002
        return self._reply


def test_a_number_of_a_header_is_ascii_and_short() -> None:
    assert [whole(one) for one in ("60", "0", "²", "١", "9" * 13, "", None, " 1", "-1", "1\n")] == [
        60, 0, None, None, None, None, None, None, None, None,
    ]  # fmt: skip


def reply_of(status: str = "200 OK", headers: bytes = b"", body: bytes = b"{}") -> bytes:
    return (
        f"HTTP/1.1 {status}\r\n".encode()
        + headers
        + b"Content-Length: %d\r\n\r\n" % len(body)
        + body
    )


TARGETS = [
    b"http://[::1", b"http://[", b"//", b"\xe9", b"/\xff", b"http://a.org:99999/", b"http://a.org:x/", b"http://\xb2/",
    b"javascript:x", b"http://xn--/", b"http://a..b/", b"http://[::1%25eth0]/", b"http://[v1.x]/", b"file:///etc/passwd",
    b"///x", b"https://\xed\xa0\x80.org/", b"http://user:pw@x.org/", b"http://127.0.0.1/", b"/" + b"a" * 70_000,
]  # fmt: skip
BOMB = gzip.compress(b"a" * 20_000_000)
RAW = [
    b"", b"HTTP/1.1 abc OK\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n",
    b"HTTP/1.1 200 OK\r\n" + b"A" * 70_000 + b"\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", b"\x16\x03\x01" + b"\0" * 100, b"SSH-2.0-x\r\n",
    b"HTTP/1.1 200 \xe9\xff\r\n\r\n{}", b"HTTP/1.1 200 OK\r\n\xff\xfe: x\r\n\r\nx", b"HTTP/1.1 99999 X\r\n\r\n",
    reply_of(headers=b"Content-Encoding: gzip\r\n", body=BOMB), reply_of(headers=b"Content-Encoding: gzip\r\n", body=BOMB[:40]),
    reply_of(headers=b"Content-Encoding: gzip\r\n", body=b"plain"), reply_of(headers=b"Content-Encoding: br\r\n", body=BOMB),
    reply_of(headers=b"Content-Encoding: gzip, gzip\r\n", body=gzip.compress(BOMB)),
    *(reply_of("302 Found", b"Location: " + target + b"\r\n") for target in TARGETS),
    *(reply_of("301 Moved", b"Location: " + target + b"\r\n") for target in TARGETS[:4]),
    *(reply_of(headers=b"ETag: " + one + b"\r\nX-RateLimit-Limit: " + one + b"\r\n") for one in (b"\xb2", b"9" * 5000)),
]  # fmt: skip


@pytest.fixture(name="serving")
def _serving() -> Iterator[Callable[[bytes], str]]:
    """Return what makes a server say some bytes, whatever it is asked; it gives its address."""
    said = [b""]
    server = socket.create_server(("127.0.0.1", 0), backlog=50)

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                try:
                    connection.settimeout(5)
                    connection.recv(65_536)
                    connection.sendall(said[0])
                except OSError:
                    pass

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()

    def say(content: bytes) -> str:
        said[0] = content
        return f"http://127.0.0.1:{server.getsockname()[1]}"

    yield say
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join(5)


def test_no_answer_over_a_wire_stops_a_run(serving: Callable[[bytes], str], tmp_path: Path) -> None:
    bounds = Bounds(10, 10, 20, 5_000_000)
    for at, content in enumerate(RAW):
        wire = Wire({"*": serving(content)})
        account = Account("github")
        Asking(github, Client(wire, Still(), "", bounds), Journal(tmp_path / str(at)), account).ask(
            ["github:a/b"]
        )
        prober = Prober(wire, Still(), "", lambda _host: ["93.184.216.34"], bounds)
        seen = prober.probe("https://good.example/x")
        Sightings(tmp_path / str(at)).keep("https://good.example/x", seen, 1.0)
        assert Sightings(tmp_path / str(at))["https://good.example/x"].sighting == seen
        if content.startswith(b"HTTP/1.1 30"):
            assert seen.state in (State.UNSURE, State.REFUSED, State.MISSING, State.OK), content[
                :80
            ]


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X: y\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
    ],
)
def test_nobody_reads_on_behind_the_deadline(head: bytes, rest: bytes) -> None:
    """A thread that was given up read as long as the run took, and a core was its own."""
    server = socket.create_server(("127.0.0.1", 0))
    ended = threading.Event()

    def serve() -> None:
        connection, _ = server.accept()
        with connection, suppress(OSError):
            connection.recv(65_536)
            connection.sendall(head)
            while True:
                connection.sendall(rest * 10)
                time.sleep(0.01)
        ended.set()

    threading.Thread(target=serve, daemon=True).start()
    wire = Wire({"*": f"http://127.0.0.1:{server.getsockname()[1]}"})
    with pytest.raises(Broken, match="no whole reply"):
        wire.exchange(Request("https://good.example/x"), {}, Bounds(5, 5, 1, 10**9), time.time)
    assert ended.wait(60)
    server.close()


@pytest.mark.parametrize(
    "body",
    [
        f'<!-- {"x" * 3000} --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(),
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"),
    ],
)
def test_entities_are_refused_wherever_and_however_they_are_declared(body: bytes) -> None:
    with pytest.raises(Broken, match="declares entities"):
        xml_of(Reply(Request("https://x.org/"), 200, {}, body, "", 1.7e9))


LINES = [
    "5", "[]", "{}", "null", "NaN", '{"at": 1}', '{"at": 1e400, "answers": {}}', '{"at": "x", "answers": {}}',
    '{"at": 1, "answers": []}', '{"at": 1, "answers": {"k": 5}}', '{"at": 1, "answers": {"k": []}}', '{"at": 1, "answers": {"k": "x"}}',
    '{"at": 1, "answers": {"k": {"title": 5}}}', '{"at": 1, "answers": {"k": {"title": {"a": 1}}}}', '{"at": 1, "answers": {"k": {"stars": "9"}}}',
    '{"at": 1, "answers": {"k": {"stars": true}}}', '{"at": 1, "answers": {"k": {"authors": "abc"}}}', '{"at": 1, "answers": {"k": {"authors": [5]}}}',
    '{"at": 1, "answers": {"k": {"authors": [{"x": 1}]}}}', '{"at": 1, "answers": {"k": {"authors": [null]}}}', '{"at": 1, "answers": {"k": {"namesakes": [5]}}}',
    '{"at": 1, "answers": {"k": {"notices": [5]}}}', '{"at": 1, "answers": {"k": {"year": 1.5}}}', '{"at": ' + "9" * 5000 + ', "answers": {}}',
    '{"at": ' + "9" * 400 + ', "answers": {}}', "[" * 100_000, '{"at": 1, "answers": {"k": ' + '{"namesakes": [' * 3000,
    '{"at": 1, "answers": {"k": {"published": "yes"}}}', '{"at": 1, "answers": {"k": {"archived": 1}}}', "\x00", "\ufeff{}",
]  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:45])
def test_a_poisoned_line_is_passed_over_and_told(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = '{"at": 1, "answers": {"good": {"title": "A", "authors": ["A B", {"group": "G"}]}}, "etag": 5}'
    (tmp_path / "x.jsonl").write_text(f"{line}\n{good}\n", "utf-8")
    journal = Journal(tmp_path)
    entry = journal.entry("x", "good")
    assert entry
    assert entry.facts == Facts(title="A", authors=("A B", Group(group="G")))
    assert entry.etag is None
    known = journal.entry("x", "k")
    assert known is None or known.facts is None
    harmless = ('"answers": {}}', '"k": []}}')  # nothing is said, or that it is not known
    assert "cannot be read: 1" in capsys.readouterr().err or line.endswith(harmless)
    (tmp_path / "links.jsonl").write_text(f"{line}\n", "utf-8")
    Sightings(tmp_path).tidy()


@pytest.mark.parametrize(
    "line",
    [
        '[[], 1, null, "ok", "", ""]',
        '["u", 1, {}, "ok", 5, []]',
        '["u", NaN, "x", "ok", "", ""]',
        f'["u", {"9" * 400}, null, "ok", "", ""]',
    ],
)
def test_a_poisoned_sighting_hurts_nobody(line: str, tmp_path: Path) -> None:
    (tmp_path / "links.jsonl").write_text(f"{line}\n", "utf-8")
    seen = Sightings(tmp_path)
    assert not seen.fresh("u", 1, 2) or seen["u"].sighting.detail
    seen.tidy()


@pytest.mark.parametrize(
    "piece", ["<![](td>", "<![", "<a ", "<a b=", "<a b='", "<a/", "</", "<!--", "<!x [", "&#x"]
)
def test_html_that_browsers_read_stops_nothing_and_costs_its_length(piece: str) -> None:
    seen: list[str] = []

    class Reader(TagReader):
        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            seen.append(tag)

    start = time.process_time()
    reader = Reader()
    reader.feed("<p>" + piece * (20_000 // len(piece)))
    reader.close()
    assert time.process_time() - start < 3
    assert seen[0] == "p"


def test_a_tag_with_a_long_address_is_a_tag() -> None:
    seen: list[int] = []

    class Reader(TagReader):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            seen.append(len(attrs[0][1] or ""))

    Reader().feed(f'<img src="{"x" * 50_000}"><img src="{"y" * 1015}"><img src="z">')
    assert seen == [50_000, 1015, 1]
