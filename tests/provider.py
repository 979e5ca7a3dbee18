"""A mail provider's HTTPS interface, played on this machine, that can be told what to answer.

provider.answer(422, '{"ErrorCode": 300, …}')     to each mail from now on
provider.answer(Drop()); provider.answer(Stall(2))
provider.mails                                     what was posted: Posted(path, headers, body)
"""

import json
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote_plus

from tests.sink import Drop, Stall

WORKS = {
    "brevo": (201, '{"messageId": "<1@smtp-relay.mailin.fr>"}'),
    "mailersend": (202, ""),
    "mailgun": (200, '{"id": "<1@mg.example>", "message": "Queued. Thank you."}'),
    "mailjet": (200, '{"Messages": [{"Status": "success", "To": [{"Email": "ana@example.com", "MessageID": 1}]}]}'),
    "postmark": (200, '{"ErrorCode": 0, "Message": "OK", "MessageID": "1", "To": "ana@example.com"}'),
    "resend": (200, '{"id": "1"}'),
    "sendgrid": (202, ""),
    "sparkpost": (
        200,
        '{"results": {"id": "1", "total_accepted_recipients": 1, "total_rejected_recipients": 0}}',
    ),
}
KEYS = {
    "mailersend": {"api_token": "key"},
    "mailgun": {"api_key": "key", "sender_domain": "mg.example"},
    "mailjet": {"api_key": "key", "secret_key": "secret"},
    "postmark": {"server_token": "key"},
}


@dataclass(frozen=True)
class Posted:
    path: str
    headers: dict
    body: str

    def mail(self):
        return json.loads(self.body)

    def says(self, text):
        return text in unquote_plus(self.body)


class PlayedProvider:
    def __init__(self):
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
        self.server.daemon_threads = True
        self.server.provider = self
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        self.behave()
        # Looked at often, so that a test that ends it need not wait.
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def behave(self):
        self.mails, self.connections, self.reply = [], 0, None

    def plays(self, name, alias="reminders", timeout=0.3):
        """The settings that send to it, as to this provider; it takes every mail until told otherwise."""
        self.reply = WORKS[name]
        options = KEYS.get(name, {"api_key": "key"}) | {"provider": name, "api_url": self.url, "timeout": timeout}
        return {alias: {"BACKEND": "accounts.provider_mail.EmailBackend", "OPTIONS": options}}

    def answer(self, status, body=""):
        self.reply = status if isinstance(status, Drop | Stall) else (status, body)

    def leave(self):
        self.server.shutdown()
        self.server.server_close()


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def setup(self):
        super().setup()
        self.server.provider.connections += 1

    def do_HEAD(self):
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self):
        provider = self.server.provider
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        provider.mails.append(Posted(self.path, dict(self.headers), body))
        if isinstance(provider.reply, Stall):
            time.sleep(provider.reply.seconds)
        if isinstance(provider.reply, Drop | Stall):
            self.close_connection = True
            return
        status, text = provider.reply
        self.send_response(status)
        self.send_header("Content-Type", "application/json" if text.startswith("{") else "text/html")
        self.send_header("Content-Length", str(len(text)))
        if status == 202:
            self.send_header("X-Message-Id", "1")
        if status == 429:
            self.send_header("Retry-After", "30")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args):
        pass
