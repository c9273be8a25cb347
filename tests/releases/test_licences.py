"""Nothing is brought along under a licence, or for a purpose, that nobody has looked at."""

from email.message import Message
from importlib import metadata

import pytest
from license_expression import ExpressionError
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from release import licences, locks

MIT = "License :: OSI Approved :: MIT License"
BSD = "License :: OSI Approved :: BSD License"
GPL = "License :: OSI Approved :: GNU General Public License (GPL)"


def test_the_page_of_licences_is_current() -> None:
    assert licences.PAGE.read_text("utf-8") == licences.page()


@pytest.mark.parametrize("name", sorted({pin.name for pin in locks.read("run")}))
def test_every_package_of_the_wheel_has_an_allowed_licence(name: str) -> None:
    assert licences.is_allowed(licences.licence(name))


def test_what_we_read_ourselves_is_what_no_package_says() -> None:
    assert licences.READ_BY_US.keys() <= {pin.name for pin in locks.read("run")}
    assert not [name for name in licences.READ_BY_US if licences.declared(name)]


def test_every_dependency_has_its_reason_and_no_reason_is_left_over() -> None:
    asked = {
        canonicalize_name(Requirement(one).name)
        for wanted in locks.asked().values()
        for one in wanted
    }
    assert licences.reasons().keys() == asked
    assert all(licences.reasons().values())


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("LicenseRef-scancode-proprietary-license", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR GPL-2.0-only) AND BSD-2-Clause", True),
        ("(MIT AND GPL-2.0-only) OR BSD-2-Clause", True),
        ("Apache-2.0 WITH LLVM-exception", False),
    ],
)
def test_all_of_and_one_of_or_must_be_allowed(expression: str, allowed: bool) -> None:  # noqa: FBT001
    assert licences.is_allowed(expression) is allowed


@pytest.mark.parametrize("expression", ["BSD", "MIT or later", "MIT AND", "Apache 2.0", "free"])
def test_what_is_no_expression_is_an_error(expression: str) -> None:
    with pytest.raises(ExpressionError):
        licences.is_allowed(expression)


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ([("License-Expression", "MIT AND PSF-2.0"), ("License", "BSD")], "MIT AND PSF-2.0"),
        ([("License", "Apache-2.0"), ("Classifier", BSD)], "Apache-2.0"),
        ([("License", "UNKNOWN"), ("Classifier", MIT)], "MIT"),
        ([("License", "MIT License"), ("Classifier", MIT)], "MIT"),
        ([("Classifier", BSD)], None),
        ([("Classifier", MIT), ("Classifier", GPL)], None),
        ([("License", "Copyright (c) 2026\n\nPermission is hereby granted")], None),
        ([("Classifier", "Framework :: MkDocs")], None),
        ([], None),
    ],
)
def test_a_licence_is_taken_only_where_it_is_named_without_doubt(
    said: list[tuple[str, str]], licence: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = Message()
    for key, text in said:
        about.add_header(key, text)
    monkeypatch.setattr(metadata, "metadata", lambda _name: about)
    assert licences.declared("x") == licence
    if licence is None:
        with pytest.raises(ValueError, match="x names no licence"):
            licences.licence("x")


@pytest.mark.parametrize(
    ("ranges", "shown"),
    [
        ("", "any"),
        (">=1.6,>=1.10,<2", ">=1.10, <2"),
        ("==2.50.4", "==2.50.4"),
        ("~=0.1,!=0.1.3", "!=0.1.3, ~=0.1"),
    ],
)
def test_ranges_are_shown_without_what_says_nothing(ranges: str, shown: str) -> None:
    assert licences.shown(SpecifierSet(ranges)) == shown
