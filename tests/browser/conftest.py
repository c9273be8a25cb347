"""Chromium and Firefox for the browser tests, and a folder served to them as GitHub Pages would."""

import gzip
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    sync_playwright,
)
from support import ROOT

from make import NO_FIREFOX, find_chromium, find_firefox

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


SHUT: dict[str, str | float | bool] = {  # sockets, here too
    "network.proxy.type": 1,
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
}


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return what drives both browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium: the system's, else Playwright's own; with neither, every test here fails."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    browser = playwright.chromium.launch(
        executable_path=find_chromium(),
        args=[*FLAGS, *(["--no-sandbox"] if is_root else [])],  # root cannot have one
    )
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """Firefox, with a reader who prefers light: without one, the tests that ask for it are left out."""
    browser = a_firefox(playwright, "light")
    yield browser
    browser.close()


def a_firefox(playwright: Playwright, scheme: str) -> Browser:
    """Start a Firefox whose reader prefers light or dark: the system's, else Playwright's own."""
    # One of long support has no command for what a reader prefers: it is told at its start.
    wishes: dict[str, str | float | bool] = {
        **SHUT,
        "layout.css.prefers-color-scheme.content-override": int(scheme == "light"),
        "ui.prefersReducedMotion": 1,
        "browser.download.alwaysOpenPanel": False,  # it would take the focus from the page
        "dom.events.testing.asyncClipboard": True,  # read by a test, with nobody pressing anything
    }
    found = find_firefox()
    try:
        if found is None:
            return playwright.firefox.launch(firefox_user_prefs=wishes)
        stand_in = Path(__file__).with_name("firefox.py")
        return playwright.firefox.launch(
            channel="moz-firefox",
            executable_path=stand_in,
            env={**os.environ, "FIREFOX": found},
            firefox_user_prefs=wishes,
        )
    except Error as error:
        if found is None:
            pytest.skip(f"left out: {NO_FIREFOX}")
        raise AssertionError(f"{found} does not start") from error


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong in the page of this test; a test that provokes it clears the list."""
    return []


def heard(context: BrowserContext, complaints: list[str]) -> BrowserContext:
    """Write down what a browser complains of, and what it asks of others."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.type}: {message.text} {message.location['url']}")

    def on_request(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.hostname != "127.0.0.1":
            complaints.append(f"foreign request: {request.url}")

    context.on("console", on_console)
    context.on("request", on_request)
    context.on("weberror", lambda error: complaints.append(f"uncaught: {error.error}"))
    return context


@pytest.fixture
def page(chromium: Browser, complaints: list[str]) -> Iterator[Page]:
    """Return a page of its own; at the end it may have logged no error and left no origin."""
    context = heard(chromium.new_context(reduced_motion="reduce"), complaints)
    yield context.new_page()
    context.close()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def reader(chromium: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Return what opens a page for a reader with settings of their own; no page may complain."""
    with ExitStack() as contexts:

        def opened(**settings: Any) -> Page:
            context = chromium.new_context(**{"reduced_motion": "reduce", **settings})
            contexts.callback(context.close)
            return heard(context, complaints).new_page()

        yield opened
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on a loopback port of its own and give its address, without a slash."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serving(folder))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, served: Callable[[Path], str]) -> str:
    """Our own list, built and served below a folder, as GitHub does."""
    folder = tmp_path_factory.mktemp("site")
    target = folder / "awesomequant"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    shutil.copy(target / "404.html", folder)
    return f"{served(folder)}/awesomequant"


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
