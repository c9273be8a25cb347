"""A site with the page that checks bibliographies, and a worker that stands in for its own.

It hands each question to the server of the test, which asks the engine itself.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path

from browser.conftest import Handler
from support import with_record

from awesomequant.audit.answering import audited, mended_as_wanted
from awesomequant.audit.auditing import Lists
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.records import Records
from awesomequant.audit.wishes import Names, Prefer, Venues, Wishes
from awesomequant.store import load

RECORD = """\
title: "Bees That Count: Small Integers in Hives"
also_titled: ["Counting Bees"]
authors: [Anna Müller, Ben van der Berg, Cho Lee]
venue: BeeConf
year: 2020
tags: [counting]
arxiv: "1905.01234"
doi: 10.1109/bees.2020.00001
pages: 100–109
"""
WORKER = """
let root = "";
onmessage = async ({ data }) => {
  if (data.ask === "open") { root = data.root; return; }
  postMessage({ tell: "progress", number: data.number, done: 1, of: 3, bytes: 2048 });
  const answer = await fetch(root + "engine", { method: "POST", body: JSON.stringify(data) });
  postMessage(await answer.json());
};
"""
MKDOCS = """
site_name: Bees
site_url: https://example.org/bees/
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      toggle: {icon: material/weather-night, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      toggle: {icon: material/weather-sunny, name: Light}
plugins: [search, awesomequant]
"""


def built(folder: Path) -> Path:
    """Build the toy list with a paper more; returns its project."""
    project = with_record(folder, RECORD, "2020/bees.yaml")
    worker = project / "templates/site/assets/audit-worker.js"
    worker.parent.mkdir(parents=True)
    worker.write_text(WORKER, "utf-8")
    (project / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return project


def lists(project: Path) -> Lists:
    """Return the list of a project, as the command has it."""
    library = load(project).library
    return [Records(library.settings.title, library)]


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """Serve the site of a project, and the engine for its worker."""
    engine = partial(answer, lists(project))

    class Both(Handler):
        def do_POST(self) -> None:  # noqa: N802 -- as the server calls it
            body = self.rfile.read(int(self.headers["Content-Length"]))
            said = json.dumps(engine(json.loads(body))).encode()
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

    handler = partial(Both, directory=str(project / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def answer(listed: Lists, question: dict[str, object]) -> dict[str, object]:
    """Answer the page as its worker does."""
    said = question["wishes"]
    assert isinstance(said, dict)
    wishes = Wishes(Prefer(said["prefer"]), Names(said["names"]), Venues(said["venues"]))
    document = of_bibtex(str(question["text"]), str(question["name"]))
    number = {"number": question["number"]}
    if "\x01" in document.text:
        return {"tell": "failed", "message": "it holds what no text has", **number}
    if question["ask"] == "audit":
        found = audited(document, listed, wishes)
        return {"tell": "audited", "bytes": 4096, "milliseconds": 1, **number, **found}
    wanted = question["wanted"]
    assert isinstance(wanted, list)
    return {"tell": "mended", **number, **mended_as_wanted(document, listed, wishes, wanted)}
