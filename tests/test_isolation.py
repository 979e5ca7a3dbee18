"""The whole URLconf as nobody, as another candidate and as staff: no text of an account gets out, no row changes.

`pytest -s tests/test_isolation.py` prints the figures.
"""

import io
import json
import logging
import re
import sys
import zipfile
from collections import Counter

import pytest
from allauth.account.forms import EmailAwarePasswordResetTokenGenerator
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import connection, models
from django.urls import reverse
from django.utils import timezone

from accounts import feed_tokens
from accounts.ownership import Owned
from dashboard.archive.keeping import keep
from dashboard.archive.writing import archive_file
from followups.unsubscribing import unsubscribe_token
from tests.factories import make_user
from tests.page_forms import forms_of
from tests.routes import PLACES, address, all_routes, fill_for_routes, without_a_case
from tests.visits import Visitor, read, undone

pytestmark = pytest.mark.pages
MARK = "Zq7xK9v"
# Those who run a site see whose accounts there are (dashboard/admin.py), and nothing in them.
ADDRESS = "alice@qx9k.example"
SITES_PEOPLE = {"staff", "superuser"}
# Asks for the password again before it looks for the row.
ASKS_AGAIN = {"accounts:session_end"}
# Codes that the product reads, and what is looked up by; everything else that is text says MARK.
CODES = {
    "Question.code",
    "Tag.key",
    "OwnTheme.key",
    "Round.time_zone",
    "InviteSource.uid",
    "InviteSource.recurrence_id",
    "Reminder.message_id",
}
TEXT = (models.CharField, models.TextField)
ROUTES = list(all_routes())
METHODS = ["get", "head", "post", "put", "patch", "delete"]
HTMX = {"HX-Request": "true", "HX-Target": "owed"}
ASKED = [*((method, {}) for method in METHODS), ("get", HTMX), ("post", HTMX)]
# What a visit writes for itself, not about anybody's rows.
OWN_BUSINESS = re.compile(r'"(django_session|cache)"')
WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of refusals, which the log would repeat one by one."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def nowhere(settings):
    settings.MAILERS = {
        name: {"BACKEND": "accounts.mailbox.EmailBackend", "OPTIONS": {"folder": settings.MAIL_DIR}}
        for name in ("default", "reminders")
    }


@pytest.fixture
def victim(db, nowhere):
    """Alice, whose every text is marked; and what stands in her addresses."""
    alice = make_user(ADDRESS)
    rows = fill_for_routes(alice, MARK)
    mark_texts()
    alice.refresh_from_db()
    return Victim(alice, rows)


class Victim:
    def __init__(self, candidate, rows):
        self.candidate, self.rows = candidate, rows
        self.keys = {(model, row.pk) for model in kept_models() for row in model.objects.all()}

    def belongings(self):
        """Every row of theirs, and every row that points at one, as it is now."""
        return {
            (model, values["pk_"]): values
            for model in kept_models()
            for values in model.objects.values(*(f.attname for f in model._meta.concrete_fields), pk_=models.F("pk"))
            if (model, values["pk_"]) in self.keys or self.points_here(model, values)
        }

    def points_here(self, model, values):
        return any(
            (field.related_model, values[field.attname]) in self.keys
            for field in model._meta.concrete_fields
            if field.is_relation
        )


def kept_models():
    """All but what the site holds for everybody, and sessions."""
    shared = {"contenttypes", "auth", "sessions"}
    return [model for model in apps.get_models() if model._meta.app_label not in shared]


def mark_texts():
    for model in apps.get_models():
        if issubclass(model, Owned) or model is get_user_model():
            for field in model._meta.concrete_fields:
                if isinstance(field, TEXT) and is_typed(model, field):
                    mark_field(model, field)


def is_typed(model, field):
    of_login = model is get_user_model() and field.name != "name"
    return not field.choices and not of_login and f"{model.__name__}.{field.name}" not in CODES


def mark_field(model, field):
    said = {models.EmailField: f"{MARK}@example.com", models.URLField: f"https://{MARK}.example/"}
    for row in model.objects.all():
        text = said.get(type(field), f"{MARK} {getattr(row, field.name) or ''}")
        if not getattr(row, "code", ""):
            model.objects.filter(pk=row.pk).update(**{field.name: text[: field.max_length]})


# The walk


