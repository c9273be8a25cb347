"""The bill of materials of a wheel, as CycloneDX 1.6: what it needs, with hashes and licences.

The wheel names ranges; the bill names the releases that ``locks/run.txt`` pins, which are those
that the tests ran with.  The same archives and the same lock make the same bytes.
"""

import json
import uuid
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from release.licences import PROJECT, licence
from release.locks import Pin, read

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
# Any fixed one will do: what counts is that the serial number comes of the content alone.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, SCHEMA)


def bill(version: str, archives: tuple[Path, ...], epoch: int) -> str:
    """Return the bill of a release whose wheel and sdist are ``archives``, made at ``epoch``."""
    pins = read("run")
    itself = f"pkg:pypi/{PROJECT}@{version}"
    content: dict[str, Any] = {
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": itself,
                "name": PROJECT,
                "version": version,
                "licenses": _licences("MIT"),
                "purl": itself,
                "externalReferences": [_archive(file) for file in archives],
            },
        },
        "components": [_component(pin) for pin in pins],
        "dependencies": _graph(itself, pins),
    }
    serial = uuid.uuid5(NAMESPACE, json.dumps(content, sort_keys=True))
    head = {"$schema": SCHEMA, "bomFormat": "CycloneDX", "specVersion": "1.6"}
    whole = {**head, "serialNumber": serial.urn, "version": 1, **content}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _licences(expression: str) -> list[dict[str, Any]]:
    if " " in expression:
        return [{"expression": expression, "acknowledgement": "declared"}]
    return [{"license": {"id": expression, "acknowledgement": "declared"}}]


def _archive(file: Path) -> dict[str, Any]:
    # The file beside the bill: where it will be published is not known here.
    digest = sha256(file.read_bytes()).hexdigest()
    return {
        "type": "distribution",
        "url": file.name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def _component(pin: Pin) -> dict[str, Any]:
    # A release has a file for each platform: which of them is installed is not the wheel's to say,
    # so all their hashes stand at the page that lists them, as cyclonedx-py has it for a lock.
    files = {
        "type": "distribution",
        "url": f"https://pypi.org/project/{pin.name}/{pin.version}/#files",
        "comment": "one hash a file; the platform decides which file is installed",
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in pin.hashes],
    }
    where = [{"name": f"{PROJECT}:marker", "value": pin.marker}] if pin.marker else []
    return {
        "type": "library",
        "bom-ref": _ref(pin),
        "name": pin.name,
        "version": pin.version,
        "scope": "required",
        "licenses": _licences(licence(pin.name)),
        "purl": _ref(pin),
        "externalReferences": [files],
        **({"properties": where} if where else {}),
    }


def _ref(pin: Pin) -> str:
    return f"pkg:pypi/{pin.name}@{pin.version}"


def _graph(itself: str, pins: tuple[Pin, ...]) -> list[dict[str, Any]]:
    edges: dict[str, set[str]] = {itself: set(), **{_ref(pin): set() for pin in pins}}
    for pin in pins:
        if PROJECT in pin.needed_by:
            edges[itself].add(_ref(pin))
        for asking in pins:
            if asking.name in pin.needed_by:
                edges[_ref(asking)].add(_ref(pin))
    return [{"ref": ref, "dependsOn": sorted(of)} for ref, of in edges.items()]
