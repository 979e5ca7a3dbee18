"""What is missing before a round: one row for every sentence of the rule; adding a bug means adding a row."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from interviews.models import Application, Round
from stories.readiness import Missing, OpenAssignment, Preparation, Seat, looks_incomplete, missing_of
from stories.readiness_words import WORDS, listed, to_do

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
ANA = Seat(1, "Ana Ruiz", has_question=True, has_research=True)
BO = Seat(2, "Bo Lind", has_question=True, has_research=True)
READY = Preparation(number=2, seats=(ANA, BO), stories=6)
LATE = OpenAssignment(7, "Pricing case", NOW)
OPEN = OpenAssignment(8, "Work sample", NOW + timedelta(hours=1))
UNDATED = OpenAssignment(9, "Portfolio")

# id, what differs from a round that is ready, what is missing
TABLE = [
    ("everything is there", {}, []),
    ("somebody of an earlier round is still owed", {"owed": ("Jo",)}, [Missing("owed", ("Jo",))]),
    ("no conversation has a time", {"has_times": False}, [Missing("times")]),
    ("a deadline that has come", {"assignments": (LATE,)}, [Missing("assignment_late", ("Pricing case",), pk=7)]),
    ("a deadline to come", {"assignments": (OPEN,)}, [Missing("assignment", ("Work sample",), pk=8)]),
    ("an assignment without a deadline", {"assignments": (UNDATED,)}, [Missing("assignment", ("Portfolio",), pk=9)]),
    ("no link to the call", {"lacks_place": "link"}, [Missing("link")]),
    ("no address", {"lacks_place": "address"}, [Missing("address")]),
    ("conversations with nobody", {"unnamed": 2}, [Missing("unnamed", count=2)]),
    ("a question about pay, too early", {"pay_questions": ("Ana",)}, [Missing("pay", ("Ana",))]),
    ("another version than in round one", {"contradictions": ("A",)}, [Missing("contradiction", ("A",))]),
    ("another answer than before", {"other_answers": ("Why us?",)}, [Missing("other_answer", ("Why us?",))]),
    ("the same story again", {"told_before": ("A", "B")}, [Missing("told_before", ("A", "B"))]),
    ("promises", {"promises": 1}, [Missing("promises", count=1)]),
    (
        "somebody without a question",
        {"seats": (ANA, replace(BO, has_question=False))},
        [Missing("questions", ("Bo Lind",))],
    ),
    ("four stories", {"stories": 4}, [Missing("stories", count=1)]),
    ("five stories are enough", {"stories": 5}, []),
    ("skills without a story", {"skills": ("SQL",)}, [Missing("skills", ("SQL",))]),
    ("themes without a story", {"themes": ("failure",)}, [Missing("themes", ("failure",))]),
    ("weak answers", {"weak_answers": 3}, [Missing("weak_answers", count=3)]),
    (
        "a criterion that went less well",
        {"weak_criteria": ("pressure",)},
        [Missing("weak_criteria", ("pressure",))],
    ),
    ("a criterion without a story", {"criteria": ("team_fit",)}, [Missing("criteria", ("team_fit",))]),
    (
        "one that went less well is not named twice",
        {"criteria": ("pressure", "can_do"), "weak_criteria": ("pressure",)},
        [Missing("weak_criteria", ("pressure",)), Missing("criteria", ("can_do",))],
    ),
    ("nothing of round one", {"has_earlier": False}, [Missing("earlier")]),
    ("nothing before round one", {"number": 1, "has_earlier": False}, []),
    (
        "somebody not looked up",
        {"seats": (replace(ANA, has_research=False), BO)},
        [Missing("research_people", ("Ana Ruiz",))],
    ),
    ("areas not looked at", {"areas": ("team",)}, [Missing("research", ("team",))]),
    ("an answer not prepared", {"answers": ("why_us",)}, [Missing("answers", ("why_us",))]),
    ("half an hour", {"length": timedelta(minutes=30)}, [Missing("agenda")]),
    ("three quarters are an agenda", {"length": timedelta(minutes=45)}, []),
    ("one name only", {"seats": (ANA,)}, [Missing("agenda")]),
    ("no hiring manager met or planned", {"meets_manager": False}, [Missing("agenda")]),
    ("asked already", {"meets_manager": False, "was_recruiter_asked": True}, []),
    ("a short first round is usual", {"number": 1, "length": timedelta(minutes=30)}, []),
    ("a third round is held to the same", {"number": 3, "length": timedelta(minutes=30)}, [Missing("agenda")]),
    ("no times: the agenda is not judged", {"has_times": False, "length": timedelta()}, [Missing("times")]),
    ("stories, and none chosen", {"has_plan": False}, [Missing("plan")]),
    ("nobody to choose a story for", {"has_plan": False, "seats": (), "was_recruiter_asked": True}, []),
    ("no story to choose from", {"has_plan": False, "stories": 0}, [Missing("stories", count=5)]),
    ("questions asked twice", {"repeated_questions": 2}, [Missing("repeated_questions", count=2)]),
]


@pytest.mark.parametrize(("fields", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_missing(fields, expected):
    assert missing_of(replace(READY, **fields), NOW) == expected


EVERYTHING = Preparation(
    number=2,
    seats=(Seat(1, "Ana"),),
    has_times=False,
    unnamed=1,
    lacks_place="link",
    assignments=(LATE,),
    owed=("Jo",),
    promises=1,
    weak_answers=1,
    weak_criteria=("pressure",),
    criteria=("can_do",),
    pay_questions=("Ana",),
    told_before=("A",),
    contradictions=("B",),
    other_answers=("Why us?",),
    repeated_questions=1,
    stories=1,
    skills=("SQL",),
    themes=("failure",),
    answers=("why_us",),
    areas=("team",),
    has_plan=False,
    has_earlier=False,
)


def test_the_worst_comes_first():
    codes = [missing.code for missing in missing_of(EVERYTHING, NOW)]

    assert codes == [
        "owed",
        "times",
        "assignment_late",
        "link",
        "unnamed",
        "pay",
        "contradiction",
        "other_answer",
        "told_before",
        "promises",
        "questions",
        "stories",
        "skills",
        "themes",
        "weak_answers",
        "weak_criteria",
        "criteria",
        "earlier",
        "research_people",
        "research",
        "answers",
        "plan",
        "repeated_questions",
    ]


@pytest.mark.parametrize(
    ("mistake", "codes"),
    [
        ("hired already", {"weak_answers", "weak_criteria"}),
        ("another story than in round one", {"contradiction", "other_answer", "told_before"}),
        ("somebody not engaged", {"questions", "unnamed"}),
        ("pay too early", {"pay"}),
        ("no follow-up", {"owed", "promises"}),
    ],
)
def test_each_common_mistake_has_its_guard(mistake, codes):
    assert codes <= {missing.code for missing in missing_of(EVERYTHING, NOW)}


def test_every_code_has_its_words_and_a_way_to_mend_it():
    round = Round(pk=3, application=Application(pk=2), number=2)
    found = missing_of(EVERYTHING, NOW)
    found += [Missing("agenda"), Missing("address"), Missing("assignment", ("Case",), pk=8)]

    assert {missing.code for missing in found} == set(WORDS)
    for missing in found:
        item = to_do(missing, round)
        assert item.sentence and "%" not in item.sentence
        assert item.label
        assert item.url.startswith("/")


def test_at_most_three_are_named():
    assert listed(("Ana",)) == "Ana"
    assert listed(("Ana", "Bo", "Cy")) == "Ana, Bo and Cy"
    assert listed(("Ana", "Bo", "Cy", "Di", "Ed")) == "Ana, Bo, Cy and 2 more"


def test_asking_is_offered_as_long_as_the_agenda_looks_incomplete_also_once_it_was_asked():
    assert looks_incomplete(replace(READY, meets_manager=False, was_recruiter_asked=True))
    assert not looks_incomplete(READY)
