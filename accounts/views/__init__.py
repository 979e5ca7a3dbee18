"""The pages of this room: one function a URL, by what they are about."""

from accounts.views.activity import activity
from accounts.views.bounces import bounces
from accounts.views.entrance import confirm_address, confirm_signup, login_code
from accounts.views.language import language
from accounts.views.mailbox import mailbox, mailbox_html, mailbox_message
from accounts.views.passkeys import passkey_again, passkey_sign_in
from accounts.views.signing_in import moved_to_signing_in, other_sessions_end, session_end, signing_in

__all__ = [
    "activity",
    "bounces",
    "confirm_address",
    "confirm_signup",
    "language",
    "login_code",
    "mailbox",
    "mailbox_html",
    "mailbox_message",
    "moved_to_signing_in",
    "other_sessions_end",
    "passkey_again",
    "passkey_sign_in",
    "session_end",
    "signing_in",
]
