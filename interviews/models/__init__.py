"""Applications, their rounds, the interviews of a round, the people met in them, and what is prepared for them."""

from interviews.models.agenda import Interview, Participation, Topic
from interviews.models.application import Application, Skill
from interviews.models.debrief import AskedQuestion, Debrief
from interviews.models.importing import ImportJob, InviteSource
from interviews.models.people import Interviewer
from interviews.models.preparation import Assignment, BankQuestion, Question, ResearchNote
from interviews.models.round import Round

__all__ = [
    "Application",
    "AskedQuestion",
    "Assignment",
    "BankQuestion",
    "Debrief",
    "ImportJob",
    "Interview",
    "Interviewer",
    "InviteSource",
    "Participation",
    "Question",
    "ResearchNote",
    "Round",
    "Skill",
    "Topic",
]
