from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from interviews.models import BankQuestion, Interview, Question
from interviews.question_bank import MOST_OWN
from interviews.question_forms import MOST_FOR_ONE
from interviews.starter_questions import BY_CODE, STARTER_QUESTIONS
from tests.factories import START, make_application, make_interview, make_interviewer, make_round
from tests.test_query_counts import queries_of

HOSTILE = "<script>alert(1)</script>"
ELSEWHERE = "That person is not on the agenda. Pick somebody else."
GONE = "That question is not in the bank any more."


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def round(alice):
    return make_round(make_application(alice))


@pytest.fixture
def ana(round):
    person = make_interviewer(round.application, "Ana Ruiz", relation="hiring_manager")
    make_interview(round, person, starts_at=START + timedelta(days=2))
    return person


@pytest.fixture
def bo(round):
    person = make_interviewer(round.application, "Bo Lind")
    make_interview(round, person, starts_at=START + timedelta(days=2, hours=1))
    return person


@pytest.fixture
def page(round):
    return reverse("interviews:questions", args=[round.pk])


@pytest.fixture
def create(round):
    return reverse("interviews:question_create", args=[round.pk])


@pytest.fixture
def keep(round):
    return reverse("interviews:bank_question_create", args=[round.pk])


def body(response):
    return response.content.decode()


def ask(round, person, text="What keeps you here?", **fields):
    return Question.objects.create(round=round, interviewer=person, text=text, **fields)


def of(question, name):
    return reverse(f"interviews:question_{name}", args=[question.pk])


# The page


def test_everybody_stands_there_once_in_the_order_of_the_day(as_alice, round, bo, ana, page):
    make_interview(round, ana, bo, starts_at=START + timedelta(days=2, hours=3))

    cards = as_alice.get(page).context["board"].cards

    assert [card.person for card in cards] == [ana, bo]


def test_whom_only_a_called_off_conversation_has_is_not_there(as_alice, round, ana, page):
    off = make_interview(round, make_interviewer(round.application, "Cleo"), starts_at=START + timedelta(days=2))
    off.cancel()

    assert [card.person for card in as_alice.get(page).context["board"].cards] == [ana]


def test_who_has_none_is_missing_with_one_suggested(as_alice, round, ana, bo, page):
    ask(round, bo)

    response = as_alice.get(page)

    assert "1 person has no question yet:" in body(response)
    assert "Nothing to ask Ana yet." in body(response)
    suggestion = response.context["board"].cards[0].suggestion
    assert suggestion.relation == "hiring_manager"
    assert str(suggestion.text) in body(response).replace("&#x27;", "'")


def test_two_of_one_relation_get_two_suggestions_that_are_not_about_pay(as_alice, round, page):
    people = [make_interviewer(round.application, f"R{n}", relation="recruiter") for n in range(16)]
    make_interview(round, *people)

    suggestions = [card.suggestion for card in as_alice.get(page).context["board"].cards]

    assert len({suggestion.code for suggestion in suggestions}) == 16
    assert not any(suggestion.is_pay for suggestion in suggestions)


def test_when_everybody_has_one_it_says_so(as_alice, round, ana, page):
    ask(round, ana)

    assert "Everybody has a question" in body(as_alice.get(page))


def test_the_bank_is_for_the_first_who_has_none(as_alice, round, ana, bo, page):
    ask(round, ana)

    board = as_alice.get(page).context["board"]

    assert board.chosen == bo
    assert [shelf.key for shelf in board.shelves][:3] == ["own", "team_member", ""]
    assert [shelf.key for shelf in board.shelves if shelf.is_open] == ["team_member"]


def test_the_bank_is_for_whom_one_asks_it_for(as_alice, ana, bo, page):
    board = as_alice.get(page, {"interviewer": bo.pk}).context["board"]

    assert board.chosen == bo
    assert [shelf.key for shelf in board.shelves][:4] == ["own", "team_member", "", "hiring_manager"]


