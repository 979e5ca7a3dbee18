"""The whole account as one file, and back: nothing lost, nothing sent twice, nothing of anybody else's."""

import io
import json
import random
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Account, User
from dashboard.archive import what
from dashboard.archive.parsing import ArchiveError, parse
from dashboard.archive.reading import restore
from dashboard.archive.values import READERS
from dashboard.archive.writing import archive_file, pieces
from followups.delivery import deliver_due
from followups.models import DeliveryHealth, DeliveryTally, Reminder, ReminderPreferences
from followups.planning import plan
from interviews.models import Application, BankQuestion, Interview, InviteSource
from tests.factories import START, make_application, make_held_round, make_interviewer, make_round, make_user
from tests.whole_account import MOMENT, fill

pytestmark = pytest.mark.django_db

# Of the site, of nobody, or a way in: see dashboard/archive/what.py for the two of our own that stay out.
OF_OTHERS = {
    Account,
    LogEntry,
    ContentType,
    DeliveryHealth,
    DeliveryTally,
    EmailAddress,
    EmailConfirmation,
    Group,
    Authenticator,
    Permission,
    Session,
    UserSession,
    User.groups.through,
    User.user_permissions.through,
    Group.permissions.through,
}
UP_TO_THE_ACCOUNT = {"written_at"}


@pytest.fixture
def carol(db):
    return make_user("carol@example.com")


def text_of(candidate, now=START):
    return "".join(pieces(candidate, now))


def archived(candidate, now=START):
    return json.loads(text_of(candidate, now))


def brought(candidate, archive):
    restore(candidate, parse(json.dumps(archive).encode()))
    candidate.refresh_from_db()


def without_identity(archive):
    """Everything but the address of the account, and what calendars know a conversation by."""
    archive["account"].pop("email")
    for row in archive["rows"]["interviews"]:
        row.pop("feed_uid")
    return archive


# A place for everything


def test_every_model_has_a_place_or_is_named_as_left_out():
    known = {*what.PLACES.values(), *what.LEFT_OUT_MODELS, *OF_OTHERS, User}
    known |= {what.between(field) for model in what.PLACES.values() for field in what.lists_of(model)}

    assert [model.__name__ for model in apps.get_models(include_auto_created=True) if model not in known] == []


def test_every_field_has_a_place_or_is_named_as_left_out():
    for model in [*what.PLACES.values(), User]:
        out = what.NEVER | what.LEFT_OUT_FIELDS.get(model, frozenset()) | {what.owner_field_of(model)}
        placed = {field.name for field in [*what.values_of(model), *what.references_of(model)]}
        assert {field.name for field in model._meta.concrete_fields} - placed - out == set(), model


def test_every_field_can_be_read_back():
    for model in [*what.PLACES.values(), User]:
        for field in what.values_of(model):
            assert any(isinstance(field, kind) for kind, _read in READERS), field


def test_rows_point_only_at_rows_that_come_before_them():
    before = []
    for model in what.PLACES.values():
        pointed_at = {field.related_model for field in [*what.references_of(model), *what.lists_of(model)]}
        assert pointed_at <= set(before), model
        before.append(model)


def test_the_filled_account_says_something_in_every_field(alice):
    """A new field that the factory leaves as it is would be compared with nothing."""
    fill(alice)
    # An example has no mails, so the account is none; that it comes back as one is tried in test_example.py.
    alice.applications.update(example_at=START)
    alice.stories.update(example_at=START)
    rows = archived(alice)["rows"]

    for name, model in what.PLACES.items():
        assert rows[name], name
        for field in [*what.values_of(model), *what.references_of(model), *what.lists_of(model)]:
            usual = {json.dumps(None), '""', "[]"}
            if field.has_default() and not callable(field.default):
                usual.add(json.dumps(field.default, default=lambda value: value.isoformat()))
            assert {json.dumps(row[field.name]) for row in rows[name]} - usual, f"{name}: {field.name}"


def test_secrets_are_not_in_it(alice):
    fill(alice)
    EmailAddress.objects.create(user=alice, email=alice.email, verified=True, primary=True)
    text = text_of(alice)

    for secret in (alice.password, "password", "claim_token", "message_id", "jobs.csv", "is_superuser", "deleted_at"):
        assert secret not in text


