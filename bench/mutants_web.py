"""Small faults in the browser half, one at a time: does a test notice? A score for session, ink and outbox.

    python bench/mutants_web.py              the score by folder and by file
    python bench/mutants_web.py session      that folder, or file, alone, with each fault that no test noticed

All faults are put into the code at once and switched on by number (web/bench/), so that nothing is built anew. Only
the tests that reach a fault are run against it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("ink", "outbox", "session")  # of web/src
LEAST = 85  # percent of the faults in each folder that are to be noticed


def tools() -> ModuleType:
    """scripts/web.py, which knows where Node is."""
    spec = importlib.util.spec_from_file_location("web", ROOT / "scripts/web.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(folder: Path, folders: Sequence[str]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The faults, and what became of each."""
    web = tools()
    files = {"MUTANTS": str(folder / "mutants.json"), "RESULTS": str(folder / "results.jsonl")}
    environment = {**os.environ, **files, "FOLDERS": ",".join(folders)}
    vitest = [str(web.node()), "node_modules/vitest/vitest.mjs", "run", "--config", "bench/mutants.config.ts"]
    subprocess.run(vitest, cwd=web.WEB, env=environment, check=True, stdout=subprocess.DEVNULL)
    mutants = json.loads((folder / "mutants.json").read_text(encoding="utf-8"))
    results = [json.loads(line) for line in (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    return mutants, results


def main() -> int:
    wanted = sys.argv[1:]
    folders = sorted({one.split("/")[0] for one in wanted}) or FOLDERS
    if not set(folders) <= set(FOLDERS):
        print(__doc__, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        mutants, results = run(Path(folder), folders)
    found: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    for one, result in zip(mutants, results, strict=True):
        file = str(one["file"]).removeprefix("src/")
        for key in (file.split("/")[0], file):
            found[key] += 1
            killed[key] += bool(result["killed"])
        if not result["killed"] and any(file.startswith(prefix) for prefix in wanted):
            reached = "" if result["reached"] else "  (no test comes here)"
            print(f"{file}:{one['line']}: {one['was']!r} -> {one['is']!r}{reached}")
    for key in sorted(found):
        print(f"{'  ' if '/' in key else ''}{key:32} {100 * killed[key] / found[key]:5.1f}% of {found[key]:,}")
    return int(any(100 * killed[key] < LEAST * found[key] for key in found if "/" not in key))


if __name__ == "__main__":
    sys.exit(main())
