"""Every page for those who see it otherwise: axe-core finds nothing, in light and dark, on small and large screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, ink, model, open_desk
from months import months
from running import Server

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[2] / "web/node_modules/axe-core/axe.min.js"
RUN = """async (rules) => {
  const told = ({ html, failureSummary }) => `${html} ${failureSummary}`;
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(told).join(" | ")}`);
}"""
FOREIGN = r"""() => {
  const scripts = ["Han", "Hiragana", "Katakana"].map((name) => `\\p{Script_Extensions=${name}}`).join("");
  const japanese = new RegExp(`(?!\\p{P})[${scripts}]`, "u");
  const inside = (node) => node.closest("[lang]")?.getAttribute("lang") === "ja";
  const found = [];
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: node, data } = texts.currentNode;
    if (/^(SCRIPT|STYLE)$/.test(node.tagName) || inside(node)) continue;
    if (japanese.test(data)) found.push(`${node.tagName}: ${data.trim()}`);
  }
  const names = ["placeholder", "title", "aria-label", "alt"];
  for (const node of document.querySelectorAll(`${names.map((name) => `[${name}]`)}, input, textarea`)) {
    for (const told of [node.value, ...names.map((name) => node.getAttribute(name))]) {
      if (japanese.test(told ?? "") && !inside(node)) found.push(`${node.tagName}, an attribute: ${told}`);
    }
  }
  return [...new Set(found)].map((one) => `not said to be Japanese: ${one}`);
}"""
SCREENS = [("phone", "touch", "light"), ("desktop", "mouse", "dark")]
CHARS = (
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西"
)


def violations(desk: Desk, scheme: str) -> list[str]:
    """What axe finds on the page as it is now, by every rule, and in the other colours by the rule about colours; and
    Japanese that isn't said to be so, which a Chinese browser would draw in Chinese shapes."""
    desk.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = _found(desk, {}) + list(desk.page.evaluate(FOREIGN))
    desk.page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    found += _found(desk, {"runOnly": ["color-contrast"]})
    desk.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    return found


def _found(desk: Desk, rules: dict[str, list[str]]) -> list[str]:
    desk.page.evaluate("document.getAnimations().forEach((one) => one.finish())")  # nothing is half faded in
    return list(desk.page.evaluate(RUN, rules))


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of a learner of some months: no page of it is empty."""
    running = Server(tmp_path_factory.mktemp("data"))
    running.take_in(months(CHARS, days=60))
    with running:
        yield running


PAGES = {
    "": "writable",
    "setup": "begin",
    "kanji": "hits",
    "kanji/語": "memory",
    "kanji/一": "memory",
    "kanji/x": "wrong",
    "lists": "lists-jlpt",
    "lists/jlpt:5": "hits",
    "progress": "ink",
    "placement": "place",
    "read": "read",
    "drill": "drill",
    "unsent": "all-sent",
    "about": "sources",
}


@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
def test_no_page_shuts_anybody_out(chromium: Browser, learned: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, learned, *screen)
    found = {}
    for page, shown in PAGES.items():
        desk.page.goto(f"/{page}")
        desk.by(shown).first.wait_for()
        if page == "progress":
            desk.by("pair").first.wait_for()
        found[page] = violations(desk, screen[2])
        assert desk.fits(), page
    desk.page.goto("/lists")
    desk.press("make")
    desk.by("list-text").fill("鯨は海に住む语")
    expect(desk.by("list-found")).to_contain_text("Skipped")
    desk.by("list-name").fill("魚の漢字")
    found["a list in the making"] = violations(desk, screen[2])
    desk.page.goto("/kanji")
    desk.press("draw")
    found["a kanji being drawn"] = violations(desk, screen[2])
    context.close()
    assert {page: one for page, one in found.items() if one} == {}


@pytest.mark.known("語木", reads="jlpt:3", minutes=5)
@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
def test_no_moment_of_a_session_does(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    found = {}
    desk.start()
    found["prompt"] = violations(desk, screen[2])
    desk.press("hint")
    desk.by("hint-offer").wait_for()
    found["hint"] = violations(desk, screen[2])
    desk.press("hint-close")
    while desk.asked() != "語":
        desk.write(model(desk.asked()))
        found["right"] = violations(desk, screen[2])
        desk.grade(3)
        desk.by("pad").wait_for()
    desk.write(ink("語-missing"))
    found["wrong"] = violations(desk, screen[2])
    desk.press("view-over")
    desk.by("figure-over").wait_for()
    found["overlay"] = violations(desk, screen[2])
    desk.grade(1)
    desk.by("pad").wait_for()
    desk.page.keyboard.press("?")
    desk.by("keys").wait_for()
    found["keys"] = violations(desk, screen[2])
    desk.page.keyboard.press("Escape")
    desk.page.context.set_offline(True)
    desk.draw(model("語"))
    desk.press("check")
    desk.by("saved").wait_for()
    found["saved"] = violations(desk, screen[2])
    context.close()
    assert {page: one for page, one in found.items() if one} == {}


@pytest.mark.parametrize("screen", SCREENS, ids="-".join)
def test_nor_does_the_first_run(chromium: Browser, server: Server, screen: tuple[str, str, str]) -> None:
    desk, context = open_desk(chromium, server, *screen)
    desk.page.goto("/")
    desk.by("begin").wait_for()
    assert violations(desk, screen[2]) == []
    desk.by("known").locator("summary").click()
    assert violations(desk, screen[2]) == []
    desk.by("level-jlpt:5").check()
    desk.press("begin")
    desk.by("pad").wait_for()
    assert violations(desk, screen[2]) == []
    context.close()


@pytest.mark.known("語")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browsers_frame_has_the_colour_of_the_page(chromium: Browser, server: Server, scheme: str) -> None:
    desk, context = open_desk(chromium, server, "phone", "touch", scheme)
    shown = """() => {
      const frames = [...document.querySelectorAll("meta[name=theme-color]")];
      const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number);
      const ground = [r, g, b].map((one) => one.toString(16).padStart(2, "0")).join("");
      return [frames.filter(({ media }) => matchMedia(media).matches).map(({ content }) => content), `#${ground}`];
    }"""
    desk.page.goto("/setup")
    for theme in ("system", "dark", "light"):
        desk.by(f"theme-{theme}").check()
        desk.press("begin")
        desk.by("start").wait_for()
        frame, ground = desk.page.evaluate(shown)
        assert frame == [ground]
        desk.page.goto("/setup")
    context.close()


def test_every_style_sheet_is_asked_for() -> None:
    app = Path(__file__).resolve().parents[2] / "src/sorade/web/app"
    asking = "".join(one.read_text(encoding="utf-8") for one in [app / "index.html", *app.glob("assets/*.js")])
    assert [sheet.name for sheet in app.glob("assets/*.css") if sheet.name not in asking] == []
