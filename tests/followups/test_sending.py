"""On the way to a sent note: other drafts, autosave, checks, opened, asked, downloaded, and one question for all."""

from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.drafts import Draft
from followups.eml import eml_of, file_name
from followups.models import ThankYouNote
from followups.note_styles import Style
from interviews.models import Participation, Topic
from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
)

NOON = START + timedelta(hours=3)
BY_CARD = ["note_draft", "note_checks", "note_opened", "note_asked"]
POSTED = {"subject": "Hi", "body": "Dear Ana, about the warehouse", "version": "0"}


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


def text_of(round, who="Ana Ruiz"):
    return ThankYouNote.objects.get(round=round, interviewer=person(round, who))


def posted_for(name):
    return POSTED | ({"style": "plain-short"} if name == "note_draft" else {})


def talked(round, text, name="Ana Ruiz", nature="discussed"):
    who = person(round, name)
    return Topic.objects.create(interview=who.interviews.last(), interviewer=who, text=text, nature=nature)


def form_of(client, round):
    return client.get(url("note", round)).context["form"]


# Drafts


def test_every_style_names_what_was_talked_about_in_its_own_words(as_alice, round):
    talked(round, "the move to one warehouse")
    recipient = form_of(as_alice, round).recipient

    bodies = {style: recipient.draft(style).body for style in Style}

    assert len(set(bodies.values())) == len(Style)
    assert all("the move to one warehouse" in body and body.endswith("Alice Berg") for body in bodies.values())
    assert len(bodies["warm-longer"]) > len(bodies["warm-short"])
    assert max(len(body.split()) for body in bodies.values()) < 120


def test_a_draft_goes_on_from_an_earlier_round_with_the_same_person(as_alice, alice):
    job = make_application(alice)
    ana, first, second = make_interviewer(job, "Ana Ruiz"), make_round(job, number=1), make_round(job, number=2)
    before = make_interview(first, ana, starts_at=START - timedelta(days=45))
    make_interview(second, ana)
    Topic.objects.create(interview=before, interviewer=ana, text="The tender")

    assert "our conversation in October about the tender" in form_of(as_alice, second).initial["body"].replace(
        "The", "the"
    )


def test_an_earlier_talk_with_somebody_else_stands_only_in_a_longer_note(as_alice, alice):
    job = make_application(alice)
    ana, rita = make_interviewer(job, "Ana Ruiz"), make_interviewer(job, "Rita Vale")
    first, second = make_round(job, number=1), make_round(job, number=2)
    before = make_interview(first, rita, starts_at=START - timedelta(days=10, hours=1))
    make_interview(second, ana)
    Topic.objects.create(interview=before, interviewer=rita, text="relocation")

    recipient = form_of(as_alice, second).recipient

    assert "Rita" not in recipient.draft(Style.WARM_SHORT).body
    assert "in November, Rita and I had talked about relocation." in recipient.draft(Style.PLAIN_LONGER).body


def test_nothing_is_picked_up_where_nothing_was_logged(as_alice, round):
    body = form_of(as_alice, round).recipient.draft(Style.WARM_LONGER).body

    assert body.count("[") == 2
    assert "again" not in body


def test_what_was_agreed_stands_in_a_longer_note(as_alice, round):
    talked(round, "the talk on queues", nature="promised")

    recipient = form_of(as_alice, round).recipient

    assert "what we agreed on: the talk on queues." in recipient.draft(Style.WARM_LONGER).body
    assert "queues" not in recipient.draft().body


def test_an_untouched_draft_is_drafted_in_another_style(as_alice, round):
    form = form_of(as_alice, round)

    response = as_alice.post(url("note_draft", round), form.initial | {"style": "plain-longer"})

    assert response.context["form"].drafted_style == Style.PLAIN_LONGER
    assert text_of(round).body == form.recipient.draft(Style.PLAIN_LONGER).body


