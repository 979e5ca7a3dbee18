"""Whatever a person reads is in a catalogue, and dates are as the language writes them.

Whether the catalogues are complete says tests/test_catalogues.py.
"""

import ast
import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.formats import date_format

from dashboard.day_sheet import day_sheet_of
from dashboard.sheet_parts import content_of
from followups.dossiers import load_dossiers
from followups.mails import compose
from followups.models import Reminder
from followups.rules import FIRST, LAST_CALL, LATE, PREPARE, SECOND, THANK_YOU, TIMELINE_PASSED, Due
from interviews.models import Round
from tests.conftest import logged_in
from tests.factories import START, make_held_round, make_timeline
from tests.pseudo import outside_of_brackets
from tests.routes import address, all_routes, fill_for_routes

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("accounts", "interviews", "stories", "followups", "dashboard")
OTHERS = [code for code, _name in settings.LANGUAGES if code != "en"]
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN = {"alt", "title", "placeholder", "aria-label", "aria-description", "label"}
# Names, and what the tests themselves bring along.
SAID_EVERYWHERE = {
    "Callback",
    "UTC",
    "CSV",
    "Acme",
    "Applied",
    "Company",
    "Role",
    "Two",
    "to",
    "thank",
    "example",
    "com",
}
MAIN_PAGES = [
    "dashboard:home",
    "dashboard:application",
    "dashboard:round",
    "dashboard:prepare",
    "dashboard:brief",
    "dashboard:debrief",
    "dashboard:settings",
    "interviews:round_log",
    "stories:stories",
    "stories:coverage",
    "followups:thank_yous",
    "followups:waiting",
    "followups:reminders",
]
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
# Files, which take longest, and what only whoever builds the product reads.
NO_PAGES = {
    "dashboard:brief_pdf",
    "dashboard:archive",
    "dashboard:list_csv",
    "dashboard:list_xlsx",
    "dashboard:styleguide",
}
# Of these the pattern is part of a code, or the same in every language.
PATTERNS_FOR_ALL = {"c", "Y-m-d", "Ymd", "l", "D", "F", "M", "Y"}


