"""The worker of the page says word for word what the command line says, of any bibliography."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pydantic_core
import pytest
from audit.measuring import corpus
from audit.planted import bibliography
from audit.references import of_library
from audit.shelves import files
from support import ROOT

from awesomequant.audit.questions import Question
from awesomequant.compiler import worker
from awesomequant.compiler.program import Program
from awesomequant.store import load

SITE = "https://list.example/quant/"
WISHES = (
    {"prefer": "published", "names": "keep", "venues": "keep"},
    {"prefer": "preprint", "names": "initials", "venues": "short"},
    {"prefer": "published", "names": "full", "venues": "long"},
)
# A worker in Node.js: it is handed questions and files, and its answers are written down.
HOST = """
const fs = require("fs"), vm = require("vm"), path = require("path");
const [scripts, questions, files, told] = process.argv.slice(2);
const asked = JSON.parse(fs.readFileSync(questions, "utf8"));
const held = JSON.parse(fs.readFileSync(files, "utf8"));
const answers = [];
let left = asked.filter((one) => one.ask !== "open").length;
globalThis.self = globalThis;
globalThis.location = { href: "https://list.example/quant/assets/audit-worker.js" };
globalThis.importScripts = (url) =>
  vm.runInThisContext(fs.readFileSync(path.join(scripts, path.basename(url)), "utf8"));
globalThis.postMessage = (answer) => {
  answers.push(answer);
  if (answer.tell === "progress" || --left) return;
  fs.writeFileSync(told, JSON.stringify(answers));
  process.exit(0);
};
globalThis.fetch = async (url) => {
  if (held === null) throw new TypeError("Failed to fetch");
  const name = decodeURIComponent(String(url).slice("https://list.example/quant/".length));
  if (!(name in held)) return { ok: false, status: 404 };
  if (typeof held[name] === "number") return { ok: false, status: held[name] };
  return { ok: true, status: 200, text: async () => JSON.stringify(held[name]) };
};
vm.runInThisContext(fs.readFileSync(path.join(scripts, "audit-worker.js"), "utf8"));
for (const data of asked) self.onmessage({ data });
"""

Answers = list[dict[str, Any]]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the two scripts."""
    folder = tmp_path_factory.mktemp("assets")
    for name, text in worker.scripts().items():
        (folder / name).write_text(text, "utf-8")
    (folder / "host.js").write_text(HOST, "utf-8")
    return folder


def answered(
    scripts: Path, folder: Path, site: Mapping[str, Any] | None, questions: Sequence[dict[str, Any]]
) -> Answers:
    """Return what the worker answers."""
    opened: list[dict[str, Any]] = [{"ask": "open", "root": SITE}]
    (folder / "asked.json").write_text(json.dumps([*opened, *questions]), "utf-8")
    (folder / "files.json").write_text(json.dumps(site), "utf-8")
    names = (scripts, folder / "asked.json", folder / "files.json", folder / "told.json")
    subprocess.run(["node", str(scripts / "host.js"), *map(str, names)], check=True)
    told: Answers = json.loads((folder / "told.json").read_text("utf-8"))
    return told


def said(site: Mapping[str, Any], question: dict[str, Any], year: int) -> dict[str, Any]:
    """Return what Python says of a question, by the same files."""
    held: dict[str, Any] = {}
    one = Question(held, question["name"], question["text"], question["wishes"], year)

    def fetched(addresses: Sequence[str]) -> bool:
        held.update({address: site.get(address) for address in addresses})
        return bool(addresses)

    while fetched(one.wanted()):
        pass
    while True:
        one.missed()
        wanted = question.get("wanted")
        found = (
            one.audited()
            if question["ask"] == "audit"
            else one.mended(None if wanted == "certain" else wanted)
        )
        if not fetched(one.missed()):
            told: dict[str, Any] = json.loads(json.dumps(found))
            return told


