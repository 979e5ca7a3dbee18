from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from interviews.models import AskedQuestion, Debrief
from stories.answer_forms import AnswerForm
from stories.answer_sheet import MOST_OWN
from stories.models import Answer, AnswerGiven
from tests.factories import (
    START,
    make_answer,
    make_application,
    make_given,
    make_interview,
    make_interviewer,
    make_round,
)

HTMX = {"HX-Request": "true"}
LONG_AGO = START - timedelta(days=300)


@pytest.fixture
def job(alice):
    return make_application(alice)


@pytest.fixture
def call(job):
    """Round one with Ana, who asked for the date and for the reasons."""
    return make_interview(make_round(job, number=1), make_interviewer(job), starts_at=LONG_AGO)


def page_of(client, name, *args, **query):
    return client.get(reverse(f"stories:{name}", args=args), query).content.decode()


def send(client, name, pk, data, query="", **options):
    return client.post(reverse(f"stories:{name}", args=[pk]) + query, data, **options)


# Read


def test_without_answers_each_topic_has_a_line_of_guidance(as_alice, job):
    page = page_of(as_alice, "answers", job.pk)

    for label in Answer.Topic.labels:
        assert escape(str(label)) in page
    for guidance in ["Look ahead", "One date, and stick to it", "Only if they raise it, never first"]:
        assert guidance in page
    assert f"{reverse('stories:answer_create', args=[job.pk])}?topic=why_us" in page


def test_a_prepared_answer_stands_in_place_of_the_guidance(as_alice, job):
    answer = make_answer(job)

    page = page_of(as_alice, "answers", job.pk)

    assert "I could start on 1 March." in page
    assert "One date, and stick to it" not in page
    assert reverse("stories:answer_edit", args=[answer.pk]) in page


def test_what_was_said_can_be_noted_once_somebody_has_been_met(as_alice, job):
    note = reverse("stories:answer_given", args=[make_answer(job).pk])
    assert note not in page_of(as_alice, "answers", job.pk)

    make_interview(make_round(job, number=1), make_interviewer(job), starts_at=LONG_AGO)

    assert note in page_of(as_alice, "answers", job.pk)


def test_beside_it_stands_what_was_given_to_whom_in_which_words_and_how_it_went(as_alice, job, call):
    answer = make_answer(job)
    given = make_given(answer, call, call.interviewers.get(), text="From the first of March", went=3)

    page = page_of(as_alice, "answers", job.pk)

    for part in ["Ana Ruiz", "First interview (round 1), 4 February", "From the first of March", "Good"]:
        assert part in page
    assert reverse("stories:answer_given_edit", args=[given.pk]) in page


def test_beside_it_stands_what_a_debrief_keeps_about_availability(as_alice, job, call):
    Debrief.objects.create(round=call.round, availability_answer="After my notice of six weeks")

    assert "After my notice of six weeks" in page_of(as_alice, "answers", job.pk)


def test_beside_it_stands_what_was_asked_about_the_topic(as_alice, job, call):
    asked = {"interview": call, "interviewer": call.interviewers.get()}
    AskedQuestion.objects.create(text="Why do you want to work here?", answer="Because of the robots.", **asked)
    AskedQuestion.objects.create(text="Tell me about a failure.", answer="The wrong report.", **asked)
    AskedQuestion.objects.create(text="What pay do you expect?", interview=call)

    page = page_of(as_alice, "answers", job.pk)

    assert "Asked: “Why do you want to work here?”" in page and "Because of the robots." in page
    assert "What you answered is not noted." in page
    assert "The wrong report." not in page


def test_an_answer_to_a_question_of_ones_own_keeps_what_was_said_to_itself(as_alice, job, call):
    answer = make_answer(job, "own", "I looked after my father.", question="Why the gap?")
    make_answer(job, "own", "It is fine.", question="And your health?")
    make_given(answer, call, call.interviewers.get(), text="A year for my father.")

    page = page_of(as_alice, "answers", job.pk)

    assert page.count("A year for my father.") == 1
    assert page.index("Why the gap?") < page.index("A year for my father.") < page.index("And your health?")