def test_own_words_are_replaced_only_when_asked_again_and_are_shown(as_alice, round):
    response = as_alice.post(url("note_draft", round), POSTED | {"style": "plain-short"})
    assert "so nothing was replaced" in response.text
    assert text_of(round).body == POSTED["body"]

    again = POSTED | {"style": "plain-short", "replace": "1", "version": text_of(round).version}
    response = as_alice.post(url("note_draft", round), again)
    assert "What you had before" in response.text
    assert POSTED["body"] in response.text
    assert text_of(round).body.startswith("Dear Ana,\n")


def test_a_style_that_is_none_is_refused_and_the_text_kept(as_alice, round):
    response = as_alice.post(url("note_draft", round), POSTED | {"style": "shouting"})

    assert response.status_code == 422
    assert "Choose one of the drafts." in response.text
    assert POSTED["body"] in response.text


def test_a_topic_redrafts_a_saved_draft_that_nobody_touched(as_alice, round):
    as_alice.post(url("note_draft", round), form_of(as_alice, round).initial | {"style": "plain-short"})
    form = form_of(as_alice, round)

    as_alice.post(url("note_topic", round), form.initial | {"topic": "hiring"})

    assert "hiring" in text_of(round).body
    assert form_of(as_alice, round).drafted_style == Style.PLAIN_SHORT


# Autosave


def autosave(client, round, **fields):
    headers = {"HX-Request": "true", "HX-Target": f"note-state-{person(round).pk}"}
    return client.post(url("note", round), POSTED | fields, headers=headers)


def test_typing_is_saved_and_answered_with_the_version_alone(as_alice, round):
    response = autosave(as_alice, round, topic="half a wo")

    assert (text_of(round).body, text_of(round).version) == (POSTED["body"], 1)
    assert 'name="version" value="1"' in response.text
    assert "Saved at 13:00" in response.text
    assert "<textarea" not in response.text
    assert not Topic.objects.exists()


def test_a_second_tab_is_told_on_every_autosave_until_it_chooses(as_alice, round):
    autosave(as_alice, round, body="From the first tab")

    for _ in range(2):
        response = autosave(as_alice, round, body="From the second tab")
        assert response.status_code == 422
        assert "in another window" in response.text
        assert "From the first tab" in response.text
        assert 'name="version" value="0"' in response.text
    assert text_of(round).body == "From the first tab"


@pytest.mark.parametrize("body", ["x" * 100_000, "bell\x07", "<p>rich\u202e</p>" * 2_000])
def test_what_cannot_be_saved_is_said_and_stays_in_the_field(as_alice, round, body):
    assert autosave(as_alice, round, body=body).status_code == 422

    response = as_alice.post(url("note", round), POSTED | {"body": body})
    assert response.status_code == 422
    assert response.context["form"]["body"].value() == body
    assert not ThankYouNote.objects.exists()


def test_pasted_rich_text_is_kept_as_text(as_alice, round):
    as_alice.post(url("note", round), POSTED | {"body": "“Dear” <b>Ana</b>,\r\n\u00a0• one\u2028two"})

    assert "<b>Ana</b>" in text_of(round).body
    assert "&lt;b&gt;Ana" in as_alice.get(url("note", round)).text


# Checks


def test_checking_says_where_and_why_and_saves_nothing(as_alice, round):
    posted = POSTED | {"body": "Dear Bo,\n\nThis is my dream job. What about the salary in the depot team?"}

    response = as_alice.post(url("note_checks", round), posted)

    assert {str(advice.check) for advice in response.context["advice"]} >= {"wrong_name", "gushing", "pay"}
    assert "Dear Bo" in response.context["form"]["body"].value()
    assert not ThankYouNote.objects.exists()


def test_near_copies_are_shown_side_by_side(as_alice, round):
    body = "Dear Bo,\n\nThe frozen crane in the harbour showed me how you plan a winter without slack."
    make_note(round, person(round, "Bo Lind"), body=body)

    response = as_alice.post(url("note_checks", round), POSTED | {"body": body.replace("Bo", "Ana")})

    assert "To Bo Lind" in response.text


