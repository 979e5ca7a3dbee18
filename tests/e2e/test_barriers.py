"""No barrier anywhere: every page that there is, and the states that no link leads to."""

import pytest

from tests.e2e.all_pages import FILLED
from tests.e2e.barriers import ALL_LOOKS, barriers
from tests.e2e.ways_in import NEWCOMER

pytestmark = pytest.mark.browser

# A mail as it is, without the page around it.
BARE = ("/html/",)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pages", "email"),
    [("a_full_account", FILLED), ("an_empty_account", NEWCOMER), ("nobody", "")],
    ids=["a full account", "an empty account", "nobody"],
)
def test_no_page_has_a_barrier_in_any_theme_or_width(site, open_page, enter, pages, email):
    paths = site.call(f"tests.e2e.all_pages.pages_of_{pages}")
    page = open_page()
    if email:
        enter(site_page := page, email)
        assert site_page
    found = []
    for path in paths:
        page.goto(path)
        found += barriers(page, ALL_LOOKS)
    assert found == []
