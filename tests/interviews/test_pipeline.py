"""How far applications came, by their stage of today and their rounds."""

from interviews.pipeline import pipeline_of, reached_rows
from tests.factories import make_application, make_round


def made(candidate, stage, *numbers, **fields):
    job = make_application(candidate, stage=stage)
    for number in numbers:
        make_round(job, number=number, **fields)
    return job


def steps_of(candidate):
    return [(step.total, step.going_on) for step in pipeline_of(reached_rows(candidate)).steps]


def test_without_applications_every_step_is_empty(alice):
    pipeline = pipeline_of(reached_rows(alice))

    assert [step.total for step in pipeline.steps] == [0] * 6
    assert pipeline.ends == ()


def test_each_application_counts_for_every_step_that_it_reached(alice):
    made(alice, "applied")
    made(alice, "interviewing")
    made(alice, "rejected", 1, 2)
    made(alice, "interviewing", 3)
    made(alice, "no_reply")
    made(alice, "accepted", 2)

    pipeline = pipeline_of(reached_rows(alice))

    # Applied, first interview, second, third or later, offer, accepted.
    assert [(step.total, step.over) for step in pipeline.steps] == [(6, 2), (4, 1), (3, 1), (1, 0), (1, 0), (1, 0)]
    assert pipeline.ends == (("Rejected", 1), ("No reply", 1))
    assert (pipeline.total, pipeline.interviewed) == (6, 4)


def test_an_offer_says_nothing_about_a_second_interview(alice):
    made(alice, "offer")

    assert steps_of(alice) == [(1, 1), (1, 1), (0, 0), (0, 0), (1, 1), (0, 0)]


def test_what_was_called_off_deleted_or_is_somebody_elses_does_not_count(alice, bob, now):
    made(alice, "applied", 2, status="cancelled")
    made(alice, "rejected", 1).rounds.get().mark_deleted(now)
    made(alice, "interviewing", 2).mark_deleted(now)
    made(bob, "offer", 2)

    assert steps_of(alice) == [(2, 1), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
