import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.models import ThankYouNote
from interviews.models import Participation, Topic
from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
    make_timeline,
)

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)  # Ana's conversation ended at 10:00, Bo's at 11:00
ACTIONS = {
    "note": {"subject": "Hi", "body": "Dear Ana"},
    "note_sent": {"channel": "email"},
    "note_skip": {"reason": "no_address"},
    "note_topic": {"topic": "hiring"},
}


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def round(alice):
    return make_held_round(alice, "Ana Ruiz", "Bo Lind")


def person(round, name="Ana Ruiz"):
    return round.application.interviewers.get(name=name)


def url(name, round, who="Ana Ruiz"):
    return reverse(f"followups:{name}", args=[round.pk, person(round, who).pk])


def page(client, round):
    return client.get(reverse("followups:round_thank_yous", args=[round.pk]))


def text_of(round, who="Ana Ruiz"):
    return ThankYouNote.objects.get(round=round, interviewer=person(round, who))


def test_still_to_thank_lists_everybody_owed_with_the_time_left(as_alice, round):
    response = as_alice.get(reverse("followups:thank_yous"))

    assert response.status_code == 200
    assert [row.interviewer.name for row in response.context["owed"]] == ["Ana Ruiz", "Bo Lind"]
    assert "22 h left" in response.text
    assert url("note", round) in response.text


def test_old_rounds_do_not_crowd_the_list(as_alice, alice, round):
    old = make_interview(round, make_interviewer(round.application, "Cy Old"), starts_at=START - timedelta(days=30))

    response = as_alice.get(reverse("followups:thank_yous"))

    assert [row.interview for row in response.context["long_past"]] == [old]
    assert len(response.context["owed"]) == 2


def test_whoever_was_met_more_than_eight_weeks_ago_is_left_to_the_page_of_their_round(as_alice, round):
    old = make_interviewer(round.application, "Cy Old")
    make_interview(round, old, starts_at=START - timedelta(weeks=9))

    assert as_alice.get(reverse("followups:thank_yous")).context["long_past"] == []
    assert f'id="note-{old.pk}"' in page(as_alice, round).text


def test_of_many_from_long_ago_the_rest_is_on_other_pages(as_alice, round):
    for number in range(30):
        person = make_interviewer(round.application, f"Person {number}")
        make_interview(round, person, starts_at=START - timedelta(days=20, hours=number))

    first = as_alice.get(reverse("followups:thank_yous")).text
    assert "30 from more than a week ago" in first
    assert "?past=1&amp;page=2" in first and "Person 25" not in first

    second = as_alice.get(reverse("followups:thank_yous"), {"past": "1", "page": "2"})
    assert [row.interviewer.name for row in second.context["long_past"]] == [f"Person {n}" for n in range(25, 30)]
    assert len(second.context["owed"]) == 2


def test_all_thanked_is_said_warmly_with_what_is_still_open(as_alice, round):
    make_timeline(round)
    for name in ("Ana Ruiz", "Bo Lind"):
        make_note(round, person(round, name), sent_at=NOON)

    assert "All thanked" in as_alice.get(reverse("followups:thank_yous")).text
    assert "1 answer that you are waiting for" in as_alice.get(reverse("followups:thank_yous")).text
    assert "Still open: their reply, by Friday 4 December." in page(as_alice, round).text


@pytest.mark.parametrize("timelines", [0, 1])
def test_all_thanked_asks_for_no_reply_where_the_next_round_is_logged(as_alice, round, timelines):
    for name in ("Ana Ruiz", "Bo Lind"):
        make_note(round, person(round, name), sent_at=NOON)
    for _ in range(timelines):
        make_timeline(round)
    assert "Still open:" in page(as_alice, round).text

    make_round(round.application, number=3)

    assert "Still open:" not in page(as_alice, round).text


def test_nobody_to_thank_says_what_comes(as_alice):
    assert "Nobody to thank yet" in as_alice.get(reverse("followups:thank_yous")).text


