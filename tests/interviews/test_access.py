"""The same checklist for every page of this room: whose it is, who may, and by which method."""

import pytest
from django.urls import reverse

from interviews.models import (
    Application,
    Assignment,
    BankQuestion,
    ImportJob,
    Interview,
    Interviewer,
    Participation,
    Question,
    ResearchNote,
    Round,
    Skill,
    Topic,
)
from interviews.urls import urlpatterns
from tests.factories import START, make_application, make_interview, make_interviewer, make_round

# name, what its pk is of, may be read, may be posted to
PAGES = [
    ("application_create", None, True, True),
    ("application_edit", "application", True, True),
    ("application_delete", "application", False, True),
    ("application_restore", "deleted_application", False, True),
    ("application_stage", "application", True, True),
    ("skills", "application", True, True),
    ("skill_edit", "skill", True, True),
    ("skill_delete", "skill", False, True),
    ("skill_restore", "deleted_skill", False, True),
    ("research", "application", True, False),
    ("research_note_create", "application", True, True),
    ("research_note_edit", "research_note", True, True),
    ("research_note_delete", "research_note", False, True),
    ("research_note_restore", "deleted_research_note", False, True),
    ("interviewer_create", "application", True, True),
    ("interviewer_edit", "person", True, True),
    ("interviewer_delete", "person", False, True),
    ("interviewer_restore", "deleted_person", False, True),
    ("quick_add", None, True, True),
    ("round_log", None, True, True),
    ("round_edit", "round", True, True),
    ("round_delete", "round", False, True),
    ("round_restore", "deleted_round", False, True),
    ("round_cancellation", "round", False, True),
    ("round_primer", "round", False, True),
    ("round_asked", "round", False, True),
    ("agenda", "round", True, False),
    ("agenda_undo", "round", False, True),
    ("assignment_create", "round", True, True),
    ("assignment_edit", "assignment", True, True),
    ("assignment_delete", "assignment", False, True),
    ("assignment_restore", "deleted_assignment", False, True),
    ("assignment_handed_in", "assignment", False, True),
    ("interview_create", "round", True, True),
    ("interview_edit", "interview", True, True),
    ("interview_delete", "interview", False, True),
    ("interview_restore", "deleted_interview", False, True),
    ("interview_cancellation", "interview", False, True),
    ("interview_position", "interview", False, True),
    ("participation_met", "participation", False, True),
    ("participation_replacement", "participation", True, True),
    ("questions", "round", True, False),
    ("question_create", "round", False, True),
    ("bank_question_create", "round", False, True),
    ("question_edit", "question", True, True),
    ("question_move", "question", False, True),
    ("question_position", "question", False, True),
    ("questions_order", "round", False, True),
    ("question_delete", "question", False, True),
    ("question_restore", "deleted_question", False, True),
    ("bank_question_delete", "own_bank_question", False, True),
    ("bank_question_restore", "deleted_bank_question", False, True),
    ("continuity", "round", True, False),
    ("earlier_round", "round", True, True),
    ("topic_thought", "topic", False, True),
    ("topic_settled", "topic", False, True),
    ("job_files", None, True, True),
    ("job_file", "own_file", True, True),
    ("job_file_left_out", "own_file", True, False),
    ("job_file_delete", "own_file", False, True),
    ("job_file_taking_back", "own_file", False, True),
]
# What belongs to the candidate and to no job.
OF_NO_JOB = {"own_bank_question", "own_file"}
MODELS = [
    Application,
    Assignment,
    BankQuestion,
    ImportJob,
    Interview,
    Interviewer,
    Participation,
    Question,
    ResearchNote,
    Round,
    Skill,
    Topic,
]
OF_SOMETHING = [page for page in PAGES if page[1]]
READ = [page for page in PAGES if page[2]]
INSIDE_A_JOB = [page for page in OF_SOMETHING if not page[1].startswith("deleted") and page[1] not in OF_NO_JOB]
IDS = {"ids": lambda value: value if isinstance(value, str) else ""}


