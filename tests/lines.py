"""A line as the tests of quick add read it: who types it, what they have already, and what is understood of it."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from interviews.invites.employers import Job
from interviews.invites.found import Addressee
from interviews.quick_add.reading import read_line

BERLIN = ZoneInfo("Europe/Berlin")
# A Thursday.
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
WRITER = Addressee(BERLIN, NOW, name="Alice Berg", country="DE")
JOBS = [
    Job(1, "Halden Robotics", "Data Analyst"),
    Job(2, "Société Générale", "Quant"),
    Job(3, "Twice Ltd", "Engineer"),
    Job(4, "Twice Ltd", "Manager"),
]
PEOPLE = {1: ["Ana Ruiz", "Bo Lind", "Bo Berg"], 2: ["Zoé Petit"], 3: [], 4: []}


def shown(reading):
    """What was understood, in few words; what is left out was not."""
    minutes = int(reading.length.total_seconds()) // 60 if reading.length else None
    times = "-".join(f"{one:%H:%M}" for one in (reading.starts, reading.ends) if one)
    company = reading.company
    return {
        name: value
        for name, value in {
            "company": company.job.pk if company.job else len(company.jobs) or company.name,
            "role": reading.role_title,
            "day": f"{reading.day:%Y-%m-%d}" if reading.day else "",
            "times": times,
            "minutes": minutes,
            "zone": reading.zone,
            "people": ", ".join(person.name for person in reading.people),
            "apart": reading.is_apart,
            "kind": reading.kind,
            "format": reading.format,
            "number": reading.number,
            "link": reading.link,
            "place": reading.place,
            "left": " | ".join(reading.left),
            "unsure": " ".join(sorted(reading.unsure)),
        }.items()
        if value
    }


def understood(text, writer=WRITER, **options):
    return shown(read_line(text, writer, JOBS, PEOPLE, **options))


AT_ACME = {"company": "Acme"}
TUE_AT_2 = {"company": "Acme", "day": "2026-12-01", "times": "14:00"}


def is_said(clock, text):
    return clock == time(12) or any(f"{hour}" in text for hour in (clock.hour, clock.hour % 12, f"{clock.hour:02}"))
