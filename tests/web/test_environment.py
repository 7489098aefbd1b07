"""What the environment says, and that docs/settings.md tells of all of it."""

from __future__ import annotations

import inspect
import os
import re
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sorade.errors import CannotStart, FolderNotWritable
from sorade.web import environment as source
from sorade.web.environment import Environment, database, postgres, secret

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_nothing_need_be_set(tmp_path: Path) -> None:
    found = Environment.read({})
    assert found.data.name == "sorade"
    assert database(found)["NAME"] == found.data / "sorade.sqlite3"
    assert database(Environment.read({"SORADE_DATA": str(tmp_path)}))["NAME"] == tmp_path / "sorade.sqlite3"


def test_a_relative_folder_stays_where_it_was_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Environment.read({"SORADE_DATA": "data"}).data == tmp_path / "data"
    assert Environment.read({"SORADE_DATA": "~/data"}).data == Path.home() / "data"


def test_a_postgres_url() -> None:
    found = postgres("postgres://me:s%40cret@db.local:5433/kanji?sslmode=require")
    wanted = {"NAME": "kanji", "USER": "me", "PASSWORD": "s@cret", "HOST": "db.local", "PORT": "5433"}
    assert {name: found[name] for name in wanted} == wanted
    assert found["OPTIONS"] == {"connect_timeout": 10, "sslmode": "require"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://db/kanji", "must look like"),
        ("postgres://db/kanji?nonsense=1", "cannot be read: .*nonsense"),
        ("postgres://db", "does not name a database"),
    ],
)
def test_a_url_that_cannot_be_used(url: str, said: str) -> None:
    with pytest.raises(CannotStart, match=said):
        database(Environment.read({"SORADE_DATABASE": url}))


@pytest.mark.parametrize("url", ["postgres://me:hush@[db/kanji", "postgres://me:hush%zz@db/kanji"])
def test_a_url_that_cannot_be_read_does_not_show_its_password(url: str) -> None:
    with pytest.raises(CannotStart, match="cannot be read") as caught:
        postgres(url)
    assert "hush" not in str(caught.value)


def test_a_bad_setting_is_one_sentence_of_a_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "sorade", "export"],
        env={**os.environ, "SORADE_DATABASE": "nonsense"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 6
    assert told.stderr.startswith("sorade: SORADE_DATABASE must look like")
    assert told.stderr.count("\n") == 1


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    environment = Environment(tmp_path / "data")
    made = secret(environment)
    assert len(made) >= 50
    assert secret(environment) == made
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600
    assert secret(Environment(tmp_path / "other")) != made
    assert secret(Environment(tmp_path / "data", secret="given")) == "given"  # noqa: S106 - of nobody


def test_two_programs_that_start_at_once_make_one_secret(tmp_path: Path) -> None:
    for number in range(20):
        environment = Environment(tmp_path / str(number))
        with ThreadPoolExecutor(8) as threads:
            assert len(set(threads.map(lambda _, made=environment: secret(made), range(8)))) == 1
        assert [one.name for one in environment.data.iterdir()] == ["secret"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="takes root to be another user")
def test_a_secret_that_another_user_put_there_is_not_used(tmp_path: Path) -> None:
    secret(Environment(tmp_path))
    tmp_path.chmod(0o755)
    (tmp_path / "secret").chmod(0o644)
    os.chown(tmp_path / "secret", 65534, 65534)
    os.seteuid(1000)
    try:
        with pytest.raises((CannotStart, FolderNotWritable)):
            secret(Environment(tmp_path))
    finally:
        os.seteuid(0)


def test_a_secret_that_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderNotWritable):
        secret(Environment(tmp_path / "file"))


def test_an_empty_secret_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "secret").touch()
    with pytest.raises(CannotStart, match="Delete it"):
        secret(Environment(tmp_path))


def test_every_setting_is_in_the_docs() -> None:
    read = set(re.findall(r'"(SORADE_[A-Z]+)"', inspect.getsource(source)))
    assert read == set(re.findall(r"^\| `(SORADE_[A-Z]+)`", DOCS.read_text("utf-8"), re.MULTILINE))