def test_the_round_page_shows_each_person_and_their_state(as_alice, round):
    people = {name: make_interviewer(round.application, name) for name in ("Sent S", "Skip S", "Not Met", "Late R")}
    for name, shift in (("Sent S", 0), ("Skip S", 0), ("Not Met", 0), ("Late R", 9)):
        make_interview(round, people[name], starts_at=START + timedelta(hours=shift))
    make_note(round, people["Sent S"], sent_at=NOON, body_as_sent="What I wrote")
    make_note(round, people["Skip S"], skipped_at=NOON, skip_reason="no_address")
    Participation.objects.filter(interviewer=people["Not Met"]).update(met=False)

    response = page(as_alice, round)

    assert {form.recipient.person.name: str(form.recipient.state) for form in response.context["forms"]} == {
        "Ana Ruiz": "owed",
        "Bo Lind": "owed",
        "Sent S": "sent",
        "Skip S": "skipped",
        "Not Met": "not_met",
        "Late R": "to_come",
    }
    assert "1 of 4 people thanked." in response.text
    assert "What I wrote" in response.text


def test_before_the_meeting_no_note_stands_open_and_nobody_is_said_not_to_have_come(as_alice, alice):
    coming = make_round(make_application(alice))
    make_interview(coming, make_interviewer(coming.application, "Late R"), starts_at=NOON + timedelta(days=3))

    text = page(as_alice, coming).text

    assert "Still to come" in text
    assert "I didn’t meet them" not in text
    assert re.search(r'<details class="fold mt-2">\s*<summary>Write the note', text)


def test_still_to_thank_leads_to_the_note_that_is_due_first(as_alice, round):
    response = as_alice.get(reverse("followups:thank_yous"))

    assert f'href="{reverse("followups:next_note")}">Write the next thank-you</a>' in response.text.split("<main")[1]


def test_a_round_without_people_and_one_called_off_say_so(as_alice, round):
    round.cancel()
    assert "called off" in page(as_alice, round).text

    round.interviews.all().delete()
    assert "Nobody on the agenda yet" in page(as_alice, round).text


def test_looking_saves_nothing(as_alice, round):
    page(as_alice, round)
    response = as_alice.get(url("note", round))

    assert response.status_code == 200
    assert "Thank Ana" in response.text
    assert "[mention what you talked about]" in response.text
    assert not ThankYouNote.objects.exists()


def test_a_draft_is_kept_and_shown_again(as_alice, round):
    response = as_alice.post(url("note", round), {"subject": "Hi", "body": "Dear Ana,\r\nthanks 🙂 שלום"})

    assert response.url == url("note", round)
    assert text_of(round).body == "Dear Ana,\nthanks 🙂 שלום"
    assert "thanks 🙂 שלום" in as_alice.get(url("note", round)).text
    assert not text_of(round).is_settled


@pytest.mark.parametrize(
    ("body", "language"),
    [("Thank you for the time that you took for me.", "en"), ("Vielen Dank für das Gespräch mit Ihnen.", "de")],
)
def test_a_note_says_in_which_language_it_is(as_alice, round, body, language):
    make_note(round, person(round), subject="S", body=body)
    assert f'lang="{language}"' in re.search("<textarea[^>]*>", page(as_alice, round).content.decode())[0]


def test_the_note_opens_in_the_mail_program_without_an_address_too(as_alice, round):
    assert 'href="mailto:?subject=' in as_alice.get(url("note", round)).text

    round.application.interviewers.update(email="ana@example.com")
    assert 'href="mailto:ana@example.com?subject=' in as_alice.get(url("note", round)).text


def test_without_an_address_the_recruiter_is_asked(as_alice, round):
    make_interviewer(round.application, "Carla Diaz", relation="recruiter", email="carla@example.com")

    response = as_alice.get(url("note", round))

    assert "Ask Carla for it" in response.text
    assert "mailto:carla@example.com?subject=A%20thank-you%20to%20Ana%20Ruiz" in response.text


@pytest.mark.parametrize("name", ["note", "note_sent", "note_skip", "note_topic"])
def test_a_second_window_loses_nothing(as_alice, round, name):
    stale = as_alice.get(url("note", round)).context["form"].version_to_post
    as_alice.post(url("note", round), {"subject": "One", "body": "First text", "version": stale})

    posted = {**ACTIONS[name], "subject": "Two", "body": "Second text", "version": stale}
    response = as_alice.post(url(name, round), posted)

    assert response.status_code == 422
    assert "First text" in response.text
    assert "Second text" in response.text
    assert (text_of(round).body, text_of(round).is_settled) == ("First text", False)
    assert not Topic.objects.exists()

    posted["version"] = response.context["form"].version_to_post
    assert as_alice.post(url(name, round), posted).status_code == 302
    assert text_of(round).body == "Second text"


