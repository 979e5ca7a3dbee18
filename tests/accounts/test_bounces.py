"""What the mail provider reports: an address that takes no mail is marked, and nothing else changes anything."""

import base64
import hashlib
import hmac
import json

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from config.mail import PROVIDERS, _reports
from tests.factories import make_user

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:django-anymail has dropped official support for SendGrid"),
]
SECRET = "a-secret-of-more-than-twenty-letters"
TO = "Ana@Example.com"


@pytest.fixture
def ana(settings):
    settings.IS_MAIL_LOCAL = False
    user = make_user("ana@example.com")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def is_marked(user):
    user.refresh_from_db()
    return user.address_failed_at is not None


def mailgun(**event):
    return {"event-data": {"recipient": TO, "timestamp": 1, **event}}


def mailersend(kind, **data):
    email = {"recipient": {"email": TO}}
    return {"type": f"activity.{kind}", "data": {"type": kind, "email": email, **data}}


def resend(kind, **data):
    return {"type": f"email.{kind}", "created_at": "2026-12-01T12:00:00Z", "data": {"to": [TO], **data}}


def sparkpost(kind, **event):
    return [{"msys": {"message_event": {"type": kind, "raw_rcpt_to": TO, "timestamp": "1", **event}}}]


def bounce_of_resend(kind):
    return resend("bounced", bounce={"type": kind, "message": "The recipient's server sent a bounce message."})


# Provider, what happened, the report, whether the address is marked
REPORTS = [
    ("brevo", "gone", {"event": "hard_bounce", "email": TO}, True),
    ("brevo", "not an address", {"event": "invalid_email", "email": TO}, True),
    ("brevo", "full", {"event": "soft_bounce", "email": TO}, False),
    ("brevo", "later", {"event": "deferred", "email": TO}, False),
    ("brevo", "unwanted", {"event": "spam", "email": TO}, True),
    ("brevo", "policy", {"event": "blocked", "email": TO}, False),
    ("brevo", "arrived", {"event": "delivered", "email": TO}, False),
    ("mailersend", "gone", mailersend("hard_bounced"), True),
    ("mailersend", "full", mailersend("soft_bounced"), False),
    ("mailersend", "unwanted", mailersend("spam_complaint"), True),
    ("mailgun", "gone", mailgun(event="failed", severity="permanent", reason="bounce"), True),
    ("mailgun", "gone before", mailgun(event="failed", severity="permanent", reason="suppress-bounce"), True),
    ("mailgun", "tried too long", mailgun(event="failed", severity="permanent", reason="old"), False),
    ("mailgun", "later", mailgun(event="failed", severity="temporary", reason="generic"), False),
    ("mailgun", "unwanted", mailgun(event="complained"), True),
    ("mailjet", "gone", {"event": "bounce", "email": TO, "hard_bounce": True, "error": "user unknown"}, True),
    ("mailjet", "full", [{"event": "bounce", "email": TO, "hard_bounce": False, "error": "quota exceeded"}], False),
    ("mailjet", "unwanted", [{"event": "open", "email": TO}, {"event": "spam", "email": TO}], True),
    ("mailjet", "policy", {"event": "blocked", "email": TO, "error": "preblocked"}, False),
    ("postmark", "gone", {"RecordType": "Bounce", "Type": "HardBounce", "Email": TO}, True),
    ("postmark", "not an address", {"RecordType": "Bounce", "Type": "BadEmailAddress", "Email": TO}, True),
    ("postmark", "full", {"RecordType": "Bounce", "Type": "SoftBounce", "Email": TO}, False),
    ("postmark", "later", {"RecordType": "Bounce", "Type": "Transient", "Email": TO}, False),
    ("postmark", "unwanted", {"RecordType": "SpamComplaint", "Type": "SpamComplaint", "Email": TO}, True),
    ("postmark", "our own fault", {"RecordType": "Bounce", "Type": "DMARCPolicy", "Email": TO}, False),
    ("resend", "gone", bounce_of_resend("Permanent"), True),
    ("resend", "full", bounce_of_resend("Transient"), False),
    ("resend", "unwanted", resend("complained"), True),
    ("sendgrid", "gone", [{"event": "bounce", "type": "bounce", "email": TO, "timestamp": 1}], True),
    ("sendgrid", "blocked for now", [{"event": "bounce", "type": "blocked", "email": TO, "timestamp": 1}], False),
    ("sendgrid", "gone before", [{"event": "dropped", "reason": "Bounced Address", "email": TO}], True),
    ("sendgrid", "unwanted", [{"event": "spamreport", "email": TO, "timestamp": 1}], True),
    ("sparkpost", "gone", sparkpost("bounce", bounce_class="10"), True),
    ("sparkpost", "full", sparkpost("bounce", bounce_class="22"), False),
    ("sparkpost", "asks whether we are here", [{"msys": {}}], False),
    ("sparkpost", "unwanted", sparkpost("spam_complaint"), True),
]


