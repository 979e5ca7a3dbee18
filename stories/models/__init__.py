"""What a candidate can tell: STAR stories and what they show, prepared answers, and to whom each was told."""

from stories.models.answer import Answer, AnswerGiven
from stories.models.story import OwnTheme, Story, Tag
from stories.models.telling import Telling

__all__ = ["Answer", "AnswerGiven", "OwnTheme", "Story", "Tag", "Telling"]
