"""A list asked by its site: what is fetched, kept, refused, and in which words."""

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from audit.shelves import alike, bibliography_of, contents, files
from click.testing import CliRunner, Result
from serving import Asked, FakeClock, Said, Server, serving
from support import with_record

from awesomequant.audit.auditing import audit
from awesomequant.audit.documents import of_bibtex
from awesomequant.audit.records import Records
from awesomequant.audit.report import report
from awesomequant.audit.sites import FolderFiles, Site
from awesomequant.audit.wishes import Wishes
from awesomequant.cli import awesomequant
from awesomequant.library.problems import Refusal
from awesomequant.store import load
from awesomequant.web.client import Client
from awesomequant.web.site_files import SiteFiles, site_root
from awesomequant.web.wire import Wire

RECORD = """\
title: "Bees That Count: Small Integers in Hives"
authors: [Anna Müller, Ben van der Berg, Cho Lee]
venue: BeeConf
year: 2020
tags: [counting]
arxiv: "1905.01234"
"""
WRONG = """@inproceedings{bees,
  title={Bees That Count: Small Integers in Hives},
  author={Müller, Anna and van der Berg, Ben and Lee, Cho},
  booktitle={BeeConf},
  year={2018}
}
@misc{other, title={Of Lutes}, eprint={1905.01234}, archiveprefix={arXiv}}
"""
DOCUMENT = of_bibtex(WRONG, "refs.bib")
ROOT = "https://bees.org/list/"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return with_record(tmp_path, RECORD, "2020/bees.yaml")


@dataclass
class Host:
    """Serves the files of a list below ``/list/``, and says what it was asked."""

    said: dict[str, bytes]
    headers: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Said] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Said:
        name = asked.bare.removeprefix("/list/")
        if name in self.answers:
            return self.answers[name]
        if name not in self.said:
            return Said(b"<html>nothing here</html>", 404)
        sign = self.headers.get("ETag")
        if sign and asked.headers.get("if-none-match") == sign:
            return Said(b"", 304, self.headers)
        return Said(self.said[name], 200, self.headers)


@pytest.fixture
def host(project: Path) -> Host:
    found = files(load(project).library)
    return Host({name: json.dumps(value).encode() for name, value in found.items()})


def client(server: Server, clock: FakeClock) -> Client:
    return Client(Wire(routes={"*": server.base}), clock)


def fetched(server: Server, clock: FakeClock) -> SiteFiles:
    return SiteFiles(ROOT, client(server, clock))


def told(site: Site) -> Any:
    site.prepare(DOCUMENT)
    site.called("bees")
    return report([audit(DOCUMENT, [site], Wishes())])


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWESOMEQUANT_CACHE", str(tmp_path / "cache"))


def test_a_site_says_what_its_records_say(project: Path, host: Host) -> None:
    known = Records("bees", load(project).library)
    mine = report([audit(DOCUMENT, [known], Wishes())])
    assert [one["verdict"] for one in mine["files"][0]["entries"]] == ["wrong-field", "two-works"]
    with serving(host) as server:
        assert told(Site(fetched(server, FakeClock()))) == mine


def test_what_was_fetched_is_kept_and_asked_for_by_its_sign(host: Host) -> None:
    host.headers["ETag"] = '"a1"'
    clock = FakeClock()
    with serving(host) as server:
        first = Site(fetched(server, clock))
        said, number = told(first), len(server.asked)
        assert first.source.told().startswith(f"{ROOT}: ")
        again = Site(fetched(server, clock))
        assert told(again) == said
        assert (len(server.asked), again.source.told()) == (number, "")
        clock.sleep(2 * 3600)
        later = Site(fetched(server, clock))
        assert told(later) == said
        assert len(server.asked) == 2 * number
        assert later.source.told() == ""  # the host said that nothing had changed
    clock.sleep(2 * 3600)
    source = SiteFiles(ROOT, Client(Wire(routes={"*": server.base}), clock))
    assert told(Site(source)) == said
    assert source.told() == f"{ROOT} is not reached; what it said on {_day(clock)} is taken"


