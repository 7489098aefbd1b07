"""The pages say what is so: every command, route, error and file that they name is there, and none is left out."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import typer.main

import sorade
from sorade.cli.program import app
from sorade.desk import ROUTES
from sorade.desk.command import EventIn, Sending
from sorade.errors import SoradeError
from sorade.session import Chosen

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tests/**/*.md"), *ROOT.glob("web/*.md")])
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group, as there are several


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows(text: str) -> list[str]:
    """What stands in back-quotes in the first column of the tables."""
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not link.startswith(("http://", "https://")):
            assert (path.parent / link).exists(), link


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_recipes_and_files_that_are_named_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    recipes = set(re.findall(r"^([a-z]+):.*## ", page("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`| {4})make ([a-z]+)", text, re.MULTILINE)) <= recipes
    for name in re.findall(r"`((?:docs|tests|bench|scripts|web|check|desk|memory|store|requirements)/[\w./-]*)`", text):
        assert (ROOT / name).exists() or (ROOT / "src/sorade" / name).exists(), name


def test_every_command_is_told_with_its_options() -> None:
    text = page("docs/cli.md")
    assert {row.split()[1] for row in rows(text) if row.startswith("sorade ")} == set(COMMANDS)
    for command in COMMANDS.values():
        for option in command.params:
            for name in option.opts:
                assert not name.startswith("--") or f"`{name}" in text, name


def test_every_exit_code_is_told() -> None:
    def codes(kind: type[SoradeError]) -> set[int]:
        return {kind.exit_code}.union(*(codes(inner) for inner in kind.__subclasses__()))

    told = {int(code) for code in re.findall(r"^\| (\d) \|", page("docs/cli.md"), re.MULTILINE)}
    assert codes(SoradeError) | {0} == told


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def fields_in(cell: str) -> set[str]:
    """The fields that a cell names: what is in back-quotes, but for the explanations in brackets."""
    return set(re.findall(r"`([a-z_]+)`", re.sub(r"\([^)]*\)", "", cell)))


def names(kind: Any) -> set[str]:
    return set() if kind is None else {one.name for one in fields(kind)}


def test_every_route_is_told_with_all_that_it_takes() -> None:
    told = {}
    for line in page("docs/api.md").splitlines():
        if line.startswith(("| `GET", "| `POST")):
            route, body, _ = cells(line)
            address, _, query = route.strip("`").partition("?")
            told[address] = fields_in(body) | {one.rstrip("=") for one in query.split("&") if one}
    assert told.pop("GET /api/openapi.json") == set()
    assert told == {f"{route.method} /api{route.path}": names(route.takes) for route in ROUTES}


def test_every_kind_of_event_is_told_with_all_its_fields() -> None:
    told = {kind: fields_in(cells(line)[1]) for line in page("docs/api.md").splitlines() for kind in kinds_of(line)}
    commands = {get_args(get_type_hints(command)["kind"])[0]: command for command in get_args(EventIn)}
    assert told == {kind: names(command) - {*names(Sending), "kind"} for kind, command in commands.items()}
    assert told["settings"] == names(Chosen)


def kinds_of(line: str) -> list[str]:
    """The kind of the event that a row of the table of events is about."""
    return re.findall(r"^\| `([a-z_]+)` \| .* \|$", line) if len(cells(line)) == 3 else []


def test_a_field_that_is_not_there_or_left_out_would_be_seen() -> None:
    assert fields_in("`ink` (null, or `nothing`), `word`") == {"ink", "word"}


def test_every_folder_is_on_the_tour() -> None:
    folders = {path.parent.name for path in Path(sorade.__file__).parent.glob("*/__init__.py")}
    assert set(re.findall(r"^  ([a-z]+)/ ", page("docs/tour.md"), re.MULTILINE)) == folders


def commands() -> list[str]:
    """Lines and quotes of the pages that one may type, as they stand there, and that only look."""
    found = [
        line.strip()
        for path in PAGES
        for quoted, indented in re.findall(r"`([^`\n]+)`|^ {4}(\S.*)$", path.read_text("utf-8"), re.MULTILINE)
        for line in (quoted, indented)
    ]
    looks = re.compile(r"(\.venv/bin/)?sorade (show .|export|doctor|rebuild|--version|--help)$|echo .*sorade check -$")
    return sorted({line for line in found if looks.match(line)})


@pytest.mark.parametrize("line", commands())
def test_what_one_may_type_works(line: str, tmp_path: Path) -> None:
    program = f"{shlex.quote(sys.executable)} -m sorade"
    typed = re.sub(r"(\.venv/bin/)?\bsorade (?=[a-z-])", f"{program} ", line)
    environment = {**os.environ, "SORADE_DATA": str(tmp_path)}
    done = subprocess.run(["sh", "-c", typed], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_commands_were_found() -> None:
    assert len(commands()) >= 5


def test_the_figures_of_the_readme_are_those_of_the_data() -> None:
    told = page("docs/data.md")
    for figure in re.findall(r"\d,\d{3}", page("README.md")):
        assert figure in told, figure


def test_the_locks_name_no_registry() -> None:
    for path in [*ROOT.glob("requirements/*"), ROOT / "web/package-lock.json"]:
        found = re.findall(r"https?://\S+", path.read_text("utf-8"))
        assert [link for link in found if "registry" in link or "/simple" in link] == [], path
    packages = json.loads(page("web/package-lock.json"))["packages"].values()
    assert [package for package in packages if "resolved" in package] == []
