"""When a page is ready for the next key: htmx is there, and what it asked for is answered."""

from playwright.sync_api import expect


def settled(page):
    expect(page.locator(".waits-for-htmx, .htmx-request")).to_have_count(0)
