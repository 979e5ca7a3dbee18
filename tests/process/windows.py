"""Windows of one person that send at the same moment; made inside the product under test (Product.call)."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviews.models import Interview, Interviewer, Question, Round, Skill
from stories.models import Answer, Telling
from tests import factories


def collide(kind, times):
    """The sorted statuses of each of so many collisions of one kind."""
    user = factories.make_user("windows@example.com")
    round = factories.make_held_round(user, "Ana Ruiz", "Bo Lind", "Cleo Park")
    interview = Interview.objects.filter(round=round).earliest("starts_at")
    Interview.objects.filter(round=round).update(starts_at=timezone.now() - timedelta(hours=2))
    return [_at_once(user, COLLISIONS[kind](round, interview, number)) for number in range(times)]


def _at_once(user, posts):
    start = threading.Barrier(len(posts))

    def send(post):
        client = Client(raise_request_exception=False, headers={"host": "localhost"})
        client.force_login(user)
        start.wait()
        try:
            return client.post(*post).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(posts)) as pool:
        return sorted(pool.map(send, posts))


def _same_wording(round, interview, number):
    ana = interview.interviewers.get()
    questions = [Question.objects.create(round=round, interviewer=ana, text=f"{number} {word}") for word in "abc"]
    return [(reverse("interviews:question_edit", args=[row.pk]), {"wording": f"{number}"}) for row in questions]


def _same_person(round, interview, number):
    ana, bo, cleo = Interviewer.objects.filter(application=round.application_id).order_by("name")
    questions = [Question.objects.create(round=round, interviewer=person, text=f"{number}") for person in (ana, bo)]
    return [(reverse("interviews:question_move", args=[row.pk]), {"interviewer": cleo.pk}) for row in questions]


def _same_skill(round, interview, number):
    job = round.application
    skills = [Skill.objects.create(application=job, name=f"{number} {word}") for word in "abc"]
    return [(reverse("interviews:skill_edit", args=[skill.pk]), {"name": f"{number}"}) for skill in skills]


def _same_number(round, interview, number):
    Round.objects.exclude(pk=round.pk).delete()
    rounds = [factories.make_round(round.application, number=other) for other in (18, 19, 20)]
    posted = {"number": 3, "kind": "onsite", "format": "video", "time_zone": "Europe/Berlin"}
    return [(reverse("interviews:round_edit", args=[row.pk]), posted) for row in rounds]


def _told_and_taken_away(round, interview, number):
    Telling.objects.all().delete()
    story = factories.make_story(round.application.candidate)
    telling = factories.make_telling(story, interview, interview.interviewers.get())
    edit, told, delete = (reverse(f"stories:telling_{verb}", args=[telling.pk]) for verb in ("edit", "told", "delete"))
    return [(edit, {"told": "yes"}), (told, {"told": "no"}), (delete, {}), (delete, {})]


def _given_and_deleted(round, interview, number):
    Answer.objects.all().delete()
    answer = factories.make_answer(round.application)
    given, delete = (reverse(f"stories:answer_{verb}", args=[answer.pk]) for verb in ("given", "delete"))
    seat = interview.participations.get()
    return [(given, {"seats": [seat.pk], "text": "In March."}), (delete, {})]


COLLISIONS = {
    "same wording": _same_wording,
    "same person": _same_person,
    "same skill": _same_skill,
    "same number": _same_number,
    "told and taken away": _told_and_taken_away,
    "given and deleted": _given_and_deleted,
}