@pytest.mark.parametrize("said", ["", "x", "999999", "-1", "9" * 300])
def test_nobody_we_know_is_the_first_in_need(as_alice, ana, page, said):
    assert as_alice.get(page, {"interviewer": said}).context["board"].chosen == ana


def test_the_whole_bank_is_there(as_alice, ana, page):
    shelves = as_alice.get(page).context["board"].shelves

    assert sum(len(shelf.offers) for shelf in shelves) == len(STARTER_QUESTIONS)


def test_what_is_given_out_already_says_to_whom(as_alice, round, ana, bo, page):
    ask(round, bo, text="", code="stuck")

    assert "for Bo" in body(as_alice.get(page))


def test_pay_in_the_bank_is_marked_until_they_raise_it(as_alice, round, ana, page):
    assert "about pay: once they raise it" in body(as_alice.get(page))

    round.application.stage = "offer"
    round.application.save()
    assert "about pay" not in body(as_alice.get(page))


def test_a_concern_stands_at_the_question_with_what_to_do(as_alice, round, ana, bo, page):
    ask(round, ana)
    ask(round, bo)

    assert "You also have this for Ana Ruiz. They may compare notes: keep it for one of them." in body(
        as_alice.get(page)
    )


def test_who_left_the_agenda_keeps_the_questions_in_sight(as_alice, round, ana, bo, page):
    ask(round, bo)
    Interview.objects.filter(interviewers=bo).delete()

    response = as_alice.get(page)

    assert "Not on the agenda any more." in body(response)
    assert response.context["board"].people == [ana]


def test_an_empty_agenda_leads_to_the_agenda(as_alice, page):
    assert "Nobody is on the agenda yet" in body(as_alice.get(page))


def test_hostile_words_are_words(as_alice, round, ana, page):
    ask(round, ana, text=HOSTILE, asked_at=START, answer=HOSTILE)
    ana.name = HOSTILE
    ana.save()

    assert HOSTILE not in body(as_alice.get(page))


@pytest.mark.parametrize("fragment", ["question-people", "question-bank", "question-shelves"])
def test_htmx_gets_the_part_it_asks_for(as_alice, ana, page, fragment):
    response = as_alice.get(page, headers={"hx-request": "true", "hx-target": fragment})

    assert f'id="{fragment}"' in body(response)
    assert "<html" not in body(response)


def test_twenty_conversations_with_thirty_people_cost_as_much_as_one(as_alice, alice, round, ana, page):
    ask(round, ana)
    BankQuestion.objects.create(candidate=alice, text="Anything else?")
    before = queries_of(as_alice, page)

    for number in range(20):
        people = [make_interviewer(round.application, f"P{number}-{place}") for place in range(1 + number % 2)]
        make_interview(round, *people, starts_at=START + timedelta(days=2, minutes=20 * number))
        for person in people:
            ask(round, person, f"What about {number}?")
        BankQuestion.objects.create(candidate=alice, text=f"And {number}?")
    assert len(queries_of(as_alice, page)) == len(before)


# Giving


def test_a_starter_is_kept_by_its_code(as_alice, ana, create, page):
    response = as_alice.post(create, {"interviewer": ana.pk, "starter": "first_three_months"})

    assert response.url == f"{page}?interviewer={ana.pk}#person-{ana.pk}"
    question = Question.objects.get()
    assert (question.code, question.text) == ("first_three_months", "")
    assert question.wording == str(BY_CODE["first_three_months"].text)


def test_ones_own_is_copied(as_alice, alice, ana, create):
    own = BankQuestion.objects.create(candidate=alice, text="What keeps you here?")

    as_alice.post(create, {"interviewer": ana.pk, "own": own.pk})

    assert Question.objects.get().text == "What keeps you here?"


def test_typed_words_are_kept_in_the_bank_too(as_alice, alice, ana, create):
    as_alice.post(create, {"interviewer": ana.pk, "text": "  What keeps you here?  "})

    assert Question.objects.get().text == "What keeps you here?"
    kept = alice.bank_questions.get()
    assert (kept.text, kept.relation) == ("What keeps you here?", "hiring_manager")


