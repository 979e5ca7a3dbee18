"""The trail of what happened with an account, for its owner to read: what, when, on what kind of device. Ids only."""

from datetime import timedelta
from typing import Final

from django.db.models import F, Value
from django.db.models.functions import Lower
from django.http import HttpRequest

from accounts.browsers import browser_of, system_of
from accounts.models import AuditEvent, User

What = AuditEvent.What
KEPT_FOR = timedelta(days=365)

# What allauth has to tell the person, by the name of the mail that it would send them.
NOTICES: Final = {
    "account/email/password_changed": What.PASSWORD_CHANGED,
    "account/email/password_set": What.PASSWORD_CHANGED,
    "account/email/password_reset": What.PASSWORD_RESET,
    "mfa/email/totp_activated": What.SECOND_FACTOR_ADDED,
    "mfa/email/totp_deactivated": What.SECOND_FACTOR_REMOVED,
    "mfa/email/recovery_codes_generated": What.RECOVERY_CODES_MADE,
    "mfa/email/webauthn_added": What.PASSKEY_ADDED,
    "mfa/email/webauthn_removed": What.PASSKEY_REMOVED,
}
SIGN_INS: Final = {
    "password": What.SIGNED_IN,
    "password_reset": What.SIGNED_IN,
    "code": What.SIGNED_IN_BY_CODE,
    "mfa": What.SIGNED_IN_WITH_SECOND_FACTOR,
}


def record(request: HttpRequest | None, what: str, user: User | None = None) -> None:
    """Write it down for `user`, by default for who is signed in; without a request it was the people who run the site.

    The browser's words are read and forgotten, and no network address is kept: what tells an own device from a
    stranger's is the kind of it.
    """
    AuditEvent.objects.create(user=user or _signed_in(request), what=what, **_device(request))


def record_failure(request: HttpRequest, address: str) -> None:
    """A wrong password. Those in a row are one event with their number, so that nobody can flood the trail.

    An address that nobody has takes the same steps, for nobody: how long it takes says nothing about who is here.
    """
    # By the index of unique addresses: a search through all rows would end earlier for one that is there.
    user = User.objects.alias(lower=Lower("email")).filter(lower=Lower(Value(address))).first()
    latest = AuditEvent.objects.filter(user=user).order_by("-at", "-pk").first()
    if latest is None or latest.what != What.SIGN_IN_FAILED:
        AuditEvent.objects.create(user=user, what=What.SIGN_IN_FAILED, **_device(request))
        return
    latest.times = F("times") + 1
    latest.browser, latest.system = _device(request).values()
    latest.save(update_fields=["times", "at", "browser", "system"])


def record_notice(request: HttpRequest, notice: str, user: User) -> None:
    """What allauth tells the person about, if it is something that belongs in the trail."""
    if notice in NOTICES:
        record(request, NOTICES[notice], user)


def record_entry(request: HttpRequest, user: User, *, is_new: bool, records: list[dict[str, object]]) -> None:
    """A sign-up or a sign-in; the last of allauth's records of how one proved who one is says which."""
    last = records[-1] if records else {}
    what = SIGN_INS.get(str(last.get("method")), What.SIGNED_IN)
    if last.get("passwordless"):
        what = What.SIGNED_IN_BY_PASSKEY
    record(request, What.SIGNED_UP if is_new else what, user)


def _signed_in(request: HttpRequest | None) -> User | None:
    return request.user if request is not None and request.user.is_authenticated else None


def _device(request: HttpRequest | None) -> dict[str, str]:
    user_agent = request.headers.get("User-Agent", "") if request else ""
    return {"browser": browser_of(user_agent), "system": system_of(user_agent)}
