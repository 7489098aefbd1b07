"""The prompt's reading, read aloud."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk, model

pytestmark = pytest.mark.browser
VOICE = """
    window.said = [];
    class Words { constructor(text) { this.text = text; } }
    const japanese = { lang: "ja-JP", localService: true };
    const voices = { getVoices: () => [japanese], cancel() {}, speak: ({ text }) => said.push(text) };
    voices.addEventListener = voices.removeEventListener = () => undefined;
    Object.defineProperty(window, "speechSynthesis", { value: voices });
    window.SpeechSynthesisUtterance = Words;
"""  # this Chromium comes without voices; on a learner's machine the system has them


@pytest.mark.known("語")
def test_where_there_is_no_japanese_voice_the_button_says_so(desk: Desk) -> None:
    desk.start()
    desk.press("sound")
    expect(desk.by("sound")).to_contain_text("No Japanese voice in this browser")
    expect(desk.by("sound")).to_be_disabled()


@pytest.mark.known("語飛")
def test_a_voice_speaks_when_asked_and_by_setting_with_every_prompt(desk: Desk) -> None:
    desk.page.add_init_script(VOICE)
    desk.page.goto("/setup")
    expect(desk.by("level-jlpt:5")).to_be_checked()
    desk.by("speaks").check()
    desk.picture(f"settings-{desk.device}")
    desk.press("begin")
    desk.by("start").wait_for()
    desk.start()
    said = desk.page.evaluate("said")
    assert len(said) == 1
    desk.press("sound")
    assert desk.page.evaluate("said") == said * 2
    desk.write(model("一"))
    desk.grade(1)
    desk.by("pad").wait_for()
    assert desk.purpose() == "Write it again from memory"
    assert len(desk.page.evaluate("said")) == 2, "a rewrite is the same prompt again"
    desk.write(model("一"))
    desk.press("go-on")
    desk.by("pad").wait_for()
    desk.page.wait_for_function("said.length === 3")
