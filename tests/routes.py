"""Every address of the product, as the resolver knows it, with the rows of an account that stand in it.

A route without a case here fails tests/test_isolation.py: add its name to ROWS_IN, PLAIN, ALLAUTH or PUBLIC.
"""

import re
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts import feed_tokens
from accounts.mailbox import EmailBackend
from accounts.ownership import Owned
from followups.unsubscribing import unsubscribe_token
from interviews.job_files.working import take_one
from interviews.models import ImportJob
from tests.factories import (
    make_answer,
    make_application,
    make_given,
    make_interview,
    make_interviewer,
    make_note,
    make_round,
    make_story,
    make_telling,
)
from tests.whole_account import fill

# What stands in the address, by the key of `rows_of`, and the routes that it stands in.
ROWS_IN = {
    "application": """
        dashboard:application interviews:application_edit interviews:application_delete interviews:application_stage
        interviews:skills interviews:research interviews:research_note_create interviews:interviewer_create
        stories:answers stories:answer_create""",
    "round": """
        dashboard:round dashboard:prepare dashboard:brief dashboard:brief_pdf dashboard:debrief
        dashboard:round_calendar interviews:round_edit interviews:round_delete interviews:round_cancellation
        interviews:round_primer interviews:round_asked interviews:agenda interviews:agenda_undo
        interviews:interview_create interviews:questions_order
        interviews:assignment_create interviews:questions interviews:question_create interviews:bank_question_create
        interviews:continuity interviews:earlier_round stories:round_stories stories:telling_create
        followups:round_thank_yous followups:recruiter_asked followups:all_sent followups:all_sent_undo
        followups:timeline_create""",
    "interview": """
        dashboard:interview_calendar dashboard:interview_google dashboard:interview_outlook
        interviews:interview_edit interviews:interview_delete
        interviews:interview_cancellation interviews:interview_position""",
    "interviewer": "interviews:interviewer_edit interviews:interviewer_delete",
    "skill": "interviews:skill_edit interviews:skill_delete",
    "researchnote": "interviews:research_note_edit interviews:research_note_delete",
    "assignment": "interviews:assignment_edit interviews:assignment_delete interviews:assignment_handed_in",
    "question": """
        interviews:question_edit interviews:question_move interviews:question_position interviews:question_delete""",
    "bankquestion": "interviews:bank_question_delete",
    "topic": "interviews:topic_thought interviews:topic_settled",
    "importjob": """
        interviews:job_file interviews:job_file_left_out interviews:job_file_delete
        interviews:job_file_taking_back""",
    "participation": "interviews:participation_met interviews:participation_replacement",
    "owntheme": "stories:theme_delete",
    "story": "stories:story stories:story_edit stories:story_delete",
    "answer": "stories:answer_edit stories:answer_delete stories:answer_given",
    "answergiven": "stories:answer_given_edit stories:answer_given_delete",
    "telling": "stories:telling_edit stories:telling_told stories:telling_delete",
    "timeline": "followups:timeline_answered followups:timeline_outcome followups:timeline_asked_again",
    "deleted application": "interviews:application_restore",
    "deleted round": "interviews:round_restore",
    "deleted interview": "interviews:interview_restore",
    "deleted interviewer": "interviews:interviewer_restore",
    "deleted researchnote": "interviews:research_note_restore",
    "deleted assignment": "interviews:assignment_restore",
    "deleted story": "stories:story_restore",
    "deleted skill": "interviews:skill_restore",
    "deleted question": "interviews:question_restore",
    "deleted bankquestion": "interviews:bank_question_restore",
    "deleted owntheme": "stories:theme_restore",
    "deleted answer": "stories:answer_restore",
    "deleted answergiven": "stories:answer_given_restore",
    "deleted telling": "stories:telling_restore",
    "usersession": "accounts:session_end",
    "mail": "accounts:mailbox_message accounts:mailbox_html",
    "round kind": "followups:snooze followups:snooze_lift",
    "round interviewer": """
        followups:note followups:note_sent followups:note_skip followups:note_topic followups:note_reopen
        followups:note_draft followups:note_checks followups:note_opened followups:note_asked followups:note_eml""",
}
# The same address for everybody: what it shows is of whoever is signed in.
PLAIN = """
    accounts:confirm_address accounts:mailbox accounts:activity accounts:signing_in accounts:passkeys
    accounts:passkey_again accounts:sessions accounts:other_sessions_end
    dashboard:start dashboard:example dashboard:example_removal dashboard:example_restore
    dashboard:applications dashboard:applications_selected dashboard:applications_undo dashboard:insights
    dashboard:import_invite dashboard:shared_invite dashboard:search dashboard:shortcuts
    dashboard:settings dashboard:calendar_settings dashboard:calendar_address dashboard:calendar_revocation
    dashboard:my_data dashboard:archive dashboard:restore dashboard:account_delete interviews:application_create
    interviews:quick_add interviews:round_log interviews:job_files stories:stories stories:story_create
    stories:story_advice stories:coverage stories:theme_create stories:rehearsal followups:thank_yous
    followups:next_note followups:opened_notes followups:notes_reopen followups:people_selected
    stories:stories_selected stories:stories_undo
    followups:waiting followups:reminders followups:test_reminder followups:preferences
"""
LISTS = {"dashboard:list_csv": ("applications",), "dashboard:list_xlsx": ("applications",)}
# Without a login. A token in the address is the permission: these cases hold one that was forged or revoked.
PUBLIC = {
    "accounts:language": (),
    "dashboard:home": (),
    "dashboard:service_worker": (),
    "dashboard:offline": (),
    "dashboard:web_manifest": (),
    "dashboard:styleguide": (),
    "dashboard:calendar_feed": ("revoked feed",),
    # There once a provider is configured; then its secret is the permission (tests/accounts/test_bounces.py).
    "accounts:bounces": (),
    "followups:unsubscribe": ("forged unsubscribe",),
    "followups:live": (),
    "followups:ready": (),
    "followups:metrics": (),
}
# Ours at addresses of allauth's, and judged as those are: each shows the one who asks.
ENTRANCE = {"accounts:confirm_signup": (), "accounts:login_code": (), "accounts:passkey_sign_in": ()}
# allauth's, installed or soon to be; one that it brings and that is not here fails the test.
OF_ALLAUTH = """
    account_login account_logout account_inactive account_signup account_reauthenticate account_email
    account_email_verification_sent account_change_password account_set_password account_reset_password
    account_confirm_login_code account_request_login_code account_reset_password_from_key_done
    account_reset_password_done account_signup_by_passkey
    mfa_index mfa_authenticate mfa_reauthenticate mfa_trust mfa_activate_totp mfa_deactivate_totp
    mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes mfa_list_webauthn
    mfa_add_webauthn mfa_reauthenticate_webauthn mfa_login_webauthn mfa_signup_webauthn usersessions_list
"""
ALLAUTH = {
    **dict.fromkeys(OF_ALLAUTH.split(), ()),
    "account_confirm_email": ("forged confirmation",),
    "account_reset_password_from_key": ("user in 36", "forged reset"),
    "mfa_remove_webauthn": ("authenticator",),
    "mfa_edit_webauthn": ("authenticator",),
}
PLACES = {
    **{
        name: tuple(key.split()) if key.startswith("round ") else (key,)
        for key, names in ROWS_IN.items()
        for name in names.split()
    },
    **dict.fromkeys(PLAIN.split(), ()),
    **LISTS,
    **PUBLIC,
    **ENTRANCE,
    **ALLAUTH,
}
OURS = {"accounts", "interviews", "stories", "followups", "dashboard"}