def test_twice_is_once(as_alice, alice, ana, create):
    for _again in range(2):
        as_alice.post(create, {"interviewer": ana.pk, "text": "Why?"})
        as_alice.post(create, {"interviewer": ana.pk, "starter": "stuck"})

    assert Question.objects.count() == 2
    assert alice.bank_questions.count() == 1


def test_a_full_bank_does_not_stop_it(as_alice, alice, ana, create):
    BankQuestion.objects.bulk_create(BankQuestion(candidate=alice, text=f"{n}?") for n in range(MOST_OWN))

    as_alice.post(create, {"interviewer": ana.pk, "text": "One more?"})

    assert Question.objects.get().text == "One more?"
    assert alice.bank_questions.count() == MOST_OWN


def test_htmx_gets_the_people_and_what_changed_in_the_bank(as_alice, ana, bo, create):
    response = as_alice.post(create, {"interviewer": ana.pk, "starter": "stuck"}, headers={"hx-request": "true"})

    assert response["HX-Retarget"] == "#question-people"
    assert 'id="offer-starter-stuck" hx-swap-oob="true"' in body(response)
    assert 'id="shelf-own"' in body(response)
    assert "Ana Ruiz has it." in body(response)
    assert "<html" not in body(response)


def test_the_undo_goes_from_the_page_once_another_question_is_given_or_kept(as_alice, round, ana, create, keep):
    htmx = {"hx-request": "true"}
    removed = as_alice.post(of(ask(round, ana), "delete"), headers=htmx)
    given = as_alice.post(create, {"interviewer": ana.pk, "starter": "stuck"}, headers=htmx)
    kept = as_alice.post(keep, {"text": "Why?", "relation": ""}, headers=htmx)

    pages = [body(removed), body(given), body(kept)]
    assert ['id="messages" hx-swap-oob="true"' in page for page in pages] == [True] * 3
    assert [">Undo<" in page for page in pages] == [True, False, False]


def test_what_stands_half_typed_in_other_cards_is_preserved(as_alice, ana, bo, create):
    response = as_alice.post(create, {"interviewer": ana.pk, "text": "Why?"}, headers={"hx-request": "true"})

    fields = [line for line in body(response).splitlines() if 'id="own-' in line]
    assert ["hx-preserve" in line for line in fields] == [False, True]


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "What do you want to ask?"),
        ("   ", "What do you want to ask?"),
        ("x" * 301, "Ensure this value has at most 300 characters (it has 301)."),
        ("a\u0007b", "Keep this on one line"),
        ("a\u202eb", "Remove the invisible characters"),
    ],
)
def test_words_that_cannot_be_given_come_back_as_typed(as_alice, ana, create, typed, problem):
    for headers in ({}, {"hx-request": "true"}):
        response = as_alice.post(create, {"interviewer": ana.pk, "text": typed}, headers=headers)

        assert response.status_code == 422
        assert problem in body(response)
        assert f'value="{typed}"' in body(response)
        assert f'id="own-{ana.pk}-error"' in body(response)
    assert not Question.objects.exists()


def test_somebody_elses_person_is_nobody_we_know_and_the_words_stay(as_alice, bob, ana, create):
    theirs = make_interviewer(make_application(bob))
    for pk in (theirs.pk, 999_999, "x", "", "9" * 400):
        response = as_alice.post(create, {"interviewer": pk, "text": f"{HOSTILE} Why?"})

        assert response.status_code == 422
        assert (ELSEWHERE if pk else "Whom do you want to ask?") in body(response)
        assert "&lt;script&gt;alert(1)&lt;/script&gt; Why?" in body(response)
    assert not Question.objects.exists()