# There and back


def test_an_archive_comes_back_without_loss(alice, carol):
    fill(alice)
    before = archived(alice)

    brought(carol, before)

    assert without_identity(archived(carol)) == without_identity(before)
    assert carol.email == "carol@example.com"


def test_every_value_in_the_database_is_the_same(alice, carol):
    fill(alice)

    brought(carol, archived(alice))

    for model in what.PLACES.values():
        names = [field.attname for field in what.values_of(model) if field.name != "feed_uid"]
        theirs, hers = (list(what.rows_of(model, person).values(*names)) for person in (carol, alice))
        assert theirs == hers, model
    for field in what.values_of(User):
        if field.name not in what.WRITTEN_ONLY:
            assert getattr(carol, field.name) == getattr(User.objects.get(pk=alice.pk), field.name), field


def test_nobody_elses_rows_are_touched_or_taken(alice, bob, carol):
    fill(alice)
    make_held_round(bob)
    before, his = archived(alice), archived(bob)

    brought(carol, before)

    assert (archived(alice), archived(bob)) == (before, his)
    assert "Ana Ruiz" in json.dumps(his)
    assert alice.applications.count() == carol.applications.count() == bob.applications.count() == 1


def test_moments_come_back_to_the_microsecond_even_those_that_a_save_writes(alice, carol):
    fill(alice)

    brought(carol, archived(alice))

    round = carol.applications.get().rounds.order_by("pk").first()
    assert (round.created_at, round.changed_at) == (MOMENT, MOMENT)


def test_a_conversation_keeps_its_calendar_name_where_it_is_free(alice, carol):
    fill(alice)
    archive = archived(alice)
    uids = {row["feed_uid"] for row in archive["rows"]["interviews"]}

    brought(carol, archive)
    hers = Interview.objects.owned_by(carol)
    assert {str(uid) for uid in hers.values_list("feed_uid", flat=True)} & uids == set()

    alice.delete()
    carol.delete()
    dora = make_user("dora@example.com")
    brought(dora, archive)
    assert {str(uid) for uid in Interview.objects.owned_by(dora).values_list("feed_uid", flat=True)} == uids


@pytest.mark.parametrize("seed", range(12))
def test_archive_restore_archive_is_the_same_whatever_is_in_it(alice, carol, seed):
    dice = random.Random(seed)
    fill(alice)
    for _ in range(dice.randrange(4)):
        make_held_round(alice, *dice.choices(["Ana", "Bo", "Çelik Ö", "李雷", "أنا"], k=dice.randrange(1, 4)))
    for model in dice.sample(list(what.PLACES.values()), 8):
        doomed = [row.pk for row in what.rows_of(model, alice) if dice.random() < 0.4]
        what.rows_of(model, alice).filter(pk__in=doomed).delete()
    for row in Application.objects.owned_by(alice):
        if dice.random() < 0.3:
            row.mark_deleted(START)
    before = archived(alice)

    brought(carol, before)

    assert without_identity(archived(carol)) == without_identity(before)


def test_an_empty_account_comes_back_empty(alice, carol):
    brought(carol, archived(alice))

    assert what.is_empty(carol)
    assert (carol.name, carol.time_zone, carol.country) == ("Alice Berg", "Europe/Berlin", "DE")


def test_what_was_deleted_is_left_out_and_what_hangs_on_it(alice):
    round = fill(alice)
    round.mark_deleted(START)
    person = round.application.interviewers.get(name="Ana Ruiz")
    rows = archived(alice)["rows"]
    assert [row["number"] for row in rows["rounds"]] == [3]
    for name in ("interviews", "participations", "reminders", "snoozes", "timelines", "thank_you_notes", "tellings"):
        assert rows[name] == []

    round.restore(START)
    person.mark_deleted(START)
    rows = archived(alice)["rows"]
    assert [row["stated_by"] for row in rows["timelines"]] == [None, None]
    assert len(rows["thank_you_notes"]) == 1
    assert [row["interviewer"] for row in rows["asked_questions"]] == [None, None]


# The ledger


class Clock:
    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now


