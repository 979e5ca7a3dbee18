"""Choosing stories and preparing answers with the keyboard alone; and on a phone, what differs from round one."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from interviews.models import Debrief, Round
from stories.models import Story
from tests import factories
from tests.chromium import DESKTOP, PHONE
from tests.e2e.barriers import ALL_LOOKS, EXCESS
from tests.e2e.settled import settled
from tests.e2e.test_every_page import faults
from tests.e2e.ways_in import CANDIDATE
from tests.process.facts import candidate

pytestmark = pytest.mark.browser

PARTS = {
    "situation": "The shop was down.",
    "task": "I was on call.",
    "action": "I mended it.",
    "result": "Up after 40 minutes.",
}
BOXES = "figures => figures.map(figure => figure.getBoundingClientRect().toJSON())"
FOCUSED = "document.activeElement.innerText || document.activeElement.name"


def two_rounds():
    """Called inside the product: Ana heard a story in round one; round two is going on, with Ana and Bo."""
    user = User.objects.get(pk=candidate())
    job, now = factories.make_application(user), timezone.now()
    first, second = factories.make_round(job, number=1), factories.make_round(job, number=2)
    ana, bo = factories.make_interviewer(job, "Ana Ruiz"), factories.make_interviewer(job, "Bo Lind")
    call = factories.make_interview(first, ana, starts_at=now - timedelta(days=7))
    for person in (ana, bo):
        factories.make_interview(second, person, starts_at=now - timedelta(minutes=10), kinds=["behavioural"])
    story = factories.make_story(user, "The outage", themes=["pressure"], strength=4, **PARTS)
    factories.make_story(user, "The forecast", themes=["failure"], **PARTS)
    factories.make_telling(story, call, ana, told_at=call.ends_at, text="Up after 90 minutes.")
    Debrief.objects.create(round=first, availability_answer="From 1 April")
    return {"round": second.pk, "job": job.pk}


@pytest.fixture
def pks(site):
    return site.call("tests.e2e.test_answers.two_rounds")


def tab_to(page, text, most=60):
    """Where the keyboard gets by the Tab key alone."""
    settled(page)
    for _again in range(most):
        page.keyboard.press("Tab")
        if text in " ".join(page.evaluate(FOCUSED).split()):
            return
    raise AssertionError(f"no way to {text}")


def test_stories_are_chosen_with_the_keyboard_alone(open_page, pks, enter):
    page = open_page(DESKTOP)
    enter(page, CANDIDATE)
    page.goto(f"/rounds/{pks['round']}/stories/")
    listener = page.locator(".listener", has=page.get_by_role("heading", name="Bo Lind"))

    tab_to(page, "Plan it for Bo Lind")
    page.keyboard.press("Enter")
    expect(listener.get_by_role("link", name="The outage", exact=True)).to_be_visible()
    expect(page.get_by_text("“The outage” has other figures than in round 1.")).to_be_visible()
    expect(listener.get_by_label("A story for Bo Lind")).to_be_focused()

    tab_to(page, "Plan it for Bo Lind")
    page.keyboard.press("Enter")
    expect(listener.get_by_role("link", name="The forecast", exact=True)).to_be_visible()
    expect(listener.get_by_label("A story for Bo Lind")).to_have_count(0)

    listener.get_by_role("link", name="The outage", exact=True).focus()
    tab_to(page, "I told it “The outage”")
    page.keyboard.press("Enter")
    expect(listener.locator(".chip-good")).to_have_text("Told")
    expect(listener.get_by_role("heading", name="Bo Lind")).to_be_focused()

    listener.get_by_role("link", name="The forecast", exact=True).focus()
    tab_to(page, "Remove “The forecast”")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“The forecast” is no longer meant for Bo Lind.")).to_be_visible()
    expect(listener.get_by_label("A story for Bo Lind")).to_be_focused()


def test_answers_are_prepared_with_the_keyboard_alone(open_page, pks, enter):
    page = open_page(DESKTOP)
    enter(page, CANDIDATE)
    page.goto(f"/applications/{pks['job']}/answers/")

    tab_to(page, "Prepare it “When could you start?”")
    page.keyboard.press("Enter")
    expect(page.get_by_label("My answer")).to_be_focused()
    settled(page)
    page.keyboard.type("I could start on 1 March.")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Change “When could you start?”")).to_be_focused()
    expect(page.locator("mark")).to_have_text(["1 March", "1 April"])

    page.keyboard.press("Enter")
    expect(page.get_by_label("My answer")).to_be_focused()
    settled(page)
    page.keyboard.press("Control+A")
    page.keyboard.type("I could start on 1 April.")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    expect(page.get_by_text("I could start on 1 April.")).to_be_visible()
    expect(page.locator("mark")).to_have_count(0)


def test_on_a_phone_both_texts_stand_above_each_other(open_page, pks, enter):
    page = open_page(PHONE, has_touch=True, is_mobile=True)
    enter(page, CANDIDATE)
    page.goto(f"/rounds/{pks['round']}/stories/")

    page.get_by_label("A story for Bo Lind").select_option(label="The outage (Strong)")
    page.get_by_role("button", name="Plan it for Bo Lind").tap()
    expect(page.locator("mark")).to_have_text(["40", "90"])
    now, then = page.eval_on_selector_all(".compare figure", BOXES)
    assert then["top"] >= now["bottom"]
    assert page.evaluate(EXCESS) == 0

    page.get_by_role("link", name="Prepared answers").tap()
    page.get_by_role("link", name="Add a question").tap()
    page.get_by_label("Their question").fill("Why the gap?")
    page.get_by_label("My answer").fill("I looked after my father.")
    page.get_by_role("button", name="Save").tap()
    expect(page.get_by_role("heading", name="Why the gap?")).to_be_visible()
    page.get_by_role("link", name="Note what I said “Why the gap?”").tap()
    page.get_by_label("Bo Lind: Second interview").check()
    page.get_by_role("button", name="Save").tap()
    expect(page.get_by_text("Noted. Next time you see what you said.")).to_be_visible()
    assert page.evaluate(EXCESS) == 0


def test_a_story_is_chosen_and_an_answer_prepared_without_javascript(open_page, pks, enter):
    page = open_page(DESKTOP, with_javascript=False)
    enter(page, CANDIDATE)

    page.goto(f"/rounds/{pks['round']}/stories/")
    page.get_by_role("button", name="Plan it for Bo Lind").click()
    expect(page.get_by_role("link", name="Change “The outage”, Bo Lind")).to_be_visible()
    page.get_by_label("How did “The outage” go?").select_option(label="Good")
    page.get_by_role("button", name="I told it").click()
    expect(page.get_by_text("Told: Good")).to_be_visible()

    page.get_by_role("link", name="Prepared answers").click()
    page.get_by_role("link", name="Prepare it “Why us?”").click()
    page.get_by_label("My answer").fill("Your robots.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your robots.")).to_be_visible()


def test_none_of_these_pages_has_a_barrier(open_page, site, pks, enter):
    made = site.call("tests.e2e.test_answers.differing", round=pks["round"])
    page = open_page()
    enter(page, CANDIDATE)

    paths = [
        f"/applications/{pks['job']}/answers/",
        f"/applications/{pks['job']}/answers/new/?topic=own",
        f"/answers/{made['answer']}/edit/",
        f"/answers/{made['answer']}/given/",
        f"/answers/given/{made['given']}/edit/",
        f"/rounds/{pks['round']}/stories/",
        f"/tellings/{made['telling']}/edit/",
    ]
    assert [fault for path in paths for fault in faults(page, path, ALL_LOOKS)] == []


def differing(round):
    """Called inside the product: a story and an answer that are not what was said in round one."""
    round = Round.objects.get(pk=round)
    interview = round.interviews.last()
    bo, story = interview.interviewers.get(), Story.objects.get(title="The outage")
    answer = factories.make_answer(round.application, text="I could start on 1 March.")
    telling = factories.make_telling(story, interview, bo)
    given = factories.make_given(answer, interview, bo)
    return {"answer": answer.pk, "telling": telling.pk, "given": given.pk}
