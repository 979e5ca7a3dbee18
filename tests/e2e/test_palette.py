"""The palette, the search page and the shortcuts with the keyboard alone, and without barriers in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE

pytestmark = pytest.mark.browser
AXE = Axe().axe_script


@pytest.fixture
def open_today(open_page, enter, site):
    def open_today(*viewport, **options):
        page = open_page(*viewport, **options)
        enter(page)
        return page

    return open_today
