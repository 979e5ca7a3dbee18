from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.models import Timeline
from tests.factories import (
    make_application,
    make_held_round,
    make_interviewer,
    make_reminder,
    make_round,
    make_timeline,
)

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)  # a Tuesday
WAITING = "/waiting/"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def round(alice):
    return make_held_round(alice)


def url(round):
    return reverse("followups:timeline_create", args=[round.pk])


def said(**fields):
    return {"phrase": "by Friday 4 December", "stated_on": "2026-12-01"} | fields


def answered(timeline):
    return reverse("followups:timeline_answered", args=[timeline.pk])


def asked_again(timeline):
    return reverse("followups:timeline_asked_again", args=[timeline.pk])


def test_it_was_said_today_unless_told_otherwise(as_alice, round):
    response = as_alice.get(url(round))

    assert response.status_code == 200
    assert 'value="2026-12-01"' in response.text


def test_today_is_that_of_the_candidates_zone(as_alice, alice, round):
    alice.time_zone = "Pacific/Kiritimati"
    alice.save()

    assert 'value="2026-12-02"' in as_alice.get(url(round)).text


@pytest.mark.parametrize("button", ["preview", "save"])
def test_the_day_is_shown_before_it_is_saved(as_alice, round, button):
    response = as_alice.post(url(round), said(phrase="within 5 business days", **{button: "1"}))

    assert response.status_code == 200
    assert "We read that as <strong>Tuesday 8 December 2026</strong>" in response.text
    assert 'value="2026-12-08"' in response.text
    assert not Timeline.objects.exists()


def test_the_day_that_was_shown_is_saved(as_alice, round):
    ana = round.application.interviewers.get(name="Ana Ruiz")
    posted = said(reply_by="2026-12-04", computed="2026-12-04", stated_by=ana.pk)

    response = as_alice.post(url(round), posted)

    assert response.url == WAITING
    timeline = Timeline.objects.get()
    assert (timeline.phrase, timeline.reply_by, timeline.stated_by) == ("by Friday 4 December", date(2026, 12, 4), ana)


def test_the_day_can_be_corrected(as_alice, round):
    as_alice.post(url(round), said(reply_by="2026-12-07", computed="2026-12-04"))

    assert Timeline.objects.get().reply_by == date(2026, 12, 7)


def test_another_phrase_makes_another_day_which_is_shown_again(as_alice, round):
    response = as_alice.post(url(round), said(phrase="in two weeks", reply_by="2026-12-04", computed="2026-12-04"))

    assert response.status_code == 200
    assert "Tuesday 15 December 2026" in response.text
    assert not Timeline.objects.exists()


def test_a_day_alone_is_enough(as_alice, round):
    as_alice.post(url(round), said(phrase="", reply_by="2026-12-04"))

    assert Timeline.objects.get().phrase == "by Friday 4 December"


@pytest.mark.parametrize("phrase", ["", "we'll be in touch"])
def test_without_a_date_one_tap_asks_for_a_reminder_after_seven_business_days(as_alice, round, phrase):
    as_alice.post(url(round), said(phrase=phrase, no_date="1"))

    timeline = Timeline.objects.get()
    assert (timeline.phrase, timeline.reply_by, timeline.names_no_day) == (phrase, date(2026, 12, 10), True)
    assert "They gave no date." in as_alice.get(reverse("followups:waiting")).text