@pytest.fixture
def rows(alice, now):
    application = make_application(alice)
    round = make_round(application)
    person = make_interviewer(application)
    interview = make_interview(round, person)
    deleted = {
        "deleted_application": make_application(alice, company="Gone"),
        "deleted_person": make_interviewer(application, "Gone"),
        "deleted_round": make_round(application, number=3),
        "deleted_interview": make_interview(round, starts_at=START.replace(hour=15)),
        "deleted_research_note": application.research_notes.create(area="company", body="Gone"),
        "deleted_assignment": round.assignments.create(title="Gone"),
        "deleted_skill": application.skills.create(name="Gone"),
        "deleted_question": round.questions.create(interviewer=person, text="Gone?"),
        "deleted_bank_question": alice.bank_questions.create(text="Gone?"),
    }
    for row in deleted.values():
        row.mark_deleted(now)
    return deleted | {
        "application": application,
        "round": round,
        "person": person,
        "interview": interview,
        "participation": interview.participations.get(),
        "skill": application.skills.create(name="SQL"),
        "research_note": application.research_notes.create(area="company", body="They sell clinics"),
        "assignment": round.assignments.create(title="A plan for the first month"),
        "question": round.questions.create(interviewer=person, code="stuck"),
        "own_bank_question": alice.bank_questions.create(text="What keeps you here?"),
        "own_file": alice.import_jobs.create(name="jobs.csv", content=b"Company\nAcme", left_out=b"Line\n3"),
        "topic": interview.topics.create(interviewer=person, text="the roadmap"),
    }


def address(rows, name, of):
    return reverse(f"interviews:{name}", args=[rows[of].pk] if of else [])


def methods_of(page):
    return [method for method, allowed in (("get", page[2]), ("post", page[3])) if allowed]


def test_the_list_is_complete():
    assert {pattern.name for pattern in urlpatterns} == {page[0] for page in PAGES}


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_the_owner_gets_an_answer(rows, as_alice, page):
    for method in methods_of(page):
        response = getattr(as_alice, method)(address(rows, *page[:2]))
        assert response.status_code in (200, 302, 422)


@pytest.mark.parametrize("page", OF_SOMETHING, **IDS)
def test_another_candidate_is_told_that_there_is_no_such_page(rows, as_bob, page):
    for method in methods_of(page):
        assert getattr(as_bob, method)(address(rows, *page[:2])).status_code == 404


@pytest.mark.parametrize("page", OF_SOMETHING, **IDS)
def test_what_does_not_exist_is_the_same(as_alice, page):
    for pk in (999_999, 10**30):
        for method in methods_of(page):
            assert getattr(as_alice, method)(reverse(f"interviews:{page[0]}", args=[pk])).status_code == 404


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_a_stranger_is_asked_to_sign_in(rows, as_nobody, page):
    for method in methods_of(page):
        response = getattr(as_nobody, method)(address(rows, *page[:2]))
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("page", PAGES, **IDS)
def test_other_methods_are_refused(rows, as_alice, page):
    refused = {"get", "post", "put", "delete"} - set(methods_of(page))
    for method in refused:
        assert getattr(as_alice, method)(address(rows, *page[:2])).status_code == 405


@pytest.mark.parametrize("page", READ, **IDS)
def test_reading_changes_nothing(rows, as_alice, page):
    def everything():
        return [list(model.objects.values()) for model in MODELS]

    before = everything()
    as_alice.get(address(rows, *page[:2]))
    assert everything() == before


@pytest.mark.parametrize("page", INSIDE_A_JOB, **IDS)
def test_nothing_inside_a_deleted_job_can_be_reached(rows, as_alice, now, page):
    rows["application"].mark_deleted(now)

    for method in methods_of(page):
        assert getattr(as_alice, method)(address(rows, *page[:2])).status_code == 404
