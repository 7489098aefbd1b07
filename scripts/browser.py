"""Sees to it that the tests have a browser: one that is there, or one that can be had.

    python scripts/browser.py          find one, or install one
    python scripts/browser.py --path   print where it is

Looks at SORADE_BROWSER, then for Chromium or Chrome on the PATH, then for Playwright's own. To install: Debian's
package where we may (a Japanese font comes along, for the pictures), else Playwright's download.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def find() -> str | None:
    """The path of a browser that is there, or None."""
    if named := os.environ.get("SORADE_BROWSER"):
        return named if Path(named).exists() else None
    for name in NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where nothing else is there

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Get one. Raises CalledProcessError where neither way works."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)  # noqa: S607 - the system's own
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"], check=True, env=quiet)  # noqa: S607
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    path = find()
    if path is None and "--path" not in sys.argv:
        print("No Chromium here; installing one for the browser tests ...")
        with contextlib.suppress(subprocess.CalledProcessError):
            install()
        path = find()
    if path is None:
        print(
            "The browser tests need Chromium. Install it (Debian: apt-get install chromium), "
            "or set SORADE_BROWSER to its path.",
            file=sys.stderr,
        )
        return 1
    if "--path" in sys.argv:
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
