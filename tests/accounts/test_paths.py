import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from accounts.paths import path_to


@pytest.fixture
def under_a_prefix():
    set_script_prefix("/jobs/")
    yield
    set_script_prefix("/")


@pytest.mark.parametrize(
    ("name", "ids"), [("followups:waiting", ()), ("dashboard:round", (7,)), ("followups:note", (7, 12)), ("home", ())]
)
def test_it_is_what_django_says(name, ids):
    name = name if ":" in name else f"dashboard:{name}"

    assert path_to(name, *ids) == reverse(name, args=ids)


def test_it_is_so_below_a_prefix_too(under_a_prefix):
    assert path_to("dashboard:round", 7) == "/jobs/rounds/7/"


def test_a_page_that_does_not_exist_has_no_path():
    with pytest.raises(NoReverseMatch):
        path_to("dashboard:round", 7, 8)
