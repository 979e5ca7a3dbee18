"""The candidate's own review of a round: what they were asked, the signs, the criteria, what comes next."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.ownership import Owned
from accounts.text import validate_one_line, validate_plain_text
from interviews.models.agenda import Interview
from interviews.models.people import Interviewer
from interviews.models.round import Round

HIDDEN_BY_ROUND = ("round__deleted_at", "round__application__deleted_at")


class Debrief(Owned):
    """One a round. A sign is True, False or not known; that it ran over is derived from the actual ends."""

    OWNER = "round__application__candidate"
    HIDDEN_BY = HIDDEN_BY_ROUND

    class Rating(models.IntegerChoices):
        WEAK = 1, _("Weak")
        MIXED = 2, _("Mixed")
        GOOD = 3, _("Good")
        STRONG = 4, _("Strong")

    SIGNS: ClassVar[tuple[str, ...]] = ("next_steps", "introduced", "sold_role", "asked_availability")
    CRITERIA: ClassVar[tuple[str, ...]] = ("can_do", "team_fit", "potential", "pressure")

    round = models.OneToOneField(Round, models.CASCADE, related_name="debrief")
    next_steps = models.BooleanField(_("They spoke of next steps or timing"), null=True, blank=True)
    introduced = models.BooleanField(_("They introduced me to further people"), null=True, blank=True)
    sold_role = models.BooleanField(_("They sold me the company or the role"), null=True, blank=True)
    asked_availability = models.BooleanField(
        _("They asked when I can start, or about other offers"), null=True, blank=True
    )
    availability_answer = models.CharField(
        _("What I answered"), max_length=500, blank=True, validators=[validate_one_line]
    )
    can_do = models.PositiveSmallIntegerField(_("Can I do the job?"), choices=Rating, null=True, blank=True)
    team_fit = models.PositiveSmallIntegerField(_("Do I fit the team?"), choices=Rating, null=True, blank=True)
    potential = models.PositiveSmallIntegerField(_("What could I become?"), choices=Rating, null=True, blank=True)
    pressure = models.PositiveSmallIntegerField(
        _("How did I take pressure and open questions?"), choices=Rating, null=True, blank=True
    )
    pay_raised_by_them = models.BooleanField(_("They raised pay themselves"), null=True, blank=True)
    what_next = models.TextField(
        _("What happens next"), max_length=5_000, blank=True, validators=[validate_plain_text]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__isnull": True}) | models.Q(**{f"{name}__range": (1, 4)}),
                name=f"debrief_{name}_rated_1_to_4",
            )
            for name in ("can_do", "team_fit", "potential", "pressure")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}"

    @classmethod
    def label(cls, name: str) -> str:
        """What one of its fields is called on screen."""
        return str(next(field.verbose_name for field in cls._meta.fields if field.name == name))


class AskedQuestion(Owned):
    """A question that the candidate was asked, by whom if known, and what they answered."""

    OWNER = "interview__round__application__candidate"
    HIDDEN_BY = ("interview__deleted_at", "interview__round__deleted_at", "interview__round__application__deleted_at")

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="asked_questions")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, null=True, blank=True, related_name="asked_questions")
    kind = models.CharField(
        _("kind"), max_length=16, choices=Interview.QuestionKind, default=Interview.QuestionKind.BEHAVIOURAL
    )
    text = models.TextField(_("what they asked"), max_length=2_000, validators=[validate_plain_text])
    # Its place among the questions of that person: what the page calls it, whichever others come and go.
    slot = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(_("what I answered"), max_length=5_000, blank=True, validators=[validate_plain_text])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
