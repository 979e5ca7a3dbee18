"""What a candidate gets ready before a round: assignments, research, and the questions that they will ask."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OneOfAKind, Undoable
from accounts.text import validate_one_line, validate_plain_text
from interviews.models.application import Application
from interviews.models.people import Interviewer
from interviews.models.round import Round
from interviews.starter_questions import wording_of

RELATIONS = ["", *Interviewer.Relation.values]


class Assignment(Undoable):
    """Something to hand in or to bring: an assessment, a case, a work sample."""

    OWNER = "round__application__candidate"
    HIDDEN_BY = ("deleted_at", "round__deleted_at", "round__application__deleted_at")

    class Kind(models.TextChoices):
        ASSESSMENT = "assessment", _("Assessment or test")
        CASE_STUDY = "case_study", _("Case study")
        WORK_SAMPLE = "work_sample", _("Work sample")

    round = models.ForeignKey(Round, models.CASCADE, related_name="assignments")
    kind = models.CharField(_("what is it?"), max_length=12, choices=Kind, default=Kind.CASE_STUDY)
    title = models.CharField(_("title"), max_length=120, validators=[validate_one_line])
    brief = models.TextField(_("the brief"), max_length=10_000, blank=True, validators=[validate_plain_text])
    to_bring = models.TextField(_("what to bring"), max_length=2_000, blank=True, validators=[validate_plain_text])
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = [models.F("due_at").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["assessment", "case_study", "work_sample"]), name="assignment_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def things_to_bring(self) -> list[str]:
        """One a line."""
        return [line.strip() for line in self.to_bring.splitlines() if line.strip()]

    def is_late(self, now: datetime) -> bool:
        return self.handed_in_at is None and self.due_at is not None and self.due_at <= now

    def hand_in(self, now: datetime) -> None:
        self.handed_in_at = now
        self.save(update_fields=["handed_in_at"])

    def take_back(self) -> None:
        """It was not handed in after all."""
        self.handed_in_at = None
        self.save(update_fields=["handed_in_at"])


class ResearchNote(Undoable):
    """What was found out about the company, its industry, the team, or one person; with where it stands."""

    OWNER = "application__candidate"
    HIDDEN_BY = ("deleted_at", "application__deleted_at", "interviewer__deleted_at")

    class Area(models.TextChoices):
        COMPANY = "company", _("The company")
        INDUSTRY = "industry", _("Its industry")
        TEAM = "team", _("The team")
        PERSON = "person", _("A person")

    application = models.ForeignKey(Application, models.CASCADE, related_name="research_notes")
    interviewer = models.ForeignKey(
        Interviewer, models.CASCADE, null=True, blank=True, related_name="research_notes", verbose_name=_("about whom")
    )
    area = models.CharField(_("about"), max_length=12, choices=Area)
    body = models.TextField(_("what you found"), max_length=5_000, blank=True, validators=[validate_plain_text])
    url = models.URLField(_("link"), max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area="person", interviewer__isnull=False)
                | models.Q(area__in=["company", "industry", "team"], interviewer__isnull=True),
                name="research_about_a_person_names_them",
            ),
            models.CheckConstraint(condition=~models.Q(body="", url=""), name="research_says_something"),
        ]

    def __str__(self) -> str:
        return self.body or self.url


class BankQuestion(OneOfAKind):
    """A question of the candidate's own, kept for whomever it fits; without a relation for anybody."""

    OWNER = "candidate"
    HIDDEN_BY = ("deleted_at",)
    SAME = ("candidate", "text")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bank_questions")
    relation = models.CharField(
        _("for whom"), max_length=20, blank=True, choices=[("", _("Anybody")), *Interviewer.Relation.choices]
    )
    text = models.CharField(_("question"), max_length=300, validators=[validate_one_line])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "text"], condition=models.Q(deleted_at=None), name="bank_question_once"
            ),
            models.CheckConstraint(condition=models.Q(relation__in=RELATIONS), name="bank_question_relation_known"),
        ]

    def __str__(self) -> str:
        return self.text


class Question(OneOfAKind):
    """A question that the candidate means to ask one person in one round, and what they answered.

    One of the starter bank is kept by its `code`, so that it is read in the language of whoever reads it.
    """

    OWNER = "round__application__candidate"
    HIDDEN_BY = ("deleted_at", "round__deleted_at", "round__application__deleted_at", "interviewer__deleted_at")
    SAME = ("round", "interviewer", "code", "text")

    round = models.ForeignKey(Round, models.CASCADE, related_name="questions")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="questions")
    code = models.CharField(max_length=60, blank=True)
    text = models.CharField(_("question"), max_length=300, blank=True, validators=[validate_one_line])
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(_("what they answered"), max_length=2_000, blank=True, validators=[validate_plain_text])
    # Among those for the same person; nought until somebody puts them in order.
    place = models.SmallIntegerField(default=0, db_default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code="") & ~models.Q(text="") | ~models.Q(code="") & models.Q(text=""),
                name="question_has_code_or_text",
            ),
            models.UniqueConstraint(
                fields=["round", "interviewer", "code", "text"],
                condition=models.Q(deleted_at=None),
                name="question_once_for_a_person_in_a_round",
            ),
        ]

    def __str__(self) -> str:
        return self.wording

    @property
    def wording(self) -> str:
        return wording_of(self.code, self.text)