def test_somebody_elses_question_is_in_no_bank(as_alice, bob, ana, create):
    theirs = BankQuestion.objects.create(candidate=bob, text="A secret of Bob’s?")
    for own in (theirs.pk, 999_999, "x", "9" * 400, "²"):
        response = as_alice.post(create, {"interviewer": ana.pk, "own": own})

        assert response.status_code == 422
        assert GONE in body(response)
        assert "secret" not in body(response)


def test_whoever_takes_what_is_suggested_goes_on_with_the_next_who_has_none(as_alice, ana, bo, create):
    given = {"interviewer": ana.pk, "starter": "stuck"}
    from_the_bank = as_alice.post(create, given, headers={"hx-request": "true"})
    assert " autofocus" not in body(from_the_bank)

    taken = as_alice.post(create, given | {"suggested": "1"}, headers={"hx-request": "true"})
    assert " autofocus" in body(taken).partition(f'id="person-{bo.pk}"')[2]


def test_an_unknown_starter_is_in_no_bank(as_alice, ana, create):
    response = as_alice.post(create, {"interviewer": ana.pk, "starter": HOSTILE})

    assert response.status_code == 422
    assert GONE in body(response)


def test_more_than_an_hour_holds_is_refused(as_alice, round, ana, create):
    for number in range(MOST_FOR_ONE):
        ask(round, ana, f"{number}?")

    response = as_alice.post(create, {"interviewer": ana.pk, "text": "One more?"})

    assert response.status_code == 422
    assert "That is enough for one conversation." in body(response)


# Changing


def test_other_words_make_a_starter_ones_own(as_alice, round, ana):
    question = ask(round, ana, text="", code="stuck")

    as_alice.post(of(question, "edit"), {"wording": "Whom do you ask?"})

    question.refresh_from_db()
    assert (question.code, question.text, question.asked_at) == ("", "Whom do you ask?", None)


def test_the_same_words_leave_a_starter_a_starter(as_alice, round, ana):
    question = ask(round, ana, text="", code="stuck")

    as_alice.post(of(question, "edit"), {"wording": question.wording, "asked": "on"})

    question.refresh_from_db()
    assert (question.code, question.text) == ("stuck", "")
    assert question.asked_at is not None


def test_an_answer_means_that_it_was_asked(as_alice, round, ana, now):
    question = ask(round, ana)

    as_alice.post(of(question, "edit"), {"wording": question.text, "answer": "The people\nand the lake"})

    question.refresh_from_db()
    assert question.asked_at == now
    assert question.answer == "The people\nand the lake"


def test_an_answer_of_several_lines_may_be_as_long_as_the_browser_lets_it_be(as_alice, round, ana):
    question = ask(round, ana)
    answer = "Plan\n" * 399 + "Ship!"

    response = as_alice.post(of(question, "edit"), {"wording": question.text, "answer": answer.replace("\n", "\r\n")})

    question.refresh_from_db()
    assert (response.status_code, question.answer) == (302, answer)


def test_it_was_asked_when_their_conversation_ended(as_alice, round, ana, now):
    held = make_interview(round, ana, starts_at=now - timedelta(days=2))
    question = ask(round, ana)

    as_alice.post(of(question, "edit"), {"wording": question.text, "asked": "on"})

    question.refresh_from_db()
    assert question.asked_at == held.ends_at


def test_when_it_was_asked_stays(as_alice, round, ana, now):
    question = ask(round, ana, asked_at=START)

    as_alice.post(of(question, "edit"), {"wording": "Another?", "asked": "on"})

    question.refresh_from_db()
    assert question.asked_at == START


def test_it_was_not_asked_after_all(as_alice, round, ana):
    question = ask(round, ana, asked_at=START)

    as_alice.post(of(question, "edit"), {"wording": question.text})

    question.refresh_from_db()
    assert question.asked_at is None


