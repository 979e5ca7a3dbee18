"""The rules behind reading an invite, each by itself: zones, days, times, links, people, matching."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from interviews.decoding import decoded
from interviews.invites.employers import Job, employer_of
from interviews.invites.found import FoundEvent, FoundPerson
from interviews.invites.matching import Known, News, match_of
from interviews.invites.people_found import is_robot, spoken_name
from interviews.invites.people_in_text import people_in
from interviews.invites.places import dial_ins, is_call, unwrapped
from interviews.invites.reading import Invite
from interviews.invites.said_days import Said, days_in
from interviews.invites.said_times import length_in, times_in
from interviews.invites.said_zones import zone_in
from interviews.invites.windows_zones import zone_named
from interviews.plain_text import plain
from interviews.posting_text import plain_lines
from tests.interviews.test_invites_table import ALICE

NOW = ALICE.now
START = datetime(2026, 12, 1, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("identifier", "zone"),
    [
        ("W. Europe Standard Time", "Europe/Berlin"),
        ('"Eastern Standard Time"', "America/New_York"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"),
        ("(GMT-05.00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC) Coordinated Universal Time", "UTC"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/Berlin", "Europe/Berlin"),
        ("tzone://Microsoft/Utc", "UTC"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("europe/berlin", "Europe/Berlin"),
        ("GMT+2", "Etc/GMT-2"),
        ("Customized Time Zone", ""),
        ("../../etc/passwd", ""),
        ("", ""),
    ],
)
def test_a_zone_by_whatever_name(identifier, zone):
    assert zone_named(identifier) == zone


@pytest.mark.parametrize(
    ("text", "country", "day", "is_sure"),
    [
        ("Tuesday 1 December", "", date(2026, 12, 1), True),
        ("December 1st, 2026", "", date(2026, 12, 1), True),
        ("Tue, Dec 1", "", date(2026, 12, 1), True),
        ("Wednesday 1 December", "", date(2026, 12, 1), False),  # it is a Tuesday
        ("2026-12-01", "", date(2026, 12, 1), True),
        ("01.12.2026", "", date(2026, 12, 1), True),
        ("1/12/2026", "DE", date(2026, 12, 1), True),
        ("12/1/2026", "US", date(2026, 12, 1), True),
        ("1/12/2026", "", date(2026, 12, 1), False),
        ("13/12/2026", "", date(2026, 12, 13), True),
        ("Dienstag, 1. Dezember", "", date(2026, 12, 1), True),
        ("5 January", "", date(2027, 1, 5), True),
        ("20 November", "", date(2026, 11, 20), True),  # four days ago
        ("Friday", "", date(2026, 11, 27), False),
        ("tomorrow", "", date(2026, 11, 25), True),
        ("Tueday 1 December", "", date(2026, 12, 1), True),
        ("Thurday 3 December", "", date(2026, 12, 3), True),
        ("Wedday, December 2", "", date(2026, 12, 2), True),
        ("TUE\u017fDAY 1 DECEMBER", "", date(2026, 12, 1), True),  # a long s looks like one
        ("1 Augu\u017ft 2027", "", date(2027, 8, 1), True),
        ("Di., 1. Dezember", "", date(2026, 12, 1), True),
        ("Di, 1.12.", "", date(2026, 12, 1), True),
        ("Dienstag, den 1. Dezember", "", date(2026, 12, 1), True),
        ("Dienstag, dem 1. Dez. 2026", "", date(2026, 12, 1), True),
        ("5. Jänner", "", date(2027, 1, 5), True),
        ("am Freitag", "", date(2026, 11, 27), False),
        ("übermorgen", "", date(2026, 11, 26), True),
        ("morgen", "", date(2026, 11, 25), True),
        ("mardi 1er décembre", "", date(2026, 12, 1), True),
        ("le mardi 1er décembre 2026", "", date(2026, 12, 1), True),
        ("mar. 1 déc.", "", date(2026, 12, 1), True),
        ("mercredi 1er décembre", "", date(2026, 12, 1), False),
        ("12 août 2027", "", date(2027, 8, 12), True),
        ("12 aout 2027", "", date(2027, 8, 12), True),
        ("vendredi", "", date(2026, 11, 27), False),
        ("demain", "", date(2026, 11, 25), True),
        ("après-demain", "", date(2026, 11, 26), True),
        ("martes, 1 de diciembre de 2026", "", date(2026, 12, 1), True),
        ("el martes 1 de diciembre", "", date(2026, 12, 1), True),
        ("mar., 1 dic.", "", date(2026, 12, 1), True),
        ("5 de enero", "", date(2027, 1, 5), True),
        ("el viernes", "", date(2026, 11, 27), False),
        ("mañana", "", date(2026, 11, 25), True),
        ("pasado mañana", "", date(2026, 11, 26), True),
    ],
)
def test_a_day_as_it_is_said_on_24_november(text, country, day, is_sure):
    (found,) = days_in(f"we meet on {text} at noon", Said(NOW.date(), country))

    assert (found.on, found.is_sure) == (day, is_sure)


@pytest.mark.parametrize(
    "text",
    [
        "Version 2.3.4",
        "you may 3 times",
        "31.02.2026",
        "24/7",
        "room 12-14",
        "the 2026 plan",
        "guten Morgen",
        "por la mañana",
        "mar y sol",
    ],
)
def test_what_is_no_day(text):
    assert days_in(text, Said(NOW.date())) == []


@pytest.mark.parametrize(
    ("text", "starts", "ends", "is_sure"),
    [
        ("14:00", time(14), None, True),
        ("2:00 PM - 2:45 PM: Ana", time(14), time(14, 45), True),
        ("2-3pm", time(14), time(15), True),
        ("10-11:30am", time(10), time(11, 30), True),
        ("11:30 - 12:15 PM", time(11, 30), time(12, 15), True),
        ("14h30", time(14, 30), None, True),
        ("14.00-15.00 Uhr", time(14), time(15), True),
        ("at 2:00", time(14), None, False),
        ("11:45-1:00", time(11, 45), time(13), False),
        ("between 14:00 and 16:00", time(14), time(16), True),
        ("at 11 with Ana", time(11), None, False),
        ("noon", time(12), None, True),
        ("12 am", time(0), None, True),
        ("um 14:30 Uhr", time(14, 30), None, True),
        ("um 9 Uhr", time(9), None, True),
        ("von 14 bis 15 Uhr", time(14), time(15), True),
        ("zwischen 14 und 15 Uhr", time(14), time(15), True),
        ("um 11 mit Ana", time(11), None, False),
        ("à 14h", time(14), None, True),
        ("à 9h", time(9), None, True),
        ("à 14 h 30", time(14, 30), None, True),
        ("à 14 heures", time(14), None, True),
        ("de 14h à 15h30", time(14), time(15, 30), True),
        ("de 9h à 10h", time(9), time(10), True),
        ("entre 14h et 15h", time(14), time(15), True),
        ("à midi", time(12), None, True),
        ("a las 14:30", time(14, 30), None, True),
        ("a las 14.30 h", time(14, 30), None, True),
        ("a las 2 de la tarde", time(14), None, True),
        ("a las 10:30 de la mañana", time(10, 30), None, True),
        ("de 14:00 a 15:00", time(14), time(15), True),
        ("de las 14:00 a las 15:00", time(14), time(15), True),
        ("entre las 14:00 y las 15:00", time(14), time(15), True),
        ("a las 11 con Ana", time(11), None, False),
    ],
)
def test_a_time_as_it_is_said(text, starts, ends, is_sure):
    (found,) = times_in(text)

    assert (found.starts, found.ends, found.is_sure) == (starts, ends, is_sure)


@pytest.mark.parametrize(
    "text",
    [
        "45 minutes",
        "room 12-14",
        "5-8 stories",
        "PIN: 920149034#",
        "+49 69 365057714",
        "at 12 Main Street",
        "45 Minuten",
        "un entretien de 2h",
        "1 heure",
    ],
)
def test_what_is_no_time(text):
    assert times_in(text) == []


def test_how_long_it_takes():
    assert [length_in(text) for text in ("45 min", "a 90-minute chat", "1.5 hours", "half an hour", "1 hour")] == [
        timedelta(minutes=minutes) for minutes in (45, 90, 90, 30, 60)
    ]
    assert length_in("-") is None


def test_how_long_it_takes_in_other_languages():
    texts = ("45 Minuten", "eine Stunde", "1,5 Stunden", "eine halbe Stunde", "ein 90-minütiges Gespräch")
    assert [length_in(text) for text in texts] == [timedelta(minutes=minutes) for minutes in (45, 60, 90, 30, 90)]
    texts = ("une heure", "une heure et demie", "une demi-heure", "entretien de 2h")
    assert [length_in(text) for text in texts] == [timedelta(minutes=minutes) for minutes in (60, 90, 30, 120)]
    texts = ("una hora", "una hora y media", "media hora", "45 minutos")
    assert [length_in(text) for text in texts] == [timedelta(minutes=minutes) for minutes in (60, 90, 30, 45)]


def test_letters_that_fit_several_places_are_the_candidates_own_if_they_can_be():
    def zone(text, own):
        return zone_in(text, ZoneInfo(own), NOW)

    assert zone("14:00 IST", "Europe/Berlin") == "Asia/Kolkata"
    assert zone("14:00 IST", "Asia/Jerusalem") == "Asia/Jerusalem"
    assert zone("14:00 CET", "Europe/Madrid") == "Europe/Madrid"
    assert zone("2 PM ET", "Europe/Berlin") == "America/New_York"
    assert zone("10:00 (UK time)", "Europe/Berlin") == "Europe/London"
    assert zone("your local time", "Asia/Tokyo") == "Asia/Tokyo"
    assert zone("for the first time", "Asia/Tokyo") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://us02web.zoom.us/j/87654321098?pwd=abc",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_X/0",
        "https://teams.microsoft.com/meet/2345?p=x",
        "https://acme.webex.com/meet/ana",
        "https://whereby.com/acme",
        "https://meet.jit.si/Room",
        "https://meet.goto.com/123456789",
        "https://chime.aws/1234567890",
    ],
)
def test_the_link_of_a_call(address):
    assert is_call(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://zoom.us/u/abc",
        "https://support.google.com/a",
        "https://teams.microsoft.com/meetingOptions/?x",
        "http://[",
        "x",
    ],
)
def test_what_is_no_call(address):
    assert not is_call(address)


def test_a_link_is_unwrapped_only_from_a_guard():
    guard = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmeet.google.com%2Fabc-defg-hij&data=05"

    assert unwrapped(guard) == "https://meet.google.com/abc-defg-hij"
    assert (
        unwrapped("https://acme.example/?url=https%3A%2F%2Fx.example")
        == "https://acme.example/?url=https%3A%2F%2Fx.example"
    )


def test_a_number_for_questions_is_nobodys_to_dial_in():
    assert dial_ins("Bei Fragen erreichen Sie mich unter 040 1234567.", "DE") == ()


def test_a_meeting_code_is_no_telephone_number():
    text = "Meeting ID: 876 5432 1098\nPasscode: 123456\n+1 646 558 8656 US\nOr dial: +49 69 365057714,,123456789#"

    assert dial_ins(text, "DE") == ("+1 646-558-8656", "+49 69 365057714, 123456789#")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ana Ruiz, Head of Data, Bo Lind", [("Ana Ruiz", "Head of Data"), ("Bo Lind", "")]),
        ("our Head of Data, Ana Ruiz, and our CTO, Bo Lind", [("Ana Ruiz", "Head of Data"), ("Bo Lind", "CTO")]),
        ("Senior Data Scientist Ana Ruiz", [("Ana Ruiz", "Senior Data Scientist")]),
        (
            "You’ll meet Ana Ruiz, who leads our data team, and Bo van der Linden.",
            [("Ana Ruiz", ""), ("Bo van der Linden", "")],
        ),
        ("System Design with Jean-Luc O’Brien", [("Jean-Luc O’Brien", "")]),
        ("Ben Osei, Product Manager", [("Ben Osei", "Product Manager")]),
        ("Markus Petersen, Leiter Digitale Produkte", [("Markus Petersen", "Leiter Digitale Produkte")]),
        ("Ana Ruiz (she/her), Senior Manager, Data Platform", [("Ana Ruiz", "Senior Manager, Data Platform")]),
        ("Pair programming (Ana Ruiz, Bo Lind)", [("Ana Ruiz", ""), ("Bo Lind", "")]),
        ("山田 太郎 (CTO) and Özgür Yılmaz", [("山田 太郎", "CTO"), ("Özgür Yılmaz", "")]),
        ("Microsoft Teams Meeting", []),
        ("Case Study Presentation, New York City, Best Regards", []),
    ],
)
def test_the_people_in_a_text(text, people):
    assert [(person.name, person.title) for person in people_in(text)] == people


def test_names_as_programs_write_them():
    names = ["Ruiz, Ana", '"Ruiz, Ana (External)"', "Ana Ruiz [Halden]", "ana@halden.example", "Ana Ruiz | Halden"]

    assert [spoken_name(name) for name in names] == ["Ana Ruiz", "Ana Ruiz", "Ana Ruiz", "", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("name", "email"),
    [
        ("Halden Candidate Calendar", "halden_c1@group.calendar.google.com"),
        ("", "no-reply@hire.lever.co"),
        ("Recruiting Team", "talent@halden.example"),
        ("Otter.ai", "notetaker@otter.ai"),
        ("Interview Scheduling", "jo@halden.example"),
    ],
)
def test_a_robot(name, email):
    assert is_robot(name, email)


@pytest.mark.parametrize(("name", "email"), [("Ana Ruiz", "ana@halden.example"), ("Tal Ent", "talent@halden.example")])
def test_a_person_is_no_robot(name, email):
    assert not is_robot(name, email)


def test_html_becomes_lines_and_links_stay():
    html = '<p>Hi <a href="https://www.linkedin.com/in/ana">Ana</a>,<br>14:00&ndash;15:00</p><script>x</script>3 < 4'

    assert plain(html) == "Hi Ana <https://www.linkedin.com/in/ana>,\n14:00–15:00\n3 < 4"


@pytest.mark.parametrize("tag", ["h6", "blockquote", "pre", "li", "dd"])
def test_a_mail_and_a_posting_end_a_line_at_the_same_tags(tag):
    html = f"We use<{tag}>SQL</{tag}>every day"

    assert plain(html).split("\n") == ["We use", "SQL", "every day"]
    assert [line.strip("#- ") for line in plain_lines(html).splitlines()] == ["We use", "SQL", "every day"]


def test_text_in_any_encoding():
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"):
        assert decoded("Grüße: Jörg".encode(encoding)) == "Grüße: Jörg"


# Matching


def invite(*starts, people=("Ana Ruiz",), **fields):
    talks = tuple(
        FoundEvent(starts_at=start, ends_at=start + timedelta(minutes=45), people=(FoundPerson(name),), **fields)
        for start, name in zip(starts, people, strict=True)
    )
    return Invite(talks[0], talks)


def known(pk=1, starts_at=START, **fields):
    facts = {"round": 7, "company": "Halden Robotics", "ends_at": starts_at + timedelta(minutes=45)} | fields
    return Known(pk=pk, starts_at=starts_at, **{"names": frozenset({"ana ruiz"})} | facts)


LATER = START + timedelta(days=1)


@pytest.mark.parametrize(
    ("sequence", "stamp", "news"),
    [
        (2, 0, News.CHANGE),
        (1, 60, News.CHANGE),  # SEQUENCE stuck: the stamp is later
        (0, 60, News.CHANGE),  # SEQUENCE set back: the stamp is later
        (2, -60, News.CHANGE),  # the stamp never renewed: SEQUENCE is higher
        (1, 0, News.CHANGE),
        (1, -60, News.OLD),
        (0, -60, News.OLD),
        (0, 0, News.OLD),
    ],
)
def test_which_of_two_versions_is_newer(sequence, stamp, news):
    entered = known(uid="u", sequence=1, dtstamp=NOW)
    sent = invite(LATER, uid="u", sequence=sequence, dtstamp=NOW + timedelta(seconds=stamp))

    assert match_of(sent, [entered], NOW).news == news


def test_a_recurrence_is_another_event():
    entered = known(uid="u", recurrence_id="20261201")

    assert match_of(invite(LATER, uid="u", recurrence_id="20261202", people=("Bo",)), [entered], NOW).news == News.NEW


def test_what_was_sent_anew_is_asked_about_by_person_and_near_time():
    match = match_of(invite(LATER, uid="other"), [known(uid="u")], NOW)

    assert (match.news, match.about, match.round) == (News.ASKED, (1,), 7)


def test_other_people_on_the_same_day_are_another_conversation_of_the_round():
    match = match_of(
        invite(START + timedelta(hours=2), people=("Bo Lind",), title="Halden Robotics interview"), [known()], NOW
    )

    assert (match.news, match.about, match.round) == (News.NEW, (None,), 7)


@pytest.mark.parametrize(
    "entered",
    [
        known(starts_at=START + timedelta(days=30)),
        known(starts_at=NOW - timedelta(days=3)),
        known(names=frozenset(), company="Brightwell"),
    ],
    ids=["a month away", "held already", "somebody else's company"],
)
def test_what_is_not_near_or_over_or_elsewhere_is_not_meant(entered):
    assert match_of(invite(LATER), [entered], NOW).about == (None,)


def test_a_move_of_a_whole_day_keeps_who_is_who():
    entered = [known(1, START, uid="u"), known(2, START + timedelta(hours=1), uid="u", names=frozenset({"bo lind"}))]
    sent = invite(LATER, LATER + timedelta(hours=1), people=("Bo Lind", "Ana Ruiz"), uid="u", sequence=1)

    assert match_of(sent, entered, NOW).about == (2, 1)


def test_what_the_new_version_leaves_out_is_named():
    entered = [known(1, START, uid="u"), known(2, START + timedelta(hours=1), uid="u", names=frozenset({"bo lind"}))]

    match = match_of(invite(START, uid="u", sequence=1), entered, NOW)

    assert (match.about, match.gone) == ((1,), (2,))


# Who invites


def test_the_job_that_is_named_is_found_and_of_two_at_one_company_the_role_decides():
    jobs = [
        Job(1, "Halden Robotics", "Analyst"),
        Job(2, "Halden Robotics", "Designer"),
        Job(3, "Brightwell Health", ""),
    ]

    assert employer_of(FoundEvent(title="Brightwell Health: second interview"), jobs, ALICE).job == 3
    assert employer_of(FoundEvent(title="Designer interview at Halden Robotics"), jobs, ALICE).job == 2
    assert employer_of(FoundEvent(title="Halden Robotics interview"), jobs, ALICE).job is None


@pytest.mark.parametrize(
    ("title", "email", "company", "role"),
    [
        ("Second interview at Halden Robotics", "", "Halden Robotics", ""),
        ("Halden Robotics | Alice Berg | Onsite", "", "Halden Robotics", ""),
        ("Alice Berg <> Halden: Technical Interview", "", "Halden", ""),
        (
            "Interview for the Senior Data Analyst role",
            "ana@halden-robotics.example",
            "Halden Robotics",
            "Senior Data Analyst",
        ),
        ("Interview", "ana@gmail.com", "", ""),
        ("Interview", "", "", ""),
    ],
)
def test_what_company_and_role_it_seems_to_be(title, email, company, role):
    event = FoundEvent(title=title, people=(FoundPerson("Ana Ruiz", email=email),))

    found = employer_of(event, [], ALICE)

    assert (found.company, found.role_title) == (company, role)


@pytest.mark.parametrize(
    ("title", "letter", "company"),
    [
        (
            "Halden Robotics | Technical interview",
            "your technical interview with Priyanka is confirmed",
            "Halden Robotics",
        ),
        ("Halden Robotics: Onsite", "Your onsite at Old Street", "Halden Robotics"),
        ("Halden Robotics - Phone screen", "Powered by Calendly LLC", "Halden Robotics"),
        ("Interview", "Best,\nRita Vale\nAcme Robotics, Inc.\nMain Street 5", "Acme Robotics"),
        ("Interview", "Viele Grüße\nRita Vale\nMüller Maschinenbau GmbH & Co. KG", "Müller Maschinenbau"),
        ("Interview", "an interview at Halden Robotics Ltd on Tuesday", "Halden Robotics"),
        ("Interview", "votre entretien chez Brightwell aura lieu mardi", "Brightwell"),
        ("Interview", "votre entretien chez Mme Durand aura lieu mardi", ""),
        ("Interview", "Vorstellungsgespräch bei Herrn Vogel", ""),
        ("Interview", "Gespräch dauert 45 Minuten, bei Fragen rufen Sie an", ""),
        ("Interview", "Bo was at Oracle Inc and Ana at Intel Inc before", ""),
        ("Interview", "Siemens PLC programming, and the Staff SE role", ""),
        ("Interview", "5 Borough Road, London SE 1AA\nEingang Süd UG links", ""),
        ("Interview", "Hi Alice Tan. Halden Inc waits", ""),
        ("Interview", "an interview with Halden on Tuesday, call with HR", ""),
    ],
)
def test_a_letter_names_a_company_beyond_doubt_or_none(title, letter, company):
    assert employer_of(FoundEvent(title=title, notes=letter), [], ALICE).company == company


def test_a_company_that_is_kept_with_its_legal_form_is_known_without_it():
    for kept in ("Brightwell SAS", "Brightwell S.L.", "Brightwell GmbH", "Brightwell, Inc."):
        assert employer_of(FoundEvent(title="Interview at Brightwell"), [Job(1, kept)], ALICE).job == 1, kept