@dataclass(frozen=True)
class Route:
    """One pattern of the resolver: its full name, and its room ("" for allauth's)."""

    name: str
    pattern: str

    @property
    def room(self):
        return self.name.rpartition(":")[0]

    @property
    def is_ours(self):
        return self.room in OURS and self.name not in ENTRANCE

    @property
    def is_admin(self):
        return self.room.startswith("admin")

    @property
    def is_public(self):
        return self.name in PUBLIC

    @property
    def holds_rows(self):
        """Whether rows of one candidate stand in its address."""
        return self.is_ours and not self.is_public and self.name not in LISTS and bool(PLACES[self.name])


def all_routes(patterns=None, before="", room=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inside = ":".join(part for part in (room, pattern.namespace) if part)
            yield from all_routes(pattern.url_patterns, before + str(pattern.pattern), inside)
        else:
            yield Route(":".join(part for part in (room, pattern.name or "") if part), before + str(pattern.pattern))


def without_a_case(routes):
    return [f"{route.name} ({route.pattern})" for route in routes if route.name not in PLACES and not route.is_admin]


def address(route, rows):
    if route.is_admin:
        return _admin_address(route, rows)
    return reverse(route.name, args=[rows.get(key, key) for key in PLACES[route.name]])


def _admin_address(route, rows):
    """The admin site has one way to name its pages: application_model_change, with the row's key."""
    model = re.fullmatch(r"[^:]+:[a-z]+_([a-z]+)_(change|delete|history|password_change)", route.name)
    given = {
        "object_id": rows.get(model[1], 1) if model else 1,
        "id": rows["user"],
        "app_label": "accounts",
        "content_type_id": 1,
        "url": "nothing",
    }
    names = re.findall(r"\(\?P<(\w+)>|<(?:\w+:)?(\w+)>", route.pattern)
    return reverse(route.name, kwargs={name: given[name] for pair in names for name in pair if name})


# An account with something in every address


def fill_for_routes(candidate, subject="Two to thank"):
    """All that `whole_account` has, and what else a route needs; returns what stands in the addresses."""
    ImportJob.objects.filter(candidate=candidate).delete()
    round = fill(candidate)
    ImportJob.objects.filter(candidate=candidate).update(content=b"Company,Role\nAcme,Analyst\n,\n")
    take_one(timezone.now)
    ImportJob.objects.filter(candidate=candidate).update(left_out=b"Line\n3")
    later = make_round(round.application, number=4)
    make_interview(later, round.interviews.first().interviewers.first(), starts_at=timezone.now())
    opened = make_interviewer(round.application, "Cy Noor")
    make_interview(later, opened, starts_at=timezone.now())
    make_note(later, opened, opened_at=timezone.now(), body="Dear Cy")
    EmailAddress.objects.create(user=candidate, email=candidate.email, primary=True, verified=True)
    UserSession.objects.create(user=candidate, ip="127.0.0.1", user_agent="Elsewhere", session_key=f"k{candidate.pk}")
    Authenticator.objects.create(user=candidate, type="recovery_codes", data={"seed": "s", "used_mask": 0})
    return (
        rows_of(candidate, round) | delete_some(round) | tokens_of(candidate) | {"mail": mail_to(candidate, subject)}
    )


def rows_of(candidate, round):
    """One row of each model, by the model's name; where there are several, one of the round that `fill` answers."""
    rows = {"user": candidate.pk, "round": round.pk, "kind": "timeline_passed"}
    rows["interview"] = round.interviews.order_by("pk").first().pk
    rows["participation"] = round.interviews.order_by("pk").first().participations.order_by("pk").first().pk
    rows["interviewer"] = round.application.interviewers.order_by("pk").first().pk
    for model in apps.get_models():
        if issubclass(model, Owned):
            first = model.objects.filter(**{model.OWNER: candidate}).order_by("pk").first()
            rows.setdefault(model._meta.model_name, first.pk if first else None)
    rows["usersession"] = UserSession.objects.filter(user=candidate).order_by("pk").first().pk
    rows["authenticator"] = Authenticator.objects.get(user=candidate).pk
    return rows


def delete_some(round):
    """What was deleted and can still be brought back."""
    job, now = round.application, timezone.now()
    gone = [
        make_application(job.candidate, company="Gone"),
        make_round(job, number=9),
        make_interview(round, starts_at=round.interviews.first().starts_at.replace(hour=20)),
        make_interviewer(job, "Gone Person"),
        job.research_notes.create(area="industry", body="Gone"),
        round.assignments.create(title="Gone"),
        make_story(job.candidate, "Gone"),
        job.skills.create(name="Gone"),
        job.candidate.bank_questions.create(text="Gone?"),
        job.candidate.own_themes.create(key="gone", name="Gone"),
        *said_and_gone(round),
    ]
    for row in gone:
        row.mark_deleted(now)
    return {f"deleted {row._meta.model_name}": row.pk for row in gone}


def said_and_gone(round):
    """Of somebody who is still there."""
    person, talk = round.application.interviewers.first(), round.interviews.first()
    answer = make_answer(round.application, topic="own", question="Gone?")
    return [
        round.questions.create(interviewer=person, text="Gone?"),
        make_given(make_answer(round.application, topic="own", question="Not gone?"), talk, person),
        make_telling(make_story(round.application.candidate, "Not gone"), talk, person, planned_at=timezone.now()),
        answer,
    ]


def tokens_of(candidate):
    """A live feed; and beside it what a stranger might try: revoked, signed by somebody else, made up."""
    revoked = feed_tokens.make(candidate, timezone.now())
    live = feed_tokens.make(candidate, timezone.now())
    token = unsubscribe_token(candidate.pk, "thank_you")
    return {
        "live feed": live,
        "revoked feed": revoked,
        "live unsubscribe": token,
        "forged unsubscribe": token.rpartition(":")[0] + ":" + "A" * 43,
        "forged confirmation": "Mg:1vN000:" + "A" * 43,
        "user in 36": _in_36(candidate.pk),
        "forged reset": "cx1abc-" + "0" * 32,
    }


def mail_to(candidate, subject):
    message = EmailMultiAlternatives(subject, subject, "Callback <r@example.com>", [candidate.email])
    message.attach_alternative(f"<html><head></head><body>{subject}</body></html>", "text/html")
    EmailBackend(folder=settings.MAIL_DIR, alias="default").send_messages([message])
    return max(settings.MAIL_DIR.glob("*.eml")).name


def _in_36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else _in_36(number // 36) + digits[number % 36]
