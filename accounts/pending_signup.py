"""A sign-up where mail is configured: there is no account until the code from the mail is typed.

So nobody learns by signing up who has an account (the page, its redirects and its tries are the same; only the mail
differs), nobody makes an account for an address that is not theirs, and a mistyped address leaves nothing behind.
What was typed waits in the session, the password as its hash.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.models import EmailAddress
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.languages import language_here
from accounts.models import User
from accounts.zones import country_of

KEY = "pending_sign_up"  # in the session
GOOD_FOR = timedelta(minutes=10)
MOST_TRIES = 3
MOST_MAILS = 3


@dataclass(frozen=True)
class PendingSignup:
    email: str
    password_hash: str
    time_zone: str
    next_page: str
    has_account: bool
    code: str
    began_at: float  # with the last mail
    tries: int = 0
    mails: int = 0

    @property
    def can_resend(self) -> bool:
        return self.mails < MOST_MAILS

    def has_expired(self, now: datetime) -> bool:
        return now.timestamp() - self.began_at > GOOD_FOR.total_seconds()

    @property
    def expected_code(self) -> str:
        """Where the address has an account no code fits."""
        return "" if self.has_account else self.code


def begin(request: HttpRequest, typed: dict[str, Any], now: datetime, *, has_account: bool) -> None:
    """Keep what was typed and mail the code, or to an address with an account that it has one."""
    pending = PendingSignup(
        email=typed["email"],
        password_hash=make_password(typed["password1"]),
        time_zone=typed["time_zone"],
        next_page=get_next_redirect_url(request) or "",
        has_account=has_account,
        code="",
        began_at=now.timestamp(),
    )
    if not send(request, pending, now):
        raise ImmediateHttpResponse(ratelimit.respond_429(request))


def find(request: HttpRequest) -> PendingSignup | None:
    """What waits for its code in this session."""
    kept = request.session.get(KEY)
    return PendingSignup(**kept) if kept else None


def send(request: HttpRequest, pending: PendingSignup, now: datetime) -> bool:
    """Mail a new code; False if the last one went out just now."""
    if not ratelimit.consume(request, action="confirm_email", key=pending.email.lower()):
        return False
    adapter = get_adapter()
    code = adapter.generate_email_verification_code()
    renewed = replace(pending, code=code, began_at=now.timestamp(), mails=pending.mails + 1)
    if renewed.has_account:
        adapter.send_account_already_exists_mail(renewed.email)
    else:
        adapter.send_mail("account/email/email_confirmation", renewed.email, {"code": renewed.code})
    request.session[KEY] = asdict(renewed)
    return True


def count_try(request: HttpRequest, pending: PendingSignup) -> bool:
    """Note a wrong code; False if that was the last one, and then nothing waits any more."""
    if pending.tries + 1 >= MOST_TRIES:
        forget(request)
        return False
    request.session[KEY] = asdict(replace(pending, tries=pending.tries + 1))
    return True


def complete(request: HttpRequest, pending: PendingSignup) -> HttpResponse:
    """Make the account and sign in. Was one made meanwhile, in another window, that one is there to sign in to."""
    forget(request)
    try:
        user = _make_account(pending)
    except IntegrityError:
        return redirect("account_login")
    answer: HttpResponse = complete_signup(request, user=user, redirect_url=pending.next_page or None)
    return answer


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)


@transaction.atomic
def _make_account(pending: PendingSignup) -> User:
    user = User(
        email=pending.email,
        password=pending.password_hash,
        time_zone=pending.time_zone,
        country=country_of(pending.time_zone),
        language=language_here(),
    )
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user
