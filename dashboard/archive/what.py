"""What an archive holds: a place for every model of a candidate's, and the few fields that stay out.

A test goes through the model registry: whatever is a candidate's has a place here, or is named as left out.
"""

from typing import Any, cast

from django.db.models import Field, ForeignKey, ManyToManyField, Model, QuerySet

from accounts.models import AuditEvent, FeedToken, User
from accounts.ownership import Owned
from followups.models import NextLook, Reminder, ReminderPreferences, Snooze, ThankYouNote, Timeline
from interviews.models import (
    Application,
    AskedQuestion,
    Assignment,
    BankQuestion,
    Debrief,
    ImportJob,
    Interview,
    Interviewer,
    InviteSource,
    Participation,
    Question,
    ResearchNote,
    Round,
    Skill,
    Topic,
)
from stories.models import Answer, AnswerGiven, OwnTheme, Story, Tag, Telling

FORMAT, VERSION = "candidate-archive", 1

type AnyField = Field[Any, Any]
type Reference = ForeignKey[Any, Any]
type ReferenceList = ManyToManyField[Any, Any]

# The name in the file, and the rows; each refers only to rows above it.
PLACES: dict[str, type[Model]] = {
    "applications": Application,
    "skills": Skill,
    "people": Interviewer,
    "rounds": Round,
    "interviews": Interview,
    "participations": Participation,
    "topics": Topic,
    "debriefs": Debrief,
    "asked_questions": AskedQuestion,
    "assignments": Assignment,
    "research_notes": ResearchNote,
    "bank_questions": BankQuestion,
    "questions": Question,
    "invite_sources": InviteSource,
    "stories": Story,
    "tags": Tag,
    "own_themes": OwnTheme,
    "tellings": Telling,
    "answers": Answer,
    "answers_given": AnswerGiven,
    "timelines": Timeline,
    "thank_you_notes": ThankYouNote,
    "reminders": Reminder,
    "snoozes": Snooze,
    "reminder_preferences": ReminderPreferences,
}
NAME_OF = {model: name for name, model in PLACES.items()}

# The calendar's secret address (only its hash is known), files on their way in, and the trail: it is this site's
# testimony about this account, worth nothing once a file that anybody can edit could write into it. When a round is
# looked at again the database says by itself.
LEFT_OUT_MODELS = (FeedToken, ImportJob, AuditEvent, NextLook)
LEFT_OUT_FIELDS: dict[type[Model], frozenset[str]] = {
    # Ways in, and what the site decides. Whether mails reach an address is a fact about the address, not the archive.
    User: frozenset({"id", "password", "last_login", "is_active", "is_staff", "is_superuser", "address_failed_at"}),
    # A worker's lease ends with the worker, and a mail client must never take two mails for one.
    Reminder: frozenset({"claim_token", "claimed_until", "message_id", "wanted_at"}),
}
# Who wrote it, for people to read: the account that it is read into keeps its own address.
WRITTEN_ONLY = frozenset({"email"})
# Rows have numbers of their own in a file; what was deleted is not in it.
NEVER = frozenset({"id", "deleted_at"})


def values_of(model: type[Model]) -> list[AnyField]:
    """The fields of a model that hold something by themselves, without those left out."""
    out = NEVER | LEFT_OUT_FIELDS.get(model, frozenset())
    return [field for field in model._meta.concrete_fields if not field.is_relation and field.name not in out]


def references_of(model: type[Model]) -> list[Reference]:
    """The fields that point at another row of the archive; the one that points at the candidate is understood."""
    fields = model._meta.concrete_fields
    return [field for field in fields if isinstance(field, ForeignKey) and field.related_model is not User]


def lists_of(model: type[Model]) -> list[ReferenceList]:
    """The fields that point at several; where a row of its own stands between, that row is in the archive."""
    return [field for field in model._meta.many_to_many if between(field)._meta.auto_created]


def between(field: ReferenceList) -> type[Model]:
    """The model of the rows that join the two."""
    return cast("type[Model]", field.remote_field.through)


def owner_field_of(model: type[Model]) -> str | None:
    """The field that points straight at the candidate."""
    fields = model._meta.concrete_fields
    return next((field.name for field in fields if field.is_relation and field.related_model is User), None)


def rows_of(model: type[Model], candidate: User) -> QuerySet[Any]:
    """The candidate's rows of one model, in the order in which they came; without what was deleted."""
    if issubclass(model, Owned):
        rows: QuerySet[Any] = model.objects.owned_by(candidate)
    else:
        rows = model._default_manager.filter(**{str(owner_field_of(model)): candidate})
    return rows.order_by("pk")


def roots() -> list[type[Owned]]:
    """What hangs on nothing but the candidate: without any of it there is nothing of theirs."""
    return [model for model in PLACES.values() if issubclass(model, Owned) and not references_of(model)]


def is_empty(candidate: User) -> bool:
    return not any(rows_of(model, candidate).exists() for model in roots())
