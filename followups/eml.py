"""A note as a file that a mail program opens ready to send: no From, because only that program knows the sender."""

from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from django.utils.text import slugify

from followups.drafts import Draft


def eml_of(draft: Draft, name: str, address: str) -> bytes:
    """Whatever was typed stays in the subject, the name or the text: nothing of it can become another header."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = _one_line(draft.subject)
    if to := _address(_one_line(name), address):
        message["To"] = to
    message.set_content(draft.body, cte="quoted-printable")
    return message.as_bytes()


def file_name(name: str) -> str:
    return f"thank-you-{slugify(name)}.eml" if slugify(name) else "thank-you.eml"


def _address(name: str, address: str) -> Address | None:
    """None for an address that is none: then the mail program asks for it."""
    try:
        return Address(name, addr_spec=address) if address else None
    except (MessageError, ValueError, IndexError):
        return None


def _one_line(text: str) -> str:
    return " ".join(text.split())
