"""Each command as one types it: what it prints, its exit code, and one plain sentence where it cannot go on."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import sorade
from past import past
from sorade import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(sorade.__file__).parent
INKS = ROOT / "tests/inks"


def run(*arguments: str | Path, data: Path, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sorade", *arguments],
        env={**os.environ, "SORADE_DATA": str(data), "COLUMNS": "80", **environment},
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def said(done: subprocess.CompletedProcess[str], code: int) -> str:
    """The one sentence of a command that could not go on."""
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stderr.startswith("sorade: ")
    assert "Traceback" not in done.stderr
    return done.stderr


def test_the_version(tmp_path: Path) -> None:
    assert run("--version", data=tmp_path).stdout == f"sorade {__version__}\n"


def test_check_tells_right_from_wrong_in_words_and_exit_code(tmp_path: Path) -> None:
    right = run("check", INKS / "語-right.json", data=tmp_path)
    assert (right.returncode, right.stdout.splitlines()[1].strip()) == (0, "All 14 strokes are right.")
    wrong = run("check", "-", data=tmp_path, given=(INKS / "語-missing.json").read_text("utf-8"))
    assert wrong.returncode == 1
    assert "Nearly: the bottom bar of 五 is missing." in wrong.stdout


def test_check_as_json(tmp_path: Path) -> None:
    told = json.loads(run("check", INKS / "未-as-末.json", "--json", data=tmp_path).stdout)
    assert (told["char"], told["other"], told["right"]) == ("未", "末", False)
    assert len(told["matches"]) == 5


@pytest.mark.parametrize(
    ("given", "code", "sentence"),
    [
        ("{", 2, "JSON"),
        ('{"strokes": [[[1, 2]]]}', 2, "--char"),
        ('{"char": "語", "strokes": [[[1, NaN]]]}', 2, "number"),
        ('{"char": "語", "strokes": [[["a", 2]]]}', 2, "number"),
        (json.dumps({"char": "語", "strokes": [[[0, 0]]] * 500}), 2, "strokes"),
        ('{"char": "A", "strokes": [[[1, 2]]]}', 3, "A"),
        (r'{"char": "\ud800", "strokes": [[[1, 2]]]}', 3, r"\ud800"),
        ("[" * 100_000, 2, "JSON"),
    ],
    ids=["no JSON", "no character", "NaN", "no number", "500 strokes", "no kanji", "half a surrogate pair", "nested"],
)
def test_check_says_what_is_wrong_with_its_input(given: str, code: int, sentence: str, tmp_path: Path) -> None:
    assert sentence in said(run("check", "-", data=tmp_path, given=given), code)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for command in ("check", "import"):
        assert "can't be read" in said(run(command, tmp_path / "nothing", data=tmp_path), 2)


def test_show_draws_and_tells(tmp_path: Path) -> None:
    shown = run("show", "語", data=tmp_path)
    assert shown.returncode == 0
    for text in ("14 strokes", "ゴ", "かた", "言", "五", "口"):
        assert text in shown.stdout
    assert max(len(line) for line in shown.stdout.splitlines()) <= 80
    assert "学学" in said(run("show", "学学", data=tmp_path), 3)


def test_a_word_read_as_the_official_table_does_not_have_it_says_so(tmp_path: Path) -> None:
    mark = "a reading outside the official table"
    assert mark in " ".join(run("show", "弥", data=tmp_path).stdout.split())
    assert mark not in run("show", "語", data=tmp_path).stdout


def test_export_import_and_rebuild_go_round(tmp_path: Path) -> None:
    text = past("語木川")
    first, second = tmp_path / "first", tmp_path / "second"
    assert "8 events imported, 0 were already there" in run("import", "-", data=first, given=text).stdout
    exported = run("export", data=first).stdout
    assert exported == text
    file = tmp_path / "log.jsonl"
    assert run("export", file, data=first).returncode == 0
    assert file.read_text("utf-8") == exported
    saved = tmp_path / "saved by an editor.jsonl"  # with a mark at its beginning, and lines that end as on Windows
    saved.write_bytes(b"\xef\xbb\xbf" + exported.replace("\n", "\r\n").encode())
    assert "8 events imported" in run("import", saved, data=second).stdout
    assert "0 events imported, 8 were already there" in run("import", file, data=second).stdout
    assert run("export", data=second).stdout == exported

    def memories() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(second / "sorade.sqlite3")) as database:
            return database.execute("select char, state from store_memory order by char").fetchall()

    before = memories()
    assert len(before) == 3
    assert run("rebuild", data=second).returncode == 0
    assert memories() == before


def test_an_export_that_an_editor_has_marked_is_taken_in(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_bytes(b"\xef\xbb\xbf" + past("語").replace("\n", "\r\n").encode())
    for file, given in ((log, ""), ("-", log.read_text("utf-8"))):
        imported = run("import", file, data=tmp_path / f"data{len(given)}", given=given)
        assert "imported, 0 were already there" in imported.stdout, imported.stderr


def test_a_common_form_is_the_lists_own(tmp_path: Path) -> None:
    assert run("show", "叱", data=tmp_path).stdout == run("show", "𠮟", data=tmp_path).stdout != ""


def test_an_import_is_backed_up_before_and_can_be_undone(tmp_path: Path) -> None:
    def memories() -> list[tuple[str, str]]:
        with closing(sqlite3.connect(tmp_path / "sorade.sqlite3")) as database:
            return database.execute("select char, state from store_memory order by char").fetchall()

    for note in ("", "[]", '{"log": 1}'):
        (tmp_path / "last-import.json").write_text(note)
        assert "nothing to undo" in said(run("import", "--undo", data=tmp_path), 3)
    first = run("import", "-", data=tmp_path, given=past("語木"))
    assert "kept" not in first.stdout, "an empty log needs no backup"
    mine, progress = memories(), run("progress", "--json", data=tmp_path).stdout
    other = run("import", "-", data=tmp_path, given=past("川木", reads="jlpt:3", minutes=30))
    assert "The log as it was is kept: " in other.stdout
    assert memories() != mine
    assert "minutes: 30" in run("settings", "minutes", data=tmp_path).stdout
    assert "6 imported events are taken back" in run("import", "--undo", data=tmp_path).stdout
    assert memories() == mine
    assert "minutes: 5" in run("settings", "minutes", data=tmp_path).stdout
    assert run("progress", "--json", data=tmp_path).stdout == progress
    assert "undone already" in run("import", "--undo", data=tmp_path).stdout
    assert len(run("export", data=tmp_path).stdout.splitlines()) == 1 + 6 + 6 + 6, "nothing is ever deleted"
    assert "Name the file" in said(run("import", data=tmp_path), 2)


def test_an_export_does_not_overwrite_in_silence_nor_break_in_half(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語"))
    assert "can't be written" in said(run("export", tmp_path / "no" / "such" / "folder", data=tmp_path), 2)


@pytest.mark.parametrize("line", [1, 2])
def test_an_import_that_is_nested_too_deeply_says_so(line: int, tmp_path: Path) -> None:
    lines = past("語").splitlines()
    lines[line - 1] = "[" * 100_000
    sentence = said(run("import", "-", data=tmp_path, given="\n".join(lines)), 2)
    assert f"Line {line}: " in sentence
    assert "Nothing was imported." in sentence


def test_an_export_that_fails_leaves_no_half_file_and_the_old_one_whole(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語"))
    (tmp_path / "log.jsonl").mkdir()  # a name that cannot be replaced by a file
    (tmp_path / "log.jsonl" / "kept").touch()
    assert "Nothing was exported." in said(run("export", tmp_path / "log.jsonl", data=tmp_path), 2)
    assert not list(tmp_path.glob("*.part"))
    assert (tmp_path / "log.jsonl" / "kept").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_an_export_into_a_folder_that_is_read_only(tmp_path: Path) -> None:
    folder = tmp_path / "shut"
    folder.mkdir(mode=0o555)
    sentence = said(run("export", folder / "log.jsonl", data=tmp_path / "data"), 2)
    assert str(folder) in sentence
    assert "another folder" in sentence


def test_doctor_is_content(tmp_path: Path) -> None:
    done = run("doctor", data=tmp_path)
    assert done.returncode == 0, done.stdout
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())
    assert "2,136 kanji" in done.stdout


def test_a_port_that_another_program_has(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        sentence = said(run("serve", "--no-browser", "--port", port, data=tmp_path), 6)
    assert "Another program is using port" in sentence
    assert f"--port {int(port) + 1}" in sentence


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sentence = said(run("serve", "--no-browser", "--port", "0", data=tmp_path / "file" / "data"), 6)
    assert "SORADE_DATA" in sentence
    assert "not ok" in run("doctor", data=tmp_path / "file" / "data").stdout


def test_a_database_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    run("import", "-", data=tmp_path, given=past("語"))
    file = tmp_path / "sorade.sqlite3"
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(
            "insert into django_migrations (app, name, applied) values ('store', '9999_later', '2030-01-01')"
        )
    before = file.read_bytes()
    for command in (("serve", "--no-browser", "--port", "0"), ("export",), ("rebuild",), ("report",)):
        assert "newer" in said(run(*command, data=tmp_path), 6)
    assert file.read_bytes() == before


@pytest.mark.parametrize("size", [None, 1000, 5_000_000], ids=["missing", "a stump", "cut short"])
def test_reference_data_that_are_damaged(size: int | None, tmp_path: Path) -> None:
    copy = tmp_path / "copy" / "sorade"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("reference.sqlite*", "app", "__pycache__"))
    if size is not None:
        (copy / "reference/reference.sqlite").write_bytes((PACKAGE / "reference/reference.sqlite").read_bytes()[:size])
    for command in (("serve", "--no-browser", "--port", "0"), ("show", "語")):
        sentence = said(run(*command, data=tmp_path / "data", PYTHONPATH=str(copy.parent)), 6)
        assert "reference data" in sentence
        assert "make data" in sentence


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_can_complete(shell: str, tmp_path: Path) -> None:
    words = {"COMP_WORDS": "sorade re", "COMP_CWORD": "1"}
    words |= {"_TYPER_COMPLETE_ARGS": "sorade re", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    found = subprocess.run(
        [Path(sys.executable).with_name("sorade")],
        env={**os.environ, "SORADE_DATA": str(tmp_path), "_SORADE_COMPLETE": f"complete_{shell}", **words},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "rebuild" in found.stdout, found.stderr