def test_the_same_text_saved_twice_is_no_conflict(as_alice, round):
    posted = {"subject": "Hi", "body": "Same", "version": "0", "channel": "email"}

    as_alice.post(url("note_sent", round), posted)
    response = as_alice.post(url("note_sent", round), posted)

    assert response.status_code == 302
    assert text_of(round).sent_at == NOON


def test_a_failed_save_keeps_the_version_it_was_begun_on(as_alice, round):
    as_alice.post(url("note", round), {"subject": "One", "body": "First", "version": "0"})

    response = as_alice.post(url("note", round), {"subject": "Two\nlines", "body": "Second", "version": "0"})

    assert response.context["form"].version_to_post == "0"


def test_mark_sent_keeps_the_text_and_settles_the_person(as_alice, round):
    posted = {"subject": "Hi", "body": "As it was sent", "version": "0", "channel": "linkedin"}

    response = as_alice.post(url("note_sent", round), posted)

    assert response.url == reverse("followups:round_thank_yous", args=[round.pk])
    note = text_of(round)
    assert (note.sent_at, note.channel, note.body_as_sent) == (NOON, "linkedin", "As it was sent")
    assert [row.interviewer.name for row in as_alice.get("/thank-yous/").context["owed"]] == ["Bo Lind"]


def test_mark_sent_without_a_text_keeps_the_one_that_was_shown(as_alice, round):
    as_alice.post(url("note_sent", round), {"channel": "email"})

    assert text_of(round).body_as_sent.startswith("Dear Ana,")
    assert "You thanked them on" in as_alice.get(url("note", round)).text


def test_skipping_needs_a_reason_and_keeps_the_draft(as_alice, round):
    posted = {"subject": "Hi", "body": "Half a draft", "version": "0"}

    refused = as_alice.post(url("note_skip", round), posted | {"reason": "because"})
    assert refused.status_code == 422
    assert "Half a draft" in refused.text

    as_alice.post(url("note_skip", round), posted | {"reason": "not_wanted"})
    note = text_of(round)
    assert (note.skipped_at, note.skip_reason, note.body) == (NOON, "not_wanted", "Half a draft")
    assert "You skipped this one on" in as_alice.get(url("note", round)).text


def test_what_was_sent_cannot_be_skipped_from_a_window_left_open(as_alice, round):
    make_note(round, person(round), body="My words", body_as_sent="My words", sent_at=NOON)

    shown = as_alice.post(url("note_skip", round), {"body": "My words", "reason": "no_address"}, follow=True)

    note = text_of(round)
    assert (note.sent_at, note.skipped_at, note.body_as_sent) == (NOON, None, "My words")
    assert "Thanked." in shown.text
    assert "Skipped." not in shown.text


@pytest.mark.parametrize("settled", [{"sent_at": NOON}, {"skipped_at": NOON, "skip_reason": "no_address"}])
def test_it_was_not_sent_after_all(as_alice, round, settled):
    make_note(round, person(round), body="My words", **settled)
    assert "after all" in as_alice.get("/thank-yous/").text

    response = as_alice.post(url("note_reopen", round))

    assert response.url == url("note", round)
    assert (text_of(round).is_settled, text_of(round).body) == (False, "My words")


def test_one_thing_you_talked_about_makes_the_draft_personal(as_alice, round):
    response = as_alice.post(url("note_topic", round), {"topic": "The move to one warehouse"}, follow=True)

    topic = Topic.objects.get()
    assert topic.interview == person(round).interviews.get()
    assert "the move to one warehouse." in response.context["form"].initial["body"]
    assert not ThankYouNote.objects.exists()


def test_a_topic_fills_the_blank_of_a_draft_that_was_changed(as_alice, round):
    posted = {"subject": "Hi", "body": "My own. [mention what you talked about] Bye", "version": "0"}

    as_alice.post(url("note", round), posted | {"topic": "hiring"})

    assert "hiring. Bye" in text_of(round).body
    assert Topic.objects.get().text == "hiring"


