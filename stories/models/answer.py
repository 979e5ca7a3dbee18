"""Prepared answers to questions that no story answers, and which of them was given to whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OneOfAKind
from accounts.text import validate_one_line, validate_plain_text
from interviews.models import Application, Debrief, Interview, Interviewer
from stories.models.telling import HIDDEN_BY_MEETING


class Answer(OneOfAKind):
    """One prepared answer for one job."""

    OWNER = "application__candidate"
    HIDDEN_BY = ("deleted_at", "application__deleted_at")
    SAME = ("application", "topic", "question")

    class Topic(models.TextChoices):
        WHY_US = "why_us", _("Why us?")
        WHY_LEAVING = "why_leaving", _("Why are you leaving?")
        FIVE_YEARS = "five_years", _("Where do you see yourself in five years?")
        AVAILABILITY = "availability", _("When could you start?")
        OTHER_OFFERS = "other_offers", _("Do you have other offers?")
        PAY = "pay", _("What pay do you expect? (if they raise it)")
        OWN = "own", _("A question of your own")

    application = models.ForeignKey(Application, models.CASCADE, related_name="answers")
    topic = models.CharField(_("question"), max_length=16, choices=Topic)
    # Only where the question is the candidate's own.
    question = models.CharField(_("their question"), max_length=300, blank=True, validators=[validate_one_line])
    text = models.TextField(_("my answer"), max_length=5_000, validators=[validate_plain_text])
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "topic", "question"],
                condition=models.Q(deleted_at=None),
                name="answer_once_per_question_of_a_job",
            ),
            models.CheckConstraint(
                condition=models.Q(topic="own") & ~models.Q(question="")
                | ~models.Q(topic="own") & models.Q(question=""),
                name="answer_names_its_own_question",
            ),
        ]

    def __str__(self) -> str:
        return self.asked

    @property
    def asked(self) -> str:
        """The question that it answers."""
        return asked(self.topic, self.question)


def asked(topic: str, question: str) -> str:
    """The question behind an answer: the candidate's own, else what its topic is called."""
    return question or str(Answer.Topic(topic).label)


class AnswerGiven(OneOfAKind):
    """A prepared answer as it was given to one person in one interview."""

    OWNER = "answer__application__candidate"
    HIDDEN_BY = ("deleted_at", "answer__deleted_at", *HIDDEN_BY_MEETING)
    SAME = ("answer", "interview", "interviewer")

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="given")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="answers_given")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="answers_given")
    given_at = models.DateTimeField(_("given"))
    text = models.TextField(_("as given"), max_length=5_000, validators=[validate_plain_text])
    went = models.PositiveSmallIntegerField(_("how it went"), choices=Debrief.Rating, null=True, blank=True)

    class Meta:
        ordering = ["given_at", "pk"]
        verbose_name_plural = "answers given"
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "interview", "interviewer"],
                condition=models.Q(deleted_at=None),
                name="answer_given_once_to_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(went__isnull=True) | models.Q(went__range=(1, 4)), name="answer_went_1_to_4"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer}: {self.interviewer}"
