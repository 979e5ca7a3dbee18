"""What a reminder says, in text and HTML; and that looking at every link of it changes nothing."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from html import unescape

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from followups.dossiers import load_dossiers
from followups.mail_headers import ReminderMessage
from followups.mails import compose
from followups.models import Reminder
from followups.rules import FIRST, LAST_CALL, LATE, SECOND, THANK_YOU, TIMELINE_PASSED, Due
from interviews.models import Topic
from tests.factories import START, make_held_round, make_note, make_reminder, make_timeline

pytestmark = pytest.mark.django_db

NOW = START + timedelta(hours=4)


@pytest.fixture
def round(alice):
    return make_held_round(alice)


@pytest.fixture
def ana(round):
    return round.application.interviewers.get(name="Ana Ruiz")


def talked(round, person, text):
    return Topic.objects.create(interview=person.interviews.get(round=round), interviewer=person, text=text)


def written(round, kind=THANK_YOU, step=FIRST, wording=FIRST, now=NOW):
    row = Reminder(candidate=round.application.candidate, round=round, kind=kind, step=step)
    due = Due(kind, step, START.date(), now, now + timedelta(hours=20), wording)
    return compose(load_dossiers([round.pk], now)[round.pk], due, row, now).message


def text(round, **fields):
    return written(round, **fields).body


def html(round, **fields):
    return written(round, **fields).alternatives[0][0]


def links(message):
    """Everything in it that can be fetched."""
    found = re.findall(r'href="([^"]+)"', message.alternatives[0][0]) + re.findall(r"http\S+", message.body)
    found.append(message.extra_headers["List-Unsubscribe"].strip("<>"))
    return sorted({unescape(link).removeprefix(settings.BASE_URL) for link in found if not link.startswith("mailto:")})


def test_the_link_that_mail_programs_press_to_unsubscribe_stands_whole_on_one_line(round):
    message = written(round)

    lines = message.message(policy=SMTP).as_bytes().decode().splitlines()

    assert f"List-Unsubscribe: {message.extra_headers['List-Unsubscribe']}" in lines
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines


@pytest.mark.parametrize(
    "subject",
    [
        "A thank-you to Ana Ruiz (Acme)",
        "A thank-you to Ana Ruíz",
        "Thank Ana " + "and Bo " * 20,
        "W" * 150,
        "=?utf-8?q?=C3=BC?= (Acme)",
        "=?utf-8?q?=0D=0ABcc:_victim@example.com?=",
    ],
)
def test_every_subject_is_written_as_python_would_read_it(subject):
    message = ReminderMessage(subject=subject, body="Hello", to=["cara@example.com"])
    message.attach_alternative("<p>Hello", "text/html")
    plain = EmailMultiAlternatives(subject=subject, body="Hello", to=["cara@example.com"])

    written, other = (message_from_bytes(one.message(policy=SMTP).as_bytes(), policy=SMTP) for one in (message, plain))

    assert written["Subject"] == other["Subject"]
    assert written["Bcc"] is None
    assert [part.get_content().strip() for part in written.iter_parts()] == ["Hello", "<p>Hello"]


def test_of_two_mails_each_has_its_own_headers(bob, round):
    names = ("To", "Subject", "Message-ID", "List-Unsubscribe")
    one, other = (written(of).message(policy=SMTP) for of in (round, make_held_round(bob, "Cleo Park")))

    assert {name for name in names if one[name] == other[name]} == set()
    assert one["From"] == other["From"]


def test_each_person_stands_there_with_their_time_topics_and_draft(round, ana):
    talked(round, ana, "the metrics tree")

    for mail in (text(round), html(round)):
        assert "Ana Ruiz" in mail
        assert "Bo Lind" in mail
        assert "21 hours left" in mail
        assert "the metrics tree" in mail
        assert "Dear Ana," in mail
        assert "Dear Bo," in mail
        assert f"/rounds/{round.pk}/all-sent/" in mail
        assert f"/rounds/{round.pk}/snooze/thank_you/" in mail


def test_with_nothing_logged_it_asks_for_one_thing_and_leads_to_that_line(round, ana):
    bo = round.application.interviewers.get(name="Bo Lind")
    talked(round, bo, "the roadmap")

    for mail in (text(round), html(round)):
        assert "One thing you and Ana talked about?" in mail
        assert "One thing you and Bo talked about?" not in mail
        assert f"/rounds/{round.pk}/thank-yous/{ana.pk}/?ask=topic#id_{ana.pk}_topic" in mail


def test_the_line_that_is_led_to_exists(as_alice, round, ana):
    with time_machine.travel(NOW, tick=False):
        page = as_alice.get(f"/rounds/{round.pk}/thank-yous/{ana.pk}/?ask=topic").text

    (field,) = re.findall(rf'<input[^>]* id="id_{ana.pk}_topic"[^>]*>', page)
    assert "autofocus" in field  # the fragment alone is lost on the way through the login


def test_a_note_in_their_own_words_is_shown_and_not_asked_about(round, ana):
    make_note(round, ana, subject="Thanks", body="Dear Ana, your words on metrics stay with me.")

    assert "your words on metrics" in html(round)
    assert "Your note so far" in html(round)
    assert "One thing you and Ana talked about?" not in text(round)


def test_a_long_draft_is_shortened_in_html_and_complete_in_text(round, ana):
    make_note(round, ana, subject="Thanks", body="A long story. " * 200 + "The very end.")

    assert "The very end." in text(round)
    assert "The very end." not in html(round)
    assert "See the whole draft" in html(round)


def test_a_draft_opens_in_the_mail_program(round, ana):
    ana.email = "ana@example.com"
    ana.save()

    assert "mailto:ana@example.com?subject=" in html(round)
    assert "To: ana@example.com" in text(round)


def test_a_note_under_way_is_said_calmly(round, ana):
    make_note(round, ana, recruiter_asked_at=NOW - timedelta(hours=1))

    for mail in (text(round), html(round)):
        assert "Under way: on Tuesday you asked the recruiter about Ana." in mail


def test_names_and_topics_cannot_write_html(round, ana):
    ana.name = "<b>Ana</b>"
    ana.save()
    talked(round, ana, "<script>alert(1)</script>")

    assert "<b>Ana" not in html(round)
    assert "<script>" not in html(round)
    assert "<b>Ana</b>" in text(round)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"step": LAST_CALL, "wording": LAST_CALL, "now": START + timedelta(hours=23)}, "This is the last call"),
        ({"wording": LATE, "now": START + timedelta(hours=30)}, "late, and still welcome"),
    ],
)
def test_the_last_call_and_the_late_mail_speak_for_themselves(round, fields, words):
    assert words in text(round, **fields)
    assert words in html(round, **fields)


def test_a_follow_up_quotes_what_they_said_and_carries_the_draft(round, ana):
    make_timeline(round, phrase="within three days", stated_by=ana)

    for mail in (text(round, kind=TIMELINE_PASSED), html(round, kind=TIMELINE_PASSED)):
        assert "Ana Ruiz said “within three days”" in mail
        assert "I would hear within three days" in mail
        assert f"/rounds/{round.pk}/snooze/timeline_passed/" in mail


def test_a_follow_up_does_not_say_of_words_without_a_day_that_they_named_one(round):
    make_timeline(round, phrase="we’ll be in touch", is_undated=True)

    for mail in (text(round, kind=TIMELINE_PASSED), html(round, kind=TIMELINE_PASSED)):
        assert "named no day when you would hear" in mail
        assert "They said “we’ll be in touch”" in mail
        assert "was going to reply" not in mail


def test_the_second_follow_up_knows_that_they_were_asked(round):
    make_timeline(round, asked_again_at=NOW)

    assert "You asked on Tuesday, 1 December" in text(round, kind=TIMELINE_PASSED, step=SECOND)


def rows_everywhere():
    """All rows of all tables of our own, with their content."""
    return {
        model._meta.label: sorted(map(repr, model.objects.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label != "sessions"
    }


@pytest.mark.parametrize("who", ["as_alice", "as_nobody"])
def test_a_link_scanner_that_fetches_every_link_changes_nothing(request, alice, round, ana, who):
    make_timeline(round)
    make_reminder(round, sent_at=NOW)
    client = request.getfixturevalue(who)
    messages = [written(round), written(round, kind=TIMELINE_PASSED, step=SECOND)]
    before = rows_everywhere()

    with time_machine.travel(NOW, tick=False):
        for message in messages:
            fetched = links(message)
            assert len(fetched) >= 4
            for link in fetched:
                assert client.get(link, follow=True).status_code == 200, link
                assert client.head(link, follow=True).status_code == 200, link

    assert rows_everywhere() == before
