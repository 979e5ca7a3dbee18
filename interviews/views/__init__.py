"""The pages of this room: one function a URL, by what they are about."""

from interviews.views.agenda import agenda, agenda_undo, interview_position
from interviews.views.applications import (
    application_create,
    application_delete,
    application_edit,
    application_restore,
    application_stage,
)
from interviews.views.assignments import (
    assignment_create,
    assignment_delete,
    assignment_edit,
    assignment_handed_in,
    assignment_restore,
)
from interviews.views.continuity import continuity, earlier_round, topic_settled, topic_thought
from interviews.views.conversations import (
    interview_cancellation,
    interview_create,
    interview_delete,
    interview_edit,
    interview_restore,
)
from interviews.views.job_files import (
    job_file,
    job_file_delete,
    job_file_left_out,
    job_file_taking_back,
    job_files,
)
from interviews.views.participations import participation_met, participation_replacement
from interviews.views.people import interviewer_create, interviewer_delete, interviewer_edit, interviewer_restore
from interviews.views.questions import (
    bank_question_create,
    bank_question_delete,
    bank_question_restore,
    question_create,
    question_delete,
    question_edit,
    question_move,
    question_position,
    question_restore,
    questions,
    questions_order,
)
from interviews.views.quick_add import quick_add
from interviews.views.research import (
    research,
    research_note_create,
    research_note_delete,
    research_note_edit,
    research_note_restore,
)
from interviews.views.rounds import (
    round_asked,
    round_cancellation,
    round_delete,
    round_edit,
    round_log,
    round_primer,
    round_restore,
)
from interviews.views.skills import skill_delete, skill_edit, skill_restore, skills

__all__ = [
    "agenda",
    "agenda_undo",
    "application_create",
    "application_delete",
    "application_edit",
    "application_restore",
    "application_stage",
    "assignment_create",
    "assignment_delete",
    "assignment_edit",
    "assignment_handed_in",
    "assignment_restore",
    "bank_question_create",
    "bank_question_delete",
    "bank_question_restore",
    "continuity",
    "earlier_round",
    "interview_cancellation",
    "interview_create",
    "interview_delete",
    "interview_edit",
    "interview_position",
    "interview_restore",
    "interviewer_create",
    "interviewer_delete",
    "interviewer_edit",
    "interviewer_restore",
    "job_file",
    "job_file_delete",
    "job_file_left_out",
    "job_file_taking_back",
    "job_files",
    "participation_met",
    "participation_replacement",
    "question_create",
    "question_delete",
    "question_edit",
    "question_move",
    "question_position",
    "question_restore",
    "questions",
    "questions_order",
    "quick_add",
    "research",
    "research_note_create",
    "research_note_delete",
    "research_note_edit",
    "research_note_restore",
    "round_asked",
    "round_cancellation",
    "round_delete",
    "round_edit",
    "round_log",
    "round_primer",
    "round_restore",
    "skill_delete",
    "skill_edit",
    "skill_restore",
    "skills",
    "topic_settled",
    "topic_thought",
]
