"""What is found of jobs, people, rounds and what is prepared for them; triggers keep it (accounts/search_index.py)."""

from accounts.search_index import Text

OF_JOB = "JOIN interviews_application job ON job.id = own.application_id"
OF_ROUND = "JOIN interviews_round round ON round.id = own.round_id " + OF_JOB.replace("own.", "round.")
OF_TALK = "JOIN interviews_interview talk ON talk.id = own.interview_id " + OF_ROUND.replace("own.", "talk.")
ITS_COMPANY = ("interviews_application", "company", "own.application_id = NEW.id")

JOB = Text(
    letter="a",
    table="interviews_application",
    owner="own.candidate_id",
    title="own.company",
    body=("own.role_title", "own.job_description", "own.notes"),
)
PERSON = Text(
    letter="p",
    table="interviews_interviewer",
    joins=OF_JOB,
    owner="job.candidate_id",
    title="own.name",
    body=("own.job_title", "own.email", "own.notes", "job.company"),
    read_too=(ITS_COMPANY,),
)
ROUND = Text(
    letter="r",
    table="interviews_round",
    joins=OF_JOB,
    owner="job.candidate_id",
    title="job.company",
    body=("own.location", "own.notes"),
    read_too=(ITS_COMPANY,),
)
CONVERSATION = Text(
    letter="c", table="interviews_interview", joins=OF_ROUND, owner="job.candidate_id", title="own.notes"
)
TOPIC = Text(
    letter="t",
    table="interviews_topic",
    joins=OF_TALK,
    owner="job.candidate_id",
    title="own.text",
    body=("own.thought_since",),
)
BANK_QUESTION = Text(letter="b", table="interviews_bankquestion", owner="own.candidate_id", title="own.text")
QUESTION = Text(
    letter="q",
    table="interviews_question",
    joins=OF_ROUND,
    owner="job.candidate_id",
    title="own.text",
    body=("own.answer",),
)
ASKED_QUESTION = Text(
    letter="k",
    table="interviews_askedquestion",
    joins=OF_TALK,
    owner="job.candidate_id",
    title="own.text",
    body=("own.answer",),
)
RESEARCH = Text(
    letter="n",
    table="interviews_researchnote",
    joins=OF_JOB,
    owner="job.candidate_id",
    title="own.body",
    body=("own.url",),
)
ASSIGNMENT = Text(
    letter="h",
    table="interviews_assignment",
    joins=OF_ROUND,
    owner="job.candidate_id",
    title="own.title",
    body=("own.brief", "own.to_bring"),
)
TEXTS = [
    JOB,
    PERSON,
    ROUND,
    CONVERSATION,
    TOPIC,
    BANK_QUESTION,
    QUESTION,
    ASKED_QUESTION,
    RESEARCH,
    ASSIGNMENT,
]