def test_htmx_gets_the_form_with_the_day(as_alice, round):
    response = as_alice.post(url(round), said(preview="1"), headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert "<html" not in response.text
    assert 'id="timeline-form"' in response.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"phrase": "soon"}, "We can’t read a day from that."),
        ({"phrase": ""}, "We can’t read a day from that."),
        ({"phrase": "", "preview": "1"}, "We can’t read a day from that."),
        ({"phrase": "soon", "reply_by": "2026-12-04", "computed": "2026-12-04"}, "We can’t read a day from that."),
        ({"reply_by": "2026-11-30"}, "That is before the day on which they said it."),
        ({"reply_by": "2028-01-01"}, "That is more than a year later."),
        ({"reply_by": "9999-12-31"}, "That is more than a year later."),
        ({"reply_by": "0000-12-04"}, "Enter a valid date."),
        ({"stated_on": "0000-01-01"}, "Enter a valid date."),
        ({"stated_on": ""}, "This field is required."),
        ({"stated_on": "2026-12-02"}, "That day is still to come."),
        ({"stated_on": "2020-12-02"}, "That is more than a year ago."),
        ({"stated_on": "2026-12-02", "no_date": "1"}, "That day is still to come."),
        ({"phrase": "by Friday\n4 December"}, "Keep this on one line"),
        ({"phrase": "x" * 10_000}, "at most 200 characters"),
        ({"phrase": "nul\x00"}, "Null characters are not allowed"),
        ({"stated_by": "99999"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_refused_beside_the_field_and_kept(as_alice, round, fields, sentence):
    response = as_alice.post(url(round), said(**fields))

    assert response.status_code == 422
    assert sentence in response.text
    assert said(**fields)["phrase"].split("\n")[0] in response.text
    assert not Timeline.objects.exists()


def test_somebody_elses_person_is_refused_like_one_that_does_not_exist(as_alice, round, bob):
    stranger = make_interviewer(make_application(bob), "Stranger")

    refused = as_alice.post(url(round), said(reply_by="2026-12-04", stated_by=stranger.pk))
    unknown = as_alice.post(url(round), said(reply_by="2026-12-04", stated_by=99999))

    assert refused.status_code == unknown.status_code == 422
    assert refused.context["form"].errors == unknown.context["form"].errors


def test_what_they_said_before_is_kept_and_only_the_last_counts(as_alice, round):
    make_timeline(round, phrase="by Friday")
    make_timeline(round, phrase="in two weeks", reply_by=date(2026, 12, 15))

    assert "by Friday" in as_alice.get(url(round)).text
    assert [row.timeline.phrase for row in as_alice.get(WAITING).context["awaited"]] == ["in two weeks"]


def test_waiting_shows_passed_days_first_with_a_follow_up_to_send(as_alice, alice, round):
    make_timeline(round, reply_by=date(2026, 12, 4))
    passed = make_round(make_application(alice, company="Borealis"))
    kim = make_interviewer(passed.application, "Kim Park", email="kim@example.com")
    make_timeline(passed, stated_on=date(2026, 11, 20), reply_by=date(2026, 11, 30), stated_by=kim)

    response = as_alice.get(WAITING)

    assert [(row.timeline.round, row.is_passed) for row in response.context["awaited"]] == [
        (passed, True),
        (round, False),
    ]
    assert "mailto:kim@example.com?subject=Following%20up" in response.text


def test_the_day_itself_has_not_passed(as_alice, round):
    make_timeline(round, reply_by=date(2026, 12, 1))

    assert not as_alice.get(WAITING).context["awaited"][0].is_passed


@pytest.mark.parametrize("ending", ["decided", "later round", "called off", "answered", "deleted"])
def test_nothing_is_awaited_once_it_is_settled(as_alice, round, ending):
    timeline = make_timeline(round)
    if ending == "decided":
        round.application.stage = "rejected"
        round.application.save()
    elif ending == "later round":
        make_round(round.application, number=3)
    elif ending == "called off":
        round.cancel()
    elif ending == "answered":
        timeline.mark_answered(NOON)
    else:
        round.mark_deleted(NOON)

    assert as_alice.get(WAITING).context["awaited"] == []


def be_decided(round):
    round.application.stage = "offer"
    round.application.save()


@pytest.mark.parametrize(
    ("settle", "why"),
    [
        pytest.param(be_decided, "The job is decided.", id="decided"),
        pytest.param(lambda round: make_round(round.application, number=3), "A later round is logged.", id="later"),
        pytest.param(lambda round: round.cancel(), "This round was called off.", id="called off"),
    ],
)
def test_of_a_round_that_waits_for_nothing_no_mail_is_promised(as_alice, round, settle, why):
    settle(round)

    shown = as_alice.post(url(round), said(preview="1"))
    assert why in shown.text
    assert not [promise for promise in ("we write", "We would write", "remind me") if promise in shown.text]

    shown = as_alice.post(url(round), said(reply_by="2026-12-04", computed="2026-12-04"), follow=True)
    assert f"Noted: Friday 4 December. {why} So we won’t write about it." in shown.text
    assert shown.request["PATH_INFO"] == reverse("dashboard:round", args=[round.pk])


def test_a_round_that_is_over_without_a_day_is_pointed_out(as_alice, alice, round):
    make_round(make_application(alice), number=1)

    assert list(as_alice.get(WAITING).context["without_a_day"]) == [round]

    round.interviews.update(ends_at=NOON + timedelta(hours=1))
    assert list(as_alice.get(WAITING).context["without_a_day"]) == []


@pytest.mark.parametrize(("days", "people"), [(0, 2), (7, 2), (8, 0), (13, 0)])
def test_it_is_your_turn_to_thank_only_while_the_page_on_thank_yous_lists_them(as_alice, round, days, people):
    with time_machine.travel(NOON + timedelta(days=days), tick=False):
        assert as_alice.get(WAITING).context["owed"] == people
        assert len(as_alice.get("/thank-yous/").context["owed"]) == people


def test_waiting_for_nobody_says_so(as_alice):
    assert "You are not waiting for anybody" in as_alice.get(WAITING).text


def test_answered_and_not_yet_after_all(as_alice, round):
    timeline = make_timeline(round)

    shown = as_alice.post(answered(timeline), follow=True)
    timeline.refresh_from_db()
    assert timeline.answered_at == NOON
    assert answered(timeline) + "?answered=0" in shown.text
    assert "So, what does it mean?" in shown.text
    assert "Not yet, after all" in as_alice.get(WAITING).text

    as_alice.post(answered(timeline) + "?answered=0")
    timeline.refresh_from_db()
    assert timeline.answered_at is None

    as_alice.post(answered(timeline), {"answered": "1"})
    as_alice.post(answered(timeline), {"answered": "0"})
    timeline.refresh_from_db()
    assert timeline.answered_at is None


def test_asked_again_and_not_after_all(as_alice, round):
    timeline = make_timeline(round, stated_on=date(2026, 11, 20), reply_by=date(2026, 11, 27))

    shown = as_alice.post(asked_again(timeline), {"asked": "1"}, follow=True)
    timeline.refresh_from_db()
    assert timeline.asked_again_at == NOON
    assert "You asked on Tuesday 1 December." in shown.text

    as_alice.post(asked_again(timeline), {"asked": "0"})
    timeline.refresh_from_db()
    assert timeline.asked_again_at is None


@pytest.mark.parametrize("address", [answered, asked_again])
def test_a_window_left_open_does_not_end_the_wait_for_a_day_named_since(as_alice, round, address):
    before, named_since = make_timeline(round), make_timeline(round, phrase="by Monday")

    shown = as_alice.post(address(before), follow=True)

    assert "Still waiting, then. We keep an eye on the day." in shown.text
    for timeline in (before, named_since):
        timeline.refresh_from_db()
        assert (timeline.answered_at, timeline.asked_again_at) == (None, None)


def test_what_they_said_can_be_noted_after_they_named_another_day(as_alice, round):
    before = make_timeline(round, answered_at=NOON)
    make_timeline(round, phrase="by Monday")

    as_alice.post(answered(before), {"answer": "they need more time"})

    before.refresh_from_db()
    assert before.answer == "they need more time"


@pytest.mark.parametrize(
    ("mailed", "words"), [("first", "we’ll write again in five working days"), ("second", "We won’t write about this")]
)
def test_having_asked_promises_another_mail_only_where_one_is_left(as_alice, round, mailed, words):
    timeline = make_timeline(round, stated_on=date(2026, 11, 16), reply_by=date(2026, 11, 20))
    make_reminder(round, kind="timeline_passed", step=mailed, about_on=timeline.reply_by, sent_at=NOON)

    shown = as_alice.post(asked_again(timeline), {"asked": "1"}, follow=True)

    assert words in shown.text
    assert asked_again(timeline) + "?asked=0" in shown.text


def test_timelines_are_their_owners(as_bob, as_nobody, as_alice, round):
    timeline = make_timeline(round)

    for address in (answered(timeline), asked_again(timeline), url(round)):
        assert as_bob.post(address, said()).status_code == 404
        assert as_nobody.post(address, said()).status_code == 302
    assert as_bob.get(url(round)).status_code == 404
    assert as_bob.get(WAITING).context["awaited"] == []
    assert as_nobody.get(WAITING).status_code == 302
    assert as_alice.get(answered(timeline)).status_code == 405
    assert as_alice.get(asked_again(timeline)).status_code == 405
    assert as_alice.put(url(round)).status_code == 405
    assert as_alice.post(WAITING).status_code == 405
    timeline.refresh_from_db()
    assert (timeline.answered_at, timeline.asked_again_at) == (None, None)


def test_a_timeline_of_a_deleted_round_is_gone(as_alice, round):
    timeline = make_timeline(round)
    round.mark_deleted(NOON)

    assert as_alice.get(url(round)).status_code == 404
    assert as_alice.post(answered(timeline)).status_code == 404


@pytest.mark.parametrize("page", ["waiting", "timeline_create"])
def test_more_rows_need_no_more_queries(as_alice, alice, round, page):
    address = WAITING if page == "waiting" else url(round)
    make_timeline(round, answered_at=NOON)
    fill(alice, round)
    few = queries_of(as_alice, address)

    for _ in range(3):
        fill(alice, round)

    assert queries_of(as_alice, address) == few


def fill(alice, round):
    make_timeline(round, stated_by=make_interviewer(round.application, "Ana"))
    for fields in ({}, {"answered_at": NOON}):
        other = make_held_round(alice)
        make_timeline(other, stated_by=other.application.interviewers.first(), **fields)
    make_held_round(alice)


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_button_on_another_page_leads_back_there(as_alice, round):
    timeline = make_timeline(round)

    assert as_alice.post(answered(timeline), {"next": "/rounds/1/"}).url == "/rounds/1/"
    assert as_alice.post(asked_again(timeline), {"next": "//evil.example"}).url == WAITING


def outcome(timeline):
    return reverse("followups:timeline_outcome", args=[timeline.pk])


def stage_of(timeline):
    timeline.round.application.refresh_from_db()
    return timeline.round.application.stage


def test_what_they_answered_is_kept_and_what_follows_is_offered(as_alice, round):
    timeline = make_timeline(round)

    shown = as_alice.post(answered(timeline), {"answered": "1", "answer": "they want to meet again"}, follow=True)

    timeline.refresh_from_db()
    assert (timeline.answer, timeline.answered_at) == ("they want to meet again", NOON)
    assert shown.request["PATH_INFO"] == outcome(timeline)
    assert "they want to meet again" in shown.text
    assert f"/rounds/new/?application={round.application_id}" in shown.text
    assert "they want to meet again" in as_alice.get(WAITING).text


def test_an_answer_noted_before_is_not_lost(as_alice, round):
    timeline = make_timeline(round)
    as_alice.post(answered(timeline), {"answer": "soon"})
    as_alice.post(answered(timeline) + "?answered=0")
    as_alice.post(answered(timeline))

    timeline.refresh_from_db()
    assert timeline.answer == "soon"


def test_correcting_what_they_said_moves_no_day_and_offers_no_way_back_to_waiting(as_alice, round):
    before = NOON - timedelta(days=9)
    timeline = make_timeline(round, stated_on=date(2026, 11, 20), answered_at=before, answer="they want to meat")

    shown = as_alice.post(answered(timeline), {"answer": "they want to meet"}, follow=True)

    timeline.refresh_from_db()
    assert (timeline.answered_at, timeline.answer) == (before, "they want to meet")
    assert "Saved." in shown.text
    assert "?answered=0" not in shown.text


def test_what_they_said_can_be_emptied(as_alice, round):
    timeline = make_timeline(round, answered_at=NOON, answer="they want to meet")

    as_alice.post(answered(timeline), {"answer": ""})

    timeline.refresh_from_db()
    assert timeline.answer == ""


@pytest.mark.parametrize("answer", ["x" * 501, "two\nlines", "nul\x00"])
def test_an_answer_that_does_not_fit_is_refused_and_kept(as_alice, round, answer):
    timeline = make_timeline(round)

    response = as_alice.post(answered(timeline), {"answer": answer})

    assert response.status_code == 422
    assert answer.split("\n")[0].rstrip("\x00") in response.text
    timeline.refresh_from_db()
    assert timeline.answered_at is None


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [("offer", "An offer. Congratulations!"), ("rejected", "Their loss"), ("no_reply", "no reply at all")],
)
def test_what_it_means_becomes_the_stage_and_can_be_undone(as_alice, round, stage, sentence):
    timeline = make_timeline(round)

    shown = as_alice.post(outcome(timeline), {"stage": stage}, follow=True)

    assert stage_of(timeline) == stage
    assert sentence in shown.text
    assert shown.context["awaited"] == []
    undo = outcome(timeline) + "?stage=interviewing"
    assert undo in shown.text

    as_alice.post(undo)
    assert stage_of(timeline) == "interviewing"


def test_no_reply_at_all_is_one_tap_once_the_day_has_passed(as_alice, round):
    timeline = make_timeline(round, reply_by=date(2026, 12, 4))
    assert "No reply at all" not in as_alice.get(WAITING).text

    Timeline.objects.update(stated_on=date(2026, 11, 20), reply_by=date(2026, 11, 27))

    assert f'action="{outcome(timeline)}"' in as_alice.get(WAITING).text
    assert "No reply at all" in as_alice.get(WAITING).text


@pytest.mark.parametrize("stage", ["", "hired", "x" * 10_000, "offer\x00"])
def test_a_stage_that_is_none_is_refused(as_alice, round, stage):
    timeline = make_timeline(round)

    assert as_alice.post(outcome(timeline), {"stage": stage}).status_code == 422
    assert stage_of(timeline) == "interviewing"


def test_a_look_at_what_it_means_changes_nothing(as_alice, round):
    timeline = make_timeline(round)

    assert as_alice.get(outcome(timeline) + "?stage=offer").status_code == 200
    assert stage_of(timeline) == "interviewing"


def test_what_it_means_is_for_its_owner(as_alice, as_bob, as_nobody, round):
    timeline = make_timeline(round)

    for client, status in ((as_bob, 404), (as_nobody, 302)):
        assert client.get(outcome(timeline)).status_code == status
        assert client.post(outcome(timeline), {"stage": "offer"}).status_code == status
    assert as_alice.put(outcome(timeline)).status_code == 405
    assert stage_of(timeline) == "interviewing"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"phrase": "by 24 December"}, "we write on Monday 28 December; 25 and 26 December are public holidays"),
        ({"phrase": "within 5 business days"}, "Only working days count: 1 weekend lies between."),
        ({"phrase": "by Thursday"}, "we write on Friday 4 December."),
    ],
)
def test_the_days_off_that_are_stepped_over_are_named(as_alice, round, fields, words):
    response = as_alice.post(url(round), said(preview="1", **fields))

    assert words in " ".join(response.text.split())


