"""The pages of this room: one function a URL, by what they are about."""

from interviews.views.agenda import agenda, interview_position
from interviews.views.applications import (
    application_create,
    application_delete,
    application_edit,
    application_restore,
    application_stage,
    skill_create,
    skill_delete,
)
from interviews.views.conversations import (
    interview_cancellation,
    interview_create,
    interview_delete,
    interview_edit,
    interview_restore,
)
from interviews.views.participations import participation_met, participation_replacement
from interviews.views.people import interviewer_create, interviewer_delete, interviewer_edit, interviewer_restore
from interviews.views.rounds import round_cancellation, round_delete, round_edit, round_log, round_restore

__all__ = [
    "agenda",
    "application_create",
    "application_delete",
    "application_edit",
    "application_restore",
    "application_stage",
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
    "participation_met",
    "participation_replacement",
    "round_cancellation",
    "round_delete",
    "round_edit",
    "round_log",
    "round_restore",
    "skill_create",
    "skill_delete",
]
