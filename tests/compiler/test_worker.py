"""The worker of the page says word for word what the command line says, of any bibliography."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pydantic_core
import pytest
from audit.measuring import corpus
from audit.planted import bibliography
from audit.references import of_library
from audit.shelves import alike, bibliography_of, contents, files, without_packs
from support import ROOT

from awesomequant.audit.looked_up import LookedUp
from awesomequant.audit.questions import Question
from awesomequant.compiler import made, worker
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
  // The site of now in place of the one that was: each address answers by its turn.
  const turns = Array.isArray(held[name]) ? held[name] : [held[name]];
  const said = turns.length > 1 ? turns.shift() : turns[0];
  if (said === undefined || said === null) return new Response("nothing here", { status: 404 });
  if (typeof said === "number") return new Response("", { status: said });
  if (typeof said === "string") return new Response(Buffer.from(said, "base64"));
  return new Response(JSON.stringify(said));
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


def said(
    site: Mapping[str, Any],
    question: dict[str, Any],
    year: int,
    listed: tuple[LookedUp, dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return what Python says of a question, by the same files; ``listed`` with what it holds."""
    if listed is None:
        held: dict[str, Any] = {}
        listed = LookedUp(held), held
    one = Question(listed[0], question["name"], question["text"], question["wishes"], year)

    def fetched(addresses: Sequence[str]) -> bool:
        listed[1].update({address: site.get(address) for address in addresses})
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
            return _json(found)


def year_of_worker() -> int:
    """Return the year that it is to the worker."""
    asked = ["node", "-p", "new Date().getUTCFullYear()"]
    return int(subprocess.run(asked, capture_output=True, check=True).stdout)


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
    year = year_of_worker()
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


def test_packs_bring_what_single_files_bring(scripts: Path, tmp_path: Path) -> None:
    library = alike(900)
    whole = {name: b64encode(content).decode() for name, content in contents(library).items()}
    single = files(library)
    bare = without_packs(single)
    assert [name for name in whole if name.endswith(".bin")]
    text = bibliography_of(library, 900)
    asked = [{"ask": "audit", "number": 1, "name": "x.bib", "text": text, "wishes": WISHES[0]}]
    by_packs, alone = (answered(scripts, tmp_path, site, asked) for site in (whole, bare))
    assert (
        by_packs[-1]["report"]
        == alone[-1]["report"]
        == _json(said(single, asked[0], year_of_worker()))["report"]
    )
    wrong = [one for one in alone[-1]["report"]["files"][0]["entries"] if one["findings"]]
    assert len(wrong) == 300
    requests = [
        len([one for one in told if one["tell"] == "progress"]) for told in (by_packs, alone)
    ]
    assert requests[0] * 2 < requests[1]


def _json(value: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(value))
    return told


def test_a_pack_that_is_broken_is_told(scripts: Path, tmp_path: Path) -> None:
    library = alike(900)
    whole = {name: b64encode(content).decode() for name, content in contents(library).items()}
    pack = next(name for name in whole if name.endswith(".bin"))
    base = {"name": "x.bib", "text": bibliography_of(library, 900), "wishes": WISHES[0]}
    for wrong, words in ((b"<html>", "is no JSON"), (b"\x1f\x8b\x08cut", "did not come whole")):
        site = whole | {pack: b64encode(wrong).decode()}
        told = answered(scripts, tmp_path, site, [{"ask": "audit", "number": 1, **base}])
        assert told[-1]["tell"] == "failed"
        assert words in told[-1]["message"]


def test_a_site_that_is_built_anew_meanwhile_is_read_from_the_beginning(
    scripts: Path, tmp_path: Path
) -> None:
    """The part that the first answer named is gone; the second names those that are there."""
    library = alike(900)
    now = dict(without_packs(files(library)))
    first = {"schema": 2, "kind": "title", "parts": ["b-aaa"], "entries": {}}
    text = bibliography_of(library, 40)
    asked = {"ask": "audit", "number": 1, "name": "x.bib", "text": text, "wishes": WISHES[0]}
    site = {**now, "by/title/b.json": [first, now["by/title/b.json"]]}
    told = answered(scripts, tmp_path, site, [asked])
    assert told[-1]["report"] == _json(said(now, asked, year_of_worker()))["report"]
    told = answered(scripts, tmp_path, {**now, "by/title/b.json": first}, [asked])
    assert told[-1]["message"] == f"{SITE} was built anew while it was read: try again"


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
    program = "import sys; from awesomequant.compiler import made; print(made.worker(), end='')"
    again = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True, check=True,
    )  # fmt: skip
    assert again.stdout.decode() == (scripts / made.WORKER).read_text("utf-8")


def test_they_are_the_same_where_libraries_lie_beside_the_package(
    scripts: Path, tmp_path: Path
) -> None:
    """As pip installs it; every library of the environment lies there too."""
    ours = Path(worker.__file__).parents[1]
    for one in {*Path(pydantic_core.__file__).parents[1].iterdir(), ours}:
        if not one.name.startswith(("__", "awesomequant")) or one == ours:
            (tmp_path / one.name).symlink_to(one)
    again = made.worker(tmp_path / "awesomequant")
    assert again == (scripts / made.WORKER).read_text("utf-8")


def test_those_of_a_wheel_are_taken_where_libraries_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(made, "PACKED", tmp_path)
    monkeypatch.setattr(made, "scripts", lambda: {made.WORKER: "made", made.TABLES: "here"})
    assert worker.scripts() == {made.WORKER: "made", made.TABLES: "here"}
    packed = {name: f"{made.head()}{name}" for name in (made.WORKER, made.TABLES)}
    for name, text in packed.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert worker.scripts() == packed
    other = packed[made.TABLES].replace("latex2mathml 3", "latex2mathml 2")
    (tmp_path / made.TABLES).write_text(other, "utf-8")
    assert worker.scripts() == {made.WORKER: "made", made.TABLES: "here"}


def test_nothing_in_them_makes_programs_of_texts(scripts: Path) -> None:
    """A site's policy would not let it, and a stranger's file must not."""
    for name in (made.WORKER, made.TABLES):
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
