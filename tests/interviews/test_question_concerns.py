from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from interviews.question_concerns import Concern, EarlierQuestion, Kind, PlannedQuestion, concerns_of, is_same
from interviews.starter_questions import BY_CODE

ANA, BO = 1, 2
NAMES = {ANA: "Ana Ruiz", BO: "Bo Lind"}
LIKE = "What do you like most about working here?"


def plan(pk, person, text="", code="", is_asked=False):
    wording = str(BY_CODE[code].text) if code else text
    return PlannedQuestion(pk, person, NAMES[person], code, wording, is_asked)


def before(person, text="", code="", number=1, answer="", asked_on=None):
    wording = str(BY_CODE[code].text) if code else text
    return EarlierQuestion(person, NAMES[person], code, wording, number, asked_on, answer)


# what it is, the questions of the round, those of earlier rounds, whether pay may be asked about, what is found
RULES = [
    ("nothing planned", [], [], False, []),
    ("one question", [plan(1, ANA, LIKE)], [], False, []),
    ("two different ones", [plan(1, ANA, LIKE), plan(2, BO, "What keeps you here?")], [], False, []),
    (
        "the same starter to two",
        [plan(1, ANA, code="stuck"), plan(2, BO, code="stuck")],
        [],
        False,
        [("same_twice", 2)],
    ),
    ("the same words to two", [plan(1, ANA, LIKE), plan(2, BO, LIKE)], [], False, [("same_twice", 2)]),
    (
        "nearly the same words",
        [plan(1, ANA, LIKE), plan(2, BO, "What do you like about working here?")],
        [],
        False,
        [("same_twice", 2)],
    ),
    (
        "other case and marks",
        [plan(1, ANA, LIKE), plan(2, BO, "what do you like most about working here")],
        [],
        False,
        [("same_twice", 2)],
    ),
    (
        "the words in another order",
        [plan(1, ANA, "What happens next, and who decides?"), plan(2, BO, "Who decides, and what happens next?")],
        [],
        False,
        [("same_twice", 2)],
    ),
    ("a starter in own words", [plan(1, ANA, code="like_here"), plan(2, BO, LIKE)], [], False, [("same_twice", 2)]),
    ("two starters", [plan(1, ANA, code="like_here"), plan(2, BO, code="kept_you")], [], False, []),
    (
        "the same subject, another question",
        [
            plan(1, ANA, "What is the biggest challenge of the team?"),
            plan(2, BO, "What is the biggest strength of it?"),
        ],
        [],
        False,
        [],
    ),
    (
        "another script",
        [plan(1, ANA, "チームの雰囲気はどうですか"), plan(2, BO, "チームの雰囲気はどうですか")],
        [],
        False,
        [("same_twice", 2)],
    ),
    ("marks only", [plan(1, ANA, "???"), plan(2, BO, "!!!")], [], False, []),
    ("twice for one person", [plan(1, ANA, LIKE), plan(2, ANA, LIKE.upper())], [], False, [("same_twice", 2)]),
    (
        "three times",
        [plan(1, ANA, LIKE), plan(2, BO, LIKE), plan(3, ANA, f"{LIKE} ")],
        [],
        False,
        [("same_twice", 2), ("same_twice", 3)],
    ),
    (
        "the later one was asked already",
        [plan(1, ANA, LIKE), plan(2, BO, LIKE, is_asked=True)],
        [],
        False,
        [("same_twice", 1)],
    ),
    (
        "both were asked",
        [plan(1, ANA, LIKE, is_asked=True), plan(2, BO, LIKE, is_asked=True)],
        [],
        False,
        [],
    ),
    ("they were asked before", [plan(1, ANA, LIKE)], [before(ANA, LIKE)], False, [("asked_before", 1)]),
    (
        "they answered before",
        [plan(1, ANA, LIKE)],
        [before(ANA, LIKE, answer="The people")],
        False,
        [("asked_before", 1)],
    ),
    (
        "they were asked a starter before, now in own words",
        [plan(1, ANA, LIKE)],
        [before(ANA, code="like_here")],
        False,
        [("asked_before", 1)],
    ),
    ("they were asked another one", [plan(1, ANA, LIKE)], [before(ANA, "Why is it open?")], False, []),
    ("somebody else was asked, nothing noted", [plan(1, ANA, LIKE)], [before(BO, LIKE)], False, []),
    (
        "somebody else answered it",
        [plan(1, ANA, LIKE)],
        [before(BO, LIKE, answer="The people")],
        False,
        [("answered_before", 1)],
    ),
    (
        "they were asked, and somebody else answered",
        [plan(1, ANA, LIKE)],
        [before(ANA, LIKE), before(BO, LIKE, answer="The people")],
        False,
        [("asked_before", 1), ("answered_before", 1)],
    ),
    ("asked this time too", [plan(1, ANA, LIKE, is_asked=True)], [before(ANA, LIKE)], False, []),
    ("a starter about pay", [plan(1, ANA, code="pay_range")], [], False, [("pay", 1)]),
    ("own words about pay", [plan(1, ANA, "What does it pay?")], [], False, [("pay", 1)]),
    ("a starter about pay, pay raised", [plan(1, ANA, code="pay_range")], [], True, []),
    ("own words about pay, pay raised", [plan(1, ANA, "What does it pay?")], [], True, []),
    ("pay was asked about already", [plan(1, ANA, "What does it pay?", is_asked=True)], [], False, []),
    ("not about pay", [plan(1, ANA, "What do you pay attention to?")], [], False, []),
    (
        "everything at once",
        [plan(1, BO, code="pay_range"), plan(2, ANA, code="pay_range")],
        [before(ANA, code="pay_range"), before(BO, code="pay_range", answer="60")],
        False,
        [("asked_before", 1), ("pay", 1), ("same_twice", 2), ("asked_before", 2), ("answered_before", 2), ("pay", 2)],
    ),
    (
        "a code that is no more",
        [PlannedQuestion(1, ANA, "Ana Ruiz", "gone", ""), PlannedQuestion(2, BO, "Bo Lind", "gone", "")],
        [],
        False,
        [("same_twice", 2)],
    ),
]


