"""The credits: whole, alike wherever they are given, and true to what is shipped."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from sorade import notice
from sorade.reference.building.sources import PACKAGES

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
APP = ROOT / "src/sorade/web/app"


def plain(name: str) -> str:
    """A package's name without regard to case and to what joins its words."""
    return re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower()


def needed() -> set[str]:
    """The libraries that pyproject asks for, the extras' too."""
    asked = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
    return {plain(re.split(r"[<>=!~; ]", one)[0]) for one in asked}


def test_every_data_package_has_a_source() -> None:
    assert {name for source in notice.SOURCES for name in source.packages} == {package.name for package in PACKAGES}


def test_every_library_that_python_needs_is_named() -> None:
    assert {plain(library.name) for library in notice.LIBRARIES} == needed()


@pytest.mark.parametrize("library", notice.LIBRARIES, ids=lambda library: library.name)
def test_its_licence_is_what_the_library_says(library: notice.Library) -> None:
    try:
        told = metadata(library.name)
    except PackageNotFoundError:
        pytest.skip(f"{library.name} isn't installed here")
    said = [told.get("License-Expression"), told.get("License"), *told.get_all("Classifier", [])]
    words = set(re.findall(r"[A-Za-z]+", " ".join(one for one in said if one and len(one) < 200)))
    if not words & {"License", "BSD", "MIT", "ZPL", "LGPL"}:
        pytest.skip(f"{library.name} doesn't say")
    assert library.spdx.partition("-")[0] in words


def test_what_is_bundled_in_the_page_is_what_the_build_says() -> None:
    told = re.findall(r"^## (\S+) - \S+ \((.+)\)$", (APP / "licences.txt").read_text("utf-8"), re.MULTILINE)
    assert dict(told) == {one.name: one.spdx for one in notice.BUNDLED}


def test_the_projects_licence_is_of_all_that_the_wheel_holds() -> None:
    assert PROJECT["license"] == notice.licence()


def test_notice_has_every_source_with_its_addresses() -> None:
    text = (ROOT / "NOTICE").read_text("utf-8")
    for source in notice.SOURCES:
        assert source.home in text
        assert source.terms in text
    for package in PACKAGES:
        assert f"{package.name} {package.version}" in text
