"""The secret address of a candidate's calendar: made, found again by its hash, stamped when used, revoked."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from accounts.models import FeedToken, User

RANDOM_BYTES = 32
STAMPED_EVERY = timedelta(hours=1)


def make(candidate: User, now: datetime) -> str:
    """A new token, in place of the one before; this is the only moment at which it can be read."""
    token = secrets.token_urlsafe(RANDOM_BYTES)
    FeedToken.objects.update_or_create(
        user=candidate, defaults={"token_hash": _hash(token), "created_at": now, "last_used_at": None}
    )
    return token


def find(token: str) -> FeedToken | None:
    """What was made under this token and is neither revoked nor replaced, with its candidate."""
    kept = FeedToken.objects.select_related("user").filter(token_hash=_hash(token), user__is_active=True)
    return kept.first()


def stamp_use(feed: FeedToken, now: datetime) -> None:
    """Note that a calendar asked; once an hour is enough to see that it does."""
    if feed.last_used_at is None or feed.last_used_at <= now - STAMPED_EVERY:
        FeedToken.objects.filter(pk=feed.pk).update(last_used_at=now)


def revoke(candidate: User) -> None:
    FeedToken.objects.filter(user=candidate).delete()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
