"""What a mail server writes when a mail could not be delivered (RFC 3464), read without trusting a word of it.

Anybody can write such a notice about anybody, so it counts only if it quotes the Message-ID of a reminder that went to
that address: nobody else knows it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from typing import Any

from followups.models import Reminder

# A notice carries the mail that came back; ours have a few thousand letters, and time grows with what is read.
MOST_BYTES = 256 * 1024
ORIGINAL = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers")
MESSAGE_ID = re.compile(r"<[!-~]+>")
UNREADABLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class NoticeError(Exception):
    """It is no notice that can be read; the text says why, in one line."""


@dataclass(frozen=True, slots=True)
class Notice:
    failed: frozenset[str]  # addresses in lower case that will never get the mail
    message_id: str  # of the mail that came back, or empty


def read_notice(content: bytes) -> Notice:
    """Raises NoticeError, and nothing else, whatever is in it."""
    if len(content) > MOST_BYTES:
        raise NoticeError("larger than a delivery notice is")
    try:
        notice = BytesParser(policy=policy.compat32).parsebytes(content)
        parts = notice.get_payload() if notice.get_content_type() == "multipart/report" else None
        if not isinstance(parts, list):
            raise NoticeError("not a delivery notice (no multipart/report)")
        return Notice(frozenset(_failed(parts)), _message_id(parts))
    except UNREADABLE as error:
        raise NoticeError(f"not a delivery notice that can be read ({type(error).__name__})") from None


def _failed(parts: list[Any]) -> Iterator[str]:
    """The recipients of which the server says that it gave up on them for good, under both of their names."""
    for part in parts:
        if part.get_content_type() == "message/delivery-status":
            for block in part.get_payload():
                if _word(block, "Action") == "failed" and _word(block, "Status").startswith("5."):
                    yield from (_word(block, name).rpartition(";")[2].strip(" <>") for name in RECIPIENTS)


# An address that forwards: the first is the one we wrote to, the second the one that refused.
RECIPIENTS = ("Original-Recipient", "Final-Recipient")


def _word(block: Message, name: str) -> str:
    return str(block.get(name, "")).strip().lower()


def _message_id(parts: list[Any]) -> str:
    """The original's, whose headers follow whole or as text."""
    for part in parts:
        if part.get_content_type() in ORIGINAL:
            payload = part.get_payload()
            original = payload[0] if isinstance(payload, list) else _headers(part)
            return str(original.get("Message-ID", "")).strip()
    return ""


def _headers(part: Message) -> Message:
    content = part.get_payload(decode=True)
    return BytesHeaderParser(policy=policy.compat32).parsebytes(content if isinstance(content, bytes) else b"")


def reminder_of(notice: Notice) -> Reminder | None:
    """The reminder that came back, if it went to an address that the notice names and its owner still has."""
    if not MESSAGE_ID.fullmatch(notice.message_id):
        return None
    reminder = Reminder.objects.filter(message_id=notice.message_id).select_related("candidate").first()
    return reminder if reminder and reminder.candidate.email.lower() in notice.failed else None
