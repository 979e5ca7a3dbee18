from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from interviews.models import Application
from tests.factories import (
    make_application,
    make_held_round,
    make_interview,
    make_round,
    make_timeline,
)

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
URL = "/applications/"


def page(client, url=URL):
    with time_machine.travel(NOON, tick=False):
        return client.get(url)


def text(client, url=URL):
    return page(client, url).content.decode()


def columns(client, url=URL):
    return {
        column.stage: [card.application.company for card in column.cards]
        for column in page(client, url).context["columns"]
    }


def card(client):
    [column] = page(client).context["columns"]
    [card] = column.cards
    return card


def test_a_visitor_is_asked_to_sign_in(as_nobody, db):
    assert as_nobody.get(URL).url == "/accounts/login/?next=/applications/"


def test_it_is_only_read(as_alice):
    assert as_alice.post(URL).status_code == 405


def test_another_candidates_jobs_never_appear(as_bob, alice):
    make_held_round(alice)

    assert "Acme" not in text(as_bob)


def test_what_was_deleted_is_gone(as_alice, alice):
    make_application(alice).mark_deleted(NOON)

    assert "Acme" not in text(as_alice)


def test_an_empty_board_teaches_and_leads_to_the_first_interview(as_alice):
    seen = text(as_alice)

    assert 'href="/start/"' in seen
    assert 'href="/applications/new/"' in seen


def test_jobs_stand_in_the_column_of_their_stage_with_what_is_live_first(as_alice, alice):
    make_application(alice, company="Tern", stage="rejected")
    make_application(alice, company="Acme", stage="interviewing")
    make_application(alice, company="Kestrel", stage="applied")
    make_application(alice, company="Brightwell", stage="interviewing")

    found = columns(as_alice)

    assert list(found) == ["interviewing", "applied", "rejected"]
    assert found["interviewing"] == ["Brightwell", "Acme"]


def test_a_card_says_role_and_last_round_and_its_date(as_alice, alice):
    application = make_application(alice)
    make_interview(make_round(application, number=1), starts_at=NOON - timedelta(days=9))
    make_interview(make_round(application, number=2), starts_at=NOON + timedelta(days=2))

    seen = text(as_alice)

    assert f'href="/applications/{application.pk}/"' in seen
    assert "Analyst" in seen
    assert "Second interview (round 2)" in seen
    assert "Thu 3 Dec 2026" in seen
    assert "in 2 days" in seen
    assert "First interview" not in seen


def test_a_card_counts_who_is_still_to_be_thanked_and_shows_the_nearest_clock(as_alice, alice):
    make_held_round(alice, "Ana Ruiz", "Bo Lind")

    assert card(as_alice).owed == 2
    assert card(as_alice).nearest == datetime(2026, 12, 2, 10, 0, tzinfo=UTC)
    assert "2 still to thank" in text(as_alice)


@pytest.mark.parametrize(
    ("reply_by", "words"),
    [(date(2026, 12, 1), "reply by Tue 1 Dec"), (date(2026, 11, 30), "day passed: Mon 30 Nov")],
)
def test_a_card_says_by_when_they_reply_and_when_that_has_passed(as_alice, alice, reply_by, words):
    make_timeline(make_held_round(alice), stated_on=date(2026, 11, 24), reply_by=reply_by)

    assert words in text(as_alice)


def test_a_round_called_off_is_not_counted_down_to(as_alice, alice):
    round = make_round(make_application(alice))
    make_interview(round, starts_at=NOON + timedelta(days=2))
    round.cancel()

    assert card(as_alice).countdown == ""
    assert "called off" in text(as_alice)


def test_one_stage_can_be_looked_at_alone(as_alice, alice):
    make_application(alice, company="Tern", stage="rejected")
    make_application(alice, company="Acme", stage="interviewing")

    assert columns(as_alice, URL + "?stage=rejected") == {"rejected": ["Tern"]}
    assert "None in this stage." in text(as_alice, URL + "?stage=offer")


@pytest.mark.parametrize(
    "query", ["?stage=nonsense", "?page=nonsense", "?page=999", "?stage=%00&page=%00", "?page=-1"]
)
def test_an_address_typed_wrong_shows_what_there_is(as_alice, alice, query):
    make_application(alice, company="Acme")

    assert columns(as_alice, URL + query) == {"interviewing": ["Acme"]}


def test_twenty_five_at_a_time_with_totals_of_all(as_alice, alice):
    Application.objects.bulk_create(
        Application(candidate=alice, company=f"Company {number}", stage="applied") for number in range(30)
    )

    first, second = page(as_alice), page(as_alice, URL + "?stage=applied&page=2")

    assert [len(column.cards) for column in first.context["columns"]] == [25]
    assert first.context["columns"][0].total == 30
    assert [len(column.cards) for column in second.context["columns"]] == [5]
    assert "?stage=applied&amp;page=1" in second.content.decode()
