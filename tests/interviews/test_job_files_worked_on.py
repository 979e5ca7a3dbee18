"""The worker's part: one file at a time, claimed with a lease; checked without a trace, written wholly or not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.job_files import working
from interviews.job_files.working import LEASE, MOST_STARTS, take_one
from interviews.models import Application, ImportJob, Skill
from interviews.tasks import forget_job_files, take_job_files
from tests.factories import make_application
from tests.tables import TABLE, as_csv, as_xlsx

CONTENT = as_csv(
    [
        ["Company", "Role", "Status", "Applied on", "Skills", "Pay"],
        ["Acme", "Analyst", "Interview", "2026-10-05", "SQL, dbt", "60k"],
        ["Beta", "Lead", "Offer", "", "", ""],
        ["", "Nobody", "Applied", "", "", ""],
    ]
)


@pytest.fixture
def clock(now):
    return lambda: now


@pytest.fixture
def file(alice):
    return ImportJob.objects.create(candidate=alice, name="jobs.csv", content=CONTENT)


def taken(file, clock, **changes):
    ImportJob.objects.filter(pk=file.pk).update(**changes)
    assert take_one(clock)
    file.refresh_from_db()
    return file


def written(file, clock):
    return taken(taken(file, clock), clock, state="confirmed")


def test_a_file_is_checked_and_nothing_is_stored(file, clock):
    taken(file, clock)

    assert (file.state, file.progress, file.claim_token, file.starts) == ("checked", 100, None, 0)
    assert (file.preview["fresh"], file.preview["known"], file.preview["refused"]) == (2, 0, 1)
    assert b"No company stands in this line." in file.left_out
    assert not Application.objects.exists()


def test_a_confirmed_file_is_written_with_everything_in_it(alice, file, clock):
    written(file, clock)

    acme, beta = Application.objects.owned_by(alice).order_by("pk")
    assert (acme.company, acme.role_title, acme.stage, str(acme.applied_on), acme.notes) == (
        "Acme",
        "Analyst",
        "interviewing",
        "2026-10-05",
        "Pay: 60k",
    )
    assert [skill.name for skill in acme.skills.all()] == ["SQL", "dbt"]
    assert (beta.company, beta.stage, beta.applied_on) == ("Beta", "offer", None)
    assert (file.state, file.application_ids, bytes(file.content)) == ("done", [acme.pk, beta.pk], b"")
    assert bytes(file.left_out)


def test_what_the_person_said_of_it_counts(file, clock):
    mapping = {"meanings": ["role_title", "company", "nothing", "nothing", "nothing", "nothing"]}
    taken(file, clock, mapping=mapping)

    assert [line["company"] for line in file.preview["fresh_lines"]] == ["Analyst", "Lead", "Nobody"]


def test_without_a_company_nothing_is_checked_and_the_page_asks(file, clock):
    taken(file, clock, mapping={"meanings": ["nothing"] * 6})

    assert (file.state, file.preview["fresh"], file.preview["refused"]) == ("checked", 0, 0)


def test_a_workbook_goes_the_same_way(file, clock, alice):
    taken(taken(file, clock, content=as_xlsx(TABLE)), clock, state="confirmed")

    assert [job.company for job in Application.objects.owned_by(alice).order_by("pk")] == [
        "Müller & Söhne",
        "Ostrava Glas",
    ]


def test_what_cannot_be_read_is_said_and_thrown_away(file, clock):
    taken(file, clock, content=b"%PDF-1.7")

    assert file.state == "failed"
    assert file.preview["trouble"].startswith("That is neither CSV nor XLSX.")
    assert bytes(file.content) == b""


def test_what_came_in_by_another_way_meanwhile_stays_outside(alice, file, clock):
    taken(file, clock)
    make_application(alice, company="ACME", role_title="analyst")

    taken(file, clock, state="confirmed")
    assert (file.preview["fresh"], file.preview["known"]) == (1, 1)
    assert Application.objects.count() == 2


def test_an_account_that_is_full_takes_no_more(alice, file, clock, monkeypatch):
    make_application(alice)
    monkeypatch.setattr(working, "MOST_APPLICATIONS", 3)

    taken(file, clock)
    assert (file.state, Application.objects.count()) == ("failed", 1)
    assert "more than twenty thousand jobs" in file.preview["trouble"]


def test_somebody_elses_job_is_no_double(bob, file, clock):
    make_application(bob, company="Acme", role_title="Analyst")

    assert taken(file, clock).preview["known"] == 0


def test_a_deleted_job_is_no_double(alice, file, clock, now):
    make_application(alice, company="Acme", role_title="Analyst").mark_deleted(now)

    assert taken(file, clock).preview["known"] == 0


def test_of_several_files_the_one_that_has_waited_longest_comes_first(file, clock, alice, bob):
    ImportJob.objects.create(candidate=bob, name="second.csv", content=b"Company\nBeta")

    assert take_one(clock)
    assert list(ImportJob.objects.order_by("pk").values_list("state", flat=True)) == ["checked", "waiting"]
    assert take_one(clock)
    assert not take_one(clock)


def test_a_file_in_somebodys_hands_is_left_alone_until_the_lease_has_run_out(file, clock, now):
    claim = {"claim_token": "6f1e2f58-2f6a-4b0e-8a3a-3f5a4f3f9d11", "claimed_until": now + timedelta(seconds=1)}
    ImportJob.objects.filter(pk=file.pk).update(**claim)

    assert not take_one(clock)
    assert take_one(lambda: now + timedelta(seconds=1))


def test_a_file_that_ends_its_workers_is_given_up(file, clock):
    taken(file, clock, starts=MOST_STARTS)

    assert file.state == "failed"
    assert "We could not get through that file." in file.preview["trouble"]


def test_a_worker_whose_lease_was_lost_writes_nothing(file, clock, now, monkeypatch):
    """The file is taken over while the first worker reads: what the first then does changes nothing."""
    taken(file, clock)
    ImportJob.objects.filter(pk=file.pk).update(state="confirmed")
    store = working._store

    def store_and_be_overtaken(candidate, found):
        jobs = store(candidate, found)
        ImportJob.objects.filter(pk=file.pk).update(claim_token="6f1e2f58-2f6a-4b0e-8a3a-3f5a4f3f9d11")
        return jobs

    monkeypatch.setattr(working, "_store", store_and_be_overtaken)
    assert take_one(clock)

    assert not Application.objects.exists()
    assert ImportJob.objects.get().state == "confirmed"


def test_an_error_half_way_leaves_nothing_behind_and_the_file_is_tried_again(file, clock, now, monkeypatch):
    taken(file, clock)
    ImportJob.objects.filter(pk=file.pk).update(state="confirmed")

    def fail(*_arguments, **_options):
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(Skill.objects, "bulk_create", fail)
        with pytest.raises(RuntimeError):
            take_one(clock)
    assert not Application.objects.exists()

    assert take_one(lambda: now + LEASE)
    assert Application.objects.count() == 2


def test_a_file_that_is_thrown_away_while_it_is_read_ends_quietly(file, clock, monkeypatch):
    close = working._close

    def be_thrown_away(*arguments, **values):
        ImportJob.objects.all().delete()
        close(*arguments, **values)

    monkeypatch.setattr(working, "_close", be_thrown_away)
    assert take_one(clock)
    assert not ImportJob.objects.exists()


def test_progress_and_lease_are_renewed_while_it_is_read(alice, clock, now, monkeypatch):
    file = ImportJob.objects.create(
        candidate=alice, name="x", content=as_csv([["Company"], *[[f"Company {n}"] for n in range(1_000)]])
    )
    seen = []
    update = working._update

    def note(file, **values):
        seen.append((values["progress"], values["claimed_until"]))
        update(file, **values)

    monkeypatch.setattr(working, "_update", note)
    take_one(clock)
    assert seen == [(22, now + LEASE), (45, now + LEASE), (67, now + LEASE), (90, now + LEASE), (100, None)]
    file.refresh_from_db()
    assert file.preview["fresh"] == 1_000


def queries_for(count, alice, clock):
    content = as_csv([["Company", "Skills"], *[[f"Company {n}", "SQL"] for n in range(count)]])
    file = ImportJob.objects.create(candidate=alice, name="x", content=content, state="confirmed")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert take_one(clock)
    Application.objects.all().delete()
    file.delete()
    return len(queries)


def test_a_line_costs_no_query_of_its_own(alice, clock):
    assert queries_for(200, alice, clock) == queries_for(2, alice, clock)


def test_reasons_are_in_the_language_of_the_candidate(file, clock, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    file.candidate.language = "de"
    file.candidate.save()
    taken(file, clock, content=f"Company\n{'A' * 121}".encode())

    assert "höchstens 120 Zeichen" in file.preview["refused_lines"][0]["reason"]


def test_the_order_of_day_and_month_is_that_of_the_country_where_nothing_tells_it(file, clock):
    file.candidate.country = "US"
    file.candidate.save()

    preview = taken(file, clock, content=b"Company,Applied\nAcme,3/4/2026").preview
    assert preview["doubtful_day"] == {"text": "3/4/2026", "day": "4 March 2026"}
    preview = taken(file, clock, state="waiting", mapping={"day_first": True}).preview
    assert preview["doubtful_day"]["day"] == "3 April 2026"


def test_the_task_takes_what_waits_and_forgets_after_a_day(file, alice, now):
    take_job_files()
    assert ImportJob.objects.get().state == "checked"

    forget_job_files()
    assert ImportJob.objects.exists()
    ImportJob.objects.update(created_at=now - timedelta(days=400))
    forget_job_files()
    assert not ImportJob.objects.exists()


def test_what_came_in_is_taken_back_except_for_jobs_with_a_round(alice, file, clock, now):
    written(file, clock)
    acme = Application.objects.get(company="Acme")
    acme.rounds.create(number=2, time_zone="UTC")
    other = make_application(alice, company="Gamma")

    assert file.take_back(now) == 1
    assert set(Application.objects.owned_by(alice)) == {acme, other}
    file.refresh_from_db()
    assert file.state == "taken_back"


def test_a_job_whose_only_round_was_deleted_is_taken_back_too(alice, file, clock, now):
    written(file, clock)
    Application.objects.get(company="Acme").rounds.create(number=2, time_zone="UTC", deleted_at=now)

    assert file.take_back(now) == 2
    assert not Application.objects.owned_by(alice).exists()


@pytest.mark.parametrize("state", ["waiting", "confirmed", "done", "failed"])
def test_a_page_that_is_older_than_the_file_changes_nothing(file, now, state):
    ImportJob.objects.filter(pk=file.pk).update(state=state)

    file.confirm(now)
    file.read_again({"meanings": []}, now)
    assert ImportJob.objects.values_list("state", "mapping").get() == (state, {})
