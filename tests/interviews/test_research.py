"""Research for one job: what is looked at, what is missing, how old it is, and what was said about it."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from interviews.models import ResearchNote, Topic
from interviews.research import LookedAt, looked_at_by_application, research_of
from interviews.research_prompts import PROMPTS
from tests.factories import make_application, make_interview, make_interviewer, make_round

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def at_noon(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def job(alice):
    return make_application(alice)


@pytest.fixture
def person(job):
    return make_interviewer(job, relation="hiring_manager")


def url(name, row):
    return reverse(f"interviews:{name}", args=[row.pk])


def note_on(job, area="company", person=None, *, days_old=0, now=None, **fields):
    note = job.research_notes.create(area=area, interviewer=person, **{"body": "They grow"} | fields)
    if days_old:
        ResearchNote.objects.filter(pk=note.pk).update(updated_at=now - timedelta(days=days_old))
    return note


def talked(interview, person, text, **fields):
    return Topic.objects.create(interview=interview, interviewer=person, text=text, **fields)


def sections_of(job, now):
    return research_of(job, job.candidate.zone, now).sections


def section_of(job, now, key):
    return research_of(job, job.candidate.zone, now).section(key)


# What is there and what is missing


def test_every_area_and_every_person_has_something_to_look_for(as_alice, job, person):
    page = as_alice.get(url("research", job)).text

    assert "0 of 4 looked at" in page
    assert page.count("Nothing yet") == 4
    for area in ("company", "industry", "team", "person"):
        assert 2 <= len(PROMPTS[area]) <= 3
        assert all(escape(str(prompt)) in page for prompt in PROMPTS[area])


def test_what_has_a_note_counts_as_looked_at(as_alice, job, person):
    note_on(job)
    note_on(job, "person", person)
    make_interviewer(job, "Bo Lind")

    page = as_alice.get(url("research", job)).text

    assert "2 of 5 looked at" in page
    assert page.count("Nothing yet") == 3


def test_a_deleted_note_or_person_counts_no_more(as_alice, job, person, now):
    note_on(job).mark_deleted(now)
    note_on(job, "person", person)
    person.mark_deleted(now)

    assert "0 of 3 looked at" in as_alice.get(url("research", job)).text
    assert looked_at_by_application([job.pk]) == {job.pk: LookedAt(frozenset(), frozenset())}


def test_what_was_looked_at_is_known_for_many_jobs_in_one_query(alice, job, person):
    other = make_application(alice, company="Beta")
    note_on(job, "team")
    note_on(job, "person", person)
    note_on(job, "person", person)
    for _again in range(3):
        note_on(other, "industry")

    with CaptureQueriesContext(connection) as captured:
        found = looked_at_by_application([job.pk, other.pk, 999_999])

    assert len(captured) == 1
    assert found[job.pk] == LookedAt(frozenset({"team"}), frozenset({person.pk}))
    assert found[other.pk] == LookedAt(frozenset({"industry"}), frozenset())
    assert found[999_999] == LookedAt(frozenset(), frozenset())


def test_people_stand_in_the_order_in_which_they_are_met_next(job, now):
    names = ["Zoe", "Ana", "Cy", "Bo", "Di", "Abe"]
    zoe, ana, cy, bo, di, _abe = (make_interviewer(job, name) for name in names)
    coming, later = make_round(job, number=2), make_round(job, number=3)
    off = make_round(job, number=4, status="cancelled")
    make_interview(coming, zoe, bo, starts_at=now + timedelta(days=3))
    make_interview(coming, ana, zoe, starts_at=now + timedelta(days=3, hours=2))
    make_interview(later, cy, starts_at=now + timedelta(days=9))
    make_interview(coming, di, starts_at=now + timedelta(days=2), status="cancelled")
    make_interview(off, di, starts_at=now + timedelta(days=1))
    make_interview(make_round(job, number=1), cy, starts_at=now - timedelta(days=9))

    assert [section.title for section in sections_of(job, now)[3:]] == ["Zoe", "Bo", "Ana", "Cy", "Abe", "Di"]


def test_what_to_look_for_in_people_stands_open_once(job, person, now):
    make_interviewer(job, "Bo Lind")
    make_interviewer(job, "Cy Moe")
    note_on(job, "person", person)
    note_on(job, "team")

    assert [section.title for section in sections_of(job, now) if section.has_prompts_open] == [
        "The company",
        "Its industry",
        "Bo Lind",
    ]


# Age


@pytest.mark.parametrize(
    ("days_old", "words", "stale"),
    [
        (0, "today", False),
        (1, "yesterday", False),
        (21, "3 weeks ago", False),
        (30, "4 weeks ago", False),
        (31, "4 weeks ago", True),
        (400, "1 year ago", True),
    ],
)
def test_the_age_of_a_note_is_shown(as_alice, job, now, days_old, words, stale):
    note_on(job, days_old=days_old, now=now)

    page = as_alice.get(url("research", job)).text

    assert f"<span>{words}</span>" in page
    assert ("look again before the day" in page) is stale


def test_days_are_counted_by_the_candidates_calendar(job, now):
    note = note_on(job)
    # Half past eleven in the evening in Berlin, and eight in the morning after: nine hours, and yesterday.
    ResearchNote.objects.filter(pk=note.pk).update(updated_at=now.replace(hour=22, minute=30) - timedelta(days=1))

    assert section_of(job, now.replace(hour=7), "company").notes[0].age == "yesterday"
    assert section_of(job, now.replace(hour=22, minute=15) - timedelta(days=1), "company").notes[0].age == "today"


def test_changing_a_note_makes_it_new_and_undoing_a_deletion_does_not(as_alice, job, now):
    note = note_on(job, days_old=40, now=now)

    as_alice.post(url("research_note_delete", note))
    as_alice.post(url("research_note_restore", note))
    assert section_of(job, now, "company").notes[0].is_stale

    as_alice.post(url("research_note_edit", note), {"area": "company", "body": "They grow"})
    assert section_of(job, now, "company").notes[0].age == "today"


# What earlier conversations said


@pytest.mark.parametrize(
    ("relation", "area"),
    [
        ("hiring_manager", "team"),
        ("team_member", "team"),
        ("recruiter", "company"),
        ("skip_level", "company"),
        ("cross_functional", "company"),
        ("other", "company"),
    ],
)
def test_what_somebody_said_stands_with_them_and_with_what_they_know_most_about(job, now, relation, area):
    person = make_interviewer(job, relation=relation)
    call = make_interview(make_round(job, number=1), person, starts_at=now - timedelta(days=8))
    talked(call, person, "three clinics a year")

    found = {section.key for section in sections_of(job, now) if section.said}

    assert found == {area, f"person-{person.pk}"}


def test_the_quote_says_who_and_in_which_round(as_alice, job, person, now):
    call = make_interview(make_round(job, number=1), person, starts_at=now - timedelta(days=8))
    talked(call, person, "why <b>now</b>")

    page = as_alice.get(url("research", job)).text

    assert escape("why <b>now</b>") in page
    assert "First interview (round 1)" in page


def test_promises_and_weak_answers_are_the_candidates_and_stand_elsewhere(job, person, now):
    call = make_interview(make_round(job, number=1), person, starts_at=now - timedelta(days=8))
    talked(call, person, "send the paper", nature="promised")
    talked(call, person, "why I left", nature="weak_answer")

    assert not any(section.said for section in sections_of(job, now))


def test_the_latest_conversation_comes_first_and_much_is_folded(as_alice, job, person, now):
    first = make_interview(make_round(job, number=1), person, starts_at=now - timedelta(days=8))
    second = make_interview(make_round(job, number=2), person, starts_at=now - timedelta(days=1))
    for number in range(4):
        talked(first, person, f"early {number}")
    talked(second, person, "late")

    section = section_of(job, now, "team")

    assert [topic.text for topic in section.said_first] == ["late", "early 0", "early 1"]
    assert [topic.text for topic in section.said_more] == ["early 2", "early 3"]
    assert "2 more" in as_alice.get(url("research", job)).text


# Notes


def test_a_note_is_added_where_it_belongs(as_alice, job, person):
    create = url("research_note_create", job)
    page = as_alice.get(f"{create}?area=person&person={person.pk}").text
    assert "A note: Ana Ruiz" in page

    response = as_alice.post(
        create, {"area": "person", "person": person.pk, "body": "Wrote on robots", "url": "https://example.com/a"}
    )

    note = ResearchNote.objects.get()
    assert (note.application, note.area, note.interviewer) == (job, "person", person)
    assert (note.body, note.url) == ("Wrote on robots", "https://example.com/a")
    assert response.url == f"{url('research', job)}#person-{person.pk}"


@pytest.mark.parametrize("fields", [{"body": "They grow"}, {"url": "https://example.com"}])
def test_text_or_a_link_is_enough(as_alice, job, fields):
    assert as_alice.post(url("research_note_create", job), {"area": "team"} | fields).status_code == 302

    note = ResearchNote.objects.get()
    assert (note.area, note.interviewer) == ("team", None)


def test_a_link_without_its_beginning_is_taken_for_https(as_alice, job):
    as_alice.post(url("research_note_create", job), {"area": "company", "url": "example.com/news"})

    assert ResearchNote.objects.get().url == "https://example.com/news"


def test_a_person_who_came_along_by_mistake_is_left_out_of_another_area(as_alice, job, person):
    as_alice.post(url("research_note_create", job), {"area": "team", "person": person.pk, "body": "They grow"})

    assert ResearchNote.objects.get().interviewer is None


def test_without_an_area_the_form_asks(as_alice, job, person):
    for query in ("", "?area=moon", "?area=person", "?area=person&person=999", "?area=person&person=x%00"):
        page = as_alice.get(url("research_note_create", job) + query).text
        assert "Whom is it about?" in page


@pytest.mark.parametrize("name", ["research_note_create", "research_note_edit"])
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"body": "", "url": ""}, "Write what you found, or paste a link to it."),
        ({"body": "  \n "}, "Write what you found, or paste a link to it."),
        ({"body": "as typed " + "A" * 5_000}, "at most 5000 characters"),
        ({"body": "as typed \x07"}, "invisible control characters"),
        ({"url": "javascript:alert(1)"}, "That is no link."),
        ({"url": "ftp://example.com/a"}, "That is no link."),
        ({"url": "data:text/html,hello"}, "That is no link."),
        ({"url": "not a link"}, "That is no link."),
        ({"url": "https://example.com/" + "a" * 500}, "at most 500 characters"),
        ({"area": "moon"}, "Select a valid choice."),
        ({"area": ""}, "This field is required."),
        ({"area": "person"}, "Pick whom it is about."),
        ({"area": "person", "person": "999"}, "There is no such person."),
        ({"area": "person", "person": "9" * 40}, "There is no such person."),
        ({"area": "person", "person": "x\x00"}, "Null characters are not allowed"),
    ],
)
def test_a_note_with_bad_input_is_explained_and_kept(as_alice, job, name, change, sentence):
    row = note_on(job) if name == "research_note_edit" else job
    typed = {"area": "company", "body": "as typed", "url": ""} | change
    if "url" in change and "body" not in change:
        typed["body"] = "as typed"

    response = as_alice.post(url(name, row), typed)

    assert response.status_code == 422
    assert sentence in response.text
    assert escape(typed["body"].strip("\x07")) in response.text
    assert [note.body for note in ResearchNote.objects.all()] == (["They grow"] if row != job else [])


def test_another_candidates_person_is_as_unknown_as_one_who_does_not_exist(as_alice, bob, job):
    theirs = make_interviewer(make_application(bob), "Secret Name")
    of_another_job = make_interviewer(make_application(job.candidate, company="Beta"), "Other")

    for pk in (theirs.pk, of_another_job.pk, 999_999):
        response = as_alice.post(
            url("research_note_create", job), {"area": "person", "person": pk, "body": "as typed"}
        )
        assert response.status_code == 422
        assert "There is no such person. Pick one from the list." in response.text
        assert "Secret Name" not in response.text
    assert not ResearchNote.objects.exists()


def test_a_note_is_changed(as_alice, job):
    note = note_on(job)
    assert "They grow" in as_alice.get(url("research_note_edit", note)).text

    response = as_alice.post(url("research_note_edit", note), {"area": "company", "body": "They shrink"})

    note.refresh_from_db()
    assert (note.body, response.url) == ("They shrink", f"{url('research', job)}#company")


def test_a_note_is_deleted_and_brought_back(as_alice, job):
    note = note_on(job)

    response = as_alice.post(url("research_note_delete", note))
    (message,) = get_messages(response.wsgi_request)
    assert not ResearchNote.objects.owned_by(job.candidate).exists()
    assert message.extra_tags == url("research_note_restore", note)

    response = as_alice.post(message.extra_tags)
    assert response.url == f"{url('research', job)}#company"
    assert ResearchNote.objects.owned_by(job.candidate).get() == note


def test_hostile_text_stays_text_and_links_lead_out_without_a_trace(as_alice, job):
    note_on(job, body="<script>alert(1)</script>\nsecond line", url="https://example.com/?a=1&b=%22%3E")

    page = as_alice.get(url("research", job)).text

    assert "<script>alert(1)" not in page
    assert 'href="https://example.com/?a=1&amp;b=%22%3E" rel="noopener noreferrer"' in page


# In place


def test_htmx_gets_the_form_alone_and_the_browser_the_page(as_alice, job):
    address = f"{url('research_note_create', job)}?area=company"

    fragment, page = as_alice.get(address, **HTMX).text, as_alice.get(address).text

    assert "<html" not in fragment and "hx-post" in fragment
    assert "<html" in page and "hx-post" not in page


def test_htmx_gets_the_section_the_count_and_the_news(as_alice, job, person):
    response = as_alice.post(url("research_note_create", job), {"area": "company", "body": "They grow"}, **HTMX)

    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#company", "outerHTML")
    assert response.text.count('class="panel research-section"') == 1
    assert "They grow" in response.text and "1 of 4 looked at" in response.text

    response = as_alice.post(url("research_note_delete", ResearchNote.objects.get()), **HTMX)
    assert "Undo" in response.text and "0 of 4 looked at" in response.text


def test_htmx_gets_a_refused_form_back_in_its_place(as_alice, job):
    response = as_alice.post(url("research_note_create", job), {"area": "company", "body": ""}, **HTMX)

    assert response.status_code == 422
    assert "<html" not in response.text and "Write what you found" in response.text
    assert "HX-Retarget" not in response


def test_cancelling_in_place_brings_the_section_back(as_alice, job, person):
    for query in ("area=team&person=", f"area=person&person={person.pk}"):
        fragment = as_alice.get(f"{url('research', job)}?{query}", **HTMX).text
        assert "<html" not in fragment and fragment.count("research-section") == 1

    assert "<html" in as_alice.get(f"{url('research', job)}?area=moon", **HTMX).text


# Bounds


def test_no_more_than_two_hundred_notes_and_a_hundred_people_are_shown(as_alice, job, now):
    note_on(job, "industry", days_old=300, now=now)
    ResearchNote.objects.bulk_create(
        ResearchNote(application=job, area="company", body=f"Note {number}") for number in range(205)
    )
    for number in range(102):
        make_interviewer(job, f"Person {number:03}")

    page = as_alice.get(url("research", job)).text

    assert page.count('class="row-item research-note"') == 200
    assert page.count('class="panel research-section"') == 103
    assert "The newest 200 notes are shown." in page
    # What is older than those was looked at all the same.
    assert "2 of 103 looked at" in page
    assert "Its notes are older than those shown on this page." in page


def test_who_somebody_is_is_said_once(as_alice, job):
    make_interviewer(job, "Inês Carvalho", relation="recruiter", job_title="Recruiter")

    page = as_alice.get(url("research", job)).text

    assert page.count("<span>Recruiter</span>") == 1