def test_a_note_of_another_candidate_is_no_copy_and_no_name(as_alice, bob, round):
    theirs = make_held_round(bob, "Zoe Zett")
    body = "Dear Ana,\n\nThe frozen crane in the harbour showed me how Zoe plans a winter without slack."
    make_note(theirs, person(theirs, "Zoe Zett"), body=body)

    assert as_alice.post(url("note_checks", round), POSTED | {"body": body}).context["advice"] == []


def test_a_good_note_hears_so(as_alice, round):
    posted = POSTED | {"body": "Dear Ana,\n\nThank you for showing me the frozen crane and the harbour plan.\n\nAlice"}

    assert "Nothing to point out" in as_alice.post(url("note_checks", round), posted).text


# Opened, sent, undone


def test_opening_is_not_sending(as_alice, round):
    as_alice.post(url("note_opened", round), POSTED)

    note = text_of(round)
    assert (note.opened_at, note.is_settled, note.body) == (NOON, False, POSTED["body"])
    assert "Did you send it?" in as_alice.get(url("note", round)).text
    for address in ("/", "/thank-yous/", reverse("followups:round_thank_yous", args=[round.pk])):
        assert "Did you send them?" in as_alice.get(address).text

    as_alice.post(url("note_opened", round), POSTED | {"undo": "1", "version": note.version})
    assert text_of(round).opened_at is None
    assert "Did you send them?" not in as_alice.get("/").text


def opened(round, *names):
    return [make_note(round, person(round, name), body=f"To {name}", opened_at=NOON) for name in names]


def test_one_tap_says_that_all_were_sent_and_one_takes_it_back(as_alice, round):
    notes = opened(round, "Ana Ruiz", "Bo Lind")

    posted = {"note": [note.pk for note in notes], "is_sent": "1", "back": "home"}
    response = as_alice.post(reverse("followups:opened_notes"), posted, follow=True)

    assert response.redirect_chain == [("/", 302)]
    assert "Thanked, all of them: Ana Ruiz, Bo Lind." in response.text
    assert [text_of(round, name).body_as_sent for name in ("Ana Ruiz", "Bo Lind")] == ["To Ana Ruiz", "To Bo Lind"]

    as_alice.post(f"{reverse('followups:notes_reopen')}?note={notes[0].pk}&note={notes[1].pk}&note=x")
    assert not ThankYouNote.objects.settled().exists()


def test_one_of_them_was_sent_and_the_rest_not_yet(as_alice, round):
    ana, bo = opened(round, "Ana Ruiz", "Bo Lind")

    as_alice.post(reverse("followups:opened_notes"), {"note": ana.pk, "is_sent": "1"})
    as_alice.post(reverse("followups:opened_notes"), {"note": bo.pk})

    assert text_of(round, "Ana Ruiz").sent_at == NOON
    assert (text_of(round, "Bo Lind").sent_at, text_of(round, "Bo Lind").opened_at) == (None, None)


@pytest.mark.parametrize("posted", [{}, {"note": "999999"}, {"note": "x"}, {"note": "9" * 40}])
def test_a_note_that_is_not_asked_about_is_refused_with_a_sentence(as_alice, round, posted):
    response = as_alice.post(reverse("followups:opened_notes"), posted | {"is_sent": "1"}, follow=True)

    assert response.status_code == 200
    assert any(word in response.text for word in ("Choose at least one", "not on the list any more", "not a valid"))


def test_nobody_is_asked_about_somebody_they_did_not_meet(as_alice, round):
    opened(round, "Ana Ruiz")
    Participation.objects.update(met=False)

    assert "Did you send them?" not in as_alice.get("/thank-yous/").text


