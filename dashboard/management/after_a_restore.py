"""What is done to a database that was brought back from a backup, before anything is sent from it again."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime

from django.contrib.sessions.models import Session

from followups.models import DeliveryHealth
from followups.restoring import close_gap


def add_until(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--until",
        type=moment,
        help="when the product last ran, if not until now (2026-11-26T07:30, UTC unless it says otherwise): "
        "what fell due after that cannot have been sent, and goes out",
    )


def moment(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no moment like 2026-11-26T07:30.") from None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)


def settle(since: datetime | None, until: datetime | None, now: datetime) -> str:
    """Close the gap from `since` (else the last sweep that is known) to `until` (else now), and end all sessions.

    A session that was ended after the backup, perhaps because somebody had stolen it, must not live again.
    """
    until = min(until or now, now)
    since = min(since or DeliveryHealth.current().swept_at or until, until)
    closed = close_gap(since, until, now)
    Session.objects.all().delete()
    return (
        f"Mails that fell due from {since:%Y-%m-%d %H:%M} to {until:%Y-%m-%d %H:%M} UTC: {closed}. They may have been "
        "sent, so they are not sent again, and shown so. Everybody signs in again."
    )
