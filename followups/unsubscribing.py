"""The signed token of the one-click unsubscribe link (RFC 8058): no login, no expiry, one kind of reminder."""

from django.core import signing

from followups.models import Reminder

SALT = "followups.unsubscribe"


def unsubscribe_token(candidate_id: int, kind: str) -> str:
    return signing.dumps([candidate_id, kind], salt=SALT)


def read_token(token: str) -> tuple[int, str] | None:
    """(candidate id, kind) of a token that we signed, else None."""
    try:
        candidate_id, kind = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (candidate_id, kind) if kind in Reminder.Kind.values else None
