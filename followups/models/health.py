"""One row that the reminder workers share: the last sweep, a mail server that is away, the alarm that was raised."""

from datetime import datetime

from django.db import models


class DeliveryHealth(models.Model):
    """There is at most one row, with the key 1; without it nothing was swept yet and no outage is known."""

    swept_at = models.DateTimeField(null=True, blank=True)
    outage_since = models.DateTimeField(null=True, blank=True)
    next_probe_at = models.DateTimeField(null=True, blank=True)
    # Since when reminders are late, as the people who run the site were told, and when they last were.
    alarm_since = models.DateTimeField(null=True, blank=True)
    alarmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outage_since__isnull=True, next_probe_at__isnull=True)
                | models.Q(outage_since__isnull=False, next_probe_at__isnull=False),
                name="outage_with_its_next_probe",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.swept_at}"

    @classmethod
    def current(cls) -> "DeliveryHealth":
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @classmethod
    def mark_swept(cls, now: datetime) -> None:
        cls.objects.update_or_create(pk=1, defaults={"swept_at": now})

    @classmethod
    def is_swept_between(cls, start: datetime, end: datetime) -> bool:
        return cls.objects.filter(swept_at__range=(start, end)).exists()

    @classmethod
    def begin_outage(cls, now: datetime, next_probe_at: datetime) -> None:
        """Note that the mail server is away; one already noted keeps its beginning."""
        health, is_new = cls.objects.get_or_create(
            pk=1, defaults={"outage_since": now, "next_probe_at": next_probe_at}
        )
        if not is_new:
            cls.objects.filter(pk=1).update(outage_since=health.outage_since or now, next_probe_at=next_probe_at)

    @classmethod
    def end_outage(cls) -> None:
        cls.objects.filter(pk=1).update(outage_since=None, next_probe_at=None)
