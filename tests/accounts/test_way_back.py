import pytest
from django.test import RequestFactory

from accounts.way_back import way_back


def posted(**fields):
    return RequestFactory().post("/", fields)


def test_a_button_leads_back_to_its_own_page():
    assert way_back(posted(next="/rounds/7/thank-yous/#note-2")).url == "/rounds/7/thank-yous/#note-2"


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil", ""])
def test_no_way_leads_to_somebody_elses_page(address):
    assert way_back(posted(next=address)) is None


@pytest.mark.parametrize("address", ["999", "dashboard:round", "a\nb", "a\0b", "😀"])
def test_a_word_that_is_no_path_leads_nowhere(address):
    assert way_back(posted(next=address)) is None


@pytest.mark.parametrize("address", ["/a\r\nSet-Cookie: x=1", "/a\0b"])
def test_a_path_cannot_break_out_of_its_header(address):
    assert "%0" in way_back(posted(next=address)).url


def test_a_form_that_names_no_page_has_no_way_back():
    assert way_back(posted()) is None
