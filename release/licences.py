"""The licences of what a user of the wheel installs, and what each package is for."""

import re
import tomllib
from functools import cache
from importlib import metadata

from license_expression import (
    LicenseSymbol,
    LicenseWithExceptionSymbol,
    Licensing,
    get_spdx_licensing,
)
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from release.locks import ROOT, Pin, read

REASONS = ROOT / "docs/decisions/dependencies.md"
PAGE = ROOT / "docs/reference/licences.md"
PROJECT = "awesomequant"
# What a user may do with a list and its site must not depend on what we build on: licences that ask
# for a notice only, or (MPL) for the source of their own files where those are changed.
ALLOWED = frozenset(
    ("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-PDDC", "MIT", "MPL-2.0", "PSF-2.0")
)
# Where a package names none, or a family of licences, the licence that its own file holds.
READ_BY_US = {
    "colorama": "BSD-3-Clause",
    # Most of it is in the public domain; COPYING.rst lists the files that are not. The one under
    # the GPL is a mode for Emacs that no wheel has.
    "docutils": "CC-PDDC AND BSD-2-Clause AND BSD-3-Clause",
    "ghp-import": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
}
# Classifiers that mean one licence; "BSD License" and "Apache Software License" mean several.
CLASSIFIED = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# On which machine a range is read: the page must not change with who writes it.
MACHINE = {"extra": "", "python_version": "3.11", "sys_platform": "linux"}
HEAD = """\
# Licences

What `pip install awesomequant` brings along, under which licence, and what for. A package without a
licence on the short list in `release/licences.py`, or without a reason
[among the decisions](../decisions/dependencies.md), fails the tests. The licence is that of the
package as it declares it; what a package carries from others, as Material for MkDocs does its
icons, stands under theirs. `python -m release.licences` writes this page.

| package | versions | licence | what for |
|---|---|---|---|
"""


def declared(name: str) -> str | None:
    """Return the licence that an installed package names, as an SPDX expression; None for none."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None  # one of other machines
    if "License-Expression" in about:
        return about["License-Expression"]
    words = about["License"].strip() if "License" in about else ""
    if re.fullmatch(r"[A-Za-z0-9.+-]+", words) and words != "UNKNOWN":
        return words
    known = [CLASSIFIED.get(str(one)) for one in about.get_all("Classifier", [])]
    named = [str(one) for one in about.get_all("Classifier", []) if str(one).startswith("License")]
    licences = [one for one in known if one]
    return licences[0] if len(licences) == len(named) == 1 else None


def licence(name: str) -> str:
    """Return the licence of a package as an SPDX expression.

    Raises ValueError where none is known: its own files say it, and READ_BY_US has to.
    """
    found = declared(name) or READ_BY_US.get(name)
    if not found:
        raise ValueError(f"{name} names no licence: read its files, then say it in READ_BY_US")
    return found


def is_allowed(expression: str) -> bool:
    """Tell whether a licence is on the short list: all that AND joins, one of what OR joins.

    Raises license_expression.ExpressionError for what is no expression of SPDX.
    """
    spdx = _spdx()

    def holds(part: object) -> bool:
        if isinstance(part, (LicenseSymbol, LicenseWithExceptionSymbol)):
            return str(part) in ALLOWED
        join = all if isinstance(part, spdx.AND) else any
        return join(holds(one) for one in part.args)  # type: ignore[attr-defined]

    return holds(spdx.parse(expression, validate=True, strict=True))


@cache
def _spdx() -> Licensing:
    return get_spdx_licensing()  # 0.4 s: it reads the list of every licence


def direct() -> dict[str, Requirement]:
    """Return what pyproject.toml says that the wheel needs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = map(Requirement, project["dependencies"])
    return {canonicalize_name(one.name): one for one in wanted}


def reasons() -> dict[str, str]:
    """Return what each package is for: rows of the decision whose first cell names packages."""
    found: dict[str, str] = {}
    for line in REASONS.read_text("utf-8").splitlines():
        if line.startswith("| `"):
            names, why = line.split("|")[1:3]
            for name in re.findall("`([^`]+)`", names):
                # The words of a link only: it leads on from there, not from where this is shown.
                found[canonicalize_name(name)] = re.sub(r"\[(.+?)\]\(.+?\)", r"\1", why).strip()
    return found


def versions(pin: Pin) -> SpecifierSet:
    """Return the versions of a package that all who ask for it agree with."""
    ranges = SpecifierSet()
    for asks in pin.needed_by:
        if asks == PROJECT:
            ranges &= direct()[pin.name].specifier
            continue
        here = any(metadata.distributions(name=asks))
        for one in map(Requirement, (metadata.requires(asks) if here else None) or ()):
            if canonicalize_name(one.name) == pin.name and (
                one.marker is None or one.marker.evaluate(MACHINE)
            ):
                ranges &= one.specifier
    return ranges


def shown(ranges: SpecifierSet) -> str:
    """Return a range as a reader wants it: of lowest versions the highest, then the rest."""
    lowest = [one for one in ranges if one.operator == ">="]
    highest = max(lowest, key=lambda one: Version(one.version), default=None)
    rest = sorted({str(one) for one in ranges if one.operator != ">="})
    return ", ".join([*([str(highest)] if highest else []), *rest]) or "any"


def page() -> str:
    """Return the page of licences: what we ask for first, then what that brings along."""
    why, rows = reasons(), []
    pins = {pin.name: pin for pin in read("run")}
    for pin in sorted(pins.values(), key=lambda pin: (PROJECT not in pin.needed_by, pin.name)):
        what_for = why.get(pin.name, "") if PROJECT in pin.needed_by else ""
        asks = ", ".join(name for name in pin.needed_by if name != PROJECT)
        what_for = what_for or f"needed by {asks}"
        rows.append(f"| {pin.name} | {shown(versions(pin))} | {licence(pin.name)} | {what_for} |\n")
    return HEAD + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