def persons():
    staff = make_user("staff@example.com", is_active=True, name="Staff")
    root = make_user("root@example.com", name="Root")
    for person, flags in ((staff, ("is_staff",)), (root, ("is_staff", "is_superuser"))):
        for flag in flags:
            if hasattr(person, flag):
                setattr(person, flag, True)
        person.save()
    bob = make_user("bob@example.com", name="Bob Stone")
    bob.rows = fill_for_routes(bob)
    return {"nobody": None, "another": bob, "staff": staff, "superuser": root}


class Writes:
    """Notes whether anything but sessions and counters was written."""

    def __init__(self):
        self.seen = False

    def __call__(self, execute, sql, params, many, context):
        self.seen = self.seen or (bool(WRITES.match(sql)) and not OWN_BUSINESS.search(sql))
        return execute(sql, params, many, context)


def read_all(answer):
    """The body as a person could read it: a workbook unpacked."""
    content = read(answer)
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"".join(book.read(name) for name in book.namelist())
    return content


def shows_mark(answer, who=""):
    marks = [MARK] if who in SITES_PEOPLE else [MARK, ADDRESS]
    said = read_all(answer) + "".join(f"{name}: {text}\n" for name, text in answer.items()).encode()
    return any(mark.lower().encode() in said.lower() for mark in marks)


def is_right(route, who, method, status):
    """404 for what is another's, the way to sign in for nobody, 405 for a method that is none of it."""
    if route.is_admin:
        return status in (200, 302, 403, 404, 405)
    if not route.is_ours:
        # Of allauth's pages each shows the one who asks; a refused form may be 403 or 429.
        return status in (200, 302, 400, 401, 403, 404, 405, 422, 429)
    if method in ("put", "patch", "delete"):
        return status == 405 or (who == "nobody" and not route.is_public and status == 302)
    if route.name in ("dashboard:calendar_feed", "followups:unsubscribe", "accounts:bounces"):
        return status in (404, 405)
    if route.name == "accounts:language":
        # It sets a cookie and leads back.
        return status in (302, 405)
    if route.is_public:
        # Nobody has looked for what is due yet: not ready, and not well.
        return status in (200, 405) or (route.name == "followups:ready" and status == 503)
    if who == "nobody":
        return status in (302, 405)
    if route.name in ASKS_AGAIN:
        return status in (302, 405)
    return status in (404, 405) if route.holds_rows else status in (200, 302, 405, 422)


def visit(client, route, victim, who, method, headers, before):
    """One case; yields what is wrong with its answer."""
    writes = Writes()
    with undone(), connection.execute_wrapper(writes):
        answer = getattr(client, method)(address(route, victim.rows), headers=headers)
        if shows_mark(answer, who):
            yield "shows text of the account"
        if writes.seen and victim.belongings() != before:
            yield "changed a row of the account"
        if not is_right(route, who, method, answer.status_code):
            yield f"answers {answer.status_code}"
        is_sent_on = who == "nobody" and answer.status_code == 302 and route.holds_rows
        if is_sent_on and not answer.url.startswith(reverse("account_login")):
            yield f"leads to {answer.url}"


def test_every_route_has_a_case():
    assert without_a_case(ROUTES) == [], "say in tests/routes.py what stands in the address of these routes"


def test_every_case_of_our_own_is_a_route():
    known = {route.name for route in ROUTES}

    assert [name for name in PLACES if ":" in name and name not in known] == []


def test_no_text_and_no_row_of_an_account_is_anybody_elses(victim):
    people = persons()
    before, found, cases = victim.belongings(), [], 0
    assert len(before) >= 60
    for who, person in people.items():
        visitor = Visitor(person)
        for route in ROUTES:
            for method, headers in ASKED:
                cases += 1
                wrong = visit(visitor(), route, victim, who, method, headers, before)
                found += [f"{who} {method} {route.name}{' by htmx' if headers else ''}: {what}" for what in wrong]
    figures = f"routes {len(ROUTES)}", f"persons {len(people)}", f"cases {cases}", f"leaks {len(found)}"
    sys.stdout.write("".join(f"\nfigure isolation.{figure}" for figure in figures))
    assert found == []


