"""The served site of several lists: all of them, built anew at a change, gone when it is stopped."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from lab import lab, write
from support import patience

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")


@contextmanager
def serving(root: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve the lists; whatever a test does, nothing of it lives on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "awesomequant", "-C", str(root), "serve"]
    process = subprocess.Popen(
        [*command, "--address", f"127.0.0.1:{port}"],
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip

    def end() -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    watch = threading.Timer(patience(120), end)
    watch.start()
    with process:
        try:
            yield process, f"http://127.0.0.1:{port}/all/"
        finally:
            end()
            watch.cancel()


def asked(address: str) -> str:
    try:
        with urlopen(address) as answer:  # noqa: S310 -- our own
            return str(answer.read().decode("utf-8"))
    except HTTPError as error:
        return f"{error.code} {error.read().decode('utf-8')}"


def shows(address: str, words: str) -> None:
    """Wait until a page shows some words; who serves it is ended where that never comes."""
    while words not in asked(address):
        time.sleep(0.1)


def test_all_lists_are_served_and_a_change_of_one_is_shown(tmp_path: Path) -> None:
    root = lab(tmp_path)
    with serving(root) as (process, address):
        assert process.stderr
        next(line for line in process.stderr if "Serving on" in line)
        assert 'href="./hives/"' in asked(address)
        assert "<h1" in asked(f"{address}hives/papers/honey/")
        assert asked(f"{address}nothing/").startswith("404 \n<!doctype html>")
        record = root / "hives/data/papers/2022/honey.yaml"
        sound = record.read_text("utf-8")
        write(record.parent, {record.name: sound.replace("Wax cells", "Brood cells")})
        shows(f"{address}explore/", "Brood cells")
        write(record.parent, {record.name: "title: x\nyear: abc\n"})
        told = next(line for line in process.stderr if "honey.yaml:2:7" in line)
        assert told.startswith("hives/data/")
        assert "Brood cells" in asked(f"{address}hives/papers/honey/")
        write(record.parent, {record.name: sound})
        shows(f"{address}explore/", "Wax cells")
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
