"""Done inside the product under test (Product.call): many due rows at once, deliveries cut short, facts that race."""

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from allauth.account.models import EmailAddress
from django.db import connections
from django.test import Client
from django.utils import timezone

import config.celery  # noqa: F401 (what tasks publish goes to its broker)
from accounts.models import User
from followups import delivery, planning, wire
from followups.clock import database_clock
from followups.models import Reminder, ReminderPreferences, ThankYouNote
from followups.tasks import deliver_due, sweep_reminders
from interviews.models import Application, Interview, Interviewer, Participation, Round
from tests.process.facts import candidate


def due_rounds(count, hours_ago=3, first=0):
    """So many rounds of as many candidates, each with one person whose first thank-you reminder is due now."""
    candidates = _candidates(range(first, first + count))
    ends_at = timezone.now() - timedelta(hours=hours_ago)
    applications = Application.objects.bulk_create(
        Application(candidate_id=owner, company=f"Acme {owner}") for owner in candidates
    )
    rounds = Round.objects.bulk_create(Round(application=job, time_zone="UTC") for job in applications)
    people = Interviewer.objects.bulk_create(Interviewer(application=job, name="Ana Ruiz") for job in applications)
    interviews = Interview.objects.bulk_create(
        Interview(round=round, starts_at=ends_at - timedelta(hours=1), ends_at=ends_at) for round in rounds
    )
    Participation.objects.bulk_create(
        Participation(interview=interview, interviewer=person)
        for interview, person in zip(interviews, people, strict=True)
    )
    return [round.pk for round in rounds]


