"""Builds what runs sorade in a browser without a server, into src/sorade/web/home/: Python itself (Pyodide), its
standard library, sorade's own core and the book, each as one file.

The book of the browser has the models of the joyo kanji, of what may be taken for them, and of the kana. Those of the
other kanji beyond are a file of their own, and so is what the recogniser has learnt; both come when they are wanted.
"""

import hashlib
import importlib.util
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import web

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from sorade.recognise import OUTSIDE  # noqa: E402 - the path comes first

SOURCE = ROOT / "src/sorade"
TARGET = SOURCE / "web/home"
PYODIDE = web.MODULES / "pyodide"
FOLDERS = (
    *("wire", "reference", "prompt", "order", "ink", "check", "memory", "diagnosis", "session", "progress", "words"),
    *("recognise", "exchange", "desk", "store", "api", "browser"),
)
NOT_THERE = ("reference/building", "recognise/learning", "store/migrations", "reference/reference.sqlite")
TABLES = ("kana", "kana-alike")  # of reference/tables, those that are read when sorade runs
LIBRARIES = ("fsrs", "typing_extensions")
UNUSED = (  # of the standard library, which sorade's core never asks for
    *(
        "_pyrepl",
        "ctypes",
        "multiprocessing",
        "unittest",
        "wsgiref",
        "xmlrpc",
        "tomllib",
        "doctest",
        "pdb",
        "webbrowser",
    ),
    *("turtle", "tkinter", "idlelib", "ensurepip", "venv", "pydoc", "pydoc_data", "tarfile", "smtplib", "imaplib"),
    *("xml", "email", "http", "plistlib", "socketserver", "wave", "ssl", "bdb", "modulefinder", "zipapp", "mimetypes"),
    *("_pyio", "_pydatetime", "_pydecimal", "__phello__", "this", "antigravity", "nturl2path", "ntpath"),
    *("ftplib", "poplib", "mailbox", "pickletools", "optparse", "cProfile", "profile", "pstats", "trace", "timeit"),
)
CHARMAPS = ("cp", "mac_", "iso8859_", "koi8_", "kz1048", "hp_roman8", "ptcp154", "tis_620", "johab", "big5", "gb", "hz")
KEPT_CHARMAPS = ("cp437", "cp932", "iso8859_1")  # of zip archives, of Japanese files, and Latin

BEYOND = "select char from main.character where script = 'kanji' and (grade is null or grade > 8)"


def main() -> int:
    try:
        web.fetch()
        print("Packing sorade for the browser ...", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            app, out = Path(folder, "app"), Path(folder, "out")
            out.mkdir()
            gather(app)
            pack(app, out)
            info = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
            (out / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
            divide(SOURCE / "reference/reference.sqlite", out)
            shutil.copy(SOURCE / "recognise/recogniser.npz", out)
            sizes = {path.name: path.stat().st_size for path in sorted(out.iterdir())}
            version = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(out.iterdir()))).hexdigest()[:16]
            (out / "home.json").write_text(json.dumps({"version": version, "files": sizes}, indent=1), encoding="utf-8")
            shutil.rmtree(TARGET, ignore_errors=True)
            shutil.copytree(out, TARGET)
    except subprocess.CalledProcessError as error:
        print(error.output or "", file=sys.stderr)
        return error.returncode
    return 0


def gather(app: Path) -> None:
    """The files of sorade's core, and the libraries that it needs."""
    for file in own():
        target = app / "sorade" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCE / file, target)
    for name in LIBRARIES:
        spec = importlib.util.find_spec(name)
        assert spec is not None, name  # noqa: S101 - it is in requirements/run.txt
        assert spec.origin is not None, name  # noqa: S101
        origin = Path(spec.origin)
        if origin.name == "__init__.py":
            shutil.copytree(
                origin.parent, app / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyi", "py.typed")
            )
        else:
            shutil.copyfile(origin, app / origin.name)


def own() -> Iterator[Path]:
    """As paths below src/sorade."""
    yield from (path.relative_to(SOURCE) for path in sorted(SOURCE.glob("*.py")))
    for folder in FOLDERS:
        for path in sorted((SOURCE / folder).rglob("*.py")):
            name = path.relative_to(SOURCE)
            if not name.as_posix().startswith(NOT_THERE):
                yield name
    yield from (Path(f"reference/tables/{name}.tsv") for name in TABLES)


def pack(app: Path, out: Path) -> None:
    """Raises CalledProcessError."""
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as stdlib:
        names = [name for name in stdlib.namelist() if not name.endswith("/") and is_used(name)]
    command = [web.node(), ROOT / "scripts/pack.mjs", PYODIDE, app, json.dumps(names), out]
    subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - ours


def is_used(name: str) -> bool:
    """Whether sorade may come to need a file of the standard library."""
    first, _, rest = name.partition("/")
    if first == "encodings":
        return not rest.startswith(CHARMAPS) or rest.removesuffix(".py") in KEPT_CHARMAPS
    return first.removesuffix(".py") not in UNUSED


def divide(book: Path, out: Path) -> None:
    """The book without the models of the kanji beyond, and these by themselves."""
    kept, beyond = out / "book.sqlite", out / "beyond.sqlite"
    shutil.copyfile(book, kept)
    with closing(sqlite3.connect(kept, isolation_level=None)) as database:
        database.execute("attach ? as beyond", (str(beyond),))
        (made,) = database.execute("select sql from main.sqlite_schema where name = 'model'").fetchone()
        database.execute(re.sub("create table model", "create table beyond.model", made, count=1, flags=re.IGNORECASE))
        chosen = f"char in ({BEYOND}) and instr(?, char) = 0"
        near = "".join(OUTSIDE.values())
        database.execute(f"insert into beyond.model select * from main.model where {chosen} order by char, nth", [near])  # noqa: S608 - our own words
        database.execute(f"delete from main.model where {chosen}", [near])  # noqa: S608 - as above
        database.execute("detach beyond")
        database.execute("vacuum")


if __name__ == "__main__":
    sys.exit(main())
