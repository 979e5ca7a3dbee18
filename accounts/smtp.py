"""Django's SMTP backend, with connections that know how far a mail got and that no server can keep busy for ever."""

import io
import smtplib
import socket
import time
from collections.abc import Sequence
from typing import Any

from django.core.mail.backends.smtp import EmailBackend as DjangoBackend

# Of one reply, all its lines together.
MOST_BYTES = 64 * 1024


class _Replies(io.RawIOBase):
    """What a server says. Each reply has to be whole within the time-out, and has to end at some point.

    Python bounds a line and the wait for the next byte: a server may drip, or go on with lines without end.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._patience = connection.gettimeout()
        self.expect_reply()

    def expect_reply(self) -> None:
        self._until = time.monotonic() + (self._patience or 0)
        self._bytes_left = MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._time_left())
        try:
            count = self._connection.recv_into(buffer)
        finally:
            self._connection.settimeout(self._patience)
        self._bytes_left -= count
        if self._bytes_left < 0:
            raise ConnectionError("a reply without end")
        return count

    def _time_left(self) -> float | None:
        if self._patience is None:
            return None
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("a reply that does not end")
        return left


class _TrackedSMTP(smtplib.SMTP):
    """Knows whether the whole text went out, dot and all: only then a drop leaves us uncertain."""

    was_handed_over = False
    _is_in_data = False
    _replies: _Replies

    def getreply(self) -> tuple[int, bytes]:
        # A new one for each connection, and once more when it goes over to TLS.
        if self.file is None and self.sock is not None:
            self._replies = _Replies(self.sock)
            self.file = io.BufferedReader(self._replies)
        elif self.file is not None:
            self._replies.expect_reply()
        return super().getreply()

    def mail(self, sender: str, options: Sequence[str] = ()) -> tuple[int, bytes]:
        self.was_handed_over = False
        return super().mail(sender, options)

    def data(self, msg: Any) -> tuple[int, bytes]:
        self._is_in_data = True
        try:
            return super().data(msg)
        finally:
            self._is_in_data = False

    def send(self, s: Any) -> None:
        super().send(s)
        # smtplib sends commands as text and the mail itself as bytes.
        if self._is_in_data and isinstance(s, bytes):
            self.was_handed_over = True


class _TrackedSMTPOverTLS(_TrackedSMTP, smtplib.SMTP_SSL):
    pass


class EmailBackend(DjangoBackend):
    """For MAILERS, with Django's options."""

    connection: _TrackedSMTP | None

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _TrackedSMTPOverTLS if self.use_ssl else _TrackedSMTP

    @property
    def was_handed_over(self) -> bool:
        return self.connection is not None and self.connection.was_handed_over