def test_the_owner_sees_the_marks_that_nobody_else_does(victim):
    visitor, shown = Visitor(victim.candidate), Counter()
    for route in ROUTES:
        if route.holds_rows:
            answer = visitor().get(address(route, victim.rows))
            leads_on = answer.status_code == 302 and answer.url.startswith("https://")
            assert leads_on or answer.status_code in (200, 405), f"{route.name}: {answer.status_code}"
            shown[answer.status_code == 200 and shows_mark(answer)] += 1

    assert shown[True] > 40


# Another's rows in a form


# Fields that name a row, without the person in front of them, and of which model.
NAMES_A_ROW = {
    "application": "application",
    "job": "application",
    "just_ended": "interview",
    "interviewer": "interviewer",
    "person": "interviewer",
    "stated_by": "interviewer",
    "note": "thankyounote",
    "own": "bankquestion",
    "p-own": "question",
    "p-told": "story",
    "p-given": "answer",
    "seats": "participation",
    "story": "story",
    "round": "round",
}
# Fields whose value is a number and no row.
NAMES_NO_ROW = """
add_people another_row answered asked done held is_sent save stay preview no_date regions minutes number strength
about went can_do potential pressure team_fit version settled handed_in met page sequence TOTAL_FORMS INITIAL_FORMS
MIN_NUM_FORMS MAX_NUM_FORMS is_off news duration undo again seed suggested
"""
# What is asked for in an address.
IN_A_QUERY = [
    ("get", "stories:coverage", "job", "application"),
    ("get", "stories:rehearsal", "story", "story"),
    ("get", "stories:rehearsal", "round", "round"),
    ("get", "stories:answer_create", "from", "answer"),
    ("get", "stories:answer_edit", "from", "answer"),
    ("get", "interviews:research", "person", "interviewer"),
    ("get", "interviews:research_note_create", "person", "interviewer"),
    ("get", "interviews:questions", "interviewer", "interviewer"),
    ("get", "interviews:round_log", "application", "application"),
    ("get", "interviews:round_log", "interviewer", "interviewer"),
    ("post", "followups:all_sent_undo", "person", "interviewer"),
    ("post", "followups:notes_reopen", "note", "thankyounote"),
]
# Refused with a sentence on the page that follows, or saved answer by answer.
NO_422 = ("/thank-yous/opened/", "/debrief/")
ABSENT = 987_654
INVITE = "Interview with Ana Ruiz on Tuesday 1 December 2026 at 14:00 by video, https://meet.example/9"


def last_word(name):
    """The field of a form that may stand several times on a page."""
    return re.sub(r"^p\d+-", "p-", re.sub(r"^[a-z]+-(\d+-)?", "", name))


def forms_shown_to(visitor, candidate, rows):
    """Every form on every page of this candidate, with all their rounds, and on the preview of an invite."""
    rounds = candidate.applications.first().rounds.values_list("pk", flat=True)
    places = {address(route, rows | {"round": pk}) for route in ROUTES if route.is_ours for pk in rounds}
    for place in sorted(places):
        with undone():
            answer = visitor().get(place)
            content = read(answer)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            yield from forms_of(content.decode(), place)
    with undone():
        yield from forms_of(visitor().post(reverse("dashboard:import_invite"), {"text": INVITE}).text, "/import/")


def fields_with_rows(form):
    """The fields that offer numbers; one that the tables above do not know fails."""
    for row in form.fields.values():
        name = last_word(row.name)
        if any(text.isdecimal() for text in row.offered) or name in NAMES_A_ROW:
            assert name in NAMES_A_ROW or name in NAMES_NO_ROW.split(), (
                f"{row.name} of {form.action}: does it name a row?"
            )
            if name in NAMES_A_ROW:
                yield row.name, NAMES_A_ROW[name]


def said(answer):
    """What it says, without its numbers and tokens."""
    return answer.status_code, re.sub(r"\b[A-Za-z0-9]{64}\b|\d+", "N", read(answer).decode())


def sent(client, form, name, pk):
    values = form.values() | {name: [str(pk)]}
    if form.method == "get":
        return client.get(form.action, values)
    return client.post(form.action, values)


def refusal(visitor, ask, victim, before, *, may_write):
    """What is said to this request; asserts that nothing of the victim is in it and nothing was saved."""
    writes = Writes()
    with undone(), connection.execute_wrapper(writes):
        answer = ask(visitor())
        assert not shows_mark(answer)
        assert may_write or not writes.seen
        assert not writes.seen or victim.belongings() == before
        return said(answer)


