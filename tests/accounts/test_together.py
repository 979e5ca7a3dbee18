from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.together import keep
from interviews.models import Interview, Participation, Round
from tests.accounts.together_rows import together, what_differs
from tests.factories import START, make_held_round


def asked(candidate, *rounds, now=START + timedelta(days=1)):
    return together(candidate=candidate.pk, rounds=[round.pk for round in rounds], now=now)


def test_rows_are_what_each_queryset_gives_by_itself(db):
    assert what_differs() == ([], ["none"])


def test_all_of_them_take_one_query_each_time(alice):
    round = make_held_round(alice)
    for _again in range(2):
        with CaptureQueriesContext(connection) as captured:
            found = asked(alice, round)
            assert found["interviews"][0].closes_at == START + timedelta(hours=25)
            assert found["rounds"][0].application.candidate == alice
        assert len(captured) == 1


def test_what_is_given_counts_and_what_was_given_before_does_not(alice, bob):
    one, other = make_held_round(alice), make_held_round(bob)

    assert {row.round_id for row in asked(alice, one)["interviews"]} == {one.pk}
    assert {row.round_id for row in asked(bob, one, other)["interviews"]} == {one.pk, other.pk}
    assert asked(bob)["interviews"] == []
    assert asked(bob, one)["rounds"] == [other]


def test_a_change_shows_at_once(alice):
    round = make_held_round(alice)
    before = asked(alice, round)["rounds"]

    Round.objects.update(location="12 Canal Street")

    assert (before[0].location, asked(alice, round)["rounds"][0].location) == ("", "12 Canal Street")


def test_what_is_kept_reads_like_what_was_prefetched(alice, django_assert_num_queries):
    round = make_held_round(alice, "Ana Ruiz", "Bo Lind")
    interview, seats = round.interviews.first(), list(Participation.objects.all())

    keep(interview, "participations", seats[:1])

    with django_assert_num_queries(0):
        assert list(interview.participations.all()) == seats[:1]
    assert interview.participations.filter(met=None).count() == 1
    assert Interview.objects.count() == 2
