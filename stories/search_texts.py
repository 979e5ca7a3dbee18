"""What is found of stories and prepared answers; triggers keep it (accounts/search_index.py)."""

from accounts.search_index import Text
from interviews.search_texts import OF_JOB

STORY = Text(
    letter="s",
    table="stories_story",
    owner="own.candidate_id",
    title="own.title",
    body=("own.situation", "own.task", "own.action", "own.result"),
)
ANSWER = Text(
    letter="w",
    table="stories_answer",
    joins=OF_JOB,
    owner="job.candidate_id",
    title="own.question",
    body=("own.text",),
)
TEXTS = [STORY, ANSWER]
