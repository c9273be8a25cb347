"""The bill of materials is CycloneDX 1.6, whole, and the same whenever it is written."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.schema import _res as schemas
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from release import locks, sbom

EPOCH = 1_764_288_000


@pytest.fixture
def archives(tmp_path: Path) -> tuple[Path, Path]:
    wheel, sdist = tmp_path / "x-1-py3-none-any.whl", tmp_path / "x-1.tar.gz"
    wheel.write_bytes(b"wheel")
    sdist.write_bytes(b"sdist")
    return wheel, sdist


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, archives: tuple[Path, Path]) -> dict[str, Any]:
    """Return the bill of a lock with one package, of Windows: the schema takes its time."""
    pin = locks.Pin("click", "8", "sys_platform == 'win32'", ("0" * 64,), ("awesomequant",))
    monkeypatch.setattr(sbom, "read", lambda _name: (pin,))
    read: dict[str, Any] = json.loads(sbom.bill("0.1.0", archives, EPOCH))
    return read


@pytest.fixture
def document(archives: tuple[Path, Path]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(sbom.bill("0.1.0", archives, EPOCH))
    return read


def validator() -> Draft7Validator:
    """Return what holds a document to the schema of CycloneDX, with the list of SPDX's licences."""
    files = [
        Path(str(schemas.BOM_JSON[SchemaVersion.V1_6])),
        *map(Path, (schemas.SPDX_JSON, schemas.JSF)),
    ]
    whole, *parts = (json.loads(file.read_text("utf-8")) for file in files)
    # By the names of their files, as the schema refers to them.
    pairs = (
        (urljoin(whole["$id"], file.name), Resource.from_contents(part))
        for file, part in zip(files[1:], parts, strict=True)
    )
    return Draft7Validator(whole, registry=Registry().with_resources(pairs))


def test_the_bill_is_as_the_schema_of_cyclonedx_wants(document: dict[str, Any]) -> None:
    assert not [error.message for error in validator().iter_errors(document)]
    said = datetime.fromisoformat(document["metadata"]["timestamp"])  # formats are not its business
    assert said == datetime.fromtimestamp(EPOCH, UTC)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("components", 0, "licenses", 0), {"license": {"id": "No-Such-Licence"}}),
        (("serialNumber",), "urn:uuid:1"),
        (("components", 0, "externalReferences", 0, "hashes", 0, "content"), "0123"),
        (("components", 0, "type"), "thing"),
        (("specVersion",), 1.6),
    ],
)
def test_the_schema_would_have_seen_it(
    path: tuple[str | int, ...], wrong: object, small: dict[str, Any]
) -> None:
    part: Any = small
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = wrong
    assert list(validator().iter_errors(small))


def test_every_package_of_the_lock_is_in_it_with_every_hash(document: dict[str, Any]) -> None:
    pins = locks.read("run")
    assert len(pins) == len(document["components"])
    for pin, one in zip(pins, document["components"], strict=True):
        assert one["name"] == pin.name
        (files,) = one["externalReferences"]
        assert one["version"] == pin.version
        assert [each["content"] for each in files["hashes"]] == [*pin.hashes]
        assert one["licenses"]
        assert one["purl"] == f"pkg:pypi/{pin.name}@{pin.version}"


def test_every_package_is_reached_from_the_wheel(document: dict[str, Any]) -> None:
    graph = {one["ref"]: one["dependsOn"] for one in document["dependencies"]}
    itself = document["metadata"]["component"]["bom-ref"]
    assert graph.keys() == {itself, *(one["bom-ref"] for one in document["components"])}
    reached, left = set(), [itself]
    while left:
        ref = left.pop()
        if ref not in reached:
            reached.add(ref)
            left += graph[ref]
    assert reached == graph.keys()


def test_the_archives_are_named_with_their_hashes(document: dict[str, Any]) -> None:
    named = document["metadata"]["component"]["externalReferences"]
    assert [one["url"] for one in named] == ["x-1-py3-none-any.whl", "x-1.tar.gz"]
    assert len({one["hashes"][0]["content"] for one in named}) == len(named)


def test_the_same_release_has_the_same_bill_and_another_has_another(
    archives: tuple[Path, Path],
) -> None:
    first = sbom.bill("0.1.0", archives, EPOCH)
    assert sbom.bill("0.1.0", archives, EPOCH) == first
    archives[0].write_bytes(b"another wheel")
    other = json.loads(sbom.bill("0.1.0", archives, EPOCH))
    assert other["serialNumber"] != json.loads(first)["serialNumber"]


def test_a_package_of_some_platforms_says_of_which(small: dict[str, Any]) -> None:
    (component,) = small["components"]
    assert component["properties"] == [
        {"name": "awesomequant:marker", "value": "sys_platform == 'win32'"}
    ]
    assert not list(validator().iter_errors(small))


def test_a_package_with_two_releases_is_there_twice_and_reached_twice(
    archives: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = locks.Pin("click", "8", "sys_platform == 'win32'", ("0" * 64,), ("jinja2",))
    new = old._replace(version="9", marker="sys_platform != 'win32'", hashes=("1" * 64,))
    asking = locks.Pin("jinja2", "3", "", ("2" * 64,), ("awesomequant",))
    monkeypatch.setattr(sbom, "read", lambda _name: (old, new, asking))
    document = json.loads(sbom.bill("0.1.0", archives, EPOCH))
    assert [one["version"] for one in document["components"]] == ["8", "9", "3"]
    graph = {one["ref"]: one["dependsOn"] for one in document["dependencies"]}
    assert graph == {
        "pkg:pypi/awesomequant@0.1.0": ["pkg:pypi/jinja2@3"],
        "pkg:pypi/jinja2@3": ["pkg:pypi/click@8", "pkg:pypi/click@9"],
        "pkg:pypi/click@8": [],
        "pkg:pypi/click@9": [],
    }
    assert not list(validator().iter_errors(document))
