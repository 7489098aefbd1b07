"""A tablet beside the computer: paired over the home network, in step with it, and shut out again."""

from __future__ import annotations

import base64
import hashlib
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from browser import ARGS, browser_path
from desk import DEVICES, Desk, let_in, model
from running import Server, free_port
from sorade.desk import ROUTES
from sorade.web import more

UP = 60_000  # ms for Python's first start in a browser; four share two cores
OURS = {"Sec-Fetch-Site": "same-origin"}  # what a browser says of our own page
FIRST = "年"  # what a reader of N5 is asked first


def two_ports() -> int:
    """A free port with another one after it."""
    while True:
        port = free_port()
        if port < 60_000:
            return port


@pytest.fixture(scope="module")
def port() -> int:
    return two_ports()


@pytest.fixture(scope="module")
def computer(tmp_path_factory: pytest.TempPathFactory, port: int) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("computer")
    with Server(data, options=("--lan", "--lan-port", str(port), "--lan-name", "127.0.0.1")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium(computer: Server) -> Iterator[Browser]:
    """A browser to which the computer's certificate is good, as it is to a device that trusts its authority."""
    pem = (computer.data / "lan/certificate.pem").read_bytes()
    key = x509.load_pem_x509_certificate(pem).public_key()
    digest = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    trust = f"--ignore-certificate-errors-spki-list={base64.b64encode(digest).decode()}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=[*ARGS, trust])
        yield browser
        browser.close()


def desk_of(context: BrowserContext, server: Server, device: str, pointer: str) -> Desk:
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"the page threw: {error}"))
    return Desk(page, server, device, pointer, context.new_cdp_session(page))


@pytest.fixture
def here(chromium: Browser, computer: Server) -> Iterator[Desk]:
    """The computer's own page."""
    context = chromium.new_context(**DEVICES["desktop"], base_url=computer.url)  # type: ignore[arg-type]
    let_in(context, computer)
    yield desk_of(context, computer, "desktop", "mouse")
    context.close()


@pytest.fixture
def tablet(chromium: Browser, computer: Server, port: int) -> Iterator[Desk]:
    context = chromium.new_context(**DEVICES["phone"], base_url=f"https://127.0.0.1:{port}")  # type: ignore[arg-type]
    yield desk_of(context, computer, "phone", "touch")
    context.close()


def code_from(here: Desk) -> str:
    here.page.goto("/setup")
    here.by("network-new-code").click()
    return here.by("network-code").inner_text()


def pair(tablet: Desk, code: str) -> None:
    tablet.page.goto("/")
    tablet.by("pair-code").fill(code, timeout=UP)
    tablet.by("pair-name").fill("My tablet")
    tablet.by("pair").click()


KEPT = """(name) => new Promise((found) => {
  const asked = indexedDB.open("sorade");
  asked.onsuccess = () => {
    const got = asked.result.transaction("kept").objectStore("kept").get(name);
    got.onsuccess = () => (asked.result.close(), found(got.result ?? null));
  };
})"""


def synced(tablet: Desk) -> None:
    """Sync now, and wait until it was."""
    tablet.page.evaluate("new BroadcastChannel('sorade-home').postMessage({ sync: 'now' })")