def test_another_date_than_in_round_one_is_pointed_out_with_both_texts(as_alice, job, call):
    make_answer(job, text="I could start on 1 March.")
    Debrief.objects.create(round=call.round, availability_answer="From 1 April, <b>latest</b>")

    page = page_of(as_alice, "answers", job.pk)

    assert "Not what you said before" in page
    assert "In round 1 you named another figure or day." in page
    assert "I could start on <mark>1 March</mark>." in page
    assert "From <mark>1 April</mark>, &lt;b&gt;latest&lt;/b&gt;" in page
    assert "or say openly what has changed" in page


def test_the_same_date_is_not_pointed_out(as_alice, job, call):
    make_answer(job, text="I could start on 1 March.")
    Debrief.objects.create(round=call.round, availability_answer="March 1st")

    assert "Not what you said before" not in page_of(as_alice, "answers", job.pk)


def test_the_page_costs_the_same_with_more_answers_questions_and_people(as_alice, alice, job, call):
    def grow(number):
        person = make_interviewer(job, f"Person {number}")
        interview = make_interview(make_round(job, number=number), person, starts_at=LONG_AGO)
        answer = make_answer(job, "own", question=f"Question {number}")
        make_given(answer, interview, person)
        Debrief.objects.create(round=interview.round, availability_answer=f"On {number} April")
        AskedQuestion.objects.create(interview=interview, interviewer=person, text="Why us?")
        make_answer(make_application(alice, company=f"Job {number}"), "why_us")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            page_of(as_alice, "answers", job.pk)
        return len(captured)

    make_answer(job)
    grow(2)
    few = queries()
    for number in range(3, 12):
        grow(number)

    assert queries() == few


def test_htmx_gets_the_answers_alone(as_alice, job):
    page = as_alice.get(reverse("stories:answers", args=[job.pk]), headers=HTMX).content.decode()

    assert page.strip().startswith('<div id="answers"')


# Write


def test_an_answer_is_written(as_alice, job):
    answer = send(as_alice, "answer_create", job.pk, {"text": "Your robots."}, "?topic=why_us")

    assert answer.url == reverse("stories:answers", args=[job.pk])
    kept = Answer.objects.get()
    assert (kept.application, kept.topic, kept.question, kept.text) == (job, "why_us", "", "Your robots.")


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_topic_that_has_an_answer_leads_to_it(as_alice, job, method):
    answer = make_answer(job, "why_us", "Your robots.")

    reply = getattr(as_alice, method)(f"{reverse('stories:answer_create', args=[job.pk])}?topic=why_us")

    assert reply.url.startswith(reverse("stories:answer_edit", args=[answer.pk]))


def test_a_question_of_ones_own_is_written(as_alice, job):
    send(as_alice, "answer_create", job.pk, {"question": "Why the gap?", "text": "My father."})

    kept = Answer.objects.get()
    assert (kept.topic, kept.question) == ("own", "Why the gap?")


def test_an_answer_is_changed(as_alice, job):
    answer = make_answer(job)

    send(as_alice, "answer_edit", answer.pk, {"text": "On 1 April.", "question": "Ignored"})

    answer.refresh_from_db()
    assert (answer.text, answer.question, answer.topic) == ("On 1 April.", "", "availability")


def test_in_its_place_the_form_is_a_fragment_and_the_answers_come_back_with_the_keyboard_there(as_alice, job):
    answer = make_answer(job)
    form = as_alice.get(reverse("stories:answer_edit", args=[answer.pk]), headers=HTMX).content.decode()
    assert form.strip().startswith("<form") and "I could start on 1 March." in form

    kept = send(as_alice, "answer_edit", answer.pk, {"text": "On 1 April."}, headers=HTMX)

    assert kept["HX-Retarget"] == "#answers"
    assert 'id="edit-availability"' in kept.content.decode()
    assert "autofocus" in kept.content.decode()
    assert "<html" not in kept.content.decode()


def test_a_topic_that_is_answered_leads_to_its_answer(as_alice, job):
    answer = make_answer(job)

    reply = as_alice.get(reverse("stories:answer_create", args=[job.pk]), {"topic": "availability"})

    assert reply.url.startswith(reverse("stories:answer_edit", args=[answer.pk]))


@pytest.mark.parametrize("topic", ["salary", "", "why_us\x00"])
def test_a_topic_that_does_not_exist_is_no_page(as_alice, job, topic):
    assert as_alice.get(reverse("stories:answer_create", args=[job.pk]), {"topic": topic}).status_code == 404


@pytest.mark.parametrize(
    ("query", "wrong", "sentence"),
    [
        ("?topic=why_us", {"text": ""}, "Write what you would say"),
        ("?topic=why_us", {"text": "A" * 5_001}, "at most 5000 characters"),
        ("?topic=why_us", {"text": "One\x07two"}, "invisible control characters"),
        ("?topic=availability", {"text": "Another"}, "You have an answer to that question already."),
        ("", {"question": "", "text": "Kept as typed"}, "Which question is it?"),
        ("", {"question": "WHY  the gap?", "text": "Kept as typed"}, "You have an answer to that question already."),
        ("", {"question": "Two\nlines", "text": "Kept as typed"}, "Keep this on one line"),
        ("", {"question": "A" * 301, "text": "Kept as typed"}, "at most 300 characters"),
    ],
)
def test_bad_input_is_named_and_nothing_typed_is_lost(as_alice, job, query, wrong, sentence):
    make_answer(job)
    make_answer(job, "own", question="Why the gap?")

    reply = send(as_alice, "answer_create", job.pk, wrong, query)

    assert reply.status_code == 422
    assert sentence in reply.content.decode()
    assert "Kept as typed" in reply.content.decode() or "Kept as typed" not in wrong.values()
    assert Answer.objects.count() == 2


def test_a_question_may_be_written_otherwise_in_its_own_answer(as_alice, job):
    answer = make_answer(job, "own", question="Why the gap?")

    send(as_alice, "answer_edit", answer.pk, {"question": "why the GAP?", "text": "My father."})

    answer.refresh_from_db()
    assert answer.question == "why the GAP?"


def test_the_quicker_of_two_windows_wins_and_the_other_one_is_told(as_alice, job):
    def overtaken(form):
        make_answer(job, "why_us", "The quicker one")
        Answer(application=job, topic="why_us", text="Mine").save()

    with patch.object(AnswerForm, "save", overtaken):
        reply = send(as_alice, "answer_create", job.pk, {"text": "Mine"}, "?topic=why_us")

    assert reply.status_code == 422
    assert "You have an answer to that question already." in reply.content.decode()
    assert "Mine" in reply.content.decode()


def test_there_is_an_end_to_questions_of_ones_own(as_alice, job):
    for number in range(MOST_OWN):
        make_answer(job, "own", question=f"Question {number}")

    reply = send(as_alice, "answer_create", job.pk, {"question": "One more", "text": "Yes"})

    assert reply.status_code == 422
    assert "These are 30 questions already." in reply.content.decode()


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ text }}", "قبل كل شيء", "🎉 ¿Por qué?", "A" * 5_000]
)
def test_any_script_and_any_sign_is_kept_and_shown_as_text(as_alice, job, text):
    send(as_alice, "answer_create", job.pk, {"text": text}, "?topic=why_us")

    assert Answer.objects.get().text == text
    assert escape(text) in page_of(as_alice, "answers", job.pk)


# From another job


def test_the_answer_of_another_job_is_offered_and_one_click_fills_the_form(as_alice, alice, job):
    other = make_answer(make_application(alice, company="Boole"), "why_us", "Your logic.")
    form = reverse("stories:answer_create", args=[job.pk])

    assert "From Boole: use it" in page_of(as_alice, "answers", job.pk)
    page = as_alice.get(form, {"topic": "why_us", "from": other.pk}).content.decode()

    assert "Your logic.</textarea>" in page
    assert "Taken from Boole." in page
    assert Answer.objects.count() == 1


def test_a_question_of_ones_own_comes_from_another_job_with_its_answer(as_alice, alice, job):
    other = make_answer(make_application(alice, company="Boole"), "own", "My father.", question="Why the gap?")

    assert "From Boole: “Why the gap?”" in page_of(as_alice, "answers", job.pk)
    page = page_of(as_alice, "answer_create", job.pk, **{"topic": "own", "from": other.pk})

    assert 'value="Why the gap?"' in page and "My father.</textarea>" in page


def test_what_this_job_has_already_is_not_offered_again(as_alice, alice, job):
    boole = make_application(alice, company="Boole")
    for topic, question in [("why_us", ""), ("own", "Why the gap?")]:
        make_answer(boole, topic, question=question)
        make_answer(job, topic, question=question)

    assert "Boole" not in page_of(as_alice, "answers", job.pk)


def test_in_the_form_of_an_answer_there_are_those_of_the_other_jobs(as_alice, alice, job):
    answer, other = make_answer(job), make_answer(make_application(alice, company="Boole"), text="On 1 May.")

    assert f"from={other.pk}" in page_of(as_alice, "answer_edit", answer.pk)
    assert "On 1 May.</textarea>" in page_of(as_alice, "answer_edit", answer.pk, **{"from": other.pk})


@pytest.mark.parametrize("start", ["stranger", "999999", "x", "", "-1", "9" * 40, "deleted"])
def test_only_ones_own_answers_fill_a_form(as_alice, alice, bob, job, now, start):
    his = make_answer(make_application(bob))
    gone = make_answer(make_application(alice, company="Boole"))
    gone.application.mark_deleted(now)
    start = {"stranger": his.pk, "deleted": gone.pk}.get(start, start)

    for address in (reverse("stories:answer_create", args=[job.pk]), make_edit_address(job)):
        assert as_alice.get(address, {"topic": "why_us", "from": start}).status_code == 404


def make_edit_address(job):
    return reverse("stories:answer_edit", args=[make_answer(job).pk])


def test_the_answers_of_strangers_are_offered_to_nobody(as_alice, bob, job):
    make_answer(make_application(bob, company="Boole"), "why_us")

    assert "Boole" not in page_of(as_alice, "answers", job.pk)


# Delete


def test_an_answer_is_deleted_and_what_was_given_of_it_goes_along(as_alice, job, call):
    answer = make_answer(job)
    make_given(answer, call, call.interviewers.get())

    reply = as_alice.post(reverse("stories:answer_delete", args=[answer.pk]), follow=True)

    assert "The answer to “When could you start?” was deleted." in reply.content.decode()
    assert not Answer.objects.present().exists()
    assert not AnswerGiven.objects.present().exists()


def test_deleted_by_htmx_its_place_is_empty_and_has_the_keyboard(as_alice, job):
    reply = as_alice.post(reverse("stories:answer_delete", args=[make_answer(job).pk]), headers=HTMX)

    page = reply.content.decode()
    assert page.lstrip().startswith('<div id="answers"')
    assert page.count("autofocus") == 1
    assert 'hx-swap-oob="true"' in page and ">Undo<" in page


def test_the_undo_goes_from_the_page_once_another_answer_is_kept(as_alice, job):
    as_alice.post(reverse("stories:answer_delete", args=[make_answer(job).pk]), headers=HTMX)

    address = f"{reverse('stories:answer_create', args=[job.pk])}?topic=availability"
    kept = as_alice.post(address, {"text": "On 1 April."}, headers=HTMX).text

    assert 'id="messages" hx-swap-oob="true"' in kept and ">Undo<" not in kept


# Given


def test_that_an_answer_was_given_is_noted_for_several_at_once(as_alice, job, call):
    answer = make_answer(job)
    panel = make_interview(
        make_round(job), make_interviewer(job, "Bo Lind"), make_interviewer(job, "Cy Moor"), starts_at=LONG_AGO
    )
    page = page_of(as_alice, "answer_given", answer.pk)
    assert "Ana Ruiz: First interview (round 1), 4 February" in page
    assert "I could start on 1 March.</textarea>" in page

    seats = [seat.pk for seat in panel.participations.all()]
    reply = send(as_alice, "answer_given", answer.pk, {"seats": seats, "text": "In March", "went": "2"})

    assert reply.url == reverse("stories:answers", args=[job.pk])
    rows = AnswerGiven.objects.order_by("interviewer__name")
    assert [(row.interviewer.name, row.interview, row.text, row.went) for row in rows] == [
        ("Bo Lind", panel, "In March", 2),
        ("Cy Moor", panel, "In March", 2),
    ]
    assert {row.given_at for row in rows} == {panel.end}


def test_who_has_heard_it_was_not_met_or_is_still_to_come_is_not_offered(as_alice, job, call):
    answer = make_answer(job)
    make_given(answer, call, call.interviewers.get())
    make_interview(make_round(job), make_interviewer(job, "Bo Lind"), starts_at=START + timedelta(days=9_000))
    missed = make_interview(call.round, make_interviewer(job, "Cy Moor"), starts_at=LONG_AGO)
    missed.participations.get().mark_met(met=False)
    make_interview(call.round, make_interviewer(job, "Dee Ash"), starts_at=LONG_AGO).cancel()

    page = page_of(as_alice, "answer_given", answer.pk)

    assert "Nobody left to note it for" in page
    assert "Bo Lind" not in page and "Cy Moor" not in page and "Dee Ash" not in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"seats": []}, "Tick at least one person."),
        ({"seats": ["999999"]}, "Pick from the list whom you told it."),
        ({"seats": ["x"]}, "Pick from the list whom you told it."),
        ({"seats": [str(10**30)]}, "Pick from the list whom you told it."),
        ({"seats": "stranger"}, "Pick from the list whom you told it."),
        ({"text": ""}, "Write what you said"),
        ({"text": "A" * 5_001}, "at most 5000 characters"),
        ({"went": "9"}, "Select a valid choice"),
    ],
    ids=str,
)
def test_bad_input_about_what_was_given_is_named(as_alice, bob, job, call, wrong, sentence):
    his = make_application(bob)
    seat = make_interview(make_round(his), make_interviewer(his), starts_at=LONG_AGO).participations.get()
    if wrong.get("seats") == "stranger":
        wrong = {"seats": [seat.pk]}
    data = {"seats": [call.participations.get().pk], "text": "Kept as typed", "went": ""} | wrong

    reply = send(as_alice, "answer_given", make_answer(job).pk, data)

    assert reply.status_code == 422
    assert sentence in reply.content.decode()
    assert "Kept as typed" in reply.content.decode() or "text" in wrong
    assert not AnswerGiven.objects.exists()


def test_where_nobody_is_left_meanwhile_the_typed_words_are_still_there(as_alice, job, call, now):
    seat = call.participations.get()
    seat.interviewer.mark_deleted(now)

    reply = send(as_alice, "answer_given", make_answer(job).pk, {"seats": [seat.pk], "text": "Kept as typed"})

    assert reply.status_code == 422
    assert "Kept as typed" in reply.text and "Nobody left to note it for" in reply.text


def test_what_was_given_is_changed_and_taken_back(as_alice, job, call):
    given = make_given(make_answer(job), call, call.interviewers.get())

    send(as_alice, "answer_given_edit", given.pk, {"text": "In April", "went": ""})
    given.refresh_from_db()
    assert (given.text, given.went) == ("In April", None)
    assert send(as_alice, "answer_given_edit", given.pk, {"text": ""}).status_code == 422

    reply = as_alice.post(reverse("stories:answer_given_delete", args=[given.pk]), follow=True)

    assert "It is no longer noted that Ana Ruiz heard it." in reply.content.decode()
    assert not AnswerGiven.objects.present().exists()