@pytest.mark.parametrize("other", ["called off", "not met"])
def test_who_was_met_in_one_of_two_conversations_is_asked_about_and_answered(as_alice, round, other):
    (note,) = opened(round, "Ana Ruiz")
    second = make_interview(round, person(round), starts_at=START + timedelta(hours=4))
    if other == "called off":
        second.cancel()
    else:
        second.participations.get().mark_met(met=False)

    for address in ("/", "/thank-yous/", reverse("followups:round_thank_yous", args=[round.pk])):
        assert "Did you send them?" in as_alice.get(address).text
    as_alice.post(reverse("followups:opened_notes"), {"note": note.pk, "is_sent": "1"})
    assert text_of(round).sent_at == NOON


def test_sent_can_be_taken_back_for_a_day(as_alice, round):
    make_note(round, person(round), body="Mine", sent_at=NOON)

    with time_machine.travel(NOON + timedelta(hours=23, minutes=59), tick=False):
        assert "It was not sent after all" in as_alice.get("/thank-yous/").text
        assert "It was not sent after all" in as_alice.get(url("note", round)).text
    with time_machine.travel(NOON + timedelta(hours=24), tick=False):
        assert "It was not sent after all" not in as_alice.get("/thank-yous/").text
        assert "It was not sent after all" not in as_alice.get(url("note", round)).text
        refused = as_alice.post(url("note_reopen", round), follow=True)
    assert "more than a day ago" in refused.text
    assert text_of(round).sent_at == NOON


# The recruiter


def test_asking_the_recruiter_is_under_way_and_stays_on_the_list(as_alice, round):
    make_interviewer(round.application, "Rita Vale", relation="recruiter", email="rita@example.com")

    as_alice.post(url("note_asked", round), POSTED)

    assert text_of(round).recruiter_asked_at == NOON
    assert "Under way: you asked Rita on Tuesday." in as_alice.get(url("note", round)).text
    response = as_alice.get("/thank-yous/")
    assert "Under way since Tuesday" in response.text
    assert len(response.context["owed"]) == 2
    as_alice.post(url("note_asked", round), POSTED | {"undo": "1", "version": text_of(round).version})
    assert text_of(round).recruiter_asked_at is None


def test_one_mail_asks_for_all_addresses(as_alice, round):
    make_interviewer(round.application, "Rita Vale", relation="recruiter", email="rita@example.com")
    here, asked = (reverse(f"followups:{name}", args=[round.pk]) for name in ("round_thank_yous", "recruiter_asked"))
    assert "mailto:rita@example.com?subject=Thank-yous%20to%20Ana%20Ruiz%20and%20Bo%20Lind" in as_alice.get(here).text

    as_alice.post(asked)
    assert "You asked Rita on Tuesday about Ana, Bo." in as_alice.get(here).text
    assert ThankYouNote.objects.filter(recruiter_asked_at=NOON).count() == 2
    assert form_of(as_alice, round).initial["body"].startswith("Dear Ana,")

    as_alice.post(asked, {"undo": "1"})
    assert not ThankYouNote.objects.exclude(recruiter_asked_at=None).exists()


# The mail file


def test_the_mail_file_opens_ready_to_send(as_alice, round):
    round.application.interviewers.update(email="ana@example.com")
    make_note(round, person(round), subject="Thänk you", body="Dear Ana,\nübermorgen 🙂")

    response = as_alice.get(url("note_eml", round))

    mail = message_from_bytes(response.content, policy=policy.default)
    assert response["Content-Disposition"] == 'attachment; filename="thank-you-ana-ruiz.eml"'
    assert (mail["X-Unsent"], mail["Subject"], mail["From"]) == ("1", "Thänk you", None)
    assert str(mail["To"]) == "Ana Ruiz <ana@example.com>"
    assert mail.get_content().split() == ["Dear", "Ana,", "übermorgen", "🙂"]


