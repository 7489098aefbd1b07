"""A headless Chromium: the one that scripts/browser.py finds."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def browser_path() -> str:
    """Where scripts/browser.py finds Chromium."""
    spec = importlib.util.spec_from_file_location("browser", ROOT / "scripts/browser.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    path = module.find()
    assert path is not None, "no Chromium: run `make test`, which installs one"
    return str(path)


@contextmanager
def started() -> Iterator[tuple[Playwright, Browser]]:
    """A browser until the end, and Playwright, which knows what devices there are."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGS)
        yield playwright, browser
        browser.close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser until the end."""
    with started() as (_, browser):
        yield browser