@pytest.mark.parametrize(
    ("questions", "earlier", "may_ask_about_pay", "expected"),
    [row[1:] for row in RULES],
    ids=[row[0] for row in RULES],
)
def test_the_rule(questions, earlier, may_ask_about_pay, expected):
    found = concerns_of(questions, earlier, may_ask_about_pay=may_ask_about_pay)

    assert [(concern.kind, concern.question) for concern in found] == expected


def test_the_latest_of_several_rounds_is_quoted():
    earlier = [
        before(BO, LIKE, number=1, answer="The quiet"),
        before(BO, LIKE, number=3, answer="The view", asked_on=date(2026, 11, 2)),
        before(BO, LIKE, number=3, answer="The people", asked_on=date(2026, 11, 3)),
        before(BO, LIKE, number=2, answer="The coffee"),
    ]

    (concern,) = concerns_of([plan(1, ANA, LIKE)], earlier, may_ask_about_pay=False)

    assert (concern.round_number, concern.answer) == (3, "The people")


def test_two_starters_are_never_the_same():
    planned = [plan(pk, ANA, code=code) for pk, code in enumerate(BY_CODE)]

    assert not any(is_same(one, other) for one in planned[:20] for other in planned[20:])


SENTENCES = [
    (Concern(Kind.SAME_TWICE, 1, "Ana Ruiz"), "You also have this for Ana Ruiz."),
    (Concern(Kind.SAME_TWICE, 1, "Ana Ruiz", is_same_person=True), "Ana Ruiz would hear this twice."),
    (Concern(Kind.ASKED_BEFORE, 1, "Ana Ruiz", True, 1), "You asked Ana Ruiz this in round 1."),
    (
        Concern(Kind.ASKED_BEFORE, 1, "Ana Ruiz", True, 1, answer="Yes"),
        "You asked Ana Ruiz this in round 1. They said: “Yes”",
    ),
    (
        Concern(Kind.ANSWERED_BEFORE, 1, "Bo Lind", False, 2, answer="A\n\nb"),
        "Bo Lind answered this in round 2: “A b”",
    ),
    (Concern(Kind.PAY, 1), "This is about pay, and they have not raised it yet."),
]


@pytest.mark.parametrize(("concern", "sentence"), SENTENCES)
def test_it_is_said_in_one_sentence_with_something_to_do(concern, sentence):
    assert concern.sentence == sentence
    assert concern.remedy.endswith(".")


def test_a_long_answer_is_quoted_short():
    concern = Concern(Kind.ANSWERED_BEFORE, 1, "Bo Lind", answer="very " * 400)

    assert len(concern.sentence) < 200


def test_a_concern_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        SENTENCES[0][0].name = "Cleo"


def test_of_ninety_that_are_nearly_the_same_each_but_the_first_is_named_once():
    planned = [plan(pk, ANA if pk % 2 else BO, f"Question {pk} about subject {pk * 7} of theirs?") for pk in range(90)]

    found = concerns_of(planned, [], may_ask_about_pay=False)

    assert [(concern.kind, concern.question) for concern in found] == [(Kind.SAME_TWICE, pk) for pk in range(1, 90)]
