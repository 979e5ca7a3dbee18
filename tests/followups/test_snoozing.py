"""Which moments put a mail off; on facts that were never saved."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from followups.rules import THANK_YOU, TIMELINE_PASSED, Meeting, RoundFacts, Statement
from followups.snoozing import moments, next_mail, unsnoozed

ENDED = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)  # a Tuesday; the first mail at 16:00, the last call at 10:00
FACTS = RoundFacts(
    zone=ZoneInfo("UTC"),
    logged_at=ENDED - timedelta(days=3),
    meetings=(Meeting(date(2026, 12, 1), ENDED, frozenset({1})),),
)
SILENT = RoundFacts(zone=ZoneInfo("UTC"), logged_at=ENDED, statement=Statement(date(2026, 12, 4)))
FIRST_SENT = replace(FACTS, sent={(THANK_YOU, "first", date(2026, 12, 1)): ENDED + timedelta(hours=2)})


def at(day, hour, minute=0):
    return datetime(2026, 12, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "kind", "now", "due"),
    [
        pytest.param(
            FACTS,
            THANK_YOU,
            at(1, 15),
            [("hour_more", at(1, 17)), ("three_hours", at(1, 18)), ("morning", at(2, 9))],
            id="before the first mail",
        ),
        pytest.param(
            FIRST_SENT,
            THANK_YOU,
            at(1, 17),
            [("hour_more", at(2, 11)), ("two_hours_more", at(2, 12))],
            id="after the first only the last call can be moved",
        ),
        pytest.param(
            FIRST_SENT,
            THANK_YOU,
            at(2, 12, 30),
            [("hour", at(2, 13))],
            id="an hour before the end at the latest",
        ),
        pytest.param(FIRST_SENT, THANK_YOU, at(2, 13, 30), [], id="too late to put it off"),
        pytest.param(replace(FACTS, settled=frozenset({1})), THANK_YOU, at(1, 15), [], id="nothing is planned"),
        pytest.param(replace(FACTS, is_cancelled=True), THANK_YOU, at(1, 15), [], id="called off"),
        pytest.param(
            SILENT,
            TIMELINE_PASSED,
            at(7, 10),
            [("morning", at(8, 9)), ("two_days", at(9, 9)), ("week", at(14, 9))],
            id="a follow-up",
        ),
        pytest.param(SILENT, THANK_YOU, at(7, 10), [], id="another kind"),
    ],
)
def test_the_moments_that_make_a_difference(facts, kind, now, due):
    chosen = [(later.code, later.due_at) for later in moments(facts, kind, now)]
    assert [moment for moment in chosen if moment[0] in dict(due)] == due
    assert len({due_at for _code, due_at in chosen}) == len(chosen)
    assert bool(chosen) == bool(due)


def test_a_moment_keeps_its_promise():
    """What the page says is what the rules do once the fact is there."""
    for now in (at(1, 15), at(1, 20), at(2, 9), at(2, 12, 30)):
        for later in moments(FACTS, THANK_YOU, now):
            snoozed = replace(FACTS, snoozed_until={THANK_YOU: later.until})
            assert next_mail(snoozed, THANK_YOU, now).due_at == later.due_at
            assert later.due_at <= at(2, 13) or now > at(2, 13)


def test_what_was_put_off_before_does_not_count_for_the_choice():
    snoozed = replace(FACTS, snoozed_until={THANK_YOU: at(1, 18), TIMELINE_PASSED: at(5, 9)})

    assert moments(snoozed, THANK_YOU, at(1, 15)) == moments(FACTS, THANK_YOU, at(1, 15))
    assert unsnoozed(snoozed, THANK_YOU).snoozed_until == {TIMELINE_PASSED: at(5, 9)}
