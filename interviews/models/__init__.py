"""Applications, their rounds, the interviews of a round, and the people met in them."""

from interviews.models.agenda import Interview, Participation, Topic
from interviews.models.application import Application, Skill
from interviews.models.debrief import AskedQuestion, Debrief
from interviews.models.people import Interviewer
from interviews.models.round import Round

__all__ = [
    "Application",
    "AskedQuestion",
    "Debrief",
    "Interview",
    "Interviewer",
    "Participation",
    "Round",
    "Skill",
    "Topic",
]