def test_what_was_sent_is_not_sent_again_and_what_was_missed_stays_missed(alice, carol):
    due = START + timedelta(hours=4)
    round = make_held_round(alice)
    plan(due)
    deliver_due(Clock(due))
    assert len(mail.outbox) == 1
    Reminder.objects.create(
        candidate=alice,
        round=round,
        kind="thank_you",
        step="last_call",
        about_on=START.date(),
        due_at=due,
        expires_at=due + timedelta(hours=1),
        next_attempt_at=due,
        skipped_at=due,
        reason="missed",
    )

    brought(carol, archived(alice))
    alice.delete()
    plan(due + timedelta(minutes=1))
    deliver_due(Clock(due + timedelta(minutes=1)))

    assert len(mail.outbox) == 1
    states = Reminder.objects.order_by("pk").values_list("step", "sent_at", "reason")
    assert list(states) == [("first", due, ""), ("last_call", None, "missed")]


def test_what_was_open_is_open_and_goes_out_once(alice, carol):
    due = START + timedelta(hours=4)
    make_held_round(alice)
    plan(due)
    archive = archived(alice)
    old = Reminder.objects.get().message_id
    alice.delete()

    brought(carol, archive)
    row = Reminder.objects.get()
    assert (row.sent_at, row.skipped_at, row.claim_token, row.message_id == old) == (None, None, None, False)

    for minutes in range(3):
        plan(due + timedelta(minutes=minutes))
        deliver_due(Clock(due + timedelta(minutes=minutes)))
    assert [message.to for message in mail.outbox] == [["carol@example.com"]]


def test_a_row_in_a_workers_hands_comes_back_in_nobodys(alice, carol):
    fill(alice)
    assert Reminder.objects.filter(claim_token__isnull=False).count() == 1

    brought(carol, archived(alice))

    assert not Reminder.objects.filter(candidate=carol, claim_token__isnull=False).exists()


@pytest.mark.parametrize("seed", range(8))
def test_a_forged_archive_never_stops_the_sweep_for_others(alice, carol, seed):
    """Pointers shuffled among the rows: whatever a form would never join."""
    dice = random.Random(seed)
    fill(alice)
    make_held_round(alice, "Cleo", "Dan")
    ReminderPreferences.objects.all().delete()
    archive = archived(alice)
    for name, model in what.PLACES.items():
        rows = archive["rows"][name]
        for field in what.references_of(model):
            targets = [row["id"] for row in archive["rows"][what.NAME_OF[field.related_model]]]
            for row in rows:
                if row[field.name] is not None and dice.random() < 0.06:
                    row[field.name] = dice.choice(targets)
    if is_refused(carol, archive):
        return
    alice.delete()

    for hours in (1, 4, 20, 80, 200):
        plan(START + timedelta(hours=hours))
        deliver_due(Clock(START + timedelta(hours=hours)))


# What is refused


def test_an_account_with_something_in_it_is_refused(alice, carol):
    archive = archived(alice)
    BankQuestion.objects.create(candidate=carol, text="Who decides?")

    with pytest.raises(ArchiveError, match="only be restored into an empty one"):
        brought(carol, archive)


def test_what_was_deleted_and_could_be_undone_makes_way(alice):
    fill(alice)
    before = archived(alice)
    alice.applications.get().mark_deleted(START)
    for row in [*alice.stories.all()]:
        row.mark_deleted(START)
    alice.own_themes.all().delete()
    alice.bank_questions.all().delete()
    assert InviteSource.objects.count() == 1

    brought(alice, before)

    assert without_identity(archived(alice)) == without_identity(before)
    assert alice.applications.count() == 1


def test_settings_are_those_of_the_archive_afterwards(alice, carol):
    ReminderPreferences.objects.create(candidate=carol, prepare=False)

    brought(carol, archived(alice))
    assert not ReminderPreferences.objects.filter(candidate=carol).exists()


