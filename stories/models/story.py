"""STAR stories, and what each of them shows: themes, the four criteria, skills."""

from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple, Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, StringAgg, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.translation import gettext_lazy as _

from accounts.ownership import OneOfAKind, Owned, OwnedQuerySet, Undoable
from accounts.text import validate_one_line, validate_plain_text
from interviews.people import name_key

LONGEST_KEY = 200
# Between the tags of a story and between their parts where all come as one text; no name has such a sign in it.
NEXT_TAG, NEXT_PART = "\x1e", "\x1f"


def written(path: str = "") -> models.Q:
    """All four parts are written; `path` leads to the story from wherever the query begins."""
    return models.Q(*(~models.Q((f"{path}{part}", "")) for part in Story.PARTS))


def as_spoken(texts: Iterable[str]) -> str:
    """The four parts as one would tell them, a paragraph a part."""
    return "\n\n".join(text.strip() for text in texts if text.strip())


class StoryQuerySet(OwnedQuerySet):
    def finished(self) -> Self:
        return self.filter(written())

    def with_shown(self) -> Self:
        """Each with all that it shows as one text, which `shown` reads: a list of stories is one query."""
        key = Cast("pk", models.CharField())
        parts = [part for name in (key, "kind", "key", "name") for part in (Value(NEXT_PART), name)][1:]
        tags = Tag.objects.filter(story=OuterRef("pk")).order_by().values("story")
        text = tags.annotate(text=StringAgg(Concat(*parts), Value(NEXT_TAG))).values("text")
        return self.annotate(shown_text=Coalesce(Subquery(text), Value(""), output_field=models.TextField()))


class Story(Undoable):
    """One STAR story: situation, task, action, result."""

    OWNER = "candidate"
    HIDDEN_BY = ("deleted_at",)

    class Theme(models.TextChoices):
        PRESSURE = "pressure", _("Solving a problem under pressure")
        LEADERSHIP = "leadership", _("Leadership and collaboration")
        FAILURE = "failure", _("A failure, and what I learnt")

    class Criterion(models.TextChoices):
        """What they judge, in the order of a debrief."""

        CAN_DO = "can_do", _("Can I do the job?")
        TEAM_FIT = "team_fit", _("Do I fit the team?")
        POTENTIAL = "potential", _("What could I become?")
        PRESSURE = "pressure", _("How do I take pressure and open questions?")

    class Strength(models.IntegerChoices):
        SHAKY = 1, _("Shaky")
        FAIR = 2, _("Fair")
        GOOD = 3, _("Good")
        STRONG = 4, _("Strong")

    PARTS: ClassVar[tuple[str, ...]] = ("situation", "task", "action", "result")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stories")
    title = models.CharField(_("title"), max_length=120, validators=[validate_one_line])
    situation = models.TextField(_("situation"), max_length=5_000, blank=True, validators=[validate_plain_text])
    task = models.TextField(_("task"), max_length=5_000, blank=True, validators=[validate_plain_text])
    action = models.TextField(_("action"), max_length=5_000, blank=True, validators=[validate_plain_text])
    result = models.TextField(_("result"), max_length=5_000, blank=True, validators=[validate_plain_text])
    strength = models.PositiveSmallIntegerField(_("how strong is it?"), choices=Strength, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    example_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name_plural = "stories"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(strength__isnull=True) | models.Q(strength__range=(1, 4)),
                name="story_strength_1_to_4",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The name of each of the four parts, and what is written there."""
        return [(self.name_of(part), getattr(self, part)) for part in self.PARTS]

    @classmethod
    def name_of(cls, part: str) -> str:
        field: Any = cls._meta.get_field(part)
        return str(field.verbose_name)

    @property
    def is_finished(self) -> bool:
        return all(getattr(self, part).strip() for part in self.PARTS)

    @property
    def spoken(self) -> str:
        """The whole of it as one would tell it, a paragraph a part."""
        return as_spoken(getattr(self, part) for part in self.PARTS)

    @property
    def shown(self) -> list["Shown"]:
        """All that it shows; asks the database nothing after `with_shown`, or where `tags` was prefetched."""
        text: str | None = getattr(self, "shown_text", None)
        if text is None:
            return [Shown(tag.kind, tag.key, tag.name) for tag in self.tags.all()]
        tags = sorted((tag.split(NEXT_PART) for tag in text.split(NEXT_TAG) if tag), key=lambda tag: int(tag[0]))
        return [Shown(*tag[1:]) for tag in tags]

    def tagged(self, kind: str) -> list["Shown"]:
        return [one for one in self.shown if one.kind == kind]

    @property
    def shown_things(self) -> set[tuple[str, str]]:
        """Kind and key of all that it shows."""
        return {(one.kind, one.key) for one in self.shown}

    def show(self, kind: str, keyed: dict[str, str]) -> None:
        """Make exactly these what it shows of one kind: `keyed` maps a key to the name, "" for what we name."""
        self.tags.filter(kind=kind).exclude(key__in=keyed).delete()
        tags = [Tag(story=self, kind=kind, key=key, name=name) for key, name in keyed.items()]
        Tag.objects.bulk_create(
            tags, update_conflicts=True, unique_fields=["story", "kind", "key"], update_fields=["name"]
        )


class Tag(Owned):
    """One thing that a story shows. Themes and criteria of ours are a code; the candidate's own words have a name."""

    OWNER = "story__candidate"
    HIDDEN_BY = ("story__deleted_at",)

    class Kind(models.TextChoices):
        THEME = "theme", _("Theme")
        CRITERION = "criterion", _("What they’re judging")
        SKILL = "skill", _("Skill")

    OURS: ClassVar[dict[str, type[models.TextChoices]]] = {"theme": Story.Theme, "criterion": Story.Criterion}

    story = models.ForeignKey(Story, models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(max_length=LONGEST_KEY)
    name = models.CharField(max_length=80, blank=True, validators=[validate_one_line])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["story", "kind", "key"], name="story_shows_a_thing_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["theme", "criterion", "skill"]), name="tag_kind_known"
            ),
        ]
        indexes = [
            # stories.coverage: how many stories show each thing.
            models.Index(fields=["kind", "key"], name="tag_kind_key"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return Shown(self.kind, self.key, self.name).label


class Shown(NamedTuple):
    """What a tag says, without the row."""

    kind: str
    key: str
    name: str

    @property
    def label(self) -> str:
        ours = Tag.OURS.get(self.kind)
        return str(ours(self.key).label) if ours and self.key in ours else self.name


class OwnTheme(OneOfAKind):
    """A theme that the candidate added to ours; it is a hole until a story shows it."""

    OWNER = "candidate"
    HIDDEN_BY = ("deleted_at",)
    SAME = ("candidate", "key")

    candidate = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="own_themes")
    key = models.CharField(max_length=LONGEST_KEY)
    name = models.CharField(_("theme"), max_length=80, validators=[validate_one_line])

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "key"], condition=models.Q(deleted_at=None), name="own_theme_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


def keyed(names: Iterable[str]) -> dict[str, str]:
    """The candidate's own words by what their spellings have in common; the first spelling counts."""
    found: dict[str, str] = {}
    for name in names:
        # One letter can become eighteen in a key; a column is not endless.
        found.setdefault(name_key(name)[:LONGEST_KEY], name)
    return found
