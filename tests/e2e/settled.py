"""When a page has taken in what htmx brought it: only then does the keyboard's place stay where somebody puts it."""

from playwright.sync_api import expect


def settled(page):
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
