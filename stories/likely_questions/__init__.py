"""Questions that candidates are likely to be asked in a second interview, to rehearse with."""

from collections.abc import Collection

from stories.likely_questions.behavioural import BEHAVIOURAL
from stories.likely_questions.case_study import CASE_STUDY
from stories.likely_questions.culture_fit import CULTURE_FIT
from stories.likely_questions.question import LikelyQuestion
from stories.likely_questions.technical import TECHNICAL

__all__ = ["BY_CODE", "LIKELY_QUESTIONS", "LikelyQuestion", "likely_questions"]

LIKELY_QUESTIONS: tuple[LikelyQuestion, ...] = (*BEHAVIOURAL, *TECHNICAL, *CASE_STUDY, *CULTURE_FIT)
BY_CODE: dict[str, LikelyQuestion] = {question.code: question for question in LIKELY_QUESTIONS}


def likely_questions(kinds: Collection[str] = ()) -> list[LikelyQuestion]:
    """Those of the given kinds in the order of the bank; all of them if no kind is given."""
    return [question for question in LIKELY_QUESTIONS if not kinds or question.kind in kinds]
