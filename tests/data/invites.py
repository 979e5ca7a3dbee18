"""Invites as their senders write them, and how each has to be read: by Alice Berg, in Berlin, on 24 November 2026.

Companies and people are made up; the shape of each file (property order, zones, folding, escapes, what stands in which
field) is the sender's own. Times are by the clock of `zone`, people “Name (title) <address>”.
"""

# ruff: noqa: E501
from dataclasses import dataclass, field

MEET_FOOTER = (
    r"-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-\n"
    r"Join with Google Meet: https://meet.google.com/abc-defg-hij\n"
    r"Or dial: (US) +1 609-726-6186 PIN: 920149034#\nMore phone numbers: https://tel.meet/abc-defg-hij?pin=9201490349201"
    r"\n\nLearn more about Meet at: https://support.google.com/a/users/answer/9282720\n\n"
    r"Please do not edit this section.\n-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-"
)
TEAMS_LINK = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ZjQ5%40thread.v2/0?context=%7b%22Tid%22%3a%22d8aa%22%7d"
)
TEAMS_FOOTER = (
    r"________________________________________________________________________________\nMicrosoft Teams Need help?"
    r"<https://aka.ms/JoinTeamsMeeting?omkt=en-US>\nJoin the meeting now<" + TEAMS_LINK + r">\n"
    r"Meeting ID: 345 678 901 234\nPasscode: aB3xY9\n________________________________\nDial in by phone\n"
    r"+49 69 365057714\,\,123456789#<tel:+4969365057714\,\,123456789#> Germany\, Frankfurt am Main\n"
    r"Find a local number<https://dialin.teams.microsoft.com/abc?id=123456789>\nPhone conference ID: 123 456 789#\n"
    r"For organizers: Meeting options<https://teams.microsoft.com/meetingOptions/?organizerId=1>"
)
ZOOM_LINK = "https://us02web.zoom.us/j/87654321098?pwd=QWxhZGRpbg"
ZOOM_FOOTER = (
    r"──────────\nHalden Robotics is inviting you to a scheduled Zoom meeting.\n\nJoin Zoom Meeting\n"
    + ZOOM_LINK
    + r"\n\n"
    r"Meeting ID: 876 5432 1098\nPasscode: 123456\n\n---\n\nOne tap mobile\n"
    r"+16465588656\,\,87654321098#\,\,\,\,*123456# US (New York)\n\n---\n\nDial by your location\n"
    r"• +1 646 558 8656 US (New York)\n\nFind your local number: https://us02web.zoom.us/u/kb"
)
WINDOWS_BERLIN = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
GOOGLE_NEW_YORK = """BEGIN:VTIMEZONE
TZID:America/New_York
X-LIC-LOCATION:America/New_York
BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
DTSTART:19700308T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Row:
    """`talks`: start, minutes, people; the rest is of the first conversation. `unsure` of all of them together."""

    name: str
    content: bytes
    talks: list[tuple[str, int, str]]
    zone: str = "Europe/Berlin"
    url: str = ""
    place: str = ""
    phone: str = ""
    cancelled: bool = False
    unsure: str = ""
    company: str | None = None
    links: dict[str, str] = field(default_factory=dict)


def folded(text, fold=" ", width=74):
    """CRLF, and lines no longer than senders make them."""
    lines = []
    for line in text.strip("\n").split("\n"):
        while len(line) > width:
            lines.append(line[:width])
            line = fold + line[width:]
        lines.append(line)
    return "\r\n".join(lines) + "\r\n"


def calendar(event, *, prodid="-//Google Inc//Google Calendar 70.9054//EN", method="REQUEST", zone="", fold=" "):
    head = f"BEGIN:VCALENDAR\nPRODID:{prodid}\nVERSION:2.0\nCALSCALE:GREGORIAN\n"
    head += f"METHOD:{method}\n" if method else ""
    return folded(f"{head}{zone}BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\nEND:VCALENDAR", fold).encode()


def google(
    summary,
    description,
    *,
    start="20261201T130000Z",
    end="20261201T134500Z",
    people=(),
    method="REQUEST",
    more="",
    organiser="Jo Recruit:mailto:jo@halden-robotics.example",
    location="",
    zone="",
    sequence=0,
    status="CONFIRMED",
):
    guests = "\n".join(
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN={name};X-NUM-GUESTS=0:mailto:{address}"
        for name, address in (*people, ("alice@example.com", "alice@example.com"))
    )
    starts = f"DTSTART{start}" if start[0] == ";" else f"DTSTART:{start}"
    ends = f"DTEND{end}" if end[0] == ";" else f"DTEND:{end}"
    return calendar(
        f"{starts}\n{ends}\nDTSTAMP:20261120T091500Z\nORGANIZER;CN={organiser}\nUID:4q2kq0h1b7@google.com\n{guests}\n{more}"
        f"CREATED:20261119T150000Z\nDESCRIPTION:{description}\nLAST-MODIFIED:20261120T091500Z\nLOCATION:{location}\n"
        f"SEQUENCE:{sequence}\nSTATUS:{status}\nSUMMARY:{summary}\nTRANSP:OPAQUE\nBEGIN:VALARM\nACTION:DISPLAY\n"
        "DESCRIPTION:This is an event reminder\nTRIGGER:-P0DT0H10M0S\nEND:VALARM",
        method=method,
        zone=zone,
    )


def outlook(
    summary,
    description,
    *,
    start=";TZID=W. Europe Standard Time:20261201T140000",
    fold=" ",
    end=";TZID=W. Europe Standard Time:20261201T150000",
    people=(),
    organiser="Ana Ruiz:MAILTO:ana.ruiz@halden.example",
    location="Microsoft Teams Meeting",
    method="REQUEST",
    zone=WINDOWS_BERLIN,
    more="",
    sequence=0,
):
    guests = "\n".join(
        f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN={name}:MAILTO:{address}"
        for name, address in (("alice@example.com", "alice@example.com"), *people)
    )
    return calendar(
        f"ORGANIZER;CN={organiser}\n{guests}\nDESCRIPTION;LANGUAGE=en-US:{description}\n"
        "UID:040000008200E00074C5B7101A82E00800000000B0D8A1B2C3D4DA01000000000000000\n 0100000005A6B7C8D9E0F\n"
        f"SUMMARY;LANGUAGE=en-US:{summary}\nDTSTART{start}\nDTEND{end}\nCLASS:PUBLIC\nPRIORITY:5\nDTSTAMP:20261120T083012Z\n"
        f"TRANSP:OPAQUE\nSTATUS:CONFIRMED\nSEQUENCE:{sequence}\nLOCATION;LANGUAGE=en-US:{location}\n"
        "X-MICROSOFT-CDO-APPT-SEQUENCE:0\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE\n"
        f"X-MICROSOFT-CDO-IMPORTANCE:1\nX-MICROSOFT-CDO-INSTTYPE:0\n{more}BEGIN:VALARM\nDESCRIPTION:REMINDER\n"
        "TRIGGER;RELATED=START:-PT15M\nACTION:DISPLAY\nEND:VALARM",
        prodid="Microsoft Exchange Server 2010",
        method=method,
        zone=zone,
        fold=fold,
    )


def mail(
    body,
    *,
    subject="Your interview at Halden Robotics",
    sender="Jo Recruit <jo@halden-robotics.example>",
    html="",
    ics=b"",
    to="Alice Berg <alice@example.com>",
    date="Mon, 23 Nov 2026 09:12:00 +0100",
):
    """A whole mail, with the calendar as Google sends it: as a part and again as an attachment."""
    head = f"Message-ID: <1@halden.example>\r\nDate: {date}\r\nFrom: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
    parts = [f"Content-Type: text/plain; charset=utf-8\r\n\r\n{body}".encode()]
    if html:
        parts.append(f"Content-Type: text/html; charset=utf-8\r\n\r\n{html}".encode())
    if ics:
        parts.append(b'Content-Type: text/calendar; charset="UTF-8"; method=REQUEST\r\n\r\n' + ics)
        parts.append(
            b'Content-Type: application/ics; name="invite.ics"\r\nContent-Disposition: attachment; filename="invite.ics"\r\n\r\n'
            + ics
        )
    joined = b"".join(b"\r\n--b0undary\r\n" + part for part in parts)
    return head.encode() + b'Content-Type: multipart/mixed; boundary="b0undary"\r\n' + joined + b"\r\n--b0undary--\r\n"


ANA = ("Ana Ruiz", "ana.ruiz@halden-robotics.example")
BO = ("Bo Lind", "bo.lind@halden-robotics.example")
DAY = "2026-12-01 "

GREENHOUSE_TEXT = (
    r"Hi Alice\,\n\nThank you for your time so far. Your interviews with Halden Robotics are confirmed:\n\n"
    r"Tuesday\, December 1\, 2026\n\n2:00 PM - 2:45 PM CET\nTechnical Interview\nAna Ruiz\, Head of Data\n\n"
    r"2:45 PM - 3:30 PM CET\nCase Study\nBo Lind\, Senior Analyst\n\n3:30 PM - 4:00 PM CET\nCulture\nChidi Okafor\n\n"
    r"Please let us know if you have any questions.\n\nBest\,\nJo Recruit"
)
GREENHOUSE = (
    "DTSTAMP:20261120T101010Z\nUID:2026-11-20T10:10:10+00:00@greenhouse.io\nDTSTART:20261201T130000Z\nDTEND:20261201T150000Z\n"
    "CLASS:PRIVATE\nSUMMARY:Interview with Halden Robotics\n"
)
GREENHOUSE_PRODID = "icalendar-ruby"

CALENDARS = [
    Row(
        "Google, one person, Meet",
        google(
            r"Second interview: Alice Berg & Halden Robotics",
            r"Hi Alice\, we look forward to meeting you.\n\n" + MEET_FOOTER,
            people=[ANA],
        ),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
        url="https://meet.google.com/abc-defg-hij",
        phone="+1 609-726-6186, PIN 920149034#",
        company="Halden Robotics",
    ),
    Row(
        "Google, HTML in the description, titles in the text",
        google(
            "Interview",
            r"<p>Hi Alice\,</p><p>You will meet <b>Ana Ruiz</b> (Head of Data) and <b>Bo Lind</b>\, Senior Analyst."
            r"</p><br>Best\,<br>Jo<br>" + MEET_FOOTER,
            people=[ANA, BO],
        ),
        [
            (
                DAY + "14:00",
                45,
                "Ana Ruiz (Head of Data) <ana.ruiz@halden-robotics.example>, "
                "Bo Lind (Senior Analyst) <bo.lind@halden-robotics.example>",
            )
        ],
        zone="",
        url="https://meet.google.com/abc-defg-hij",
    ),
    Row(
        "Google in a zone of its own",
        google(
            "Hiring manager call",
            "See you then",
            start=";TZID=America/New_York:20261201T090000",
            end=";TZID=America/New_York:20261201T093000",
            zone=GOOGLE_NEW_YORK,
            people=[ANA],
            location=ZOOM_LINK,
        ),
        [(DAY + "09:00", 30, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="America/New_York",
        url=ZOOM_LINK,
    ),
    Row(
        "Google, organised by a group calendar, the name only in the text",
        google(
            "Halden Robotics: Interview",
            r"You will be speaking with Bo Lind (Staff Engineer).\n" + MEET_FOOTER,
            organiser="Halden Robotics Interviews:mailto:c_1889abcdefghijklmnopqrstuv@group.calendar.google.com",
        ),
        [(DAY + "14:00", 45, "Bo Lind (Staff Engineer)")],
        zone="",
        url="https://meet.google.com/abc-defg-hij",
        unsure="people",
        company="Halden Robotics",
    ),
    Row(
        "Google, a room among the attendees",
        google(
            "Onsite",
            "Ring the bell",
            people=[ANA],
            more="ATTENDEE;CUTYPE=RESOURCE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE;"
            "CN=Berlin-3-Ada (8);X-NUM-GUESTS=0:mailto:c_188@resource.calendar.google.com\n",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
        place="Berlin-3-Ada",
    ),
    Row(
        "Google, who declined and a note taker are left out",
        google(
            "Panel",
            "-",
            people=[ANA, ("Otter.ai Notetaker", "notetaker@otter.ai")],
            more="ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=Bo Lind:mailto:bo.lind@halden-robotics.example\n",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
    ),
    Row(
        "Google, an address without a name",
        google("Interview", "-", people=[("chidi.okafor@halden.example", "chidi.okafor@halden.example")]),
        [(DAY + "14:00", 45, "Chidi Okafor <chidi.okafor@halden.example>")],
        zone="",
    ),
    Row(
        "Google, called off",
        google("Second interview", "-", people=[ANA], method="CANCEL", status="CANCELLED", sequence=1),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
        cancelled=True,
    ),
    Row(
        "Google, the conference only as a property",
        google("Interview", "-", people=[ANA], more="X-GOOGLE-CONFERENCE:https://meet.google.com/xyz-abcd-efg\n"),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
        url="https://meet.google.com/xyz-abcd-efg",
    ),
    Row(
        "Outlook with Teams, the organiser is whom one meets",
        outlook("Interview Halden", TEAMS_FOOTER),
        [(DAY + "14:00", 60, "Ana Ruiz <ana.ruiz@halden.example>")],
        url=TEAMS_LINK,
        phone="+49 69 365057714, 123456789#",
        unsure="people",
    ),
    Row(
        "Outlook, zone in quotes, folded with tabs",
        outlook(
            "Second round",
            r"Hello Alice\,\n\nplease find the link below.\n\n" + TEAMS_FOOTER,
            start=';TZID="W. Europe Standard Time":20261201T140000',
            end=';TZID="W. Europe Standard Time":20261201T144500',
            people=[('"Lind, Bo"', "bo.lind@halden.example")],
            organiser='"Ruiz, Ana":MAILTO:ana.ruiz@halden.example',
            fold="\t",
        ),
        [(DAY + "14:00", 45, "Bo Lind <bo.lind@halden.example>")],
        url=TEAMS_LINK,
    ),
    Row(
        "Outlook, Eastern time, no description of the zone",
        outlook(
            "Interview",
            "Hi",
            start=";TZID=Eastern Standard Time:20261201T090000",
            end=";TZID=Eastern Standard Time:20261201T100000",
            people=[("Bo Lind", "bo@halden.example")],
            zone="",
            location="Conference Room 4\\, 12 Main Street\\, Boston",
        ),
        [(DAY + "09:00", 60, "Bo Lind <bo@halden.example>")],
        zone="America/New_York",
        place="Conference Room 4, 12 Main Street, Boston",
    ),
    Row(
        "Outlook, a display name as the zone, unquoted with its colon",
        outlook(
            "Interview",
            "Hi",
            start=";TZID=(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna:20261201T140000",
            end=";TZID=(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna:20261201T150000",
            people=[("Bo Lind", "bo@halden.example")],
            zone="",
            location="",
        ),
        [(DAY + "14:00", 60, "Bo Lind <bo@halden.example>")],
        zone="Europe/Amsterdam",
    ),
    Row(
        "Outlook, a zone of nobody's name, known by its offsets",
        outlook(
            "Interview",
            "Hi",
            start=";TZID=Customized Time Zone:20261201T140000",
            end=";TZID=Customized Time Zone:20261201T150000",
            people=[("Bo Lind", "bo@halden.example")],
            location="",
            zone=WINDOWS_BERLIN.replace("W. Europe Standard Time", "Customized Time Zone"),
        ),
        [(DAY + "14:00", 60, "Bo Lind <bo@halden.example>")],
        unsure="zone",
    ),
    Row(
        "Outlook, Microsoft's own UTC",
        outlook(
            "Interview",
            "Hi",
            start=";TZID=tzone://Microsoft/Utc:20261201T130000",
            end=";TZID=tzone://Microsoft/Utc:20261201T140000",
            people=[("Bo Lind", "bo@halden.example")],
            zone="",
            location="",
        ),
        [(DAY + "13:00", 60, "Bo Lind <bo@halden.example>")],
        zone="UTC",
    ),
    Row(
        "Outlook, called off, same sequence",
        outlook(
            "Canceled: Interview Halden", "", people=[("Bo Lind", "bo@halden.example")], method="CANCEL", location=""
        ),
        [(DAY + "14:00", 60, "Bo Lind <bo@halden.example>")],
        cancelled=True,
    ),
    Row(
        "Outlook, Teams only as a property, link behind a guard",
        outlook(
            "Interview",
            r"Join: https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmeet.google.com%2Fabc-defg-hij&data=05",
            people=[("Bo Lind", "bo@halden.example")],
            location="",
            more=f"X-MICROSOFT-SKYPETEAMSMEETINGURL:{TEAMS_LINK}\n",
        ),
        [(DAY + "14:00", 60, "Bo Lind <bo@halden.example>")],
        url=TEAMS_LINK,
    ),
    Row(
        "Greenhouse, one file for three conversations back to back",
        calendar(GREENHOUSE + "DESCRIPTION:" + GREENHOUSE_TEXT, prodid=GREENHOUSE_PRODID, method="PUBLISH"),
        [
            (DAY + "14:00", 45, "Ana Ruiz (Head of Data)"),
            (DAY + "14:45", 45, "Bo Lind (Senior Analyst)"),
            (DAY + "15:30", 30, "Chidi Okafor"),
        ],
        company="Halden Robotics",
    ),
    Row(
        "Greenhouse, times in another zone than the candidate's",
        calendar(
            GREENHOUSE.replace("T130000Z", "T160000Z").replace("T150000Z", "T173000Z") + "DESCRIPTION:"
            r"Your schedule (all times are in Eastern Time):\n11:00 AM - 11:45 AM: Ana Ruiz\, Head of Data\n"
            r"11:45 AM - 12:30 PM: Bo Lind\, Senior Analyst\nZoom: " + ZOOM_LINK,
            prodid=GREENHOUSE_PRODID,
            method="PUBLISH",
        ),
        [(DAY + "11:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "11:45", 45, "Bo Lind (Senior Analyst)")],
        zone="America/New_York",
        url=ZOOM_LINK,
    ),
    Row(
        "Greenhouse, a break in the middle",
        calendar(
            GREENHOUSE.replace("T150000Z", "T153000Z") + "DESCRIPTION:"
            r"14:00 - 14:45 Ana Ruiz\n14:45 - 15:00 Break\n15:00 - 16:30 Bo Lind\, Chidi Okafor (panel)",
            prodid=GREENHOUSE_PRODID,
            method="PUBLISH",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz"), (DAY + "15:00", 90, "Bo Lind, Chidi Okafor")],
    ),
    Row(
        "Greenhouse, one conversation: the times in the text are the file's own",
        calendar(
            GREENHOUSE.replace("T150000Z", "T134500Z") + "DESCRIPTION:"
            r"Tuesday\, December 1\, 2026\n2:00 PM - 2:45 PM CET\nInterviewer: Ana Ruiz\, Head of Data",
            prodid=GREENHOUSE_PRODID,
            method="PUBLISH",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)")],
        zone="",
        unsure="people",
    ),
    Row(
        "Greenhouse, two files for a day with a gap, joined into one",
        calendar(
            GREENHOUSE.replace("T150000Z", "T134500Z") + r"DESCRIPTION:Ana Ruiz\, Head of Data",
            prodid=GREENHOUSE_PRODID,
            method="",
        )
        + calendar(
            GREENHOUSE.replace("T130000Z", "T150000Z")
            .replace("T150000Z\nCLASS", "T160000Z\nCLASS")
            .replace(":10:10+", ":10:11+")
            + "DESCRIPTION:Bo Lind",
            prodid=GREENHOUSE_PRODID,
            method="",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "16:00", 60, "Bo Lind")],
        zone="",
        unsure="people",
    ),
    Row(
        "GoodTime: a robot's calendar, the itinerary in the text",
        google(
            "Halden Robotics <> Alice Berg | Onsite",
            r"<b>Itinerary</b><br>Tuesday\, December 1 (Central European Time)<br><ul><li>2:00 pm - 2:45 pm: Ana Ruiz\, Head of Data"
            r"</li><li>2:45 pm - 3:30 pm: Bo Lind\, Senior Analyst</li></ul>Join: " + ZOOM_LINK,
            end="20261201T143000Z",
            organiser="Halden Robotics Candidate Calendar:mailto:halden_c188@group.calendar.google.com",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "14:45", 45, "Bo Lind (Senior Analyst)")],
        url=ZOOM_LINK,
        company="Halden Robotics",
    ),
    Row(
        "GoodTime, one interviewer, no attendee but the candidate",
        google(
            "Alice Berg - Hiring Manager Interview - Halden Robotics",
            r"You will be meeting with Ana Ruiz\, Head of Data.\n" + ZOOM_FOOTER,
            organiser="Halden Robotics Candidate Calendar:mailto:halden_c188@group.calendar.google.com",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)")],
        zone="",
        url=ZOOM_LINK,
        phone="+1 646-558-8656, 87654321098#",
        unsure="people",
        company="Halden Robotics",
    ),
    Row(
        "Guide: generated by the system, names and portal in the text",
        calendar(
            "UID:3f6c1f0e-guide\nDTSTAMP:20261120T101010Z\nDTSTART:20261201T130000Z\nDTEND:20261201T143000Z\n"
            "ORGANIZER;CN=Guide:mailto:no-reply@guide.co\nSUMMARY:Halden Robotics Interview\nLOCATION:Chausseestraße 5\\, 10115 Berlin\n"
            r"DESCRIPTION:View your guide: https://guide.co/g/abc123\n\nPair programming\n2:00pm – 2:45pm CET\nAna Ruiz\n\n"
            r"Values\n2:45pm – 3:30pm CET\nBo Lind & Chidi Okafor",
            prodid="-//Resource//Guide//EN",
            method="PUBLISH",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz"), (DAY + "14:45", 45, "Bo Lind, Chidi Okafor")],
        place="Chausseestraße 5, 10115 Berlin",
        company="Halden Robotics",
    ),
    Row(
        "Ashby, names and profiles in the text",
        google(
            "Halden Robotics - Final Round",
            r'<b>Interviewers</b><br><a href="https://www.linkedin.com/in/anaruiz">Ana Ruiz</a> - Head of Data'
            r'<br><a href="https://www.linkedin.com/in/bo-lind-9">Bo Lind</a> - Senior Analyst<br>' + ZOOM_FOOTER,
            organiser="Halden Robotics Recruiting:mailto:recruiting@halden-robotics.example",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data), Bo Lind (Senior Analyst)")],
        zone="",
        url=ZOOM_LINK,
        unsure="people",
        company="Halden Robotics",
        links={"Ana Ruiz": "https://www.linkedin.com/in/anaruiz", "Bo Lind": "https://www.linkedin.com/in/bo-lind-9"},
    ),
    Row(
        "Lever, a duration instead of an end",
        calendar(
            "UID:lever-9f8\nDTSTAMP:20261120T101010Z\nDTSTART:20261201T130000Z\nDURATION:PT45M\nSUMMARY:Phone interview with Ana Ruiz\n"
            r"DESCRIPTION:Ana will call you at +49 171 1234567."
            "\nORGANIZER;CN=Lever:mailto:no-reply@hire.lever.co",
            prodid="-//Lever//EN",
        ),
        [(DAY + "14:00", 45, "")],
        zone="",
        phone="+49 171 1234567",
    ),
    Row(
        "Calendly",
        calendar(
            'DTSTART:20261201T130000Z\nDTEND:20261201T133000Z\nDTSTAMP:20261120T101010Z\nORGANIZER;CN="Ana Ruiz":mailto:ana@halden.example\n'
            'UID:calendly-5d1f\nATTENDEE;CN="Alice Berg";CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED:mailto:alice@example.com\n'
            r"DESCRIPTION:Event Name: 30 Minute Meeting\n\nLocation: This is a Zoom web conference.\nYou can join this meeting from your "
            r"computer\, tablet\, or smartphone.\n" + ZOOM_LINK + "\nSUMMARY:Alice Berg and Ana Ruiz\nLOCATION:Zoom",
            prodid="-//Calendly//EN",
        ),
        [(DAY + "14:00", 30, "Ana Ruiz <ana@halden.example>")],
        zone="",
        url=ZOOM_LINK,
        unsure="people",
    ),
    Row(
        "cal.com, SEQUENCE stuck at one",
        calendar(
            "UID:kq2f@Cal.com\nSUMMARY:Interview between Ana Ruiz and Alice Berg\nDTSTAMP:20261120T101010Z\nDTSTART:20261201T130000Z\nDURATION:PT30M\n"
            r"DESCRIPTION:What:\nInterview\n\nWho:\nAna Ruiz - Organizer\nana@halden.example\nAlice Berg\nalice@example.com"
            "\nSEQUENCE:1\n"
            "ORGANIZER;CN=Ana Ruiz:mailto:ana@halden.example\nATTENDEE;RSVP=TRUE;CN=Alice Berg:mailto:alice@example.com\nSTATUS:CONFIRMED",
            prodid="-//Cal.com//NONSGML//EN",
        ),
        [(DAY + "14:00", 30, "Ana Ruiz <ana@halden.example>")],
        zone="",
        unsure="people",
    ),
    Row(
        "Workday, floating time: in the candidate's zone, marked",
        calendar(
            "UID:wd-1\nDTSTAMP:20261120T101010Z\nDTSTART:20261201T140000\nDTEND:20261201T150000\nSUMMARY:Interview with Halden Robotics\n"
            "ATTENDEE;CN=Ana Ruiz:mailto:ana@halden.example\nORGANIZER;CN=Workday:mailto:halden@myworkday.com",
            prodid="-//Workday//EN",
        ),
        [(DAY + "14:00", 60, "Ana Ruiz <ana@halden.example>")],
        unsure="zone",
    ),
    Row(
        "Apple Calendar",
        calendar(
            "CREATED:20261119T150000Z\nUID:8A7B-4C\nDTEND;TZID=Europe/Berlin:20261201T150000\nSUMMARY:Interview\nLAST-MODIFIED:20261120T101010Z\n"
            "DTSTAMP:20261120T101010Z\nDTSTART;TZID=Europe/Berlin:20261201T140000\nSEQUENCE:1\nURL;VALUE=URI:https://facetime.apple.com/join#v=1&p=abc\n"
            "LOCATION:Café Einstein\\nKurfürstenstraße 58\\, Berlin\nORGANIZER;CN=Ana Ruiz:mailto:ana@icloud.com\n"
            "ATTENDEE;CN=Alice Berg;CUTYPE=INDIVIDUAL;EMAIL=alice@example.com:mailto:alice@example.com",
            prodid="-//Apple Inc.//macOS 15.1//EN",
        ),
        [(DAY + "14:00", 60, "Ana Ruiz <ana@icloud.com>")],
        url="https://facetime.apple.com/join#v=1&p=abc",
        place="Café Einstein, Kurfürstenstraße 58, Berlin",
        unsure="people",
    ),
    Row(
        "Evolution, a zone by its path",
        calendar(
            "UID:evo\nDTSTAMP:20261120T101010Z\nDTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261201T140000\n"
            "DTEND;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261201T143000\nSUMMARY:Interview\nATTENDEE;CN=Ana Ruiz:mailto:ana@halden.example",
            prodid="-//Ximian//NONSGML Evolution Calendar//EN",
        ),
        [(DAY + "14:00", 30, "Ana Ruiz <ana@halden.example>")],
    ),
    Row(
        "Webex",
        calendar(
            "UID:webex\nDTSTAMP:20261120T101010Z\nDTSTART;TZID=Europe/Berlin:20261201T140000\nDTEND;TZID=Europe/Berlin:20261201T150000\nSUMMARY:Interview\n"
            'LOCATION:https://halden.webex.com/halden/j.php?MTID=m1a2b3\nORGANIZER;CN="Webex":MAILTO:messenger@webex.com\n'
            r"DESCRIPTION:\n\nBo Lind invites you to a scheduled Webex meeting.\nMeeting number (access code): 2554 123 4567\n"
            r"Join by phone\n+1-650-479-3208 Call-in toll number (US/Canada)\nAccess code: 2554 123 4567"
            '\nATTENDEE;CN="Bo Lind":MAILTO:bo@halden.example',
            prodid="-//Microsoft Corporation//Outlook 10.0 MIMEDIR//EN",
        ),
        [(DAY + "14:00", 60, "Bo Lind <bo@halden.example>")],
        url="https://halden.webex.com/halden/j.php?MTID=m1a2b3",
        phone="+1 650-479-3208",
    ),
    Row(
        "METHOD wrongly inside the event",
        calendar(
            "METHOD:CANCEL\nUID:wrong\nDTSTAMP:20261120T101010Z\nDTSTART:20261201T130000Z\nDTEND:20261201T140000Z\nSUMMARY:Interview\n"
            "ATTENDEE;CN=Ana Ruiz:mailto:ana@halden.example",
            method="",
        ),
        [(DAY + "14:00", 60, "Ana Ruiz <ana@halden.example>")],
        zone="",
        cancelled=True,
    ),
    Row(
        "A whole day: the time is in the text",
        calendar(
            "UID:day\nDTSTAMP:20261120T101010Z\nDTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:20261202\nSUMMARY:Onsite at Halden Robotics\n"
            r"DESCRIPTION:10:00 - 10:45 Ana Ruiz\, Head of Data\n10:45 - 11:30 Bo Lind"
        ),
        [(DAY + "10:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "10:45", 45, "Bo Lind")],
        company="Halden Robotics",
        unsure="ends",
    ),
    Row(
        "A series: only its first day is taken",
        google("Interview", "-", people=[ANA], more="RRULE:FREQ=SECONDLY;COUNT=999999999\n"),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
    ),
    Row(
        "vCalendar 1.0, quoted-printable",
        b"BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nUID:old\r\nDTSTART:20261201T130000Z\r\nDTEND:20261201T140000Z\r\n"
        b"SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gespr=C3=A4ch mit =\r\nHalden Robotics\r\n"
        b"ATTENDEE;ROLE=ORGANIZER:Ana Ruiz <ana@halden.example>\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        [(DAY + "14:00", 60, "Ana Ruiz <ana@halden.example>")],
        zone="",
        company="Halden Robotics",
    ),
    Row(
        "UTF-16 with a mark",
        google("Gespräch", "-", people=[("Jörg Müßig", "joerg@halden.example")]).decode().encode("utf-16"),
        [(DAY + "14:00", 45, "Jörg Müßig <joerg@halden.example>")],
        zone="",
    ),
    Row(
        "UTF-16 without a mark",
        google("Gespräch", "-", people=[("Jörg Müßig", "joerg@halden.example")]).decode().encode("utf-16-le"),
        [(DAY + "14:00", 45, "Jörg Müßig <joerg@halden.example>")],
        zone="",
    ),
    Row(
        "Latin-1",
        google("Gespräch", "-", people=[("Jörg Müßig", "joerg@halden.example")]).decode().encode("latin-1"),
        [(DAY + "14:00", 45, "Jörg Müßig <joerg@halden.example>")],
        zone="",
    ),
    Row(
        "UTF-8 with a mark",
        b"\xef\xbb\xbf" + google("Gespräch", "-", people=[("Jörg Müßig", "joerg@halden.example")]),
        [(DAY + "14:00", 45, "Jörg Müßig <joerg@halden.example>")],
        zone="",
    ),
    Row(
        "Cut short in the middle of the attendees",
        google("Interview", "-", people=[ANA, BO]).partition(b"CN=Bo")[0],
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
        unsure="ends people",
    ),
    Row(
        "Bare line feeds and lower case",
        google("Interview", "-", people=[ANA])
        .replace(b"\r\n", b"\n")
        .replace(b"BEGIN:", b"begin:")
        .replace(b"END:", b"end:"),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
    ),
    Row(
        "Dates with dashes, as some programs write them",
        calendar(
            "UID:dash\nDTSTART:2026-12-01T13:00:00Z\nDTEND:2026-12-01T13:45:00Z\nSUMMARY:Interview\nATTENDEE;CN=Ana Ruiz:mailto:ana@halden.example"
        ),
        [(DAY + "14:00", 45, "Ana Ruiz <ana@halden.example>")],
        zone="",
    ),
]

MAILS = [
    Row(
        "Google's mail: the calendar twice, once counts",
        mail("You have been invited", ics=google("Second interview", "-", people=[ANA])),
        [(DAY + "14:00", 45, "Ana Ruiz <ana.ruiz@halden-robotics.example>")],
        zone="",
    ),
    Row(
        "A calendar without people, the mail names them",
        mail(
            "Dear Alice,\n\nyou will meet Ana Ruiz (Head of Data) and Bo Lind.\n\nBest\nJo",
            ics=google("Interview", ""),
        ),
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data), Bo Lind")],
        zone="",
        unsure="people",
    ),
    Row(
        "A mail without a calendar",
        mail(
            "Dear Alice,\n\nWe are happy to invite you on Tuesday, 1 December 2026, 14:00 to 15:00 (CET).\n\n"
            "You will meet Ana Ruiz, Head of Data.\n\nhttps://meet.google.com/abc-defg-hij\n\nKind regards,\nJo Recruit\nTalent Partner\n+49 30 1234567"
        ),
        [(DAY + "14:00", 60, "Ana Ruiz (Head of Data)")],
        url="https://meet.google.com/abc-defg-hij",
        company="Halden Robotics",
    ),
    Row(
        "A mail of HTML only, as a table",
        mail(
            "",
            html="<html><head><style>p{color:red}</style></head><body><p>Dear Alice,</p><p>Tuesday, December 1 (CET)</p><table>"
            "<tr><td>2:00 PM - 2:45 PM</td><td>Ana Ruiz</td><td>Head of Data</td></tr>"
            "<tr><td>2:45 PM - 3:30 PM</td><td>Bo Lind</td><td>Senior Analyst</td></tr></table></body></html>",
        ),
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "14:45", 45, "Bo Lind (Senior Analyst)")],
    ),
    Row(
        "An answer above the mail that it answers",
        mail(
            "Hi Alice,\n\nperfect, then Wednesday 2 December, 10:00 CET with Bo Lind.\n\nBest,\nJo\n\n"
            "On Mon, Nov 23, 2026 at 9:12 AM Alice Berg <alice@example.com> wrote:\n> Tuesday 1 December at 14:00 does not work for me."
        ),
        [("2026-12-02 10:00", 60, "Bo Lind")],
        unsure="ends",
    ),
]

TEXTS = [
    Row(
        "one line",
        b"Tuesday 1 December, 14:00 Ana Ruiz, Head of Data, 14:45 Bo Lind",
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "14:45", 45, "Bo Lind")],
        unsure="ends zone",
    ),
    Row(
        "a recruiter's letter: from when, each how long, a list of people",
        b"Hi Alice,\n\nGreat news! We would love to see you on Tuesday, December 1st, starting at 2:00 PM CET.\n\nYou will meet:\n"
        b"- Ana Ruiz, Head of Data (https://www.linkedin.com/in/anaruiz)\n- Bo Lind, Senior Analyst\n\nEach conversation takes 45 minutes. "
        b"Please confirm by Friday 5 pm.\n\n" + ZOOM_LINK.encode() + b"\n\nKind regards,\nJo Recruit\n+49 30 1234567",
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "14:45", 45, "Bo Lind (Senior Analyst)")],
        url=ZOOM_LINK,
        unsure="people",
        links={"Ana Ruiz": "https://www.linkedin.com/in/anaruiz"},
    ),
    Row(
        "fields",
        "Date: Tuesday, 1 December 2026\nTime: 14:00 – 15:30 CET\nInterviewers: Ana Ruiz (Head of Data), Bo Lind\n"
        "Location: Chausseestr. 5, 10115 Berlin".encode(),
        [(DAY + "14:00", 90, "Ana Ruiz (Head of Data), Bo Lind")],
        place="Chausseestr. 5, 10115 Berlin",
    ),
    Row(
        "names before their times",
        b"On Tuesday, 1 December (CET):\nAna Ruiz (Head of Data) 14:00 - 14:45\nBo Lind 14:45 - 15:15",
        [(DAY + "14:00", 45, "Ana Ruiz (Head of Data)"), (DAY + "14:45", 30, "Bo Lind")],
    ),
    Row(
        "two days",
        b"Tue 1 Dec\n- 14:00-15:00 CET Ana Ruiz\nWed 2 Dec\n- 10:00-10:30 CET Bo Lind",
        [(DAY + "14:00", 60, "Ana Ruiz"), ("2026-12-02 10:00", 30, "Bo Lind")],
    ),
    Row(
        "the same time said in two zones",
        b"Your interview with Ana Ruiz is on Dec 1, 2026, 9:00 AM EST / 3:00 PM CET, for 45 minutes.",
        [(DAY + "09:00", 45, "Ana Ruiz")],
        zone="America/New_York",
    ),
    Row(
        "two times to choose from",
        b"Hi Alice, would Tuesday 1 December at 14:00 or Wednesday 2 December at 10:00 work for you? Best, Jo",
        [(DAY + "14:00", 45, ""), ("2026-12-02 10:00", 45, "")],
        unsure="ends people starts zone",
    ),
    Row(
        "called off",
        b"Hi Alice,\nunfortunately we have to cancel your interview on Tuesday 1 December at 14:00 with Ana Ruiz.\nBest\nJo",
        [(DAY + "14:00", 60, "Ana Ruiz")],
        cancelled=True,
        unsure="ends zone",
    ),
    Row(
        "no day",
        b"14:00 Ana Ruiz\n14:45 Bo Lind",
        [("2026-11-25 14:00", 45, "Ana Ruiz"), ("2026-11-25 14:45", 45, "Bo Lind")],
        unsure="ends no-day zone",
    ),
    Row(
        "figures and o'clock, as in German",
        "Dienstag, 01.12.2026, 14:00–14:45 Uhr: Jörg Müßig (Leiter Daten)".encode(),
        [(DAY + "14:00", 45, "Jörg Müßig (Leiter Daten)")],
        unsure="zone",
    ),
    Row(
        "a pasted mail with its head, am and pm said once",
        b"From: Jo Recruit <jo@halden.example>\nSent: Monday, November 23, 2026 3:14 PM\nTo: Alice Berg\nSubject: Interview at Halden Robotics\n\n"
        b"Thursday, December 3rd, 10:00-11:30am (Berlin time), with Bo Lind, our CTO.",
        [("2026-12-03 10:00", 90, "Bo Lind (CTO)")],
        company="Halden Robotics",
    ),
]