def test_an_id_of_somebody_else_in_any_form_is_refused_as_one_that_does_not_exist(victim):
    bob = persons()["another"]
    rows, visitor, before, asked = bob.rows, Visitor(bob), victim.belongings(), set()
    for form in forms_shown_to(visitor, bob, rows):
        for name, model in fields_with_rows(form):
            case = (form.action, last_word(name), form.fields[name].kind)
            if case in asked:
                continue
            asked.add(case)
            saves_at_once = form.action.endswith(NO_422)
            theirs, nobodys = (
                refusal(visitor, lambda client: sent(client, form, name, pk), victim, before, may_write=saves_at_once)  # noqa: B023
                for pk in (victim.rows[model], ABSENT)
            )
            assert theirs == nobodys, f"{name} of {form.action}"
            assert theirs[0] in (404, 422) or saves_at_once, f"{name} of {form.action}: {theirs[0]}"
    sys.stdout.write(f"\nfigure isolation.foreign_ids {len(asked)}\n")
    assert {name for _action, name, _kind in asked} == set(NAMES_A_ROW)


@pytest.mark.parametrize(("method", "name", "parameter", "model"), IN_A_QUERY)
def test_an_id_of_somebody_else_in_an_address_is_as_one_that_does_not_exist(victim, method, name, parameter, model):
    bob = persons()["another"]
    visitor, before = Visitor(bob), victim.belongings()
    place = next(address(route, bob.rows) for route in ROUTES if route.name == name)
    theirs, nobodys = (
        refusal(
            visitor,
            lambda client: getattr(client, method)(f"{place}?{parameter}={pk}"),  # noqa: B023
            victim,
            before,
            may_write=False,
        )
        for pk in (victim.rows[model], ABSENT)
    )

    assert theirs == nobodys


# Tokens


def test_the_address_of_a_calendar_opens_for_its_token_only(victim, client):
    live, revoked = victim.rows["live feed"], victim.rows["revoked feed"]

    def status(token):
        return client.get(reverse("dashboard:calendar_feed", args=[token])).status_code

    assert status(live) == 200
    tried = [revoked, live[:-1], live + "A", live.swapcase(), feed_tokens._hash(live), "A" * 43, "0", "%00", "é"]
    assert {token: status(token) for token in tried} == dict.fromkeys(tried, 404)
    feed_tokens.revoke(victim.candidate)
    assert status(live) == 404


def test_the_token_of_a_mail_switches_off_its_own_kind_for_its_own_candidate_only(victim, client):
    bob = persons()["another"]
    before = victim.belongings()
    token, own = victim.rows["live unsubscribe"], unsubscribe_token(bob.pk, "thank_you")
    signature = own.rpartition(":")[2]
    other_salt = signing.Signer(salt="somewhere else").sign_object([victim.candidate.pk, "thank_you"])
    unsigned = signing.b64_encode(json.dumps([victim.candidate.pk, "thank_you"]).encode()).decode()
    tried = [
        token[:-1],
        f"{token.rpartition(':')[0]}:{signature}",
        other_salt,
        unsigned,
        f"{unsigned}:",
        unsubscribe_token(victim.candidate.pk, "candidate"),
        unsubscribe_token(victim.candidate.pk, "has_quiet_hours"),
        unsubscribe_token(ABSENT, "thank_you"),
    ]

    statuses = {text: client.post(reverse("followups:unsubscribe", args=[text])).status_code for text in tried}

    assert statuses == dict.fromkeys(tried, 404)
    assert client.post(reverse("followups:unsubscribe", args=[own])).status_code == 200
    assert victim.belongings() == before


def test_an_archive_that_somebody_else_brought_cannot_be_restored(victim):
    bob = make_user("new@example.com")
    visitor = Visitor(bob)
    with archive_file(victim.candidate, timezone.now()) as file:
        digest = keep(victim.candidate, file.read())

    answer = visitor().post(reverse("dashboard:restore"), {"digest": digest})

    assert answer.status_code == 422
    assert not bob.applications.exists()


def test_a_link_to_set_a_password_is_for_the_account_it_was_made_for(victim, client):
    bob = persons()["another"]
    key = EmailAwarePasswordResetTokenGenerator().make_token(bob)
    place = reverse("account_reset_password_from_key", args=[victim.rows["user in 36"], key])

    answer = client.get(place, follow=True)

    assert "password1" not in answer.text
    assert not shows_mark(answer)