def _day(clock: FakeClock) -> str:
    before = FakeClock(clock.seconds - 2 * 3600)
    return before.today()


def test_what_months_before_kept_is_taken_away(host: Host, tmp_path: Path) -> None:
    clock = FakeClock()
    with serving(host) as server:
        assert told(Site(fetched(server, clock)))
        (first,) = (tmp_path / "cache/sites").glob("*.sqlite")
        clock.sleep(40 * 86_400)
        assert told(Site(fetched(server, clock)))
    (second,) = (tmp_path / "cache/sites").glob("*.sqlite")
    assert first.name[:-14] == second.name[:-14] != first.name


def test_a_refusal_is_not_kept(host: Host) -> None:
    clock = FakeClock()
    index = host.said.pop("by/index.json")
    with serving(host) as server:
        with pytest.raises(Refusal):
            Site(fetched(server, clock))
        host.said["by/index.json"] = index
        assert told(Site(fetched(server, clock)))


def test_a_site_that_is_built_anew_meanwhile_is_read_from_the_beginning(host: Host) -> None:
    """Its first file names a part that is not there any more."""
    name = "by/title/b.json"
    now = json.loads(host.said[name])
    before = json.dumps({**now, "parts": ["b-ee"], "entries": {}}).encode()
    turns = [before]
    with serving(
        lambda asked: Said(turns.pop()) if name in asked.path and turns else host(asked)
    ) as s:
        assert told(Site(fetched(s, FakeClock())))["counts"] == {"wrong-field": 1, "two-works": 1}
        assert sum(name in one.path for one in s.asked) == 2
    turns = [before] * 9
    with serving(
        lambda asked: Said(turns.pop()) if name in asked.path and turns else host(asked)
    ) as s:
        clock = FakeClock()
        clock.sleep(9 * 3600)
        with pytest.raises(Refusal, match="was built anew while it was read; try again"):
            told(Site(fetched(s, clock)))


def _without(name: str) -> Callable[[Host], None]:
    return lambda host: host.said.__delitem__(name)


def _answer(name: str, said: Said) -> Callable[[Host], None]:
    return lambda host: host.answers.__setitem__(name, said)


def _value(name: str, **more: Any) -> Callable[[Host], None]:
    def change(host: Host) -> None:
        host.said[name] = json.dumps({**json.loads(host.said[name]), **more}).encode()

    return change


def _entry(**more: Any) -> Callable[[Host], None]:
    def change(host: Host) -> None:
        for name in [name for name in host.said if name.startswith("by/title/")]:
            file = json.loads(host.said[name])
            for works in file["entries"].values():
                for work in works:
                    work.update(more)
            host.said[name] = json.dumps(file).encode()

    return change


