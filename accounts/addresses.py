"""Whether an address is known to be its owner's: where mail is configured, nothing is sent before."""

from allauth.account.internal.flows.manage_email import emit_email_changed
from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.http import HttpRequest

from accounts.mailbox import forget_mails
from accounts.models import User


def confirmed_candidates() -> Q:
    """The condition on users that their address is confirmed; with mail kept on this machine everybody's is."""
    if settings.IS_MAIL_LOCAL:
        return Q(pk__isnull=False)
    return Q(emailaddress__verified=True, emailaddress__email__iexact=F("email"))


def has_confirmed_address(user: User) -> bool:
    return (
        settings.IS_MAIL_LOCAL
        or EmailAddress.objects.filter(user=user, verified=True, email__iexact=user.email).exists()
    )


def is_taken(address: str) -> bool:
    return User.objects.filter(email__iexact=address).exists()


def replace_address(request: HttpRequest, user: User, address: str) -> EmailAddress:
    """Make `address` the person's own at once, unconfirmed; whoever takes the old one finds no mails under it.

    A last mail to the old one says so.
    """
    former, old = addresses_of(user), EmailAddress(user=user, email=user.email)
    with transaction.atomic():
        EmailAddress.objects.filter(user=user).delete()
        user.email = address
        user.address_failed_at = None
        user.save(update_fields=["email", "address_failed_at"])
        new: EmailAddress = EmailAddress.objects.create(user=user, email=address, primary=True)
    forget_mails(settings.MAIL_DIR, former - {address.lower()})
    emit_email_changed(request, old, new)
    return new


def addresses_of(user: User) -> frozenset[str]:
    """All of theirs in lower case, as the mails on this machine are looked for."""
    others = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return frozenset(address.lower() for address in [user.email, *others])


def ask_again(user: User) -> None:
    """Mails to the address came back: it has to be confirmed once more before it counts."""
    EmailAddress.objects.filter(user=user, email__iexact=user.email).update(verified=False)
