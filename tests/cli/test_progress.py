"""`sorade progress`: the figures of the page, as text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from cli.test_commands import run
from months import months
from running import Server
from talking import Client

CHARS = (
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    Server(folder).take_in(months(CHARS, days=120))
    return folder


def test_it_tells_all(data: Path) -> None:
    told = run("progress", data=data, TZ="UTC").stdout
    for part in (
        "In the last seven days you practised",
        "You can write: about ",
        "You can read: about ",
        "Drawn at random, one a day: ",
        "JLPT N5",
        "School year 1",
        "kanji come back, about",
        "sorade gave ",
        "You said the check was wrong",
        "Left before right: ",
    ):
        assert part in told, told
    assert max(map(len, told.splitlines())) < 200


def test_its_figures_are_those_of_the_api_and_of_a_copy(data: Path, tmp_path: Path) -> None:
    told = run("progress", "--json", data=data, TZ="UTC").stdout
    run("import", "-", data=tmp_path, given=run("export", data=data).stdout)
    assert run("progress", "--json", data=tmp_path, TZ="UTC").stdout == told
    with Server(data) as server:
        client, at = Client(server.port), int(time.time() * 1000)
        heard = {
            name: client.get(f"/api/{path}?at={at}&offset=0").json
            for name, path in (("progress", "progress"), ("past", "progress/past"))
        }
    assert json.loads(told) == heard


def test_who_wrote_nothing_is_told_so(tmp_path: Path) -> None:
    told = run("progress", data=tmp_path).stdout
    assert "You haven't written anything yet" in told
    assert "You can write: too early to say." in told
    assert "The next 30 days: nothing comes back." in told
