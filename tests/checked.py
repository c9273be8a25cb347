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
from itertools import product
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
# For a site that is served without an engine: what it said of one file, by wishes.  A mend is made
# of the changes that were told.
RECORDED = """
const told = {};
onmessage = ({{ data }}) => {{
  if (data.ask === "open") return;
  const {{ number, text, wishes, wanted }} = data, audited = told[Object.values(wishes).join()];
  if (data.ask === "audit") {{
    const none = {{ files: [{{ file: data.name, entries: [], problems: [] }}], counts: {{}} }};
    const found = text === told.text ? audited : {{ report: none, changes: [] }};
    postMessage({{ tell: "audited", number, bytes: 4096, ...found }});
    return;
  }}
  const made = new Set(wanted), lines = text.split("\\n");
  const diff = audited.changes.filter(([one]) => made.has(one)).flatMap(([, hunks]) => hunks);
  for (const [line, was, now] of diff.toReversed()) lines.splice(line - 1, was.length, ...now);
  postMessage({{ tell: "mended", number, made: wanted, diff, text: lines.join("\\n") }});
}};
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


def recorded(project: Path, text: str, name: str) -> str:
    """Return the worker that knows what the list of a project says of one file."""
    listed, document = lists(project), of_bibtex(text, name)
    told: dict[str, object] = {
        ",".join(wishes): audited(document, listed, _wishes(*wishes))
        for wishes in product(Prefer, Names, Venues)
    }
    return RECORDED.format(json.dumps({**told, "text": text}))


def _wishes(prefer: str, names: str, venues: str) -> Wishes:
    return Wishes(Prefer(prefer), Names(names), Venues(venues))


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
    wishes = _wishes(said["prefer"], said["names"], said["venues"])
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