def test_a_topic_goes_to_the_last_conversation(as_alice, round):
    last = make_interview(round, person(round), starts_at=START + timedelta(hours=1, minutes=30), minutes=20)

    as_alice.post(url("note_topic", round), {"topic": "hiring"})

    assert Topic.objects.get().interview == last


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("subject", "two\nlines", "Keep this on one line"),
        ("subject", "x" * 10_000, "at most 200 characters"),
        ("subject", "\u202eturned", "invisible characters"),
        ("subject", "nul\x00", "Null characters are not allowed"),
        ("body", "x" * 10_001, "at most 10000 characters"),
        ("body", "nul\x00", "Null characters are not allowed"),
        ("topic", "two\nlines", "Keep this on one line"),
        ("topic", "x" * 10_000, "at most 500 characters"),
        ("channel", "pigeon", "Select a valid choice"),
    ],
)
def test_bad_input_is_refused_beside_the_field_and_kept(as_alice, round, field, value, sentence):
    posted = {"subject": "Kept subject", "body": "Kept body", "topic": "", "channel": "email"} | {field: value}

    response = as_alice.post(url("note_sent", round), posted)

    assert response.status_code == 422
    assert sentence in response.text
    assert "Kept body" in response.text or field == "body"
    assert not ThankYouNote.objects.exists()


def test_an_empty_topic_is_asked_for(as_alice, round):
    response = as_alice.post(url("note_topic", round), {"topic": "  ", "body": "Kept body"})

    assert response.status_code == 422
    assert "Write down one thing" in response.text
    assert "Kept body" in response.text


