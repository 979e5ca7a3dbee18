"""Mail without a mail server: each message is a file in a folder, written by the backend here, read by /mail/."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.errors import MessageError
from email.message import EmailMessage as StoredMessage
from email.parser import BytesParser
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.core.mail import EmailMessage, InvalidMailer
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

NAME = re.compile(r"[0-9]{8}T[0-9]{12}Z-[0-9a-f]{8}\.eml")
# Nobody reads further back than this in a folder that only one machine fills.
NEWEST = 500


class EmailBackend(BaseEmailBackend):
    """For MAILERS: OPTIONS name the `folder`. A file appears complete or not at all."""

    def __init__(self, *, folder: str | Path | None = None, alias: str | None = None, **unknown: Any) -> None:
        super().__init__(alias=alias, **unknown)
        if folder is None:
            raise InvalidMailer("OPTIONS must name a 'folder'.", alias=alias)
        self.folder = Path(folder)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        addressed = [message for message in email_messages if message.recipients()]
        for message in addressed:
            store(self.folder, message.message(policy=policy.SMTP).as_bytes())
        return len(addressed)


def store(folder: Path, content: bytes) -> Path:
    """Write one mail under a name that sorts by time; readers see the whole file or none."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{timezone.now():%Y%m%dT%H%M%S%f}Z-{token_hex(4)}.eml"
    unfinished = path.with_suffix(".part")
    try:
        unfinished.write_bytes(content)
        return unfinished.replace(path)
    except OSError:
        # What a full disk took of it would keep the disk full.
        unfinished.unlink(missing_ok=True)
        raise


@dataclass(frozen=True)
class Mail:
    name: str
    subject: str
    sender: str
    recipients: frozenset[str]
    sent_at: datetime | None
    text: str = ""
    html: str = ""


def newest_mails(folder: Path, addresses: frozenset[str]) -> list[Mail]:
    """The mails to one of `addresses` (lower case), newest first, without their bodies."""
    return _mails_to(addresses, folder, _names(folder)[:NEWEST])


def all_mails(folder: Path, addresses: frozenset[str]) -> list[Mail]:
    """Those that are too old to be listed as well: they would be listed again once newer ones are gone."""
    return _mails_to(addresses, folder, _names(folder))


def find_mail(folder: Path, name: str, addresses: frozenset[str]) -> Mail | None:
    """The mail in that file, if the name is one that we give and it went to one of `addresses`."""
    mail = _read(folder / name, is_whole=True) if NAME.fullmatch(name) else None
    return mail if mail and mail.recipients & addresses else None


def forget_mails(folder: Path, addresses: frozenset[str]) -> None:
    for mail in all_mails(folder, addresses):
        (folder / mail.name).unlink(missing_ok=True)


def _names(folder: Path) -> list[str]:
    """Newest first."""
    return sorted((path.name for path in folder.glob("*.eml") if NAME.fullmatch(path.name)), reverse=True)


def _mails_to(addresses: frozenset[str], folder: Path, names: list[str]) -> list[Mail]:
    mails = (_read(folder / name, is_whole=False) for name in names)
    return [mail for mail in mails if mail and mail.recipients & addresses]


def _read(path: Path, *, is_whole: bool) -> Mail | None:
    """What the file says, or nothing if it is no mail that can be read."""
    try:
        with path.open("rb") as file:
            return _mail(path.name, BytesParser(policy=policy.default).parse(file, headersonly=not is_whole), is_whole)
    except (OSError, MessageError, ValueError, LookupError, AttributeError):
        return None


def _mail(name: str, message: StoredMessage, is_whole: bool) -> Mail:
    date, recipient = message["Date"], message["To"]
    return Mail(
        name=name,
        subject=str(message["Subject"] or ""),
        sender=str(message["From"] or ""),
        recipients=frozenset(address.addr_spec.lower() for address in recipient.addresses)
        if recipient
        else frozenset(),
        sent_at=date.datetime if date else None,
        text=_part(message, "plain") if is_whole else "",
        html=_part(message, "html") if is_whole else "",
    )


def _part(message: StoredMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part else ""
