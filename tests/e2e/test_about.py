"""Whom it is all from, in the page itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from desk import Desk
from sorade import notice

pytestmark = pytest.mark.browser


@pytest.mark.known("木")
def test_the_page_names_every_source_and_library_with_its_licence(desk: Desk) -> None:
    desk.page.goto("/")
    desk.page.get_by_role("link", name="sorade 0").click()
    for source in notice.SOURCES:
        told = desk.by("sources").locator("li").filter(has=desk.page.get_by_role("link", name=source.name, exact=True))
        expect(told).to_contain_text(source.licence)
        expect(told).to_contain_text(source.by)
        expect(told.get_by_role("link", name=source.name, exact=True)).to_have_attribute("href", source.home)
    for library in (*notice.BUNDLED, *notice.LIBRARIES):
        expect(desk.by("libraries")).to_contain_text(f"{library.name} ({library.spdx})")
    assert desk.fits()
    desk.picture("about")


@pytest.mark.known("木")
def test_the_licences_of_what_is_bundled_can_be_read_whole(desk: Desk) -> None:
    desk.page.goto("/about")
    desk.page.get_by_role("link", name="Their licences in full").click()
    expect(desk.page.locator("body")).to_contain_text("Permission is hereby granted")
