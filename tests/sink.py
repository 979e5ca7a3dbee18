"""An SMTP server that records every mail and can be told to misbehave.

    sink.mails                      what it took, in order: message_id, to, subject, text, raw, at
    sink.counts()                   how often each Message-ID was taken
    sink.wait_for(3)                until so many were taken; fails the test otherwise
    sink.on("rcpt", Reply("550 5.1.1 unknown"))       every time …
    sink.on("content", Drop(), times=1)               … or so many times, then as before
    sink.on("content", Stall(20)); sink.wait_for_stall("content")
    sink.behave()                   forget all that
    sink.leave(); sink.come_back()  the server is down; up again on the same port

Stages, in order: hello, login, mail, rcpt, data (the DATA command), content (the whole mail was read). A mail counts
as taken once its content was read, also when the reply is then lost, unless the reply is a refusal.
"""

import asyncio
import email
import email.policy
import logging
import time
from collections import Counter
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from tests.servers import free_port, wait_until

# A line for every command would cost more than the mail itself.
logging.getLogger("mail.log").setLevel(logging.WARNING)

STAGES = ("hello", "login", "mail", "rcpt", "data", "content")


@dataclass(frozen=True)
class Reply:
    text: str

    async def apply(self, server):
        return self.text


@dataclass(frozen=True)
class Stall:
    seconds: float

    async def apply(self, server):
        await asyncio.sleep(self.seconds)


@dataclass(frozen=True)
class Drop:
    """The connection breaks without a word."""

    async def apply(self, server):
        server.transport.abort()
        await asyncio.sleep(3600)  # until the broken connection cancels this


@dataclass(frozen=True)
class Mail:
    sender: str
    to: list[str]
    raw: bytes
    at: float = field(default_factory=time.time)

    @property
    def message(self):
        return email.message_from_bytes(self.raw, policy=email.policy.default)

    @property
    def message_id(self):
        return self.message["Message-ID"]

    @property
    def subject(self):
        return self.message["Subject"]

    @property
    def text(self):
        return self.message.get_body(("plain",)).get_content()


@dataclass
class Rule:
    stage: str
    fault: Reply | Stall | Drop
    times: float
    reached: int = 0


class Dialogue(SMTP):
    """aiosmtpd's own, with a fault possible before DATA is answered."""

    async def smtp_DATA(self, arg):
        if reply := await self.event_handler.fault(self, "data"):
            await self.push(reply)
        else:
            await super().smtp_DATA(arg)


class Sink:
    def __init__(self, needs_login=False):
        self.port = free_port()
        self.needs_login = needs_login
        self.mails = []
        self.rules = []
        self.connections = 0
        self.controller = None
        self.come_back()

    @property
    def url(self):
        login = "callback:secret@" if self.needs_login else ""
        return f"smtp://{login}127.0.0.1:{self.port}"

    def come_back(self):
        self.controller = ListeningSink(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def leave(self):
        if self.controller:
            self.controller.stop()
            self.controller = None

    def on(self, stage, fault, times=float("inf")):
        assert stage in STAGES, stage
        self.rules.append(Rule(stage, fault, times))

    def behave(self):
        self.rules = []

    def counts(self):
        return Counter(mail.message_id for mail in self.mails)

    def wait_for(self, count, seconds=180):
        wait_until(lambda: len(self.mails) >= count, seconds, f"mail {count} (there are {len(self.mails)})")
        return self.mails

    def wait_for_stall(self, stage, times=1, seconds=90):
        wait_until(
            lambda: sum(rule.reached for rule in self.rules if rule.stage == stage) >= times,
            seconds,
            f"{stage} stalling",
        )

    def rule_for(self, stage):
        return next((rule for rule in self.rules if rule.stage == stage and rule.reached < rule.times), None)

    async def fault(self, server, stage):
        if rule := self.rule_for(stage):
            rule.reached += 1
            return await rule.fault.apply(server)
        return None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        reply = await self.fault(server, "hello")
        return [reply] if reply else responses

    async def handle_HELO(self, server, session, envelope, hostname):
        session.host_name = hostname
        return await self.fault(server, "hello") or "250 sink.test"

    async def handle_MAIL(self, server, session, envelope, address, options):
        if reply := await self.fault(server, "mail"):
            return reply
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if reply := await self.fault(server, "rcpt"):
            return reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        rule = self.rule_for("content")
        if not rule or not isinstance(rule.fault, Reply):
            self.mails.append(Mail(envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return await self.fault(server, "content") or "250 OK"


class ListeningSink(Controller):
    def factory(self):
        sink = self.handler

        def authenticate(server, session, envelope, mechanism, credentials):
            if not (rule := sink.rule_for("login")):
                return AuthResult(success=True)
            rule.reached += 1
            return AuthResult(success=False, handled=False, message=rule.fault.text)

        return Dialogue(
            sink,
            hostname="sink.test",
            authenticator=authenticate,
            auth_required=sink.needs_login,
            auth_require_tls=False,
            data_size_limit=None,
        )