def test_a_day_that_is_saved_names_the_holidays_after_it(as_alice, round):
    posted = said(phrase="by 24 December", reply_by="2026-12-24", computed="2026-12-24")

    shown = as_alice.post(url(round), posted, follow=True)

    assert "Thursday 24 December; 25 and 26 December are public holidays" in shown.text


def test_no_date_says_which_day_that_is(as_alice, round):
    page = " ".join(as_alice.get(url(round)).text.split())

    assert "We would write after Thursday 10 December; 1 weekend lies between." in page


def test_the_list_says_since_when_they_owe_an_answer_and_what_they_said_before(as_alice, round):
    make_timeline(round, phrase="in a week", stated_on=date(2026, 11, 12), reply_by=date(2026, 11, 19))
    make_timeline(round, phrase="by Friday", stated_on=date(2026, 11, 20), reply_by=date(2026, 11, 27))

    shown = as_alice.get(WAITING)

    assert "They have owed you an answer for 2 working days." in shown.text
    assert [row.phrase for row in shown.context["awaited"][0].earlier] == ["in a week"]
    assert "“in a week”" in shown.text


def test_where_the_candidate_owes_the_answer_it_says_so(as_alice, alice):
    make_application(alice, company="Cirrus", stage="offer")

    assert "they wait for your answer to the offer" in as_alice.get(WAITING).text
