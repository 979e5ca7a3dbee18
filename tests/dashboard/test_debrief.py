"""“How did it go?”: what is noted, what is refused with its text, and two windows that change the same thing."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from followups.models import Timeline
from followups.owed import people_owed
from interviews.models import AskedQuestion, Debrief, Question, Topic
from stories.models import Answer, AnswerGiven, Story, Telling
from tests.factories import (
    START,
    make_answer,
    make_application,
    make_given,
    make_held_round,
    make_interview,
    make_interviewer,
    make_round,
    make_story,
    make_telling,
)

pytestmark = pytest.mark.django_db

AFTER = START + timedelta(hours=3)
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def after_it():
    with time_machine.travel(AFTER, tick=False):
        yield


@pytest.fixture
def round(alice):
    """Ana from 10:00 to 11:00 and Bo from 11:00 to 12:00, by the clock of Berlin; it is 13:00 there."""
    return make_held_round(alice, "Ana Ruiz", "Bo Lind")


@pytest.fixture
def ana(round):
    return round.application.interviewers.get(name="Ana Ruiz")


def url(round):
    return reverse("dashboard:debrief", args=[round.pk])


def answers(*, seen=None, **typed):
    """What a window posts: each answer with what it had seen; `__` in a name stands for a dash."""
    named = {name.replace("__", "-"): value for name, value in typed.items()}
    shown = {name.replace("__", "-"): value for name, value in (seen or {}).items()}
    return named | {f"seen-{name}": shown.get(name, "") for name in named}


def post(client, round, *, seen=None, headers=None, **typed):
    return client.post(url(round), answers(seen=seen, **typed), headers=headers or {})


def of(person, name):
    return f"p{person.pk}__{name}"


def test_the_page_asks_one_line_for_each_person_and_when_they_reply(as_alice, round, ana):
    page = as_alice.get(url(round)).content.decode()

    assert page.count("One thing you talked about</span>") == 2
    assert "When will they reply?" in page
    assert f'name="seen-p{ana.pk}-discussed"' in page


def test_each_line_is_a_thing_that_was_talked_about(as_alice, round, ana):
    response = post(as_alice, round, **{of(ana, "discussed"): "moving to dbt\r\n\r\n  the  on-call rota "})

    assert response.status_code == 302
    assert [topic.text for topic in Topic.objects.all()] == ["moving to dbt", "the on-call rota"]
    assert Debrief.objects.get().round == round


def test_a_line_that_changes_stays_the_same_row_and_a_line_less_takes_one_away(as_alice, round, ana):
    post(as_alice, round, **{of(ana, "discussed"): "dbt\nthe rota"})
    first = Topic.objects.first()

    post(as_alice, round, **{of(ana, "discussed"): "moving to dbt"}, seen={of(ana, "discussed"): "dbt\nthe rota"})

    assert Topic.objects.get() == first
    assert Topic.objects.get().text == "moving to dbt"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("pay", [("pay", "about pay")]),
        ("dbt", [("dbt", "about dbt")]),
        ("the rota\ndbt\npay", [("the rota", ""), ("dbt", "about dbt"), ("pay", "about pay")]),
        ("dbt\nthe rota\npay", [("dbt", "about dbt"), ("the rota", ""), ("pay", "about pay")]),
        ("dbt\npay\nthe rota", [("dbt", "about dbt"), ("pay", "about pay"), ("the rota", "")]),
        ("pay\ndbt", [("pay", "about pay"), ("dbt", "about dbt")]),
        ("moving to dbt\npay", [("moving to dbt", "about dbt"), ("pay", "about pay")]),
        ("dbt\nthe pay", [("dbt", "about dbt"), ("the pay", "about pay")]),
        ("pay\nthe rota", [("pay", "about pay"), ("the rota", "")]),
    ],
    ids=lambda value: value.replace("\n", ", ") if isinstance(value, str) else "",
)
def test_a_thought_stays_with_the_line_that_it_is_about(as_alice, round, ana, typed, kept):
    for text in ("dbt", "pay"):
        Topic.objects.create(
            interview=ana.interviews.get(),
            interviewer=ana,
            nature="weak_answer",
            text=text,
            thought_since=f"about {text}",
            settled_at=AFTER,
        )
    weak = of(ana, "weak_answer")

    post(as_alice, round, **{weak: typed}, seen={weak: "dbt\npay"})

    assert [(topic.text, topic.thought_since) for topic in Topic.objects.all()] == kept
    assert all(bool(topic.settled_at) == bool(topic.thought_since) for topic in Topic.objects.all())
    assert post(as_alice, round, **{weak: ""}, seen={weak: typed}).status_code == 302


@pytest.mark.parametrize("nature", ["promised", "weak_answer"])
def test_promises_and_weak_answers_are_of_their_own_nature(as_alice, round, ana, nature):
    post(as_alice, round, **{of(ana, nature): "the salary bands"})

    topic = Topic.objects.get()
    assert (topic.nature, topic.interviewer, topic.interview) == (nature, ana, round.interviews.first())


def test_a_question_has_a_kind_and_an_answer_and_goes_when_it_is_emptied(as_alice, round, ana):
    asked = of(ana, "asked0")
    post(
        as_alice,
        round,
        **{f"{asked}__text": "A conflict?", f"{asked}__kind": "technical", f"{asked}__answer": "the outage"},
        seen={f"{asked}__kind": "behavioural"},
    )
    question = AskedQuestion.objects.get()
    assert (question.text, question.kind, question.answer) == ("A conflict?", "technical", "the outage")
    assert question.interviewer == ana

    seen = {f"{asked}__text": "A conflict?", f"{asked}__answer": "the outage"}
    post(as_alice, round, **{f"{asked}__text": "", f"{asked}__answer": ""}, seen=seen)
    assert not AskedQuestion.objects.exists()


def test_the_second_question_keeps_its_place_when_the_first_goes(as_alice, round, ana):
    first, second = of(ana, "asked0"), of(ana, "asked1")
    post(as_alice, round, **{f"{first}__text": "One?", f"{second}__text": "Two?"})
    post(as_alice, round, **{f"{first}__text": ""}, seen={f"{first}__text": "One?"})

    response = post(as_alice, round, **{f"{second}__text": "Two or three?"}, seen={f"{second}__text": "Two?"})

    assert response.status_code == 302
    assert AskedQuestion.objects.get().text == "Two or three?"


def test_stories_told_are_tellings_and_can_be_taken_back(as_alice, alice, round, ana):
    one, two = make_story(alice), make_story(alice, title="The merger")
    told = of(ana, "told")
    post(as_alice, round, **{told: [str(one.pk), str(two.pk)]})
    assert {telling.story for telling in Telling.objects.filter(interviewer=ana)} == {one, two}

    post(as_alice, round, **{told: [str(two.pk)]}, seen={told: f"{one.pk},{two.pk}"})
    assert Telling.objects.present().get().story == two


def test_a_story_of_somebody_else_is_worded_as_one_that_does_not_exist(as_alice, bob, round, ana):
    foreign = make_story(bob)

    refusals = []
    for pk in (foreign.pk, 999_999):
        response = post(as_alice, round, **{of(ana, "told"): [str(pk)]})
        assert response.status_code == 422
        refusals.append(response.content.decode().count("is not one of the available choices"))

    assert refusals == [1, 1]
    assert not Telling.objects.exists()


def test_a_story_that_was_planned_stands_first_and_stays_a_plan_when_it_was_not_told(as_alice, alice, round, ana):
    make_story(alice, title="Another one")
    planned = make_story(alice, title="Zero hour", result="40 % faster.")
    interview = ana.interviews.get()
    Telling.objects.create(story=planned, interview=interview, interviewer=ana, planned_at=AFTER)
    told = of(ana, "told")
    page = as_alice.get(url(round)).text
    assert page.index("Zero hour") < page.index("Another one")

    post(as_alice, round, **{told: [str(planned.pk)]})
    assert Telling.objects.get().text == "40 % faster."

    post(as_alice, round, **{told: []}, seen={told: str(planned.pk)})
    plan = Telling.objects.present().get()
    assert (plan.story, plan.told_at, plan.text) == (planned, None, "")


def test_a_prepared_answer_that_was_given_keeps_its_words_of_the_day(as_alice, round, ana):
    answer = make_answer(round.application, text="In March.")
    given = of(ana, "given")
    assert answer.asked in as_alice.get(url(round)).text

    post(as_alice, round, **{given: [str(answer.pk)]})
    row = AnswerGiven.objects.get()
    assert (row.text, row.interviewer, row.given_at) == ("In March.", ana, ana.interviews.get().end)

    post(as_alice, round, **{given: []}, seen={given: str(answer.pk)})
    assert not AnswerGiven.objects.present().exists()


@pytest.mark.parametrize("was", [{}, {"planned_at": START}], ids=["told", "planned and told"])
def test_a_story_ticked_off_by_mistake_and_on_again_was_told_in_the_same_words(as_alice, alice, round, ana, was):
    story, told = make_story(alice, result="As it reads now."), of(ana, "told")
    make_telling(story, ana.interviews.get(), ana, told_at=AFTER, text="As told.", went=3, **was)

    post(as_alice, round, **{told: []}, seen={told: story.pk})
    post(as_alice, round, **{told: [story.pk]})

    telling = Telling.objects.present().get()
    assert (telling.told_at, telling.text, telling.went) == (AFTER, "As told.", 3)


def test_an_answer_ticked_off_by_mistake_and_on_again_was_given_in_the_same_words(as_alice, round, ana):
    answer, given = make_answer(round.application), of(ana, "given")
    make_given(answer, ana.interviews.get(), ana, text="As given.", went=3)

    post(as_alice, round, **{given: []}, seen={given: answer.pk})
    post(as_alice, round, **{given: [answer.pk]})

    row = AnswerGiven.objects.present().get()
    assert (row.text, row.went) == ("As given.", 3)


def test_an_answer_of_another_job_cannot_have_been_given(as_alice, alice, round, ana):
    make_answer(round.application)
    other = make_answer(make_application(alice, company="Other"))

    assert post(as_alice, round, **{of(ana, "given"): [str(other.pk)]}).status_code == 422
    assert not AnswerGiven.objects.exists()


def test_a_story_told_stays_told_however_many_others_there_are(as_alice, alice, round, ana):
    Story.objects.bulk_create(Story(candidate=alice, title=f"Another {number}") for number in range(100))
    last = make_story(alice, title="Zero hour")
    make_telling(last, ana.interviews.get(), ana, told_at=AFTER, text="As told.")

    page = as_alice.get(url(round))
    form = page.context["page"].form
    whole = {field.name: field.value() or [] for field in form}
    response = as_alice.post(url(round), answers(seen={row.name: row.seen for row in form.answers}, **whole))

    assert "Zero hour" in page.text
    assert (response.status_code, Telling.objects.get().text) == (302, "As told.")


def test_an_answer_given_stays_given_however_many_others_there_are(as_alice, round, ana):
    own = {"application": round.application, "topic": "own", "text": "Yes."}
    Answer.objects.bulk_create(Answer(question=f"Question {number}?", **own) for number in range(100))
    last = make_answer(round.application)
    make_given(last, ana.interviews.get(), ana)

    assert last.asked in as_alice.get(url(round)).text
    response = post(as_alice, round, **{of(ana, "given"): [str(last.pk)]}, seen={of(ana, "given"): str(last.pk)})

    assert (response.status_code, AnswerGiven.objects.get().answer) == (302, last)


def test_what_was_noted_elsewhere_beyond_the_limits_of_this_page_holds_up_no_other_answer(as_alice, round, ana):
    met = {"interview": ana.interviews.get(), "interviewer": ana}
    Topic.objects.bulk_create(Topic(text=f"Topic {number}", **met) for number in range(31))

    response = post(as_alice, round, what_next="x", headers=HTMX)

    assert (response.status_code, response["X-Refused"], Debrief.objects.get().what_next) == (200, "", "x")


def test_a_question_of_ones_own_was_asked_with_or_without_an_answer(as_alice, round, ana):
    first, second = (
        Question.objects.create(round=round, interviewer=ana, text=text) for text in ("Why is it open?", "Who else?")
    )
    own = of(ana, "own")

    post(as_alice, round, **{own: [str(first.pk)], of(ana, f"reply{second.pk}"): "Two people left."})

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.asked_at, first.answer) == (ana.interviews.get().end, "")
    assert (second.asked_at, second.answer) == (ana.interviews.get().end, "Two people left.")

    post(as_alice, round, **{own: []}, seen={own: f"{first.pk},{second.pk}"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.asked_at is None
    assert second.asked_at, "what was answered was asked"


def test_a_question_that_a_reply_ticked_is_no_change_of_another_window(as_alice, round, ana):
    first, second = (
        Question.objects.create(round=round, interviewer=ana, text=text) for text in ("Why is it open?", "Who else?")
    )
    own = of(ana, "own")
    post(as_alice, round, headers=HTMX, **{of(ana, f"reply{first.pk}"): "Two people left."})

    ticked = post(as_alice, round, headers=HTMX, **{own: [second.pk]})
    unticked = post(as_alice, round, headers=HTMX, **{own: []}, seen={own: f"{first.pk},{second.pk}"})
    again = post(as_alice, round, headers=HTMX, **{own: [second.pk]})

    assert [reply.status_code for reply in (ticked, unticked, again)] == [200, 200, 200]
    assert all(question.asked_at for question in round.questions.all())


def test_an_answer_of_two_lines_noted_with_the_question_is_changed_here_without_a_conflict(as_alice, round, ana):
    question = Question.objects.create(round=round, interviewer=ana, text="Why is it open?")
    edit = reverse("interviews:question_edit", args=[question.pk])
    as_alice.post(edit, {"wording": question.text, "answer": "Two left.\r\nThey grow."})
    name = of(ana, f"reply{question.pk}")

    response = post(as_alice, round, **{name: "Three left.\r\nThey grow."}, seen={name: "Two left.\r\nThey grow."})

    question.refresh_from_db()
    assert (response.status_code, question.answer) == (302, "Three left.\nThey grow.")


def test_a_line_that_another_page_kept_with_its_blanks_is_changed_here_without_a_conflict(as_alice, round, ana):
    Topic.objects.create(interview=ana.interviews.get(), interviewer=ana, text="how  the team\xa0plans")
    name = of(ana, "discussed")

    typed = "how  the team\xa0plans\r\nthe rota"
    response = post(as_alice, round, **{name: typed}, seen={name: "how  the team\xa0plans"})

    assert response.status_code == 302
    assert [topic.text for topic in Topic.objects.order_by("pk")] == ["how the team plans", "the rota"]


def test_who_was_not_met_is_owed_nothing(as_alice, alice, round, ana):
    post(as_alice, round, **{of(ana, "met"): "no"}, seen={of(ana, "met"): "yes"})

    assert ana.participations.get().met is False
    assert [row.interviewer.name for row in people_owed(alice, AFTER)] == ["Bo Lind"]


def test_somebody_introduced_is_owed_a_thank_you_and_is_a_sign(as_alice, alice, round):
    response = as_alice.post(url(round), answers(names="Cy Young (CTO)") | {"add_people": "1"})

    assert response["Location"].startswith(url(round))
    assert "Cy Young" in {row.interviewer.name for row in people_owed(alice, AFTER)}
    assert round.interviews.last().participations.get(interviewer__name="Cy Young").met is True
    assert Debrief.objects.get().introduced is True


# In the middle of a round


@pytest.fixture
def next_week(round, ana):
    """Ana once more."""
    return make_interview(round, ana, starts_at=START + timedelta(days=7))


def test_somebody_introduced_today_is_not_met_next_week(as_alice, alice, round, next_week):
    last = round.interviews.get(participations__interviewer__name="Bo Lind")

    post(as_alice, round, names="Cy Young")

    seat = last.participations.get(interviewer__name="Cy Young")
    assert people_owed(alice, AFTER).get(pk=seat.pk).mark == last.ends_at + timedelta(days=1)
    assert not next_week.participations.filter(interviewer__name="Cy Young").exists()


def test_calendars_hear_of_somebody_introduced(as_alice, round):
    post(as_alice, round, names="Cy Young")

    assert [interview.feed_sequence for interview in round.interviews.all()] == [0, 1]


def test_who_was_missed_today_may_still_come_next_week(as_alice, round, ana, next_week):
    met = of(ana, "met")
    post(as_alice, round, **{met: "no"}, seen={met: "yes"})

    assert {seat.interview: seat.met for seat in ana.participations.all()} == {
        round.interviews.first(): False,
        next_week: None,
    }
    assert post(as_alice, round, **{met: "yes"}, seen={met: "no"}).status_code == 302


def test_what_is_noted_today_belongs_to_today(as_alice, round, ana, next_week):
    question = Question.objects.create(round=round, interviewer=ana, text="Why is it open?")
    noted = {of(ana, "discussed"): "the rota", of(ana, "asked0__text"): "A conflict?", of(ana, "own"): [question.pk]}

    post(as_alice, round, **noted)

    question.refresh_from_db()
    today = round.interviews.first()
    assert (Topic.objects.get().interview, AskedQuestion.objects.get().interview) == (today, today)
    assert question.asked_at == today.end


def test_what_was_told_today_was_not_told_next_week(as_alice, alice, round, ana, next_week):
    new, planned = make_story(alice, title="New"), make_story(alice, title="Planned")
    make_telling(planned, next_week, ana)
    answer = make_answer(round.application)

    post(as_alice, round, **{of(ana, "told"): [new.pk, planned.pk], of(ana, "given"): [answer.pk]})

    today = round.interviews.first()
    assert {(row.story, row.interview, row.told_at) for row in Telling.objects.all()} == {
        (new, today, today.end),
        (planned, today, today.end),
    }
    assert (AnswerGiven.objects.get().interview, AnswerGiven.objects.get().given_at) == (today, today.end)


def test_a_story_planned_twice_is_told_once(as_alice, alice, round, ana, next_week):
    story = make_story(alice)
    for interview in (round.interviews.first(), next_week):
        make_telling(story, interview, ana)

    assert post(as_alice, round, **{of(ana, "told"): [story.pk]}).status_code == 302
    assert Telling.objects.told().get().interview == round.interviews.first()


def test_while_a_conversation_goes_on_it_was_told_now(as_alice, alice, round, ana):
    story, amid = make_story(alice), START + timedelta(minutes=30)
    with time_machine.travel(amid, tick=False):
        post(as_alice, round, **{of(ana, "told"): [story.pk]})

    assert Telling.objects.get().told_at == amid


def test_signs_criteria_pay_and_what_is_next_are_kept(as_alice, round):
    post(
        as_alice,
        round,
        next_steps="yes",
        sold_role="no",
        availability_answer="in March",
        can_do="4",
        pay_raised_by_them="yes",
        what_next="a case study\nthen the team",
    )

    kept = Debrief.objects.get()
    assert (kept.next_steps, kept.sold_role, kept.asked_availability) == (True, False, None)
    assert (kept.availability_answer, kept.can_do, kept.team_fit) == ("in March", 4, None)
    assert (kept.pay_raised_by_them, kept.what_next) == (True, "a case study\nthen the team")


def test_a_tap_can_be_taken_back(as_alice, round):
    post(as_alice, round, next_steps="yes", can_do="4")
    post(as_alice, round, next_steps="", can_do="", seen={"next_steps": "yes", "can_do": "4"})

    assert (Debrief.objects.get().next_steps, Debrief.objects.get().can_do) == (None, None)


@pytest.mark.parametrize(("name", "value"), [("can_do", "5"), ("can_do", "many"), ("next_steps", "perhaps")])
def test_an_answer_that_is_not_offered_is_refused(as_alice, round, name, value):
    assert post(as_alice, round, **{name: value}).status_code == 422


# When they reply


@pytest.mark.parametrize("stated", [{}, {"phrase": "by Friday"}])
def test_a_reply_is_still_open_only_until_the_next_round_is_logged(as_alice, round, stated):
    post(as_alice, round, next_steps="yes", **stated)
    assert "reply" in open_after(as_alice, round)

    make_round(round.application, number=3)

    assert "reply" not in open_after(as_alice, round)


def open_after(client, round):
    openings = client.get(reverse("dashboard:round", args=[round.pk])).context["open"]
    return " ".join(opening.sentence for opening in openings)


def test_a_phrase_becomes_a_day_and_correcting_it_corrects_that_statement(as_alice, round):
    post(as_alice, round, phrase="by Friday")
    assert Timeline.objects.get().reply_by == datetime(2026, 12, 4, tzinfo=UTC).date()

    post(as_alice, round, phrase="within two weeks", seen={"phrase": "by Friday"})
    assert Timeline.objects.get().reply_by == datetime(2026, 12, 15, tzinfo=UTC).date()

    post(as_alice, round, phrase="", seen={"phrase": "within two weeks"})
    assert not Timeline.objects.exists()


def test_another_day_is_not_put_off_with_the_mail_about_the_one_before(as_alice, round):
    post(as_alice, round, phrase="by Friday")
    round.snoozes.create(kind="timeline_passed", until=AFTER)

    post(as_alice, round, phrase="by Thursday", seen={"phrase": "by Friday"})

    assert not round.snoozes.exists()


def test_once_they_were_asked_again_another_phrase_is_another_statement(as_alice, round):
    post(as_alice, round, phrase="by Friday")
    Timeline.objects.get().mark_asked_again(AFTER)

    post(as_alice, round, phrase="next Wednesday")

    assert Timeline.objects.count() == 2


def test_a_phrase_without_a_day_is_kept_and_leads_to_the_calendar(as_alice, round):
    response = post(as_alice, round, phrase="soon, they hope")

    page = response.content.decode()
    assert response.status_code == 422
    assert "soon, they hope" in page
    assert reverse("followups:timeline_create", args=[round.pk]) in page
    assert not Timeline.objects.exists()


# The actual end


def ended(round):
    return f"i{round.interviews.last().pk}__ended"


def test_an_actual_end_moves_the_clock_of_its_thank_yous(as_alice, alice, round):
    post(as_alice, round, **{ended(round): "12:25"})

    assert round.interviews.last().ended_at == datetime(2026, 12, 1, 11, 25, tzinfo=UTC)
    assert people_owed(alice, AFTER).last().mark == datetime(2026, 12, 2, 11, 25, tzinfo=UTC)


def test_one_tap_says_that_it_has_just_ended(as_alice, round):
    interview = round.interviews.last()
    page = as_alice.get(url(round)).content.decode()
    assert "It has just ended" in page

    as_alice.post(url(round), {"just_ended": str(interview.pk)})

    interview.refresh_from_db()
    assert interview.ended_at == AFTER


def test_the_tap_sends_its_row_back_and_only_that(as_alice, round):
    last = round.interviews.last()

    page = as_alice.post(url(round), {"just_ended": str(last.pk)}, headers=HTMX).content.decode()

    assert f'id="end-{last.pk}" hx-swap-oob="true"' in page
    assert page.count('id="end-') == 1
    assert page.count('value="13:00"') == 2, "in the field, and as what this window has seen"
    assert "It has just ended" not in page


def test_what_has_not_begun_cannot_have_ended(as_alice, round):
    interview = round.interviews.last()
    interview.reschedule(AFTER + timedelta(hours=1), AFTER + timedelta(hours=2), AFTER)

    assert as_alice.post(url(round), {"just_ended": str(interview.pk)}).status_code == 422
    interview.refresh_from_db()
    assert interview.ended_at is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("13:01", "still to come"), ("10:59", "before it began"), ("11:00", "before it began"), ("noon", "Type a time")],
)
def test_an_end_that_cannot_be_is_refused_with_what_was_typed(as_alice, round, typed, sentence):
    response = post(as_alice, round, **{ended(round): typed})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert f'value="{typed}"' in response.content.decode()
    assert round.interviews.last().ended_at is None


def test_one_that_began_before_midnight_may_end_after_it(as_alice, alice):
    round = make_round(make_held_round(alice).application, number=3)
    person = make_interviewer(round.application, "Night Owl")
    make_interview(round, person, starts_at=datetime(2026, 11, 30, 22, 0, tzinfo=UTC), minutes=50)

    post(as_alice, round, **{ended(round): "0:10"})

    assert round.interviews.get().ended_at == datetime(2026, 11, 30, 23, 10, tzinfo=UTC)


# Bad input


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "a\x00b", "a\x1bb", "\u202eevil"], ids=["100 kB", "null", "escape", "turned around"]
)
@pytest.mark.parametrize("name", ["discussed", "availability_answer"])
def test_bad_text_is_refused_and_comes_back_as_it_was(as_alice, round, ana, name, text):
    response = post(as_alice, round, **{of(ana, name) if name == "discussed" else name: text})

    assert response.status_code == 422
    assert text in response.content.decode()
    assert not Topic.objects.exists()


def test_markup_is_only_text(as_alice, round, ana):
    post(as_alice, round, **{of(ana, "discussed"): "<b>dbt</b><script>alert(1)</script>"})

    assert "&lt;b&gt;dbt" in as_alice.get(url(round)).content.decode()


def test_what_is_right_is_kept_whatever_is_wrong_beside_it(as_alice, round, ana):
    response = post(as_alice, round, **{of(ana, "discussed"): "dbt"}, can_do="9", phrase="by Friday")

    assert response.status_code == 422
    assert response["X-Refused"] == "can_do"
    assert Topic.objects.get().text == "dbt"
    assert Timeline.objects.exists()


# Two windows


def test_the_second_of_two_windows_is_told_and_loses_nothing(as_alice, round, ana):
    post(as_alice, round, **{of(ana, "discussed"): "dbt"})

    response = post(as_alice, round, **{of(ana, "discussed"): "the rota"})
    page = response.content.decode()

    assert response.status_code == 422
    assert "another window" in page
    assert "the rota" in page
    assert 'data-theirs="dbt"' in page
    assert Topic.objects.get().text == "dbt"

    post(as_alice, round, **{of(ana, "discussed"): "the rota"}, seen={of(ana, "discussed"): "dbt"})
    assert Topic.objects.get().text == "the rota"


def test_two_windows_may_change_different_things(as_alice, round, ana):
    post(as_alice, round, **{of(ana, "discussed"): "dbt"}, next_steps="")
    response = post(as_alice, round, **{of(ana, "discussed"): ""}, next_steps="yes")

    assert response.status_code == 302
    assert Topic.objects.get().text == "dbt"
    assert Debrief.objects.get().next_steps is True


def test_the_same_change_twice_is_no_quarrel(as_alice, round, ana):
    for _again in range(2):
        assert post(as_alice, round, **{of(ana, "discussed"): "dbt"}).status_code == 302

    assert Topic.objects.count() == 1


# The page and its fragment


def test_htmx_gets_what_follows_and_the_names_of_what_was_refused(as_alice, round):
    response = post(as_alice, round, next_steps="yes", headers=HTMX)
    page = response.content.decode()

    assert (response.status_code, response["X-Refused"]) == (200, "")
    assert "1 of five signs" in page
    assert "<html" not in page

    response = post(as_alice, round, phrase="soon", headers=HTMX)
    assert (response.status_code, response["X-Refused"]) == (422, "phrase")
    assert 'id="error-phrase" hx-swap-oob="true"' in response.content.decode()
    assert post(as_alice, round, seen={"next_steps": "yes"}, next_steps="yes").status_code == 302


def test_done_leads_on_to_the_thank_yous(as_alice, round):
    onward = reverse("followups:round_thank_yous", args=[round.pk])

    assert as_alice.post(url(round), {"done": "1"})["Location"] == onward
    assert as_alice.post(url(round), {"done": "1"}, headers=HTMX)["HX-Redirect"] == onward


def test_the_page_of_the_round_leads_here_first_and_shows_the_signs_afterwards(as_alice, round):
    address = reverse("dashboard:round", args=[round.pk])
    before = as_alice.get(address).content.decode()
    assert f'btn-primary" href="{url(round)}"' in before
    assert "The signs" not in before

    post(as_alice, round, next_steps="yes")

    after = as_alice.get(address).content.decode()
    assert f'btn-secondary" href="{url(round)}"' in after
    assert "1 of five signs" in after
    assert "2 people are still to be thanked" in after


def test_before_the_first_conversation_is_over_nobody_is_asked(as_alice, round):
    with time_machine.travel(START, tick=False):
        assert url(round) not in as_alice.get(reverse("dashboard:round", args=[round.pk])).content.decode()


def test_what_was_called_off_is_left_out(as_alice, round):
    round.interviews.last().cancel()

    assert "More about Bo Lind" not in as_alice.get(url(round)).content.decode()


def test_a_round_without_an_agenda_has_a_page_too(as_alice, round):
    empty = make_round(round.application, number=3)

    assert "No conversation is on the agenda" in as_alice.get(url(empty)).content.decode()
    assert post(as_alice, empty, next_steps="yes", names="Cy").status_code == 302


def test_several_rounds_make_a_picture_on_both_pages(as_alice, round):
    second = make_round(round.application, number=3)
    make_interview(second, make_interviewer(round.application, "Cy"), starts_at=START)
    job = reverse("dashboard:application", args=[round.application_id])
    assert "From round to round" not in as_alice.get(job).content.decode()

    for one in (round, second):
        post(as_alice, one, next_steps="yes", can_do="3")

    for address in (job, url(second)):
        assert "From round to round" in as_alice.get(address).content.decode()


def test_saving_costs_the_same_with_more_people_and_answers(as_alice, round):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            post(as_alice, round, what_next="x", headers=HTMX, seen={"what_next": "x"})
        return len(captured)

    post(as_alice, round, what_next="x")
    before = queries()
    for name in ("Cy", "Di", "Ed"):
        person = make_interviewer(round.application, name)
        interview = make_interview(round, person, starts_at=START)
        Topic.objects.create(interview=interview, interviewer=person, text="dbt")
        AskedQuestion.objects.create(interview=interview, interviewer=person, text="Why?")

    assert queries() == before
