"""The wheel itself, in an empty environment without Node and without the data packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sorade
from running import Server, wait_for

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout by its own build backend."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=ROOT, check=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `sorade` program of an empty environment that got nothing but the wheel."""
    home = tmp_path_factory.mktemp("an empty place")
    subprocess.run([sys.executable, "-m", "venv", str(home / "venv")], check=True)
    programs = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", str(wheel)], check=True, cwd=home)
    return programs / "sorade"


def environment(data: Path) -> dict[str, str]:
    """Nothing of this checkout, and no Node on the path."""
    return {"HOME": str(data), "SORADE_DATA": str(data), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def run(program: Path, *args: str, data: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: PLW1510 - the test looks at the code
        [program, *args], env=environment(data), cwd=data, input=stdin, capture_output=True, text=True, timeout=60
    )


def test_it_holds_the_app_the_data_and_the_notices(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "sorade/reference/reference.sqlite" in names
    assert "sorade/recognise/recogniser.npz" in names
    assert "sorade/web/app/index.html" in names
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not any("node_modules" in name or name.startswith("tests/") for name in names)


def test_it_says_its_version(installed: Path, tmp_path: Path) -> None:
    answer = run(installed, "--version", data=tmp_path)
    assert answer.returncode == 0
    assert answer.stdout.strip() == f"sorade {sorade.__version__}"


def test_it_shows_and_checks_a_character(installed: Path, tmp_path: Path) -> None:
    assert "14" in run(installed, "show", "語", data=tmp_path).stdout
    dash = json.dumps({"char": "一", "strokes": [[[10, 50], [50, 49], [90, 50]]]})
    answer = run(installed, "check", "-", "--json", data=tmp_path, stdin=dash)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["right"] is True
    answer = run(installed, "recognise", "-", "--among", "joyo", data=tmp_path, stdin=dash)
    assert answer.stdout.startswith("一"), answer.stderr


def test_it_serves_the_page_and_the_api(installed: Path, tmp_path: Path) -> None:
    with Server(tmp_path, [installed], **environment(tmp_path)) as server:
        assert b"<!doctype html>" in wait_for(f"{server.url}/").lower()
        assert json.loads(wait_for(f"{server.url}/api/health"))["ok"] is True