INDEX, WHOLE, TITLE = "by/index.json", "by/audit/1.json", "by/title/b.json"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_without(INDEX), "has no lookup files (by/index.json): it is not the root of a list's"),
        (_without(WHOLE), "was built by an older version, whose files do not say all"),
        (_value(INDEX, schema=1), "was built by an older version (schema 1 of its files)"),
        (_value(WHOLE, schema=3), "was built by a newer version (schema 3 of its files); update"),
        (_answer(INDEX, Said(b"<!doctype html><p>Log in")), "gives a page of HTML for by/index"),
        (_answer(INDEX, Said(b"\n <html>")), "it is not the root of a list's site, or wants a"),
        (_answer(INDEX, Said(b'{"schema":')), "by/index.json is no JSON"),
        (_answer(INDEX, Said(b"[" * 100_000)), "by/index.json is no JSON"),
        (_answer(INDEX, Said(b"[]")), "by/index.json is no lookup file: it says no schema"),
        (_answer(INDEX, Said(b"", 401)), "does not answer: by/index.json: 401 Unauthorized"),
        (_answer(INDEX, Said(b"", 503)), "does not answer: by/index.json: 503 Service Unavail"),
        (_answer(INDEX, Said(b"", 301, {"Location": "https://wasps.org/"})),
         "the way leads to https://wasps.org: bees.org is asked at bees.org alone"),
        (_answer(INDEX, Said(b"", 302, {"Location": "/list/by/index.json"})), "5 redirects"),
        (_answer(INDEX, Said(b" " * (5 << 20))), "the reply is larger than"),
        (_value(WHOLE, files=10_000), "by/audit/1.json is no lookup file: files is no number"),
        (_value(WHOLE, entries=[]), "by/audit/1.json is no lookup file: entries is no object"),
        (_value(TITLE, parts="b-ee"), "is no lookup file: parts is no list"),
        (_value(TITLE, parts=["../../x"]), "is no lookup file: parts is no list of parts"),
        (_entry(authors="Ann Lee"), "is no lookup file: authors is no list"),
        (_entry(title=7), "is no lookup file: title is no text"),
        (_entry(title="x" * 30_000), "is no lookup file: title is no text"),
        (_entry(year="2020"), "is no lookup file: year is no number"),
        (_entry(date="20-20"), "is no lookup file: date is no date"),
        (_entry(identifiers=["a"]), "is no lookup file: identifiers is no object"),
        (_entry(et_al="yes"), "is no lookup file: et_al is neither true nor false"),
    ],
)  # fmt: skip
def test_what_is_no_site_of_a_list_is_refused_by_name(
    host: Host, change: Callable[[Host], None], words: str
) -> None:
    change(host)
    with serving(host) as server, pytest.raises(Refusal) as error:
        told(Site(fetched(server, FakeClock())))
    said = str(error.value)
    assert words in said
    assert said.startswith(ROOT)


def test_what_hides_in_a_text_of_a_site_comes_into_no_file(host: Host) -> None:
    """Signs that nobody sees; a kind of work that only a newer version knows is no obstacle."""
    _entry(title="Bees That\x1b[31m Count:\u202e Small Integers\nin Hives", type="hologram")(host)
    with serving(host) as server:
        site = Site(fetched(server, FakeClock()))
        site.prepare(DOCUMENT)
        (work,) = site.titled("beesthatcountsmallintegersinhives")
    assert work.title.isprintable()


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("https://bees.org/list", ROOT), ("https://bees.org/list/by/index.json", ROOT),
        ("https://bees.org/list/index.html", ROOT), ("https://BEES.org/list/?x=1#y", ROOT),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("http://bees.org/", "asked by https alone"), ("ftp://bees.org/", "asked by https alone"),
        ("https://", "is no address of a site"), ("https://me:pw@bees.org/", "is no address of"),
        ("https://bees.org:no/", "is no address"), ("https://[::1/", "is no address"),
    ],
)  # fmt: skip
def test_addresses_of_sites(address: str, root: str) -> None:
    if root.startswith("http"):
        assert site_root(address)[0] == root
        return
    with pytest.raises(Refusal, match=root):
        site_root(address)


def test_a_folder_of_a_built_site_is_asked_as_well(host: Host, tmp_path: Path) -> None:
    folder = tmp_path / "built"
    for name, content in host.said.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    with serving(host) as server:
        assert told(Site(FolderFiles(folder))) == told(Site(fetched(server, FakeClock())))


# The command.