@pytest.mark.parametrize("address", ["", "not an address", "a@b\r\nBcc: x@example.com", "ana@exämple.com", "@", "a@"])
@pytest.mark.parametrize("name", ['Ana "Boss" Ruiz', "Ana\r\nBcc: x@example.com", "<x@example.com>", "Зоя", ""])
def test_nothing_typed_becomes_another_header(name, address):
    mail = message_from_bytes(eml_of(Draft("Hi\r\nBcc: x@example.com", "From: me\n\nBcc: you"), name, address))

    assert set(mail.keys()) <= {
        "X-Unsent",
        "Subject",
        "To",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
    }
    assert file_name(name).endswith(".eml")
    assert "\n" not in file_name(name)


# Access, and what it costs


@pytest.mark.parametrize("name", BY_CARD)
def test_a_card_answers_htmx_with_a_fragment_and_others_with_a_page(as_alice, round, name):
    fragment = as_alice.post(url(name, round), posted_for(name), headers={"HX-Request": "true"})
    page = as_alice.post(url(name, round), posted_for(name), follow=True)

    assert (fragment.status_code, "<html" in fragment.text) == (200, False)
    assert (page.status_code, "<html" in page.text) == (200, True)


@pytest.mark.parametrize("name", BY_CARD)
def test_a_card_is_its_owners_and_wants_a_post(as_alice, as_bob, as_nobody, round, name):
    stranger = reverse(f"followups:{name}", args=[round.pk, make_interviewer(round.application, "Never Met").pk])

    assert as_bob.post(url(name, round), posted_for(name)).status_code == 404
    assert as_nobody.post(url(name, round), posted_for(name)).status_code == 302
    assert as_alice.post(stranger, posted_for(name)).status_code == 404
    assert as_alice.get(url(name, round)).status_code == 405
    refused = as_alice.post(url(name, round), posted_for(name) | {"body": "x" * 100_000})
    assert (refused.status_code, refused.context["form"]["body"].value()) == (422, "x" * 100_000)
    assert not ThankYouNote.objects.exists()


def test_the_rest_is_its_owners_too(as_alice, as_bob, as_nobody, round):
    (note,) = opened(round, "Ana Ruiz")
    asked = reverse("followups:recruiter_asked", args=[round.pk])
    question, reopen = reverse("followups:opened_notes"), f"{reverse('followups:notes_reopen')}?note={note.pk}"

    for address in (url("note_eml", round), asked, question, reopen):
        assert as_nobody.post(address).status_code in (302, 405)
    assert as_bob.get(url("note_eml", round)).status_code == as_bob.post(asked).status_code == 404
    as_bob.post(question, {"note": note.pk, "is_sent": "1"})
    assert not text_of(round).is_settled
    note.mark_sent(NOON, "email")
    as_bob.post(reopen)
    assert text_of(round).is_settled
    assert [as_alice.get(address).status_code for address in (asked, question, reopen)] == [405] * 3
    assert as_alice.post(url("note_eml", round)).status_code == 405
    assert as_nobody.get(url("note_eml", round)).status_code == 302


@pytest.mark.parametrize("name", ["note", "note_checks", "round_thank_yous", "home"])
def test_more_people_notes_and_jobs_need_no_more_queries(as_alice, alice, round, name):
    opened(round, "Ana Ruiz", "Bo Lind")
    few = queries_of(as_alice, round, name)

    for position in range(5):
        other = make_held_round(alice, "P One", "P Two", number=position + 3)
        opened(other, "P One", "P Two")
        who = make_interviewer(round.application, f"Q {position}")
        make_interview(round, who, starts_at=START - timedelta(minutes=position))
        talked(round, "hiring", who.name)
        make_note(round, who, body="Thank you for the frozen crane, it showed me how you plan.", opened_at=NOON)

    assert queries_of(as_alice, round, name) == few


def queries_of(client, round, name):
    addresses = {"home": "/", "round_thank_yous": reverse("followups:round_thank_yous", args=[round.pk])}
    with CaptureQueriesContext(connection) as captured:
        if name == "note_checks":
            response = client.post(url(name, round), POSTED)
        else:
            response = client.get(addresses.get(name) or url(name, round))
        assert response.status_code == 200
    return len(captured)
