"""Done inside the product under test: what no form lets through, placed straight in the rows behind one mail."""

import os
from unicodedata import lookup

from django.db import DataError, transaction

from accounts.models import User
from followups import delivery
from followups.models import Reminder
from interviews.models import Application, Interviewer, Round
from tests.faults.crew import _in_a_child, deliver, make_all_due_now
from tests.faults.mail_crew import deliver_all

INJECTED = "\r\nBcc: victim@example.com\r\nX-Injected: yes\r\n\r\nbody"
RIGHT_TO_LEFT = lookup("RIGHT-TO-LEFT OVERRIDE")

# What is changed, and into what; {model: {field: text}} would say less plainly who is poisoned.
TEXTS = {
    "line breaks in the company": (Application, "company", f"Acme{INJECTED}"),
    "line breaks in a person's name": (Interviewer, "name", f"Ana{INJECTED}"),
    "line breaks in the candidate's name": (User, "name", f"Cara{INJECTED}"),
    "a lone line feed": (Interviewer, "name", "Ana\nBcc: victim@example.com"),
    "other line ends": (Application, "company", "Acme\u2028Bcc: victim@example.com\x85X-Injected: yes\x0b\x0c"),
    "ten kilobytes": (Application, "company", "Acme " * 2_000),
    "one word of ten kilobytes": (Application, "company", "A" * 10_000),
    "emoji": (Interviewer, "name", "Ana 👩🏽‍💻🏳️‍🌈"),
    "right to left": (Application, "company", f"{RIGHT_TO_LEFT}שלום مرحبا"),
    "a NUL": (Interviewer, "name", "Ana\x00Ruiz"),
    "every control character": (Application, "company", "".join(map(chr, range(1, 32)))),
    "an encoded word": (Application, "company", "=?utf-8?q?=0D=0ABcc:_victim@example.com?="),
    "markup": (Application, "company", "<script>alert(1)</script>{{ 7|add:7 }}{% now 'Y' %}"),
    "line breaks in the address": (User, "email", "a%d@example.com\r\nBcc: victim@example.com"),
    "an address that is none": (User, "email", "nobody at all %d"),
    "a zone that is none, of the round": (Round, "time_zone", "Mars/Olympus"),
    "a zone that is none, of the candidate": (User, "time_zone", "../../etc/passwd"),
}


def poison(rounds):
    """One of them each, over and over; by round what was placed there. PostgreSQL refuses some."""
    placed = {}
    for number, pk in enumerate(rounds):
        what = list(TEXTS)[number % len(TEXTS)]
        model, field, text = TEXTS[what]
        try:
            with transaction.atomic():
                rows_of(model, pk).update(**{field: text % number if field == "email" else text})
        except (DataError, ValueError):
            placed[pk] = "refused by the database"
        else:
            placed[pk] = what
    return placed


def rows_of(model, round):
    application = Application.objects.get(rounds=round)
    keys = {
        Application: {"pk": application.pk},
        Interviewer: {"application": application},
        User: {"pk": application.candidate_id},
        Round: {"pk": round},
    }
    return model.objects.filter(**keys[model])


def deliver_until_all_are_final():
    """How often the rows' times had to be moved until every row had come to its end."""
    for times in range(20):
        deliver_all()
        if not Reminder.objects.unclosed().exists():
            return times
        make_all_due_now()
    return None


def deadly(rounds, how):
    """These rounds' mails end their worker, or cannot be put together; how many workers it took."""
    for workers in range(40):
        if not Reminder.objects.unclosed().exists():
            return workers
        _in_a_child(lambda: _deliver_poisoned(rounds, how))
        make_all_due_now()
    return None


def _deliver_poisoned(rounds, how):
    compose = delivery.compose

    def compose_or_end(dossier, *rest):
        if dossier.round.pk in rounds:
            ENDS[how]()
        return compose(dossier, *rest)

    delivery.compose = compose_or_end
    deliver()


def _fail():
    raise RuntimeError("no template could say this")


ENDS = {"ends its worker": lambda: os._exit(1), "cannot be put together": _fail}