def basic(secret):
    return {"Authorization": f"Basic {base64.b64encode(f'callback:{secret}'.encode()).decode()}"}


def report(client, settings, provider, said, secret=SECRET):
    """Post it as the provider would, with its way to show who it is."""
    settings.EMAIL_REPORTS = _reports(PROVIDERS[provider], SECRET)
    headers = basic(secret)
    if provider == "mailgun":
        signature = hmac.new(secret.encode(), b"1token", hashlib.sha256).hexdigest()
        said = {**said, "signature": {"timestamp": "1", "token": "token", "signature": signature}}
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    if provider == "mailersend":
        headers = {"Signature": hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}
    return client.post(reverse("accounts:bounces"), body, content_type="application/json", headers=headers)


@pytest.mark.parametrize(
    ("provider", "said", "marks"),
    [(row[0], row[2], row[3]) for row in REPORTS],
    ids=[f"{row[0]}: {row[1]}" for row in REPORTS],
)
def test_a_report(as_nobody, settings, ana, provider, said, marks):
    answer = report(as_nobody, settings, provider, said)

    assert answer.status_code == 204, answer.content
    assert is_marked(ana) == marks


@pytest.mark.parametrize("provider", sorted(PROVIDERS))
def test_every_provider_has_to_show_who_it_is(as_nobody, settings, ana, provider):
    gone = next(said for name, what, said, _ in REPORTS if (name, what) == (provider, "gone"))
    answer = report(as_nobody, settings, provider, gone, secret="another-secret-of-more-than-twenty")

    assert answer.status_code == 403
    assert not is_marked(ana)


GONE = {"RecordType": "Bounce", "Type": "HardBounce", "Email": TO}


def test_without_a_provider_nothing_is_there(as_nobody, settings, ana):
    settings.EMAIL_REPORTS = None

    assert as_nobody.post(reverse("accounts:bounces"), GONE, content_type="application/json").status_code == 404


def test_an_address_that_nobody_proved_is_left_alone(as_nobody, settings, ana):
    EmailAddress.objects.update(verified=False)
    report(as_nobody, settings, "postmark", GONE)

    assert not is_marked(ana)


def test_an_address_that_somebody_gave_up_says_nothing_about_them(as_nobody, settings, ana):
    ana.email = "ana@elsewhere.example"
    ana.save()
    report(as_nobody, settings, "postmark", GONE)

    assert not is_marked(ana)


def test_of_two_reports_the_first_counts(as_nobody, settings, ana):
    report(as_nobody, settings, "postmark", GONE)
    is_marked(ana)
    first = ana.address_failed_at
    report(as_nobody, settings, "postmark", GONE)
    is_marked(ana)

    assert ana.address_failed_at == first


def test_its_owner_sees_that_mails_come_back(as_nobody, settings, client, ana):
    report(as_nobody, settings, "postmark", GONE)
    client.force_login(ana)

    assert "come back" in client.get(reverse("dashboard:home")).content.decode()


NONSENSE = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"5",
    b'"x"',
    b'{"RecordType": {}}',
    b"\xff\xfe",
    b"[" * 20_000,
    b'{"Email": 5}',
]


@pytest.mark.parametrize("body", NONSENSE, ids=[str(body[:12]) for body in NONSENSE])
@pytest.mark.parametrize("provider", ["postmark", "mailjet", "sparkpost", "mailersend"])
def test_a_report_that_is_none_is_refused_or_means_nothing(as_nobody, settings, ana, provider, body):
    assert report(as_nobody, settings, provider, body).status_code in (204, 400)
    assert not is_marked(ana)


def test_no_line_of_the_log_holds_the_address(as_nobody, settings, ana, caplog):
    report(as_nobody, settings, "postmark", GONE)
    report(as_nobody, settings, "postmark", {"RecordType": {"x": TO}})
    report(as_nobody, settings, "postmark", GONE, secret="wrong")

    assert f"account {ana.pk}" in caplog.text
    assert "example.com" not in caplog.text.lower()
