"""Who may sign up: everybody, nobody, or addresses at some domains."""

import pytest
from django.core import mail

from accounts.models import User
from tests.accounts.test_signup import SIGNUP, sign_up

pytestmark = pytest.mark.django_db
PAGES = ["/", "/accounts/login/", "/accounts/password/reset/"]


@pytest.fixture
def closed(settings):
    settings.IS_SIGNUP_OPEN = False


@pytest.fixture
def two_domains(settings):
    settings.SIGNUP_DOMAINS = ["example.edu", "example.org"]


@pytest.mark.parametrize("page", PAGES)
def test_where_sign_up_is_closed_no_page_offers_it(as_nobody, closed, page):
    assert "/accounts/signup/" not in as_nobody.get(page).text


@pytest.mark.parametrize("page", ["/", "/accounts/login/", SIGNUP])
def test_pages_say_in_a_sentence_that_it_is_closed(as_nobody, closed, page):
    answer = as_nobody.get(page)

    assert answer.status_code == 200
    assert "This site takes no new accounts." in answer.text


def test_where_sign_up_is_closed_no_post_makes_an_account(as_nobody, closed):
    answer = sign_up(as_nobody)

    assert answer.status_code == 403
    assert "This site takes no new accounts." in answer.text
    assert not User.objects.exists()


def test_whoever_has_an_account_still_signs_in(as_nobody, alice, closed):
    answer = as_nobody.post("/accounts/login/", {"login": alice.email, "password": "correct horse battery"})

    assert answer.url == "/"


def test_an_open_site_says_nothing_about_it(as_nobody):
    assert "new accounts" not in as_nobody.get("/").text
    assert "needs an address at" not in as_nobody.get(SIGNUP).text


@pytest.mark.parametrize("page", ["/", SIGNUP])
def test_pages_name_the_domains(as_nobody, two_domains, page):
    assert "Sign-up here needs an address at example.edu or example.org." in as_nobody.get(page).text


@pytest.mark.parametrize("email", ["new@example.edu", "New@EXAMPLE.org"])
def test_an_address_at_one_of_the_domains_is_welcome(as_nobody, two_domains, local_mail, email):
    assert sign_up(as_nobody, email=email).url == "/start/"


@pytest.mark.parametrize("email", ["new@example.com", "new@sub.example.edu", "new@example.edu.x.example", "new@edu"])
def test_any_other_is_422_with_the_sentence(as_nobody, two_domains, local_mail, email):
    answer = sign_up(as_nobody, email=email)

    assert answer.status_code == 422
    assert not User.objects.exists()
    if email != "new@edu":
        assert answer.text.count("Sign-up here needs an address at example.edu or example.org.") == 2


def test_the_refusal_does_not_depend_on_who_has_an_account(as_nobody, alice, two_domains, mail_server):
    texts = {
        sign_up(as_nobody, email=email).context["form"].errors.as_text() for email in (alice.email, "x@y.example")
    }

    assert len(texts) == 1
    assert mail.outbox == []
