"""What a real HTTP server's answers mean, one row an answer, with what the providers do say."""

import pytest
from django.core.mail import EmailMultiAlternatives

from followups.outcomes import Outcome
from followups.wire import MailServerAwayError, Wire
from tests.provider import WORKS, PlayedProvider
from tests.sink import Drop, Stall

pytestmark = [
    pytest.mark.process,
    pytest.mark.filterwarnings("ignore:django-anymail has dropped official support for SendGrid"),
]
PROVIDERS = sorted(WORKS)


@pytest.fixture(scope="module")
def server():
    provider = PlayedProvider()
    yield provider
    provider.leave()


@pytest.fixture
def provider(server):
    server.behave()
    return server


def message(to="ana@example.com"):
    headers = {"Message-ID": "<ours@callback.example>", "List-Unsubscribe": "<https://callback.example/u/1>"}
    mail = EmailMultiAlternatives("Thank Ana", "Hello", "Callback <callback@example.com>", [to], headers=headers)
    mail.attach_alternative("<p>Hello</p>", "text/html")
    return mail


def handed_over(mail=None):
    with Wire() as wire:
        wire.open()
        return wire.send(mail or message())


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_provider_takes_a_mail_with_its_headers(provider, settings, name):
    settings.MAILERS = provider.plays(name)

    assert handed_over() == Outcome.SENT
    assert provider.mails[0].says("ana@example.com")
    assert provider.mails[0].says("https://callback.example/u/1")


@pytest.mark.parametrize("name", PROVIDERS)
def test_our_message_id_goes_along_unless_the_provider_refuses_a_mail_for_it(provider, settings, name):
    settings.MAILERS = provider.plays(name)
    handed_over()

    assert provider.mails[0].says("ours@callback.example") == (name != "mailjet")


def test_postmark_is_asked_to_keep_our_message_id(provider, settings):
    settings.MAILERS = provider.plays("postmark")
    handed_over()

    assert {"Name": "X-PM-KeepID", "Value": "true"} in provider.mails[0].mail()["Headers"]


ANY = "brevo"
ANSWERS = [
    ("key unknown", ANY, 401, '{"code": "unauthorized", "message": "Key not found"}', Outcome.OUTAGE),
    ("nothing paid", ANY, 402, '{"code": "not_enough_credits"}', Outcome.OUTAGE),
    ("account closed", ANY, 403, "Forbidden", Outcome.OUTAGE),
    ("domain unknown", "mailgun", 404, '{"message": "Domain not found: mg.example"}', Outcome.OUTAGE),
    ("too many", ANY, 429, '{"message": "Too many requests"}', Outcome.LATER),
    ("broken", ANY, 500, "Oops", Outcome.LATER),
    ("being updated", ANY, 503, "<html>Back soon</html>", Outcome.LATER),
    ("a gateway that waited in vain", ANY, 504, "", Outcome.UNCERTAIN),
    ("taken, in words nobody can read", ANY, 200, "<html>Welcome</html>", Outcome.UNCERTAIN),
    ("taken, in another shape", "mailgun", 200, '{"id": 5, "message": 5}', Outcome.UNCERTAIN),
    ("a page instead", ANY, 204, "", Outcome.SENT),
    ("dropped after the request", ANY, Drop(), None, Outcome.UNCERTAIN),
    ("stalled after the request", ANY, Stall(0.6), None, Outcome.UNCERTAIN),
    # Who of us is meant, in each provider's words
    (
        "postmark: recipient suppressed",
        "postmark",
        422,
        '{"ErrorCode": 406, "Message": "You tried to send to a recipient that has been marked as inactive.\\nFound '
        'inactive addresses: ana@example.com.\\nInactive recipients are ones that have generated a hard bounce."}',
        Outcome.ADDRESS,
    ),
    (
        "postmark: recipient malformed",
        "postmark",
        422,
        '{"ErrorCode": 300, "Message": "Invalid \'To\' address: \'ana@example.com\'."}',
        Outcome.ADDRESS,
    ),
    (
        "postmark: sender unknown",
        "postmark",
        422,
        '{"ErrorCode": 400, "Message": "The address you supplied is not a Sender Signature on your account."}',
        Outcome.OUTAGE,
    ),
    (
        "postmark: account under review",
        "postmark",
        422,
        '{"ErrorCode": 412, "Message": "Account is pending approval."}',
        Outcome.OUTAGE,
    ),
    (
        "postmark: mail too large",
        "postmark",
        422,
        '{"ErrorCode": 300, "Message": "TextBody too long."}',
        Outcome.REFUSED,
    ),
    (
        "mailgun: recipient malformed",
        "mailgun",
        400,
        '{"message": "to parameter is not a valid address. please check documentation"}',
        Outcome.ADDRESS,
    ),
    (
        "mailgun: sender malformed",
        "mailgun",
        400,
        '{"message": "from parameter is not a valid address. please check documentation"}',
        Outcome.OUTAGE,
    ),
    (
        "sendgrid: recipient malformed",
        "sendgrid",
        400,
        '{"errors": [{"message": "Does not contain a valid address.", "field": "personalizations.0.to.0.email"}]}',
        Outcome.ADDRESS,
    ),
    (
        "sendgrid: sender not verified",
        "sendgrid",
        403,
        '{"errors": [{"message": "The from address does not match a verified Sender Identity.", "field": "from"}]}',
        Outcome.OUTAGE,
    ),
    (
        "brevo: recipient malformed",
        "brevo",
        400,
        '{"code": "invalid_parameter", "message": "email is not valid in to"}',
        Outcome.ADDRESS,
    ),
    (
        "brevo: sender malformed",
        "brevo",
        400,
        '{"code": "invalid_parameter", "message": "valid sender email required"}',
        Outcome.OUTAGE,
    ),
    (
        "resend: recipient malformed",
        "resend",
        422,
        '{"name": "validation_error", "message": "Invalid `to` field. The email address needs to follow the format."}',
        Outcome.ADDRESS,
    ),
    (
        "resend: sender malformed",
        "resend",
        422,
        '{"name": "validation_error", "message": "Invalid `from` field."}',
        Outcome.OUTAGE,
    ),
    (
        "resend: domain not verified",
        "resend",
        403,
        '{"name": "validation_error", "message": "The example.com domain is not verified."}',
        Outcome.OUTAGE,
    ),
    (
        "mailjet: recipient malformed",
        "mailjet",
        400,
        '{"Messages": [{"Status": "error", "Errors": [{"ErrorCode": "mj-0013", "StatusCode": 400, "ErrorMessage": '
        '"\\"x\\" is an invalid email address.", "ErrorRelatedTo": ["To[0].Email"]}]}]}',
        Outcome.ADDRESS,
    ),
    (
        "mailjet: sender unknown",
        "mailjet",
        400,
        '{"Messages": [{"Status": "error", "Errors": [{"ErrorCode": "send-0008", "StatusCode": 403, "ErrorMessage": '
        '"\\"x@example.com\\" is not an authorized sender email address for your account."}]}]}',
        Outcome.OUTAGE,
    ),
    (
        "sparkpost: sender unknown",
        "sparkpost",
        400,
        '{"errors": [{"message": "Invalid domain", "description": "Unconfigured Sending Domain", "code": "7001"}]}',
        Outcome.OUTAGE,
    ),
    (
        "sparkpost: recipient suppressed",
        "sparkpost",
        400,
        '{"errors": [{"message": "Message generation rejected", "description": "recipient address suppressed due to '
        'customer policy", "code": "1902"}]}',
        Outcome.ADDRESS,
    ),
    (
        "sparkpost: all rejected",
        "sparkpost",
        200,
        '{"results": {"id": "1", "total_accepted_recipients": 0, "total_rejected_recipients": 1}}',
        Outcome.ADDRESS,
    ),
    (
        "mailersend: recipient malformed",
        "mailersend",
        422,
        '{"message": "The to.0.email must be a valid email address.", "errors": {}}',
        Outcome.ADDRESS,
    ),
    (
        "mailersend: sender unknown",
        "mailersend",
        422,
        '{"message": "The from.email domain must be verified in your account to send emails."}',
        Outcome.OUTAGE,
    ),
    (
        "mailersend: mail not as it should be",
        "mailersend",
        422,
        '{"message": "The subject field is required."}',
        Outcome.REFUSED,
    ),
]


