"""Where a person is signed in: allauth keeps a row for each session; two queries find which are open."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.browsers import browser_of, system_of
from accounts.models import User

SEEN_AT = "seen_at"  # in the session
STAMPED_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class OpenSession:
    pk: int
    device: str
    ip: str
    since: datetime
    seen_at: datetime
    is_current: bool


def stamp(request: HttpRequest, now: datetime) -> None:
    """Note that this session is in use; in between the session itself remembers that it is noted."""
    if now.timestamp() - request.session.get(SEEN_AT, 0) < STAMPED_EVERY.total_seconds():
        return
    request.session[SEEN_AT] = now.timestamp()
    # A request that came without a network address is no reason to refuse a page.
    with suppress(PermissionDenied, ImproperlyConfigured):
        UserSession.objects.create_from_request(request)


def open_sessions(user: User, current_key: str | None, now: datetime) -> list[OpenSession]:
    """This one first, then by last use. One that ran out, or was ended by a new password, is left out."""
    known = list(UserSession.objects.filter(user=user).order_by("-last_seen_at", "-pk"))
    alive = _keys_alive(user, [row.session_key for row in known], now)
    found = [_shown(row, current_key) for row in known if row.session_key in alive]
    return sorted(found, key=lambda session: not session.is_current)


def end_one(request: HttpRequest, user: User, pk: int) -> bool:
    """Sign out there; False for a session that is not this person's, or not open any more."""
    rows = list(UserSession.objects.filter(user=user, pk=pk))
    end_sessions(request, rows)
    return bool(rows)


def end_others(request: HttpRequest, user: User) -> None:
    end_sessions(request, list(UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)))


def device(user_agent: str) -> str:
    """“Firefox on Windows”, as far as a browser says what it is."""
    browser = browser_of(user_agent) or _("A browser")
    system = system_of(user_agent)
    return _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if system else browser


def _keys_alive(user: User, keys: Iterable[str], now: datetime) -> set[str]:
    valid = {user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()}
    stored = Session.objects.filter(session_key__in=keys, expire_date__gt=now)
    return {session.session_key for session in stored if session.get_decoded().get(HASH_SESSION_KEY) in valid}


def _shown(row: UserSession, current_key: str | None) -> OpenSession:
    return OpenSession(
        pk=row.pk,
        device=device(row.user_agent),
        ip=row.ip,
        since=row.created_at,
        seen_at=row.last_seen_at,
        is_current=row.session_key == current_key,
    )
