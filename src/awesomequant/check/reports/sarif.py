"""SARIF 2.1.0, which code hosts and editors read (OASIS standard of March 2020)."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from awesomequant import __version__
from awesomequant.check.reports import Context
from awesomequant.docs import SITE
from awesomequant.language.characters import seen_json
from awesomequant.library.problems import Level, Place, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(problems: Sequence[Problem], context: Context) -> str:
    """Return the problems as one SARIF log of one run."""
    driver = {
        "name": "awesomequant",
        "version": __version__,
        "informationUri": SITE,
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.summary},
                "fullDescription": {"text": rule.text},
                # A rule of the list's own is explained nowhere, and SARIF allows no empty address.
                **({"helpUri": rule.address} if rule.address else {}),
            }
            for rule in context.rules.values()
        ],
    }
    index = {name: at for at, name in enumerate(context.rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index, context) for problem in problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return seen_json(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _result(problem: Problem, index: dict[str, int], context: Context) -> dict[str, Any]:
    hint = f"; {problem.hint}" if problem.hint else ""
    # A finding is known again by what its line says: lines above it may come and go.
    seen = f"{problem.rule} {problem.place.file} {context.line(problem).strip()} {problem.message}"
    known_by = hashlib.sha256(seen.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return {
        "ruleId": problem.rule,
        "ruleIndex": index.get(problem.rule, -1),
        "level": "note" if problem.level is Level.NOTE else str(problem.level),
        "message": {"text": problem.message + hint},
        **({"occurrenceCount": problem.stands_for} if problem.stands_for > 1 else {}),
        "locations": [_location(problem.place)],
        "relatedLocations": [_location(place) for place in problem.related],
        "partialFingerprints": {"line/v1": known_by},
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }
