from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from interviews.models import Debrief, Interview
from stories.models import Story, Tag, Telling
from stories.telling_plan import MOST_STORIES, choices, telling_plan_of
from tests.factories import (
    START,
    make_answer,
    make_application,
    make_interview,
    make_interviewer,
    make_round,
    make_story,
    make_telling,
)

HTMX = {"HX-Request": "true"}
FULL = {"situation": "The shop was down.", "task": "Mine.", "action": "I mended it.", "result": "Up after 40 minutes."}


@pytest.fixture(autouse=True)
def on_the_day(now):
    """At noon; the conversations of `second` began at nine and begin at two."""
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def job(alice):
    return make_application(alice)


@pytest.fixture
def call(job):
    return make_interview(make_round(job, number=1), make_interviewer(job), starts_at=START - timedelta(days=7))


@pytest.fixture
def second(job):
    return make_round(job, number=2)


@pytest.fixture
def bo(second):
    return make_interviewer(second.application, "Bo Lind")


@pytest.fixture
def morning(second, bo):
    return make_interview(second, bo)


@pytest.fixture
def afternoon(second, bo):
    return make_interview(second, bo, starts_at=START + timedelta(hours=5))


def page_of(client, name, pk):
    return client.get(reverse(f"stories:{name}", args=[pk])).content.decode()


def send(client, name, pk, data=(), **options):
    return client.post(reverse(f"stories:{name}", args=[pk]), dict(data), **options)


def order(page, *texts):
    places = [page.index(text) for text in texts]
    return places == sorted(places)


# The plan


def test_nobody_on_the_agenda_leads_to_adding_somebody(as_alice, second):
    page = page_of(as_alice, "round_stories", second.pk)

    assert "Nobody is on the agenda yet" in page
    assert reverse("interviews:interview_create", args=[second.pk]) in page


def test_without_a_story_the_page_leads_to_the_first_one(as_alice, second, morning):
    page = page_of(as_alice, "round_stories", second.pk)

    assert page.count("You have no story yet.") == 1
    assert reverse("stories:story_create") in page


def test_a_story_that_only_stands_in_the_list_is_offered_not_planned(as_alice, alice, second, bo, morning, afternoon):
    story = make_story(alice, **FULL)
    assert "Did you tell another one?" not in page_of(as_alice, "round_stories", second.pk)
    assert "Nothing chosen for Bo yet. How about this one?" in page_of(as_alice, "round_stories", second.pk)

    make_telling(story, afternoon, bo)
    make_story(alice, "The forecast", **FULL)

    assert "One more, in case there is time?" in page_of(as_alice, "round_stories", second.pk)


def test_how_it_was_told_is_asked_only_once_the_conversation_has_begun(as_alice, alice, second, bo, afternoon, now):
    telling = make_telling(make_story(alice, **FULL), afternoon, bo)
    change = reverse("stories:telling_edit", args=[telling.pk])
    assert change not in page_of(as_alice, "round_stories", second.pk)

    with time_machine.travel(afternoon.starts_at, tick=False):
        assert change in page_of(as_alice, "round_stories", second.pk)


def test_everybody_on_the_agenda_stands_there_once_with_what_is_planned(
    as_alice, alice, second, bo, morning, afternoon
):
    make_telling(make_story(alice), afternoon, bo)
    make_interview(second, make_interviewer(second.application, "Cy Moor")).cancel()

    page = page_of(as_alice, "round_stories", second.pk)

    assert page.count(f'id="listener-{bo.pk}"') == 1
    assert "Tue 1 Dec, 10:00" in page and "Tue 1 Dec, 15:00" in page
    assert "The outage at midnight" in page
    assert "Cy Moor" not in page


def test_a_plan_belongs_to_the_last_conversation_with_that_person(
    as_alice, alice, second, bo, morning, afternoon, now
):
    story = make_story(alice)

    reply = send(as_alice, "telling_create", second.pk, {"person": bo.pk, "story": story.pk})

    assert reply.url == reverse("stories:round_stories", args=[second.pk])
    telling = Telling.objects.get()
    assert (telling.story, telling.interviewer, telling.interview) == (story, bo, afternoon)
    assert (telling.planned_at, telling.told_at) == (now, None)


def test_afterwards_another_story_is_said_to_have_been_told(as_alice, alice, second, bo, morning, now):
    story = make_story(alice, "The outage", **FULL)
    assert "I told it" in page_of(as_alice, "round_stories", second.pk)

    send(as_alice, "telling_create", second.pk, {"person": bo.pk, "story": story.pk, "told": "yes"})

    telling = Telling.objects.get()
    assert telling.told_at == min(morning.end, now)
    assert "I mended it." in telling.text


def test_planning_twice_plans_once(as_alice, alice, second, bo, morning):
    for _again in range(2):
        send(as_alice, "telling_create", second.pk, {"person": bo.pk, "story": make_story(alice, "A").pk})
        send(as_alice, "telling_create", second.pk, {"person": bo.pk, "story": Story.objects.first().pk})

    assert Telling.objects.filter(story=Story.objects.first()).count() == 1


def test_htmx_gets_the_plan_anew_with_the_keyboard_at_that_person(as_alice, alice, second, bo, morning):
    story = make_story(alice, **FULL)
    make_story(alice, "Another", **FULL)

    reply = send(as_alice, "telling_create", second.pk, {"person": bo.pk, "story": story.pk}, headers=HTMX)

    page = reply.content.decode()
    assert (reply["HX-Retarget"], reply["HX-Reswap"]) == ("#plan", "outerHTML")
    assert page.strip().startswith('<div id="plan"')
    assert order(page, "The outage at midnight", f'id="story-{bo.pk}" name="story" required autofocus', "Another")


@pytest.mark.parametrize("options", [{}, {"headers": HTMX}], ids=["page", "fragment"])
@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"person": ""}, "Pick somebody who is on the agenda."),
        ({"person": "x"}, "Pick somebody who is on the agenda."),
        ({"person": "999999"}, "Pick somebody who is on the agenda."),
        ({"person": "9" * 30}, "Pick somebody who is on the agenda."),
        ({"person": "stranger"}, "Pick somebody who is on the agenda."),
        ({"person": "colleague"}, "Pick somebody who is on the agenda."),
        ({"story": ""}, "Pick a story from the list."),
        ({"story": "999999"}, "Pick a story from the list."),
        ({"story": "stranger"}, "Pick a story from the list."),
        ({"story": "deleted"}, "Pick a story from the list."),
    ],
    ids=str,
)
def test_bad_input_is_named(as_alice, alice, bob, second, bo, morning, now, wrong, sentence, options):
    deleted = make_story(alice, "Gone")
    deleted.mark_deleted(now)
    his = make_application(bob)
    known = {
        ("person", "stranger"): make_interviewer(his).pk,
        ("person", "colleague"): make_interviewer(second.application, "Not on the agenda").pk,
        ("story", "stranger"): make_story(bob).pk,
        ("story", "deleted"): deleted.pk,
    }
    wrong = {field: known.get((field, value), value) for field, value in wrong.items()}

    reply = send(
        as_alice, "telling_create", second.pk, {"person": bo.pk, "story": make_story(alice).pk} | wrong, **options
    )

    assert reply.status_code == 422
    assert sentence in reply.content.decode()
    assert not Telling.objects.exists()


def test_a_plan_is_removed(as_alice, alice, second, bo, morning):
    telling = make_telling(make_story(alice), morning, bo)

    page = send(as_alice, "telling_delete", telling.pk, headers=HTMX).content.decode()

    assert "is no longer meant for Bo Lind." in page
    assert not Telling.objects.present().exists()


# What is suggested


def titles(stories):
    return [story.title for story in stories]


def test_a_story_meant_for_a_colleague_comes_after_those_that_are_free(alice):
    strong = make_story(alice, "Strong", strength=4, **FULL)
    fair = make_story(alice, "Fair", strength=2, **FULL)

    found = choices([strong, fair], [], of_colleagues={strong.pk: 1})

    assert [story.title for story in found.fitting] == ["Fair", "Strong"]


def test_each_person_is_offered_another_story_until_all_are_used_up(as_alice, alice, second):
    for title, strength in [("Strong", 4), ("Good", 3), ("Fair", 2)]:
        make_story(alice, title, strength=strength, **FULL)
    for name in ("Bo", "Cleo", "Dan", "Eve"):
        make_interview(second, make_interviewer(second.application, name))

    offered = [titles(listener.choices.suggested) for listener in telling_plan_of(alice, second.pk).listeners]
    assert offered == [["Strong"], ["Good"], ["Fair"], ["Strong"]]


def test_of_more_stories_than_a_list_holds_the_best_are_offered_and_the_one_that_was_asked_for(
    as_alice, alice, second, morning
):
    Story.objects.bulk_create(Story(candidate=alice, title=f"A {number}", **FULL) for number in range(MOST_STORIES))
    make_story(alice, "Z, the strongest", strength=4, **FULL)
    asked_for = make_story(alice, "Z, asked for")

    page = page_of(as_alice, "round_stories", second.pk)
    assert "Z, the strongest (Strong)" in page
    assert "Z, asked for" not in page

    address = reverse("stories:round_stories", args=[second.pk])
    page = as_alice.get(address, {"story": asked_for.pk}).text
    assert f'<option value="{asked_for.pk}" selected>Z, asked for' in page


def test_the_page_of_a_story_leads_to_whom_it_is_told_with_that_story_picked(as_alice, alice, second, bo, afternoon):
    make_story(alice, "Stronger", strength=4, **FULL)
    story = make_story(alice, "The outage", **FULL)

    leads_to = f"{reverse('stories:round_stories', args=[second.pk])}?story={story.pk}"
    assert leads_to in page_of(as_alice, "story", story.pk)
    assert f'<option value="{story.pk}" selected>The outage' in as_alice.get(leads_to).text


@pytest.mark.parametrize("asked", ["x", "0", "9" * 30])
def test_a_story_that_is_not_there_cannot_be_picked(as_alice, second, bo, asked):
    assert as_alice.get(reverse("stories:round_stories", args=[second.pk]), {"story": asked}).status_code == 404


def test_the_story_of_somebody_else_cannot_be_picked(as_alice, bob, second, bo):
    address = reverse("stories:round_stories", args=[second.pk])
    assert as_alice.get(address, {"story": make_story(bob).pk}).status_code == 404


def test_finished_stories_that_fit_come_first_the_strongest_at_the_top(alice):
    make_story(alice, "Fits", themes=["pressure"], strength=2, **FULL)
    make_story(alice, "Fits better", criteria=["potential"], strength=4, **FULL)
    make_story(alice, "Fits, not rated", themes=["failure"], **FULL)
    make_story(alice, "Half a story", themes=["pressure"], strength=4, situation="Once.")
    make_story(alice, "About a skill", skills=["SQL"], strength=3, **FULL)
    stories = list(Story.objects.prefetch_related("tags"))

    found = choices(stories, ["behavioural"])

    assert titles(found.fitting) == ["Fits better", "Fits", "Fits, not rated"]
    assert titles(found.others) == ["Half a story", "About a skill"]


@pytest.mark.parametrize("kind", Interview.QuestionKind.values)
def test_every_kind_of_question_has_stories_that_fit(alice, kind):
    for criterion in Story.Criterion.values:
        make_story(alice, criterion, criteria=[criterion], **FULL)

    found = choices(list(Story.objects.prefetch_related("tags")), [kind])

    assert found.fitting
    assert found.others


@pytest.mark.parametrize("kinds", [[], ["something of later"]])
def test_where_nothing_is_known_every_finished_story_fits(alice, kinds):
    make_story(alice, "Finished", **FULL)
    make_story(alice, "Half")

    found = choices(list(Story.objects.prefetch_related("tags")), kinds)

    assert (titles(found.fitting), titles(found.others)) == (["Finished"], ["Half"])


def test_what_they_have_heard_comes_last_and_what_is_planned_not_again(alice):
    heard, planned, new = (make_story(alice, title, **FULL) for title in ("Heard", "Planned", "New"))

    found = choices([heard, planned, new], [], planned={planned.pk}, heard={heard.pk})

    assert (found.fitting, found.others, found.heard) == ((new,), (), (heard,))
    assert found and not choices([], [])


def test_the_page_suggests_by_the_kinds_of_their_conversations(as_alice, alice, second, bo, call):
    make_interview(second, bo, kinds=["culture_fit"])
    make_interview(second, call.interviewers.get(), kinds=[])
    make_story(alice, "Fits", criteria=["team_fit"], strength=3, **FULL)
    make_telling(make_story(alice, "Heard", **FULL), call, call.interviewers.get(), told_at=call.ends_at, went=4)
    page = page_of(as_alice, "round_stories", second.pk)

    for_bo, _id, for_ana = page.partition(f'id="listener-{call.interviewers.get().pk}"')
    assert order(for_bo, "Fits, the strongest first", "Fits (Good)", "Your other stories", ">Heard<")
    assert "They have heard it" not in for_bo
    assert order(
        for_ana, "They have heard it", ">Heard<", "Ana has heard 1 story", "First interview (round 1)", "Strong"
    )


# Told


def test_a_story_is_told_in_the_words_of_that_day(as_alice, alice, bo, morning):
    telling = make_telling(make_story(alice, **FULL), morning, bo)

    send(as_alice, "telling_told", telling.pk, {"told": "yes", "went": "3"})

    telling.refresh_from_db()
    assert (telling.told_at, telling.went) == (morning.end, Debrief.Rating.GOOD)
    assert telling.text == "\n\n".join(FULL.values())
    assert "Told: Good" in page_of(as_alice, "round_stories", morning.round_id)


def test_it_was_not_told_after_all(as_alice, alice, bo, morning):
    telling = make_telling(make_story(alice, **FULL), morning, bo, told_at=morning.end, text="Words", went=2)

    send(as_alice, "telling_told", telling.pk, {"told": "no", "went": "2"})

    telling.refresh_from_db()
    assert (telling.told_at, telling.text, telling.went) == (None, "", None)
    assert telling.planned_at


def test_while_a_conversation_goes_on_a_story_is_told_now(as_alice, alice, bo, second, now):
    interview = make_interview(second, bo, starts_at=now - timedelta(minutes=5))
    telling = make_telling(make_story(alice), interview, bo)

    send(as_alice, "telling_told", telling.pk, {"told": "yes"})

    telling.refresh_from_db()
    assert telling.told_at == now


def test_that_it_was_told_is_asked_once_the_conversation_has_begun(as_alice, alice, bo, second, morning, afternoon):
    later = make_telling(make_story(alice), afternoon, bo)
    assert reverse("stories:telling_told", args=[later.pk]) not in page_of(as_alice, "round_stories", second.pk)

    begun = make_telling(make_story(alice, "Another"), morning, bo)
    assert reverse("stories:telling_told", args=[begun.pk]) in page_of(as_alice, "round_stories", second.pk)


@pytest.mark.parametrize("wrong", [{"told": ""}, {"told": "maybe"}, {"went": "9"}, {"went": "x"}], ids=str)
def test_bad_input_about_what_was_told_changes_nothing(as_alice, alice, bo, morning, wrong):
    telling = make_telling(make_story(alice), morning, bo)

    reply = send(as_alice, "telling_told", telling.pk, {"told": "yes", "went": "3"} | wrong)

    telling.refresh_from_db()
    assert reply.status_code == 422
    assert telling.told_at is None


# One telling


def test_the_words_and_how_it_went_are_changed(as_alice, alice, bo, morning):
    telling = make_telling(make_story(alice), morning, bo, told_at=START)

    reply = send(as_alice, "telling_edit", telling.pk, {"told": "yes", "text": "The short version", "went": "1"})

    telling.refresh_from_db()
    assert reply.url == reverse("stories:round_stories", args=[morning.round_id])
    assert (telling.text, telling.went, telling.told_at) == ("The short version", 1, START)


def test_a_plan_becomes_a_telling_on_its_page_and_a_plan_again(as_alice, alice, bo, morning):
    telling = make_telling(make_story(alice, **FULL), morning, bo)

    send(as_alice, "telling_edit", telling.pk, {"told": "yes", "text": "", "went": ""})
    telling.refresh_from_db()
    assert telling.told_at == morning.end and telling.text.endswith("40 minutes.")

    send(as_alice, "telling_edit", telling.pk, {"told": "no", "text": telling.text, "went": ""})
    telling.refresh_from_db()
    assert (telling.told_at, telling.text) == (None, "") and telling.planned_at


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"told": ""}, "This field is required."),
        ({"told": "perhaps"}, "Select a valid choice"),
        ({"told": "no"}, "You wrote down how you told it."),
        ({"went": "0"}, "Select a valid choice"),
        ({"text": "Kept as typed" + "A" * 20_100}, "at most 20100 characters"),
        ({"text": "Kept as typed\x07"}, "invisible control characters"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_bad_input_about_a_telling_is_named_and_nothing_typed_is_lost(as_alice, alice, bo, morning, wrong, sentence):
    telling = make_telling(make_story(alice), morning, bo)

    reply = send(as_alice, "telling_edit", telling.pk, {"told": "yes", "text": "Kept as typed", "went": ""} | wrong)

    telling.refresh_from_db()
    assert reply.status_code == 422
    assert sentence in reply.content.decode() and "Kept as typed" in reply.content.decode()
    assert telling.told_at is None and not telling.text


# Consistency


def test_another_version_than_in_round_one_is_pointed_out_with_both_texts(as_alice, alice, bo, call, morning):
    story = make_story(alice, **FULL)
    make_telling(story, call, call.interviewers.get(), told_at=call.ends_at, text="Up after <b>90</b> minutes.")
    telling = make_telling(story, morning, bo)

    for page in (
        page_of(as_alice, "round_stories", morning.round_id),
        page_of(as_alice, "telling_edit", telling.pk),
    ):
        assert "Not what you said before" in page
        assert "“The outage at midnight” has other figures than in round 1." in page
        assert "Use the figure from round 1" in page
        assert "Up after <mark>40</mark> minutes." in page
        assert "Up after &lt;b&gt;<mark>90</mark>&lt;/b&gt; minutes." in page
        assert "to Ana Ruiz (24 November)" in page


def test_who_has_heard_a_story_is_pointed_out(as_alice, alice, call, second):
    story, ana = make_story(alice, **FULL), call.interviewers.get()
    make_telling(story, call, ana, told_at=call.ends_at, text=story.spoken)
    make_telling(story, make_interview(second, ana), ana)

    page = page_of(as_alice, "round_stories", second.pk)

    assert "Ana Ruiz has heard “The outage at midnight” already." in page
    assert "Tell Ana Ruiz another story." in page


def test_an_answer_that_differs_is_pointed_out_beside_the_stories(as_alice, job, call, second, morning):
    answer = make_answer(job, text="I could start on 1 March.")
    Debrief.objects.create(round=call.round, availability_answer="From 1 April")

    page = page_of(as_alice, "round_stories", second.pk)

    assert "“When could you start?” In round 1 you named another figure or day." in page
    assert reverse("stories:answer_edit", args=[answer.pk]) in page


def test_where_nothing_differs_nothing_is_said(as_alice, alice, bo, call, morning):
    story = make_story(alice, **FULL)
    make_telling(story, call, call.interviewers.get(), told_at=call.ends_at, text=story.spoken)
    make_telling(story, morning, bo)

    assert "Not what you said before" not in page_of(as_alice, "round_stories", morning.round_id)


@pytest.mark.parametrize("text", ["<script>alert(40)</script>", "{{ 40 }}", "أربعون ٤٠", "🎉" * 200, "40 " * 6_000])
def test_hostile_and_enormous_words_are_shown_as_text(as_alice, alice, bo, call, morning, text):
    story = make_story(alice, text[:100], **FULL | {"result": text[:5_000]})
    make_telling(story, call, call.interviewers.get(), told_at=call.ends_at, text=text[:20_000].replace("4", "5"))
    make_telling(story, morning, bo)

    page = page_of(as_alice, "round_stories", morning.round_id)

    assert escape(text[:100].strip()) in page
    assert "<script>alert" not in page


def test_the_plan_costs_the_same_with_more_people_rounds_and_stories(as_alice, alice, job, call, second):
    def grow(number):
        story = make_story(alice, f"Story {number}", themes=["pressure"], **FULL)
        person = make_interviewer(job, f"Person {number}")
        interview = make_interview(second, person, starts_at=START + timedelta(hours=number))
        make_telling(story, interview, person)
        make_telling(story, call, call.interviewers.get(), told_at=call.ends_at, text="Up after 3 minutes.")
        make_round(job, number=number)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            page_of(as_alice, "round_stories", second.pk)
        return len(captured)

    grow(3)
    few = queries()
    for number in range(4, 15):
        grow(number)

    assert queries() == few
    assert Tag.objects.count() == 12
