"""Two ways to use a page, each counting what it costs: by mouse, and by keyboard alone.

Both know press(what), write(what, text), day(what, day) and open(what), where `what` is a locator of Playwright's; the
keyboard never clicks and never sets focus: it tabs until it is there, past the navigation by the skip link. Both wait
until a page has answered, as people do.
"""

import time

from tests.e2e.settled import settled

MOST_TABS = 120
IS_FOCUSED = "element => element === document.activeElement"
# Nothing is focused yet, and what is wanted stands in the main part of the page: the skip link is the way.
IS_FAR = "element => document.activeElement === document.body && !!element.closest('main')"

IS_AT_THE_SKIP_LINK = "document.activeElement.matches('.skip-link')"


class Hand:
    def __init__(self, page):
        self.page = page
        self.clicks = self.keys = self.pages = 0
        self.began = time.monotonic()
        page.on("domcontentloaded", self._count_page)

    @property
    def seconds(self):
        return time.monotonic() - self.began

    def _count_page(self, _):
        self.pages += 1

    def type(self, text):
        self.page.keyboard.type(text)
        self.keys += len(text)

    def key(self, name):
        self.page.keyboard.press(name)
        self.keys += 1


class Mouse(Hand):
    name = "mouse"

    def press(self, what):
        what.wait_for()
        settled(self.page)
        what.click()
        self.clicks += 1

    open = press

    def write(self, what, text):
        if not what.evaluate(IS_FOCUSED):
            self.press(what)
        self.type(text)

    def day(self, what, day):
        """Its first part, the day of the month, is at its left edge."""
        if not what.evaluate(IS_FOCUSED):
            what.click(position={"x": 20, "y": 20})
            self.clicks += 1
        self.type(f"{day:%d%m%Y}")


class Keyboard(Hand):
    name = "keyboard"

    def reach(self, what):
        what.wait_for()
        settled(self.page)
        if what.evaluate(IS_FAR):
            self.key("Tab")
            if self.page.evaluate(IS_AT_THE_SKIP_LINK):
                self.key("Enter")
        for _ in range(MOST_TABS):
            if what.evaluate(IS_FOCUSED):
                return
            self.key("Tab")
        raise AssertionError(f"no way to {what} by the Tab key")

    def press(self, what):
        self.reach(what)
        self.key("Enter")

    def open(self, what):
        """By its key, if it has one."""
        key = what.get_attribute("aria-keyshortcuts") or ""
        if len(key) == 1 and what.is_visible():
            self.key(key)
            return
        self.reach(what)
        self.key("Space")

    def write(self, what, text):
        self.reach(what)
        self.type(text)

    def day(self, what, day):
        self.write(what, f"{day:%d%m%Y}")
