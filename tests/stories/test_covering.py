import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.grouping import grouped
from interviews.models import Skill
from stories.covering import coverage_of, finished_rows, gaps_of, shown_rows, skill_rows
from stories.models import OwnTheme, Story, Tag
from stories.wanted import NO_JOB, wanted_of
from tests.factories import START, make_application, make_story

PARTS = {"situation": "S", "task": "T", "action": "A", "result": "R"}


def finished(candidate, title="Done", **fields):
    return make_story(candidate, title, **PARTS | fields)


def coverage_for(candidate, job):
    return coverage_of(candidate, wanted_of(candidate.pk, job.pk if job else NO_JOB, START))


def counts(coverage):
    return {one.thing.key: (one.finished, one.drafts) for one in coverage.shown}


@pytest.fixture
def job(alice):
    job = make_application(alice)
    for name in ("SQL", "Clear writing"):
        job.skills.create(name=name)
    return job


def test_without_stories_everything_wanted_is_a_hole(alice, job):
    coverage = coverage_for(alice, job)

    assert (coverage.finished, coverage.total) == (0, 0)
    assert [one.thing.key for one in coverage.shown] == [
        *("pressure", "leadership", "failure", "can_do", "team_fit", "potential", "pressure"),
        *("sql", "clear writing"),
    ]
    assert [hole.code for hole in coverage.holes] == ["too_few", *["none"] * 9]


def test_finished_stories_and_drafts_are_counted_apart(alice, bob, job, now):
    finished(alice, themes=["failure"], criteria=["can_do"], skills=["SQL"])
    make_story(alice, "Draft", situation="Once", themes=["failure"], skills=["sql"])
    finished(alice, "Gone", themes=["failure"]).mark_deleted(now)
    finished(bob, themes=["failure"], skills=["SQL"])

    coverage = coverage_for(alice, job)

    assert (coverage.finished, coverage.total) == (1, 2)
    assert counts(coverage)["failure"] == (1, 1)
    assert counts(coverage)["sql"] == (1, 1)
    assert counts(coverage)["can_do"] == (1, 0)


def test_a_skill_is_the_same_however_it_is_spelt(alice, job):
    finished(alice, skills=["  CLEAR   writing ", "ｓｑｌ"])

    assert counts(coverage_for(alice, job))["clear writing"] == (1, 0)
    assert counts(coverage_for(alice, job))["sql"] == (1, 0)


def test_a_theme_and_a_criterion_of_one_name_are_kept_apart(alice):
    finished(alice, criteria=["pressure"])

    shown = {(one.thing.kind, one.thing.key): one.finished for one in coverage_for(alice, None).shown}

    assert shown["criterion", "pressure"] == 1
    assert shown["theme", "pressure"] == 0


def test_a_theme_of_ones_own_is_wanted_until_it_is_taken_off_the_list(alice):
    theme = OwnTheme.objects.create(candidate=alice, key="customers", name="Customers")
    finished(alice).show(Tag.Kind.THEME, {"customers": "Customers"})
    assert counts(coverage_for(alice, None))["customers"] == (1, 0)

    theme.delete()

    assert "customers" not in counts(coverage_for(alice, None))
    assert Tag.objects.get().label == "Customers"


def test_without_a_job_no_skill_is_wanted(alice, job):
    assert coverage_for(alice, None).skills == []


def test_a_thing_shown_once_names_its_story_also_far_down_the_list(alice, job):
    for number in range(6):
        finished(alice, f"Story {number}", themes=["pressure", "leadership"], criteria=["can_do"])
    finished(alice, "The one with SQL", skills=["SQL"])

    (single,) = [hole for hole in coverage_for(alice, job).holes if hole.code == "single"]

    assert single.story.title == "The one with SQL"


def queries(call):
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def test_coverage_costs_the_same_with_500_stories_and_200_skills(alice, job):
    finished(alice, skills=["SQL"])
    before = queries(lambda: coverage_for(alice, job))

    Skill.objects.bulk_create(Skill(application=job, name=f"Skill {number}") for number in range(200))
    stories = Story.objects.bulk_create(Story(candidate=alice, title=f"S {n}", **PARTS) for n in range(500))
    Tag.objects.bulk_create(
        Tag(story=s, kind="skill", key=f"skill {n % 150}", name="x") for n, s in enumerate(stories)
    )

    assert queries(lambda: coverage_for(alice, job)) == before == 2
    assert coverage_for(alice, job).total == 501


def gaps_by_job(jobs):
    people = {job.candidate_id for job in jobs}
    finished, shown = dict(finished_rows(people)), grouped(shown_rows(people), lambda row: row[0])
    skills = grouped(skill_rows(jobs), lambda row: row[0])
    return {
        job.pk: gaps_of(
            [name for _job, name in skills[job.pk]],
            finished.get(job.candidate_id, 0),
            {(kind, key) for _candidate, kind, key in shown[job.candidate_id]},
        )
        for job in jobs
    }


def test_the_gaps_of_many_jobs_of_many_people_come_from_three_lists(alice, bob):
    jobs = [make_application(person, company=f"Acme {n}") for n in range(5) for person in (alice, bob)]
    for job in jobs:
        job.skills.create(name="SQL")
        job.skills.create(name="dbt")
    finished(alice, themes=["failure"], criteria=["can_do"], skills=["sql"])
    make_story(alice, "Draft", themes=["pressure"], skills=["dbt"])

    assert queries(lambda: gaps_by_job(jobs)) == 3
    gaps = gaps_by_job(jobs)
    of_alice, of_bob = gaps[jobs[0].pk], gaps[jobs[1].pk]
    assert (of_alice.finished, of_alice.skills) == (1, ("dbt",))
    assert (of_alice.themes, of_alice.criteria) == (("pressure", "leadership"), ("team_fit", "potential", "pressure"))
    assert (of_bob.finished, of_bob.skills) == (0, ("SQL", "dbt"))
