"""What is installed is what was locked: each pin has its hashes, and no command goes round them."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from clients import CLIENTS
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support import ROOT

import make
from release import locks

NAMES = sorted(file.stem for file in locks.LOCKS.glob("*.txt"))
HASH = f"    --hash=sha256:{'0' * 64}\n"


def meant_here(marker: str) -> bool:
    return not marker or Marker(marker).evaluate()


def write(folder: Path, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "x.txt").write_text(text, "utf-8")


def test_there_is_a_lock_for_all_that_is_installed() -> None:
    assert sorted(locks.asked()) == NAMES
    assert {name for name in make.INPUTS if name.startswith("locks/")} == {
        f"locks/{name}.txt" for name in ("build", "dev", "run")
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_pin_has_the_hash_of_a_wheel_and_what_asks_for_it_is_there(name: str) -> None:
    pins = locks.read(name)
    assert not [pin.name for pin in pins if not pin.hashes]
    there = {pin.name for pin in pins}
    assert {asks for pin in pins for asks in pin.needed_by} <= {*there, "awesomequant"}


@pytest.mark.parametrize("name", NAMES)
def test_a_machine_gets_one_release_of_a_package(name: str) -> None:
    pins = locks.read(name)
    for pin in pins:
        others = [one.marker for one in pins if one.name == pin.name]
        assert len(others) == 1 or all(others), pin.name
        assert [one for one in pins if one.name == pin.name and meant_here(one.marker)][1:] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_has_what_is_asked_for(name: str) -> None:
    pins = locks.read(name)
    for asked in map(Requirement, locks.asked()[name]):
        found = [pin for pin in pins if pin.name == canonicalize_name(asked.name)]
        assert found, f"{asked}: python3 make.py lock"
        assert all(asked.specifier.contains(pin.version) for pin in found), f"{asked}: {found}"


def test_the_locks_agree_where_they_share_a_package() -> None:
    run, dev, build = ({pin[:4] for pin in locks.read(name)} for name in ("run", "dev", "build"))
    assert run <= dev
    for pins in (run, dev):
        shared = {pin[0] for pin in pins} & {pin[0] for pin in build}
        assert {pin for pin in build if pin[0] in shared} <= pins


def test_what_is_installed_here_asks_for_nothing_that_is_not_locked() -> None:
    locked = (*locks.read("dev"), *locks.read("build"))
    pins = {pin.name: pin for pin in locked if meant_here(pin.marker)}
    for pin in pins.values():
        assert metadata.version(pin.name) == pin.version, "python3 make.py setup"
        for asked in map(Requirement, metadata.requires(pin.name) or ()):
            if asked.marker is None or asked.marker.evaluate({"extra": ""}):
                found = pins[canonicalize_name(asked.name)]
                assert asked.specifier.contains(found.version), f"{pin.name} asks for {asked}"


@pytest.mark.parametrize(
    "line",
    [
        "requests",
        "requests>=2 \\",
        "requests @ https://example.org/requests.whl \\",
        "git+https://example.org/requests",
        "--index-url https://example.org/simple",
        "--extra-index-url https://example.org/simple",
        "--trusted-host example.org",
        "-r more.txt",
        "-e .",
        "    --hash=md5:0123456789abcdef0123456789abcdef",
        "    --hash=sha256:0123",
    ],
)
def test_what_an_installer_would_heed_and_we_would_not_is_refused(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LOCKS", tmp_path)
    good = f"six==1.17.0 ; sys_platform == 'win32' \\\n{HASH}    # via\n    #   awesomequant (x)\n"
    write(tmp_path, good)
    six = locks.Pin("six", "1.17.0", "sys_platform == 'win32'", ("0" * 64,), ("awesomequant",))
    assert locks.read("x") == (six,)
    write(tmp_path, f"{good}{line}\n")
    with pytest.raises(ValueError, match=r"locks/x\.txt:5: no pin and no hash"):
        locks.read("x")


def test_a_package_with_a_release_for_some_machines_is_read_as_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "LOCKS", tmp_path)
    markers = "python_full_version < '3.11.5'", "python_full_version >= '3.11.5'"
    blocks = [f"six=={n} ; {marker} \\\n{HASH}    # via x\n" for n, marker in enumerate(markers)]
    write(tmp_path, "".join(blocks))
    assert locks.read("x") == tuple(
        locks.Pin("six", str(n), marker, ("0" * 64,), ("x",)) for n, marker in enumerate(markers)
    )


def test_a_file_that_is_not_the_one_that_was_locked_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (pin,) = locks.read("uv")
    stem = f"uv-{pin.version}"
    with zipfile.ZipFile(tmp_path / f"{stem}-py3-none-any.whl", "w") as wheel:
        wheel.writestr("uv_is_bad.py", "")
        about = f"Metadata-Version: 2.1\nName: uv\nVersion: {pin.version}\n"
        wheel.writestr(f"{stem}.dist-info/METADATA", about)
        tag = "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr(f"{stem}.dist-info/WHEEL", tag)
        wheel.writestr(f"{stem}.dist-info/RECORD", "")
    # An index that was broken into, as the installers' own settings name it: nothing else is asked.
    settings = {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}
    settings |= {"UV_OFFLINE": "1", "UV_NO_CONFIG": "1", "UV_CACHE_DIR": str(tmp_path / "cache")}
    settings |= dict.fromkeys(("PIP_FIND_LINKS", "UV_FIND_LINKS"), str(tmp_path))
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    venv = tmp_path / "venv"
    make.create(venv)
    python = str(venv / make.BIN.name / "python")
    assert make.fill(*make.locked("uv"), python=python) != 0
    assert "hash" in capfd.readouterr().err.lower()
    assert not list(venv.rglob("uv_is_bad.py"))
    assert make.fill(f"uv=={pin.version}", python=python) == 0  # the hash alone held it off
    assert list(venv.rglob("uv_is_bad.py"))


def test_ci_takes_no_source_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert make.locked("build", "dev") == (
        *("--require-hashes", "--only-binary", ":all:"),
        *("-r", "locks/build.txt", "-r", "locks/dev.txt"),
    )
    monkeypatch.delenv("CI")
    assert "--only-binary" not in make.locked("dev")


def test_make_installs_what_is_locked_and_then_the_project_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, ...]] = []
    monkeypatch.setattr(make, "VENV", tmp_path)
    monkeypatch.setattr(make, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(make, "create", lambda: None)
    monkeypatch.setattr(make, "run", lambda *_command, **_how: 1)
    monkeypatch.setattr(make, "fill", lambda *what: said.append(what))
    make.install("run")
    assert said == [make.locked("build", "run"), ("--no-deps", "--no-build-isolation", "-e", ".")]


def commands() -> list[str]:
    """Return the commands of CI, a continued line as one."""
    files = [*ROOT.glob(".github/workflows/*.yml"), ROOT / ".ci/run"]
    text = "\n".join(file.read_text("utf-8") for file in files).replace("\\\n", " ")
    return [line.strip() for line in text.splitlines() if not line.lstrip().startswith("#")]


def test_no_command_of_ci_goes_round_the_locks() -> None:
    pips = [one for one in commands() if re.search(r"\b(pip|uv|pipx) .*install", one)]
    assert pips
    for command in pips:
        words = command.split()
        if "--require-hashes" in words:
            assert {"--only-binary", "-r"} <= {*words}
        else:
            assert {"--no-deps", "--no-build-isolation"} <= {*words}
    npms = [one for one in commands() if re.search(r"\bnp[mx] (ci|i|install|add|exec)\b", one)]
    assert npms
    assert all("npm ci" in one and "--ignore-scripts" in one for one in npms)
    assert not [one for one in commands() if re.search(r"\b(curl|wget)\b", one)]


def test_dependabot_waits_a_week_and_touches_no_lock_of_ours() -> None:
    file = ROOT / ".github/dependabot.yml"
    known = ("check_jsonschema", "--builtin-schema", "vendor.dependabot", str(file))
    subprocess.run((sys.executable, "-m", *known), check=True, capture_output=True)
    updates = yaml.safe_load(file.read_text("utf-8"))["updates"]
    assert [one["package-ecosystem"] for one in updates] == ["github-actions", "npm"]
    assert all(one["cooldown"] == {"default-days": 7} for one in updates)
    # The action for whoever writes a paper is one of the places where actions are pinned.
    assert [one.get("directory") or one["directories"] for one in updates] == [
        ["/", "/actions/audit"],
        "/",
    ]


@pytest.mark.parametrize("folder", [".", "locks/clients"])
def test_every_package_of_npm_has_its_hash_and_no_place(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text("utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert packages
    for name, about in packages.items():
        assert about["integrity"].startswith("sha512-"), name
        assert "resolved" not in about, name
    asked = json.loads((ROOT / folder / "package.json").read_text("utf-8"))
    said = lock["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert asked.get(kind) == said.get(kind)


def test_the_lock_of_npms_clients_has_what_the_tests_ask() -> None:
    asked = json.loads((locks.LOCKS / "clients/package.json").read_text("utf-8"))["dependencies"]
    said = [package for client in CLIENTS.values() for package in client.npm]
    assert sorted(said) == sorted(f"{name}@{version}" for name, version in asked.items())


def test_the_locks_are_renewed_by_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, ...]] = []

    class Done:
        stdout = "a@1\n@b/c@2.0\n"

    def ran(command: tuple[str, ...], **_how: object) -> Done:
        said.append(command)
        return Done()

    monkeypatch.setattr(locks, "LOCKS", tmp_path)
    monkeypatch.setattr(subprocess, "run", ran)
    locks.renew(["--upgrade"])
    written = [one[one.index("--output-file") + 1] for one in said if "--output-file" in one]
    assert sorted(written) == [f"locks/{name}.txt" for name in NAMES]
    assert all({"--generate-hashes", "--universal", "--upgrade"} <= {*one} for one in said[:5])
    package = json.loads((tmp_path / "clients/package.json").read_text("utf-8"))
    assert package["dependencies"] == {"a": "1", "@b/c": "2.0"}
    shutil.rmtree(tmp_path)
    assert all(one[0] in ("npm", sys.executable) for one in said)
