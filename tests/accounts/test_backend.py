"""Who asks for a page: one query, and never what was true a moment ago."""

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_whether_the_address_is_confirmed_costs_no_query_of_its_own(as_alice, alice, settings):
    settings.IS_MAIL_LOCAL = False
    address, _ = EmailAddress.objects.update_or_create(
        user=alice, email=alice.email, defaults={"verified": True, "primary": True}
    )
    with CaptureQueriesContext(connection) as captured:
        confirmed = as_alice.get(reverse("dashboard:start"))
    assert sum("account_emailaddress" in query["sql"] for query in captured) == 1
    assert "is_confirmed" in next(query["sql"] for query in captured if "account_emailaddress" in query["sql"])

    address.verified = False
    address.save()
    unconfirmed = as_alice.get(reverse("dashboard:start"))

    assert confirmed.context["is_address_unconfirmed"]() is False
    assert unconfirmed.context["is_address_unconfirmed"]() is True
