"""Where the stories are thin, as one table: what is wanted and shown, and the holes that follow, worst first."""

import pytest

from stories.coverage import MANY, Carrier, Facts, Hole, Shown, Thing, holes, worst_first

PRESSURE, FAILURE = Thing("theme", "pressure"), Thing("theme", "failure")
CAN_DO = Thing("criterion", "can_do")
SQL, DBT = Thing("skill", "sql", "SQL"), Thing("skill", "dbt", "dbt")
OUTAGE, LAUNCH = Carrier(1, "The outage", 1), Carrier(2, "The launch", 1)


def well(*things):
    """Each of them shown by two finished stories."""
    return tuple(Shown(thing, finished=2) for thing in things)


CASES = [
    ("nothing at all", Facts(0), [("too_few", None)]),
    ("nothing shown", Facts(0, (Shown(SQL),)), [("too_few", None), ("none", SQL)]),
    ("all is well", Facts(5, well(PRESSURE, SQL)), []),
    ("four are too few", Facts(4, well(PRESSURE)), [("too_few", None)]),
    ("five are enough", Facts(5, well(PRESSURE)), []),
    ("eight are not too many", Facts(8, well(PRESSURE)), []),
    ("nine are", Facts(9, well(PRESSURE)), [("too_many", None)]),
    ("a theme that nothing shows", Facts(5, (Shown(FAILURE), *well(SQL))), [("none", FAILURE)]),
    ("a criterion that nothing shows", Facts(5, (Shown(CAN_DO), *well(SQL))), [("none", CAN_DO)]),
    ("a skill that nothing shows", Facts(5, (Shown(SQL), *well(PRESSURE))), [("none", SQL)]),
    ("a draft does not count", Facts(5, (Shown(SQL, drafts=2), *well(PRESSURE))), [("draft_only", SQL)]),
    ("shown once", Facts(5, (Shown(SQL, 1, only=1), *well(PRESSURE)), (OUTAGE,)), [("single", SQL)]),
    ("once, and in drafts", Facts(5, (Shown(SQL, 1, 3, 1), *well(PRESSURE)), (OUTAGE,)), [("single", SQL)]),
    ("twice is safe", Facts(5, (Shown(SQL, 2), *well(PRESSURE)), (OUTAGE,)), []),
    (
        "with one finished story everything hangs on it anyway",
        Facts(1, (Shown(SQL, 1, only=1), Shown(DBT, 1, only=1), Shown(CAN_DO, 1, only=1)), (Carrier(1, "A", 3),)),
        [("too_few", None)],
    ),
    (
        "the only one for three things",
        Facts(
            5,
            (*(Shown(thing, 1, only=1) for thing in (SQL, DBT, CAN_DO)), *well(*[PRESSURE] * 4)),
            (Carrier(1, "The outage", 3),),
        ),
        [("overloaded", None)],
    ),
    (
        "the only one for two things",
        Facts(5, (*(Shown(thing, 1, only=1) for thing in (SQL, DBT)), *well(PRESSURE, FAILURE)), (OUTAGE,)),
        [("single", SQL), ("single", DBT)],
    ),
    (
        "two things each of another story",
        Facts(5, (Shown(SQL, 1, only=1), Shown(DBT, 1, only=2), *well(CAN_DO)), (OUTAGE, LAUNCH)),
        [("single", SQL), ("single", DBT)],
    ),
    ("half of everything", Facts(5, well(SQL, DBT, CAN_DO, FAILURE), (Carrier(1, "A", 2),)), []),
    ("more than half", Facts(5, well(SQL, DBT, CAN_DO, FAILURE), (Carrier(1, "A", 3),)), [("overloaded", None)]),
    ("more than half of three", Facts(5, well(SQL, DBT, CAN_DO), (Carrier(1, "A", 2),)), [("overloaded", None)]),
    (
        "worst first, then in the order wanted",
        Facts(
            9,
            (Shown(SQL, 1, only=2), Shown(PRESSURE, drafts=1), Shown(FAILURE), Shown(CAN_DO), *well(DBT)),
            (Carrier(1, "A", 4), LAUNCH),
        ),
        [
            ("none", FAILURE),
            ("none", CAN_DO),
            ("draft_only", PRESSURE),
            ("overloaded", None),
            ("single", SQL),
            ("too_many", None),
        ],
    ),
]


@pytest.mark.parametrize(("facts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_holes_of_a_set_of_stories(facts, expected):
    assert [(hole.code, hole.thing) for hole in holes(facts)] == expected


def test_a_thing_shown_once_names_the_story():
    (hole,) = holes(Facts(5, (Shown(SQL, 1, only=1), *well(PRESSURE)), (OUTAGE,)))

    assert hole == Hole("single", SQL, OUTAGE, 1)


def test_an_overload_names_what_only_that_story_shows():
    shown = (Shown(SQL, 1, only=1), Shown(DBT, 1, only=1), Shown(CAN_DO, 1, only=1), *well(*[PRESSURE] * 4))
    first, *_rest = holes(Facts(MANY, shown, (Carrier(1, "The outage", 3), LAUNCH)))

    assert (first.story.title, first.count, first.things) == ("The outage", 3, (SQL, DBT, CAN_DO))


def test_the_worst_covered_stand_first():
    shown = [Shown(SQL, 2), Shown(DBT, 0, 1), Shown(CAN_DO, 1), Shown(FAILURE)]

    assert [one.thing for one in worst_first(shown)] == [FAILURE, DBT, CAN_DO, SQL]
