"""Teaches the recogniser from KanjiVG: writes src/sorade/recognise/recogniser.npz, the same bytes each time."""

import os
import sys
import time
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums of one order: the same bytes on every run

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "scripts")]

import data  # noqa: E402 - the path comes first

from sorade.errors import SoradeError  # noqa: E402
from sorade.recognise.learning.learn import SEED, learn  # noqa: E402
from sorade.recognise.recogniser import LEARNT  # noqa: E402
from sorade.reference.building.drawings import handwritten  # noqa: E402
from sorade.reference.building.sources import Sources  # noqa: E402


def main() -> int:
    seed = int(sys.argv[1]) if sys.argv[1:] else SEED
    print("Teaching the recogniser ...", flush=True)
    began = time.monotonic()
    try:
        models = list(handwritten(Sources(data.ARCHIVES)))
        learn(models, lambda done, of: data.show("rounds", done, of), seed).write(LEARNT)
    except SoradeError as error:
        print(f"\nsorade: {error}", file=sys.stderr)
        return error.exit_code
    print(f"{LEARNT.name}: {LEARNT.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