def run(folder: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(awesomequant, ["-C", str(folder), "audit", *map(str, arguments)])


def test_the_command_asks_folders_and_sites_in_their_order(
    project: Path, host: Host, tmp_path: Path
) -> None:
    source = tmp_path / "refs.bib"
    source.write_text(WRONG, "utf-8")
    with serving(host) as server:
        address = f"{server.base}/list/"
        done = run(tmp_path, source, "--list", address, "--format", "json")
        assert (done.exit_code, "files, " in done.stderr) == (1, True)
        alone = run(project, source, "--format", "json")
        assert done.stdout == alone.stdout
        both = run(tmp_path, source, "--list", project, "--list", address)
        assert f"({project})" in both.stdout  # two lists of one name are told apart
        mended = run(tmp_path, source, "--list", address, "--fix")
        assert mended.exit_code == 0  # what is left is likely
        assert "year={2020}" in source.read_text("utf-8")


def test_the_command_says_what_it_cannot_ask(project: Path, host: Host, tmp_path: Path) -> None:
    source = tmp_path / "refs.bib"
    source.write_text(WRONG, "utf-8")
    nothing = run(tmp_path, source)
    assert "by its site as well: --list https://" in str(nothing.exception)
    absent = run(tmp_path, source, "--list", "nowhere")
    assert "nowhere is no folder of a list, nor the address of a site" in str(absent.exception)
    with serving(host) as server:
        missing = run(project, source, "--list", f"{server.base}/list/", "--missing")
    assert "--missing asks the records of a list, all of them" in str(missing.exception)
    assert "clone the list, and name its folder with --list" in str(missing.exception)
    gone = run(project, source, "--list", "http://127.0.0.1:1/")
    assert isinstance(gone.exception, Refusal)
    assert "is not reached" in str(gone.exception)


# Packs: many parts in one answer.


def told_of(site: Site, text: str) -> Any:
    document = of_bibtex(text, "x.bib")
    site.prepare(document)
    return report([audit(document, [site], Wishes())])


def test_packs_spare_requests_and_change_nothing_else() -> None:
    library = alike(900)
    text = bibliography_of(library, 900)
    records = report([audit(of_bibtex(text, "x.bib"), [Records("Alike", library)], Wishes())])
    found = contents(library)
    numbers: list[int] = []
    without = {
        name: json.dumps({k: v for k, v in json.loads(one).items() if k != "packs"}).encode()
        for name, one in found.items()
        if name.endswith(".json")
    }
    for said in (found, without):
        with serving(Host(said)) as server:
            site = Site(fetched(server, FakeClock(1_800_000_000.0 + len(numbers) * 7200)))
            assert told_of(site, text) == records
            numbers.append(len(server.asked))
    assert numbers[0] * 2 < numbers[1]
    # What a few works ask, single files answer.
    with serving(Host(found)) as server:
        few = Site(SiteFiles("https://other.org/list/", client(server, FakeClock())))
        told_of(few, bibliography_of(library, 2))
        assert not [one.bare for one in server.asked if one.bare.endswith(".bin")]


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda _: b"<html>", "is no pack of lookup files"),
        (lambda pack: pack[:-20], "it is too large, or cut off"),
        (lambda _: gzip.compress(b"\x1e" + b" " * (17 << 20)), "it is too large, or cut off"),
        (lambda _: gzip.compress(b'\x1e{"parts":["b-a","b-b"]}\x1e{}'), "the parts that it names"),
        (lambda _: gzip.compress(b'\x1e{"parts":["../b-a"]}\x1e{}'), "parts is no list of parts"),
        (lambda _: gzip.compress(b'\x1e{"parts":7}'), "parts is no list"),
        (lambda _: b"\x1f\x8b\x08" + b"\xff" * 90, "is no pack of lookup files"),
    ],
)
def test_what_is_no_pack_is_refused(made: Callable[[bytes], bytes], words: str) -> None:
    library = alike(900)
    found = contents(library)
    pack = next(name for name in found if name.startswith("by/title/") and name.endswith(".bin"))
    with serving(Host({**found, pack: made(found[pack])})) as server:
        site = Site(fetched(server, FakeClock()))
        with pytest.raises(Refusal, match=re.escape(words)):
            told_of(site, bibliography_of(library, 900))