def test_worker_and_command_line_say_the_same(scripts: Path, tmp_path: Path) -> None:
    """Bibliographies of all hands: report, each change, the file mended; as asked, and otherwise."""
    library = load(ROOT).library
    site = files(library)
    seeds = (601, 602, 604, 605, 607, 608)
    texts = [one.text for one in corpus(seeds, of_library(library, "ours"), [])]
    texts += [bibliography(609, [], of_list=False).text, ODD, "", "no bibliography at all"]
    questions: list[dict[str, Any]] = []
    for at, text in enumerate(texts):
        base = {"name": "refs.bib", "text": text, "wishes": WISHES[at % 3]}
        questions.append({"ask": "audit", "number": 2 * at, **base})
        wanted = "certain" if at % 2 else [0, 2, 3]
        questions.append({"ask": "mend", "number": 2 * at + 1, "wanted": wanted, **base})
    told = answered(scripts, tmp_path, site, questions)
    finished = [one for one in told if one["tell"] != "progress"]
    assert [one["number"] for one in finished] == [*range(len(questions))]
    year = int(json.loads(subprocess.run(["node", "-p", "new Date().getUTCFullYear()"],
                                         capture_output=True, check=True).stdout))  # fmt: skip
    for question, answer in zip(questions, finished, strict=True):
        want = said(site, question, year)
        assert {name: answer[name] for name in want} == want
    # Files are fetched once, and it is told how far it is.
    progress = [one for one in told if one["tell"] == "progress"]
    assert progress
    assert all(0 < one["done"] <= one["of"] for one in progress)
    assert finished[0]["bytes"] > 0


ODD = """\
@article{one, title = {{𝑥} and \\"{u}ber {\\'E}cole: $\\alpha^{2}$ &amp; <i>Bees</i> 漢字},
  author = {M{\\"u}ller, J{\\'o}zef and Иванов, Иван and {The 𝕓 Group} and others}, year = 2031,
  journal = {Annals of Bees}, doi = {10.1234/ABC(d)e\\_f}, pages = {1--2}}
@misc{two, title={Unclosed {brace, year = {2020}
}
@inproceedings{three, title = "A set", booktitle = "Proc. of the 3rd \\& last", year = 2019, month = jan,}
"""


@pytest.mark.parametrize(
    ("site", "words"),
    [
        (None, "cannot be reached: is there a connection?"),
        ({"by/index.json": 503}, "by/index.json answers 503: try again later"),
    ],
)
def test_what_cannot_be_fetched_is_told_in_words(
    scripts: Path, tmp_path: Path, site: Mapping[str, Any] | None, words: str
) -> None:
    base = {"name": "refs.bib", "text": ODD, "wishes": WISHES[0]}
    told = answered(scripts, tmp_path, site, [{"ask": "audit", "number": 7, **base}])
    assert told[-1]["tell"] == "failed"
    assert told[-1]["number"] == 7
    assert told[-1]["message"].startswith(SITE)
    assert words in told[-1]["message"]


def test_the_scripts_are_the_same_wherever_they_are_made(scripts: Path) -> None:
    """No order of sets, and no hash, is in them."""
    program = "import sys; from awesomequant.compiler import worker; print(worker.worker(), end='')"
    made = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True, check=True,
    )  # fmt: skip
    assert made.stdout.decode() == (scripts / worker.WORKER).read_text("utf-8")


def test_they_are_the_same_where_libraries_lie_beside_the_package(
    scripts: Path, tmp_path: Path
) -> None:
    """As pip installs it; every library of the environment lies there too."""
    ours = Path(worker.__file__).parents[1]
    for one in {*Path(pydantic_core.__file__).parents[1].iterdir(), ours}:
        if not one.name.startswith(("__", "awesomequant")) or one == ours:
            (tmp_path / one.name).symlink_to(one)
    made = worker.worker(tmp_path / "awesomequant")
    assert made == (scripts / worker.WORKER).read_text("utf-8")


def test_nothing_in_them_makes_programs_of_texts(scripts: Path) -> None:
    """A site's policy would not let it, and a stranger's file must not."""
    for name in (worker.WORKER, worker.TABLES):
        text = (scripts / name).read_text("utf-8")
        assert "eval(" not in text
        assert "Function(" not in text
        assert "import(" not in text


def test_every_pattern_of_the_engine_can_be_made(tmp_path: Path) -> None:
    engine = Program(ROOT / "src")
    engine.reach([("awesomequant.audit.questions", "Question")], ["audited", "mended"])
    ask = "for (const one of $patterns.values()) for (const how of 'gyw') one.expression(how);"
    (tmp_path / "patterns.js").write_text(
        f"{engine.script()}\n{ask}\nconsole.log($patterns.size);", "utf-8"
    )
    command = ["node", str(tmp_path / "patterns.js")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 200