@pytest.mark.parametrize(
    ("name", "status", "body", "outcome"), [row[1:] for row in ANSWERS], ids=[r[0] for r in ANSWERS]
)
def test_an_answer(provider, settings, name, status, body, outcome):
    settings.MAILERS = provider.plays(name)
    provider.answer(status, body) if body is not None else provider.answer(status)

    assert handed_over() == outcome


@pytest.mark.parametrize("name", PROVIDERS)
@pytest.mark.parametrize(("status", "outcome"), [(401, Outcome.OUTAGE), (429, Outcome.LATER), (502, Outcome.LATER)])
def test_what_is_not_about_the_mail_is_the_same_with_all(provider, settings, name, status, outcome):
    settings.MAILERS = provider.plays(name)
    provider.answer(status, '{"message": "a recipient, the sender, anything"}')

    assert handed_over() == outcome


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_lost_answer_is_uncertain_with_all(provider, settings, name):
    settings.MAILERS = provider.plays(name)
    provider.answer(Drop())

    assert handed_over() == Outcome.UNCERTAIN


def test_after_a_drop_the_next_mail_goes_out(provider, settings):
    settings.MAILERS = provider.plays("postmark")
    with Wire() as wire:
        wire.open()
        provider.answer(Drop())
        assert wire.send(message()) == Outcome.UNCERTAIN
        provider.answer(*WORKS["postmark"])
        wire.open()
        assert wire.send(message()) == Outcome.SENT


def test_one_connection_serves_a_batch(provider, settings):
    settings.MAILERS = provider.plays("postmark")
    with Wire() as wire:
        for _ in range(5):
            wire.open()
            assert wire.send(message()) == Outcome.SENT

    assert provider.connections == 1


def test_an_address_that_cannot_be_written_is_unsendable(provider, settings):
    settings.MAILERS = provider.plays("postmark")

    assert handed_over(message(to="not an address\r\nBcc: eve@example.com")) == Outcome.UNSENDABLE
    assert provider.mails == []


AWAY = ["refused", "no such name", "no TLS where TLS is spoken"]


@pytest.mark.parametrize("how", AWAY)
def test_a_provider_that_cannot_be_reached_is_an_outage(provider, settings, free_port, how):
    settings.MAILERS = provider.plays("postmark")
    settings.MAILERS["reminders"]["OPTIONS"]["api_url"] = {
        "refused": f"http://127.0.0.1:{free_port}/",
        "no such name": "https://nobody.invalid/",
        "no TLS where TLS is spoken": provider.url.replace("http:", "https:"),
    }[how]

    with Wire() as wire, pytest.raises(MailServerAwayError):
        wire.open()


def test_nothing_of_what_a_provider_says_gets_into_an_error(provider, settings):
    settings.MAILERS = provider.plays("postmark")
    provider.answer(422, '{"ErrorCode": 300, "Message": "ana@example.com is nobody"}')

    with Wire() as wire:
        wire.open()
        with pytest.raises(OSError) as caught:
            wire._backend.send_messages([message()])

    assert "ana@" not in str(caught.value) + repr(caught.value)
