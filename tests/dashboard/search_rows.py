"""What a search finds after each kind of change: in SQLite by one test, in PostgreSQL by another."""

from django.db import connection
from django.utils import timezone

from accounts.models import User
from dashboard.search.asking import Asked
from dashboard.search.kinds import KINDS
from interviews.models import (
    Application,
    AskedQuestion,
    Assignment,
    BankQuestion,
    Interviewer,
    Question,
    ResearchNote,
    Topic,
)
from stories.models import Answer, Story
from tests.factories import make_interview, make_interviewer, make_round, make_user


def found(candidate, typed):
    """How many of each kind."""
    return {group.kind.name: group.total for group in Asked(typed).groups(candidate)}


def titles(candidate, typed, kind="people"):
    groups = {group.kind.name: group for group in Asked(typed).groups(candidate)}
    return ["".join(piece for piece, _ in hit.title) for hit in groups[kind].hits] if kind in groups else []


def rows_of_index():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_index")
        return cursor.fetchone()[0]


def fill(candidate, word):
    """A row of each kind that says it, made one by one and in bulk."""
    job = Application.objects.create(candidate=candidate, company="Acme", job_description=f"We look for {word}.")
    round = make_round(job, notes=f"Bring {word}")
    (person,) = Interviewer.objects.bulk_create([Interviewer(application=job, name=f"Ana {word}")])
    interview = make_interview(round, person, notes=f"{word} was quiet")
    Topic.objects.create(interview=interview, interviewer=person, text=f"the {word}")
    BankQuestion.objects.create(candidate=candidate, text=f"What about {word}?")
    Question.objects.create(round=round, interviewer=person, text="And?", answer=f"They said {word}")
    AskedQuestion.objects.create(interview=interview, interviewer=person, text=f"Tell me about {word}")
    ResearchNote.objects.create(application=job, area="company", body=f"{word} grows")
    Assignment.objects.create(round=round, title="The case", brief=f"About {word}")
    Story.objects.create(candidate=candidate, title="The release", action=f"I called {word}")
    Answer.objects.create(application=job, topic="own", question="Why?", text=f"Because of {word}")
    return job


def everything():
    """One name for each thing that is tried, and what was found then."""
    now, before = timezone.now(), rows_of_index()
    alice, bob = make_user("alice@search.example"), make_user("bob@search.example")
    job = fill(alice, "Zürich")
    fill(bob, "Zürich")
    seen = {
        "each kind": found(alice, "zur"),
        "not the middle": found(alice, "urich"),
        "all words": found(alice, "zu x"),
    }
    seen["of a stranger"] = found(make_user("carl@search.example"), "zurich")

    Interviewer.objects.filter(application=job).update(name="Bo", notes="Ørsted")
    seen["after update()"] = [titles(alice, "zurich"), titles(alice, "bo"), titles(alice, "ørs"), titles(bob, "bo")]
    Application.objects.filter(pk=job.pk).update(company="Nordwind")
    seen["the company of a person"] = [titles(alice, "nordwind bo"), titles(alice, "acme")]
    Story.objects.bulk_update(
        [Story(pk=story.pk, title="Sofía") for story in Story.objects.filter(candidate=alice)], ["title"]
    )
    seen["after bulk_update()"] = titles(alice, "sofia", "stories")

    person = Interviewer.objects.get(application=job)
    person.mark_deleted(now)
    seen["deleted"] = titles(alice, "bo")
    person.restore(now)
    seen["brought back"] = titles(alice, "bo")
    job.mark_deleted(now)
    seen["inside of what is deleted"] = found(alice, "zurich")
    job.restore(now)
    person.delete()
    seen["purged"] = titles(alice, "bo")

    seen["ranked"] = ranked(job)
    seen["nonsense"] = [found(alice, typed) for typed in ('"', "'12p':*", "a AND", "NEAR(", "\0", "x" * 9_000, "🚀")]
    User.objects.filter(pk__in=[alice.pk, bob.pk]).delete()
    seen["left of deleted accounts"] = rows_of_index() - before
    return seen


def ranked(job):
    """First whose name begins so, then who is called so, then of whom it is written; the newest first."""
    for name, notes in [("Jo", "knows Eva"), ("Dr. Eva Old", ""), ("Eva First", ""), ("Dr. Eva New", ""), ("Éva", "")]:
        make_interviewer(job, name, notes=notes)
    return titles(job.candidate, "eva")


EXPECTED = {
    "each kind": {kind.name: 1 for kind in KINDS},
    "not the middle": {},
    "all words": {},
    "of a stranger": {},
    "after update()": [[], ["Bo"], ["Bo"], []],
    "the company of a person": [["Bo"], []],
    "after bulk_update()": ["Sofía"],
    "deleted": [],
    "brought back": ["Bo"],
    "inside of what is deleted": {"bank": 1, "stories": 1},
    "purged": [],
    "nonsense": [{}] * 7,
    "left of deleted accounts": 0,
}