class Texts(HTMLParser):
    """What is read on a page or said aloud; zones and countries are the system's words, keys have theirs on them."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.inside = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style", "option", "kbd"):
            self.inside.append(tag)
        for name, value in attributes:
            # What a script puts together for the clocks comes with keys of its own.
            is_sentence = name.startswith("data-") and name != "data-clock" and " " in (value or "")
            if value and (name in SPOKEN or is_sentence) and tag not in ("option", "optgroup"):
                self.texts.append(value)

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, text):
        if not self.inside:
            self.texts.append(text)


def words_in_the_database():
    """What the candidate typed, whatever page shows it."""
    words = set()
    for model in apps.get_models():
        kept = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
        ]
        for row in model.objects.values_list(*kept):
            words.update(word for value in row for word in WORD.findall(str(value)))
    return words


def untranslatable(texts, known):
    left = outside_of_brackets("\n".join(texts))
    return [line.strip() for line in left.splitlines() if set(WORD.findall(line)) - known - SAID_EVERYWHERE]


def speaking(candidate, code):
    candidate.language = code
    candidate.save(update_fields=["language"])
    return candidate


# Everything can be translated


@pytest.mark.django_db
def test_whatever_stands_on_a_page_can_be_translated(alice, pseudo_language, settings):
    rows = fill_for_routes(alice)
    client = logged_in(speaking(alice, pseudo_language))
    known = words_in_the_database() | set(WORD.findall(str(settings.MAIL_DIR)))
    found = {}
    for route in all_routes():
        if route.is_admin or route.name in NO_PAGES:
            continue
        page = client.get(address(route, rows))
        page.close()
        if page.status_code == 200 and page["Content-Type"].startswith("text/html"):
            found |= {line: route.name for line in untranslatable(Texts(page.text).texts, known)}
    initials = {line for line in found if re.fullmatch(r"[A-Z]{2}", line)}

    assert {line: name for line, name in found.items() if line not in initials} == {}


def calls_inside_of_formatted_text():
    """There xgettext does not look."""
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        formatted = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr)]
        calls = [call for node in formatted for call in ast.walk(node) if isinstance(call, ast.Call)]
        yield from (f"{path.name}:{call.lineno}" for call in calls if getattr(call.func, "id", "") in MARKS)


def test_no_text_is_marked_where_it_is_not_found():
    assert list(calls_inside_of_formatted_text()) == []


def reminders_of(round):
    """Every kind of mail, in the language of its candidate."""
    now = START + timedelta(hours=4)
    for kind, steps in (
        (THANK_YOU, (FIRST, LAST_CALL, LATE)),
        (TIMELINE_PASSED, (FIRST, SECOND)),
        (PREPARE, (FIRST,)),
    ):
        for step in steps:
            row = Reminder(candidate=round.application.candidate, round=round, kind=kind, step=step)
            due = Due(kind, step, START.date(), now, now + timedelta(hours=20), step)
            yield compose(load_dossiers([round.pk], now)[round.pk], due, row, now).message


@pytest.fixture
def round(alice):
    round = make_held_round(alice)
    make_timeline(round)
    return round


def test_whatever_a_reminder_or_the_day_sheet_says_can_be_translated(round, alice, pseudo_language):
    speaking(alice, pseudo_language)
    known = words_in_the_database() | {"http", "localhost"}
    texts = []
    for mail in reminders_of(round):
        plain = re.sub(r"http\S+", "", mail.body)
        texts += [mail.subject, plain, *Texts(mail.alternatives[0][0]).texts]
    with translation.override(pseudo_language):
        sheet = str(content_of(day_sheet_of(alice, round.pk)))
    texts += re.findall(r"'(?:text|label)': '([^']+)'", sheet)

    assert untranslatable(texts, known) == []


# Dates and times


def patterns():
    """(where, pattern) of each date that is written without asking the catalogue how."""
    for path in sorted([*(ROOT / "templates").rglob("*.html"), *(ROOT / "templates").rglob("*.txt")]):
        yield from ((path.name, pattern) for pattern in re.findall(r"\|date:[\"']([^\"']+)[\"']", path.read_text()))
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        asked = re.findall(r"date_format\((?:[^()]|\([^()]*\))*?, [\"']([^\"']+)[\"']", path.read_text())
        yield from ((path.name, pattern) for pattern in asked)


def test_how_a_date_is_written_is_asked_of_the_catalogue():
    assert [(where, pattern) for where, pattern in patterns() if pattern not in PATTERNS_FOR_ALL] == []


@pytest.mark.parametrize(
    ("code", "short", "long"),
    [
        ("en", "Thu 26 Nov, 14:05", "Thursday, 26 November 2026"),
        ("de", "Do., 26. Nov., 14:05", "Donnerstag, 26. November 2026"),
        ("fr", "jeu. 26 nov. 14:05", "jeudi 26 novembre 2026"),
        ("es", "jue, 26 nov, 14:05", "jueves, 26 de noviembre de 2026"),
    ],
)
def test_a_date_is_written_as_in_the_language(code, short, long):
    with translation.override(code):
        assert date_format(datetime(2026, 11, 26, 14, 5, tzinfo=UTC), translation.gettext("D j M, H:i")) == short
        assert date_format(date(2026, 11, 26), translation.gettext("l, j F Y")) == long


# Each language


def test_a_reminder_is_in_the_language_of_its_candidate(round, alice):
    english = next(reminders_of(round))
    speaking(alice, "de")
    german = next(reminders_of(Round.objects.get()))

    assert english.subject == "2 people to thank (Acme)"
    assert german.subject != english.subject
    for text in (german.body, german.alternatives[0][0]):
        assert "Mi., 2. Dez., " in text
        assert "hours left" not in text
    assert '<html lang="de" dir="ltr">' in german.alternatives[0][0]


@pytest.mark.django_db
@pytest.mark.parametrize("code", OTHERS)
def test_the_main_pages_are_there_in_each_language_and_no_picture_has_a_decimal_comma(alice, code):
    rows = fill_for_routes(alice)
    client = logged_in(speaking(alice, code))
    for route in [route for route in all_routes() if route.name in MAIN_PAGES]:
        page = client.get(address(route, rows))

        assert page.status_code == 200, route.name
        assert f'<html lang="{code}"' in page.text
        assert re.findall(r' (?:x|y|width|height|r|d|points|viewBox|value)="[^"]*\d,\d[^"]*"', page.text) == []
