"""The token in a reminder's unsubscribe link: whose, and which kind. Signed, so that it needs no login and no row."""

from django.core import signing

SALT = "followups.unsubscribing"


def unsubscribe_token(candidate_id: int, kind: str) -> str:
    return signing.Signer(salt=SALT).sign_object([candidate_id, kind])


def read_token(token: str) -> tuple[int, str] | None:
    """(candidate id, kind), or None for a token that we did not sign. It never expires: old mails stay honest."""
    try:
        candidate_id, kind = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    return candidate_id, kind
