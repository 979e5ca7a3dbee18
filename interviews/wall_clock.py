"""What a clock on a wall means: a local time may come twice or not at all when the clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def readings(local: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants in UTC, the earlier first, that the naive `local` can mean in `zone`.

    As a rule one. Two if the clocks go back over it (both show `local`), and two if they skip it: the moments at which
    a clock not yet changed and one changed already would show it; then neither shows `local` (`is_skipped`).
    """
    return tuple(sorted({local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}))


def is_skipped(local: datetime, zone: ZoneInfo) -> bool:
    """Whether no clock in `zone` ever shows the naive `local`."""
    return wall_time(readings(local, zone)[0], zone) != local


def wall_time(instant: datetime, zone: ZoneInfo) -> datetime:
    """What the clock in `zone` shows at `instant`, naive."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def utc_offset(instant: datetime, zone: ZoneInfo) -> str:
    """“UTC+5:30” or “UTC−3”: how a person tells two equal wall times apart."""
    minutes = round((instant.astimezone(zone).utcoffset() or UTC.utcoffset(None)).total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"