@pytest.mark.parametrize("name", ACTIONS)
def test_htmx_gets_the_card_with_the_progress_and_the_message(as_alice, round, name):
    response = as_alice.post(url(name, round), ACTIONS[name], headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert "<html" not in response.text
    assert f'id="note-{person(round).pk}"' in response.text
    assert response.text.count("hx-swap-oob") == 3


def test_htmx_gets_the_card_when_something_is_wrong(as_alice, round):
    response = as_alice.post(url("note_sent", round), {"channel": "pigeon"}, headers={"HX-Request": "true"})

    assert response.status_code == 422
    assert "<html" not in response.text


def test_htmx_gets_the_card_of_a_note_opened_again(as_alice, round):
    make_note(round, person(round), sent_at=NOON)

    response = as_alice.post(url("note_reopen", round), headers={"HX-Request": "true"})

    assert (response.status_code, "<html" in response.text) == (200, False)


def test_there_is_nothing_to_open_again_before_it_was_begun(as_alice, round):
    assert as_alice.post(url("note_reopen", round)).status_code == 404


@pytest.mark.parametrize("name", [*ACTIONS, "note_reopen"])
def test_somebody_who_is_not_on_the_agenda_is_a_404(as_alice, round, name):
    stranger = make_interviewer(round.application, "Never Met")

    address = reverse(f"followups:{name}", args=[round.pk, stranger.pk])

    assert as_alice.post(address, ACTIONS.get(name, {})).status_code == 404


@pytest.mark.parametrize("name", [*ACTIONS, "note_reopen"])
def test_notes_are_their_owners(as_bob, as_nobody, round, name):
    make_note(round, person(round), body="Mine")

    assert as_bob.post(url(name, round), ACTIONS.get(name, {})).status_code == 404
    refused = as_nobody.post(url(name, round), ACTIONS.get(name, {}))
    assert (refused.status_code, refused.url.startswith(reverse("account_login"))) == (302, True)
    assert (text_of(round).body, text_of(round).is_settled) == ("Mine", False)


@pytest.mark.parametrize("name", ["note_sent", "note_skip", "note_topic", "note_reopen"])
def test_changes_are_posts(as_alice, round, name):
    assert as_alice.get(url(name, round)).status_code == 405


def test_pages_are_their_owners(as_alice, as_bob, as_nobody, round):
    for address in (url("note", round), reverse("followups:round_thank_yous", args=[round.pk])):
        assert as_bob.get(address).status_code == 404
        assert as_nobody.get(address).status_code == 302
        assert as_alice.put(address).status_code == 405
    assert as_bob.get("/thank-yous/").context["owed"] == []
    assert as_nobody.get("/thank-yous/").status_code == 302
    assert as_alice.post("/thank-yous/").status_code == 405


def test_a_deleted_round_is_gone(as_alice, round, now):
    round.mark_deleted(now)

    assert page(as_alice, round).status_code == 404
    assert as_alice.get(url("note", round)).status_code == 404


@pytest.mark.parametrize("name", ["thank_yous", "round_thank_yous", "note"])
def test_more_people_need_no_more_queries(as_alice, round, name):
    address = {
        "thank_yous": reverse("followups:thank_yous"),
        "round_thank_yous": reverse("followups:round_thank_yous", args=[round.pk]),
        "note": url("note", round),
    }[name]
    make_note(round, person(round, "Bo Lind"), sent_at=NOON)
    make_timeline(round)
    few = queries_of(as_alice, address)

    for position in range(6):
        who = make_interviewer(round.application, f"P {position}")
        interview = make_interview(round, who, starts_at=START - timedelta(days=position * 3))
        Topic.objects.create(interview=interview, interviewer=who, text="hiring")
        if position % 2:
            make_note(round, who, sent_at=NOON)

    assert queries_of(as_alice, address) == few


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_not_meeting_somebody_is_one_tap_and_leads_back_here(as_alice, round):
    last = Participation.objects.get(interviewer=person(round))
    here = reverse("followups:round_thank_yous", args=[round.pk])

    response = as_alice.post(reverse("interviews:participation_met", args=[last.pk]), {"met": "no", "next": here})

    assert response.url == here
    assert "Not met" in as_alice.get(here).text
    assert [row.interviewer.name for row in as_alice.get("/thank-yous/").context["owed"]] == ["Bo Lind"]


def test_once_one_is_sent_it_is_said_whose_is_next(as_alice, round):
    as_alice.post(url("note_sent", round), {"channel": "email", "body": "Dear Ana"})
    assert "Thanked. One less to think of. Next: Bo Lind." in page(as_alice, round).text

    as_alice.post(url("note_sent", round, "Bo Lind"), {"channel": "email", "body": "Dear Bo"})
    assert "Next:" not in page(as_alice, round).text


def test_whoever_is_still_to_be_met_is_not_next(as_alice, round):
    make_interview(round, person(round, "Bo Lind"), starts_at=NOON + timedelta(days=1))

    as_alice.post(url("note_sent", round), {"channel": "email", "body": "Dear Ana"})

    assert "Next:" not in page(as_alice, round).text


def test_who_is_thanked_is_not_asked_an_address_for(as_alice, round):
    make_interview(round, make_interviewer(round.application, "Cy Ray"), starts_at=START)
    asked_for = re.compile(r'id="addresses-asked".*?No address for ([^?]*)\?', re.DOTALL)
    assert set(asked_for.search(page(as_alice, round).text)[1].split(", ")) == {"Ana", "Bo", "Cy"}

    answer = as_alice.post(
        url("note_sent", round), {"channel": "email", "body": "Dear Ana"}, headers={"HX-Request": "true"}
    )

    assert '<div id="addresses-asked" hx-swap-oob="innerHTML">' in answer.text
    assert set(asked_for.search(answer.text)[1].split(", ")) == {"Bo", "Cy"}


def test_a_missing_address_is_asked_for_where_the_keyboard_is_and_leads_back_to_the_note(as_alice, round):
    way = re.search(r'href="(/people/\d+/edit/[^"]*)"', page(as_alice, round).text)[1].replace("&amp;", "&")
    form = as_alice.get(way)

    assert re.search(r"<input[^>]* name=\"email\"[^>]* autofocus", form.text)
    back = re.search(r'name="next" value="([^"]*)"', form.text)[1]
    ana = person(round)
    assert back == f"{reverse('followups:round_thank_yous', args=[round.pk])}#note-{ana.pk}"
    posted = {"name": ana.name, "relation": ana.relation, "email": "ana@example.com", "next": back}
    assert as_alice.post(way, posted)["Location"] == back


def test_who_has_given_no_name_is_told_where_it_goes(as_alice, alice, round):
    assert "We don’t know your name yet." not in page(as_alice, round).text
    alice.name = ""
    alice.save()

    assert "We don’t know your name yet." in page(as_alice, round).text
