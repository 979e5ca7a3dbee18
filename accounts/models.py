"""The candidate's account. The e-mail address is the login."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.text import validate_one_line
from accounts.zones import validate_time_zone


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail"), max_length=254)
    name = models.CharField(
        _("name"), max_length=120, blank=True, validators=[validate_one_line], help_text=_("As you sign your notes.")
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_time_zone])
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("For its public holidays."))
    subdivision = models.CharField(_("state or region"), max_length=16, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    address_failed_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def get_full_name(self) -> str:
        return self.name

    def mark_address_failed(self, now: datetime) -> None:
        """A mail server refused the address for good; shown on every page until it is mended."""
        self.address_failed_at = now
        self.save(update_fields=["address_failed_at"])


class FeedToken(models.Model):
    """The secret address under which one candidate's calendar can be subscribed to; only its hash is kept."""

    user = models.OneToOneField(User, models.CASCADE, related_name="feed_token")
    token_hash = models.CharField(max_length=64, unique=True)
    has_alarms = models.BooleanField(_("Ring an hour before each conversation"), default=False)
    has_deadlines = models.BooleanField(_("Show until when to thank"), default=True)
    has_reply_days = models.BooleanField(_("Show by when they reply"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user_id}"
