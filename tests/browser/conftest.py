"""A Chromium for the browser tests, and a folder served to it as GitHub Pages would."""

import gzip
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from make import find_chromium

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # sockets shut, here too
    "--no-first-run",
)
TEXT = ("text/", "application/json", "application/javascript", "application/xml", "image/svg")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium: the system's, else Playwright's own; with neither, every test here fails."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=[*FLAGS, *(["--no-sandbox"] if is_root else [])],  # root cannot have one
        )
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong in the page of this test; a test that provokes it clears the list."""
    return []


@pytest.fixture
def page(chromium: Browser, complaints: list[str]) -> Iterator[Page]:
    """Return a page of its own; at the end it may have logged no error and left no origin."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.type}: {message.text} {message.location['url']}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            complaints.append(f"foreign request: {request.url}")

    context = chromium.new_context(reduced_motion="reduce")
    context.on("console", on_console)
    context.on("request", on_request)
    context.on("weberror", lambda error: complaints.append(f"uncaught: {error.error}"))
    yield context.new_page()
    context.close()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on a loopback port of its own and give its address, without a slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder for as long as the block lasts."""
    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Handler(SimpleHTTPRequestHandler):
    """Files as GitHub Pages sends them: text gzipped, parts if asked, 404.html for the missing."""

    def do_GET(self) -> None:
        """Send one file."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not urlsplit(self.path).path.endswith("/"):
                super().do_GET()  # its redirect to the address with a slash
                return
            path /= "index.html"
        found = path.is_file()
        self.send_file(
            HTTPStatus.OK if found else HTTPStatus.NOT_FOUND,
            path if found else Path(self.directory, "404.html"),
        )

    def send_file(self, status: HTTPStatus, path: Path) -> None:
        """Send a file's bytes, gzipped where that helps and the browser can read it."""
        kind = self.guess_type(path)
        body = path.read_bytes() if path.is_file() else b""
        part = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if part and status == HTTPStatus.OK:
            status, size = HTTPStatus.PARTIAL_CONTENT, len(body)
            body = body[int(part[1]) : int(part[2]) + 1]
            self.send_response(status)
            self.send_header("Content-Range", f"bytes {part[1]}-{part[2]}/{size}")
        else:
            self.send_response(status)
        if kind.startswith(TEXT) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "text/" in kind else kind)
        self.send_header("Content-Length", str(len(body)))
        with suppress(ConnectionError):  # a browser that went on to another page
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet: the tests say what matters."""
