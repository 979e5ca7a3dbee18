"""Done inside the product under test, about mails: deadlines that differ, hours that pass, a door tried again."""

from datetime import UTC, timedelta
from itertools import cycle

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from followups.models import DeliveryHealth, Reminder
from interviews.models import Interview, Round
from tests.faults.crew import deliver, due_rounds

TIMES = {
    Interview: ("starts_at", "ends_at", "created_at", "changed_at"),
    Round: ("created_at", "changed_at"),
    Reminder: ("due_at", "expires_at", "next_attempt_at", "created_at"),
    DeliveryHealth: ("outage_since", "next_probe_at", "swept_at"),
}


def rounds_that_ended(count, hours):
    """So many due rounds, whose ends are spread over these hours ago, in no order."""
    now, rounds = timezone.now(), Round.objects.in_bulk(due_rounds(count))
    interviews = list(Interview.objects.order_by("pk"))
    for interview, place in zip(interviews, scattered(count), strict=True):
        ended = hours[int(place * len(hours))] + place / 2
        interview.ends_at = now - timedelta(hours=ended)
        interview.starts_at = interview.ends_at - timedelta(minutes=30)
        rounds[interview.round_id].time_zone = zone_of_noon(interview.starts_at)
    Interview.objects.bulk_update(interviews, ["starts_at", "ends_at"], batch_size=500)
    Round.objects.bulk_update(rounds.values(), ["time_zone"], batch_size=500)


def scattered(count):
    """Numbers from 0 to 1, each its own, and neighbours far apart."""
    step = next(step for step in cycle([7, 11, 13]) if count % step)
    return [number * step % count / count for number in range(count)]


def zone_of_noon(instant):
    """Where it is about noon then: the day stays the same when the rows are moved by a few hours."""
    return f"Etc/GMT{instant.astimezone(UTC).hour - 12:+d}"


def hours_pass(hours):
    """As if so many had passed meanwhile: every row is moved into the past, and the clock stays alone."""
    passed = timedelta(hours=hours)
    with transaction.atomic():
        for model, names in TIMES.items():
            model.objects.update(**{name: F(name) - passed for name in names})


def try_the_door():
    """The next probe is due now instead of in a minute."""
    DeliveryHealth.objects.update(next_probe_at=timezone.now())


def deliver_all():
    """Batch after batch, until nothing is due or the mail server is away."""
    deliver()
    while Reminder.objects.claimable(timezone.now()).exists() and not DeliveryHealth.current().outage_since:
        deliver()


def begin_again():
    """The same rounds, before anything was entered about them."""
    Reminder.objects.all().delete()
    DeliveryHealth.objects.all().delete()
    User.objects.update(address_failed_at=None)