WRONG_FILES = {
    "empty": b"",
    "no JSON": b"PK\x03\x04 zip",
    "cut off": b'{"format": "candidate-archive", "version": 1, "rows": {',
    "Latin-1": '{"format": "ä"}'.encode("latin-1"),
    "UTF-16": '{"format": "candidate-archive"}'.encode("utf-16"),
    "deep": b"[" * 100_000,
    "wide": b"[" + b"{}," * 3_000_000,
    "a number": b"1e400",
    "not a number": b'{"format": NaN}',
    "a huge number": b'{"format": 1' + b"0" * 10_000 + b"}",
    "a list": b"[]",
    "nothing": b"null",
    "foreign": b'{"format": "huntr", "version": 1}',
    "half foreign": b'{"rows": {}}',
    "newer": b'{"format": "candidate-archive", "version": 2}',
    "version in words": b'{"format": "candidate-archive", "version": "1"}',
    "no rows": b'{"format": "candidate-archive", "version": 1}',
    "rows of something": b'{"format": "candidate-archive", "version": 1, "account": {}, "rows": {"users": []}}',
    "half a character": b'{"format": "candidate-archive", "version": 1, "account": {"name": "\\ud800"}, "rows": {}}',
}


@pytest.mark.parametrize("content", WRONG_FILES.values(), ids=WRONG_FILES.keys())
def test_a_wrong_file_is_refused_with_a_sentence(content):
    with pytest.raises(ArchiveError) as refused:
        parse(content)

    assert str(refused.value).endswith((".", "t", "here", "zone"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (WRONG_FILES["cut off"], "a piece of it is missing"),
        (WRONG_FILES["foreign"], "not an archive of an account here"),
        (WRONG_FILES["newer"], "has version 2, and only version 1"),
        (WRONG_FILES["wide"], "too many parts"),
    ],
)
def test_each_says_what_is_wrong(content, words):
    with pytest.raises(ArchiveError, match=words):
        parse(content)


WRONG_VALUES = [
    ("applications", "company", "x" * 121),
    ("applications", "company", "two\nlines"),
    ("applications", "company", "bell\x07"),
    ("applications", "company", "nul\x00"),
    ("applications", "company", "half \ud800"),
    ("applications", "company", 7),
    ("applications", "company", None),
    ("applications", "company", ["Acme"]),
    ("applications", "stage", "hired"),
    ("applications", "job_url", "javascript:alert(1)"),
    ("applications", "job_description", "x" * 50_001),
    ("applications", "created_at", "yesterday"),
    ("applications", "created_at", "2026-12-01T09:00:00"),
    ("applications", "created_at", "9999-12-31T23:59:59-12:00"),
    ("applications", "candidate", 1),
    ("applications", "id", "1"),
    ("applications", "id", True),
    ("people", "email", "ana@acme.example\r\nBcc: all@example.com"),
    ("people", "application", 99),
    ("people", "application", None),
    ("people", "application", [1]),
    ("rounds", "time_zone", "Mars/Olympus"),
    ("rounds", "number", 0),
    ("rounds", "number", 40_000_000_000),
    ("rounds", "number", 2.5),
    ("interviews", "kinds", {"a": 1}),
    ("interviews", "kinds", [["deep"]]),
    ("interviews", "feed_uid", "not-a-uid"),
    ("interviews", "ends_at", "2020-01-01T00:00:00+00:00"),
    ("participations", "met", "yes"),
    ("participations", "met", 1),
    ("timelines", "reply_by", "9998-12-31"),
    ("timelines", "reply_by", "2026-11-31"),
    ("timelines", "stated_by", 99),
    ("invite_sources", "interviews", [99]),
    ("invite_sources", "interviews", 1),
    ("reminders", "kind", "spam"),
    ("reminders", "claim_token", "8be7ee2c-2f4c-4b1b-9a64-2d4ef2d0f0f0"),
    ("reminders", "starts", -1),
    ("reminder_preferences", "quiet_start", "22:15:00+02:00"),
    ("reminder_preferences", "quiet_start", "25:00"),
]


def is_refused(candidate, archive):
    try:
        brought(candidate, archive)
    except ArchiveError:
        return True
    return False


