"""A local server that plays web services, hostile ones too, and a clock that does not wait."""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from awesomequant.web.client import Clock


@dataclass
class Asked:
    """A request as it arrived."""

    host: str
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def bare(self) -> str:
        """Return the path without its query."""
        return urlsplit(self.path).path


@dataclass
class Said:
    """What the server answers; ``write`` takes the place of the body for wicked replies."""

    body: bytes = b"{}"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[Any], None] | None = None


Answering = Callable[[Asked], Said]


class FakeClock(Clock):
    """Time that passes only when someone sleeps, so that a day of waiting takes no time."""

    def __init__(self, start: float = 1_800_000_000.0) -> None:
        self.seconds = start
        self.slept: list[float] = []

    def now(self) -> float:
        return self.seconds

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@dataclass
class Server:
    """A running server: its address, and every request it got."""

    base: str
    asked: list[Asked]


class Quiet(ThreadingHTTPServer):
    """A server to which a client that is killed is no news."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of errors of our own alone."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Hands each request to ``answer`` and writes what it says."""

    protocol_version = "HTTP/1.1"
    answer: Answering
    asked: list[Asked]

    def reply(self) -> None:
        """Answer one request."""
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        host = headers.get("host", "")
        request = Asked(host, self.command, self.path, headers, self.rfile.read(length))
        self.asked.append(request)
        try:
            self.say(type(self).answer(request))
        except OSError:
            self.close_connection = True

    do_GET = do_POST = do_HEAD = reply  # noqa: N815 -- names that http.server looks for

    def say(self, said: Said) -> None:
        """Write one answer."""
        self.send_response(said.status)
        for name, value in {"Content-Type": "application/json", **said.headers}.items():
            self.send_header(name, value)
        if said.write:
            self.close_connection = True
            self.end_headers()
            said.write(self.wfile)
            return
        self.send_header("Content-Length", str(len(said.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(said.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(answer: Answering) -> Iterator[Server]:
    """Run a server on the loopback address that answers as ``answer`` says."""
    asked: list[Asked] = []
    own = type("Own", (Handler,), {"answer": staticmethod(answer), "asked": asked})
    server = Quiet(("127.0.0.1", 0), own)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