@pytest.mark.parametrize(
    "typed",
    [
        {"wording": "", "answer": "kept words"},
        {"wording": "x" * 301, "answer": "kept words"},
        {"wording": "a\u0000b", "answer": "kept words"},
        {"wording": "Why?", "answer": "kept words" + "y" * 2000},
    ],
)
def test_a_change_that_cannot_be_kept_comes_back_as_typed(as_alice, round, ana, typed):
    question = ask(round, ana)
    for headers in ({}, {"hx-request": "true"}):
        response = as_alice.post(of(question, "edit"), typed, headers=headers)

        assert response.status_code == 422
        assert "kept words" in body(response)
    question.refresh_from_db()
    assert question.text == "What keeps you here?"


def test_words_that_they_have_already_are_refused(as_alice, round, ana):
    ask(round, ana, "Why?")
    question = ask(round, ana)

    response = as_alice.post(of(question, "edit"), {"wording": "Why?"})

    assert response.status_code == 422
    assert "Ana Ruiz has this question already." in body(response)


def test_the_form_is_a_page_and_a_part(as_alice, round, ana):
    question = ask(round, ana)

    assert "<html" in body(as_alice.get(of(question, "edit")))
    part = body(as_alice.get(of(question, "edit"), headers={"hx-request": "true"}))
    assert "<html" not in part
    assert f'id="id_{question.pk}_wording"' in part


def test_it_is_moved_to_somebody_else(as_alice, round, ana, bo, page):
    question = ask(round, ana)

    response = as_alice.post(of(question, "move"), {"interviewer": bo.pk})

    assert response.url == f"{page}?interviewer={bo.pk}#person-{bo.pk}"
    question.refresh_from_db()
    assert question.interviewer == bo


def test_it_is_not_moved_to_who_has_it(as_alice, round, ana, bo):
    ask(round, bo)
    question = ask(round, ana)
    for headers in ({}, {"hx-request": "true"}):
        response = as_alice.post(of(question, "move"), {"interviewer": bo.pk}, headers=headers)

        assert response.status_code == 422
        assert "Bo Lind has this question already." in body(response)
    question.refresh_from_db()
    assert question.interviewer == ana


def test_it_is_not_moved_to_somebody_elses_person(as_alice, bob, round, ana):
    question = ask(round, ana)
    theirs = make_interviewer(make_application(bob))
    for pk in (theirs.pk, 999_999, "x", "9" * 400):
        response = as_alice.post(of(question, "move"), {"interviewer": pk})

        assert response.status_code == 422
        assert ELSEWHERE in body(response)


def test_it_is_removed_and_the_bank_keeps_it(as_alice, alice, round, ana, create):
    as_alice.post(create, {"interviewer": ana.pk, "text": "Why?"})

    as_alice.post(of(Question.objects.get(), "delete"))

    assert not Question.objects.present().exists()
    assert alice.bank_questions.get().text == "Why?"


# Their order


def order_of(person):
    return [question.text for question in Question.objects.filter(interviewer=person)]


@pytest.fixture
def three(round, ana):
    return [ask(round, ana, text) for text in ("One?", "Two?", "Three?")]


@pytest.mark.parametrize(
    ("moved", "sent", "after"),
    [
        (0, {"direction": "down"}, ["Two?", "One?", "Three?"]),
        (2, {"direction": "up"}, ["One?", "Three?", "Two?"]),
        (0, {"place_of": 2}, ["Two?", "Three?", "One?"]),
        (2, {"place_of": 0}, ["Three?", "One?", "Two?"]),
        (0, {"direction": "up"}, ["One?", "Two?", "Three?"]),
        (2, {"direction": "down"}, ["One?", "Two?", "Three?"]),
        (1, {"place_of": 1}, ["One?", "Two?", "Three?"]),
    ],
)
def test_one_is_asked_earlier_or_later_and_back_with_one_press(as_alice, ana, three, moved, sent, after):
    sent = {name: three[value].pk if name == "place_of" else value for name, value in sent.items()}

    response = as_alice.post(of(three[moved], "position"), sent, headers={"hx-request": "true"})
    assert order_of(ana) == after
    assert "Ana Ruiz is asked in a new order." in body(response) or after == ["One?", "Two?", "Three?"]

    for message in get_messages(response.wsgi_request):
        as_alice.post(message.extra_tags)
    assert order_of(ana) == ["One?", "Two?", "Three?"]