def test_a_tablet_gets_in_by_a_code_and_goes_on_with_the_session(
    here: Desk, tablet: Desk, computer: Server, port: int
) -> None:
    here.page.goto("/")
    here.page.get_by_text("JLPT N5").click()
    here.page.get_by_role("button", name="Start writing").click()
    here.by("pad").wait_for()
    guide = tablet.page.context.new_page()
    guide.goto(f"http://127.0.0.1:{port + 1}/")
    with guide.expect_download() as download:
        guide.get_by_role("link", name="Get the certificate").click()
    x509.load_der_x509_certificate(Path(download.value.path()).read_bytes())
    expect(guide.get_by_text("Certificate Trust Settings").first).to_be_visible()
    guide.screenshot(path=computer.data / "guide.png", full_page=True)
    guide.close()

    code = code_from(here)
    here.by("network").scroll_into_view_if_needed()
    here.picture("network-computer")
    pair(tablet, "000 001" if code != "000 001" else "000 002")
    expect(tablet.by("paired")).to_contain_text("That code is wrong")
    tablet.by("pair-code").fill(code)
    tablet.by("pair").click()
    tablet.by("start").wait_for(timeout=UP)  # no questions: the computer knows the answers
    expect(here.by("device")).to_contain_text("My tablet")

    # both in one session: what the tablet wrote, the computer doesn't ask any more
    here.page.goto("/practice")
    expect(here.page.get_by_text("1 of")).to_be_visible()
    tablet.page.goto("/practice")
    tablet.by("pad").wait_for(timeout=UP)
    tablet.write(model(FIRST))
    expect(tablet.by("verdict")).to_contain_text(re.compile("right", re.IGNORECASE))
    tablet.grade(3)
    here.wait_for_events("grade", 1)
    here.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(here.by("also-elsewhere")).to_be_visible()
    expect(here.page.get_by_text("2 of")).to_be_visible()

    # and the other way round
    here.write(model(here.asked()))
    here.grade(3)
    synced(tablet)
    expect(tablet.by("also-elsewhere")).to_be_visible()
    expect(tablet.page.get_by_text("3 of")).to_be_visible()
    assert [event["grade"] for event in here.events("grade")] == [3, 3]

    # out of reach, it goes on; back again, all of it arrives
    tablet.page.context.set_offline(True)
    tablet.write(model(here.asked()))
    tablet.grade(3)
    assert len(here.events("grade")) == 2
    tablet.page.goto("/setup")
    expect(tablet.by("in-step")).to_contain_text("Can't reach", timeout=UP)
    tablet.page.context.set_offline(False)
    tablet.by("sync-now").click()
    here.wait_for_events("grade", 3)
    expect(tablet.by("in-step")).to_contain_text("Synced")
    assert tablet.page.evaluate(KEPT, "synced") > 0  # so nobody is told that it is on this device only

    # shut out, it is a stranger, and keeps what it has
    here.page.goto("/setup")
    here.by("shut-out").click()
    here.by("shut-out-sure").click()
    expect(here.by("device")).to_have_count(0)
    tablet.by("sync-now").click()
    tablet.by("pair-code").wait_for()
    assert tablet.page.evaluate("fetch('/api/log').then(({ status }) => status)") == 401


def test_nobody_gets_anything_without_pairing(computer: Server, port: int) -> None:
    trusting = ssl.create_default_context(cafile=computer.data / "lan/certificate.pem")
    trusting.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN  # the certificate itself is the anchor

    def status(method: str, path: str, **headers: str) -> int:
        asked = urllib.request.Request(
            f"https://127.0.0.1:{port}{path}", method=method, headers=headers, data=b"{}" if method == "POST" else None
        )
        try:
            with urllib.request.urlopen(asked, timeout=10, context=trusting) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    for route in (*ROUTES, *more()):
        path = "/api" + re.sub(r"\{\w+\}", "0199aaaa-0000-7000-8000-000000000000", route.path)
        assert status(route.method, path, **OURS) == (200 if path == "/api/health" else 401), path
    cookie = f"sorade-{computer.port}={computer.keys.cookie(computer.port)}"
    assert status("GET", "/api/log", Cookie=cookie) == 401  # that of the computer's own browser
    assert status("GET", "/api/log", Authorization=f"Bearer {computer.keys.token}") == 401
    assert status("GET", "/api/pair", Host="sorade.example.org") == 403
    assert status("GET", "/api/pair", Origin="https://example.org", **{"Sec-Fetch-Site": "cross-site"}) == 403
    assert status("GET", "/lan/authority.pem") == 404
    assert status("GET", "/../authority.pem") == 404
    assert status("GET", "/") == 200
