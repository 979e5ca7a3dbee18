from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.dossiers import load_dossiers
from followups.models import Snooze, ThankYouNote
from followups.outlook import coming_mails_of
from tests.factories import (
    START,
    make_application,
    make_held_round,
    make_interview,
    make_interviewer,
    make_note,
    make_timeline,
)

# Ana's conversation ended at 11:00 in Berlin, Bo's at 12:00; the first mail is due at 14:00, the last call at 07:00.
AFTER = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def coming(round, now):
    return coming_mails_of(load_dossiers([round.pk], now)[round.pk], now)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AFTER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def round(alice):
    alice.emailaddress_set.create(email=alice.email, verified=True, primary=True)
    return make_held_round(alice)


@pytest.fixture
def ana(round):
    return round.application.interviewers.get(name="Ana Ruiz")


@pytest.fixture
def bo(round):
    return round.application.interviewers.get(name="Bo Lind")


def snooze(round, kind="thank_you"):
    return reverse("followups:snooze", args=[round.pk, kind])


def lift(round, kind="thank_you"):
    return reverse("followups:snooze_lift", args=[round.pk, kind])


def all_sent(round):
    return reverse("followups:all_sent", args=[round.pk])


def undo(round, *people):
    return reverse("followups:all_sent_undo", args=[round.pk]) + "?" + "&".join(f"person={row.pk}" for row in people)


def sent_to():
    return set(ThankYouNote.objects.filter(sent_at__isnull=False).values_list("interviewer__name", flat=True))


def test_a_look_at_the_choices_changes_nothing(as_alice, round):
    response = as_alice.get(snooze(round))

    assert "Tuesday 1 December, 14:00" in response.text
    assert [later.code for later in response.context["form"].moments] == [
        "hour_more",
        "three_hours",
        "evening",
        "morning",
    ]
    assert not Snooze.objects.exists()


def test_the_mail_comes_when_it_was_put_off_to(as_alice, round):
    shown = as_alice.post(snooze(round), {"moment": "three_hours"}, follow=True)

    assert Snooze.objects.get().until == AFTER + timedelta(hours=3)
    assert "Good. We write on Tuesday 1 December, 16:00." in shown.text
    assert lift(round) in shown.text
    first = coming(round, AFTER)[0]
    assert (first.step, first.due_at) == ("first", AFTER + timedelta(hours=3))


def test_putting_off_again_replaces_what_was_chosen_before(as_alice, round):
    as_alice.post(snooze(round), {"moment": "hour_more"})
    as_alice.post(snooze(round), {"moment": "three_hours"})

    assert Snooze.objects.get().until == AFTER + timedelta(hours=3)


def test_later_than_it_helps_is_shortened_and_said(as_alice, round, clock):
    late = START + timedelta(hours=22, minutes=30)
    clock.move_to(late)  # two and a half hours are left for Ana
    shown = as_alice.get(snooze(round))
    (later,) = [later for later in shown.context["form"].moments if later.is_shortened]
    assert "As late as it still helps: Wednesday 2 December, 10:00" in shown.text

    shown = as_alice.post(snooze(round), {"moment": later.code}, follow=True)

    assert "on Wednesday 2 December, 10:00 and no later" in shown.text
    assert coming(round, late)[0].due_at == START + timedelta(hours=24)


def test_it_can_be_taken_back(as_alice, round):
    as_alice.post(snooze(round), {"moment": "three_hours"})
    assert "Write as planned after all" in as_alice.get(snooze(round)).text

    shown = as_alice.post(lift(round), follow=True)

    assert "We write as planned again." in shown.text
    assert not Snooze.objects.exists()


@pytest.mark.parametrize("moment", ["", "never", "week", "x" * 10_000, "hour\x00"])
def test_a_moment_that_is_none_is_refused(as_alice, round, moment):
    response = as_alice.post(snooze(round), {"moment": moment})

    assert response.status_code == 422
    assert "Choose" in response.text or "Null characters" in response.text
    assert not Snooze.objects.exists()


def test_where_no_mail_is_planned_there_is_nothing_to_put_off(as_alice, round, ana, bo):
    for person in (ana, bo):
        make_note(round, person, sent_at=AFTER)

    assert "there is nothing to put off" in as_alice.get(snooze(round)).text
    assert as_alice.post(snooze(round), {"moment": "hour"}).status_code == 422


def test_a_follow_up_is_put_off_by_days(as_alice, round, clock):
    make_timeline(round)  # by Friday 4 December
    clock.move_to(datetime(2026, 12, 7, 9, 0, tzinfo=UTC))

    as_alice.post(snooze(round, "timeline_passed"), {"moment": "two_days"})

    assert Snooze.objects.get().until == datetime(2026, 12, 9, 8, 0, tzinfo=UTC)
    assert coming(round, datetime(2026, 12, 7, 9, 0, tzinfo=UTC))[0].due_at == Snooze.objects.get().until


def test_a_mail_that_was_put_off_is_not_the_one_about_the_day_they_name_next(as_alice, round, clock):
    make_timeline(round)  # by Friday 4 December
    now = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    clock.move_to(now)
    as_alice.post(snooze(round, "timeline_passed"), {"moment": "week"})

    said = {"phrase": "by Wednesday", "stated_on": "2026-12-07", "reply_by": "2026-12-09", "computed": "2026-12-09"}
    as_alice.post(reverse("followups:timeline_create", args=[round.pk]), said)

    assert coming(round, now)[0].due_at == datetime(2026, 12, 10, 8, 0, tzinfo=UTC)