def test_without_a_script_a_form_offers_the_order_where_there_is_one(as_alice, round, bo, three):
    alone = ask(round, bo, "Alone?")

    assert "Ask it earlier" in body(as_alice.get(of(three[0], "edit")))
    assert "Ask it earlier" not in body(as_alice.get(of(alone, "edit")))


def test_one_that_is_added_later_comes_last(as_alice, round, ana, three, create):
    as_alice.post(of(three[0], "position"), {"direction": "down"})
    as_alice.post(create, {"interviewer": ana.pk, "text": "Four?"})

    assert order_of(ana) == ["Two?", "One?", "Three?", "Four?"]


def test_the_order_keeps_to_the_round_that_it_is_of(as_alice, bob, round, ana, three):
    theirs = ask(make_round(make_application(bob)), make_interviewer(make_application(bob)), "Theirs?")

    address = reverse("interviews:questions_order", args=[round.pk])
    reply = as_alice.post(f"{address}?question={theirs.pk}&question=x&question={three[2].pk}&question={three[2].pk}")

    theirs.refresh_from_db()
    assert (reply.status_code, theirs.place, order_of(ana)) == (302, 0, ["Three?", "One?", "Two?"])


@pytest.mark.parametrize("place", ["0", "x", "9" * 30])
def test_a_place_of_nobody_changes_nothing(as_alice, ana, three, place):
    assert as_alice.post(of(three[0], "position"), {"place_of": place}).status_code == 302
    assert order_of(ana) == ["One?", "Two?", "Three?"]


# The bank


def test_a_question_is_kept_for_a_relation(as_alice, alice, keep, page):
    response = as_alice.post(keep, {"text": "Why?", "relation": "recruiter"})

    assert response.url == f"{page}#question-bank"
    kept = alice.bank_questions.get()
    assert (kept.text, kept.relation) == ("Why?", "recruiter")


def test_htmx_gets_the_bank(as_alice, ana, keep):
    response = as_alice.post(keep, {"text": "Why?", "relation": ""}, headers={"hx-request": "true"})

    assert 'id="question-bank"' in body(response)
    assert "Why?" in body(response)
    assert "<html" not in body(response)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"text": "", "relation": ""}, "What do you want to ask?"),
        ({"text": "Known?", "relation": ""}, "That one is in your bank already."),
        ({"text": "kept words", "relation": "boss"}, "Select a valid choice."),
        ({"text": "x" * 301, "relation": ""}, "at most 300 characters"),
    ],
)
def test_words_that_the_bank_cannot_keep_come_back_as_typed(as_alice, alice, ana, keep, typed, problem):
    BankQuestion.objects.create(candidate=alice, text="Known?")
    for headers in ({}, {"hx-request": "true"}):
        response = as_alice.post(keep, typed, headers=headers)

        assert response.status_code == 422
        assert problem in body(response)
        assert typed["text"] in body(response)


def test_it_holds_so_many(as_alice, alice, keep):
    BankQuestion.objects.bulk_create(BankQuestion(candidate=alice, text=f"{n}?") for n in range(MOST_OWN))

    assert "Your bank is full." in body(as_alice.post(keep, {"text": "One more?", "relation": ""}))


def test_one_is_removed_and_whoever_has_it_keeps_it(as_alice, alice, round, ana, page):
    own = BankQuestion.objects.create(candidate=alice, text="Why?")
    ask(round, ana, "Why?")

    response = as_alice.post(reverse("interviews:bank_question_delete", args=[own.pk]), {"next": page})

    assert response.url == page
    assert not alice.bank_questions.present().exists()
    assert Question.objects.get().text == "Why?"


def test_those_of_others_are_never_seen(as_alice, bob, ana, page):
    BankQuestion.objects.create(candidate=bob, text="A secret of Bob’s?")

    assert "secret" not in body(as_alice.get(page))
