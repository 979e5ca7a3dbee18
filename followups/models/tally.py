"""One row of counters that only rise: what became of all mails ever, for whoever watches over a site."""

from collections.abc import Mapping

from django.db import models
from django.db.models import F


class DeliveryTally(models.Model):
    """There is at most one row, with the key 1; without it nothing was counted yet.

    The ledger forgets the rows of an account that is closed for good, and counting ten million rows at each look
    would cost seconds: so it is counted when it happens (followups/counting.py).
    """

    sent = models.BigIntegerField(default=0)
    missed = models.BigIntegerField(default=0)
    failed_address = models.BigIntegerField(default=0)
    failed_refused = models.BigIntegerField(default=0)
    failed_uncertain = models.BigIntegerField(default=0)
    failed_poison = models.BigIntegerField(default=0)
    rescued = models.BigIntegerField(default=0)
    unanswered = models.BigIntegerField(default=0)
    doubled = models.BigIntegerField(default=0)
    # How long after they were wanted mails were sent: each is counted under the first span that it fits into.
    within_30 = models.BigIntegerField(default=0)
    within_60 = models.BigIntegerField(default=0)
    within_180 = models.BigIntegerField(default=0)
    within_600 = models.BigIntegerField(default=0)
    within_3600 = models.BigIntegerField(default=0)
    longer = models.BigIntegerField(default=0)
    seconds = models.FloatField(default=0)

    def __str__(self) -> str:
        return f"{self.sent}"

    @classmethod
    def current(cls) -> "DeliveryTally":
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @classmethod
    def add(cls, counts: Mapping[str, float]) -> None:
        """One statement on one row: whoever counts at the same time waits for a moment, and nothing gets lost."""
        changes = {name: F(name) + number for name, number in counts.items()}
        if not cls.objects.filter(pk=1).update(**changes):
            cls.objects.get_or_create(pk=1)
            cls.objects.filter(pk=1).update(**changes)
