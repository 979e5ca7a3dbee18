"""What is deleted is brought back as it was for a day, and is nowhere to be seen meanwhile; each kind of row alike."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.ownership import UNDO_WINDOW
from accounts.tasks import purge_deleted
from interviews.models import BankQuestion, Question, Skill
from stories.models import Answer, AnswerGiven, OwnTheme, Telling
from tests.factories import make_answer, make_application, make_held_round, make_story

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
WORD = "zebrafish"
DELETED_BY = {
    Skill: "interviews:skill_delete",
    Question: "interviews:question_delete",
    BankQuestion: "interviews:bank_question_delete",
    OwnTheme: "stories:theme_delete",
    Answer: "stories:answer_delete",
    AnswerGiven: "stories:answer_given_delete",
    Telling: "stories:telling_delete",
}
MODELS = pytest.mark.parametrize("model", DELETED_BY, ids=lambda model: model._meta.model_name)


@pytest.fixture
def round(alice):
    return make_held_round(alice, "Ana Ruiz")


def made(model, round):
    """One with the word in it, and what it cannot be without."""
    job = round.application
    meeting = {"interview": round.interviews.get(), "interviewer": job.interviewers.get()}
    fields = {
        Skill: lambda: {"application": job, "name": WORD},
        Question: lambda: {"round": round, "interviewer": job.interviewers.get(), "text": WORD, "answer": WORD},
        BankQuestion: lambda: {"candidate": job.candidate, "text": WORD},
        OwnTheme: lambda: {"candidate": job.candidate, "key": WORD, "name": WORD},
        Answer: lambda: {"application": job, "topic": "own", "question": WORD, "text": WORD},
        AnswerGiven: lambda: {"answer": make_answer(job), "given_at": timezone.now(), "text": WORD, **meeting},
        Telling: lambda: {"story": make_story(job.candidate), "told_at": timezone.now(), "text": WORD, **meeting},
    }
    return model.objects.create(**fields[model]())


def delete(client, row, **options):
    return client.post(reverse(DELETED_BY[type(row)], args=[row.pk]), **options)


def undo(client, reply, **options):
    (address,) = re.findall(r'<form method="post" action="([^"]+)">[^>]+><button[^>]+>Undo<', reply.text)
    return client.post(unescape(address), **options)


def values(row):
    return type(row).objects.filter(pk=row.pk).values().get()


@MODELS
def test_it_goes_at_once_and_one_press_brings_it_back_as_it_was(as_alice, round, model):
    row = made(model, round)
    before = values(row)

    reply = delete(as_alice, row, follow=True)
    assert not model.objects.present().exists()

    assert undo(as_alice, reply).status_code == 302
    assert values(row) == before


@pytest.mark.parametrize("model", [Question, BankQuestion, Answer, Telling])
def test_htmx_is_offered_the_undo_too(as_alice, round, model):
    reply = delete(as_alice, made(model, round), headers=HTMX)

    assert "<html" not in reply.text
    assert ">Undo<" in reply.text


@MODELS
def test_the_same_written_meanwhile_makes_way_and_can_be_brought_back_in_turn(as_alice, round, model):
    row = made(model, round)
    reply = delete(as_alice, row, follow=True)
    fields = {**values(row), "deleted_at": None}
    newer = model.objects.create(**{name: value for name, value in fields.items() if name != "id"})

    reply = undo(as_alice, reply, follow=True)
    assert list(model.objects.present()) == [row]

    undo(as_alice, reply)
    assert list(model.objects.present()) == [newer]


def test_what_made_way_can_be_brought_back_for_a_whole_day(alice, now):
    older = make_answer(make_application(alice), deleted_at=now - UNDO_WINDOW)
    newer = make_answer(older.application)

    older.restore(now)

    newer.refresh_from_db()
    assert newer.deleted_at == now


@MODELS
def test_after_a_day_it_is_gone_for_good(as_alice, round, model):
    row = made(model, round)
    delete(as_alice, row)
    model.objects.update(deleted_at=timezone.now() - UNDO_WINDOW * 1.01)

    purge_deleted()

    assert not model.objects.exists()


@pytest.fixture
def places(round):
    """Every page and file on which any of them stands."""
    job = round.application.pk
    pages = ["stories:coverage", "stories:stories", "stories:story_create", "dashboard:archive", "dashboard:home"]
    of_job = ["dashboard:application", "interviews:skills", "stories:answers", "interviews:application_edit"]
    of_round = [
        "dashboard:round",
        "dashboard:prepare",
        "dashboard:brief",
        "dashboard:debrief",
        "interviews:questions",
        "stories:round_stories",
        "followups:round_thank_yous",
    ]
    lists = ["applications", "stories", "questions"]
    return [
        *(reverse(name) for name in pages),
        *(reverse(name, args=[job]) for name in of_job),
        *(reverse(name, args=[round.pk]) for name in of_round),
        *(reverse("dashboard:list_csv", args=[name]) for name in lists),
        f"{reverse('stories:stories')}?page=1",
    ]


@MODELS
def test_what_is_deleted_stands_on_no_page_and_in_no_file(as_alice, round, places, model):
    row = made(model, round)
    stood = [place for place in places if WORD in body(as_alice.get(place))]
    assert stood

    delete(as_alice, row, follow=True)

    assert [place for place in stood if WORD in body(as_alice.get(place))] == []


def body(reply):
    return (b"".join(reply) if reply.streaming else reply.content).decode(errors="replace")


@MODELS
def test_the_search_finds_it_no_more(as_alice, round, model):
    delete(as_alice, made(model, round), follow=True)

    assert f"{WORD}</" not in as_alice.get(reverse("dashboard:search"), {"q": WORD[:5]}).text.lower()


def test_what_was_deleted_may_be_written_again(as_alice, round):
    job = round.application
    delete(as_alice, made(Skill, round))
    delete(as_alice, made(BankQuestion, round))
    delete(as_alice, made(OwnTheme, round))

    as_alice.post(reverse("interviews:skills", args=[job.pk]), {"names": WORD})
    own = {"text": WORD, "relation": ""}
    as_alice.post(reverse("interviews:bank_question_create", args=[round.pk]), own)
    as_alice.post(reverse("stories:theme_create"), {"name": WORD})

    assert [model.objects.present().count() for model in (Skill, BankQuestion, OwnTheme)] == [1, 1, 1]


def test_what_is_brought_back_is_said_to_be(as_alice, alice, now):
    round = make_held_round(alice)
    round.mark_deleted(now)

    page = as_alice.post(reverse("interviews:round_restore", args=[round.pk]), follow=True)

    assert "It is back." in page.text
