"""Search over everything that one owns: what is found, whose, how often the database is asked, and how it is shown."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import search_index, triggers
from dashboard.search.kinds import KINDS
from interviews.models import Interviewer, Participation
from interviews.search_texts import TEXTS as OF_INTERVIEWS
from stories.search_texts import TEXTS as OF_STORIES
from tests.dashboard.search_rows import EXPECTED, everything, fill, rows_of_index, titles
from tests.factories import make_application, make_held_round, make_interviewer, make_story

pytestmark = pytest.mark.django_db
URL = "/search/"
HTMX = {"HX-Request": "true"}
TEXTS = [*OF_INTERVIEWS, *OF_STORIES]


# What is found


def test_everything_is_found_as_it_is_now_and_by_its_owner_alone():
    found = everything()

    best, *called_so, written = found.pop("ranked")
    assert (best, called_so, written) == ("Eva First", ["Éva", "Dr. Eva New", "Dr. Eva Old"], "Jo")
    assert found == EXPECTED


def test_every_text_of_the_index_is_a_kind_that_is_shown():
    assert {kind.text for kind in KINDS} == set(TEXTS)
    assert len({text.letter for text in TEXTS}) == len(TEXTS)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.table)
def test_whatever_column_of_it_changes_the_index_says_so(alice, text):
    fill(alice, "Berlin")
    with connection.cursor() as cursor:
        for column in text.own_columns:
            cursor.execute(f"UPDATE {text.table} SET {column} = 'Quokka'")
            assert titles(alice, "quokka", next(kind.name for kind in KINDS if kind.text is text)), column
            cursor.execute(f"UPDATE {text.table} SET {column} = 'Plain'")


def test_every_text_has_its_triggers_after_a_migration_and_the_index_is_true(alice):
    names = triggers.names(connection, search_index.PREFIX)
    assert len(names) == sum(len([*search_index.triggers_of(text, "sqlite")]) for text in TEXTS)
    fill(alice, "Berlin")
    kept = rows_of_index()
    triggers.drop(connection, search_index.PREFIX)
    Interviewer.objects.update(name="Behind its back")

    call_command("migrate", verbosity=0)

    assert triggers.names(connection, search_index.PREFIX) == names
    assert titles(alice, "behind") == ["Behind its back"]
    assert rows_of_index() == kept


# The page


def test_the_page_marks_what_matched_and_leads_there(as_alice, alice):
    person = make_interviewer(make_application(alice), "Ana Müller", notes="Talked of the <b>mulled</b> wine")

    page = as_alice.get(URL, {"q": "mull"}).text

    assert reverse("interviews:interviewer_edit", args=[person.pk]) in page
    assert "Ana <mark>Müll</mark>er" in page
    assert "&lt;b&gt;<mark>mull</mark>ed&lt;/b&gt;" in page
    assert "1 finding<" in page


def test_another_candidate_finds_nothing(as_bob, alice):
    fill(alice, "Zürich")

    page = as_bob.get(URL, {"q": "zurich"})

    assert "Nothing of yours says “zurich”" in page.text
    assert not page.context["groups"]


def test_without_words_the_page_teaches(as_alice):
    for query in ({}, {"q": ""}, {"q": "  🚀 "}):
        assert "Find anything that you wrote down" in as_alice.get(URL, query).text


def test_what_is_long_goes_on_a_page_of_its_own(as_alice, alice):
    job = make_application(alice)
    for number in range(30):
        make_interviewer(job, f"Ana {number}")

    first = as_alice.get(URL, {"q": "ana"}).text
    assert "All 30: People" in first
    assert first.count("<mark>Ana</mark>") == 5

    people = as_alice.get(URL, {"q": "ana", "kind": "people"}).text
    assert people.count("<mark>Ana</mark>") == 25
    assert "Page 1 of 2" in people
    last = as_alice.get(URL, {"q": "ana", "kind": "people", "page": "2"}).text
    assert last.count("<mark>Ana</mark>") == 5
    assert as_alice.get(URL, {"q": "nobody", "kind": "people", "page": "x"}).status_code == 200
    assert "<mark>Ana</mark>" in as_alice.get(URL, {"q": "ana", "kind": "nonsense"}).text


@pytest.mark.parametrize("target", ["search-results", "palette-results"])
def test_while_one_types_the_list_alone_comes(as_alice, alice, target):
    make_story(alice, "The outage")

    fragment = as_alice.get(URL, {"q": "out"}, headers=HTMX | {"HX-Target": target}).text

    assert fragment.strip().startswith(f'<div id="{target}">')
    assert "The <mark>out</mark>age" in fragment
    assert "<html" not in fragment


@pytest.mark.parametrize(
    "typed", ["'", '"', "*", "a OR", "(", "\\", "\0", "%", "x" * 10_000, "ana " * 3_000, "🚀", "'1p':*"]
)
@pytest.mark.parametrize("kind", ["", "people"])
def test_nothing_that_is_typed_is_wrong(as_alice, typed, kind):
    assert as_alice.get(URL, {"q": typed, "kind": kind}).status_code == 200


def test_it_asks_three_times_however_much_there_is(as_alice, alice):
    fill(alice, "Zürich")
    few = queries_of(as_alice, {"q": "zur"})

    for number in range(12):
        fill(alice, f"Zürich{number}")

    assert len(queries_of(as_alice, {"q": "zur"})) == len(few) == 3
    assert len(queries_of(as_alice, {"q": "zur", "kind": "stories"})) <= 4


def queries_of(client, query):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(URL, query).status_code == 200
    return captured.captured_queries


# Shortcuts


def test_the_sheet_is_a_page_and_a_fragment(as_alice):
    page, fragment = as_alice.get("/shortcuts/").text, as_alice.get("/shortcuts/", headers=HTMX).text

    assert "<h1" in page
    assert fragment.strip().startswith('<div id="shortcut-sheet">')
    assert "switched off" not in page


def test_shortcuts_of_a_single_key_can_be_switched_off(as_alice, alice):
    assert "data-shortcuts" in as_alice.get("/").text

    as_alice.post("/settings/", {"name": "Alice", "time_zone": "Europe/Berlin", "country": "DE"})

    alice.refresh_from_db()
    assert not alice.has_shortcuts
    assert "data-shortcuts" not in as_alice.get("/").text
    assert "switched off" in as_alice.get("/shortcuts/").text


def test_the_next_note_is_the_one_that_is_due_first(as_alice, alice):
    assert as_alice.get("/thank-yous/next/").url == reverse("followups:thank_yous")
    ended = timezone.now() - timedelta(hours=3)
    round = make_held_round(alice)
    round.interviews.update(starts_at=ended - timedelta(hours=1), ends_at=ended)
    first = Participation.objects.filter(interview__round=round).order_by("pk").first()

    note = reverse("followups:note", args=[round.pk, first.interviewer_id])
    assert as_alice.get("/thank-yous/next/").url == note
