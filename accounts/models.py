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
    has_shortcuts = models.BooleanField(
        _("shortcuts of a single key"),
        default=True,
        db_default=True,
        help_text=_("Switch them off if you speak to your device, or if keys do things that you do not mean."),
    )
    address_failed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Every page says so, and none should have to ask the database for it (dashboard/example.py).
    example_at = models.DateTimeField(null=True, blank=True, editable=False)
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


class Account(User):
    """A user as the people who run the site see one: by the address, not by the name that they sign with."""

    class Meta:
        proxy = True
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.email


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


class AuditEvent(models.Model):
    """Something that happened with an account. No network address, no token, no text: a code, a moment, a device."""

    class What(models.TextChoices):
        SIGNED_UP = "signed_up", _("You signed up")
        SIGNED_IN = "signed_in", _("Signed in")
        SIGNED_IN_BY_CODE = "signed_in_by_code", _("Signed in with a code from a mail")
        SIGNED_IN_BY_PASSKEY = "signed_in_by_passkey", _("Signed in with a passkey")
        SIGNED_IN_WITH_SECOND_FACTOR = "signed_in_with_second", _("Signed in with a second step")
        SIGN_IN_FAILED = "sign_in_failed", _("Somebody typed a wrong password")
        SIGNED_OUT = "signed_out", _("Signed out")
        SESSIONS_ENDED = "sessions_ended", _("Signed out everywhere else")
        PASSWORD_CHANGED = "password_changed", _("Password changed")
        PASSWORD_RESET = "password_reset", _("Password set anew, by a link from a mail")
        ADDRESS_ASKED = "address_asked", _("A new e-mail address was asked for")
        ADDRESS_CHANGED = "address_changed", _("E-mail address changed")
        ADDRESS_CONFIRMED = "address_confirmed", _("E-mail address confirmed")
        SECOND_FACTOR_ADDED = "second_factor_added", _("Second step at sign-in switched on")
        SECOND_FACTOR_REMOVED = "second_factor_removed", _("Second step at sign-in switched off")
        RECOVERY_CODES_MADE = "recovery_codes_made", _("New recovery codes made")
        PASSKEY_ADDED = "passkey_added", _("Passkey added")
        PASSKEY_REMOVED = "passkey_removed", _("Passkey removed")
        FEED_MADE = "feed_made", _("Secret address for your calendar made")
        FEED_REVOKED = "feed_revoked", _("Secret address for your calendar closed")
        ARCHIVE_DOWNLOADED = "archive_downloaded", _("Archive downloaded")
        ARCHIVE_RESTORED = "archive_restored", _("Archive brought back")
        LIST_DOWNLOADED = "list_downloaded", _("List downloaded")
        ARCHIVED_BY_SITE = "archived_by_site", _("The people who run this site made an archive of your account")
        RESTORED_BY_SITE = "restored_by_site", _("The people who run this site brought an archive back")
        CLOSED_BY_SITE = "closed_by_site", _("The people who run this site closed your account")
        FACTORS_REMOVED_BY_SITE = (
            "factors_removed_by_site",
            _("The people who run this site removed your second step"),
        )
        OPENED_BY_SITE = "opened_by_site", _("The people who run this site opened your account again")
        REMINDER_AGAIN_BY_SITE = "reminder_again_by_site", _("The people who run this site revived a reminder")
        REMINDER_STOPPED_BY_SITE = "reminder_stopped_by_site", _("The people who run this site stopped a reminder")

    # Nobody's: wrong passwords for addresses that nobody has (accounts/audit.py).
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="audit_events")
    what = models.CharField(max_length=24, choices=What)
    times = models.PositiveIntegerField(default=1)
    browser = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    began_at = models.DateTimeField(auto_now_add=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        # The page, and the latest of a person; the hourly purge.
        indexes = [
            models.Index(fields=["user", "-at"], name="audit_trail"),
            models.Index(fields=["at"], name="audit_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.what}"

    @property
    def is_by_site(self) -> bool:
        """Done by the people who run the site, from no device of the person's."""
        return self.what.endswith("_by_site")