def _candidates(numbers):
    """Like facts.candidate, in bulk."""
    users = User.objects.bulk_create(
        User(email=f"candidate{number}@example.com", name="Cara Diaz", password="!") for number in numbers
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    ReminderPreferences.objects.bulk_create(
        ReminderPreferences(candidate=user, has_quiet_hours=False) for user in users
    )
    return [user.pk for user in users]


def signed_in(email):
    """The cookie of a session, as the browser sends it."""
    client = Client()
    client.force_login(User.objects.get(email=email))
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def plan():
    planning.plan(database_clock()())


def deliver():
    delivery.deliver_due(database_clock())


def let_leases_run_out():
    Reminder.objects.unclosed().exclude(claim_token=None).update(claimed_until=timezone.now())


def make_all_due_now():
    """What waits for a retry or a lease is not waited for: the rows' times are moved, never the clock."""
    let_leases_run_out()
    Reminder.objects.unclosed().update(next_attempt_at=timezone.now() - timedelta(seconds=1))


def make_retries_due():
    """What the mail server put off is not waited for; what a dead worker holds is."""
    Reminder.objects.unclosed().filter(claim_token=None).update(next_attempt_at=timezone.now())


def publish(messages, seed):
    """So many ticks and hints, each three times, in any order."""
    tasks = [sweep_reminders, deliver_due] * (messages // 2) * 3
    random.Random(seed).shuffle(tasks)
    for task in tasks:
        task.apply_async()


def cut_short(point, times):
    """A delivery killed at `point`, then a healthy one after its lease; so many times, a new due round each."""
    for _ in range(times):
        _one_due_round(candidate(f"cut-short-{Reminder.objects.count()}@example.com"))
        plan()
        _in_a_child(deliver, killed_at=point)
        let_leases_run_out()
        _in_a_child(deliver)
        _in_a_child(deliver)


def _one_due_round(owner):
    ends_at = timezone.now() - timedelta(hours=3)
    application = Application.objects.create(candidate_id=owner, company="Acme")
    round = Round.objects.create(application=application, time_zone="UTC")
    interview = Interview.objects.create(round=round, starts_at=ends_at - timedelta(hours=1), ends_at=ends_at)
    Participation.objects.create(
        interview=interview, interviewer=Interviewer.objects.create(application=application, name="Ana Ruiz")
    )


def deliver_together(pauses):
    """Deliveries at once, each of which waits so many seconds between reading which rows are due and claiming them."""
    children = [_fork(deliver, partial(_after_a_look, pause)) for pause in pauses]
    for child in children:
        os.waitpid(child, 0)


def overtaken_before_the_wire():
    """The first mail is put together; then the worker stands still until its lease is over and another sent all."""
    original = delivery.touch_wire

    def stand_still(*args, **kwargs):
        delivery.touch_wire = original
        let_leases_run_out()
        # A busy machine sends less of a batch than all before the lease of small sizes is nearly over.
        while Reminder.objects.claimable(timezone.now()).exists():
            _in_a_child(deliver)
        return original(*args, **kwargs)

    delivery.touch_wire = stand_still
    deliver()


def _after_a_look(seconds):
    """In `claim` of delivery.py the rows are read by `dict`, which is found in the module before the builtins."""

    def dict_and_wait(rows):
        delivery.dict = dict
        found = dict(rows)
        time.sleep(seconds)
        return found

    delivery.dict = dict_and_wait


def _in_a_child(work: Callable[[], None], killed_at: str = ""):
    os.waitpid(_fork(work, POINTS.get(killed_at, lambda: None)), 0)


def _fork(work: Callable[[], None], prepare: Callable[[], None]):
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            prepare()
            work()
        finally:
            os._exit(0)
    return child


def _die():
    os.kill(os.getpid(), signal.SIGKILL)


def _before(module, name):
    def die_instead(*args, **kwargs):
        _die()

    setattr(module, name, die_instead)


def _after(module, name):
    original = getattr(module, name)

    def then_die(*args, **kwargs):
        original(*args, **kwargs)
        _die()

    setattr(module, name, then_die)


def _in_data():
    original = wire._TrackedSMTP.send

    def send_and_die(self, s):
        original(self, s)
        if self._is_in_data and isinstance(s, bytes):
            _die()

    wire._TrackedSMTP.send = send_and_die


POINTS = {
    "after the claim": lambda: _after(delivery, "claim"),
    "before the wire": lambda: _before(delivery, "touch_wire"),
    "in DATA": _in_data,
    "after 250, before the commit": lambda: _before(delivery, "settle"),
    "after the commit": lambda: _after(delivery, "close_sent"),
}


def race(rounds, seed):
    """Something stops each round's mail at some moment of the delivery; what it was, and when it was committed."""
    chance, stopped = random.Random(seed), {}
    for pk in chance.sample(rounds, len(rounds)):
        time.sleep(chance.uniform(0, 0.02))
        stop = chance.choice([_thank, _skip, _call_off, _delete, _switch_off, _not_met])
        stop(Round.objects.get(pk=pk))
        stopped[pk] = [stop.__name__, _committed_at().isoformat()]
    return stopped


def _committed_at():
    return database_clock()()


def _person(round):
    return Interviewer.objects.get(application=round.application_id)


def _thank(round):
    ThankYouNote.objects.create(round=round, interviewer=_person(round), sent_at=timezone.now())


def _skip(round):
    ThankYouNote.objects.create(
        round=round, interviewer=_person(round), skipped_at=timezone.now(), skip_reason="not_wanted"
    )


def _call_off(round):
    round.cancel()


def _delete(round):
    round.mark_deleted(timezone.now())


def _switch_off(round):
    ReminderPreferences.objects.filter(candidate=round.application.candidate).update(thank_you=False)


def _not_met(round):
    Participation.objects.filter(interview__round=round).update(met=False)


def wires():
    """When each sent mail was put on the wire, by round."""
    return {row.round_id: row.wire_started_at.isoformat() for row in Reminder.objects.filter(sent_at__isnull=False)}


def move(round, days):
    """Move the round's interviews by whole days, as a candidate who corrects the day."""
    for interview in Interview.objects.filter(round=round):
        interview.starts_at += timedelta(days=days)
        interview.ends_at += timedelta(days=days)
        interview.save()


def move_while_it_is_delivered(round, days):
    """The move is committed after the mail was put together and before the wire."""
    original = delivery.touch_wire

    def move_first(*args, **kwargs):
        move(round, days)
        delivery.touch_wire = original
        return original(*args, **kwargs)

    delivery.touch_wire = move_first
    deliver()
