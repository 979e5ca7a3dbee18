"""When a page is ready for the next key: what it asked for is answered."""

from playwright.sync_api import expect


def settled(page):
    expect(page.locator(".htmx-request")).to_have_count(0)