def test_a_wrong_value_is_refused_and_nothing_is_restored(alice, carol):
    fill(alice)
    text = text_of(alice)
    accepted = []
    for name, field, value in WRONG_VALUES:
        archive = json.loads(text)
        archive["rows"][name][0][field] = value
        if not is_refused(carol, archive) or not what.is_empty(carol):
            accepted.append((name, field, value))

    assert accepted == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("time_zone", "Mars/Olympus"), ("country", "de"), ("language", "tlh"), ("name", "two\nlines"), ("name", None)],
)
def test_wrong_settings_are_refused(alice, field, value):
    archive = archived(alice)
    archive["account"][field] = value

    with pytest.raises(ArchiveError):
        parse(json.dumps(archive).encode())


def test_ways_in_are_never_read_from_a_file(alice, carol):
    archive = archived(alice)
    archive["account"] |= {
        "is_superuser": True,
        "is_staff": True,
        "password": "x",
        "email": "eve@example.com",
        "id": 1,
    }
    before = carol.password

    brought(carol, archive)

    assert (carol.is_superuser, carol.is_staff, carol.password == before) == (False, False, True)
    assert carol.email == "carol@example.com"


def test_the_same_number_twice_is_refused(alice, carol):
    make_application(alice)
    archive = archived(alice)
    archive["rows"]["applications"] *= 2

    with pytest.raises(ArchiveError, match="the same number twice"):
        brought(carol, archive)


def test_an_archive_that_contradicts_itself_changes_nothing(alice, carol):
    job = make_application(alice)
    make_round(job)
    archive = archived(alice)
    archive["account"]["name"] = "Somebody"
    archive["rows"]["rounds"].append(archive["rows"]["rounds"][0] | {"id": 2})

    with pytest.raises(ArchiveError, match="contradicts itself"):
        brought(carol, archive)

    carol.refresh_from_db()
    assert (carol.name, what.is_empty(carol)) == ("", True)


def test_a_field_that_an_older_file_does_not_have_keeps_what_is_usual(alice, carol, now):
    make_round(make_application(alice))
    archive = archived(alice)
    for name in ("notes", "changed_at", "created_at"):
        del archive["rows"]["rounds"][0][name]
    del archive["rows"]["snoozes"]

    with time_machine.travel(now, tick=False):
        brought(carol, archive)

    round = carol.applications.get().rounds.get()
    assert (round.notes, round.changed_at, round.created_at) == ("", now, now)


# Size


def test_an_archive_asks_the_database_the_same_however_much_is_in_it(alice):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            archive_file(alice, START).close()
        return len(captured)

    fill(alice)
    before = queries()
    for number in range(30):
        make_held_round(alice, f"Ana {number}", f"Bo {number}")

    assert queries() == before


# On the command line


def test_the_commands_write_and_read_back(alice, carol, tmp_path):
    fill(alice)
    file, output = tmp_path / "alice.json", io.StringIO()

    call_command("archive_account", "--email", "ALICE@example.com", "--output", str(file))
    call_command("restore_account", str(file), "--email", "carol@example.com", stdout=output)

    carol.refresh_from_db()
    assert without_identity(archived(carol)) == without_identity(archived(alice))
    assert "Applications: 1" in output.getvalue()


def test_the_command_writes_to_its_output(alice):
    output = io.StringIO()

    call_command("archive_account", "--email", alice.email, stdout=output)

    assert json.loads(output.getvalue())["account"]["email"] == alice.email


def test_the_commands_say_what_is_wrong(alice, tmp_path):
    make_application(alice)
    file = tmp_path / "archive.json"
    call_command("archive_account", "--email", alice.email, "--output", str(file))

    for arguments, words in [
        (["archive_account", "--email", "nobody@example.com"], "no account"),
        (["archive_account", "--email", alice.email, "--output", str(file)], "exists"),
        (["restore_account", str(file), "--email", alice.email], "empty one"),
        (["restore_account", str(tmp_path / "none.json"), "--email", alice.email], "No such file"),
    ]:
        with pytest.raises(CommandError, match=words):
            call_command(*arguments)


def test_a_thousand_people_come_back(alice, carol):
    job = make_application(alice)
    for number in range(1_200):
        make_interviewer(job, f"Person {number}")

    brought(carol, archived(alice))

    names = carol.applications.get().interviewers.order_by("pk").values_list("name", flat=True)
    assert list(names) == [f"Person {number}" for number in range(1_200)]