def test_the_people_are_named_before_anything_is_marked(as_alice, round):
    response = as_alice.get(all_sent(round))

    assert "Ana Ruiz" in response.text
    assert "Bo Lind" in response.text
    assert not ThankYouNote.objects.exists()


def test_exactly_those_named_are_marked(as_alice, round, ana, bo):
    shown = as_alice.post(all_sent(round), {"person": [ana.pk, bo.pk]}, follow=True)

    assert sent_to() == {"Ana Ruiz", "Bo Lind"}
    assert "Thanked, all of them: Ana Ruiz, Bo Lind." in shown.text
    assert coming(round, AFTER) == []


def test_somebody_who_was_not_on_the_page_is_not_marked(as_alice, round, ana, bo):
    as_alice.get(all_sent(round))
    make_interview(round, make_interviewer(round.application, "Cleo Park"), starts_at=START - timedelta(hours=2))

    as_alice.post(all_sent(round), {"person": [ana.pk, bo.pk]})

    assert sent_to() == {"Ana Ruiz", "Bo Lind"}


def test_somebody_settled_meanwhile_stays_as_they_are(as_alice, round, ana, bo):
    make_note(round, ana, skipped_at=AFTER, skip_reason="not_wanted")

    as_alice.post(all_sent(round), {"person": [ana.pk, bo.pk]})

    assert sent_to() == {"Bo Lind"}


def test_a_draft_that_was_kept_is_what_was_sent(as_alice, round, ana):
    make_note(round, ana, body="Dear Ana")

    as_alice.post(all_sent(round), {"person": [ana.pk]})

    assert ThankYouNote.objects.get(interviewer=ana).body_as_sent == "Dear Ana"


def test_all_sent_can_be_undone(as_alice, round, ana, bo):
    shown = as_alice.post(all_sent(round), {"person": [ana.pk, bo.pk]}, follow=True)
    assert undo(round, ana, bo).replace("&", "&amp;") in shown.text

    as_alice.post(undo(round, ana, bo))

    assert sent_to() == set()


def test_the_undo_leaves_those_alone_who_were_thanked_before(as_alice, round, ana, bo):
    make_note(round, ana, sent_at=AFTER)
    as_alice.post(all_sent(round), {"person": [bo.pk]})

    as_alice.post(undo(round, bo) + f"&person=x&person={10**30}&person={'9' * 5_000}")

    assert sent_to() == {"Ana Ruiz"}


@pytest.mark.parametrize(
    "posted", [{}, {"person": []}, {"person": ["x"]}, {"person": ["99999"]}, {"person": ["1\x00"]}]
)
def test_nobody_or_nobody_known_is_refused(as_alice, round, posted):
    assert as_alice.post(all_sent(round), posted).status_code == 422
    assert not ThankYouNote.objects.exists()


def test_somebody_elses_person_is_refused_like_one_that_does_not_exist(as_alice, round, bob):
    stranger = make_interviewer(make_application(bob), "Stranger")

    refused = as_alice.post(all_sent(round), {"person": [stranger.pk]})
    unknown = as_alice.post(all_sent(round), {"person": [99999]})

    assert refused.status_code == unknown.status_code == 422
    assert refused.context["form"].errors == unknown.context["form"].errors
    assert "Stranger" not in refused.text


def test_with_nobody_left_the_page_says_so(as_alice, round, ana, bo):
    for person in (ana, bo):
        make_note(round, person, sent_at=AFTER)

    assert "Nobody is left to thank here" in as_alice.get(all_sent(round)).text


@pytest.mark.parametrize("button", ["of this round", "of several notes"])
def test_what_was_sent_more_than_a_day_ago_is_not_called_open_again(as_alice, round, ana, button):
    note = make_note(round, ana, sent_at=AFTER - timedelta(hours=25))
    address = undo(round, ana) if button == "of this round" else f"{reverse('followups:notes_reopen')}?note={note.pk}"

    shown = as_alice.post(address, follow=True)

    assert "It was marked as sent more than a day ago, so it stays that way." in shown.text
    assert "Open again." not in shown.text
    assert sent_to() == {"Ana Ruiz"}


def test_the_links_of_a_mail_are_their_owners(as_alice, as_bob, as_nobody, round, ana):
    for address in (snooze(round), all_sent(round)):
        assert as_bob.get(address).status_code == 404
        assert as_bob.post(address, {"moment": "hour", "person": ana.pk}).status_code == 404
        assert as_nobody.post(address).status_code == 302
        assert as_alice.put(address).status_code == 405
    for address in (lift(round), undo(round, ana)):
        assert as_bob.post(address).status_code == 404
        assert as_nobody.post(address).status_code == 302
        assert as_alice.get(address).status_code == 405
    assert as_alice.get(snooze(round, "other")).status_code == 404
    assert not Snooze.objects.exists()
    assert not ThankYouNote.objects.exists()


def test_a_signed_out_click_leads_through_the_login_back(as_nobody, alice, round):
    for address in (snooze(round), all_sent(round)):
        login = as_nobody.get(address).url
        assert login.endswith(f"?next={address}")
        response = as_nobody.post(login, {"login": alice.email, "password": "correct horse battery"})
        assert response.url == address
        as_nobody.logout()


def test_more_people_need_no_more_queries(as_alice, round):
    for address in (snooze(round), all_sent(round)):
        few = queries_of(as_alice, address)
        for number in range(4):
            person = make_interviewer(round.application, f"Person {number}")
            make_interview(round, person, starts_at=START - timedelta(hours=1))
        assert queries_of(as_alice, address) == few


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
