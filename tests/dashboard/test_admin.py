"""Who runs the site sees accounts and figures, and never a word of what anybody wrote."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from accounts.models import AuditEvent, User
from dashboard.admin import office
from dashboard.archive import what
from followups.delivery_figures import delivery_figures
from followups.models import DeliveryHealth, DeliveryTally, Reminder
from interviews.models import Application
from tests.conftest import logged_in
from tests.factories import START, make_application, make_held_round, make_note, make_reminder, make_round, make_user
from tests.whole_account import fill

pytestmark = pytest.mark.django_db
HOME, ACCOUNTS, DELIVERY = "/admin/", "/admin/accounts/account/", "/admin/delivery/"
PAGES = [HOME, "/admin/accounts/", ACCOUNTS, DELIVERY, "/admin/jsi18n/"]
MARKER = "Zqx"
PASSWORD = "correct horse battery"


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root@example.com", PASSWORD)


def signed_in(user, client=None):
    client = client or Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return client


@pytest.fixture
def as_root(root):
    """Signed in, and seen already: the first page notes that the session is in use."""
    client = signed_in(root)
    client.get(reverse("admin:index"))
    return client


def mark(row):
    """Put the marker into every text of a row in which any text may stand."""
    for field in row._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices and getattr(row, field.name):
            text = f"{MARKER}{row.pk}"[: field.max_length]
            type(row).objects.filter(pk=row.pk).update(**{field.name: text})


@pytest.fixture
def marked(alice):
    """An account with the marker in every text that a candidate can write."""
    fill(alice)
    for model in what.PLACES.values():
        for row in model._default_manager.all():
            mark(row)
    User.objects.filter(pk=alice.pk).update(name=f"{MARKER} Berg")
    assert Application.objects.get().company.startswith(MARKER)
    return alice


# Who gets in


@pytest.mark.parametrize("page", PAGES)
def test_staff_read_it(as_root, page):
    assert as_root.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_asked_to_sign_in_where_everybody_does(page):
    answer = Client().get(page)

    assert (answer.status_code, answer.url) == (302, f"/accounts/login/?next={page}")


@pytest.mark.parametrize("page", PAGES)
def test_for_a_candidate_it_does_not_exist_whatever_their_permissions(alice, page):
    alice.user_permissions.set(Permission.objects.all())
    client = signed_in(alice)

    assert client.get(page).status_code == 404
    assert client.post(page).status_code == 404


def test_one_who_is_superuser_but_not_staff_stays_outside(root):
    User.objects.update(is_staff=False)

    assert signed_in(root).get(HOME).status_code == 404


def test_an_account_made_on_the_command_line_signs_in_and_gets_in(db, monkeypatch, settings):
    settings.IS_MAIL_LOCAL, settings.ACCOUNT_EMAIL_VERIFICATION = False, "mandatory"
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", interactive=False, email="coach@example.com", verbosity=0)

    assert signed_in(User.objects.get()).get(ACCOUNTS).status_code == 200


def test_after_fifteen_minutes_staff_type_the_password_again(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", interactive=False, email="coach@example.com", verbosity=0)
    client = signed_in(User.objects.get())

    with time_machine.travel(time.time() + 14 * 60):
        assert client.get(ACCOUNTS).status_code == 200
    with time_machine.travel(time.time() + 16 * 60):
        asked = client.get(ACCOUNTS)
        assert (asked.status_code, asked.url.split("?")[0]) == (302, "/accounts/reauthenticate/")
        assert client.post(asked.url, {"password": "wrong"}).status_code == 422
        back = client.post(asked.url, {"password": PASSWORD})
        assert (back.status_code, back.url) == (302, ACCOUNTS)
        assert client.get(ACCOUNTS).status_code == 200


def test_a_session_that_never_proved_who_it_is_is_asked(root):
    assert logged_in(root).get(HOME).url.startswith("/accounts/reauthenticate/")
    assert logged_in(root).post(ACCOUNTS, {"action": "close"}).url.startswith("/accounts/reauthenticate/")


def test_a_look_changes_nothing_and_only_the_list_takes_a_form(as_root, alice):
    assert as_root.post(DELIVERY).status_code == 405
    assert as_root.post(ACCOUNTS).status_code in (200, 302)
    assert User.objects.get(pk=alice.pk).is_active


# What is seen


def test_no_page_shows_a_word_that_a_candidate_wrote(marked, as_root):
    queries = ["", "?q=Zqx", "?q=alice", "?o=1.2.3.4.5.6.7", "?is_active__exact=1", "?all=", "?_facets=True"]
    pages = [*PAGES, *(ACCOUNTS + query for query in queries)]

    for page in pages:
        answer = as_root.get(page)
        assert answer.status_code == 200
        assert MARKER not in answer.text.replace('value="Zqx"', "").replace("q=Zqx", ""), page
    assert "alice@example.com" in as_root.get(ACCOUNTS).text


@pytest.mark.parametrize(
    "query",
    [
        "name__startswith=Zqx",
        "password__startswith=md5",
        "applications__company__startswith=Zqx",
        "applications__company=Zqx",
        "reminders__reason=missed",
        "audit_events__what=signed_in",
        "emailaddress__email__startswith=a",
        "id__in=1",
        "email__startswith=a",
        "_to_field=password",
    ],
)
def test_nobody_guesses_by_a_filter(marked, as_root, query):
    answer = as_root.get(f"{ACCOUNTS}?{query}", follow=True)

    assert answer.status_code in (400, 404) or answer.request["QUERY_STRING"] == "e=1"


def test_every_other_page_of_the_admin_does_not_exist(marked, as_root):
    inside = [*what.PLACES.values(), *what.LEFT_OUT_MODELS, User, LogEntry, DeliveryHealth, Permission]
    for model in inside:
        home = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        for page in ("", "add/", "1/", "1/change/", "1/delete/", "1/history/"):
            for method in ("get", "post"):
                assert getattr(as_root, method)(home + page).status_code == 404, home + page
    for page in (
        "accounts/account/add/",
        f"accounts/account/{marked.pk}/",
        f"accounts/account/{marked.pk}/change/",
        f"accounts/account/{marked.pk}/delete/",
        f"accounts/account/{marked.pk}/history/",
        f"accounts/account/{marked.pk}/password/",
        "autocomplete/?app_label=interviews&model_name=application&field_name=candidate",
        "login/",
        "logout/",
        "password_change/",
        "r/1/1/",
        "interviews/",
        "auth/",
        "doc/",
    ):
        assert as_root.get(f"/admin/{page}").status_code == 404, page


def test_only_accounts_are_registered():
    assert [model._meta.label for model in office._registry] == ["accounts.Account"]
    with pytest.raises(NoReverseMatch):
        reverse("admin:accounts_account_change", args=[1])


def test_staff_are_strangers_to_everybodys_pages(marked, as_root):
    round = marked.applications.get().rounds.first()

    for page in (f"/rounds/{round.pk}/", f"/applications/{round.application_id}/", f"/rounds/{round.pk}/brief/"):
        assert as_root.get(page).status_code == 404
    answer = as_root.get("/settings/data/archive.json")
    assert MARKER.encode() not in b"".join(answer.streaming_content)
    answer.close()


def test_the_list_says_how_much_there_is(as_root, alice):
    round = make_held_round(alice, "Ana", "Bo")
    make_note(round, round.application.interviewers.first(), body="x", sent_at=START)
    make_round(make_application(alice), number=2)
    deleted = make_application(alice)
    deleted.mark_deleted(START)

    (row,) = [row for row in as_root.get(ACCOUNTS).context["cl"].result_list if row.pk == alice.pk]
    assert (row.applications_n, row.rounds_n, row.notes_sent_n) == (2, 2, 1)


def test_more_accounts_cost_no_more_queries(as_root):
    counts = []
    for start in (0, 5):
        for number in range(start, start + 5):
            make_held_round(make_user(f"user{number}@example.com"))
        with CaptureQueriesContext(connection) as asked:
            as_root.get(ACCOUNTS)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_more_mails_cost_no_more_queries(as_root, alice):
    counts = []
    for days in (range(1, 4), range(4, 20)):
        for day in days:
            make_reminder(make_held_round(alice), sent_at=START + timedelta(days=day % 5))
        with CaptureQueriesContext(connection) as asked:
            as_root.get(DELIVERY)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_the_figures_of_delivery(alice):
    round = make_held_round(alice)
    fill(alice)
    Reminder.objects.all().delete()
    now = START + timedelta(days=2)
    make_reminder(round, sent_at=now - timedelta(days=1))
    make_reminder(round, step="last_call", skipped_at=now, reason="missed")
    make_reminder(round, kind="timeline_passed", step="first", skipped_at=now, reason="answered")
    make_reminder(round, kind="timeline_passed", step="second", failed_at=now, reason="refused")
    waiting = make_reminder(round, kind="prepare", step="once")

    figures = delivery_figures(now)

    assert (figures.backlog, figures.oldest_due_at) == (1, waiting.due_at)
    assert [(day.sent, day.failed, day.missed) for day in figures.days[:3]] == [(0, 1, 1), (1, 0, 0), (0, 0, 0)]
    assert len(figures.days) == 14


def test_an_outage_is_said_in_a_sentence(as_root):
    DeliveryHealth.begin_outage(START, START)

    assert "The mail server does not answer since" in as_root.get(DELIVERY).text


def test_the_page_says_whether_mails_go_out_in_time_and_why_not(as_root):
    DeliveryTally.add({"rescued": 17, "unanswered": 18, "doubled": 19})
    page = as_root.get(DELIVERY).text
    assert "Not ready: nobody has looked for what is due yet; a worker and a beat have to run." in page
    for number in (17, 18, 19):
        assert f"<td>{number}</td>" in page

    DeliveryHealth.mark_swept(timezone.now())
    page = as_root.get(DELIVERY).text
    assert "Not ready" not in page
    assert "<td>Yes</td>" in page


# What is done


def act(client, action, *users):
    return client.post(ACCOUNTS, {"action": action, "_selected_action": [user.pk for user in users]}, follow=True)


def test_an_account_is_closed_and_opened_again_and_its_owner_can_read_that(as_root, alice):
    candidate = signed_in(alice)

    assert "1 account changed." in act(as_root, "close", alice).text
    assert candidate.get("/settings/").status_code == 302
    assert signed_in(alice).get("/settings/").status_code == 302
    act(as_root, "reopen", alice)

    assert candidate.get("/settings/").status_code == 302, "a session from before lives again"
    assert signed_in(alice).get("/settings/").status_code == 200
    trail = list(AuditEvent.objects.filter(user=alice).order_by("pk").values_list("what", flat=True))
    assert trail == ["signed_in", "closed_by_site", "opened_by_site", "signed_in"]


def test_staff_cannot_be_closed(as_root, root):
    other = User.objects.create_user("staff@example.com", PASSWORD, is_staff=True)

    assert "0 accounts changed." in act(as_root, "close", root, other).text
    assert not User.objects.filter(is_active=False).exists()


@pytest.mark.parametrize("action", ["delete_selected", "no_such_action"])
def test_nothing_else_can_be_done(as_root, alice, action):
    act(as_root, action, alice)

    assert User.objects.filter(pk=alice.pk, is_active=True).exists()


def test_a_list_cannot_be_edited(as_root, alice):
    as_root.post(
        ACCOUNTS,
        {
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 1,
            "form-0-id": alice.pk,
            "form-0-email": "x@example.com",
            "_save": "1",
        },
    )

    assert User.objects.get(pk=alice.pk).email == "alice@example.com"


def test_nothing_that_names_a_candidate_is_left_behind(as_root, alice):
    act(as_root, "close", alice)

    assert not LogEntry.objects.exists()


def test_a_forged_form_is_refused(root, alice):
    client = Client(enforce_csrf_checks=True)
    client.force_login(root)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(root.pk)
    session.save()
    assert client.get(ACCOUNTS).status_code == 200

    assert act(client, "close", alice).status_code == 403


@pytest.mark.parametrize("page", [HOME, ACCOUNTS, DELIVERY])
def test_the_policy_holds(as_root, page):
    answer = as_root.get(page)

    assert "default-src 'none'; script-src 'self'; style-src 'self'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_only_staff_are_shown_the_way(as_root, as_alice):
    assert 'href="/admin/"' in as_root.get("/settings/").text
    assert 'href="/admin/"' not in as_alice.get("/settings/").text
