"""The ceiling of the mails: the reminder's own templates, the standard library's message, one connection, no ledger.

Called inside the product (Product.call).
"""

import smtplib
import time
from email.message import EmailMessage
from email.utils import make_msgid

from django.conf import settings
from django.template import Template
from django.template.loader import render_to_string
from django.test.signals import template_rendered
from django.test.utils import instrumented_test_render
from django.utils import timezone, translation

from followups.clock import database_clock
from followups.dossiers import load_dossiers
from followups.mails import compose
from followups.models import Reminder
from followups.rules import reminders_planned

PARTS = ("followups/mail/thank_you_subject.txt", "followups/mail/thank_you.txt", "followups/mail/thank_you.html")


def send(count, port):
    """Render, build and send so many; how many seconds that took."""
    contexts = contexts_of_one_mail()
    with translation.override("en"), timezone.override("UTC"), smtplib.SMTP("127.0.0.1", port) as server:
        begun = time.perf_counter()
        for number in range(count):
            subject, text, html = (render_to_string(name, contexts[name]) for name in PARTS)
            message = EmailMessage()
            message["Subject"] = " ".join(subject.split())
            message["From"] = settings.DEFAULT_FROM_EMAIL
            message["To"] = f"c{number}@example.com"
            message["Message-ID"] = make_msgid(domain="callback.test")
            message.set_content(text)
            message.add_alternative(html, subtype="html")
            server.send_message(message)
        return time.perf_counter() - begun


def contexts_of_one_mail():
    """What the templates are given for a row that is due, as the product puts it together."""
    contexts = {}

    def note(template, context, **_more):
        contexts.setdefault(template.name, context.flatten())

    original, Template._render = Template._render, instrumented_test_render
    template_rendered.connect(note)
    try:
        compose_one()
    finally:
        Template._render = original
        template_rendered.disconnect(note)
    return contexts


def compose_one():
    now, row = database_clock()(), Reminder.objects.unclosed().first()
    dossier = load_dossiers({row.round_id}, now)[row.round_id]
    due = next(due for due in reminders_planned(dossier.facts, now) if due.key == row.key)
    compose(dossier, due, row, now)
