"""What holds for every round: generated days, zones, clock changes, quiet hours, and rows in a real database."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from followups.dossiers import load_dossiers
from followups.owed import people_owed as people_owed_by_sql
from followups.quiet import LONGEST, QuietHours, length
from followups.rules import (
    LATE,
    THANK_YOU,
    Meeting,
    RoundFacts,
    Statement,
    people_owed,
    reminders_due,
    reminders_planned,
)
from tests.factories import make_application, make_interview, make_interviewer, make_note, make_round

zones = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns"]
).map(ZoneInfo)
instants = st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 30)).map(lambda moment: moment.replace(tzinfo=UTC))
quarters = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))


@st.composite
def quiet_hours(draw, zone):
    start, end = draw(quarters), draw(quarters)
    assume(timedelta() < length(start, end) <= LONGEST)
    return QuietHours(start, end, zone)


@st.composite
def round_facts(draw, quiet=None):
    zone, first_start = draw(zones), draw(instants)
    meetings = []
    for _ in range(draw(st.integers(1, 5))):
        starts_at = first_start + timedelta(minutes=draw(st.integers(0, 60 * 60)))
        ends_at = starts_at + timedelta(minutes=draw(st.integers(15, 180)))
        meetings.append(Meeting(starts_at.astimezone(zone).date(), ends_at, draw(st.frozensets(st.integers(1, 4)))))
    return RoundFacts(
        zone=zone,
        logged_at=first_start + timedelta(hours=draw(st.integers(-48, 90))),
        meetings=tuple(meetings),
        settled=draw(st.frozensets(st.integers(1, 4), max_size=2)),
        statement=draw(st.none() | st.dates(date(2026, 1, 1), date(2027, 6, 1)).map(Statement)),
        quiet=draw(quiet(zone) if quiet else st.none() | quiet_hours(zone)),
        country=draw(st.sampled_from(["", "DE", "US", "AE"])),
    )


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(round_facts(), st.integers(-600, 6000))
def test_no_mail_is_due_outside_its_rules(facts, minutes):
    now = min(meeting.end for meeting in facts.meetings) + timedelta(minutes=minutes)
    owed = people_owed(facts, now)

    for due in reminders_due(facts, now):
        assert due.due_at <= now < due.expires_at
        if due.kind == THANK_YOU:
            on_the_day = [person for person in owed if person.day == due.about_on]
            assert on_the_day, "a mail that names nobody"
            if due.wording != LATE:
                assert any(now < person.mark for person in on_the_day)
                assert due.expires_at in {person.mark for person in on_the_day}


def once_quiet(quiet, moment):
    """Moved on until it is, by as much as the shortest stretch takes."""
    while not quiet.stretch_at(moment):
        moment += timedelta(minutes=15)
    return moment


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(round_facts(quiet=quiet_hours), st.integers(-600, 6000))
def test_nobody_is_woken_while_waiting_leaves_an_hour(facts, minutes):
    now = once_quiet(facts.quiet, min(meeting.end for meeting in facts.meetings) + timedelta(minutes=minutes))
    stretch = facts.quiet.stretch_at(now)

    for due in reminders_due(facts, now):
        assert stretch.end > due.expires_at - timedelta(minutes=60)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(round_facts(), instants)
def test_keys_are_unique_and_never_depend_on_the_hour_that_one_asks(facts, now):
    keys = [due.key for due in reminders_planned(facts, now)]

    assert len(keys) == len(set(keys))
    assert {key[2] for key in keys if key[0] == THANK_YOU} <= {meeting.day for meeting in facts.meetings}


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases=st.data())
def test_pages_name_the_people_that_the_rules_name(alice, cases):
    round = make_round(make_application(alice), time_zone=cases.draw(zones).key)
    first_start = cases.draw(instants)
    people = [make_interviewer(round.application, name) for name in ("Ana", "Bo", "Cy")]
    for _ in range(cases.draw(st.integers(1, 4))):
        interview = make_interview(
            round,
            *cases.draw(st.sets(st.sampled_from(people))),
            starts_at=first_start + timedelta(minutes=cases.draw(st.integers(0, 60 * 60))),
            status=cases.draw(st.sampled_from(["scheduled", "scheduled", "cancelled"])),
        )
        interview.participations.filter(interviewer=cases.draw(st.sampled_from(people))).update(
            met=cases.draw(st.sampled_from([None, True, False]))
        )
    if cases.draw(st.booleans()):
        make_note(round, cases.draw(st.sampled_from(people)), sent_at=first_start)
    now = first_start + timedelta(minutes=cases.draw(st.integers(-60, 40 * 24 * 60)))

    facts = load_dossiers([round.pk], now)[round.pk].facts
    owed = {row.interviewer_id: row.ended for row in people_owed_by_sql(alice, now) if row.interview.round == round}

    recent = {person: end for person, end in owed.items() if end + timedelta(hours=72) > now}
    assert {person.person: person.end for person in people_owed(facts, now)} == recent
